//! Columns that hold what is to be done in each month, «План-сетка», or with some people each, «Работа с детьми».

use super::claims::Column;
use super::columns::Columns;
use super::items::item;
use super::rows::RawItem;
use crate::import::draft::{Item, Ledger, Section, Text};
use crate::import::executors;
use crate::import::recognize::cell::is_nobody;
use crate::import::recognize::headings::Role;
use crate::words::MessageId;

/// Returns the items that the columns of months of a row hold, and the section that the row titles, if it does.
pub(in crate::import) fn read(
    row: &RawItem,
    columns: &Columns,
    ledger: &mut Ledger,
) -> Option<(Option<Section>, Vec<Item>)> {
    let (found, mut common) = taken(row, columns, Role::InMonth, ledger)?;
    // The month is the deadline; what else says when stays beside it.
    if let Some(when) = common.deadline.take() {
        let mut told = [Role::Deadline, Role::Executors].into_iter();
        let column = told.find_map(|role| columns.list.get(columns.first(role)?));
        let header = column.map_or("", |column| &column.header);
        common.extra.push((header.to_owned(), when));
    }
    let number = common
        .number
        .take()
        .map(|number| format!("{} ", number.value));
    let title = format!("{}{}", number.unwrap_or_default(), common.title.value);
    let title = Text::new(&title, &row.place).guessed(MessageId::ImportGuessAgenda);
    let section = Some(title).filter(|title| !title.value.is_empty());
    let section = section.map(|title| Section {
        title: Some(title),
        items: Vec::new(),
    });
    let entries = found
        .into_iter()
        .flat_map(|(column, texts)| texts.into_iter().map(|text| (text, &column.header)));
    let mut items = Vec::new();
    for (title, month) in entries {
        if !items.is_empty() {
            repeat(&common, ledger);
        }
        ledger.add(month);
        let deadline = Text::new(month, &title.place).guessed(MessageId::ImportGuessMonths);
        items.push(Item {
            deadline: Some(deadline),
            title: title.guessed(MessageId::ImportGuessAgenda),
            ..common.clone()
        });
    }
    Some((section, items))
}

/// Returns a section for each column of a row that says what is to be done with some people.
pub(in crate::import) fn asides(
    row: &RawItem,
    columns: &Columns,
    ledger: &mut Ledger,
) -> Vec<Section> {
    let Some((found, mut common)) = taken(row, columns, Role::Aside, ledger) else {
        return Vec::new();
    };
    let number = common.number.take();
    let mut again = false;
    let mut sections = Vec::with_capacity(found.len());
    // «Педагог-психолог», «Социальный педагог»: who does it
    let charged = columns.first(Role::Executors).is_none()
        && found
            .iter()
            .all(|(column, _)| executors::is_charge(&column.header));
    for (column, texts) in found {
        if charged {
            let why = MessageId::ImportGuessColumnExecutors;
            let name = Text::new(&column.header, &row.place).guessed(why);
            common.executor_cells = vec![(name, None)];
        }
        let mut items = Vec::with_capacity(texts.len());
        let why = MessageId::ImportGuessAside.with(column.header.as_str());
        for title in texts {
            let number = number.clone().filter(|_| items.is_empty());
            if std::mem::replace(&mut again, true) {
                repeat(&common, ledger);
                let own = [&common.deadline, &number].into_iter().flatten();
                own.for_each(|text| ledger.add(&text.value));
            } else if charged {
                ledger.add(&column.header);
            }
            items.push(Item {
                number,
                title: title.guessed(why.clone()),
                ..common.clone()
            });
        }
        let title = (!charged).then(|| Text::new(&column.header, &row.place));
        sections.push(Section { title, items });
    }
    sections
}

/// What is to be done in each of several columns.
type Each<'c> = Vec<(&'c Column, Vec<Text>)>;

/// Takes what the columns with `role` say is to be done out of a row; returns it with what the row says of all of it.
fn taken<'c>(
    row: &RawItem,
    columns: &'c Columns,
    role: Role,
    ledger: &mut Ledger,
) -> Option<(Each<'c>, Item)> {
    let mut rest = row.clone();
    let mut found: Each<'c> = Vec::new();
    for at in columns.with(role) {
        let (Some(cell), Some(column)) = (rest.cells.get_mut(at), columns.list.get(at)) else {
            continue;
        };
        let lines = std::mem::take(&mut cell.lines);
        let texts = sentences(&lines).into_iter();
        let texts = texts.filter(|text| !is_nobody(text));
        let texts: Vec<Text> = texts.map(|text| Text::new(&text, &cell.place)).collect();
        if !texts.is_empty() {
            found.push((column, texts));
        }
    }
    (!found.is_empty()).then(|| (found, item(&rest, columns, ledger)))
}

/// Joins the lines of a cell into sentences: one that begins with a small letter goes on with the one before.
fn sentences(lines: &[String]) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for line in lines {
        match sentences.last_mut() {
            Some(last) if line.starts_with(char::is_lowercase) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => sentences.push(line.clone()),
        }
    }
    sentences
}

/// Notes what every item of a row has in common once more.
fn repeat(common: &Item, ledger: &mut Ledger) {
    let own = [&common.result, &common.note].into_iter().flatten();
    let extra = common.extra.iter().map(|(_, text)| text);
    let executors = common.executor_cells.iter().map(|(text, _)| text);
    for text in own.chain(extra).chain(executors) {
        ledger.add(&text.value);
    }
}
