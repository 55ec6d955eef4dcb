//! What a clause of a decision says: the forms of words by which minutes tell what becomes of an item.

use chrono::NaiveDate;

use super::added::add;
use super::day::{self, Days, Period};
use super::forms::{Form, Mark, marks, masked};
use super::lead::{name, name_before};
use super::said::{Found, Said};
use super::term::{cause_at, term, terms, until_reason, without_items};
use super::words::{Word, after, before, filled, has_blank, lower, within, words};
use crate::words::{Message, MessageId};

/// Words beside which something is not carried out, or not wholly.
const PARTLY: [&str; 20] = [
    "будет",
    "част",
    "если",
    "процент",
    "планирует",
    "должн",
    "половин",
    "наполовин",
    "кроме",
    "исключени",
    "неполн",
    "почти",
    "остал",
    "условно",
    "условии",
    "основном",
    "формально",
    "предварительно",
    "после",
    "однако",
];

/// Whole words that say so.
const PARTLY_SAID: [&str; 5] = ["но", "без", "пока", "лишь", "только"];

/// The beginnings of words of an amendment to what a plan says: «слова «…» исключить».
const REWORDING: [&str; 4] = ["слов", "абзац", "граф", "редакци"];

/// The beginnings of words by which a sentence denies or refuses what its other words say, besides «не» and «нет».
const DENYING: [&str; 20] = [
    "нельзя",
    "невозможн",
    "неверн",
    "нецелесообразн",
    "недопустим",
    "недопущ",
    "преждевремен",
    "необоснован",
    "отказ",
    "отклон",
    "поддержан",
    "запрет",
    "запрещ",
    "воздерж",
    "возра",
    "против",
    "оставить",
    "оставлен",
    "сохранить",
    "прежн",
];

/// Words of tasks, questions, proposals, hearsay and conditions, which change nothing yet.
const UNDECIDED: [&str; 28] = [
    "вопрос",
    "предложение",
    "предложения",
    "предложено",
    "просьба",
    "возможность",
    "возможно",
    "может",
    "могут",
    "можно",
    "контроль",
    "должен",
    "должна",
    "должно",
    "должны",
    "обязан",
    "обязана",
    "обязаны",
    "следует",
    "надлежит",
    "необходимо",
    "требуется",
    "якобы",
    "вероятно",
    "если",
    "условии",
    "повестки",
    "повестку",
];

/// The beginnings of verbs that say so: «обсудили», «предложила», but not «обсуждение», which titles have.
const UNDECIDED_VERBS: [&str; 13] = [
    "рассм",
    "уточн",
    "обсу",
    "предлож",
    "предлаг",
    "подготов",
    "проработ",
    "провер",
    "рекоменд",
    "прос",
    "ходатай",
    "полага",
    "счита",
];

/// The endings of verbs, of which «считать» is a decision.
const VERBAL: [&str; 12] = [
    "ть", "л", "ла", "ло", "ли", "ет", "ит", "им", "ют", "ят", "лся", "тся",
];

/// The beginnings of words that tell what was moved or dropped before.
const BEFORE: [&str; 7] = [
    "был",
    "ранее",
    "раньше",
    "прежде",
    "уже",
    "решением",
    "прошл",
];

/// The beginnings of words of plans of other years.
const OTHER_YEAR: [&str; 4] = ["прошлогодн", "прошлого", "предыдущ", "будущего"];

/// What proves that something is carried out.
const PROOFS: [&str; 7] = ["акт", "протокол", "приказ", "отчет", "справк", "письм", "№"];

/// Words beside «исполнено» that name no day.
const DAYLESS: [&str; 12] = [
    "полностью",
    "целиком",
    "считать",
    "снять",
    "с",
    "контроля",
    "и",
    "да",
    "дата",
    "пункт",
    "мероприятие",
    "мероприятия",
];

/// Returns the parts of a clause that may name the item: what stands before its first form of words, and all that
/// stands before a reason or a proof.
pub(super) fn naming(text: &str) -> [&str; 2] {
    let masked = masked(text);
    let marks = marks(&masked);
    let until = |mark: Option<&Mark<'_>>| mark.map_or(text, |mark| before(text, mark.start));
    let told = |mark: &&Mark<'_>| matches!(mark.form, Form::Reason | Form::Evidence);
    [until(marks.first()), until(marks.iter().find(told))]
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

/// Returns what `text` says on the day of the meeting.
pub(super) fn said(text: &str, day: NaiveDate) -> Said {
    let masked = masked(text);
    let marks: Vec<Mark<'_>> = marks(&masked)
        .into_iter()
        .map(|mark| {
            let from = mark.end;
            let to = from + mark.value.len();
            Mark {
                value: within(text, from, to),
                ..mark
            }
        })
        .collect();
    let Some(first) = marks.first() else {
        return Said::Nothing;
    };
    if marks.iter().any(|mark| mark.form == Form::Add) {
        return add(&marks);
    }
    let clause = Clause {
        text: &masked,
        head: before(text, first.start),
        marks: &marks,
        day,
    };
    clause.said()
}

/// A clause about an item.
struct Clause<'t> {
    /// In small letters, without what stands in quotes.
    text: &'t str,
    /// What stands before the first form of words.
    head: &'t str,
    marks: &'t [Mark<'t>],
    day: NaiveDate,
}

/// What a form of words gives.
type Reading = Result<Option<Found>, Message>;

impl<'t> Clause<'t> {
    fn said(&self) -> Said {
        if let Some(why) = self.doubt() {
            return Said::Unclear(why.into());
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
        let is_bare = |act: &Found| {
            matches!(
                act,
                Found::Done {
                    on: None,
                    evidence: None
                }
            )
        };
        let dated = |act: &Found| matches!(act, Found::Done { .. }) && !is_bare(act);
        if acts.iter().any(dated) {
            acts.retain(|act| !is_bare(act));
        }
        if acts.is_empty() {
            Said::Empty
        } else {
            Said::Acts(acts)
        }
    }

    /// Returns why the clause decides nothing, whatever forms of words it has: it denies, asks, or leaves it to others.
    fn doubt(&self) -> Option<MessageId> {
        let told = until_reason(self.text);
        let of_mark = |word: &Word<'_>| {
            self.marks.iter().any(|mark| {
                let given = matches!(mark.form, Form::Unmet | Form::Reason | Form::Evidence);
                let end = mark.end + if given { mark.value.len() } else { 0 };
                (mark.start..end).contains(&word.start)
            })
        };
        let all = words(told);
        let mut loose = all.iter().enumerate().filter(|(_, word)| !of_mark(word));
        let denies = |at: usize, word: &Word<'_>| {
            let next = all.get(at + 1).map_or("", |next| next.text);
            let bound = word.text == "не" && matches!(next, "позднее" | "позже");
            let known = matches!(word.text, "не" | "нет")
                || DENYING.iter().any(|known| word.text.starts_with(known));
            known && !bound
        };
        if loose.clone().any(|(at, word)| denies(at, word)) {
            return Some(MessageId::MinutesDenied);
        }
        let rewords = |word: &Word<'_>| REWORDING.iter().any(|known| word.text.starts_with(known));
        if all.iter().any(rewords) {
            return Some(MessageId::MinutesRewording);
        }
        let says = |known: &[&str], word: &Word<'_>| {
            known.iter().any(|known| word.text.starts_with(known))
        };
        let changes = self.has(Form::Move) || self.has(Form::Cancel) || self.has(Form::Drop);
        let verb = |word: &Word<'_>| {
            says(&UNDECIDED_VERBS, word)
                && VERBAL.iter().any(|ending| word.text.ends_with(ending))
                && word.text != "считать"
        };
        let asks = loose.any(|(_, word)| {
            UNDECIDED.contains(&word.text)
                || verb(word)
                || says(&OTHER_YEAR, word)
                || (changes && says(&BEFORE, word))
        });
        (asks || told.contains('?')).then_some(MessageId::MinutesUndecided)
    }

    fn act(&self, mark: &Mark<'t>) -> Reading {
        match mark.form {
            Form::Done => self.done(mark),
            Form::Unmet => self.unmet(mark),
            Form::Drop => self.dropped(mark),
            Form::Cancel => Ok(Some(Found::Cancel {
                reason: self.reason().map(str::to_owned),
            })),
            Form::Move => self.moved(mark),
            Form::Lead => self.led(mark),
            Form::Term => self.term(mark),
            Form::Reason | Form::Evidence
                if self.is_alone(mark) && filled(mark.value).is_some() =>
            {
                Err(MessageId::MinutesNotUnderstood.into())
            }
            Form::Add | Form::Reason | Form::Evidence => Ok(None),
        }
    }

    fn has(&self, form: Form) -> bool {
        self.marks.iter().any(|mark| mark.form == form)
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
        filled(marks.find(|mark| mark.form == Form::Evidence)?.value)
    }

    /// Returns the reason that is given: behind «причина», or from «в связи с» and the like on.
    fn reason(&self) -> Option<&'t str> {
        let mut marks = self.marks.iter();
        if let Some(mark) = marks.find(|mark| mark.form == Form::Reason) {
            return filled(mark.value);
        }
        self.marks.iter().find_map(|mark| {
            let small = lower(mark.value);
            filled(after(mark.value, cause_at(&small)?))
        })
    }

    fn done(&self, mark: &Mark<'t>) -> Reading {
        let partly = |word: &Word<'_>| {
            let begins = PARTLY.iter().any(|known| word.text.starts_with(known));
            begins || PARTLY_SAID.contains(&word.text)
        };
        // What proves it may be worded in any way.
        let mut marks = self.marks.iter();
        let proof = marks.find(|mark| mark.form == Form::Evidence);
        let told = proof.map_or(self.text, |mark| before(self.text, mark.start));
        if told.contains('%') || words(told).iter().any(partly) {
            return Err(MessageId::MinutesPartly.into());
        }
        let in_brackets = mark
            .value
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'));
        let proof = in_brackets.map(|(inner, _)| inner).filter(|inner| {
            let small = lower(inner);
            PROOFS.iter().any(|known| small.contains(known))
        });
        let told = self
            .evidence()
            .or(proof)
            .or_else(|| proof_behind(mark.value));
        let evidence = told.map(str::to_owned);
        let unfilled = has_blank(mark.value)
            || mark.value.contains("(дата)")
            || mark.value.trim_end().ends_with(':');
        if Self::is_empty(mark.value) && unfilled && evidence.is_none() {
            return Ok(None);
        }
        let on = match day::past(mark.value, self.day) {
            Days::None => match day::past(head_without_term(self.head), self.day) {
                Days::One(on) => Some(on),
                _ => None,
            },
            Days::One(on) => Some(on),
            Days::Several | Days::Window => return Err(MessageId::MinutesWhichDay.into()),
        };
        let Some(rest) = left_of(mark.value).filter(|_| on.is_none()) else {
            return Ok(Some(Found::Done { on, evidence }));
        };
        // «исполнен первого апреля»: a day that is not read is not the meeting's
        if evidence.is_some() && proves(rest) {
            return Ok(Some(Found::Done { on, evidence }));
        }
        Err(MessageId::MinutesDayUnread.with(rest))
    }

    fn unmet(&self, mark: &Mark<'t>) -> Reading {
        let given = self.has(Form::Reason);
        let reason = self
            .reason()
            .or_else(|| filled(mark.value).filter(|_| !given));
        match reason {
            Some(reason) if matches!(lower(reason).as_str(), "нет" | "не указана") => {
                Err(MessageId::MinutesNoReason.into())
            }
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
        let later = |word: &Word<'_>| {
            matches!(word.text, "после" | "когда" | "если" | "мере" | "факту")
                || word.text.starts_with("услови")
        };
        if words(until_reason(&told)).iter().any(later) {
            return Err(MessageId::MinutesPartly.into());
        }
        let carried_out = ["исполнен", "выполнен"].iter().any(|word| {
            told.find(word).is_some_and(|at| {
                !before(&told, at).trim_end().ends_with("не") && !before(&told, at).ends_with("не")
            })
        });
        if self.has(Form::Done) {
            return Ok(None);
        }
        if carried_out && !self.has(Form::Reason) {
            let on = match day::past(mark.value, self.day) {
                Days::None => None,
                Days::One(on) => Some(on),
                _ => return Err(MessageId::MinutesWhichDay.into()),
            };
            let evidence = self.evidence().map(str::to_owned);
            return Ok(Some(Found::Done { on, evidence }));
        }
        match self.reason() {
            Some(reason) => Ok(Some(Found::Cancel {
                reason: Some(reason.to_owned()),
            })),
            None if self.has(Form::Reason) => Ok(None),
            None => Err(MessageId::MinutesDropOrDone.into()),
        }
    }

    fn moved(&self, mark: &Mark<'t>) -> Reading {
        let given = self
            .marks
            .iter()
            .filter(|one| matches!(one.form, Form::Move | Form::Term));
        let mut values = std::iter::once(mark)
            .chain(given)
            .map(|one| until_reason(one.value));
        if terms(until_reason(mark.value), self.day) > 1 {
            return Err(MessageId::MinutesTwoTerms.into());
        }
        if let Some(term) = values.find_map(|value| term(value, self.day)) {
            return Ok(Some(Found::Move(term)));
        }
        let value = until_reason(mark.value);
        let small = lower(value);
        let bare = words(&small).iter().all(|word| {
            matches!(
                word.text,
                "на" | "до" | "срок" | "срока" | "исполнения" | "выполнения"
            )
        });
        if bare && (has_blank(value) || value.trim_end().ends_with(':')) {
            return Ok(None);
        }
        Err(MessageId::MinutesWhichTerm.into())
    }

    fn led(&self, mark: &Mark<'t>) -> Reading {
        let told = name(until_reason(mark.value)).or_else(|| name_before(self.head));
        match told {
            Some(name) => Ok(Some(Found::Lead { name })),
            None if has_blank(mark.value) || mark.value.trim_end().ends_with(':') => Ok(None),
            None => Err(MessageId::MinutesWhoLeads.into()),
        }
    }

    /// A term that no word says is new: it is for people to say what it means.
    fn term(&self, mark: &Mark<'t>) -> Reading {
        let taken = self.has(Form::Move) || self.has(Form::Add) || filled(mark.value).is_none();
        if taken {
            Ok(None)
        } else {
            Err(MessageId::MinutesBareTerm.into())
        }
    }
}

/// Returns what `value` says besides words that name no day, items and what stands in brackets.
fn left_of(value: &str) -> Option<&str> {
    const WHOLLY: &str = "в полном объеме";
    let value = until_reason(value);
    let value = value.split_once('(').map_or(value, |(before, _)| before);
    let bare = without_items(&lower(value)).replace(WHOLLY, &" ".repeat(WHOLLY.len()));
    let all = words(&bare);
    let first = all.iter().find(|word| !DAYLESS.contains(&word.text))?;
    filled(after(value, first.start))
}

/// Returns the proof that stands behind «исполнено» or a comma: «исполнен 14.04.2022, протокол № 2».
fn proof_behind(value: &str) -> Option<&str> {
    let value = until_reason(value);
    let commas = value.match_indices(',').map(|(at, comma)| at + comma.len());
    let mut parts = std::iter::once(0).chain(commas);
    filled(parts.find_map(|at| Some(after(value, at).trim_start()).filter(|part| proves(part)))?)
}

/// Returns whether `text` begins as the name of a proof does: «акт № 2», «приказ от 10.04.2022».
fn proves(text: &str) -> bool {
    let small = lower(text);
    PROOFS.iter().any(|known| small.starts_with(known))
}

/// Returns the part of a head that does not tell the term of the item.
fn head_without_term(head: &str) -> &str {
    head.split_once('(').map_or(head, |(before, _)| before)
}

#[cfg(test)]
mod tests;
