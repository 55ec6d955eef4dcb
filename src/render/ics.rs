//! Entries of a calendar by RFC 5545: days without times, each time an event or a task of its own.

use chrono::{Days, NaiveDate};

use crate::query::State;
use crate::report::{Agenda, Entry};
use crate::text::harmless;

/// How every file begins; what follows the second pair of strokes is the version's to say.
const HEAD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//roadmap//";

/// The most octets of a line, without its end.
const LINE: usize = 75;

/// What an entry becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Component {
    /// An event.
    #[default]
    Event,
    /// A task, which can be ticked off.
    Todo,
}

/// Returns the calendar; with `alarm`, open entries remind so many days ahead, at nine in the morning.
pub fn calendar(agenda: &Agenda, kind: Component, alarm: Option<u16>) -> Vec<u8> {
    let mut out = format!("{HEAD}export//RU\r\n");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "METHOD", "PUBLISH");
    line(&mut out, "X-WR-CALNAME", &text(&agenda.title));
    for entry in &agenda.entries {
        match kind {
            Component::Event => event(&mut out, entry, agenda.day, alarm),
            Component::Todo => todo(&mut out, entry, agenda.day, alarm),
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

/// Returns whether this program wrote `file`.
pub fn is_ours(file: &[u8]) -> bool {
    file.starts_with(HEAD.as_bytes())
}

fn event(out: &mut String, entry: &Entry, stamp: NaiveDate, alarm: Option<u16>) {
    line(out, "BEGIN", "VEVENT");
    common(out, entry, stamp);
    line(out, "DTSTART;VALUE=DATE", &day(entry.start));
    // The end is the first day that does not belong to the event.
    let after = entry.due.checked_add_days(Days::new(1));
    line(out, "DTEND;VALUE=DATE", &day(after.unwrap_or(entry.due)));
    let status = match entry.state {
        State::Cancelled => "CANCELLED",
        _ => "CONFIRMED",
    };
    line(out, "STATUS", status);
    line(out, "TRANSP", "TRANSPARENT");
    remind(out, entry, "TRIGGER", alarm);
    line(out, "END", "VEVENT");
}

fn todo(out: &mut String, entry: &Entry, stamp: NaiveDate, alarm: Option<u16>) {
    line(out, "BEGIN", "VTODO");
    common(out, entry, stamp);
    // A task has to be due later than it starts.
    if entry.start < entry.due {
        line(out, "DTSTART;VALUE=DATE", &day(entry.start));
    }
    line(out, "DUE;VALUE=DATE", &day(entry.due));
    let status = match entry.state {
        State::Cancelled => "CANCELLED",
        State::Done | State::DoneLate => "COMPLETED",
        State::InProgress => "IN-PROCESS",
        State::Overdue | State::DueSoon | State::Planned | State::Undated => "NEEDS-ACTION",
    };
    line(out, "STATUS", status);
    if let Some(done) = entry.done {
        line(out, "COMPLETED", &midnight(done));
    }
    remind(out, entry, "TRIGGER;RELATED=END", alarm);
    line(out, "END", "VTODO");
}

fn common(out: &mut String, entry: &Entry, stamp: NaiveDate) {
    line(out, "UID", &format!("{}@roadmap", entry.key));
    line(out, "DTSTAMP", &midnight(stamp));
    line(out, "SEQUENCE", &entry.changes.to_string());
    line(out, "SUMMARY", &text(&entry.summary));
    line(out, "CATEGORIES", &text(&entry.category));
    line(out, "DESCRIPTION", &text(&entry.details.join("\n")));
}

fn remind(out: &mut String, entry: &Entry, trigger: &str, alarm: Option<u16>) {
    let Some(days) = alarm.filter(|_| entry.state.is_open()) else {
        return;
    };
    // Days begin at midnight; nobody is to be woken then.
    let ahead = match u32::from(days) * 24 {
        0 => "PT9H".to_owned(),
        hours => format!("-PT{}H", hours - 9),
    };
    line(out, "BEGIN", "VALARM");
    line(out, "ACTION", "DISPLAY");
    line(out, "DESCRIPTION", &text(&entry.summary));
    line(out, trigger, &ahead);
    line(out, "END", "VALARM");
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn midnight(day: NaiveDate) -> String {
    day.format("%Y%m%dT000000Z").to_string()
}

/// Returns a value of type TEXT: its separators escaped, nothing in it that ends a line.
fn text(value: &str) -> String {
    let lines = value.lines().map(|part| {
        let mut out = String::with_capacity(part.len());
        for c in harmless::line(part).chars() {
            if matches!(c, '\\' | ';' | ',') {
                out.push('\\');
            }
            out.push(c);
        }
        out
    });
    lines.collect::<Vec<_>>().join("\\n")
}

/// Writes a line, folded so that no part is longer than [`LINE`] octets and no letter is broken.
fn line(out: &mut String, name: &str, value: &str) {
    let mut width = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if width + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            text("а; б, в\\г\r\nEND:VEVENT\u{2028}x\u{1b}"),
            "а\\; б\\, в\\\\г\\nEND:VEVENT x␛"
        );
    }

    #[test]
    fn lines_are_folded_by_octets_between_letters() {
        let mut out = String::new();
        line(&mut out, "SUMMARY", &"я".repeat(100));
        let parts: Vec<&str> = out.trim_end().split("\r\n").collect();
        assert!(parts.iter().all(|part| part.len() <= LINE), "{parts:?}");
        assert!(parts.iter().skip(1).all(|part| part.starts_with(' ')));
        let whole: String = out.replace("\r\n ", "");
        assert_eq!(whole, format!("SUMMARY:{}\r\n", "я".repeat(100)));
    }
}
