//! Which executors are the same under another name.

use super::content::{Entry, Revision};

/// Returns the executors that left the registry, each with the one that came in their place: most rows, groups
/// and roles that named the first name the second instead, or half of them where no other one came into any.
pub(super) fn renamed(
    old: &Revision,
    new: &Revision,
    rows: &[Option<usize>],
) -> Vec<(String, String)> {
    let (before, after) = (&old.content.executors, &new.content.executors);
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    let came: Vec<&String> = after
        .keys()
        .filter(|name| !before.contains_key(*name))
        .collect();
    if came.is_empty() {
        return Vec::new();
    }
    let of_rows = rows.iter().enumerate().filter_map(|(from, to)| {
        let (old, new) = (&old.content.rows[from], &new.content.rows[(*to)?]);
        Some((old.executors.as_slice(), new.executors.as_slice()))
    });
    let kept = || {
        let entry = |(name, old)| Some((old, after.get::<String>(name)?));
        before.iter().filter_map(entry)
    };
    let of_groups = kept().map(|(old, new)| (old.members.as_slice(), new.members.as_slice()));
    let holders = |entry: &Entry| entry.held_by.iter().map(|held| held.name.clone()).collect();
    let of_roles: Vec<(Vec<String>, Vec<String>)> = kept()
        .map(|(old, new)| (holders(old), holders(new)))
        .collect();
    let of_roles = of_roles
        .iter()
        .map(|(old, new)| (old.as_slice(), new.as_slice()));
    let pairs: Vec<(&[String], &[String])> = of_rows.chain(of_groups).chain(of_roles).collect();
    let mut found: Vec<(String, String)> = Vec::new();
    for name in gone {
        let naming: Vec<_> = pairs
            .iter()
            .copied()
            .filter(|(old, _)| old.contains(name))
            .collect();
        let likely: Vec<((usize, usize), &String)> = came
            .iter()
            .filter(|other| found.iter().all(|(_, taken)| taken != **other))
            .map(|other| (replaced(name, other, &naming), *other))
            .filter(|((times, _), _)| *times > 0)
            .collect();
        let only = likely.len() == 1;
        let most = |times: usize| times * 2 > naming.len() || (only && times * 2 == naming.len());
        let most = likely.into_iter().filter(|((times, _), _)| most(*times));
        if let Some((_, other)) = most.max_by_key(|(likely, _)| *likely) {
            found.push((name.clone(), other.clone()));
        }
    }
    found
}

/// Counts the lists that name `other` instead of `name`, and those of them that do so at the same place.
fn replaced(name: &String, other: &String, rows: &[(&[String], &[String])]) -> (usize, usize) {
    let replaced = rows
        .iter()
        .filter(|(old, new)| !old.contains(other) && new.contains(other));
    let place = |names: &[String], wanted| names.iter().position(|name| name == wanted);
    let in_place = replaced
        .clone()
        .filter(|(old, new)| place(old, name) == place(new, other));
    (replaced.count(), in_place.count())
}
