//! `roadmap explain`: how a deadline is read, or what a rule means.

use std::io::{BufRead as _, IsTerminal as _, Write};
use std::path::Path;

use anyhow::Result;
use chrono::{Datelike as _, NaiveDate};
use serde::{Serialize, Serializer};

use super::Outcome;
use super::args::{ExplainArgs, ExplainFormat};
use super::context::Context;
use super::gather;
use super::refusal::Refusal;
use crate::calendar::Period;
use crate::diagnostic::rule::Weight;
use crate::diagnostic::{Level, Rule};
use crate::phrase::{self, Reading};
use crate::render::diagnostic::{Checked, draw};
use crate::render::{manual, page};
use crate::report;
use crate::text::{harmless, russian};
use crate::words::{Lang, Message, MessageId};

/// Runs the command.
pub(super) fn run(args: &ExplainArgs, context: &Context) -> Result<Outcome> {
    let mut out = Context::out();
    if args.rules {
        for rule in Rule::ALL {
            let name = format!("{:<24} {:<6}", rule.name(), rule.default_level().name());
            let line = page::entry(&name, rule.summary(context.lang), context.width.into());
            writeln!(out, "{line}")?;
        }
        out.flush()?;
        return Ok(Outcome::Done);
    }
    let period = args.period.as_deref().and_then(Period::parse);
    let calendar = gather::workspace_here().calendar;
    let how = phrase::Context::of(period, &calendar);
    let mut all = true;
    if args.phrases.is_empty() {
        if std::io::stdin().is_terminal() {
            Context::note(MessageId::ExplainWaits.text(context.lang));
        }
        for line in std::io::stdin().lock().split(b'\n') {
            let line = line?;
            let phrase = String::from_utf8_lossy(&line);
            all &= explain(phrase.trim_end_matches('\r'), &how, args, context, &mut out)?;
        }
    }
    for (index, phrase) in args.phrases.iter().enumerate() {
        if index > 0 && args.format == ExplainFormat::Text {
            writeln!(out)?;
        }
        match Rule::named(phrase) {
            Some(rule) if args.format == ExplainFormat::Text => {
                let lang = context.lang;
                let (page, level) = (rule.explanation(lang), level_of(rule).text(lang));
                let page = manual::page(&format!("{page}\n{level}\n"), &context.style());
                write!(out, "{page}")?;
            }
            None if names_a_rule(phrase) => return Err(no_such_rule(phrase).into()),
            _ => all &= explain(phrase, &how, args, context, &mut out)?,
        }
    }
    out.flush()?;
    Ok(if all {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// Returns what is said of a rule's level, and how to turn it off.
fn level_of(rule: Rule) -> Message {
    let weight = match (rule.default_level(), rule.weight()) {
        (Level::Deny, _) => MessageId::LevelError,
        (_, Weight::Look) => MessageId::WeightLook,
        (_, Weight::Small) => MessageId::WeightSmall,
    };
    let said = if rule.is_essential() {
        MessageId::RuleLevelFixed
    } else if rule.is_of_editors() {
        MessageId::RuleLevelOfEditors
    } else {
        MessageId::RuleLevel
    };
    said.with(rule.default_level().name())
        .with(weight)
        .with(rule.name())
}

/// Returns whether a word is written as names of rules are; no deadline is all Latin small letters.
fn names_a_rule(word: &str) -> bool {
    word.len() > 3
        && word
            .chars()
            .all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '_'))
}

pub(super) fn no_such_rule(name: &str) -> Refusal {
    let near = russian::nearest(name, Rule::ALL.iter().map(|rule| rule.name()));
    Refusal {
        complaint: MessageId::UnknownRule.with(name),
        advice: vec![near.map_or_else(
            || MessageId::UnknownRuleHelp.into(),
            |near| MessageId::DidYouMean.with(near),
        )],
    }
}

/// Answers for one phrase; returns whether it could be read.
fn explain(
    phrase: &str,
    how: &phrase::Context<'_>,
    args: &ExplainArgs,
    context: &Context,
    out: &mut impl Write,
) -> Result<bool> {
    let reading = phrase::read(phrase, how);
    let mut findings = reading.findings.iter();
    let readable = findings.all(|finding| finding.level != Level::Deny);
    match args.format {
        ExplainFormat::Jsonl => {
            serde_json::to_writer(&mut *out, &line(phrase, &reading, context.lang))?;
            writeln!(out)?;
        }
        ExplainFormat::Text => text(phrase, reading, context, out)?,
    }
    Ok(readable)
}

/// Writes the phrase, what it means, and a snippet for every doubt.
fn text(phrase: &str, reading: Reading, context: &Context, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{}", harmless::line(phrase))?;
    for line in report::reading::lines(&reading, context.lang) {
        writeln!(out, "  {}", harmless::line(&line))?;
    }
    if !reading.findings.is_empty() {
        let path = MessageId::DeadlinePlace.text(context.lang);
        let file = Checked {
            path: Path::new(path),
            text: phrase,
            diagnostics: reading.findings,
        };
        write!(out, "{}", draw(&file, &[], &context.style()))?;
    }
    Ok(())
}

/// One line of `--format jsonl`.
#[derive(Serialize)]
struct Line<'r> {
    phrase: &'r str,
    kind: &'static str,
    occurrences: Vec<LineOccurrence>,
    milestones: Vec<LineMilestone<'r>>,
    diagnostics: Vec<LineDiagnostic>,
}

#[derive(Serialize)]
struct LineOccurrence {
    start: Option<Day>,
    due: Day,
}

/// A day as ISO 8601 writes it, without a call for each of its signs: a recurring deadline has hundreds of days.
struct Day(NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let put = |digits: &mut [u8], mut number: u32| {
            for digit in digits.iter_mut().rev() {
                *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
                number /= 10;
            }
        };
        let Day(day) = self;
        let mut text = *b"0000-00-00";
        put(&mut text[..4], day.year().unsigned_abs());
        put(&mut text[5..7], day.month());
        put(&mut text[8..], day.day());
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

#[derive(Serialize)]
struct LineMilestone<'r> {
    date: Day,
    text: &'r str,
}

#[derive(Serialize)]
struct LineDiagnostic {
    rule: &'static str,
    level: &'static str,
    message: String,
    /// Bytes of the phrase.
    span: [u32; 2],
}

fn line<'r>(phrase: &'r str, reading: &'r Reading, lang: Lang) -> Line<'r> {
    Line {
        phrase,
        kind: reading.kind.name(),
        occurrences: reading
            .occurrences
            .iter()
            .map(|occurrence| LineOccurrence {
                start: occurrence.start.map(Day),
                due: Day(occurrence.due),
            })
            .collect(),
        milestones: reading
            .milestones
            .iter()
            .map(|milestone| LineMilestone {
                date: Day(milestone.date),
                text: &milestone.text,
            })
            .collect(),
        diagnostics: reading
            .findings
            .iter()
            .map(|finding| LineDiagnostic {
                rule: finding.rule.name(),
                level: finding.level.name(),
                message: finding.title.text(lang),
                span: [finding.primary.span.start, finding.primary.span.end],
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_rule_is_no_deadline() {
        assert!(names_a_rule("empty-resul"));
        for phrase in ["до мая", "IV", "2022", "i кв", ""] {
            assert!(!names_a_rule(phrase), "{phrase}");
        }
        let advice = no_such_rule("empty-resul").advice;
        assert!(advice[0].text(Lang::English).contains("empty-result"));
    }
}
