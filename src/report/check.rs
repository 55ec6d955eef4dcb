//! What to look at in plans: one line each, the important first, equal ones of a plan in one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::columns::column;
use super::plans::Plans;
use super::{Cell, ColumnKind, Line, Page, Table, Tone, wording};
use crate::diagnostic::{Diagnostic, Level, Rule, rule::Weight};
use crate::model::names::PersonName;
use crate::model::naming::is_name;
use crate::text::russian;
use crate::words::{Arg, Lang, Message, MessageId};

/// So many findings that say the same of different rows of a plan are one line, whatever days and names they give.
const MANY: usize = 4;

/// What whoever typed the plan would mend at once, if told where.
const SLIPS: [Rule; 3] = [Rule::OddText, Rule::MisspeltWord, Rule::UnevenNames];

/// Of these, what hardly anybody sees on paper: blanks and stops.
const UNSEEN: [MessageId; 8] = [
    MessageId::DottedNumbers,
    MessageId::LooseDash,
    MessageId::LooseHyphen,
    MessageId::LooseQuote,
    MessageId::LooseSign,
    MessageId::NoBlank,
    MessageId::StopMissing,
    MessageId::TightSign,
];

/// How many items a line names.
const NAMED: usize = 4;

/// No more of them are named once these are as many characters.
const NAMED_LENGTH: usize = 24;

/// So many kinds of small things are named, no more.
const SMALL_NAMED: usize = 5;

/// Longer names of plans would leave what is to be looked at no room in a terminal of 80 columns.
const LONG_NAME: usize = 30;

/// Where the plan of a line is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PlanPlace {
    /// There is one plan only, in the title of the page.
    Title,
    Column,
    /// Above the lines of the plan.
    Heading,
}

/// A file with what was found in it.
#[derive(Debug, Clone, Default)]
pub struct CheckedPlan {
    /// What people call the plan, or the path of another file.
    pub label: String,
    /// What commands call the plan.
    pub stem: String,
    /// Where its items begin, sorted, each with the item's id; `None` where something else begins.
    pub items: Vec<(u32, Option<String>)>,
    /// Whether it is a plan and not another file.
    pub is_plan: bool,
    /// What was found, sorted by place.
    pub found: Vec<Diagnostic>,
    /// The file, line and column of each of them, as far as they are errors.
    pub places: Vec<Option<String>>,
}

/// What a check of several files comes to.
#[derive(Debug, Clone)]
pub struct CheckReport {
    /// The files, in the order of the answer.
    pub files: Vec<CheckedPlan>,
    /// How many items the plans have.
    pub items: usize,
    /// Whether every finding has a line of its own.
    pub is_whole: bool,
    /// What people call the plans asked for; none where all are.
    pub asked: Vec<String>,
    /// The only rules shown; all where it is empty.
    pub rules: Vec<Rule>,
    /// How many errors and warnings of other rules there are.
    pub others: (usize, usize),
}

/// Findings that are told in one line.
struct Told<'r> {
    plan: &'r str,
    is_plan: bool,
    items: Vec<&'r str>,
    found: Vec<&'r Diagnostic>,
    /// Where the first of them stands, of an error.
    at: Option<&'r str>,
}

impl CheckReport {
    /// Returns the page to be read before anything else is done.
    pub fn page(&self, lang: Lang) -> Page<'_> {
        let errors = self.told(|found| found.level == Level::Deny);
        let look = self.told(|found| found.level != Level::Deny && !is_small(found));
        let plans = self.named();
        let lists = self.listed();
        let small = self.told(|found| is_small(found) && lists(found));
        let wide = |told: &&Told<'_>| told.plan.chars().count() > LONG_NAME;
        let plan = if plans.only().is_some() {
            PlanPlace::Title
        } else if [&errors, &look, &small]
            .into_iter()
            .flatten()
            .any(|told| wide(&told))
        {
            PlanPlace::Heading
        } else {
            PlanPlace::Column
        };
        let groups = [
            (
                MessageId::CheckErrors,
                lines(&errors, Tone::Overdue, plan, lang),
            ),
            (MessageId::CheckLook, lines(&look, Tone::Plain, plan, lang)),
            (
                [MessageId::CheckSlips, MessageId::CheckSmall][usize::from(self.is_whole)],
                lines(&small, Tone::Muted, plan, lang),
            ),
        ];
        let mut table = Table {
            title: None,
            columns: columns(plan, lang),
            lines: Vec::new(),
        };
        for (title, lines) in groups.into_iter().filter(|(_, lines)| !lines.is_empty()) {
            // The heading of the table says what is to be looked at.
            if title != MessageId::CheckLook || !table.lines.is_empty() {
                table.lines.push(Line::group(title.text(lang)));
            }
            table.lines.extend(lines);
        }
        Page {
            title: self.title(lang),
            day: None,
            tables: if table.lines.is_empty() {
                Vec::new()
            } else {
                vec![table]
            },
            notes: self.notes(lang),
        }
    }

    /// Returns the files of which the page tells, told apart by what commands call them where people call several alike.
    fn named(&self) -> Plans {
        let told = self
            .files
            .iter()
            .filter(|file| file.is_plan || !file.found.is_empty());
        Plans::of(told.map(|file| (file.stem.as_str(), file.label.as_str())))
    }

    /// Returns which small things have a line: of one plan, the slips of the pen too have theirs.
    fn listed(&self) -> impl Fn(&Diagnostic) -> bool {
        let (whole, single) = (self.is_whole, self.named().only().is_some());
        let slip =
            |found: &Diagnostic| SLIPS.contains(&found.rule) && !UNSEEN.contains(&found.title.id);
        move |found| whole || single && slip(found)
    }

    fn found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.found)
    }

    /// Returns the sentence that sums the findings up.
    fn title(&self, lang: Lang) -> String {
        let count =
            |which: &dyn Fn(&Diagnostic) -> bool| self.found().filter(|found| which(found)).count();
        let errors = count(&|found| found.level == Level::Deny);
        let small = count(&is_small);
        let look = self.found().count() - errors - small;
        let fixed = count(&|found| is_fixed(found));
        let nothing = look + small == 0;
        let mut told = match errors {
            // Those of other rules are told below.
            0 if self.others.0 > 0 && nothing => vec![MessageId::CheckNothing.into()],
            0 if self.others.0 > 0 => Vec::new(),
            0 if nothing && !self.hides_warnings() => vec![MessageId::NoProblems.into()],
            0 => vec![MessageId::CheckNoErrors.into()],
            some => vec![MessageId::CheckSomeErrors.with(some)],
        };
        let some = (look > 0).then(|| MessageId::CheckSomeLook.with(look));
        told.extend(match (some, small) {
            (some, 0) => some,
            (None, small) => Some(MessageId::CheckSomeSmall.with(small)),
            (Some(look), small) => Some(MessageId::CheckLookAndSmall.with(look).with(small)),
        });
        let told: Vec<String> = told.iter().map(|told| told.text(lang)).collect();
        let told = told.join(", ");
        let told = match fixed {
            0 => told,
            all if all == self.found().count() => {
                MessageId::CheckFixedAll.with(told).with(all).text(lang)
            }
            some => MessageId::CheckFixed.with(told).with(some).text(lang),
        };
        let told = match self.asked.as_slice() {
            [] | [_] => told,
            several => {
                let asked = MessageId::AskedPlans
                    .with(several.len())
                    .with(russian::listed(several))
                    .text(lang);
                format!("{told}. {}", wording::capitalized(&asked))
            }
        };
        let plans = self.named();
        let summary = if let Some(only) = plans.only() {
            MessageId::SummaryOfOne.with(only)
        } else {
            let plans = self.files.iter().filter(|file| file.is_plan).count();
            MessageId::Summary.with(MessageId::CountPlans.with(plans))
        };
        summary
            .with(MessageId::CountItems.with(self.items))
            .with(told)
            .text(lang)
    }

    /// Returns whether only errors are told, though there are warnings.
    fn hides_warnings(&self) -> bool {
        self.rules.is_empty() && self.others.1 > 0
    }

    fn notes(&self, lang: Lang) -> Vec<String> {
        let mut notes: Vec<String> = self.small(lang).into_iter().collect();
        let (errors, warnings) = self.others;
        if self.hides_warnings() {
            notes.push(MessageId::CheckErrorsOnly.with(warnings).text(lang));
        } else if errors + warnings > 0 {
            notes.push(others(&self.rules, self.others).text(lang));
        }
        notes
    }

    /// Returns what is told of the findings that `which` takes, the files in their order.
    fn told(&self, which: impl Fn(&Diagnostic) -> bool) -> Vec<Told<'_>> {
        let mut told: Vec<Told<'_>> = Vec::new();
        let plans = self.named();
        // What belongs to no plan comes first.
        let rank = |file: &&CheckedPlan| {
            let rank = plans.rank(&file.stem, &file.label);
            (file.is_plan, rank)
        };
        let mut files: Vec<&CheckedPlan> = self.files.iter().collect();
        files.sort_by_key(rank);
        for file in files {
            let many = file.many();
            let mut lines: HashMap<(MessageId, String), usize> = HashMap::new();
            let found = file.found.iter().enumerate();
            for (place, found) in found.filter(|(_, found)| which(found)) {
                let words = if self.is_whole {
                    place.to_string()
                } else if found.level != Level::Deny
                    && many.contains(&found.title.id)
                    && !names_person(file, found)
                {
                    String::new()
                } else {
                    brief(&found.title).text(Lang::English)
                };
                let line = *lines.entry((found.title.id, words)).or_insert_with(|| {
                    told.push(Told {
                        is_plan: file.is_plan,
                        plan: plans.called(&file.stem, &file.label),
                        items: Vec::new(),
                        found: Vec::new(),
                        at: file.places.get(place).and_then(Option::as_deref),
                    });
                    told.len() - 1
                });
                told[line].push(file, found);
            }
        }
        told
    }

    /// Returns the sentence of small things that have no line: the rules that found most, each with how much, and how much
    /// the rest did.
    fn small(&self, lang: Lang) -> Option<String> {
        let mut rules: BTreeMap<Rule, Vec<&Diagnostic>> = BTreeMap::new();
        let lists = self.listed();
        let counted = |found: &&Diagnostic| is_small(found) && !lists(found);
        for found in self.found().filter(counted) {
            rules.entry(found.rule).or_default().push(found);
        }
        let mut rules: Vec<_> = rules.into_iter().collect();
        rules.sort_by_key(|(_, found)| Reverse(found.len()));
        let named = match rules.len() {
            all @ ..=SMALL_NAMED => all,
            _ => SMALL_NAMED - 1,
        };
        let rest = rules.split_off(named);
        let rest: usize = rest.iter().map(|(_, found)| found.len()).sum();
        let counted = rules.iter().map(|(rule, found)| {
            let fixed = found.iter().all(|found| is_fixed(found));
            let said = [MessageId::CheckCounted, MessageId::CheckByFix][usize::from(fixed)];
            said.with(rule.summary(lang)).with(found.len()).text(lang)
        });
        let mut counted: Vec<String> = counted.collect();
        counted.extend((rest > 0).then(|| MessageId::CheckSmallRest.with(rest).text(lang)));
        (!counted.is_empty()).then(|| {
            MessageId::CheckSmallOnes
                .with(counted.join("; "))
                .text(lang)
        })
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

    /// Returns what is said so often here that one line tells it all.
    fn many(&self) -> HashSet<MessageId> {
        let mut counts: HashMap<MessageId, usize> = HashMap::new();
        for found in &self.found {
            *counts.entry(found.title.id).or_default() += 1;
        }
        let many = counts.into_iter().filter(|(_, count)| *count >= MANY);
        many.map(|(said, _)| said).collect()
    }
}

impl<'r> Told<'r> {
    fn push(&mut self, file: &'r CheckedPlan, found: &'r Diagnostic) {
        let item = file.item_of(found);
        // What was found is sorted by place.
        self.items
            .extend(item.filter(|item| self.items.last() != Some(item)));
        self.found.push(found);
    }

    /// Returns which items are told of: their numbers, and how many have none.
    fn place(&self, lang: Lang) -> String {
        let numbers = self.items.iter().filter(|id| !is_name(id));
        let numbers: Vec<&str> = numbers.copied().collect();
        let mut room = NAMED_LENGTH;
        let fits = |id: &&&str| {
            let fits = room > 0;
            room = room.saturating_sub(id.chars().count() + 2);
            fits
        };
        let named = numbers.iter().take(NAMED).take_while(fits);
        let mut named: Vec<String> = named.map(|id| (*id).to_owned()).collect();
        let more = numbers.len() - named.len();
        let nameless = MessageId::NoNumber.text(lang);
        match self.items.len() - numbers.len() {
            0 => {}
            1 => named.push(nameless.to_owned()),
            several => named.push(format!("{nameless}\u{a0}({several})")),
        }
        match (named.is_empty(), more) {
            (true, _) if !self.is_plan => MessageId::CheckFileItself.text(lang).to_owned(),
            (true, _) => MessageId::CheckPlanItself.text(lang).to_owned(),
            (_, 0) => named.join(", "),
            _ => MessageId::AndOthers
                .with(named.join(", "))
                .with(more)
                .text(lang),
        }
    }

    /// Returns what is said: the finding's own words, or those of its rule where the findings differ.
    fn words(&self, lang: Lang) -> String {
        let Some(first) = self.found.first() else {
            return String::new();
        };
        let words = brief(&first.title).text(lang);
        let said = if self
            .found
            .iter()
            .all(|found| brief(&found.title).text(lang) == words)
        {
            words
        } else {
            let told = first.rule.summary(lang);
            match (self.items.is_empty(), self.named(lang)) {
                (true, Some(names)) => format!("{told}: {names}"),
                _ => MessageId::CheckCounted
                    .with(told)
                    .with(self.found.len())
                    .text(lang),
            }
        };
        // What has no number is known by its words.
        let named = match self.items[..] {
            [only] if is_name(only) && !said.contains(only) => format!("{said}: {only}"),
            _ => said,
        };
        wording::capitalized(&named)
    }
}

impl Told<'_> {
    /// Returns the names of which the findings tell: no numbers of items say where they stand.
    fn named(&self, lang: Lang) -> Option<String> {
        let names = self
            .found
            .iter()
            .map(|found| match found.title.args.first() {
                Some(Arg::Text(name)) => Some(format!("«{name}»")),
                _ => None,
            });
        let mut names = names.collect::<Option<Vec<String>>>()?;
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let told = names.join(", ");
        Some(match more {
            0 => told,
            _ => MessageId::AndOthers.with(told).with(more).text(lang),
        })
    }
}

/// Titles of findings, and what is said instead beside the name of the item, with the same arguments.
const BRIEF: [(MessageId, MessageId); 21] = [
    (
        MessageId::ApprovalAfterPlan,
        MessageId::BriefApprovalAfterPlan,
    ),
    (MessageId::ApprovalDayOff, MessageId::BriefApprovalDayOff),
    (
        MessageId::ApprovalOtherDay,
        MessageId::BriefApprovalOtherDay,
    ),
    (MessageId::EarlyApproval, MessageId::BriefEarlyApproval),
    (
        MessageId::DueBeforeApproval,
        MessageId::BriefDueBeforeApproval,
    ),
    (
        MessageId::RoleNamedDifferently,
        MessageId::BriefRoleNamedDifferently,
    ),
    (MessageId::EmptyResult, MessageId::BriefEmptyResult),
    (MessageId::NoExecutor, MessageId::BriefNoExecutor),
    (MessageId::MissingNumber, MessageId::BriefMissingNumber),
    (MessageId::DuplicateTitle, MessageId::BriefDuplicateTitle),
    (
        MessageId::PhraseMissingSeparator,
        MessageId::BriefMissingSeparator,
    ),
    (MessageId::PhraseOutside, MessageId::BriefOutside),
    (MessageId::LateMilestone, MessageId::BriefLateMilestone),
    (
        MessageId::PhraseUncertainMilestone,
        MessageId::BriefUncertainMilestone,
    ),
    (MessageId::VagueDeadlines, MessageId::BriefVagueDeadlines),
    (MessageId::NoOwnDeadlines, MessageId::BriefNoOwnDeadlines),
    (MessageId::NoResults, MessageId::BriefNoResults),
    (MessageId::LeadingGroups, MessageId::BriefLeadingGroups),
    (MessageId::OverloadedLead, MessageId::BriefOverloadedLead),
    (MessageId::LatePreparation, MessageId::BriefLatePreparation),
    (MessageId::UnknownPerson, MessageId::BriefUnknownPerson),
];

/// Returns what a title is in a line beside the name of its item.
fn brief(title: &Message) -> Message {
    let known = BRIEF.iter().find(|(id, _)| *id == title.id);
    Message {
        id: known.map_or(title.id, |(_, brief)| *brief),
        args: title.args.clone(),
    }
}

/// Says that only `rules` are shown, and how many errors and warnings of others there are.
pub fn others(rules: &[Rule], (errors, warnings): (usize, usize)) -> Message {
    let names: Vec<&str> = rules.iter().map(|rule| rule.name()).collect();
    let told = MessageId::CheckOthers.with(names.join(", "));
    told.with(errors).with(warnings)
}

/// Returns whether `found` asks about a person of the plan, whom no number of an item tells.
fn names_person(file: &CheckedPlan, found: &Diagnostic) -> bool {
    let person = match found.title.args.first() {
        Some(Arg::Text(name)) => {
            let readings = PersonName::readings(name);
            let mut initials = readings.iter().map(|name| name.initials.chars().count());
            initials.any(|count| count == 2)
        }
        _ => false,
    };
    person && file.item_of(found).is_none()
}

/// Returns whether `found` is of little weight: no error, of such a rule.
fn is_small(found: &Diagnostic) -> bool {
    found.level != Level::Deny && found.weight() == Weight::Small
}

fn is_fixed(found: &Diagnostic) -> bool {
    found.fix.as_ref().is_some_and(|fix| fix.safe)
}

fn columns(plan: PlanPlace, lang: Lang) -> Vec<super::Column> {
    let plan =
        (plan == PlanPlace::Column).then(|| column(ColumnKind::Label, MessageId::ColumnPlan, lang));
    let rest = [
        column(ColumnKind::Label, MessageId::ColumnItem, lang),
        column(ColumnKind::Text, MessageId::ColumnToCheck, lang),
    ];
    plan.into_iter().chain(rest).collect()
}

fn lines<'r>(told: &[Told<'r>], tone: Tone, plan: PlanPlace, lang: Lang) -> Vec<Line<'r>> {
    let line = |told: &Told<'r>| {
        // An error is told with its place and with what to write, so that it can be mended at once.
        let help = told.at.and_then(|_| told.found.first()?.help.first());
        let words = Cell::text(told.words(lang)).tone(tone);
        let words = words
            .remark(told.at.map(str::to_owned))
            .remark(help.map(|help| help.text(lang)));
        let own = (plan == PlanPlace::Column).then(|| Cell::text(told.plan));
        let rest = [Cell::text(told.place(lang)), words];
        Line::body(own.into_iter().chain(rest).collect())
    };
    let of_plans = told.chunk_by(|told, next| told.plan == next.plan);
    let of_plan = |of_plan: &[Told<'r>]| -> Vec<Line<'r>> {
        let heading = of_plan.first().filter(|_| plan == PlanPlace::Heading);
        let heading = heading.map(|told| Line::subgroup(told.plan));
        heading
            .into_iter()
            .chain(of_plan.iter().map(line))
            .collect()
    };
    of_plans.flat_map(of_plan).collect()
}
