//! The house rules that a compiler does not hold: which layer may know which, and who may touch the world.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use roadmap::words::MessageId;

/// The layers, lowest first; a module may use only modules of lower layers and its own.
const LAYERS: &[&[&str]] = &[
    &["text", "words"],
    &["diagnostic", "manual"],
    &["calendar"],
    &["phrase", "document"],
    &["model"],
    &["check", "query"],
    &["report", "edit"],
    &["render", "io"],
    &["import"],
    &["cli"],
];

fn layer(module: &str) -> usize {
    LAYERS
        .iter()
        .position(|modules| modules.contains(&module))
        .unwrap_or_else(|| {
            panic!("src/{module} is on no layer: add it to the map in lib.rs and to LAYERS")
        })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Returns each source file with the module of the crate it belongs to; `lib.rs` and `main.rs` belong to none.
fn files() -> Vec<(String, PathBuf, String)> {
    let module = |path: &Path| {
        let inside = path.strip_prefix(root()).unwrap();
        inside
            .iter()
            .next()
            .unwrap()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned()
    };
    sources(&root())
        .into_iter()
        .map(|path| {
            (
                module(&path),
                path.clone(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

/// Returns the modules that `text` names after `crate::`, groups in braces included.
fn uses(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for after in text.split("crate::").skip(1) {
        let names: Vec<&str> = match after.strip_prefix('{') {
            Some(group) => group
                .split('}')
                .next()
                .unwrap()
                .split(',')
                .map(str::trim)
                .collect(),
            None => vec![after],
        };
        found.extend(names.iter().map(|name| {
            name.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        }));
    }
    found
}

#[test]
fn arrows_point_down() {
    let mut wrong = Vec::new();
    for (module, path, text) in files() {
        if ["lib", "main"].contains(&module.as_str()) {
            continue;
        }
        for used in uses(&text) {
            let sibling = used != module
                && layer(&used) == layer(&module)
                && module != "text"
                && module != "words";
            if layer(&used) > layer(&module) || sibling {
                wrong.push(format!("{} uses crate::{used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    for (_, path, text) in files() {
        assert!(
            text.starts_with("//! "),
            "{} does not begin with its charter",
            path.display()
        );
    }
}

#[test]
fn only_its_layer_touches_the_world() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("std::fs", ["io"].as_slice()),
        ("File::open", &["io"]),
        ("Local::now", &["cli"]),
        ("Utc::now", &["cli"]),
        ("std::env", &["cli", "main"]),
        ("stdout()", &["cli"]),
        ("stderr()", &["cli"]),
        ("stdin()", &["cli"]),
        ("std::process", &["cli", "io", "main"]),
    ]);
    for (module, path, text) in files() {
        let code: String = text.split("#[cfg(test)]").next().unwrap().to_owned();
        for (word, modules) in &allowed {
            let here = modules.contains(&module.as_str());
            assert!(
                here || !code.contains(word),
                "{} must not use {word}",
                path.display()
            );
        }
    }
}

#[test]
fn every_message_is_said() {
    let catalogue = root().join("words/catalogue.rs");
    let said: String = files()
        .into_iter()
        .filter(|(_, path, _)| *path != catalogue)
        .map(|(_, _, text)| text)
        .collect();
    let said: BTreeSet<&str> = said
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    let unsaid: Vec<String> = MessageId::ALL
        .iter()
        .map(|id| format!("{id:?}"))
        .filter(|name| !said.contains(name.as_str()))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?} are said nowhere");
}

#[test]
fn the_map_in_lib_rs_names_every_layer() {
    let lib = fs::read_to_string(root().join("lib.rs")).unwrap();
    for module in LAYERS.iter().flat_map(|modules| modules.iter()) {
        assert!(
            lib.contains(&format!("`{module}`")) || lib.contains(&format!("[`{module}`]")),
            "{module} is not on the map"
        );
        assert!(
            root().join(module).is_dir() || root().join(format!("{module}.rs")).is_file(),
            "no module {module}"
        );
    }
}
