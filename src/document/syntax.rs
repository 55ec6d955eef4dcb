//! What the TOML parser objects to, in the words of the catalogue.

use toml_spanner::{Error, ErrorKind};

use super::reader::span;
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::words::{Message, MessageId};

/// Returns the diagnostic for a syntax error of `text`.
pub(super) fn diagnostic(error: &Error, text: &str) -> Diagnostic {
    let place = shown(span(error.span()), text);
    let name = text.get(place.range()).unwrap_or_default();
    let syntax = |message: Message| Diagnostic::new(Rule::InvalidToml, place, message);
    match error.kind() {
        ErrorKind::DuplicateKey { first }
        | ErrorKind::DuplicateField { first, .. }
        | ErrorKind::DuplicateTable { first, .. }
        | ErrorKind::RedefineAsArray { first }
        | ErrorKind::DottedKeyInvalidType { first } => Diagnostic::new(
            Rule::DuplicateKey,
            place,
            MessageId::DuplicateKey.with(name),
        )
        .related(span(first), MessageId::DuplicateKeyFirst)
        .help(MessageId::DuplicateKeyHelp),
        kind => {
            let diagnostic = syntax(title(kind, text, place));
            match help(kind) {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            }
        }
    }
}

fn title(kind: ErrorKind<'_>, text: &str, place: Span) -> Message {
    let at_end = place.start as usize >= text.trim_end().len();
    match kind {
        ErrorKind::UnexpectedEof => MessageId::TomlUnexpectedEnd.into(),
        ErrorKind::InvalidCharInString(c) => MessageId::TomlCharacterInString.with(visible(c)),
        ErrorKind::InvalidEscape(c) | ErrorKind::InvalidHexEscape(c) => {
            MessageId::TomlInvalidEscape.with(visible(c))
        }
        ErrorKind::InvalidEscapeValue(_) => MessageId::TomlInvalidEscape.with("u"),
        ErrorKind::Unexpected(c) => MessageId::TomlUnexpected.with(visible(c)),
        ErrorKind::UnterminatedString(quote) => {
            MessageId::TomlUnterminatedString.with(quote.to_string())
        }
        ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_) => {
            MessageId::TomlInvalidNumber.into()
        }
        ErrorKind::InvalidDateTime(_) => MessageId::TomlInvalidDate.into(),
        ErrorKind::OutOfRange { .. } => MessageId::TomlTooDeep.into(),
        ErrorKind::Wanted { .. } if at_end => MessageId::TomlUnexpectedEnd.into(),
        ErrorKind::Wanted { .. } => {
            MessageId::TomlUnexpected.with(text.get(place.range()).unwrap_or_default())
        }
        ErrorKind::MultilineStringKey => MessageId::TomlMultilineKey.into(),
        ErrorKind::UnquotedString => MessageId::TomlUnquoted.into(),
        ErrorKind::MissingArrayComma | ErrorKind::MissingInlineTableComma => {
            MessageId::TomlMissingComma.into()
        }
        ErrorKind::UnclosedArray => MessageId::TomlUnclosed.with("]"),
        ErrorKind::UnclosedInlineTable => MessageId::TomlUnclosed.with("}"),
        _ => MessageId::TomlInvalid.into(),
    }
}

fn help(kind: ErrorKind<'_>) -> Option<MessageId> {
    match kind {
        ErrorKind::UnquotedString => Some(MessageId::TomlUnquotedHelp),
        ErrorKind::InvalidDateTime(_) | ErrorKind::InvalidInteger(_) => {
            Some(MessageId::TomlDateHelp)
        }
        ErrorKind::UnterminatedString(_) => Some(MessageId::TomlCloseQuoteHelp),
        ErrorKind::InvalidEscape(_) => Some(MessageId::TomlQuoteHelp),
        _ => None,
    }
}

/// Returns `c`, or its number where a terminal would act on it.
fn visible(c: char) -> String {
    if c.is_control() {
        format!("U+{:04X}", u32::from(c))
    } else {
        c.to_string()
    }
}

/// Returns `place` on character boundaries, inside `text` and no longer than its first line.
fn shown(place: Span, text: &str) -> Span {
    let start = text.floor_char_boundary((place.start as usize).min(text.len()));
    let end = text.ceil_char_boundary((place.end as usize).clamp(start, text.len()));
    let line = text.get(start..end).and_then(|piece| piece.find('\n'));
    Span::new(start, line.map_or(end, |length| start + length))
}
