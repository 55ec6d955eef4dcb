//! The plans of a report: their order, and what a page calls each.

use std::collections::{HashMap, HashSet};

use crate::text::order;

/// The plans of a report, each known by its file's stem and by what people call it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Plans {
    ranks: HashMap<String, HashMap<String, usize>>,
    /// What several plans are called.
    shared: HashSet<String>,
    count: usize,
}

impl Plans {
    /// Returns the plans named in `all`, each by its stem and what people call it.
    pub(super) fn of<'r>(all: impl IntoIterator<Item = (&'r str, &'r str)>) -> Self {
        let mut distinct = HashSet::new();
        let mut last = None;
        for plan in all {
            if last != Some(plan) {
                distinct.insert(plan);
                last = Some(plan);
            }
        }
        let mut sorted: Vec<_> = distinct.into_iter().collect();
        sorted.sort_by_cached_key(|(stem, label)| (order::key(label), order::key(stem)));
        let mut plans = Plans {
            count: sorted.len(),
            ..Plans::default()
        };
        for (rank, (stem, label)) in sorted.into_iter().enumerate() {
            let called_so = plans.ranks.entry(label.to_owned()).or_default();
            called_so.insert(stem.to_owned(), rank);
            if called_so.len() > 1 {
                plans.shared.insert(label.to_owned());
            }
        }
        plans
    }

    /// Returns the plans as some of `count` that were looked at: one among several is not the only one.
    pub(super) fn among(self, count: usize) -> Self {
        let count = match self.count {
            1 => count.max(1),
            several => several,
        };
        Plans { count, ..self }
    }

    /// Returns whether there are several.
    pub(super) fn are_several(&self) -> bool {
        self.count > 1
    }

    /// Returns the place of a plan in the order of the alphabet.
    pub(super) fn rank(&self, stem: &str, label: &str) -> usize {
        let called_so = self.ranks.get(label);
        called_so
            .and_then(|stems| stems.get(stem))
            .copied()
            .unwrap_or_default()
    }

    /// Returns what a page calls a plan: as people do, and by its stem where they call several so.
    pub(super) fn called<'r>(&self, stem: &'r str, label: &'r str) -> &'r str {
        if self.shared.contains(label) {
            stem
        } else {
            label
        }
    }

    /// Returns what a page calls the only plan there is.
    pub(super) fn only(&self) -> Option<&str> {
        let only = self.ranks.keys().next().filter(|_| self.count == 1);
        only.map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_called_alike_are_told_apart_by_their_files() {
        let plans = Plans::of([("b", "Саров"), ("a", "Саров"), ("c", "Первоуральск")]);
        assert_eq!(plans.called("a", "Саров"), "a");
        assert_eq!(plans.called("c", "Первоуральск"), "Первоуральск");
        let ranks = [("c", "Первоуральск"), ("a", "Саров"), ("b", "Саров")];
        assert_eq!(
            ranks.map(|(stem, label)| plans.rank(stem, label)),
            [0, 1, 2]
        );
        assert!(plans.are_several() && plans.only().is_none());
    }
}
