//! A new row, written as the rows around it are.

use toml_spanner::Arena;

use super::block::{self, indent, line_break, line_end};
use super::draft::{Draft, the_item};
use super::operation::known_executor;
use super::{Change, EditError, apply, value};
use crate::model::{Item, Plan};
use crate::text::russian;
use crate::words::{Message, MessageId};

/// A row to be added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewItem {
    /// The number as it is to be printed; the next one where the row comes last and none is given.
    pub number: Option<String>,
    /// What is to be done.
    pub title: String,
    /// The deadline, in words.
    pub deadline: String,
    /// Who does it, the lead first.
    pub executors: Vec<String>,
    /// What it is to bring.
    pub result: Option<String>,
    /// A part of the title of the section it comes last in.
    pub section: Option<String>,
    /// The id of the row it comes after.
    pub after: Option<String>,
}

/// Where a new row goes.
struct Place {
    /// The header of the row before it; `None` in a plan without rows.
    neighbour: Option<u32>,
    /// The end of what is before it.
    end: usize,
    header: String,
    number: Option<String>,
}

impl Draft<'_> {
    /// Writes a new row and returns its id and what was done, in words.
    pub fn add(&mut self, new: &NewItem) -> Result<(String, Vec<Message>), EditError> {
        let text = self.text().to_owned();
        let (place, executors) = self.read(|plan, _| {
            let names = new.executors.iter().map(|name| known_executor(plan, name));
            Ok((
                place(plan, &text, new)?,
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
        Ok((id, vec![MessageId::EditedAdded.with(new.title.as_str())]))
    }
}

fn place(plan: &Plan<'_>, text: &str, new: &NewItem) -> Result<Place, EditError> {
    if let Some(id) = &new.after {
        return Ok(behind(text, the_item(plan, id)?, None));
    }
    let section = section(plan, new.section.as_deref())?;
    let last = plan.items.iter().rfind(|item| item.section == section);
    if let Some(last) = last {
        return Ok(behind(text, last, next_number(last.number())));
    }
    let arena = Arena::new();
    let (end, header) = match section.and_then(|section| plan.sections.get(section)) {
        Some(section) => {
            let end = block::end(text, &arena, section.header.start)
                .unwrap_or(section.header.end as usize);
            (end, "[[section.item]]")
        }
        None => (text.trim_end().len(), "[[item]]"),
    };
    Ok(Place {
        neighbour: None,
        end,
        header: header.to_owned(),
        number: Some("1".to_owned()),
    })
}

fn behind(text: &str, item: &Item<'_>, number: Option<String>) -> Place {
    let header = item.document.header;
    let end = block::end(text, &Arena::new(), header.start).unwrap_or(header.end as usize);
    // A table's place may reach beyond its header.
    let written = text
        .get(header.range())
        .and_then(|table| table.split_once("]]"));
    let written = written.map_or_else(|| "[[item]]".to_owned(), |(head, _)| format!("{head}]]"));
    let margin = indent(text, header.start as usize);
    Place {
        neighbour: Some(header.start),
        end,
        header: format!("{margin}{written}"),
        number,
    }
}

/// Returns the index of the section meant; `None` for a plan without sections.
fn section(plan: &Plan<'_>, asked: Option<&str>) -> Result<Option<usize>, EditError> {
    let titles = || {
        let titles: Vec<String> = plan
            .sections
            .iter()
            .map(|section| format!("«{}»", section.title))
            .collect();
        MessageId::EditSections.with(titles.join(", "))
    };
    let Some(asked) = asked else {
        return match plan.sections.len() {
            0 => Ok(None),
            1 => Ok(Some(0)),
            _ => Err(EditError::advised(MessageId::EditWhichSection, titles())),
        };
    };
    let part = russian::fold(asked);
    let mut fitting = (0..plan.sections.len()).filter(|at| {
        plan.sections
            .get(*at)
            .is_some_and(|section| russian::fold(section.title).contains(&part))
    });
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(Some(only)),
        _ => Err(EditError::advised(
            MessageId::EditNoSection.with(asked),
            titles(),
        )),
    }
}

/// Returns `number` with its last part one greater: «14.» gives «15.», «2.9» gives «2.10».
fn next_number(number: &str) -> Option<String> {
    let end = number.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let (head, suffix) = number.split_at(end);
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (prefix, last) = head.split_at(head.len() - digits);
    let next = last.parse::<u32>().ok()?.checked_add(1)?;
    Some(format!("{prefix}{next}{suffix}"))
}

fn write(text: &str, place: &Place, keys: &[(&str, String)]) -> Change {
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
    fn the_next_number_follows_the_last() {
        let case =
            |number, expected: Option<&str>| assert_eq!(next_number(number).as_deref(), expected);
        case("14", Some("15"));
        case("14.", Some("15."));
        case("2.9.", Some("2.10."));
        case("а", None);
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
