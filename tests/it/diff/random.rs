//! Real plans, revised at random.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use roadmap::query::diff::{Change, Revision, apply, between};

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

/// How many revisions are tried of each kind; `REVISIONS` asks for another number.
const TRIED: usize = 150;

/// Returns whether what is told from `old` to the draft is what was done, and no more.
fn is_told_right(old: &Revision, new: &Revision, draft: &Draft) -> bool {
    let changes = between(old, new).changes;
    assert_eq!(apply(&old.content, &changes), new.content);
    oracle::told(&old.content, &changes) == oracle::made(&old.content, draft)
}

/// Returns how many revisions in a thousand are told right: revised `times` times over, the way there or back.
fn told_right(times: usize, backward: bool) -> usize {
    let tried = std::env::var("REVISIONS").ok();
    let tried = tried.and_then(|tried| tried.parse().ok()).unwrap_or(TRIED);
    let mut runner = TestRunner::deterministic();
    let mut right = 0;
    for turn in 0..tried {
        let old = read(&write(&read(PLANS[turn % PLANS.len()]).content));
        let mut draft = Draft::new(old.content.clone());
        for _ in 0..times {
            for act in tame().new_tree(&mut runner).unwrap().current() {
                draft.revise(act);
            }
        }
        let new = read(&write(&draft.content));
        right += usize::from(if backward {
            is_told_right(&new, &old, &draft.back(&old.content))
        } else {
            is_told_right(&old, &new, &draft)
        });
    }
    right * 1000 / tried
}

#[test]
fn random_revisions_are_told_right() {
    let told = [
        told_right(1, false),
        told_right(1, true),
        told_right(3, false),
        told_right(3, true),
    ];
    println!("told right, in thousandths: {told:?}");
    assert!(told[0] >= 995, "{told:?}");
    assert!(told[1..].iter().all(|right| *right >= 970), "{told:?}");
}
