//! The order of three lists of things known by numbers: what both sides added is kept, in an order that does not depend
//! on which side is which.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Returns `ours` where `theirs` says the same or what `base` said, and the other way round; `None` where all differ.
pub(super) fn three<T: PartialEq>([base, ours, theirs]: [T; 3]) -> Option<T> {
    if ours == theirs || base == theirs {
        Some(ours)
    } else {
        (base == ours).then_some(theirs)
    }
}

/// Returns three lists as numbers, and what each number stands for: equal elements of several lists have one number, the
/// first with the first, the second with the second.
pub(super) fn numbered<T: Eq + Hash + Clone>(lists: [&[T]; 3]) -> ([Vec<usize>; 3], Vec<T>) {
    let mut known: HashMap<(T, usize), usize> = HashMap::new();
    let mut all: Vec<T> = Vec::new();
    let ids = lists.map(|list| {
        let mut met: HashMap<&T, usize> = HashMap::new();
        let id = |element| {
            let met = met.entry(element).or_default();
            *met += 1;
            *known.entry((element.clone(), *met)).or_insert_with(|| {
                all.push(element.clone());
                all.len() - 1
            })
        };
        list.iter().map(id).collect()
    });
    (ids, all)
}

/// How things that were added at one place are put in order.
pub(super) struct Rules<'r, K> {
    /// Returns whether something that stood in `base` and not on both sides is kept.
    pub(super) stays: &'r dyn Fn(usize) -> bool,
    /// Returns whether what follows belongs to this one, so that it stands behind all that belongs above.
    pub(super) heads: &'r dyn Fn(usize) -> bool,
    /// Returns what is compared.
    pub(super) key: &'r dyn Fn(usize) -> K,
}

/// Returns the merged order; `None` where both sides changed the order of what stood there before.
pub(super) fn merged<K: Ord>(
    [base, ours, theirs]: [&[usize]; 3],
    rules: &Rules<'_, K>,
) -> Option<Vec<usize>> {
    let former: HashSet<usize> = base.iter().copied().collect();
    let kept = |ids: &[usize], others: &[usize]| -> Vec<usize> {
        let others: HashSet<usize> = others.iter().copied().collect();
        let ids = ids.iter().copied();
        ids.filter(|id| !former.contains(id) || others.contains(id) || (rules.stays)(*id))
            .collect()
    };
    let (one, other) = (kept(ours, theirs), kept(theirs, ours));
    let both: HashSet<usize> = one
        .iter()
        .copied()
        .filter(|id| other.contains(id))
        .collect();
    let among = |ids: &[usize], set: &HashSet<usize>| -> Vec<usize> {
        ids.iter().copied().filter(|id| set.contains(id)).collect()
    };
    let old: HashSet<usize> = both.intersection(&former).copied().collect();
    let spine = if among(&one, &both) == among(&other, &both) {
        among(&one, &both)
    } else {
        let orders = [base, &one, &other].map(|ids| among(ids, &old));
        let by_them = orders[0] == orders[1];
        let by_us = orders[0] == orders[2];
        match (by_us, by_them) {
            (true, false) => among(&one, &both),
            (false, true) => among(&other, &both),
            _ => return None,
        }
    };
    let (mut mine, mut yours) = (runs(&one, &both), runs(&other, &both));
    let mut order = Vec::new();
    for anchor in [None].into_iter().chain(spine.into_iter().map(Some)) {
        order.extend(anchor);
        let [mine, yours] = [&mut mine, &mut yours].map(|runs| runs.remove(&anchor));
        order.extend(joined(
            mine.unwrap_or_default(),
            yours.unwrap_or_default(),
            rules,
        ));
    }
    Some(order)
}

/// Returns what stands behind each of `anchors`, up to the next one.
fn runs(ids: &[usize], anchors: &HashSet<usize>) -> HashMap<Option<usize>, Vec<usize>> {
    let mut runs: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut anchor = None;
    for id in ids {
        if anchors.contains(id) {
            anchor = Some(*id);
        } else {
            runs.entry(anchor).or_default().push(*id);
        }
    }
    runs
}

/// Returns both runs: first what belongs to what stands above them, then what has a head of its own.
fn joined<K: Ord>(ours: Vec<usize>, theirs: Vec<usize>, rules: &Rules<'_, K>) -> Vec<usize> {
    let parted = |mut run: Vec<usize>| {
        let at = run.iter().position(|id| (rules.heads)(*id));
        let tail = run.split_off(at.unwrap_or(run.len()));
        (run, tail)
    };
    let ((ours, our_heads), (theirs, their_heads)) = (parted(ours), parted(theirs));
    let ordered = |one: Vec<usize>, other: Vec<usize>| {
        let keys = |run: &[usize]| -> Vec<K> { run.iter().map(|id| (rules.key)(*id)).collect() };
        if keys(&one) <= keys(&other) {
            [one, other].concat()
        } else {
            [other, one].concat()
        }
    };
    [ordered(ours, theirs), ordered(our_heads, their_heads)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(base: &[usize], ours: &[usize], theirs: &[usize]) -> Option<Vec<usize>> {
        let rules = Rules {
            stays: &|id| id == 9,
            heads: &|id| id >= 50,
            key: &|id| id,
        };
        let found = merged([base, ours, theirs], &rules);
        assert_eq!(found, merged([base, theirs, ours], &rules), "symmetry");
        found
    }

    #[test]
    fn what_both_sides_did_is_done() {
        assert_eq!(
            order(&[1, 2, 3], &[1, 2, 3, 11], &[1, 2, 3, 10]),
            Some(vec![1, 2, 3, 10, 11])
        );
        assert_eq!(
            order(&[1, 2], &[1, 10, 2], &[1, 2, 11]),
            Some(vec![1, 10, 2, 11])
        );
        assert_eq!(
            order(&[1, 2, 3], &[1, 3], &[1, 2, 3, 10]),
            Some(vec![1, 3, 10])
        );
        assert_eq!(
            order(&[1, 2, 3], &[3, 1, 2], &[1, 2, 10, 3]),
            Some(vec![3, 1, 2, 10])
        );
        assert_eq!(
            order(&[1, 2, 3], &[3, 1, 2], &[3, 1, 2]),
            Some(vec![3, 1, 2])
        );
        assert_eq!(order(&[1, 2, 3], &[3, 1, 2], &[2, 1, 3]), None);
        assert_eq!(order(&[], &[1, 10], &[1, 11]), Some(vec![1, 10, 11]));
    }

    #[test]
    fn what_one_side_dropped_and_the_other_changed_stays() {
        assert_eq!(
            order(&[1, 9, 2], &[1, 2], &[1, 9, 2, 10]),
            Some(vec![1, 9, 2, 10])
        );
    }

    #[test]
    fn what_has_no_head_stays_above_heads() {
        assert_eq!(
            order(&[1], &[1, 60, 20], &[1, 30]),
            Some(vec![1, 30, 60, 20])
        );
        assert_eq!(
            order(&[1], &[1, 60, 20], &[1, 55, 30]),
            Some(vec![1, 55, 30, 60, 20])
        );
    }
}
