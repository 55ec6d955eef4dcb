//! Workbooks as .xlsx, on `rust_xlsxwriter`: real days and numbers, texts that no program takes for formulas.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartSolidFill, ChartType, Color, ConditionalFormatCell,
    ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::plain::plain;
use super::{package, strip};
use crate::report::workbook::{Book, Sheet, state_tones};
use crate::report::{Block, Cell, ColumnKind, LineKind, Page, Paper, Table, Tone, Value};
use crate::text::{AsWritten, SUMMARY_SHEET, harmless};
use crate::words::Lang;

/// Who the file names as its last writer; an office program that saves it again writes its own user.
const AUTHOR: &str = "roadmap";

/// The most characters of a cell, and of the name of a sheet.
const LONGEST_TEXT: usize = 32_767;
const LONGEST_NAME: usize = 31;

/// Returns the file of `book`, made on `day`, which keeps what its `plans` say as they are written.
pub fn book(
    book: &Book<'_>,
    day: NaiveDate,
    lang: Lang,
    plans: &[AsWritten],
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let kept = package::kept(plans).map_err(std::io::Error::from)?;
    let properties = kept
        .into_iter()
        .fold(properties(&book.title, day)?, |all, (name, value)| {
            all.set_custom_property(name, value)
        });
    workbook.set_properties(&properties);
    let mut taken: Vec<String> = Vec::new();
    for sheet in &book.sheets {
        let name = name(&sheet.name, &mut taken);
        let mut worksheet = Worksheet::new();
        worksheet.set_name(&name)?;
        fill(&mut worksheet, sheet, &name, lang)?;
        workbook.push_worksheet(worksheet);
        if sheet.is_summary {
            let place = format!("'{name}'!");
            workbook.define_name(format!("{place}{SUMMARY_SHEET}"), &format!("={place}$A$1"))?;
        }
    }
    workbook.save_to_buffer()
}

/// Returns the file of a report on `day`: a sheet for each table, marked as no plan.
pub fn page(page: &Page<'_>, day: NaiveDate, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let spread: Vec<Cow<'_, Table<'_>>> = page.tables.iter().map(strip::spread).collect();
    let tables = spread.iter().filter(|table| !table.lines.is_empty());
    let mut sheets: Vec<Sheet<'_>> = tables
        .map(|table| Sheet {
            name: table.title.clone().unwrap_or_else(|| page.title.clone()),
            is_summary: true,
            whose: Vec::new(),
            page: Page {
                title: page.title.clone(),
                day: page.day.clone(),
                tables: vec![Table::clone(table)],
                notes: Vec::new(),
            },
            chart: None,
            states: None,
        })
        .collect();
    if sheets.is_empty() {
        sheets.push(Sheet {
            name: page.title.clone(),
            is_summary: true,
            whose: Vec::new(),
            page: Page {
                tables: Vec::new(),
                ..page.clone()
            },
            chart: None,
            states: None,
        });
    } else if let Some(first) = sheets.first_mut() {
        first.page.notes.clone_from(&page.notes);
    }
    let title = page.title.clone();
    book(&Book { title, sheets }, day, lang, &[])
}

/// Returns the file of `paper`, on one sheet: what stands above its table, then the table.
pub fn paper(paper: &Paper<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&paper.title, paper.day)?);
    let mut worksheet = Worksheet::new();
    worksheet.set_name(name(&paper.title, &mut Vec::new()))?;
    let (plain, bold) = (Format::new(), Format::new().set_bold().set_font_size(14));
    let mut row = 0;
    for block in &paper.blocks {
        row = match block {
            Block::Name(line) | Block::Heading(line) | Block::Label(line) => {
                above(&mut worksheet, row, line, &bold)?
            }
            Block::Table(part) => {
                worksheet.set_freeze_panes(row + 2, 0)?;
                worksheet.set_repeat_rows(row + 1, row + 1)?;
                table(&mut worksheet, part, row + 1)?
            }
            Block::Text(line) => above(&mut worksheet, row, line, &plain)?,
            Block::Corner(lines) => {
                let mut next = row;
                for line in lines {
                    next = above(&mut worksheet, next, line, &plain)?;
                }
                next
            }
            Block::Signature { post, name } => {
                above(&mut worksheet, row, &format!("{post} {name}"), &plain)?
            }
            Block::NewPage => row + 1,
        };
    }
    print_landscape(&mut worksheet);
    workbook.push_worksheet(worksheet);
    workbook.save_to_buffer()
}

/// Writes a line that runs on over the cells beside it; returns the row below.
fn above(
    worksheet: &mut Worksheet,
    row: u32,
    line: &str,
    format: &Format,
) -> Result<u32, XlsxError> {
    text(worksheet, row, 0, line, format)?;
    Ok(row + 1)
}

fn properties(title: &str, day: NaiveDate) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(&*harmless::line(title))
        .set_author(AUTHOR)
        .set_creation_datetime(&excel(day)?))
}

/// Lays the sheet on its side, as wide as a page of A4.
fn print_landscape(worksheet: &mut Worksheet) {
    worksheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    worksheet.set_margins(0.79, 0.39, 0.79, 0.79, 0.39, 0.39);
}

/// Returns whether this program wrote `file` and no other saved it since.
pub fn is_ours(file: &[u8]) -> bool {
    let writer = format!("<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>");
    package::says(file, "docProps/core.xml", &writer)
}

/// Returns `said` as the name of a sheet: short, without the signs that Excel forbids, unlike those `taken`.
fn name(said: &str, taken: &mut Vec<String>) -> String {
    let allowed = |c: char| if "[]:*?/\\'".contains(c) { ' ' } else { c };
    let kept: String = harmless::line(said).chars().map(allowed).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = if kept.is_empty() {
        "_".to_owned()
    } else {
        kept
    };
    let numbered = |number: usize| {
        let ending = if number == 1 {
            String::new()
        } else {
            format!(" ({number})")
        };
        // Excel counts the units of UTF-16.
        let mut room = LONGEST_NAME - ending.len();
        let fits = |c: &char| {
            let left = room.checked_sub(c.len_utf16());
            room = left.unwrap_or_default();
            left.is_some()
        };
        let start: String = kept.chars().take_while(fits).collect();
        format!("{}{ending}", start.trim_end())
    };
    let free = |name: &String| !name.is_empty() && !taken.contains(&name.to_lowercase());
    let mut names = (1..=taken.len() + 1).map(numbered);
    let name = names.find(free).unwrap_or_default();
    taken.push(name.to_lowercase());
    name
}

fn fill(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    name: &str,
    lang: Lang,
) -> Result<(), XlsxError> {
    let page = &sheet.page;
    let bold = Format::new().set_bold().set_font_size(14);
    text(worksheet, 0, 0, &page.title, &bold)?;
    text(
        worksheet,
        1,
        0,
        page.day.as_deref().unwrap_or_default(),
        &Format::new(),
    )?;
    whose(worksheet, sheet)?;
    let mut row = 3;
    for (number, part) in page.tables.iter().enumerate() {
        if let Some(title) = &part.title {
            text(worksheet, row, 0, title, &Format::new().set_bold())?;
            row += 1;
        }
        let head = row;
        row = table(worksheet, part, head)?;
        if number == 0 && is_headed(part) {
            set_up(worksheet, sheet, part, head, row, lang)?;
        }
        row += 1;
    }
    for note in &page.notes {
        text(worksheet, row, 0, note, &Format::new())?;
        row += 1;
    }
    if let (Some(columns), Some(first)) = (&sheet.chart, page.tables.first()) {
        let bars = first
            .lines
            .iter()
            .filter(|line| line.kind == LineKind::Body)
            .count();
        if bars > 0 {
            chart(worksheet, name, columns, first, (bars, row + 1), lang)?;
        }
    }
    print_landscape(worksheet);
    Ok(())
}

/// Writes whose plan it is into the third row, over the whole width, so that the table begins where it does on any sheet.
fn whose(worksheet: &mut Worksheet, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
    let said = sheet.whose.join("\n");
    let lines = u32::try_from(sheet.whose.len()).unwrap_or(MOST_LINES);
    if lines == 0 {
        return Ok(());
    }
    let shown = sheet.page.tables.first().map(|part| part.filled().len());
    let last = u16::try_from(shown.unwrap_or_default().max(2) - 1).unwrap_or(u16::MAX);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    worksheet.set_row_height(2, LINE * lines.min(MOST_LINES))?;
    worksheet.merge_range(2, 0, 2, last, &said, &wrapped)?;
    Ok(())
}

/// Writes a table from the row `head` on, without the columns that say nothing; returns the row behind it.
fn table(worksheet: &mut Worksheet, table: &Table<'_>, head: u32) -> Result<u32, XlsxError> {
    let shown = table.filled();
    let widths: Vec<u16> = shown.iter().map(|index| room(table, *index)).collect();
    let heading = framed()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0x00D9_E2F3));
    for (at, width) in (0u16..).zip(&widths) {
        worksheet.set_column_width(at, *width)?;
    }
    let mut row = head;
    if is_headed(table) {
        for (at, index) in (0u16..).zip(&shown) {
            text(worksheet, head, at, &table.columns[*index].title, &heading)?;
        }
        let titles = shown.iter().map(|index| &table.columns[*index].title);
        let heights = titles.zip(&widths);
        let heights = heights.map(|(title, width)| lines_of(title, *width));
        worksheet.set_row_height(head, LINE * heights.max().unwrap_or(1))?;
        row += 1;
    }
    for line in &table.lines {
        if matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
            let said = line.cells.first().map(said).unwrap_or_default();
            // What stands in no frame runs on over the empty cells beside it.
            text(worksheet, row, 0, &said, &Format::new().set_bold())?;
            row += 1;
            continue;
        }
        let wrapped = shown
            .iter()
            .zip(&widths)
            .filter(|(index, _)| table.columns[**index].kind != ColumnKind::Mark);
        let heights = wrapped.filter_map(|(index, width)| {
            let said = said(line.cells.get(*index)?);
            Some(lines_of(&said, *width))
        });
        worksheet.set_row_height(row, LINE * heights.max().unwrap_or(1))?;
        for (at, index) in (0u16..).zip(&shown) {
            let format = match (line.kind, table.columns[*index].kind) {
                // What is written there stays as it was written.
                (LineKind::Body, ColumnKind::Blank) => framed().set_num_format("@"),
                (LineKind::Body, ColumnKind::Mark) => pale(),
                (LineKind::Body, _) => framed(),
                _ => framed().set_bold(),
            };
            match line.cells.get(*index) {
                Some(said) => cell(worksheet, row, at, said, &format)?,
                None => drop(worksheet.write_blank(row, at, &format)?),
            }
        }
        row += 1;
    }
    Ok(row)
}

/// Points that a line of text takes, and the most lines of a row: Excel allows 409 points.
const LINE: u32 = 15;
const MOST_LINES: u32 = 27;

/// Returns the characters that a column has room for.
fn width(kind: ColumnKind) -> u16 {
    match kind {
        ColumnKind::Label => 9,
        ColumnKind::Number => 14,
        ColumnKind::Word => 16,
        ColumnKind::Phrase | ColumnKind::Blank => 26,
        ColumnKind::Mark => 12,
        ColumnKind::Names => 30,
        ColumnKind::Text | ColumnKind::Line | ColumnKind::Strip => 50,
    }
}

/// Returns the characters that a column of `table` gets: more for short texts that are longer than usual.
fn room(table: &Table<'_>, index: usize) -> u16 {
    let kind = table.columns[index].kind;
    if kind != ColumnKind::Label {
        return width(kind);
    }
    let rows = table
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Body);
    let cells = rows.filter_map(|line| line.cells.get(index));
    let longest = cells.map(|cell| said(cell).chars().count() + 2).max();
    let longest = u16::try_from(longest.unwrap_or_default()).unwrap_or(u16::MAX);
    longest.clamp(width(kind), width(ColumnKind::Names))
}

/// Returns whether the columns of `table` have headings.
fn is_headed(table: &Table<'_>) -> bool {
    let mut columns = table.columns.iter();
    columns.any(|column| !column.title.is_empty())
}

/// Returns how many lines `text` takes in a column of this width: not every program finds that out by itself.
fn lines_of(text: &str, width: u16) -> u32 {
    let room = usize::from(width).saturating_sub(2);
    let lines: usize = (text.lines())
        .map(|line| line.chars().count().div_ceil(room).max(1))
        .sum();
    u32::try_from(lines).map_or(MOST_LINES, |lines| lines.clamp(1, MOST_LINES))
}

/// Freezes and filters the head of the first table, repeats it in print, and colours the states.
fn set_up(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    table: &Table<'_>,
    head: u32,
    end: u32,
    lang: Lang,
) -> Result<(), XlsxError> {
    let columns = u16::try_from(table.filled().len()).unwrap_or(u16::MAX);
    worksheet.set_freeze_panes(head + 1, 0)?;
    worksheet.set_repeat_rows(head, head)?;
    if end > head + 1 && columns > 0 {
        worksheet.autofilter(head, 0, end - 1, columns - 1)?;
    }
    let states = sheet.states.and_then(|column| u16::try_from(column).ok());
    if let (Some(column), true) = (states, end > head + 1) {
        for (name, tone) in state_tones(lang) {
            let Some(color) = background(tone) else {
                continue;
            };
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(name))
                .set_format(Format::new().set_background_color(color));
            worksheet.add_conditional_format(head + 1, column, end - 1, column, &rule)?;
        }
    }
    Ok(())
}

fn chart(
    worksheet: &mut Worksheet,
    name: &str,
    columns: &std::ops::Range<usize>,
    table: &Table<'_>,
    (bars, below): (usize, u32),
    lang: Lang,
) -> Result<(), XlsxError> {
    let (first, last) = (4, 3 + u32::try_from(bars).unwrap_or(u32::MAX));
    let shown = table.filled();
    let mut chart = Chart::new(ChartType::BarStacked);
    let mut greys = [0x00D9_D9D9, 0x00AF_AFAF, 0x0080_8080].into_iter();
    for (at, index) in (0u16..).zip(&shown) {
        if !columns.contains(index) {
            continue;
        }
        let tones = state_tones(lang);
        let title = &table.columns[*index].title;
        let tone = tones.iter().find(|(state, _)| state == title);
        let color = tone.and_then(|(_, tone)| background(*tone));
        let mut fill = ChartSolidFill::new();
        let color = color.or_else(|| greys.next().map(Color::RGB));
        let fill = fill.set_color(color.unwrap_or(Color::Black));
        chart
            .add_series()
            .set_format(ChartFormat::new().set_solid_fill(fill))
            .set_name((name, 3, at))
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, at, last, at));
    }
    // The first plan on top, as in the table.
    chart.y_axis().set_reverse();
    chart
        .set_width(900)
        .set_height(160 + 28 * u32::try_from(bars.min(40)).unwrap_or(40));
    worksheet.insert_chart(below, 0, &chart)?;
    Ok(())
}

fn excel(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&day.to_string())
}

fn framed() -> Format {
    Format::new()
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00BF_BFBF))
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

fn pale() -> Format {
    Format::new()
        .set_font_size(5)
        .set_font_color(Color::RGB(0x00A6_A6A6))
        .set_align(FormatAlign::Top)
        .set_shrink()
}

/// Returns the colour behind what deserves a look.
fn background(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Done => Some(Color::RGB(0x00E2_F0D9)),
        Tone::Late => Some(Color::RGB(0x00FF_F2CC)),
        Tone::Overdue => Some(Color::RGB(0x00F8_CBAD)),
        Tone::Soon => Some(Color::RGB(0x00FF_E699)),
        Tone::Active => Some(Color::RGB(0x00DD_EBF7)),
        Tone::Plain | Tone::Muted | Tone::Heat(_) => None,
    }
}

fn cell(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    match &cell.value {
        #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        Value::Number(number) if cell.remarks.is_empty() => {
            worksheet.write_number_with_format(row, column, *number as f64, format)?;
        }
        Value::Date(date) if cell.remarks.is_empty() => {
            // at the left like several days in a cell, which are text, and clear of the column behind
            let format = format.clone().set_num_format("dd.mm.yyyy");
            let format = format.set_align(FormatAlign::Left);
            worksheet.write_datetime_with_format(row, column, excel(*date)?, &format)?;
        }
        _ => text(worksheet, row, column, &said(cell), format)?,
    }
    Ok(())
}

/// Returns what a cell says and the remarks on it, a line each.
fn said(cell: &Cell<'_>) -> String {
    let own = plain(&cell.value);
    let parts = std::iter::once(own).chain(cell.remarks.iter().cloned());
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// Writes a text as text: marked so where a spreadsheet would run it once somebody edits the cell.
fn text(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let clean = harmless::lines(text);
    let clean: String = clean.chars().filter(|c| *c != '\r').collect();
    let whole = clean.encode_utf16().count() <= LONGEST_TEXT;
    let clean = if whole {
        clean
    } else {
        let kept: String = clean.chars().take(LONGEST_TEXT / 2 - 1).collect();
        format!("{kept}…")
    };
    let runs = clean
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if clean.is_empty() {
        worksheet.write_blank(row, column, format)?;
    } else if runs {
        let inert = format.clone().set_quote_prefix();
        worksheet.write_string_with_format(row, column, &clean, &inert)?;
    } else {
        worksheet.write_string_with_format(row, column, &clean, format)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_short_legal_and_unlike() {
        let mut taken = Vec::new();
        let mut case = |said: &str, expected: &str| assert_eq!(name(said, &mut taken), expected);
        case("Сводка", "Сводка");
        case("сводка", "сводка (2)");
        case("[план]: 1/2?", "план 1 2");
        case(&"я".repeat(40), &"я".repeat(31));
        case(&"я".repeat(40), &format!("{} (2)", "я".repeat(27)));
        case("''", "_");
    }
}
