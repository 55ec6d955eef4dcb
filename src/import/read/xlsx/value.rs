//! A value of a spreadsheet → the text that the sheet shows, as far as its format is known.

use calamine::{DataRef, ExcelDateTime};
use chrono::{Datelike as _, NaiveDateTime, TimeDelta, Timelike as _};

use super::names::doubt;
use crate::import::read::serial;
use crate::phrase::month_name;
use crate::words::{Message, MessageId};

/// Returns the text of `value` under the number format `format`, and what is doubtful about it.
pub(super) fn show(value: &DataRef<'_>, format: &str) -> (Option<String>, Option<Message>) {
    match value {
        DataRef::Empty => (None, None),
        DataRef::String(text) => (Some(words(text, format)), None),
        DataRef::SharedString(text) => (Some(words(text, format)), None),
        DataRef::DurationIso(text) => (Some(text.clone()), None),
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

/// Returns the day that Excel stores as `value`, a plain number from 2000 to 2050: in a column of dates it is one.
pub(super) fn serial_day(value: &DataRef<'_>, format: &str) -> Option<String> {
    let number = match value {
        DataRef::Float(number) => *number,
        DataRef::Int(number) => f64::from(i32::try_from(*number).ok()?),
        _ => return None,
    };
    let plain = Section::of(format, number).code;
    if number.fract() != 0.0 || !matches!(plain.as_str(), "" | "general" | "0" | "@") {
        return None;
    }
    let day = serial::day_of(&number.to_string())?;
    Some(day.format("%d.%m.%Y").to_string())
}

/// Writes a text with the words that the format puts around it: `"кв. "@`.
fn words(text: &str, format: &str) -> String {
    let sections = sections(format);
    let last = sections.last().map(|section| Section::read(section));
    match last.filter(|section| section.code == "@") {
        Some(section) => section.around(text),
        None => text.to_owned(),
    }
}

/// Writes a number; «1.1» without a format may have been typed as «1.10», the number of an item or a day.
fn float(number: f64, format: &str) -> (Option<String>, Option<Message>) {
    let section = Section::of(format, number);
    if let Some(text) = formatted(number, &section) {
        return (Some(section.around(&text)), None);
    }
    let text = significant(number, 9).to_string();
    let doubt = match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 1 => Some(doubt(&text, &format!("{text}0"))),
        _ => None,
    };
    (Some(section.around(&text)), doubt)
}

/// Returns `number` as a sheet has it, with no more than `digits` digits after the first: 0.1 + 0.2 is 0.3.
fn significant(number: f64, digits: usize) -> f64 {
    if number.fract() == 0.0 {
        return number;
    }
    format!("{number:.digits$e}").parse().unwrap_or(number)
}

/// Writes a number under a format of digits, separators and percent, or of words alone; any other is not known.
fn formatted(number: f64, section: &Section) -> Option<String> {
    let is_digit = |c: char| matches!(c, '0' | '#' | '?');
    let worded = !section.before.trim().is_empty() || !section.after.trim().is_empty();
    if worded && section.code.chars().all(|c| c == '?') {
        return Some(String::new());
    }
    let (digits, percent) = match section.code.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), true),
        None => (section.code.as_str(), false),
    };
    let scaled = digits.trim_end_matches(',');
    let thousands = i32::try_from(digits.len() - scaled.len()).ok()?;
    let (whole, decimals) = scaled.split_once('.').unwrap_or((scaled, ""));
    let known =
        whole.ends_with(is_digit) && whole.chars().all(|c| is_digit(c) || matches!(c, ',' | ' '));
    if !known || !decimals.chars().all(is_digit) || decimals.len() > 15 {
        return None;
    }
    let number = number / 1000_f64.powi(thousands);
    let number = if percent { number * 100.0 } else { number };
    let power = 10_f64.powi(i32::try_from(decimals.len()).ok()?);
    // halves go up, as in a sheet
    let rounded = significant(number.abs() * power, 14).round() / power;
    let text = format!("{rounded:.*}", decimals.len());
    let (whole_part, rest) = text.split_once('.').unwrap_or((&text, ""));
    let optional = decimals.len() - decimals.trim_end_matches(['#', '?']).len();
    let needed = decimals.len() - optional;
    let rest = rest.get(needed..).map_or(rest, |tail| {
        let zeros = tail.len() - tail.trim_end_matches('0').len();
        rest.get(..rest.len() - zeros).unwrap_or(rest)
    });
    let mut out = if number < 0.0 && !section.signed {
        "-".to_owned()
    } else {
        String::new()
    };
    let width = whole.chars().filter(|c| *c == '0').count().min(15);
    let padded = format!("{whole_part:0>width$}");
    let parted = section.between.iter().any(|(at, _)| *at < whole.len());
    out.push_str(&if parted {
        parted_by_words(whole, &section.between, &padded)
    } else if whole.contains([',', ' ']) {
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

/// Puts digits from the last one on into the places of a code with words between them: `000-00-00`.
fn parted_by_words(code: &str, between: &[(usize, String)], digits: &str) -> String {
    let mut left = digits.chars().rev();
    let mut out: Vec<String> = Vec::new();
    let first = code.find(['0', '#', '?']);
    for (at, place) in code.char_indices().rev() {
        match place {
            ',' => {}
            ' ' => out.push(place.to_string()),
            _ if Some(at) == first => {
                let rest: Vec<char> = left.by_ref().collect();
                out.push(rest.into_iter().rev().collect());
            }
            _ => out.extend(left.next().map(String::from)),
        }
        let words = between.iter().filter(|(before, _)| *before == at).rev();
        out.extend(words.map(|(_, words)| words.clone()));
    }
    out.reverse();
    out.concat()
}

/// A section of a number format, the one that a value is shown by: `"до "dd.mm.yyyy`, `0" чел."`.
struct Section {
    /// The code in lower case, without colours, conditions and words.
    code: String,
    /// The words before and after it.
    before: String,
    after: String,
    /// The words inside the code, each with the place in it that they stand before.
    between: Vec<(usize, String)>,
    /// Whether the section is the one of negative numbers and writes their sign itself.
    signed: bool,
}

impl Section {
    /// Returns the section of `format` for `number`: by its conditions, where it has any, or by the sign.
    fn of(format: &str, number: f64) -> Self {
        let sections = sections(format);
        let by_condition = sections.iter().any(|section| condition(section).is_some());
        let index = if by_condition {
            let fits = |section: &&str| condition(section).is_none_or(|fits| fits.holds(number));
            sections
                .iter()
                .position(|section| fits(&section.as_str()))
                .unwrap_or(0)
        } else if number < 0.0 && sections.len() > 1 {
            1
        } else if number == 0.0 && sections.len() > 2 {
            2
        } else {
            0
        };
        let mut section = Section::read(sections.get(index).map_or("", String::as_str));
        section.signed = index == 1 && !by_condition;
        section
    }

    fn read(section: &str) -> Self {
        let (mut code, mut before, mut after) = (String::new(), String::new(), String::new());
        let mut between = Vec::new();
        let mut chars = section.chars();
        while let Some(c) = chars.next() {
            let words: String = match c {
                '[' => {
                    let inside = bracketed(&mut chars);
                    if is_elapsed(&inside) {
                        between.extend(parted(&mut after, code.len()));
                        code.extend(["[", &inside.to_lowercase(), "]"]);
                        continue;
                    }
                    currency(&inside)
                }
                '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
                '\\' => chars.next().into_iter().collect(),
                // a gap as wide as the next character
                '_' => chars.next().map(|_| " ".to_owned()).unwrap_or_default(),
                '*' => {
                    chars.next();
                    String::new()
                }
                ' ' if code.is_empty() => c.to_string(),
                '-' | '+' | '(' | ')' | '$' => c.to_string(),
                c if !c.is_ascii() => c.to_string(),
                c => {
                    // words between the codes of a date are its separators
                    between.extend(parted(&mut after, code.len()));
                    code.extend(c.to_lowercase());
                    continue;
                }
            };
            let part = if code.is_empty() {
                &mut before
            } else {
                &mut after
            };
            part.push_str(&words);
        }
        let blank = " ".repeat(code.len() - code.trim_end().len());
        let end = code.find(';').unwrap_or(code.len());
        let code = code.get(..end).unwrap_or_default().trim().to_owned();
        Section {
            code,
            before,
            after: blank + &after,
            between,
            signed: false,
        }
    }

    /// Returns `text` between the words of the section.
    fn around(&self, text: &str) -> String {
        format!("{}{text}{}", self.before, self.after)
            .trim()
            .to_owned()
    }
}

/// Returns the sections of a format, parted by semicolons that stand in no quotes.
fn sections(format: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in format.chars() {
        if c == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = matches!(c, '\\' | '_' | '*') && !quoted && !escaped;
        if let Some(last) = sections.last_mut() {
            last.push(c);
        }
    }
    sections
}

/// Returns what stands up to the closing bracket.
fn bracketed(chars: &mut std::str::Chars<'_>) -> String {
    chars.take_while(|c| *c != ']').collect()
}

/// Returns whether brackets hold a unit of time that goes on counting: `[h]`, `[mm]`.
fn is_elapsed(inside: &str) -> bool {
    ['h', 'm', 's']
        .into_iter()
        .any(|unit| !inside.is_empty() && inside.chars().all(|c| c.eq_ignore_ascii_case(&unit)))
}

/// Takes the words that stand before place `at` of a code.
fn parted(words: &mut String, at: usize) -> Option<(usize, String)> {
    (!words.is_empty()).then(|| (at, std::mem::take(words)))
}

/// Returns the sign in `[$₽-419]`; colours, conditions and languages show nothing.
fn currency(bracket: &str) -> String {
    let sign = bracket.strip_prefix('$').unwrap_or_default();
    sign.split('-').next().unwrap_or_default().to_owned()
}

/// What a number must be for a section: `[<5]`.
struct Condition {
    operator: String,
    limit: f64,
}

impl Condition {
    fn holds(&self, number: f64) -> bool {
        match self.operator.as_str() {
            "<" => number < self.limit,
            "<=" => number <= self.limit,
            ">" => number > self.limit,
            ">=" => number >= self.limit,
            "<>" => (number - self.limit).abs() > f64::EPSILON,
            _ => (number - self.limit).abs() <= f64::EPSILON,
        }
    }
}

fn condition(section: &str) -> Option<Condition> {
    let mut brackets = section.split('[').skip(1);
    brackets.find_map(|bracket| {
        let (inside, _) = bracket.split_once(']')?;
        let limit = inside.trim_start_matches(['<', '>', '=']);
        let operator = inside
            .strip_suffix(limit)
            .filter(|operator| !operator.is_empty())?;
        Some(Condition {
            operator: operator.to_owned(),
            limit: limit.parse().ok()?,
        })
    })
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

/// Writes a date as dd.mm.yyyy; a month, a year, a day or a time alone where the format shows no more.
fn date(moment: &ExcelDateTime, format: &str) -> String {
    let Some(moment_of_day) = moment.as_datetime() else {
        return moment.as_f64().to_string();
    };
    // half a second: a time is stored as a fraction that falls short of it
    let moment_of_day = moment_of_day + TimeDelta::milliseconds(500);
    let section = Section::of(format, moment.as_f64());
    let code = &section.code;
    let worded = !section.before.trim().is_empty() || !section.after.trim().is_empty();
    let (month, _) = month_name(moment_of_day.month());
    let parts = ['d', 'm', 'y'].map(|part| code.contains(part));
    let shown = match parts {
        [false, _, false] if section.is_time() => section.time(moment.as_f64()),
        _ if moment.as_f64() < 1.0 => time(moment_of_day),
        [false, true, true] => format!("{month} {}", moment_of_day.year()),
        [false, true, false] if code.contains("mmm") => month.to_owned(),
        [false, false, true] => moment_of_day.year().to_string(),
        [false, true, false] if worded => padded(code.len(), moment_of_day.month()),
        [true, false, false] if worded && code.len() < 3 => padded(code.len(), moment_of_day.day()),
        _ => day(moment_of_day),
    };
    section.around(&shown)
}

fn padded(width: usize, number: u32) -> String {
    format!("{number:0width$}")
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

impl Section {
    /// Returns whether the code shows hours, minutes or seconds: `hh:mm`, `mm:ss`, `[h]`.
    fn is_time(&self) -> bool {
        self.code.contains(['h', 's', '[']) && !self.code.contains("mmm")
    }

    /// Writes `days` as the code shows a time; in brackets stands the unit that goes on counting: `[h]:mm`, `[mm]:ss`.
    fn time(&self, days: f64) -> String {
        let code = self.code.replace("am/pm", "").replace("a/p", "");
        let code = code.trim_end();
        let mut out = String::from(if days < 0.0 { "-" } else { "" });
        let least = if code.contains('s') { 1.0 } else { 60.0 };
        let seconds = (days.abs() * 86_400.0).round();
        let seconds = (seconds / least).floor() * least;
        let (mut elapsed, mut at) = (false, 0);
        while let Some(place) = code.get(at..).and_then(|rest| rest.chars().next()) {
            let words = self.between.iter().filter(|(before, _)| *before == at);
            out.extend(words.map(|(_, words)| words.as_str()));
            let rest = code.get(at..).unwrap_or_default();
            let width = rest.len() - rest.trim_start_matches(place).len();
            at += width;
            let (unit, turn) = match place {
                'h' => (3600.0, 24.0),
                'm' => (60.0, 60.0),
                's' => (1.0, 60.0),
                '[' | ']' => {
                    elapsed = place == '[';
                    continue;
                }
                // parts of a second
                '.' | '0' => continue,
                other => {
                    out.push(other);
                    continue;
                }
            };
            let count = (seconds / unit).floor();
            let count = if elapsed { count } else { count % turn };
            let clock = place == 'h' && code.contains(':');
            let width = if clock { 2 } else { width };
            let count = format!("{count:0width$}");
            out.push_str(&count);
        }
        let even = code.contains('h') && code.ends_with(":ss");
        match out.strip_suffix(":00") {
            Some(minutes) if even => minutes.to_owned(),
            _ => out,
        }
    }
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
    use calamine::ExcelDateTimeType;

    use super::*;

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
        case(25.0, "0\" чел.\"", "25 чел.", false);
        case(25.0, "General\" чел.\"", "25 чел.", false);
        case(2.0, "\"кв. \"0", "кв. 2", false);
        case(2.0, "0\\ \"квартал\"", "2 квартал", false);
        case(1500.5, "#,##0.00\\ [$₽-419]", "1\u{a0}500.50 ₽", false);
        case(
            2_500_000.0,
            "#,##0,\" тыс. руб.\"",
            "2\u{a0}500 тыс. руб.",
            false,
        );
        case(
            0.15,
            "0%\" от плана; не менее\"",
            "15% от плана; не менее",
            false,
        );
        case(0.1 + 0.2, "General", "0.3", true);
        case(1.0 / 3.0, "", "0.3333333333", false);
        case(0.125, "0%", "13%", false);
        case(0.955, "0.0#%", "95.5%", false);
        case(25.4, "#", "25", false);
        case(25.0, "0_ \"чел.\"", "25 чел.", false);
        case(5.0, "\"да\";\"да\";\"нет\"", "да", false);
        case(0.0, "0;-0;\"—\"", "—", false);
        case(0.0, "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-", "-", false);
        case(0.0, ";;;", "0", false);
        let phone = "[<=9999999]###-####;\\(###\\) ###-##-##";
        case(9_161_234_567.0, phone, "(916) 123-45-67", false);
        case(1_234_567.0, phone, "123-4567", false);
        case(1234.0, "000-00-00", "000-12-34", false);
        case(1200.0, "#\\ ##0\" руб.\"", "1 200 руб.", false);
        let days = "[=1]0\" день\";[<5]0\" дня\";0\" дней\"";
        case(1.0, days, "1 день", false);
        case(3.0, days, "3 дня", false);
        case(7.0, days, "7 дней", false);
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
        case(44440.0, "\"до \"dd.mm.yyyy", "до 01.09.2021");
        case(44440.0, "dd\\ mmmm\\ yyyy\\ \"г.\"", "01.09.2021 г.");
        case(44440.0, "yyyy", "2021");
        case(44440.5, "dd.mm.yyyy hh:mm", "01.09.2021 12:00");
        case(0.75, "hh:mm", "18:00");
        case(0.020_833_333, "mm:ss", "30:00");
        case(0.75, "h:mm:ss", "18:00");
        case(0.750_012, "h:mm:ss", "18:00:01");
        case(0.375, "h:mm AM/PM", "09:00");
        case(0.395_833_333, "h\" ч \"mm\" мин\"", "9 ч 30 мин");
        case(44440.75, "hh:mm", "18:00");
        case(44444.0, "d\" числа\"", "5 числа");
        case(44444.0, "m\"-й месяц\"", "9-й месяц");
        case(44444.0, "dddd", "05.09.2021");
        case(44_440.999_999_9, "dd.mm.yyyy hh:mm", "02.09.2021");
        let span = ExcelDateTime::new(1.520_833, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(date(&span, "[h]:mm"), "36:30");
        let half = ExcelDateTime::new(0.020_833_333, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(date(&half, "[mm]:ss"), "30:00");
        assert_eq!(date(&span, "[m]\" мин.\""), "2190 мин.");
        assert_eq!(iso("2021-09-01T00:00:00"), "01.09.2021");
        assert_eq!(iso("2021-09-01"), "01.09.2021");
        assert_eq!(iso("осень"), "осень");
    }
}
