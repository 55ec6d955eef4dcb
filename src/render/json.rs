//! Answers as JSON, one row a line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use crate::report::Report;
use crate::text::harmless::{has_harmful, is_harmful};

/// Writes `{"version":1,"as_of":…,"rows":[…],"total":…,"unread":[…]}`, each row on a line of its own; `"notes"` stands
/// at the end where there are any.
pub fn envelope(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    let about = report.about();
    write!(
        out,
        r#"{{"version":1,"as_of":"{}","rows":["#,
        about.clock.as_of
    )?;
    for (index, row) in report.rows().iter().enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        value(row, out)?;
    }
    if !report.rows().is_empty() {
        writeln!(out)?;
    }
    write!(out, r#"],"total":"#)?;
    value(&report.total(), out)?;
    write!(out, r#","unread":"#)?;
    value(&about.unread, out)?;
    if !about.notes.is_empty() {
        write!(out, r#","notes":"#)?;
        value(&about.notes, out)?;
    }
    writeln!(out, "}}")
}

/// Writes each row on a line of its own, with the day it speaks of: lines of several days can be put together.
pub fn lines(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    // A row goes into memory piece by piece, without a call of `dyn` for each, and out of it at once.
    let mut line = Vec::new();
    let day = format!(r#"{{"as_of":"{}","#, report.about().clock.as_of);
    for row in report.rows() {
        line.clear();
        value(row, &mut line)?;
        line.push(b'\n');
        // A row is an object with keys: the day becomes its first.
        out.write_all(day.as_bytes())?;
        out.write_all(line.get(1..).unwrap_or_default())?;
    }
    Ok(())
}

/// Writes a value of JSON on one line.
pub fn value(value: &impl Serialize, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
    value
        .serialize(&mut Serializer::with_formatter(out, Escaping))
        .map_err(io::Error::from)
}

/// Writes compact JSON, in which what a terminal might obey is escaped.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !has_harmful(fragment) {
            return CompactFormatter.write_string_fragment(writer, fragment);
        }
        for c in fragment.chars() {
            if is_harmful(c) {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
            } else {
                write!(writer, "{c}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_a_terminal_might_obey() {
        let text = "до\u{9b}31m \u{202e}\u{e0001} \u{1b} «мая»\n";
        let mut out = Vec::new();
        value(&text, &mut out).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert!(!json.chars().any(is_harmful), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
