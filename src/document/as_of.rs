//! A plan as it was on a day: what happened later is taken out of it.

use chrono::NaiveDate;

use super::shapes::{Cancelled, Done, ItemDocument, PlanDocument, Was};
use crate::text::Spanned;

impl PlanDocument<'_> {
    /// Takes out of the rows what happened after `day`: marks, moves and the like, and of deadlines that were postponed
    /// later the former ones are put back. What has no day holds from the start.
    pub fn forget_after(&mut self, day: NaiveDate) {
        let in_sections = self
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.items);
        for row in self.items.iter_mut().chain(in_sections) {
            row.forget_after(day);
        }
    }
}

impl ItemDocument<'_> {
    fn forget_after(&mut self, day: NaiveDate) {
        let is_later = |on: Option<Spanned<NaiveDate>>| on.is_some_and(|on| on.value > day);
        match &mut self.done {
            Some(Done::On(on)) if on.value > day => self.done = None,
            Some(Done::Each(entries)) => entries.retain(|entry| !is_later(entry.on)),
            _ => {}
        }
        if matches!(&self.done, Some(Done::Each(entries)) if entries.is_empty()) {
            self.done = None;
        }
        match &mut self.cancelled {
            Some(Cancelled::Whole(fact)) if is_later(fact.on) => self.cancelled = None,
            Some(Cancelled::Each(facts)) => facts.retain(|fact| !is_later(fact.on)),
            _ => {}
        }
        if matches!(&self.cancelled, Some(Cancelled::Each(facts)) if facts.is_empty()) {
            self.cancelled = None;
        }
        self.moved.retain(|entry| !is_later(entry.on));
        self.unmet.retain(|fact| !is_later(fact.on));
        self.started = self.started.filter(|on| on.value <= day);
        self.put_back(self.postponed.iter().position(|entry| is_later(entry.on)));
    }

    /// Puts the deadline back that the postponement with number `first` gave up, and forgets it and all after it.
    fn put_back(&mut self, first: Option<usize>) {
        let Some(first) = first else { return };
        let given_up = self.postponed.drain(first..);
        // Of a deadline and of `dates`, each has the former value in the first entry that gave it up.
        for was in given_up.rev().filter_map(|entry| entry.was) {
            match was.value {
                Was::Deadline(deadline) => self.deadline = Some(Spanned::new(deadline, was.span)),
                Was::Dates(dates) => {
                    let dates = dates.into_iter();
                    self.dates = dates.map(|window| Spanned::new(window, was.span)).collect();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    #[test]
    fn marks_of_later_days_leave_nothing() {
        let text = "title = \"П\"\nperiod = \"2022\"\n[[item]]\ntitle = \"Р\"\ndeadline = \"ежемесячно\"\n\
                    done = [{ due = 2022-01-31, on = 2022-02-02 }]\n\
                    cancelled = [{ due = 2022-02-28, on = 2022-02-02 }]\n";
        let left = |day: &str| {
            let arena = Arena::new();
            let (mut plan, problems) = crate::document::plan(text, &arena);
            assert!(problems.is_empty(), "{problems:?}");
            plan.forget_after(day.parse().unwrap());
            let row = &plan.items[0];
            (row.done.is_some(), row.cancelled.is_some())
        };
        assert_eq!(left("2022-02-01"), (false, false));
        assert_eq!(left("2022-02-02"), (true, true));
        assert_eq!(left("2022-02-03"), (true, true));
    }
}
