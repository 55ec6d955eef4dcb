//! Plans through the months: one row by row, or several a line each.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::columns::{self, column};
use super::plans::Plans;
use super::{
    About, Cell, Column, ColumnKind, Line, Page, Scale, Slot, Table, Tick, Tone, Value, wording,
};
use crate::calendar::{month_start, months_later};
use crate::model::naming::is_name;
use crate::query::{Mark, MonthPart, Stand, State, Timeline, Track};
use crate::text::order;
use crate::words::{Lang, MessageId};

/// Plans through the months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineReport {
    about: About,
    timelines: Vec<Timeline>,
    plans: Plans,
}

/// How many months a page has at the most: ten years.
const MONTHS: usize = 120;

/// How many of the rows that stand in no month are named.
const NAMED: usize = 40;

type Marks = BTreeMap<MonthPart, Mark>;

impl TimelineReport {
    /// Returns the report of `timelines`, put in the order of their names; those without rows are left out where
    /// something was asked for.
    pub fn new(mut timelines: Vec<Timeline>, about: About) -> Self {
        let is_narrow = about.asked != super::Asked::default();
        timelines.retain(|timeline| !is_narrow || !timeline.tracks.is_empty());
        let named = timelines.iter();
        let plans = Plans::of(named.map(|timeline| (&*timeline.roadmap, &*timeline.name)));
        timelines.sort_by_cached_key(|timeline| {
            (order::key(&timeline.name), order::key(&timeline.roadmap))
        });
        TimelineReport {
            about,
            timelines,
            plans,
        }
    }

    /// Returns the report as people read it.
    pub fn page(&self, lang: Lang) -> Page<'_> {
        let (months, left_out) = self.months();
        let (table, mut notes) = match &*self.timelines {
            [only] => (self.of_one(only, &months, lang), Self::apart(only, lang)),
            all => (self.of_several(all, &months, lang), self.among(all, lang)),
        };
        if self.tracks().next().is_none() {
            notes.push(wording::no_rows(&self.about, lang).to_owned());
        }
        notes.extend(left_out.map(|months| MessageId::MonthsLeftOut.with(months).text(lang)));
        notes.extend(wording::closing(&self.about, lang));
        Page {
            title: wording::title(
                &MessageId::TimelineTitle.into(),
                self.plans.only(),
                &self.about,
                lang,
            ),
            day: Some(wording::on_day(self.about.clock.as_of, lang)),
            tables: vec![table],
            notes,
        }
    }

    fn tracks(&self) -> impl Iterator<Item = &Track> {
        self.timelines.iter().flat_map(|timeline| &timeline.tracks)
    }

    /// Returns the months from the first that a plan covers or a mark stands in to the last, within the days asked for,
    /// and how many more there are than a page has.
    fn months(&self) -> (Vec<NaiveDate>, Option<usize>) {
        let marks = self.tracks().flat_map(|track| track.marks.keys());
        let periods = self.timelines.iter().filter_map(|timeline| timeline.period);
        let days = periods.flat_map(|(start, end)| [month_start(start), month_start(end)]);
        let days: Vec<NaiveDate> = days.chain(marks.map(|place| place.month)).collect();
        let asked = &self.about.asked;
        let first = days.iter().min().copied().max(asked.from.map(month_start));
        let last = days.iter().max().copied();
        let last = last.map(|last| asked.to.map_or(last, |to| last.min(month_start(to))));
        let (Some(first), Some(last)) = (first, last) else {
            return (Vec::new(), None);
        };
        let next = |month: &NaiveDate| Some(months_later(*month, 1)).filter(|next| next > month);
        let all = std::iter::successors(Some(first), next).take_while(|month| *month <= last);
        let mut all: Vec<NaiveDate> = all.collect();
        let count = all.len();
        let shown = Scale::window(count, self.now(&all), MONTHS);
        all = all.drain(shown).collect();
        (all, count.checked_sub(MONTHS).filter(|more| *more > 0))
    }

    fn now(&self, months: &[NaiveDate]) -> Option<usize> {
        let this = month_start(self.about.clock.as_of);
        months.iter().position(|month| *month == this)
    }

    fn scale(&self, months: &[NaiveDate], lang: Lang) -> Scale {
        let tick = |(at, month): (usize, &NaiveDate)| Tick {
            title: wording::month(*month, lang),
            short: wording::month_short(*month, lang),
            begins: (at == 0 || month.month() == 1).then(|| month.year().to_string()),
        };
        let as_of = self.about.clock.as_of.format("%d.%m").to_string();
        let meaning = [
            (Mark::Overdue, MessageId::MarkOverdue),
            (Mark::Ahead, MessageId::MarkAhead),
            (Mark::Window, MessageId::MarkWindow),
            (Mark::Done, MessageId::MarkDone),
            (Mark::DoneLate, MessageId::MarkDoneLate),
            (Mark::Cancelled, MessageId::MarkCancelled),
            (Mark::Idle, MessageId::MarkIdle),
        ];
        let of_rows = || self.tracks().flat_map(|track| track.marks.values());
        let seen = |mark: &Mark| of_rows().any(|one| one == mark);
        let shown = |mark: &Mark| match (mark, self.timelines.len()) {
            (Mark::Idle, count) => count > 1,
            (Mark::Window, count) => count == 1 && seen(mark),
            _ => seen(mark),
        };
        let legend = meaning.into_iter().filter(|(mark, _)| shown(mark));
        Scale {
            ticks: months.iter().enumerate().map(tick).collect(),
            now: self.now(months).map(|now| (now, as_of)),
            legend: legend
                .map(|(mark, word)| (mark, word.text(lang).to_owned()))
                .collect(),
            now_is: MessageId::Today.text(lang).to_owned(),
        }
    }

    fn of_one<'r>(&'r self, plan: &'r Timeline, months: &[NaiveDate], lang: Lang) -> Table<'r> {
        let columns = vec![
            columns::number(lang),
            column(ColumnKind::Line, MessageId::ColumnTitle, lang),
            Column::strips(self.scale(months, lang)),
            column(ColumnKind::Word, MessageId::ColumnState, lang),
        ];
        let shown = plan
            .tracks
            .iter()
            .filter(|track| track.stand == Stand::Months);
        let line = |track: &'r Track| {
            let tone = wording::tone(track.state);
            Line::body(vec![
                columns::number_cell(&track.id, lang),
                Cell::text(&track.title),
                Cell::new(Value::Strip(slots(&track.marks, months))).tone(tone),
                Cell::text(self.standing(track, lang)).tone(tone),
            ])
        };
        Table {
            title: None,
            columns,
            lines: shown.map(line).collect(),
        }
    }

    /// Returns how a row stands in a word or two: «−41 день», «через 5 дней», «с опозданием».
    fn standing(&self, track: &Track, lang: Lang) -> String {
        let as_of = self.about.clock.as_of;
        match (track.state, track.due) {
            (State::Overdue, Some(due)) => MessageId::DaysBehind
                .with((as_of - due).num_days())
                .text(lang),
            (State::DueSoon, Some(due)) => wording::distance(due, as_of, lang),
            (State::DoneLate, _) => MessageId::MarkDoneLate.text(lang).to_owned(),
            (state, _) => wording::state(state).text(lang).to_lowercase(),
        }
    }

    fn of_several<'r>(
        &'r self,
        plans: &'r [Timeline],
        months: &[NaiveDate],
        lang: Lang,
    ) -> Table<'r> {
        let columns = vec![
            column(ColumnKind::Line, MessageId::ColumnPlan, lang),
            Column::strips(self.scale(months, lang)),
            column(ColumnKind::Number, MessageId::StateOverdue, lang)
                .short(MessageId::StateOverdueShort.text(lang))
                .leaves(1),
            column(ColumnKind::Number, MessageId::ColumnAhead, lang).leaves(2),
        ];
        let line = |plan: &'r Timeline| {
            let tally = &plan.tally;
            let closed = tally.carried_out() + tally.cancelled;
            let late = match tally.overdue {
                0 => Cell::count(0).tone(Tone::Muted),
                late => Cell::count(late).tone(Tone::Overdue),
            };
            Line::body(vec![
                Cell::text(self.plans.called(&plan.roadmap, &plan.name)),
                Cell::new(Value::Strip(slots(&worst(plan), months))),
                late,
                Cell::count(tally.total.saturating_sub(closed + tally.overdue)),
            ])
        };
        Table {
            title: None,
            columns,
            lines: plans.iter().map(line).collect(),
        }
    }

    /// Returns what is said of the rows of one plan that stand in no month, and of months with several deadlines.
    fn apart(plan: &Timeline, lang: Lang) -> Vec<String> {
        let told = [
            (Stand::Whole, MessageId::RowsOfWholePeriod),
            (Stand::Unread, MessageId::RowsUnread),
        ];
        let told = told.into_iter().filter_map(|(stand, said)| {
            let rows = plan.tracks.iter().filter(|track| track.stand == stand);
            let ids: Vec<&str> = rows.map(|track| track.id.as_str()).collect();
            (!ids.is_empty()).then(|| said.with(ids.len()).with(named(&ids, lang)).text(lang))
        });
        let crowded = plan.tracks.iter().any(|track| track.crowded);
        told.chain(crowded.then(|| MessageId::WorstOfMonth.text(lang).to_owned()))
            .collect()
    }

    /// Returns what is said of the lines of several plans.
    fn among(&self, plans: &[Timeline], lang: Lang) -> Vec<String> {
        let tracks = plans.iter().flat_map(|plan| &plan.tracks);
        let apart = tracks.filter(|track| track.stand != Stand::Months).count();
        let apart = (apart > 0).then(|| MessageId::RowsInNoMonth.with(apart).text(lang));
        let worst = self.tracks().next().is_some();
        let worst = worst.then(|| MessageId::WorstOfMonth.text(lang).to_owned());
        worst.into_iter().chain(apart).collect()
    }
}

/// Returns the numbers of rows, «п. 7, 19, 23», then the titles of those without one; the first, and how many more.
fn named(ids: &[&str], lang: Lang) -> String {
    let shown = ids.iter().take(NAMED);
    let (titles, numbers): (Vec<&str>, Vec<&str>) = shown.partition(|id| is_name(id));
    let mut told = Vec::new();
    if !numbers.is_empty() {
        told.push(MessageId::RowsNumbered.with(numbers.join(", ")).text(lang));
    }
    told.extend(titles.into_iter().map(str::to_owned));
    if let Some(more @ 1..) = ids.len().checked_sub(NAMED) {
        told.push(MessageId::AndMore.with(more).text(lang));
    }
    told.join(", ")
}

fn slots(marks: &Marks, months: &[NaiveDate]) -> Vec<Slot> {
    let at = |month: NaiveDate, since| marks.get(&MonthPart { month, since }).copied();
    let slot = |month: &NaiveDate| Slot {
        mark: at(*month, false),
        since: at(*month, true),
    };
    months.iter().map(slot).collect()
}

/// Returns the worst of the due days that `plan` has in each month, and the months it covers without any.
fn worst(plan: &Timeline) -> Marks {
    let mut worst = Marks::new();
    if let Some((start, end)) = plan.period {
        let mut month = month_start(start);
        while month <= end {
            worst.insert(
                MonthPart {
                    month,
                    since: false,
                },
                Mark::Idle,
            );
            month = months_later(month, 1);
        }
    }
    let marks = plan.tracks.iter().flat_map(|track| &track.marks);
    for (place, mark) in marks.filter(|(_, mark)| **mark != Mark::Window) {
        let known = worst.entry(*place).or_insert(*mark);
        *known = (*known).max(*mark);
    }
    worst
}
