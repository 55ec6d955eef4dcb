//! A new row, written as the rows around it are.

use toml_spanner::Arena;

use super::assign::known_executor;
use super::block::{self, line_break, line_end};
use super::declare::Declaration;
use super::draft::Draft;
use super::home::{self, Home, InsertionPoint};
use super::{Change, EditError, apply, postpone, value};
use crate::model::{Item, Plan, naming};
use crate::text::russian::fold;
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
    /// What those are whom the registry does not know yet; without it all must be known.
    pub new: Option<Declaration>,
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

    /// Writes a new row and returns its id and what was done, in words. No other row's id changes.
    pub fn add(&mut self, new: &NewItem) -> Result<(String, Vec<Message>), EditError> {
        let read = self.reading(&new.deadline);
        if let Some(day) = postpone::clock_day(&read, &new.deadline, self.as_of()) {
            let deadline = postpone::until(day);
            return self.add(&NewItem {
                deadline,
                ..new.clone()
            });
        }
        let mut facts = vec![MessageId::EditedAdded.into()];
        facts.extend(self.declare(&new.executors, new.new.as_ref())?);
        let text = self.text().to_owned();
        let (place, before, odd, executors) = self.read(|plan, _| {
            let names = new.executors.iter().map(|name| known_executor(plan, name));
            let place = home::place(plan, &text, new.home.as_ref())?;
            let header = place.neighbour;
            let mut rows = plan.items.iter();
            let at = rows.position(|item| Some(item.document.header.start) == header);
            let before = at.map(|at| plan.items[at].number().to_owned());
            let odd = at.and_then(|at| leap(plan, at));
            Ok((
                place,
                before,
                odd,
                names.collect::<Result<Vec<_>, EditError>>()?,
            ))
        })?;
        let number = self.free_number(new, &place, before.as_deref())?;
        let change = write(&text, &place, &keys(new, number.as_deref(), &executors));
        let at = change.span.start;
        self.replace(apply(&text, &[change])?)?;
        let as_of = self.as_of();
        let added = self.read(|plan, _| {
            let Some(item) = added(plan, at) else {
                return Ok((String::new(), None));
            };
            postpone::must_lie_ahead(&item.reading, &new.deadline, as_of)?;
            let read_as = postpone::read_as(&new.deadline, &item.reading);
            Ok((item.id.clone(), read_as))
        });
        let (id, read_as) = match added {
            Ok(added) => added,
            Err(refusal) => {
                self.replace(text)?;
                return Err(refusal);
            }
        };
        facts.extend(read_as);
        let taken = new.executors.iter().zip(&executors);
        facts.extend(
            taken
                .filter(|(asked, known)| fold(asked) != fold(known))
                .map(|(asked, known)| {
                    MessageId::EditedTakenFor
                        .with(asked.as_str())
                        .with(known.as_str())
                }),
        );
        if let (Some(taken), Some(number), None) = (&place.number, &number, &new.number)
            && taken != number
        {
            facts.push(
                MessageId::EditedNumbered
                    .with(number.as_str())
                    .with(taken.as_str()),
            );
        }
        facts.extend(odd.filter(|_| number.is_some() && new.number.is_none()));
        Ok((id, facts))
    }

    /// Returns the number for a row put in at `place`: the one asked for, else the first that leaves all ids as they are.
    fn free_number(
        &self,
        new: &NewItem,
        place: &InsertionPoint,
        before: Option<&str>,
    ) -> Result<Option<String>, EditError> {
        let ids = self.read(|plan, _| ids(plan, None));
        let leaves_ids = |number: &String| {
            let change = write(self.text(), place, &keys(new, Some(number), &[]));
            let at = change.span.start;
            apply(self.text(), &[change]).is_ok_and(|text| {
                self.read_text(&text, None, |plan, _| {
                    let own = added(plan, at).map(|item| item.id.as_str());
                    ids == self::ids(plan, own) && !ids.iter().any(|id| Some(id.as_str()) == own)
                })
            })
        };
        match &new.number {
            None if place.number.is_none() => Ok(None),
            None => Ok(place.numbers(before).find(leaves_ids)),
            Some(number) if leaves_ids(number) => Ok(Some(number.clone())),
            Some(number) => Err(EditError::advised(
                MessageId::EditNumberTaken.with(number.as_str()),
                MessageId::EditNumberTakenHelp,
            )),
        }
    }
}

/// Returns that the number of row `at` is far from the one before it, so that it may be mistyped: «331» after «30».
fn leap(plan: &Plan<'_>, at: usize) -> Option<Message> {
    let number = |at: usize| naming::bare(plan.items[at].number()).parse::<u32>().ok();
    let before = at.checked_sub(1)?;
    let follows = number(before)?.checked_add(1)? >= number(at)?;
    let [own, before] = [at, before].map(|at| plan.items[at].number());
    (!follows).then(|| MessageId::EditedNumberOdd.with(own).with(before))
}

/// Returns the row whose header is at `at` or behind it.
fn added<'p, 'a>(plan: &'p Plan<'a>, at: u32) -> Option<&'p Item<'a>> {
    let mut rows = plan.items.iter();
    rows.find(|item| item.document.header.start >= at)
}

/// Returns the ids of `plan` in order, but for the first that is `own`.
fn ids(plan: &Plan<'_>, own: Option<&str>) -> Vec<String> {
    let mut ids: Vec<String> = plan.items.iter().map(|item| item.id.clone()).collect();
    if let Some(at) = ids.iter().position(|id| Some(id.as_str()) == own) {
        ids.remove(at);
    }
    ids
}

/// Returns the lines of a row, each a key and its value.
fn keys(new: &NewItem, number: Option<&str>, executors: &[String]) -> Vec<(&'static str, String)> {
    let mut keys: Vec<(&str, String)> = Vec::new();
    keys.extend(number.map(|number| ("number", value::text(number))));
    keys.push(("title", value::text(&new.title)));
    keys.push(("deadline", value::text(&new.deadline)));
    let executors: Vec<String> = executors.iter().map(|name| value::text(name)).collect();
    keys.extend((!executors.is_empty()).then(|| ("executors", value::array(&executors))));
    let result = new.result.as_ref();
    keys.extend(result.map(|result| ("result", value::text(result))));
    keys
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
            deadline: "до 01.06.2022".to_owned(),
            ..NewItem::default()
        }
    }

    #[test]
    fn a_row_is_written_as_its_neighbour() {
        let plan = "title = 'П'\nperiod = '2022'\n\n[[item]]\nnumber   = '1.'\ntitle    = 'Раз'\ndeadline = 'май' # да\n[item.extra]\nx = 1\n# конец\n";
        let row =
            "\n[[item]]\nnumber   = \"2.\"\ntitle    = \"Два\"\ndeadline = \"до 01.06.2022\"\n";
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

    /// Adds a row to a plan of two sections with these numbers, and returns its id, what was said, and the other ids.
    fn numbered(numbers: [&[&str]; 2], new: &NewItem) -> Result<(String, usize), EditError> {
        let row = |number: &&str| {
            format!("[[section.item]]\nnumber = '{number}'\ntitle = 'Пункт'\ndeadline = 'май'\n\n")
        };
        let section = |(title, numbers): (&str, &[&str])| {
            let rows: Vec<String> = numbers.iter().map(row).collect();
            format!("[[section]]\ntitle = '{title}'\n\n{}", rows.concat())
        };
        let sections = [("А", numbers[0]), ("Б", numbers[1])].map(section);
        let text = format!("title = 'П'\nperiod = '2022'\n\n{}", sections.concat());
        let workspace = Workspace::default();
        let day = chrono::NaiveDate::from_ymd_opt(2022, 6, 1).unwrap();
        let mut draft = Draft::new("plan", &text, &workspace, day).unwrap();
        let before = draft.read(|plan, _| ids(plan, None));
        let (id, facts) = draft.add(new)?;
        assert_eq!(draft.read(|plan, _| ids(plan, Some(&id))), before);
        Ok((id, facts.len()))
    }

    fn put(home: Home, number: Option<&str>) -> NewItem {
        NewItem {
            home: Some(home),
            number: number.map(str::to_owned),
            ..new()
        }
    }

    #[test]
    fn a_new_row_never_changes_the_ids_of_others() {
        let case = |numbers: [&[&str]; 2], new: &NewItem, id: &str, facts: usize| {
            let (found, told) = numbered(numbers, new).unwrap();
            assert_eq!((found.as_str(), told), (id, facts), "{numbers:?}");
        };
        let last_of = |title: &str| put(Home::Section(title.to_owned()), None);
        let after = |id: &str| put(Home::After(id.to_owned()), None);
        let through: [&[&str]; 2] = [&["1", "2", "3"], &["4", "5"]];
        case(through, &last_of("А"), "3.1", 2);
        case(through, &last_of("Б"), "6", 1);
        case(through, &after("1"), "1.1", 2);
        case(through, &after("5"), "6", 1);
        case([&["1.", "2."], &["3."]], &last_of("А"), "2.1", 2);
        case([&["1", "1.1", "2"], &["3"]], &after("1"), "1.2", 2);
        let anew: [&[&str]; 2] = [&["1", "2"], &["1", "2"]];
        case(anew, &last_of("А"), "1.3", 1);
        case(anew, &after("2.1"), "2.1.1", 2);
    }

    #[test]
    fn a_number_that_others_have_is_refused() {
        let through: [&[&str]; 2] = [&["1", "2", "3"], &["4", "5"]];
        for number in ["2", "4", "5."] {
            let new = put(Home::Section("А".to_owned()), Some(number));
            assert!(numbered(through, &new).is_err(), "{number}");
        }
        let free = put(Home::Section("А".to_owned()), Some("3а"));
        assert_eq!(numbered(through, &free).unwrap().0, "3а");
    }

    #[test]
    fn the_first_row_of_a_section_and_of_a_plan() {
        let plan = "title = 'П'\nperiod = '2022'";
        assert_eq!(
            added(plan, &new()),
            format!(
                "{plan}\n\n[[item]]\nnumber   = \"1\"\ntitle    = \"Два\"\ndeadline = \"до 01.06.2022\""
            )
        );
        let plan = "title = 'П'\nperiod = '2022'\n[[section]]\ntitle = 'А'\n";
        assert!(added(plan, &new()).ends_with("title = 'А'\n\n[[section.item]]\nnumber   = \"1\"\ntitle    = \"Два\"\ndeadline = \"до 01.06.2022\"\n"));
    }
}
