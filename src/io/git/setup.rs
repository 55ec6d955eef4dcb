//! What makes git show plans well: an attribute, settings and a hook, each put in place and taken back without a trace.

use std::io;
use std::path::Path;

/// The line of `.gitattributes` that has plans compared by their driver.
pub const COMPARED: &str = "*.toml diff=roadmap";

/// The line of `.gitattributes` that has plans merged by their driver.
pub const MERGED: &str = "*.toml merge=roadmap";

/// The lines that name a row in the heading of a hunk.
///
/// Git looks for the nearest of them above the hunk, context included. A table's header and a blank line end the
/// search with a heading that names no row: the row's own number then stands in the hunk, and that of the row before
/// must not be shown. This holds with one line of context. With git's three the hunk of a changed title or number
/// begins in the row before, and no pattern can tell that row from the right one; with none, patches do not apply.
/// Through a textconv a row begins with its heading.
pub const HEADING: &str = r"^((number|title)[[:space:]]*=.*|\[\[.*|\[(executors|events)\].*|(п\. |item |«).*|[[:space:]]*)$";

/// How many lines of context let [`HEADING`] find the right row.
pub const CONTEXT: &str = "1";

/// Returns whether the file at `path` has the line `attribute`.
pub fn has_attribute(path: &Path, attribute: &str) -> bool {
    let is = |line: &[u8]| line.strip_suffix(b"\r").unwrap_or(line) == attribute.as_bytes();
    std::fs::read(path).is_ok_and(|text| text.split(|byte| *byte == b'\n').any(is))
}

/// Returns whether the file at `path` says in other words what the line `attribute` does.
pub fn has_like(path: &Path, attribute: &str) -> bool {
    let set = attribute.rsplit(' ').next().unwrap_or_default();
    let says = |line: &str| !line.trim_start().starts_with('#') && line.contains(set);
    std::fs::read(path).is_ok_and(|text| String::from_utf8_lossy(&text).lines().any(says))
}

/// Adds the line `attribute` to the file at `path`, which need not exist.
///
/// How the line ends keeps what was there before: a file without a last line end, or empty, gets the line without one.
pub fn add_attribute(path: &Path, attribute: &str) -> io::Result<()> {
    match std::fs::read(path) {
        Ok(mut text) => {
            match text.last() {
                Some(b'\n') => text.extend(format!("{attribute}\n").bytes()),
                Some(_) => text.extend(format!("\n{attribute}").bytes()),
                None => text.extend(attribute.bytes()),
            }
            std::fs::write(path, text)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            std::fs::write(path, format!("{attribute}\n"))
        }
        Err(error) => Err(error),
    }
}

/// Takes the line `attribute` out of the file at `path`, and the file too where nothing else is in it.
pub fn remove_attribute(path: &Path, attribute: &str) -> io::Result<()> {
    let text = std::fs::read(path)?;
    let whole = format!("{attribute}\n");
    if text == whole.as_bytes() {
        return std::fs::remove_file(path);
    }
    let ended = text
        .strip_suffix(attribute.as_bytes())
        .filter(|rest| rest.is_empty() || rest.ends_with(b"\n"));
    let rest = match ended {
        Some(rest) => rest.strip_suffix(b"\n").unwrap_or(rest).to_vec(),
        None => text
            .split_inclusive(|byte| *byte == b'\n')
            .filter(|line| {
                line.strip_suffix(b"\n")
                    .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
                    != Some(attribute.as_bytes())
            })
            .flatten()
            .copied()
            .collect(),
    };
    std::fs::write(path, rest)
}

/// Returns the hook that checks the plans in `folders` as they are staged, and speaks only of those that are broken.
///
/// What is not staged is not in the commit: it neither blocks a sound commit nor repairs a broken one. The copy stands in
/// git's own folder, so that a workspace file above the repository is still found.
pub fn hook<P: AsRef<Path>>(program: &str, folders: &[P]) -> String {
    let folders = quoted_all(folders);
    format!(
        r#"#!/bin/sh
# roadmap git-setup --hook
staged=$(mktemp -d "$(git rev-parse --absolute-git-dir)/roadmap.XXXXXX") || exit
trap 'rm -rf "$staged"' EXIT
git ls-files -z -- '*.toml' | git checkout-index -z --stdin --prefix="$staged/" || exit
cd "$staged" || exit
for folder in {folders}; do
  find "$folder" -name '*.toml' 2>/dev/null | grep -q . && set -- "$@" "$folder"
done
[ $# -eq 0 ] || told=$({program} check --errors -- "$@" 2>&1) && exit
cd .. && printf '%s\n' "$told" >&2
exit 1
"#
    )
}

/// Returns the command that checks the plans in `folders`, its arguments quoted for a shell.
pub fn check<P: AsRef<Path>>(program: &str, folders: &[P]) -> String {
    format!("{program} check --errors -- {}", quoted_all(folders))
}

fn quoted_all<P: AsRef<Path>>(folders: &[P]) -> String {
    let folder = |folder: &P| {
        let folder = folder.as_ref().to_string_lossy();
        quoted(if folder.is_empty() { "." } else { &folder })
    };
    folders.iter().map(folder).collect::<Vec<_>>().join(" ")
}

/// Quotes a word for a shell.
pub fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Writes the hook at `path`, to be run.
pub fn add_hook(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)?;
    make_executable(path)
}

#[cfg(unix)]
fn make_executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
}

/// Elsewhere git runs hooks by their first line.
#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns whether the file at `path` holds just this text.
pub fn holds(path: &Path, text: &str) -> bool {
    std::fs::read(path).is_ok_and(|found| found == text.as_bytes())
}

/// Removes the file at `path`.
pub fn remove(path: &Path) -> io::Result<()> {
    std::fs::remove_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hook_checks_every_folder() {
        let command = check("roadmap", &[Path::new(""), Path::new("план'ы на год")]);
        assert_eq!(command, r"roadmap check --errors -- '.' 'план'\''ы на год'");
    }

    #[test]
    fn attributes_come_and_go_without_a_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".gitattributes");
        for before in [
            None,
            Some(&b""[..]),
            Some(b"\n"),
            Some(b"*.md text"),
            Some(b"*.md text\r\n"),
            Some(b"a\n\nb\n"),
            Some(b"# \xef\xeb\xe0\xed\xfb\n*.md text\n"),
        ] {
            if let Some(text) = before {
                std::fs::write(&path, text).unwrap();
            }
            for attribute in [COMPARED, MERGED] {
                add_attribute(&path, attribute).unwrap();
                assert!(has_attribute(&path, attribute));
            }
            for attribute in [MERGED, COMPARED] {
                remove_attribute(&path, attribute).unwrap();
            }
            assert_eq!(std::fs::read(&path).ok().as_deref(), before);
            let _ = std::fs::remove_file(&path);
        }
        std::fs::write(&path, format!("a\n{COMPARED}\r\nb\n")).unwrap();
        remove_attribute(&path, COMPARED).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nb\n");
    }

    #[test]
    fn an_attribute_in_other_words_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".gitattributes");
        for (text, known) in [
            ("*.toml  diff=roadmap text\n", true),
            ("# *.toml diff=roadmap\n", false),
            ("*.toml merge=roadmap\n", false),
        ] {
            std::fs::write(&path, text).unwrap();
            assert_eq!(has_like(&path, COMPARED), known, "{text}");
        }
    }
}
