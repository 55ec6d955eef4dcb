//! The options of reports.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::value::{Day, day};
use crate::query::{Clock, GroupBy, State, WorkloadBy};

/// Where the plans are, and as of which day they are read.
#[derive(Debug, Args)]
pub(in crate::cli) struct Input {
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Day>,
}

/// Which items a report covers.
#[derive(Debug, Args)]
pub(in crate::cli) struct FilterArgs {
    #[arg(short, long, value_name = "NAME")]
    pub(in crate::cli) executor: Vec<String>,
    #[arg(short, long, value_name = "NAME")]
    pub(in crate::cli) roadmap: Vec<String>,
    #[arg(short, long, value_name = "TITLE")]
    pub(in crate::cli) section: Vec<String>,
    #[arg(long, value_name = "STATE", value_delimiter = ',',
          value_parser = PossibleValuesParser::new(State::ALL.map(State::name)))]
    state: Vec<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) from: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) to: Option<Day>,
}

impl FilterArgs {
    /// Returns the states asked for.
    pub(in crate::cli) fn states(&self) -> Vec<State> {
        State::ALL
            .into_iter()
            .filter(|state| self.state.iter().any(|name| name == state.name()))
            .collect()
    }
}

/// How a report is written, and what its exit code says.
#[derive(Debug, Args)]
pub(in crate::cli) struct Output {
    #[arg(short, long, value_enum, default_value_t = FormatArg::Table)]
    pub(in crate::cli) format: FormatArg,
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FormatArg {
    Table,
    Md,
    Csv,
    Json,
    Jsonl,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Within {
    #[arg(long, value_name = "DAYS", default_value_t = Clock::WITHIN)]
    pub(in crate::cli) within: u32,
}

/// What every report of the states of items asks for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Question {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct StatusArgs {
    #[command(flatten)]
    pub(in crate::cli) question: Question,
    #[arg(display_order = 0, long, value_enum, default_value_t = StatusBy::Roadmap)]
    pub(in crate::cli) by: StatusBy,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum StatusBy {
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
pub(in crate::cli) struct OverdueArgs {
    #[command(flatten)]
    pub(in crate::cli) question: Question,
    #[arg(display_order = 0, long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) until: Option<Day>,
    #[arg(display_order = 0, long, value_enum)]
    pub(in crate::cli) by: Option<OverdueBy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum OverdueBy {
    Executor,
    Age,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SlipsBy {
    Executor,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WorkloadArgs {
    #[command(flatten)]
    pub(in crate::cli) question: Question,
    #[arg(display_order = 0, long, value_enum)]
    pub(in crate::cli) by: Option<WorkloadByArg>,
    #[arg(display_order = 0, long)]
    pub(in crate::cli) expand: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum WorkloadByArg {
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
pub(in crate::cli) struct SlipsArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[arg(long, value_enum)]
    pub(in crate::cli) by: Option<SlipsBy>,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowArgs {
    pub(in crate::cli) item: String,
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[arg(short, long, value_enum, default_value_t = FormatArg::Table)]
    pub(in crate::cli) format: FormatArg,
}
