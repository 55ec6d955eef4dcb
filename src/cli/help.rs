//! `roadmap help`: the pages of the manual and the help of commands.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::Outcome;
use super::args::{self, HelpArgs};
use super::context::Context;
use super::refusal::Refusal;
use super::usage;
use crate::manual::{PAGES, Page};
use crate::render::manual;
use crate::text::russian;
use crate::words::{Lang, Message, MessageId};

/// Runs the command. A command's own name goes before that of a page.
pub(super) fn run(args: &HelpArgs, context: &Context) -> Result<Outcome> {
    let topic = args.topic.join(" ");
    if topic.is_empty() || args::command().find_subcommand(&topic).is_some() {
        return Ok(command(&topic, context.lang));
    }
    let page = Page::named(&topic).ok_or_else(|| unknown(&topic))?;
    show(&manual::page(page.text(context.lang), &context.style()))?;
    Ok(Outcome::Done)
}

/// Shows the help of a command, or of the whole program, as `--help` does.
fn command(name: &str, lang: Lang) -> Outcome {
    let words = ["roadmap", name, "--help", "--lang", lang.name()];
    let argv = words.iter().filter(|word| !word.is_empty());
    usage::parse(argv.map(OsString::from).collect())
        .err()
        .unwrap_or(Outcome::Done)
}

fn unknown(topic: &str) -> Refusal {
    let names = names();
    let near = russian::nearest(topic, names.iter().map(String::as_str));
    let all = Message::from(MessageId::UnknownTopicHelp);
    let advice = match near {
        Some(near) => MessageId::AdviceAnd
            .with(MessageId::DidYouMean.with(near))
            .with(all),
        None => all,
    };
    Refusal {
        complaint: MessageId::UnknownTopic.with(topic),
        advice: vec![advice],
    }
}

/// Returns everything that there is help about.
fn names() -> Vec<String> {
    let commands = args::command();
    let shown = commands
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .map(|command| command.get_name().to_owned());
    let pages = PAGES.iter().flat_map(Page::names).map(str::to_owned);
    shown.chain(pages).collect()
}

/// Shows `text` through a pager on a terminal, and as it is elsewhere or where there is none.
fn show(text: &str) -> io::Result<()> {
    if io::stdout().is_terminal() && paged(text).is_ok() {
        return Ok(());
    }
    let mut out = Context::out();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Gives `text` to the pager that `PAGER` names, else to `less`; fails if it cannot be started.
fn paged(text: &str) -> io::Result<()> {
    let named = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = named.split_whitespace();
    let program = words.next().ok_or(io::ErrorKind::NotFound)?;
    let mut pager = Command::new(program);
    pager.args(words).stdin(Stdio::piped());
    // colours, Cyrillic, and no waiting where all fits on the screen
    for (variable, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
        if std::env::var_os(variable).is_none() {
            pager.env(variable, value);
        }
    }
    let mut pager = pager.spawn()?;
    if let Some(mut pages) = pager.stdin.take() {
        // whoever has read enough closes the pager before the end
        let _ = pages.write_all(text.as_bytes());
    }
    pager.wait().map(drop)
}
