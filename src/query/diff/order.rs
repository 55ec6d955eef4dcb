//! What of two lists or tables differs, and what stays in its place when a list is rearranged.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Returns which of the `places` stay: the members of a longest increasing run, as flags in the order given.
///
/// The places are those that the elements of the old list have in the new one; `None` for those that are gone.
pub(super) fn steady(places: &[Option<usize>]) -> Vec<bool> {
    // Patience sorting: `ends[n]` is the element that ends the best run of n + 1 elements so far.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for (index, place) in places.iter().enumerate() {
        let Some(place) = place else { continue };
        let length = ends.partition_point(|end| places[*end].cmp(&Some(*place)) == Ordering::Less);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut steady = vec![false; places.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        steady[index] = true;
        next = before[index];
    }
    steady
}

/// Returns the old rows in the order they have once the sections are rearranged, by the section each is then in.
///
/// Where no section moved they stay as they were: rows outside sections may stand among them.
pub(super) fn with_sections(sections: &[Option<usize>], moved: bool) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..sections.len()).collect();
    if moved {
        rows.sort_by_key(|row| sections[*row]);
    }
    rows
}

/// Returns for each new place the old one, of `pairs` from old to new.
pub(super) fn inverse(pairs: &[Option<usize>], new_len: usize) -> Vec<Option<usize>> {
    let mut inverse = vec![None; new_len];
    for (old, new) in pairs.iter().enumerate() {
        if let Some(slot) = new.and_then(|new| inverse.get_mut(new)) {
            *slot = Some(old);
        }
    }
    inverse
}

/// Returns the keys whose values differ, sorted.
pub(super) fn differing<'m, V: PartialEq>(
    old: &'m BTreeMap<String, V>,
    new: &'m BTreeMap<String, V>,
) -> impl Iterator<Item = &'m String> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_moves_is_one_that_does_not_stay() {
        let stay = |places: &[usize]| {
            let places: Vec<_> = places.iter().copied().map(Some).collect();
            steady(&places)
                .iter()
                .map(|stays| if *stays { '=' } else { '!' })
                .collect::<String>()
        };
        assert_eq!(stay(&[0, 1, 2]), "===");
        assert_eq!(stay(&[3, 0, 1, 2]), "!===");
        assert_eq!(stay(&[0, 2, 3, 1]), "===!");
        assert_eq!(stay(&[]), "");
        assert_eq!(steady(&[Some(1), None, Some(2)]), [true, false, true]);
        assert_eq!(inverse(&[Some(1), None], 2), [None, Some(0)]);
    }
}
