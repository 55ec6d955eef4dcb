//! The options of `export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::{FilterArgs, Input, Within};
use super::value::Spoken;

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[arg(display_order = 0, short, long, value_enum)]
    pub(in crate::cli) format: ExportFormat,
    #[arg(display_order = 0, short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[arg(display_order = 0, long)]
    pub(in crate::cli) force: bool,
    #[arg(display_order = 0, long, value_parser = Spoken::<FormArg>::new())]
    pub(in crate::cli) form: Option<FormArg>,
    #[arg(display_order = 0, long)]
    pub(in crate::cli) portrait: bool,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
}

/// What a file of `export` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    Docx,
    Md,
    Csv,
    Json,
    Jsonl,
}

impl ExportFormat {
    /// Returns the ending of its files.
    pub(in crate::cli) fn extension(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

/// Which paper of a plan is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FormArg {
    #[value(aliases = ["план", "приложение"])]
    Plan,
    #[value(aliases = ["исполнение", "отчет", "отчёт", "отчет об исполнении"])]
    Execution,
}
