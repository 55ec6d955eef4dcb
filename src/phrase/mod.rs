//! The deadline language: a phrase as a document words it → the days it means.
//!
//! ```text
//! phrase     := ["срок" "–"] clause { link clause } { words date } [remark]
//! link       := "," | ";" | "и" | ":" | "а потом" | nothing
//! clause     := recurrence | relative | ongoing | as-needed | external | dated
//! dated      := ("до" | "к" | "не позднее" | "с" | "после") time
//!             | "с" time ("по" | "до") time
//!             | ["в" | "в течение"] time ["–" time]
//! time       := ["начало" | "середина" | "конец"] what [year]
//! what       := 25.01[.2022] | 25 мая | 25 | май | 2 квартал | 1 полугодие | 2 неделя [мая]
//!             | первая суббота мая | осень | год | учебный год | 5 числа [следующего месяца]
//! recurrence := "ежемесячно" | N "раз в" [N] unit | "каждый" (unit | weekday) | "по" weekdays
//!             | N weekday ["месяца"]
//! ongoing    := "постоянно" | "в течение" ("года" | "учебного года" | "всего периода")
//! external   := ("по" | "согласно" | "в соответствии с") "графику" …
//! as-needed  := ("по мере" | "при") "необходимости" …
//! relative   := ("в течение" | "за") N "дней" ("после" | "до") event | "после" event | "во время" event
//! ```
//!
//! Three steps, each ignorant of the next: `token` and `words` split, `parser` builds the tree of `ast`, `resolve`
//! lays it in the plan's period. A phrase that cannot be read as it stands is read once more with its words mended,
//! then with remarks allowed; each such help is a finding. What is not understood is never dropped.

mod ast;
mod parser;
mod repair;
mod resolve;
mod spelling;
mod token;
mod words;

use std::borrow::Cow;
use std::cell::Cell;

use chrono::NaiveDate;

use crate::calendar::{Calendar, Period, PeriodKind};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;
use crate::words::MessageId;
use parser::{Events, Failure, Hints, Parsed};
use token::Token;

/// What kind of deadline a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// «до 20.08.2021»: a last day.
    Deadline,
    /// «25.01.2022»: one day.
    On,
    /// «Февраль – ноябрь»: a window.
    Span,
    /// «ежемесячно»: several times in the period.
    Recurring,
    /// «постоянно»: all the time.
    Ongoing,
    /// «по отдельному графику»: dated elsewhere.
    External,
    /// «по мере необходимости».
    AsNeeded,
    /// «после …»: dated by an event.
    Relative,
    /// Not understood.
    Unknown,
}

impl Kind {
    /// Returns the kind's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Deadline => "deadline",
            Kind::On => "on",
            Kind::Span => "span",
            Kind::Recurring => "recurring",
            Kind::Ongoing => "ongoing",
            Kind::External => "external",
            Kind::AsNeeded => "as-needed",
            Kind::Relative => "relative",
            Kind::Unknown => "unknown",
        }
    }
}

/// One time at which the work is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The first day, where the phrase gives one.
    pub start: Option<NaiveDate>,
    /// The last day, inclusive.
    pub due: NaiveDate,
    /// The due day as written, where the calendar moved it.
    pub written: Option<NaiveDate>,
    /// The bytes of the phrase it was read from.
    pub span: Span,
}

/// A dated remark after a deadline: «выгрузка данных 16.05.2022».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The day.
    pub date: NaiveDate,
    /// The words before it.
    pub text: String,
}

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What kind of deadline it is.
    pub kind: Kind,
    /// When the work is due, sorted by the due day.
    pub occurrences: Vec<Occurrence>,
    /// Dated remarks.
    pub milestones: Vec<Milestone>,
    /// What is to be said of it; spans are bytes of the phrase.
    pub findings: Vec<Diagnostic>,
    /// Whether other events could give it another meaning; without, it is the same in every plan of its period.
    pub by_events: bool,
}

/// What a phrase is read in.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The plan's period, which lends years.
    pub period: Option<Period>,
    /// The month that a section's title lends to bare days.
    pub month: Option<u32>,
    /// The days of events, by their names.
    pub events: &'a [(String, NaiveDate)],
    /// Days off, the school year.
    pub calendar: &'a Calendar,
}

/// Returns what `phrase` means.
///
/// ```
/// use roadmap::calendar::{Calendar, Period};
/// use roadmap::phrase::{Context, Kind, read};
///
/// let calendar = Calendar::default();
/// let context = Context { period: Period::parse("2022"), month: None, events: &[], calendar: &calendar };
/// let reading = read("18.01-04.02.2022", &context);
/// assert_eq!(reading.kind, Kind::Span);
/// assert_eq!(reading.occurrences[0].due.to_string(), "2022-02-04");
/// ```
pub fn read(phrase: &str, context: &Context<'_>) -> Reading {
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
            resolve::resolve(&parsed.phrase, context, findings)
        }
        Err(failure) => unknown(phrase, failure),
    };
    reading.by_events |= asked.get();
    reading
}

/// Returns the month that a section's title names: «ЯНВАРЬ», «Январь 2020 года».
///
/// ```
/// assert_eq!(roadmap::phrase::month_named("Январь 2020 года"), Some(1));
/// assert_eq!(roadmap::phrase::month_named("Январские встречи"), None);
/// ```
pub fn month_named(section_title: &str) -> Option<u32> {
    use words::{Unit, Word};
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
    let lent =
        context.month.is_some() || context.period.is_some_and(|p| p.kind == PeriodKind::Month);
    let hints = Hints {
        remarks: false,
        month_lent: lent,
        events,
    };
    let failure = match parser::parse(text, tokens, hints) {
        Ok(parsed) => return Ok((parsed, Cow::Borrowed(tokens))),
        Err(failure) => failure,
    };
    let mended = repair::repair(text, tokens);
    for hints in [
        hints,
        Hints {
            remarks: true,
            ..hints
        },
    ] {
        let spellings = [hints.remarks.then_some(tokens), mended.as_deref()];
        for tokens in spellings.into_iter().flatten() {
            if let Ok(parsed) = parser::parse(text, tokens, hints) {
                return Ok((parsed, Cow::Owned(tokens.to_vec())));
            }
        }
    }
    Err(failure)
}

/// Says which words were read otherwise than they are written.
fn report_repairs(text: &str, tokens: &[Token], free: &[Span], findings: &mut Vec<Diagnostic>) {
    let mut last = Span::default();
    for token in tokens {
        let Some(form) = token.read_as else { continue };
        let idle = free
            .iter()
            .any(|span| span.start <= token.span.start && token.span.end <= span.end);
        if idle || token.span == last {
            continue;
        }
        last = token.span;
        let forms: Vec<&str> = tokens
            .iter()
            .filter(|other| other.span == token.span && other.kind != token::Kind::Dash)
            .filter_map(|other| other.read_as)
            .collect();
        let form = if forms.len() > 1 {
            forms.join(" – ")
        } else {
            form.to_owned()
        };
        let raw = text.get(token.span.range()).unwrap_or_default();
        findings.push(
            Diagnostic::new(
                Rule::MisspeltWord,
                token.span,
                MessageId::PhraseMisspelt.with(raw).with(form.as_str()),
            )
            .help(MessageId::PhraseMisspeltHelp.with(form.as_str()))
            .fix(token.span, form, false),
        );
    }
}

fn unknown(text: &str, failure: Failure) -> Reading {
    let raw = text.get(failure.span.range()).unwrap_or_default();
    let (title, help) = match (failure.clock, raw.is_empty()) {
        (true, _) => (
            MessageId::PhraseClockOnly.into(),
            MessageId::PhraseClockOnlyHelp,
        ),
        (false, true) => (
            MessageId::PhraseEmpty.into(),
            MessageId::PhraseUnreadableHelp,
        ),
        (false, false) => (
            MessageId::PhraseUnreadable.with(raw),
            MessageId::PhraseUnreadableHelp,
        ),
    };
    Reading {
        kind: Kind::Unknown,
        occurrences: Vec::new(),
        milestones: Vec::new(),
        findings: vec![Diagnostic::new(Rule::UnreadableDeadline, failure.span, title).help(help)],
        by_events: false,
    }
}

/// Returns a finding that a reading is a choice, and why.
fn uncertain(span: Span, why: MessageId) -> Diagnostic {
    Diagnostic::new(Rule::UncertainReading, span, why).help(MessageId::PhraseUncertainHelp)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn context<'a>(period: &str, calendar: &'a Calendar) -> Context<'a> {
        Context {
            period: Period::parse(period),
            month: None,
            events: &[],
            calendar,
        }
    }

    /// Returns the canonical spelling of a phrase.
    fn canonical(phrase: &str, context: &Context<'_>) -> Option<String> {
        let asked = Cell::new(false);
        let events = Events {
            known: !context.events.is_empty(),
            asked: &asked,
        };
        let tokens = token::tokens(phrase);
        let parsed = parse(phrase, &tokens, context, events);
        parsed.ok().map(|(parsed, _)| parsed.phrase.to_string())
    }

    fn sound(phrase: &str, period: &str) {
        let calendar = Calendar::default();
        let reading = read(phrase, &context(period, &calendar));
        for finding in &reading.findings {
            let span = finding.primary.span;
            assert!(
                phrase.get(span.range()).is_some(),
                "{phrase:?}: {finding:?}"
            );
        }
        for pair in reading.occurrences.windows(2) {
            assert!(
                pair[0].due <= pair[1].due,
                "{phrase:?}: {:?}",
                reading.occurrences
            );
        }
        for found in &reading.occurrences {
            assert!(
                found.start.is_none_or(|start| start <= found.due),
                "{phrase:?}: {found:?}"
            );
            assert!(
                phrase.get(found.span.range()).is_some(),
                "{phrase:?}: {found:?}"
            );
        }
        assert!(
            reading.kind != Kind::Unknown || !reading.findings.is_empty(),
            "{phrase:?}"
        );
        assert!(
            reading.kind != Kind::Unknown || reading.occurrences.is_empty(),
            "{phrase:?}"
        );
    }

    /// Words of the language and some that are not.
    fn words() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "до",
            "с",
            "по",
            "к",
            "в",
            "на",
            "за",
            "и",
            "не позднее",
            "мая",
            "Сентябрь",
            "2022",
            "22",
            "1",
            "31",
            "5",
            "III",
            "г.",
            "года",
            ",",
            ";",
            "-",
            "–",
            ".",
            "(",
            ")",
            "каждый",
            "понедельник",
            "раз",
            "квартал",
            "месяца",
            "числа",
            "неделя",
            "декада",
            "полугодие",
            "учебного",
            "ежемесячно",
            "ежегодно",
            "постоянно",
            "в течение",
            "по плану",
            "после",
            "дней",
            "29.02",
            "31.11",
            "01.09.2022",
            "14.00",
            "текущего",
            "следующего",
            "за отчетным",
            "конца",
            "начала",
            "половина",
            "последняя",
            "зима",
            "каникулы",
            "УО",
            "потом",
            "2021-2022",
            ":",
            "№",
            "первый",
            "срок",
            "999999999",
            "3-я",
            "последнего",
            "следующего",
            "рабочих",
        ]);
        prop::collection::vec((pieces, prop::bool::ANY), 0..9).prop_map(|pieces| {
            let mut text = String::new();
            for (piece, glued) in pieces {
                if !glued {
                    text.push(' ');
                }
                text.push_str(piece);
            }
            text
        })
    }

    fn periods() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            "2022",
            "2021-2022",
            "2020-2021 учебный год",
            "2022-02",
            "2022-09-01..2023-05-31",
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text_is_withstood(text in any::<String>(), period in periods()) {
            sound(&text, period);
        }

        #[test]
        fn any_words_are_withstood(text in words(), period in periods()) {
            sound(&text, period);
        }

        #[test]
        fn lists_of_days_are_read_whole(days in prop::collection::vec(1u32..=28, 1..5)) {
            let calendar = Calendar::default();
            let phrase: Vec<String> = days.iter().map(|day| format!("{day:02}.03.2022")).collect();
            let reading = read(&phrase.join(", "), &context("2022", &calendar));
            prop_assert_eq!(reading.occurrences.len(), days.iter().collect::<std::collections::BTreeSet<_>>().len().max(reading.occurrences.len()));
            prop_assert_eq!(reading.kind, Kind::On);
        }
    }

    #[test]
    fn canonical_phrases_parse_back_to_themselves() {
        let calendar = Calendar::default();
        let context = context("2021-2022", &calendar);
        let tables = [
            (include_str!("../../tests/phrases/seeds.tsv"), 2),
            (include_str!("../../tests/phrases/wild.tsv"), 0),
            (include_str!("../../tests/phrases/more.tsv"), 0),
        ];
        let mut wrong = Vec::new();
        for (table, column) in tables {
            for phrase in table
                .lines()
                .skip(1)
                .filter_map(|line| line.split('\t').nth(column))
            {
                let Some(once) = canonical(phrase, &context) else {
                    continue;
                };
                let twice = canonical(&once, &context);
                let same = read(phrase, &context)
                    .occurrences
                    .iter()
                    .map(|o| (o.start, o.due))
                    .collect::<Vec<_>>()
                    == read(&once, &context)
                        .occurrences
                        .iter()
                        .map(|o| (o.start, o.due))
                        .collect::<Vec<_>>();
                if twice.as_deref() != Some(&once) || !same {
                    wrong.push(format!("{phrase} → {once} → {twice:?}, same days: {same}"));
                }
            }
        }
        assert!(
            wrong.is_empty(),
            "{} wrong:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }

    #[test]
    fn events_date_what_waits_for_them() {
        let calendar = Calendar::default();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let events = [
            ("окончание экзаменов".to_owned(), day("2022-06-24")),
            ("Купальный сезон".to_owned(), day("2022-06-01")),
        ];
        let context = Context {
            events: &events,
            ..context("2022", &calendar)
        };
        let due = |phrase| {
            let reading = read(phrase, &context);
            assert_eq!(reading.kind, Kind::Relative, "{phrase}");
            reading.occurrences[0].due.to_string()
        };
        assert_eq!(
            due("в течение 10 рабочих дней после окончания экзаменов"),
            "2022-07-08"
        );
        assert_eq!(due("за 5 дней до начала купального сезона"), "2022-05-27");
        assert_eq!(due("до начала купального сезона"), "2022-06-01");
        assert_eq!(due("накануне купального сезона"), "2022-05-31");
    }

    #[test]
    fn sections_lend_their_month() {
        let calendar = Calendar::default();
        let context = Context {
            month: month_named("АПРЕЛЬ"),
            ..context("2022", &calendar)
        };
        let due = |phrase| read(phrase, &context).occurrences[0].due.to_string();
        assert_eq!(due("25-26"), "2022-04-26");
        assert_eq!(due("до 15 числа"), "2022-04-15");
        assert_eq!(due("в течение месяца"), "2022-04-30");
        assert_eq!(due("2 неделя"), "2022-04-14");
    }

    #[test]
    fn unknown_words_are_underlined_exactly() {
        let calendar = Calendar::default();
        let underlined = |phrase: &str| {
            let reading = read(phrase, &context("2022", &calendar));
            assert_eq!(reading.kind, Kind::Unknown, "{phrase}");
            phrase
                .get(reading.findings[0].primary.span.range())
                .unwrap()
                .to_owned()
        };
        assert_eq!(underlined("май, абракадабра, июнь"), "абракадабра");
        assert_eq!(underlined("до ненастья"), "ненастья");
        assert_eq!(underlined("14.00, 15.00"), "14.00, 15.00");
    }
}
