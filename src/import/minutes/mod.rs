//! Minutes of a meeting, filled in by hand in the skeleton of `report::paper` or typed anew, on their way to edits.
//!
//! ```text
//!   source ─ lines ─► the lines of what was decided ─ clause ─► what each says ─┐
//!                                          item ─► the item that it names ──────┴─► decisions, and what is not clear
//! ```
//!
//! Nothing is guessed: what fits two items, says two things or is not understood is handed on with its place. Nothing is
//! dropped: all that stands under «РЕШИЛИ» is a decision, is not clear, or was left empty.

mod added;
mod clause;
pub mod day;
mod decision;
mod forms;
mod formula;
mod item;
mod lead;
mod lines;
mod lists;
mod numbers;
mod occurrence;
mod plan_names;
mod said;
mod sentences;
mod spoken;
mod term;
mod titles;
mod words;

use chrono::NaiveDate;

use self::day::Period;
use self::item::{Index, Naming};
use self::lead::same_name;
use self::lists::Heading;
use self::numbers::Row;
pub(super) use self::numbers::parted;
use self::said::{Found, Said};
use self::spoken::Spoken;
use self::term::Term;
pub(super) use self::term::without_items;
pub(super) use self::words::{after, before, lower, within, words};
use super::source::{Place, Source};
use crate::query::Extract;
use crate::words::{Message, MessageId};

pub use self::decision::{Act, Decision, Minutes, Unclear};
pub use self::lines::{Head, head};
pub use self::titles::{Likeness, likeness};

/// How many clauses of one paper are read; minutes of five plans have a few hundred.
const MOST: usize = 5_000;

/// Reads the decisions of the minutes `source` about `plans`, as they stood on the day of the meeting.
pub fn read(source: &Source, plans: &[Extract], day: NaiveDate) -> Minutes {
    let mut reader = Reader {
        index: Index::new(plans),
        day,
        clauses: 0,
        context: (plans.len() == 1).then_some(0),
        is_foreign: false,
        current: Vec::new(),
        pending: None,
        due: None,
        heading: None,
        spoken: Vec::new(),
        minutes: Minutes::default(),
    };
    for note in &source.notes {
        reader.unclear(&note.place, "", note.message.clone());
    }
    let mut decides = false;
    for line in lines::lines(source) {
        if line.decided != decides {
            reader.leave();
            reader.close_heading();
            decides = line.decided;
        }
        let line = lines::Line {
            text: parted(&line.text),
            ..line
        };
        if let Some(plan) = reader.index.plan_named(&line.text) {
            reader.context = Some(plan);
            reader.is_foreign = false;
        } else if plan_names::speaks_of_a_plan(&line.text) {
            // Another plan than those that are looked at, or a name that is not known.
            reader.context = None;
            reader.is_foreign = true;
        }
        if line.decided && reader.is_foreign {
            reader.foreign(&line);
        } else if line.decided {
            reader.line(&line);
        } else if !reader.is_foreign {
            reader.spoken(&line);
        }
        if reader.clauses > MOST {
            reader.unclear(&line.place, "", MessageId::MinutesTooLong);
            break;
        }
    }
    reader.leave();
    reader.close_heading();
    reader.tell_spoken();
    reader.minutes
}

/// An item of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The number of the plan.
    pub plan: usize,
    /// The number of the row in it.
    pub row: usize,
}

/// The items of plans, known by their numbers and titles.
#[derive(Debug)]
pub struct Items<'p>(Index<'p>);

impl<'p> Items<'p> {
    /// Returns the items of `plans`.
    pub fn new(plans: &'p [Extract]) -> Self {
        Items(Index::new(plans))
    }

    /// Returns the one that a row with this number and title is about; `plan` are the words that name its plan.
    ///
    /// # Errors
    ///
    /// Returns why it is not sure which one is meant.
    pub fn known(&self, plan: &str, number: &str, title: &str) -> Result<Named, Message> {
        let spoken = plan.trim();
        let context = self.0.plan_named(&format!("план {spoken}"));
        if !spoken.is_empty() && context.is_none() {
            return Err(MessageId::MinutesWhichPlan.into());
        }
        let number = match number.trim() {
            "" => String::new(),
            number => format!("п. {number}"),
        };
        match self.0.named(&format!("{number} «{title}»"), context) {
            Naming::Rows(rows) => match rows.as_slice() {
                [row] => Ok(Named {
                    plan: row.plan,
                    row: row.row,
                }),
                _ => Err(MessageId::MinutesWhichItem.into()),
            },
            Naming::Doubtful(why) => Err(why),
            Naming::None => Err(MessageId::MinutesWhichItem.into()),
        }
    }
}

/// Returns the part of a clause in which items are named: what is moved or dropped may give another item as the reason.
fn told<'t>(text: &'t str, acts: &[Found]) -> &'t str {
    let is_why = |act: &Found| matches!(act, Found::Unmet { .. });
    match term::until_reason(text) {
        "" => text,
        _ if acts.iter().any(is_why) => text,
        told => told,
    }
}

/// Returns the beginning of a title, on one line.
pub fn short(title: &str) -> String {
    const LONGEST: usize = 60;
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    let head: String = title.chars().take(LONGEST).collect();
    if head.len() < title.len() {
        format!("{}…", head.trim_end())
    } else {
        title
    }
}

struct Reader<'p> {
    index: Index<'p>,
    day: NaiveDate,
    /// How many clauses were read.
    clauses: usize,
    /// The plan that the minutes speak of at this place.
    context: Option<usize>,
    /// Whether it speaks of a plan that is not among those looked at.
    is_foreign: bool,
    /// The items that the decision is about.
    current: Vec<Row>,
    /// The clause that names them, and of which nothing has been said yet.
    pending: Option<(Place, String)>,
    /// The time that their due day is named by.
    due: Option<Period>,
    /// The decision whose items are named under it.
    heading: Option<Heading>,
    /// What is said of items where nothing is decided.
    spoken: Vec<Spoken>,
    minutes: Minutes,
}

impl Reader<'_> {
    fn unclear(&mut self, place: &Place, words: &str, why: impl Into<Message>) {
        let unclear = Unclear {
            place: place.clone(),
            words: words.trim().to_owned(),
            why: why.into(),
        };
        // A sentence about several items is asked about once.
        if self.minutes.unclear.last() != Some(&unclear) {
            self.minutes.unclear.push(unclear);
        }
    }

    /// Keeps what `line`, which decides nothing by its place, says of items as a decision would.
    fn spoken(&mut self, line: &lines::Line) {
        if lines::begins_numbered(&line.text) {
            self.leave();
        }
        for text in self.clauses_of(line) {
            let spoken = Spoken::of(line, &text, &self.index, self.context, &mut self.current);
            self.spoken.extend(spoken);
        }
    }

    /// Tells of what was said and is not decided in the same way.
    fn tell_spoken(&mut self) {
        for spoken in std::mem::take(&mut self.spoken) {
            let told = spoken.undecided(&self.minutes.decisions, self.index.plans);
            self.minutes.unclear.extend(told);
        }
    }

    /// Returns the clauses of a line that are read of one paper.
    fn clauses_of(&mut self, line: &lines::Line) -> Vec<String> {
        let mut clauses = sentences::clauses(lines::unnumbered(&line.text));
        let room = MOST.saturating_sub(self.clauses);
        self.clauses += clauses.len();
        clauses.truncate(room);
        clauses
    }

    /// Tells of what is decided on a plan that is not looked at.
    fn foreign(&mut self, line: &lines::Line) {
        for text in self.clauses_of(line) {
            let said = clause::said(&text, self.day, &|_| true);
            let heads = said == Said::Nothing && text.trim_end().ends_with(':');
            let empty = heads || matches!(said, Said::Empty | Said::EmptyAdd);
            if !empty && words::says_something(&text) {
                self.unclear(&line.place, &text, MessageId::MinutesForeignPlan);
            }
        }
    }

    fn line(&mut self, line: &lines::Line) {
        // A decision with a number of its own does not go on with the item of the one before it.
        if lines::begins_numbered(&line.text) {
            self.leave();
        }
        if self
            .heading
            .as_ref()
            .is_some_and(|heading| !heading.holds(line))
        {
            self.close_heading();
        }
        let first = self.minutes.decisions.len();
        let clauses = self.clauses_of(line);
        let mut options = 0;
        let mut empty = None;
        for text in &clauses {
            let [head, more] = clause::naming(text);
            let named = match self.index.named(head, self.context) {
                Naming::None => self.index.named(more, self.context),
                named => named,
            };
            let due = clause::due_named(text, self.day);
            let found = match named {
                Naming::None => {
                    self.due = due.or(self.due);
                    Ok(false)
                }
                Naming::Rows(rows) => {
                    self.current = rows;
                    self.due = due;
                    Ok(true)
                }
                Naming::Doubtful(why) => Err(why),
            };
            let said = self.said(text);
            if found == Ok(false)
                && (self.current.is_empty() || self.heading.is_some())
                && let Some(heading) = Heading::of(line, text, &said)
            {
                self.close_heading();
                self.heading = Some(heading);
                continue;
            }
            let over = self.under_heading(text, &found, &said);
            let (text, said) = over.unwrap_or((text.clone(), said));
            let text = text.as_str();
            if found == Ok(true)
                && let Some(heading) = Heading::opening(line, text)
            {
                self.close_heading();
                self.heading = Some(heading);
            }
            options += usize::from(!matches!(said, Said::Nothing));
            if found != Ok(false) {
                self.ask_of_pending();
            }
            self.pending = None;
            // «9 – исполнено» does not go on with the item before it
            let found = match (found, &said) {
                (Ok(false), Said::Acts(_)) if self.index.may_name(text, self.context) => {
                    Err(MessageId::MinutesWhichItem.into())
                }
                (found, _) => found,
            };
            match (found, said) {
                (Ok(true), Said::Unclear(_)) if self.each(line, text) => {}
                (Err(why), said) if !matches!(said, Said::Add(_) | Said::EmptyAdd) => {
                    self.current.clear();
                    self.unclear(&line.place, text, why);
                }
                (Ok(false), Said::Nothing | Said::Unclear(_)) if formula::is_formula(text) => {
                    self.unclear(&line.place, text, MessageId::MinutesNoItem);
                }
                (_, Said::Empty) => empty = Some(text.to_owned()),
                (_, Said::EmptyAdd) => {}
                (_, Said::Add(new)) => self.add(line, text, Act::Add(new)),
                (named, Said::Nothing) => self.nothing(line, text, named == Ok(true)),
                (_, Said::Unclear(why)) => self.unclear(&line.place, text, why),
                (_, Said::Acts(acts)) => {
                    match self.index.beside(told(text, &acts), &self.current) {
                        Some(why) => self.unclear(&line.place, text, why),
                        None => self.acts(line, text, &acts),
                    }
                }
            }
        }
        if let Some(text) = empty.filter(|_| options == 1) {
            self.unclear(&line.place, &text, MessageId::MinutesEmptyChoice);
        }
        self.must_agree(first);
    }

    /// Returns what a clause about the items named last says.
    fn said(&self, text: &str) -> Said {
        let known = self.index.known(text, &self.current);
        clause::said(text, self.day, &|word| known.contains(word))
    }

    /// Returns the clause under the heading that it stands under, and what both say together.
    fn under_heading(
        &mut self,
        text: &str,
        found: &Result<bool, Message>,
        said: &Said,
    ) -> Option<(String, Said)> {
        let names = *found == Ok(true);
        let over = self.heading.as_ref()?.over(text, said).filter(|_| names);
        let Some(over) = over else {
            if names {
                self.close_heading();
            }
            return None;
        };
        self.heading.as_mut()?.used = true;
        let said = self.said(&over);
        Some((over, said))
    }

    /// Ends the list under a heading; tells of one without any item.
    fn close_heading(&mut self) {
        if let Some(heading) = self.heading.take().filter(|heading| !heading.used) {
            self.unclear(&heading.place, &format!("{}:", heading.text), heading.why);
        }
    }

    /// Ends what is said of the items named last.
    fn leave(&mut self) {
        self.ask_of_pending();
        self.current.clear();
    }

    /// Tells of items that are named and of which nothing is said.
    fn ask_of_pending(&mut self) {
        if let Some((place, text)) = self.pending.take() {
            self.unclear(&place, &text, MessageId::MinutesNotUnderstood);
        }
    }

    /// A clause without a decision: it names the item or the plan, or says something that is not understood.
    fn nothing(&mut self, line: &lines::Line, text: &str, named: bool) {
        let spoken = if named {
            self.index.rest(text, &self.current)
        } else if self.index.plan_named(text).is_some() && text.trim_end().ends_with(':')
            || self.index.only_names_a_plan(text)
        {
            String::new()
        } else {
            text.to_owned()
        };
        let answers = if named {
            item::answers(text)
        } else {
            !self.current.is_empty()
                && (item::is_answer(text) || term::term(text, self.day).is_some())
        };
        if words::says_something(&spoken) || answers {
            self.unclear(&line.place, text, MessageId::MinutesNotUnderstood);
        } else if named && self.index.names_another_day(text, &self.current, self.day) {
            self.unclear(&line.place, text, MessageId::MinutesBareTerm);
        } else if named {
            self.pending = Some((line.place.clone(), text.to_owned()));
        }
    }

    fn add(&mut self, line: &lines::Line, text: &str, act: Act) {
        match self.context {
            Some(plan) => self.minutes.decisions.push(Decision {
                place: line.place.clone(),
                words: text.trim().to_owned(),
                plan,
                item: None,
                due: None,
                act,
                remarks: Vec::new(),
            }),
            None => self.unclear(&line.place, text, MessageId::MinutesWhichPlan),
        }
    }

    /// Takes the days of `text` each for one of the items; returns whether they are said to be so.
    fn each(&mut self, line: &lines::Line, text: &str) -> bool {
        let known = self.index.known(text, &self.current);
        let known = |word: &str| known.contains(word);
        let Some(parts) = lists::each(text, self.current.len(), self.day, &known) else {
            return false;
        };
        let said: Vec<Said> = parts.iter().map(|part| self.said(part)).collect();
        if !said.iter().all(|said| matches!(said, Said::Acts(_))) {
            return false;
        }
        let rows = std::mem::take(&mut self.current);
        for (row, said) in rows.iter().zip(said) {
            self.current = vec![*row];
            if let Said::Acts(acts) = said {
                self.acts(line, text, &acts);
            }
        }
        self.current = rows;
        true
    }

    fn acts(&mut self, line: &lines::Line, text: &str, acts: &[Found]) {
        if self.current.is_empty() {
            return self.unclear(&line.place, text, MessageId::MinutesWhichItem);
        }
        for row in self.current.clone() {
            let detail = &self.index.plans[row.plan].rows[row.row];
            for found in acts {
                match occurrence::occurrence(detail, self.due, found, self.day) {
                    Err(why) => self.unclear(&line.place, text, why),
                    Ok(one) => match self.act(
                        found,
                        one.and_then(|one| occurrence::due_before(detail, one, self.day)),
                        detail.row.executors.first().map(String::as_str),
                    ) {
                        Err(why) => self.unclear(&line.place, text, why),
                        Ok((act, remarks)) => self.minutes.decisions.push(Decision {
                            place: line.place.clone(),
                            words: text.trim().to_owned(),
                            plan: row.plan,
                            item: Some(detail.row.id.clone()),
                            due: one.filter(|_| detail.schedule.len() > 1).map(|one| one.day),
                            act,
                            remarks,
                        }),
                    },
                }
            }
        }
    }

    /// Returns what `found` means for an occurrence that is due on `due`, of an item with this lead.
    fn act(
        &self,
        found: &Found,
        due: Option<NaiveDate>,
        lead: Option<&str>,
    ) -> Result<(Act, Vec<Message>), Message> {
        let mut remarks = Vec::new();
        let lead = lead.unwrap_or_default();
        let act = match found.clone() {
            Found::Lead {
                name,
                instead: Some(instead),
            } if !same_name(lead, &name) && !same_name(lead, &instead) => {
                return Err(MessageId::MinutesNotTheLead.with(instead).with(lead));
            }
            Found::Done { on, evidence } => {
                if on.is_none() {
                    remarks.push(MessageId::MinutesDayOfMeeting.into());
                }
                let on = on.unwrap_or(self.day);
                if on > self.day {
                    return Err(MessageId::MinutesDoneLater.with(on));
                }
                Act::Done { on, evidence }
            }
            Found::Move(Term::Day(to)) if to <= self.day => {
                return Err(MessageId::MinutesTermIsPast.with(to));
            }
            Found::Move(Term::Day(to)) => Act::Move { to },
            Found::Move(Term::Shift(shift)) => {
                let due = due.ok_or_else(|| Message::from(MessageId::MinutesShiftFromWhat))?;
                let to = shift.from(due);
                if to <= self.day {
                    return Err(MessageId::MinutesShiftIsPast.with(due).with(to));
                }
                remarks.push(MessageId::MinutesShifted.with(due));
                Act::Move { to }
            }
            Found::Cancel { reason } => Act::Cancel { reason },
            Found::Lead { name, instead } => Act::Lead {
                instead: instead.filter(|_| !same_name(lead, &name)),
                name,
            },
            Found::Unmet { reason } => Act::Unmet { reason },
        };
        Ok((act, remarks))
    }

    /// Takes the decisions from number `first` on back where they say two things of one item.
    fn must_agree(&mut self, first: usize) {
        let of = |one: &Decision| (one.plan, one.item.clone(), one.due);
        let weighs = |one: &&Decision| !matches!(one.act, Act::Lead { .. } | Act::Add(_));
        let ends = |one: &Decision| matches!(one.act, Act::Done { .. } | Act::Cancel { .. });
        let all = self.minutes.decisions[first..].to_vec();
        let clashes = |one: &Decision| {
            let same: Vec<&Decision> = (all.iter().filter(weighs))
                .filter(|other| of(other) == of(one))
                .collect();
            let moves = same
                .iter()
                .filter(|one| matches!(one.act, Act::Move { .. }));
            (same.len() > 1 && same.iter().any(|one| ends(one))) || moves.count() > 1
        };
        let clashing: Vec<bool> = all.iter().map(clashes).collect();
        self.minutes.decisions.truncate(first);
        for (one, clashes) in all.into_iter().zip(clashing) {
            if clashes {
                self.unclear(&one.place, &one.words, MessageId::MinutesSeveralChoices);
            } else {
                self.minutes.decisions.push(one);
            }
        }
    }
}
