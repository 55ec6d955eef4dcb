//! .html → paragraphs and tables.
//!
//! The page is taken apart by html5ever's tokenizer, tags are followed here: a tree builder moves text about to
//! repair a page, and some pages grow quadratically in it. Time and memory are linear in the page. End tags may be
//! missing wherever HTML lets them be; text of a table outside its cells is kept as paragraphs before the table.

mod sink;
mod tag;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_USER_DEFINED};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use self::sink::Sink;
use super::builder::SourceBuilder;
use super::encoding;
use crate::import::source::Source;

/// How far into a page its encoding may be declared.
const HEAD: usize = 4096;

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Source {
    let mut builder = SourceBuilder::default();
    let decoded = encoding::decode(bytes, declared(bytes));
    builder.note_all(decoded.notes);
    append(builder, &decoded.text).finish()
}

/// Reads a page or a piece of one at the end of `builder`, up to the first tag that no page has.
pub(super) fn append(mut builder: SourceBuilder, text: &str) -> SourceBuilder {
    let text = match tag::monstrous(text) {
        Some(at) => {
            builder.overflow(builder.upcoming_paragraph());
            text.get(..at).unwrap_or_default()
        }
        None => text,
    };
    let input = BufferQueue::default();
    // A tendril holds less than 4 GiB; files are bounded far below it.
    input.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(Sink::new(builder), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.finish()
}

/// Returns the encoding that the head of a page declares: `charset=windows-1251`.
///
/// UTF-16 cannot be what a declaration read as ASCII says; HTML takes it for UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset")?;
    let rest = rest.trim_start().strip_prefix('=')?;
    let label = rest.trim_start_matches([' ', '"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)));
    let label = label.get(..end.unwrap_or(label.len()))?;
    match Encoding::for_label(label.as_bytes())? {
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => Some(UTF_8),
        encoding if encoding == X_USER_DEFINED => Some(WINDOWS_1251),
        encoding => Some(encoding),
    }
}
