//! What makes git show plans well: an attribute, settings and a hook, each put in place and taken back without a trace.

use std::io;
use std::path::Path;

/// The line of `.gitattributes` that gives plans their driver.
pub const ATTRIBUTE: &str = "*.toml diff=roadmap";

/// The lines that name a row in the heading of a hunk.
///
/// Git looks for the nearest of them above the hunk, context included. A table's header and a blank line end the
/// search with a heading that names no row: the row's own number then stands in the hunk, and that of the row before
/// must not be shown. This holds with one line of context. With git's three the hunk of a changed title or number
/// begins in the row before, and no pattern can tell that row from the right one; with none, patches do not apply.
pub const HEADING: &str =
    r"^((number|title)[[:space:]]*=.*|\[\[.*|\[(executors|events)\].*|[[:space:]]*)$";

/// How many lines of context let [`HEADING`] find the right row.
pub const CONTEXT: &str = "1";

/// Tells whether the file at `path` has the attribute.
pub fn has_attribute(path: &Path) -> bool {
    std::fs::read_to_string(path).is_ok_and(|text| text.lines().any(|line| line == ATTRIBUTE))
}

/// Adds the attribute to the file at `path`, which need not exist.
///
/// How the line ends keeps what was there before: a file without a last line end, or empty, gets the line without one.
pub fn add_attribute(path: &Path) -> io::Result<()> {
    match std::fs::read(path) {
        Ok(mut text) => {
            match text.last() {
                Some(b'\n') => text.extend(format!("{ATTRIBUTE}\n").bytes()),
                Some(_) => text.extend(format!("\n{ATTRIBUTE}").bytes()),
                None => text.extend(ATTRIBUTE.bytes()),
            }
            std::fs::write(path, text)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            std::fs::write(path, format!("{ATTRIBUTE}\n"))
        }
        Err(error) => Err(error),
    }
}

/// Takes the attribute out of the file at `path`, and the file too where it was made for it.
pub fn remove_attribute(path: &Path) -> io::Result<()> {
    let text = std::fs::read_to_string(path)?;
    let whole = format!("{ATTRIBUTE}\n");
    if text == whole {
        return std::fs::remove_file(path);
    }
    let ended = text
        .strip_suffix(ATTRIBUTE)
        .filter(|rest| rest.is_empty() || rest.ends_with('\n'));
    let rest = match ended {
        Some(rest) => rest.strip_suffix('\n').unwrap_or(rest).to_owned(),
        None => text
            .split_inclusive('\n')
            .filter(|line| *line != whole)
            .collect(),
    };
    std::fs::write(path, rest)
}

/// Returns the hook that checks the plans in `folders`.
pub fn hook<P: AsRef<Path>>(folders: &[P]) -> String {
    format!(
        "#!/bin/sh\n# roadmap git-setup --hook\nexec {}\n",
        check(folders)
    )
}

/// Returns the command of the hook, its arguments quoted for a shell.
pub fn check<P: AsRef<Path>>(folders: &[P]) -> String {
    let quoted = |folder: &P| {
        let folder = folder.as_ref().to_string_lossy();
        let folder = if folder.is_empty() { "." } else { &folder };
        format!("'{}'", folder.replace('\'', r"'\''"))
    };
    let folders: Vec<String> = folders.iter().map(quoted).collect();
    format!("roadmap check --errors -- {}", folders.join(" "))
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

/// Tells whether the file at `path` holds just this text.
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
        let command = check(&[Path::new(""), Path::new("план'ы на год")]);
        assert_eq!(command, r"roadmap check --errors -- '.' 'план'\''ы на год'");
    }

    #[test]
    fn an_attribute_comes_and_goes_without_a_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".gitattributes");
        for before in [
            None,
            Some(""),
            Some("\n"),
            Some("*.md text"),
            Some("*.md text\r\n"),
            Some("a\n\nb\n"),
        ] {
            if let Some(text) = before {
                std::fs::write(&path, text).unwrap();
            }
            add_attribute(&path).unwrap();
            assert!(has_attribute(&path));
            remove_attribute(&path).unwrap();
            assert_eq!(std::fs::read_to_string(&path).ok().as_deref(), before);
            let _ = std::fs::remove_file(&path);
        }
        std::fs::write(&path, format!("a\n{ATTRIBUTE}\nb\n")).unwrap();
        remove_attribute(&path).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nb\n");
    }
}
