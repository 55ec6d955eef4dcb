//! The production calendar: which days people work, and where a due day on a day off moves.
//!
//! Years without a decree in `russia.tsv` have weekends and the holidays of article 112 of the Labour Code.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::days_later;

/// A month and a day of it, of no year.
pub type MonthDay = (u32, u32);

/// What happens to a due day that is not a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NonWorking {
    /// It stays as written.
    #[default]
    Keep,
    /// It moves to the working day before.
    Before,
    /// It moves to the working day after.
    After,
}

/// What a school divides its year into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// «четверть».
    SchoolQuarter,
    /// «триместр».
    Trimester,
    /// «семестр».
    Semester,
    /// «модуль».
    Module,
    /// «смена» of a camp.
    Shift,
    /// «каникулы», told apart by the season in which they begin.
    Holidays,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 6] = [
        Part::SchoolQuarter,
        Part::Trimester,
        Part::Semester,
        Part::Module,
        Part::Shift,
        Part::Holidays,
    ];

    /// Returns the key of the calendar table that dates them.
    pub fn key(self) -> &'static str {
        match self {
            Part::SchoolQuarter => "school-quarters",
            Part::Trimester => "trimesters",
            Part::Semester => "semesters",
            Part::Module => "modules",
            Part::Shift => "shifts",
            Part::Holidays => "holidays",
        }
    }

    /// Returns how many a school year has, where every school has as many.
    pub fn count(self) -> Option<usize> {
        match self {
            Part::SchoolQuarter => Some(4),
            Part::Trimester => Some(3),
            Part::Semester => Some(2),
            Part::Module | Part::Shift | Part::Holidays => None,
        }
    }
}

/// Which days are worked, and the days on which school years and quarters end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Days off that the production calendar does not know.
    pub days_off: BTreeSet<NaiveDate>,
    /// Working days that the production calendar does not know; they win over days off.
    pub working_days: BTreeSet<NaiveDate>,
    /// The last day of what names the school year.
    pub school_year_end: MonthDay,
    /// The first and the last day of each part of the school year, where the plan's schools have settled them.
    pub parts: [Vec<(MonthDay, MonthDay)>; Part::ALL.len()],
    /// What happens to a due day that is not a working day.
    pub non_working: NonWorking,
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar {
            days_off: BTreeSet::new(),
            working_days: BTreeSet::new(),
            school_year_end: (5, 31),
            parts: Default::default(),
            non_working: NonWorking::Keep,
        }
    }
}

impl Calendar {
    /// Returns the days of each such part of the school year; none where they are not settled.
    pub fn parts(&self, part: Part) -> &[(MonthDay, MonthDay)] {
        &self.parts[part as usize]
    }

    /// Returns whether people work on `day`.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.working_days.contains(&day)
            || (!self.days_off.contains(&day) && Decrees::get().is_working(day))
    }

    /// Returns the day on which what is due on `due` is due, by the rule for days off.
    pub fn shifted(&self, due: NaiveDate) -> NaiveDate {
        match self.non_working {
            NonWorking::Keep => due,
            NonWorking::Before => self.nearest_working(due, -1),
            NonWorking::After => self.nearest_working(due, 1),
        }
    }

    /// Returns the `count`-th working day after `day`, before it if `count` is negative.
    ///
    /// ```
    /// # use roadmap::calendar::Calendar;
    /// let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    /// let after = Calendar::default().working_days_after(day("2022-04-29"), 1);
    /// assert_eq!(after, day("2022-05-04"));
    /// ```
    pub fn working_days_after(&self, day: NaiveDate, count: i64) -> NaiveDate {
        let step = count.signum();
        (0..count.abs().min(10_000)).fold(day, |day, _| {
            self.nearest_working(days_later(day, step), step)
        })
    }

    /// Returns `day` or the nearest working day in the direction of `step`; `day` if a year has none.
    fn nearest_working(&self, day: NaiveDate, step: i64) -> NaiveDate {
        (0..366)
            .map(|n| days_later(day, n * step))
            .find(|&day| self.is_working(day))
            .unwrap_or(day)
    }
}

/// The days off and on of the years with a decree.
struct Decrees {
    years: BTreeSet<i32>,
    off: BTreeSet<NaiveDate>,
    on: BTreeSet<NaiveDate>,
}

impl Decrees {
    fn get() -> &'static Decrees {
        static DECREES: LazyLock<Decrees> = LazyLock::new(Decrees::read);
        &DECREES
    }

    fn read() -> Decrees {
        let mut decrees = Decrees {
            years: BTreeSet::new(),
            off: BTreeSet::new(),
            on: BTreeSet::new(),
        };
        for row in rows() {
            decrees.years.insert(row.year);
            decrees.off.extend(row.days(row.off));
            decrees.on.extend(row.days(row.on));
        }
        decrees
    }

    fn is_working(&self, day: NaiveDate) -> bool {
        if self.on.contains(&day) {
            return true;
        }
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let off = if self.years.contains(&day.year()) {
            self.off.contains(&day)
        } else {
            is_holiday(day)
        };
        !weekend && !off
    }
}

/// Returns whether `day` is a holiday of every year (Labour Code of Russia, article 112).
fn is_holiday(day: NaiveDate) -> bool {
    matches!(
        (day.month(), day.day()),
        (1, 1..=8) | (2, 23) | (3, 8) | (5, 1 | 9) | (6, 12) | (11, 4)
    )
}

/// One line of the table.
struct TableLine<'a> {
    year: i32,
    off: &'a str,
    on: &'a str,
}

impl TableLine<'_> {
    fn days<'a>(&self, list: &'a str) -> impl Iterator<Item = NaiveDate> + use<'a> {
        let year = self.year;
        list.split(',')
            .filter_map(move |day| format!("{year}-{day}").parse().ok())
    }
}

fn rows() -> impl Iterator<Item = TableLine<'static>> {
    let lines = include_str!("russia.tsv").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let year = cells.next()?.parse().ok()?;
            Some(TableLine {
                year,
                off: cells.next()?,
                on: cells.next()?,
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_year_of_the_table_has_its_working_days() {
        let calendar = Calendar::default();
        let mut years = 0;
        for line in include_str!("russia.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let cells: Vec<&str> = line.split('\t').collect();
            let (year, total): (i32, usize) =
                (cells[0].parse().unwrap(), cells[3].parse().unwrap());
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let worked = first.iter_days().take_while(|d| d.year() == year);
            assert_eq!(
                worked.filter(|&d| calendar.is_working(d)).count(),
                total,
                "{year}"
            );
            years += 1;
        }
        assert_eq!(years, 9);
    }

    #[test]
    fn transferred_days_are_known() {
        let calendar = Calendar::default();
        assert!(
            calendar.is_working(day("2022-03-05")),
            "a Saturday worked for 7 March"
        );
        assert!(!calendar.is_working(day("2022-03-07")));
        assert!(
            !calendar.is_working(day("2030-06-12")),
            "a holiday of a year without a decree"
        );
    }

    #[test]
    fn own_days_win() {
        let calendar = Calendar {
            days_off: BTreeSet::from([day("2022-04-04")]),
            working_days: BTreeSet::from([day("2022-04-03")]),
            ..Calendar::default()
        };
        assert!(!calendar.is_working(day("2022-04-04")));
        assert!(calendar.is_working(day("2022-04-03")));
    }

    #[test]
    fn due_days_move_by_the_rule() {
        let moved = |non_working| {
            let calendar = Calendar {
                non_working,
                ..Calendar::default()
            };
            calendar.shifted(day("2022-05-09")).to_string()
        };
        assert_eq!(moved(NonWorking::Keep), "2022-05-09");
        assert_eq!(moved(NonWorking::Before), "2022-05-06");
        assert_eq!(moved(NonWorking::After), "2022-05-11");
    }

    #[test]
    fn counts_working_days() {
        let calendar = Calendar::default();
        assert_eq!(
            calendar.working_days_after(day("2022-04-29"), 2),
            day("2022-05-05")
        );
        assert_eq!(
            calendar.working_days_after(day("2022-05-04"), -1),
            day("2022-04-29")
        );
        assert_eq!(
            calendar.working_days_after(day("2022-05-01"), 0),
            day("2022-05-01")
        );
    }
}
