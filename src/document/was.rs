//! The deadline before a postponement, as people read it.

use super::shapes::{Deadline, Was, WindowEntry};

/// How people write a day.
const DAY: &str = "%d.%m.%Y";

impl Was<'_> {
    /// Returns the words of a deadline as they stood, and days as people write them; a TOML date reads «до» it.
    pub fn words(&self) -> String {
        match self {
            Was::Deadline(Deadline::Phrase(words)) => (*words).to_owned(),
            Was::Deadline(Deadline::Date(day)) => format!("до {}", day.format(DAY)),
            Was::Dates(dates) => windows(dates.iter().copied()),
        }
    }
}

/// Returns windows as people read them: «15.03.2021, 01.04.2021–20.04.2021».
pub fn windows(windows: impl Iterator<Item = WindowEntry>) -> String {
    let window = |window: WindowEntry| {
        let due = window.due.format(DAY);
        match window.start.filter(|start| *start != window.due) {
            Some(start) => format!("{}–{due}", start.format(DAY)),
            None => due.to_string(),
        }
    };
    windows.map(window).collect::<Vec<_>>().join(", ")
}
