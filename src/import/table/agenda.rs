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
    let number = common.number.take();
    let texts = number.iter().chain([&common.title]);
    let words: Vec<&str> = texts.clone().map(|text| text.value.as_str()).collect();
    let mut title = Text::new(&words.join(" "), &row.place).guessed(MessageId::ImportGuessAgenda);
    texts.for_each(|text| title.lend(&text.lent));
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
        let deadline = Text::new(month, &title.place).all_lent();
        let own = Item {
            deadline: Some(deadline.guessed(MessageId::ImportGuessMonths)),
            title: title.guessed(MessageId::ImportGuessAgenda),
            ..common.clone()
        };
        if items.is_empty() {
            common = common.all_lent();
        }
        items.push(own);
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
    let mut sections = Vec::with_capacity(found.len());
    // «Педагог-психолог», «Социальный педагог»: who does it
    let charged = columns.first(Role::Executors).is_none()
        && found
            .iter()
            .all(|(column, _)| executors::is_charge(&column.header));
    for (column, texts) in found {
        if charged {
            let why = MessageId::ImportGuessColumnExecutors;
            let name = Text::new(&column.header, &row.place)
                .all_lent()
                .guessed(why);
            common.executor_cells = vec![(name, None)];
        }
        let mut items = Vec::with_capacity(texts.len());
        let why = MessageId::ImportGuessAside.with(column.header.as_str());
        for title in texts {
            let mut own = common.clone();
            own.number.take_if(|_| !items.is_empty());
            own.title = title.guessed(why.clone());
            items.push(own);
            common = common.all_lent();
        }
        let title = (!charged).then(|| Text::new(&column.header, &row.place).all_lent());
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
        let mut texts: Vec<Text> = texts.map(|text| Text::new(&text, &cell.place)).collect();
        if let Some(first) = texts.first_mut() {
            first.lend(&cell.lent);
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
