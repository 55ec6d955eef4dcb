//! What the chair must decide, a question each, the weightiest first.

use super::fold::{lateness, lead};
use super::pack::{BriefReport, Part};
use crate::query::Row;
use crate::report::page::{Cell, Column, ColumnKind, Line, Table, Tone};
use crate::words::{Lang, Message, MessageId};

/// How many rows a question names.
const NAMED: usize = 3;

/// A question to decide, with the rows that show what it is about.
struct Question {
    asked: Message,
    shown: Vec<String>,
    tone: Tone,
}

impl BriefReport {
    /// Returns the table of what is to be decided; a sentence that nothing is, where nothing is.
    pub(super) fn decide(&self, lang: Lang) -> Table<'_> {
        let mut questions: Vec<Question> = self.ended(lang).into_iter().collect();
        questions.extend(self.late(lang));
        questions.extend(self.late_again(lang));
        questions.extend(self.answered(lang));
        questions.extend(self.undated(lang));
        questions.extend(self.waiting(lang));
        questions.extend(self.led_by_nobody(lang));
        let plain = |number: usize, question: Question| {
            let text = question.asked.text(lang);
            let cell = Cell {
                remarks: question.shown,
                ..Cell::text(text).tone(question.tone)
            };
            Line::body(vec![Cell::text(format!("{}.", number + 1)), cell])
        };
        let mut lines: Vec<Line<'_>> = (questions.into_iter().enumerate())
            .map(|(number, question)| plain(number, question))
            .collect();
        if lines.is_empty() {
            let nothing = if self.about.unread.is_empty() {
                MessageId::BriefNothing
            } else {
                MessageId::BriefNothingRead
            };
            lines.push(Line::body(vec![
                Cell::default(),
                Cell::text(nothing.text(lang)),
            ]));
        }
        Table {
            title: Some(MessageId::BriefDecide.text(lang).to_owned()),
            columns: vec![
                Column::new(ColumnKind::Label, ""),
                Column::new(ColumnKind::Text, ""),
            ],
            lines,
        }
    }

    /// Returns the question about plans whose time has passed with something left open.
    fn ended(&self, lang: Lang) -> Option<Question> {
        let ended = self.standings.iter().filter_map(|plan| {
            let end = plan.end.filter(|_| self.has_ended(&plan.roadmap))?;
            let tally = &plan.tally;
            let open = tally.total - tally.cancelled - tally.carried_out();
            let name = self.plans.called(&plan.roadmap, &plan.name);
            let told = MessageId::BriefEndedPlan.with(name).with(end);
            let told = told.with(open).with(tally.total);
            (open > 0).then(|| told.text(lang))
        });
        let shown: Vec<String> = ended.collect();
        (!shown.is_empty()).then(|| Question {
            asked: MessageId::BriefEnded.with(shown.len()),
            shown,
            tone: Tone::Overdue,
        })
    }

    /// Returns the late rows of plans whose time has not passed, as `asked` says.
    fn running(&self, asked: impl Fn(&Row) -> bool) -> Vec<&Row> {
        let mut late = self.part(Part::Overdue);
        late.retain(|row| !self.has_ended(&row.roadmap) && asked(row));
        late
    }

    fn late(&self, lang: Lang) -> Option<Question> {
        let rows = self.running(|row| row.moves.is_empty());
        let asked = MessageId::BriefLateNoTerm.with(rows.len());
        let shown = rows.iter().take(NAMED);
        let shown = shown.map(|row| self.longest(row, lang)).collect();
        (!rows.is_empty()).then_some(Question {
            asked: asked.with(usize::from(rows.len() > NAMED)),
            shown,
            tone: Tone::Overdue,
        })
    }

    fn longest(&self, row: &Row, lang: Lang) -> String {
        let told = MessageId::BriefLateRow.with(self.named(row, None, lang));
        let late = lateness(row, self.meeting.day, lang).unwrap_or_default();
        told.with(late).with(lead(row, lang)).text(lang)
    }

    fn late_again(&self, lang: Lang) -> Option<Question> {
        let rows = self.running(|row| !row.moves.is_empty());
        let shown = rows.iter().take(NAMED);
        let shown: Vec<String> = shown.map(|row| self.longest(row, lang)).collect();
        let more = self.more(rows.get(NAMED..).unwrap_or_default(), None, lang);
        (!rows.is_empty()).then(|| Question {
            asked: MessageId::BriefLateAgain.with(rows.len()),
            shown: shown.into_iter().chain(more).collect(),
            tone: Tone::Overdue,
        })
    }

    fn answered(&self, lang: Lang) -> Option<Question> {
        let rows = self.part(Part::Answered);
        let shown = rows.iter().take(NAMED).map(|row| {
            let asked = |due| row.days.iter().any(|day| day.due == due);
            let mut own = row.occurrences.iter().rev().filter(|one| asked(one.due));
            let reason = own.find_map(|one| one.reason.as_deref());
            let told = MessageId::BriefAnsweredRow.with(self.named(row, None, lang));
            told.with(reason.unwrap_or_default()).text(lang)
        });
        let shown: Vec<String> = shown.collect();
        let more = self.more(rows.get(NAMED..).unwrap_or_default(), None, lang);
        (!rows.is_empty()).then(|| Question {
            asked: MessageId::BriefAnswered.with(rows.len()),
            shown: shown.into_iter().chain(more).collect(),
            tone: Tone::Soon,
        })
    }

    fn undated(&self, lang: Lang) -> Option<Question> {
        let rows = self.part(Part::Undated);
        let asked = MessageId::BriefUndated.with(rows.len());
        (!rows.is_empty()).then(|| Question {
            asked: asked.with(self.numbers(&rows, None, lang)),
            shown: Vec::new(),
            tone: Tone::Plain,
        })
    }

    fn waiting(&self, lang: Lang) -> Option<Question> {
        let count = self.waits.len();
        let mut waits = self.waits.iter();
        let first = waits.next()?;
        let last = first.awaits.last()?;
        let (plan, id) = (&first.roadmap, &last.id);
        let cause = self.spoken((plan, &first.name), (id, &last.title), None, lang);
        let told = MessageId::BriefWaiting.with(count).with(cause);
        Some(Question {
            asked: told,
            shown: Vec::new(),
            tone: Tone::Plain,
        })
    }

    fn led_by_nobody(&self, lang: Lang) -> Option<Question> {
        let mut rows = self.part(Part::Overdue);
        let others = [Part::Coming, Part::Undated].map(|part| self.part(part));
        for row in others.concat() {
            let known = |other: &&Row| other.roadmap == row.roadmap && other.id == row.id;
            if !rows.iter().any(known) {
                rows.push(row);
            }
        }
        rows.retain(|row| row.names.is_empty() && !self.has_ended(&row.roadmap));
        let asked = MessageId::BriefLedByNobody.with(rows.len());
        (!rows.is_empty()).then(|| Question {
            asked: asked.with(self.numbers(&rows, None, lang)),
            shown: Vec::new(),
            tone: Tone::Plain,
        })
    }
}
