//! Parses argv and words clap's errors as the catalogue does.

use std::ffi::OsString;
use std::io::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, FromArgMatches as _};

use super::args::Cli;
use super::context::{self, Context};
use super::{Outcome, localize};
use crate::phrase::{self, Wanted};
use crate::words::{Lang, Message, MessageId};

/// Returns the command that `argv` asks for; otherwise help, the version or a complaint has been printed.
pub(super) fn parse(argv: Vec<OsString>) -> Result<Cli, Outcome> {
    let lang = context::language(lang_option(&argv).as_deref());
    let matches = localize(Cli::command(), lang).try_get_matches_from(argv);
    matches
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| {
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) {
                // A reader that closes early is no failure of help.
                let _ = write!(anstream::stdout(), "{}", help(&error, lang));
                return Outcome::Done;
            }
            if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
                let _ = write!(anstream::stderr(), "{}", help(&error, lang));
            } else {
                Context::plain(lang).complain(&complaint(&error), &advice(&error));
            }
            Outcome::Failed
        })
}

/// Returns clap's help with the one word of it that is not in the catalogue's hands.
fn help(error: &clap::Error, lang: Lang) -> String {
    error
        .render()
        .ansi()
        .to_string()
        .replace("[OPTIONS]", MessageId::HelpOptionsPlace.text(lang))
}

/// Returns the value of `--lang` before clap reads argv, so that clap's own words come in that language.
fn lang_option(argv: &[OsString]) -> Option<String> {
    let words: Vec<&str> = argv
        .iter()
        .filter_map(|word| word.to_str())
        .take_while(|word| *word != "--")
        .collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = || {
        words
            .iter()
            .position(|word| *word == "--lang")
            .and_then(|at| words.get(at + 1).copied())
    };
    joined.or_else(apart).map(str::to_owned)
}

fn complaint(error: &clap::Error) -> Message {
    let arg = || said(error, ContextKind::InvalidArg);
    let value = || said(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => MessageId::UsageUnknownArgument.with(arg()),
        ErrorKind::InvalidSubcommand => {
            MessageId::UsageUnknownCommand.with(said(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value().trim().is_empty() => {
            MessageId::UsageMissingValue.with(arg())
        }
        ErrorKind::ValueValidation if is_day(&arg()) => {
            let day = phrase::day(&value(), Context::today(), Wanted::Last);
            day.err()
                .unwrap_or_else(|| MessageId::DayUnread.with(value()))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            MessageId::UsageInvalidValue.with(value()).with(arg())
        }
        ErrorKind::MissingRequiredArgument => MessageId::UsageMissingArgument.with(arg()),
        ErrorKind::MissingSubcommand => MessageId::UsageMissingCommand.into(),
        ErrorKind::ArgumentConflict => MessageId::UsageConflict
            .with(arg())
            .with(said(error, ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => MessageId::UsageInvalidUtf8.into(),
        _ => MessageId::UsageOther.with(arg()),
    }
}

fn advice(error: &clap::Error) -> Vec<Message> {
    let mut advice = Vec::new();
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    for suggestion in suggested
        .iter()
        .map(|kind| said(error, *kind))
        .filter(|words| !words.is_empty())
    {
        advice.push(MessageId::DidYouMean.with(suggestion));
    }
    let valid = said(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        advice.push(MessageId::OneOfHelp.with(valid));
    }
    if error.kind() == ErrorKind::ValueValidation {
        let arg = said(error, ContextKind::InvalidArg);
        if is_day(&arg) {
            advice.push(MessageId::UsageDateHelp.into());
        } else if arg.starts_with("--width") {
            advice.push(MessageId::UsageWidthHelp.into());
        } else if !said(error, ContextKind::InvalidValue).trim().is_empty() {
            advice.push(MessageId::UsageNumberHelp.into());
        }
    }
    advice.push(MessageId::UsageMore.into());
    advice
}

/// Returns whether an option, as clap names it, takes a day.
fn is_day(option: &str) -> bool {
    let days = [
        "--as-of", "--until", "--from", "--to", "--since", "--on", "--due",
    ];
    days.iter().any(|day| option.starts_with(day))
}

fn said(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::StyledStr(words)) => words.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_mistyped_is_told_how_a_day_is_written() {
        let mut days = 0;
        let commands = Cli::command();
        for command in commands.get_subcommands() {
            for option in command.get_arguments().filter(|arg| {
                let names = arg.get_value_names().unwrap_or_default();
                arg.get_long().is_some() && names.iter().any(|name| name == "DATE")
            }) {
                let long = format!("--{}=ничего", option.get_long().unwrap_or_default());
                let argv = ["roadmap", command.get_name(), &long];
                let refused = Cli::command().try_get_matches_from(argv);
                let Err(error) = refused else { continue };
                if error.kind() == ErrorKind::ValueValidation {
                    days += 1;
                    let told = advice(&error).contains(&MessageId::UsageDateHelp.into());
                    assert!(told, "{argv:?}");
                }
            }
        }
        assert!(days > 10, "{days}");
    }

    #[test]
    fn every_complaint_has_words_of_its_own() {
        let case = |argv: &[&str], expected: &str| {
            let argv = std::iter::once("roadmap").chain(argv.iter().copied());
            let error = localize(Cli::command(), Lang::Russian)
                .try_get_matches_from(argv)
                .unwrap_err();
            assert_eq!(complaint(&error).text(Lang::Russian), expected);
        };
        case(&["статус"], "нет команды «статус»");
        case(&["status", "--form", "csv"], "нет параметра «--form»");
        case(
            &["status", "--format", "xls"],
            "значение «xls» не подходит: --format <ВИД>",
        );
        case(
            &["status", "--as-of", "когда-нибудь"],
            "«когда-нибудь» не называет одного дня",
        );
        case(
            &["status", "--as-of"],
            "не хватает значения: --as-of <ДЕНЬ>",
        );
        case(
            &["cancel", "5", "--reason", " "],
            "не хватает значения: --reason <ТЕКСТ>",
        );
        case(&["show"], "не хватает: <ПУНКТ>");
        case(
            &["explain", "--rules", "май"],
            "нельзя вместе: --rules и [СРОК]...",
        );
    }
}
