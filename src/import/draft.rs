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
    /// Those of its words that the document has nowhere, or that are another value's there: the account of words expects
    /// them in the file besides the document's.
    pub lent: String,
}

impl Text {
    /// Returns `value`, blanks collapsed, as read from `place`.
    pub fn new(value: &str, place: &Place) -> Self {
        Text {
            value: collapse(value),
            place: place.clone(),
            guess: None,
            lent: String::new(),
        }
    }

    /// Returns the text with all its words lent: another value has them too, or the document has them nowhere.
    #[must_use]
    pub(super) fn all_lent(mut self) -> Self {
        self.lent.clone_from(&self.value);
        self
    }

    /// Notes that it has `words` besides its own.
    pub(super) fn lend(&mut self, words: &str) {
        lend(&mut self.lent, words);
    }

    /// Marks the value as a guess.
    #[must_use]
    pub fn guessed(mut self, why: impl Into<Message>) -> Self {
        self.guess = Some(why.into());
        self
    }

    /// Returns two parts of the text as values of their own; what is lent to it goes to one of them.
    pub(super) fn parted(&self, first: &str, second: &str) -> (Text, Text) {
        let part =
            |text: &str| Text::new(text, &self.place).guessed(MessageId::ImportGuessTwoThings);
        let (mut first, mut second) = (part(first), part(second));
        let whole = if first.value.is_empty() {
            &mut second
        } else {
            &mut first
        };
        whole.lent.clone_from(&self.lent);
        (first, second)
    }

    /// Returns `value`, concluded from this text.
    pub(super) fn concludes(&self, value: &str) -> Text {
        Text::new(value, &self.place).guessed(MessageId::ImportGuessText)
    }

    /// Returns `title` with this title of what it is a part of before it: «Сентябрь: Работа с детьми».
    pub(super) fn over(&self, mut title: Text) -> Text {
        let own = self.value.trim_end_matches([':', '.', ' ']);
        title.value = format!("{own}: {}", title.value);
        title.lend(&self.lent);
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
    /// What is left out of the file.
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
    /// Returns every value that has words of the document.
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let values = [
            &self.title,
            &self.organization,
            &self.territory,
            &self.period,
            &self.approved_date,
            &self.approved_document,
            &self.approved_by,
            &self.goal,
            &self.expected,
            &self.control,
        ];
        values.into_iter().flatten().chain(&self.basis)
    }

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
    /// Those of its words that items have, as [`Text::lent`].
    pub lent: String,
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
    pub kept: Option<OwnMarks>,
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

    /// Returns what is read of the row, executors by their cells.
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let note = self.note.as_ref().filter(|_| self.kept.is_none());
        let values = [&self.number, &self.deadline, &self.result];
        let values = values.into_iter().flatten().chain(note);
        let cells = self.executor_cells.iter().map(|(cell, _)| cell);
        let extra = self.extra.iter().map(|(_, text)| text);
        std::iter::once(&self.title)
            .chain(values)
            .chain(cells)
            .chain(extra)
    }

    /// Returns what marks say of the row, which its texts say too.
    pub(super) fn marks(&self) -> impl Iterator<Item = &str> {
        let kept = self.kept.iter().map(|kept| kept.lent.as_str());
        let read = self.facts.texts().filter(|_| self.kept.is_none());
        kept.chain(read)
    }

    /// Returns the item, all its words lent.
    pub(super) fn all_lent(mut self) -> Self {
        let cells = self.executor_cells.iter_mut().map(|(cell, _)| cell);
        let extra = self.extra.iter_mut().map(|(_, text)| text);
        let values = [
            &mut self.number,
            &mut self.deadline,
            &mut self.result,
            &mut self.note,
        ];
        let values = values.into_iter().flatten();
        let texts = std::iter::once(&mut self.title).chain(values);
        for text in texts.chain(cells).chain(extra) {
            text.lent.clone_from(&text.value);
        }
        self
    }
}

/// What became of a row as its plan has it.
#[derive(Debug, Clone, Default)]
pub struct OwnMarks {
    /// The keys, and their values as they are written.
    pub values: Vec<(&'static str, String)>,
    /// The words among them that the document does not have, as [`Text::lent`].
    pub lent: String,
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

/// What is dropped from the source: decorations as headers, column numbers, labels, «и» between names.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The words, and why they are not written; those lent are written in their stead.
    pub dropped: Vec<(Text, Dropped)>,
}

impl Ledger {
    /// Notes that `value` does not go into the file.
    pub fn drop(&mut self, value: &str, place: &Place, what: Dropped) {
        self.drop_text(Text::new(value, place), what);
    }

    /// Notes that `text` does not go into the file.
    pub fn drop_text(&mut self, text: Text, what: Dropped) {
        if text.value.contains(is_letter_or_digit) || !text.lent.is_empty() {
            self.dropped.push((text, what));
        }
    }

    /// Notes that `written` goes into the file instead of `value`.
    pub fn replace(&mut self, value: &str, written: &str, place: &Place, what: Dropped) {
        let mut text = Text::new(value, place);
        written.clone_into(&mut text.lent);
        self.drop_text(text, what);
    }
}

/// Adds `words` to those that a value has besides its own.
pub(super) fn lend(lent: &mut String, words: &str) {
    if !lent.is_empty() {
        lent.push(' ');
    }
    lent.push_str(words);
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
    /// Returns every text that is written or dropped.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        let titles = self.sections.iter().flat_map(|section| &section.title);
        let items = self.items().flat_map(Item::texts);
        let dropped = self.ledger.dropped.iter().map(|(text, _)| text);
        let texts = self.passport.texts().chain(titles).chain(items);
        texts.chain(&self.rest).chain(dropped)
    }

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
