//! What became of a row as the file format writes it, a value for each key.

use chrono::NaiveDate;

use super::shapes::{
    Cancelled, Deadline, Done, DoneEntry, FactEntry, ItemDocument, MoveEntry, Postponement, Was,
    WindowEntry,
};
use crate::text::Spanned;
use crate::text::literal::quoted;

/// A field of a table: its key and its value, where it has one.
type Field<'k> = (&'k str, Option<String>);

impl ItemDocument<'_> {
    /// Returns the keys that say what became of the row, each with its value on one line; remarks only where `noted`.
    pub fn marks(&self, noted: bool) -> Vec<(&'static str, String)> {
        let note = |note: Option<Spanned<&str>>| text(note).filter(|_| noted);
        let done_entry = |entry: &DoneEntry<'_>| {
            table(&[
                ("due", day(entry.due)),
                ("on", day(entry.on)),
                ("evidence", text(entry.evidence)),
                ("note", note(entry.note)),
            ])
        };
        let done = self.done.as_ref().map(|done| match done {
            Done::On(on) => on.value.to_string(),
            Done::Each(entries) => array(entries.iter().map(done_entry)),
        });
        let cancelled = self.cancelled.as_ref().map(|cancelled| match cancelled {
            Cancelled::Whole(entry) => fact(entry),
            Cancelled::Each(entries) => array(entries.iter().map(fact)),
        });
        let values = [
            ("postponed", listed(&self.postponed, postponement)),
            ("dates", listed(&self.dates, |one| window(one.value))),
            ("moved", listed(&self.moved, move_entry)),
            ("done", done),
            ("unmet", listed(&self.unmet, fact)),
            ("cancelled", cancelled),
            ("started", day(self.started)),
            ("note", note(self.note)),
            ("evidence", text(self.evidence)),
        ];
        let written = values.into_iter();
        written
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }
}

/// Returns `values`, each with its key, a line for each.
pub fn lines(values: &[(&str, String)]) -> String {
    let lines = values.iter();
    lines.fold(String::new(), |lines, (key, value)| {
        lines + key + " = " + value + "\n"
    })
}

fn day(day: Option<Spanned<NaiveDate>>) -> Option<String> {
    day.map(|day| day.value.to_string())
}

fn text(text: Option<Spanned<&str>>) -> Option<String> {
    text.map(|text| quoted(text.value))
}

fn table(fields: &[Field<'_>]) -> String {
    let fields = fields.iter();
    let fields = fields.filter_map(|(key, value)| Some(format!("{key} = {}", value.as_ref()?)));
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
}

fn array(elements: impl Iterator<Item = String>) -> String {
    format!("[{}]", elements.collect::<Vec<_>>().join(", "))
}

fn listed<T>(entries: &[T], write: impl FnMut(&T) -> String) -> Option<String> {
    (!entries.is_empty()).then(|| array(entries.iter().map(write)))
}

fn fact(entry: &FactEntry<'_>) -> String {
    table(&[
        ("due", day(entry.due)),
        ("on", day(entry.on)),
        ("reason", text(entry.reason)),
    ])
}

fn move_entry(entry: &MoveEntry<'_>) -> String {
    table(&[
        ("due", day(entry.due)),
        ("to", day(entry.to)),
        ("on", day(entry.on)),
        ("basis", text(entry.basis)),
    ])
}

fn postponement(entry: &Postponement<'_>) -> String {
    let was = entry.was.as_ref().map(|was| match &was.value {
        Was::Deadline(Deadline::Phrase(phrase)) => quoted(phrase),
        Was::Deadline(Deadline::Date(date)) => date.to_string(),
        Was::Dates(windows) => array(windows.iter().copied().map(window)),
    });
    table(&[
        ("was", was),
        ("on", day(entry.on)),
        ("basis", text(entry.basis)),
    ])
}

fn window(window: WindowEntry) -> String {
    match window.start.filter(|start| *start != window.due) {
        Some(start) => format!("{{ start = {start}, due = {} }}", window.due),
        None => window.due.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use toml_spanner::Arena;

    #[test]
    fn what_became_of_a_row_reads_back_as_it_was_written() {
        let marks = "postponed = [{ was = \"до 1 мая\", on = 2022-02-25, basis = \"приказ № 7\" }, { was = [2022-05-01, { start = 2022-05-02, due = 2022-05-03 }] }, { was = 2022-06-01 }]
dates = [2022-01-20, { start = 2022-02-01, due = 2022-02-10 }]
moved = [{ due = 2022-01-20, to = 2022-01-21, on = 2022-01-19, basis = 'письмо «с кавычками» и \"такими\"' }]
done = [{ due = 2022-01-20, on = 2022-01-21, evidence = \"протокол\", note = \"без замечаний\" }]
unmet = [{ due = 2022-02-10, on = 2022-02-11, reason = \"болезнь\" }]
cancelled = [{ due = 2022-02-10 }]
started = 2022-01-01
note = \"две\\nстроки\"
evidence = \"справка\"
";
        let whole = "done = 2022-01-20\ncancelled = { on = 2022-03-01, reason = \"снято\" }\n";
        for marks in [marks, whole] {
            let file = format!(
                "title = \"План\"\nperiod = \"2022\"\n[[item]]\ntitle = \"Обход\"\ndeadline = \"май\"\n{marks}"
            );
            let arena = Arena::new();
            let (plan, problems) = super::super::plan(&file, &arena);
            assert!(problems.is_empty(), "{problems:?}");
            let written = super::lines(&plan.items[0].marks(true));
            assert_eq!(written, marks);
        }
    }
}
