//! Everyone whom the five plans name, as a letter calls them: read one by one in `tests/letters/addresses.txt`.

use roadmap::query::{Addressee, Clock, Reminder, Reminders, Sender};
use roadmap::report::letters::{letters, paper};
use roadmap::report::paper::Block;
use roadmap::words::Lang;

use super::of_plan;
use crate::export::PLANS;

/// Returns the name, post and kind of everyone whom a registry of the five plans declares.
fn everyone() -> Vec<Addressee> {
    let mut all: Vec<Addressee> = Vec::new();
    for name in PLANS {
        let declared: Vec<Addressee> = of_plan(name, |plan| {
            let entries = plan.registry.entries().map(|entry| Addressee {
                name: entry.name.value.to_string(),
                called: entry.name.value.to_string(),
                kind: entry.kind,
                post: entry.post.as_ref().map(|post| post.value.to_string()),
                email: None,
            });
            entries.collect()
        });
        for to in declared {
            if !all.contains(&to) {
                all.push(to);
            }
        }
    }
    all
}

#[test]
fn everyone_of_the_five_plans_is_called_rightly() {
    let clock = Clock {
        as_of: "2022-04-18".parse().unwrap(),
        within: Clock::WITHIN,
    };
    let to = everyone().into_iter().map(|to| Reminder {
        to,
        late: Vec::new(),
        coming: Vec::new(),
    });
    let plan = Reminders {
        plan: String::new(),
        sender: Sender::default(),
        rows: Vec::new(),
        to: to.collect(),
        nobodys: Vec::new(),
        passed: Vec::new(),
    };
    let mut said = String::new();
    for letter in letters(vec![plan], None) {
        let paper = paper(&letter, clock, false, Lang::Russian);
        let (corner, greeting) = match paper.blocks.as_slice() {
            [Block::Corner(lines), _, _, Block::Heading(greeting), ..] => {
                (lines, greeting.as_str())
            }
            [Block::Corner(lines), ..] => (lines, "–"),
            _ => panic!("{:?}", letter.to),
        };
        said += &format!("{} → {} → {greeting}\n", letter.to.name, corner.join(" / "));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/letters/addresses.txt");
    snapbox::Assert::new()
        .action_env(snapbox::assert::DEFAULT_ACTION_ENV)
        .eq(said, snapbox::Data::read_from(path.as_ref(), None).raw());
}
