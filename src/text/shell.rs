//! Words as a command line takes them.

/// Returns `word` as a shell takes it: in quotes where it has blanks or signs.
///
/// ```
/// use roadmap::text::shell;
/// assert_eq!(shell::word("pervouralsk-2022:14"), "pervouralsk-2022:14");
/// assert_eq!(shell::word("sarov:«Внесение в план»"), "\"sarov:«Внесение в план»\"");
/// assert_eq!(shell::word("a \"b\" $c"), "'a \"b\" $c'");
/// ```
pub fn word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | ':' | '-' | '_' | '/' | ',');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else if word.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        format!("\"{word}\"")
    }
}
