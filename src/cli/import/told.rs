//! The account of an import: what was read, guessed and left out, what changed in a plan, and what to do next.

use std::panic::resume_unwind;
use std::path::Path;

use toml_spanner::Arena;

use super::guesses;
use super::keys::word;
use super::merged::{self, Ready};
use crate::check;
use crate::cli::context::Context;
use crate::cli::gather::argument;
use crate::diagnostic::Level;
use crate::document;
use crate::import::audit::account::Account;
use crate::import::draft::Draft;
use crate::import::source::{ReaderNote, Source};
use crate::import::{self, Body, Gone, Kept, Merged};
use crate::model::{Plan, Readings, Workspace, lower};
use crate::query::diff::diff;
use crate::report::diff::{Fate, chapter};
use crate::words::{Lang, Message, MessageId};

/// How many notes of one kind are said before the rest are counted.
const MOST_NOTES: usize = 5;

/// Says what the reader has to say, the first of each kind in full.
pub(super) fn notes(notes: &[ReaderNote], context: &Context) {
    let mut kinds: Vec<Vec<&ReaderNote>> = Vec::new();
    for note in notes {
        let alike = |kind: &&mut Vec<&ReaderNote>| {
            kind.first()
                .is_some_and(|first| first.message.id == note.message.id)
        };
        match kinds.iter_mut().find(alike) {
            Some(kind) => kind.push(note),
            None => kinds.push(vec![note]),
        }
    }
    for kind in kinds {
        let one_more = usize::from(kind.len() == MOST_NOTES + 1);
        for note in kind.iter().take(MOST_NOTES + one_more) {
            context.tell(
                &MessageId::NoteAt
                    .with(note.place.message())
                    .with(note.message.clone()),
            );
        }
        if let Some(first) = kind.get(MOST_NOTES).filter(|_| one_more == 0) {
            let more = MessageId::NoteMore.with(kind.len() - MOST_NOTES);
            context.tell(&more.with(first.place.message()));
        }
    }
}

/// Says what was read, guessed and left out, and what check finds.
pub(super) fn tell(source: &Source, plans: &[Ready], context: &Context) -> Account {
    notes(&source.notes, context);
    let pairs: Vec<(&Draft, &str)> = plans
        .iter()
        .map(|plan| (&plan.draft, plan.fresh.as_str()))
        .collect();
    let (mut account, checked) = std::thread::scope(|scope| {
        let checked = scope.spawn(|| plans.iter().map(|plan| checked(plan.text())).collect());
        let account = import::audit::account::account(source, &pairs);
        let checked: Vec<_> = checked.join().unwrap_or_else(|panic| resume_unwind(panic));
        (account, checked)
    });
    let files: Vec<String> = plans
        .iter()
        .map(|plan| plan.path.display().to_string())
        .collect();
    let known = plans.iter().enumerate();
    for (at, plan) in known.filter(|(_, plan)| plan.known.is_some()) {
        account.brought_into(at, &plan.fresh, plan.text());
    }
    for line in account.messages(&files) {
        context.tell(&line);
    }
    for plan in plans {
        let all: Vec<Option<usize>> = (0..plan.draft.items().count()).map(Some).collect();
        let rows = plan.known.as_ref().map_or(&all, |(_, merged)| &merged.rows);
        let (guesses, kinds) = import::guesses(&plan.draft, plan.text(), rows);
        guesses::tell(&guesses, kinds, &plan.path, context);
    }
    for ((errors, warnings), file) in checked.into_iter().zip(&files) {
        let said = if plans.len() == 1 {
            MessageId::ImportChecked
        } else {
            MessageId::ImportCheckedOf
        };
        let said = said.with(errors).with(warnings).with(file.as_str());
        context.tell(&said);
    }
    account
}

/// Reads the plan `text` as any other command does.
fn read<T>(text: &str, ask: impl FnOnce(&Plan<'_>, Vec<crate::diagnostic::Diagnostic>) -> T) -> T {
    let arena = Arena::new();
    let workspace = Workspace::default();
    let (document, mut problems) = document::plan(text, &arena);
    let (plan, more) = lower("import", document, &workspace, &Readings::default());
    problems.extend(more);
    ask(&plan, problems)
}

/// Returns how many errors and warnings check finds in the plan `text`.
fn checked(text: &str) -> (usize, usize) {
    let workspace = Workspace::default();
    let problems = read(text, |plan, problems| {
        check::check(plan, problems, text, &workspace, Context::today())
    });
    let count = |level: Level| {
        problems
            .iter()
            .filter(|problem| problem.level == level)
            .count()
    };
    (count(Level::Deny), count(Level::Warn))
}

/// Says what to do with the plan at `path` next.
pub(super) fn next(path: &Path, context: &Context) {
    context.tell(&MessageId::ImportNext.with(argument(path)));
}

/// Says what a document changed in the plan that it was brought into, and what it did not.
pub(super) fn changes(
    plan: &Ready,
    (file, merged): (&merged::File, &Merged),
    written: bool,
    context: &Context,
) {
    let shown = plan.path.display().to_string();
    let bodies = import::bodies(&file.text, &plan.draft);
    for Body {
        key,
        plan,
        document,
    } in bodies.into_iter().filter(Body::differs)
    {
        let told = MessageId::ImportOtherBody.with(word(key));
        context.tell(
            &told
                .with(plan.unwrap_or_default())
                .with(document.unwrap_or_default()),
        );
    }
    if merged.told.own {
        if !merged.told.based && !merged.told.kept.is_empty() {
            context.tell(&MessageId::ImportNotAsWritten.with(shown.as_str()));
        }
    } else if file.base_unread || file.base.is_some() && !merged.told.based {
        context.tell(&MessageId::ImportBaseUnread.with(shown.as_str()));
    } else if !merged.told.based {
        context.tell(&MessageId::ImportNoBase.with(shown.as_str()));
    }
    let (mut changed, known) = read(&file.text, |old, _| {
        let known: Vec<String> = old.unread.iter().map(|row| row.label.clone()).collect();
        (read(&merged.text, |new, _| diff(old, new)), known)
    });
    let mut unread = std::mem::take(&mut changed.unread);
    unread.retain(|row| !known.contains(row));
    let sections = chapter(&(changed, Fate::Kept), context.lang).sections;
    if merged.text == file.text {
        context.tell(&MessageId::ImportUnchanged.with(shown));
    } else if sections.is_empty() && unread.is_empty() {
        context.tell(&MessageId::ImportRemarks.with(shown));
    } else {
        let updated = if written {
            MessageId::ImportUpdated
        } else {
            MessageId::ImportWouldUpdate
        };
        context.tell(&updated.with(shown));
    }
    for (section, sentences) in sections {
        if let Some(title) = section {
            context.tell(&MessageId::ImportLine.with(title));
        }
        for sentence in sentences {
            context.tell(&MessageId::ImportListed.with(sentence));
        }
    }
    listed(
        MessageId::ImportUnread,
        unread
            .into_iter()
            .map(|row| MessageId::AsIs.with(row))
            .collect(),
        context,
    );
    let told = &merged.told;
    let gone = |fate: Gone| -> Vec<Message> {
        let rows = told.gone.iter().filter(|(_, its)| *its == fate);
        rows.map(|(row, _)| MessageId::AsIs.with(row.as_str()))
            .collect()
    };
    let named = |rows: &[String]| -> Vec<Message> {
        rows.iter()
            .map(|row| MessageId::AsIs.with(row.as_str()))
            .collect()
    };
    let values = |kept: &[Kept]| kept.iter().map(|kept| said(kept, context.lang)).collect();
    let heading = if told.based {
        MessageId::ImportKept
    } else {
        MessageId::ImportDiffers
    };
    listed(heading, values(&told.kept), context);
    listed(MessageId::ImportHeld, values(&told.held), context);
    listed(MessageId::ImportCleared, values(&told.cleared), context);
    listed(MessageId::ImportDeleted, named(&told.deleted), context);
    listed(MessageId::ImportBack, named(&told.back), context);
    listed(MessageId::ImportStrangers, named(&told.strangers), context);
    listed(MessageId::ImportGoneMarked, gone(Gone::Marked), context);
    listed(MessageId::ImportGone, gone(Gone::Stays), context);
    if told.order_stays {
        context.tell(&MessageId::ImportOrderStays.into());
    }
}

/// Says `lines` under a heading that counts them.
fn listed(heading: MessageId, lines: Vec<Message>, context: &Context) {
    if lines.is_empty() {
        return;
    }
    context.tell(&heading.with(lines.len()));
    for line in lines {
        context.tell(&MessageId::ImportListed.with(line));
    }
}

/// Returns what stays of a value, and what the document says.
fn said(kept: &Kept, lang: Lang) -> Message {
    let key = word(&kept.key);
    let key = match &kept.row {
        Some(row) => MessageId::ImportKeyOf.with(row.as_str()).with(key),
        None => key,
    };
    let value = |value: &Option<String>| match value {
        Some(text) => MessageId::ImportQuoted.with(text.as_str()).text(lang),
        None => MessageId::ImportInDocumentNothing.text(lang).to_owned(),
    };
    MessageId::ImportKeptValue
        .with(key)
        .with(value(&kept.ours))
        .with(value(&kept.theirs))
}
