//! Everyone whom the five plans name, as a letter calls them: read one by one in `tests/letters/addresses.txt`.

use std::fs;

use roadmap::document;
use roadmap::model::{self, Readings, Workspace};
use roadmap::query::{Addressee, Clock, Reminder, Reminders, Sender};
use roadmap::report::letters::{letters, paper};
use roadmap::report::paper::Block;
use roadmap::words::Lang;

use crate::export::{PLANS, plan};

/// Returns the name, post and kind of everyone whom a registry of the five plans declares.
fn everyone() -> Vec<Addressee> {
    let mut all: Vec<Addressee> = Vec::new();
    for name in PLANS {
        let text = fs::read_to_string(plan(name)).unwrap();
        let arena = toml_spanner::Arena::new();
        let (document, _) = document::plan(&text, &arena);
        let workspace = Workspace::default();
        let (plan, _) = model::lower(name, document, &workspace, &mut Readings::default());
        for entry in plan.registry.entries() {
            let to = Addressee {
                name: entry.name.value.to_string(),
                called: entry.name.value.to_string(),
                kind: entry.kind,
                post: entry.post.as_ref().map(|post| post.value.to_string()),
                email: None,
            };
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
