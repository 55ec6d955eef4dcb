//! Columns and cells that several reports share.

use chrono::NaiveDate;

use super::{Cell, Column, ColumnKind, Tone, Value, wording};
use crate::model::naming::is_name;
use crate::query::{Detail, Move, Row, Share, State, Tally};
use crate::text::russian;
use crate::words::{Lang, Message, MessageId};

/// Returns a column with a heading of the catalogue.
pub(super) fn column(kind: ColumnKind, title: MessageId, lang: Lang) -> Column {
    Column::new(kind, title.text(lang))
}

/// The states that stand in a line of their own below a table, not in columns.
const FOLDED: [State; 4] = [
    State::InProgress,
    State::Planned,
    State::Undated,
    State::Cancelled,
];

/// Returns the columns of the states that matter at a meeting: carried out, overdue, due soon.
pub(super) fn states(lang: Lang) -> [Column; 3] {
    let number =
        |title, short: MessageId| column(ColumnKind::Number, title, lang).short(short.text(lang));
    [
        number(
            MessageId::ColumnDoneInTime,
            MessageId::ColumnDoneInTimeShort,
        ),
        number(MessageId::StateOverdue, MessageId::StateOverdueShort),
        number(MessageId::StateDueSoon, MessageId::StateDueSoonShort),
    ]
}

/// Returns the cells of [`states`].
pub(super) fn state_cells<'a>(tally: &Tally) -> [Cell<'a>; 3] {
    let count = |count, tone| match count {
        0 => Cell::count(0).tone(Tone::Muted),
        count => Cell::count(count).tone(tone),
    };
    [
        match tally.carried_out() {
            0 => count(0, Tone::Muted),
            all => Cell::text(format!("{all} ({})", tally.done)).tone(Tone::Done),
        },
        count(tally.overdue, Tone::Overdue),
        count(tally.due_soon, Tone::Soon),
    ]
}

/// Returns the sentence on the states that have no column: «Остальные: в работе 14, запланировано 18.»
pub(super) fn other_states(tally: &Tally, lang: Lang) -> Option<String> {
    let told = FOLDED.into_iter().filter(|state| tally.of(*state) > 0);
    let told: Vec<String> = told
        .map(|state| wording::counted(state, tally, lang))
        .collect();
    (!told.is_empty()).then(|| MessageId::OtherStates.with(told.join(", ")).text(lang))
}

/// Returns a cell with a share in per cent.
pub(super) fn percent<'a>(share: Option<Share>) -> Cell<'a> {
    match share {
        Some(Share::Percent(percent)) => Cell::count(usize::from(percent)),
        Some(share) => Cell::text(share.to_string()),
        None => Cell::text("–").tone(Tone::Muted),
    }
}

/// Returns a cell with a day; a dash where there is none.
pub(super) fn day_or_dash<'a>(day: Option<NaiveDate>) -> Cell<'a> {
    match day {
        Some(day) => Cell::date(Some(day)),
        None => Cell::text("–").tone(Tone::Muted),
    }
}

/// Returns the column with the numbers of rows.
pub(super) fn number(lang: Lang) -> Column {
    column(ColumnKind::Label, MessageId::ColumnNumber, lang)
}

/// Returns the cell with the number of a row.
pub(super) fn number_cell(id: &str, lang: Lang) -> Cell<'_> {
    if is_name(id) {
        Cell::text(MessageId::NoNumber.text(lang)).tone(Tone::Muted)
    } else {
        Cell::text(id)
    }
}

/// Returns the cell with the names of those who carry a row out, the lead first.
pub(super) fn executors(row: &Row, lang: Lang) -> Cell<'_> {
    if row.names.is_empty() {
        return Cell::text(MessageId::Nobody.text(lang)).tone(Tone::Muted);
    }
    Cell::new(Value::Names(&row.names))
}

/// Returns the cell with the name of the one who leads a row.
pub(super) fn lead(row: &Row, lang: Lang) -> Cell<'_> {
    match row.names.first() {
        Some(lead) => Cell::new(Value::Names(std::slice::from_ref(lead))),
        None => Cell::text(MessageId::Nobody.text(lang)).tone(Tone::Muted),
    }
}

/// Returns the cell with what is to be done, who helps with it, whether its deadline was moved and why it is not done.
pub(super) fn task(row: &Row, lang: Lang) -> Cell<'_> {
    let others = row.names.iter().skip(1);
    let others: Vec<String> = others.map(|name| wording::whole(name)).collect();
    let mut cell = Cell::text(&row.title).remark(helpers(&others, lang));
    cell.remarks.extend(told_of(row, lang));
    cell
}

/// Returns who helps with a row: «соисполнители: …».
pub(super) fn helpers(names: &[String], lang: Lang) -> Option<String> {
    let are_many = names.len() > 1 || names.iter().any(|name| russian::is_many(name));
    let told = MessageId::WithHelpers
        .with(names.join(", "))
        .with(if are_many { 2_usize } else { 1 });
    (!names.is_empty()).then(|| told.text(lang))
}

/// Returns whether the deadline of a row was moved, and why it is not done.
pub(super) fn told_of(row: &Row, lang: Lang) -> impl Iterator<Item = String> {
    [moved(row, lang), reason(row, lang)].into_iter().flatten()
}

/// Returns what was last answered of the days for which a row stands in a report: why they are not carried out.
pub(super) fn reason(row: &Row, lang: Lang) -> Option<String> {
    let asked = |due| row.days.iter().any(|day| day.due == due);
    let mut told = row.occurrences.iter().rev().filter(|one| asked(one.due));
    let reason = told.find_map(|one| one.reason.as_deref())?;
    Some(wording::reason(reason, lang))
}

/// Returns what is said of a deadline that was moved: from what, on what ground, and how often if more than once.
///
/// Of several due days, the one that moved is named.
pub(super) fn moved(row: &Row, lang: Lang) -> Option<String> {
    let last = row.moves.last()?;
    let own: Vec<&Move> = row.moves.iter().filter(|step| step.of == last.of).collect();
    let told = match own.len() {
        _ if last.of.is_some() && row.days.len() > 1 => MessageId::DayMoved
            .with(last.now.as_str())
            .with(last.was.as_str()),
        1 => MessageId::DeadlineMoved.with(last.was.as_str()),
        times => MessageId::DeadlineMovedOften
            .with(last.was.as_str())
            .with(times),
    };
    Some(on_ground(told, last, lang))
}

/// Returns each move of the deadline of a row: from what, and on what ground.
pub(super) fn moves(detail: &Detail, lang: Lang) -> impl Iterator<Item = String> {
    let several = detail.schedule.len() > 1;
    detail.postponed.iter().map(move |step| {
        let told = if several && step.of.is_some() {
            let day = MessageId::DayMoved.with(step.now.as_str());
            day.with(step.was.as_str())
        } else {
            MessageId::DeadlineMoved.with(step.was.as_str())
        };
        on_ground(told, step, lang)
    })
}

fn on_ground(told: Message, step: &Move, lang: Lang) -> String {
    let told = match &step.basis {
        Some(basis) => MessageId::OnGround.with(told).with(basis.as_str()),
        None => told,
    };
    told.text(lang)
}

/// How many due days of a row a table names one by one.
pub(super) const FEW_DAYS: usize = 3;

/// Returns the cell with the due days for which a row stands in a report: the first `most`, and how many more.
pub(super) fn due_days<'r>(row: &Row, most: usize, off: Off, lang: Lang) -> Cell<'r> {
    let rest = row.days.len().saturating_sub(most);
    let mut cell = Cell::date(row.due);
    for (place, day) in row.days.iter().take(most).enumerate() {
        let date = (place > 0).then(|| day.due.format("%d.%m.%Y").to_string());
        let is_told = off == Off::Told && day.is_off;
        cell = cell
            .remark(date)
            .remark(is_told.then(|| wording::day_off(day.due, lang)));
    }
    let more = if most > FEW_DAYS {
        MessageId::AndMoreDays
    } else {
        MessageId::AndMore
    };
    cell.remark((rest > 0).then(|| more.with(rest).text(lang)))
}

/// Whether it is said that a day is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Off {
    Told,
    Passed,
}

/// Returns the cell with the state of a row in words.
pub(super) fn state(row: &Row, lang: Lang) -> Cell<'_> {
    Cell::text(wording::state(row.state).text(lang)).tone(wording::tone(row.state))
}
