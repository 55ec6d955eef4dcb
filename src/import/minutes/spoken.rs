//! What minutes say of items where nothing is decided: under «СЛУШАЛИ», «ВЫСТУПИЛИ», the agenda, or above «РЕШИЛИ». It
//! changes no plan, and is told where no decision says the same.

use super::clause;
use super::decision::{Act, Decision, Unclear};
use super::forms::{Form, marks, masked};
use super::item::{Index, Naming};
use super::lines::Line;
use super::numbers::Named;
use crate::query::Extract;
use crate::text::russian::Ask as _;
use crate::words::{Message, MessageId};

/// What is said of items where nothing is decided.
#[derive(Debug)]
pub(super) struct Spoken {
    told: Unclear,
    /// The items; none where it is not sure which.
    rows: Vec<Named>,
    forms: Vec<Form>,
}

impl Spoken {
    /// Returns what a clause of `line` says as a decision would; `current` are the items that it goes on about, and after
    /// it those that it names.
    pub(super) fn of(
        line: &Line,
        text: &str,
        index: &Index<'_>,
        context: Option<usize>,
        current: &mut Vec<Named>,
    ) -> Option<Self> {
        let masked = masked(text);
        // whoever leads an item is told of in any speech
        let charges = ["назнач", "поруч", "возлож"];
        let charges = masked.contains_any(&charges);
        let decides = |form: &Form| match form {
            Form::Reason | Form::Evidence | Form::Term | Form::Task | Form::Stay => false,
            Form::Lead => charges,
            _ => true,
        };
        let forms = marks(&masked).into_iter().map(|mark| mark.form);
        let forms: Vec<Form> = forms.filter(decides).collect();
        let [head, more] = clause::naming(text);
        let found = [head, more, text].map(|text| index.named(text, context));
        let found = found.into_iter().find(|found| *found != Naming::None);
        let is_doubtful = matches!(found, Some(Naming::Doubtful(_)));
        match found {
            Some(Naming::Rows(rows)) => *current = rows,
            Some(_) => current.clear(),
            None => {}
        }
        let is_about = !current.is_empty() || is_doubtful || forms.contains(&Form::Add);
        (!forms.is_empty() && is_about).then(|| Spoken {
            told: Unclear::new(&line.place, text, why(line.under.as_deref())),
            rows: current.clone(),
            forms,
        })
    }

    /// Returns it, where no decision on each of its items says the same.
    pub(super) fn undecided(self, decisions: &[Decision], plans: &[Extract]) -> Option<Unclear> {
        let decided = |row: &Named, form: &Form| {
            let id = &plans[row.plan].rows[row.row].row.id;
            let of = |one: &&Decision| one.plan == row.plan && one.item.as_ref() == Some(id);
            let mut own = decisions.iter().filter(of);
            own.any(|one| says(&one.act, *form))
        };
        let all = |row: &Named| self.forms.iter().all(|form| decided(row, form));
        let is_told = !self.rows.is_empty() && self.rows.iter().all(all);
        (!is_told).then_some(self.told)
    }
}

fn why(heading: Option<&str>) -> Message {
    match heading {
        Some(heading) => MessageId::MinutesSpoken.with(heading),
        None => MessageId::MinutesAboveDecisions.into(),
    }
}

/// Returns whether `act` is what `form` says.
fn says(act: &Act, form: Form) -> bool {
    match act {
        Act::Done { .. } => matches!(form, Form::Done | Form::Drop),
        Act::Move { .. } => form == Form::Move,
        Act::Cancel { .. } => matches!(form, Form::Cancel | Form::Drop),
        Act::Lead { .. } => form == Form::Lead,
        Act::Unmet { .. } => form == Form::Unmet,
        Act::Add(_) => form == Form::Add,
    }
}
