//! `roadmap letters`: a reminder to each executor over all plans, as text, a paper or a draft of mail.

use std::io::Write as _;

use anyhow::Result;

use super::Outcome;
use super::answer::Answers;
use super::args::{LettersArgs, LettersFormat};
use super::context::Context;
use super::files::{self, Made, Target};
use super::reports::put;
use super::selection::select;
use crate::query::{Clock, RemindOf, Reminders, reminders};
use crate::render::docx::{self, Orientation};
use crate::render::mail::{self, Mailbox, Message, is_address};
use crate::render::prose;
use crate::report::letters::{self, Letter, letters};
use crate::report::{Block, Paper, item_name};
use crate::words::MessageId;

/// Runs the command.
pub(super) fn run(args: &LettersArgs, context: &Context) -> Result<Outcome> {
    let asked = RemindOf {
        overdue: args.overdue || args.upcoming.is_none(),
        upcoming: args.upcoming.is_some() || !args.overdue,
    };
    let within = args.upcoming.unwrap_or(Clock::WITHIN);
    let selection = select(&args.input, within, &args.filter, context)?;
    let found = put(selection, context, |plan, filter, clock| {
        reminders(plan, filter, clock, asked)
    });
    let outcome = if found.incomplete {
        Outcome::Failed
    } else {
        Outcome::Done
    };
    tell_nobodys(&found, context);
    let clock = found.about.clock;
    let letters = letters(found.of_plans, args.sender.as_deref());
    if letters.is_empty() {
        context.tell(&MessageId::LettersNone.into());
        return Ok(outcome);
    }
    write(&letters, clock, args, context)?;
    Ok(outcome)
}

/// Says which rows no letter speaks of because nobody carries them out.
fn tell_nobodys(found: &Answers<Reminders>, context: &Context) {
    for plan in found
        .of_plans
        .iter()
        .filter(|plan| !plan.nobodys.is_empty())
    {
        let names = plan
            .nobodys
            .iter()
            .map(|row| item_name(&row.id).text(context.lang));
        let names = names.collect::<Vec<_>>().join(", ");
        let told = MessageId::LettersNobody
            .with(plan.plan.as_str())
            .with(names);
        context.tell(&told);
    }
}

fn write(letters: &[Letter], clock: Clock, args: &LettersArgs, context: &Context) -> Result<()> {
    let lang = context.lang;
    let papers = letters
        .iter()
        .map(|letter| letters::paper(letter, clock, false, lang));
    let papers: Vec<Paper<'_>> = papers.collect();
    let papers = if args.split || args.format == LettersFormat::Eml {
        papers
    } else {
        vec![together(papers, lang)]
    };
    let to_stdout = args.output.is_none() && papers.len() == 1;
    match args.format {
        LettersFormat::Txt if to_stdout && !args.split => {
            let mut out = Context::out();
            prose::letter(&papers[0], Some(context.width.into()), &mut out)?;
            Ok(out.flush()?)
        }
        LettersFormat::Md if to_stdout && !args.split => {
            let mut out = Context::out();
            prose::paper_markdown(&papers[0], &mut out)?;
            Ok(out.flush()?)
        }
        LettersFormat::Eml => put_drafts(letters, &papers, args, context),
        _ => {
            let made = papers.iter().map(|paper| {
                Ok(Made {
                    title: paper.title.clone(),
                    stem: paper.title.clone(),
                    bytes: bytes(paper, args.format)?,
                })
            });
            let made = made.collect::<Result<Vec<_>>>()?;
            put_files(&made, args, context)
        }
    }
}

/// Returns all of `papers` as one, each on a page of its own.
fn together(papers: Vec<Paper<'_>>, lang: crate::words::Lang) -> Paper<'_> {
    let day = papers[0].day;
    let title = match papers.as_slice() {
        [only] => only.title.clone(),
        _ => MessageId::LettersTitle.text(lang).to_owned(),
    };
    let mut blocks = Vec::new();
    for paper in papers {
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        blocks.extend(paper.blocks);
    }
    Paper {
        title,
        lang,
        day,
        blocks,
    }
}

fn bytes(paper: &Paper<'_>, format: LettersFormat) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        LettersFormat::Docx => out = docx::paper(paper, Orientation::Portrait)?,
        LettersFormat::Md => prose::paper_markdown(paper, &mut out)?,
        LettersFormat::Txt | LettersFormat::Eml => prose::letter(paper, None, &mut out)?,
    }
    Ok(out)
}

/// Writes a draft of mail for each letter, and says which executors have no address.
fn put_drafts(
    letters: &[Letter],
    papers: &[Paper<'_>],
    args: &LettersArgs,
    context: &Context,
) -> Result<()> {
    let mut made = Vec::new();
    let mut unreachable: Vec<&str> = Vec::new();
    for (letter, paper) in letters.iter().zip(papers) {
        let to: Vec<Mailbox<'_>> = addresses(letter, context)
            .map(|address| Mailbox {
                name: &letter.to.name,
                address,
            })
            .collect();
        if to.is_empty() {
            unreachable.push(&letter.to.called);
        }
        let text = bytes(paper, LettersFormat::Eml)?;
        let draft = Message {
            from: None,
            to,
            subject: &letters::subject(letter, context.lang),
            day: paper.day,
            text: &String::from_utf8_lossy(&text),
            attachment: None,
        };
        made.push(Made {
            title: paper.title.clone(),
            stem: paper.title.clone(),
            bytes: mail::message(&draft),
        });
    }
    put_files(&made, args, context)?;
    if !unreachable.is_empty() {
        context.tell(&MessageId::LettersNoAddress.with(unreachable.join("; ")));
    }
    Ok(())
}

/// Returns the addresses of `letter` that are some; says which are none.
fn addresses<'l>(letter: &'l Letter, context: &Context) -> impl Iterator<Item = &'l str> {
    let all = letter
        .emails
        .iter()
        .flat_map(|text| text.split([',', ';', ' ']));
    let named: Vec<&str> = all.map(str::trim).filter(|text| !text.is_empty()).collect();
    let (good, bad): (Vec<&str>, Vec<&str>) = named.into_iter().partition(|text| is_address(text));
    for text in bad {
        let told = MessageId::LettersBadAddress
            .with(text)
            .with(letter.to.called.as_str());
        context.tell(&told);
    }
    good.into_iter()
}

fn put_files(made: &[Made], args: &LettersArgs, context: &Context) -> Result<()> {
    let target = Target {
        output: args.output.as_deref(),
        extension: args.format.extension(),
        force: args.force,
    };
    files::write(made, &target, context)
}
