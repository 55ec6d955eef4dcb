//! Names of files made of titles, such as every system takes.

use super::harmless;

/// Bytes that a name may take, so that room is left for an ending: systems allow 255.
const LONGEST: usize = 200;

/// What Windows keeps for devices, whatever the ending.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Returns `title` as the name of a file, without its ending: no signs that Windows forbids, no device's name.
///
/// ```
/// use roadmap::text::file_name;
/// assert_eq!(file_name("Отчёт: «500+» / 2022?"), "Отчёт «500+» 2022");
/// assert_eq!(file_name("CON"), "_CON");
/// assert_eq!(file_name("../.."), "_");
/// ```
pub fn file_name(title: &str) -> String {
    let allowed = |c: char| !matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
    let line = harmless::line(title);
    let kept: String = (line.chars())
        .map(|c| if allowed(c) { c } else { ' ' })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let mut name = words.join(" ");
    while name.len() > LONGEST {
        name.pop();
    }
    let name = name.trim_matches(['.', ' ', '-', '~', '$']);
    if name.is_empty() || is_reserved(name) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_lowercase();
    let letters = stem.trim_end_matches(|c: char| c.is_ascii_digit() || "¹²³".contains(c));
    let numbers = stem.chars().count() - letters.chars().count();
    RESERVED.contains(&letters) && numbers <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_takes_the_name() {
        let case = |title: &str, expected: &str| assert_eq!(file_name(title), expected);
        case("", "_");
        case(" План.. ", "План");
        case("com1.план", "_com1.план");
        case("LPT¹", "_LPT¹");
        case("computer", "computer");
        case("а\u{202e}б\nв", "аб в");
        case("C:\\Windows", "C Windows");
        case(".скрытый", "скрытый");
        assert!(file_name(&"я".repeat(500)).len() <= LONGEST);
    }
}
