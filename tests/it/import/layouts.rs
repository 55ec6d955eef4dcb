//! The five real plans laid out as documents lay them out: paragraphs, tables, merged cells, what pages do to them.

use super::plan::Item;

/// A piece of a document.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    Heading(String),
    Paragraph(String),
    Table(Table),
    PageBreak,
}

/// Rows of as many places as the table has columns; a place that a merged cell covers has no cell.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Vec<Option<Cell>>>,
    /// How many rows at the top are its header.
    pub(crate) header: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

type Row = Vec<Option<Cell>>;

/// A way to lay a plan out.
pub(crate) type Layout = fn(&str, &[Item]) -> Vec<Block>;

pub(crate) const LAYOUTS: [(&str, Layout); 8] = [
    ("whole", whole),
    ("cut by pages", cut),
    ("split over tables", split),
    ("a table for each section", by_section),
    ("merged downwards", merged),
    ("titles in the table", in_table),
    ("columns of roles", roles),
    ("with a passport and lists", surrounded),
];

fn cell(text: &str) -> Option<Cell> {
    spanning(text, 1, 1)
}

fn spanning(text: &str, columns: usize, rows: usize) -> Option<Cell> {
    Some(Cell {
        text: text.to_owned(),
        columns,
        rows,
    })
}

fn wide(text: &str, columns: usize) -> Row {
    let mut row = vec![None; columns];
    row[0] = spanning(text, columns, 1);
    row
}

fn header() -> Row {
    [
        "№ п/п",
        "Мероприятия",
        "Сроки",
        "Ответственные",
        "Ожидаемый результат",
    ]
    .map(cell)
    .to_vec()
}

fn row(item: &Item) -> Row {
    let executors = item.executors.join("; ");
    [
        &item.number,
        &item.title,
        &item.deadline,
        &executors,
        &item.result,
    ]
    .map(|text| cell(text))
    .to_vec()
}

/// Returns the rows, each section under a row that its title spans.
fn body(items: &[Item]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut section = "";
    for item in items {
        if item.section != section {
            section = &item.section;
            rows.push(wide(section, 5));
        }
        rows.push(row(item));
    }
    rows
}

fn table(rows: Vec<Row>, header: usize) -> Block {
    Block::Table(Table { rows, header })
}

fn whole(title: &str, items: &[Item]) -> Vec<Block> {
    let rows = std::iter::once(header()).chain(body(items));
    vec![Block::Heading(title.to_owned()), table(rows.collect(), 1)]
}

/// Cuts a text before a word in its middle that a sentence goes on with.
fn halves(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split(' ').collect();
    let lower = |at: &usize| words[*at].starts_with(char::is_lowercase);
    let at = (words.len() / 2..words.len())
        .filter(|at| *at > 0)
        .find(lower)?;
    Some((words[..at].join(" "), words[at..].join(" ")))
}

/// Every fifth row goes on after a page break, under the header typed anew with the numbers of its columns.
fn cut(title: &str, items: &[Item]) -> Vec<Block> {
    let numbers = ["1", "2", "3", "4", "5"].map(cell).to_vec();
    let head = [header(), numbers];
    let mut rows = head.to_vec();
    for (at, mut row) in body(items).into_iter().enumerate() {
        let numbered = row[0].as_ref().is_some_and(|cell| !cell.text.is_empty());
        let title = row[1].as_mut().and_then(|cell| halves(&cell.text));
        if at % 5 == 3
            && numbered
            && let Some((first, second)) = title
        {
            row[1] = cell(&first);
            rows.push(row);
            rows.extend(head.clone());
            rows.push(["", &second, "", "", ""].map(cell).to_vec());
        } else {
            rows.push(row);
        }
    }
    vec![Block::Heading(title.to_owned()), table(rows, 1)]
}

/// A new table begins on each page, in turn with its header, without it and in the middle of a row.
fn split(title: &str, items: &[Item]) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(title.to_owned())];
    let mut rows = vec![header()];
    for (at, mut row) in body(items).into_iter().enumerate() {
        let numbered = row[0].as_ref().is_some_and(|cell| !cell.text.is_empty());
        let title = row[1].as_mut().and_then(|cell| halves(&cell.text));
        let mut next = Vec::new();
        match (at % 12, title) {
            (3, _) if row[1].is_some() => next.push(header()),
            (7, _) if row[1].is_some() => {}
            (11, Some((first, second))) if numbered => {
                row[1] = cell(&first);
                next.push(["", &second, "", "", ""].map(cell).to_vec());
            }
            _ => {
                rows.push(row);
                continue;
            }
        }
        rows.push(row);
        blocks.push(table(std::mem::replace(&mut rows, next), 0));
        blocks.push(Block::PageBreak);
        if at % 12 == 3 {
            blocks.push(Block::Paragraph("Продолжение таблицы 1".to_owned()));
        }
    }
    blocks.push(table(rows, 0));
    blocks
}

fn by_section(title: &str, items: &[Item]) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(title.to_owned())];
    for group in items.chunk_by(|one, next| one.section == next.section) {
        let title = group.first().map_or("", |item| &item.section);
        if !title.is_empty() {
            blocks.push(Block::Heading(title.to_owned()));
        }
        let rows = std::iter::once(header()).chain(group.iter().map(row));
        blocks.push(table(rows.collect(), 1));
    }
    blocks
}

/// Equal deadlines and executors of neighbours are one cell.
fn merged(title: &str, items: &[Item]) -> Vec<Block> {
    let mut rows = vec![header()];
    rows.extend(body(items));
    for column in [2, 3] {
        let mut first = 1;
        for at in 2..=rows.len() {
            let text = |at: usize| {
                let row = rows.get(at)?;
                row[1]
                    .as_ref()
                    .and(row[column].as_ref())
                    .map(|cell| cell.text.clone())
            };
            if text(at).is_some_and(|text| !text.is_empty()) && text(at) == text(first) {
                continue;
            }
            let count = at - first;
            if count > 1 {
                if let Some(cell) = &mut rows[first][column] {
                    cell.rows = count;
                }
                rows[first + 1..at]
                    .iter_mut()
                    .for_each(|row| row[column] = None);
            }
            first = at;
        }
    }
    vec![Block::Heading(title.to_owned()), table(rows, 1)]
}

fn in_table(title: &str, items: &[Item]) -> Vec<Block> {
    let mut rows = vec![wide("Приложение № 1", 5), wide(title, 5), header()];
    rows.extend(body(items));
    vec![table(rows, 0)]
}

/// The header has two rows: executors stand in a column for each role.
fn roles(title: &str, items: &[Item]) -> Vec<Block> {
    let down = |text| spanning(text, 1, 2);
    let top = vec![
        down("№ п/п"),
        down("Мероприятие"),
        down("Сроки проведения"),
        spanning("Ответственный исполнитель", 2, 1),
        None,
        down("Планируемый результат"),
    ];
    let second = vec![None, None, None, cell("Ведущий"), cell("Помогает"), None];
    let row = |item: &Item| {
        let (lead, others) = item.executors.split_at(item.executors.len().min(1));
        [
            &item.number,
            &item.title,
            &item.deadline,
            &lead.concat(),
            &others.join("\n"),
            &item.result,
        ]
        .map(|text| cell(text))
        .to_vec()
    };
    let mut rows = vec![top, second];
    for group in items.chunk_by(|one, next| one.section == next.section) {
        let title = group.first().map_or("", |item| &item.section);
        rows.extend((!title.is_empty()).then(|| wide(title, 6)));
        rows.extend(group.iter().map(row));
    }
    vec![Block::Heading(title.to_owned()), table(rows, 2)]
}

/// A table before the plan, lines between them, and below it another table.
fn surrounded(title: &str, items: &[Item]) -> Vec<Block> {
    let passport = [
        ["Цель", "Повышение качества образования"],
        [
            "Ожидаемые результаты",
            "Снижение доли школ с низкими результатами",
        ],
    ];
    let people = [
        ["Ф.И.О.", "должность"],
        ["Соловьёва Юлия Александровна", "председатель КОиН"],
        ["Круль Светлана Васильевна", "заместитель председателя КОиН"],
    ];
    let rows = |rows: &[[&str; 2]]| rows.iter().map(|row| row.map(cell).to_vec()).collect();
    let mut blocks = whole(title, items);
    blocks.insert(1, table(rows(&passport), 0));
    blocks.insert(2, Block::Paragraph("Таблица 1.".to_owned()));
    blocks.push(Block::Paragraph("Состав рабочей группы".to_owned()));
    blocks.push(table(rows(&people), 0));
    blocks
}
