//! Bytes of a text file → text, whatever Russian encoding it is in.

use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use crate::words::{Message, MessageId};

/// A text and what to say of its encoding.
pub(super) struct Decoded {
    /// The text, without its byte order mark, every line end a `\n`.
    pub(super) text: String,
    /// Which encoding was taken and whether every byte was understood; nothing to say of plain UTF-8.
    pub(super) notes: Vec<Message>,
}

/// Returns the text of `bytes`: by their mark, as UTF-8, as `declared`, or as what they look like.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let encoding = encoding(bytes, declared);
    let (text, taken, damaged) = encoding.decode(bytes);
    let mut notes = Vec::new();
    if taken != UTF_8 {
        notes.push(MessageId::NoteEncoding.with(taken.name()));
    }
    if damaged {
        let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
        notes.push(MessageId::NoteUndecoded.with(lost));
    }
    Decoded {
        text: unify_lines(&text),
        notes,
    }
}

/// Returns the text of a part of an archive: UTF-8 as a rule, UTF-16 by its mark.
pub(super) fn decode_xml(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        None => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => String::from_utf8_lossy(bytes).into_owned(),
        },
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
    }
}

fn encoding(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match crate::io::decode::encoding_name(bytes) {
        _ if mostly_utf8(bytes) => UTF_8,
        Some("UTF-16 LE") => UTF_16LE,
        Some("UTF-16 BE") => UTF_16BE,
        Some("KOI8-R") => declared.unwrap_or(KOI8_R),
        Some("CP866") => declared.unwrap_or(IBM866),
        _ => declared
            .filter(|encoding| *encoding != UTF_8)
            .unwrap_or(WINDOWS_1251),
    }
}

/// Returns whether `bytes` are UTF-8 with at most a few letters spoilt or zeros among them.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut spoilt, mut foreign) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        spoilt += usize::from(!chunk.invalid().is_empty());
        foreign += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
    }
    let zeros = memchr::memchr_iter(0, bytes).count();
    (spoilt + zeros) * 20 <= foreign
}

fn unify_lines(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_zero_is_no_other_encoding() {
        let text = "Мероприятие;Срок;Ответственный\0\n";
        assert_eq!(decode(text.as_bytes(), None).text, text);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, None).text, text);
    }
}
