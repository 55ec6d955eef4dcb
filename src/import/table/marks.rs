//! Marks of execution that a document holds: «Выполнено 15.05.2022» → the day on which the item was carried out.
//!
//! The forms of this program give back what they were made of ([`own`]). A remark of others stays word for word as the
//! item's `note`, and a mark is concluded only where nothing else can be meant: one day, no word that takes it back, and
//! an item that falls due once.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Period};
use crate::import::draft::{Done, Draft, Dropped, Fact, Facts, Item, Ledger, Said as Cells, Text};
use crate::import::recognize::{dates, own};
use crate::import::write;
use crate::text::russian::{fold, is_letter, is_letter_or_digit};
use crate::text::word_list;
use crate::words::{Lang, MessageId};
use crate::{model, phrase};

/// How a remark begins that says the item is carried out.
const CARRIED_OUT: &[&str] = word_list![
    "+" "выполн" "исполнен" "провед" "реализован" "сделан" "состоял" "завершен" "устранен" "да,"
    "да."
];

/// Words that take it back.
const TAKEN_BACK: &[&str] = word_list![
    "не" "нет" "частично" "кроме" "перенесено" "перенесен" "в" "до" "процессе"
];

/// How a remark begins that says the item is not carried out; what follows is why.
const NOT_DONE: &[&str] = word_list![
    "не исполнен" "не выполнен" "не проведен" "не реализован" "не состоял" "не сделан"
    "не устранен" "не начат"
];

/// Returns whether a column called `header` holds marks of execution.
pub(super) fn is_heading(header: &str) -> bool {
    let header = fold(header);
    word_list![
        "выполнен" "исполнен" "проведен" "отметк" "статус" "состоян"
    ]
    .iter()
    .any(|stem| header.contains(stem))
}

/// «Статус», «Отметка о выполнении»: a heading that speaks of nothing but the execution, beside one of remarks.
fn is_of_state(header: &str) -> bool {
    let header = fold(header);
    ["статус", "состояни", "отметк"]
        .iter()
        .any(|stem| header.starts_with(stem))
}

/// Concludes marks of execution from what `draft`, whose period is settled, says of them on the day `as_of`.
pub(in crate::import) fn settle(draft: &mut Draft, as_of: Option<NaiveDate>) {
    let period = draft.passport.period.as_ref();
    let given = period.is_some_and(|text| text.guess.is_none());
    let period = period.and_then(|text| Period::parse(&text.value));
    for section in &mut draft.sections {
        let title = section.title.as_ref();
        let lent = title.map_or((None, None), |title| model::lent_by(&title.value));
        for item in &mut section.items {
            let shifted = shifted(item, |deadline| dues(deadline, period, lent));
            let dues = || dues(item.deadline.as_ref(), period, lent);
            if item.said.is_empty() {
                if let Some(note) = item.note.clone() {
                    let (facts, told) = of_remark(&note, item.marked, dues);
                    item.facts = facts;
                    item.note = Some(told);
                }
                let is_open = write::facts(&item.facts).is_empty();
                let stated = || {
                    // «Статус КС»: 1, 2
                    let speaks = |text: &Text| text.value.contains(is_letter);
                    item.extra
                        .iter()
                        .position(|(header, text)| is_of_state(header) && speaks(text))
                };
                let day = item.carried_out.or_else(stated).filter(|_| is_open);
                if let Some((_, cell)) = day.and_then(|at| item.extra.get(at)).cloned() {
                    let (facts, told) = of_remark(&cell, true, dues);
                    item.facts = facts;
                    if let Some((_, cell)) = day.and_then(|at| item.extra.get_mut(at)) {
                        *cell = told;
                    }
                }
            } else {
                let year = |word: &str| word.len() == 4 && word.starts_with(['1', '2']);
                let words = item.deadline.iter();
                let mut words =
                    words.flat_map(|text| text.value.split(|c: char| !c.is_ascii_digit()));
                let due = Due {
                    sure: given || words.any(year),
                    days: dues(),
                    as_of,
                };
                of_form(item, &due, &mut draft.ledger);
            }
            if let Some(moved) = shifted.filter(|_| item.facts.moved.is_none()) {
                item.facts
                    .guess
                    .get_or_insert(MessageId::ImportGuessDone.into());
                item.facts.moved = Some(moved);
            }
        }
    }
}

/// «Продлён до», «Новый срок»: returns the due day of an item that a column of its own moves, and where to; a cell
/// that says so of several due days is marked as not understood.
fn shifted(
    item: &mut Item,
    dues: impl Fn(Option<&Text>) -> Vec<NaiveDate>,
) -> Option<(NaiveDate, NaiveDate)> {
    let is_shift = |header: &str| {
        let header = fold(header);
        ["продл", "перенес", "перенос", "новый срок"]
            .iter()
            .any(|start| header.starts_with(start))
    };
    let mut cells = item.extra.iter_mut();
    let (_, cell) = cells.find(|(header, cell)| is_shift(header) && !cell.value.is_empty())?;
    let days = dues(item.deadline.as_ref());
    if let (&[due], Some(to)) = (days.as_slice(), dates::only_date(&cell.value)) {
        return Some((due, to));
    }
    let why = match days.as_slice() {
        [_] => MessageId::ImportGuessUndated,
        _ => MessageId::ImportGuessNotOnce,
    };
    cell.guess.get_or_insert_with(|| why.into());
    None
}

/// Returns the days on which `deadline` falls due.
fn dues(
    deadline: Option<&Text>,
    period: Option<Period>,
    (month, days): (Option<u32>, Option<&str>),
) -> Vec<NaiveDate> {
    let Some(deadline) = deadline else {
        return Vec::new();
    };
    let calendar = Calendar::default();
    let context = phrase::Context {
        month,
        days,
        ..phrase::Context::of(period, &calendar)
    };
    let reading = phrase::read(&deadline.value, &context);
    reading.occurrences.iter().map(|one| one.due).collect()
}

/// Reads a remark of others; it comes back with a word of doubt where it speaks of execution and no mark is made of it.
fn of_remark(note: &Text, marked: bool, dues: impl Fn() -> Vec<NaiveDate>) -> (Facts, Text) {
    let said = match remark(&note.value, marked) {
        // «Не устранено» says no more, «нет» says nothing
        Said::NotDone(None) if fold(&note.value).starts_with("не ") => {
            Said::NotDone(Some(note.value.clone()))
        }
        said => said,
    };
    let mut facts = Facts {
        place: Some(note.place.clone()),
        guess: Some(MessageId::ImportGuessDone.into()),
        ..Facts::default()
    };
    let once = |dues: Vec<NaiveDate>| match dues.as_slice() {
        &[due] => Ok(due),
        _ => Err(MessageId::ImportGuessNotOnce),
    };
    let made = match said {
        Said::Nothing if marked => {
            let mut note = note.clone();
            note.guess
                .get_or_insert_with(|| MessageId::ImportGuessMarkUnread.into());
            return (Facts::default(), note);
        }
        Said::Nothing | Said::NotDone(None) => return (Facts::default(), note.clone()),
        Said::Done(Some(on)) => once(dues()).map(|_| facts.done = vec![Done::on(on)]),
        Said::NotDone(Some(reason)) => once(dues()).map(|due| {
            facts.moved = moved_to(&note.value).map(|to| (due, to));
            facts.unmet = vec![Fact {
                due: Some(due),
                reason: Some(reason),
                ..Fact::default()
            }];
        }),
        Said::Moved(Some(to)) => once(dues()).map(|due| facts.moved = Some((due, to))),
        Said::Cancelled(on) => {
            facts.cancelled = vec![Fact {
                on,
                reason: Some(note.value.clone()),
                ..Fact::default()
            }];
            Ok(())
        }
        Said::Done(None) | Said::Moved(None) => Err(MessageId::ImportGuessUndated),
        Said::Open => Err(MessageId::ImportGuessPartly),
    };
    let Err(why) = made else {
        return (facts, note.clone());
    };
    let mut note = note.clone();
    note.guess.get_or_insert_with(|| why.into());
    (Facts::default(), note)
}

/// What a remark says of the execution.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) enum Said {
    Nothing,
    Done(Option<NaiveDate>),
    /// With the reason.
    NotDone(Option<String>),
    /// To the day.
    Moved(Option<NaiveDate>),
    /// On the day.
    Cancelled(Option<NaiveDate>),
    /// It is under way, or done in part.
    Open,
}

/// Returns what a remark says of the execution; a date, «да» and «+» alone say so where its column is `marked`.
pub(in crate::import) fn remark(note: &str, marked: bool) -> Said {
    let folded = fold(note);
    let begins = |starts: &[&str]| starts.iter().any(|start| folded.starts_with(start));
    let words: Vec<&str> = folded.split(|c: char| !is_letter_or_digit(c)).collect();
    let day = dates::only_short_date(note);
    // «исполнено в срок», «выполнено в полном объёме»
    let wholly = |at: usize| {
        matches!(
            words.get(at..).unwrap_or_default(),
            [
                "в",
                "срок" | "сроки" | "полном" | "установленный" | "установленные",
                ..
            ]
        )
    };
    if begins(NOT_DONE) {
        return match done_after_all(note) {
            Said::Done(Some(on)) => Said::Done(Some(on)),
            _ => Said::NotDone(reason(note)),
        };
    }
    let moved = ["перенес", "перенос", "продл"];
    if begins(&moved) || begins(&["срок перенес", "срок продл"]) {
        // «перенесено на 15.05.2022», «продлён до 15.05.2022 приказом …» and nothing else
        let told = before_act(note);
        let plain = |word: &str| {
            let day = word.chars().all(|c| c.is_ascii_digit())
                || ["г", "года", "на", "до", "срок"].contains(&word);
            let shifts = moved.iter().any(|start| word.starts_with(start));
            !day && !shifts && phrase::month_named(word).is_none()
        };
        let told_more = fold(told)
            .split(|c: char| !is_letter_or_digit(c))
            .any(plain);
        return Said::Moved(dates::only_short_date(told).filter(|_| !told_more));
    }
    // «снято с контроля» is said of what is carried out as well as of what is dropped
    if begins(&["отменен"]) {
        return Said::Cancelled(day);
    }
    let partly = words.contains(&"частично")
        || is_share(&folded)
        || begins(&["в работе", "в процессе", "выполняется", "исполняется"]);
    if partly && (marked || begins(CARRIED_OUT)) {
        return Said::Open;
    }
    let alone = marked
        && (folded.starts_with(|c: char| c.is_ascii_digit()) && day.is_some()
            || begins(&["исп.", "исполн.", "вып."]) && day.is_some()
            || ["да", "+", "✓", "✔", "v", "вып", "исп"].contains(&folded.trim_end_matches('.')));
    let mut each = words.iter().enumerate();
    let back = each.any(|(at, word)| TAKEN_BACK.contains(word) && !wholly(at));
    let denied = ["нет", "-", "–", "не вып", "не исп"].contains(&folded.trim_end_matches('.'));
    match (begins(CARRIED_OUT) || alone) && !back {
        true => Said::Done(day),
        false if marked && denied => Said::NotDone(None),
        false => Said::Nothing,
    }
}

/// «Исполнено на 50 %», «выполнено 3 из 5»: returns whether a remark says how much is done, and that is not all.
fn is_share(folded: &str) -> bool {
    let digits = |c: char| !c.is_ascii_digit();
    let shares = folded.match_indices('%').any(|(at, _)| {
        let before = folded.get(..at).unwrap_or_default().trim_end();
        let share = before.rsplit(digits).next().unwrap_or_default();
        !share.is_empty() && share != "100"
    });
    let counted = folded.match_indices(" из ").any(|(at, of)| {
        let done = folded.get(..at).and_then(|text| text.rsplit(digits).next());
        let all = folded
            .get(at + of.len()..)
            .and_then(|text| text.split(digits).next());
        done.zip(all)
            .is_some_and(|(done, all)| !done.is_empty() && !all.is_empty() && done != all)
    });
    shares || counted
}

/// «Не исполнено в срок, исполнено 20.04.2022»: returns what a remark says behind its first clause.
fn done_after_all(note: &str) -> Said {
    let mut clauses = note.match_indices([',', ';', '.', '–', '—']);
    let said = clauses.find_map(|(at, sign)| {
        let rest = note.get(at + sign.len()..)?.trim_start();
        let done = CARRIED_OUT
            .iter()
            .filter(|start| start.starts_with(is_letter));
        let folded = fold(rest);
        let begins = done.clone().any(|start| folded.starts_with(start));
        begins.then(|| remark(rest, true))
    });
    said.unwrap_or(Said::Nothing)
}

/// Returns what a remark says before it names the act: «… постановлением от 20.04.2022 № 45».
fn before_act(note: &str) -> &str {
    let lower = note.to_lowercase();
    let act = word_list!["постановлен" "приказ" "распоряжен" "решен" "протокол" "письм"];
    let at = act.iter().filter_map(|act| lower.find(act)).min();
    at.and_then(|at| note.get(..at)).unwrap_or(note)
}

/// «Не исполнено. Срок перенесён на 29.04.2022»: returns the day to which what is not carried out moves.
fn moved_to(note: &str) -> Option<NaiveDate> {
    let lower = note.to_lowercase();
    let at = ["срок", "перенес", "перенёс", "продл"]
        .iter()
        .find_map(|start| lower.find(start))?;
    match remark(lower.get(at..)?, true) {
        Said::Moved(to) => to,
        _ => None,
    }
}

/// Returns why an item is not carried out: what follows «причина», a colon, a dash, a comma or «из-за».
fn reason(note: &str) -> Option<String> {
    let lower = note.to_lowercase();
    let from = |mark: &str| lower.find(mark).map(|at| at + mark.len());
    let at = ["причина", "причине", "по причине"]
        .iter()
        .find_map(|mark| from(mark))
        .or_else(|| lower.find("из-за").or_else(|| lower.find("в связи")))
        .or_else(|| {
            [":", " – ", " - ", " — ", ",", "("]
                .iter()
                .find_map(|mark| from(mark))
        })?;
    let sign = |c: char| c.is_whitespace() || ":-–—,.()".contains(c);
    let reason = note.get(at..)?.trim_matches(sign);
    (!reason.is_empty()).then(|| reason.to_owned())
}

/// What a form of this program says of a row.
struct Told {
    state: Option<own::State>,
    /// The words of the state.
    word: Option<Text>,
    /// What stands beside the state and was not computed.
    remarks: Vec<String>,
    /// The day that falls due next.
    next: Option<NaiveDate>,
    started: Option<NaiveDate>,
    days: Vec<NaiveDate>,
    reason: Option<String>,
    evidence: Option<String>,
    /// What has no key, or of which it is not known to which due day it belongs.
    left: Vec<String>,
    /// Whether it was done in part and no more is known of it.
    partly: bool,
}

impl Told {
    fn of(said: Cells) -> Told {
        let day =
            |text: &Option<Text>| text.as_ref().and_then(|text| dates::only_date(&text.value));
        let mut told = Told {
            state: None,
            word: None,
            remarks: Vec::new(),
            next: day(&said.next),
            started: day(&said.started),
            days: said.days.map_or(Vec::new(), |text| dates::all(&text.value)),
            reason: said.reason.map(|text| text.value),
            evidence: said.evidence.map(|text| text.value),
            left: said.moves.into_iter().map(|text| text.value).collect(),
            partly: false,
        };
        let Some(cell) = said.state else {
            return told;
        };
        let mut lines = cell.value.lines();
        let word = lines.next().unwrap_or_default();
        told.state = own::state(word);
        told.word = Some(Text::new(word, &cell.place));
        for line in lines.filter(|line| !own::is_computed(line)) {
            match (own::next_due(line), own::started(line)) {
                (Some(day), _) => told.next = Some(day),
                (_, Some(day)) => told.started = Some(day),
                (None, None) => told.remarks.push(line.to_owned()),
            }
        }
        told
    }
}

/// When the rows of a form fall due.
struct Due {
    days: Vec<NaiveDate>,
    /// Whether their year is known.
    sure: bool,
    /// The day for which the form was drawn up.
    as_of: Option<NaiveDate>,
}

/// Reads what a form of this program says of a row: its words become marks, and what it computed goes.
fn of_form(item: &mut Item, due: &Due, ledger: &mut Ledger) {
    let said = std::mem::take(&mut item.said);
    for text in said.texts() {
        ledger.drop_text(text.clone(), Dropped::State);
    }
    let place = said.texts().next().map(|text| text.place.clone());
    let mut told = Told::of(said);
    let mut facts = told.facts(due);
    let mut notes = told.proofs(&mut facts);
    let undone = told.state == Some(own::State::Done) && facts.done.is_empty();
    let undated = undone || told.partly;
    let unsettled = match due.days.as_slice() {
        _ if told.partly => MessageId::ImportGuessPartly,
        [_] => MessageId::ImportGuessUndated,
        _ => MessageId::ImportGuessNotOnce,
    };
    if let Some(word) = told.word.filter(|_| undated || told.state.is_none()) {
        if told.state.is_none() && facts.done.is_empty() {
            facts = of_remark(&word, true, || due.days.clone()).0;
        }
        notes.insert(0, word.value);
    }
    facts.place = place;
    if !notes.is_empty() {
        let place = facts.place.as_ref().unwrap_or(&item.place);
        let note = Text::new(&notes.join("; "), place).all_lent();
        item.note = Some(Text {
            guess: undated.then(|| unsettled.into()),
            ..note
        });
    }
    item.facts = facts;
}

impl Told {
    /// Returns the marks that the form gives, without what proves them.
    fn facts(&mut self, due: &Due) -> Facts {
        let dropped = self.dropped();
        let still = due.days.iter().filter(|day| !dropped.contains(day));
        let dues: Vec<NaiveDate> = still.copied().collect();
        let mut done = self.done(&dues);
        if let ([mark], false) = (done.as_slice(), dropped.is_empty()) {
            // what is said of the whole row says nothing of the days that were cancelled
            if mark.due.is_none() {
                done = dues.iter().map(|due| Done::of(*due, mark.on)).collect();
            }
        }
        let open = |due: &&NaiveDate| !done.iter().any(|done| done.due == Some(**due));
        let first_open = dues.iter().find(open).copied();
        // of several due days it is known which one moved only where those before it are done
        let known = due.sure && (dues.len() == 1 || !done.is_empty());
        let is_open = self.state == Some(own::State::Open);
        let other = self
            .next
            .filter(|next| known && is_open && !due.days.contains(next));
        let moved = first_open.zip(other).filter(|(due, to)| due < to);
        let is_cancelled = self.state == Some(own::State::Cancelled);
        let unsure = self.days.len() > 1 || dues.len() > self.days.len();
        let why = if moved.is_some() {
            Some(MessageId::ImportGuessMoved)
        } else if is_cancelled && due.as_of.is_some() {
            Some(MessageId::ImportGuessDayOfForm)
        } else {
            (!done.is_empty() && unsure).then_some(MessageId::ImportGuessWhichDue)
        };
        let (cancelled, unmet) = if is_cancelled {
            let whole = Fact {
                due: None,
                on: due.as_of,
                reason: self.reason.take(),
            };
            (vec![whole], Vec::new())
        } else {
            self.reasons(due, first_open)
        };
        Facts {
            started: self.started,
            done,
            cancelled,
            unmet,
            moved,
            guess: why.map(Into::into),
            ..Facts::default()
        }
    }

    /// Returns the due days that alone were cancelled.
    fn dropped(&self) -> Vec<NaiveDate> {
        let parts = self.reason.as_deref().map(own::parted);
        let parts = parts.into_iter().flatten();
        let dropped = parts.filter(|(_, text)| own::cancelled(text).is_some());
        dropped.flat_map(|(days, _)| days).collect()
    }

    /// Returns the marks of execution; none where only a part is done and it is not known which.
    fn done(&mut self, dues: &[NaiveDate]) -> Vec<Done> {
        let is_whole = self.state.is_none_or(|state| state == own::State::Done);
        if is_whole || self.days.is_empty() || self.days.len() < dues.len() {
            return done(&self.days, dues, self.state);
        }
        let days: Vec<String> = (self.days.iter())
            .map(|day| day.format("%d.%m.%Y").to_string())
            .collect();
        let told = MessageId::ImportDonePartly.with(days.join(", "));
        self.left.push(told.text(Lang::Russian));
        self.partly = true;
        Vec::new()
    }

    /// Returns which due days were cancelled and which are not carried out, each with its reason.
    fn reasons(&mut self, due: &Due, first_open: Option<NaiveDate>) -> (Vec<Fact>, Vec<Fact>) {
        let (mut cancelled, mut unmet) = (Vec::new(), Vec::new());
        let parts = self.reason.take().map(|text| own::parted(&text));
        for (days, text) in parts.into_iter().flatten() {
            if !days.iter().all(|day| due.days.contains(day)) {
                self.left.push(with_days(&days, &text));
                continue;
            }
            let (list, reason) = match own::cancelled(&text) {
                Some(reason) => (&mut cancelled, Some(reason).filter(|text| !text.is_empty())),
                None => (&mut unmet, Some(text.as_str())),
            };
            let named = days.iter().copied().map(Some);
            let plain = days.is_empty().then_some(first_open);
            list.extend(named.chain(plain).map(|day| Fact {
                due: day,
                on: due.as_of,
                reason: reason.map(str::to_owned),
            }));
        }
        (cancelled, unmet)
    }

    /// Gives the marks what proves them; returns the remarks that prove nothing.
    fn proofs(&mut self, facts: &mut Facts) -> Vec<String> {
        let proofs = self.evidence.take().map(|text| own::parted(&text));
        let proofs = proofs.into_iter().flatten().map(|proof| (proof, true));
        let is_done = !facts.done.is_empty();
        let remarks = std::mem::take(&mut self.remarks).into_iter().map(|line| {
            let (days, text) = own::of_days(&line);
            ((days, text.to_owned()), is_done)
        });
        let mut notes = Vec::new();
        for ((days, text), proves) in proofs.chain(remarks) {
            if !(proves && prove(facts, &days, &text)) {
                notes.push(with_days(&days, &text));
            }
        }
        notes.append(&mut self.left);
        notes
    }
}

/// Sets what proves the marks of `days`, or of all; returns whether they had no proof and are known.
fn prove(facts: &mut Facts, days: &[NaiveDate], text: &str) -> bool {
    let proof = || Some(text.to_owned());
    if days.is_empty() {
        let slot = match facts.done.as_mut_slice() {
            [only] if only.due.is_some() => &mut only.evidence,
            _ => &mut facts.evidence,
        };
        let is_free = slot.is_none();
        *slot = slot.take().or_else(proof);
        return is_free;
    }
    let done = facts.done.iter_mut();
    let of_days = |done: &&mut Done| done.due.is_some_and(|due| days.contains(&due));
    let mut marks: Vec<&mut Done> = done.filter(of_days).collect();
    let free = marks.len() == days.len() && marks.iter().all(|mark| mark.evidence.is_none());
    if free {
        for mark in &mut marks {
            mark.evidence = proof();
        }
    }
    free
}

fn with_days(days: &[NaiveDate], text: &str) -> String {
    let days: Vec<String> = (days.iter())
        .map(|day| day.format("%d.%m.%Y").to_string())
        .collect();
    match days.as_slice() {
        [] => text.to_owned(),
        days => format!("{}: {text}", days.join(", ")),
    }
}

/// Gives each day of execution to a due day: in their order where there are as many, else to the nearest.
fn done(days: &[NaiveDate], dues: &[NaiveDate], state: Option<own::State>) -> Vec<Done> {
    match days {
        [day] if dues.len() < 2 || state == Some(own::State::Done) => vec![Done::on(*day)],
        days if days.len() == dues.len() => {
            let pairs = days.iter().zip(dues);
            pairs.map(|(on, due)| Done::of(*due, *on)).collect()
        }
        days => {
            let mut free: Vec<NaiveDate> = dues.to_vec();
            let mut marks = Vec::with_capacity(days.len());
            for on in days {
                let nearest = free.iter().enumerate();
                let nearest = nearest.min_by_key(|(_, due)| (**due - *on).num_days().abs());
                let due = nearest.map(|(at, _)| at).map(|at| free.remove(at));
                marks.push(due.map_or_else(|| Done::on(*on), |due| Done::of(due, *on)));
            }
            marks
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_what_can_mean_nothing_else_says_that_an_item_is_carried_out() {
        let case = |note, said| assert_eq!(remark(note, true), said, "{note}");
        for note in [
            "Выполнено 15.05.2022",
            "Исполнено, 15.05.2022, протокол № 2",
            "15.05.2022 г.",
            "Исполнено в срок, 15.05.2022",
            "Выполнено в полном объёме 15.05.2022",
            "исп. 15.05.22",
            "исполн. 15.05.22",
            "Вып. 15.05.2022",
            "Исполнено на 100 %, 15.05.2022",
            "Выполнено 5 из 5, 15.05.2022",
            "Не исполнено в срок, исполнено 15.05.2022",
            "Не выполнено в срок. Выполнено 15.05.2022",
        ] {
            case(note, Said::Done(Some(day("2022-05-15"))));
        }
        for note in [
            "проведено",
            "Устранено",
            "+",
            "да",
            "Да.",
            "Исполнено",
            "Исполнено в срок",
        ] {
            case(note, Said::Done(None));
        }
        for note in [
            "Выполнено частично 15.05.2022",
            "частично",
            "в работе",
            "В процессе исполнения",
            "Исполнено на 14.04.2022 – 50 %",
            "Исполнено 50%",
            "Выполнено 3 из 5, 14.04.2022",
        ] {
            case(note, Said::Open);
        }
        for note in ["не выполнено", "не вып.", "Не исп.", "нет", "-"] {
            case(note, Said::NotDone(None));
        }
        case("Снято с контроля 15.05.2022", Said::Nothing);
        case("Не устранено", Said::NotDone(None));
        case(
            "Не исполнено, причина: болезнь",
            Said::NotDone(Some("болезнь".to_owned())),
        );
        case(
            "Не выполнено – нет средств",
            Said::NotDone(Some("нет средств".to_owned())),
        );
        case(
            "перенесено на 01.09.2022",
            Said::Moved(Some(day("2022-09-01"))),
        );
        case(
            "Перенесено на 1 сентября 2022 года",
            Said::Moved(Some(day("2022-09-01"))),
        );
        case(
            "Срок продлён до 01.09.2022 постановлением от 20.04.2022 № 45",
            Said::Moved(Some(day("2022-09-01"))),
        );
        case(
            "Перенос на 01.09.2022",
            Said::Moved(Some(day("2022-09-01"))),
        );
        case("перенесено на сентябрь", Said::Moved(None));
        case("перенесено с 01.09.2022", Said::Moved(None));
        case(
            "Отменено приказом от 01.03.2022 № 5",
            Said::Cancelled(Some(day("2022-03-01"))),
        );
        for note in ["выполняется до 15.05.2022", "Отчёт", "исп. Ефимова О.А."]
        {
            assert!(!matches!(remark(note, true), Said::Done(_)), "{note}");
        }
        assert_eq!(
            remark("15.05.2022", false),
            Said::Nothing,
            "a date in a remark"
        );
        assert_eq!(remark("да", false), Said::Nothing);
    }

    #[test]
    fn each_day_goes_to_its_due_day() {
        let days =
            |days: &[&str]| -> Vec<NaiveDate> { days.iter().map(|text| day(text)).collect() };
        let case = |on: &[&str], dues: &[&str], expected: &[Option<&str>]| {
            let marks = done(&days(on), &days(dues), Some(own::State::Open));
            let found: Vec<_> = marks.iter().map(|mark| mark.due).collect();
            let expected: Vec<_> = expected.iter().map(|due| due.map(day)).collect();
            assert_eq!(found, expected, "{on:?}");
        };
        case(&["2022-02-15"], &["2022-02-20"], &[None]);
        case(
            &["2022-02-15"],
            &["2022-02-14", "2022-03-14"],
            &[Some("2022-02-14")],
        );
        case(
            &["2022-02-15", "2022-02-16"],
            &["2022-01-10", "2022-03-14"],
            &[Some("2022-01-10"), Some("2022-03-14")],
        );
    }
}
