//! The days of remarks behind a deadline: «выгрузка данных 16.05.2022».

use chrono::{Datelike as _, NaiveDate};

use super::frames::Setting;
use super::{Resolver, years};
use crate::calendar::Period;
use crate::phrase::ast::{Phrase, Time, Year};
use crate::phrase::reading::Milestone;

impl Resolver<'_> {
    pub(super) fn milestones(&mut self, phrase: &Phrase) -> Vec<Milestone> {
        let setting = self.setting(false);
        let base = self.occurrences.first().map(|occurrence| occurrence.due);
        let dated = phrase.milestones.iter().filter_map(|milestone| {
            let date = milestone_date(&milestone.date, base, self.context.period, setting)?;
            Some(Milestone {
                date,
                text: milestone.text.clone(),
            })
        });
        dated.collect()
    }
}

/// Returns the day of a milestone: of its own year, else on or after the deadline before it.
fn milestone_date(
    time: &Time,
    base: Option<NaiveDate>,
    period: Option<Period>,
    setting: Setting<'_>,
) -> Option<NaiveDate> {
    let year = match time.year {
        Year::Given(year) | Year::Lent(year) => year,
        _ => base
            .map(|base| base.year())
            .or_else(|| period.map(|period| period.start.year()))?,
    };
    years::window(time, year, setting)
        .ok()
        .map(|window| window.start)
}
