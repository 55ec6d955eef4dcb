//! From a phrase to its reading: as it stands, else with its words mended, else with remarks allowed.

use std::borrow::Cow;
use std::cell::Cell;

use chrono::Datelike as _;

use super::parser::{self, Events, Failure, Hints, Parsed};
use super::reading::{Context, Kind, Occurrence, Reading, uncertain};
use super::token::{self, Token};
use super::{lexicon, repair, resolve};
use crate::calendar::{Calendar, Period, PeriodKind};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::text::russian::is_dash;
use crate::words::{Message, MessageId};

/// Returns what `phrase` means.
///
/// ```
/// use roadmap::calendar::{Calendar, Period};
/// use roadmap::phrase::{Context, Kind, read};
///
/// let calendar = Calendar::default();
/// let context = Context::of(Period::parse("2022"), &calendar);
/// let reading = read("18.01-04.02.2022", &context);
/// assert_eq!(reading.kind, Kind::Span);
/// assert_eq!(reading.occurrences[0].due.to_string(), "2022-02-04");
/// ```
pub fn read(phrase: &str, context: &Context<'_>) -> Reading {
    if let Some(blank) = token::unfilled(phrase) {
        let raw = phrase.get(blank.range()).unwrap_or_default();
        let title = MessageId::PhraseUnfilled.with(raw);
        return unread(blank, title, MessageId::PhraseUnreadableHelp.into());
    }
    let tokens = token::tokens(phrase);
    let asked = Cell::new(false);
    let events = Events {
        known: !context.events.is_empty(),
        asked: &asked,
    };
    let mut reading = match parse(phrase, &tokens, context, events) {
        Ok((parsed, tokens)) => {
            let mut findings = parsed.findings;
            report_repairs(phrase, &tokens, &parsed.free, &mut findings);
            let mut reading = resolve::resolve(&parsed.phrase, context, findings);
            report_other_years(&tokens, &mut reading);
            reading
        }
        Err(Failure { clock: true, .. }) if context.days.is_some() => on_days(phrase, context),
        Err(failure) => unknown(phrase, failure, context.calendar),
    };
    reading.by_events |= asked.get();
    reading
}

/// Questions what recurs outside the years that it is said to be in, «ежемесячно с сентября в 2022 году», and the end
/// of a school year that one year names: «до окончания учебного года 2022 г.».
fn report_other_years(tokens: &[Token], reading: &mut Reading) {
    use lexicon::{Unit, Word};
    let year = |token: &Token| match token.kind {
        token::Kind::Number(number) if number.digits == 4 => i32::try_from(number.value).ok(),
        _ => None,
    };
    // but «ежемесячно, в 2022 году – ежеквартально»
    let led = |at: usize| {
        let word = |at: usize| tokens.get(at).and_then(Token::word);
        let in_year = word(at) == Some(Word::In) && tokens.get(at + 1).and_then(year).is_some();
        let end = at + 2 + usize::from(word(at + 2) == Some(Word::Unit(Unit::Year)));
        let next = tokens.get(end).map(|token| token.kind);
        in_year && (next.is_none() || at == 0 && next != Some(token::Kind::Dash))
    };
    let said = |word| tokens.iter().any(|token| token.word() == Some(word));
    let number = |token: &&Token| matches!(token.kind, token::Kind::Number(_));
    let school = || said(Word::School) && tokens.iter().filter(number).count() == 1;
    if !(reading.kind == Kind::Recurring && (0..tokens.len()).any(led) || school()) {
        return;
    }
    let named = || {
        tokens
            .iter()
            .filter_map(|token| Some((year(token)?, token.span)))
    };
    let Some(((first, _), (last, span))) = named().min().zip(named().max()) else {
        return;
    };
    let outside = |found: &&Occurrence| {
        let start = found.start.unwrap_or(found.due);
        found.due.year() < first || start.year() > last
    };
    let others = reading.occurrences.iter().filter(outside).count();
    // the report on the last quarter is due in the next year
    let many = others * 3 > reading.occurrences.len();
    if many && !said(Word::Then) && !said(Word::After) {
        let mixed = uncertain(span, MessageId::PhraseUncertainMixture);
        reading.findings.push(mixed);
    }
}

/// A clock time under a section titled by a day or a weekday is of that day.
fn on_days(phrase: &str, context: &Context<'_>) -> Reading {
    let days = None;
    let mut reading = read(
        context.days.unwrap_or_default(),
        &Context { days, ..*context },
    );
    let whole = Span::new(0, phrase.len());
    for occurrence in &mut reading.occurrences {
        occurrence.span = whole;
    }
    for finding in &mut reading.findings {
        finding.primary.span = whole;
    }
    reading
}

/// Returns whether a section's title is a day or a weekday: «15 января», «Понедельник».
///
/// ```
/// assert!(roadmap::phrase::is_of_days("Понедельник, 5 сентября"));
/// assert!(!roadmap::phrase::is_of_days("Работа с детьми"));
/// ```
pub fn is_of_days(section_title: &str) -> bool {
    let calendar = Calendar::default();
    let context = Context::of(Period::parse("2021"), &calendar);
    let mut words = token::all_tokens(section_title).filter_map(|token| token.word());
    let may = words.any(|word| matches!(word, lexicon::Word::Month(_) | lexicon::Word::Weekday(_)));
    let behind = section_title.trim_start_matches(|c: char| c.is_ascii_digit());
    let apart = |c: char| matches!(c, '.' | '/') || is_dash(c) || c.is_whitespace();
    let dotted = behind.len() < section_title.len()
        && behind
            .trim_start_matches(apart)
            .starts_with(|c: char| c.is_ascii_digit());
    (may || dotted) && {
        let reading = read(section_title, &context);
        let day = |found: &Occurrence| found.start == Some(found.due);
        matches!(reading.kind, Kind::On | Kind::Recurring) && reading.occurrences.iter().all(day)
    }
}

/// Returns the month that a section's title names: «ЯНВАРЬ», «Январь 2020 года».
///
/// ```
/// assert_eq!(roadmap::phrase::month_named("Январь 2020 года"), Some(1));
/// assert_eq!(roadmap::phrase::month_named("Январские встречи"), None);
/// ```
pub fn month_named(section_title: &str) -> Option<u32> {
    use lexicon::{Unit, Word};
    let mut found = None;
    for token in token::all_tokens(section_title) {
        match token.kind {
            token::Kind::Word(Word::Month(month)) if found.is_none() => found = Some(month.into()),
            token::Kind::Number(number) if number.digits == 4 || found.is_none() => {}
            token::Kind::Word(Word::Unit(Unit::Year | Unit::Month) | Word::In | Word::On)
            | token::Kind::Dot
            | token::Kind::Comma
            | token::Kind::Colon
            | token::Kind::Dash => {}
            _ => return None,
        }
    }
    found
}

/// Reads a phrase as it stands; else with its words mended; else with remarks allowed.
fn parse<'t>(
    text: &str,
    tokens: &'t [Token],
    context: &Context<'_>,
    events: Events<'_>,
) -> Result<(Parsed, Cow<'t, [Token]>), Failure> {
    let monthly = |period: Period| period.kind == PeriodKind::Month;
    let hints = Hints {
        remarks: false,
        month_lent: context.month.is_some() || context.period.is_some_and(monthly),
        period: context.period,
        calendar: context.calendar,
        events,
    };
    let failure = match parser::parse(text, tokens, hints) {
        Ok(parsed) => return Ok((parsed, Cow::Borrowed(tokens))),
        Err(failure) => failure,
    };
    let mended = repair::repair(text, tokens);
    let mended = mended.as_deref();
    let tries = [(mended, false), (Some(tokens), true), (mended, true)];
    let read = tries.into_iter().find_map(|(tokens, remarks)| {
        let parsed = parser::parse(text, tokens?, Hints { remarks, ..hints });
        Some((parsed.ok()?, Cow::Owned(tokens?.to_vec())))
    });
    read.ok_or(failure)
}

/// Says which words were read otherwise than they are written.
fn report_repairs(text: &str, tokens: &[Token], free: &[Span], findings: &mut Vec<Diagnostic>) {
    let mut last = Span::default();
    for token in tokens {
        if let token::Kind::Number(number) = token.kind
            && let Some((raw, form)) = token::digits_meant(text, token.span, number)
        {
            let start = token.span.range().start;
            let span = Span::new(start, start + raw.len());
            findings.push(misspelt(span, raw, form));
        }
        let inside = |span: &Span| span.start <= token.span.start && token.span.end <= span.end;
        if token.read_as.is_none() || free.iter().any(inside) || token.span == last {
            continue;
        }
        last = token.span;
        let forms = tokens
            .iter()
            .filter(|other| other.span == token.span && other.kind != token::Kind::Dash);
        let forms: Vec<&str> = forms.filter_map(|other| other.read_as).collect();
        let raw = text.get(token.span.range()).unwrap_or_default();
        findings.push(misspelt(token.span, raw, forms.join(" – ")));
    }
}

/// Says that `raw` was read as `form`.
fn misspelt(span: Span, raw: &str, form: String) -> Diagnostic {
    let title = MessageId::PhraseMisspelt.with(raw).with(form.as_str());
    Diagnostic::new(Rule::MisspeltWord, span, title)
        .help(MessageId::PhraseMisspeltHelp.with(form.as_str()))
        .fix(span, form, false)
}

fn unknown(text: &str, failure: Failure, calendar: &Calendar) -> Reading {
    let raw = text.get(failure.span.range()).unwrap_or_default();
    let undated = token::part_in(text).filter(|part| calendar.parts(*part).is_empty());
    let (title, help) = match undated {
        _ if failure.clock => (
            MessageId::PhraseClockOnly.into(),
            MessageId::PhraseClockOnlyHelp.with(raw),
        ),
        part => {
            let empty = raw.is_empty();
            let strange = || MessageId::PhraseUnreadable.with(raw);
            let title = if empty {
                MessageId::PhraseEmpty.into()
            } else {
                strange()
            };
            let of_part = part.map(|part| MessageId::PhraseUndatedPartHelp.with(part.key()));
            (
                title,
                of_part.unwrap_or(MessageId::PhraseUnreadableHelp.into()),
            )
        }
    };
    unread(failure.span, title, help)
}

fn unread(span: Span, title: Message, help: Message) -> Reading {
    Reading {
        kind: Kind::Unknown,
        occurrences: Vec::new(),
        milestones: Vec::new(),
        findings: vec![Diagnostic::new(Rule::UnreadableDeadline, span, title).help(help)],
        by_events: false,
    }
}
