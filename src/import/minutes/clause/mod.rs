//! What a clause of a decision says: the forms of words by which minutes tell what becomes of an item.

mod beside;
mod parts;

use chrono::NaiveDate;

use self::beside::Doubt;
use self::parts::{Clause, carried_out_at, gives_reason, proof, proof_at, tells_nothing};
use super::added::add;
use super::day::{self, Days, Period};
use super::forms::{Form, Mark, marks, masked};
use super::lead::{instead, name, name_before};
use super::numbers::without_numbers;
use super::said::{Found, Said, When};
use super::term::{
    Term, cause_at, reason_in, term, terms, time_given, until_reason, without_items,
};
use super::vocabulary::{is_proof, without_beside};
use super::words::{after, before, filled, has_blank, lower, within, words};
use crate::phrase::month_named;
use crate::text::russian::Ask as _;
use crate::text::word_list;
use crate::words::{Message, MessageId};

/// Words beside «исполнено» that name no day, besides those that change nothing of it.
const DAYLESS: &[&str] = word_list![
    "считать" "снять" "с" "контроля" "пункты" "следующие" "следующий" "следующее"
];

/// Returns the parts of a clause that may name the item: what stands before its first form of words, and all that
/// stands before a reason or a proof.
pub(super) fn naming(text: &str) -> [&str; 2] {
    let masked = masked(text);
    let marks = marks(&masked);
    let told = |mark: &&Mark<'_>| matches!(mark.form, Form::Reason | Form::Evidence);
    let told = marks.iter().find(told).map(|mark| mark.start);
    // what a decision is reasoned or proved with may be another item: «снять с контроля (дублирует п. 1)»
    let decided = marks.iter().find(|mark| !mark.form.is_beside());
    let why = decided.and_then(|mark| {
        let rest = after(&masked, mark.end);
        let proof = (mark.form == Form::Done).then(|| proof(rest)).flatten();
        let proof = proof.map(|(from, _)| from);
        let why = reason_in(rest).map(|(from, _)| from);
        Some(mark.end + proof.into_iter().chain(why).min()?)
    });
    let first = marks.first().map_or(text.len(), |mark| mark.start);
    let until = told.into_iter().chain(why).min().unwrap_or(text.len());
    [before(text, first), before(text, until)]
}

/// Returns the time by which `text` tells the due day that it is about: «срок 15.11.2026, перенести», «за IV квартал».
pub(super) fn due_named(text: &str, day: NaiveDate) -> Option<Period> {
    let masked = masked(text);
    let marks = marks(&masked);
    let at = |given: &[Form], are: bool| {
        let mark = marks.iter().find(|mark| given.contains(&mark.form) == are);
        mark.map_or(text.len(), |mark| mark.start)
    };
    let decided = before(text, at(&[Form::Term, Form::Reason, Form::Evidence], false));
    let told = before(&masked, at(&[Form::Reason, Form::Evidence], true));
    let bracket = || day::due_named(text.get(text.find("(срок")?..)?, day);
    day::due_named(decided, day)
        .or_else(bracket)
        .or_else(|| day::period_named(until_reason(told), day))
}

/// Returns what `text` says on the day of the meeting, where all of its words are understood; `known` are those that name
/// the item.
pub(super) fn said(text: &str, day: NaiveDate, known: &dyn Fn(&str) -> bool) -> Said {
    let masked = masked(text);
    let as_written = |mark: Mark<'_>| Mark {
        value: within(text, mark.end, mark.end + mark.value.len()),
        ..mark
    };
    let marks: Vec<Mark<'_>> = marks(&masked).into_iter().map(as_written).collect();
    let Some(first) = marks.first() else {
        return Said::Nothing;
    };
    if marks.iter().any(|mark| mark.form == Form::Add) {
        // «(срок: до 20.05; ответственный: …)»
        let open = text.replace("(срок", ", срок").replace("(Срок", ", срок");
        return if open == text {
            add(&marks)
        } else {
            said(&open, day, known)
        };
    }
    let undated = without_numbers(&masked, known);
    let clause = Clause {
        text: &masked,
        undated: &undated,
        head: before(text, first.start),
        marks: &marks,
        day,
    };
    clause.said(known)
}

/// What a form of words gives.
type Reading = Result<Option<Found>, Message>;

impl<'t> Clause<'t> {
    fn said(&self, known: &dyn Fn(&str) -> bool) -> Said {
        let doubt = self.doubt(known);
        if let Some(Doubt::Undone(why)) = doubt {
            return Said::Unclear(why.into());
        }
        if self.is_untold() {
            let unmet = self.has(Form::Unmet);
            return Said::Unclear(if unmet {
                MessageId::MinutesNoReason.into()
            } else {
                MessageId::MinutesUndecided.into()
            });
        }
        let mut acts: Vec<Found> = Vec::new();
        for mark in self.marks {
            match self.act(mark) {
                Err(why) => return Said::Unclear(why),
                Ok(Some(act)) if !acts.contains(&act) => acts.push(act),
                Ok(_) => {}
            }
        }
        // «Считать исполненным: исполнено 14.04» says one thing twice.
        let bare = Found::Done {
            on: When::Unsaid,
            evidence: None,
        };
        let dated = |act: &Found| matches!(act, Found::Done { .. }) && *act != bare;
        if acts.iter().any(dated) {
            acts.retain(|act| *act != bare);
        }
        match doubt {
            _ if acts.is_empty() => Said::Empty,
            Some(Doubt::Unknown(why)) => Said::Unclear(why),
            _ => Said::Acts(acts),
        }
    }

    fn act(&self, mark: &Mark<'t>) -> Reading {
        match mark.form {
            Form::Done => self.done(mark),
            Form::Unmet => self.unmet(mark),
            Form::Drop => self.dropped(mark),
            Form::Cancel => Ok(Some(Found::Cancel { reason: self.why() })),
            Form::Move => self.moved(mark),
            Form::Lead => self.led(mark),
            Form::Term => self.term(mark),
            Form::Task => self.task(),
            Form::Stay => self.left(mark),
            Form::Reason | Form::Evidence
                if self.is_alone(mark) && filled(mark.value).is_some() =>
            {
                Err(MessageId::MinutesNotUnderstood.into())
            }
            Form::Add | Form::Reason | Form::Evidence => Ok(None),
        }
    }

    /// Returns whether a reason or a proof is given for nothing.
    fn is_alone(&self, mark: &Mark<'_>) -> bool {
        let given = |other: &Mark<'_>| !matches!(other.form, Form::Reason | Form::Evidence);
        !self
            .marks
            .iter()
            .any(|other| given(other) && other.start != mark.start)
    }

    /// Returns whether nothing was written where the skeleton leaves room.
    fn is_empty(value: &str) -> bool {
        let value = value.replace("(дата)", "");
        filled(&value).is_none()
    }

    fn evidence(&self) -> Option<&'t str> {
        let mut marks = self.marks.iter();
        let value = filled(marks.find(|mark| mark.form == Form::Evidence)?.value)?;
        // «(основание – письмо № 15)»
        let inner = value.strip_suffix(')').filter(|inner| !inner.contains('('));
        Some(inner.unwrap_or(value))
    }

    /// Returns the reason that is given: behind «причина», or from «в связи с» and the like on.
    fn reason(&self) -> Option<String> {
        let mut marks = self.marks.iter();
        if let Some(mark) = marks.find(|mark| mark.form == Form::Reason) {
            let by = within(self.text, mark.start, mark.end) == "причине";
            let cause = if by { "по причине " } else { "" };
            return filled(mark.value).map(|reason| format!("{cause}{reason}"));
        }
        let behind = self.marks.iter().find_map(|mark| {
            let (from, to) = reason_in(&lower(mark.value))?;
            filled(within(mark.value, from, to).trim_matches(['(', ')']))
        });
        behind.map(str::to_owned).or_else(|| self.reason_before())
    }

    /// Returns the reason that stands before the decision: «в связи с карантином срок п. 9 перенести».
    fn reason_before(&self) -> Option<String> {
        let small = lower(self.head);
        let at = cause_at(&small)?;
        let told = after(&small, at);
        let items = without_items(told);
        let item = told.bytes().zip(items.bytes());
        let item = item.into_iter().position(|(own, left)| own != left);
        let term = words(told)
            .into_iter()
            .find(|word| matches!(word.text, "срок" | "сроки"));
        let ends = [item, term.map(|word| word.start), told.find([',', ';'])];
        let end = ends.into_iter().flatten().min().unwrap_or(told.len());
        let cause = filled(within(self.head, at, at + end))?;
        // «В связи с …» does not open a sentence where it is written
        let first = cause.chars().next().map_or(0, char::len_utf8);
        Some(lower(before(cause, first)) + after(cause, first))
    }

    /// Returns why it is decided, or on what ground.
    fn why(&self) -> Option<String> {
        self.reason().or_else(|| self.evidence().map(str::to_owned))
    }

    /// Returns whether «причина» is there without one: «причину выяснить», «по неизвестной причине».
    fn is_untold(&self) -> bool {
        let tells = |mark: &Mark<'_>| {
            let by = within(self.text, mark.start, mark.end) == "причине";
            let sign = [':', '–', '—', '-', '(', '_', '…', '.'];
            (by || mark.value.trim_start().starts_with(sign))
                && filled(mark.value).is_some_and(|reason| !tells_nothing(reason))
        };
        let empty = |value: &str| {
            let bare = value.trim_end_matches([' ', ';', ',', '.', '/', ')']);
            filled(value).is_none() && (has_blank(value) || bare.ends_with(':'))
        };
        let mut given = self.marks.iter().filter(|mark| mark.form == Form::Reason);
        given.any(|mark| !(empty(mark.value) || tells(mark)))
    }

    fn done(&self, mark: &Mark<'t>) -> Reading {
        let bracket = || Some(mark.value.split_once('(')?.1.split_once(')')?.0);
        let proof = bracket().filter(|inner| is_proof(inner));
        let told = self.evidence().or(proof);
        let told = told.or_else(|| proof_behind(mark.value));
        let evidence = told.map(str::to_owned);
        let unfilled = has_blank(mark.value)
            || mark.value.contains("(дата)")
            || mark.value.trim_end().ends_with(':');
        if Self::is_empty(mark.value) && unfilled && evidence.is_none() {
            return Ok(None);
        }
        let on = match (self.days(mark), self.days_before()) {
            (Days::One(on), _) | (Days::None, Days::One(on)) => When::On(on),
            (Days::None, _) => When::told(self.text),
            (Days::Several | Days::Window, _) => return Err(MessageId::MinutesWhichDay.into()),
        };
        let rest = left_of(mark.value, self.behind(mark));
        let Some(rest) = rest.filter(|_| !matches!(on, When::On(_))) else {
            return Ok(Some(Found::Done { on, evidence }));
        };
        // «исполнен первого апреля»: a day that is not read is not the meeting's
        if evidence.is_some() && is_proof(rest) {
            return Ok(Some(Found::Done { on, evidence }));
        }
        Err(MessageId::MinutesDayUnread.with(rest))
    }

    fn unmet(&self, mark: &Mark<'t>) -> Reading {
        let given = self.has(Form::Reason);
        let told = || filled(mark.value).filter(|_| !given && gives_reason(mark.value));
        let reason = self.reason().or_else(|| told().map(str::to_owned));
        match reason {
            Some(reason) if tells_nothing(&reason) => Err(MessageId::MinutesNoReason.into()),
            Some(reason) => Ok(Some(Found::Unmet {
                reason: reason.trim_end_matches(')').to_owned(),
            })),
            None if given || has_blank(mark.value) => Ok(None),
            None => Err(MessageId::MinutesNoReason.into()),
        }
    }

    /// «снять с контроля»: what is carried out is, and so is what is dropped.
    fn dropped(&self, mark: &Mark<'t>) -> Reading {
        let told = lower(mark.value);
        let carried_out = carried_out_at(&told).is_some();
        if self.has(Form::Done) {
            return Ok(None);
        }
        let on = match self.days(mark) {
            Days::None => When::Unsaid,
            Days::One(on) => When::On(on),
            _ => return Err(MessageId::MinutesWhichDay.into()),
        };
        if carried_out && !self.has(Form::Reason) {
            let evidence = self.evidence().map(str::to_owned);
            return Ok(Some(Found::Done { on, evidence }));
        }
        // «в связи с частичным исполнением» drops nothing
        let unsure = |reason: &str| {
            let small = lower(reason);
            small.contains_any(&["исполнени", "выполнени"]) && !small.contains("невозможн")
        };
        match self.reason() {
            Some(reason) if unsure(&reason) => Err(MessageId::MinutesDropOrDone.into()),
            Some(reason) => Ok(Some(Found::Cancel {
                reason: Some(reason),
            })),
            None if self.has(Form::Reason) => Ok(None),
            None => Ok(Some(Found::Close)),
        }
    }

    fn moved(&self, mark: &Mark<'t>) -> Reading {
        let given = self.marks.iter();
        let given = given.filter(|one| matches!(one.form, Form::Move | Form::Term));
        // what stands in quotes is no term
        let values = std::iter::once(mark).chain(given);
        let mut values = values.map(|one| self.open_to_reason(one));
        if terms(self.open_to_reason(mark), self.day) > 1 {
            return Err(MessageId::MinutesTwoTerms.into());
        }
        if let Some(term) = values.find_map(|value| term(value, self.day)) {
            let why = self.why().filter(|_| !self.has(Form::Unmet));
            return Ok(Some(Found::Move { term, why }));
        }
        let value = until_reason(mark.value);
        let small = lower(value);
        let around = word_list!["на" "до" "срок" "срока" "исполнения" "выполнения"];
        let bare = words(&small).iter().all(|word| around.contains(&word.text));
        if bare && (has_blank(value) || value.trim_end().ends_with(':')) {
            return Ok(None);
        }
        let next =
            small.contains("следующ") && (small.contains("заседани") || small.contains("совещани"));
        Err(if next {
            MessageId::MinutesNextMeeting.into()
        } else {
            MessageId::MinutesWhichTerm.into()
        })
    }

    /// Returns what stands behind `mark` up to a reason, without what stands in quotes.
    fn open_to_reason(&self, mark: &Mark<'_>) -> &str {
        let open = within(self.text, mark.end, mark.end + mark.value.len());
        reason_in(&lower(open)).map_or(open, |(from, _)| before(open, from))
    }

    /// What is still to be done: by a term, which is new then.
    fn task(&self) -> Reading {
        let given = self
            .marks
            .iter()
            .filter(|one| matches!(one.form, Form::Task | Form::Term));
        let mut values: Vec<&str> = given.map(|one| self.open_to_reason(one)).collect();
        values.push(self.head);
        let mut found: Vec<Term> = Vec::new();
        for value in values {
            if terms(value, self.day) > 1 {
                return Err(MessageId::MinutesTwoTerms.into());
            }
            let told = time_given(value).or_else(|| term(value, self.day));
            found.extend(told.filter(|told| !found.contains(told)));
        }
        match found.as_slice() {
            [] if self.names_a_time() => Err(MessageId::MinutesWhichTerm.into()),
            [] => Ok(Some(Found::Stay)),
            [term] => Ok(Some(Found::Term(*term))),
            _ => Err(MessageId::MinutesTwoTerms.into()),
        }
    }

    /// Returns whether a number that is no item's or a month stands in the clause.
    fn names_a_time(&self) -> bool {
        let bare = without_items(self.undated);
        let of_time = |word: &str| month_named(word).is_some() || word.begins_with_digit();
        words(&bare).iter().any(|word| of_time(word.text))
    }

    /// What is left as it is; till a day is not as it was.
    fn left(&self, mark: &Mark<'t>) -> Reading {
        if self.ends_it() || self.has(Form::Cancel) {
            return Err(MessageId::MinutesDenied.into());
        }
        let told = after(self.text, mark.end);
        let given = self.has(Form::Term) || self.has(Form::Move);
        if term(told, self.day).is_some() && !given {
            return Err(MessageId::MinutesBareTerm.into());
        }
        Ok(Some(Found::Stay))
    }

    fn led(&self, mark: &Mark<'t>) -> Reading {
        let told = name(until_reason(mark.value)).or_else(|| name_before(self.head));
        match told {
            Some(name) => Ok(Some(Found::Lead {
                name,
                instead: instead(self.head).or_else(|| instead(mark.value)),
            })),
            None if has_blank(mark.value) || mark.value.trim_end().ends_with(':') => Ok(None),
            // «ответственный прежний»
            None if self.has(Form::Stay) => Ok(None),
            None => Err(MessageId::MinutesWhoLeads.into()),
        }
    }

    /// A term that no word says is new.
    fn term(&self, mark: &Mark<'t>) -> Reading {
        let taken = self.has(Form::Move) || self.has(Form::Add) || self.has(Form::Task);
        let value = self.open_to_reason(mark);
        if taken || filled(mark.value).is_none() {
            return Ok(None);
        }
        let told = time_given(value).or_else(|| term(value, self.day));
        match told.filter(|_| terms(value, self.day) < 2) {
            // «срок – 2 недели»
            Some(Term::Shift(time)) => Ok(Some(Found::Term(Term::Within(time)))),
            Some(term) => Ok(Some(Found::Term(term))),
            None if self.has(Form::Stay) => Ok(None),
            None => Err(MessageId::MinutesBareTerm.into()),
        }
    }
}

/// Returns what `value`, with `undated` for its text without the numbers of items, says besides words that name no day,
/// items and what stands in brackets.
fn left_of<'t>(value: &'t str, undated: &str) -> Option<&'t str> {
    let value = until_reason(value);
    let value = value.split_once('(').map_or(value, |(before, _)| before);
    let bare = without_items(before(undated, value.len()));
    let bare = without_beside(&bare);
    let all = words(&bare);
    let first = all.iter().find(|word| !DAYLESS.contains(&word.text))?;
    filled(after(value, first.start))
}

/// Returns the proof that stands behind «исполнено» or a comma.
fn proof_behind(value: &str) -> Option<&str> {
    filled(after(until_reason(value), proof_at(value)?))
}

#[cfg(test)]
mod tests;
