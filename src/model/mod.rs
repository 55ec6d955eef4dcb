//! What a plan means: its rows with their schedules, executors and marks of execution.
//!
//! [`lower()`] makes a [`Plan`] of a document; it is the only place where documents and deadline phrases meet.
//! A plan borrows its texts from the file, so one is read, asked and dropped before the next.

pub mod dative;
pub mod executor;
mod facts;
pub mod item;
pub mod kind;
pub mod lower;
pub mod names;
pub mod naming;
mod who;
pub mod workspace;

pub use executor::{Executor, ExecutorKind, Holding, Match, Registry};
pub use item::{Fact, Item, Mark, Move, Occurrence};
pub use lower::{Readings, lent_by, lower, written_rows};
pub use names::{Fit, PlanNames, Wanted};
pub use who::Who;
pub use workspace::Workspace;

use chrono::NaiveDate;

use crate::calendar::{Calendar, Period};
use crate::document::{Deadline, ItemDocument, PlanDocument};
use crate::phrase;
use crate::text::{Span, Spanned};

/// One roadmap.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The file's stem: how commands call the plan.
    pub name: String,
    /// The passport and the raw shapes, for what is shown as written.
    pub document: PlanDocument<'a>,
    /// The time it covers; `None` where the file gives none that can be read, and then no row can be.
    pub period: Option<Period>,
    /// Which days are worked.
    pub calendar: &'a Calendar,
    /// Who may be named.
    pub registry: Registry<'a>,
    /// Its sections, in the order of the file.
    pub sections: Vec<Section<'a>>,
    /// Its rows, in the order of the file.
    pub items: Vec<Item<'a>>,
    /// Rows that could not be read.
    pub unread: Vec<UnreadItem<'a>>,
    /// The days of events by their names, and those on which items were done.
    events: Vec<(String, NaiveDate)>,
}

/// A titled group of rows.
#[derive(Debug)]
pub struct Section<'a> {
    /// The title; empty where the file gives none.
    pub title: &'a str,
    /// The month that it names, alone or before a colon: «СЕНТЯБРЬ: II Методическая работа».
    month: Option<u32>,
    /// The days that it names so: «15 января», «Понедельник».
    days: Option<&'a str>,
    /// What happened, for the deadlines of a section of which items were done whose numbers come again in others.
    events: Vec<(String, NaiveDate)>,
    /// Where its header stands.
    pub header: Span,
}

/// A row that could not be read, and so is counted but has no state.
#[derive(Debug)]
pub struct UnreadItem<'a> {
    /// How commands would call the row.
    pub id: String,
    /// What it is shown as: its number and title.
    pub label: String,
    /// What of it was read.
    pub document: ItemDocument<'a>,
}

impl<'a> Plan<'a> {
    /// Returns the number of the item whose execution `item` waits for by its deadline («после п. 5»), and that item, where
    /// the plan has it. A number that comes again in other sections is that of the section of `item`, one that does not is that of its item.
    pub fn awaited(&self, item: &Item<'a>) -> Option<(&'a str, Option<&Item<'a>>)> {
        let words = match item.document.deadline?.value {
            Deadline::Phrase(words) if item.kind() == phrase::Kind::Relative => words,
            _ => return None,
        };
        let number = phrase::item_named(words)?;
        let near = |other: &&Item<'a>| {
            other.section == item.section && naming::bare(other.number()) == number
        };
        let called = self.items.iter().find(|other| other.id == number);
        let found = called.or_else(|| self.items.iter().find(near));
        Some((number, found.or_else(|| self.only_numbered(number))))
    }

    /// Returns the item with this number, where it is the only one.
    fn only_numbered(&self, number: &str) -> Option<&Item<'a>> {
        let mut all = self.items.iter();
        let mut numbered = all
            .by_ref()
            .filter(|item| naming::bare(item.number()) == number);
        let only = numbered.next()?;
        numbered.next().is_none().then_some(only)
    }
}

impl Plan<'_> {
    /// Returns the plan's title, or its file's stem where it has none.
    pub fn title(&self) -> &str {
        self.document
            .title
            .map_or(self.name.as_str(), |title| title.value)
    }

    /// Returns what people call the plan: its `name`, else its territory and period, else its file's stem.
    pub fn label(&self) -> String {
        let passport = &self.document;
        let told = [passport.name, passport.territory, passport.period];
        names::label(&self.name, told.map(|told| Some(told?.value)))
    }

    /// Returns where the plan's persons are the same ones: its territory, or its organization where it names none.
    pub fn place(&self) -> Option<&str> {
        let passport = &self.document;
        let place = passport.territory.or(passport.organization);
        place
            .map(|place| place.value.trim())
            .filter(|place| !place.is_empty())
    }

    /// Returns what the plan may be called.
    pub fn names(&self) -> PlanNames {
        let passport = &self.document;
        let about = [passport.territory, passport.organization, passport.period];
        let about = about.into_iter().flatten().map(|told| told.value);
        PlanNames {
            stem: self.name.clone(),
            label: self.label(),
            about: about.collect::<Vec<_>>().join(" "),
        }
    }

    /// Returns how `wanted` calls the plan in an address, `plan:item`: by its stem or the beginning of it, its name or
    /// its territory.
    pub fn addressed(&self, wanted: &Wanted) -> Option<Fit> {
        let territory = self.document.territory.map(|territory| territory.value);
        let label = self.label();
        let others = [Some(label.as_str()), territory];
        let others = others.into_iter().flatten();
        let stem = names::stem_fit(&self.name, wanted);
        stem.into_iter()
            .chain(others.filter_map(|name| wanted.fit(name)))
            .min()
    }

    /// Returns whether `wanted` is all of the plan's stem, of its territory or of a part of its name between commas.
    pub fn is_named(&self, wanted: &Wanted) -> bool {
        let label = self.label();
        let territory = self.document.territory.map(|territory| territory.value);
        let stem = self
            .name
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        let names = [Some(self.name.as_str()), Some(stem), territory];
        let names = names.into_iter().flatten().chain(label.split(", "));
        let mut fits = names.filter_map(|name| wanted.fit(name));
        fits.any(|fit| matches!(fit, Fit::Same | Fit::Declined))
    }

    /// Returns how `wanted` calls the plan, by a part of its stem, its title or organization too.
    pub fn called(&self, wanted: &Wanted) -> Option<Fit> {
        let passport = &self.document;
        let texts = [passport.title, passport.organization]
            .into_iter()
            .flatten();
        let file = format!("{}.toml", self.name);
        let names = [self.name.as_str(), &file].into_iter();
        let names = names.chain(texts.map(|text| text.value));
        self.addressed(wanted)
            .into_iter()
            .chain(names.filter_map(|name| wanted.fit(name)))
            .min()
    }

    /// Returns whether two names are of one executor: of one entry of the registry, or, where it has neither, of one
    /// person whose initials, blanks, ё or dashes are written otherwise.
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        self.key_of(one) == self.key_of(other)
    }

    /// Returns what all names of one executor have in common: their entry of the registry, or else the key of their spellings.
    pub fn key_of(&self, name: &str) -> Result<usize, String> {
        let found = self.registry.find(name).map(Match::entry);
        found.ok_or_else(|| names::key(name))
    }

    /// Returns the title of the section that `item` stands in.
    pub fn section_title(&self, item: &Item<'_>) -> Option<&str> {
        item.section
            .and_then(|index| self.sections.get(index))
            .map(|section| section.title)
    }

    /// Returns what the deadlines of a section are read in, or of the rows that stand in none.
    pub fn context<'p>(
        &'p self,
        section: Option<usize>,
        calendar: &'p Calendar,
    ) -> phrase::Context<'p> {
        let section = section.and_then(|index| self.sections.get(index));
        phrase::Context {
            period: self.period,
            month: section.and_then(|section| section.month),
            days: section.and_then(|section| section.days),
            events: section
                .map(|section| section.events.as_slice())
                .filter(|own| !own.is_empty())
                .unwrap_or(&self.events),
            calendar,
        }
    }

    /// Returns the day the plan was approved.
    pub fn approved(&self) -> Option<Spanned<NaiveDate>> {
        self.document
            .approved
            .as_ref()
            .and_then(|approved| approved.date)
    }
}
