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
pub(in crate::import) use self::formula::is_formula;
mod item;
mod lead;
mod lines;
mod lists;
mod numbers;
mod occurrence;
mod outcome;
mod pattern;
mod plan_names;
mod said;
mod sentences;
mod spoken;
mod term;
mod titles;
pub(super) mod vocabulary;
mod words;

use chrono::NaiveDate;

use self::day::Period;
use self::item::{Index, Naming, called};
use self::lists::Heading;
pub use self::numbers::Named;
pub(super) use self::numbers::{headed, parted, ranged};
use self::outcome::{Piece, change, settled};
use self::said::{Found, Said};
use self::spoken::Spoken;
pub(super) use self::term::{cause_at, without_items};
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
        raised: Vec::new(),
        is_heard: false,
        is_lost: false,
        pending: None,
        due: None,
        heading: None,
        spoken: Vec::new(),
        next: lines::next_meeting(source, day),
        pieces: Vec::new(),
    };
    for note in &source.notes {
        reader.unclear(&note.place, "", note.message.clone());
    }
    let mut decides = false;
    for line in whole(lines::lines(source)) {
        if line.decided != decides {
            reader.turn(line.decided);
            decides = line.decided;
        }
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
    reader.turn(false);
    let mut minutes = settled(reader.pieces);
    for spoken in reader.spoken {
        let told = spoken.undecided(&minutes.decisions, plans);
        minutes.unclear.extend(told);
    }
    minutes
}

/// Returns `lines` with those that tell when a new item is due and who does it joined to the one that adds it.
fn whole(lines: Vec<lines::Line>) -> Vec<lines::Line> {
    let mut whole: Vec<lines::Line> = Vec::with_capacity(lines.len());
    for mut line in lines {
        line.text = parted(&line.text);
        let told = line.decided && sentences::is_of_new(&line.text);
        match whole.last_mut().filter(|_| told) {
            Some(before) if before.decided && sentences::adds(&before.text) => {
                let adds = before.text.trim_end_matches([' ', '.', ';']);
                before.text = format!("{adds}; {}", line.text);
            }
            _ => whole.push(line),
        }
    }
    whole
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
            Naming::Rows(rows) if rows.len() == 1 => Ok(rows[0]),
            Naming::Doubtful(why) => Err(why),
            Naming::Rows(_) | Naming::None => Err(MessageId::MinutesWhichItem.into()),
        }
    }
}

/// Returns the part of a clause in which items are named: what is moved or dropped may give another item as the reason.
fn told<'t>(text: &'t str, acts: &[Found]) -> &'t str {
    let is_why = |act: &Found| matches!(act, Found::Unmet { .. });
    match term::reason_in(&lower(text)) {
        Some((from, _)) if from > 0 && !acts.iter().any(is_why) => before(text, from),
        _ => text,
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
    current: Vec<Named>,
    /// The items that were raised before what was decided.
    raised: Vec<Named>,
    /// Whether the decision is about what was heard, and names no item itself.
    is_heard: bool,
    /// Whether it is not known what the decision is about.
    is_lost: bool,
    /// The clause that names them, and of which nothing has been said yet.
    pending: Option<(Place, String)>,
    /// The time that their due day is named by.
    due: Option<Period>,
    /// The decision whose items are named under it.
    heading: Option<Heading>,
    /// What is said of items where nothing is decided.
    spoken: Vec<Spoken>,
    /// The day of the next meeting.
    next: Option<NaiveDate>,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn unclear(&mut self, place: &Place, words: &str, why: impl Into<Message>) {
        let unclear = Unclear::new(place, words, why);
        // A sentence about several items is asked about once.
        let said = matches!(self.pieces.last(), Some(Piece::Unclear(last)) if *last == unclear);
        if !said {
            self.pieces.push(Piece::Unclear(unclear));
        }
    }

    /// Goes from what was said to what was `decided`, or back; what an item is named for in front of «СЛУШАЛИ» is heard.
    fn turn(&mut self, decided: bool) {
        if !decided {
            let pending = self.pending.as_ref();
            let titled = pending.is_some_and(|(_, text)| item::is_question(text));
            self.raised.clear();
            if titled {
                self.pending = None;
                self.raised.clone_from(&self.current);
            }
        }
        self.leave();
        self.close_heading();
    }

    /// Keeps what `line`, which decides nothing by its place, says of items as a decision would.
    fn spoken(&mut self, line: &lines::Line) {
        if lines::begins_numbered(&line.text) {
            self.leave();
        }
        for text in self.clauses_of(line) {
            let spoken = Spoken::of(line, &text, &self.index, self.context, &mut self.current);
            self.spoken.extend(spoken);
            let under = line.under.as_ref();
            let is_agenda = under.is_some_and(|under| lower(under).starts_with("повестк"));
            let raised = !is_agenda && item::is_question(&text);
            for row in self.current.iter().filter(|_| raised) {
                if !self.raised.contains(row) {
                    self.raised.push(*row);
                }
            }
        }
    }

    /// Returns the clauses of a line that are read of one paper.
    fn clauses_of(&mut self, line: &lines::Line) -> Vec<String> {
        let mut clauses = sentences::clauses(lines::unnumbered(&line.text));
        let room = MOST.saturating_sub(self.clauses);
        self.clauses += clauses.len();
        clauses.truncate(room);
        if let Some(next) = self.next {
            for clause in &mut clauses {
                *clause = day::with_meeting(clause, next);
            }
        }
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
        let over = self.heading.as_ref();
        if over.is_some_and(|heading| !heading.holds(line)) {
            self.close_heading();
        }
        let clauses = self.clauses_of(line);
        let mut options = 0;
        let mut empty = None;
        for text in &clauses {
            let text = &self.signed(text);
            let [head, more] = clause::naming(text);
            let found = self.find(text, [head, more]);
            let said = self.heard(text, more, &found);
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
            if found == Ok(true)
                && let Some(heading) = Heading::opening(line, &text)
            {
                self.close_heading();
                self.heading = Some(heading);
            }
            options += usize::from(!matches!(said, Said::Nothing));
            if found != Ok(false) {
                self.ask_of_pending();
            }
            self.pending = None;
            // «№ 9 исполнено» does not go on with the item before it
            let found = match (found, &said) {
                (Ok(false), Said::Acts(_)) if self.index.may_name(more, self.context) => {
                    Err(MessageId::MinutesWhichItem.into())
                }
                (found, _) => found,
            };
            if found.is_ok() && said == Said::Empty {
                empty = Some(text);
            } else {
                self.take(line, &text, found, said);
            }
        }
        if let Some(text) = empty.filter(|_| options == 1) {
            self.unclear(&line.place, &text, MessageId::MinutesEmptyChoice);
        }
    }

    /// Takes the items that `parts` of a clause name for those that are spoken of; returns whether it names any.
    fn find(&mut self, text: &str, parts: [&str; 2]) -> Result<bool, Message> {
        let [head, more] = parts;
        let named = match self.index.named(head, self.context) {
            Naming::None => self.index.named(more, self.context),
            named => named,
        };
        let due = clause::due_named(text, self.day);
        match named {
            Naming::None => {
                self.due = due.or(self.due);
                Ok(false)
            }
            Naming::Rows(rows) => {
                self.current = rows;
                self.is_heard = false;
                self.due = due;
                Ok(true)
            }
            Naming::Doubtful(why) => Err(why),
        }
    }

    /// Returns what a clause says of the items that are spoken of; where there are none and it decides, of the one that
    /// was heard before.
    fn heard(&mut self, text: &str, more: &str, found: &Result<bool, Message>) -> Said {
        let alone = *found == Ok(false) && self.current.is_empty() && self.heading.is_none();
        let is_heard = alone
            && self.raised.len() == 1
            && !text.trim_end().ends_with(':')
            && !self.index.may_name(more, self.context);
        if is_heard {
            self.current.clone_from(&self.raised);
            let said = self.said(text);
            let decides = |act: &Found| *act != Found::Stay;
            if matches!(&said, Said::Acts(acts) if acts.iter().any(decides)) {
                self.is_heard = true;
                return said;
            }
            self.current.clear();
        }
        self.said(text)
    }

    /// Takes what a clause says, which names items where they are `found`.
    fn take(&mut self, line: &lines::Line, text: &str, found: Result<bool, Message>, said: Said) {
        let unknown = self.current.is_empty();
        match (found, said) {
            (Ok(true), Said::Unclear(_)) if self.each(line, text) => {}
            (Err(why), said) if !matches!(said, Said::Add(_) | Said::EmptyAdd) => {
                self.current.clear();
                self.unclear(&line.place, text, why);
            }
            (Ok(false), Said::Nothing | Said::Unclear(_)) if is_formula(text) => {
                self.unclear(&line.place, text, MessageId::MinutesNoItem);
            }
            (Ok(false), Said::Acts(acts)) if unknown && acts == [Found::Stay] => {
                self.unclear(&line.place, text, MessageId::MinutesNoItem);
            }
            (_, Said::Empty | Said::EmptyAdd) => {}
            (_, Said::Add(new)) => self.add(line, text, Act::Add(new)),
            (named, Said::Nothing) => self.nothing(line, text, named == Ok(true)),
            (_, Said::Unclear(why)) => {
                let lost = unknown && why.id == MessageId::MinutesBeside;
                let which = || MessageId::MinutesWhichItem.into();
                self.unclear(&line.place, text, if lost { which() } else { why });
                self.is_lost = unknown;
            }
            (_, Said::Acts(acts)) => match self.index.beside(told(text, &acts), &self.current) {
                Some(why) => self.unclear(&line.place, text, why),
                None => self.acts(line, text, &acts),
            },
        }
    }

    /// Returns a clause with the sign of items before the number in front of what it decides: «9 – исполнено».
    fn signed(&self, text: &str) -> String {
        let number = headed(text).filter(|_| !forms::marks(&forms::masked(text)).is_empty());
        let known = number.is_some_and(|number| self.index.bears(number, self.context));
        let over = self.heading.as_ref();
        let listed = over.is_some_and(|heading| heading.takes_numbers(text));
        if known || listed {
            format!("п. {text}")
        } else {
            text.to_owned()
        }
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
        self.is_heard = false;
        self.is_lost = false;
    }

    /// Tells of items that are named and of which nothing is said.
    fn ask_of_pending(&mut self) {
        if let Some((place, text)) = self.pending.take() {
            self.unclear(&place, &text, MessageId::MinutesNotUnderstood);
        }
    }

    /// A clause without a decision: it names the item or the plan, or says something that is not understood.
    fn nothing(&mut self, line: &lines::Line, text: &str, named: bool) {
        let known = self.index.known(text, &self.current);
        let new = term::bare(&forms::masked(text), self.day, &|word| known.contains(word));
        if let Some(term) = new.filter(|_| named) {
            return self.acts(line, text, &[Found::Term(term)]);
        }
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
            Some(plan) => self.pieces.push(Piece::Decided {
                decision: Decision {
                    place: line.place.clone(),
                    words: text.trim().to_owned(),
                    plan,
                    item: None,
                    due: None,
                    act,
                    remarks: Vec::new(),
                },
                implied: false,
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
            // «Провести семинар. Срок – 20 мая. Отв. – …» is asked about once
            if let Some(Piece::Unclear(last)) = self.pieces.last_mut().filter(|_| self.is_lost) {
                last.words = format!("{}. {}", last.words, text.trim());
                return;
            }
            self.is_lost = true;
            return self.unclear(&line.place, text, MessageId::MinutesWhichItem);
        }
        for row in self.current.clone() {
            let detail = &self.index.plans[row.plan].rows[row.row];
            let several = detail.schedule.len() > 1;
            for found in acts {
                let one = occurrence::occurrence(detail, self.due, found, self.day);
                let changed = one.clone();
                let changed = changed.and_then(|one| change(found, detail, one, self.day));
                let heard = self.is_heard.then(|| MessageId::MinutesItemHeard.into());
                self.pieces.push(match changed {
                    Err(why) => {
                        self.unclear(&line.place, text, why);
                        continue;
                    }
                    Ok(None) => Piece::Stays {
                        plan: row.plan,
                        item: detail.row.id.clone(),
                        told: Unclear::new(
                            &line.place,
                            text,
                            MessageId::MinutesStays.with(called(&[row], self.index.plans)),
                        ),
                    },
                    Ok(Some(change)) => Piece::Decided {
                        decision: Decision {
                            place: line.place.clone(),
                            words: text.trim().to_owned(),
                            plan: row.plan,
                            item: Some(detail.row.id.clone()),
                            due: one.ok().flatten().filter(|_| several).map(|one| one.day),
                            act: change.act,
                            remarks: change.remarks.into_iter().chain(heard).collect(),
                        },
                        implied: change.implied,
                    },
                });
            }
        }
    }
}
