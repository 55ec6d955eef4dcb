//! Which occurrences of a series an edit touches.

use chrono::NaiveDate;

use super::EditError;
use super::row::EditedRow;
use crate::model::{Item, Occurrence};
use crate::words::{Message, MessageId};

/// So many days are told one by one.
const FEW: usize = 6;

/// Of more days, so many are told that are nearest to what was asked for.
const NEAREST: usize = 4;

/// Which occurrences of a series are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// It is not said: of a series, the earliest open one that has begun where it is about execution.
    #[default]
    Unsaid,
    /// The one due on this day, before any move or after it.
    Due(NaiveDate),
    /// The one that the document has due on this day, before any move.
    Planned(NaiveDate),
    /// All of them.
    All,
}

impl Which {
    /// What stands before a day that is meant as the document has it, in any language.
    pub const BY_PLAN: [&'static str; 2] = ["по плану", "planned"];

    /// Returns whether it names `one` by its day.
    pub(super) fn calls(self, one: &Occurrence) -> bool {
        match self {
            Which::Due(day) => one.is_called(day),
            Which::Planned(day) => one.day() == day,
            Which::Unsaid | Which::All => true,
        }
    }

    /// Returns the day that names an occurrence.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Which::Due(day) | Which::Planned(day) => Some(day),
            Which::Unsaid | Which::All => None,
        }
    }
}

/// Returns the open occurrences that are meant; none for a row without occurrences.
pub(super) fn chosen<'i>(
    row: &EditedRow<'i, '_>,
    which: Which,
) -> Result<Vec<&'i Occurrence>, EditError> {
    let item = row.item;
    let mut open = item.occurrences.iter().filter(|one| one.is_open());
    match which {
        Which::All => Ok(open.collect()),
        Which::Due(_) | Which::Planned(_) => one(row, which).map(|one| vec![one]),
        Which::Unsaid if item.occurrences.len() > 1 => begun(item, row.as_of)
            .map(|one| vec![one])
            .ok_or_else(|| not_begun(item)),
        Which::Unsaid => Ok(open.next().into_iter().collect()),
    }
}

/// Returns the occurrences of `item` that `which` means, be they open or not; all where it is not said.
pub(super) fn meant<'i>(item: &'i Item<'_>, which: Which) -> impl Iterator<Item = &'i Occurrence> {
    let due = which.day();
    let planned = matches!(which, Which::Planned(_));
    let exact = item.occurrences.iter().any(|one| Some(one.day()) == due);
    let called = move |one: &&Occurrence| match due {
        Some(due) if exact || planned => one.day() == due,
        Some(due) => one.due == due,
        None => true,
    };
    item.occurrences.iter().filter(called)
}

/// Returns the days of the occurrences of `item` that `which` means.
pub(super) fn days(item: &Item<'_>, which: Which) -> Vec<NaiveDate> {
    meant(item, which).map(Occurrence::day).collect()
}

/// Returns the open occurrence that `which` names; refuses a day that several of them have which are not alike.
pub(super) fn one<'i>(row: &EditedRow<'i, '_>, which: Which) -> Result<&'i Occurrence, EditError> {
    let item = row.item;
    let due = which.day().unwrap_or(row.as_of);
    let called = item.occurrences.iter().filter(|one| which.calls(one));
    let fits: Vec<&Occurrence> = called.collect();
    let open: Vec<&Occurrence> = fits.iter().copied().filter(|one| one.is_open()).collect();
    match (open.as_slice(), fits.first()) {
        ([first, ..], _) if are_alike(&open) => Ok(first),
        ([], Some(closed)) => Err(already(closed, &row.address)),
        ([], None) => Err(EditError::advised(
            MessageId::EditNoSuchDue.with(due),
            open_near(item, due),
        )),
        _ => Err(shared(due, &open)),
    }
}

/// Returns whether nothing tells `all` apart: they have one day, before any move and after («2 раза в год»).
pub fn are_alike(all: &[&Occurrence]) -> bool {
    let days = |one: &Occurrence| (one.day(), one.due);
    all.windows(2).all(|pair| days(pair[0]) == days(pair[1]))
}

/// Returns the refusal to choose among `fits`, which all have the day `due`.
pub(super) fn shared(due: NaiveDate, fits: &[&Occurrence]) -> EditError {
    let days: Vec<String> = fits.iter().map(|one| with_move(one)).collect();
    let first = fits.first().map_or(due, |one| one.day());
    EditError::advised(
        MessageId::EditSharedDue.with(due).with(fits.len()),
        MessageId::EditSharedDueHelp
            .with(first)
            .with(days.join(", ")),
    )
}

/// Returns the day of `one` before any move, and where it was moved.
fn with_move(one: &Occurrence) -> String {
    match one.was() {
        Some(was) => format!("{} → {}", said(was), said(one.due)),
        None => said(one.day()),
    }
}

fn said(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

fn already(closed: &Occurrence, address: &str) -> EditError {
    let complaint = match &closed.done {
        Some(mark) => MessageId::EditDueDone.with(closed.due).with(mark.on),
        None => MessageId::EditDueCancelled.with(closed.due),
    };
    let advice = MessageId::EditReopenDue.with(address);
    EditError::advised(complaint, advice.with(closed.day()))
}

/// Returns the open days of `item`, where there are many those nearest to `due`.
fn open_near(item: &Item<'_>, due: NaiveDate) -> Message {
    let open = item.occurrences.iter().filter(|one| one.is_open());
    let mut days: Vec<NaiveDate> = open.map(|one| one.due).collect();
    let count = days.len();
    if count > FEW {
        days.sort_by_key(|day| (*day - due).num_days().abs());
        days.truncate(NEAREST);
        days.sort_unstable();
    }
    let told: Vec<String> = days.iter().copied().map(said).collect();
    let told = told.join(", ");
    if count > FEW {
        MessageId::EditOpenDuesNear.with(told).with(count)
    } else {
        MessageId::EditOpenDues.with(told)
    }
}

/// Returns `days` in a row, where there are many the first of them and the last.
pub(super) fn told(days: &[NaiveDate]) -> String {
    let mut said: Vec<String> = days.iter().copied().map(said).collect();
    if said.len() > FEW {
        let rest = NEAREST - 1..said.len() - 1;
        said.splice(rest, ["…".to_owned()]);
    }
    said.join(", ")
}

/// Returns the earliest open occurrence that has begun: one without a start begins the day after the one before it is
/// due.
fn begun<'i>(item: &'i Item<'_>, as_of: NaiveDate) -> Option<&'i Occurrence> {
    let mut numbered = item.occurrences.iter().enumerate();
    let found = numbered.find(|(number, one)| {
        one.is_open() && start(item, *number).is_none_or(|start| start <= as_of)
    });
    found.map(|(_, one)| one)
}

/// Returns the day on which the occurrence with this number begins; `None` where it is the first and has no start.
fn start(item: &Item<'_>, number: usize) -> Option<NaiveDate> {
    let one = item.occurrences.get(number)?;
    one.start.or_else(|| {
        let mut before = item.occurrences[..number].iter().rev();
        before.find(|before| before.due < one.due)?.due.succ_opt()
    })
}

fn not_begun(item: &Item<'_>) -> EditError {
    let mut numbered = item.occurrences.iter().enumerate();
    let Some((number, next)) = numbered.find(|(_, one)| one.is_open()) else {
        return EditError::refused(MessageId::EditAllDone);
    };
    let begins = start(item, number).unwrap_or(next.due);
    EditError::advised(
        MessageId::EditNotBegun.with(next.due).with(begins),
        MessageId::EditNotBegunHelp.with(next.due),
    )
}

/// Returns the refusal to touch a whole series unasked.
pub(super) fn must_choose(item: &Item<'_>) -> EditError {
    let next = item.occurrences.iter().find(|one| one.is_open());
    let complaint = MessageId::EditSeries.with(item.occurrences.len());
    match next {
        Some(next) => EditError::advised(complaint, MessageId::EditSeriesHelp.with(next.due)),
        None => EditError::refused(complaint),
    }
}

/// Returns the one open occurrence of a series that is late; refuses to choose among several or none.
pub(super) fn late<'i>(row: &EditedRow<'i, '_>) -> Result<&'i Occurrence, EditError> {
    let item = row.item;
    let open = || item.occurrences.iter().filter(|one| one.is_open());
    let late: Vec<&Occurrence> = open().filter(|one| one.due < row.as_of).collect();
    if let [only] = late.as_slice() {
        return Ok(only);
    }
    let days: Vec<NaiveDate> = late.iter().map(|one| one.due).collect();
    let advice = match days.as_slice() {
        [] => open()
            .next()
            .map(|next| MessageId::EditUnmetHelp.with(next.due)),
        [first, ..] => Some(MessageId::EditUnmetLateHelp.with(told(&days)).with(*first)),
    };
    Err(EditError::Refused {
        complaint: MessageId::EditSeries.with(item.occurrences.len()),
        advice,
        among: Vec::new(),
    })
}
