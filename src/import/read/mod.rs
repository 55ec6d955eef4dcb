//! A file of any kind → [`Source`]: which reader reads it, and why one is not read.
//!
//! A file is what its content says it is; the extension decides only between texts. Every reader is bounded: in the
//! size of unpacked parts, in depth, cells, columns and text. What a bound cuts off is noted, never dropped in silence.

mod archive;
mod as_written;
mod bars;
mod boxed;
mod builder;
mod csv;
mod docx;
mod drawn;
mod encoding;
mod error;
mod html;
mod kind;
mod link;
mod markdown;
mod numeral;
mod odt;
mod raised;
mod ruled;
pub(super) mod serial;
mod spaced;
mod text;
mod xlsx;
mod xml;

use self::archive::Archive;
pub(in crate::import) use self::bars::BAR;
use self::builder::SourceBuilder;
pub use self::error::ReadError;
use self::kind::Kind;
use crate::import::source::Source;

/// Reads the document `bytes` of the file called `name` (a path, its last part, or `-`).
///
/// The content decides where it has a signature, the extension where it has none. Any bytes give a document or an
/// error, in bounded memory and time.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let with_properties = |source: Source| -> Result<Source, ReadError> {
        let as_written = as_written::read(&mut Archive::open(bytes)?)?;
        Ok(Source {
            as_written,
            ..source
        })
    };
    match kind::kind(name, bytes)? {
        Kind::Docx => docx::read(Archive::open(bytes)?).and_then(with_properties),
        Kind::Odt => odt::read(Archive::open(bytes)?).and_then(with_properties),
        Kind::Xlsx => xlsx::read(bytes).and_then(with_properties),
        Kind::Html => Ok(html::read(bytes)),
        Kind::Csv => Ok(csv::read(bytes, None)),
        Kind::Tsv => Ok(csv::read(bytes, Some(b'\t'))),
        Kind::Markdown | Kind::Text => Ok(text(bytes)),
    }
}

/// Reads plain text, Markdown or a table of values: what it is shows in its tables, not in its name.
fn text(bytes: &[u8]) -> Source {
    let mut builder = SourceBuilder::default();
    let decoded = encoding::decode(bytes, None);
    builder.note_all(decoded.notes);
    if markdown::is_markdown(&decoded.text) {
        markdown::read(&mut builder, &decoded.text);
    } else if boxed::is_drawn(&decoded.text) {
        boxed::read(&mut builder, &decoded.text);
    } else if csv::is_table(&decoded.text) {
        csv::read_text(&mut builder, &decoded.text, None);
    } else if !spaced::read(&mut builder, &decoded.text) {
        text::read(&mut builder, &decoded.text);
    }
    builder.finish()
}
