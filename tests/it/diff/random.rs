//! Real plans, revised at random.

use proptest::prelude::*;
use roadmap::query::diff::{Change, apply, between};

use super::act::{Act, tame, wild};
use super::oracle;
use super::plan::{PLANS, read, write};
use super::revise::Draft;

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changes_applied_to_the_old_plan_give_the_new_one(plan in 0..5usize, acts in wild()) {
        let old = read(&write(&read(PLANS[plan]).content));
        let mut draft = Draft::new(old.content.clone());
        for act in acts {
            draft.revise(act);
        }
        let new = read(&write(&draft.content));
        for (old, new) in [(&old, &new), (&new, &old)] {
            let diff = between(old, new);
            let json = serde_json::to_string(&diff.changes).unwrap();
            let changes: Vec<Change> = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&changes, &diff.changes);
            prop_assert_eq!(&apply(&old.content, &changes), &new.content);
            prop_assert_eq!(diff.changes.is_empty(), old.content == new.content);
        }
    }

    #[test]
    fn each_change_is_told_once_and_nothing_else(plan in 0..5usize, acts in tame()) {
        let old = read(&write(&read(PLANS[plan]).content));
        let mut draft = Draft::new(old.content.clone());
        for act in acts {
            draft.revise(act);
        }
        let new = read(&write(&draft.content));
        prop_assert_eq!(&new.content, &draft.content);
        let diff = between(&old, &new);
        let (told, made) = (oracle::told(&old.content, &diff.changes), oracle::made(&old.content, &draft));
        prop_assert_eq!(told, made, "{:#?}", diff.changes);
    }

    #[test]
    fn a_row_put_in_or_out_is_one_change_and_one_renumbering(plan in 0..5usize, at in 0..60usize, title in 0..6usize) {
        let mut draft = Draft::new(read(PLANS[plan]).content);
        draft.revise(Act::Renumber);
        let old = read(&write(&draft.content));
        draft.revise(Act::Insert(at, title));
        draft.revise(Act::Renumber);
        let new = read(&write(&draft.content));
        for (old, new) in [(&old, &new), (&new, &old)] {
            let changes = between(old, new).changes;
            let one = changes.iter().filter(|change| matches!(change, Change::Added { .. } | Change::Removed { .. })).count();
            let renumbered = changes.iter().filter(|change| matches!(change, Change::Renumbered { .. })).count();
            prop_assert_eq!(one, 1, "{:?}", changes);
            prop_assert!(renumbered <= 1, "{:?}", changes);
            prop_assert_eq!(changes.len(), one + renumbered, "{:?}", changes);
        }
    }
}
