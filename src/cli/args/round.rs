//! The options of the commands of the weekly round: minutes, and the answers that come back.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::{FileArgs, FilterArgs, Within};
use super::value::{Day, day, words};

#[derive(Debug, Args)]
pub(in crate::cli) struct ProtocolArgs {
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(display_order = 0, long, value_name = "DATE", value_parser = day, required_unless_present = "apply")]
    pub(in crate::cli) meeting: Option<Day>,
    #[arg(display_order = 0, long, value_name = "NUMBER", value_parser = words)]
    pub(in crate::cli) number: Option<String>,
    #[arg(display_order = 0, long = "kind", value_name = "TEXT", value_parser = words, conflicts_with = "apply")]
    pub(in crate::cli) meeting_kind: Option<String>,
    #[arg(display_order = 0, short, long, value_enum, default_value_t = ProtocolFormat::Docx, conflicts_with = "apply")]
    pub(in crate::cli) format: ProtocolFormat,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    #[arg(display_order = 0, long, value_name = "FILE", conflicts_with_all = ["output", "force", "open"])]
    pub(in crate::cli) apply: Option<PathBuf>,
    #[arg(display_order = 0, long, requires = "apply")]
    pub(in crate::cli) yes: bool,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
}

/// What a file of `protocol` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ProtocolFormat {
    Docx,
    Md,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CollectArgs {
    #[arg(required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    #[arg(long = "in", value_name = "PATH")]
    pub(in crate::cli) places: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) on: Option<Day>,
    #[arg(long)]
    pub(in crate::cli) postpone: bool,
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}
