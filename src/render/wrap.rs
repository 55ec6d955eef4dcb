//! Lines of text in columns of a terminal: widths, and where a line may break.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns how many columns of a terminal `text` takes.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return text.len();
    }
    // Letters of Russian and its signs take a column each, wherever they stand: the tables of Unicode need not be asked.
    let plain = |c: char| matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | 'А'..='я' | 'ё' | 'Ё' | '–' | '—' | '“' | '„' | '…' | '№' | '─');
    let mut count = 0;
    if text.chars().all(|c| {
        count += 1;
        plain(c)
    }) {
        count
    } else {
        text.width()
    }
}

/// Returns the width of the longest part of `text` that has no place to break.
pub(super) fn longest_word(text: &str) -> usize {
    let parts = text.split('\n').flat_map(|line| parts(line, may_break));
    parts.map(|part| width(part.trim_end())).max().unwrap_or(0)
}

/// Returns the width of the longest part of `text` that blanks which do not break hold together.
pub(super) fn longest_name(text: &str) -> usize {
    let parts = text.split('\n').flat_map(|line| parts(line, may_break));
    let names = parts.filter(|part| part.contains('\u{a0}'));
    names.map(|part| width(part.trim_end())).max().unwrap_or(0)
}

/// Returns `rows` in three columns below one another, indented, at most `limit` wide; the middle one gives way first.
pub fn columns(rows: &[[String; 3]], limit: usize) -> String {
    const GAP: usize = 2;
    let widest = |column: usize| {
        rows.iter()
            .map(|row| width(&row[column]))
            .max()
            .unwrap_or(0)
    };
    let (first, last) = (widest(0).min(limit / 3), widest(2).min(limit / 3));
    let middle = widest(1).min(limit.saturating_sub(first + last + 3 * GAP));
    let mut lines = Vec::new();
    for [name, text, place] in rows {
        let cells =
            [(name, first), (text, middle), (place, last)].map(|(text, limit)| wrap(text, limit));
        for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let cell = |column: usize| cells[column].get(at).map_or("", String::as_str);
            let padded = |column: usize, limit: usize| {
                let text = cell(column);
                format!(
                    "{text}{}",
                    " ".repeat(limit.saturating_sub(width(text)) + GAP)
                )
            };
            let line = format!("  {}{}{}", padded(0, first), padded(1, middle), cell(2));
            lines.push(line.trim_end().to_owned());
        }
    }
    lines.join("\n")
}

/// Breaks `text` into lines of at most `limit` columns: at blanks and after hyphens, within a word only where it is
/// longer than a line, and then as Russian hyphenates.
pub(super) fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(1);
    let whole = text.trim_matches(' ');
    if !whole.contains('\n') && width(whole) <= limit {
        return vec![whole.to_owned()];
    }
    let ties = if limit < ROOMY { may_break } else { reads_on };
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let (mut line, mut taken) = (String::new(), 0);
        for part in parts(paragraph, ties) {
            if taken + width(part.trim_end_matches(' ')) > limit {
                push_line(&mut lines, &mut line);
                taken = 0;
            }
            let mut rest = part;
            while width(rest.trim_end_matches(' ')) > limit {
                let (head, tail) = split_word(rest, limit);
                lines.push(head);
                rest = tail;
            }
            line.push_str(rest);
            taken += width(rest);
        }
        push_line(&mut lines, &mut line);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Breaks a line of more than `limit` columns at its blanks; continued lines are indented. Names of files stay whole.
pub fn hanging(line: &str, limit: usize) -> String {
    let bare = line.trim_start_matches(' ');
    let indent = line.len() - bare.len();
    let further = format!("\n{:1$}", "", indent + 4);
    let mut out = " ".repeat(indent);
    let mut taken = indent;
    for (at, words) in held_together(bare).enumerate() {
        if at > 0 && taken + 1 + width(words) > limit {
            out.push_str(&further);
            taken = indent + 4;
        } else if at > 0 {
            out.push(' ');
            taken += 1;
        }
        out.push_str(words);
        taken += width(words);
    }
    out
}

/// Returns the parts of `text` between whose blanks a line may break; hyphens and slashes are no place to.
pub(super) fn held_together(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let parted = text.match_indices(' ').find_map(|(at, _)| {
            let (head, tail) = (text.get(..at)?, text.get(at + 1..)?);
            reads_on(head, tail).then_some((head, tail))
        });
        rest = parted.map(|(_, tail)| tail);
        Some(parted.map_or(text, |(head, _)| head))
    })
}

fn push_line(lines: &mut Vec<String>, line: &mut String) {
    let end = line.trim_end_matches(' ').len();
    line.truncate(end);
    if !line.is_empty() {
        lines.push(std::mem::take(line));
    }
}

/// Returns whether a line may break at a blank between two texts.
type Ties = fn(&str, &str) -> bool;

/// Returns the parts of `text` between which a line may break by `ties`, each with the blanks after it.
fn parts(text: &str, ties: Ties) -> impl Iterator<Item = &str> {
    let mut rest = text.trim_start_matches(' ');
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, tail) = rest.split_at(part_end(rest, ties));
        rest = tail;
        Some(part)
    })
}

/// Returns the byte after the first part of `text`.
fn part_end(text: &str, ties: Ties) -> usize {
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let (head, tail) = (text.get(..at).unwrap_or(""), text.get(end..).unwrap_or(""));
        let breaks = match c {
            ' ' => !tail.is_empty() && !tail.starts_with(' ') && ties(head.trim_end(), tail),
            // «п/п» and «5-й» stay whole
            '-' | '/' => {
                let letters = |c: char| c.is_alphanumeric();
                let before = head.chars().rev().take(2).filter(|&c| letters(c));
                let after = tail.chars().take(2).filter(|&c| letters(c));
                before.count() + after.count() == 4
            }
            _ => false,
        };
        if breaks {
            return end;
        }
    }
    text.len()
}

/// Returns whether a line may break between `head` and `tail`: not beside «№» or after a word of one letter, not before a
/// dash, not between a number and what it counts («5 дней», «2021 г.») or what it numbers («п. 5», «Приложение 2»),
/// nor between a short preposition and a day («до 01.03.2022»).
fn may_break(head: &str, tail: &str) -> bool {
    const COUNTED: [&str; 9] = ["г", "гг", "день", "дня", "дней", "day", "days", "%", "тур"];
    const STAGES: [&str; 19] = [
        "год",
        "квартал",
        "класс",
        "месяц",
        "пункт",
        "срок",
        "этап",
        "январ",
        "феврал",
        "март",
        "апрел",
        "мая",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
    ];
    const BEFORE_DAYS: [&str; 4] = ["до", "от", "на", "по"];
    const NUMBERED: [&str; 5] = ["п.", "пп.", "item", "items", "том"];
    const TITLED: [&str; 11] = [
        "глав",
        "группа",
        "модул",
        "подпрограмм",
        "приложени",
        "пункт",
        "раздел",
        "стать",
        "таблиц",
        "форма",
        "част",
    ];
    let dash = ["– ", "— ", "- "].iter().any(|dash| tail.starts_with(dash));
    let last = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let bare = last.trim_start_matches(['«', '„', '(']);
    let mut letters = bare.chars().rev();
    let clings = match (letters.next(), letters.next()) {
        (Some('№'), _) => true,
        (Some(only), None) if only.is_alphabetic() => true,
        (Some('0'..='9'), _) => {
            let next = tail.split(char::is_whitespace).next().unwrap_or_default();
            let next = next.trim_end_matches(['.', ',', ';', ':', ')']);
            COUNTED.contains(&next) || STAGES.iter().any(|stage| next.starts_with(stage))
        }
        _ => {
            let bare = bare.to_lowercase();
            tail.starts_with(|c: char| c.is_ascii_digit())
                && (BEFORE_DAYS.contains(&bare.as_str())
                    || NUMBERED.contains(&bare.as_str())
                    || TITLED.iter().any(|title| bare.starts_with(title)))
        }
    };
    !dash && !clings && !tail.starts_with('№')
}

/// The width from which a line has room for more ties than it must have.
const ROOMY: usize = 20;

/// Returns whether a line that has room may break between `head` and `tail`: nor after a preposition of two letters,
/// nor between what announces a number and the number («срок 01.03.2022», «и ещё 2») or a number and what it counts
/// («3 отметки»), nor within a name («О.А. Ефимова»).
fn reads_on(head: &str, tail: &str) -> bool {
    const PREPOSITIONS: [&str; 10] = ["во", "до", "за", "из", "ко", "на", "об", "от", "по", "со"];
    const ANNOUNCING: [&str; 5] = ["срок", "сроки", "ещё", "due", "and"];
    let last = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(['«', '„', '(']);
    // «ПО» is a name
    let is_name = last.chars().nth(1).is_some_and(char::is_uppercase);
    let announces = ANNOUNCING.contains(&last) && tail.starts_with(|c: char| c.is_ascii_digit());
    let preposition = !is_name && PREPOSITIONS.contains(&last.to_lowercase().as_str());
    let counts = counts(head, tail);
    let next = tail.split(char::is_whitespace).next().unwrap_or_default();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let name = are_initials(last) && is_capital(next) || is_capital(last) && are_initials(next);
    may_break(head, tail) && !announces && !counts && !preposition && !name
}

/// Returns whether `head` ends in a number that counts what `tail` begins with: «3 отметки», not «п. 3 отменён», «№ 3 имени».
fn counts(head: &str, tail: &str) -> bool {
    let mut words = head.rsplit(char::is_whitespace);
    let number = words.next().unwrap_or_default();
    let number = number.trim_start_matches(['«', '„', '(']);
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let before = words.next().unwrap_or_default();
    let numbers = before.ends_with(['.', '№']) || matches!(before, "item" | "items");
    let counted = tail.chars().take_while(|c| c.is_lowercase()).count();
    is_number && !numbers && counted > 3
}

/// Returns whether `word` is one or two initials: «О.А.», «С.».
fn are_initials(word: &str) -> bool {
    let word = word.trim_end_matches([',', ';', ':', ')', '»']);
    let parts: Vec<&str> = word.split_inclusive('.').collect();
    let is_initial = |part: &&str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
    };
    (1..=2).contains(&parts.len()) && parts.iter().all(is_initial)
}

/// Splits what holds together and yet is longer than a line: at its last blank that fits, else within a word.
fn split_word(word: &str, limit: usize) -> (String, &str) {
    let mut taken = 0;
    let (mut blank, mut hyphenated) = (None, None);
    let mut end = word.len();
    for (at, c) in word.char_indices() {
        let holds = word
            .get(..at)
            .is_none_or(|head| head.is_empty() || head.ends_with('№'));
        if matches!(c, ' ' | '\u{a0}') && !holds {
            blank = Some(at);
        }
        if taken < limit && at > 0 && hyphenates(word, at) {
            hyphenated = Some(at);
        }
        taken += c.width().unwrap_or(0);
        if taken > limit && at > 0 {
            end = at;
            break;
        }
    }
    if let Some((head, tail)) = blank.and_then(|at| word.split_at_checked(at)) {
        return (head.to_owned(), tail.trim_start_matches([' ', '\u{a0}']));
    }
    let (head, tail) = word.split_at(hyphenated.unwrap_or(end));
    let hyphen = if hyphenated.is_some() { "-" } else { "" };
    (format!("{head}{hyphen}"), tail)
}

/// Returns whether Russian hyphenates `word` at the byte `at`: a vowel and two letters stay on both sides, and no line
/// begins with ь, ъ or й.
///
/// «Правила русской орфографии и пунктуации» (1956), §§ 117–123, of which these are the rules that never mislead.
fn hyphenates(word: &str, at: usize) -> bool {
    let (head, tail) = word.split_at(at);
    let letters = |c: &char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let head: Vec<char> = head.chars().rev().take_while(letters).collect();
    let tail: Vec<char> = tail.chars().take_while(letters).collect();
    let fits = |side: &[char]| side.len() > 1 && side.iter().any(|c| is_vowel(*c));
    let starts = tail.first().copied().unwrap_or('ь');
    fits(&head)
        && fits(&tail)
        && !matches!(starts, 'ь' | 'ъ' | 'й' | 'ы' | 'Ь' | 'Ъ' | 'Й' | 'Ы')
        && head.first().is_some_and(|last| is_vowel(*last))
        && !is_vowel(starts)
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, limit: usize, expected: &[&str]) {
        let lines = wrap(text, limit);
        assert_eq!(lines, expected);
        assert!(lines.iter().all(|line| width(line) <= limit));
    }

    proptest::proptest! {
        #[test]
        fn letters_are_as_wide_as_unicode_says(text in "[ -~а-яё«»–—“„…№─\u{a0}-\u{17f}\t]{0,6}(\\PC{0,3})") {
            assert_eq!(width(&text), UnicodeWidthStr::width(text.as_str()));
        }
    }

    #[test]
    fn breaks_at_blanks_and_hyphens() {
        case("Управление образования", 12, &["Управление", "образования"]);
        case(
            "novokuznetsk-2020-2021",
            13,
            &["novokuznetsk-", "2020-2021"],
        );
        case("Глава № п/п", 7, &["Глава", "№ п/п"]);
        case("Классы 5-й и 6-й", 9, &["Классы", "5-й и 6-й"]);
        case("Средняя школа № 19", 16, &["Средняя", "школа № 19"]);
        case("«Средняя школа №19»", 14, &["«Средняя", "школа №19»"]);
        case("ОУ, школа № 19", 8, &["ОУ,", "школа", "№ 19"]);
        case("сводка, Приложение 2", 16, &["сводка,", "Приложение 2"]);
        case("срок 18 дней", 6, &["срок", "18", "дней"]);
        case("Сентябрь – октябрь", 12, &["Сентябрь –", "октябрь"]);
        case("Семинар в ОО и школах", 9, &["Семинар", "в ОО", "и школах"]);
        case("г.\u{a0}Саров сегодня", 9, &["г.\u{a0}Саров", "сегодня"]);
        case("Март, сентябрь 2021 г.", 14, &["Март, сентябрь", "2021 г."]);
        case(
            "опоздание 91 день (срок)",
            12,
            &["опоздание", "91 день", "(срок)"],
        );
        case("до 1 сентября 2021", 8, &["до 1", "сентября", "2021"]);
        case(
            "До 20 апреля, до 1 сентября",
            16,
            &["До 20 апреля,", "до 1 сентября"],
        );
        case("Проведение 1 этапа", 12, &["Проведение", "1 этапа"]);
        case("распоряжение «О мерах»", 15, &["распоряжение", "«О мерах»"]);
        case("see item 12, 5 days", 9, &["see", "item 12,", "5 days"]);
        case(
            "Консультации для педагогов по отдельным вопросам",
            30,
            &["Консультации для педагогов", "по отдельным вопросам"],
        );
        case(
            "Закупка лицензий на ПО для школ города",
            24,
            &["Закупка лицензий на ПО", "для школ города"],
        );
        case(
            "Отчёт (срок 30.09.2020)",
            20,
            &["Отчёт", "(срок 30.09.2020)"],
        );
        case("ведут работу по плану", 15, &["ведут работу по", "плану"]);
        case("одна\nдве", 20, &["одна", "две"]);
        case("", 5, &[""]);
    }

    #[test]
    fn a_number_stays_with_what_it_counts_on_a_line_of_its_own() {
        let told = hanging("основание: протокол № 3, опоздание 91 день (п. 5)", 22);
        assert_eq!(
            told,
            "основание:\n    протокол № 3,\n    опоздание 91 день\n    (п. 5)"
        );
        assert_eq!(hanging("a  b", 20), "a  b");
    }

    #[test]
    fn breaks_long_words_as_russian_does() {
        case("Запланировано", 8, &["Заплани-", "ровано"]);
        case("abcdefgh", 5, &["abcde", "fgh"]);
    }
}
