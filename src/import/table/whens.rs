//! What says when among those who do it: «учителя, до 20 числа», «Директор (до 1 сентября)».

use crate::import::draft::{Text, collapse};
use crate::import::recognize::cell;
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_dash, is_letter};
use crate::text::word_list;
use crate::words::MessageId;

/// What begins a time behind a name without a comma.
const LEADS: [&str; 5] = [" до ", " не позднее ", " – ", " — ", " - "];

/// Takes out of a cell of executors what only says when; returns it, if there is any beside a name.
pub(super) fn take(cell: &mut Text) -> Option<Text> {
    if !may_hold(&cell.value) {
        return None;
    }
    let mut names = String::new();
    let mut times: Vec<String> = Vec::new();
    for part in cell.value.split_inclusive([',', ';', '(', ')', '\n']) {
        let bare = part.trim_end_matches([',', ';', '(', ')', '\n']);
        let (name, time) = parted(bare);
        if let Some(time) = time {
            times.push(collapse(time));
        }
        names.push_str(name);
        names.push_str(part.get(bare.len()..).unwrap_or_default());
    }
    let names = names.replace("()", "");
    let names = names.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    if times.is_empty() || !names.contains(is_letter) {
        return None;
    }
    let when = Text::new(&times.join(", "), &cell.place);
    names.clone_into(&mut cell.value);
    cell.guess = Some(MessageId::ImportGuessTwoThings.into());
    Some(when.guessed(MessageId::ImportGuessTwoThings))
}

/// Returns whether a cell of executors may name a time at all, which most do not.
fn may_hold(text: &str) -> bool {
    text.has_digit() || text.split(is_sign).any(is_of_time)
}

fn is_sign(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '.')
}

fn is_of_time(word: &str) -> bool {
    let folded = fold(word);
    let always = word_list![
        "постоянно" "регулярно" "систематически" "ежедневно" "еженедельно" "ежемесячно"
        "ежеквартально" "ежегодно" "течение" "течении" "круглогодично"
    ];
    always.contains(&folded.as_str()) || phrase::month_named(word).is_some()
}

/// Parts a name from the time behind it; a part of the cell may be a time as a whole.
fn parted(part: &str) -> (&str, Option<&str>) {
    if is_when(part) {
        return ("", Some(part));
    }
    let behind = LEADS.iter().filter_map(|lead| {
        let (name, time) = part.split_at_checked(part.find(lead)?)?;
        let time = time.trim_start_matches(|c: char| c.is_whitespace() || is_dash(c));
        (is_when(time) && name.contains(is_letter)).then_some((name, time))
    });
    let found = behind.into_iter().next();
    found.map_or((part, None), |(name, time)| (name, Some(time)))
}

/// «6а», «5 «Б»»: a class.
fn is_class(part: &str) -> bool {
    let mut letters = part.chars().filter(|&c| is_letter(c));
    letters.next().is_some() && letters.next().is_none()
}

/// «1. КДН и ЗП»: a point of a list.
fn is_listed(part: &str) -> bool {
    let (number, rest) = part.split_once(['.', ')']).unwrap_or_default();
    let name = rest.trim_start().first_word();
    number.trim().parse::<u8>().is_ok()
        && name.starts_with(is_letter)
        && phrase::month_named(name).is_none()
}

/// Returns whether a part of a cell says when and can be nothing else: «5» and «1-4 классы» are no times.
fn is_when(part: &str) -> bool {
    let day = part.matches('.').count() > 1 || part.contains(is_letter);
    let named = may_hold(part) && day && !is_class(part) && !is_listed(part);
    named && cell::is_time_of_month(part) && cell::is_clear_deadline_of_month(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::Place;

    #[test]
    fn times_are_told_from_names() {
        let case = |cell: &str, names: &str, when: Option<&str>| {
            let mut text = Text::new("", &Place::Line { line: 1 });
            cell.clone_into(&mut text.value);
            let found = take(&mut text).map(|when| when.value);
            assert_eq!(
                (text.value.as_str(), found.as_deref()),
                (names, when),
                "{cell}"
            );
        };
        case("учителя, до 20 числа", "учителя", Some("до 20 числа"));
        case(
            "Директор (до 1 сентября)",
            "Директор",
            Some("до 1 сентября"),
        );
        case("до 15.05.2022, Завуч", "Завуч", Some("до 15.05.2022"));
        case("Завуч – июнь", "Завуч", Some("июнь"));
        case(
            "Завуч до 15 мая, психолог",
            "Завуч, психолог",
            Some("до 15 мая"),
        );
        case("Завуч\nпостоянно", "Завуч", Some("постоянно"));
        case("завхоз, в течение года", "завхоз", Some("в течение года"));
        for names in [
            "МБОУ СОШ № 5, 6",
            "учителя 1-4 классов",
            "кл. рук. 9, 11 кл.",
            "Завуч – куратор",
            "до 15 мая",
            "Штаб «9 мая»",
            "Майоров А.А., Мартов И.О.",
            "школы № 1, 2",
            "Совет отцов (5 человек)",
            "1. КДН и ЗП\n2. Отдел опеки",
        ] {
            case(names, names, None);
        }
    }
}
