//! Every option that help, messages, the manual or the rules' pages speak of is one that the command takes.

use roadmap::cli;
use roadmap::diagnostic::Rule;
use roadmap::manual::PAGES;
use roadmap::words::help::{ARGS, COMMANDS};
use roadmap::words::{Lang, MessageId};

/// Other programs whose options texts name.
const PROGRAMS: [&str; 9] = [
    "git",
    "grep",
    "iconv",
    "ocrmypdf",
    "pdftotext",
    "rm",
    "sendmail",
    "soffice",
    "tesseract",
];

/// Returns the option that `word` writes, without its value and what a sentence puts beside it.
fn option(word: &str) -> Option<&str> {
    let word = word.trim_start_matches(['[', '"', '\'', '«', '(', '„']);
    let end = word.find(|c: char| c != '-' && !c.is_ascii_alphanumeric());
    let word = &word[..end.unwrap_or(word.len())];
    let name = word.trim_start_matches('-');
    let dashes = word.len() - name.len();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_name && (dashes == 2 || dashes == 1 && name.len() == 1)).then_some(word)
}

fn takes(command: &clap::Command, option: &str) -> bool {
    let long = option.strip_prefix("--");
    let short = option.trim_start_matches('-').chars().next();
    command.get_arguments().any(|arg| match long {
        Some(long) => arg
            .get_long_and_visible_aliases()
            .is_some_and(|names| names.contains(&long)),
        None => arg.get_short() == short,
    })
}

/// Complains of each option of `text` that the command does not take: the one that the text names before it, else
/// `own`, else any.
fn complaints(root: &clap::Command, own: Option<&clap::Command>, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for segment in text.split(['\n', '`', ';']) {
        let mut command = own;
        let (mut before, mut is_foreign) = ("", false);
        for word in segment.split_whitespace() {
            let called = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
            if before.ends_with("roadmap")
                && let Some(named) = root.find_subcommand(called)
            {
                command = Some(named);
            }
            is_foreign = PROGRAMS.contains(&called) || is_foreign && called != "roadmap";
            if let Some(option) = option(word).filter(|_| !is_foreign) {
                let known = match command {
                    Some(command) => takes(command, option),
                    None => root.get_subcommands().any(|command| takes(command, option)),
                };
                if !known && !takes(root, option) {
                    let whose = command.map_or("roadmap", clap::Command::get_name);
                    found.push(format!("{whose} has no {option}: {segment}"));
                }
            }
            before = word;
        }
    }
    found
}

#[test]
fn every_option_named_is_there() {
    let mut root = cli::command();
    root.build();
    let mut found = Vec::new();
    for (name, ru, en) in COMMANDS {
        let own = root.find_subcommand(name);
        found.extend(
            [ru, en]
                .iter()
                .flat_map(|text| complaints(&root, own, text)),
        );
    }
    for (name, _, ru, en) in ARGS {
        let own = root.find_subcommand(name);
        found.extend(
            [ru, en]
                .iter()
                .flat_map(|text| complaints(&root, own, text)),
        );
    }
    for lang in [Lang::Russian, Lang::English] {
        let messages = MessageId::ALL.iter().map(|id| id.text(lang));
        let rules = Rule::ALL.iter().map(|rule| rule.explanation(lang));
        let pages = PAGES.iter().map(|page| page.text(lang));
        let told = messages.chain(rules).chain(pages);
        found.extend(told.flat_map(|text| complaints(&root, None, text)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_option_of_another_command_is_seen() {
    let root = cli::command();
    let told = |text: &str| complaints(&root, None, text).len();
    assert_eq!(told("пути: roadmap check --expand"), 1);
    assert_eq!(told("назовите его: roadmap workload --expand, -r ИМЯ"), 0);
    assert_eq!(told("снимает --undone"), 1);
}
