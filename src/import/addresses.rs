//! Addresses among the words of a value: of a page, or of somebody's mail.
//!
//! Readers write the address of a link beside its words, and people write theirs into cells. A name or a deadline is
//! read without them: mail goes to the executor whom it follows, anything else to the item's links.

use super::draft::{Item, Text};
use super::executors::{self, Executor, Lexicon};
use crate::text::russian::{fold, is_blank};
use crate::words::{Lang, MessageId};

/// A text without its addresses, each with where it stood.
pub(super) struct Apart {
    pub(super) text: String,
    pub(super) addresses: Vec<(usize, String)>,
}

/// Parts the addresses of `text` from its words; a word that only announces one («e-mail:») goes with it.
pub(super) fn apart(text: &str) -> Apart {
    let mut out = Apart {
        text: String::new(),
        addresses: Vec::new(),
    };
    if !text.contains(['@', ':', '.']) {
        text.clone_into(&mut out.text);
        return out;
    }
    for word in text.split_inclusive(is_blank) {
        let sign =
            |c: char| is_blank(c) || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '[' | ']');
        let bare = word.trim_matches(sign).trim_end_matches('.');
        if !is_address(bare) {
            out.text.push_str(word);
            continue;
        }
        let kept = out.text.trim_end_matches(is_blank);
        let label = kept.rsplit(is_blank).next().unwrap_or_default();
        if is_label(label) {
            out.text.truncate(kept.len() - label.len());
        }
        let ended = word.trim_end_matches(is_blank).ends_with([',', ';']);
        let kept = out.text.trim_end_matches(|c| is_blank(c) || c == ',').len();
        let lines =
            word.contains('\n') || out.text.get(kept..).is_some_and(|end| end.contains('\n'));
        out.text.truncate(kept);
        out.addresses.push((kept, bare.to_owned()));
        out.text.push_str(if ended { "," } else { "" });
        out.text.push(if lines { '\n' } else { ' ' });
    }
    let ends = |c: char| is_blank(c) || c == ',';
    out.text.truncate(out.text.trim_end_matches(ends).len());
    out
}

fn is_address(word: &str) -> bool {
    const SCHEMES: [&str; 5] = ["http://", "https://", "ftp://", "www.", "mailto:"];
    SCHEMES.iter().any(|scheme| word.starts_with(scheme)) || is_mail(word)
}

/// Returns whether `word` is an address of mail.
pub(super) fn is_mail(word: &str) -> bool {
    let known = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    word.split_once('@').is_some_and(|(name, host)| {
        let whole = !name.is_empty() && name.chars().chain(host.chars()).all(known);
        whole && host.contains('.') && !host.starts_with('.')
    })
}

fn is_label(word: &str) -> bool {
    let folded = fold(word);
    let letters: String = folded.chars().filter(|c| c.is_alphabetic()).collect();
    ["емаil", "еmаil", "маil", "почта", "элпочта"].contains(&letters.as_str())
        || ["e-mail", "email", "mail"].contains(&word.to_lowercase().trim_matches([':', '(', '.']))
}

/// Returns `text` without addresses, which go to the links of `item`.
pub(super) fn without(text: Text, item: &mut Item) -> Text {
    let parted = apart(&text.value);
    if parted.addresses.is_empty() {
        return text;
    }
    for (_, address) in parted.addresses {
        keep(&address, &text, item);
    }
    Text {
        value: parted.text,
        ..text
    }
}

/// Adds an address to the links of `item`.
pub(super) fn keep(address: &str, from: &Text, item: &mut Item) {
    let heading = MessageId::ImportLinks.text(Lang::Russian).to_owned();
    item.extra.push((heading, Text::new(address, &from.place)));
}

/// Returns the names of a cell, those whose mail it holds with it, and what else it points to.
pub(super) fn of_names(cell: &str, lexicon: &Lexicon) -> (String, Vec<Executor>, Vec<String>) {
    let parted = apart(cell);
    let mut names = executors::split(&parted.text, lexicon);
    let mut places: Vec<(usize, usize)> = names.iter().map(|name| name.at).zip(0..).collect();
    places.sort_unstable();
    let mut links = Vec::new();
    for (at, address) in parted.addresses {
        let before = places.partition_point(|(place, _)| *place < at);
        let owner = before.checked_sub(1).and_then(|owner| places.get(owner));
        let owner = owner.and_then(|(_, owner)| names.get_mut(*owner));
        match owner.filter(|owner| is_mail(&address) && owner.email.is_none()) {
            Some(owner) => owner.email = Some(address),
            None => links.push(address),
        }
    }
    (parted.text, names, links)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_parted_from_words() {
        let case = |text, words: &str, addresses: &[&str]| {
            let parted = apart(text);
            let found: Vec<&str> = parted.addresses.iter().map(|(_, at)| at.as_str()).collect();
            assert_eq!(
                (parted.text.as_str(), found.as_slice()),
                (words, addresses),
                "{text}"
            );
        };
        case(
            "О.А. Ефимова (efimova@uo.ru)",
            "О.А. Ефимова",
            &["efimova@uo.ru"],
        );
        case(
            "О.А. Ефимова, e-mail: a.b@uo.ru, кураторы",
            "О.А. Ефимова, кураторы",
            &["a.b@uo.ru"],
        );
        case(
            "Ефимова О.А.\na@uo.ru\nБелова Г.М.",
            "Ефимова О.А.\nБелова Г.М.",
            &["a@uo.ru"],
        );
        case(
            "до 01.02.2022 (https://uo.ru/plan)",
            "до 01.02.2022",
            &["https://uo.ru/plan"],
        );
        case("до 01.02.2022 г.", "до 01.02.2022 г.", &[]);
        case("https://uo.ru", "", &["https://uo.ru"]);
    }
}
