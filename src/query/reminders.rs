//! What a plan reminds its executors of: to each what is late and what falls due soon, groups and roles by those who
//! stand behind them on the day.

use std::collections::HashSet;

use super::filter::Filter;
use super::row::{Row, overdue, upcoming};
use super::state::Clock;
use super::who::Named;
use crate::model::{ExecutorKind, Plan, kind};
use crate::text::{Spanned, russian};

/// Which rows are reminded of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemindOf {
    /// Those with an open occurrence due before the clock's day.
    pub overdue: bool,
    /// Those with an open occurrence due from the clock's day on, as far as the clock reaches.
    pub upcoming: bool,
}

impl RemindOf {
    /// Both, as forms to fill in ask.
    pub const ALL: RemindOf = RemindOf {
        overdue: true,
        upcoming: true,
    };
}

/// What a plan reminds of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminders {
    /// What people call the plan.
    pub plan: String,
    /// Who sends the letters.
    pub sender: Sender,
    /// The rows that somebody is reminded of: a row that is both late and to come stands there twice.
    pub rows: Vec<Row>,
    /// Those who are reminded, in the order in which rows name them.
    pub to: Vec<Reminder>,
    /// The rows of nobody, of which nobody is reminded.
    pub nobodys: Vec<Row>,
    /// Those asked for who no longer stand behind a role or group through which a row of theirs was due.
    pub passed: Vec<Passed>,
}

/// A role that somebody had when a row was due, and who is reminded of it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Who had it.
    pub from: String,
    /// The role or group.
    pub through: String,
    /// Who has it on the day.
    pub to: Vec<String>,
}

/// Who sends letters about a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sender {
    /// The organization that drew the plan up.
    pub organization: Option<String>,
    /// The role of the plan's coordinator and the only one who holds it on the day.
    pub coordinator: Option<(String, Addressee)>,
}

/// What one executor is reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Who.
    pub to: Addressee,
    /// Rows whose time has passed.
    pub late: Vec<DueRow>,
    /// Rows whose time comes.
    pub coming: Vec<DueRow>,
}

/// Somebody to whom a letter may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The registry's name.
    pub name: String,
    /// What it is called beside those of other plans: the same text for the same one, and for nobody else.
    pub called: String,
    /// What it is, by the registry or by its name.
    pub kind: ExecutorKind,
    /// The post.
    pub post: Option<String>,
    /// The address of mail.
    pub email: Option<String>,
}

/// A row that an executor is reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// The number of the row among those of the plan; its `days` are those it is reminded of for.
    pub row: usize,
    /// Whether the executor leads it.
    pub leads: bool,
    /// The group or role by which it falls to the executor.
    pub through: Option<String>,
}

/// Returns what the executors of `plan` that `filter` admits are reminded of on the clock's day.
pub fn reminders(plan: &Plan<'_>, filter: &Filter, clock: Clock, asked: RemindOf) -> Reminders {
    let everyone = Filter {
        executors: super::filter::Executors::new(),
        ..filter.clone()
    };
    let late = asked.overdue.then(|| overdue(plan, &everyone, clock, None));
    let coming = asked.upcoming.then(|| upcoming(plan, &everyone, clock));
    let organization = plan.document.organization;
    let mut found = Reminders {
        plan: plan.label(),
        sender: Sender {
            organization: organization.map(|text: Spanned<&str>| text.value.to_owned()),
            coordinator: coordinator(plan, clock),
        },
        rows: Vec::new(),
        to: Vec::new(),
        nobodys: Vec::new(),
        passed: Vec::new(),
    };
    for row in late.into_iter().flatten() {
        found.add(plan, filter, clock, row, |one| &mut one.late);
    }
    for row in coming.into_iter().flatten() {
        found.add(plan, filter, clock, row, |one| &mut one.coming);
    }
    found
}

impl Reminders {
    /// Reminds of `row` everyone to whom it falls, in the list that `list` takes of a reminder.
    fn add(
        &mut self,
        plan: &Plan<'_>,
        filter: &Filter,
        clock: Clock,
        row: Row,
        list: impl Fn(&mut Reminder) -> &mut Vec<DueRow>,
    ) {
        if row.names.is_empty() {
            if admits(plan, filter, [None]) {
                self.nobodys.push(row);
            }
            return;
        }
        let number = self.rows.len();
        let mut told: HashSet<String> = HashSet::new();
        for (place, written) in row.names.iter().enumerate() {
            let now = plan.registry.expand(written, Some(clock.as_of));
            self.pass(plan, filter, (written, &row), &now);
            for name in now {
                let through = Some(written).filter(|written| **written != name);
                let asked = [Some(name.as_str()), through.map(String::as_str)];
                if admits(plan, filter, asked) && told.insert(name.clone()) {
                    list(self.of(plan, &name)).push(DueRow {
                        row: number,
                        leads: place == 0,
                        through: through.cloned(),
                    });
                }
            }
        }
        self.rows.push(row);
    }

    /// Notes those asked for to whom `row` fell on a due day through `written`, which now stands for `now`.
    fn pass(
        &mut self,
        plan: &Plan<'_>,
        filter: &Filter,
        (written, row): (&str, &Row),
        now: &[String],
    ) {
        if filter.executors.is_empty() || admits(plan, filter, [Some(written)]) {
            return;
        }
        let then = row.days.iter();
        for from in then.flat_map(|day| plan.registry.expand(written, Some(day.due))) {
            let passed = Passed {
                through: written.to_owned(),
                to: now.to_vec(),
                from,
            };
            let is_gone = !now.contains(&passed.from);
            if is_gone
                && admits(plan, filter, [Some(passed.from.as_str())])
                && !self.passed.contains(&passed)
            {
                self.passed.push(passed);
            }
        }
    }

    /// Returns the reminder of the one whom the registry calls `name`.
    fn of(&mut self, plan: &Plan<'_>, name: &str) -> &mut Reminder {
        let known = self.to.iter().position(|one| one.to.name == name);
        let at = known.unwrap_or_else(|| {
            self.to.push(Reminder {
                to: addressee(plan, name),
                late: Vec::new(),
                coming: Vec::new(),
            });
            self.to.len() - 1
        });
        &mut self.to[at]
    }
}

/// Returns whether any of `names` is asked for.
fn admits<'n>(
    plan: &Plan<'_>,
    filter: &Filter,
    names: impl IntoIterator<Item = Option<&'n str>>,
) -> bool {
    let asked = filter.executors.get(plan.place().unwrap_or_default());
    let is_asked =
        |name: Option<&str>| asked.is_some_and(|asked| asked.contains(&name.map(str::to_owned)));
    filter.executors.is_empty() || names.into_iter().any(is_asked)
}

fn addressee(plan: &Plan<'_>, name: &str) -> Addressee {
    let registry = &plan.registry;
    let entry = registry
        .find(name)
        .map(|found| registry.entry(found.entry()));
    let own = |text: &crate::model::executor::Text<'_>| text.value.trim().to_owned();
    Addressee {
        name: name.to_owned(),
        called: name.to_owned(),
        kind: entry.map_or_else(|| kind::likely(name), |entry| entry.kind),
        post: entry.and_then(|entry| entry.post.as_ref().map(own)),
        email: entry.and_then(|entry| entry.email.as_ref().map(own)),
    }
}

/// Returns the role that the registry calls the coordinator of a municipality, and who alone holds it on the clock's day.
fn coordinator(plan: &Plan<'_>, clock: Clock) -> Option<(String, Addressee)> {
    let role = plan.registry.entries().find(|entry| {
        let name = russian::fold(&entry.name.value);
        entry.kind == ExecutorKind::Role
            && name.contains("координатор")
            && name.contains("муниципальн")
    })?;
    let role = role.name.value.to_string();
    match plan.registry.expand(&role, Some(clock.as_of)).as_slice() {
        [holder] if *holder != role => Some((role, addressee(plan, holder))),
        _ => None,
    }
}

impl Named for Reminders {
    fn rename(&mut self, called: &dyn Fn(&str) -> String) {
        for one in &mut self.to {
            one.to.called = called(&one.to.name);
        }
        for row in &mut self.rows {
            row.rename(called);
        }
        if let Some((_, holder)) = &mut self.sender.coordinator {
            holder.called = called(&holder.name);
        }
    }
}
