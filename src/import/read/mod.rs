//! A file of any kind → [`Source`]: which reader reads it, and why one is not read.
//!
//! A file is what its content says it is; the extension decides only between texts. Every reader is bounded: in the
//! size of unpacked parts, in depth, cells, columns and text. What a bound cuts off is noted, never dropped in silence.

mod archive;
mod builder;
mod csv;
mod docx;
mod drawn;
mod encoding;
mod html;
mod kind;
mod markdown;
mod numeral;
mod odt;
mod text;
mod xlsx;
mod xml;

use self::archive::Archive;
use self::builder::SourceBuilder;
use self::kind::Kind;
use self::xml::Broken;
use crate::import::source::{Place, Source};
use crate::words::{Message, MessageId};

/// Why a file is not read, and the one thing to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What the file is or what is wrong with it.
    pub problem: Message,
    /// What to do; a command where there is one.
    pub help: Option<Message>,
}

impl ReadError {
    fn new(problem: impl Into<Message>, help: impl Into<Message>) -> Self {
        ReadError {
            problem: problem.into(),
            help: Some(help.into()),
        }
    }
}

impl From<MessageId> for ReadError {
    fn from(problem: MessageId) -> Self {
        ReadError {
            problem: problem.into(),
            help: None,
        }
    }
}

/// Reads the document `bytes` of the file called `name` (a path, its last part, or `-`).
///
/// The content decides where it has a signature, the extension where it has none. Any bytes give a document or an
/// error, in bounded memory and time.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    match kind::kind(name, bytes)? {
        Kind::Docx => docx::read(Archive::open(bytes)?),
        Kind::Odt => odt::read(Archive::open(bytes)?),
        Kind::Xlsx => xlsx::read(bytes),
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
    encoding_notes(&mut builder, decoded.notes);
    if markdown::is_markdown(&decoded.text) {
        markdown::read(&mut builder, &decoded.text);
    } else if drawn::is_lined(&decoded.text) {
        drawn::read_lined(&mut builder, &decoded.text);
    } else if csv::is_table(&decoded.text) {
        csv::read_text(&mut builder, &decoded.text, None);
    } else if drawn::is_spaced(&decoded.text) {
        drawn::read_spaced(&mut builder, &decoded.text);
    } else {
        text::read(&mut builder, &decoded.text);
    }
    builder.finish()
}

/// Notes what was found about the encoding.
fn encoding_notes(builder: &mut SourceBuilder, notes: Vec<Message>) {
    for message in notes {
        builder.note(Place::Paragraph { number: 0 }, message);
    }
}

/// Notes that a part of an archive was read only to some place; refuses one that declares entities.
fn broken_part(
    builder: &mut SourceBuilder,
    broken: Option<Broken>,
    whole: bool,
) -> Result<(), ReadError> {
    let message = match broken {
        Some(Broken::Doctype) => return Err(MessageId::ReadDoctype.into()),
        Some(Broken::TooLarge) => MessageId::NoteTooDeep,
        Some(Broken::Malformed) => MessageId::NoteBroken,
        None if !whole => MessageId::NoteBroken,
        None => return Ok(()),
    };
    builder.note(Place::Paragraph { number: 0 }, message);
    Ok(())
}

/// Returns the beginning of a text for a note: blanks made single, cut after 200 characters; nothing of a blank one.
fn excerpt(text: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut out: String = text.chars().take(LONGEST).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    Some(out).filter(|out| !out.is_empty())
}

/// Puts the address of a link beside its words, the end of `text` from `start` on, unless they are the address.
///
/// Addresses inside a document or of a program on somebody's computer lead nowhere and are left out.
fn link(text: &mut String, start: usize, address: &str) {
    let address = address.trim();
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let leads = address.contains('@')
        || ["http:", "https:", "ftp:"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
    let bare = |text: &str| {
        let text = text.rsplit_once("://").map_or(text, |(_, rest)| rest);
        text.trim().trim_end_matches('/').to_lowercase()
    };
    let words = text.get(start..).unwrap_or_default();
    if leads && !words.trim().is_empty() && !words.to_lowercase().contains(&bare(address)) {
        let blank = words.len() - words.trim_end().len();
        let at = text.len() - blank;
        text.insert_str(at, &format!(" ({address})"));
    }
}

/// Returns the table that a place is in, or the document.
fn table_of(at: Option<&Place>) -> Place {
    match at {
        Some(Place::Cell { table, .. }) => Place::Cell {
            table: *table,
            row: 0,
            column: 0,
        },
        _ => Place::Paragraph { number: 0 },
    }
}
