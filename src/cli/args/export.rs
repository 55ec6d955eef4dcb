//! The options of `export`.

use clap::{Args, ValueEnum};

use super::report::{FileArgs, FilterArgs, Input, Within};
use super::value::{Spoken, range};

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[arg(display_order = 0, short, long, value_enum)]
    pub(in crate::cli) format: ExportFormat,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    #[arg(display_order = 0, long, value_parser = Spoken::<FormArg>::new())]
    pub(in crate::cli) form: Option<FormArg>,
    #[arg(display_order = 0, long)]
    pub(in crate::cli) portrait: bool,
    #[arg(display_order = 0, long = "as", value_parser = Spoken::<EntryArg>::new())]
    pub(in crate::cli) entry: Option<EntryArg>,
    #[arg(display_order = 0, long, value_parser = Spoken::<SplitArg>::new())]
    pub(in crate::cli) split: Option<SplitArg>,
    #[arg(display_order = 0, long, value_name = "DAYS", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(range("--alarm")))]
    pub(in crate::cli) alarm: Option<u16>,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
}

/// What a file of `export` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportFormat {
    Docx,
    Xlsx,
    Ics,
    Html,
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
    #[value(aliases = ["ответы", "ответ"])]
    Answers,
    /// Needs two revisions, so that another command makes it.
    #[value(hide = true, aliases = ["распоряжение", "приказ", "изменения"])]
    Order,
}

/// What a due day becomes in a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EntryArg {
    #[value(aliases = ["событие", "события"])]
    Event,
    #[value(aliases = ["задача", "задачи", "дело"])]
    Todo,
}

/// By what a calendar is split into files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SplitArg {
    #[value(aliases = ["исполнитель", "исполнители", "по исполнителям"])]
    Executor,
}
