//! No circles between the files of a module: whoever reads a file needs to read only those below it.
//!
//! A file knows the files that define the names it uses, be it in a `use`, by a path in the text or through the
//! re-export of a parent. Re-exporting a name is not yet using it, so that a `mod.rs` may declare and re-export its
//! children while they use what it defines; once it uses a child that uses it, they form a circle. Tests at the end of
//! a file and names in comments do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A path of names, such as `["query", "row", "Row"]`; those of files begin below `src`.
type Names = Vec<String>;

/// The files of a tree by their module paths.
type Files = BTreeMap<Names, File>;

/// Which files each file knows.
type Graph<'f> = BTreeMap<&'f Names, BTreeSet<&'f Names>>;

/// What a source file says of other modules.
#[derive(Default)]
struct File {
    /// Each name imported, with its path and whether it is only passed on.
    imports: BTreeMap<String, (Names, bool)>,
    /// The paths in the text; names alone are paths of one.
    paths: BTreeSet<Names>,
}

impl File {
    fn read(text: &str) -> Self {
        let code = text.split("#[cfg(test)]").next().unwrap();
        let mut tokens = tokens(code).into_iter().peekable();
        let mut file = File::default();
        let mut public = false;
        while let Some(token) = tokens.next() {
            match token.as_str() {
                "pub" => {
                    public = true;
                    if tokens.next_if(|next| next == "(").is_some() {
                        tokens.by_ref().find(|token| token == ")");
                    }
                }
                "use" => {
                    let tree: Vec<String> =
                        tokens.by_ref().take_while(|token| token != ";").collect();
                    file.import(&tree, public);
                    public = false;
                }
                "mod" | "fn" | "struct" | "enum" | "trait" | "const" | "type" | "." => {
                    public = false;
                    tokens.next();
                }
                name if is_name(name) => {
                    let mut path = vec![token];
                    while tokens.next_if(|next| next == "::").is_some() {
                        path.extend(tokens.next_if(|next| is_name(next)));
                    }
                    file.paths.insert(path);
                }
                _ => {}
            }
        }
        file
    }

    /// Takes in the names of the `use` tree of these tokens.
    fn import(&mut self, tree: &[String], public: bool) {
        let mut prefixes: Vec<Names> = vec![Vec::new()];
        let mut path = Names::new();
        let mut alias = None;
        for token in tree.iter().map(String::as_str).chain([","]) {
            match token {
                "{" => prefixes.push(std::mem::take(&mut path)),
                "," | "}" => {
                    let name = alias.take().or_else(|| path.last().cloned());
                    let mut whole = prefixes.concat();
                    let itself = path == ["self"] && !whole.is_empty();
                    if !itself {
                        whole.append(&mut path);
                    }
                    let name = if itself { whole.last().cloned() } else { name };
                    path.clear();
                    if let Some(name) = name {
                        self.imports.insert(name, (whole, public));
                    }
                    if token == "}" {
                        prefixes.pop();
                    }
                }
                "::" => {}
                "as" => alias = Some(String::new()),
                name if alias.is_some() => alias = Some(name.to_owned()),
                name => path.push(name.to_owned()),
            }
        }
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Splits code into names, `::` and single marks, without comments and strings.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => string(rest),
            'r' if rest.starts_with("r#\"") => rest.find("\"#").map_or(rest.len(), |end| end + 2),
            '\'' => character(rest),
            _ if is_name(rest) => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                let end = end.unwrap_or(rest.len());
                tokens.push(rest[..end].to_owned());
                end
            }
            _ if rest.starts_with("::") => {
                tokens.push("::".to_owned());
                2
            }
            mark => {
                if !mark.is_whitespace() {
                    tokens.push(mark.to_string());
                }
                mark.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

/// Returns the length of the string literal that `code` begins with.
fn string(code: &str) -> usize {
    let mut escaped = false;
    let end = code.char_indices().skip(1).find(|(_, c)| {
        let end = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        end
    });
    end.map_or(code.len(), |(at, _)| at + 1)
}

/// Returns the length of the character literal that `code` begins with, or of a lifetime's mark.
fn character(code: &str) -> usize {
    let mut inside = code.chars().skip(1);
    match (inside.next(), inside.next()) {
        (Some('\\'), Some(_)) => code[3..].find('\'').map_or(1, |end| end + 4),
        (Some(c), Some('\'')) => c.len_utf8() + 2,
        _ => 1,
    }
}

/// Returns the file that defines the name `path`, read in the file `here`; `None` for what other crates define.
fn definer<'f>(files: &'f Files, here: &Names, path: &[String], depth: usize) -> Option<&'f Names> {
    let (mut at, mut rest) = start(files, here, path)?;
    while let Some((name, more)) = rest.split_first() {
        let child: Names = at.iter().chain([name]).cloned().collect();
        let import = files.get(&at).and_then(|file| file.imports.get(name));
        if let Some((imported, _)) =
            import.filter(|_| depth < 8 && (more.is_empty() || !files.contains_key(&child)))
        {
            let whole: Names = imported.iter().chain(more).cloned().collect();
            return definer(files, &at, &whole, depth + 1);
        }
        if !files.contains_key(&child) {
            break;
        }
        (at, rest) = (child, more);
    }
    files.get_key_value(&at).map(|(names, _)| names)
}

/// Returns the module where `path` begins and the names that lead on from there.
fn start<'p>(files: &Files, here: &Names, path: &'p [String]) -> Option<(Names, &'p [String])> {
    let (first, rest) = path.split_first()?;
    let child: Names = here.iter().chain([first]).cloned().collect();
    match first.as_str() {
        "crate" => Some((Names::new(), rest)),
        "self" => Some((here.clone(), rest)),
        "super" => {
            let supers = rest.iter().take_while(|name| *name == "super").count();
            let parent = here[..here.len() - 1 - supers].to_vec();
            Some((parent, &rest[supers..]))
        }
        _ if files.contains_key(&child) || files[here].imports.contains_key(first) => {
            Some((here.clone(), path))
        }
        _ => None,
    }
}

/// Returns which files know which; a file's own module is left out, and so are other top modules.
fn graph(files: &Files) -> Graph<'_> {
    let known = |here: &Names, file: &File| {
        let imports = file.imports.values().filter(|(_, public)| !public);
        let imports = imports.map(|(path, _)| path);
        // A module imported by name is known only by what is taken from it.
        let imports = imports.filter(|path| !is_module(files, here, path));
        let definers = imports
            .chain(
                file.paths
                    .iter()
                    .filter(|path| path.len() > 1 || !is_module(files, here, path)),
            )
            .filter_map(|path| definer(files, here, path, 0));
        definers
            .filter(|there| *there != here && there.first() == here.first())
            .collect()
    };
    files
        .iter()
        .map(|(here, file)| (here, known(here, file)))
        .collect()
}

fn is_module(files: &Files, here: &Names, path: &[String]) -> bool {
    start(files, here, path).is_some_and(|(at, rest)| {
        let module = [at, rest.to_vec()].concat();
        files.contains_key(&module)
    })
}

/// Returns the shortest way from `from` back to itself.
fn circle<'f>(graph: &Graph<'f>, from: &'f Names) -> Option<Vec<&'f Names>> {
    let mut ways: Vec<Vec<&Names>> = vec![vec![from]];
    let mut seen: BTreeSet<&Names> = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in &graph[way.last().unwrap()] {
                let way: Vec<&Names> = way.iter().copied().chain([*next]).collect();
                if *next == from {
                    return Some(way);
                }
                if seen.insert(next) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

/// Returns the circles of `graph`, each by one of its files' shortest way back to itself.
fn circles(graph: &Graph<'_>) -> Vec<String> {
    let mut named: BTreeSet<&Names> = BTreeSet::new();
    let mut found = Vec::new();
    for from in graph.keys().copied() {
        if named.contains(from) {
            continue;
        }
        if let Some(way) = circle(graph, from) {
            named.extend(&way);
            let way: Vec<String> = way.iter().map(|file| file.join("/")).collect();
            found.push(way.join(" → "));
        }
    }
    found
}

/// Returns the module paths of the sources below `folder`.
fn sources(folder: &Path, names: &[String]) -> Vec<(Names, PathBuf)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let inside = [names, std::slice::from_ref(&stem)].concat();
        if path.is_dir() {
            found.extend(sources(&path, &inside));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let module = if ["mod", "lib"].contains(&stem.as_str()) {
                names.to_vec()
            } else {
                inside
            };
            found.push((module, path));
        }
    }
    found
}

/// Returns which parts of the module `top` know which: its folders, and its files in no folder.
fn parts<'f>(graph: &Graph<'f>, top: &str) -> Graph<'f> {
    let part = |names: &Names| names.get(1).filter(|_| names[0] == top).cloned();
    let mut named: BTreeMap<String, &Names> = BTreeMap::new();
    for &names in graph.keys() {
        named.extend(part(names).map(|part| (part, names)));
    }
    let mut parts: Graph<'f> = named
        .values()
        .map(|&names| (names, BTreeSet::new()))
        .collect();
    for (&here, known) in graph {
        for there in known {
            if let (Some(here), Some(there)) = (part(here), part(there))
                && here != there
            {
                parts.get_mut(named[&here]).unwrap().insert(named[&there]);
            }
        }
    }
    parts
}

fn read_sources() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| File::read(&fs::read_to_string(path).unwrap());
    let sources = sources(&root, &[]).into_iter();
    sources.map(|(names, path)| (names, read(path))).collect()
}

#[test]
fn no_circles_between_files() {
    let circles = circles(&graph(&read_sources()));
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn the_stages_of_an_import_form_no_circle() {
    let files = read_sources();
    let stages = parts(&graph(&files), "import");
    assert!(stages.len() > 10, "{stages:#?}");
    let circles = circles(&stages);
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_of_folders_is_found() {
    let files = files(&[
        ("a", "mod one; mod two;"),
        ("a/one", "mod x; mod y;"),
        ("a/one/x", ""),
        ("a/one/y", "use crate::a::two::Two;"),
        ("a/two", "use super::one::x::X;"),
    ]);
    let graph = graph(&files);
    assert!(circles(&graph).is_empty());
    assert_eq!(circles(&parts(&graph, "a")).len(), 1);
}

fn files(texts: &[(&str, &str)]) -> Files {
    let names = |path: &str| path.split('/').map(str::to_owned).collect();
    texts
        .iter()
        .map(|(path, text)| (names(path), File::read(text)))
        .collect()
}

#[test]
fn a_circle_is_found_whatever_way_it_is_written() {
    let two = |mine: &str, yours: &str| {
        let parent =
            "mod one;\nmod two;\npub use one::One;\npub(crate) use two::{Two, two as second};\n";
        circles(&graph(&files(&[
            ("a", parent),
            ("a/one", mine),
            ("a/two", yours),
        ])))
    };
    let circle = ["a/one → a/two → a/one"];
    let takes = "use super::one::{self, One};";
    for back in [
        "use super::two::Two;",
        "use crate::a::{two::{Two, second}, other};",
        "use super::Two;",
        "use super::second as third;",
        "use super::two;\nfn f() { two::two() }",
        "fn f() -> super::Two { todo!() }",
    ] {
        assert_eq!(two(back, takes), circle, "{back}");
    }
    for none in [
        "// use super::two::Two;\n\"super::Two\"",
        "use std::two::Two;",
        "use super::two;",
        "#[cfg(test)]\nmod tests { use super::super::Two; }",
    ] {
        assert!(two(none, takes).is_empty(), "{none}");
    }
}

#[test]
fn a_parent_may_pass_on_its_children_but_not_use_them() {
    let child = ("a/one", "use super::Shared;");
    let passes_on = "mod one;\npub use one::One;\npub struct Shared;";
    assert!(circles(&graph(&files(&[("a", passes_on), child]))).is_empty());
    for uses in [
        "mod one;\npub use one::One;\npub struct Shared(One);",
        "mod one;\npub struct Shared;\nfn f() { one::f() }",
        "mod one;\nuse one::One;\npub struct Shared;",
    ] {
        assert_eq!(
            circles(&graph(&files(&[("a", uses), child]))),
            ["a → a/one → a"],
            "{uses}"
        );
    }
}
