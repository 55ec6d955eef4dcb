//! A sentence in which words may be marked as taken out or put in.

use crate::query::diff::wording::{self, Piece};
use crate::words::{Lang, Message};

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
