//! The time a plan covers, and how documents write it.

use chrono::{Datelike as _, NaiveDate};

use super::{YEARS, month_end};
use crate::text::russian::{fold_letter, is_blank, is_dash};

/// The kind of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// One calendar year.
    Year,
    /// Several calendar years.
    Years,
    /// A school year, from 1 September to 31 August.
    SchoolYear,
    /// One month.
    Month,
    /// Any other days.
    Days,
}

/// The time a plan covers, both days inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
    /// Its kind.
    pub kind: PeriodKind,
}

impl Period {
    /// Reads a period as a plan file or a document's title writes it.
    ///
    /// ```
    /// # use roadmap::calendar::{Period, PeriodKind};
    /// let period = Period::parse("2020–2021 уч. год").unwrap();
    /// assert_eq!(period.kind, PeriodKind::SchoolYear);
    /// assert_eq!(period.end.to_string(), "2021-08-31");
    /// ```
    pub fn parse(text: &str) -> Option<Period> {
        let text = Written::of(text);
        match (text.numbers.as_slice(), text.school) {
            (&[(from, 4), (to, 2 | 4)], true) => Period::school_year(from, full_year(from, to)?),
            (&[(year, 4)], true) => Period::school_year(year, year + 1),
            (&[(year, 4)], false) => Period::years(year, year),
            (&[(year, 4), (month @ 1..=12, 1 | 2)], false) if text.bare => {
                Period::month(year, month.unsigned_abs())
            }
            (&[(from, 4), (to, 2 | 4)], false) => Period::years(from, full_year(from, to)?),
            (&[first, second, third], false) => {
                let day = day(first, second, third)?;
                Period::days(day, day)
            }
            (&[from, from_month, from_end, to, to_month, to_end], false) => {
                Period::days(day(from, from_month, from_end)?, day(to, to_month, to_end)?)
            }
            _ => None,
        }
    }

    /// Returns whether `date` is one of the period's days.
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.start <= date && date <= self.end
    }

    /// Returns whether it is a school year: named so, or its days from 1 September to May or later.
    pub fn is_school_year(&self) -> bool {
        let begins = (self.start.month(), self.start.day()) == (9, 1);
        let ends = self.end.year() == self.start.year() + 1 && (5..=8).contains(&self.end.month());
        self.kind == PeriodKind::SchoolYear || begins && ends
    }

    fn years(from: i32, to: i32) -> Option<Period> {
        let kind = if from == to {
            PeriodKind::Year
        } else {
            PeriodKind::Years
        };
        Period::ordered(month_start(from, 1)?, month_end(to, 12)?, kind)
    }

    fn school_year(from: i32, to: i32) -> Option<Period> {
        let (start, end) = (month_start(from, 9)?, month_end(to, 8)?);
        (to == from + 1).then_some(())?;
        Period::ordered(start, end, PeriodKind::SchoolYear)
    }

    fn month(year: i32, month: u32) -> Option<Period> {
        let (start, end) = (month_start(year, month)?, month_end(year, month)?);
        Period::ordered(start, end, PeriodKind::Month)
    }

    fn days(start: NaiveDate, end: NaiveDate) -> Option<Period> {
        Period::ordered(start, end, PeriodKind::Days)
    }

    fn ordered(start: NaiveDate, end: NaiveDate, kind: PeriodKind) -> Option<Period> {
        (YEARS.contains(&start.year()) && YEARS.contains(&end.year())).then_some(())?;
        (start <= end).then_some(Period { start, end, kind })
    }
}

/// The numbers of a written period, each with its count of digits, and what its words say.
struct Written {
    numbers: Vec<(i32, usize)>,
    /// It is of a school year, by its words or its slash.
    school: bool,
    /// It has no words.
    bare: bool,
}

impl Written {
    fn of(text: &str) -> Written {
        let folded: String = text.chars().map(fold_letter).collect();
        let mut written = Written {
            numbers: Vec::new(),
            school: false,
            bare: true,
        };
        for piece in folded.split(|c: char| is_blank(c) || is_dash(c) || "./,()".contains(c)) {
            let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, word) = piece.split_at(digits);
            if let Ok(value) = number.parse() {
                written.numbers.push((value, digits));
            }
            written.school |= word.starts_with("уч") || word.starts_with("школ");
            written.bare &= word.is_empty();
            // a word that is not of periods makes the text something else
            if !is_period_word(word) {
                written.numbers.clear();
                written.numbers.push((0, 0));
            }
        }
        // «2021/2022» is how schools write their year, in deadlines too
        written.school |= written.bare && folded.contains('/') && written.numbers.len() == 2;
        written
    }
}

/// Returns whether `word` may stand in a period: «г», «годы», «учебный год», «на», «с», «по» …
fn is_period_word(word: &str) -> bool {
    const STARTS: [&str; 4] = ["уч", "школ", "год", "период"];
    matches!(word, "" | "г" | "гг" | "на" | "в" | "с" | "по" | "до")
        || STARTS.iter().any(|start| word.starts_with(start))
}

/// Returns the year that «21» after «2020» means.
fn full_year(from: i32, to: i32) -> Option<i32> {
    let to = if to < 100 { from / 100 * 100 + to } else { to };
    (from <= to && to < from + 50).then_some(to)
}

/// Returns the day that three numbers write: year first or day first.
fn day(first: (i32, usize), month: (i32, usize), third: (i32, usize)) -> Option<NaiveDate> {
    let (year, day) = if first.1 == 4 {
        (first.0, third.0)
    } else {
        (third.0, first.0)
    };
    (first.1 == 4 || third.1 == 4).then_some(())?;
    NaiveDate::from_ymd_opt(year, month.0.try_into().ok()?, day.try_into().ok()?)
}

fn month_start(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let read = Period::parse(text).map_or("none".to_owned(), |p| {
            format!("{}..{} {:?}", p.start, p.end, p.kind)
        });
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn reads_what_documents_write() {
        case("2022", "2022-01-01..2022-12-31 Year");
        case("2022 г.", "2022-01-01..2022-12-31 Year");
        case("на 2022 год", "2022-01-01..2022-12-31 Year");
        case("2022-2022", "2022-01-01..2022-12-31 Year");
        case("2021-2022", "2021-01-01..2022-12-31 Years");
        case("2021 – 2022 годы", "2021-01-01..2022-12-31 Years");
        case("2016-2020гг.", "2016-01-01..2020-12-31 Years");
        case("2020-2021 учебный год", "2020-09-01..2021-08-31 SchoolYear");
        case("2020/21 уч. год", "2020-09-01..2021-08-31 SchoolYear");
        case("2019/20 уч. год", "2019-09-01..2020-08-31 SchoolYear");
        case("2021-2070", "2021-01-01..2070-12-31 Years");
        case("2021-2071", "none");
        case("2021/2022", "2021-09-01..2022-08-31 SchoolYear");
        case("2021/22", "2021-09-01..2022-08-31 SchoolYear");
        case("2021/2022 годы", "2021-01-01..2022-12-31 Years");
        case("2021/2023", "none");
        case("2020—2021 уч.г.", "2020-09-01..2021-08-31 SchoolYear");
        case("2020-01", "2020-01-01..2020-01-31 Month");
        case("2011-12", "2011-12-01..2011-12-31 Month");
        case("2011-12 годы", "2011-01-01..2012-12-31 Years");
        case("2022-09-01..2023-05-31", "2022-09-01..2023-05-31 Days");
        case("01.09.2022 - 31.05.2023", "2022-09-01..2023-05-31 Days");
        case("2005-09-02", "2005-09-02..2005-09-02 Days");
    }

    #[test]
    fn leaves_the_rest() {
        for text in [
            "",
            "год",
            "2022-13",
            "2023-05-31..2022-09-01",
            "2020-2022 учебный год",
            "май 2022",
            "22",
        ] {
            case(text, "none");
        }
    }

    #[test]
    fn both_ends_belong_to_it() {
        let period = Period::parse("2022").unwrap();
        assert!(period.contains(period.start) && period.contains(period.end));
        assert!(!period.contains(period.end.succ_opt().unwrap()));
    }
}
