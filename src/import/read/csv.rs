//! .csv and .tsv → one table.
//!
//! The delimiter is the one of `;`, tab, `,` and `|` that cuts most, and most rows into as many columns; Excel's first line `sep=;` settles it. A cell that holds lines keeps them as lines of one paragraph.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};

use super::builder::{self, MOST_LINES, SourceBuilder, WIDEST};
use super::{encoding, serial};
use crate::import::source::{Cell, Place, Row, Source};
use crate::words::MessageId;

/// How far apart the quotes of a field stand that was written without doubling them, in bytes.
const NEAR: usize = 4_096;
/// How many rows decide about the delimiter.
const SAMPLE: usize = 200;

/// Reads values with `delimiter`, or the one they seem to have, between them.
pub(super) fn read(bytes: &[u8], delimiter: Option<u8>) -> Source {
    let mut builder = SourceBuilder::default();
    let decoded = encoding::decode(bytes, None);
    builder.note_all(decoded.notes);
    read_text(&mut builder, &decoded.text, delimiter);
    builder.finish()
}

/// Reads `text`, a table from end to end, at the end of `builder`.
pub(super) fn read_text(builder: &mut SourceBuilder, text: &str, delimiter: Option<u8>) {
    let (text, skipped, declared) = declaration(text);
    let delimiter = declared.or(delimiter).unwrap_or_else(|| guess(text));
    let table = builder.next_table();
    debug_assert_eq!(table, 1);
    let text = &*mended(text, delimiter);
    if let Some(line) = open_quote(text, delimiter) {
        let line = line + skipped;
        builder.note(Place::Line { line }, MessageId::NoteQuoteOpen);
    }
    let mut records = Vec::new();
    for record in reader(text, delimiter).into_records() {
        match record {
            Ok(record) if records.len() == MOST_LINES => {
                let line = line_of(&record, skipped);
                builder.overflow(Place::Line { line });
                break;
            }
            Ok(record) => records.push(record),
            Err(_) => builder.note(Place::Line { line: 1 }, MessageId::NoteBroken),
        }
    }
    let widths = Widths::of(&records);
    let mut rows = Vec::new();
    for record in records {
        if let Some(record) = widths.fitted(record, delimiter, skipped, builder) {
            rows.extend(row(&record, skipped, builder));
        }
    }
    settle_days(&mut rows, builder);
    let first = rows.first().map(|row: &Row| row.place.clone());
    let table = builder.close(rows, first.unwrap_or(Place::Line { line: 1 }));
    builder.table(table);
}

/// The blanks by which columns are drawn.
const COLUMN_GAP: &str = "   ";

/// Returns whether a text without a name is values with commas or semicolons between them: below a header of several
/// fields most rows have as many. In a sentence a blank follows a comma, and of amounts in columns («100,0   20,0») the
/// commas part nothing. Values with tabs between them are such a table where some stand in quotes, as Excel saves
/// «Unicode text».
pub(super) fn is_table(text: &str) -> bool {
    let (text, _, declared) = declaration(text);
    let is_header = |record: &StringRecord| {
        record.iter().filter(|field| !field.is_empty()).count() > 2
            && !record.iter().any(|field| {
                field.starts_with(' ') || field.contains('\t') || field.contains(COLUMN_GAP)
            })
    };
    let fits = |delimiter: u8| {
        let mut records = reader(text, delimiter).into_records().flatten();
        let Some(header) = records.find(is_header) else {
            return false;
        };
        let widths: Vec<usize> = records.take(SAMPLE).map(|record| record.len()).collect();
        let same = widths
            .iter()
            .filter(|width| **width == header.len())
            .count();
        same > 0 && same * 2 >= widths.len()
    };
    declared.is_some() || quotes_between_tabs(text) || [b';', b','].into_iter().any(fits)
}

/// Returns whether some field between tabs is in quotes that it needs: it holds lines or quotes.
fn quotes_between_tabs(text: &str) -> bool {
    let tabs = memchr::memchr_iter(b'\t', text.as_bytes());
    let mut fields = tabs.filter_map(|at| text.get(at + 1..).filter(|rest| rest.starts_with('"')));
    fields.any(|rest| {
        let field = quoted(rest, b'\t').and_then(|length| rest.get(1..length - 1));
        field.is_some_and(|field| field.contains('\n') || field.contains("\"\""))
    })
}

/// Takes off Excel's line `sep=;`: returns the rest, how many lines were taken off, and the delimiter.
fn declaration(text: &str) -> (&str, usize, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mark = first.trim_end_matches('\r').trim_matches('"');
    match mark.strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii() => (rest, 1, Some(*delimiter)),
        _ => (text, 0, None),
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Returns the delimiter that `text` seems to have: the one that cuts most, and most rows alike.
fn guess(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut widths = BTreeMap::new();
        let records = reader(text, delimiter).into_records();
        for record in records.take(SAMPLE).flatten() {
            *widths.entry(record.len()).or_insert(0) += 1;
        }
        let all: usize = widths.values().sum();
        let cuts = widths
            .into_iter()
            .map(|(width, rows)| (width - 1) * rows * SAMPLE / all.max(1));
        cuts.max()
    };
    let candidates = [b'|', b',', b'\t', b';'].into_iter();
    candidates
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(b';')
}

/// How many fields the rows of a table have.
struct Widths {
    /// Where the header stands among the records, and how many fields it has.
    header: Option<(u64, usize)>,
    /// How many fields most rows below it have: the last ones are left out where nobody fills them.
    usual: usize,
}

impl Widths {
    fn of(records: &[StringRecord]) -> Self {
        let head = records.iter().position(|record| filled(record) > 2);
        let below = records.iter().skip(head.map_or(0, |at| at + 1));
        let mut counts = BTreeMap::new();
        for record in below.filter(|record| filled(record) > 1) {
            *counts.entry(record.len()).or_insert(0) += 1;
        }
        let rows: usize = counts.values().sum();
        let usual = counts
            .into_iter()
            .max_by_key(|(width, rows)| (*rows, *width));
        let header = head.and_then(|at| records.get(at));
        let header = header.map(|record| (line(record), record.len()));
        Widths {
            usual: match (usual, header) {
                (Some((width, count)), _) if count > 1 && count * 2 > rows => width,
                (_, Some((_, width))) => width,
                _ => 0,
            },
            header,
        }
    }

    /// Returns a row as it fits the header. Where blanks follow the delimiters of a sentence that wants quotes, its parts
    /// are one field; a row that fits in no way is kept as text: nobody can tell which field is which.
    fn fitted(
        &self,
        record: StringRecord,
        delimiter: u8,
        skipped: usize,
        builder: &mut SourceBuilder,
    ) -> Option<StringRecord> {
        let Some((_, width)) = self.header.filter(|(header, _)| *header < line(&record)) else {
            return Some(record);
        };
        let fits = |fields: usize| fields == width || fields == self.usual;
        let beyond = record
            .iter()
            .skip(width)
            .any(|field| !field.trim().is_empty());
        let foreign = filled(&record) == 1 && cut_otherwise(&record, width);
        if filled(&record) < 2 && !foreign || fits(record.len()) || record.len() > width && !beyond
        {
            return Some(record);
        }
        let joined = Some(rejoined(&record, delimiter));
        let joined = joined.filter(|joined| beyond && joined.len() == width);
        let place = Place::Line {
            line: line_of(&record, skipped),
        };
        let told = |message: MessageId| message.with(record.len()).with(width);
        if joined.is_some() {
            builder.note(place, told(MessageId::NoteRowRejoined));
        } else {
            let fields: Vec<_> = record.iter().map(unwrapped).collect();
            builder.misfit(place, told(MessageId::NoteRowMisfit), &fields.join(" | "));
        }
        joined
    }
}

fn filled(record: &StringRecord) -> usize {
    let filled = |field: &&str| !field.trim().is_empty();
    record.iter().filter(filled).count()
}

/// Returns whether the one field of a record would fit the header if another delimiter stood in it.
fn cut_otherwise(record: &StringRecord, width: usize) -> bool {
    let text = record.iter().find(|field| !field.trim().is_empty());
    let fields = |delimiter: u8| {
        let fields = text?.split(char::from(delimiter));
        let tight = fields.clone().all(|field| !field.starts_with(' '));
        Some(fields.count()).filter(|_| tight)
    };
    width > 2
        && [b';', b',', b'\t', b'|']
            .into_iter()
            .any(|delimiter| fields(delimiter) == Some(width))
}

fn line(record: &StringRecord) -> u64 {
    record.position().map_or(1, csv::Position::line)
}

/// Returns a record with the fields that begin with a blank joined to those before them.
fn rejoined(record: &StringRecord, delimiter: u8) -> StringRecord {
    let mut fields: Vec<String> = Vec::new();
    for field in record {
        match fields.last_mut() {
            Some(last) if field.starts_with(' ') => {
                last.push(char::from(delimiter));
                last.push_str(field);
            }
            _ => fields.push(field.to_owned()),
        }
    }
    let mut joined = StringRecord::from(fields);
    joined.set_position(record.position().cloned());
    joined
}

/// Returns the line in which a field begins with a quote that is never closed.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut opened, mut starts) = (1, None, true);
    for byte in text.bytes() {
        let mut closed = false;
        match (byte, opened) {
            (b'"', Some(_)) => (opened, closed) = (None, true),
            (b'"', None) if starts => opened = Some(line),
            _ => {}
        }
        line += usize::from(byte == b'\n');
        // a doubled quote inside a field closes it and opens it again
        starts = byte == delimiter || byte == b'\n' || closed;
    }
    opened
}

/// Returns `text` with quotes around the fields that begin with one as their own word does: `"Слёт" юных`.
fn mended(text: &str, delimiter: u8) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let known = rest
            .starts_with('"')
            .then(|| match quoted(rest, delimiter) {
                Some(length) => Some((length, None)),
                None => worded(rest, delimiter),
            });
        let (length, words) = known
            .flatten()
            .unwrap_or_else(|| (field_end(rest, delimiter), None));
        if let Some(words) = words {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.extend(["\"", &words.replace('"', "\"\""), "\""]);
            copied = at + length;
        }
        // the delimiter, or the end of the line, of whatever width
        at += length;
        at += text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    if copied == 0 {
        return text.into();
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out.into()
}

fn field_end(text: &str, delimiter: u8) -> usize {
    let ends = |byte: u8| byte == delimiter || byte == b'\n';
    text.bytes().position(ends).unwrap_or(text.len())
}

/// Returns the length of the quoted field that `text` begins with, if nothing stands behind its quote.
fn quoted(text: &str, delimiter: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        at += text.get(at..)?.find('"')? + 1;
        if !text.get(at..)?.starts_with('"') {
            break;
        }
        at += 1;
    }
    let rest = text.get(at..)?;
    let length = field_end(rest, delimiter);
    rest.get(..length)?.trim().is_empty().then_some(at + length)
}

/// Returns the length and the words of a field whose quotes are not doubled: those that open stand before a word, those
/// that close behind one. The outermost two are no words where they stand around all others.
fn worded(text: &str, delimiter: u8) -> Option<(usize, Option<&str>)> {
    let (mut depth, mut whole, mut before) = (0_usize, true, ' ');
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        let opens = before.is_whitespace() || matches!(before, '(' | '«' | '"');
        match c {
            '\n' if depth > 0 => return None,
            _ if at > NEAR => return None,
            c if depth == 0 && at > 0 && (c == '\n' || c == char::from(delimiter)) => {
                end = at;
                break;
            }
            '"' if opens && (at == 0 || before != '"' || depth == 0) => depth += 1,
            '"' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !c.is_whitespace() => whole = false,
            _ => {}
        }
        before = c;
    }
    let field = text.get(..end)?.trim_end();
    let inside = field.strip_prefix('"')?.strip_suffix('"').filter(|_| whole);
    (depth == 0).then(|| (end, Some(inside.unwrap_or(field))))
}

/// Returns a field without the formula `="…"` that keeps Excel from changing it.
fn unwrapped(field: &str) -> Cow<'_, str> {
    let inside = field
        .trim()
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) => inside.replace("\"\"", "\"").into(),
        None => field.into(),
    }
}

fn line_of(record: &StringRecord, skipped: usize) -> usize {
    usize::try_from(line(record)).unwrap_or(usize::MAX) + skipped
}

/// Writes the days that stand as Excel's numbers below the heading of a column of days.
fn settle_days(rows: &mut [Row], builder: &mut SourceBuilder) {
    let mut dated = BTreeSet::new();
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let [text] = cell.paragraphs.as_mut_slice() else {
            continue;
        };
        if serial::heads_days(text) {
            dated.insert(cell.column);
        } else if let Some(day) = serial::day_of(text).filter(|_| dated.contains(&cell.column)) {
            let day = day.format("%d.%m.%Y").to_string();
            let told = MessageId::NoteSerialDate
                .with(text.as_str())
                .with(day.as_str());
            builder.note(cell.place.clone(), told);
            *text = day;
        }
    }
}

fn row(record: &StringRecord, skipped: usize, builder: &mut SourceBuilder) -> Option<Row> {
    let line = line_of(record, skipped);
    let place = Place::Line { line };
    let mut cells = Vec::new();
    for (column, field) in record.iter().enumerate() {
        if column >= WIDEST {
            builder.leave_out(place.clone(), MessageId::NoteBeyond, field);
        } else if builder.take_cell(|| place.clone()) {
            let mut cell: Cell = builder::cell(column, 1, 1, place.clone());
            cell.paragraphs.extend(builder.take_text(&unwrapped(field)));
            cells.push(cell);
        }
    }
    (!cells.is_empty()).then(|| Row::new(cells, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_from_sentences() {
        let case = |text, expected| assert_eq!(is_table(text), expected, "{text}");
        case("План\n№,Мероприятие,Срок\n1,\"Сбор, слёт\",май\n", true);
        case("План;;\n№;Мероприятие;Срок\n1;Сбор;май\n", true);
        case("sep=|\n№|Срок\n", true);
        case("Назначить, провести, сдать\nа, б, в\n", false);
        case("№\tДело,сбор,слёт\n1\tа,б,в\n", false);
        case("№\tДело\tСрок\n1\t\"Сбор,\nслёт\"\tмай\n", true);
        case("№\tДело\tСрок\n1\t\"Сбор\" и слёт\tмай\n", false);
        case("№,Мероприятие,Срок\nТекст\nТекст\n", false);
    }

    #[test]
    fn a_quote_is_open_only_where_a_field_begins_with_it() {
        let case = |text, line| assert_eq!(open_quote(text, b';'), line, "{text}");
        case("1;\"Клуб;май\n", Some(1));
        case("1;\"Клуб \"\"Лига\"\"\";май\n", None);
        case("1;\"Клуб \"Лига\"\";май\n", None);
        case("1;Клуб \"Лига\";май\n", None);
        assert_eq!(unwrapped("=\"Клуб \"\"Лига\"\"\""), "Клуб \"Лига\"");
    }

    #[test]
    fn quotes_of_words_are_told_from_those_of_fields() {
        let case = |text: &str, expected: &[&str]| {
            let mended = mended(text, b';');
            let records: Vec<_> = reader(&mended, b';').into_records().flatten().collect();
            let fields: Vec<&str> = records.iter().flatten().collect();
            assert_eq!(fields, expected, "{text}");
        };
        case("1;\"Слёт\" юных;май\r\n", &["1", "\"Слёт\" юных", "май"]);
        case("\"Слёт\" и \"Бал\";май", &["\"Слёт\" и \"Бал\"", "май"]);
        case("\"Слёт \"Лига\" юных\";май", &["Слёт \"Лига\" юных", "май"]);
        case(
            "\"Клуб \"Лига\"; сбор\";май",
            &["Клуб \"Лига\"; сбор", "май"],
        );
        case("\"Клуб \"Лига\"\";май", &["Клуб \"Лига\"", "май"]);
        case(
            "\"Клуб \"\"Лига\"\"; а\nб\";май",
            &["Клуб \"Лига\"; а\nб", "май"],
        );
        case("\"Бал\" ;Клуб \"Лига\"", &["Бал ", "Клуб \"Лига\""]);
        case("\"Слёт юных;май", &["Слёт юных;май"]);
    }

    #[test]
    fn a_row_of_another_delimiter_is_no_heading() {
        let case = |text: &str, expected| {
            let record = StringRecord::from(vec![text]);
            assert_eq!(cut_otherwise(&record, 3), expected, "{text}");
        };
        case("2,Слёт,май", true);
        case("2\tСлёт\tмай", true);
        case("Слёт, сбор, бал", false);
        case("Раздел 1,2", false);
    }

    #[test]
    fn guesses_the_delimiter() {
        let case = |text, expected: u8| assert_eq!(char::from(guess(text)), char::from(expected));
        case("№;Мероприятие, срок;Срок\n1;a, b, c;май, июнь\n", b';');
        case("№,Мероприятие,Срок\n1,\"a; b\",май\n", b',');
        case("№\tМероприятие\n1\ta, b; c\n", b'\t');
        case("№|Мероприятие|Срок\n1|a, b; c|май\n", b'|');
        case("одно\nдругое\n", b';');
        let list = "а;\nб;\nв;\nг";
        let commas = format!("План,,\n№,Дело,Срок\n1,\"{list}\",май\n2,\"{list}\",май\n");
        case(&commas, b',');
    }
}
