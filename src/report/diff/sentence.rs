//! How a text changed: in the words that were put in, taken out or replaced, or as it reads now.

use crate::query::diff::wording::{Edit, edits};
use crate::words::{Lang, Message, MessageId};

/// The messages for the change of a text that may be absent.
pub(super) struct Rewriting {
    /// It was put in; the text follows.
    pub(super) set: MessageId,
    /// It was taken out; the text follows.
    pub(super) unset: MessageId,
    /// It changed; the new text follows.
    pub(super) changed: MessageId,
    /// Some of its words changed; what became of them follows.
    pub(super) within: MessageId,
}

/// Words how `old` became `new`: `start` begins with each message.
pub(super) fn rewritten(
    ids: &Rewriting,
    start: impl Fn(MessageId) -> Message,
    old: &str,
    new: &str,
    lang: Lang,
) -> String {
    let told = match (old.is_empty(), new.is_empty()) {
        (true, false) => start(ids.set).with(new),
        (false, true) => start(ids.unset).with(old),
        _ => match edits(old, new) {
            Some(edits) => start(ids.within).with(words(&edits, &TOLD, lang)),
            None => start(ids.changed).with(new),
        },
    };
    told.text(lang)
}

/// How changes of words are said: replaced, taken out, put in.
pub(super) struct Manner {
    pub(super) replaced: MessageId,
    pub(super) removed: MessageId,
    pub(super) added: MessageId,
}

/// As what has happened.
const TOLD: Manner = Manner {
    replaced: MessageId::WordsReplaced,
    removed: MessageId::WordsRemoved,
    added: MessageId::WordsAdded,
};

/// Returns what became of words.
pub(super) fn words(edits: &[Edit], manner: &Manner, lang: Lang) -> String {
    let edit = |edit: &Edit| {
        let message = match edit {
            Edit::Replaced { old, new } => manner
                .replaced
                .with(old.as_str())
                .with(new.as_str())
                .with(number(old))
                .with(number(new)),
            Edit::Removed(old) => manner.removed.with(old.as_str()).with(number(old)),
            Edit::Added { after, new } => manner
                .added
                .with(after.as_str())
                .with(new.as_str())
                .with(number(after))
                .with(number(new)),
        };
        message.text(lang)
    };
    edits.iter().map(edit).collect::<Vec<_>>().join(", ")
}

/// Returns 1 for one word and 2 for several, and for dates and numbers: «слово», «слова».
fn number(words: &str) -> usize {
    let other = |c: char| c.is_whitespace() || c.is_ascii_digit();
    1 + usize::from(words.trim().contains(other))
}
