//! The settings that a workspace file gives every plan under it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};

use super::executor::{Executor, ExecutorKind, lower_entry};
use crate::calendar::{Calendar, MonthDay, NonWorking, Part, YEARS};
use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::document::{ExecutorEntry, WorkspaceDocument};
use crate::text::{Span, Spanned, russian};
use crate::words::{Lang, MessageId};

/// The settings of a workspace; the default is that of a folder without `roadmap.toml`.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// The file; `None` where there is none.
    pub path: Option<PathBuf>,
    /// The language people there speak.
    pub lang: Option<Lang>,
    /// Where the plans are, relative to the file's folder.
    pub paths: Vec<PathBuf>,
    /// Executors known to every plan.
    pub executors: Vec<Executor<'static>>,
    /// Working days and the school year.
    pub calendar: Calendar,
    /// Levels of rules that differ from their defaults.
    pub levels: BTreeMap<Rule, Level>,
    /// Whether the plans are looked at by the rules of the profile of editors too.
    pub is_edited: bool,
}

impl Workspace {
    /// Returns the settings that `document`, the text of `path`, gives, and what is wrong with it.
    pub fn lower(document: &WorkspaceDocument<'_>, path: &Path) -> (Workspace, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        check_entries(&document.executors, &mut problems);
        let executors = document
            .executors
            .iter()
            .map(|entry| lower_entry(entry).into_shared(path));
        let (levels, is_edited) = levels(document, &mut problems);
        let workspace = Workspace {
            path: Some(path.to_owned()),
            lang: document.lang.and_then(|word| {
                one_of(
                    word,
                    &[("ru", Lang::Russian), ("en", Lang::English)],
                    &mut problems,
                )
            }),
            paths: document
                .paths
                .iter()
                .map(|path| PathBuf::from(path.value))
                .collect(),
            executors: executors.collect(),
            calendar: calendar(document, &mut problems),
            levels,
            is_edited,
        };
        (workspace, problems)
    }

    /// Returns the level of `rule` here.
    pub fn level(&self, rule: Rule) -> Level {
        let usual = match rule.default_level() {
            Level::Allow if self.is_edited => Level::Warn,
            level => level,
        };
        self.levels.get(&rule).copied().unwrap_or(usual)
    }

    /// Turns on a rule that is asked for by name, unless its level is set here.
    pub fn ask_for(&mut self, rule: Rule) {
        if rule.is_of_editors() {
            self.levels.entry(rule).or_insert(Level::Warn);
        }
    }
}

fn calendar(document: &WorkspaceDocument<'_>, problems: &mut Vec<Diagnostic>) -> Calendar {
    let mut calendar = Calendar::default();
    calendar.days_off.extend(&document.days_off);
    calendar.working_days.extend(&document.working_days);
    if let Some(word) = document.non_working {
        let choices = [
            ("before", NonWorking::Before),
            ("after", NonWorking::After),
            ("keep", NonWorking::Keep),
        ];
        calendar.non_working = one_of(word, &choices, problems).unwrap_or_default();
    }
    if let Some(end) = document.school_year_end {
        match month_day(end.value) {
            Some(end) => calendar.school_year_end = end,
            None => problems.push(invalid(end, MessageId::SchoolYearEndHelp)),
        }
    }
    for part in Part::ALL {
        calendar.parts[part as usize] = ranges(part, &document.parts[part as usize], problems);
    }
    calendar
}

/// Reads the days of the parts of a school year, `09-01..10-31` each; none if any is wrong.
fn ranges(
    part: Part,
    written: &[Spanned<&str>],
    problems: &mut Vec<Diagnostic>,
) -> Vec<(MonthDay, MonthDay)> {
    let help = || MessageId::PartsHelp.with(part.key());
    let read = |range: &Spanned<&str>| {
        let (from, to) = range.value.split_once("..")?;
        Some((month_day(from)?, month_day(to)?))
    };
    let days: Option<Vec<_>> = written.iter().map(read).collect();
    let Some(days) = days else {
        let wrong = written.iter().filter(|range| read(range).is_none());
        problems.extend(wrong.map(|range| invalid(*range, help())));
        return Vec::new();
    };
    match (written.last(), part.count()) {
        (Some(last), Some(count)) if count != days.len() => {
            problems.push(invalid(
                *last,
                MessageId::PartsCountHelp.with(part.key()).with(count),
            ));
            Vec::new()
        }
        _ => days,
    }
}

/// Reads a day of any year, `05-31`; 29 February is one.
fn month_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.trim().split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(2000, month, day).map(|_| (month, day))
}

/// The key that stands among the names of rules and asks for those of a profile.
const PROFILE: &str = "profile";

/// Returns the levels that `document` sets, and whether it asks for the profile of editors.
fn levels(
    document: &WorkspaceDocument<'_>,
    problems: &mut Vec<Diagnostic>,
) -> (BTreeMap<Rule, Level>, bool) {
    let words = [Level::Allow, Level::Warn, Level::Deny].map(|level| (level.name(), level));
    let mut levels = BTreeMap::new();
    let mut is_edited = false;
    for (name, word) in &document.check {
        if name.value == PROFILE {
            is_edited = one_of(*word, &[("editor", true)], problems).unwrap_or_default();
            continue;
        }
        let Some(rule) = Rule::named(name.value) else {
            problems.push(unknown_rule(*name));
            continue;
        };
        match one_of(*word, &words, problems) {
            Some(Level::Allow) if rule.is_essential() => {
                problems.push(invalid(*word, MessageId::RuleCannotBeAllowed));
            }
            Some(level) => {
                levels.insert(rule, level);
            }
            None => {}
        }
    }
    (levels, is_edited)
}

fn unknown_rule(name: Spanned<&str>) -> Diagnostic {
    let title = MessageId::UnknownRule.with(name.value);
    let diagnostic = Diagnostic::new(Rule::UnknownKey, name.span, title);
    let known = Rule::ALL.iter().map(|rule| rule.name());
    match russian::nearest(name.value, known.chain([PROFILE])) {
        Some(known) => diagnostic
            .help(MessageId::DidYouMean.with(known))
            .fix(name.span, known, false),
        None => diagnostic.help(MessageId::UnknownRuleHelp),
    }
}

/// Returns the choice that `word` names, or says which there are.
pub(super) fn one_of<T: Copy>(
    word: Spanned<&str>,
    choices: &[(&str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let found = choices
        .iter()
        .find(|(name, _)| *name == word.value)
        .map(|(_, value)| *value);
    if found.is_none() {
        let names: Vec<String> = choices
            .iter()
            .map(|(name, _)| format!("\"{name}\""))
            .collect();
        let told = MessageId::OneOfHelp.with(names.join(", "));
        problems.push(invalid(word, told.with(names.len().min(2))));
    }
    found
}

/// Adds what is wrong about the entries of a registry, of a plan or of the workspace: kinds that there are not, empty
/// names and posts, addresses that no mail reaches, members of a person, days of other centuries, and holders who left
/// before they came.
pub(super) fn check_entries(entries: &[ExecutorEntry<'_>], problems: &mut Vec<Diagnostic>) {
    for entry in entries {
        if let Some(kind) = entry.kind {
            one_of(kind, &ExecutorKind::NAMES, problems);
        }
        let holders = entry.held_by.iter().filter_map(|holder| holder.name);
        let names = std::iter::once(entry.name).chain(holders);
        let names = names.chain(entry.aliases.iter().chain(&entry.members).copied());
        let nameless = names.filter(|name| name.value.trim().is_empty());
        problems.extend(nameless.map(|name| invalid(name, MessageId::EmptyNameHelp)));
        let post = entry.post.filter(|post| post.value.trim().is_empty());
        let post = post.map(|post| invalid(post, MessageId::EmptyPostHelp));
        let email = entry.email.filter(|email| !is_address(email.value));
        let email = email.map(|email| invalid(email, MessageId::EmailHelp));
        let doubts = [post, email, members_of_person(entry)];
        // everything else of the entry is understood
        problems.extend(
            doubts
                .into_iter()
                .flatten()
                .map(|one| one.at_most(Level::Warn)),
        );
        for holder in &entry.held_by {
            let days = [holder.from, holder.to].into_iter().flatten();
            for day in days.filter(|day| !YEARS.contains(&day.value.year())) {
                let title = MessageId::PhraseYearRange.with(day.value.year().to_string());
                problems.push(
                    Diagnostic::new(Rule::InvalidValue, day.span, title)
                        .help(MessageId::PhraseYearRangeHelp),
                );
            }
            if let (Some(from), Some(to)) = (holder.from, holder.to)
                && to.value < from.value
            {
                problems.push(reversed(from.value, to.value, to.span));
            }
        }
    }
}

/// Returns whether `email` looks like an address or several: a name, «@» and a place with a stop in it.
fn is_address(email: &str) -> bool {
    let all = email.split([',', ';', ' ']);
    let mut all = all.filter(|part| !part.is_empty()).peekable();
    all.peek().is_some()
        && all.all(|one| {
            let parts = one.split_once('@');
            parts.is_some_and(|(name, place)| {
                !name.is_empty() && !place.contains('@') && place.trim_matches('.').contains('.')
            })
        })
}

/// Returns the complaint about a person who has members or holders, as groups and roles have them.
fn members_of_person(entry: &ExecutorEntry<'_>) -> Option<Diagnostic> {
    let kind = entry.kind.filter(|kind| kind.value == "person")?;
    let holder = entry.held_by.first().and_then(|holder| holder.name);
    let (key, meant) = match (entry.members.first(), holder) {
        (Some(_), _) => ("members", "group"),
        (None, Some(_)) => ("held_by", "role"),
        (None, None) => return None,
    };
    let title = MessageId::PersonWithParts.with(entry.name.value).with(key);
    let found = Diagnostic::new(Rule::InvalidValue, kind.span, title);
    Some(found.help(MessageId::PersonWithPartsHelp.with(meant)))
}

pub(super) fn reversed(start: NaiveDate, due: NaiveDate, span: Span) -> Diagnostic {
    Diagnostic::new(
        Rule::ReversedWindow,
        span,
        MessageId::ReversedWindow.with(start).with(due),
    )
    .help(MessageId::ReversedWindowHelp)
}

pub(super) fn invalid(value: Spanned<&str>, help: impl Into<crate::words::Message>) -> Diagnostic {
    Diagnostic::new(
        Rule::InvalidValue,
        value.span,
        MessageId::InvalidValue.with(value.value),
    )
    .help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(part: Part, ranges: &[&'static str], expected: (usize, usize)) {
        let mut document = WorkspaceDocument::default();
        let spanned = |range: &&'static str| Spanned::new(*range, Span::default());
        document.parts[part as usize] = ranges.iter().map(spanned).collect();
        let (workspace, problems) = Workspace::lower(&document, Path::new("roadmap.toml"));
        let read = workspace.calendar.parts(part).len();
        assert_eq!((read, problems.len()), expected, "{part:?} {ranges:?}");
    }

    #[test]
    fn what_keeps_from_reading_is_never_passed_over() {
        let spanned = |text: &'static str| Spanned::new(text, Span::default());
        let case = |rule, level, expected, problems| {
            let document = WorkspaceDocument {
                check: vec![(spanned(rule), spanned(level))],
                ..WorkspaceDocument::default()
            };
            let (workspace, found) = Workspace::lower(&document, Path::new("roadmap.toml"));
            assert_eq!(
                (workspace.levels.values().copied().next(), found.len()),
                (expected, problems),
                "{rule} {level}"
            );
        };
        case("invalid-toml", "allow", None, 1);
        case("invalid-toml", "deny", Some(Level::Deny), 0);
        case("number-gap", "allow", Some(Level::Allow), 0);
        case("number-gap", "never", None, 1);
        case("number-gab", "allow", None, 1);
    }

    #[test]
    fn parts_of_the_school_year_are_ranges() {
        let four = [
            "09-01..10-31",
            "11-09..12-30",
            "01-11..03-20",
            "03-29..05-31",
        ];
        case(Part::SchoolQuarter, &four, (4, 0));
        case(Part::SchoolQuarter, &[], (0, 0));
        case(Part::SchoolQuarter, &four[..3], (0, 1));
        case(
            Part::SchoolQuarter,
            &[four[0], "осень", four[2], "x"],
            (0, 2),
        );
        case(Part::Trimester, &four, (0, 1));
        case(Part::Semester, &four[..2], (2, 0));
        case(Part::Module, &four[..3], (3, 0));
        case(Part::Shift, &["06-01..06-21"], (1, 0));
        case(Part::Holidays, &["10-30..11-07", "12-32..01-09"], (0, 1));
    }
}
