//! Whether a row says all that a form of this program says of its execution, though it says it otherwise: a form names
//! no due days, and joins what proves the execution.

use chrono::Datelike as _;
use toml_spanner::{Item, Table};

use crate::import::recognize::own;
use crate::text::word_list;

/// What a row says of its execution.
#[derive(Default)]
struct Told {
    done: Vec<String>,
    moved: Vec<String>,
    cancelled: bool,
    /// Whether its deadline was ever moved.
    shifted: bool,
    texts: Vec<String>,
}

impl Told {
    fn of(row: &Table<'_>) -> Told {
        const KEYS: &[&str] = word_list![
            "done" "cancelled" "unmet" "moved" "postponed" "evidence" "note"
        ];
        Told::of_keys(row, KEYS)
    }

    fn of_keys(row: &Table<'_>, keys: &[&str]) -> Told {
        let mut told = Told::default();
        for &key in keys {
            let Some(item) = row.get(key) else {
                continue;
            };
            told.cancelled |= key == "cancelled";
            told.shifted |= ["moved", "postponed"].contains(&key);
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
    let (year, month, day) = (day.year, day.month, day.day);
    Some(written((year.into(), month.into(), day.into())))
}

fn written((year, month, day): (i32, u32, u32)) -> String {
    format!("{year}-{month}-{day}")
}

/// Returns whether the row `form` of a form no longer names a day, a proof or a reason that the row `before` says under
/// `key`.
pub(super) fn is_cleared(key: &str, before: &Table<'_>, form: &Table<'_>) -> bool {
    if !["done", "cancelled", "unmet", "evidence"].contains(&key) {
        return false;
    }
    let (before, form) = (Told::of_keys(before, &[key]), Told::of(form));
    let is_said = |text: &String| form.texts.iter().any(|said| said.contains(text.as_str()));
    let day_in_words = |day: &String| {
        let mut parts = day.split('-').map(|part| format!("{part:0>2}"));
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let parts = [day, month, year].into_iter().flatten();
        parts.collect::<Vec<_>>().join(".")
    };
    !before.texts.iter().all(is_said)
        || !(before.done.iter()).all(|day| form.done.contains(day) || is_said(&day_in_words(day)))
}

/// Returns whether the row `ours` says of its execution all that the row `form` says.
pub(super) fn implied(form: &Table<'_>, ours: &Table<'_>) -> bool {
    let (form, ours) = (Told::of(form), Told::of(ours));
    let state = |text: &str| match own::state(text) {
        Some(own::State::Done) => !ours.done.is_empty(),
        Some(own::State::Open) => true,
        Some(own::State::Cancelled) => ours.cancelled,
        None => false,
    };
    let partly = |text: &str| {
        let known = |day: &chrono::NaiveDate| {
            let day = written((day.year(), day.month(), day.day()));
            ours.done.contains(&day)
        };
        own::partly_done(text).is_some_and(|days| days.iter().all(known))
    };
    let said = |text: &str| {
        let mut texts = ours.texts.iter();
        texts.any(|known| known.contains(own::bare(text)))
    };
    let known = |text: &str| {
        said(text) || state(text) || partly(text) || ours.shifted && own::is_move(text)
    };
    let said = |text: &String| known(text) || text.split("; ").all(known);
    form.done.iter().all(|day| ours.done.contains(day))
        && form.moved.iter().all(|day| ours.moved.contains(day))
        && (ours.cancelled || !form.cancelled)
        && form.texts.iter().all(said)
}
