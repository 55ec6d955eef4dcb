//! The command line: argv → read → ask → report → print. The only place with clap, stdout and today's date.

mod answer;
mod args;
mod brief;
mod check;
mod choice;
mod collect;
mod compare;
mod context;
mod diff;
mod edit;
mod explain;
mod export;
mod files;
mod gather;
mod git_setup;
mod help;
mod history;
mod import;
mod letters;
mod localize;
mod merge_driver;
mod outcome;
mod place;
mod progress;
mod protocol;
mod refusal;
mod reports;
mod revisions;
mod selection;
mod slips;
mod textconv;
mod usage;

use std::process::ExitCode;

pub use args::command;
pub use localize::localize;
pub use outcome::Outcome;

use args::{Cli, Command};
use context::Context;

/// Runs the command that `argv` (the program's name first) asks for.
pub fn run(argv: Vec<std::ffi::OsString>) -> ExitCode {
    let outcome = match usage::parse(argv) {
        Ok(cli) => dispatch(cli),
        Err(outcome) => outcome,
    };
    ExitCode::from(outcome.code())
}

fn dispatch(cli: Cli) -> Outcome {
    let context = Context::new(&cli.shared);
    let result = match cli.command {
        Command::Status(args) => reports::status(&args, &context),
        Command::Overdue(args) => reports::overdue(&args, &context),
        Command::Upcoming(args) => reports::upcoming(&args, &context),
        Command::Workload(args) => reports::workload(&args, &context),
        Command::Timeline(args) => reports::timeline(&args, &context),
        Command::Slips(args) => slips::run(&args, &context),
        Command::List(args) => reports::list(&args, &context),
        Command::Show(args) => reports::show(&args, &context),
        Command::Brief(args) => brief::run(&args, &context),
        Command::Check(args) => check::run(&args, &context),
        Command::Explain(args) => explain::run(&args, &context),
        Command::Export(args) => export::run(&args, &context),
        Command::Letters(args) => letters::run(&args, &context),
        Command::Done(args) => edit::done(args, &context),
        Command::Start(args) => edit::start(&args, &context),
        Command::Cancel(args) => edit::cancel(args, &context),
        Command::Unmet(args) => edit::unmet(args, &context),
        Command::Reopen(args) => edit::reopen(&args, &context),
        Command::Postpone(args) => edit::postpone(args, &context),
        Command::Assign(args) => edit::assign(args, &context),
        Command::Add(args) => edit::add(args, &context),
        Command::New(args) => edit::new(args, &context),
        Command::Fmt(args) => edit::fmt(&args, &context),
        Command::Diff(args) => diff::run(&args, &context),
        Command::History(args) => history::run(&args, &context),
        Command::GitSetup(args) => git_setup::run(&args, &context),
        Command::MergeDriver(args) => merge_driver::run(&args, &context),
        Command::Textconv(args) => textconv::run(&args, &context),
        Command::Protocol(args) => protocol::run(&args, &context),
        Command::Collect(args) => collect::run(&args, &context),
        Command::Help(args) => help::run(&args, &context),
        Command::Import(args) => Ok(import::run(&args, &context)),
    };
    match result {
        Ok(outcome) => outcome,
        Err(error) if is_broken_pipe(&error) => Outcome::Done,
        Err(error) => {
            context.fail(&error);
            Outcome::Failed
        }
    }
}

/// A reader that has seen enough, such as `head`, is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
