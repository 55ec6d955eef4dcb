//! Parses argv and words clap's errors as the catalogue does.

use std::ffi::OsString;
use std::io::Write as _;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _};

use super::args::{Cli, Day, DueDay, RANGES};
use super::context::{self, Context};
use super::{Outcome, localize};
use crate::phrase::{self, NoDay, Wanted};
use crate::text::russian;
use crate::words::help::RUSSIAN_COMMANDS;
use crate::words::{Lang, Message, MessageId};

/// Returns the command that `argv` asks for; otherwise help, the version or a complaint has been printed.
pub(super) fn parse(argv: Vec<OsString>) -> Result<Cli, Outcome> {
    let lang = context::language(lang_option(&argv).as_deref());
    let called = called(&argv);
    let mut words = argv.iter().skip(1).filter_map(|word| word.to_str());
    if let Some((word, meant)) = words.find_map(dashed) {
        let advice = MessageId::UsageHyphens.with(meant);
        Context::plain(lang).complain(&MessageId::UsageDash.with(word), &[advice]);
        return Err(Outcome::Failed);
    }
    let matches = localize(Cli::command(), lang).try_get_matches_from(argv);
    let missing = matches.as_ref().ok().and_then(missing_day);
    if let Some(NoDay { why, instead }) = missing {
        let more = MessageId::UsageMore.with(called);
        let advice = match instead {
            Some(instead) => MessageId::AdviceAnd.with(instead).with(more),
            None => more,
        };
        Context::plain(lang).complain(&why, &[advice]);
        return Err(Outcome::Failed);
    }
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
                let advice = advice(&error, &called, lang);
                Context::plain(lang).complain(&complaint(&error), &[advice]);
            }
            Outcome::Failed
        })
}

/// Returns a word that is an option but for the dash that an office system made of its hyphens, and the option.
fn dashed(word: &str) -> Option<(&str, String)> {
    let name = word.trim_start_matches(russian::is_dash);
    let dash = word.starts_with(|c| c != '-' && russian::is_dash(c));
    let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
    let told = name.split('=').next().unwrap_or_default();
    let option = dash && told.len() > 1 && told.chars().all(is_name);
    option.then(|| (word, format!("--{name}")))
}

/// Returns clap's help with the one word of it that is not in the catalogue's hands.
fn help(error: &clap::Error, lang: Lang) -> String {
    error
        .render()
        .ansi()
        .to_string()
        .replace("[OPTIONS]", MessageId::HelpOptionsPlace.text(lang))
}

/// Returns the program with the command that this run is of.
pub(super) fn command() -> String {
    called(&std::env::args_os().collect::<Vec<_>>())
}

/// Returns the program with the command that `argv` names, if it is one: `roadmap done`.
fn called(argv: &[OsString]) -> String {
    let root = Cli::command();
    let mut words = argv.iter().skip(1).filter_map(|word| word.to_str());
    let command = words.find_map(|word| root.find_subcommand(word));
    let command = command.map(|command| format!(" {}", command.get_name()));
    format!("{}{}", root.get_name(), command.unwrap_or_default())
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
        ErrorKind::ValueValidation if is_day(&arg()) => no_day(&value()).why,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            MessageId::UsageInvalidValue.with(value()).with(arg())
        }
        ErrorKind::MissingRequiredArgument => MessageId::UsageMissingArgument.with(arg()),
        ErrorKind::MissingSubcommand => MessageId::UsageMissingCommand.into(),
        ErrorKind::ArgumentConflict if arg() == said(error, ContextKind::PriorArg) => {
            MessageId::UsageTwice.with(arg())
        }
        ErrorKind::ArgumentConflict => MessageId::UsageConflict
            .with(arg())
            .with(said(error, ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => MessageId::UsageInvalidUtf8.into(),
        _ => MessageId::UsageOther.with(arg()),
    }
}

/// Returns why a day that is one in some years is none on the clock of the command: «29.02».
fn missing_day(matches: &ArgMatches) -> Option<NoDay> {
    let (_, matches) = matches.subcommand()?;
    let day = |id: &str| matches.try_get_one::<Day>(id).ok().flatten();
    let due = || matches.try_get_one::<DueDay>("due").ok().flatten();
    let clocks = ["as_of", "meeting"];
    let clock = clocks.iter().find_map(|id| day(id));
    let missing = |id: &str| {
        let clock = if clocks.contains(&id) {
            Context::today()
        } else {
            Day::or_today(clock)
        };
        let wanted = if ["until", "next"].contains(&id) {
            Wanted::Coming
        } else {
            Wanted::Last
        };
        let day = day(id).or_else(|| due().filter(|_| id == "due").map(DueDay::day))?;
        day.missing_on(clock, wanted)
    };
    clocks
        .into_iter()
        .chain(matches.ids().map(clap::Id::as_str))
        .find_map(missing)
}

/// Returns why `words` mean no day.
fn no_day(words: &str) -> NoDay {
    let day = phrase::day(words, Context::today(), Wanted::Last);
    day.err().unwrap_or_else(|| NoDay {
        why: MessageId::DayUnread.with(words),
        instead: None,
    })
}

/// Returns what to do about `error` of the command that was `called`, in one line: what is right and nearest, else what
/// there is; and where more is told.
fn advice(error: &clap::Error, called: &str, lang: Lang) -> Message {
    let more = MessageId::UsageMore.with(called);
    match instead(error, called, lang) {
        Some(instead) => MessageId::AdviceAnd.with(instead).with(more),
        None => more,
    }
}

/// Returns what to write instead of what `error` is about.
fn instead(error: &clap::Error, called: &str, lang: Lang) -> Option<Message> {
    match error.kind() {
        ErrorKind::UnknownArgument => unknown_option(error, called),
        ErrorKind::InvalidSubcommand => {
            command_in_russian(error).or_else(|| nearest_command(error))
        }
        ErrorKind::InvalidValue => value_of_list(error, called, lang),
        ErrorKind::ValueValidation => {
            let (arg, value) = (
                said(error, ContextKind::InvalidArg),
                said(error, ContextKind::InvalidValue),
            );
            if is_day(&arg) {
                let no_day = no_day(&value);
                let unread = no_day.why.id == MessageId::DayUnread;
                let written = || unread.then(|| MessageId::UsageDateHelp.into());
                return no_day.instead.or_else(written);
            }
            if arg.starts_with("--period") {
                return Some(MessageId::PeriodHelp.into());
            }
            let blank = value.trim().is_empty();
            let listed = value_of_list(error, called, lang);
            listed.or_else(|| in_range(&arg).filter(|_| !blank))
        }
        _ => None,
    }
}

/// Returns the option nearest to one that the command has not, else the commands that have it.
fn unknown_option(error: &clap::Error, called: &str) -> Option<Message> {
    let near = said(error, ContextKind::SuggestedArg);
    if !near.is_empty() {
        return Some(MessageId::DidYouMean.with(near));
    }
    let option = said(error, ContextKind::InvalidArg);
    let name = option.strip_prefix("--")?;
    if called.ends_with(" start") && ["due", "all"].contains(&name) {
        return Some(MessageId::UsageStartsWhole.with(option));
    }
    let root = Cli::command();
    let has = |command: &&clap::Command| {
        let mut args = command.get_arguments();
        !command.is_hide_set() && args.any(|arg| arg.get_long() == Some(name))
    };
    let commands = root.get_subcommands().filter(has);
    let commands: Vec<&str> = commands.map(clap::Command::get_name).collect();
    let has_some = !commands.is_empty();
    has_some.then(|| {
        MessageId::UsageOptionOf
            .with(commands.len())
            .with(commands.join(", "))
    })
}

/// Returns the command that is called so in Russian.
fn command_in_russian(error: &clap::Error) -> Option<Message> {
    let command = said(error, ContextKind::InvalidSubcommand);
    let words = RUSSIAN_COMMANDS.iter().flat_map(|(_, words)| *words);
    let near = russian::nearest(&command, words.copied())?;
    let is_it = |(_, words): &&(&str, &[&str])| words.contains(&near);
    let (name, _) = RUSSIAN_COMMANDS.iter().find(is_it)?;
    Some(MessageId::DidYouMean.with(*name))
}

/// Returns the command nearest to one that there is not, or those that are near.
fn nearest_command(error: &clap::Error) -> Option<Message> {
    let Some(ContextValue::Strings(commands)) = error.get(ContextKind::SuggestedSubcommand) else {
        return None;
    };
    let command = said(error, ContextKind::InvalidSubcommand);
    let near = russian::nearest(&command, commands.iter().map(String::as_str));
    Some(match near {
        Some(near) => MessageId::DidYouMean.with(near),
        None => MessageId::OneOfThese.with(russian::listed(commands)),
    })
}

/// Returns the values nearest to one that an option does not take, else those that it takes.
fn value_of_list(error: &clap::Error, called: &str, lang: Lang) -> Option<Message> {
    let choices = choices(error, called, lang);
    let value = said(error, ContextKind::InvalidValue);
    let nearest = |count: usize| {
        let words = choices.iter().flat_map(|one| one.words.iter().take(count));
        russian::nearest(&value, words.map(String::as_str))
    };
    let mut near: Vec<&str> = nearest(2).into_iter().collect();
    if near.is_empty() {
        near.extend(choices.iter().filter_map(|one| one.meant(&value)));
    }
    if near.is_empty() {
        near.extend(nearest(usize::MAX));
    }
    let valid = choices.iter().map(|choice| choice.words[0].as_str());
    let valid: Vec<&str> = valid.collect();
    match near.as_slice() {
        [] if choices.is_empty() => None,
        [] => {
            let told = MessageId::OneOfHelp.with(valid.join(", "));
            Some(told.with(valid.len().min(2)))
        }
        [near] => Some(MessageId::DidYouMean.with(*near)),
        several => Some(MessageId::OneOfThese.with(several.join(", "))),
    }
}

/// A value to choose.
struct Choice {
    /// What it is called: first as a page in the language of the answer has it, then as the manual has it.
    words: Vec<String>,
}

impl Choice {
    /// Returns the word that begins with `value` or has it as one of its words, else the first where it means the same.
    fn meant(&self, value: &str) -> Option<&str> {
        const MEANT: [(&str, &str); 7] = [
            ("late", "overdue"),
            ("soon", "due-soon"),
            ("lead", "executor"),
            ("leads", "executor"),
            ("person", "executor"),
            ("people", "executor"),
            ("ответственные", "executor"),
        ];
        let value = value.to_lowercase().replace('ё', "е");
        let words = self.words.iter().map(String::as_str);
        let has = |word: &&str| {
            let parts = word.split('-').any(|part| part == value);
            parts || (value.chars().count() > 1 && word.starts_with(&value))
        };
        let means = |word: &str| MEANT.contains(&(value.as_str(), word));
        let synonym = || words.clone().find(|word| means(word));
        words.clone().find(has).or_else(synonym)
    }
}

/// Returns which numbers an option takes.
fn in_range(option: &str) -> Option<Message> {
    let name = option.split(' ').next()?;
    let (_, range) = RANGES.iter().find(|(known, _)| *known == name)?;
    let (least, most) = (*range.start(), *range.end());
    Some(MessageId::UsageNumberHelp.with(least).with(most))
}

/// Returns the values to choose from.
fn choices(error: &clap::Error, called: &str, lang: Lang) -> Vec<Choice> {
    let names = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(names)) => names.as_slice(),
        _ => &[],
    };
    let root = Cli::command();
    let command = called.split(' ').next_back();
    let command = command.and_then(|command| root.find_subcommand(command));
    let option = said(error, ContextKind::InvalidArg);
    let option = option.trim_start_matches('-').split(' ').next();
    let mut args = command.unwrap_or(&root).get_arguments();
    let arg = args.find(|arg| arg.get_long().is_some() && arg.get_long() == option);
    let known = arg.map(clap::Arg::get_possible_values).unwrap_or_default();
    let choice = |name: &String| {
        let value = known.iter().find(|value| value.get_name() == name);
        let all = value.map(PossibleValue::get_name_and_aliases);
        let mut words: Vec<String> = all.into_iter().flatten().map(str::to_owned).collect();
        if words.is_empty() {
            words.push(name.clone());
        }
        let own = |word: &String| !word.is_ascii() && lang == Lang::Russian;
        if let Some(own) = words.iter().position(own) {
            words[..=own].rotate_right(1);
        }
        Choice { words }
    };
    names.iter().map(choice).collect()
}

/// Returns whether an option, as clap names it, takes a day.
fn is_day(option: &str) -> bool {
    let days = [
        "--as-of",
        "--until",
        "--from",
        "--to",
        "--since",
        "--on",
        "--due",
        "--meeting",
        "--next",
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
                    let told = instead(&error, "roadmap", Lang::Russian);
                    assert_eq!(told, Some(MessageId::UsageDateHelp.into()), "{argv:?}");
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
        let advised = |word: &str| {
            let refused = Cli::command().try_get_matches_from(["roadmap", word]);
            let told = instead(&refused.unwrap_err(), "roadmap", Lang::Russian);
            told.map(|told| told.text(Lang::Russian))
        };
        for (word, name) in [
            ("histor", "history"),
            ("статус", "status"),
            ("Просроченно", "overdue"),
            ("перенести", "postpone"),
        ] {
            let near = format!("возможно, имелось в виду «{name}»");
            assert_eq!(advised(word), Some(near));
        }
        assert!(advised("s").is_some_and(|told| told.starts_with("возможно, одно из: ")));
        let alike = |argv: [&str; 4]| {
            let refused = Cli::command().try_get_matches_from(argv);
            let told = instead(&refused.unwrap_err(), "roadmap", Lang::Russian);
            told.map(|told| told.text(Lang::Russian))
                .unwrap_or_default()
        };
        assert_eq!(
            alike(["roadmap", "list", "--state", "late"]),
            "возможно, одно из: done-late, overdue"
        );
        for report in ["status", "overdue"] {
            let told = alike(["roadmap", report, "--by", "lead"]);
            assert_eq!(told, "возможно, имелось в виду «executor»");
        }
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
        case(
            &["status", "--as-of", "2022-02-01", "--as-of", "2022-02-02"],
            "дано дважды: --as-of <ДЕНЬ>",
        );
    }
}
