//! The commands and their options; every word of help is in the catalogue, see `words::help`.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use super::edit::{
    AddArgs, AssignArgs, CancelArgs, DoneArgs, FmtArgs, NewArgs, PostponeArgs, ReopenArgs,
    StartArgs,
};
use crate::query::{GroupBy, State, WorkloadBy};
use crate::words::Lang;

/// Returns the command line as clap knows it, without words.
pub fn command() -> clap::Command {
    Cli::command()
}

#[derive(Debug, Parser)]
#[command(
    name = "roadmap",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    max_term_width = 100
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) shared: Shared,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Status(StatusArgs),
    Overdue(OverdueArgs),
    Upcoming(Question),
    Workload(WorkloadArgs),
    Slips(SlipsArgs),
    List(Question),
    Show(ShowArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Done(DoneArgs),
    Start(StartArgs),
    Cancel(CancelArgs),
    Reopen(ReopenArgs),
    Postpone(PostponeArgs),
    Assign(AssignArgs),
    Add(AddArgs),
    New(NewArgs),
    Fmt(FmtArgs),
    Diff(DiffArgs),
    History(HistoryArgs),
    GitSetup(GitSetupArgs),
    #[command(hide = true)]
    Textconv(TextconvArgs),
    Import(ImportArgs),
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Shared {
    #[arg(long, global = true, display_order = 900, value_enum)]
    pub(super) lang: Option<LangArg>,
    #[arg(long, global = true, display_order = 900, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
    #[arg(long, global = true, display_order = 900, value_parser = clap::value_parser!(u16).range(40..=1000))]
    pub(super) width: Option<u16>,
    #[arg(short, long, global = true, display_order = 901, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, display_order = 902, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LangArg {
    Ru,
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Ru => Lang::Russian,
            LangArg::En => Lang::English,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Where the plans are, and on which day they are looked at.
#[derive(Debug, Args)]
pub(super) struct Input {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,
}

/// Which items a report speaks of.
#[derive(Debug, Args)]
pub(super) struct FilterArgs {
    #[arg(short, long, value_name = "NAME")]
    pub(super) executor: Vec<String>,
    #[arg(short, long, value_name = "NAME")]
    pub(super) roadmap: Vec<String>,
    #[arg(short, long, value_name = "TITLE")]
    pub(super) section: Vec<String>,
    #[arg(long, value_name = "STATE", value_delimiter = ',',
          value_parser = PossibleValuesParser::new(State::ALL.map(State::name)))]
    state: Vec<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) from: Option<NaiveDate>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) to: Option<NaiveDate>,
}

impl FilterArgs {
    /// Returns the states asked for.
    pub(super) fn states(&self) -> Vec<State> {
        State::ALL
            .into_iter()
            .filter(|state| self.state.iter().any(|name| name == state.name()))
            .collect()
    }
}

/// How a report is written, and what its exit code says.
#[derive(Debug, Args)]
pub(super) struct Output {
    #[arg(short, long, value_enum, default_value_t = FormatArg::Table)]
    pub(super) format: FormatArg,
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    Table,
    Md,
    Csv,
    Json,
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct Within {
    #[arg(long, value_name = "DAYS", default_value_t = crate::query::Clock::WITHIN)]
    pub(super) within: u32,
}

/// What every report of the states of items asks for.
#[derive(Debug, Args)]
pub(super) struct Question {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) within: Within,
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    #[command(flatten)]
    pub(super) output: Output,
}

#[derive(Debug, Args)]
pub(super) struct StatusArgs {
    #[command(flatten)]
    pub(super) question: Question,
    #[arg(display_order = 0, long, value_enum, default_value_t = StatusBy::Roadmap)]
    pub(super) by: StatusBy,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum StatusBy {
    Roadmap,
    Section,
    Executor,
    Month,
}

impl From<StatusBy> for GroupBy {
    fn from(by: StatusBy) -> Self {
        match by {
            StatusBy::Roadmap => GroupBy::Roadmap,
            StatusBy::Section => GroupBy::Section,
            StatusBy::Executor => GroupBy::Executor,
            StatusBy::Month => GroupBy::Month,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct OverdueArgs {
    #[command(flatten)]
    pub(super) question: Question,
    #[arg(display_order = 0, long, value_name = "DATE", value_parser = day)]
    pub(super) until: Option<NaiveDate>,
    #[arg(display_order = 0, long, value_enum)]
    pub(super) by: Option<OverdueBy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OverdueBy {
    Executor,
}

#[derive(Debug, Args)]
pub(super) struct WorkloadArgs {
    #[command(flatten)]
    pub(super) question: Question,
    #[arg(display_order = 0, long, value_enum)]
    pub(super) by: Option<WorkloadByArg>,
    #[arg(display_order = 0, long)]
    pub(super) expand: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WorkloadByArg {
    Month,
}

impl From<WorkloadByArg> for WorkloadBy {
    fn from(by: WorkloadByArg) -> Self {
        match by {
            WorkloadByArg::Month => WorkloadBy::Month,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct SlipsArgs {
    #[command(flatten)]
    pub(super) input: Input,
    #[arg(long, value_enum)]
    pub(super) by: Option<OverdueBy>,
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    #[command(flatten)]
    pub(super) output: Output,
}

#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    pub(super) item: String,
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) within: Within,
    #[arg(short, long, value_enum, default_value_t = FormatArg::Table)]
    pub(super) format: FormatArg,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: Input,
    #[arg(short, long, value_enum, default_value_t = CheckFormat::Text)]
    pub(super) format: CheckFormat,
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) rule: Vec<String>,
    #[arg(long)]
    pub(super) errors: bool,
    #[arg(long)]
    pub(super) fix: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    Text,
    Json,
    Sarif,
    Github,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = "roadmaps")]
    pub(super) output: PathBuf,
    #[arg(short, long, value_name = "PERIOD")]
    pub(super) period: Option<String>,
    #[arg(long, value_name = "EXT")]
    pub(super) kind: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(short, long, value_enum, default_value_t = PlanFormat::Toml)]
    pub(super) format: PlanFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    Toml,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    pub(super) phrases: Vec<String>,
    #[arg(short, long, value_name = "PERIOD")]
    pub(super) period: Option<String>,
    #[arg(short, long, value_enum, default_value_t = ExplainFormat::Text)]
    pub(super) format: ExplainFormat,
    #[arg(long, conflicts_with_all = ["phrases", "period"])]
    pub(super) rules: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExplainFormat {
    Text,
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    #[arg(value_name = "REV")]
    pub(super) targets: Vec<OsString>,
    #[arg(last = true)]
    pub(super) paths: Vec<PathBuf>,
    #[arg(
        short,
        long,
        value_enum,
        default_value_t = DiffFormat::Text
    )]
    pub(super) format: DiffFormat,
    #[arg(long)]
    pub(super) stat: bool,
    #[arg(long)]
    pub(super) exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Text,
    Md,
    Json,
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct HistoryArgs {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) since: Option<NaiveDate>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(super) by: Option<HistoryBy>,
    #[command(flatten)]
    pub(super) output: Output,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HistoryBy {
    #[value(alias = "plan")]
    Roadmap,
}

#[derive(Debug, Args)]
pub(super) struct GitSetupArgs {
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) parts: SetupParts,
    #[arg(long, conflicts_with_all = ["hook", "textconv"])]
    pub(super) undo: bool,
    #[arg(short, long)]
    pub(super) yes: bool,
}

/// What is set up beside the headings of hunks.
#[derive(Debug, Args)]
pub(super) struct SetupParts {
    #[arg(long)]
    pub(super) hook: bool,
    #[arg(long)]
    pub(super) textconv: bool,
}

#[derive(Debug, Args)]
pub(super) struct TextconvArgs {
    pub(super) file: PathBuf,
}

/// Reads a day as machines (2022-06-01) or as people (01.06.2022) write it.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let read = |format| NaiveDate::parse_from_str(text.trim(), format).ok();
    read("%Y-%m-%d")
        .or_else(|| read("%d.%m.%Y"))
        .ok_or_else(|| text.to_owned())
}

/// Reads words that say something: a value of nothing but blanks is a value forgotten.
pub(super) fn words(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        Err(text.to_owned())
    } else {
        Ok(text.to_owned())
    }
}
