//! `roadmap letters`: a reminder to each executor over all plans, as text, a paper or a draft of mail.

use std::io::Write as _;

use anyhow::Result;

use super::Outcome;
use super::answer::Answers;
use super::args::{FormFormat, LetterForm, LettersArgs, LettersFormat};
use super::context::Context;
use super::files::{self, Made, Target};
use super::refusal::Refusal;
use super::reports::put;
use super::selection::select;
use crate::model::ExecutorKind;
use crate::query::{Clock, RemindOf, Reminders, reminders};
use crate::render::docx::{self, Orientation};
use crate::render::mail::{self, Attachment, Mailbox, Message, is_address};
use crate::render::{prose, xlsx};
use crate::report::letters::{self, Letter, letters};
use crate::report::{Block, Paper, item_name};
use crate::text::{file_name, russian};
use crate::words::{Lang, MessageId};

/// Runs the command.
pub(super) fn run(args: &LettersArgs, context: &Context) -> Result<Outcome> {
    must_fit(args)?;
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
    let has_passed = tell_passed(&found, context);
    let clock = found.about.clock;
    let letters = letters(found.of_plans, args.sender.as_deref());
    if letters.is_empty() && has_passed {
        return Ok(outcome);
    }
    if letters.is_empty() {
        context.tell(&MessageId::LettersNone.into());
        return Ok(outcome);
    }
    tell_vacant(&letters, clock, context);
    if args.form == LetterForm::Answers {
        let format = match args.format {
            Some(LettersFormat::Docx) => FormFormat::Docx,
            _ => FormFormat::Xlsx,
        };
        let made = forms(&letters, clock, format, context.lang)?;
        put_files(&made, format.extension(), args, context)?;
    } else {
        write(&letters, clock, args, context)?;
    }
    Ok(outcome)
}

/// Refuses options that say nothing of what is asked for.
fn must_fit(args: &LettersArgs) -> Result<(), Refusal> {
    let format = args.format.unwrap_or(LettersFormat::Txt);
    let fits = match args.form {
        LetterForm::Letter => format != LettersFormat::Xlsx,
        LetterForm::Answers => {
            let known = [LettersFormat::Xlsx, LettersFormat::Docx];
            args.format.is_none_or(|format| known.contains(&format))
        }
    };
    let complaint = if !fits && args.form == LetterForm::Letter {
        MessageId::LettersNotAForm
    } else if !fits {
        MessageId::LettersOnlyForms
    } else if args.attach.is_some() && format != LettersFormat::Eml {
        return Err(MessageId::ExportOptionOf
            .with("--attach")
            .with("eml")
            .into());
    } else {
        return Ok(());
    };
    Err(Refusal::from(crate::words::Message::from(complaint)))
}

/// Says which rows no letter speaks of because nobody carries them out.
pub(super) fn tell_nobodys(found: &Answers<Reminders>, context: &Context) {
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

/// Says who is written to instead of those asked for, who had a role when a row was due; returns whether there are some.
fn tell_passed(found: &Answers<Reminders>, context: &Context) -> bool {
    let all = found.of_plans.iter().flat_map(|plan| &plan.passed);
    let mut any = false;
    for passed in all {
        any = true;
        let told = MessageId::LettersPassed
            .with(passed.from.as_str())
            .with(passed.through.as_str())
            .with(russian::listed(&passed.to));
        context.tell(&told);
    }
    any
}

/// Says which letters go to a role that nobody is known to hold.
fn tell_vacant(letters: &[Letter], clock: Clock, context: &Context) {
    let vacant = letters.iter().map(|letter| &letter.to);
    let vacant = vacant.filter(|to| to.kind == ExecutorKind::Role);
    let vacant: Vec<&str> = vacant.map(|to| to.name.as_str()).collect();
    if !vacant.is_empty() {
        let told = MessageId::LettersVacant.with(vacant.join(", "));
        context.tell(&told.with(clock.as_of));
    }
}

/// Returns the form that each of `letters` goes with.
pub(super) fn forms(
    letters: &[Letter],
    clock: Clock,
    format: FormFormat,
    lang: Lang,
) -> Result<Vec<Made>> {
    letters
        .iter()
        .map(|letter| form(letter, clock, format, lang))
        .collect()
}

fn form(letter: &Letter, clock: Clock, format: FormFormat, lang: Lang) -> Result<Made> {
    let form = letters::form(letter, clock, lang);
    Ok(Made {
        title: form.title.clone(),
        stem: form.title.clone(),
        bytes: match format {
            FormFormat::Xlsx => xlsx::paper(&form)?,
            FormFormat::Docx => docx::paper(&form, Orientation::Landscape, &[])?,
        },
    })
}

fn write(letters: &[Letter], clock: Clock, args: &LettersArgs, context: &Context) -> Result<()> {
    let lang = context.lang;
    let format = args.format.unwrap_or(LettersFormat::Txt);
    let attached = args.attach.is_some();
    let papers = letters
        .iter()
        .map(|letter| letters::paper(letter, clock, attached, lang));
    let papers: Vec<Paper<'_>> = papers.collect();
    if format == LettersFormat::Eml {
        return put_drafts(letters, &papers, clock, args, context);
    }
    let papers = if args.split {
        papers
    } else {
        vec![together(papers, lang)]
    };
    let is_text = matches!(format, LettersFormat::Txt | LettersFormat::Md);
    if let ([paper], true, false, true) =
        (papers.as_slice(), is_text, args.split, args.file.is_none())
    {
        let mut out = Context::out();
        match format {
            LettersFormat::Md => prose::paper_markdown(paper, &mut out)?,
            _ => prose::letter(paper, Some(context.width.into()), &mut out)?,
        }
        return Ok(out.flush()?);
    }
    let made = papers.iter().map(|paper| {
        Ok(Made {
            title: paper.title.clone(),
            stem: paper.title.clone(),
            bytes: bytes(paper, format)?,
        })
    });
    let made = made.collect::<Result<Vec<_>>>()?;
    put_files(&made, format.extension(), args, context)
}

/// Returns all of `papers` as one, each on a page of its own.
fn together(papers: Vec<Paper<'_>>, lang: Lang) -> Paper<'_> {
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
        LettersFormat::Docx => out = docx::paper(paper, Orientation::Portrait, &[])?,
        LettersFormat::Md => prose::paper_markdown(paper, &mut out)?,
        _ => prose::letter(paper, None, &mut out)?,
    }
    Ok(out)
}

/// Writes a draft of mail for each letter, and says which executors have no address.
fn put_drafts(
    letters: &[Letter],
    papers: &[Paper<'_>],
    clock: Clock,
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
        let attachment = match args.attach {
            Some(format) => {
                let form = form(letter, clock, format, context.lang)?;
                Some(Attachment {
                    name: format!("{}.{}", file_name(&form.title), format.extension()),
                    bytes: form.bytes,
                })
            }
            None => None,
        };
        let text = bytes(paper, LettersFormat::Eml)?;
        let from = letter.from().filter(|(_, address)| is_address(address));
        let draft = Message {
            from: from.map(|(name, address)| Mailbox { name, address }),
            to,
            subject: &letters::subject(letter, context.lang),
            day: paper.day,
            text: &String::from_utf8_lossy(&text),
            attachment,
        };
        made.push(Made {
            title: paper.title.clone(),
            stem: paper.title.clone(),
            bytes: mail::message(&draft),
        });
    }
    put_files(&made, "eml", args, context)?;
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

fn put_files(made: &[Made], extension: &str, args: &LettersArgs, context: &Context) -> Result<()> {
    let target = Target {
        file: &args.file,
        extension,
        alone: MessageId::ExportManyLettersHelp,
    };
    files::write(made, &target, context)
}
