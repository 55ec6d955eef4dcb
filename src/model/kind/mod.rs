//! What an executor is, by its name: a person, a post, an organisation or several of them.
//!
//! The name is taken as the words of a cell (`cell`), each word by its form (`form`) and by the tables of posts and
//! organisations (`words`). Imports, new plans and the lines that `check` proposes guess by these alone.

pub(crate) mod cell;
pub(crate) mod form;
mod words;

use super::ExecutorKind;
use crate::text::russian::{is_blank, is_dash};

/// Returns what an executor called `name` seems to be.
///
/// ```
/// use roadmap::model::kind;
/// use roadmap::model::ExecutorKind;
/// assert_eq!(kind::likely("О.А. Ефимова"), ExecutorKind::Person);
/// assert_eq!(kind::likely("Муниципальный координатор"), ExecutorKind::Role);
/// assert_eq!(kind::likely("руководители ОО"), ExecutorKind::Group);
/// assert_eq!(kind::likely("ТКДН и ЗП"), ExecutorKind::Unit);
/// assert_eq!(kind::likely("Ст.воспитатель"), ExecutorKind::Role);
/// assert_eq!(kind::likely("педагог-психолог Ким О.О."), ExecutorKind::Person);
/// ```
pub fn likely(name: &str) -> ExecutorKind {
    let mut own = cell::words(name);
    // «Главный врач Белова Г.М. (по согласованию)»
    let aside = own
        .iter()
        .skip(1)
        .position(|word| word.text.starts_with('('));
    own.truncate(aside.map_or(own.len(), |at| at + 1));
    if own.first().is_some_and(|word| word.form.is_plural_ahead()) {
        return ExecutorKind::Group;
    }
    // «классные руководители Ефимова О.А., …», but «заместитель главы О.А. Ефимова»
    let post = own.iter().find(|word| word.form.is_post());
    let several = post.is_some_and(|word| word.form.is_plural());
    let named = cell::ends_with_person(&own) && !several;
    if cell::person(&own) > 0 || named || is_full_name(name) {
        return ExecutorKind::Person;
    }
    let spaced = name.replace('.', ". ");
    let all = cell::words(&spaced);
    let head = all
        .iter()
        .find(|word| word.form.is_post() || word.form.is_unit() || word.form.is_ambiguous_unit());
    match (head, all.first()) {
        (Some(head), _) if head.form.is_ambiguous_unit() || head.form.is_plural_unit() => {
            ExecutorKind::Group
        }
        (Some(head), _) if head.form.is_unit() => ExecutorKind::Unit,
        (Some(head), _) if head.form.is_plural() => ExecutorKind::Group,
        (Some(_), _) => ExecutorKind::Role,
        (None, Some(first)) if first.form.is_group() || first.form.bare() == "все" => {
            ExecutorKind::Group
        }
        (None, Some(first)) if first.form.is_modifier() => ExecutorKind::Role,
        _ => ExecutorKind::Unit,
    }
}

/// Returns the post or rank that stands before or behind a surname with initials: «майор полиции Лукьянова И.О.».
pub fn post_of(name: &str) -> Option<&str> {
    posted(name).map(|(post, _)| post)
}

/// Returns the post that stands before or behind a surname with initials, and the surname with initials.
pub fn posted(name: &str) -> Option<(&str, &str)> {
    let words = cell::words(name);
    let at =
        (0..words.len()).find(|&at| words.get(at..).is_some_and(|rest| cell::person(rest) > 0))?;
    let (before, person) = words.split_at(at);
    let behind = person.get(cell::person(person)..)?;
    let own = if behind.is_empty() { before } else { behind };
    let named = own.iter().any(|word| word.form.is_post());
    let alone = before.is_empty() || behind.is_empty();
    let (first, last) = (own.first()?, own.last()?);
    let post = name
        .get(first.start..last.end())
        .filter(|_| named && alone)?;
    let own = person.get(..cell::person(person))?;
    let person = name.get(own.first()?.start..own.last()?.end())?;
    let post = post.trim_matches(|c| c == ':' || is_dash(c) || is_blank(c));
    Some((post, person.trim_end_matches(',')))
}

/// Returns whether `name` is a surname, a name and a patronymic.
pub fn is_full_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    <[&str; 3]>::try_from(words).is_ok_and(cell::is_full_name)
}

/// Returns whether `name` is a surname with initials and nothing more.
pub fn is_person(name: &str) -> bool {
    let words = cell::words(name);
    !words.is_empty() && cell::person(&words) == words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_the_kind_of_a_name() {
        let case = |name, kind| assert_eq!(likely(name).name(), kind, "{name}");
        case("Ефимова О. А.", "person");
        case("Соловьёва Юлия Александровна", "person");
        case("майор полиции Лукьянова И.О.", "person");
        case("Заместитель главы по вопросам семьи О.А. Ефимова", "person");
        case("Главный врач ЦРБ Белова Г.М. (по согласованию)", "person");
        case("ЗДУВР Ефимова О.А.", "person");
        case("кураторы", "group");
        case("Директора школ", "group");
        case("Инспектора ПДН", "group");
        case("Мастера п/о", "group");
        case("Управление образования", "unit");
        case("МБОУ ДПО МЦ", "unit");
        case("", "unit");
    }

    #[test]
    fn finds_the_post_beside_a_person() {
        let case = |name, post| assert_eq!(post_of(name), post, "{name}");
        case("Рук службы: Лукьянова И.О.", Some("Рук службы"));
        case("майор полиции Лукьянова И.О.", Some("майор полиции"));
        case(
            "О.А. Ефимова, директор школы № 5",
            Some("директор школы № 5"),
        );
        case("О.А. Ефимова – директор", Some("директор"));
        case("Директор ДК — Ефимова О.А.", Some("Директор ДК"));
        case("О.А. Ефимова", None);
        case("ИПК, О.А. Ефимова", None);
        case("директор школы", None);
    }
}
