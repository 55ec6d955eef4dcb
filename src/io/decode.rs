//! Bytes → text: UTF-8 or a named reason why not.

use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::words::MessageId;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file whose bytes are not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undecodable {
    /// The text up to the end of the line with the first byte that is not UTF-8, that byte and the like as U+FFFD.
    pub text: String,
    /// What it seems to be, at the place of that byte.
    pub problem: Diagnostic,
}

/// Returns the text of `bytes` without its byte order mark.
pub fn decode(bytes: &[u8]) -> Result<&str, Box<Undecodable>> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if let Some(name) = utf16(bytes) {
        return Err(Box::new(undecodable(name, "UTF-16", String::new(), 0)));
    }
    simdutf8::basic::from_utf8(bytes).map_err(|_| {
        let good = simdutf8::compat::from_utf8(bytes)
            .err()
            .map_or(0, |error| error.valid_up_to());
        let end = bytes
            .iter()
            .skip(good)
            .position(|b| *b == b'\n')
            .map_or(bytes.len(), |length| good + length);
        let text = String::from_utf8_lossy(bytes.get(..end).unwrap_or(bytes)).into_owned();
        let (name, iconv) = eight_bit(bytes);
        Box::new(undecodable(name, iconv, text, good))
    })
}

/// Returns the name of the encoding that `bytes` are in or seem to be in, if there is one that fits.
pub fn encoding_name(bytes: &[u8]) -> Option<&'static str> {
    if let Some(name) = utf16(bytes) {
        return Some(name);
    }
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return Some("UTF-8");
    }
    Some(eight_bit(bytes).0).filter(|name| !name.is_empty())
}

fn undecodable(name: &str, iconv: &str, text: String, at: usize) -> Undecodable {
    let width = text
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    let title = match name {
        "" => MessageId::NotUtf8.into(),
        name => MessageId::NotUtf8But.with(name),
    };
    let problem = Diagnostic::new(Rule::InvalidEncoding, Span::new(at, at + width), title);
    let problem = match iconv {
        "" => problem.help(MessageId::NotUtf8Help),
        iconv => problem.help(MessageId::ConvertHelp.with(iconv)),
    };
    Undecodable { text, problem }
}

/// Returns the name of the UTF-16 that `bytes` are in: by its mark, or by zeros in every other byte.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("UTF-16 LE"),
        [0xfe, 0xff, ..] => return Some("UTF-16 BE"),
        _ => {}
    }
    // Cyrillic has 0x04 where Latin has zero; a text with neither in every other byte is not UTF-16.
    let head = bytes.get(..bytes.len().min(512)).unwrap_or(bytes);
    let high = |b: &u8| matches!(b, 0 | 4 | 0x20);
    let share = |start: usize| {
        head.iter()
            .skip(start)
            .step_by(2)
            .filter(|b| high(b))
            .count()
            * 20
            >= head.len() * 9
    };
    let zeros = head.split(|b| *b == 0).count() - 1;
    if head.len() < 8 || zeros * 20 < head.len() {
        return None;
    }
    match (share(0), share(1)) {
        (false, true) => Some("UTF-16 LE"),
        (true, false) => Some("UTF-16 BE"),
        _ => None,
    }
}

/// Returns the name of the eight-bit Cyrillic encoding that `bytes` seem to be in, and iconv's name of it.
///
/// Small letters make up most of a Russian text; each encoding keeps them in a range of its own.
fn eight_bit(bytes: &[u8]) -> (&'static str, &'static str) {
    let count = |test: fn(u8) -> bool| bytes.iter().filter(|b| test(**b)).count();
    let foreign = count(|b| b >= 0x80);
    let windows = count(|b| matches!(b, 0xe0..=0xff | 0xb8));
    let koi = count(|b| matches!(b, 0xc0..=0xdf | 0xa3));
    let dos = count(|b| matches!(b, 0xa0..=0xaf | 0xe0..=0xef));
    let enough = |letters: usize| letters * 10 >= foreign * 6;
    if enough(windows) && windows >= dos && windows >= koi {
        ("Windows-1251", "CP1251")
    } else if enough(koi) && koi > dos {
        ("KOI8-R", "KOI8-R")
    } else if enough(dos) {
        ("CP866", "CP866")
    } else {
        ("", "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: &[u8]) -> String {
        decode(bytes)
            .unwrap_err()
            .problem
            .title
            .text(crate::words::Lang::English)
    }

    #[test]
    fn text_comes_without_its_mark() {
        assert_eq!(decode("\u{feff}срок".as_bytes()).unwrap(), "срок");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn names_the_encoding() {
        let utf16 = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        assert!(
            problem(&[&[0xff, 0xfe][..], &utf16("title = \"План\"")].concat())
                .contains("UTF-16 LE")
        );
        assert!(problem(&utf16("title = \"Дорожная карта\"")).contains("UTF-16 LE"));
        let big: Vec<u8> = "title = \"Дорожная карта\""
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert!(problem(&big).contains("UTF-16 BE"));
        // «Дорожная карта» in each of the eight-bit encodings.
        let windows = [
            0xc4, 0xee, 0xf0, 0xee, 0xe6, 0xed, 0xe0, 0xff, 0x20, 0xea, 0xe0, 0xf0, 0xf2, 0xe0,
        ];
        assert!(problem(&windows).contains("Windows-1251"));
        assert!(problem(b"title = \"\xcf\xeb\xe0\xed\"").contains("Windows-1251"));
        let koi = [
            0xe4, 0xcf, 0xd2, 0xcf, 0xd6, 0xce, 0xc1, 0xd1, 0x20, 0xcb, 0xc1, 0xd2, 0xd4, 0xc1,
        ];
        assert!(problem(&koi).contains("KOI8-R"));
        let dos = [
            0x84, 0xae, 0xe0, 0xae, 0xa6, 0xad, 0xa0, 0xef, 0x20, 0xaa, 0xa0, 0xe0, 0xe2, 0xa0,
        ];
        assert!(problem(&dos).contains("CP866"));
    }

    #[test]
    fn points_at_the_first_bad_byte() {
        let bad = decode(b"a = 1\nb = \"\xff\"\nc = 2").unwrap_err();
        assert_eq!(
            crate::text::source::position(&bad.text, bad.problem.primary.span.start as usize).line,
            2
        );
        assert_eq!(bad.problem.primary.span.start, 11);
    }
}
