//! A new row, written as the rows around it are.

use toml_spanner::Arena;

use super::assign::known_executor;
use super::block::{self, line_break, line_end};
use super::draft::Draft;
use super::home::{self, Home, InsertionPoint};
use super::{Change, EditError, apply, value};
use crate::words::{Message, MessageId};

/// A row to be added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewItem {
    /// The number as printed; where none is given and the row comes last, the next one.
    pub number: Option<String>,
    /// What is to be done.
    pub title: String,
    /// The deadline, in words.
    pub deadline: String,
    /// Who does it, the lead first.
    pub executors: Vec<String>,
    /// What it is to bring.
    pub result: Option<String>,
    /// Where it goes; without it, last in a plan of one section or of none.
    pub home: Option<Home>,
}

impl Draft<'_> {
    /// Returns the title of the section that `title` may be a misspelling of.
    pub fn section_near(&self, title: &str) -> Option<String> {
        self.read(|plan, _| home::near(plan, title))
    }

    /// Writes a new row and returns its id and what was done, in words.
    pub fn add(&mut self, new: &NewItem) -> Result<(String, Vec<Message>), EditError> {
        let text = self.text().to_owned();
        let (place, executors) = self.read(|plan, _| {
            let names = new.executors.iter().map(|name| known_executor(plan, name));
            Ok((
                home::place(plan, &text, new.home.as_ref())?,
                names.collect::<Result<Vec<_>, EditError>>()?,
            ))
        })?;
        let mut keys: Vec<(&str, String)> = Vec::new();
        let number = new.number.clone().or(place.number.clone());
        keys.extend(number.map(|number| ("number", value::text(&number))));
        keys.push(("title", value::text(&new.title)));
        keys.push(("deadline", value::text(&new.deadline)));
        let executors: Vec<String> = executors.iter().map(|name| value::text(name)).collect();
        keys.extend((!executors.is_empty()).then(|| ("executors", value::array(&executors))));
        keys.extend(
            new.result
                .as_ref()
                .map(|result| ("result", value::text(result))),
        );
        let change = write(&text, &place, &keys);
        let at = change.span.start;
        self.replace(apply(&text, &[change])?)?;
        let id = self.read(|plan, _| {
            let added = plan
                .items
                .iter()
                .find(|item| item.document.header.start >= at);
            added.map_or_else(String::new, |item| item.id.clone())
        });
        Ok((id, vec![MessageId::EditedAdded.into()]))
    }
}

fn write(text: &str, place: &InsertionPoint, keys: &[(&str, String)]) -> Change {
    let newline = line_break(text, place.end);
    let arena = Arena::new();
    let neighbour = place
        .neighbour
        .and_then(|header| block::item(text, &arena, header));
    let widest = keys
        .iter()
        .map(|(key, _)| key.len())
        .max()
        .unwrap_or_default();
    let line = |(key, value): &(&str, String)| match &neighbour {
        Some(block) if block.is_canonical() => {
            format!("{newline}{}{key:widest$} = {value}", block.margin())
        }
        Some(block) => format!("{newline}{}{value}", block.beginning(key)),
        None => format!("{newline}{key:widest$} = {value}"),
    };
    let lines: String = keys.iter().map(line).collect();
    let at = line_end(text, place.end);
    let row = format!("{}{lines}", place.header);
    let ended = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let written = if ended {
        format!("{newline}{row}{newline}")
    } else {
        format!("{newline}{newline}{row}")
    };
    Change::new(at, at, written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Workspace;

    fn added(text: &str, new: &NewItem) -> String {
        let workspace = Workspace::default();
        let day = chrono::NaiveDate::from_ymd_opt(2022, 6, 1).unwrap();
        let mut draft = Draft::new("plan", text, &workspace, day).unwrap();
        draft.add(new).unwrap();
        draft.into_text()
    }

    fn new() -> NewItem {
        NewItem {
            title: "Два".to_owned(),
            deadline: "июнь".to_owned(),
            ..NewItem::default()
        }
    }

    #[test]
    fn a_row_is_written_as_its_neighbour() {
        let plan = "title = 'П'\nperiod = '2022'\n\n[[item]]\nnumber   = '1.'\ntitle    = 'Раз'\ndeadline = 'май' # да\n[item.extra]\nx = 1\n# конец\n";
        let row = "\n[[item]]\nnumber   = \"2.\"\ntitle    = \"Два\"\ndeadline = \"июнь\"\n";
        assert_eq!(
            added(plan, &new()),
            plan.replace("# конец\n", &format!("{row}# конец\n"))
        );
        let crlf = plan.replace('\n', "\r\n");
        assert_eq!(
            added(&crlf, &new()),
            added(plan, &new()).replace('\n', "\r\n")
        );
    }

    #[test]
    fn the_first_row_of_a_section_and_of_a_plan() {
        let plan = "title = 'П'\nperiod = '2022'";
        assert_eq!(
            added(plan, &new()),
            format!(
                "{plan}\n\n[[item]]\nnumber   = \"1\"\ntitle    = \"Два\"\ndeadline = \"июнь\""
            )
        );
        let plan = "title = 'П'\nperiod = '2022'\n[[section]]\ntitle = 'А'\n";
        assert!(added(plan, &new()).ends_with("title = 'А'\n\n[[section.item]]\nnumber   = \"1\"\ntitle    = \"Два\"\ndeadline = \"июнь\"\n"));
    }
}
