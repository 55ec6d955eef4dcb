//! `roadmap export`: plans as files for other programs and people.

use std::io::Write as _;

use anyhow::Result;

use super::Outcome;
use super::answer::Answers;
use super::args::{EntryArg, ExportArgs, ExportFormat, FormArg, FormFormat, SplitArg};
use super::context::Context;
use super::files::{self, Made, Target};
use super::letters;
use super::refusal::Refusal;
use super::reports::put;
use super::selection::{Selection, select};
use crate::import;
use crate::query::{self, Extract, Marks, Naming, RemindOf, Tally, WorkloadBy, extract};
use crate::render::docx::{self, Orientation};
use crate::render::{self, Format, html, ics, xlsx};
use crate::report::agenda::agenda;
use crate::report::site::site;
use crate::report::workbook::book;
use crate::report::{self, About, ListReport, OverdueBy, OverdueReport, WorkloadReport, paper};
use crate::text::AsWritten;
use crate::text::order;
use crate::words::{Lang, MessageId};

/// Runs the command.
pub(super) fn run(args: &ExportArgs, context: &Context) -> Result<Outcome> {
    must_fit(args)?;
    let selection = select(&args.input, args.within.within, &args.filter, context)?;
    if args.form == Some(FormArg::Answers) {
        return answers(selection, args, context);
    }
    let ask = |selection| put(selection, context, extract);
    match args.format {
        ExportFormat::Xlsx => {
            let make = |all: &Gathered| workbook(all, context.lang);
            together(selection, WorkloadBy::State, make, args, context)
        }
        ExportFormat::Html => {
            let make = |all: &Gathered| page(all, context.lang);
            together(selection, WorkloadBy::Month, make, args, context)
        }
        ExportFormat::Docx => {
            let found = ask(selection);
            write(&papers(&found, args, context)?, args, context)?;
            Ok(outcome(&found))
        }
        ExportFormat::Ics => {
            let found = ask(selection);
            write(&calendars(&found, args, context), args, context)?;
            Ok(outcome(&found))
        }
        ExportFormat::Md => list(ask(selection), Format::Md, args, context),
        ExportFormat::Csv => list(ask(selection), Format::Csv, args, context),
        ExportFormat::Json => list(ask(selection), Format::Json, args, context),
        ExportFormat::Jsonl => list(ask(selection), Format::Jsonl, args, context),
    }
}

/// Writes `made` where `args` say.
fn write(made: &[Made], args: &ExportArgs, context: &Context) -> Result<()> {
    let by_executor = args.form == Some(FormArg::Answers) || args.split.is_some();
    let alone = if by_executor {
        MessageId::ExportManyLettersHelp
    } else {
        MessageId::ExportManyFilesHelp
    };
    let target = Target {
        file: &args.file,
        extension: &args.format.extension(),
        alone,
    };
    files::write(made, &target, context)
}

/// Writes the form of each executor, as `roadmap letters --form answers` does.
fn answers(selection: Selection, args: &ExportArgs, context: &Context) -> Result<Outcome> {
    let found = put(selection, context, |plan, filter, clock| {
        query::reminders(plan, filter, clock, RemindOf::ALL)
    });
    let outcome = outcome(&found);
    letters::tell_nobodys(&found, context);
    let format = match args.format {
        ExportFormat::Docx => FormFormat::Docx,
        _ => FormFormat::Xlsx,
    };
    let clock = found.about.clock;
    let letters = report::letters(found.of_plans, None);
    if letters.is_empty() {
        context.tell(&MessageId::LettersNone.into());
    }
    let made = letters::forms(&letters, clock, format, context.lang)?;
    write(&made, args, context)?;
    Ok(outcome)
}

/// Returns how a run ends that wrote all that could be read.
fn outcome<T>(found: &Answers<T>) -> Outcome {
    if found.incomplete {
        Outcome::Failed
    } else {
        Outcome::Done
    }
}

/// Plans with what stands out in them.
struct Gathered {
    plans: Vec<Extract>,
    overdue: OverdueReport,
    workload: WorkloadReport,
    about: About,
}

/// Writes one file of all plans and of what stands out in them, workloads told by `by`: a workbook or a page.
fn together(
    selection: Selection,
    by: WorkloadBy,
    make: impl FnOnce(&Gathered) -> Result<Made>,
    args: &ExportArgs,
    context: &Context,
) -> Result<Outcome> {
    let found = put(selection, context, |plan, filter, clock| {
        let loads = query::workload(plan, filter, clock, by, Naming::AsWritten);
        let late = query::overdue(plan, filter, clock, None);
        let waits = query::waits(plan, filter, clock);
        (((late, waits), loads), extract(plan, filter, clock))
    });
    let outcome = outcome(&found);
    let about = found.about;
    let (mut tally, mut of) = (Tally::default(), Vec::new());
    let (mut late, mut waits, mut loads, mut plans) = <(Vec<_>, Vec<_>, Vec<_>, Vec<_>)>::default();
    for (((of_late, of_waits), of_loads), plan) in found.of_plans {
        late.extend(of_late);
        waits.extend(of_waits);
        loads.extend(of_loads);
        for detail in &plan.rows {
            tally.add(detail.row.state);
        }
        of.push(plan.rows.len());
        plans.push(plan);
    }
    plans.sort_by_cached_key(|plan| (order::key(&plan.name), order::key(&plan.roadmap)));
    let gathered = Gathered {
        plans,
        overdue: OverdueReport::new(late, waits, None, OverdueBy::Roadmap, &of, about.clone()),
        workload: WorkloadReport::new(loads, by, tally, about.clone()),
        about,
    };
    write(&[make(&gathered)?], args, context)?;
    Ok(outcome)
}

fn workbook(all: &Gathered, lang: Lang) -> Result<Made> {
    let book = book(&all.plans, &all.overdue, &all.workload, &all.about, lang);
    Ok(Made {
        title: book.title.clone(),
        stem: book.title.clone(),
        bytes: known_again(
            "plans.xlsx",
            &all.plans,
            |marks| &marks.bare,
            |written| Ok(xlsx::book(&book, all.about.clock.as_of, lang, written)?),
        )?,
    })
}

fn page(all: &Gathered, lang: Lang) -> Result<Made> {
    let site = site(&all.plans, &all.overdue, &all.workload, &all.about, lang);
    let mut bytes = Vec::new();
    html::site(&site, lang, &mut bytes)?;
    Ok(Made {
        stem: site.title.clone(),
        title: site.title,
        bytes,
    })
}

/// Returns the file that `make` makes of `plans`, which keeps what they say as import reads them, and of what became of
/// their rows all that it shows: what is changed in it later is told from what the plan itself has changed since.
fn known_again(
    name: &str,
    plans: &[Extract],
    shows: fn(&Marks) -> &str,
    make: impl Fn(&[AsWritten]) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let said = import::said(name, &make(&[])?);
    let are_all = said.len() == plans.len();
    let marks = plans.iter().filter(|_| are_all).map(|plan| {
        let rows = plan.marks.iter().map(shows);
        import::merge::kept::text(&plan.name, rows)
    });
    let marks = marks.chain(std::iter::repeat(String::new()));
    let written = said.into_iter().zip(marks);
    let written: Vec<AsWritten> = written
        .map(|(said, marks)| AsWritten { said, marks })
        .collect();
    make(&written)
}

/// Refuses options that say nothing of the format asked for.
fn must_fit(args: &ExportArgs) -> Result<(), Refusal> {
    if args.form == Some(FormArg::Order) {
        return Err(Refusal {
            complaint: MessageId::ExportOrder.into(),
            advice: vec![MessageId::ExportOrderHelp.into()],
        });
    }
    // Answers are written into a workbook as well as into a paper.
    let is_sheet = args.form == Some(FormArg::Answers) && args.format == ExportFormat::Xlsx;
    let given = [
        (
            "--form",
            args.form.is_some() && !is_sheet,
            ExportFormat::Docx,
        ),
        ("--portrait", args.portrait, ExportFormat::Docx),
        ("--as", args.entry.is_some(), ExportFormat::Ics),
        ("--split", args.split.is_some(), ExportFormat::Ics),
        ("--alarm", args.alarm.is_some(), ExportFormat::Ics),
    ];
    for (option, given, format) in given {
        if given && args.format != format {
            let complaint = MessageId::ExportOptionOf
                .with(option)
                .with(format.extension());
            return Err(complaint.into());
        }
    }
    Ok(())
}

/// Returns the paper of each plan.
fn papers(found: &Answers<Extract>, args: &ExportArgs, context: &Context) -> Result<Vec<Made>> {
    let (about, lang) = (&found.about, context.lang);
    let orientation = if args.portrait {
        Orientation::Portrait
    } else {
        Orientation::Landscape
    };
    let made = found.of_plans.iter().map(|plan| {
        let (paper, shows): (_, fn(&Marks) -> &str) = match args.form {
            Some(FormArg::Execution) => (paper::execution(plan, about, lang), |marks| &marks.whole),
            // an appendix says nothing of the execution
            _ => (paper::plan(plan, about, lang), |_| ""),
        };
        Ok(Made {
            title: paper.title.clone(),
            stem: plan.roadmap.clone(),
            bytes: known_again("plan.docx", std::slice::from_ref(plan), shows, |written| {
                Ok(docx::paper(&paper, orientation, written)?)
            })?,
        })
    });
    made.collect()
}

/// Returns the calendar of all plans, or one for each executor.
fn calendars(found: &Answers<Extract>, args: &ExportArgs, context: &Context) -> Vec<Made> {
    let (all, dayless) = agenda(&found.of_plans, &found.about, context.lang);
    if dayless > 0 {
        context.tell(&MessageId::ExportDayless.with(dayless));
    }
    let kind = match args.entry {
        Some(EntryArg::Todo) => ics::Component::Todo,
        Some(EntryArg::Event) | None => ics::Component::Event,
    };
    let agendas = match args.split {
        Some(SplitArg::Executor) => all.by_executor(context.lang),
        None => vec![all],
    };
    let made = agendas.into_iter().map(|agenda| Made {
        bytes: ics::calendar(&agenda, kind, args.alarm),
        stem: agenda.title.clone(),
        title: agenda.title,
    });
    made.collect()
}

/// Writes the rows of the plans, as `roadmap list` gives them: into a file, or to standard output where none is named.
fn list(
    found: Answers<Extract>,
    format: Format,
    args: &ExportArgs,
    context: &Context,
) -> Result<Outcome> {
    let outcome = outcome(&found);
    let rows = found.of_plans.into_iter().flat_map(|plan| plan.rows);
    let rows = rows.map(|detail| detail.row).collect();
    let report = ListReport::new(rows, found.about);
    if args.file.is_none() {
        let mut out = Context::out();
        render::render(&report, format, &context.style(), &mut out)?;
        out.flush()?;
        return Ok(outcome);
    }
    let mut bytes = Vec::new();
    render::render(&report, format, &context.style(), &mut bytes)?;
    let title = MessageId::ExportPlans.text(context.lang).to_owned();
    let made = Made {
        stem: title.clone(),
        title,
        bytes,
    };
    write(&[made], args, context)?;
    Ok(outcome)
}
