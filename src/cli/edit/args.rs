//! The options of the commands that edit plans.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use crate::cli::args::{day, words};

/// Which rows are edited, and whether the files are.
#[derive(Debug, Args)]
pub(in crate::cli) struct Target {
    #[arg(required = true)]
    pub(super) items: Vec<String>,
    #[arg(long = "in", value_name = "PATH")]
    pub(super) places: Vec<PathBuf>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DoneArgs {
    #[command(flatten)]
    pub(super) target: Target,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<NaiveDate>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) due: Option<NaiveDate>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) evidence: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) note: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct StartArgs {
    #[command(flatten)]
    pub(super) target: Target,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<NaiveDate>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CancelArgs {
    #[command(flatten)]
    pub(super) target: Target,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReopenArgs {
    #[command(flatten)]
    pub(super) target: Target,
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct PostponeArgs {
    #[command(flatten)]
    pub(super) target: Target,
    #[arg(long = "to", value_name = "PHRASE", required_unless_present = "undo")]
    pub(super) deadline: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) basis: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<NaiveDate>,
    #[arg(long, conflicts_with_all = ["deadline", "basis", "on"])]
    pub(super) undo: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AssignArgs {
    #[command(flatten)]
    pub(super) target: Target,
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(super) add: Vec<String>,
    #[arg(long = "after", value_name = "NAME", value_parser = words, requires = "add")]
    pub(super) behind: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(super) remove: Vec<String>,
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(super) lead: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FmtArgs {
    pub(super) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(super) check: bool,
    #[arg(long, conflicts_with = "check")]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AddArgs {
    pub(super) plan: PathBuf,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) title: String,
    #[arg(long = "deadline", value_name = "PHRASE")]
    pub(super) deadline: String,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(super) executor: Vec<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) result: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) number: Option<String>,
    #[arg(short, long, value_name = "TITLE", value_parser = words)]
    pub(super) section: Option<String>,
    #[arg(long, value_name = "TITLE", value_parser = words, conflicts_with = "section")]
    pub(super) new_section: Option<String>,
    #[arg(long, value_name = "ITEM", conflicts_with_all = ["section", "new_section"])]
    pub(super) after: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long, requires = "new_section")]
    pub(super) yes: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewArgs {
    pub(super) name: String,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) title: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub(super) period: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) organization: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(super) territory: Option<String>,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(super) executor: Vec<String>,
}
