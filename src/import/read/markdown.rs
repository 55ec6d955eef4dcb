//! Markdown → paragraphs and tables: headings, pipe tables as GitHub has them, tables as pandoc draws them, HTML tables,
//! paragraphs.
//!
//! Marks inside a line (emphasis, code, links, escapes) are taken off; the words stay, those struck out beside the text.
//! `<br>` is a line break.

use std::borrow::Cow;

use super::builder::{self, SourceBuilder, WIDEST};
use super::link::link;
use super::{boxed, html, ruled};
use crate::import::source::{Place, Row};
use crate::text::russian::is_letter_or_digit;
use crate::words::MessageId;

/// How far the end of a mark is looked for, in bytes.
const NEAR: usize = 2048;

/// Returns whether `text` holds a table of Markdown, or headings and no tabs.
pub(super) fn is_markdown(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let piped = lines
        .windows(2)
        .any(|pair| matches!(pair, [head, rule] if starts_table(head, rule)));
    let tabbed = || text.contains('\t');
    let headed = || lines.iter().any(|line| heading(line).is_some());
    piped
        || lines.iter().any(|line| opens_html(line))
        || (!tabbed() && (headed() || ruled::any(&lines)))
}

/// Reads `text` at the end of `builder`.
pub(super) fn read(builder: &mut SourceBuilder, text: &str) {
    let lines: Vec<&str> = builder.lines(text);
    let mut number = 0;
    while let Some(line) = lines.get(number) {
        let rest = lines.get(number..).unwrap_or_default();
        let place = Place::Line { line: number + 1 };
        let drawn = boxed::take(builder, rest, number);
        let taken = drawn.or_else(|| ruled::take(builder, rest, number));
        if let Some(count) = taken {
            number += count;
            continue;
        }
        number += match rest {
            [head, rule, ..] if starts_table(head, rule) => table(builder, rest, number),
            [line, ..] if opens_html(line) => html_table(builder, rest),
            [line, rule, ..] if is_underline(rule) && is_plain(line) => {
                let text = seen(builder, line, &place);
                builder.paragraph(&text, true, Some(place));
                2
            }
            _ if line.trim().is_empty() => 1,
            _ => match heading(line) {
                Some(text) => {
                    let text = seen(builder, text, &place);
                    builder.paragraph(&text, true, Some(place));
                    1
                }
                None => paragraph(builder, rest, place),
            },
        };
    }
}

fn is_plain(line: &str) -> bool {
    !line.trim().is_empty() && heading(line).is_none()
}

/// Returns the text of a line `## Heading`.
fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start().trim_start_matches('#');
    let level = line.trim_start().len() - text.len();
    let marked = (1..=6).contains(&level) && (text.is_empty() || text.starts_with([' ', '\t']));
    marked.then(|| text.trim().trim_end_matches('#').trim_end())
}

fn is_underline(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'))
}

fn opens_html(line: &str) -> bool {
    let head = line.trim_start().get(..6).unwrap_or_default();
    head.eq_ignore_ascii_case("<table")
}

/// Returns whether two lines are the header of a table and the rule under it: `|---|:-:|`.
fn starts_table(head: &str, rule: &str) -> bool {
    let cells = fields(rule);
    let is_rule = |cell: &String| {
        let dashes = cell.trim().trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.chars().all(|c| c == '-')
    };
    head.contains('|')
        && rule.contains('|')
        && cells.iter().all(is_rule)
        && cells.len() == fields(head).len()
}

/// Cuts a row at its pipes, those at the ends taken off; `\|` is a pipe in the text.
fn fields(line: &str) -> Vec<String> {
    let line = line.trim();
    cut_at_pipes(line.strip_prefix('|').unwrap_or(line))
}

/// Cuts a row of a table of `width` columns. In one that has no pipes at its ends a pipe may stand behind an empty cell.
fn fields_of(line: &str, width: usize, open: bool) -> Vec<String> {
    let cells = fields(line);
    let begins = open && cells.len() < width && line.trim_start().starts_with('|');
    if begins {
        cut_at_pipes(line.trim())
    } else {
        cells
    }
}

fn cut_at_pipes(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('|')) => {
                chars.next();
                push(&mut fields, '|');
            }
            ('|', None) => {}
            ('|', Some(_)) => fields.push(String::new()),
            _ => push(&mut fields, c),
        }
    }
    fields
}

fn push(fields: &mut [String], c: char) {
    if let Some(field) = fields.last_mut() {
        field.push(c);
    }
}

/// Reads a table; returns how many lines it takes.
fn table(builder: &mut SourceBuilder, lines: &[&str], before: usize) -> usize {
    let is_row = |line: &&&str| line.contains('|') && !line.trim().is_empty();
    let count = lines.iter().take_while(is_row).count();
    let head = lines.first().copied().unwrap_or_default();
    let width = fields(head).len();
    let open = !head.trim().starts_with('|');
    builder.next_table();
    let mut rows = Vec::new();
    for (index, line) in lines.iter().take(count).enumerate() {
        if index != 1 {
            let fields = fields_of(line, width, open);
            rows.extend(row(builder, &fields, before + index + 1));
        }
    }
    let table = builder.close(rows, Place::Line { line: before + 1 });
    builder.table(table);
    count
}

fn row(builder: &mut SourceBuilder, fields: &[String], number: usize) -> Option<Row> {
    let place = Place::Line { line: number };
    let mut cells = Vec::new();
    for (column, field) in fields.iter().take(WIDEST).enumerate() {
        if builder.take_cell(|| place.clone()) {
            let mut cell = builder::cell(column, 1, 1, place.clone());
            let text = seen(builder, field, &place);
            cell.paragraphs.extend(builder.take_text(&text));
            cells.push(cell);
        }
    }
    (!cells.is_empty()).then(|| Row::new(cells, place))
}

/// Reads an HTML table; returns how many lines it takes.
fn html_table(builder: &mut SourceBuilder, lines: &[&str]) -> usize {
    let mut depth = 0_usize;
    let mut count = 0;
    for line in lines {
        let line = line.to_ascii_lowercase();
        depth += line.matches("<table").count();
        depth = depth.saturating_sub(line.matches("</table").count());
        count += 1;
        if depth == 0 {
            break;
        }
    }
    let text = lines.get(..count).unwrap_or_default().join("\n");
    *builder = html::append(std::mem::take(builder), &text);
    count
}

/// Reads a paragraph; returns how many lines it takes.
fn paragraph(builder: &mut SourceBuilder, lines: &[&str], place: Place) -> usize {
    let is_rest = |line: &&&str| is_plain(line) && !opens_html(line);
    let first = usize::from(!lines.is_empty());
    let more = lines.iter().skip(1).take_while(is_rest).count();
    let pairs = lines.windows(2).take(first + more);
    let table = pairs.enumerate().position(|(index, pair)| {
        index > 0 && matches!(pair, [head, rule] if starts_table(head, rule))
    });
    let count = table.unwrap_or(first + more);
    let text: Vec<String> = lines
        .iter()
        .take(count)
        .map(|line| seen(builder, line.trim(), &place))
        .collect();
    builder.paragraph(&text.join("\n"), false, Some(place));
    count
}

/// A line without its marks.
#[derive(Default)]
struct Inline {
    text: String,
    /// What the line strikes out.
    struck: String,
    /// The open link of HTML: where its words begin, and its address.
    link: Option<(usize, String)>,
}

/// Takes the marks off a line, and what it strikes out.
fn inline(text: &str) -> Inline {
    let mut line = Inline::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let out = &mut line.text;
        rest = match c {
            '\\' => escaped(after, out),
            '*' | '`' => after,
            '_' if !is_inside_word(out, after) => after,
            '~' if after.starts_with('~') => {
                let after = after.get(1..).unwrap_or_default();
                line.strike(after, "~~").unwrap_or(after)
            }
            '<' => line.tag(after),
            '&' => entity(after, out),
            '!' if after.starts_with('[') => after,
            '[' => line.link(after, !is_picture(text, rest)),
            c => {
                out.push(c);
                after
            }
        };
    }
    line
}

/// Returns whether `!` stands before `rest`, the end of `text`: a picture, whose address is no link.
fn is_picture(text: &str, rest: &str) -> bool {
    let before = text.len() - rest.len();
    text.get(..before)
        .is_some_and(|before| before.ends_with('!'))
}

/// Reads a line: what it strikes out is left out of it, and so is a box that nobody ticked.
fn seen(builder: &mut SourceBuilder, text: &str, place: &Place) -> String {
    let unticked = ["- [ ] ", "* [ ] "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark));
    let text = unticked.map_or(Cow::Borrowed(text), |task| format!("- {task}").into());
    let line = inline(&text);
    builder.leave_out(place.clone(), MessageId::NoteStruck, &line.struck);
    line.text
}

impl Inline {
    /// Takes what stands before `end` out of the text; returns the rest.
    fn strike<'t>(&mut self, after: &'t str, end: &str) -> Option<&'t str> {
        let near = after.as_bytes().get(..NEAR.min(after.len()))?;
        let at = memchr::memmem::find(near, end.as_bytes())?;
        let (struck, rest) = (after.get(..at)?, after.get(at + end.len()..)?);
        self.struck.push(' ');
        self.struck.push_str(&inline(struck).text);
        Some(rest)
    }

    /// Reads what follows `<`: a tag is dropped, `<br>` is a line break, an address stays; so does anything else.
    fn tag<'t>(&mut self, after: &'t str) -> &'t str {
        let name = after.trim_start_matches('/');
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let Some((tag, rest)) = cut(after, b'>').filter(|_| named) else {
            self.text.push('<');
            return after;
        };
        let lower = tag.to_ascii_lowercase();
        let name = lower.split([' ', '/']).find(|name| !name.is_empty());
        match name.unwrap_or_default() {
            _ if !tag.contains(' ') && (tag.contains("://") || tag.contains('@')) => {
                self.text.push_str(tag);
            }
            "br" => self.text.push('\n'),
            name @ ("s" | "del" | "strike") if !tag.starts_with('/') => {
                return self.strike(rest, &format!("</{name}>")).unwrap_or(rest);
            }
            "a" => {
                if let Some((begin, address)) = self.link.take() {
                    link(&mut self.text, begin, &address);
                }
                let address = tag.split_once("href=").map(|(_, address)| address);
                let address = address.map(|address| address.trim_start_matches(['"', '\'']));
                let address = address.and_then(|address| address.split(['"', '\'', ' ']).next());
                self.link = address.map(|address| (self.text.len(), address.to_owned()));
            }
            _ => {}
        }
        rest
    }

    /// Reads what follows `[`: of `[text](address)` the text stays, and the address where it is `wanted`.
    fn link<'t>(&mut self, after: &'t str, wanted: bool) -> &'t str {
        if let Some((words, rest)) = cut(after, b']')
            && !words.contains('[')
            && let Some((address, rest)) = rest.strip_prefix('(').and_then(|rest| cut(rest, b')'))
        {
            let begin = self.text.len();
            let line = inline(words);
            self.text.push_str(&line.text);
            self.struck.push_str(&line.struck);
            let address = address.split_whitespace().next().filter(|_| wanted);
            link(&mut self.text, begin, address.unwrap_or_default());
            return rest;
        }
        self.text.push('[');
        after
    }
}

fn is_inside_word(before: &str, after: &str) -> bool {
    let word = |c: char| is_letter_or_digit(c) || c == '_';
    before.ends_with(word) && after.starts_with(word)
}

/// Reads what follows a backslash: a mark loses its meaning, anything else keeps the backslash.
fn escaped<'t>(after: &'t str, out: &mut String) -> &'t str {
    match after.chars().next() {
        Some(c) if c.is_ascii_punctuation() => {
            out.push(c);
            after.get(1..).unwrap_or_default()
        }
        _ => {
            out.push('\\');
            after
        }
    }
}

/// Reads what follows `&`: one of the entities that tables are written with.
fn entity<'t>(after: &'t str, out: &mut String) -> &'t str {
    const KNOWN: [(&str, char); 6] = [
        ("nbsp;", '\u{a0}'),
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
        ("shy;", '\u{ad}'),
    ];
    let known = KNOWN
        .iter()
        .find_map(|(name, c)| Some((after.strip_prefix(name)?, c)));
    let (rest, c) = known.unwrap_or((after, &'&'));
    out.push(*c);
    rest
}

/// Cuts `text` at the first `mark`, an ASCII sign, if it stands near: no tag and no address is longer.
fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let near = text.as_bytes().get(..NEAR.min(text.len()))?;
    let at = memchr::memchr(mark, near)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_marks_off() {
        let case = |text, expected: &str| assert_eq!(inline(text).text, expected);
        case("**Отчёт** о *работе*", "Отчёт о работе");
        case("snake_case и _курсив_", "snake_case и курсив");
        case(r"1\. пункт \*", "1. пункт *");
        case("до<br>после<br/>", "до\nпосле\n");
        case("a < b &amp; c &nbsp;&x", "a < b & c \u{a0}&x");
        case(
            "см. [приказ](http://x/y_z) [1]",
            "см. приказ (http://x/y_z) [1]",
        );
        case(
            "<a href=\"http://x/y\">приказ</a>, <http://z>",
            "приказ (http://x/y), http://z",
        );
        case("![вид](http://x/y.png)", "вид");
        case("~~до 15.01~~ до 01.02, <s>май</s>~~", " до 01.02, ");
        case("[[[[[", "[[[[[");
    }

    #[test]
    fn cuts_rows_at_pipes() {
        assert_eq!(fields(r"| a \| b | | в |"), [" a | b ", " ", " в "]);
        assert_eq!(fields("a|b"), ["a", "b"]);
        assert_eq!(fields("| a | |"), [" a ", " "]);
        assert!(starts_table("| a | b |", "|:--|--:|"));
        assert!(!starts_table("| a | b |", "|---|"));
        assert!(!starts_table("a", "---"));
    }
}
