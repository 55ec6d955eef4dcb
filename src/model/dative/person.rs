//! Names of persons in their parts, and how a letter calls each: «Ефимовой О.А.», «Уважаемая Юлия Александровна».

use super::surname::{self, Gender};
use crate::model::names::is_patronymic;
use crate::text::russian::fold;

/// A person's name in its parts, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What stands before the name: a post.
    title: Option<String>,
    surname: String,
    /// The name and the patronymic, or the initials with their dots.
    given: Vec<String>,
}

impl Person {
    /// Returns the parts of `name`: a surname with initials on either side of it, or with a name and a patronymic; a post
    /// may stand before them. None where it is no such name.
    ///
    /// ```
    /// use roadmap::model::dative::Person;
    /// let person = Person::of("педагог-психолог Ефимова О. А.").unwrap();
    /// assert_eq!(person.dative().as_deref(), Some("Ефимовой О.А."));
    /// assert_eq!(person.title(), Some("педагог-психолог"));
    /// assert!(Person::of("Управление образования").is_none());
    /// ```
    pub fn of(name: &str) -> Option<Person> {
        let spaced = name.replace('.', ". ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let initials = words.iter().filter(|word| is_initial(word)).count();
        let taken = if initials == 0 { 3 } else { initials + 1 };
        let (title, own) = words.split_at(words.len().checked_sub(taken)?);
        let (surname, given) = match own {
            [rest @ .., last] if initials > 0 && all_initials(rest) => (last, rest),
            [first, rest @ ..] if initials > 0 && all_initials(rest) => (first, rest),
            [first, _, last] if initials == 0 && patronymic(last) => (first, &own[1..]),
            [_, middle, last] if initials == 0 && patronymic(middle) => (last, &own[..2]),
            _ => return None,
        };
        let is_name = |word: &&str| {
            let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
            letters && word.starts_with(char::is_uppercase)
        };
        let named = is_name(surname) && (initials > 0 || given.iter().all(is_name));
        let title = title.join(" ").replace(". ", ".");
        (named && initials <= 2).then(|| Person {
            title: Some(title).filter(|title| !title.is_empty()),
            surname: capitalized(surname),
            given: given.iter().map(|word| (*word).to_owned()).collect(),
        })
    }

    /// Returns what stands before the name.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Returns whether the letter speaks to a man or to a woman, as the patronymic or the ending of the surname says;
    /// `None` where they say nothing or contradict each other.
    pub fn gender(&self) -> Option<Gender> {
        let told = surname::gender(&self.surname);
        match (self.given.last().and_then(|word| of_patronymic(word)), told) {
            (Some(one), Some(other)) if one != other => None,
            (known, told) => known.or(told),
        }
    }

    /// Returns the surname in the dative with the initials: «Ефимовой О.А.».
    pub fn dative(&self) -> Option<String> {
        let contradicts = self.gender().is_none() && surname::gender(&self.surname).is_some();
        let surname = surname::dative(&self.surname, self.gender()).filter(|_| !contradicts)?;
        Some(format!("{surname} {}", self.initials()))
    }

    /// Returns what a letter begins with after «Уважаемая»: name and patronymic, or initials and surname.
    pub fn greeted(&self) -> String {
        match self.given.as_slice() {
            [name, patronymic] if !is_initial(name) => {
                format!("{} {}", capitalized(name), capitalized(patronymic))
            }
            _ => format!("{} {}", self.initials(), self.surname),
        }
    }

    fn initials(&self) -> String {
        let first = |word: &String| word.chars().next().map(|letter| format!("{letter}."));
        self.given.iter().filter_map(first).collect()
    }
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

fn all_initials(words: &[&str]) -> bool {
    words.iter().all(|word| is_initial(word))
}

fn patronymic(word: &str) -> bool {
    is_patronymic(&fold(word))
}

fn of_patronymic(word: &str) -> Option<Gender> {
    let folded = fold(word);
    let woman = folded.ends_with("вна") || folded.ends_with("ична");
    let man = folded.ends_with("ич");
    let known = folded.chars().count() > 3;
    match (woman, man) {
        (true, _) if known => Some(Gender::Woman),
        (_, true) if known => Some(Gender::Man),
        _ => None,
    }
}

/// Returns a name written in capitals alone with a capital in front of each part.
fn capitalized(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let part = |part: &str| {
        let mut letters = part.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    };
    word.split('-').map(part).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(name: &str, dative: Option<&str>, greeting: &str) {
        let person = Person::of(name).unwrap();
        assert_eq!(person.dative().as_deref(), dative, "{name}");
        let dear = match person.gender() {
            Some(Gender::Man) => "Уважаемый",
            Some(Gender::Woman) => "Уважаемая",
            None => "",
        };
        assert_eq!(format!("{dear} {}", person.greeted()).trim(), greeting);
    }

    #[test]
    fn persons_of_plans_are_called_in_the_dative() {
        let woman = |name, dative, greeting: &str| {
            case(name, Some(dative), &format!("Уважаемая {greeting}"));
        };
        woman("О.А. Ефимова", "Ефимовой О.А.", "О.А. Ефимова");
        woman("Ефимова О. А.", "Ефимовой О.А.", "О.А. Ефимова");
        woman("ЕФИМОВА О.А.", "Ефимовой О.А.", "О.А. Ефимова");
        woman(
            "Соловьёва Юлия Александровна",
            "Соловьёвой Ю.А.",
            "Юлия Александровна",
        );
        woman(
            "Юлия Александровна Соловьёва",
            "Соловьёвой Ю.А.",
            "Юлия Александровна",
        );
        woman(
            "Круль Светлана Васильевна",
            "Круль С.В.",
            "Светлана Васильевна",
        );
        case(
            "Стрепан Сергей Владимирович",
            Some("Стрепану С.В."),
            "Уважаемый Сергей Владимирович",
        );
        case(
            "Стрепан Сергей Ильич",
            Some("Стрепану С.И."),
            "Уважаемый Сергей Ильич",
        );
        case("Ким О.О.", None, "О.О. Ким");
        case("Резниченко В.", Some("Резниченко В."), "В. Резниченко");
    }

    #[test]
    fn a_name_against_its_patronymic_is_not_declined() {
        case("Соловьёва Сергей Владимирович", None, "Сергей Владимирович");
        assert_eq!(Person::of("Стрепана Сергея Владимировича"), None);
    }

    #[test]
    fn what_is_no_name_is_none() {
        for name in [
            "",
            "кураторы",
            "МБОУ ДПО МЦ",
            "Школа № 19",
            "А.Б.В. Ким",
            "Ким",
            "x@y.z",
            "О.А.",
            "Соловьёва юлия Александровна",
            "Юлия александровна Соловьёва",
        ] {
            assert_eq!(Person::of(name), None, "{name}");
        }
    }
}
