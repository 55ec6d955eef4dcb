//! Changes of a row's executors: who joins, who leaves, who leads.

use super::EditError;
use super::declare::Declaration;
use super::row::{EditedRow, Steps};
use super::step::{Position, Step};
use crate::model::names::{are_man_and_woman, nearest, otherwise_numbered, without_place};
use crate::model::{Executor, Plan, Wanted};
use crate::words::MessageId;

/// A change of executors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assignment {
    /// Who joins, as co-executors.
    pub add: Vec<String>,
    /// Behind whom they join; last where nobody is named.
    pub after: Option<String>,
    /// Who leaves.
    pub remove: Vec<String>,
    /// Who leads from now on, in exchange with the former lead; joins before all others if need be.
    pub lead: Option<String>,
    /// What those who join are, where the registry does not know them yet; without it they must be known.
    pub new: Option<Declaration>,
}

impl Assignment {
    /// Returns the names of those who join.
    pub(super) fn joining(&self) -> impl Iterator<Item = &String> {
        self.add.iter().chain(&self.lead)
    }
}

/// Returns the steps that make `assignment`: first who leaves, then who joins, then who leads.
pub(super) fn assign(row: &EditedRow<'_, '_>, assignment: &Assignment) -> Result<Steps, EditError> {
    let mut team = Team::new(row);
    for name in &assignment.remove {
        team.dismiss(name)?;
    }
    let mut place = match &assignment.after {
        Some(name) => Position::Behind(team.named(name)?),
        None => Position::Last,
    };
    for name in &assignment.add {
        let joined = team.join(name, place.clone())?;
        if assignment.after.is_some() {
            place = Position::Behind(joined);
        }
    }
    if let Some(name) = &assignment.lead {
        team.lead(name)?;
    }
    if team.steps.0.is_empty() {
        return Err(EditError::advised(
            MessageId::EditNothing,
            MessageId::EditAssignHelp,
        ));
    }
    Ok(team.steps)
}

/// The executors of a row as they change.
struct Team<'r, 'a> {
    plan: &'r Plan<'a>,
    /// As the row spells them; the lead first, the others in any order.
    names: Vec<String>,
    /// Who led before any change.
    led: Option<String>,
    steps: Steps,
}

impl<'r, 'a> Team<'r, 'a> {
    fn new(row: &EditedRow<'r, 'a>) -> Self {
        let rows = row.item.document.executors.iter();
        let names: Vec<String> = rows.map(|name| name.value.to_owned()).collect();
        Team {
            plan: row.plan,
            led: names.first().cloned(),
            names,
            steps: Steps::default(),
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        let mut names = self.names.iter();
        names.position(|known| self.plan.are_one(known, name))
    }

    /// Returns the places of those in the row whom `name` fits best, by any of their spellings.
    fn places(&self, name: &str) -> Vec<usize> {
        let registry = &self.plan.registry;
        let spellings = self.names.iter().enumerate().flat_map(|(place, known)| {
            let entry = registry
                .find(known)
                .map(|found| registry.entry(found.entry()));
            let others = entry.into_iter().flat_map(Executor::spellings);
            let spellings = others.map(|(name, _)| name).chain([known.as_str()]);
            spellings.map(move |name| (name, place))
        });
        Wanted::new(name).fitting(spellings)
    }

    /// Returns how the row spells `name`.
    fn named(&self, name: &str) -> Result<String, EditError> {
        let name = bare(self.plan, name);
        let places = match self.place(name) {
            Some(place) => vec![place],
            None => self.places(name),
        };
        if places.len() > 1 {
            let names = places.iter().map(|place| self.names[*place].clone());
            return Err(several(name, names.collect()));
        }
        let place = places.first();
        place
            .map(|place| self.names[*place].clone())
            .ok_or_else(|| {
                let named = if self.names.is_empty() {
                    MessageId::EditNobodyNamed.into()
                } else {
                    MessageId::EditNamed.with(self.names.join(", "))
                };
                let near = nearest(name, self.names.iter().map(String::as_str));
                let near = near.map(|near| MessageId::NearestName.with(near));
                let named = match near {
                    Some(near) => MessageId::AdviceAnd.with(near).with(named),
                    None => named,
                };
                EditError::advised(MessageId::EditNotNamed.with(name), named)
            })
    }

    /// Returns how to write `name`: as it is where some row of the plan spells it so or only the case of its first
    /// letter differs; else as the registry does.
    fn spelling(&self, name: &str) -> Result<String, EditError> {
        let known = known_executor(self.plan, name)?;
        let mut rows = self.plan.items.iter();
        let written = rows.any(|row| row.document.executors.iter().any(|own| own.value == name));
        let as_it_is = written || begin_alike(name, &known);
        Ok(if as_it_is { name.to_owned() } else { known })
    }

    /// Returns the spelling under which `name` joined.
    fn join(&mut self, name: &str, place: Position) -> Result<String, EditError> {
        let name = self.spelling(name)?;
        if self.place(&name).is_some() {
            return Err(EditError::refused(MessageId::EditAlreadyNamed.with(name)));
        }
        let (steps, facts) = &mut self.steps;
        let at = if place == Position::Front {
            0
        } else {
            self.names.len()
        };
        steps.push(Step::Insert("executors", place, name.clone()));
        facts.push(MessageId::EditedAssigned.with(name.as_str()));
        self.names.insert(at, name.clone());
        Ok(name)
    }

    fn dismiss(&mut self, name: &str) -> Result<(), EditError> {
        let name = self.named(name)?;
        let place = self.names.iter().position(|known| *known == name);
        place.map(|place| self.names.remove(place));
        let (steps, facts) = &mut self.steps;
        steps.push(Step::Drop("executors", name.clone()));
        facts.push(MessageId::EditedDismissed.with(name));
        Ok(())
    }

    fn lead(&mut self, name: &str) -> Result<(), EditError> {
        let name = bare(self.plan, name);
        let known = known_executor(self.plan, name).ok();
        let place = self.place(name);
        let place = place.or_else(|| known.as_ref().and_then(|known| self.place(known)));
        let name = match place {
            Some(0) if self.led.as_ref() == self.names.first() => {
                let name = self.names[0].as_str();
                return Err(EditError::refused(MessageId::EditAlreadyLead.with(name)));
            }
            // Who led before has left.
            Some(0) => self.names[0].clone(),
            Some(place) => {
                self.names.swap(0, place);
                let name = self.names[0].clone();
                self.steps.0.push(Step::Lead("executors", name.clone()));
                name
            }
            None => self.join(name, Position::Front)?,
        };
        self.steps.1.push(MessageId::EditedLead.with(name));
        Ok(())
    }
}

/// Returns whether two names are one but for the case of the first letter, which is what it is in a cell by its place.
fn begin_alike(one: &str, other: &str) -> bool {
    let begun = |name: &str| {
        let mut letters = name.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_lowercase)
            .collect();
        first + letters.as_str()
    };
    begun(one) == begun(other)
}

/// Returns the spelling of `name` that items of `plan` use, or says who may have been meant.
pub(super) fn known_executor(plan: &Plan<'_>, name: &str) -> Result<String, EditError> {
    let name = bare(plan, name);
    let is_empty = plan.registry.is_empty();
    let fitting = if is_empty {
        let rows = plan.items.iter();
        let written = rows.flat_map(|row| &row.document.executors);
        if let Some(known) = (written.clone()).find(|known| plan.are_one(known.value, name)) {
            return Ok(known.value.to_owned());
        }
        let mut fitting =
            Wanted::new(name).fitting(written.map(|known| (known.value, known.value)));
        let spellings = fitting.clone();
        let is_first =
            |name: &str| spellings.iter().find(|known| plan.are_one(known, name)) == Some(&name);
        fitting.retain(|name| is_first(name));
        fitting
    } else if plan.registry.find(name).is_some() {
        return Ok(plan.registry.canonical(name).to_owned());
    } else {
        plan.registry.resolve(name)
    };
    match fitting.as_slice() {
        [] if is_empty => Ok(name.to_owned()),
        [only] if is_empty && are_man_and_woman(name, only) => Ok(name.to_owned()),
        [] => Err(stranger(plan, name)),
        [only] if are_man_and_woman(name, only) => Err(stranger(plan, name)),
        [only] => Ok((*only).to_owned()),
        fitting => Err(several(
            name,
            fitting.iter().map(|name| (*name).to_owned()).collect(),
        )),
    }
}

/// Returns `name` without the territory of `plan`, by which reports on several plans tell names apart.
fn bare<'n>(plan: &Plan<'_>, name: &'n str) -> &'n str {
    without_place(name, plan.place()).unwrap_or(name)
}

/// Refuses a name that several executors have.
fn several(name: &str, names: Vec<String>) -> EditError {
    EditError::refused(MessageId::EditSeveralExecutors.with(name).with(names.len())).among(names)
}

/// Refuses a name that nobody in the registry has, and says who may have been meant.
fn stranger(plan: &Plan<'_>, name: &str) -> EditError {
    let entries = plan.registry.entries();
    let spellings = entries
        .clone()
        .flat_map(|entry| entry.spellings().map(|(name, _)| name));
    let advice = match nearest(name, spellings.clone()) {
        Some(near) => MessageId::EditNearExecutorHelp.with(near),
        None => match otherwise_numbered(name, spellings).as_slice() {
            [] => MessageId::EditUnknownExecutorHelp.into(),
            near => MessageId::OtherNumbers.with(near.join(", ")),
        },
    };
    EditError::advised(MessageId::EditUnknownExecutor.with(name), advice)
}
