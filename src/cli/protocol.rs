//! `roadmap protocol`: the skeleton of a meeting's minutes, and the decisions of minutes read back.

use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;

use super::Outcome;
use super::args::{Day, Input, ProtocolArgs, ProtocolFormat};
use super::context::Context;
use super::edit::{Looked, Papers, Proposal, apply, look};
use super::files::{self, Made, Target};
use super::refusal::Refusal;
use super::reports::put;
use super::selection::select;
use crate::edit::{Assignment, Deed, Operation, Which};
use crate::import::minutes::{self, Act, Decision, Unclear};
use crate::import::read;
use crate::import::source::Source;
use crate::io;
use crate::query::extract;
use crate::render::docx::{self, Orientation};
use crate::render::prose;
use crate::report::paper::{self, Meeting};
use crate::report::{Applied, Effect};
use crate::words::{Lang, MessageId};

/// Runs the command.
pub(super) fn run(args: &ProtocolArgs, context: &Context) -> Result<Outcome> {
    match &args.apply {
        Some(file) => decisions(file, args, context),
        None => skeleton(args, context),
    }
}

/// Returns the plans that `args` name, looked at on `day`.
fn input(args: &ProtocolArgs, day: Option<&Day>) -> Input {
    Input {
        paths: args.paths.clone(),
        as_of: day.cloned(),
    }
}

/// Writes the skeleton of the minutes. They are an office paper and Russian whatever the language of the answers, since
/// they are read back by their words.
fn skeleton(args: &ProtocolArgs, context: &Context) -> Result<Outcome> {
    let input = input(args, args.meeting.as_ref());
    let selection = select(&input, args.within.within, &args.filter, context)?;
    let found = put(selection, context, extract);
    let meeting = Meeting {
        number: args.number.clone(),
        kind: args.meeting_kind.clone(),
    };
    let paper = paper::protocol(&found.of_plans, &meeting, &found.about, Lang::Russian);
    let (bytes, extension) = match args.format {
        ProtocolFormat::Docx => (docx::paper(&paper, Orientation::Portrait, &[])?, "docx"),
        ProtocolFormat::Md => {
            let mut bytes = Vec::new();
            prose::paper_markdown(&paper, &mut bytes)?;
            (bytes, "md")
        }
    };
    let made = Made {
        title: paper.title,
        stem: String::new(),
        bytes,
    };
    let target = Target {
        file: &args.file,
        extension,
        alone: MessageId::ExportManyFilesHelp,
    };
    files::write(&[made], &target, context)?;
    Ok(if found.incomplete {
        Outcome::Failed
    } else {
        Outcome::Done
    })
}

/// Reads the decisions of the minutes `file`, shows what they change and, where it is wanted, writes it.
fn decisions(file: &Path, args: &ProtocolArgs, context: &Context) -> Result<Outcome> {
    let source = document(file)?;
    let head = minutes::head(&source);
    let day = day_of(&head, args)?;
    let number = args.number.clone().or(head.number);
    let named = Day::exact(day);
    let selection = select(
        &input(args, Some(&named)),
        args.within.within,
        &args.filter,
        context,
    )?;
    let (files, clock) = (selection.files, selection.clock);
    let Looked {
        paths,
        plans,
        incomplete,
    } = look(&files, clock, context);
    let read = minutes::read(&source, &plans, day);
    let basis = basis(number.as_deref(), day);
    let shown = shown(file);
    let place = |place: &crate::import::source::Place| {
        vec![MessageId::Verbatim.with(shown.as_str()), place.message()]
    };
    let proposal = |decision: Decision| Proposal {
        plan: paths[decision.plan].clone(),
        deed: deed(&decision, &basis, day),
        said_on: day,
        place: place(&decision.place),
        words: decision.words,
        remarks: decision.remarks,
    };
    let unclear = |one: Unclear| Applied {
        effect: match one.why.id {
            MessageId::MinutesNoItem => Effect::Aside,
            MessageId::MinutesStays => Effect::Stays,
            MessageId::MinutesSpoken | MessageId::MinutesAboveDecisions => Effect::Spoken,
            _ => Effect::Unclear,
        },
        place: place(&one.place),
        item: None,
        said: vec![one.why],
        words: Some(one.words).filter(|words| !words.is_empty()),
    };
    let papers = Papers {
        title: MessageId::ProtocolTitle.with(basis.as_str()),
        proposals: read.decisions.into_iter().map(proposal).collect(),
        others: read.unclear.into_iter().map(unclear).collect(),
        incomplete,
    };
    apply(papers, &files, args.yes, context)
}

/// Returns how people call a file.
fn shown(file: &Path) -> String {
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_default()
}

/// Reads the document `file`.
fn document(file: &Path) -> Result<Source> {
    let mut bytes = Vec::new();
    io::read(file, &mut bytes).map_err(|failure| Refusal {
        complaint: MessageId::EditOf
            .with(failure.path.display().to_string())
            .with(failure.reason),
        advice: Vec::new(),
    })?;
    let read = read::read(&file.to_string_lossy(), &bytes).map_err(|error| Refusal {
        complaint: MessageId::EditOf
            .with(file.display().to_string())
            .with(error.problem),
        advice: error.help.into_iter().collect(),
    })?;
    Ok(read)
}

/// Returns the day of the meeting: the one that the minutes name and the one asked for must be the same.
fn day_of(head: &minutes::Head, args: &ProtocolArgs) -> Result<NaiveDate, Refusal> {
    let asked = args.meeting.as_ref().map(|day| Day::or_today(Some(day)));
    match (asked, head.day) {
        (Some(asked), Some(told)) if asked != told => Err(Refusal {
            complaint: MessageId::ProtocolOtherDay.with(told).with(asked),
            advice: vec![MessageId::ProtocolOtherDayHelp.into()],
        }),
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => Err(Refusal {
            complaint: MessageId::ProtocolNoDay.into(),
            advice: vec![MessageId::ProtocolNoDayHelp.into()],
        }),
    }
}

/// Returns how decisions name the minutes as their ground: «протокол № 3 от 18.04.2022».
fn basis(number: Option<&str>, day: NaiveDate) -> String {
    let words = match number {
        Some(number) => MessageId::ProtocolBasis.with(number).with(day),
        None => MessageId::ProtocolBasisUnnumbered.with(day),
    };
    words.text(Lang::Russian)
}

/// Returns what is to be written of `decision`.
fn deed(decision: &Decision, basis: &str, day: NaiveDate) -> Deed {
    let which = decision.due.map_or(Which::Unsaid, Which::Due);
    let basis = || basis.to_owned();
    let operation = match decision.act.clone() {
        Act::Add(new) => return Deed::Add(new),
        Act::Done { on, evidence } => Operation::Done {
            on,
            which,
            evidence,
            note: None,
        },
        Act::Move { to, why } => Operation::Postpone {
            to: format!("до {}", to.format("%d.%m.%Y")),
            on: day,
            which,
            basis: Some(why.map_or_else(basis, |why| format!("{}; {why}", basis()))),
        },
        Act::Cancel { reason } => Operation::Cancel {
            on: day,
            which,
            reason: reason.unwrap_or_else(basis),
        },
        Act::Lead { name, instead } => Operation::Assign(Assignment {
            lead: Some(name),
            remove: instead.into_iter().collect(),
            ..Assignment::default()
        }),
        Act::Unmet { reason } => Operation::Unmet {
            on: day,
            which,
            reason,
        },
    };
    Deed::Row(decision.item.clone().unwrap_or_default(), operation)
}
