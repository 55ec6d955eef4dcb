//! What the TOML parser objects to, in the words of the catalogue.

use toml_spanner::{Error, ErrorKind};

use super::reader::span;
use super::schema;
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
            MessageId::DuplicateKey.with(name.trim_matches(['"', '\''])),
        )
        .related(span(first), MessageId::DuplicateKeyFirst)
        .help(MessageId::DuplicateKeyHelp),
        kind => {
            if let Some(diagnostic) = common_slip(text, place) {
                return diagnostic;
            }
            let diagnostic = syntax(title(kind, text, place));
            match help(kind) {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            }
        }
    }
}

/// Drops what is only a consequence of broken syntax: keys that seem to be missing, and, below a header that could not
/// be read, keys that seem to belong to the table above it.
pub(super) fn drop_consequences(problems: &mut Vec<Diagnostic>, text: &str) {
    let lines = |from: usize| text.get(from..).unwrap_or_default().split_inclusive('\n');
    let spoiled: Vec<(usize, usize)> = problems
        .iter()
        .filter(|problem| problem.rule == Rule::InvalidToml)
        .filter_map(|problem| {
            let start = line_start(text, problem.primary.span.start as usize);
            let mut lines = lines(start);
            let header = lines
                .next()
                .filter(|line| line.trim_start().starts_with('['))?;
            let below = lines.take_while(|line| !line.trim_start().starts_with('['));
            let from = start + header.len();
            Some((from, from + below.map(str::len).sum::<usize>()))
        })
        .collect();
    problems.retain(|problem| {
        let at = problem.primary.span.start as usize;
        problem.rule == Rule::InvalidToml
            || problem.rule != Rule::MissingField
                && !spoiled.iter().any(|(from, to)| (*from..*to).contains(&at))
    });
}

fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// Returns what people who know no TOML most often write: keys in Russian, a day as in a document, one bracket too few.
fn common_slip(text: &str, place: Span) -> Option<Diagnostic> {
    let start = line_start(text, place.start as usize);
    let line = text.get(start..)?.lines().next()?;
    let slip = |span, title: Message| Diagnostic::new(Rule::InvalidToml, span, title);
    if line.starts_with("[[") && !line.contains("]]") {
        let span = Span::new(start, start + line.trim_end().len());
        return Some(slip(span, MessageId::TomlUnclosed.with("]]")));
    }
    let (key, value) = line.split_once('=').unwrap_or((line, ""));
    let word = key.trim().trim_matches(['[', ']']);
    let at = start + line.find(word)?;
    let span = Span::new(at, at + word.len());
    let foreign = text
        .get(place.start as usize..)?
        .starts_with(|c: char| !c.is_ascii() && c.is_alphabetic());
    if foreign && (span.start..span.end).contains(&place.start) {
        let diagnostic = slip(span, MessageId::TomlForeignKey.with(word));
        return Some(match schema::key_in_russian(word) {
            Some(known) => diagnostic.help(MessageId::DidYouMean.with(known)),
            None => diagnostic.help(MessageId::TomlForeignKeyHelp),
        });
    }
    if !is_day(value.trim()) {
        return None;
    }
    let at = start + key.len() + 1 + (value.len() - value.trim_start().len());
    let span = Span::new(at, at + value.trim().len());
    Some(slip(span, MessageId::TomlUnquoted.into()).help(MessageId::TomlDateHelp))
}

/// Returns whether `value` is a day as documents write it: 20.05.2022.
fn is_day(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_digit())
        && value.contains('.')
        && value.chars().all(|c| c.is_ascii_digit() || c == '.')
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
        ErrorKind::Unexpected('\n' | '\r') => MessageId::TomlUnexpectedLineEnd.into(),
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
    let line = text
        .get(start..end)
        .and_then(|piece| piece.find(['\r', '\n']));
    Span::new(start, line.map_or(end, |length| start + length))
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    use crate::diagnostic::Rule;
    use crate::words::Lang;

    /// Checks that `text` has one problem: its title, and what it underlines.
    #[track_caller]
    fn case(text: &str, title: &str, underlined: &str) {
        let arena = Arena::new();
        let text = format!("title = \"x\"\nperiod = \"2022\"\n{text}");
        let (_, problems) = crate::document::plan(&text, &arena);
        let told: Vec<_> = problems
            .iter()
            .map(|problem| {
                assert_eq!(problem.rule, Rule::InvalidToml, "{problem:?}");
                let place = text.get(problem.primary.span.range()).unwrap();
                (problem.title.text(Lang::English), place)
            })
            .collect();
        assert_eq!(told, [(title.to_owned(), underlined)]);
    }

    #[test]
    fn names_the_slips_of_those_who_know_no_toml() {
        case("срок = \"май\"\n", "the key `срок` is in Russian", "срок");
        case("goal =\n", "the line ends before the value does", "");
        case("goal = \r\n", "the line ends before the value does", "");
        case("[[пункт]]\n", "the key `пункт` is in Russian", "пункт");
        case("goal = 20.05.2022\n", "text without quotes", "20.05.2022");
        case(
            "[[item]\ntitle = \"y\"\ndeadline = \"май\"\n",
            "the bracket is not closed: `]]` is missing",
            "[[item]",
        );
    }
}
