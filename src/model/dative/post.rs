//! The dative of posts, of one and of several: «ведущему специалисту отдела», «руководителям ОО».
//!
//! What stands before the noun is declined with it, what stands behind it is not: «заместителю директора по УР».

use crate::model::kind::form::Form;
use crate::text::russian::fold;

/// What is said in the same way in every case before the genitive of a post.
const ACTING: &[&str] = &["и.о.", "и.о", "ио", "врио", "вр.и.о."];

/// What may stand in front of a post with a hyphen and is not declined.
const UNDECLINED: &[&str] = &["вице", "экс", "пресс", "обер", "унтер"];

/// Words that are not declined by their ending.
const IRREGULAR: &[(&str, &str)] = &[
    ("доброволец", "добровольцу"),
    ("все", "всем"),
    ("члены", "членам"),
];

/// Returns `post` in the dative, where each word of it is known.
///
/// ```
/// use roadmap::model::dative::post;
/// assert_eq!(post("главный специалист отдела").as_deref(), Some("главному специалисту отдела"));
/// assert_eq!(post("руководители ОО").as_deref(), Some("руководителям ОО"));
/// assert_eq!(post("школа-куратор"), None);
/// ```
pub fn dative(post: &str) -> Option<String> {
    let post = without_consent(post);
    let words: Vec<&str> = post.split_whitespace().collect();
    let acting = words
        .first()
        .is_some_and(|word| ACTING.contains(&fold(word).as_str()));
    if acting {
        return genitive_follows(&words[1..]).then(|| post.to_owned());
    }
    let head = head(&words)?;
    let (before, behind) = words.split_at(head + 1);
    if behind.iter().any(|word| names_another(word)) {
        return None;
    }
    let declined: Option<Vec<String>> = before.iter().map(|word| declined(word)).collect();
    let mut declined = declined?;
    declined.extend(behind.iter().map(|word| (*word).to_owned()));
    Some(declined.join(" "))
}

/// Returns `post` without the words that it was agreed upon, which belong to the list of a commission and to no letter.
fn without_consent(post: &str) -> &str {
    let post = post.trim();
    post.strip_suffix("(по согласованию)")
        .map_or(post, str::trim_end)
}

/// Returns whether the words behind «и.о.» are no nominative, which would be a mistake of the document.
fn genitive_follows(words: &[&str]) -> bool {
    !words.is_empty() && !words.iter().any(|word| is_post(word))
}

/// Returns the number of the noun that is declined: the post behind all adjectives.
fn head(words: &[&str]) -> Option<usize> {
    let agrees = |word: &&str| is_adjective(word) || fold(word) == "все";
    let before = words.iter().take_while(|word| agrees(word)).count();
    match words.get(before) {
        Some(word) if is_post(word) => Some(before),
        // «заведующий отделом»
        _ => before.checked_sub(1).filter(|last| is_post(words[*last])),
    }
}

fn is_post(word: &str) -> bool {
    let form = Form::of(word);
    form.is_post() && !word.ends_with('.')
}

/// Returns whether `word`, behind a post, is another post that would have to be declined too.
fn names_another(word: &str) -> bool {
    // «заместитель главы», «помощник мастера» are genitives
    is_post(word)
        && !matches!(
            fold(word).as_str(),
            "главы" | "сестры" | "медсестры" | "мастера"
        )
}

fn is_adjective(word: &str) -> bool {
    let folded = fold(word);
    let ends = ["ый", "ий", "ой", "ая", "яя", "ые", "ие"]
        .iter()
        .any(|end| folded.ends_with(end));
    ends && folded.chars().count() > 4 && folded.chars().all(|c| c.is_alphabetic() || c == '-')
}

fn declined(word: &str) -> Option<String> {
    let folded = fold(word);
    if let Some((_, dative)) = IRREGULAR.iter().find(|(known, _)| *known == folded) {
        return Some(as_written(word, dative));
    }
    if is_adjective(word) {
        return adjective(word);
    }
    let parts: Vec<&str> = word.split('-').collect();
    let part = |part: &&str| {
        let undeclined = parts.len() > 1 && UNDECLINED.contains(&fold(part).as_str());
        if undeclined {
            Some((*part).to_owned())
        } else {
            noun(part)
        }
    };
    let parts: Option<Vec<String>> = parts.iter().map(part).collect();
    Some(parts?.join("-"))
}

/// Returns an adjective in the dative of the gender and number of its ending.
fn adjective(word: &str) -> Option<String> {
    let (stem, ending) = split(word, 2)?;
    let hushing = stem.ends_with(['ж', 'ш', 'щ', 'ч', 'ц']);
    let back = stem.ends_with(['к', 'г', 'х']);
    Some(
        stem.to_owned()
            + match ending.as_str() {
                "ый" | "ой" => "ому",
                "ий" if back => "ому",
                "ий" => "ему",
                "ая" if hushing => "ей",
                "ая" => "ой",
                "яя" => "ей",
                "ые" => "ым",
                "ие" => "им",
                _ => return None,
            },
    )
}

/// Returns a noun that is a post in the dative.
fn noun(word: &str) -> Option<String> {
    let form = Form::of(word);
    if !form.is_post() || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let (stem, ending) = split(word, 1)?;
    let soft = stem.ends_with(['л', 'р', 'н']);
    if form.is_plural() {
        let made = match ending.as_str() {
            "ы" | "а" => "ам",
            "и" if stem.ends_with(['к', 'г', 'х', 'ж', 'ш', 'щ', 'ч']) => "ам",
            "и" if soft => "ям",
            "я" => "ям",
            _ => return None,
        };
        return Some(stem.to_owned() + made);
    }
    match ending.as_str() {
        "а" | "я" => Some(format!("{stem}е")),
        "ь" => Some(format!("{stem}ю")),
        ending if ending.chars().all(|c| "бвгджзклмнпрстфхчшщ".contains(c)) => {
            let short = matches!(fold(word).as_str(), "зам" | "зав" | "рук" | "врио" | "ио");
            (!short).then(|| format!("{word}у"))
        }
        _ => None,
    }
}

/// Returns `word` without its last `count` letters, and these, made small.
fn split(word: &str, count: usize) -> Option<(&str, String)> {
    let at = word.char_indices().rev().nth(count - 1)?.0;
    Some((word.get(..at)?, fold(word.get(at..)?)))
}

/// Returns `dative` with a capital where `word` has one.
fn as_written(word: &str, dative: &str) -> String {
    if !word.starts_with(char::is_uppercase) {
        return dative.to_owned();
    }
    let mut letters = dative.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_declined_where_each_word_is_known() {
        let case = |post: &str, expected: &str| {
            let expected = Some(expected).filter(|text| !text.is_empty());
            assert_eq!(dative(post).as_deref(), expected, "{post}");
        };
        case(
            "ведущий специалист Дубовского районного отдела образования",
            "ведущему специалисту Дубовского районного отдела образования",
        );
        case(
            "заместитель директора по УР МБОУ Жуковской СШ № 5",
            "заместителю директора по УР МБОУ Жуковской СШ № 5",
        );
        case("председатель КОиН", "председателю КОиН");
        case(
            "начальник отдела общего образования КОиН",
            "начальнику отдела общего образования КОиН",
        );
        case("ректор МАОУ ДПО ИПК", "ректору МАОУ ДПО ИПК");
        case(
            "заведующий отделом образования",
            "заведующему отделом образования",
        );
        case("заведующая отделом", "заведующей отделом");
        case("внешняя заведующая", "внешней заведующей");
        case(
            "начальник центра мониторинга качества образования МАОУ ДПО ИПК (по согласованию)",
            "начальнику центра мониторинга качества образования МАОУ ДПО ИПК",
        );
        case("Муниципальный координатор", "Муниципальному координатору");
        case("педагог-психолог", "педагогу-психологу");
        case("учитель-логопед", "учителю-логопеду");
        case("пресс-секретарь главы", "пресс-секретарю главы");
        case("старший воспитатель", "старшему воспитателю");
        case("глава администрации", "главе администрации");
        case(
            "заместитель главы администрации",
            "заместителю главы администрации",
        );
        case("и.о. директора школы", "и.о. директора школы");
        case("врио начальника управления", "врио начальника управления");
        case(
            "ответственный секретарь комиссии",
            "ответственному секретарю комиссии",
        );
        case("судья", "судье");
    }

    #[test]
    fn several_are_declined_too() {
        let case = |post: &str, expected: &str| {
            assert_eq!(dative(post).as_deref(), Some(expected), "{post}");
        };
        case("кураторы", "кураторам");
        case("руководители ОО", "руководителям ОО");
        case("Кураторы проекта", "Кураторам проекта");
        case("Координаторы от ШНОР", "Координаторам от ШНОР");
        case("Все участники проекта", "Всем участникам проекта");
        case("классные руководители", "классным руководителям");
        case("педагоги", "педагогам");
        case("учителя математики", "учителям математики");
        case("педагоги-психологи", "педагогам-психологам");
        case("заведующие ДОУ", "заведующим ДОУ");
        case("библиотекари", "библиотекарям");
    }

    #[test]
    fn what_is_not_sure_is_not_declined() {
        for post in [
            "",
            "И.о заведующий отделом образования",
            "директор школы, учитель математики",
            "Управление образования",
            "школы ОО",
            "зам. директора",
            "Школа – куратор",
            "Школа, получающая поддержку",
            "МБОУ ДПО МЦ",
            "отдел образования Центрального района КОиН",
            "ведущий",
        ] {
            assert_eq!(dative(post), None, "{post}");
        }
    }
}
