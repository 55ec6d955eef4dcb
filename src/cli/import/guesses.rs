//! The guesses of an import, to be looked over in a minute: what it is, what was guessed, and where it stands.

use std::path::Path;

use super::keys::word;
use crate::cli::context::Context;
use crate::import::{self, Guess};
use crate::render;
use crate::words::MessageId;

/// Says `guesses`, and how many executors have a kind that is a guess.
pub(super) fn tell(guesses: &[Guess], kinds: usize, path: &Path, context: &Context) {
    let lang = context.lang;
    let mut rows: Vec<[String; 3]> = Vec::new();
    for line in import::guess_lines(guesses) {
        let key = match &line.heading {
            Some(heading) => MessageId::ImportQuoted.with(heading.as_str()),
            None => word(line.key),
        };
        rows.push([key.text(lang), line.guess.text(lang), line.place.text(lang)]);
    }
    if kinds > 0 {
        let [what, guess] = [MessageId::ImportKinds, MessageId::ImportKindsByName];
        let count = MessageId::ImportGuessTimes.with(guess).with(kinds);
        rows.push([
            what.text(lang).to_owned(),
            count.text(lang),
            "[executors]".to_owned(),
        ]);
    }
    if rows.is_empty() {
        return;
    }
    context.tell(&MessageId::ImportGuesses.with(path.display().to_string()));
    Context::note(&render::columns(&rows, usize::from(context.width)));
}
