//! .xlsx and .xlsm → a table for each sheet.
//!
//! calamine reads the values one after another; never a whole sheet, which a cell in the last corner makes larger than
//! memory. What calamine does not tell (hidden rows, formulas without a value, merged cells) is in [`layout`].
//! A run of blank rows counts as one, and columns are counted from the first that is used.

mod layout;
mod names;
mod numbers;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, FillPattern, Reader as _, Sheet, SheetType, SheetVisible, Style, Xlsx};

use self::layout::Layout;
use self::names::{MOST_SHEETS, Texts, name};
use super::archive::{self, Archive};
use super::builder::{self, Grid, SourceBuilder, WIDEST};
use super::error::ReadError;
use super::link::link;
use super::{bars, serial, xml};
use crate::import::source::{Cell, Place, Row, Source};
use crate::words::MessageId;

/// The widest table in which a blank cell is given too; in a wider one columns may be left out.
const DENSE: usize = 64;
/// The most coloured cells that are told from others.
const MOST_FILLS: usize = 200_000;
/// The most strings of a workbook.
const MOST_STRINGS: usize = 1_000_000;

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Source, ReadError> {
    let mut archive = Archive::open(bytes)?;
    archive.verify()?;
    check_strings(&mut archive)?;
    let struck = layout::struck_strings(&mut archive)?;
    let layouts = layout::read(&mut archive, &struck)?;
    let summaries = layout::summaries(&mut archive)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| archive::damaged())?;
    let mut builder = SourceBuilder::default();
    if archive.has("xl/vbaProject.bin") {
        builder.note(Place::Paragraph { number: 0 }, MessageId::NoteMacros);
    }
    comments(&mut archive, &mut builder)?;
    let sheets = workbook.sheets_metadata().to_vec();
    if let Some(sheet) = sheets.get(MOST_SHEETS) {
        builder.overflow(place(&sheet.name, ""));
    }
    for sheet in sheets.into_iter().take(MOST_SHEETS) {
        if sheet.visible != SheetVisible::Visible {
            let place = place(&sheet.name, "");
            builder.note(place, MessageId::NoteHiddenSheet);
        } else if summaries.contains(&sheet.name) {
            builder.note(place(&sheet.name, ""), MessageId::NoteSummarySheet);
        } else if sheet.typ == SheetType::WorkSheet {
            let layout = layouts.get(&sheet.name);
            sheet_table(&mut workbook, &sheet, layout, &mut builder);
        }
    }
    Ok(builder.finish())
}

/// Notes the text of comments, which is not read.
fn comments(archive: &mut Archive<'_>, builder: &mut SourceBuilder) -> Result<(), ReadError> {
    for name in archive.names(&["xl/comments".to_owned()]) {
        let text = archive.part(&name)?.map(|part| part.text);
        let tree = xml::parse(text.as_deref().unwrap_or_default());
        let comments = tree
            .root()
            .walk(|_| true)
            .filter(|node| node.name() == "comment");
        for comment in comments {
            let text: String = comment.walk(|_| true).map(xml::Node::own_text).collect();
            let whole = Place::Paragraph { number: 0 };
            builder.leave_out(whole, MessageId::NoteComment, &text);
        }
    }
    Ok(())
}

/// Refuses a workbook that has or claims more strings than any plan, before they are all given memory.
///
/// calamine finds the part whatever its case is, and makes room for as many strings as the part claims.
fn check_strings(archive: &mut Archive<'_>) -> Result<(), ReadError> {
    for name in archive.names(&[String::new()]) {
        let is_strings = name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let part = is_strings
            .then(|| archive.part(&name))
            .transpose()?
            .flatten();
        if part.is_some_and(|part| layout::strings(&part.text) > MOST_STRINGS) {
            return Err(MessageId::ReadBomb.into());
        }
    }
    Ok(())
}

fn place(sheet: &str, cell: &str) -> Place {
    Place::Sheet {
        name: sheet.to_owned(),
        cell: cell.to_owned(),
    }
}

fn sheet_table(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &Sheet,
    layout: Option<&Layout>,
    builder: &mut SourceBuilder,
) {
    let unknown = Layout::default();
    let layout = layout.unwrap_or(&unknown);
    if layout.astray {
        builder.note(place(&sheet.name, ""), MessageId::NoteBroken);
        return;
    }
    let (mut texts, fills) = texts(workbook, &sheet.name, builder);
    for ((row, column), rich) in &layout.struck {
        let Some(cells) = texts.get_mut(row) else {
            continue;
        };
        if cells.remove(column).is_some() {
            cells.extend(builder::clean(&rich.kept).map(|kept| (*column, kept)));
            let at = place(&sheet.name, &name(*row, *column));
            builder.leave_out(at, MessageId::NoteStruck, &rich.struck);
        }
    }
    for ((row, column), address) in &layout.links {
        if let Some(text) = texts.get_mut(row).and_then(|cells| cells.get_mut(column)) {
            link(text, 0, address);
        }
    }
    if texts.is_empty() {
        return;
    }
    for (at, message) in layout.notes() {
        builder.note(place(&sheet.name, &at), message);
    }
    builder.next_table();
    let mut page = Page::new(&sheet.name, texts, layout);
    page.fills = fills;
    let rows = page.rows(builder);
    let table = builder.close(rows, place(&sheet.name, ""));
    builder.table(table);
}

/// Returns the texts of the cells of a sheet that are not blank.
fn texts(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    builder: &mut SourceBuilder,
) -> (Texts, Fills) {
    let (mut texts, mut fills) = (Texts::new(), Fills::new());
    let broken =
        |builder: &mut SourceBuilder| builder.note(place(sheet, ""), MessageId::NoteBroken);
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else {
        broken(builder);
        return (texts, fills);
    };
    let mut doubts = Vec::new();
    let mut serials = Vec::new();
    let mut dated = BTreeSet::new();
    let looks: Vec<Look> = reader.styles().iter().map(Look::of).collect();
    let plain = Look::default();
    loop {
        if builder.is_full() {
            break;
        }
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(found)) => found,
            Ok(None) => break,
            Err(_) => {
                broken(builder);
                break;
            }
        };
        let look = looks.get(style).unwrap_or(&plain);
        let (row, column) = cell.get_position();
        if let Some(fill) = look.fill.filter(|_| fills.len() < MOST_FILLS) {
            fills.insert((row, column), fill);
        }
        if *cell.get_value() == DataRef::Empty {
            continue;
        }
        let at = || place(sheet, &name(row, column));
        let (text, doubt) = value::show(cell.get_value(), &look.format);
        if look.struck {
            builder.leave_out(at(), MessageId::NoteStruck, &text.unwrap_or_default());
            continue;
        }
        let day = value::serial_day(cell.get_value(), &look.format);
        serials.extend(day.map(|day| (row, column, day)));
        if matches!(cell.get_value(), DataRef::DateTime(_))
            || text.as_deref().is_some_and(serial::heads_days)
        {
            dated.insert(column);
        }
        let text = text.filter(|_| builder.take_cell(at));
        let text = text.and_then(|text| builder.take_text(&text));
        doubts.extend(doubt.map(|doubt| (row, column, doubt)));
        if let Some(text) = text {
            texts.entry(row).or_default().insert(column, text);
        }
    }
    for (row, column, day) in serials
        .into_iter()
        .filter(|(_, column, _)| dated.contains(column))
    {
        if let Some(text) = texts.get_mut(&row).and_then(|cells| cells.get_mut(&column)) {
            let told = MessageId::NoteSerialDate
                .with(text.as_str())
                .with(day.as_str());
            builder.note(place(sheet, &name(row, column)), told);
            *text = day;
        }
    }
    numbers::settle(&mut texts, doubts, |(row, column), message| {
        builder.note(place(sheet, &name(row, column)), message);
    });
    (texts, fills)
}

/// The colours of cells, by row and column.
type Fills = BTreeMap<(u32, u32), [u8; 3]>;

/// What a style says of its cells.
#[derive(Default)]
struct Look {
    /// How numbers are shown.
    format: String,
    struck: bool,
    fill: Option<[u8; 3]>,
}

impl Look {
    fn of(style: &Style) -> Look {
        let format = style.number_format.as_ref();
        let fill = style.fill.as_ref();
        let fill = fill.filter(|fill| fill.pattern != FillPattern::None);
        let fill = fill.and_then(|fill| fill.foreground_color);
        let fill = fill.and_then(|c| bars::fill(c.red, c.green, c.blue));
        Look {
            format: format.map_or_else(String::new, |format| format.format_code.clone()),
            struck: style.font.as_ref().is_some_and(|font| font.strikethrough),
            fill,
        }
    }
}

/// A sheet on its way to a table.
struct Page<'s> {
    sheet: &'s str,
    texts: Texts,
    fills: Fills,
    merged: BTreeMap<(u32, u32), (usize, usize)>,
    first: u32,
    width: usize,
    grid: Grid,
}

impl<'s> Page<'s> {
    fn new(sheet: &'s str, texts: Texts, layout: &Layout) -> Self {
        let columns = || texts.values().flat_map(BTreeMap::keys);
        let first = columns().min().copied().unwrap_or(0);
        let last = columns().max().copied().unwrap_or(0);
        let last_row = texts.keys().next_back().copied().unwrap_or(0);
        let merged = layout.merged.iter().filter(|area| area.top <= last_row);
        Page {
            sheet,
            merged: merged
                .map(|area| {
                    let height = area.bottom.min(last_row) - area.top + 1;
                    let width = area.right - area.left + 1;
                    ((area.top, area.left), (width as usize, height as usize))
                })
                .collect(),
            texts,
            fills: Fills::new(),
            first,
            width: WIDEST.min((last - first + 1) as usize),
            grid: Grid::default(),
        }
    }

    fn rows(&mut self, builder: &mut SourceBuilder) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut next = None;
        while let Some((number, texts)) = self.texts.pop_first() {
            let gap = next.is_some_and(|next: u32| next < number);
            if let (true, Some(blank)) = (gap, next) {
                rows.push(self.row(blank, BTreeMap::new(), builder));
                self.grid.skip((number - blank - 1) as usize);
            }
            rows.push(self.row(number, texts, builder));
            next = Some(number + 1);
        }
        rows
    }

    fn row(
        &mut self,
        number: u32,
        mut texts: BTreeMap<u32, String>,
        builder: &mut SourceBuilder,
    ) -> Row {
        let mut cells = Vec::new();
        let (sheet, first) = (self.sheet, self.first);
        let at = |column: usize| {
            let column = u32::try_from(column).unwrap_or(0);
            place(sheet, &name(number, first + column))
        };
        let mut column = self.grid.free(0);
        while column < self.width {
            let absolute = first + u32::try_from(column).unwrap_or(0);
            let span = self.merged.get(&(number, absolute)).copied();
            let text = texts.remove(&absolute);
            let (width, height) = span.unwrap_or((1, 1));
            let width = self.grid.room(column, width.min(WIDEST - column));
            let fill = self.fills.get(&(number, absolute)).copied();
            let wanted = text.is_some() || span.is_some() || self.width <= DENSE;
            if wanted && builder.take_cell(|| at(column)) {
                let mut cell = builder::cell(column, width, height, at(column));
                cell.paragraphs.extend(text);
                cell.fill = fill;
                cells.push(cell);
            }
            column = self.grid.free(column + width);
        }
        self.leftover(number, &texts, builder);
        self.finish_row(number, cells, builder)
    }

    /// Notes what stands under a merged cell or beyond the widest table.
    fn leftover(&self, number: u32, texts: &BTreeMap<u32, String>, builder: &mut SourceBuilder) {
        for (column, text) in texts {
            let place = place(self.sheet, &name(number, *column));
            let beyond = (column - self.first) as usize >= self.width;
            let message = if beyond {
                MessageId::NoteBeyond
            } else {
                MessageId::NoteHidden
            };
            builder.leave_out(place, message, text);
        }
    }

    fn finish_row(
        &mut self,
        number: u32,
        mut cells: Vec<Cell>,
        builder: &mut SourceBuilder,
    ) -> Row {
        let (sheet, first) = (self.sheet, self.first);
        self.grid.complete(builder, &mut cells, |column| {
            place(
                sheet,
                &name(number, first + u32::try_from(column).unwrap_or(0)),
            )
        });
        Row::new(cells, place(sheet, &(number + 1).to_string()))
    }
}
