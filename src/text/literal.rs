//! A TOML string as it stands in a file, and where each piece of its value is written.

use super::Span;

/// Where the bytes of a string's value stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    token: Span,
    places: Places,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Places {
    /// The value stands as it is, this many bytes after the start of the file.
    Verbatim(usize),
    /// With escapes: the place of every byte of the value, and of its end.
    Escaped(Vec<u32>),
    /// Not known; the whole token stands for any piece.
    Whole,
}

impl Literal {
    /// Returns the literal at `token` of `text`, which was read as `value`.
    pub fn new(text: &str, token: Span, value: &str) -> Self {
        let raw = text.get(token.range()).unwrap_or_default();
        let places = match content(raw) {
            Some((skip, inner, _)) if inner == value => {
                Places::Verbatim(token.start as usize + skip)
            }
            Some((skip, inner, true)) => unescape(inner, value, token.start as usize + skip)
                .map_or(Places::Whole, Places::Escaped),
            _ => Places::Whole,
        };
        Literal { token, places }
    }

    /// Returns where bytes `piece` of the value are written; the whole token where that is not known.
    pub fn place(&self, piece: Span) -> Span {
        match &self.places {
            Places::Verbatim(offset) => piece.shifted(*offset),
            Places::Escaped(places) => {
                let place = |at: u32| places.get(at as usize).copied();
                match (place(piece.start), place(piece.end)) {
                    (Some(start), Some(end)) => Span { start, end },
                    _ => self.token,
                }
            }
            Places::Whole => self.token,
        }
    }

    /// Returns whether [`Literal::place`] gives the very piece.
    pub fn is_exact(&self) -> bool {
        self.places != Places::Whole
    }
}

/// Returns what stands between the quotes of `raw`, how many bytes precede it, and whether escapes are read in it.
fn content(raw: &str) -> Option<(usize, &str, bool)> {
    for (quote, escapes) in [("\"\"\"", true), ("'''", false), ("\"", true), ("'", false)] {
        let inner = raw
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            let newline = match quote.len() {
                3 => first_newline(inner),
                _ => 0,
            };
            return Some((quote.len() + newline, inner.get(newline..)?, escapes));
        }
    }
    None
}

/// Returns the length of the line break that opens a multi-line string and is no part of its value.
fn first_newline(inner: &str) -> usize {
    ["\n", "\r\n"]
        .iter()
        .find(|newline| inner.starts_with(**newline))
        .map_or(0, |newline| newline.len())
}

/// Returns the place of every byte of `value` and of its end, if `inner`, which stands at `offset`, reads as it.
fn unescape(inner: &str, value: &str, offset: usize) -> Option<Vec<u32>> {
    let mut places = Vec::with_capacity(value.len() + 1);
    let mut read = String::with_capacity(value.len());
    let mut rest = inner;
    while let Some((piece, length)) = next_piece(rest) {
        let at = u32::try_from(offset + inner.len() - rest.len()).ok()?;
        if let Some(c) = piece {
            read.push(c);
            places.extend(std::iter::repeat_n(at, c.len_utf8()));
        }
        rest = rest.get(length..)?;
    }
    places.push(u32::try_from(offset + inner.len()).ok()?);
    (rest.is_empty() && read == value).then_some(places)
}

/// Returns the first character that `rest` reads as, none where a line break is escaped, and how many bytes write it.
fn next_piece(rest: &str) -> Option<(Option<char>, usize)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    if first != '\\' {
        return Some((Some(first), first.len_utf8()));
    }
    let escape = chars.next()?;
    let simple = match escape {
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        '"' | '\\' => escape,
        'x' => return hexadecimal(rest, 2),
        'u' => return hexadecimal(rest, 4),
        'U' => return hexadecimal(rest, 8),
        _ if escape.is_whitespace() => {
            let after = rest.strip_prefix('\\')?.trim_start();
            return Some((None, rest.len() - after.len()));
        }
        _ => return None,
    };
    Some((Some(simple), 2))
}

fn hexadecimal(rest: &str, digits: usize) -> Option<(Option<char>, usize)> {
    let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
    Some((Some(char::from_u32(code)?), 2 + digits))
}

/// Returns `text` as a TOML string on one line: in single quotes where it has signs that double ones would escape.
pub fn quoted(text: &str) -> String {
    let escapes = |c: char| matches!(c, '"' | '\\') || c.is_control();
    if !text.contains(escapes) {
        return format!("\"{text}\"");
    }
    if !text.contains(|c: char| c == '\'' || c.is_control()) {
        return format!("'{text}'");
    }
    let inner: String = text.chars().map(escaped).collect();
    format!("\"{inner}\"")
}

/// Returns `name` as a TOML key, in quotes where it needs them.
pub fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

fn escaped(c: char) -> String {
    match c {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    }
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "a test may fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn case(raw: &str, value: &str, piece: &str, expected: &str) {
        let text = format!("ключ = {raw} # хвост");
        let start = text.find(raw).unwrap();
        let literal = Literal::new(&text, Span::new(start, start + raw.len()), value);
        let at = value.find(piece).unwrap();
        let place = literal.place(Span::new(at, at + piece.len()));
        assert_eq!(&text[place.range()], expected);
    }

    #[test]
    fn finds_pieces_between_quotes() {
        case("\"до 31 ноября\"", "до 31 ноября", "31", "31");
        case("'до 31 ноября'", "до 31 ноября", "ноября", "ноября");
        case("\"\"\"\nдо 31\"\"\"", "до 31", "31", "31");
        case("'''\r\nдо 31'''", "до 31", "31", "31");
        case("\"\"", "", "", "");
    }

    #[test]
    fn finds_pieces_after_escapes() {
        case("\"\\\"до\\\" 31\"", "\"до\" 31", "31", "31");
        case("\"\\u0434о 31\"", "до 31", "до", "\\u0434о");
        case("\"\"\"до \\\n   31\"\"\"", "до 31", "31", "31");
        case("\"до\\t31\"", "до\t31", "\t", "\\t");
    }

    #[test]
    fn falls_back_to_the_token() {
        case("\"до 31\"", "не то", "то", "\"до 31\"");
        case("31", "не то", "то", "31");
    }

    proptest! {
        #[test]
        fn every_piece_of_a_written_string_is_found(value in ".{0,12}", from in 0usize..8, length in 0usize..8) {
            let raw = toml::Value::from(value.as_str()).to_string();
            let literal = Literal::new(&raw, Span::new(0, raw.len()), &value);
            prop_assert!(literal.is_exact(), "{raw}");
            let start = value.char_indices().nth(from).map_or(value.len(), |(at, _)| at);
            let end = value[start..].char_indices().nth(length).map_or(value.len(), |(at, _)| start + at);
            let place = literal.place(Span::new(start, end));
            let piece = raw.get(place.range()).expect("a place is between characters");
            if !piece.contains('\\') {
                prop_assert_eq!(piece, &value[start..end]);
            }
        }

        #[test]
        fn no_text_makes_it_panic(raw in ".{0,20}", value in ".{0,20}", start in 0u32..30, end in 0u32..30) {
            Literal::new(&raw, Span { start, end }, &value).place(Span { start, end });
        }
    }
}
