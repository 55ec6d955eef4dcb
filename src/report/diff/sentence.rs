//! A sentence in which words may be marked as taken out or put in.

use crate::query::diff::wording::{self, Piece};
use crate::words::{Lang, Message, MessageId};

/// What a run of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Told.
    #[default]
    Plain,
    /// Taken out.
    Removed,
    /// Put in.
    Added,
}

/// The messages for the change of a text that may be absent.
pub(super) struct Rewriting {
    /// It was put in.
    pub(super) set: MessageId,
    /// It was taken out.
    pub(super) unset: MessageId,
    /// It changed; the words follow.
    pub(super) changed: MessageId,
}

/// A run of words with the same mark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// What they are.
    pub mark: Mark,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Its runs.
    pub runs: Vec<Run>,
}

impl Sentence {
    /// Returns a sentence without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        let run = Run {
            text: text.into(),
            mark: Mark::Plain,
        };
        Sentence { runs: vec![run] }
    }

    /// Returns the words as they are now, without those taken out.
    pub fn now(&self) -> String {
        let stays = self.runs.iter().filter(|run| run.mark != Mark::Removed);
        stays.map(|run| run.text.as_str()).collect()
    }

    /// Returns `message` as a sentence.
    pub(super) fn of(message: &Message, lang: Lang) -> Self {
        Sentence::plain(message.text(lang))
    }

    /// Returns a sentence that begins with `message` and shows how `old` became `new`.
    pub(super) fn edit(message: &Message, old: &str, new: &str, lang: Lang) -> Self {
        let mut sentence = Sentence::of(message, lang);
        sentence
            .runs
            .extend(wording::pieces(old, new).into_iter().map(|piece| {
                let (text, mark) = match piece {
                    Piece::Same(text) => (text, Mark::Plain),
                    Piece::Removed(text) => (text, Mark::Removed),
                    Piece::Added(text) => (text, Mark::Added),
                };
                Run {
                    text: text.to_owned(),
                    mark,
                }
            }));
        sentence
    }

    /// Words how `old` became `new`, or that a text was added or removed: `start` begins with each message.
    pub(super) fn rewritten(
        ids: &Rewriting,
        start: impl Fn(MessageId) -> Message,
        old: &str,
        new: &str,
        lang: Lang,
    ) -> Self {
        match (old.is_empty(), new.is_empty()) {
            (true, false) => Sentence::of(&start(ids.set).with(new), lang),
            (false, true) => Sentence::of(&start(ids.unset).with(old), lang),
            _ => Sentence::edit(&start(ids.changed), old, new, lang),
        }
    }

    /// Returns the sentence as text, marks in the manner of `git diff --word-diff`: `[-old-]{+new+}`.
    pub fn text(&self) -> String {
        let run = |run: &Run| match run.mark {
            Mark::Plain => run.text.clone(),
            Mark::Removed => format!("[-{}-]", run.text),
            Mark::Added => format!("{{+{}+}}", run.text),
        };
        self.runs.iter().map(run).collect()
    }
}
