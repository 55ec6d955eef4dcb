//! The commands and their options; every word of help is in the catalogue, see `words::help`.

mod brief;
mod edit;
mod export;
mod letters;
mod report;
mod revision;
mod round;
mod value;

use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};

pub(super) use brief::BriefArgs;
pub(super) use edit::{
    AddArgs, AssignArgs, CancelArgs, DoneArgs, FmtArgs, NewArgs, PostponeArgs, ReopenArgs,
    StartArgs, Target, UnmetArgs,
};
pub(super) use export::{EntryArg, ExportArgs, ExportFormat, FormArg, SplitArg};
pub(super) use letters::{FormFormat, LetterForm, LettersArgs, LettersFormat};
pub(super) use report::{
    FileArgs, FilterArgs, Input, NamesArgs, Output, OverdueArgs, OverdueBy, Question, ShowArgs,
    SlipsArgs, SlipsBy, StatusArgs, TimelineArgs, WorkloadArgs, WrittenArgs,
};
pub(super) use revision::{
    DiffArgs, DiffForm, DiffFormat, GitSetupArgs, HistoryArgs, HistoryBy, MergeDriverArgs,
    TextconvArgs,
};
pub(super) use round::{CollectArgs, ProtocolArgs, ProtocolFormat};
use value::words;
pub(super) use value::{Day, DueDay, RANGES};

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
    Timeline(TimelineArgs),
    Slips(SlipsArgs),
    List(Question),
    Show(ShowArgs),
    Brief(BriefArgs),
    Check(CheckArgs),
    Explain(ExplainArgs),
    Done(DoneArgs),
    Start(StartArgs),
    Cancel(CancelArgs),
    Unmet(UnmetArgs),
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
    MergeDriver(MergeDriverArgs),
    #[command(hide = true)]
    Textconv(TextconvArgs),
    Import(ImportArgs),
    Export(ExportArgs),
    Letters(LettersArgs),
    Protocol(ProtocolArgs),
    Collect(CollectArgs),
    Help(HelpArgs),
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Shared {
    #[arg(long, global = true, display_order = 900, value_enum)]
    pub(super) lang: Option<LangArg>,
    #[arg(long, global = true, display_order = 900, value_enum, default_value_t = ColorArg::Auto)]
    pub(super) color: ColorArg,
    #[arg(long, global = true, display_order = 900, value_parser = clap::value_parser!(u16).range(value::range("--width")))]
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
pub(super) enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: Input,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(super) roadmap: Vec<String>,
    #[arg(short, long, value_enum, default_value_t = CheckFormat::Text)]
    pub(super) format: CheckFormat,
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) rule: Vec<String>,
    #[arg(long)]
    pub(super) errors: bool,
    #[command(flatten)]
    pub(super) detail: DetailArgs,
    #[command(flatten)]
    pub(super) mend: MendArgs,
}

/// How much is told of each finding.
#[derive(Debug, Args)]
pub(super) struct DetailArgs {
    #[arg(long, conflicts_with = "format")]
    pub(super) full: bool,
    #[arg(long, conflicts_with_all = ["format", "full"])]
    pub(super) all: bool,
}

/// Whether what can be mended is.
#[derive(Debug, Args)]
pub(super) struct MendArgs {
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(long, requires = "fix")]
    pub(super) dry_run: bool,
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
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub(super) into: Vec<PathBuf>,
    #[arg(long)]
    pub(super) drop: bool,
    #[arg(short, long, value_name = "PERIOD", value_parser = value::period)]
    pub(super) period: Option<String>,
    #[arg(long, value_name = "EXT", value_enum)]
    pub(super) kind: Option<StreamKind>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(short, long, value_enum, default_value_t = PlanFormat::Toml)]
    pub(super) format: PlanFormat,
}

/// What comes through standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StreamKind {
    Docx,
    Xlsx,
    Odt,
    Html,
    Csv,
    Tsv,
    Md,
    Txt,
}

impl StreamKind {
    /// Returns what a file of the kind is called.
    pub(super) fn file(self) -> String {
        let ending = self.to_possible_value();
        let ending = ending.map_or_else(String::new, |ending| ending.get_name().to_owned());
        format!("-.{ending}")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    Toml,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    pub(super) phrases: Vec<String>,
    #[arg(short, long, value_name = "PERIOD", value_parser = value::period)]
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
pub(super) struct HelpArgs {
    pub(super) topic: Vec<String>,
}
