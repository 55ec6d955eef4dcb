//! The options of the commands about revisions.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::{FileArgs, Output};
use super::value::{Day, Spoken, day, words};

#[derive(Debug, Args)]
pub(in crate::cli) struct DiffArgs {
    #[arg(value_name = "REV")]
    pub(in crate::cli) targets: Vec<OsString>,
    #[arg(last = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(
        short,
        long,
        value_enum,
        default_value_t = DiffFormat::Text
    )]
    pub(in crate::cli) format: DiffFormat,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) roadmap: Vec<String>,
    #[arg(long, value_parser = Spoken::<DiffForm>::new())]
    pub(in crate::cli) form: Option<DiffForm>,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) since: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Day>,
    #[arg(long)]
    pub(in crate::cli) staged: bool,
    #[arg(long, conflicts_with = "form")]
    pub(in crate::cli) stat: bool,
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    Text,
    Md,
    Docx,
    Json,
    Jsonl,
}

/// What the changes are told as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffForm {
    #[value(aliases = ["приказ", "распоряжение"])]
    Order,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct HistoryArgs {
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) since: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Day>,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) roadmap: Vec<String>,
    #[arg(long, value_parser = Spoken::<HistoryBy>::new())]
    pub(in crate::cli) by: Option<HistoryBy>,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum HistoryBy {
    #[value(aliases = ["план", "планы", "по планам", "plan"])]
    Roadmap,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct GitSetupArgs {
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) parts: SetupParts,
    #[arg(long, conflicts_with_all = ["hook", "textconv"])]
    pub(in crate::cli) undo: bool,
    #[arg(short, long)]
    pub(in crate::cli) yes: bool,
}

/// What is set up beside the headings of hunks.
#[derive(Debug, Args)]
pub(in crate::cli) struct SetupParts {
    #[arg(long)]
    pub(in crate::cli) hook: bool,
    #[arg(long)]
    pub(in crate::cli) textconv: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MergeDriverArgs {
    pub(in crate::cli) base: PathBuf,
    pub(in crate::cli) ours: PathBuf,
    pub(in crate::cli) theirs: PathBuf,
    pub(in crate::cli) path: PathBuf,
    #[arg(long, default_value_t = 7)]
    pub(in crate::cli) marker_size: usize,
    #[arg(long, num_args = 2)]
    pub(in crate::cli) names: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct TextconvArgs {
    pub(in crate::cli) file: PathBuf,
}
