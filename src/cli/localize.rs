//! Gives the command line its words in a language.

use clap::{Arg, Command};

use crate::manual::PAGES;
use crate::words::help::{self, HelpId};
use crate::words::{Lang, MessageId};

/// Returns `command` with help and headings in `lang`.
pub fn localize(command: Command, lang: Lang) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let mut command =
        dress(command, "", lang).subcommand_help_heading(MessageId::HelpCommands.text(lang));
    command = command.after_help(after_help(lang));
    command = command.subcommand_value_name(MessageId::HelpCommandPlace.text(lang));
    for name in names {
        command = command.mut_subcommand(&name, |sub| dress(sub, &name, lang));
    }
    command
}

/// Returns what stands below the commands: what all of them share, and the pages of the manual.
fn after_help(lang: Lang) -> String {
    let program = HelpId {
        command: "",
        arg: None,
    };
    let about = help::text(program, lang).unwrap_or_default();
    let shared = about.split_once("\n\n").map_or("", |(_, rest)| rest);
    let pages = PAGES
        .iter()
        .map(|page| format!("\n  {:<12} {}", page.name(lang), page.title(lang)));
    [shared, "\n\n", MessageId::HelpPages.text(lang)]
        .into_iter()
        .map(str::to_owned)
        .chain(pages)
        .collect()
}

fn dress(command: Command, name: &str, lang: Lang) -> Command {
    let key = HelpId {
        command: name,
        arg: None,
    };
    let about = help::text(key, lang).unwrap_or_default();
    let (first, rest) = about.split_once("\n\n").unwrap_or((about, about));
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        MessageId::HelpUsage.text(lang)
    );
    let mut command = command.about(first.to_owned()).help_template(template);
    if rest != first {
        command = command.after_help(rest.to_owned());
    }
    // of two dozen commands one is called: the words of its arguments alone are needed
    command.defer(match lang {
        Lang::Russian => |command| dress_args(command, Lang::Russian),
        Lang::English => |command| dress_args(command, Lang::English),
    })
}

fn dress_args(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let name = Some(name.as_str()).filter(|name| *name != env!("CARGO_PKG_NAME"));
    let days = first_day(&command);
    command.mut_args(|arg| {
        let tells = days.as_deref() == Some(arg.get_id().as_str());
        let arg = dress_arg(arg, name.unwrap_or_default(), lang);
        let words = arg.get_help().filter(|_| tells).map(ToString::to_string);
        match words {
            Some(words) => arg.help(MessageId::HelpDays.with(words).text(lang)),
            None => arg,
        }
    })
}

/// Returns the option of `command` that takes a day and tells how all of them are written: the clock, else the first.
fn first_day(command: &Command) -> Option<String> {
    let day = help::value_name("as_of", Lang::Russian);
    let ids = || command.get_arguments().map(|arg| arg.get_id().as_str());
    let clock = ids().find(|id| *id == "as_of");
    let first = || ids().find(|id| help::value_name(id, Lang::Russian) == day);
    clock.or_else(first).map(str::to_owned)
}

fn dress_arg(arg: Arg, command: &str, lang: Lang) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let key = HelpId {
        command,
        arg: Some(&id),
    };
    let words = help::text(key, lang).unwrap_or_default();
    let positional = arg.is_positional();
    let heading = if positional {
        MessageId::HelpArguments
    } else {
        MessageId::HelpOptions
    };
    let valued = arg.get_action().takes_values();
    // the words tell the values, so clap need not
    let arg = arg
        .help(words.to_owned())
        .help_heading(heading.text(lang))
        .hide_possible_values(valued)
        .hide_default_value(valued);
    match help::value_name(&id, lang) {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::help::{ARGS, COMMANDS, HelpId, RUSSIAN_COMMANDS, text};

    /// Returns the entry that the command line shows, as (command, arg) of the table.
    fn used<'t>(
        command: &str,
        arg: &str,
    ) -> &'t (&'static str, &'static str, &'static str, &'static str) {
        let own = ARGS.iter().find(|(c, a, ..)| *c == command && *a == arg);
        own.or_else(|| ARGS.iter().find(|(c, a, ..)| c.is_empty() && *a == arg))
            .unwrap_or_else(|| panic!("no help for {command} {arg}"))
    }

    #[test]
    fn every_command_that_takes_a_day_tells_how_one_is_written() {
        for lang in [Lang::Russian, Lang::English] {
            let (day, forms) = match lang {
                Lang::Russian => ("<ДЕНЬ>", "«конец апреля»"),
                Lang::English => ("<DATE>", "«конец апреля»"),
            };
            for command in localize(crate::cli::command(), lang).get_subcommands_mut() {
                let help = command.render_help().to_string();
                let told = help.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(help.contains(day), told.contains(forms), "{help}");
            }
        }
    }

    #[test]
    fn every_command_and_option_has_help_and_every_entry_is_shown() {
        let root = crate::cli::command();
        let mut shown = Vec::new();
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            let name = if command.get_name() == "roadmap" {
                ""
            } else {
                command.get_name()
            };
            assert!(
                text(
                    HelpId {
                        command: name,
                        arg: None
                    },
                    Lang::Russian
                )
                .is_some(),
                "{name} has no help"
            );
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                shown.push(used(name, id));
                assert!(
                    !arg.get_action().takes_values()
                        || help::value_name(id, Lang::Russian).is_some(),
                    "the value of {name} {id} has no name"
                );
            }
        }
        for entry in ARGS {
            assert!(
                shown.contains(&entry),
                "nothing shows the help of {} {}",
                entry.0,
                entry.1
            );
        }
        let mut words: Vec<&str> = Vec::new();
        for command in root
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
        {
            let called = RUSSIAN_COMMANDS
                .iter()
                .find(|(name, _)| *name == command.get_name());
            let called = called.map_or(&[][..], |(_, words)| words);
            let is_known = command.get_name() == "git-setup" || !called.is_empty();
            assert!(is_known, "{} has no name in Russian", command.get_name());
            assert!(
                called.iter().all(|word| !words.contains(word)),
                "{called:?}"
            );
            words.extend(called);
        }
        for (name, ..) in COMMANDS.iter().filter(|(name, ..)| !name.is_empty()) {
            assert!(root.find_subcommand(name).is_some(), "no command {name}");
        }
    }
}
