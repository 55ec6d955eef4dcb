//! Ongoing work, outer schedules, work on demand, and events.

use chrono::{Datelike as _, NaiveDate};

use super::frames::{self, Window};
use super::{Failed, Kind, Resolver};
use crate::calendar::{Part, PeriodKind, days_later, months_later};
use crate::diagnostic::{Diagnostic, Rule};
use crate::phrase::ast::{Amount, Body, Dated, Frame, Relation, Relative, Time, Year};
use crate::phrase::events::{event_of_item, item_named};
use crate::phrase::lexicon::Unit;
use crate::phrase::reading::Occurrence;
use crate::phrase::token;
use crate::text::Span;
use crate::text::russian::{fold_letter, is_blank};
use crate::words::MessageId;

/// So many days into the period lies the day of an example.
const EXAMPLE_DAY: i64 = 44;

impl Resolver<'_> {
    /// «постоянно», «в течение года»
    pub(super) fn ongoing(&mut self, year: Option<Dated>, span: Span, kind: Kind) {
        let named = year.and_then(|year| self.named_year(&year.to, span));
        let window = named.or_else(|| match year {
            None => self.period_window(),
            Some(year) if year.frame() == Frame::SchoolYear => self.school_year_of_plan(span),
            Some(_) => self.year_of_plan(span),
        });
        if matches!(kind, Kind::Ongoing | Kind::External | Kind::AsNeeded) {
            if let Some(window) = named {
                self.report_outside(window.start, window.end, span, false);
            }
            self.push_window(window, span);
        }
    }

    /// Returns the year that is written, or named, as what goes on or an outer schedule is of.
    fn named_year(&mut self, time: &Time, span: Span) -> Option<Window> {
        match (time.place.frame, time.year) {
            (Frame::SchoolYear, Year::Given(year) | Year::Lent(year) | Year::School(year)) => {
                self.school_year(year)
            }
            (Frame::SchoolYear, _) => None,
            (_, Year::Given(year) | Year::Lent(year)) => frames::months(year, 1, 12).ok(),
            (_, year @ (Year::Next | Year::Previous)) => {
                self.uncertain(span, MessageId::PhraseUncertainNamedYear);
                let ahead = if year == Year::Next { 1 } else { -1 };
                frames::months(self.context.period?.start.year() + ahead, 1, 12).ok()
            }
            _ => None,
        }
    }

    /// The year of the plan: of a school-year plan the school year.
    fn year_of_plan(&mut self, span: Span) -> Option<Window> {
        let period = self.context.period?;
        if period.is_school_year() {
            return self.school_year_of_plan(span);
        }
        if period.kind == PeriodKind::Years {
            self.uncertain(span, MessageId::PhraseUncertainYear);
        }
        self.period_window()
    }

    fn school_year_of_plan(&mut self, span: Span) -> Option<Window> {
        let period = self.context.period?;
        if period.is_school_year() {
            self.school_year(period.start.year())
        } else {
            self.uncertain(span, MessageId::PhraseUncertainSchoolYear);
            self.period_window()
        }
    }

    pub(super) fn school_year(&self, year: i32) -> Option<Window> {
        frames::school_year(year, self.context.calendar).ok()
    }

    /// «по отдельному графику», with the year that it names; `lone` where nothing else says when.
    pub(super) fn external(&mut self, within: Option<&Time>, span: Span, lone: bool) {
        let help = match self.context.period {
            Some(period) => {
                let day = days_later(period.start, EXAMPLE_DAY);
                MessageId::DatesHelp.with(day.min(period.end).to_string())
            }
            None => MessageId::PhraseExternalHelp.into(),
        };
        self.tell(
            Rule::ExternalSchedule,
            span,
            MessageId::PhraseExternal,
            help,
        );
        if !lone {
            return;
        }
        let named = within.and_then(|time| self.named_year(time, span));
        // «по плану на 2023 год» in a plan of 2022
        if let Some(window) = named {
            self.report_outside(window.start, window.end, span, false);
        }
        self.push_window(named.or_else(|| self.period_window()), span);
    }

    /// Adds the whole period, if it is the only thing said.
    pub(super) fn whole_period(&mut self, span: Span, alone: bool) {
        if alone {
            self.push_window(self.period_window(), span);
        }
    }

    /// Says that a part of the school year has no days, and adds the whole period.
    pub(super) fn undated_part(&mut self, part: Part, span: Span) {
        let help = MessageId::PhraseUndatedPartHelp.with(part.key());
        self.tell(Rule::UndatedEvent, span, MessageId::PhraseUndatedPart, help);
        self.whole_period(span, true);
    }

    fn push_window(&mut self, window: Option<Window>, span: Span) {
        let Some(Window { start, end }) = window else {
            return self.needs_period(span);
        };
        // two words for the same time are one time
        let told = |found: &Occurrence| found.due == end && found.start == Some(start);
        if !self.occurrences.iter().any(told) {
            self.push(Some(start), end, span);
        }
    }

    /// What waits for an event: dated by `[events]`, or not at all.
    pub(super) fn relative(&mut self, relative: &Relative, span: Span) -> Result<(), Failed> {
        if let Some(from) = &relative.from {
            return self.counted_from(relative, from, span);
        }
        self.by_events = true;
        let words = relative.event.as_str();
        if let Some(event) = self.event(words) {
            self.counted(relative, event, span);
            return Ok(());
        }
        let title = match item_named(words) {
            Some(item) => MessageId::PhraseUndoneItem.with(item),
            None if words.is_empty() => MessageId::PhraseNoEvent.into(),
            None => MessageId::PhraseUndatedEvent.with(words),
        };
        let help = match token::part_in(words) {
            Some(part) => MessageId::PhraseUndatedPartHelp.with(part.key()),
            None => MessageId::PhraseUndatedEventHelp.into(),
        };
        self.tell(Rule::UndatedEvent, span, title, help);
        self.push_window(self.period_window(), span);
        Ok(())
    }

    /// What is counted from a time that is no event: each day of it counts.
    fn counted_from(&mut self, relative: &Relative, from: &Body, span: Span) -> Result<(), Failed> {
        let period = self.period_window();
        let kept = std::mem::take(&mut self.occurrences);
        let told = self.findings.len();
        match (from, period) {
            // «за 5 дней до 1 числа» counts from the 1st that follows the period, too
            (Body::Recurring(recurrence), Some(period)) => {
                self.report_places(recurrence, span);
                let (start, mut end) = (
                    months_later(period.start, -12),
                    months_later(period.end, 12),
                );
                // «за 10 дней до конца полугодия» in a plan of a school year
                let teaching = self.teaching_part(recurrence, span, period);
                if teaching != period {
                    end = teaching.end;
                }
                let longer = Window::of(start, end);
                self.each_place(recurrence, span, longer);
                self.each_date(recurrence, span, &[longer])?;
            }
            (Body::Dated(dated), _) => self.dated_list(&[(dated, span)])?,
            _ => self.needs_period(span),
        }
        // what is counted from may be a day off
        let found = self.findings.split_off(told);
        let own = |finding: &Diagnostic| finding.rule != Rule::NonWorkingDay;
        self.findings.extend(found.into_iter().filter(own));
        let from_days = std::mem::replace(&mut self.occurrences, kept);
        let first = self.occurrences.len();
        for found in &from_days {
            self.counted(relative, found.written.unwrap_or(found.due), span);
        }
        let due = self.occurrences.get(first).map(|found| found.due);
        if let (Body::Dated(_), Some(due)) = (from, due) {
            self.report_outside(due, due, span, false);
        }
        if let (Body::Recurring(_), Some(period)) = (from, period) {
            let own = |found: &Occurrence| period.holds(Window::day(found.due));
            let found = self.occurrences.split_off(first);
            self.occurrences.extend(found.into_iter().filter(own));
        }
        Ok(())
    }

    /// Adds when what is counted from `event` is due.
    fn counted(&mut self, relative: &Relative, event: NaiveDate, span: Span) {
        let end = self
            .period_window()
            .map_or(event, |period| period.end.max(event));
        let relation = relative.relation;
        let moved = relative
            .amount
            .map(|amount| self.moved(event, amount, relation));
        let eve = days_later(event, -1);
        match (relation, moved) {
            (Relation::Before, Some(day)) if relative.opens => self.push(Some(day), event, span),
            (_, Some(day)) if relative.opens => {
                self.uncertain(span, MessageId::PhraseUncertainOpenEnd);
                self.push(Some(day), end.max(day), span);
            }
            (Relation::Before, moved) => self.push_day(None, moved.unwrap_or(event), span),
            (Relation::Eve, _) => self.push_day(Some(eve), eve, span),
            (Relation::During, _) => self.push(Some(event), event, span),
            (Relation::Latest, Some(day)) => self.push_day(None, day, span),
            (Relation::Past, Some(day)) => self.push_day(Some(day), day, span),
            (Relation::Within, Some(day)) => self.push_day(Some(event), day, span),
            (Relation::After | Relation::Past | Relation::Within | Relation::Latest, _) => {
                self.push(Some(event), end, span);
            }
        }
    }

    fn moved(&self, event: NaiveDate, amount: Amount, relation: Relation) -> NaiveDate {
        let count = i64::from(amount.count) * if relation == Relation::Before { -1 } else { 1 };
        match amount.unit {
            Unit::Day if amount.working => self.context.calendar.working_days_after(event, count),
            Unit::Decade => days_later(event, count * 10),
            unit => frames::unit_later(unit, event, i32::try_from(count).unwrap_or(0)),
        }
    }

    /// Returns the day of the event that `words` name: all words of its name are there, their endings aside.
    fn event(&self, words: &str) -> Option<NaiveDate> {
        let events = self.context.events.iter();
        if let Some(item) = item_named(words) {
            let name = event_of_item(item);
            return events
                .clone()
                .find(|event| event.0 == name)
                .map(|event| event.1);
        }
        let words = stems(words);
        let named = |stem: &Vec<char>| words.iter().any(|word| alike(word, stem));
        let found = events.filter(|(name, _)| {
            let name = stems(name);
            !name.is_empty() && name.iter().all(named)
        });
        found
            .max_by_key(|(name, _)| name.len())
            .map(|(_, date)| *date)
    }
}

/// Returns the folded words of a text.
fn stems(text: &str) -> Vec<Vec<char>> {
    let folded: Vec<char> = text.chars().map(fold_letter).collect();
    let words = folded.split(|&c| is_blank(c) || !c.is_alphanumeric());
    words
        .filter(|word| word.len() > 2 || word.iter().all(|c| c.is_numeric()))
        .map(<[char]>::to_vec)
        .collect()
}

/// Returns whether two words are one but for their endings.
fn alike(a: &[char], b: &[char]) -> bool {
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let longest = a.len().max(b.len());
    shared >= 3 && longest - shared <= 3 && shared * 2 > longest || a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_three_letters_and_numbers_name_an_event() {
        let expected =
            ["сдача", "егэ", "2", "этапа"].map(|word| word.chars().collect::<Vec<char>>());
        assert_eq!(stems("сдача ЕГЭ до 2 этапа"), expected);
    }

    #[test]
    fn words_are_alike_but_for_their_endings() {
        let case = |a: &str, b: &str, expected| {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            assert_eq!(alike(&letters(a), &letters(b)), expected, "{a} {b}");
        };
        case("смотра", "смотры", true);
        case("педсовета", "педсовет", true);
        case("дня", "дней", false);
        case("дом", "дом", true);
        // half of their letters are not enough
        case("уроков", "уровни", false);
        case("уроков", "урокам", true);
        // nor are more letters than an ending has
        case("образовани", "образовательн", false);
    }
}
