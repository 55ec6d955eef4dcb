//! Addresses among the words of a value: of a page, or of somebody's mail or telephone.
//!
//! Readers write the address of a link beside its words, and people write theirs into cells. A name or a deadline is
//! read without them: mail goes to the executor whom it follows, anything else to the item's links.

use crate::import::draft::{Item, Text};
use crate::import::executors::{self, Executor, Lexicon};
use crate::text::russian::{Ask as _, fold, is_blank, is_letter, is_letter_or_digit};
use crate::words::{Lang, MessageId};

/// How far before an address the bracket around it may open, in characters.
const FARTHEST: usize = 200;

/// A text without its addresses, each with where it stood.
pub(in crate::import) struct Apart {
    pub(in crate::import) text: String,
    pub(in crate::import) addresses: Vec<(usize, String)>,
}

/// Parts the telephones of a cell of names from its words: «Ефимова О.А., тел. 5-12-34».
fn without_phones(text: &str) -> Apart {
    let words: Vec<&str> = text.split_inclusive(is_blank).collect();
    let mut out = Apart {
        text: String::new(),
        addresses: Vec::new(),
    };
    let mut at = 0;
    let possible = text.has_digit();
    while let Some(word) = words.get(at) {
        let rest = words.get(at..).unwrap_or_default();
        let Some(length) = possible.then(|| phone(rest)).flatten() else {
            out.text.push_str(word);
            at += 1;
            continue;
        };
        let number = rest.get(..length).unwrap_or_default().concat();
        at += length;
        out.leave(&number, number.trim_matches(is_sign));
    }
    out.end();
    out
}

/// «…, тел. 2-15-36», «…, 2-15-36»
pub(in crate::import) fn has_phone(text: &str) -> bool {
    !without_phones(text).addresses.is_empty()
}

/// Returns how many of `words` are a telephone: what calls it one and digits, or so many digits that it can be nothing
/// else.
fn phone(words: &[&str]) -> Option<usize> {
    const CALLED: [&str; 6] = ["тел", "телефон", "т", "моб", "сот", "факс"];
    const BETWEEN: [&str; 4] = ["для", "справок", "раб", "сот"];
    let bare = |word: &str| fold(word.trim_matches(|c: char| !is_letter_or_digit(c)));
    let signs = |c: char| c.is_ascii_digit() || is_sign(c) || matches!(c, '+' | '-' | '–' | '.');
    let digits = |word: &&&str| word.chars().all(signs) && word.has_digit();
    let called = CALLED.contains(&bare(words.first()?).as_str());
    let rest = words.get(usize::from(called)..)?;
    let skipped = rest
        .iter()
        .take_while(|word| called && BETWEEN.contains(&bare(word).as_str()));
    let from = usize::from(called) + skipped.count();
    let mut open = true;
    let number = words.get(from..)?.iter().take_while(|word| {
        let goes_on = open && digits(word);
        open = !word.trim_end_matches(is_blank).ends_with([',', ';', ')'])
            || word.trim_start().starts_with(['8', '+']);
        goes_on
    });
    let number: Vec<&&str> = number.collect();
    let signs = || number.iter().flat_map(|word| word.chars());
    let count = signs().filter(char::is_ascii_digit).count();
    let hyphens = signs().filter(|c| *c == '-').count();
    let whole = called && count > 3 || !called && count > 4 && hyphens > 1;
    (whole && count < 30).then_some(from + number.len())
}

impl Apart {
    /// Leaves `word` out of the text: it is, or holds, this address.
    fn leave(&mut self, word: &str, address: &str) {
        let ended = word.trim_end_matches(is_blank).ends_with([',', ';']);
        let ends = |c: char| is_blank(c) || c == ',';
        let kept = self.text.trim_end_matches(ends).len();
        let end = self.text.split_off(kept);
        let lines = word.contains('\n') || end.contains('\n');
        // «МФЦ (ул. Ленина, 5; 2-44-55)»: the bracket closes what stands before
        let mut signs = self.text.chars().rev().take(FARTHEST);
        let open = signs.find(|c| matches!(c, '(' | ')')) == Some('(');
        if open && word.contains(')') && !word.contains('(') {
            let bare = self.text.trim_end_matches([';', ' ']).len();
            self.text.truncate(bare);
            self.text.push(')');
        }
        self.addresses.push((kept, address.to_owned()));
        self.text.push_str(if ended { "," } else { "" });
        self.text.push(if lines { '\n' } else { ' ' });
    }

    fn end(&mut self) {
        let ends = |c: char| is_blank(c) || c == ',';
        self.text.truncate(self.text.trim_end_matches(ends).len());
    }
}

fn is_sign(c: char) -> bool {
    is_blank(c) || matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '[' | ']')
}

/// Parts the addresses of `text` from its words; a word that only announces one («e-mail:») goes with it.
pub(in crate::import) fn apart(text: &str) -> Apart {
    let mut out = Apart {
        text: String::new(),
        addresses: Vec::new(),
    };
    let possible = text.contains(['@', ':', '.']) || text.contains("(/") || text.contains("(?");
    if !possible {
        text.clone_into(&mut out.text);
        return out;
    }
    for word in text.split_inclusive(is_blank) {
        let bare = word.trim_matches(is_sign).trim_end_matches('.');
        if !is_address(bare) && !is_beside_words(word) {
            out.text.push_str(word);
            continue;
        }
        let kept = out.text.trim_end_matches(is_blank);
        let label = kept.rsplit(is_blank).next().unwrap_or_default();
        if is_label(label) {
            out.text.truncate(kept.len() - label.len());
        }
        out.leave(word, bare);
    }
    out.end();
    out
}

/// Returns whether `word` is «(./news.php?id=3)», the address of a page of the same site that stands beside its words.
fn is_beside_words(word: &str) -> bool {
    let word = word.trim_matches(|c: char| is_blank(c) || matches!(c, ',' | ';' | '.'));
    let inside = word
        .strip_prefix('(')
        .and_then(|word| word.strip_suffix(')'));
    inside.is_some_and(|inside| {
        let starts = ["./", "../", "/", "?", r"\\"];
        inside.begins_any(&starts)
            && (inside.is_ascii() || inside.contains('.') && !inside.ends_with('/'))
            && inside.contains(is_letter_or_digit)
            && (!inside.starts_with('?') || inside.contains('='))
    })
}

fn is_address(word: &str) -> bool {
    const SCHEMES: [&str; 6] = ["http://", "https://", "ftp://", "www.", "mailto:", "file:"];
    word.begins_any(&SCHEMES) || is_mail(word)
}

/// Returns whether `word` is an address of mail.
pub(super) fn is_mail(word: &str) -> bool {
    let known = |c: char| is_letter_or_digit(c) || matches!(c, '.' | '_' | '-' | '+');
    word.split_once('@').is_some_and(|(name, host)| {
        let whole = !name.is_empty() && name.chars().chain(host.chars()).all(known);
        whole && host.contains('.') && !host.starts_with('.')
    })
}

fn is_label(word: &str) -> bool {
    let folded = fold(word);
    let letters: String = folded.chars().filter(|&c| is_letter(c)).collect();
    ["емаil", "еmаil", "маil", "почта", "элпочта"].contains(&letters.as_str())
        || ["e-mail", "email", "mail"].contains(&word.to_lowercase().trim_matches([':', '(', '.']))
}

/// Returns `text` without addresses, which go to the links of `item`.
pub(in crate::import) fn without(text: Text, item: &mut Item) -> Text {
    let parted = apart(&text.value);
    if parted.addresses.is_empty() {
        return text;
    }
    for (_, address) in parted.addresses {
        keep(Text::new(&address, &text.place), item);
    }
    Text {
        value: parted.text,
        ..text
    }
}

/// Adds an address to the links of `item`.
pub(in crate::import) fn keep(address: Text, item: &mut Item) {
    let is_link = is_address(&address.value) || address.value.starts_with(['.', '/', '?', '\\']);
    let heading = if is_link {
        MessageId::ImportLinks
    } else {
        MessageId::ImportPhone
    };
    let heading = heading.text(Lang::Russian).to_owned();
    item.extra.push((heading, address));
}

/// Returns a cell of names without addresses.
pub(in crate::import) fn names(cell: &str) -> String {
    apart(&without_phones(cell).text).text
}

/// Returns the names of a cell, those whose mail it holds with it, and what else it points to.
pub(in crate::import) fn of_names(
    cell: &str,
    lexicon: &Lexicon,
) -> (String, Vec<Executor>, Vec<String>) {
    let phones = without_phones(cell);
    let parted = apart(&phones.text);
    let mut names = executors::split(&parted.text, lexicon);
    let mut places: Vec<(usize, usize)> = names.iter().map(|name| name.at).zip(0..).collect();
    places.sort_unstable();
    let phones = phones.addresses.into_iter();
    let mut links: Vec<String> = phones.map(|(_, phone)| phone).collect();
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
        case("Слёт (./news.php?id=4)", "Слёт", &["./news.php?id=4"]);
        case(r"Слёт (\\srv\x.docx), бал", "Слёт, бал", &[r"\\srv\x.docx"]);
        case("Слёт (/документы/а.pdf)", "Слёт", &["/документы/а.pdf"]);
        case(
            "Подпись (/подпись/) и (?)",
            "Подпись (/подпись/) и (?)",
            &[],
        );
        case("до 01.02.2022 г.", "до 01.02.2022 г.", &[]);
        case("https://uo.ru", "", &["https://uo.ru"]);
    }

    #[test]
    fn a_bracket_around_a_telephone_is_closed() {
        assert_eq!(names("МФЦ (ул. Ленина, 5; 2-44-55)"), "МФЦ (ул. Ленина, 5)");
        assert_eq!(names("завуч (тел. 2-44-55), врач"), "завуч, врач");
    }
}
