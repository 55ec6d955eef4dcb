//! How Russian documents write the same word in different ways: ё/е, Latin look-alikes, dashes, blanks.

use std::borrow::Cow;

/// Returns the Cyrillic small letter that `c` stands for in a Russian word, or `c` made small.
///
/// Latin letters that look like Cyrillic ones (`A`, `c`, `o` …) are taken for them, ё for е.
pub fn fold_letter(c: char) -> char {
    match c {
        'A' | 'a' => 'а',
        'B' | 'b' => 'в',
        'C' | 'c' => 'с',
        'ё' | 'Ё' | 'E' | 'e' => 'е',
        'H' | 'h' => 'н',
        'K' | 'k' => 'к',
        'M' | 'm' => 'м',
        'O' | 'o' => 'о',
        'P' | 'p' => 'р',
        'T' | 't' => 'т',
        'X' | 'x' => 'х',
        'Y' | 'y' => 'у',
        // What documents are written in needs no tables of Unicode: every letter of a deadline passes here.
        'а'..='я' | '\0'..='@' | '['..='\u{7f}' => c,
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Returns whether `c` is a letter, as [`char::is_alphabetic`] does, but without its tables for Russian and Latin.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'А'..='я' | 'ё' | 'Ё' => true,
        _ => c.is_alphabetic(),
    }
}

/// Returns whether `c` is a letter or a digit, as [`char::is_alphanumeric`] does, but without its tables for Russian and
/// Latin.
pub fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'А'..='я' | 'ё' | 'Ё' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Returns whether `c` is one of the blanks that Word leaves in cells, the non-breaking ones included.
pub fn is_blank(c: char) -> bool {
    match c {
        'А'..='я' => false,
        '\u{200b}' | '\u{feff}' | '\u{ad}' => true,
        _ => c.is_whitespace(),
    }
}

/// What is asked of a text again and again: how it begins and ends, and what stands in it. Words of Russian are known by
/// their stems.
pub trait Ask {
    /// Returns whether it begins with one of `stems`.
    fn begins_any(&self, stems: &[&str]) -> bool;
    /// Returns whether it ends with one of `endings`.
    fn ends_any(&self, endings: &[&str]) -> bool;
    /// Returns whether one of `parts` stands anywhere in it.
    fn contains_any(&self, parts: &[&str]) -> bool;
    /// Returns whether its first sign is a digit.
    fn begins_with_digit(&self) -> bool;
    /// Returns whether it has a digit anywhere.
    fn has_digit(&self) -> bool;
    /// Returns whether all of its signs are digits, which is so of no signs at all too.
    fn is_digits(&self) -> bool;
    /// Returns how many letters it has.
    fn letters(&self) -> usize;
    /// Returns what stands before its first blank.
    fn first_word(&self) -> &str;
    /// Returns what stands behind its last blank.
    fn last_word(&self) -> &str;
    /// Returns the letters and digits in it that nothing else parts.
    fn bare_words(&self) -> impl Iterator<Item = &str>;
}

impl Ask for str {
    fn begins_any(&self, stems: &[&str]) -> bool {
        stems.iter().any(|stem| self.starts_with(stem))
    }

    fn ends_any(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.ends_with(ending))
    }

    fn contains_any(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.contains(part))
    }

    fn begins_with_digit(&self) -> bool {
        self.starts_with(|c: char| c.is_ascii_digit())
    }

    fn has_digit(&self) -> bool {
        self.contains(|c: char| c.is_ascii_digit())
    }

    fn is_digits(&self) -> bool {
        self.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn letters(&self) -> usize {
        self.chars().filter(|&c| is_letter(c)).count()
    }

    fn first_word(&self) -> &str {
        self.split(' ').next().unwrap_or_default()
    }

    fn last_word(&self) -> &str {
        self.rsplit(' ').next().unwrap_or_default()
    }

    fn bare_words(&self) -> impl Iterator<Item = &str> {
        let parts = self.split(|c| !is_letter_or_digit(c));
        parts.filter(|part| !part.is_empty())
    }
}

/// Returns whether `c` is one of the signs written for a dash or a hyphen.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '÷')
}

/// Returns `text` in the form in which two spellings of one name are equal: small letters, е for ё, Cyrillic for
/// Latin look-alikes, one kind of quotes and dashes, single blanks.
///
/// ```
/// use roadmap::text::russian::fold;
/// assert_eq!(fold("Центр  «ДАР» — Ёлка"), fold("ЦЕНТР \"ДАP\" - елка"));
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Most letters of a document are already what they become.
            'а'..='я' | '0'..='9' => out.push(c),
            'А'..='Я' => out.push(fold_letter(c)),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            _ if is_blank(c) => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '«' | '»' | '“' | '”' | '„' | '\'' => out.push('"'),
            _ if is_dash(c) => out.push('-'),
            _ => out.push(fold_letter(c)),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Returns how many letters of a word of `length` may be slips; another single letter is another word.
fn slips(length: usize, share: usize) -> usize {
    let most = (length / share).max(1);
    if length > 1 { most } else { 0 }
}

/// Returns how many slips make the folded word `one` of `other`; letters that only changed their places are one.
///
/// ```
/// use roadmap::text::russian::slips_between;
/// assert_eq!(slips_between("сорав", "саров"), 1);
/// assert_eq!(slips_between("сарав", "саров"), 1);
/// assert_eq!(slips_between("март", "трам"), 3);
/// ```
pub fn slips_between(one: &str, other: &str) -> usize {
    let slips = strsim::damerau_levenshtein(one, other);
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let same = slips == 2 && one.chars().count() > 4 && letters(one) == letters(other);
    if same { 1 } else { slips }
}

/// Returns the candidate nearest to `word` by spelling, if any is near enough to be meant.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let folded = fold(word);
    let limit = slips(folded.chars().count(), 3);
    candidates
        .map(|candidate| (slips_between(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns the stems of the words of `name`, sorted: equal for swapped initials and for cases of declension.
///
/// ```
/// use roadmap::text::russian::stems;
/// assert_eq!(stems("О.А. Ефимовой"), stems("Ефимова О.А."));
/// ```
pub fn stems(name: &str) -> Vec<String> {
    let mut stems = stems_in_order(name);
    stems.sort_unstable();
    stems
}

/// Returns the stems of the words of `text` in their order.
pub fn stems_in_order(text: &str) -> Vec<String> {
    let stemmer = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::Russian);
    let folded = fold(text);
    folded
        .split(|c: char| !is_letter_or_digit(c))
        .filter(|word| !word.is_empty())
        .map(|word| match word.chars().count() {
            // «ОО» has no ending: its stem would be an initial
            0..=2 => word.to_owned(),
            _ => stemmer.stem(word).into_owned(),
        })
        .collect()
}

/// Returns the numbers of a name in order; a school with another number is another school, however near its spelling.
fn numbers(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .collect()
}

/// Returns the candidate that `name` most likely means: the same words in another order or case, or a misspelling.
///
/// Numbers must be the same: «Школа № 23» is not «Школа № 24» misspelt.
pub fn nearest_name<'c>(
    name: &str,
    candidates: impl Iterator<Item = &'c str> + Clone,
) -> Option<&'c str> {
    let wanted = stems(name);
    let numbers = numbers(name);
    let candidates = candidates.filter(move |candidate| self::numbers(candidate) == numbers);
    candidates
        .clone()
        .find(|candidate| stems(candidate) == wanted)
        .or_else(|| nearest(name, candidates.clone()))
        .or_else(|| {
            let joined = wanted.join(" ");
            let limit = slips(joined.chars().count(), 4);
            candidates
                .map(|candidate| {
                    (
                        strsim::damerau_levenshtein(&joined, &stems(candidate).join(" ")),
                        candidate,
                    )
                })
                .filter(|(distance, _)| *distance <= limit)
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, candidate)| candidate)
        })
}

/// Legal forms and their standard abbreviations, those of more words first.
const LEGAL_FORMS: &[(&str, &str)] = &[
    (
        "муниципальное автономное образовательное учреждение дополнительного профессионального образования",
        "МАОУ ДПО",
    ),
    (
        "муниципальное бюджетное образовательное учреждение дополнительного профессионального образования",
        "МБОУ ДПО",
    ),
    (
        "муниципальное автономное учреждение дополнительного профессионального образования",
        "МАУ ДПО",
    ),
    (
        "муниципальное бюджетное учреждение дополнительного профессионального образования",
        "МБУ ДПО",
    ),
    (
        "федеральное государственное автономное образовательное учреждение высшего образования",
        "ФГАОУ ВО",
    ),
    (
        "федеральное государственное бюджетное образовательное учреждение высшего образования",
        "ФГБОУ ВО",
    ),
    (
        "муниципальное автономное образовательное учреждение дополнительного образования",
        "МАОУ ДО",
    ),
    (
        "муниципальное бюджетное образовательное учреждение дополнительного образования",
        "МБОУ ДО",
    ),
    (
        "муниципальное казенное образовательное учреждение дополнительного образования",
        "МКОУ ДО",
    ),
    (
        "муниципальное автономное учреждение дополнительного образования",
        "МАУ ДО",
    ),
    (
        "муниципальное бюджетное учреждение дополнительного образования",
        "МБУ ДО",
    ),
    (
        "муниципальное казенное учреждение дополнительного образования",
        "МКУ ДО",
    ),
    (
        "муниципальное автономное дошкольное образовательное учреждение",
        "МАДОУ",
    ),
    (
        "муниципальное бюджетное дошкольное образовательное учреждение",
        "МБДОУ",
    ),
    (
        "муниципальное казенное дошкольное образовательное учреждение",
        "МКДОУ",
    ),
    (
        "государственное автономное профессиональное образовательное учреждение",
        "ГАПОУ",
    ),
    (
        "государственное бюджетное профессиональное образовательное учреждение",
        "ГБПОУ",
    ),
    ("федеральное государственное автономное учреждение", "ФГАУ"),
    ("федеральное государственное бюджетное учреждение", "ФГБУ"),
    ("федеральное государственное казенное учреждение", "ФГКУ"),
    ("федеральное государственное унитарное предприятие", "ФГУП"),
    (
        "государственное автономное учреждение здравоохранения",
        "ГАУЗ",
    ),
    (
        "государственное бюджетное учреждение здравоохранения",
        "ГБУЗ",
    ),
    (
        "муниципальное автономное общеобразовательное учреждение",
        "МАОУ",
    ),
    (
        "муниципальное бюджетное общеобразовательное учреждение",
        "МБОУ",
    ),
    (
        "муниципальное казенное общеобразовательное учреждение",
        "МКОУ",
    ),
    (
        "муниципальное автономное образовательное учреждение",
        "МАОУ",
    ),
    ("муниципальное бюджетное образовательное учреждение", "МБОУ"),
    ("муниципальное казенное образовательное учреждение", "МКОУ"),
    ("муниципальное автономное учреждение культуры", "МАУК"),
    ("муниципальное бюджетное учреждение культуры", "МБУК"),
    ("муниципальное казенное учреждение культуры", "МКУК"),
    (
        "государственное автономное общеобразовательное учреждение",
        "ГАОУ",
    ),
    (
        "государственное бюджетное общеобразовательное учреждение",
        "ГБОУ",
    ),
    (
        "государственное казенное общеобразовательное учреждение",
        "ГКОУ",
    ),
    ("муниципальное автономное учреждение", "МАУ"),
    ("муниципальное бюджетное учреждение", "МБУ"),
    ("муниципальное казенное учреждение", "МКУ"),
    ("муниципальное унитарное предприятие", "МУП"),
    ("государственное автономное учреждение", "ГАУ"),
    ("государственное бюджетное учреждение", "ГБУ"),
    ("государственное казенное учреждение", "ГКУ"),
    ("государственное унитарное предприятие", "ГУП"),
    ("автономная некоммерческая организация", "АНО"),
    ("общество с ограниченной ответственностью", "ООО"),
    ("публичное акционерное общество", "ПАО"),
    ("акционерное общество", "АО"),
    ("индивидуальный предприниматель", "ИП"),
    ("товарищество собственников жилья", "ТСЖ"),
];

/// Returns whether `word` is the short form of a legal form: «МБОУ».
pub fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.iter().any(|(_, short)| *short == word)
}

/// Returns `name` with legal forms abbreviated, whatever their case: «МБОУ «Средняя школа № 19»».
///
/// ```
/// use roadmap::text::russian::abbreviate;
/// assert_eq!(abbreviate("Муниципальное казённое учреждение «Центр»"), "МКУ «Центр»");
/// ```
pub fn abbreviate(name: &str) -> Cow<'_, str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let form_at = |at: usize| {
        LEGAL_FORMS.iter().find_map(|(form, short)| {
            let rest = folded.get(at..)?;
            // Most words begin no form: that is told without splitting any.
            form.starts_with(rest.first()?.as_str()).then_some(())?;
            let length = form.split(' ').count();
            let same = rest.len() >= length && form.split(' ').eq(rest.iter().take(length));
            same.then_some((length, *short))
        })
    };
    let (mut out, mut at) = (Vec::new(), 0);
    let mut changed = false;
    while let Some(word) = words.get(at) {
        let (length, word) = form_at(at)
            .inspect(|_| changed = true)
            .unwrap_or((1, *word));
        out.push(word);
        at += length;
    }
    if changed {
        Cow::Owned(out.join(" "))
    } else {
        Cow::Borrowed(name)
    }
}

/// Returns whether `name` is that of many: «кураторы», «руководители ОО», not «Комитет» or «ОО».
///
/// ```
/// use roadmap::text::russian::is_many;
/// assert!(is_many("кураторы") && is_many("Все участники проекта") && is_many("школы с низкими результатами"));
/// assert!(is_many("руководители\u{a0}ОО"));
/// assert!(!is_many("Комитет по культуре") && !is_many("Леви О.А.") && !is_many("ТКДН и ЗП"));
/// ```
pub fn is_many(name: &str) -> bool {
    let mut words = name
        .split_whitespace()
        .filter(|word| *word != "Все" && *word != "все");
    let first = words.next().unwrap_or_default();
    let is_person = words.next().is_some_and(is_initials);
    first.chars().count() > 3 && first.ends_with(['и', 'ы']) && !is_person
}

/// Returns `name` with initials tied to their surname and short abbreviations to what they stand beside by blanks that do
/// not break.
///
/// ```
/// use roadmap::text::russian::unbroken;
/// assert_eq!(unbroken("директор О.А. Ефимова"), "директор О.А.\u{a0}Ефимова");
/// assert_eq!(unbroken("Ефимова О. А., отдел"), "Ефимова\u{a0}О.\u{a0}А., отдел");
/// assert_eq!(unbroken("руководители ОО, ТКДН и ЗП"), "руководители\u{a0}ОО, ТКДН\u{a0}и\u{a0}ЗП");
/// ```
pub fn unbroken(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let mut out = String::with_capacity(name.len() + 8);
    for (at, word) in words.iter().enumerate() {
        out.push_str(word);
        let Some(next) = words.get(at + 1) else {
            continue;
        };
        let beyond = words.get(at + 2).copied().unwrap_or_default();
        let joined = match (*word, *next) {
            (_, "и") => is_abbreviation(word) && is_abbreviation(beyond),
            ("и", _) => is_abbreviation(next),
            _ => !word.ends_with(',') && is_abbreviation(next) && next.chars().count() < 4,
        };
        let tied = joined
            || if is_initials(word) {
                !word.ends_with(',') && is_capitalized(next)
            } else {
                // A surname stands before its initials where none follows them; a comma closes a name.
                let behind = words.get(at + 1..).unwrap_or_default();
                let initials = behind.iter().take_while(|word| is_initials(word));
                let closed = initials.clone().any(|word| !word.ends_with('.'));
                let surname = behind.get(initials.count());
                let goes_on = !closed && surname.is_some_and(|word| is_capitalized(word));
                is_capitalized(word) && is_initials(next) && !goes_on
            };
        out.push(if tied { '\u{a0}' } else { ' ' });
    }
    out
}

/// Returns whether `word` is an abbreviation of capitals: «ОО», «ТКДН», whatever sign follows.
fn is_abbreviation(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', ')']);
    bare.chars().count() > 1 && bare.chars().all(char::is_uppercase)
}

fn is_capitalized(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Returns whether `word` is initials: «О.», «О.А.», whatever sign follows.
fn is_initials(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', ')']);
    bare.ends_with('.')
        && bare.trim_end_matches('.').split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

/// The words that begin a cause.
pub(crate) const CAUSES: [&str; 15] = [
    "на основании",
    "по просьбе",
    "по ходатайству",
    "по заявлению",
    "в связи с",
    "ввиду",
    "в виду",
    "как утративш",
    "как неактуальн",
    "как нецелесообразн",
    "из-за",
    "так как",
    "поскольку",
    "по причине",
    "вследствие",
];

/// Returns what stands between a fact and `reason`, which begins as a cause does: «отменено, так как …».
pub(crate) fn cause(reason: &str) -> Option<&'static str> {
    let folded = fold(reason);
    let begins = CAUSES.iter().find(|cause| folded.starts_with(*cause))?;
    let apart = matches!(*begins, "так как" | "поскольку");
    Some(if apart { ", " } else { " " })
}

/// Returns `names` in a row, apart by semicolons where a name has a comma of its own.
///
/// ```
/// use roadmap::text::russian;
/// assert_eq!(russian::listed(&["Дубовка", "Саров"]), "Дубовка, Саров");
/// assert_eq!(russian::listed(&["«500+», Дубовка", "Саров"]), "«500+», Дубовка; Саров");
/// ```
pub fn listed<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let has_comma = names.iter().any(|name| name.contains(','));
    names.join(if has_comma { "; " } else { ", " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(
                is_blank(c),
                c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}'),
                "{c:?}"
            );
            let look_alike = c.is_ascii_alphabetic() || matches!(c, 'ё' | 'Ё');
            assert!(
                look_alike || c.to_lowercase().next() == Some(fold_letter(c)),
                "{c:?}"
            );
        }
    }

    #[test]
    fn abbreviates_legal_forms() {
        let case = |name, expected| assert_eq!(abbreviate(name), expected);
        case(
            "муниципальное бюджетное общеобразовательное учреждение «Средняя школа №19»",
            "МБОУ «Средняя школа №19»",
        );
        case(
            "директор Муниципальное  автономное дошкольное образовательное учреждение № 5",
            "директор МАДОУ № 5",
        );
        case(
            "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «Ёлка»",
            "ООО «Ёлка»",
        );
        case("Муниципальное  бюджетное", "Муниципальное  бюджетное");
        case("Управление образования", "Управление образования");
    }

    #[test]
    fn longer_legal_forms_come_before_their_beginnings() {
        for (at, (form, _)) in LEGAL_FORMS.iter().enumerate() {
            assert_eq!(*form, fold(form));
            let shadowed = LEGAL_FORMS[..at]
                .iter()
                .any(|(before, _)| form.starts_with(before));
            assert!(!shadowed, "{form} is never reached");
        }
    }

    #[test]
    fn a_cause_follows_the_fact_without_a_label() {
        assert_eq!(cause("так как дублирует п. 1"), Some(", "));
        assert_eq!(cause("В связи с карантином"), Some(" "));
        assert_eq!(cause("протокол № 3"), None);
    }

    #[test]
    fn finds_the_name_that_is_meant() {
        let known = ["О.А. Ефимова", "руководители ОО", "Управление образования"];
        let case = |name, expected| {
            assert_eq!(
                nearest_name(name, known.iter().copied()),
                expected,
                "{name}"
            );
        };
        case("Ефимова О.А.", Some("О.А. Ефимова"));
        case("О.А. Ефимовой", Some("О.А. Ефимова"));
        case("О.А. Ефимва", Some("О.А. Ефимова"));
        case("O.A. Ефимова", Some("О.А. Ефимова"));
        case("Управлению образования", Some("Управление образования"));
        case("Управлние образования", Some("Управление образования"));
        case("ТКДН и ЗП", None);
        let schools = ["МБОУ Веселовская СШ № 2", "МБОУ Жуковская СШ № 5"];
        let school = |name| nearest_name(name, schools.iter().copied());
        assert_eq!(school("МБОУ Веселовской СШ №2"), Some(schools[0]));
        assert_eq!(school("МБОУ Веселовская СШ № 3"), None);
        // another letter is another section
        assert_eq!(nearest_name("В", ["А"].into_iter()), None);
        assert_eq!(nearest("b", ["a"].into_iter()), None);
        assert_eq!(nearest("ок", ["ак"].into_iter()), Some("ак"));
    }
}
