//! stub
#![allow(missing_docs)]
use chrono::NaiveDate;
use std::collections::BTreeSet;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    Year,
    Years,
    SchoolYear,
    Month,
    Days,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    pub start: NaiveDate,
    pub end: NaiveDate,
    pub kind: PeriodKind,
}
impl Period {
    pub fn parse(t: &str) -> Option<Period> {
        let y: i32 = t.get(..4)?.parse().ok()?;
        Some(Period {
            start: NaiveDate::from_ymd_opt(y, 1, 1)?,
            end: NaiveDate::from_ymd_opt(y, 12, 31)?,
            kind: PeriodKind::Year,
        })
    }
    pub fn contains(&self, d: NaiveDate) -> bool {
        self.start <= d && d <= self.end
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NonWorking {
    #[default]
    Keep,
    Before,
    After,
}
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    pub days_off: BTreeSet<NaiveDate>,
    pub working_days: BTreeSet<NaiveDate>,
    pub school_year_end: (u32, u32),
    pub non_working: NonWorking,
}
