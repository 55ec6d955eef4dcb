//! Pages as text for a terminal: light tables whose lines never exceed its width.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Ansi};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};

use super::layout::{Band, Content, Layout, Sizes, layout};
use super::wrap::{width, wrap};
use super::{Color, Style, fold, strip};
use crate::report::{
    self, Cell, Column, ColumnKind, Line, LineKind, Page, Table, Tone, Value, written,
};
use crate::text::harmless;
use crate::words::{Lang, MessageId};

/// The narrowest page: below this nothing can be read, and lines exceed the terminal.
const NARROWEST: usize = 30;

/// The width up to which names had better not wrap where figures beside them can be added up.
const WHOLE_NAME: usize = 26;

/// What stands before a heading within a group.
const INDENT: &str = "  ";

/// Writes `page`.
pub fn page(page: &Page<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let style = Style {
        width: style.width.max(NARROWEST),
        ..*style
    };
    paragraph(&page.title, Ansi::new().bold(), &style, out)?;
    if let Some(day) = &page.day {
        paragraph(day, Ansi::new(), &style, out)?;
    }
    let mut dropped: Vec<String> = Vec::new();
    let mut ticks: Vec<String> = Vec::new();
    for part in page.tables.iter().filter(|table| !table.lines.is_empty()) {
        writeln!(out)?;
        let drawn = strip::draw(part, &style);
        let told = fold::folded(&drawn.table, |table| {
            Drawing::new(table, &style).keeps_names()
        });
        for column in Drawing::new(&told, &style).draw(out)? {
            dropped.push(column.title.clone());
        }
        dropped.extend(drawn.dropped);
        ticks.extend(drawn.left_out);
        if let Some(legend) = strip::legend(part, style.signs) {
            paragraph(&legend, Ansi::new(), &style, out)?;
        }
    }
    let left_out = (!dropped.is_empty()).then(|| left_out(&dropped, style.lang));
    let ticks = (!ticks.is_empty()).then(|| {
        MessageId::TicksLeftOut
            .with(ticks.join(", "))
            .text(style.lang)
    });
    let notes = page.notes.iter().chain(&left_out).chain(&ticks);
    for (index, note) in notes.enumerate() {
        if index == 0 {
            writeln!(out)?;
        }
        paragraph(note, Ansi::new(), &style, out)?;
    }
    Ok(())
}

/// Writes a table by itself.
pub(super) fn table(table: &Table<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    Drawing::new(table, style).draw(out).map(drop)
}

/// Says which columns found no room, those of several tables once.
fn left_out(columns: &[String], lang: Lang) -> String {
    let quoted = |name: &String| MessageId::Quoted.with(name.to_lowercase()).text(lang);
    let mut names: Vec<String> = Vec::new();
    for name in columns.iter().map(quoted) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    MessageId::ColumnsLeftOut.with(names.join(", ")).text(lang)
}

fn paragraph(text: &str, ansi: Ansi, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for line in wrap(&harmless::line(text), style.width) {
        writeln!(out, "{}", painted(&line, ansi, style.color))?;
    }
    Ok(())
}

/// A table on its way to the terminal: its cells as texts, and the widths they get.
struct Drawing<'t> {
    table: &'t Table<'t>,
    texts: Vec<Vec<String>>,
    layout: Layout,
    style: &'t Style,
}

impl<'t> Drawing<'t> {
    fn new(table: &'t Table<'t>, style: &'t Style) -> Self {
        let texts: Vec<Vec<String>> = table
            .lines
            .iter()
            .map(|line| texts(line, &table.columns))
            .collect();
        let content = |number: usize| Content {
            number,
            column: &table.columns[number],
            sizes: Sizes::of(
                (table.lines.iter().zip(&texts))
                    .filter(|(line, _)| matches!(line.kind, LineKind::Body | LineKind::Total))
                    .filter_map(|(_, cells)| cells.get(number).map(String::as_str)),
            ),
        };
        let contents = table.filled().into_iter().map(content).collect();
        let layout = layout(contents, style.width);
        Drawing {
            table,
            texts,
            layout,
            style,
        }
    }

    /// Returns whether the columns stand side by side and the texts of the first need not wrap below [`WHOLE_NAME`].
    fn keeps_names(&self) -> bool {
        let names = self.texts.iter().filter_map(|cells| cells.first());
        let longest = names.flat_map(|text| text.split('\n')).map(width).max();
        let [band] = self.layout.bands.as_slice() else {
            return false;
        };
        let given = band.first().map_or(0, |(_, width)| *width);
        given >= longest.unwrap_or(0).min(WHOLE_NAME)
    }

    /// Draws the table and returns the columns that had no room.
    fn draw(&self, out: &mut dyn Write) -> io::Result<Vec<&'t Column>> {
        if let Some(title) = &self.table.title {
            paragraph(title, Ansi::new().bold(), self.style, out)?;
        }
        for (index, band) in self.layout.bands.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            self.band(band, out)?;
        }
        let dropped = self.layout.dropped.iter();
        Ok(dropped.map(|number| &self.table.columns[*number]).collect())
    }

    fn band(&self, band: &Band, out: &mut dyn Write) -> io::Result<()> {
        let mut sheet = Spread::new(self, band);
        if !self.is_bare() {
            sheet.push(self.headings(band));
            sheet.rule();
        }
        let drawn: Vec<Vec<Vec<String>>> = self
            .texts
            .iter()
            .zip(&self.table.lines)
            .map(|(texts, line)| self.wrapped(texts, line, band))
            .collect();
        let airy = !self.is_bare() && self.is_tall(&drawn);
        let mut before = None;
        for (cells, line) in drawn.iter().zip(&self.table.lines) {
            match (line.kind, before) {
                (LineKind::Group | LineKind::Subgroup, _) => {
                    sheet.flush(out)?;
                    if before == Some(LineKind::Body) {
                        writeln!(out)?;
                    }
                    self.heading(cells, line.kind, out)?;
                }
                (LineKind::Body, Some(LineKind::Body)) if airy => sheet.blank(),
                (LineKind::Total, Some(_)) => sheet.rule(),
                _ => {}
            }
            if !matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
                sheet.push(self.cells(cells, line, band));
            }
            before = Some(line.kind);
        }
        sheet.flush(out)
    }

    /// Returns whether so many rows take several lines that blank lines between them help; where all but the first
    /// column are figures, these show well enough where a row begins.
    fn is_tall(&self, drawn: &[Vec<Vec<String>>]) -> bool {
        let figures =
            |column: &Column| matches!(column.kind, ColumnKind::Number | ColumnKind::Word);
        if self.table.columns.iter().skip(1).all(figures) {
            return false;
        }
        let rows = drawn.iter().zip(&self.table.lines);
        let rows = rows.filter(|(_, line)| line.kind == LineKind::Body);
        let (mut all, mut tall) = (0, 0);
        for (cells, _) in rows {
            all += 1;
            tall += usize::from(cells.iter().any(|cell| cell.len() > 1));
        }
        tall * 3 > all
    }

    /// Returns whether the table has no headings.
    fn is_bare(&self) -> bool {
        let mut columns = self.table.columns.iter();
        columns.all(|column| column.title.is_empty())
    }

    /// Returns the headings of the columns, each standing on the rule below it.
    fn headings(&self, band: &Band) -> Vec<String> {
        let heading = |(number, width): &(usize, usize)| {
            wrap(
                self.layout.headings.of(&self.table.columns[*number]),
                *width,
            )
        };
        let cells: Vec<Vec<String>> = band.iter().map(heading).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let lowered = cells.iter().map(|lines| {
            let blanks = "\n".repeat(height - lines.len());
            format!("{blanks}{}", self.painted(lines, Ansi::new().bold()))
        });
        lowered.collect()
    }

    /// Writes a heading that goes across the table.
    fn heading(
        &self,
        cells: &[Vec<String>],
        kind: LineKind,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let (indent, ansi) = match kind {
            LineKind::Group => ("", Ansi::new().bold()),
            _ => (INDENT, Ansi::new().italic()),
        };
        for text in cells.iter().flatten() {
            writeln!(out, "{indent}{}", painted(text, ansi, self.style.color))?;
        }
        Ok(())
    }

    /// Returns the lines of each cell of a line; a heading has one cell, as wide as the page.
    fn wrapped(&self, texts: &[String], line: &Line<'_>, band: &Band) -> Vec<Vec<String>> {
        if matches!(line.kind, LineKind::Group | LineKind::Subgroup) {
            let text = texts.first().map(String::as_str).unwrap_or_default();
            return vec![wrap(text, self.style.width - INDENT.len())];
        }
        let cell = |(number, width): &(usize, usize)| {
            let text = texts.get(*number).map(String::as_str).unwrap_or_default();
            wrap(text, *width)
        };
        band.iter().map(cell).collect()
    }

    /// Returns the cells of a line in their styles.
    fn cells(&self, cells: &[Vec<String>], line: &Line<'_>, band: &Band) -> Vec<String> {
        let look = |number: usize| {
            let look = line
                .cells
                .get(number)
                .map_or(Ansi::new(), |cell| look(cell.tone));
            if line.kind == LineKind::Total {
                look.bold()
            } else {
                look
            }
        };
        let cells = cells.iter().zip(band);
        cells
            .map(|(lines, (number, _))| self.painted(lines, look(*number)))
            .collect()
    }

    fn painted(&self, lines: &[String], ansi: Ansi) -> String {
        let lines: Vec<String> = lines
            .iter()
            .map(|line| painted(line, ansi, self.style.color))
            .collect();
        lines.join("\n")
    }
}

/// Lines of a table that wait to be set side by side.
struct Spread<'d> {
    drawing: &'d Drawing<'d>,
    band: &'d Band,
    table: comfy_table::Table,
}

impl<'d> Spread<'d> {
    fn new(drawing: &'d Drawing<'d>, band: &'d Band) -> Self {
        let mut sheet = Spread {
            drawing,
            band,
            table: comfy_table::Table::new(),
        };
        sheet.clear();
        sheet
    }

    fn clear(&mut self) {
        self.table = comfy_table::Table::new();
        self.table.load_style(comfy_table::presets::NOTHING);
        self.table
            .set_content_arrangement(ContentArrangement::Dynamic);
        self.table.set_width(u16::MAX);
    }

    fn push(&mut self, cells: Vec<String>) {
        self.table.add_row(cells);
    }

    /// Adds an empty line.
    fn blank(&mut self) {
        self.push(vec![String::new(); self.band.len()]);
    }

    /// Adds a rule under every column.
    fn rule(&mut self) {
        let rule = |(_, width): &(usize, usize)| {
            self.drawing
                .painted(&["─".repeat(*width)], Ansi::new().dimmed())
        };
        self.push(self.band.iter().map(rule).collect());
    }

    /// Writes the lines gathered so far, without blanks at their ends.
    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        for (index, (number, width)) in self.band.iter().enumerate() {
            let gap = if index + 1 < self.band.len() {
                self.drawing.layout.gap
            } else {
                0
            };
            let Some(column) = self.table.column_mut(index) else {
                continue;
            };
            let narrow = |size: usize| u16::try_from(size).unwrap_or(u16::MAX);
            column.set_padding((0, narrow(gap)));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(
                width + gap,
            ))));
            if self.drawing.table.columns[*number].kind == ColumnKind::Number {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        for line in self.table.lines() {
            writeln!(out, "{}", line.trim_end_matches(' '))?;
        }
        self.clear();
        Ok(())
    }
}

/// Returns the texts of the cells of a line.
fn texts(line: &Line<'_>, columns: &[Column]) -> Vec<String> {
    let headed = matches!(line.kind, LineKind::Group | LineKind::Subgroup);
    let text = |(index, cell): (usize, &Cell<'_>)| match columns.get(index) {
        Some(column) if !headed => text(cell, column.kind),
        _ => text(cell, ColumnKind::Names),
    };
    line.cells.iter().enumerate().map(text).collect()
}

/// Returns the text of a cell, on as many lines as it has parts.
fn text(cell: &Cell<'_>, kind: ColumnKind) -> String {
    let text = match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) if kind == ColumnKind::Names => short(text),
        Value::Text(text) => harmless::line(text).into_owned(),
        Value::Names(names) => names
            .iter()
            .map(|name| short(name))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Number(number) => match cell.tone {
            Tone::Heat(quarter) => format!("{}{number}", shade(quarter)),
            _ => written(*number),
        },
        Value::Date(date) => date.format("%d.%m.%Y").to_string(),
        Value::Strip(slots) => strip::plain(slots),
    };
    let remarks = cell.remarks.iter().map(|remark| harmless::line(remark));
    let lines = std::iter::once(text.into()).chain(remarks);
    let lines: Vec<_> = lines
        .filter(|line: &Cow<'_, str>| !line.is_empty())
        .collect();
    lines.join("\n")
}

fn short(name: &str) -> String {
    report::whole(&harmless::line(name))
}

/// Returns the shade of a quarter of the greatest number.
fn shade(quarter: u8) -> char {
    match quarter {
        0 | 1 => '░',
        2 => '▒',
        3 => '▓',
        _ => '█',
    }
}

/// Returns the style for what a cell means; its words say the same.
fn look(tone: Tone) -> Ansi {
    match tone {
        Tone::Plain => Ansi::new(),
        Tone::Done => AnsiColor::Green.on_default(),
        Tone::Late | Tone::Heat(3) => AnsiColor::Yellow.on_default(),
        Tone::Overdue | Tone::Heat(4..) => AnsiColor::Red.on_default().bold(),
        Tone::Soon => AnsiColor::Yellow.on_default().bold(),
        Tone::Active | Tone::Heat(2) => AnsiColor::Cyan.on_default(),
        Tone::Muted | Tone::Heat(_) => Ansi::new().dimmed(),
    }
}

/// Returns `text` in its looks where colours are shown; its lines are broken, so that a blank need hold nothing together
/// any more, and a name can be copied and searched for.
fn painted(text: &str, ansi: Ansi, color: Color) -> String {
    let text = text.replace('\u{a0}', " ");
    match color {
        Color::Never => text,
        Color::Always if ansi == Ansi::new() => text,
        Color::Always => format!("{ansi}{text}{ansi:#}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_several_tables_leave_out_is_named_once() {
        let names = ["Ревизия", "Ревизия", "Автор"].map(str::to_owned);
        let told = left_out(&names, Lang::Russian);
        assert_eq!(told, "Не поместились столбцы: «ревизия», «автор».");
    }

    #[test]
    fn cells_stand_side_by_side_without_blanks_behind() {
        let columns = vec![
            Column::new(ColumnKind::Text, "Что"),
            Column::new(ColumnKind::Number, "Число"),
            Column::new(ColumnKind::Text, "Кто"),
        ];
        let cells = |what: &'static str, count, who: &'static str| {
            Line::body(vec![Cell::text(what), Cell::count(count), Cell::text(who)])
        };
        let page_of = Page {
            title: String::new(),
            day: None,
            tables: vec![Table {
                title: None,
                columns,
                lines: vec![cells("одно и другое", 7, ""), cells("", 12, "Иванов")],
            }],
            notes: Vec::new(),
        };
        let style = |color| Style {
            width: 80,
            color,
            lang: Lang::Russian,
            signs: crate::render::Signs::Unicode,
        };
        let drawn = |color| {
            let mut out = Vec::new();
            page(&page_of, &style(color), &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let expected = "\n\nЧто            Число  Кто\n─────────────  ─────  ──────\n\
                        одно и другое      7\n                  12  Иванов\n";
        assert_eq!(drawn(Color::Never), expected);
        let coloured = drawn(Color::Always);
        assert!(
            coloured.contains("\u{1b}[1mЧто\u{1b}[0m            \u{1b}[1mЧисло"),
            "{coloured:?}"
        );
        assert!(
            coloured.lines().all(|line| !line.ends_with(' ')),
            "{coloured:?}"
        );
    }
}
