//! Whether a row says all that a form of this program says of its execution, though it says it otherwise: a form names
//! no due days, and joins what proves the execution.

use toml_spanner::{Item, Table};

use crate::import::own;

/// What a row says of its execution.
#[derive(Default)]
struct Told {
    done: Vec<String>,
    moved: Vec<String>,
    cancelled: bool,
    texts: Vec<String>,
}

impl Told {
    fn of(row: &Table<'_>) -> Told {
        let mut told = Told::default();
        for key in ["done", "cancelled", "unmet", "moved", "evidence", "note"] {
            let Some(item) = row.get(key) else {
                continue;
            };
            told.cancelled |= key == "cancelled";
            match item.as_array() {
                Some(array) => array.iter().for_each(|item| told.add(key, item)),
                None => told.add(key, item),
            }
        }
        told
    }

    fn add(&mut self, key: &str, item: &Item<'_>) {
        if let Some(text) = item.as_str() {
            self.texts.push(text.to_owned());
        } else if let Some(table) = item.as_table() {
            for (part, item) in table {
                match (key, part.name) {
                    ("done", "on") => self.done.extend(day(item)),
                    ("moved", "to") => self.moved.extend(day(item)),
                    (_, "evidence" | "note" | "reason" | "basis") => {
                        self.texts.extend(item.as_str().map(str::to_owned));
                    }
                    _ => {}
                }
            }
        } else if key == "done" {
            self.done.extend(day(item));
        }
    }
}

fn day(item: &Item<'_>) -> Option<String> {
    let day = item.as_datetime()?.date()?;
    Some(format!("{}-{}-{}", day.year, day.month, day.day))
}

/// Returns whether the row `ours` says of its execution all that the row `form` says.
pub(super) fn implied(form: &Table<'_>, ours: &Table<'_>) -> bool {
    let (form, ours) = (Told::of(form), Told::of(ours));
    let done = |text: &str| own::state(text) == Some(own::State::Done) && !ours.done.is_empty();
    let known = |text: &str| ours.texts.iter().any(|own| own.contains(text)) || done(text);
    let said = |text: &String| known(text) || text.split("; ").all(known);
    form.done.iter().all(|day| ours.done.contains(day))
        && form.moved.iter().all(|day| ours.moved.contains(day))
        && (ours.cancelled || !form.cancelled)
        && form.texts.iter().all(said)
}
