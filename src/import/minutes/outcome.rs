//! What becomes of an item by what is said of it, and what all that is said in one paper comes to.

use chrono::NaiveDate;

use super::decision::{Act, Decision, Minutes, Unclear};
use super::lead::same_name;
use super::occurrence::due_before;
use super::said::{Found, When};
use super::term::Term;
use crate::query::{Detail, DetailOccurrence};
use crate::words::{Message, MessageId};

/// A change of an item.
pub(super) struct Change {
    pub(super) act: Act,
    /// What was concluded in reading it.
    pub(super) remarks: Vec<Message>,
    /// Whether it gives way to what says the same more plainly.
    pub(super) implied: bool,
}

impl Change {
    fn new(act: Act, remark: Option<Message>) -> Self {
        Change {
            act,
            remarks: remark.into_iter().collect(),
            implied: false,
        }
    }

    /// Returns it as one that no word of the paper says outright.
    fn implied(mut self, remark: MessageId) -> Self {
        self.remarks.push(remark.into());
        self.implied = true;
        self
    }
}

/// Returns what `found`, said on the `day` of the meeting of the occurrence `one` of an item, changes; nothing where the
/// item stays as it is.
pub(super) fn change(
    found: &Found,
    detail: &Detail,
    one: Option<&DetailOccurrence>,
    day: NaiveDate,
) -> Result<Option<Change>, Message> {
    let lead = detail.row.executors.first();
    let lead = lead.map(String::as_str).unwrap_or_default();
    let due = one.and_then(|one| due_before(detail, one, day));
    let change = match found.clone() {
        Found::Stay => return Ok(None),
        Found::Lead {
            name,
            instead: Some(instead),
        } if !same_name(lead, &name) && !same_name(lead, &instead) => {
            return Err(MessageId::MinutesNotTheLead.with(instead).with(lead));
        }
        Found::Lead { name, instead } => {
            let instead = instead.filter(|_| !same_name(lead, &name));
            Change::new(Act::Lead { name, instead }, None)
        }
        Found::Done { on, evidence } => done(on, evidence, due, day)?,
        Found::Close => return Err(MessageId::MinutesDropOrDone.into()),
        Found::Move { term, why } => moved(term, why, due, day)?,
        Found::Term(Term::Day(to)) if due == Some(to) => return Ok(None),
        Found::Term(term) => {
            if matches!(term, Term::Day(to) if to <= day) {
                return Err(MessageId::MinutesBareTerm.into());
            }
            moved(term, None, due, day)?.implied(MessageId::MinutesTermIsNew)
        }
        Found::Cancel { reason } => Change::new(Act::Cancel { reason }, None),
        Found::Unmet { reason } => Change::new(Act::Unmet { reason }, None),
    };
    Ok(Some(change))
}

/// Returns that what is due on `due` was carried out.
fn done(
    when: When,
    evidence: Option<String>,
    due: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<Change, Message> {
    let Some(on) = when.day(due, day) else {
        return Err(MessageId::MinutesDayUnread.with("досрочно"));
    };
    if on > day {
        return Err(MessageId::MinutesDoneLater.with(on));
    }
    let act = Act::Done { on, evidence };
    Ok(match when {
        When::On(_) => Change::new(act, None),
        When::InTime if on < day => Change::new(act, None).implied(MessageId::MinutesInTime),
        _ => Change::new(act, None).implied(MessageId::MinutesDayOfMeeting),
    })
}

/// Returns that what is due on `due` is moved.
fn moved(
    term: Term,
    why: Option<String>,
    due: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<Change, Message> {
    let (to, remark) = match term {
        Term::Day(to) => (to, None),
        Term::Within(time) => (time.from(day), Some(MessageId::MinutesFromMeeting.into())),
        Term::Shift(shift) => {
            let due = due.ok_or_else(|| Message::from(MessageId::MinutesShiftFromWhat))?;
            let to = shift.from(due);
            if to <= day {
                return Err(MessageId::MinutesShiftIsPast.with(due).with(to));
            }
            (to, Some(MessageId::MinutesShifted.with(due)))
        }
    };
    if to <= day {
        return Err(MessageId::MinutesTermIsPast.with(to));
    }
    Ok(Change::new(Act::Move { to, why }, remark))
}

/// A piece of minutes, in the order of the paper.
pub(super) enum Piece {
    Decided {
        decision: Decision,
        implied: bool,
    },
    /// An item stays as it is.
    Stays {
        plan: usize,
        item: String,
        told: Unclear,
    },
    Unclear(Unclear),
}

/// Returns what `pieces` come to: what is said twice of an item counts once, and what differs is not clear.
pub(super) fn settled(pieces: Vec<Piece>) -> Minutes {
    let decided = |piece: &Piece| match piece {
        Piece::Decided { decision, implied } => Some((decision.clone(), *implied)),
        _ => None,
    };
    let all: Vec<(Decision, bool)> = pieces.iter().filter_map(decided).collect();
    let mut minutes = Minutes::default();
    let mut at = 0;
    for piece in pieces {
        match piece {
            Piece::Unclear(unclear) => minutes.unclear.push(unclear),
            Piece::Stays { plan, item, told } => {
                let same = |one: &Decision| one.plan == plan && one.item.as_ref() == Some(&item);
                if !all.iter().any(|(one, _)| same(one)) {
                    minutes.unclear.push(told);
                }
            }
            Piece::Decided { decision, implied } => {
                let others = all.iter().enumerate().filter(|(other, _)| *other != at);
                let others = others.filter(|(_, (one, _))| is_of(one, &decision));
                let others: Vec<(usize, &(Decision, bool))> = others.collect();
                let said = |(other, (one, weak)): &(usize, &(Decision, bool))| {
                    let plainer = implied && !weak && supersedes(&one.act, &decision.act);
                    plainer || *other < at && one.act == decision.act
                };
                let is_said = others.iter().any(said);
                let clash = |(_, (one, weak)): &(usize, &(Decision, bool))| {
                    let gives_way = *weak && !implied && supersedes(&decision.act, &one.act);
                    !gives_way && clashes(&one.act, &decision.act)
                };
                if is_said {
                } else if others.iter().any(clash) {
                    let (place, words) = (&decision.place, &decision.words);
                    let unclear = Unclear::new(place, words, MessageId::MinutesSeveralChoices);
                    minutes.unclear.push(unclear);
                } else {
                    minutes.decisions.push(decision);
                }
                at += 1;
            }
        }
    }
    minutes
}

/// Returns whether `one` is of what `other` is of.
fn is_of(one: &Decision, other: &Decision) -> bool {
    let whole = |one: &Decision| matches!(one.act, Act::Cancel { .. });
    let same = one.due == other.due || whole(one) && whole(other);
    one.item.is_some() && one.plan == other.plan && one.item == other.item && same
}

/// Returns whether `plain` says what `implied` only implies.
fn supersedes(plain: &Act, implied: &Act) -> bool {
    match implied {
        Act::Done { .. } => matches!(plain, Act::Done { .. } | Act::Cancel { .. }),
        _ => false,
    }
}

/// Returns whether two acts on one item cannot both be meant.
fn clashes(one: &Act, other: &Act) -> bool {
    let ends = |act: &Act| matches!(act, Act::Done { .. } | Act::Cancel { .. });
    match (one, other) {
        (Act::Move { to: one, .. }, Act::Move { to: other, .. })
        | (Act::Done { on: one, .. }, Act::Done { on: other, .. }) => one != other,
        (Act::Lead { name: one, .. }, Act::Lead { name: other, .. }) => !same_name(one, other),
        (Act::Lead { .. }, _) | (_, Act::Lead { .. }) => false,
        (one, other) => ends(one) || ends(other),
    }
}
