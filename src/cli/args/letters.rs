//! The options of `letters`.

use clap::{Args, ValueEnum};

use super::report::{FileArgs, FilterArgs, Input};
use super::value::{Spoken, range, words};

#[derive(Debug, Args)]
pub(in crate::cli) struct LettersArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[arg(display_order = 0, long)]
    pub(in crate::cli) overdue: bool,
    #[arg(display_order = 0, long, value_name = "DAYS", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(range("--upcoming")))]
    pub(in crate::cli) upcoming: Option<u32>,
    #[arg(display_order = 0, long, value_parser = Spoken::<LetterForm>::new(), default_value = "letter")]
    pub(in crate::cli) form: LetterForm,
    #[arg(display_order = 0, short, long, value_enum)]
    pub(in crate::cli) format: Option<LettersFormat>,
    #[arg(display_order = 0, long, value_enum)]
    pub(in crate::cli) attach: Option<FormFormat>,
    #[arg(display_order = 0, long)]
    pub(in crate::cli) split: bool,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
    #[arg(display_order = 0, long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) sender: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
}

/// What is made for each executor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LetterForm {
    #[value(aliases = ["письмо", "напоминание"])]
    Letter,
    #[value(aliases = ["ответы", "ответ", "форма"])]
    Answers,
}

/// What a form to fill in is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FormFormat {
    Xlsx,
    Docx,
}

impl FormFormat {
    /// Returns the ending of its files.
    pub(in crate::cli) fn extension(self) -> &'static str {
        match self {
            FormFormat::Xlsx => "xlsx",
            FormFormat::Docx => "docx",
        }
    }
}

/// What a letter is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LettersFormat {
    Txt,
    Md,
    Docx,
    Eml,
    Xlsx,
}

impl LettersFormat {
    /// Returns the ending of its files.
    pub(in crate::cli) fn extension(self) -> &'static str {
        match self {
            LettersFormat::Txt => "txt",
            LettersFormat::Md => "md",
            LettersFormat::Docx => "docx",
            LettersFormat::Eml => "eml",
            LettersFormat::Xlsx => "xlsx",
        }
    }
}
