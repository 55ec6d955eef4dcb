//! Letters as drafts of mail by RFC 5322: text in UTF-8, headers by RFC 2047, names of files by RFC 2231. Every header is
//! made of one line without control characters, and no text is taken for an address that is none.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::text::base64::encoded as base64;
use crate::text::harmless;

/// The header that every message begins with; its value is the digest of the rest, so that a draft that somebody changed is
/// known.
const HEAD: &str = "X-Roadmap: ";

/// Bytes of text in an encoded word: with what stands around it, a line stays below 78 characters.
const WORD: usize = 36;

/// Characters of a line of base64, and of a piece of a file's name.
const LINE: usize = 76;
const PIECE: usize = 54;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message<'m> {
    /// Who it is from, where that is known.
    pub from: Option<Mailbox<'m>>,
    /// Who it goes to; empty where no address is known.
    pub to: Vec<Mailbox<'m>>,
    /// What it is about.
    pub subject: &'m str,
    /// The day it is written.
    pub day: NaiveDate,
    /// What it says.
    pub text: &'m str,
    /// The file that goes with it.
    pub attachment: Option<Attachment>,
}

/// A person's name and address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mailbox<'m> {
    /// The name.
    pub name: &'m str,
    /// The address, one that [`is_address`].
    pub address: &'m str,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Returns whether `text` is an address of mail that every server takes: of ASCII, without comments, quotes or blanks.
///
/// ```
/// use roadmap::render::mail::is_address;
/// assert!(is_address("o.efimova@example.org"));
/// assert!(!is_address("a@example.org\r\nBcc: b@example.org"));
/// assert!(!is_address("Ефимова <a@example.org>"));
/// assert!(!is_address("a@localhost"));
/// ```
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let sign = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let parts = |text: &str, known: &dyn Fn(&str) -> bool| text.split('.').all(known);
    let atom = |part: &str| !part.is_empty() && part.chars().all(sign);
    let label = |part: &str| {
        let signs = part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        !part.is_empty()
            && part.len() < 64
            && signs
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let bounded = local.len() <= 64 && text.len() <= 254;
    bounded && parts(local, &atom) && domain.contains('.') && parts(domain, &label)
}

/// Returns the message as a draft: Outlook opens it for sending.
pub fn message(message: &Message<'_>) -> Vec<u8> {
    let mut out = String::new();
    header(
        &mut out,
        "Date",
        &message
            .day
            .format("%a, %d %b %Y 00:00:00 +0000")
            .to_string(),
    );
    if let Some(from) = &message.from {
        header(&mut out, "From", &mailbox(from));
    }
    if !message.to.is_empty() {
        let all: Vec<String> = message.to.iter().map(mailbox).collect();
        header(&mut out, "To", &all.join(",\r\n "));
    }
    header(&mut out, "Subject", &words(message.subject));
    header(&mut out, "X-Unsent", "1");
    header(&mut out, "MIME-Version", "1.0");
    match &message.attachment {
        None => text(&mut out, message.text),
        Some(file) => {
            let boundary = format!("=_{:016x}", digest(&file.bytes));
            let kind = format!("multipart/mixed; boundary=\"{boundary}\"");
            header(&mut out, "Content-Type", &kind);
            let _ = write!(out, "\r\n--{boundary}\r\n");
            text(&mut out, message.text);
            let _ = write!(out, "--{boundary}\r\n");
            attached(&mut out, file);
            let _ = write!(out, "--{boundary}--\r\n");
        }
    }
    format!("{HEAD}{:016x}\r\n{out}", digest(out.as_bytes())).into_bytes()
}

/// Returns whether this program wrote `file` and nobody changed it since.
pub fn is_ours(file: &[u8]) -> bool {
    let told = || {
        let (digest, rest) = std::str::from_utf8(file)
            .ok()?
            .strip_prefix(HEAD)?
            .split_once("\r\n")?;
        Some((u64::from_str_radix(digest, 16).ok()?, rest))
    };
    told().is_some_and(|(known, rest)| known == digest(rest.as_bytes()))
}

fn header(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, "{name}: {value}\r\n");
}

fn mailbox(mailbox: &Mailbox<'_>) -> String {
    match words(mailbox.name) {
        name if name.is_empty() => mailbox.address.to_owned(),
        name => format!("{name}\r\n <{}>", mailbox.address),
    }
}

/// Returns `text` as words of a header, encoded whatever they are: nothing in them has to be quoted then.
fn words(text: &str) -> String {
    let line = harmless::line(text);
    let mut pieces: Vec<String> = Vec::new();
    for c in line.trim().chars() {
        match pieces.last_mut() {
            Some(piece) if piece.len() + c.len_utf8() <= WORD => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
    }
    let encoded = pieces
        .iter()
        .map(|piece| format!("=?UTF-8?B?{}?=", base64(piece.as_bytes())));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

fn text(out: &mut String, text: &str) {
    header(out, "Content-Type", "text/plain; charset=utf-8");
    let lines: Vec<&str> = text.lines().collect();
    body(out, (lines.join("\r\n") + "\r\n").as_bytes());
}

fn attached(out: &mut String, file: &Attachment) {
    let kind = match file.name.rsplit('.').next() {
        Some("xlsx") => "spreadsheetml.sheet",
        _ => "wordprocessingml.document",
    };
    let kind = format!("application/vnd.openxmlformats-officedocument.{kind}");
    let _ = write!(out, "Content-Type:\r\n {kind}\r\n");
    header(
        out,
        "Content-Disposition",
        &format!("attachment{}", file_name(&file.name)),
    );
    body(out, &file.bytes);
}

/// Returns the name of a file as a parameter, in pieces.
fn file_name(name: &str) -> String {
    let mut pieces = vec!["UTF-8''".to_owned()];
    for c in harmless::line(name).chars() {
        let mut bytes = [0; 4];
        let mut encoded = String::new();
        for byte in c.encode_utf8(&mut bytes).bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                    encoded.push(byte.into());
                }
                _ => drop(write!(encoded, "%{byte:02X}")),
            }
        }
        match pieces.last_mut() {
            Some(piece) if piece.len() + encoded.len() <= PIECE => piece.push_str(&encoded),
            _ => pieces.push(encoded),
        }
    }
    match pieces.as_slice() {
        [only] => format!(";\r\n filename*={only}"),
        several => {
            let piece = |(at, piece)| format!(";\r\n filename*{at}*={piece}");
            several.iter().enumerate().map(piece).collect()
        }
    }
}

fn body(out: &mut String, bytes: &[u8]) {
    header(out, "Content-Transfer-Encoding", "base64");
    out.push_str("\r\n");
    // A line of base64 holds 57 bytes.
    for line in bytes.chunks(LINE / 4 * 3) {
        out.push_str(&base64(line));
        out.push_str("\r\n");
    }
}

/// Returns the digest of `bytes` (FNV-1a of 64 bits), the same on every machine.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, subject: &str) -> String {
        let made = message(&Message {
            from: None,
            to: vec![Mailbox {
                name,
                address: "a@example.org",
            }],
            subject,
            day: NaiveDate::from_ymd_opt(2022, 4, 18).unwrap(),
            text: "Да\nнет",
            attachment: Some(Attachment {
                name: "Ответы – О.А. Ефимова.xlsx".to_owned(),
                bytes: vec![0, 255, 13, 10, 46],
            }),
        });
        String::from_utf8(made).unwrap()
    }

    #[test]
    fn lines_are_short_and_of_ascii() {
        let made = draft(&"имя ".repeat(40), &"Напоминание ".repeat(30));
        for line in made.split("\r\n") {
            assert!(
                line.len() < 79 && line.is_ascii() && !line.contains(['\r', '\n']),
                "{line}"
            );
        }
        assert!(made.contains("\r\nDate: Mon, 18 Apr 2022 00:00:00 +0000\r\n"));
    }

    #[test]
    fn nobody_injects_a_header() {
        let hostile = "a\r\nBcc: x@example.org\r\n\r\n<script>\u{0}\u{202e}\", <b@example.org>,";
        let made = draft(hostile, hostile);
        let (headers, _) = made.split_once("\r\n\r\n").unwrap();
        let names: Vec<&str> = (headers.split("\r\n"))
            .filter(|line| !line.starts_with(' '))
            .filter_map(|line| Some(line.split_once(": ")?.0))
            .collect();
        let known = [
            "X-Roadmap",
            "Date",
            "To",
            "Subject",
            "X-Unsent",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(names, known);
        assert!(!headers.contains("b@example.org"));
    }

    #[test]
    fn a_draft_that_was_changed_is_known() {
        let made = draft("О.А. Ефимова", "Сроки");
        assert!(is_ours(made.as_bytes()));
        assert!(!is_ours(
            made.replace("X-Unsent: 1", "X-Unsent: 0").as_bytes()
        ));
        assert!(!is_ours(b"") && !is_ours(b"X-Roadmap: 0\r\n"));
    }

    #[test]
    fn only_addresses_are_addresses() {
        for text in ["a@example.org", "o.a-efimova+1@mail.example.org"] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "",
            "a",
            "@b.c",
            "a@",
            "a@b",
            "a b@c.d",
            "a@b..c",
            ".a@b.c",
            "a@-b.c",
            "a@b.c,d@e.f",
            "a@b.c\n",
            "а@пример.рф",
            "\"a\"@b.c",
            "a@[1.2.3.4]",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
