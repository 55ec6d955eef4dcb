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

/// How changes are said: what is replaced, taken out, put in; of words, and of signs alone.
pub(super) struct Manner {
    pub(super) replaced: [MessageId; 2],
    pub(super) removed: [MessageId; 2],
    pub(super) added: [MessageId; 2],
    /// Whether it is said as what is to be done, not as what has happened.
    pub(super) is_order: bool,
}

/// As what has happened.
const TOLD: Manner = Manner {
    replaced: [MessageId::WordsReplaced, MessageId::SignReplaced],
    removed: [MessageId::WordsRemoved, MessageId::SignRemoved],
    added: [MessageId::WordsAdded, MessageId::SignAdded],
    is_order: false,
};

/// Returns what became of words.
pub(super) fn words(edits: &[Edit], manner: &Manner, lang: Lang) -> String {
    let edit = |edit: &Edit| {
        let message = match edit {
            Edit::Replaced { old, new } => said(manner.replaced, old)
                .with(old.as_str())
                .with(new.as_str())
                .with(named(old, THE))
                .with(named(new, BY))
                .with(number(old)),
            Edit::Removed(old) => said(manner.removed, old)
                .with(old.as_str())
                .with(named(old, THE))
                .with(number(old)),
            Edit::Added { after, new } => said(manner.added, new)
                .with(after.as_str())
                .with(new.as_str())
                .with(named(after, OF))
                .with(named(new, if manner.is_order { BY } else { THE }))
                .with(number(new)),
        };
        message.text(lang)
    };
    edits.iter().map(edit).collect::<Vec<_>>().join(", ")
}

/// What is quoted is called, words and signs: as what is changed, as what something stands behind, as what is put in.
const THE: [MessageId; 2] = [MessageId::TheWords, MessageId::TheSigns];
const OF: [MessageId; 2] = [MessageId::OfTheWords, MessageId::OfTheSigns];
const BY: [MessageId; 2] = [MessageId::ByTheWords, MessageId::ByTheSigns];

/// Returns which of the forms for words and for signs is that of `quoted`.
fn said(forms: [MessageId; 2], quoted: &str) -> MessageId {
    forms[usize::from(is_signs(quoted))]
}

fn named(quoted: &str, forms: [MessageId; 2]) -> Message {
    said(forms, quoted).with(number(quoted))
}

/// Returns whether a text has no letter and no digit: «.», «;».
fn is_signs(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// Returns 1 for one word and 2 for several, and for dates and numbers: «слово», «слова»; of signs for one and several.
fn number(words: &str) -> usize {
    if is_signs(words) {
        return words
            .chars()
            .filter(|sign| !sign.is_whitespace())
            .count()
            .min(2);
    }
    let other = |c: char| c.is_whitespace() || c.is_ascii_digit();
    1 + usize::from(words.trim().contains(other))
}
