//! A plan on its way from a document to a file: values with the places they come from and what was guessed of them.

use chrono::NaiveDate;

use super::executors::Executor;
use super::source::Place;
use crate::text::AsWritten;
use crate::text::russian::{is_blank, is_letter_or_digit};
use crate::words::{Message, MessageId};

/// A value with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words, blanks collapsed.
    pub value: String,
    /// Where they stand in the source.
    pub place: Place,
    /// Why they may be wrong here.
    pub guess: Option<Message>,
}

impl Text {
    /// Returns `value`, blanks collapsed, as read from `place`.
    pub fn new(value: &str, place: &Place) -> Self {
        Text {
            value: collapse(value),
            place: place.clone(),
            guess: None,
        }
    }

    /// Marks the value as a guess.
    #[must_use]
    pub fn guessed(mut self, why: impl Into<Message>) -> Self {
        self.guess = Some(why.into());
        self
    }

    /// Returns `value`, concluded from this text.
    pub(super) fn concludes(&self, value: &str) -> Text {
        Text::new(value, &self.place).guessed(MessageId::ImportGuessText)
    }

    /// Returns `title` with this title of what it is a part of before it: «Сентябрь: Работа с детьми».
    pub(super) fn over(&self, mut title: Text) -> Text {
        let own = self.value.trim_end_matches([':', '.', ' ']);
        title.value = format!("{own}: {}", title.value);
        title
    }
}

/// A plan as understood.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// What the document says of the plan as a whole.
    pub passport: Passport,
    /// Who may be named.
    pub registry: Vec<Entry>,
    /// Groups of items; the first may have no title.
    pub sections: Vec<Section>,
    /// Text that has no key: it is kept as comments.
    pub rest: Vec<Text>,
    /// Tables among it: the place of the first row, and how many there are.
    pub tables: Vec<(Place, usize)>,
    /// Whether the document is a form of this program, which says only a part of what the plan says.
    pub is_form: bool,
    /// Whether it is a paper of this program that names its plan.
    pub is_own: bool,
    /// What it said when this program wrote it, where that is known.
    pub as_written: Option<AsWritten>,
    /// What keeps the account of words.
    pub ledger: Ledger,
}

/// The plan's own data.
#[derive(Debug, Clone, Default)]
pub struct Passport {
    /// The title.
    pub title: Option<Text>,
    /// What people may call it; no words of the document.
    pub name: Option<Text>,
    /// Who drew it up.
    pub organization: Option<Text>,
    /// Where it holds.
    pub territory: Option<Text>,
    /// The time it covers, as a plan file writes it.
    pub period: Option<Text>,
    /// The day of approval, ISO.
    pub approved_date: Option<Text>,
    /// The order that approves it.
    pub approved_document: Option<Text>,
    /// Who approved it.
    pub approved_by: Option<Text>,
    /// The documents it rests on.
    pub basis: Vec<Text>,
    /// What it is for.
    pub goal: Option<Text>,
    /// What it is to bring.
    pub expected: Option<Text>,
    /// Who watches over it.
    pub control: Option<Text>,
}

impl Passport {
    /// Returns the values that are one text each, to be changed.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Text> {
        let values = [
            &mut self.title,
            &mut self.organization,
            &mut self.territory,
            &mut self.approved_document,
            &mut self.approved_by,
            &mut self.goal,
            &mut self.expected,
            &mut self.control,
        ];
        values.into_iter().flatten()
    }

    /// Returns what part of the approval is a guess: who gave it, or all of it.
    pub(super) fn guessed_approval(&self) -> Option<&Text> {
        let parts = [
            &self.approved_by,
            &self.approved_date,
            &self.approved_document,
        ];
        let mut stated = parts.into_iter().flatten();
        stated.find(|part| part.guess.is_some())
    }
}

/// A line of `[executors]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The spelling that items use.
    pub name: String,
    /// `person`, `unit`, `role` or `group`.
    pub kind: &'static str,
    /// The post.
    pub post: Option<String>,
    /// The address of mail.
    pub email: Option<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Whom a group is made of.
    pub members: Vec<String>,
    /// Who holds a role.
    pub held_by: Vec<String>,
}

/// A titled group of items.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The title; none for items at the top of the file.
    pub title: Option<Text>,
    /// The items.
    pub items: Vec<Item>,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Item {
    /// Where it stands in the source.
    pub place: Place,
    /// The number as printed.
    pub number: Option<Text>,
    /// What is to be done.
    pub title: Text,
    /// The deadline as worded.
    pub deadline: Option<Text>,
    /// Cells of executors, in the order of their columns, each with the role that its column names.
    pub executor_cells: Vec<(Text, Option<String>)>,
    /// Who does it, once the cells are split.
    pub executors: Vec<Executor>,
    /// What it is to bring; empty where the document has a column for it and no word in it.
    pub result: Option<Text>,
    /// What a form of this program says of its execution, until it is understood.
    pub said: Said,
    /// What became of it, as the document says.
    pub facts: Facts,
    /// What became of it as the plan has it from which a form of this program was made: these keys and values are
    /// written instead of `facts` and `note`.
    pub kept: Option<Vec<(&'static str, String)>>,
    /// A remark.
    pub note: Option<Text>,
    /// Whether the remark stands in a column of marks of execution.
    pub marked: bool,
    /// Of the cells without a key, the one that says when the row was carried out.
    pub carried_out: Option<usize>,
    /// Cells of columns without a key.
    pub extra: Vec<(String, Text)>,
}

impl Item {
    /// Returns the item of a row that says nothing.
    pub(super) fn new(place: &Place) -> Self {
        Item {
            place: place.clone(),
            number: None,
            title: Text::new("", place),
            deadline: None,
            executor_cells: Vec::new(),
            executors: Vec::new(),
            result: None,
            said: Said::default(),
            facts: Facts::default(),
            kept: None,
            note: None,
            marked: false,
            carried_out: None,
            extra: Vec::new(),
        }
    }
}

/// The cells of a form of this program that say how a row stands.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The state, and lines of proof beside it.
    pub state: Option<Text>,
    /// The day on which the work began.
    pub started: Option<Text>,
    /// The days of execution.
    pub days: Option<Text>,
    /// Why it is not carried out.
    pub reason: Option<Text>,
    /// What proves the execution.
    pub evidence: Option<Text>,
    /// The day that falls due next.
    pub next: Option<Text>,
    /// How the deadline was moved.
    pub moves: Vec<Text>,
    /// What was computed.
    pub computed: Vec<Text>,
}

impl Said {
    /// Returns the cells.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let own = [
            &self.state,
            &self.started,
            &self.days,
            &self.reason,
            &self.evidence,
            &self.next,
        ];
        let lists = self.moves.iter().chain(&self.computed);
        own.into_iter().flatten().chain(lists)
    }

    /// Returns whether no form says anything.
    pub fn is_empty(&self) -> bool {
        self.texts().next().is_none()
    }
}

/// What became of a row.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// When the work began.
    pub started: Option<NaiveDate>,
    /// When it was carried out: of each occurrence, or of all.
    pub done: Vec<Done>,
    /// That it was dropped.
    pub cancelled: Vec<Fact>,
    /// Why it is not carried out.
    pub unmet: Vec<Fact>,
    /// The due day that was moved, and to which day.
    pub moved: Option<(NaiveDate, NaiveDate)>,
    /// What proves the execution.
    pub evidence: Option<String>,
    /// Where the document says so.
    pub place: Option<Place>,
    /// Why it may be wrong.
    pub guess: Option<Message>,
}

/// That an occurrence, or a row as a whole, was carried out.
#[derive(Debug, Clone)]
pub struct Done {
    /// The day it was due.
    pub due: Option<NaiveDate>,
    /// The day it was done.
    pub on: NaiveDate,
    /// What proves it.
    pub evidence: Option<String>,
}

impl Done {
    /// Returns the mark of a row done on one day.
    pub(super) fn on(on: NaiveDate) -> Self {
        Done {
            due: None,
            on,
            evidence: None,
        }
    }

    /// Returns the mark of an occurrence.
    pub(super) fn of(due: NaiveDate, on: NaiveDate) -> Self {
        Done {
            due: Some(due),
            ..Done::on(on)
        }
    }
}

/// Something that happened to a row, and why.
#[derive(Debug, Clone, Default)]
pub struct Fact {
    /// The due day it speaks of.
    pub due: Option<NaiveDate>,
    /// The day.
    pub on: Option<NaiveDate>,
    /// Why.
    pub reason: Option<String>,
}

impl Facts {
    /// Returns the words of the document among them.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let proofs = self.done.iter().filter_map(|done| done.evidence.as_ref());
        let facts = self.cancelled.iter().chain(&self.unmet);
        let reasons = facts.filter_map(|fact| fact.reason.as_ref());
        let texts = proofs.chain(reasons).chain(&self.evidence);
        texts.map(String::as_str)
    }
}

/// What is dropped from the source, and what is written beside it: without them the words of both sides are equal.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Decorations: headers, column numbers, labels, «и» between names.
    pub dropped: Vec<(Text, Dropped)>,
    /// Words that the file has and the source has not, or not so often.
    pub added: Vec<String>,
}

impl Ledger {
    /// Notes that `value` does not go into the file.
    pub fn drop(&mut self, value: &str, place: &Place, what: Dropped) {
        if value.contains(is_letter_or_digit) {
            self.dropped.push((Text::new(value, place), what));
        }
    }

    /// Notes that `value` stands in the file once more than in the source.
    pub fn add(&mut self, value: &str) {
        if !value.is_empty() {
            self.added.push(value.to_owned());
        }
    }
}

/// Why text is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dropped {
    /// A header that a key of the file stands for.
    Header,
    /// A header repeated after a page break.
    RepeatedHeader,
    /// The title of a section, written in each cell of its row.
    RepeatedTitle,
    /// The row «1 2 3 4» under a header.
    ColumnNumbers,
    /// «Продолжение таблицы» and page numbers between the parts of a table.
    PageMark,
    /// What a passport calls a line that has a key.
    Label,
    /// «Срок», «Ответственный» in the points of a list.
    ListLabel,
    /// The numbers of a list in one cell, which another cell counts anew.
    CellNumber,
    /// A month that a row names as the row above it does.
    RepeatedMonth,
    /// «То же», «-//-»: the value of the cell above stands for it.
    Ditto,
    /// A mark in a grid of months, which its month stands for.
    Mark,
    /// Words by which a form of this program says how a row stands, and of the form itself.
    State,
    /// An address of mail that stands with its executor.
    Address,
    /// Text that the document holds and does not say: hidden, deleted, remarks of reviewers.
    LeftOut,
    /// The halves of a word that a narrow column broke with a hyphen.
    Hyphen,
    /// Words between executors: «и», «в т.ч.», «(далее – …)».
    Separator,
}

impl Dropped {
    /// Returns what it is called.
    pub fn message(self) -> MessageId {
        match self {
            Dropped::Header => MessageId::ImportDroppedHeader,
            Dropped::RepeatedHeader => MessageId::ImportDroppedRepeated,
            Dropped::RepeatedTitle => MessageId::ImportDroppedTitle,
            Dropped::ColumnNumbers => MessageId::ImportDroppedNumbers,
            Dropped::PageMark => MessageId::ImportDroppedPageMark,
            Dropped::Label => MessageId::ImportDroppedLabel,
            Dropped::ListLabel => MessageId::ImportDroppedListLabel,
            Dropped::CellNumber => MessageId::ImportDroppedCellNumber,
            Dropped::RepeatedMonth => MessageId::ImportDroppedMonth,
            Dropped::Ditto => MessageId::ImportDroppedDitto,
            Dropped::Mark => MessageId::ImportDroppedMark,
            Dropped::State => MessageId::ImportDroppedState,
            Dropped::Address => MessageId::ImportDroppedAddress,
            Dropped::LeftOut => MessageId::ImportDroppedLeftOut,
            Dropped::Hyphen => MessageId::ImportDroppedHyphen,
            Dropped::Separator => MessageId::ImportDroppedSeparator,
        }
    }
}

impl Draft {
    /// Returns every item, in the order of the file.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// Returns every item, to be changed.
    pub fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        let sections = self.sections.iter_mut();
        sections.flat_map(|section| &mut section.items)
    }
}

/// Returns `text` with every run of blanks as one space.
pub fn collapse(text: &str) -> String {
    if is_collapsed(text) {
        return text.to_owned();
    }
    text.split(is_blank)
        .map(|word| word.trim_matches(|c| c == '\u{ad}' || c == '\u{200b}'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns whether [`collapse`] leaves `text` as it is, which is so of most texts.
fn is_collapsed(text: &str) -> bool {
    let mut before = ' ';
    let stays = |c| std::mem::replace(&mut before, c) != ' ' && c == ' ' || !is_blank(c);
    text.chars().all(stays) && !text.ends_with(' ')
}
