//! A value of a spreadsheet → the text that the sheet shows, as far as its format is known.

use calamine::{DataRef, ExcelDateTime};
use chrono::{Datelike as _, NaiveDateTime, Timelike as _};

use super::doubt;
use crate::phrase::month_name;
use crate::words::{Message, MessageId};

/// Returns the text of `value` under the number format `format`, and what is doubtful about it.
pub(super) fn show(value: &DataRef<'_>, format: &str) -> (Option<String>, Option<Message>) {
    match value {
        DataRef::Empty => (None, None),
        DataRef::String(text) | DataRef::DurationIso(text) => (Some(text.clone()), None),
        DataRef::SharedString(text) => (Some((*text).to_owned()), None),
        DataRef::Bool(value) => {
            let word = if *value { "ИСТИНА" } else { "ЛОЖЬ" };
            (Some(word.to_owned()), None)
        }
        DataRef::Int(number) => (Some(number.to_string()), None),
        DataRef::Float(number) => float(*number, format),
        DataRef::DateTime(moment) => (Some(date(moment, format)), None),
        DataRef::DateTimeIso(text) => (Some(iso(text)), None),
        DataRef::Error(error) => (None, Some(MessageId::NoteErrorCell.with(error.to_string()))),
    }
}

/// Writes a number; «1.1» without a format may have been typed as «1.10», the number of an item or a day.
fn float(number: f64, format: &str) -> (Option<String>, Option<Message>) {
    if let Some(text) = formatted(number, format) {
        return (Some(text), None);
    }
    let text = number.to_string();
    let doubt = match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 1 => Some(doubt(&text, &format!("{text}0"))),
        _ => None,
    };
    (Some(text), doubt)
}

/// Writes a number under a format of zeros, separators and percent; any other format is not known.
fn formatted(number: f64, format: &str) -> Option<String> {
    let code = plain(format);
    let (digits, percent) = match code.strip_suffix('%') {
        Some(digits) => (digits, true),
        None => (code.as_str(), false),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let known = whole.ends_with('0') && whole.chars().all(|c| matches!(c, '#' | ',' | '0' | ' '));
    if !known || !decimals.chars().all(|c| c == '0') || decimals.len() > 15 {
        return None;
    }
    let number = if percent { number * 100.0 } else { number };
    let width = whole.chars().filter(|c| *c == '0').count();
    let text = format!("{:.*}", decimals.len(), number.abs());
    let (whole_part, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = if number < 0.0 {
        "-".to_owned()
    } else {
        String::new()
    };
    let padded = format!("{whole_part:0>width$}", width = width.min(15));
    out.push_str(&if whole.contains([',', ' ']) {
        grouped(&padded)
    } else {
        padded
    });
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    if percent {
        out.push('%');
    }
    Some(out)
}

/// Puts a non-breaking space between thousands.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// Returns the first section of a format without colours, conditions, quotes and escapes.
fn plain(format: &str) -> String {
    let mut out = String::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            c => out.extend(c.to_lowercase()),
        }
    }
    out.trim().to_owned()
}

/// Writes a date as dd.mm.yyyy, a month as «сентябрь 2021» or «сентябрь» where the format shows no more, a time as hh:mm.
fn date(moment: &ExcelDateTime, format: &str) -> String {
    let Some(moment_of_day) = moment.as_datetime() else {
        return moment.as_f64().to_string();
    };
    let code = plain(format);
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return time(moment_of_day);
    }
    let (month, _) = month_name(moment_of_day.month());
    match ['d', 'm', 'y'].map(|part| code.contains(part)) {
        [false, true, true] => format!("{month} {}", moment_of_day.year()),
        [false, true, false] if code.contains("mmm") => month.to_owned(),
        [false, false, true] => moment_of_day.year().to_string(),
        _ => day(moment_of_day),
    }
}

fn day(moment: NaiveDateTime) -> String {
    let day = moment.format("%d.%m.%Y").to_string();
    if moment.num_seconds_from_midnight() == 0 {
        day
    } else {
        format!("{day} {}", time(moment))
    }
}

fn time(moment: NaiveDateTime) -> String {
    moment.format("%H:%M").to_string()
}

/// Writes «2021-09-01T00:00:00» as 01.09.2021.
fn iso(text: &str) -> String {
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let time = time.trim_end_matches('Z');
    let written = format!("{date} {}", time.get(..8).unwrap_or("00:00:00"));
    NaiveDateTime::parse_from_str(&written, "%Y-%m-%d %H:%M:%S")
        .map_or_else(|_| text.to_owned(), day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        let case = |number, format, expected: &str, doubtful| {
            let (text, doubt) = float(number, format);
            assert_eq!(text.as_deref(), Some(expected), "{format}");
            assert_eq!(doubt.is_some(), doubtful, "{number} {format}");
        };
        case(1.1, "General", "1.1", true);
        case(1.1, "0.00", "1.10", false);
        case(3.0, "General", "3", false);
        case(3.0, "", "3", false);
        case(0.15, "0%", "15%", false);
        case(1_234_567.0, "#,##0", "1\u{a0}234\u{a0}567", false);
        case(-7.0, "000;[Red]-000", "-007", false);
        case(1.25, "# ?/?", "1.25", false);
    }

    #[test]
    fn dates_are_written_in_full() {
        let case = |number, format, expected: &str| {
            let moment = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false);
            assert_eq!(date(&moment, format), expected, "{format}");
        };
        case(44440.0, "dd.mm.yyyy", "01.09.2021");
        case(44440.0, "[$-419]mmmm\\ yyyy;@", "сентябрь 2021");
        case(44440.0, "mmmm", "сентябрь");
        case(44440.0, "yyyy", "2021");
        case(44440.5, "dd.mm.yyyy hh:mm", "01.09.2021 12:00");
        case(0.75, "hh:mm", "18:00");
        assert_eq!(iso("2021-09-01T00:00:00"), "01.09.2021");
        assert_eq!(iso("2021-09-01"), "01.09.2021");
        assert_eq!(iso("осень"), "осень");
    }
}
