//! Answers as CSV by RFC 4180, for spreadsheets and scripts.

use std::borrow::Cow;
use std::io::{self, Write};

use super::strip;
use crate::report::{Report, Value};
use crate::text::harmless;

/// Writes the keys and a record for each row.
pub fn records(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(report.keys().iter().map(|key| key.as_bytes()))?;
    for row in report.rows() {
        for value in report.record(row) {
            writer.write_field(field(&value).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

fn field<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Empty => Cow::Borrowed(""),
        Value::Text(text) => inert(text),
        Value::Names([only]) => inert(only),
        Value::Names(names) => Cow::Owned(inert(&names.join("; ")).into_owned()),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Date(date) => Cow::Owned(date.to_string()),
        Value::Strip(slots) => Cow::Owned(strip::plain(slots)),
    }
}

/// Returns `text` so that no spreadsheet runs it: with an apostrophe before a sign that begins a formula, also where a
/// spreadsheet that parts cells by semicolons sees a cell begin.
///
/// The signs are those that OWASP names under “CSV Injection”, full-width ones included.
fn inert(text: &str) -> Cow<'_, str> {
    let text = harmless::lines(text);
    let runs = |rest: &str| {
        rest.trim_start_matches([' ', '"'])
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    let mut out = String::new();
    for part in text.split_inclusive([';', '\t', '\n', '\r']) {
        let is_first = out.is_empty();
        if runs(part) || is_first && part.starts_with(['\t', '\n', '\r']) {
            out.push('\'');
        }
        out.push_str(part);
    }
    if out == *text { text } else { Cow::Owned(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_inert() {
        let case = |text: &str, expected: &str| assert_eq!(inert(text), expected);
        case("=1+2", "'=1+2");
        case("+7 (495)", "'+7 (495)");
        case("-", "'-");
        case("@SUM(A1)", "'@SUM(A1)");
        case("\t=1", "'\t'=1");
        case(";=1+1", ";'=1+1");
        case("а; \"=1+1\"\n+7", "а;' \"=1+1\"\n'+7");
        case(" =1+1", "' =1+1");
        case("\u{feff}=1", "'=1");
        case("до 1 мая", "до 1 мая");
    }
}
