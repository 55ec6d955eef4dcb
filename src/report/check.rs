//! What to look at in plans: one line each, the important first, equal ones of a plan in one.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::columns::column;
use super::{Cell, ColumnKind, Line, Page, Table, Tone, wording};
use crate::diagnostic::{Diagnostic, Level, Rule, rule::Weight};
use crate::model::naming::is_name;
use crate::words::{Lang, Message, MessageId};

/// So many findings of one rule in a plan are one line, whatever else they say.
const MANY: usize = 4;

/// How many items a line names.
const NAMED: usize = 6;

/// A file with what was found in it.
#[derive(Debug, Clone, Default)]
pub struct CheckedPlan {
    /// What people call the plan, or the path of another file.
    pub label: String,
    /// Where its items begin, sorted, each with the item's id; `None` where something else begins.
    pub items: Vec<(u32, Option<String>)>,
    /// What was found, sorted by place.
    pub found: Vec<Diagnostic>,
}

/// What a check of several files comes to.
#[derive(Debug, Clone)]
pub struct CheckReport {
    /// The files, in the order of the answer.
    pub files: Vec<CheckedPlan>,
    /// How many plans and items were checked.
    pub plans: usize,
    /// The items in them.
    pub items: usize,
    /// The day of the check.
    pub day: NaiveDate,
    /// Whether every finding has a line of its own.
    pub is_whole: bool,
    /// The only rules shown; all where it is empty.
    pub rules: Vec<Rule>,
    /// How many errors and warnings of other rules there are.
    pub others: (usize, usize),
}

/// Findings that are told in one line.
struct Told<'r> {
    plan: &'r str,
    items: Vec<&'r str>,
    found: Vec<&'r Diagnostic>,
}

impl CheckReport {
    /// Returns the page to be read before anything else is done.
    pub fn page(&self, lang: Lang) -> Page<'_> {
        let errors = self.told(|found| found.level == Level::Deny);
        let look = self.told(|found| found.level != Level::Deny && !is_small(found));
        let small = self.told(|found| found.level != Level::Deny && is_small(found));
        let tables = [
            (MessageId::CheckErrors, table(&errors, Tone::Overdue, lang)),
            (MessageId::CheckLook, table(&look, Tone::Plain, lang)),
            (MessageId::CheckSmall, self.small(&small, lang)),
        ];
        let tables = tables
            .into_iter()
            .filter(|(_, table)| !table.lines.is_empty());
        Page {
            title: self.title(lang),
            day: Some(self.sum(lang)),
            tables: tables
                .map(|(title, table)| Table {
                    title: Some(title.text(lang).to_owned()),
                    ..table
                })
                .collect(),
            notes: self.notes(lang),
        }
    }

    fn title(&self, lang: Lang) -> String {
        MessageId::CheckTitle
            .with(MessageId::CountPlans.with(self.plans))
            .with(MessageId::CountItems.with(self.items))
            .with(self.day)
            .text(lang)
    }

    fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.found)
    }

    /// Returns the sentence that sums the findings up.
    fn sum(&self, lang: Lang) -> String {
        let count =
            |which: &dyn Fn(&Diagnostic) -> bool| self.found().filter(|found| which(found)).count();
        let errors = count(&|found| found.level == Level::Deny);
        let small = count(&|found| found.level != Level::Deny && is_small(found));
        let look = count(&|_| true) - errors - small;
        let fixed = count(&|found| is_fixed(found));
        if errors + look + small == 0 {
            return MessageId::CheckNothing.text(lang).to_owned();
        }
        let errors = match errors {
            0 => Message::from(MessageId::CheckNoErrors),
            some => MessageId::CheckSomeErrors.with(some),
        };
        let mut told = vec![errors.text(lang)];
        told.extend((look > 0).then(|| MessageId::CheckSomeLook.with(look).text(lang)));
        told.extend((small > 0).then(|| MessageId::CheckSomeSmall.with(small).text(lang)));
        let told = told.join("; ");
        match fixed {
            0 => told,
            fixed => format!("{told}. {}", MessageId::CheckFixed.with(fixed).text(lang)),
        }
    }

    fn notes(&self, lang: Lang) -> Vec<String> {
        let mut notes = Vec::new();
        let (errors, warnings) = self.others;
        if errors + warnings > 0 {
            let names: Vec<&str> = self.rules.iter().map(|rule| rule.name()).collect();
            let told = MessageId::CheckOthers.with(names.join(", "));
            notes.push(told.with(errors).with(warnings).text(lang));
        }
        if self.found().next().is_some() {
            notes.push(MessageId::CheckFull.text(lang).to_owned());
        }
        notes
    }

    /// Returns what is told of the findings that `which` takes, the files in their order.
    fn told(&self, which: impl Fn(&Diagnostic) -> bool) -> Vec<Told<'_>> {
        let mut told: Vec<Told<'_>> = Vec::new();
        for file in &self.files {
            let many = file.many();
            let mut lines: HashMap<(Rule, String), usize> = HashMap::new();
            for (number, found) in file.found.iter().filter(|found| which(found)).enumerate() {
                let words = if self.is_whole {
                    number.to_string()
                } else if found.level != Level::Deny && many.contains(&found.rule) {
                    String::new()
                } else {
                    found.title.text(Lang::English)
                };
                let line = *lines.entry((found.rule, words)).or_insert_with(|| {
                    told.push(Told {
                        plan: &file.label,
                        items: Vec::new(),
                        found: Vec::new(),
                    });
                    told.len() - 1
                });
                told[line].push(file, found);
            }
        }
        told
    }

    /// Returns the table of small things: a line a rule, over all plans.
    fn small<'r>(&'r self, told: &[Told<'r>], lang: Lang) -> Table<'r> {
        if self.is_whole {
            return table(told, Tone::Muted, lang);
        }
        let mut rules: BTreeMap<Rule, Vec<&Told<'_>>> = BTreeMap::new();
        for line in told {
            let rule = line
                .found
                .first()
                .map_or(Rule::MisspeltWord, |found| found.rule);
            rules.entry(rule).or_default().push(line);
        }
        let line = |(rule, lines): (Rule, Vec<&Told<'r>>)| {
            let mut plans: Vec<&str> = lines.iter().map(|line| line.plan).collect();
            plans.dedup();
            let place = match plans.as_slice() {
                [only] => (*only).to_owned(),
                several => MessageId::CountPlans.with(several.len()).text(lang),
            };
            let found: Vec<&Diagnostic> =
                lines.iter().flat_map(|line| &line.found).copied().collect();
            let said = MessageId::CheckCounted
                .with(rule.summary(lang))
                .with(found.len());
            let fixed = found.iter().all(|found| is_fixed(found));
            let said = if fixed {
                MessageId::CheckByFix.with(said)
            } else {
                said
            };
            Line::body(vec![
                Cell::text(place),
                Cell::default(),
                Cell::text(said.text(lang)).tone(Tone::Muted),
            ])
        };
        Table {
            title: None,
            columns: columns(lang),
            lines: rules.into_iter().map(line).collect(),
        }
    }
}

impl CheckedPlan {
    /// Returns the item in which `found` is shown; `None` for the plan as a whole.
    fn item_of(&self, found: &Diagnostic) -> Option<&str> {
        let at = found.primary.span.start;
        let next = self.items.partition_point(|(start, _)| *start <= at);
        let (_, item) = self.items.get(next.checked_sub(1)?)?;
        item.as_deref()
    }

    /// Returns the rules that found so much here that one line tells it all.
    fn many(&self) -> HashSet<Rule> {
        let mut counts: HashMap<Rule, usize> = HashMap::new();
        for found in &self.found {
            *counts.entry(found.rule).or_default() += 1;
        }
        let many = counts.into_iter().filter(|(_, count)| *count >= MANY);
        many.map(|(rule, _)| rule).collect()
    }
}

impl<'r> Told<'r> {
    fn push(&mut self, file: &'r CheckedPlan, found: &'r Diagnostic) {
        let item = file.item_of(found);
        self.items
            .extend(item.filter(|item| !self.items.contains(item)));
        self.found.push(found);
    }

    fn place(&self, lang: Lang) -> String {
        let name = |id: &&str| {
            if is_name(id) {
                MessageId::NoNumber.text(lang).to_owned()
            } else {
                (*id).to_owned()
            }
        };
        let named: Vec<String> = self.items.iter().take(NAMED).map(name).collect();
        match self.items.len() {
            0 => MessageId::CheckPlanItself.text(lang).to_owned(),
            many if many > NAMED => MessageId::AndOthers
                .with(named.join(", "))
                .with(many - NAMED)
                .text(lang),
            _ => named.join(", "),
        }
    }

    /// Returns what is said: the finding's own words, or those of its rule where the findings differ.
    fn words(&self, lang: Lang) -> String {
        let Some(first) = self.found.first() else {
            return String::new();
        };
        let said = if self.found.iter().all(|found| found.title == first.title) {
            first.title.text(lang)
        } else {
            MessageId::CheckCounted
                .with(first.rule.summary(lang))
                .with(self.found.len())
                .text(lang)
        };
        wording::capitalized(&said)
    }
}

/// Returns whether the rule of `found` is of little weight.
fn is_small(found: &Diagnostic) -> bool {
    found.rule.weight() == Weight::Small
}

fn is_fixed(found: &Diagnostic) -> bool {
    found.fix.as_ref().is_some_and(|fix| fix.safe)
}

fn columns(lang: Lang) -> Vec<super::Column> {
    vec![
        column(ColumnKind::Label, MessageId::ColumnPlan, lang),
        column(ColumnKind::Label, MessageId::ColumnItem, lang),
        column(ColumnKind::Text, MessageId::ColumnToCheck, lang),
    ]
}

fn table<'r>(told: &[Told<'r>], tone: Tone, lang: Lang) -> Table<'r> {
    let line = |told: &Told<'r>| {
        Line::body(vec![
            Cell::text(told.plan),
            Cell::text(told.place(lang)),
            Cell::text(told.words(lang)).tone(tone),
        ])
    };
    Table {
        title: None,
        columns: columns(lang),
        lines: told.iter().map(line).collect(),
    }
}
