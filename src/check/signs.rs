//! How a plan sets its signs: stops, commas, quotation marks and brackets out of their places.

use crate::text::russian;
use crate::words::{Message, MessageId};

/// Returns what is wrong about the signs of `text`, pairs aside.
pub(super) fn misplaced(text: &str) -> Option<Message> {
    let named = |id: MessageId| move |sign: char| id.with(sign.to_string());
    None.or_else(|| loose_sign(text).map(named(MessageId::LooseSign)))
        .or_else(|| tight_sign(text).map(named(MessageId::TightSign)))
        .or_else(|| doubled_sign(text).map(|signs| MessageId::DoubledSign.with(signs)))
        .or_else(|| leading_sign(text).map(named(MessageId::LeadingSign)))
        .or_else(|| loose_quote(text).map(named(MessageId::LooseQuote)))
        .or_else(|| {
            glued(text)
                .or_else(|| glued_number(text))
                .or_else(|| glued_letters(text))
                .or_else(|| glued_short(text))
                .map(|word| MessageId::NoBlank.with(word))
        })
}

/// Returns a word of `text` that is glued to a number or to a bracket: «16августа», «науки4», «родителей(законных».
fn glued(text: &str) -> Option<&str> {
    if !text.contains(|c: char| c.is_ascii_digit() || c == '(') {
        return None;
    }
    let words = text.split_whitespace();
    let mut words =
        words.map(|word| word.trim_matches(|c: char| !(russian::is_letter_or_digit(c))));
    words.find(|word| {
        let mut runs = word.split('(');
        let before = runs.next().unwrap_or_default();
        let inside = runs.next().unwrap_or_default();
        small_letters(before.chars().rev()) > 3 && small_letters(inside.chars()) > 4
            || word
                .split(|c: char| !russian::is_letter_or_digit(c))
                .any(is_glued)
    })
}

/// Returns a word of `text` that is glued to the number of a list or to quotation marks before one: «1.Отчёт»,
/// «слове»1.».
fn glued_number(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    words.find(|word| {
        let behind = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = behind.len() < word.len();
        let whole = behind.strip_prefix('.').unwrap_or_default();
        let mut letters = whole.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let quoted = word.match_indices('»').any(|(at, sign)| {
            let behind = word.get(at + sign.len()..).unwrap_or_default();
            let number = behind.trim_start_matches(|c: char| c.is_ascii_digit());
            number.len() < behind.len() && number.starts_with(['.', ')'])
        });
        numbered && capital && small_letters(letters) > 2 || quoted
    })
}

/// Returns a word of `text` that is glued to an abbreviation behind it: `поУВР`, `плануРОО`.
fn glued_letters(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !russian::is_letter(c));
    words.find(|word| {
        let small = small_letters(word.chars());
        let mut behind = word.chars().skip(small);
        let capitals = behind.clone().count();
        small > 1 && capitals > 1 && behind.all(|c| matches!(c, 'А'..='Я'))
    })
}

/// Returns a word of `text` that is glued to a short one: «соц.педагог», «доп.образования», but not «гос.Совет».
pub(super) fn glued_short(text: &str) -> Option<&str> {
    const SHORT: [&str; 14] = [
        "воен", "доп", "зав", "зам", "инф", "кл", "мед", "муз", "нач", "пед", "рук", "соц", "ст",
        "физ",
    ];
    /// What stands before names.
    const NAMED: [&str; 8] = ["г", "д", "им", "п", "пл", "пос", "с", "ул"];
    if !text.contains('.') {
        return None;
    }
    let words = text.split_whitespace();
    let mut words = words.map(|word| word.trim_matches(|c: char| !russian::is_letter_or_digit(c)));
    words.find(|word| {
        let Some((short, whole)) = word.split_once('.') else {
            return false;
        };
        let capital = whole.starts_with(char::is_uppercase);
        let name = || capital && small_letters(whole.chars().skip(1)) > 1;
        small_letters(whole.chars()) > 3 && SHORT.contains(&&*russian::fold(short))
            || name() && NAMED.contains(&short)
    })
}

/// Returns a day of `deadline` that is glued to the word before it: «до01.09».
pub(super) fn glued_day(deadline: &str) -> Option<&str> {
    deadline.split_whitespace().find(|word| {
        let day = word.trim_start_matches(russian::is_letter);
        let before = word.strip_suffix(day).unwrap_or_default();
        let short = matches!(before.len(), 2..=4) && !before.is_ascii();
        short && day.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Returns whether `word` is a number and a whole word: «16августа», «2020уч», but not «5а», «2019г», «10кл».
fn is_glued(word: &str) -> bool {
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let behind = word.get(digits..).unwrap_or_default();
    let letters = small_letters(behind.chars());
    let all = letters == behind.chars().count();
    let year = digits == 4 && letters > 1 && behind != "гг";
    if digits > 0 {
        return all && (letters > 3 || year);
    }
    let letters = small_letters(word.chars());
    let number = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    letters > 3 && number.is_ascii() && letters + number.len() == word.chars().count()
}

/// Returns how many small Russian letters `letters` begin with.
fn small_letters(letters: impl Iterator<Item = char>) -> usize {
    letters.take_while(|c| matches!(c, 'а'..='я' | 'ё')).count()
}

/// Returns a comma, a colon, a stop or the like of `text` that stands apart from the word before it: «Совещание ,на
/// котором», «долг или обязанность ?».
fn loose_sign(text: &str) -> Option<char> {
    let mut before = [None, None];
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let apart = before[1].is_some_and(char::is_whitespace)
            && before[0].is_some_and(|c| russian::is_letter_or_digit(c) || matches!(c, '»' | ')'));
        let ends = signs
            .peek()
            .is_none_or(|next| next.is_whitespace() || russian::is_letter(*next));
        let clock = sign == ':' && before[0].is_some_and(|c| c.is_ascii_digit());
        let stop = sign == '.' && signs.peek().is_none_or(|next| next.is_whitespace());
        let asks = matches!(sign, '?' | '!') && (ends || signs.peek() == Some(&'»'));
        if apart && !clock && (stop || asks || (matches!(sign, ',' | ';' | ':') && ends)) {
            return Some(sign);
        }
        before = [before[1], Some(sign)];
    }
    None
}

/// Returns a comma or a stop of `text` that the next word is stuck to: «в школах,участвующих», «проекта.Отчёт».
fn tight_sign(text: &str) -> Option<char> {
    let stuck = |at: usize, sign: &str| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let letter = |c: &char| russian::is_letter(*c);
        let mut ends = before.chars().rev().take_while(letter);
        let mut begins = after.chars().take_while(letter);
        // «А.С.Пушкин», «edu.ru» and «т.ч.» are written so, and «гос.», «пед.» are short
        let capital = begins.next()?.is_uppercase();
        let stuck = if sign == "," {
            ends.next().is_some()
        } else {
            let small = ends.clone().all(char::is_lowercase) && ends.count() > 4;
            capital && small && begins.count() > 1
        };
        stuck.then(|| sign.chars().next())?
    };
    (text.match_indices([',', '.'])).find_map(|(at, sign)| stuck(at, sign))
}

/// Returns two stops or commas of `text` that stand where one belongs: «2013-2014 уч.гг..»; three are dots of their own.
fn doubled_sign(text: &str) -> Option<&'static str> {
    let run = |at: usize, sign: char| {
        let (before, behind) = (text.get(..at), text.get(at..));
        let open = before.is_some_and(|before| before.ends_with([sign, '…']));
        let length = |text: &str| text.chars().take_while(|c| *c == sign).count();
        !open && behind.map_or(0, length) == 2
    };
    [("..", '.'), (",,", ',')]
        .into_iter()
        .find(|(signs, sign)| text.match_indices(signs).any(|(at, _)| run(at, *sign)))
        .map(|(signs, _)| signs)
}

/// Returns the sign that `text` begins with though no text does: «.Осуществление контроля»; lines that all begin with a
/// dash are a list.
fn leading_sign(text: &str) -> Option<char> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let word = text
        .strip_prefix(russian::is_dash)
        .map(str::trim_start)
        .is_some_and(|rest| rest.starts_with(russian::is_letter));
    let alone = !text.trim_end().contains('\n');
    (matches!(first, '.' | ',' | ';' | ':' | ')') || word && alone).then_some(first)
}

/// Returns a quotation mark of `text` that a blank parts from what it embraces: «« Наша армия»».
fn loose_quote(text: &str) -> Option<char> {
    let mut before = None;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied();
        let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let opens = matches!(sign, '«' | '„') && blank(next);
        let closes = matches!(sign, '»' | '”') && blank(before);
        if opens || closes {
            return Some(sign);
        }
        before = Some(sign);
    }
    None
}

/// Returns a quotation mark or bracket of `text` that has no pair; one behind the number of a list, «1)», needs none.
pub(super) fn unpaired(text: &str) -> Option<char> {
    let mixed = text.contains(['"', '“', '”', '„']);
    let count = |signs: &[char]| text.chars().filter(|c| signs.contains(c)).count();
    let high = count(&['"', '“', '”']);
    if !text.contains(['«', '»']) && (high + count(&['„'])) % 2 == 1 {
        return text.chars().find(|c| ['"', '“', '”', '„'].contains(c));
    }
    if count(&['[']) != count(&[']']) {
        return text.chars().find(|c| ['[', ']'].contains(c));
    }
    let (mut quotes, mut brackets) = (0_usize, 0_usize);
    for (at, sign) in text.char_indices() {
        let before = || text.get(..at).unwrap_or_default();
        match sign {
            '«' => quotes += 1,
            '(' => brackets += 1,
            '»' if quotes > 0 => quotes -= 1,
            ')' if brackets > 0 => brackets -= 1,
            '»' if !mixed => return Some(sign),
            ')' if !ends_with_list_number(before()) => return Some(sign),
            _ => {}
        }
    }
    if brackets > 0 {
        Some('(')
    } else {
        (quotes > 0 && (!mixed || high % 2 == 1)).then_some('«')
    }
}

/// Returns whether the last word of `text` numbers an entry of a list: «1», «а».
fn ends_with_list_number(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    (1..=2).contains(&last.chars().count()) && last.chars().all(russian::is_letter_or_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn days_glued_to_a_word_are_found() {
        assert_eq!(glued_day("до01.09"), Some("до01.09"));
        for deadline in ["до 01.09", "IV квартал", "2-я неделя", "до 5-го", "май2022"]
        {
            assert_eq!(glued_day(deadline), None, "{deadline}");
        }
    }

    #[test]
    fn signs_out_of_place_are_found() {
        let case = |text, expected: Option<&str>| {
            let found = misplaced(text).map(|found| found.text(Lang::Russian));
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        case("за 2013-2014 уч.гг..", Some("два знака подряд: «..»"));
        case("Проверка,, отчёт", Some("два знака подряд: «,,»"));
        case("Подождите... и другое", None);
        case("Директор ……..О.А. Ефимова", None);
        case("и т.д., и т.п.", None);
        case(
            ".Осуществление контроля",
            Some("текст начинается со знака «.»"),
        );
        case("- Какая из форм", Some("текст начинается со знака «-»"));
        case("- приказ\n- список", None);
        case("-1 этаж", None);
        case(
            "« Наша армия сильна»",
            Some("пробел внутри кавычек, у знака «"),
        );
        case(
            "Акция «День без конфликтов »",
            Some("пробел внутри кавычек, у знака »"),
        );
        case("Советы для родителей :", Some("пробел перед знаком «:»"));
        case(
            "Дебаты «Долг или обязанность ?»",
            Some("пробел перед знаком «?»"),
        );
        case("Приказ «О проекте» .", Some("пробел перед знаком «.»"));
        case("в 10 :30, 1 : 2", None);
        case("Акция «Дорога»", None);
        case("Итоги. 1.Отчёт о работе", Some("нет пробела: «1.Отчёт»"));
        case(
            "«Радость в слове»1. Конкурс",
            Some("нет пробела: «слове»1.»"),
        );
        case("СП 2.4.3648-20, 3.5.А, 1.12.2021", None);
        case("Основы науки4", Some("нет пробела: «науки4»"));
        case("Приказ1ыыыыыыыыыыы", None);
    }
}
