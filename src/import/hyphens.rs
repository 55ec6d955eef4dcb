//! Words that a narrow column breaks with a hyphen, whole again: «И.О. Лукья-» «нова», «еже-» «квар-» «тально».
//!
//! A hyphen at the end of a line may as well be the word's own («педагог-» «психолог», «май-» «июнь»). It is taken out
//! only where neither half is a word by itself, as far as the document and the tables of posts and months know.

use std::collections::HashSet;

use super::draft::{Dropped, Ledger};
use super::grid::{Grid, GridRow};
use crate::model::kind::form::Form;
use crate::phrase;
use crate::text::russian::{fold, is_letter, is_letter_or_digit};
use crate::text::word_list;

/// The shortest half that can be told from a particle: «кто-то», «по-новому», «из-за».
const SHORTEST: usize = 2;
/// No half of a word is as long, in characters.
const LONGEST: usize = 30;

/// Makes the broken words of the rows of `grid` from `body` on whole, and notes their halves.
pub(super) fn join(grid: &mut Grid, body: usize, ledger: &mut Ledger) {
    let broken = |row: &GridRow| {
        row.cells
            .iter()
            .any(|cell| cell.lines.windows(2).any(breaks))
    };
    if !grid.rows.iter().skip(body).any(broken) {
        return;
    }
    let words = whole_words(grid);
    for cell in grid
        .rows
        .iter_mut()
        .skip(body)
        .flat_map(|row| &mut row.cells)
    {
        let mut lines: Vec<String> = Vec::with_capacity(cell.lines.len());
        let (mut parted_words, mut whole_words) = (String::new(), String::new());
        for line in &cell.lines {
            let parted = lines.last().and_then(|last| halves(last, line));
            let parted = parted.filter(|halves| is_broken(*halves, &words));
            let parted =
                parted.map(|(head, tail)| (format!("{head} {tail}"), format!("{head}{tail}")));
            match (parted, lines.last_mut()) {
                (Some((halves, whole)), Some(last)) => {
                    parted_words.push_str(&halves);
                    parted_words.push(' ');
                    whole_words.push_str(&whole);
                    whole_words.push(' ');
                    last.pop();
                    last.push_str(line.trim_start());
                }
                _ => lines.push(line.clone()),
            }
        }
        if lines.len() < cell.lines.len() {
            ledger.drop(&parted_words, &cell.place, Dropped::Hyphen);
            ledger.add(&whole_words);
            cell.set_lines(lines);
        }
    }
}

fn breaks(lines: &[String]) -> bool {
    matches!(lines, [line, next] if halves(line, next).is_some())
}

/// Returns the halves of a word that a hyphen at the end of `line` parts from the start of `next`.
fn halves<'l>(line: &'l str, next: &'l str) -> Option<(&'l str, &'l str)> {
    let before = line.strip_suffix(['-', '\u{2010}'])?;
    let next = next.trim_start();
    let sign = |c: char| !is_letter_or_digit(c);
    let head = before.rsplit(sign).next()?;
    let tail = next.get(..next.find(sign).unwrap_or(next.len()))?;
    let long = |half: &str| (SHORTEST..LONGEST).contains(&half.chars().count());
    let small = head.ends_with(char::is_lowercase) && tail.starts_with(char::is_lowercase);
    (long(head) && long(tail) && small).then_some((head, tail))
}

/// Returns whether neither half is a word, nor the first the first part of one, «учебно-», or both are a month, or the first
/// is only written together with others: «Финотдел».
fn is_broken((head, tail): (&str, &str), words: &HashSet<String>) -> bool {
    let leads = ["но", "ско", "ово"].iter().any(|end| head.ends_with(end));
    let month = || phrase::month_named(&format!("{head}{tail}")).is_some();
    let short = word_list!["фин" "соц" "мед" "физ" "хоз" "гор" "рай" "обл" "проф" "орг" "тех" "юр"];
    let cut = short.contains(&fold(head).as_str());
    !leads && (cut || month() || !is_word(head, words) && !is_word(tail, words))
}

/// Returns whether half a word is a word by itself, so that the hyphen may be its own.
fn is_word(half: &str, words: &HashSet<String>) -> bool {
    let form = Form::of(half);
    let particle = word_list![
        "то" "либо" "нибудь" "за" "под" "по" "из" "во" "кто" "что" "как" "где"
    ];
    form.is_post()
        || form.is_unit()
        || form.is_adjective()
        || phrase::month_named(half).is_some()
        || particle.contains(&form.bare())
        || words.contains(&fold(half))
}

/// Returns the words that stand whole in the cells of `grid`, folded.
fn whole_words(grid: &Grid) -> HashSet<String> {
    let mut words = HashSet::new();
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        for (at, line) in cell.lines.iter().enumerate() {
            let after = at.checked_sub(1).and_then(|at| cell.lines.get(at));
            let broken = after
                .and_then(|before| halves(before, line))
                .map_or(0, |(_, tail)| tail.len());
            let line = line.trim_start().get(broken..).unwrap_or_default();
            let line = line
                .strip_suffix('-')
                .map_or(line, |line| line.trim_end_matches(is_letter));
            let own = line
                .split(|c: char| !is_letter_or_digit(c))
                .filter(|word| !word.is_empty());
            words.extend(own.map(fold));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_of_its_own_is_told_from_a_broken_word() {
        let words = HashSet::from(["семинар".to_owned()]);
        let broken = |line: &str, next: &str| {
            halves(line, next).is_some_and(|halves| is_broken(halves, &words))
        };
        assert!(broken("И.О. Лукья-", "нова"));
        assert!(broken("еже-", "квартально"));
        assert!(broken("сен-", "тябрь"));
        assert!(broken("Фин-", "отдел"));
        assert!(broken("соц-", "педагог"));
        assert!(broken("Семинар для учите-", "лей"));
        assert!(!broken("педагог-", "психолог"));
        assert!(!broken("май-", "июнь"));
        assert!(!broken("учебно-", "воспитательной"));
        assert!(!broken("семинар-", "практикум"));
        assert!(!broken("кто-", "то"));
        assert!(!broken("школы –", "сады"));
        assert!(!broken("20-", "го мая"));
    }
}
