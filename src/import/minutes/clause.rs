//! What a clause of a decision says: the forms of words by which minutes tell what becomes of an item.

use chrono::NaiveDate;

use super::day::{self, Days};
use super::forms::{Form, Mark, marks, masked};
use super::term::{Term, cause_at, term, terms, until_reason, without_items};
use super::words::{Word, after, before, filled, has_blank, lower, within, words};
use crate::words::{Message, MessageId};

/// What a clause says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// No decision.
    Nothing,
    /// A form of words that was not filled in.
    Empty,
    /// The form of a new item, not filled in.
    EmptyAdd,
    /// What becomes of the item.
    Acts(Vec<Found>),
    /// A new item.
    Add {
        number: Option<String>,
        title: String,
        deadline: String,
        executors: Vec<String>,
    },
    /// A decision that cannot be told surely.
    Unclear(Message),
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    Done {
        on: Option<NaiveDate>,
        evidence: Option<String>,
    },
    Move(Term),
    Cancel {
        reason: Option<String>,
    },
    Lead {
        name: String,
    },
    Unmet {
        reason: String,
    },
}

/// Words beside which something is not carried out, or not wholly.
const PARTLY: [&str; 9] = [
    "будет",
    "частичн",
    "если",
    "процент",
    "планирует",
    "должн",
    "половин",
    "кроме",
    "полном",
];

/// The beginnings of words by which a sentence denies or refuses what its other words say, besides «не» and «нет».
const DENYING: [&str; 7] = [
    "нельзя",
    "невозможн",
    "неверн",
    "нецелесообразн",
    "отказ",
    "отклон",
    "поддержан",
];

/// Words of tasks, questions and proposals, which change nothing yet.
const UNDECIDED: [&str; 20] = [
    "вопрос",
    "рассмотреть",
    "уточнить",
    "обсудить",
    "предложить",
    "предложено",
    "предлагается",
    "предложение",
    "предложения",
    "подготовить",
    "проработать",
    "рекомендовать",
    "рекомендуется",
    "просить",
    "просит",
    "просим",
    "возможность",
    "может",
    "могут",
    "контроль",
];

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

/// Reads a new item.
fn add(marks: &[Mark<'_>]) -> Said {
    let value = |form| {
        marks
            .iter()
            .find(|mark| mark.form == form)
            .map(|mark| mark.value)
    };
    let told = value(Form::Add).unwrap_or_default();
    let quoted = told
        .split_once('«')
        .and_then(|(_, rest)| rest.rsplit_once('»'))
        .map(|(title, _)| title);
    let bare = told.split_once(':').map(|(_, title)| title);
    let behind = || {
        let small = lower(told);
        let at = words(&small)
            .into_iter()
            .find(|word| word.text.starts_with("мероприяти") || word.text.starts_with("пункт"))?;
        told.get(at.end..)
    };
    // «Дополнить план «…» мероприятием «…»»: the last is what is added.
    let quoted = quoted.map(|inner| inner.rsplit('«').next().unwrap_or(inner));
    let title = quoted.or(bare).or_else(behind).and_then(filled);
    let Some(title) = title else {
        return if has_blank(told) || bare.is_some() {
            Said::EmptyAdd
        } else {
            Said::Unclear(MessageId::MinutesAddWhat.into())
        };
    };
    let deadline = value(Form::Term).and_then(filled);
    let Some(deadline) = deadline else {
        return Said::Unclear(MessageId::MinutesAddWhen.into());
    };
    let executors = value(Form::Lead).and_then(name);
    let small = lower(told);
    let all = words(&small);
    let number = all
        .windows(2)
        .find(|pair| {
            pair[0].text.starts_with("пункт")
                && pair[1].text.starts_with(|c: char| c.is_ascii_digit())
        })
        .map(|pair| pair[1].text.to_owned());
    Said::Add {
        number,
        title: title.to_owned(),
        deadline: deadline.to_owned(),
        executors: executors.map_or_else(Vec::new, |names| {
            let names = names.split([',', ';']).map(|name| name.trim().to_owned());
            names.filter(|name| !name.is_empty()).collect()
        }),
    }
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
        let asks = told.contains('?') || loose.any(|(_, word)| UNDECIDED.contains(&word.text));
        asks.then_some(MessageId::MinutesUndecided)
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
            Form::Lead => Ok(name(until_reason(mark.value)).map(|name| Found::Lead { name })),
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
        let partly = |word: &Word<'_>| PARTLY.iter().any(|known| word.text.starts_with(known));
        if self.text.contains('%') || words(self.text).iter().any(partly) {
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
    let value = until_reason(value);
    let value = value.split_once('(').map_or(value, |(before, _)| before);
    let bare = without_items(&lower(value));
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

/// Returns the name that `value` gives, without the words around it.
fn name(value: &str) -> Option<String> {
    const AROUND: [&str; 18] = [
        "назначить",
        "назначен",
        "определить",
        "считать",
        "исполнение",
        "исполнения",
        "исполнением",
        "выполнение",
        "контроль",
        "за",
        "на",
        "пункта",
        "пункт",
        "п",
        "мероприятия",
        "ответственным",
        "исполнителем",
        "лицо",
    ];
    let mut rest = value;
    loop {
        let small = lower(rest);
        let first = words(&small)
            .first()
            .map(|word| (word.text.to_owned(), word.end))?;
        let number = first.0.starts_with(|c: char| c.is_ascii_digit());
        if !(AROUND.contains(&first.0.as_str()) || number) {
            break;
        }
        rest = after(rest, first.1);
    }
    filled(rest).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn acts(text: &str) -> Said {
        said(text, on("2022-04-18"))
    }

    #[track_caller]
    fn case(text: &str, expected: Found) {
        assert_eq!(acts(text), Said::Acts(vec![expected]), "{text}");
    }

    fn done(day: Option<&str>, evidence: Option<&str>) -> Found {
        Found::Done {
            on: day.map(on),
            evidence: evidence.map(str::to_owned),
        }
    }

    #[test]
    fn what_denies_asks_or_leaves_open_decides_nothing() {
        for (text, why) in [
            ("П. 18 не считать исполненным", MessageId::MinutesDenied),
            (
                "п. 15 нельзя признать исполненным",
                MessageId::MinutesDenied,
            ),
            ("П. 19 исполнен не был", MessageId::MinutesDenied),
            ("исполнено (дата): нет", MessageId::MinutesDenied),
            ("п. 21 отменять не будем", MessageId::MinutesDenied),
            (
                "отказать в переносе срока на 1 декабря",
                MessageId::MinutesDenied,
            ),
            ("отклонить перенос на 1 декабря", MessageId::MinutesDenied),
            ("П. 17 исполнен? Ефимова", MessageId::MinutesUndecided),
            (
                "вопрос о переносе срока на 1 июня рассмотреть",
                MessageId::MinutesUndecided,
            ),
            (
                "предложить перенести п. 11 на 1 июня",
                MessageId::MinutesUndecided,
            ),
            (
                "контроль за п. 17 возложить на Ефимову О.А.",
                MessageId::MinutesUndecided,
            ),
            (
                "П. 14 перенести на 6 мая, п. 15 – на 20 июня",
                MessageId::MinutesTwoTerms,
            ),
            (
                "Отложить п. 11 до особого распоряжения",
                MessageId::MinutesWhichTerm,
            ),
            (
                "перенести п. 20 на усмотрение директора",
                MessageId::MinutesWhichTerm,
            ),
            (
                "перенести на срок после 15 мая",
                MessageId::MinutesWhichTerm,
            ),
            ("перенести на 30.", MessageId::MinutesWhichTerm),
            ("не исполнено, причина: нет", MessageId::MinutesNoReason),
        ] {
            assert_eq!(acts(text), Said::Unclear(why.into()), "{text}");
        }
        for (text, rest) in [
            (
                "п. 6 исполнен двадцать пятого марта",
                "двадцать пятого марта",
            ),
            ("п. 9 исполнен 32 марта", "32 марта"),
            ("п. 2 исполнен в январе", "в январе"),
        ] {
            let why = MessageId::MinutesDayUnread.with(rest);
            assert_eq!(acts(text), Said::Unclear(why), "{text}");
        }
        case(
            "п. 27 исполнено, приказ № 15",
            done(None, Some("приказ № 15")),
        );
        case(
            "п. 9 исполнен 14.04.2022, протокол № 2 от 13.04.2022",
            done(Some("2022-04-14"), Some("протокол № 2 от 13.04.2022")),
        );
    }

    #[test]
    fn carried_out() {
        case(
            "исполнено (дата): 14.04.2022, подтверждение: акт № 2",
            done(Some("2022-04-14"), Some("акт № 2")),
        );
        case("Пункт 9 считать исполненным", done(None, None));
        case(
            "Пункт 9 «Отмена и перенос занятий» выполнен 14 апреля (протокол № 2)",
            done(Some("2022-04-14"), Some("протокол № 2")),
        );
        case(
            "снять с контроля в связи с исполнением 14.04.2022",
            done(Some("2022-04-14"), None),
        );
        case(
            "Проведена вчера".replace("Проведена", "Проведено").as_str(),
            done(Some("2022-04-17"), None),
        );
        case("п. 9 снять с контроля как выполненный", done(None, None));
        for text in [
            "исполнено частично",
            "исполнено на 50 %",
            "будет исполнено 20.05.2022",
            "исполнено не в полном объёме",
            "исполнено на прошлой неделе",
            "снять с контроля",
            "не исполнено",
            "срок: 20.05.2022",
            "перенести рассмотрение на следующее заседание",
            "не отменять",
        ] {
            assert!(
                matches!(acts(text), Said::Unclear(_)),
                "{text}: {:?}",
                acts(text)
            );
        }
    }

    #[test]
    fn moved_dropped_led_and_not_done() {
        let moved = |day| Found::Move(Term::Day(on(day)));
        case("перенести на: 20.05.2022", moved("2022-05-20"));
        case(
            "перенести срок исполнения с 15.04.2022 на 20.05.2022",
            moved("2022-05-20"),
        );
        case(
            "Продлить срок исполнения пункта 9 до конца мая в связи с отпуском",
            moved("2022-05-31"),
        );
        case("новый срок – не позднее 20.05", moved("2022-05-20"));
        case("перенести, срок: 10 мая", moved("2022-05-10"));
        assert!(
            matches!(acts("перенести на неделю"), Said::Acts(acts) if matches!(acts[..], [Found::Move(Term::Shift(_))]))
        );
        let dropped = |reason: &str| Found::Cancel {
            reason: Some(reason.to_owned()),
        };
        case(
            "снять с контроля, причина: нет финансирования",
            dropped("нет финансирования"),
        );
        case(
            "отменить в связи с карантином",
            dropped("в связи с карантином"),
        );
        case("исключить из плана", Found::Cancel { reason: None });
        let led = |name: &str| Found::Lead {
            name: name.to_owned(),
        };
        case("ответственным назначить: Ефимову О.А.", led("Ефимову О.А."));
        case(
            "поручить исполнение пункта 9 Ефимовой О.А.",
            led("Ефимовой О.А."),
        );
        case("Ответственный – О.А. Ефимова", led("О.А. Ефимова"));
        let unmet = |reason: &str| Found::Unmet {
            reason: reason.to_owned(),
        };
        case(
            "не исполнено, причина: исполнитель болен",
            unmet("исполнитель болен"),
        );
        case(
            "не выполнено – кураторы не назначены",
            unmet("кураторы не назначены"),
        );
        case("не исполнено из-за отпуска", unmet("из-за отпуска"));
    }

    #[test]
    fn what_is_not_filled_in_says_nothing() {
        let blank = "____________";
        let choice = MessageId::MinutesChoice
            .with(blank)
            .text(crate::words::Lang::Russian);
        let clauses = super::super::sentences::clauses(&choice);
        assert_eq!(clauses.len(), 5, "{clauses:?}");
        for text in &clauses {
            assert_eq!(acts(text), Said::Empty, "{text}");
            assert_eq!(acts(&text.replace('_', "")), Said::Empty, "{text}");
        }
        let new = MessageId::MinutesNewItem
            .with(blank)
            .text(crate::words::Lang::Russian);
        assert_eq!(acts(&new), Said::EmptyAdd);
    }

    #[test]
    fn new_items() {
        let added = |text: &str| match acts(text) {
            Said::Add {
                title,
                deadline,
                executors,
                number,
            } => (title, deadline, executors.join("|"), number),
            other => panic!("{text}: {other:?}"),
        };
        let item = |title: &str, deadline: &str, who: &str, number: Option<&str>| {
            (
                title.to_owned(),
                deadline.to_owned(),
                who.to_owned(),
                number.map(str::to_owned),
            )
        };
        assert_eq!(
            added(
                "Дополнить план мероприятием: Разбор ошибок с кураторами, срок: до 20 мая, исполнитель: О.А. Ефимова."
            ),
            item(
                "Разбор ошибок с кураторами",
                "до 20 мая",
                "О.А. Ефимова",
                None
            )
        );
        assert_eq!(
            added(
                "Дополнить план мероприятий пунктом 32 «Разбор ошибок», срок – май 2022, исполнители: О.А. Ефимова, кураторы"
            ),
            item(
                "Разбор ошибок",
                "май 2022",
                "О.А. Ефимова|кураторы",
                Some("32")
            )
        );
        assert!(matches!(
            acts("Дополнить план мероприятием «Разбор ошибок»"),
            Said::Unclear(_)
        ));
    }
}
