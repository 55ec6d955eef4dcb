//! Which of the names that plans know is meant by what a person writes: the one resolver of names.
//!
//! A name may be written in any case, with initials before or behind, with or without blanks, with other dashes and
//! quotes, with a legal form in short or in full, declined, or as a part of it. Digits always count: school 23 is not
//! school 24.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use crate::calendar::{Period, PeriodKind};
use crate::phrase;
use crate::text::russian;
use crate::words::{Lang, MessageId};

/// How a name fits what was asked for; the first way in which any name fits decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is that name, in another spelling at most.
    Same,
    /// It is that name in another grammatical case.
    Declined,
    /// What was asked for is a part of it.
    Part,
    /// The capitals asked for are no abbreviation in any name, but the beginning of a word of it; or the kind of a school is
    /// in short in one of both and in words in the other.
    Begun,
}

/// A name as a person asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    words: String,
    folded: String,
    key: String,
    stems: Vec<String>,
    declined: Vec<String>,
    person: Option<Person>,
}

/// A surname with initials, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Person {
    surname: String,
    initials: String,
}

impl Wanted {
    /// Returns the name asked for by `words`.
    pub fn new(words: &str) -> Self {
        Wanted {
            words: words.trim().to_owned(),
            folded: fold(words).trim_matches('"').to_owned(),
            key: key(words),
            stems: russian::stems(words),
            declined: surname_stems(&fold(words)),
            person: person(&fold(words)),
        }
    }

    /// Returns the words as they were asked.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Returns whether `name` is that name, in another spelling at most.
    pub fn is(&self, name: &str) -> bool {
        !self.key.is_empty() && key(name) == self.key
    }

    /// Returns what those of `names` that fit best stand for, each once.
    pub fn fitting<'n, T: PartialEq>(&self, names: impl Iterator<Item = (&'n str, T)>) -> Vec<T> {
        let mut best = None;
        let mut found = Vec::new();
        for (name, meant) in names {
            let Some(fit) = self.fit(name) else { continue };
            if best.is_none_or(|best| fit < best) {
                best = Some(fit);
                found.clear();
            }
            if best == Some(fit) && !found.contains(&meant) {
                found.push(meant);
            }
        }
        found
    }

    /// Returns how `name` fits.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if self.key.is_empty() {
            return None;
        }
        if self.is(name) {
            return Some(Fit::Same);
        }
        // One word asked for may be a surname or a name, and is never taken for the beginning of a patronymic.
        let alone = words(&self.folded).len() == 1;
        let short = alone.then(|| without_patronymic(name)).flatten();
        let name = short.as_deref().unwrap_or(name);
        let folded = fold(name);
        if let (Some(asked), Some(known)) = (&self.person, person(&folded)) {
            return asked.fit(&known);
        }
        let stems = russian::stems(name);
        let abbreviated = russian::abbreviate(name);
        let short = russian::stems(&abbreviated);
        let declined = surname_stems(&folded);
        if stems == self.stems || declined == self.declined {
            return Some(Fit::Declined);
        }
        let whole = self.is_abbreviation();
        let part = contains(&folded, &self.folded, whole)
            || contains_key(&folded, &self.key, whole)
            || contains_key(&fold(&abbreviated), &self.key, whole)
            || self.is_shortened(&folded)
            || self
                .stems
                .iter()
                .all(|stem| stems.contains(stem) || short.contains(stem))
            || self.declined.iter().all(|stem| declined.contains(stem));
        let begun = if whole { Fit::Begun } else { Fit::Part };
        let begins = || self.is_begun(&folded).then_some(begun);
        part.then_some(Fit::Part).or_else(begins).or_else(|| {
            let stems = stems.into_iter().chain(short).collect();
            self.is_that_school(stems).then_some(Fit::Begun)
        })
    }

    /// Returns whether a name with these stems is the school asked for, with its kind in short or in words: «СОШ 9» is
    /// «Средняя школа № 9».
    fn is_that_school(&self, stems: Vec<String>) -> bool {
        let (asked, known) = (kinds_in_words(self.stems.clone()), kinds_in_words(stems));
        asked.contains(SCHOOL) && asked.iter().all(|stem| known.contains(stem))
    }

    /// Returns whether an abbreviation was asked for, which is no beginning of a word: «УО».
    fn is_abbreviation(&self) -> bool {
        let mut letters = self.words.chars().filter(|c| c.is_alphabetic());
        let long = words(&self.folded)
            .iter()
            .any(|word| word.chars().count() > 6);
        !long && letters.clone().count() > 1 && letters.all(char::is_uppercase)
    }

    /// Returns whether the words asked for are beginnings, of three letters at least, of words of `folded` in order.
    fn is_begun(&self, folded: &str) -> bool {
        let known = words(folded);
        let mut known = known.iter();
        words(&self.folded).iter().all(|word| {
            let enough = word.chars().count() > 2 && !word.ends_with(char::is_numeric);
            known.any(|known| known == word || enough && known.starts_with(word.as_str()))
        })
    }

    /// Returns whether `folded` was asked for with dots in the place of some of it, as narrow tables print it.
    fn is_shortened(&self, folded: &str) -> bool {
        if !self.folded.contains('…') {
            return false;
        }
        let mut rest = Some(folded);
        for piece in self.folded.split('…').map(str::trim) {
            rest = rest
                .and_then(|rest| rest.split_once(piece))
                .map(|(_, rest)| rest);
        }
        rest.is_some()
    }
}

/// The stem of a school.
const SCHOOL: &str = "школ";

/// Returns stems with those of the kind of a school in the place of its abbreviation; that a school is one of general
/// education is said of most and left out.
fn kinds_in_words(stems: Vec<String>) -> BTreeSet<String> {
    const KINDS: [(&str, &str); 4] = [
        ("сош", "средн"),
        ("сш", "средн"),
        ("оош", "основн"),
        ("нош", "начальн"),
    ];
    let in_words = |stem: String| match KINDS.iter().find(|(short, _)| *short == stem) {
        Some((_, kind)) => vec![(*kind).to_owned(), SCHOOL.to_owned()],
        None => vec![stem],
    };
    let stems = stems.into_iter().flat_map(in_words);
    stems.filter(|stem| stem != "общеобразовательн").collect()
}

/// Returns the stems of the words of `folded`, sorted, each word that looks like one taken for a surname: «Семёнов» is no
/// plural of «Семён» in the genitive, as «кураторов» is of «куратор».
fn surname_stems(folded: &str) -> Vec<String> {
    let stem = |word: &String| match word {
        surname if surname.ends_with("ов") || surname.ends_with("ев") => surname.clone(),
        word => russian::stems(word).concat(),
    };
    let mut stems: Vec<String> = words(folded).iter().map(stem).collect();
    stems.sort_unstable();
    stems
}

impl Person {
    /// Returns how `known` fits this person; fewer initials are a part of more.
    fn fit(&self, known: &Person) -> Option<Fit> {
        let alike = known.surname == self.surname
            || surname_stems(&known.surname) == surname_stems(&self.surname);
        if !alike || !known.initials.starts_with(&self.initials) {
            None
        } else if known.initials == self.initials {
            Some(Fit::Declined)
        } else {
            Some(Fit::Part)
        }
    }
}

/// Returns the form in which all spellings of one name are equal: what differs in case, ё, dashes, quotes, blanks, the
/// place of initials or the length of the legal form.
///
/// ```
/// use roadmap::model::names::key;
/// assert_eq!(key("О.А. Ефимова"), key("ефимова О. А."));
/// assert_ne!(key("Школа 2 3"), key("Школа 23"));
/// ```
pub fn key(name: &str) -> String {
    let folded = fold(name);
    if let Some(key) = full_name(&folded) {
        return key;
    }
    match person(&folded) {
        Some(person) => format!("{} {}", person.surname, person.initials),
        None => compact(&fold(&russian::abbreviate(name))),
    }
}

/// Returns whether a man has one of the names and a woman the other: «Иванов А.А.», «Иванова А.А.». What may be a case of
/// the first is as well the name of the second, so that nobody may be taken for the other unasked.
///
/// ```
/// use roadmap::model::names::are_man_and_woman;
/// assert!(are_man_and_woman("Иванов А.А.", "А.А. Иванова"));
/// assert!(!are_man_and_woman("Иванов А.А.", "Иванову А.А."));
/// ```
pub fn are_man_and_woman(one: &str, other: &str) -> bool {
    let (one, other) = (person(&fold(one)), person(&fold(other)));
    let woman_of = |woman: &Person, man: &Person| {
        woman.surname.strip_suffix('а') == Some(man.surname.as_str())
    };
    one.zip(other)
        .is_some_and(|(one, other)| woman_of(&one, &other) || woman_of(&other, &one))
}

/// Returns the key of a person's name, a surname with initials or a full one; `None` where it is no such name.
pub fn person_key(name: &str) -> Option<String> {
    let folded = fold(name);
    full_name(&folded)
        .or_else(|| person(&folded).map(|person| format!("{} {}", person.surname, person.initials)))
}

/// Returns the form in which all spellings of one territory or organization are equal: «ГО Первоуральск» and «городской
/// округ Первоуральск». What a place is called beside its kind is never guessed at: a town and its district differ.
///
/// ```
/// use roadmap::model::names::place_key;
/// assert_eq!(place_key("ГО Первоуральск"), place_key("Городской  округ Первоуральск"));
/// assert_ne!(place_key("Саров"), place_key("Саровский район"));
/// ```
pub fn place_key(place: &str) -> String {
    const KINDS: [(&str, &str); 7] = [
        ("го", "городской округ"),
        ("мо", "муниципальное образование"),
        ("мр", "муниципальный район"),
        ("г", "город"),
        ("п", "поселок"),
        ("с", "село"),
        ("р-н", "район"),
    ];
    let folded = fold(&russian::abbreviate(place));
    let words = words(&folded);
    let spelt = words.iter().map(|word| {
        let kind = KINDS.iter().find(|(short, _)| short == word);
        kind.map_or(word.as_str(), |(_, kind)| *kind)
    });
    spelt.collect::<Vec<_>>().join(" ")
}

/// Returns the form in which all that may be one territory is equal, whatever it is said to be: «Саров», «город Саров».
pub fn bare_place_key(place: &str) -> String {
    town(&place_key(place))
}

/// Returns `name` without the territory `place`, in any spelling of it, by which reports tell namesakes apart: «ОО (город
/// Саров)»; `None` where it has no territory behind it, or another.
pub fn without_place<'n>(name: &'n str, place: Option<&str>) -> Option<&'n str> {
    let (bare, told) = parted(name)?;
    let is_it = if let Some(place) = place {
        place_key(told) == place_key(place)
    } else {
        let none = [Lang::Russian, Lang::English].map(|lang| MessageId::NoTerritory.text(lang));
        none.into_iter().any(|none| fold(none) == fold(told))
    };
    is_it.then_some(bare)
}

/// Returns `name` without the territory `place` where that is not said to be a town or anything else.
///
/// ```
/// use roadmap::model::names::without_bare_place;
/// assert_eq!(without_bare_place("ОО (Саров)", "город Саров"), Some("ОО"));
/// assert_eq!(without_bare_place("ОО (Саров)", "Саровский район"), None);
/// ```
pub fn without_bare_place<'n>(name: &'n str, place: &str) -> Option<&'n str> {
    let (bare, told) = parted(name)?;
    (place_key(told) == bare_place_key(place)).then_some(bare)
}

/// Returns a name and what stands in brackets behind it.
fn parted(name: &str) -> Option<(&str, &str)> {
    name.trim_end().strip_suffix(')')?.rsplit_once(" (")
}

/// The parts of a person's name, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// The surname.
    pub surname: String,
    /// The first letters of the name and the patronymic, as far as they are given.
    pub initials: String,
    /// Whether the name is written in full.
    pub full: bool,
}

impl PersonName {
    /// Returns the ways to read `name` as a person's: a name and a surname without a patronymic may stand in either
    /// order. None where it is no such name.
    pub fn readings(name: &str) -> Vec<PersonName> {
        let folded = fold(name);
        if let Some(Person { surname, initials }) = person(&folded) {
            return vec![PersonName {
                surname,
                initials,
                full: false,
            }];
        }
        let full = |surname: &str, given: &[&str]| PersonName {
            surname: surname.to_owned(),
            initials: given
                .iter()
                .filter_map(|name| name.chars().next())
                .collect(),
            full: true,
        };
        let whole = full_name(&folded);
        let words = whole.map_or_else(|| words(&folded), |name| words(&name));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [surname, name, patronymic] if is_patronymic(patronymic) => {
                vec![full(surname, &[name, patronymic])]
            }
            [one, other] => vec![full(one, &[other]), full(other, &[one])],
            _ => Vec::new(),
        }
    }

    /// Returns whether `other` may be the same person: the surname is the same, and one says less of the names than the
    /// other and nothing against it.
    pub fn may_be(&self, other: &PersonName) -> bool {
        let said_less = match (self.full, other.full) {
            (false, false) => self.initials != other.initials,
            (one, another) => one != another,
        };
        let agree = self.initials.starts_with(&other.initials)
            || other.initials.starts_with(&self.initials);
        self.surname == other.surname && said_less && agree
    }

    /// Returns whether `other` has the same surname and one of two initials otherwise, or both the other way round, as
    /// slips of the pen make them: «Круль С.В.», «Круль С.А.» and «Круль В.С.».
    pub fn differs_by_an_initial(&self, other: &PersonName) -> bool {
        let pairs = self.initials.chars().zip(other.initials.chars());
        let both = self.initials.chars().count() == 2 && other.initials.chars().count() == 2;
        let differing = pairs.filter(|(one, other)| one != other).count();
        let swapped = differing == 2 && self.initials.chars().rev().eq(other.initials.chars());
        let short = !self.full && !other.full;
        short && both && self.surname == other.surname && (differing == 1 || swapped)
    }
}

/// Returns how `wanted` calls the file `stem`, with or without folders before it: by all of it from some folder on, by
/// the beginning of that, or by the years in it.
pub(super) fn stem_fit(stem: &str, wanted: &Wanted) -> Option<Fit> {
    let stem = fold(stem).replace('\\', "/");
    let asked = wanted.folded.replace('\\', "/");
    let folders = stem.match_indices('/').map(|(at, _)| at + 1);
    let tails = std::iter::once(0).chain(folders);
    let fit = |tail: &str| match tail.strip_prefix(asked.as_str())? {
        "" => Some(Fit::Same),
        _ => Some(Fit::Part),
    };
    let tails = tails.filter_map(|at| stem.get(at..));
    let is_year = asked.len() == 4 && asked.chars().all(|c| c.is_ascii_digit());
    let of_year = is_year && stem.split(['-', '_', ' ']).any(|part| part == asked);
    let fits = tails.filter_map(fit).chain(of_year.then_some(Fit::Part));
    fits.min().filter(|_| !asked.is_empty())
}

/// Returns what people are likely to call a plan: the project that its title names in quotes, else its period, with
/// its place; `None` where no place is known.
///
/// ```
/// use roadmap::model::names::of_plan;
/// let place = Some("городской округ Первоуральск");
/// let name = of_plan("Дорожная карта проекта «500+»", place, "2022");
/// assert_eq!(name.as_deref(), Some("«500+», Первоуральск"));
/// assert_eq!(of_plan("План", Some("г. Саров"), "2021-2022").as_deref(), Some("Саров, 2021–2022"));
/// let school = of_plan("План МБОУ «СОШ № 3»", Some("МБОУ «СОШ № 3»"), "2022");
/// assert_eq!(school.as_deref(), Some("МБОУ «СОШ № 3», 2022"));
/// ```
pub fn of_plan(title: &str, place: Option<&str>, period: &str) -> Option<String> {
    let place = place.map(town).filter(|place| !place.is_empty())?;
    Some(
        match project(title).filter(|project| !place.contains(*project)) {
            Some(project) => format!("«{project}», {place}"),
            None => format!("{place}, {}", period_said(period)),
        },
    )
}

/// Returns a period as people say it: years with a dash, a month by its name, days as they are written in papers.
///
/// ```
/// use roadmap::model::names::period_said;
/// assert_eq!(period_said("2021-2022"), "2021–2022");
/// assert_eq!(period_said("2024-04"), "апрель 2024");
/// assert_eq!(period_said("2024-07-01..2024-12-31"), "01.07.2024–31.12.2024");
/// ```
pub fn period_said(period: &str) -> String {
    let day = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
    match Period::parse(period) {
        Some(Period {
            start,
            end,
            kind: PeriodKind::Days,
        }) => {
            format!("{}–{}", day(start), day(end))
        }
        Some(Period {
            start,
            kind: PeriodKind::Month,
            ..
        }) => {
            format!("{} {}", phrase::month_name(start.month()).0, start.year())
        }
        _ => period.replace('-', "–"),
    }
}

/// Returns the last short name in quotes of a title that is not that of the kind of document.
fn project(title: &str) -> Option<&str> {
    let quoted = title
        .split('«')
        .skip(1)
        .filter_map(|rest| rest.split('»').next());
    quoted
        .filter(|name| (2..=30).contains(&name.chars().count()))
        .filter(|name| !fold(name).starts_with("дорожн"))
        .last()
}

/// Returns the name of a territory without the words for what it is.
fn town(territory: &str) -> String {
    const KINDS: [&str; 9] = [
        "город",
        "г.",
        "го",
        "городской",
        "округ",
        "муниципальный",
        "муниципальное",
        "образование",
        "мо",
    ];
    let words = territory.split_whitespace();
    let own = words.filter(|word| !KINDS.contains(&word.to_lowercase().as_str()));
    own.collect::<Vec<_>>().join(" ")
}

/// Returns the nearest of `names` to what was asked for: a name spelt much alike, or one with such words in it.
pub fn nearest<'n>(asked: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    russian::nearest_name(asked, names.clone()).or_else(|| {
        let asked = words(&fold(asked));
        let numbers = |words: &[String]| -> Vec<String> {
            let signs = words
                .iter()
                .flat_map(|word| word.split(|c: char| !c.is_ascii_digit()));
            signs
                .filter(|number| !number.is_empty())
                .map(str::to_owned)
                .collect()
        };
        // Another number is another school.
        let numbered = numbers(&asked);
        let same = |name: &&str| {
            let known = numbers(&words(&fold(name)));
            numbered.iter().all(|number| known.contains(number))
        };
        let names = names.filter(same);
        let near = names.filter_map(|name| Some((distance(&asked, name)?, name)));
        near.min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    })
}

/// What a plan may be called, kept after the plan is dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanNames {
    /// The file's stem.
    pub stem: String,
    /// What people call it.
    pub label: String,
    /// Its territory, organization and period.
    pub about: String,
}

/// Returns what people call the plan with this stem, of which its name, territory and period are told.
pub fn label(stem: &str, [name, territory, period]: [Option<&str>; 3]) -> String {
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    match (name, territory, period) {
        (Some(name), ..) => name.to_owned(),
        (None, Some(territory), Some(period)) => format!("{territory}, {period}"),
        _ => stem.to_owned(),
    }
}

impl PlanNames {
    /// Returns the plan of `plans` whose name is nearest to `asked`, which may have a folder before it and a file's ending
    /// behind: by its stem, its name, or the words of what it is about; another year is the last thing that counts.
    pub fn nearest<'n>(
        asked: &str,
        plans: impl IntoIterator<Item = &'n PlanNames>,
    ) -> Option<&'n PlanNames> {
        let plans: Vec<&PlanNames> = plans.into_iter().collect();
        let plans = || plans.iter().copied();
        let name = asked.rsplit(['/', '\\']).next().unwrap_or_default();
        let ending = |(_, end): &(&str, &str)| {
            (1..=5).contains(&end.len()) && end.chars().all(|c| c.is_ascii_alphabetic())
        };
        let name = name
            .rsplit_once('.')
            .filter(ending)
            .map_or(name, |(stem, _)| stem);
        let same = |plan: &&PlanNames| key(&plan.stem) == key(name);
        let spelt = || {
            let names = plans().flat_map(|plan| [plan.stem.as_str(), plan.label.as_str()]);
            let near = nearest(name, names)?;
            plans().find(|plan| near == plan.stem || near == plan.label)
        };
        let apart: String = fold(name).replace(['-', '_', '.', ','], " ");
        let (numbers, words): (Vec<String>, Vec<String>) = words(&apart)
            .into_iter()
            .partition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let told = || {
            let near = plans().filter_map(|plan| {
                let all = format!("{} {} {}", plan.stem, plan.label, plan.about);
                let other = numbers
                    .iter()
                    .filter(|number| !all.contains(number.as_str()));
                Some((distance(&words, &all)?, other.count(), plan))
            });
            near.min_by_key(|(distance, other, _)| (*other, *distance))
                .map(|(.., plan)| plan)
        };
        let small = Wanted::new(&name.to_lowercase());
        let begun =
            || plans().find(|plan| small.fit(&plan.label).or(small.fit(&plan.about)).is_some());
        plans()
            .find(same)
            .or_else(spelt)
            .or_else(begun)
            .or_else(told)
    }
}

/// Returns the first of `names` that have the words of `asked` and other numbers, at most three: «школа № 91» is none of
/// the schools that there are.
pub fn otherwise_numbered<'n>(asked: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let digit = |c: char| c.is_ascii_digit();
    let Some(number) = asked.split(|c| !digit(c)).find(|number| !number.is_empty()) else {
        return Vec::new();
    };
    let wanted = Wanted::new(&asked.replace(digit, " "));
    let mut near: Vec<(usize, &str)> = Vec::new();
    for name in names {
        let numbers = name.split(|c| !digit(c)).filter(|known| !known.is_empty());
        let distances = numbers.map(|known| strsim::damerau_levenshtein(known, number));
        let fits = wanted.words().chars().any(char::is_alphabetic) && wanted.fit(name).is_some();
        let distance = distances.min().filter(|_| fits);
        near.extend(
            distance
                .map(|distance| (distance, name))
                .filter(|known| !near.contains(known)),
        );
    }
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

/// Returns how far the longer words of `asked` are from the nearest ones of `name`; `None` where any is too far.
fn distance(asked: &[String], name: &str) -> Option<usize> {
    let mut known = words(&fold(name));
    let parts = known.iter().flat_map(|word| word.split('-'));
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    known.extend(parts);
    let mut sum = None;
    for word in asked.iter().filter(|word| word.chars().count() > 3) {
        let length = word.chars().count();
        let limit = (length / 4).max(1);
        let slips = |known: &String| {
            // A longer word may be typed in part.
            let is_begun = known.chars().count() > length + limit;
            let begun: String = known.chars().take(length).collect();
            let slips = russian::slips_between(word, if is_begun { &begun } else { known });
            (slips <= limit).then_some(slips + usize::from(is_begun))
        };
        let near = |known: &&String| {
            known.chars().count() + limit >= length && begin_much_alike(word, known)
        };
        let distances = known.iter().filter(near).filter_map(slips);
        let near = distances.min()?;
        sum = Some(sum.unwrap_or(0) + near);
    }
    sum
}

/// Returns whether one of the first two letters of each word is one of the other's: a slip changes no more of them.
fn begin_much_alike(one: &str, other: &str) -> bool {
    let mut begun = one.chars().take(2);
    begun.any(|letter| other.chars().take(2).any(|known| known == letter))
}

/// Returns how far the words of `asked` are from a title that has them all, a letter apart at most or in another case;
/// `None` where it has not.
pub fn slips_in_title(asked: &str, title: &str) -> Option<usize> {
    distance(&words(&fold(asked)), title)
}

/// Returns `text` in the form in which spellings of one name are equal; Latin capitals are Cyrillic ones only beside
/// Cyrillic letters.
fn fold(text: &str) -> String {
    if text.chars().any(|c| matches!(c, 'А'..='я' | 'ё' | 'Ё')) {
        russian::fold(text)
    } else {
        russian::fold(&text.to_lowercase())
    }
}

/// Returns the words of a folded name; a dash within a word is a part of it.
fn words(folded: &str) -> Vec<String> {
    let mut dashed = Cow::Borrowed(folded);
    for dash in [" - ", " -", "- "] {
        if dashed.contains(dash) {
            dashed = dashed.replace(dash, "-").into();
        }
    }
    dashed
        .split(|c: char| !russian::is_letter_or_digit(c) && c != '-')
        .map(|word| word.trim_matches('-'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Returns the surname and the initials of a name that has them.
fn person(folded: &str) -> Option<Person> {
    let words = words(folded);
    let (initials, others): (Vec<&String>, Vec<&String>) =
        words.iter().partition(|word| word.chars().count() == 1);
    let letters = |word: &str| word.chars().all(|c| russian::is_letter(c) || c == '-');
    match (others.as_slice(), initials.len()) {
        ([surname], 1 | 2) if words.iter().all(|word| letters(word)) => Some(Person {
            surname: (*surname).clone(),
            initials: initials.into_iter().map(String::as_str).collect(),
        }),
        _ => None,
    }
}

/// Returns the surname, the name and the patronymic, in this order, of a name that has all three.
fn full_name(folded: &str) -> Option<String> {
    let words = words(folded);
    match words.as_slice() {
        [surname, name, last] if is_patronymic(last) => Some(format!("{surname} {name} {last}")),
        [name, middle, surname] if is_patronymic(middle) => {
            Some(format!("{surname} {name} {middle}"))
        }
        _ => None,
    }
}

/// Returns the surname and the name of a full name.
fn without_patronymic(name: &str) -> Option<String> {
    let whole = full_name(&fold(name))?;
    whole.rsplit_once(' ').map(|(short, _)| short.to_owned())
}

/// Returns whether a folded word ends as patronymics do.
pub(super) fn is_patronymic(word: &str) -> bool {
    const ENDINGS: [&str; 8] = [
        "вич",
        "вна",
        "ична",
        "ьич",
        "зьмич",
        "фомич",
        "лукич",
        "никитич",
    ];
    ENDINGS.iter().any(|end| word.ends_with(end))
}

/// Returns the letters and digits alone; numbers stay apart.
fn compact(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    let mut gap = false;
    for c in folded.chars() {
        if !russian::is_letter_or_digit(c) {
            gap = true;
            continue;
        }
        if gap && c.is_numeric() && out.ends_with(char::is_numeric) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// Returns whether `part` stands in `name` at the beginning of a word, with no number cut through, nor a word where it is
/// `whole`.
fn contains(name: &str, part: &str, whole: bool) -> bool {
    let ends_with_digit = part.ends_with(char::is_numeric);
    let begins_a_word = part.starts_with(russian::is_letter_or_digit);
    !part.is_empty()
        && name.match_indices(part).any(|(at, _)| {
            let before = name.get(..at).unwrap_or_default();
            let after = name.get(at + part.len()..).unwrap_or_default();
            let cut = begins_a_word && before.ends_with(russian::is_letter_or_digit)
                || ends_with_digit && after.starts_with(char::is_numeric)
                || whole && after.starts_with(russian::is_letter_or_digit);
            !cut
        })
}

/// Returns whether `part`, of letters and digits alone, stands in `name`, likewise.
fn contains_key(name: &str, part: &str, whole: bool) -> bool {
    let mut begins = name.char_indices().scan(false, |inside, (at, c)| {
        let begins = russian::is_letter_or_digit(c) && !*inside;
        *inside = russian::is_letter_or_digit(c);
        Some((begins, at))
    });
    begins.any(|(begins, at)| {
        let rest = name.get(at..).unwrap_or_default();
        begins && begins_with(rest, part, whole)
    })
}

/// Returns whether the letters and digits of `text` begin with those of `part`, with no number cut through, nor a word
/// where it is `whole`.
fn begins_with(text: &str, part: &str, whole: bool) -> bool {
    let words = text
        .char_indices()
        .filter(|(_, c)| russian::is_letter_or_digit(*c));
    let ends = words.map(|(at, c)| at + c.len_utf8());
    let end = ends
        .map(|end| (end, compact(text.get(..end).unwrap_or_default())))
        .take_while(|(_, key)| part.starts_with(key.as_str()))
        .find(|(_, key)| key == part);
    let Some((end, _)) = end else {
        return false;
    };
    let after = text.get(end..).unwrap_or_default();
    let cut = part.ends_with(char::is_numeric) && after.starts_with(char::is_numeric)
        || whole && after.starts_with(russian::is_letter_or_digit);
    !part.is_empty() && !cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number_is_not_near() {
        let schools = ["МБОУ «Основная школа № 103»", "МБОУ «Гимназия № 7»"];
        assert_eq!(nearest("МБОУ школа 19", schools.into_iter()), None);
        assert_eq!(
            nearest("МБОУ шкла 103", schools.into_iter()),
            Some(schools[0])
        );
    }

    #[test]
    fn a_name_fits_in_every_spelling() {
        let case = |asked: &str, name: &str, fit| {
            assert_eq!(Wanted::new(asked).fit(name), fit, "{asked} / {name}");
        };
        let school = "МБОУ «Средняя школа №9 с углубленным изучением отдельных предметов»";
        case("сош 9", school, Some(Fit::Begun));
        case("СШ № 9", school, Some(Fit::Begun));
        case("СОШ № 19", school, None);
        case("МБОУ СОШ № 9", school, Some(Fit::Begun));
        case("МАОУ СОШ № 9", school, None);
        let full = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа №19»";
        case("МБОУ СШ № 19", full, Some(Fit::Begun));
        case("МБОУ СШ № 9", full, None);
        case("ООШ № 9", school, None);
        case("9", "МБОУ «Лицей № 9»", Some(Fit::Part));
        case("СОШ 9", "МБОУ «Лицей № 9»", None);
        case("СОШ 9", "МБОУ «СОШ № 9»", Some(Fit::Part));
        case(
            "средняя школа № 2",
            "МБОУ Веселовская СШ № 2",
            Some(Fit::Begun),
        );
        case("Петров", "Мозгунова Марина Петровна", None);
        case("Мозгунов", "Мозгунова Марина Петровна", Some(Fit::Part));
        case(
            "Марина Петровна",
            "Мозгунова Марина Петровна",
            Some(Fit::Part),
        );
        for spelling in [
            "О.А. Ефимова",
            "Ефимова О.А.",
            "ефимова о. а.",
            "Ефимова О А",
            "О.А.ЕФИМОВА",
        ] {
            case(spelling, "О.А. Ефимова", Some(Fit::Same));
        }
        case("О.А. Ефимовой", "О.А. Ефимова", Some(Fit::Declined));
        for declined in ["Семенову П.П.", "П. П. Семёнова", "Семёновым П.П."]
        {
            case(declined, "Семёнов П.П.", Some(Fit::Declined));
        }
        case("Лебедеву", "Лебедев Пётр Павлович", Some(Fit::Part));
        case(
            "Лебедеву Петру Павловичу",
            "Лебедев Пётр Павлович",
            Some(Fit::Declined),
        );
        case("Семёну П.П.", "Семёнов П.П.", None);
        case("Петрову", "Мозгунова Марина Петровна", None);
        let school = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа №19»";
        case("МБОУ школа 19", school, Some(Fit::Part));
        case("МБОУ школа 9", school, None);
        case("Ефимова", "О.А. Ефимова", Some(Fit::Part));
        case("Ефимовой", "О.А. Ефимова", Some(Fit::Part));
        case("Ефимова О.", "О.А. Ефимова", Some(Fit::Part));
        case("Ефимова А.", "О.А. Ефимова", None);
        case("А.О. Ефимова", "О.А. Ефимова", None);
        case("Ефимовва", "О.А. Ефимова", None);
        case("DUBOVSKY", "dubovsky-2021", Some(Fit::Part));
        case("", "О.А. Ефимова", None);
        case("«»", "О.А. Ефимова", None);
        case("Гусева – Петрова А.", "А. Гусева-Петрова", Some(Fit::Same));
        case(
            "Ольга Андреевна Ефимова",
            "Ефимова Ольга Андреевна",
            Some(Fit::Same),
        );
        case("Ефимова О.А.", "Ефимова Ольга Андреевна", None);
    }

    #[test]
    fn institutions_fit_in_short_and_in_full() {
        let case = |asked: &str, name: &str, fit| {
            assert_eq!(Wanted::new(asked).fit(name), fit, "{asked} / {name}");
        };
        let school = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа №19»";
        case("МБОУ «Средняя школа № 19»", school, Some(Fit::Same));
        case("средняя школа 19", school, Some(Fit::Part));
        case("Муниципальное бюдж… школа №19»", school, Some(Fit::Part));
        case("средняя школа 1", school, None);
        case("средняя школа № 9", school, None);
        case(
            "Управлению образования",
            "Управление образования",
            Some(Fit::Declined),
        );
        case("кураторам", "кураторы", Some(Fit::Declined));
        case("упр. обр.", "Управление образования", Some(Fit::Part));
        case("обр. упр.", "Управление образования", None);
        for name in [
            "МБОУ «Основная школа № 103»",
            "МБОУ \"Основная школа\"",
            "РУО",
        ] {
            case("УО", name, None);
        }
        case("УО", "Специалисты УО", Some(Fit::Part));
        for letters in ["ОО", "оо"] {
            case(letters, "О.А. Ефимова", None);
        }
        case("ОО", "руководители ОО", Some(Fit::Part));
        case("О.А.", "О.А. Ефимова", Some(Fit::Part));
        case("УПР", "Управление образования", Some(Fit::Begun));
        case("УПР", "Заместитель директора по УПР", Some(Fit::Part));
        case("школа", "автошкола", None);
        case("школ", "МБОУ «Школьная»", Some(Fit::Part));
        case("школа№5", "МБОУ школа № 5", Some(Fit::Part));
    }

    #[test]
    fn a_file_is_called_with_its_folders_or_without() {
        let case = |asked: &str, fit| {
            let stem = "архив/2021/Саров-2021";
            assert_eq!(stem_fit(stem, &Wanted::new(asked)), fit, "{asked}");
        };
        case("архив/2021/саров-2021", Some(Fit::Same));
        case("2021\\Саров-2021", Some(Fit::Same));
        case("саров-2021", Some(Fit::Same));
        case("саров", Some(Fit::Part));
        case("аров-2021", None);
        case("2021/саров-2", Some(Fit::Part));
        case("2021", Some(Fit::Part));
        case("2022", None);
        case("", None);
    }

    #[test]
    fn a_typing_error_is_near_its_name() {
        let known = ["О.А. Ефимова", "руководители ОО", "Управление образования"];
        let case = |asked, expected| {
            assert_eq!(nearest(asked, known.iter().copied()), expected, "{asked}");
        };
        case("Ефимовва", Some("О.А. Ефимова"));
        case("Ефимва О.А.", Some("О.А. Ефимова"));
        case("Ефимва для", Some("О.А. Ефимова"));
        case("управленее", Some("Управление образования"));
        case("урпавление", Some("Управление образования"));
        case("упралвение", Some("Управление образования"));
        case("Сидоров", None);
    }

    #[test]
    fn letters_that_changed_places_are_one_slip() {
        let plan = PlanNames {
            stem: "sarov-2021-2022".to_owned(),
            label: "Саров, 2021–2022".to_owned(),
            about: "город Саров".to_owned(),
        };
        for asked in ["сорав", "свроа", "Саорв", "сарво"] {
            let near = PlanNames::nearest(asked, [&plan]);
            assert_eq!(near, Some(&plan), "{asked}");
        }
        for other in ["ворас", "сорок", "рог"] {
            assert_eq!(PlanNames::nearest(other, [&plan]), None, "{other}");
        }
    }
}
