//! What a careful editor would say of a plan as a whole, in one sentence each.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::structure::has_result;
use super::subject::Subject;
use crate::calendar::PeriodKind;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{ExecutorKind, Item, kind};
use crate::phrase::Kind;
use crate::text::{Span, russian};
use crate::words::{Message, MessageId};

/// A plan of fewer rows says nothing by their shares.
pub(super) const TELLING: usize = 8;

/// A plan of fewer rows is hardly a plan: nothing is asked of it as a whole.
pub(super) const FEW: usize = 3;

/// More rows than one person can be expected to finish in a month.
const OVERLOAD: usize = 15;

/// How many names a sentence has room for.
const NAMED: usize = 4;

/// More than a third of the plan is due at no time of its own, the whole period or a day that another document tells, so
/// that nothing of it can be late before the end.
pub(super) fn vague_deadlines(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let Some(period) = plan.period else { return };
    let whole = |item: &&Item<'_>| {
        let vague = matches!(item.kind(), Kind::Ongoing | Kind::AsNeeded);
        let only = match item.occurrences.as_slice() {
            [only] => {
                only.due == period.end && only.start.is_none_or(|start| start <= period.start)
            }
            _ => false,
        };
        item.document.dates.is_empty() && (vague || only && item.kind() == Kind::Span)
    };
    let elsewhere = |item: &&Item<'_>| {
        item.document.dates.is_empty() && item.kind() == Kind::External && !item.is_dated()
    };
    let whole = plan.items.iter().filter(whole).count();
    let elsewhere = plan.items.iter().filter(elsewhere).count();
    let all = plan.items.len();
    if all >= TELLING && (whole + elsewhere) * 3 > all {
        let title = match elsewhere {
            0 => MessageId::VagueDeadlines.with(whole).with(all),
            more => MessageId::NoOwnDeadlines.with(whole + more).with(all),
        };
        out.push(of_plan(
            subject,
            Rule::VagueDeadlines,
            title,
            MessageId::VagueDeadlinesHelp,
        ));
    }
}

/// The plan is for a whole year by its title, and after the first half of it nothing is due: the rest of its rows may
/// have been left behind.
pub(super) fn early_end(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let Some(period) = plan.period else { return };
    let own = |item: &Item<'_>| matches!(item.kind(), Kind::Deadline | Kind::On | Kind::Span);
    let dues = plan.items.iter().flat_map(|item| &item.occurrences);
    let last = dues.map(|one| one.due).max();
    let title = russian::fold(plan.document.title.map_or("", |title| title.value));
    let year = period.end.year().to_string();
    let yearly = matches!(period.kind, PeriodKind::Year | PeriodKind::SchoolYear);
    // «на 1 полугодие 2022 года» is for a part of it
    let whole = title.split_once(" на ").is_some_and(|(_, term)| {
        term.starts_with(|c: char| c.is_ascii_digit()) && term.contains(&year)
    });
    if let Some(last) = last
        && plan.items.len() > FEW
        && subject.whole
        && plan.items.iter().all(own)
        && yearly
        && whole
        && (last - period.start) * 2 <= period.end - period.start
    {
        let title = MessageId::EarlyEnd.with(last).with(period.end);
        out.push(of_plan(
            subject,
            Rule::EarlyEnd,
            title,
            MessageId::EarlyEndHelp,
        ));
    }
}

/// It is not said who approved the plan and when.
pub(super) fn no_approval(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let (title, place) = match &plan.document.approved {
        None => (MessageId::NoApproval, title_place(subject)),
        Some(approved) if approved.date.is_none() => {
            let known = approved.document.or(approved.by);
            let place = known.map_or_else(|| title_place(subject), |known| known.span);
            (MessageId::NoApprovalDay, place)
        }
        Some(_) => return,
    };
    let rows = plan.items.len() + plan.unread.len();
    if subject.is_header_read() && rows >= FEW {
        out.push(Diagnostic::new(Rule::NoApproval, place, title).help(MessageId::NoApprovalHelp));
    }
}

/// Many rows name nobody, so many that no section is used to naming somebody.
pub(super) fn many_without_executor(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let named = |item: &Item<'_>| item.cancelled.is_some() || !item.document.executors.is_empty();
    if let Some((rows, all)) = many_without(subject, named) {
        let title = MessageId::ManyWithoutExecutor.with(rows).with(all);
        out.push(of_plan(
            subject,
            Rule::NoExecutor,
            title,
            MessageId::NoExecutorHelp,
        ));
    }
}

/// Returns how many rows of how many lack what `has` looks for without being told one by one, where they are more than
/// a quarter.
fn many_without(
    subject: &Subject<'_, '_>,
    has: impl Fn(&Item<'_>) -> bool + Copy,
) -> Option<(usize, usize)> {
    let items = &subject.plan.items;
    let lacking = items.iter().filter(|item| !has(item)).count();
    let untold = lacking - subject.odd_ones(has).count();
    let many = subject.telling && items.len() >= FEW && untold * 4 > items.len();
    many.then_some((untold, items.len()))
}

/// No row of a plan that has no place for results says what is to come of it.
pub(super) fn no_results(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    if subject.keys_are_read() && subject.rows().count() >= FEW && !has_place_for_results(subject) {
        let place = title_place(subject);
        out.push(
            Diagnostic::new(Rule::NoResults, place, MessageId::NoResults)
                .help(MessageId::NoResultsHelp),
        );
    }
}

/// Many rows don't say what is to come of them, though the plan has a place for it.
pub(super) fn many_without_result(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let rows = many_without(subject, has_result).filter(|_| has_place_for_results(subject));
    if let Some((rows, all)) = rows {
        let title = MessageId::ManyWithoutResult.with(rows).with(all);
        out.push(of_plan(
            subject,
            Rule::EmptyResult,
            title,
            MessageId::NoResultsHelp,
        ));
    }
}

/// Returns whether any row has a result, be it an empty one.
fn has_place_for_results(subject: &Subject<'_, '_>) -> bool {
    subject.rows().any(|row| row.result.is_some())
}

/// Groups carry out the plan of which nobody is named: a small thing, and one to look at where they lead in more than half
/// of it. The administration of an institution is such a group, that of a territory an authority.
pub(super) fn leading_groups(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let mut groups: BTreeSet<&str> = BTreeSet::new();
    let mut rows = 0;
    for item in &subject.plan.items {
        for (at, name) in item.document.executors.iter().enumerate() {
            let entry = registry
                .find(name.value)
                .map(|found| registry.entry(found.entry()));
            let nobody = entry.filter(|entry| {
                let group = entry.kind == ExecutorKind::Group;
                (group || is_collective(&entry.name.value)) && entry.members.is_empty()
            });
            if let Some(entry) = nobody {
                rows += usize::from(at == 0);
                groups.insert(&entry.name.value);
            }
        }
    }
    let all = subject.plan.items.len();
    let many = all >= TELLING && rows * 2 > all;
    let title = if many {
        let title = MessageId::LeadingGroups.with(rows).with(all);
        title.with(several(&groups))
    } else {
        MessageId::SomeLeadingGroups.with(several(&groups))
    };
    if !groups.is_empty() && all >= FEW {
        out.push(of_plan(
            subject,
            Rule::LeadingGroups,
            title,
            MessageId::LeadingGroupsHelp,
        ));
    }
}

/// Returns whether `name` is that of people who are not told one by one: «администрация школы», «педагогический
/// коллектив», «комиссия».
fn is_collective(name: &str) -> bool {
    const OF: [&str; 7] = [
        "д/дома",
        "детского",
        "лагеря",
        "оу",
        "учреждения",
        "центра",
        "школы",
    ];
    let folded = russian::fold(name);
    let of = folded.strip_prefix("администрация").map(str::trim_start);
    of.is_some_and(|of| of.is_empty() || OF.iter().any(|start| of.starts_with(start)))
        || folded.split(' ').take(2).any(|word| word == "коллектив")
        || folded.starts_with("все ")
        || matches!(
            &*folded,
            "комиссия" | "рабочая группа" | "органы местного самоуправления"
        )
}

/// One person leads more rows due in one month than anyone could finish; one sentence a person, of the fullest month.
pub(super) fn overloaded_lead(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let registry = &subject.plan.registry;
    let mut loads: BTreeMap<(&str, NaiveDate), usize> = BTreeMap::new();
    for item in &subject.plan.items {
        let Some(lead) = item.document.executors.first() else {
            continue;
        };
        let name = registry.canonical(lead.value);
        for month in months(item) {
            *loads.entry((name, month)).or_default() += 1;
        }
    }
    let mut fullest: BTreeMap<&str, (usize, NaiveDate)> = BTreeMap::new();
    for ((name, month), load) in loads {
        let known = fullest.entry(name).or_insert((load, month));
        if load > known.0 {
            *known = (load, month);
        }
    }
    for (name, (load, month)) in fullest {
        let entry = registry
            .find(name)
            .map(|found| registry.entry(found.entry()));
        let kind = entry.map_or_else(|| kind::likely(name), |entry| entry.kind);
        let one = matches!(kind, ExecutorKind::Person | ExecutorKind::Role);
        if one && load > OVERLOAD {
            let title = MessageId::OverloadedLead
                .with(name)
                .with(load)
                .with(month.format("%m.%Y").to_string());
            out.push(of_plan(
                subject,
                Rule::OverloadedLead,
                title,
                MessageId::OverloadedLeadHelp,
            ));
        }
    }
}

/// Returns the first days of the months in which `item` is due on days of its own.
fn months(item: &Item<'_>) -> BTreeSet<NaiveDate> {
    let own = !matches!(item.kind(), Kind::Ongoing | Kind::AsNeeded) && item.is_dated();
    let days = item.occurrences.iter().filter(|_| own).map(|one| one.due);
    days.filter_map(|day| day.with_day(1)).collect()
}

/// Returns the first of `names` in quotation marks, and how many more there are.
pub(super) fn several<'n>(names: impl IntoIterator<Item = &'n &'n str>) -> Message {
    first_of(
        NAMED,
        ", ",
        names.into_iter().map(|name| format!("«{name}»")),
    )
}

/// Returns the first `shown` of `told` with `joint` between them, and how many more there are.
pub(super) fn first_of(
    shown: usize,
    joint: &str,
    told: impl IntoIterator<Item = String>,
) -> Message {
    let mut told = told.into_iter();
    let first: Vec<String> = told.by_ref().take(shown).collect();
    let first = first.join(joint);
    match told.count() {
        0 => MessageId::Verbatim.with(first),
        more => MessageId::AndOthers.with(first).with(more),
    }
}

/// Returns what is told of the plan as a whole.
pub(super) fn of_plan(
    subject: &Subject<'_, '_>,
    rule: Rule,
    title: impl Into<Message>,
    help: MessageId,
) -> Diagnostic {
    Diagnostic::new(rule, title_place(subject), title).help(help)
}

/// Returns where to point when the plan as a whole is meant.
pub(super) fn title_place(subject: &Subject<'_, '_>) -> Span {
    let title = subject.plan.document.title;
    title.map_or(Span::default(), |title| title.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn the_first_names_are_named_and_the_others_counted() {
        let told = |names: &[&str]| several(names).text(Lang::Russian);
        assert_eq!(told(&["а", "б", "в", "г"]), "«а», «б», «в», «г»");
        let more = told(&["а", "б", "в", "г", "д"]);
        assert_eq!(more, "«а», «б», «в», «г» и ещё 1");
    }
}
