//! The reports: each puts its question to every plan, makes a report of the answers and prints it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Outcome;
use super::answer::{Answers, answers, day};
use super::args::{
    Day, Output, OverdueArgs, OverdueBy, Question, ShowArgs, StatusArgs, TimelineArgs,
    WorkloadArgs, WrittenArgs,
};
use super::choice;
use super::context::Context;
use super::files::{self, Made, Target};
use super::gather::Files;
use super::place::is_place;
use super::refusal::Refusal;
use super::selection::{Selection, select};
use crate::model::Plan;
use crate::phrase::Wanted;
use crate::query::{self, Clock, Directory, Filter, Named, Naming, People, State, WorkloadBy};
use crate::render::{self, Color, Format, Style};
use crate::report::{
    self, About, ListReport, OverdueReport, Report, ShowReport, StatusReport, TimelineReport,
    UpcomingReport, WorkloadReport,
};
use crate::words::MessageId;

/// `roadmap status`.
pub(super) fn status(args: &StatusArgs, context: &Context) -> Result<Outcome> {
    let by = args.by.into();
    let found = asked(&args.question, context, |plan, filter, clock| {
        let lines = query::status(plan, filter, clock, by);
        let tally = match by {
            query::GroupBy::Executor => query::tally(plan, filter, clock),
            _ => sum(lines.iter().map(|line| &line.tally)),
        };
        (lines, (tally, plan.names()))
    })?;
    let (lines, counted): (Vec<_>, Vec<_>) = found.of_plans.into_iter().unzip();
    let (tallies, plans): (Vec<_>, Vec<_>) = counted.into_iter().unzip();
    let lines = lines.into_iter().flatten();
    let report = StatusReport::new(lines, by, sum(&tallies), found.about).over(&plans);
    print(&report, &args.question.output, found.incomplete, context)
}

/// `roadmap overdue`.
pub(super) fn overdue(args: &OverdueArgs, context: &Context) -> Result<Outcome> {
    let day = day(&args.question.input);
    let until = args.until.as_ref();
    let until = until.map(|until| until.on(day, Wanted::Coming));
    let from = args.question.filter.from.as_ref();
    let from = from.map(|from| from.on(day, Wanted::First));
    if let Some(from) = from.filter(|from| until.map_or(*from >= day, |until| *from > until)) {
        let complaint = MessageId::OverdueFromLater
            .with(from)
            .with(until.unwrap_or(day));
        return Err(Refusal {
            complaint,
            advice: vec![MessageId::OverdueFromLaterHelp.into()],
        }
        .into());
    }
    let states = args.question.filter.states();
    let late = |state| matches!(state, State::Overdue | State::Undated);
    let fits = |state: State| late(state) || until.is_some() && state.is_open();
    must_fit(&states, fits, MessageId::NeverOverdue)?;
    let found = asked(&args.question, context, |plan, filter, clock| {
        (
            (
                query::overdue(plan, filter, clock, until),
                query::waits(plan, filter, clock),
            ),
            query::tally(plan, filter, clock),
        )
    })?;
    let by = match args.by {
        Some(OverdueBy::Executor) => report::OverdueBy::Executor,
        Some(OverdueBy::Age) => report::OverdueBy::Age,
        None => report::OverdueBy::Roadmap,
    };
    let (found_rows, tallies): (Vec<_>, Vec<_>) = found.of_plans.into_iter().unzip();
    let (rows, waits): (Vec<_>, Vec<_>) = found_rows.into_iter().unzip();
    let of: Vec<usize> = tallies.iter().map(|tally| tally.total).collect();
    print(
        &OverdueReport::new(rows.concat(), waits.concat(), until, by, &of, found.about),
        &args.question.output,
        found.incomplete,
        context,
    )
}

/// Refuses `states`, where some are asked for, none of which `fits` the report: an empty answer would say that there is
/// nothing.
fn must_fit(states: &[State], fits: impl Fn(State) -> bool, complaint: MessageId) -> Result<()> {
    if states.is_empty() || states.iter().any(|state| fits(*state)) {
        return Ok(());
    }
    let advice = vec![MessageId::NeverThereHelp.into()];
    let complaint = complaint.into();
    Err(Refusal { complaint, advice }.into())
}

/// `roadmap upcoming`.
pub(super) fn upcoming(question: &Question, context: &Context) -> Result<Outcome> {
    must_fit(
        &question.filter.states(),
        State::is_open,
        MessageId::NeverUpcoming,
    )?;
    must_be_ahead(question)?;
    let found = asked(question, context, |plan, filter, clock| {
        query::upcoming(plan, filter, clock)
    })?;
    let (rows, about, incomplete) = flatten(found);
    print(
        &UpcomingReport::new(rows, about),
        &question.output,
        incomplete,
        context,
    )
}

/// Refuses days asked for none of which is ahead: an empty answer would say that nothing is due on them.
fn must_be_ahead(question: &Question) -> Result<()> {
    let clock = Clock {
        as_of: day(&question.input),
        within: question.within.within,
    };
    let on = |day: &Option<Day>, wanted| day.as_ref().map(|day| day.on(clock.as_of, wanted));
    let from = on(&question.filter.from, Wanted::First).filter(|from| *from > clock.horizon());
    let to = on(&question.filter.to, Wanted::Last).filter(|to| *to < clock.as_of);
    let (complaint, advice) = match (from, to) {
        (Some(from), _) => {
            let days = (from - clock.as_of).num_days();
            (
                MessageId::UpcomingFromLater
                    .with(from)
                    .with(clock.horizon()),
                MessageId::UpcomingFromLaterHelp.with(days),
            )
        }
        (None, Some(to)) => (
            MessageId::UpcomingToEarlier.with(to).with(clock.as_of),
            MessageId::UpcomingToEarlierHelp.into(),
        ),
        (None, None) => return Ok(()),
    };
    let advice = vec![advice];
    Err(Refusal { complaint, advice }.into())
}

/// `roadmap workload`.
pub(super) fn workload(args: &WorkloadArgs, context: &Context) -> Result<Outcome> {
    let by = args.by.map_or(WorkloadBy::State, WorkloadBy::from);
    let states = args.question.filter.states();
    let none_open = !states.is_empty() && !states.iter().any(|state| state.is_open());
    if by == WorkloadBy::Month && none_open {
        return Err(Refusal {
            complaint: MessageId::WorkloadOfTheDone.into(),
            advice: vec![MessageId::WorkloadOfTheDoneHelp.into()],
        }
        .into());
    }
    let naming = if args.expand {
        Naming::Expanded
    } else {
        Naming::AsWritten
    };
    let found = asked(&args.question, context, |plan, filter, clock| {
        (
            query::workload(plan, filter, clock, by, naming),
            query::tally(plan, filter, clock),
        )
    })?;
    let (loads, tallies): (Vec<_>, Vec<_>) = found.of_plans.into_iter().unzip();
    let report = WorkloadReport::new(loads.into_iter().flatten(), by, sum(&tallies), found.about);
    print(&report, &args.question.output, found.incomplete, context)
}

/// `roadmap timeline`.
pub(super) fn timeline(args: &TimelineArgs, context: &Context) -> Result<Outcome> {
    let format: Format = args.written.format.into();
    if matches!(format, Format::Csv | Format::Json | Format::Jsonl) {
        let name = format.name();
        return Err(Refusal {
            complaint: MessageId::NoSuchPicture.with(name),
            advice: vec![MessageId::NoSuchPictureHelp.with(name)],
        }
        .into());
    }
    let selection = select(&args.input, args.within.within, &args.filter, context)?;
    let found = put(selection, context, |plan, filter, clock| {
        query::timeline(plan, filter, clock)
    });
    let day = found.about.clock.as_of;
    let report = TimelineReport::new(found.of_plans, found.about.clone());
    let page = report.page(context.lang);
    let page = match format {
        Format::Table => report::on_screen(page, &found.about, context.lang),
        _ => page,
    };
    put_out(&args.written, &page.title, context, |style, out| {
        render::page(&page, day, format, style, out)
    })?;
    Ok(if found.incomplete {
        Outcome::Failed
    } else {
        Outcome::Done
    })
}

/// `roadmap list`.
pub(super) fn list(question: &Question, context: &Context) -> Result<Outcome> {
    let found = asked(question, context, |plan, filter, clock| {
        query::list(plan, filter, clock)
    })?;
    let (rows, about, incomplete) = flatten(found);
    print(
        &ListReport::new(rows, about),
        &question.output,
        incomplete,
        context,
    )
}

/// `roadmap show`.
pub(super) fn show(args: &ShowArgs, context: &Context) -> Result<Outcome> {
    let (item, paths) = asked_of(args)?;
    let mut files = Files::find(&paths)?.looked_at_on(day(&args.input));
    files.keep_addressed(std::iter::once(item.as_str()));
    let clock = Clock {
        as_of: day(&args.input),
        within: args.within.within,
    };
    let mut found = answers(&files, clock, context, |plan, clock| {
        query::find(plan, &item).map(|item| query::show(plan, item, clock))
    });
    let of_plans = std::mem::take(&mut found.of_plans);
    let details = choice::fitting(&item, of_plans).map_err(|refusal| {
        let unread = found
            .about
            .unread
            .iter()
            .map(|unread| Path::new(&unread.path));
        choice::of_unread(&item, unread).unwrap_or(refusal)
    })?;
    if details.len() > 1 {
        let names = details.iter().map(|detail| {
            let row = &detail.row;
            let path = files.path_of(&row.roadmap);
            choice::name(
                &row.roadmap,
                &path,
                &row.id,
                &row.title,
                context.width.into(),
            )
        });
        return Err(choice::ambiguous(&item, names.collect()).into());
    }
    let report = ShowReport::new(details, found.about, context.lang);
    write(&report, &args.written, context)?;
    Ok(if found.incomplete {
        Outcome::Failed
    } else {
        Outcome::Done
    })
}

/// Returns the item that `args` name, and the places to look for it: they may stand before it too, as edits take them.
fn asked_of(args: &ShowArgs) -> Result<(String, Vec<PathBuf>)> {
    let mut paths = args.places.clone();
    paths.extend(args.input.paths.iter().cloned());
    let refused = |complaint| {
        let advice = vec![MessageId::EditPlaceHelp.into()];
        Err(Refusal { complaint, advice }.into())
    };
    let mut item = args.item.clone();
    if is_place(&item) {
        let Some(at) = paths.iter().position(|path| !path.exists()) else {
            return refused(MessageId::EditOnlyPlaces.with(item));
        };
        let place = std::mem::replace(&mut item, paths[at].to_string_lossy().into_owned());
        paths[at] = PathBuf::from(place);
    }
    match paths.iter().find(|path| !path.exists()) {
        Some(missing) => refused(MessageId::EditNoPlace.with(missing.display().to_string())),
        None => Ok((item, paths)),
    }
}

/// Asks every plan that `question` selects.
fn asked<T: Send + Named>(
    question: &Question,
    context: &Context,
    ask: impl Fn(&Plan<'_>, &Filter, Clock) -> T + Sync,
) -> Result<Answers<T>> {
    let within = question.within.within;
    let selection = select(&question.input, within, &question.filter, context)?;
    Ok(put(selection, context, ask))
}

/// Asks every plan of `selection`, and calls everyone in the answers by one name.
pub(super) fn put<T: Send + Named>(
    selection: Selection,
    context: &Context,
    ask: impl Fn(&Plan<'_>, &Filter, Clock) -> T + Sync,
) -> Answers<T> {
    let Selection {
        files,
        clock,
        filter,
        asked,
    } = selection;
    let found = answers(&files, clock, context, |plan, clock| {
        let answer = ask(plan, &filter, clock);
        let people = answer.names_anyone().then(|| People::of(plan));
        (answer, people.unwrap_or_default())
    });
    let people = found.of_plans.iter().map(|(_, people)| people);
    let directory = Directory::new(people);
    let named = |(mut answer, people): (T, People)| {
        answer.rename(&|name| directory.called(&people, name, context.lang));
        answer
    };
    Answers {
        of_plans: found.of_plans.into_iter().map(named).collect(),
        about: About {
            asked,
            ..found.about
        },
        incomplete: found.incomplete,
    }
}

fn sum<'t>(tallies: impl IntoIterator<Item = &'t query::Tally>) -> query::Tally {
    let mut sum = query::Tally::default();
    for tally in tallies {
        sum.merge(tally);
    }
    sum
}

pub(super) fn flatten<T>(found: Answers<Vec<T>>) -> (Vec<T>, About, bool) {
    (
        found.of_plans.into_iter().flatten().collect(),
        found.about,
        found.incomplete,
    )
}

/// Prints `report` and returns what its exit code says.
pub(super) fn print(
    report: &impl Report,
    output: &Output,
    incomplete: bool,
    context: &Context,
) -> Result<Outcome> {
    write(report, &output.written, context)?;
    Ok(
        match (incomplete, output.exit_code && !report.rows().is_empty()) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::Findings,
            (false, false) => Outcome::Done,
        },
    )
}

fn write(report: &impl Report, args: &WrittenArgs, context: &Context) -> Result<()> {
    let format: Format = args.format.into();
    if report.is_silent() && format.is_file() {
        return Ok(());
    }
    let named = !args.file.is_none() || format.is_file();
    let title = named.then(|| report.page(context.lang).title);
    let title = title.unwrap_or_default();
    put_out(args, &title, context, |style, out| {
        render::render(report, format, style, out)
    })
}

/// Puts what `draw` writes where `args` say: into a file, or to standard output where none is named and none is needed.
fn put_out(
    args: &WrittenArgs,
    title: &str,
    context: &Context,
    draw: impl FnOnce(&Style, &mut dyn Write) -> std::io::Result<()>,
) -> Result<()> {
    let format: Format = args.format.into();
    if args.file.is_none() && !format.is_file() {
        let mut out = Context::out();
        draw(&context.style(), &mut out)?;
        out.flush()?;
        return Ok(());
    }
    let style = Style {
        color: Color::Never,
        ..context.style()
    };
    let mut bytes = Vec::new();
    draw(&style, &mut bytes)?;
    let extension = if format == Format::Table {
        "txt"
    } else {
        format.name()
    };
    let made = Made {
        title: title.to_owned(),
        stem: String::new(),
        bytes,
    };
    let target = Target {
        file: &args.file,
        extension,
        alone: MessageId::ExportManyFilesHelp,
    };
    files::write(&[made], &target, context)
}
