//! A document → its tables, each with the text before it, and what each is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::pages;
use crate::import::draft::Text;
use crate::import::passport::approval;
use crate::import::recognize::headings::{self, Role};
use crate::import::recognize::titles::is_plan_title;
use crate::import::recognize::{boundaries, cell, dates, named};
use crate::import::source::{Block, Paragraph, Place, Source, Table};
use crate::import::table::columns::{self, Columns};
use crate::import::table::grid::{Grid, GridCell, GridRow};
use crate::import::{executors, list, passport};
use crate::text::russian::{Ask as _, fold, is_letter};
use crate::words::MessageId;

/// A table with the text before it.
pub(in crate::import) struct Part {
    pub(in crate::import) before: Vec<Text>,
    /// The last of the text before the first table of a plan, where it titles a section.
    pub(in crate::import) heading: Option<Text>,
    /// The name of the sheet, where the sheets of a workbook are the sections of one plan.
    pub(in crate::import) sheet: Option<Text>,
    /// Whether what stands above its header stands above that of the sheet before it.
    pub(in crate::import) repeats: bool,
    pub(in crate::import) grid: Grid,
    pub(in crate::import) kind: Kind,
    /// The rows of a plan that is a list and no table.
    pub(in crate::import) listed: Option<list::Rows>,
}

/// What a table is.
pub(in crate::import) enum Kind {
    Plan(Columns),
    Passport,
    Other,
}

/// The most rows of a table of stamps above a plan.
const STAMP_ROWS: usize = 12;

/// Returns the tables of `source`, the text after the last of them, and the marks of page breaks taken out.
pub(in crate::import) fn parts(source: &Source) -> (Vec<Part>, Vec<Text>, Vec<Text>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Vec<Text> = Vec::new();
    let (blocks, marks, lone) = pages::joined(source);
    let mut headings = BTreeSet::new();
    for block in &blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let doubt = |text: Text| {
                    let why = lone.contains(&text.place);
                    let guess = why.then(|| MessageId::ImportGuessSection.into());
                    Text { guess, ..text }
                };
                before.extend(texts(paragraph).into_iter().map(doubt));
                headings.extend(paragraph.heading.then(|| paragraph.place.clone()));
            }
            Block::Table(table) => add_table(table, &mut before, &mut parts),
        }
    }
    let plan = |part: &Part| matches!(part.kind, Kind::Plan(_));
    if !parts.iter().any(plan) {
        add_lists(&mut parts, &mut before, &headings);
    }
    lone_heading(&mut parts, &headings);
    name_sheets(&mut parts);
    (parts, before, marks)
}

/// How many lists of one document are plans at the most.
const MOST_LISTS: usize = 50;

/// Adds the plans that are lists in the text between the tables or after them: the first, and those that begin with
/// titles below it.
fn add_lists(parts: &mut Vec<Part>, after: &mut Vec<Text>, headings: &BTreeSet<Place>) {
    let texts = parts.iter_mut().map(|part| &mut part.before);
    let texts = texts.chain([&mut *after]).enumerate();
    let found = texts.filter_map(|(at, texts)| Some((at, take_list(texts, headings)?)));
    let found = found.take(1).last();
    let Some((mut at, mut part)) = found else {
        return;
    };
    for _ in 0..MOST_LISTS {
        parts.insert(at, part);
        at += 1;
        let next = parts.get_mut(at).map(|next| &mut next.before);
        let rest = next.unwrap_or(&mut *after);
        let titled = rest.iter().any(|text| is_plan_title(&text.value));
        match titled.then(|| take_list(rest, headings)).flatten() {
            Some(next) => part = next,
            None => return,
        }
    }
}

/// Takes the list that is a plan, and what stands above it, out of `texts`.
fn take_list(texts: &mut Vec<Text>, headings: &BTreeSet<Place>) -> Option<Part> {
    let listed = list::read(texts, headings)?;
    *texts = listed.after;
    Some(Part {
        before: listed.before,
        heading: None,
        sheet: None,
        repeats: false,
        grid: Grid {
            width: listed.columns.list.len(),
            rows: Vec::new(),
        },
        kind: Kind::Plan(listed.columns),
        listed: Some(listed.rows),
    })
}

/// Finds the title of the first section above the first table of a plan: it is worded like the lone line above the
/// next table of the same columns.
fn lone_heading(parts: &mut [Part], headings: &BTreeSet<Place>) {
    let plans = parts.iter().enumerate();
    let mut plans = plans.filter(|(_, part)| matches!(part.kind, Kind::Plan(_)));
    let (Some((at, first)), Some((_, next))) = (plans.next(), plans.next()) else {
        return;
    };
    let ([.., _, own], [other]) = (first.before.as_slice(), next.before.as_slice()) else {
        return;
    };
    let both = |test: &dyn Fn(&Text) -> bool| test(own) && test(other);
    let numbered = |text: &Text| {
        let number = text.value.first_word();
        cell::is_number(number) && number != text.value
    };
    let words = |text: &Text| -> BTreeSet<String> {
        let folded = fold(&text.value);
        let words = folded.split(|c: char| !is_letter(c));
        let words = words.filter(|word| word.chars().count() > 4);
        words.map(str::to_owned).collect()
    };
    let alike = both(&|text| headings.contains(&text.place))
        || both(&numbered)
        || !words(own).is_disjoint(&words(other));
    let other_thing =
        |text: &Text| is_plan_title(&text.value) || fold(&text.value).starts_with("таблица");
    let guessed = !alike;
    if (alike || both(&titles_section) && same_headings(first, next))
        && first.grid.width == next.grid.width
        && !other_thing(own)
        && let Some(first) = parts.get_mut(at)
    {
        let heading = first.before.pop();
        first.heading = match heading {
            Some(text) if guessed => Some(text.guessed(MessageId::ImportGuessSectionText)),
            heading => heading,
        };
    }
}

/// The longest line above a table that may title a section of its own, in characters.
const LONGEST_LINE: usize = 120;

/// Returns whether a line above a table may title a section: «Работа с кадрами».
fn titles_section(text: &Text) -> bool {
    let text = &text.value;
    // «Организация питания»
    let named = executors::is_unit(text) || executors::are_names(text);
    let named = named && !fold(text).starts_with("организация ");
    text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.ends_with(['.', ':', ';', ','])
        && text.chars().count() <= LONGEST_LINE
        && !passport::is_stamp(text)
        && !named
        && named::period(text).is_none()
        && dates::all(text).is_empty()
}

/// Returns whether two tables have the same header.
fn same_headings(one: &Part, other: &Part) -> bool {
    let header = |part: &Part| match &part.kind {
        Kind::Plan(columns) => part.grid.rows.get(columns.header).map(GridRow::folded),
        _ => None,
    };
    let own = header(one);
    own.is_some() && own == header(other)
}

/// Names the sheets that go on with the plan of the sheet before them: they have no text above their header, or are sheets
/// of months that repeat it.
fn name_sheets(parts: &mut [Part]) {
    let sheet = |part: &Part| {
        let row = part.grid.rows.first()?;
        Some(Text::new(pages::sheet_name(&row.place)?, &row.place))
    };
    let plan = |part: &&mut Part| matches!(part.kind, Kind::Plan(_));
    let mut plans: Vec<&mut Part> = parts.iter_mut().filter(plan).collect();
    for at in 1..plans.len() {
        let Some([before, part]) = plans.get_mut(at - 1..=at) else {
            continue;
        };
        let (Some(first), Some(second)) = (sheet(before), sheet(part)) else {
            continue;
        };
        let own = above(part);
        if first.value != second.value
            && (own.is_empty() || boundaries::names_time(&second.value) && own == above(before))
        {
            before.sheet.get_or_insert(first);
            part.sheet = Some(second);
            part.repeats = true;
        }
    }
}

/// Returns what stands above the header of a plan's table, blank cells left out.
fn above(part: &Part) -> Vec<String> {
    let header = match &part.kind {
        Kind::Plan(columns) => columns.header,
        _ => 0,
    };
    let rows = part.grid.rows.iter().take(header);
    let before = part.before.iter().map(|text| text.value.clone());
    let before = before.filter(|text| !text.is_empty());
    before.chain(rows.flat_map(GridRow::said)).collect()
}

/// Returns the lines of a paragraph as texts of their own, and who approved a plan in brackets behind its title.
fn texts(paragraph: &Paragraph) -> Vec<Text> {
    let text = |line: &str| Text::new(line, &paragraph.place);
    let parted = |line: &'_ str| {
        let (title, approved) = line.split_at(approval::bracketed(line).unwrap_or(line.len()));
        [text(title), text(approved)]
    };
    let texts = paragraph.text.lines().flat_map(parted);
    texts.filter(|text| !text.value.is_empty()).collect()
}

fn add_table(table: &Table, before: &mut Vec<Text>, parts: &mut Vec<Part>) {
    let mut grid = Grid::new(table);
    let has_plan = parts.iter().any(|part| matches!(part.kind, Kind::Plan(_)));
    if has_plan && grid.width < table.columns {
        let whole = Grid::whole(table);
        let fits = |columns: &Columns| columns.of_headless(&whole).is_some();
        if known(parts, whole.width).is_some_and(fits) {
            grid = whole;
        }
    }
    if !has_plan && is_stamps(&grid) {
        before.extend(by_column(&grid));
        return;
    }
    let grid = cards(&grid).unwrap_or(grid);
    let whole = Columns::of(&grid);
    let pieces = cut(grid, whole.as_ref()).into_iter();
    let pieces: Vec<(Grid, bool)> = pieces.flat_map(side_by_side).collect();
    let single = pieces.len() < 2;
    for (grid, beside) in pieces {
        let kind = match known(parts, grid.width).and_then(|columns| columns.of_headless(&grid)) {
            _ if passport::is_passport(&grid) => Kind::Passport,
            Some(columns) => Kind::Plan(columns),
            None => {
                let own = single.then(|| whole.clone());
                let own = own.unwrap_or_else(|| Columns::of(&grid));
                own.map_or(Kind::Other, Kind::Plan)
            }
        };
        let kind = match kind {
            Kind::Plan(columns) if beside => Kind::Plan(columns.beside()),
            kind => kind,
        };
        parts.push(Part {
            before: std::mem::take(before),
            heading: None,
            sheet: None,
            repeats: false,
            grid,
            kind,
            listed: None,
        });
    }
}

/// «Мероприятие | Ремонт моста», «Срок | май», «Ответственный | …», and so for each item again: returns the table that
/// such cards make, a row each.
fn cards(grid: &Grid) -> Option<Grid> {
    let role =
        |row: &GridRow| headings::read(&row.text(0)).map(|heading| (heading.role, heading.weight));
    let titles = |row: &GridRow| {
        role(row).is_some_and(|(role, weight)| role == Role::Title && weight >= headings::CERTAIN)
    };
    let says = |wanted: Role| {
        grid.rows
            .iter()
            .any(|row| role(row).is_some_and(|(role, _)| role == wanted))
    };
    let first = grid
        .rows
        .first()
        .filter(|first| grid.width == 2 && titles(first))?;
    let labelled = grid
        .rows
        .iter()
        .all(|row| role(row).is_some() && !row.is_blank(0));
    let header = headings::read(&first.text(1)).is_some_and(|heading| heading.role != Role::Title);
    if !labelled || header || !(says(Role::Deadline) || says(Role::Executors)) {
        return None;
    }
    let mut labels: Vec<&GridRow> = Vec::new();
    for row in &grid.rows {
        if !labels.iter().any(|label| label.text(0) == row.text(0)) {
            labels.push(row);
        }
    }
    let cell = |row: &GridRow, at: usize| row.cells.get(at).cloned();
    let made = |cells: Vec<GridCell>, first: &GridRow, header| GridRow {
        cells,
        header,
        ..first.clone()
    };
    // the labels of each card are those of the header again
    let labels_of = |card: &[GridRow]| -> Vec<GridCell> {
        let own = |label: &&GridRow| {
            let again = card.iter().find(|row| row.text(0) == label.text(0));
            let mut own = cell(again.unwrap_or(label), 0)?;
            if again.is_none() {
                own.set_lines(Vec::new());
            }
            Some(own)
        };
        labels.iter().filter_map(own).collect()
    };
    let head = labels.iter().filter_map(|label| cell(label, 0)).collect();
    let mut rows = vec![made(head, first, true)];
    for card in grid.rows.chunk_by(|_, next| !titles(next)) {
        if rows.len() > 1 {
            rows.push(made(labels_of(card), card.first()?, true));
        }
        let mut cells: Vec<GridCell> = labels.iter().filter_map(|label| cell(label, 0)).collect();
        for cell in &mut cells {
            cell.set_lines(Vec::new());
        }
        for row in card {
            let at = labels
                .iter()
                .position(|label| label.text(0) == row.text(0))?;
            // a label said twice is of no card
            let own = cells.get_mut(at).filter(|own| own.is_blank())?;
            *own = cell(row, 1)?;
        }
        rows.push(made(cells, card.first()?, false));
    }
    Some(Grid {
        width: labels.len(),
        rows,
    })
}

/// Returns the columns of the last plan that has so many.
fn known(parts: &[Part], width: usize) -> Option<&Columns> {
    parts.iter().rev().find_map(|part| match &part.kind {
        Kind::Plan(columns) if part.grid.width == width => Some(columns),
        _ => None,
    })
}

/// Returns whether `grid` only lays «УТВЕРЖДАЮ» and «СОГЛАСОВАНО» out side by side.
fn is_stamps(grid: &Grid) -> bool {
    let stamp = |row: &GridRow| row.texts().iter().any(|text| passport::is_stamp(text));
    grid.rows.len() <= STAMP_ROWS
        && grid.rows.iter().any(stamp)
        && !grid.rows.iter().any(columns::is_header)
}

/// Returns the lines of a table of stamps, one column after another.
fn by_column(grid: &Grid) -> Vec<Text> {
    let cells =
        (0..grid.width).flat_map(|at| grid.rows.iter().filter_map(move |row| row.cells.get(at)));
    cells
        .flat_map(|cell| cell.lines.iter().map(|line| Text::new(line, &cell.place)))
        .collect()
}

/// Cuts a table of these columns where a row gives them other headings.
fn cut(grid: Grid, columns: Option<&Columns>) -> Vec<Grid> {
    let Some(columns) = columns else {
        return vec![grid];
    };
    let title = columns.first(Role::Title);
    let heads = grid.rows.get(columns.header..columns.body);
    let mut header: Vec<Vec<String>> = heads
        .unwrap_or_default()
        .iter()
        .map(GridRow::folded)
        .collect();
    let mut pieces = vec![Grid {
        width: grid.width,
        rows: Vec::new(),
    }];
    for (at, row) in grid.rows.into_iter().enumerate() {
        let other = at >= columns.body
            && columns::is_inner_header(&row)
            && !columns::says_again(&header, &row)
            && !title.is_some_and(|title| columns::retitles(&header, &row, title));
        if other {
            header = vec![row.folded()];
            pieces.push(Grid {
                width: grid.width,
                rows: Vec::new(),
            });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.rows.push(row);
        }
    }
    pieces
}

/// Parts a table whose header says the same headings again into the tables that stand side by side in it; each is told
/// to stand beside another.
fn side_by_side(grid: Grid) -> Vec<(Grid, bool)> {
    let header = grid.rows.iter().find(|row| columns::is_header(row));
    let Some(header) = header.map(GridRow::folded) else {
        return vec![(grid, false)];
    };
    let first = header.iter().position(|text| !text.is_empty());
    let first = first.unwrap_or_default();
    let begins =
        |(at, text): (usize, &String)| (Some(text) == header.get(first)).then(|| at - first);
    let starts: Vec<usize> = header.iter().enumerate().filter_map(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([grid.width]);
    let parts = starts.iter().zip(ends).map(|(from, to)| *from..to);
    let parts: Vec<Range<usize>> = parts.collect();
    let headings = |part: &Range<usize>| -> Vec<&String> {
        let own = header.get(part.clone()).unwrap_or_default().iter();
        own.filter(|text| !text.is_empty()).collect()
    };
    let mut pairs = parts.windows(2);
    let same = pairs.all(|pair| headings(&pair[0]) == headings(&pair[1]));
    if parts.len() < 2 || !same || parts.iter().any(|part| headings(part).len() < 2) {
        return vec![(grid, false)];
    }
    let cut = |part: &Range<usize>| Grid {
        width: part.len(),
        rows: grid.rows.iter().map(|row| row.part(part)).collect(),
    };
    parts.iter().map(|part| (cut(part), true)).collect()
}
