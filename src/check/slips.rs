//! Words that a plan writes otherwise once, a letter short or with one too many, than again and again elsewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::spelling;
use super::subject::Subject;
use super::texts;
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::{Span, Spanned, russian};
use crate::words::MessageId;

/// A stem written so many times is written right.
const OFTEN: usize = 3;

/// So many letters of a stem leave no other word a letter away.
const LONG: usize = 7;

/// So many letters of a stem leave no other word that has two of them the other way round.
const SWAPPED: usize = 5;

/// Letters at the beginning of a stem that make other words of it: «поведение», «подведение».
const FIRST: usize = 3;

/// Stems that are a letter apart though both are right.
const BOTH: [&str; 2] = ["представл", "предоставл"];

/// A stem of the plan: how often it stands there, and where first, in which word.
struct Stem<'p> {
    count: usize,
    span: Span,
    word: &'p str,
}

/// A word that stands in the plan once is but for a letter one that stands there again and again: «докуметов» among
/// «документов».
pub(super) fn rare_spelling(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let stems = stems(subject);
    let often = |stem: &&String| stems.get(*stem).is_some_and(|known| known.count >= OFTEN);
    let known = stems.keys().filter(|stem| is_long(stem)).filter(often);
    let mut shorter: HashMap<String, &str> = HashMap::new();
    for stem in known {
        let right = |less: &String| stems.get(less).is_none_or(|stem| stem.count < 2);
        shorter.extend(
            a_letter_less(stem)
                .filter(right)
                .map(|less| (less, stem.as_str())),
        );
    }
    for (stem, rare) in stems.iter().filter(|(_, stem)| stem.count == 1) {
        let longer = || a_letter_less(stem).find_map(|less| stems.get_key_value(&less));
        let meant = shorter.get(stem).copied().or_else(|| {
            let (longer, _) = longer().filter(|(stem, _)| is_long(stem) && often(stem))?;
            Some(longer.as_str())
        });
        let meant = meant.or_else(|| {
            let swapped = swaps(stem).find(|other| often(&other));
            let (known, _) = stems.get_key_value(&swapped?)?;
            Some(known.as_str())
        });
        let both = BOTH.iter().any(|start| stem.starts_with(start));
        if let Some(meant) = meant.and_then(|meant| stems.get(meant))
            && !both
            // two that begin their texts may be names: «Дубовка», «Дубовский»
            && [rare, meant].iter().any(|stem| stem.word.starts_with(char::is_lowercase))
            && spelling::misspelt(rare.word).is_none()
        {
            let title = MessageId::MisspeltHere.with(rare.word).with(meant.word);
            out.push(Diagnostic::new(Rule::OddText, rare.span, title).help(MessageId::OddTextHelp));
        }
    }
}

/// Returns the stems of the small words of the rows, and of those that begin a text.
fn stems<'s>(subject: &'s Subject<'_, '_>) -> BTreeMap<String, Stem<'s>> {
    let mut found: BTreeMap<String, Stem<'s>> = BTreeMap::new();
    let mut known: HashMap<String, String> = HashMap::new();
    for row in subject.rows() {
        let texts = [row.title, row.result].into_iter().flatten();
        let texts = texts.map(|text| Spanned::new(text.value, text.span));
        let cells = row.extra.iter();
        let cells = cells.map(|cell| Spanned::new(cell.cell.as_str(), cell.column.span));
        for text in texts.chain(cells) {
            let words = text.value.split(|c: char| !russian::is_letter(c));
            let small = |(at, word): &(usize, &str)| {
                let mut letters = word.chars();
                let first = letters.next().is_some_and(char::is_lowercase) || *at == 0;
                first && letters.all(char::is_lowercase)
            };
            for (_, word) in words.enumerate().filter(small) {
                if word.chars().count() <= SWAPPED {
                    continue;
                }
                let folded = russian::fold(word);
                let stem = known.entry(folded).or_insert_with_key(|folded| {
                    russian::stems_in_order(folded).pop().unwrap_or_default()
                });
                let new = Stem {
                    count: 0,
                    span: text.span,
                    word,
                };
                found.entry(stem.clone()).or_insert(new).count += 1;
            }
        }
    }
    found
}

fn is_long(stem: &str) -> bool {
    stem.chars().count() >= LONG
}

/// Returns what is left of `stem` without one of the letters that are neither its first nor its last; «порядка» is of
/// «порядок».
fn a_letter_less(stem: &str) -> impl Iterator<Item = String> + '_ {
    let count = stem.chars().count();
    let letters = stem.char_indices().enumerate();
    let inner = letters.skip(FIRST).filter(move |(at, (_, letter))| {
        let fleeting = at + 2 == count && matches!(letter, 'о' | 'е');
        at + 1 < count && !fleeting
    });
    inner.map(|(_, (at, letter))| {
        let behind = at + letter.len_utf8();
        let [head, tail] = [stem.get(..at), stem.get(behind..)].map(Option::unwrap_or_default);
        [head, tail].concat()
    })
}

/// Returns `stem` with two neighbouring letters inside it the other way round.
fn swaps(stem: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = stem.chars().collect();
    let long = letters.len() >= SWAPPED;
    let last = letters.len().saturating_sub(1);
    (1..last).filter(move |_| long).filter_map(move |at| {
        let mut swapped = letters.clone();
        swapped.swap(at, at + 1);
        (swapped != letters).then(|| swapped.into_iter().collect())
    })
}

/// An abbreviation stands in Latin letters that look like those it has elsewhere in the plan: «YO» for «УО».
pub(super) fn latin_twin(subject: &Subject<'_, '_>, out: &mut Vec<Diagnostic>) {
    let rows = || subject.rows().flat_map(texts::texts);
    let words = |text: &'_ str| -> Vec<String> {
        let words = text.split(|c: char| !russian::is_letter(c));
        let shouted = |word: &&str| word.len() > 1 && word.chars().all(char::is_uppercase);
        words.filter(shouted).map(str::to_owned).collect()
    };
    let names = subject.names().map(|name| name.value);
    let all = rows().map(|text| text.value).chain(names);
    let known: BTreeSet<String> = all
        .flat_map(words)
        .filter(|word| !word.is_ascii())
        .map(|word| russian::fold(&word))
        .collect();
    for text in rows() {
        let words = words(text.value).into_iter();
        let mut latin =
            words.filter(|word| word.is_ascii() && known.contains(&russian::fold(word)));
        if let Some(word) = latin.next() {
            let first = word.chars().take(1).collect::<String>();
            let title = MessageId::ForeignLetter.with(first).with(word);
            out.push(Diagnostic::new(Rule::OddText, text.span, title).help(MessageId::OddTextHelp));
        }
    }
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    use super::*;
    use crate::check::check;
    use crate::document;
    use crate::model::{Readings, Workspace, lower};
    use crate::words::Lang;

    #[test]
    fn a_word_written_otherwise_once_is_found() {
        let case = |titles: &[&str], expected: &[&str]| {
            let row = |title: &&str| format!("[[item]]\ntitle = \"{title}\"\ndeadline = \"май\"\n");
            let rows: String = titles.iter().map(row).collect();
            let text = format!("title = \"План\"\nperiod = \"2022\"\n{rows}");
            let (arena, workspace) = (Arena::new(), Workspace::default());
            let (document, found) = document::plan(&text, &arena);
            let (plan, more) = lower("plan", document, &workspace, &Readings::default());
            let found = found.into_iter().chain(more).collect();
            let day = chrono::NaiveDate::from_ymd_opt(2022, 6, 1).unwrap();
            let found = check(&plan, found, &text, &workspace, day).into_iter();
            let found = found.filter(|found| found.title.id == MessageId::MisspeltHere);
            let told: Vec<String> = found.map(|found| found.title.text(Lang::Russian)).collect();
            assert_eq!(told, expected, "{titles:?}");
        };
        let often = [
            "Сбор концептуальных бумаг",
            "Разбор концептуальных бумаг",
            "О концептуальных бумагах",
        ];
        let with = |title| [often.as_slice(), &[title]].concat();
        case(
            &with("Свод концетуальных бумаг"),
            &["похоже на опечатку: «концетуальных», рядом – «концептуальных»"],
        );
        case(
            &with("Свод концепптуальных бумаг"),
            &["похоже на опечатку: «концепптуальных», рядом – «концептуальных»"],
        );
        case(
            &with("Свод концепутальных бумаг"),
            &["похоже на опечатку: «концепутальных», рядом – «концептуальных»"],
        );
        case(&with("Свод концептуальной бумаги"), &[]);
        case(&with("Свод концетуальных бумаг, концетуальные бумаги"), &[]);
        case(
            &[
                "Сбор документов",
                "О документах",
                "Свод документов",
                "Докуметы",
            ],
            &["похоже на опечатку: «Докуметы», рядом – «документов»"],
        );
        case(&["Порядок сбора", "Порядок", "О порядке", "Порядок 2"], &[]);
        case(
            &[
                "Дубовский район",
                "Дубовский этап",
                "Дубовские встречи",
                "Дубовка",
            ],
            &[],
        );
        let behaviour = ["Поведение детей", "О поведении", "Правила поведения"];
        case(
            &[behaviour.as_slice(), &["Подведение итогов"]].concat(),
            &[],
        );
        let given = [
            "Предоставление льгот",
            "О предоставлении",
            "Ход предоставления",
        ];
        case(&[given.as_slice(), &["Представление опыта"]].concat(), &[]);
    }
}
