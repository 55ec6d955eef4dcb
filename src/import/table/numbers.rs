//! Numbers that stand before the titles, in a table without a column for them or where it is blank.

use std::collections::HashSet;

use crate::import::draft::{Dropped, Item, Ledger, Text};
use crate::model::naming;
use crate::text::russian::is_letter_or_digit;

/// Moves the numbers of `items` to their key, where each title begins with one and they count on: «1. Сбор», «2. Отчёт».
pub(in crate::import) fn take(items: &mut [&mut Item]) {
    let numbers: Option<Vec<Vec<u32>>> = items.iter().map(|item| of_title(item)).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() > 1) else {
        return;
    };
    if !counts_on(&numbers) {
        return;
    }
    for item in items {
        let Some((number, title)) = item.title.value.split_once(' ') else {
            continue;
        };
        let (number, title) = (number.to_owned(), title.to_owned());
        item.number = Some(Text::new(&number, &item.title.place));
        item.title.value = title;
    }
}

/// Leaves out the numbers that the items of a cell have as a list of its own, which another cell counts anew.
pub(in crate::import) fn leave_out(items: &mut [Item], ledger: &mut Ledger) {
    let repeated = repeat(items);
    for own in items.chunk_by_mut(|one, next| one.place == next.place) {
        let numbers: Option<Vec<Vec<u32>>> = own.iter().map(of_title).collect();
        let list = |numbers: &Vec<Vec<u32>>| numbers.len() > 1 || repeated;
        let Some(numbers) = numbers.filter(|numbers| list(numbers) && counts_on(numbers)) else {
            continue;
        };
        for item in own {
            // «1. Сбор. 2. Отчёт»
            let several = item.title.value.contains(" 2. ") || item.title.value.contains(" 2) ");
            let parted = item
                .title
                .value
                .split_once(' ')
                .filter(|_| !several || numbers.len() > 1);
            if let Some((number, title)) = parted {
                ledger.drop(number, &item.title.place, Dropped::CellNumber);
                item.title.value = title.to_owned();
            }
        }
    }
}

/// Moves the number of several levels that a title begins with to its key, if its own column has none: «1.1. Сбор».
pub(super) fn take_level(item: &mut Item) {
    let wordless = |number: &Text| !number.value.contains(is_letter_or_digit);
    let own = item.number.take_if(|number| wordless(number));
    if of_title(item).is_some_and(|levels| levels.len() > 1)
        && let Some((number, title)) = item.title.value.split_once(' ')
    {
        let (number, title) = (Text::new(number, &item.title.place), title.to_owned());
        item.number = Some(number);
        item.title.value = title;
    }
    item.number = item.number.take().or(own);
}

/// Returns whether two items of a section begin with the same number: each counts the parts of its own title.
pub(in crate::import) fn repeat(items: &[Item]) -> bool {
    let mut met = HashSet::new();
    let mut numbers = items.iter().filter_map(of_title);
    numbers.any(|levels| !met.insert(levels))
}

/// Returns the number before the title of an item without one of its own.
fn of_title(item: &Item) -> Option<Vec<u32>> {
    let (number, _) = item.title.value.split_once(' ')?;
    let marked = item.number.is_none() && number.ends_with(['.', ')']);
    levels(number).filter(|_| marked)
}

/// Returns a number level by level: «1.2.» → 1, 2.
pub(in crate::import) fn levels(number: &str) -> Option<Vec<u32>> {
    let levels = naming::bare(number).split('.');
    levels.map(|level| level.parse().ok()).collect()
}

/// Returns whether numbers begin with one and count on.
fn counts_on(numbers: &[Vec<u32>]) -> bool {
    let opens = numbers.first().and_then(|first| first.last()) == Some(&1);
    opens && numbers.windows(2).all(|pair| follows(&pair[0], &pair[1]))
}

/// Returns whether an item numbered `number` is none of the section titled `title`, whose `items` are all numbered as
/// parts of it: «2» behind «1.1» and «1.2» under «1. Подготовка».
pub(in crate::import) fn leaves(title: &str, items: &[Item], number: &str) -> bool {
    let own = title.split(' ').next().and_then(levels);
    let (Some(section), Some(next)) = (own, levels(number)) else {
        return false;
    };
    let part = |item: &Item| {
        let number = item.number.as_ref();
        let number = number.and_then(|number| levels(&number.value));
        number.is_some_and(|number| number.len() > section.len() && number.starts_with(&section))
    };
    let above = |levels: &[u32]| levels.split_last().map(|(_, above)| above.to_vec());
    let beside = above(&next) == above(&section) && next > section;
    beside && !items.is_empty() && items.iter().all(part)
}

/// Returns whether `next` counts on after `number`: at the same level, one level down or up, or from one again.
pub(super) fn follows(number: &[u32], next: &[u32]) -> bool {
    let Some((last, above)) = next.split_last() else {
        return false;
    };
    let before = number.get(above.len()).copied().unwrap_or(0);
    let same = number.get(..above.len()) == Some(above);
    *last == 1 || same && *last == before + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_on() {
        assert!(follows(&[1], &[2]));
        assert!(follows(&[1], &[1, 1]));
        assert!(follows(&[1, 3], &[2]));
        assert!(follows(&[1, 3], &[2, 1]));
        assert!(follows(&[5], &[1]));
        assert!(!follows(&[1], &[3]));
        assert!(!follows(&[1, 1], &[1, 3]));
        assert!(!follows(&[2021], &[25]));
    }
}
