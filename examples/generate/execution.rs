//! Marks of execution in realistic shares: most in time, some late, a few never, the rest still ahead.

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, NaiveDate};

use crate::deadline::{Deadline, Occurrence};
use crate::period::{Period, count, day, weekday};
use crate::random::Random;
use crate::words::{EVIDENCE, NOTES, REASONS};

/// How a plan is carried out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Discipline {
    today: NaiveDate,
    done: usize,
    late: usize,
}

impl Discipline {
    /// Draws a plan's discipline; plans that are long over are all but finished.
    pub(crate) fn draw(random: &mut Random, period: Period) -> Self {
        // a fixed day, so that the files depend on the seed only
        let today = day(2025, 11, 14);
        let over = period.end() + Days::new(180) < today;
        Discipline {
            today,
            done: if over {
                random.within(90..=100)
            } else {
                random.within(60..=95)
            },
            late: random.within(3..=20),
        }
    }

    /// Returns the lines that tell of an item's execution: keys and values in the order of the file format.
    pub(crate) fn draw_marks(
        self,
        random: &mut Random,
        deadline: &Deadline,
    ) -> Vec<(&'static str, String)> {
        let mut lines = Vec::new();
        if deadline.dated_apart {
            lines.push(("dates", dates(&deadline.occurrences)));
        }
        let Some(first) = deadline.occurrences.first() else {
            return lines;
        };
        let start = first.start.unwrap_or(first.due - Days::new(30));
        let begun = start <= self.today;
        if begun && random.percent(3) {
            let (on, reason) = (weekday(start).min(self.today), text(random.pick(REASONS)));
            lines.push(("cancelled", format!("{{ on = {on}, reason = {reason} }}")));
            return lines;
        }
        match deadline.occurrences.as_slice() {
            [only] => self.mark_one(random, *only, begun, &mut lines),
            several => lines.extend(self.mark_each(random, several)),
        }
        lines
    }

    fn mark_one(
        self,
        random: &mut Random,
        only: Occurrence,
        begun: bool,
        lines: &mut Vec<(&'static str, String)>,
    ) {
        if let Some(done) = self.draw_done(random, only) {
            lines.push(("done", done.to_string()));
            if random.percent(20) {
                let evidence = format!("{} № {}", random.pick(EVIDENCE), random.within(1..=240));
                lines.push(("evidence", text(&evidence)));
            }
        } else if begun && random.percent(35) {
            let start = only.start.unwrap_or(only.due - Days::new(30));
            lines.push(("started", weekday(start).min(self.today).to_string()));
            if random.percent(15) {
                lines.push(("note", text(random.pick(NOTES))));
            }
        }
    }

    fn mark_each(
        self,
        random: &mut Random,
        several: &[Occurrence],
    ) -> Option<(&'static str, String)> {
        let mut entries = String::new();
        for occurrence in several {
            if let Some(done) = self.draw_done(random, *occurrence) {
                let _ = writeln!(entries, "  {{ due = {}, on = {done} }},", occurrence.due);
            }
        }
        (!entries.is_empty()).then(|| ("done", format!("[\n{entries}]")))
    }

    fn draw_done(self, random: &mut Random, occurrence: Occurrence) -> Option<NaiveDate> {
        let Occurrence { start, due } = occurrence;
        let early = start.unwrap_or(due - Days::new(10));
        if due >= self.today {
            let ahead = early < self.today && random.percent(8);
            return ahead.then_some(weekday(early).min(self.today));
        }
        if !random.percent(self.done) {
            return None;
        }
        let done = if random.percent(self.late) {
            weekday(due + Days::new(count(random.within(1..=40))))
        } else {
            friday(due - Days::new(count(random.below(8)))).max(early)
        };
        Some(done.min(self.today))
    }
}

/// Returns the day itself, or the Friday before it where it falls on a weekend.
fn friday(date: NaiveDate) -> NaiveDate {
    let past = date.weekday().num_days_from_monday().saturating_sub(4);
    date - Days::new(u64::from(past))
}

fn dates(windows: &[Occurrence]) -> String {
    let windows = windows.iter().map(|window| match window.start {
        Some(start) if start != window.due => {
            format!("{{ start = {start}, due = {} }}", window.due)
        }
        _ => window.due.to_string(),
    });
    format!("[{}]", windows.collect::<Vec<_>>().join(", "))
}

/// Returns a TOML string; the words hold nothing that needs escaping.
pub(crate) fn text(words: &str) -> String {
    debug_assert!(!words.contains(['"', '\\']), "{words} needs escaping");
    format!("\"{words}\"")
}
