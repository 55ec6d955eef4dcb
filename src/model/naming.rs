//! The names of rows: their numbers, or the first words of their titles where they have none.
//!
//! A row keeps its name while others come, go and move. That is why a row without a number is not called by its place
//! («строка 4»): after an insertion the same words would mean another row.

use std::collections::HashMap;

use crate::document::ItemDocument;
use crate::text::russian;

/// How many characters of a title make a name, whole words only.
const ENOUGH: usize = 40;

/// Returns the ids of `rows`, each with the index of its section: the number, `<section>.<number>` where a number comes
/// again in another section, or a name in quotes where there is no number.
pub(super) fn ids(rows: &[(Option<usize>, ItemDocument<'_>)]) -> Vec<String> {
    let restarts = restarts(rows);
    let mut names = names(rows).into_iter();
    let id = |(section, row): &(Option<usize>, ItemDocument<'_>)| match (bare_number(row), section)
    {
        (Some(number), Some(section)) if restarts => format!("{}.{number}", section + 1),
        (Some(number), _) => number.to_owned(),
        (None, _) => names.next().unwrap_or_default(),
    };
    rows.iter().map(id).collect()
}

/// Returns whether an id is the name of a row without a number.
pub fn is_name(id: &str) -> bool {
    id.starts_with('«')
}

/// Returns what a row called `id` is shown as beside others: its number and title.
pub fn label(id: &str, title: &str) -> String {
    match title {
        "" => id.to_owned(),
        title if is_name(id) => title.to_owned(),
        title => format!("{id} {title}"),
    }
}

/// Returns a number without blanks and the closing dot: what a person types.
pub fn bare(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')']).trim_end()
}

/// Returns whether `number` numbers a row: «б/н» and a dash say that it has no number.
pub fn is_number(number: &str) -> bool {
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let said: String = russian::fold(number)
        .chars()
        .filter(|c| russian::is_letter_or_digit(*c))
        .collect();
    !matches!(said.as_str(), "" | "бн" | "безномера")
}

pub(super) fn bare_number<'a>(row: &ItemDocument<'a>) -> Option<&'a str> {
    let number = bare(row.number?.value);
    is_number(number).then_some(number)
}

/// Returns whether a number comes again in another section.
fn restarts(rows: &[(Option<usize>, ItemDocument<'_>)]) -> bool {
    if rows.iter().all(|(section, _)| section.is_none()) {
        return false;
    }
    let mut restarts = false;
    let mut sections_of: HashMap<&str, Option<usize>> = HashMap::with_capacity(rows.len());
    for (section, row) in rows {
        if let Some(number) = bare_number(row) {
            restarts |= *sections_of.entry(number).or_insert(*section) != *section;
        }
    }
    restarts
}

/// Returns the names of the rows without numbers, in their order: each once.
fn names(rows: &[(Option<usize>, ItemDocument<'_>)]) -> Vec<String> {
    let titles: Vec<Vec<&str>> = rows
        .iter()
        .filter(|(_, row)| bare_number(row).is_none())
        .map(|(_, row)| row.title.map_or("", |title| title.value))
        .map(|title| title.split_whitespace().collect())
        .collect();
    let names: Vec<String> = titles
        .iter()
        .zip(distinct(&titles))
        .map(|(words, needed)| name(words, needed))
        .collect();
    told_apart(names)
}

/// Returns `names` with a count behind those that are alike.
fn told_apart(names: Vec<String>) -> Vec<String> {
    if names.len() < 2 {
        return names;
    }
    let folded: Vec<String> = names.iter().map(|name| russian::fold(name)).collect();
    let mut alike: HashMap<&str, (usize, usize)> = HashMap::new();
    for name in &folded {
        alike.entry(name).or_default().0 += 1;
    }
    let counted = |(name, folded): (String, &String)| match alike.get_mut(folded.as_str()) {
        Some((2.., met)) => {
            *met += 1;
            format!("{name} ({met})")
        }
        _ => name,
    };
    names.into_iter().zip(&folded).map(counted).collect()
}

/// Returns for each title how many of its words no other title begins with.
fn distinct(titles: &[Vec<&str>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..titles.len()).collect();
    order.sort_by_key(|title| &titles[*title]);
    let mut needed = vec![1; titles.len()];
    for pair in order.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        let words = titles[one].iter().zip(&titles[other]);
        let shared = words.take_while(|(a, b)| a == b).count();
        for title in [one, other] {
            needed[title] = needed[title].max(shared + 1);
        }
    }
    needed
}

/// Returns the name made of the first of `words`: `needed` of them, and as many more as are still a name.
fn name(words: &[&str], needed: usize) -> String {
    let mut length = 0;
    let fitting = words.iter().take_while(|word| {
        length += word.chars().count() + 1;
        length <= ENOUGH + 1
    });
    let fitting = fitting.count();
    let mut taken = words.len().min(fitting.max(needed));
    while taken < words.len() && taken > needed && hangs(&words[..taken]) {
        taken -= 1;
    }
    let said = words.get(..taken).unwrap_or_default().join(" ");
    let said = said.trim_end_matches(|c: char| {
        ",;:.".contains(c) || russian::is_dash(c) || russian::is_blank(c)
    });
    format!(
        "«{}»",
        inner_quotes(if said.is_empty() { "…" } else { said })
    )
}

/// Returns whether words end in the middle of something: behind a preposition or within quotes or brackets.
fn hangs(words: &[&str]) -> bool {
    let all = || words.iter().flat_map(|word| word.chars());
    let open = |left: &[char], right: &[char]| {
        all().filter(|c| left.contains(c)).count() > all().filter(|c| right.contains(c)).count()
    };
    let straight = all().filter(|c| *c == '"').count();
    words
        .last()
        .is_some_and(|last| last.chars().count() < 4 && last.chars().all(char::is_lowercase))
        || open(&['«', '„', '“'], &['»', '”'])
        || open(&['('], &[')'])
        || straight % 2 == 1
}

/// Returns `text` with its own quotes made those that stand within others.
fn inner_quotes(text: &str) -> String {
    let mut opens = true;
    let inner = |c: char| match c {
        '«' => '„',
        '»' => '“',
        '"' => {
            opens = !opens;
            if opens { '“' } else { '„' }
        }
        other => other,
    };
    text.chars().map(inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(titles: &[&str], expected: &[&str]) {
        let rows: Vec<String> = titles
            .iter()
            .map(|title| format!("[[item]]\ntitle = '{title}'\n"))
            .collect();
        let text = rows.concat();
        let arena = toml_spanner::Arena::new();
        let (document, _) = crate::document::plan(&text, &arena);
        let rows: Vec<_> = document.items.into_iter().map(|row| (None, row)).collect();
        assert_eq!(ids(&rows), expected);
    }

    #[test]
    fn a_row_is_called_by_the_first_words_of_its_title() {
        case(&["Семинар"], &["«Семинар»"]);
        case(
            &["Внесение в план-график курсовой  подготовки педагогических работников"],
            &["«Внесение в план-график курсовой»"],
        );
        case(
            &["Сбор, анализ и утверждение отчётов — и их свод"],
            &["«Сбор, анализ и утверждение отчётов»"],
        );
        case(
            &["Проведение недели «Точка роста приходит в школы» в районе"],
            &["«Проведение недели»"],
        );
        case(
            &["Выпуск газеты \"Наш район\""],
            &["«Выпуск газеты „Наш район“»"],
        );
        case(
            &["Выпуск газеты \"Наш район и наш город сегодня\" школами"],
            &["«Выпуск газеты»"],
        );
        case(&["«Неделя» школ"], &["«„Неделя“ школ»"]);
    }

    #[test]
    fn as_many_words_as_tell_rows_apart() {
        case(
            &[
                "Организация и проведение муниципального этапа конкурса чтецов",
                "Организация и проведение муниципального этапа конкурса хоров",
                "Организация",
            ],
            &[
                "«Организация и проведение муниципального этапа конкурса чтецов»",
                "«Организация и проведение муниципального этапа конкурса хоров»",
                "«Организация»",
            ],
        );
        case(
            &["Семинар", "Сбор", "семинар."],
            &["«Семинар» (1)", "«Сбор»", "«семинар» (2)"],
        );
        case(&["", ""], &["«…» (1)", "«…» (2)"]);
    }
}
