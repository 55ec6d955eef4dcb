//! Findings of one row that have one cause, made one.

use crate::diagnostic::{Diagnostic, Label, Level, Rule, Weight};
use crate::model::Plan;
use crate::words::{Arg, Message, MessageId};

/// Leaves one of the findings that have one cause in a row of `plan`; `problems` have their levels and are sorted by
/// place, and no error is left out for the sake of a warning.
pub(super) fn fold(plan: &Plan<'_>, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut starts: Vec<u32> = plan
        .items
        .iter()
        .map(|item| item.document.header.start)
        .collect();
    starts.sort_unstable();
    let row =
        |problem: &Diagnostic| starts.partition_point(|start| *start <= problem.primary.span.start);
    let mut out: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    let mut begun = 0;
    let mut current = 0;
    for problem in problems {
        let at = row(&problem);
        if at != current {
            fold_row(&mut out, begun);
            begun = out.len();
            current = at;
        }
        out.push(problem);
    }
    if current > 0 {
        fold_row(&mut out, begun);
    }
    out
}

/// Folds the findings of one row, which are those from `begun` on.
fn fold_row(out: &mut Vec<Diagnostic>, begun: usize) {
    if out.len() - begun < 2 {
        return;
    }
    let mut row = out.split_off(begun);
    say_once(&mut row);
    fold_uncertain(&mut row);
    fold_repeated(&mut row);
    fold_outside(&mut row);
    fold_several_deeds(&mut row);
    // what is late is not done yet
    let late = |found: &Diagnostic| found.title.id == MessageId::ItemAwaitedLate;
    if row.iter().any(late) {
        row.retain(|found| {
            found.title.id != MessageId::PhraseUndoneItem || found.level == Level::Deny
        });
    }
    // that the row is several things in one is said once
    let several = |found: &Diagnostic| found.title.id == MessageId::SeveralDeeds;
    if row.iter().any(several) {
        row.retain(|found| found.rule != Rule::SeveralWorks || found.level == Level::Deny);
    }
    out.append(&mut row);
}

/// What the reading of a deadline says of several of its words is said once.
fn say_once(row: &mut Vec<Diagnostic>) {
    let mut said: Vec<(Rule, Message)> = Vec::new();
    row.retain(|found| {
        let reading = matches!(
            found.rule,
            Rule::UncertainReading | Rule::ExternalSchedule | Rule::YearInferred
        );
        let this = (found.rule, found.title.clone());
        let again = reading && said.contains(&this);
        said.push(this);
        !again
    });
}

/// Several doubts about the reading of one row are one: who looks at the first sees the others.
fn fold_uncertain(row: &mut Vec<Diagnostic>) {
    let doubt =
        |found: &Diagnostic| found.rule == Rule::UncertainReading && found.weight() == Weight::Look;
    let Some(first) = row.iter().position(doubt) else {
        return;
    };
    let mut at = 0;
    let mut more = Vec::new();
    row.retain(|found| {
        let again = at > first && doubt(found);
        at += 1;
        if again {
            let message = Some(found.title.clone());
            let primary = found.primary.clone();
            more.push(Label { message, ..primary });
        }
        !again
    });
    if let Some(first) = row.get_mut(first) {
        first.related.append(&mut more);
    }
}

/// Takes the findings of `rule` but the first out of `row`; returns how many there were, and the first one.
fn first_of(
    row: &mut Vec<Diagnostic>,
    rule: Rule,
) -> Option<(usize, &mut Diagnostic, Vec<Message>)> {
    let mut titles = Vec::new();
    row.retain(|found| {
        let own = found.rule == rule;
        if own {
            titles.push(found.title.clone());
        }
        !own || titles.len() == 1
    });
    let first = row.iter_mut().find(|found| found.rule == rule)?;
    Some((titles.len(), first, titles))
}

/// Several executors named twice are one finding that names them.
fn fold_repeated(row: &mut Vec<Diagnostic>) {
    let Some((2.., first, titles)) = first_of(row, Rule::RepeatedExecutor) else {
        return;
    };
    let mut names: Vec<&str> = Vec::new();
    for title in &titles {
        if let Some(Arg::Text(name)) = title.args.first()
            && !names
                .iter()
                .any(|known| crate::text::russian::fold(known) == crate::text::russian::fold(name))
        {
            names.push(name);
        }
    }
    if let Some(item) = first.title.args.get(1).cloned()
        && names.len() > 1
    {
        let title = MessageId::RepeatedExecutors.with(super::whole::several(&names));
        first.title = title.with(item);
    }
}

/// Several days outside the period are one finding; one that is due before the approval for that reason is no other.
fn fold_outside(row: &mut Vec<Diagnostic>) {
    let Some((count, first, mut titles)) = first_of(row, Rule::OutsidePeriod) else {
        return;
    };
    titles.dedup();
    let level = first.level;
    if count > 1
        && titles.len() > 1
        && let Some(day) = first.title.args.first_mut()
    {
        let more = MessageId::AndOthers
            .with(day.clone())
            .with(titles.len() - 1);
        *day = more.into();
    }
    row.retain(|found| found.rule != Rule::DueBeforeApproval || found.level > level);
}

/// Dates without commas, out of order, beside executors named twice: the row is several things in one.
fn fold_several_deeds(row: &mut Vec<Diagnostic>) {
    let Some(kept) = row
        .iter()
        .position(|found| found.rule == Rule::MissingSeparator)
    else {
        return;
    };
    // what an error says does not hang on which warnings are asked for
    let level = row[kept].level;
    if level == Level::Deny {
        return;
    }
    let mut more: Vec<Label> = Vec::new();
    let mut repeated = false;
    row.retain(|found| {
        let same = matches!(found.rule, Rule::UncertainReading | Rule::RepeatedExecutor);
        let drop = same && found.level <= level;
        if drop {
            repeated |= found.rule == Rule::RepeatedExecutor;
            let known = found.title.id == MessageId::SeveralDeeds;
            let message = (!known).then(|| found.title.clone());
            more.push(Label {
                message,
                ..found.primary.clone()
            });
        }
        !drop
    });
    if let Some(found) = row
        .iter_mut()
        .find(|found| found.rule == Rule::MissingSeparator)
    {
        found.related.append(&mut more);
        if repeated {
            found.title = MessageId::SeveralDeeds.into();
            found.help = vec![MessageId::ManyDatesHelp.into()];
        }
    }
}
