//! The text of a plan while it is edited: every edit is checked before it is accepted, and none is made by halves.

use std::sync::Arc;

use chrono::NaiveDate;
use toml_spanner::Arena;

use super::declare::{self, Declaration};
use super::operation::Operation;
use super::row::EditedRow;
use super::{Change, EditError, apply, block, later, layout, lines, step};
use crate::check;
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::document;
use crate::model::names::{PersonName, nearest};
use crate::model::{Item, Plan, Readings, Workspace, lower};
use crate::phrase::{self, Reading};
use crate::text::shell;
use crate::words::{Arg, Message, MessageId};

/// Returns whom of the registry of `plan` a new `name` may be a spelling of.
fn like(plan: &Plan<'_>, name: &str) -> Option<String> {
    let persons = PersonName::readings(name);
    let known = || {
        plan.registry
            .entries()
            .map(|entry| entry.name.value.as_ref())
    };
    let may_be = |known: &&str| {
        let known = PersonName::readings(known);
        persons
            .iter()
            .any(|one| known.iter().any(|other| one.may_be(other)))
    };
    let fitting = plan.registry.resolve(name).first().copied();
    let found = fitting.or_else(|| known().find(may_be));
    found.or_else(|| nearest(name, known())).map(str::to_owned)
}

/// How a plan is checked: [`check::errors`] or [`check::check`].
type Checked = fn(&Plan<'_>, Vec<Diagnostic>, &str, &Workspace, NaiveDate) -> Vec<Diagnostic>;

/// A plan's text under edit.
#[derive(Debug, Clone)]
pub struct Draft<'w> {
    name: String,
    /// The options of a command that lead to the plan, each after a blank.
    places: String,
    text: String,
    workspace: &'w Workspace,
    as_of: NaiveDate,
    /// The errors that the text has now; an edit must not add to them.
    errors: Vec<Problem>,
    /// The text as it was at first.
    former: Arc<str>,
    readings: Arc<Readings>,
}

impl<'w> Draft<'w> {
    /// Returns a draft of `text`, the plan `name`; a text with broken syntax is refused with what is wrong in it.
    pub fn new(
        name: impl Into<String>,
        text: impl Into<String>,
        workspace: &'w Workspace,
        as_of: NaiveDate,
    ) -> Result<Self, EditError> {
        let (name, text): (_, String) = (name.into(), text.into());
        let readings = Arc::default();
        let mut draft = Draft {
            name,
            places: String::new(),
            former: text.as_str().into(),
            text,
            workspace,
            as_of,
            errors: Vec::new(),
            readings,
        };
        draft.errors = draft.problems(&draft.text, check::errors);
        let syntax =
            |problem: &&Diagnostic| matches!(problem.rule, Rule::InvalidToml | Rule::DuplicateKey);
        match draft.errors.iter().map(|error| &error.found).find(syntax) {
            Some(problem) => Err(EditError::Invalid {
                problem: Box::new(problem.clone()),
                text: draft.text,
            }),
            None => Ok(draft),
        }
    }

    /// Looks at the plan from `day` on: what is dated later is later than the clock.
    pub fn look_from(&mut self, day: NaiveDate) {
        if self.as_of != day {
            self.as_of = day;
            self.errors = self.problems(&self.text, check::errors);
        }
    }

    /// Returns what `words` mean as the deadline of a row in no section.
    pub(super) fn reading(&self, words: &str) -> Reading {
        self.read(|plan, _| phrase::read(words, &plan.context(None, &self.workspace.calendar)))
    }

    /// Returns the day from which the plan is looked at.
    pub(super) fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// Tells by which options of a command the plan is found.
    pub fn found_by(&mut self, options: &[String]) {
        self.places = options
            .iter()
            .flat_map(|option| [" ", option.as_str()])
            .collect();
    }

    /// Returns what names the row `id` on a command line.
    pub fn address(&self, id: &str) -> String {
        let row = shell::word(&format!("{}:{id}", self.name));
        format!("{row}{}", self.places)
    }

    /// Returns what names the row `id` on a command line that takes back what was just done to it: where the row bears
    /// facts later than the clock, the day too, lest the command take one of them.
    pub fn way_to(&self, id: &str) -> String {
        let address = self.address(id);
        let bears_later = self.read(|plan, _| {
            let item = plan.items.iter().find(|item| item.id == id);
            item.is_some_and(|item| !later::after(item, self.as_of).is_empty())
        });
        if bears_later {
            format!("{address} --as-of {}", self.as_of.format("%d.%m.%Y"))
        } else {
            address
        }
    }

    /// Returns the text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the first error of the plan as it is now, as a refusal.
    pub fn must_be_sound(&self) -> Result<(), EditError> {
        match self.errors.first() {
            Some(problem) => Err(EditError::Invalid {
                problem: Box::new(problem.found.clone()),
                text: self.text.clone(),
            }),
            None => Ok(()),
        }
    }

    /// Returns the text as it is now, and forgets the rest.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Puts a question to the plan as it is now, with the problems of reading it.
    pub fn read<T>(&self, ask: impl FnOnce(&Plan<'_>, Vec<Diagnostic>) -> T) -> T {
        self.read_text(&self.text, None, ask)
    }

    /// Puts a question to the plan as it is now, without what is dated later than the clock's day.
    pub fn read_as_of<T>(&self, ask: impl FnOnce(&Plan<'_>) -> T) -> T {
        self.read_text(&self.text, Some(self.as_of), |plan, _| ask(plan))
    }

    /// Carries out `operation` on the row `id` and returns what was done, in words.
    pub fn carry_out(
        &mut self,
        id: &str,
        operation: &Operation,
    ) -> Result<Vec<Message>, EditError> {
        let declared = match operation {
            Operation::Assign(team) => self.declare(team.joining(), team.new.as_ref())?,
            _ => Vec::new(),
        };
        let (header, (steps, mut facts)) =
            self.on_row(id, |header, row| Ok((header, operation.steps(row)?)))?;
        self.replace(step::carry_out(&self.text, header, &steps)?)?;
        facts.extend(declared);
        Ok(facts)
    }

    /// Puts a question to the row `id` and where it begins, by the plan as it stood on the clock's day and by all that is
    /// written in it.
    pub(super) fn on_row<T>(
        &self,
        id: &str,
        ask: impl FnOnce(u32, &EditedRow<'_, '_>) -> Result<T, EditError>,
    ) -> Result<T, EditError> {
        self.read(|plan, _| {
            let is_later = |item: &Item<'_>| !later::after(item, self.as_of).is_empty();
            if plan.items.iter().any(is_later) {
                self.read_as_of(|then| self.row(then, plan, id, ask))
            } else {
                self.row(plan, plan, id, ask)
            }
        })
    }

    fn row<T>(
        &self,
        then: &Plan<'_>,
        plan: &Plan<'_>,
        id: &str,
        ask: impl FnOnce(u32, &EditedRow<'_, '_>) -> Result<T, EditError>,
    ) -> Result<T, EditError> {
        let whole = the_item(plan, id)?;
        let header = whole.document.header.start;
        let arena = Arena::new();
        let block = block::item(&self.text, &arena, header).ok_or_else(step::inline_row)?;
        let dates = block
            .entry("dates")
            .filter(|_| !whole.document.dates.is_empty());
        let row = EditedRow {
            plan: then,
            item: the_item(then, id)?,
            whole,
            workspace: self.workspace,
            as_of: self.as_of,
            text: &self.text,
            dates: dates.and_then(|entry| self.text.get(entry.value.range())),
            address: self.address(id),
        };
        ask(header, &row)
    }

    /// Returns the values of the row `id` that edits change, as the text has them, by their keys.
    pub fn written(&self, id: &str) -> Vec<(&'static str, String)> {
        const KEYS: [&str; 9] = [
            "deadline",
            "dates",
            "executors",
            "started",
            "done",
            "cancelled",
            "postponed",
            "moved",
            "unmet",
        ];
        let written = self.on_row(id, |header, row| {
            let arena = Arena::new();
            let block = block::item(row.text, &arena, header).ok_or_else(step::inline_row)?;
            let value = |key: &'static str| {
                let entry = block.entry(key)?;
                Some((key, row.text.get(entry.value.range())?.to_owned()))
            };
            Ok(KEYS.into_iter().filter_map(value).collect())
        });
        written.unwrap_or_default()
    }

    /// Writes those of `names` that the registry lacks into it, and returns what was done, in words: of the others, that
    /// what is declared of them stays.
    pub(super) fn declare<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n String>,
        declaration: Option<&Declaration>,
    ) -> Result<Vec<Message>, EditError> {
        let Some(declaration) = declaration else {
            return Ok(Vec::new());
        };
        let names: Vec<&String> = names.into_iter().collect();
        let (facts, new) = self.read(|plan, _| {
            let (mut facts, mut new): (Vec<Message>, Vec<&String>) = Default::default();
            for &name in &names {
                if plan.registry.find(name).is_some() {
                    facts.push(MessageId::EditedKnown.with(plan.registry.canonical(name)));
                } else if !new.iter().any(|known| plan.are_one(known, name)) {
                    new.push(name);
                    facts.push(MessageId::EditedDeclared.with(name.as_str()));
                    facts
                        .extend(like(plan, name).map(|near| MessageId::EditedLikeKnown.with(near)));
                }
            }
            (facts, new)
        });
        if new.is_empty() {
            return Ok(facts);
        }
        // A first entry makes every other name of the rows an unknown one.
        let others = self.read(|plan, _| declare::undeclared(plan, &new));
        let told = (!others.is_empty()).then(|| MessageId::EditedDeclaredOthers.with(others.len()));
        let own = new
            .iter()
            .map(|name| (name.as_str(), declare::entry(declaration)));
        let others = others
            .iter()
            .map(|(name, entry)| (name.as_str(), entry.clone()));
        let entries: Vec<_> = others.chain(own).collect();
        self.change(&[declare::entries(&self.text, &entries)])?;
        Ok(facts.into_iter().chain(told).collect())
    }

    /// Makes `changes`, such as the [`fixes`](super::fixes) of problems.
    pub fn change(&mut self, changes: &[Change]) -> Result<(), EditError> {
        self.replace(apply(&self.text, changes)?)
    }

    /// Brings the text into its canonical layout.
    pub fn format(&mut self) -> Result<(), EditError> {
        let text = layout::format(&self.text);
        let (new, old) = (Arena::new(), Arena::new());
        let read = toml_spanner::parse_recoverable(&text, &new);
        if read.has_errors()
            || lines::lost_comment(&self.text, &text).is_some()
            || read.table() != toml_spanner::parse_recoverable(&self.text, &old).table()
        {
            return Err(EditError::refused(MessageId::EditFormatUnsafe));
        }
        self.replace(text)
    }

    /// Replaces the text of the plan, unless `text` has errors that the former one had not.
    pub(super) fn replace(&mut self, text: String) -> Result<(), EditError> {
        let errors = self.problems(&text, check::errors);
        if let Some(problem) = fresh(&errors, &self.errors).next() {
            return Err(EditError::Invalid {
                problem: Box::new(problem.found.clone()),
                text,
            });
        }
        (self.text, self.errors) = (text, errors);
        Ok(())
    }

    /// Returns the warnings that the text has now and had not at first, of the rows that changed and of the names: what
    /// other rows and the plan as a whole are used to is no news of an edit.
    pub fn new_warnings(&self) -> Vec<Diagnostic> {
        if *self.former == *self.text {
            return Vec::new();
        }
        let warnings = |text| {
            let mut problems = self.problems(text, check::check);
            problems.retain(|problem| problem.found.level == Level::Warn);
            problems
        };
        let now = warnings(&self.text);
        if now.is_empty() {
            return Vec::new();
        }
        let former = warnings(&self.former);
        let told = fresh(&now, &former).filter(|problem| {
            let texts = &problem.texts;
            texts.is_empty() || texts.iter().any(|text| !self.former.contains(text))
        });
        told.map(|problem| problem.found.clone()).collect()
    }

    /// Returns the errors of `text` that neither this plan nor `other` has; `None` where it is broken.
    pub(super) fn new_errors(&self, other: &Draft<'_>, text: &str) -> Option<Vec<Diagnostic>> {
        let errors = self.problems(text, check::errors);
        let broken = |rule| matches!(rule, Rule::InvalidToml | Rule::DuplicateKey);
        if errors.iter().any(|error| broken(error.found.rule)) {
            return None;
        }
        let known = self.errors.iter().chain(&other.errors);
        let known: Vec<Problem> = known.cloned().collect();
        let new = fresh(&errors, &known);
        Some(new.map(|problem| problem.found.clone()).collect())
    }

    /// Returns what `checked` finds in `text`.
    fn problems(&self, text: &str, checked: Checked) -> Vec<Problem> {
        self.read_text(text, None, |plan, problems| {
            let found = checked(plan, problems, text, self.workspace, self.as_of);
            let found = found.into_iter();
            found.map(|found| Problem::new(plan, text, found)).collect()
        })
    }

    pub(super) fn read_text<T>(
        &self,
        text: &str,
        as_of: Option<NaiveDate>,
        ask: impl FnOnce(&Plan<'_>, Vec<Diagnostic>) -> T,
    ) -> T {
        let arena = Arena::new();
        let (mut document, mut problems) = document::plan(text, &arena);
        if let Some(day) = as_of {
            document.forget_after(day);
        }
        let (plan, more) = lower(&self.name, document, self.workspace, &self.readings);
        problems.extend(more);
        ask(&plan, problems)
    }
}

/// Something wrong with the text, and the row it is about.
#[derive(Debug, Clone)]
struct Problem {
    /// The row's id; `None` for what is about the plan.
    row: Option<String>,
    /// The texts of the rows that it points at, of the title where that is the plan as a whole; none where it points at
    /// the names.
    texts: Vec<String>,
    found: Diagnostic,
}

impl Problem {
    fn new(plan: &Plan<'_>, text: &str, found: Diagnostic) -> Self {
        let row_at = |at: u32| {
            let before = |item: &&Item<'_>| item.document.header.start <= at;
            let rows = plan.items.iter().filter(before);
            rows.max_by_key(|item| item.document.header.start)
        };
        let text_at = |at: u32| {
            let Some(row) = row_at(at) else {
                let title = plan.document.title.filter(|title| title.span.start == at);
                return title.and_then(|title| text.get(title.span.range()));
            };
            let items = plan.items.iter().map(|item| item.document.header.start);
            let sections = plan.document.sections.iter().map(|one| one.header.start);
            let end = items.chain(sections).filter(|start| *start > at).min();
            let end = end.map_or(text.len(), |end| end as usize);
            text.get(row.document.header.start as usize..end)
        };
        let labels = std::iter::once(&found.primary).chain(&found.related);
        Problem {
            row: row_at(found.primary.span.start).map(|item| item.id.clone()),
            texts: labels
                .filter_map(|one| text_at(one.span.start).map(str::to_owned))
                .collect(),
            found,
        }
    }

    /// Returns whether both say the same of the same, be it at another place or of another number of rows.
    fn is_same(&self, other: &Problem) -> bool {
        let (one, two) = (&self.found, &other.found);
        let same = |(one, two): (&Arg, &Arg)| {
            one == two || matches!((one, two), (Arg::Number(_), Arg::Number(_)))
        };
        (one.rule, one.title.id, &self.row) == (two.rule, two.title.id, &other.row)
            && one.title.args.iter().zip(&two.title.args).all(same)
    }
}

/// Returns those of `problems` that are not among `known`.
fn fresh<'d>(problems: &'d [Problem], known: &'d [Problem]) -> impl Iterator<Item = &'d Problem> {
    let mut known: Vec<&Problem> = known.iter().collect();
    let is_new = move |problem: &&Problem| {
        let same = known.iter().position(|known| known.is_same(problem));
        same.map(|at| known.swap_remove(at)).is_none()
    };
    problems.iter().filter(is_new)
}

/// Returns the row that `id` names.
pub(super) fn the_item<'p, 'a>(plan: &'p Plan<'a>, id: &str) -> Result<&'p Item<'a>, EditError> {
    let mut found = plan.items.iter().filter(|item| item.id == id);
    match (found.next(), found.next()) {
        (Some(item), None) => Ok(item),
        (Some(_), Some(_)) => Err(EditError::advised(
            MessageId::EditSameId.with(id),
            MessageId::EditSameIdHelp,
        )),
        (None, _) if plan.unread.iter().any(|row| row.id == id) => Err(EditError::advised(
            MessageId::EditUnreadItem.with(id),
            MessageId::EditUnreadItemHelp,
        )),
        (None, _) => Err(EditError::refused(MessageId::EditNoItem.with(id))),
    }
}
