//! Pages of the manual for a terminal: the Markdown they use (headings, paragraphs, lists, tables, code), without its signs.

use anstyle::{AnsiColor, Style as Ansi};

use super::wrap::{longest_word, width, wrap};
use super::{Color, Style};

/// Columns beyond which lines of prose become hard to read.
const READABLE: usize = 100;

/// Blanks before a line of code.
const CODE_INDENT: usize = 4;

/// Blanks between the columns of a table.
const GAP: usize = 2;

/// Code of so many characters stays on one line.
const WHOLE_CODE: usize = 32;

/// Keeps a line from breaking where it stands; takes no column.
const JOINER: char = '\u{2060}';

/// Where code begins or ends, and where bold words do: characters that take no column and stand in no page.
const CODE: char = '\u{2061}';
const BOLD: char = '\u{2062}';

/// Returns `markdown` as a terminal shows it.
pub fn page(markdown: &str, style: &Style) -> String {
    let sheet = Paper {
        width: style.width.min(READABLE),
        color: style.color,
    };
    let mut out = String::with_capacity(markdown.len() * 2);
    let mut rest: Vec<&str> = markdown.trim_end().lines().rev().collect();
    while let Some(line) = rest.pop() {
        if line.starts_with("```") {
            sheet.code(&take(&mut rest, |line| !line.starts_with("```")), &mut out);
            rest.pop();
        } else if line.starts_with('|') {
            let mut lines = vec![line];
            lines.extend(take(&mut rest, |line| line.starts_with('|')));
            sheet.table(&lines, &mut out);
        } else if line.starts_with('#') {
            sheet.heading(line, &mut out);
        } else if line.is_empty() {
            out.push('\n');
        } else {
            let mut lines = vec![line];
            lines.extend(take(&mut rest, goes_on).into_iter().map(str::trim_start));
            sheet.paragraph(&lines.join(" "), &mut out);
        }
    }
    out
}

/// Takes lines off the end of `rest` while they fit.
fn take<'t>(rest: &mut Vec<&'t str>, fits: impl Fn(&str) -> bool) -> Vec<&'t str> {
    let mut taken = Vec::new();
    while let Some(line) = rest.pop_if(|line| fits(line)) {
        taken.push(line);
    }
    taken
}

/// Returns whether `line` belongs to the paragraph above it.
fn goes_on(line: &str) -> bool {
    !line.is_empty()
        && !line.starts_with(['|', '#'])
        && !line.starts_with("```")
        && bullet(line) == 0
}

/// Returns how many bytes the sign of a list takes at the beginning of `line`.
fn bullet(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.split_at(digits) {
        (_, tail) if digits > 0 && tail.starts_with(". ") => digits + 2,
        (_, tail) if digits == 0 && tail.starts_with("- ") => 2,
        _ => 0,
    }
}

/// What a page is written on.
#[derive(Debug, Clone, Copy)]
struct Paper {
    width: usize,
    color: Color,
}

impl Paper {
    fn code(self, lines: &[&str], out: &mut String) {
        // blank lines at the end and the exit code (`? 1`) are there for those who run the block
        let end = lines.iter().rposition(|line| !line.is_empty());
        let shown = lines.iter().take(end.map_or(0, |end| end + 1));
        for line in shown.filter(|line| !line.starts_with("? ")) {
            let indent = if line.is_empty() { 0 } else { CODE_INDENT };
            let painted = if line.starts_with("$ ") {
                self.painted(line, Ansi::new().bold())
            } else {
                (*line).to_owned()
            };
            out.push_str(&" ".repeat(indent));
            out.push_str(&painted);
            out.push('\n');
        }
    }

    fn heading(self, line: &str, out: &mut String) {
        let title = line.trim_start_matches('#');
        let rule = match line.len() - title.len() {
            1 => "═",
            2 => "─",
            _ => "",
        };
        for line in wrap(&plain(title.trim()), self.width) {
            out.push_str(&self.painted(&line, Ansi::new().bold()));
            out.push('\n');
            if !rule.is_empty() {
                out.push_str(&rule.repeat(width(&line)));
                out.push('\n');
            }
        }
    }

    fn paragraph(self, text: &str, out: &mut String) {
        let indent = bullet(text);
        let (sign, text) = text.split_at(indent);
        let lines = wrap(&signs(text), self.width.saturating_sub(indent));
        for (index, line) in self.inked(&lines).into_iter().enumerate() {
            let before = if index == 0 { sign } else { "" };
            out.extend([&format!("{before:indent$}"), line.as_str(), "\n"]);
        }
    }

    fn table(self, lines: &[&str], out: &mut String) {
        let rows: Vec<Vec<String>> = lines
            .iter()
            .filter(|line| !line.starts_with("|---"))
            .map(|line| cells(line))
            .collect();
        let widths = widths(&rows, self.width);
        for (index, row) in rows.iter().enumerate() {
            let columns: Vec<Vec<String>> = row
                .iter()
                .zip(&widths)
                .map(|(cell, wide)| self.inked(&wrap(cell, *wide)))
                .collect();
            let height = columns.iter().map(Vec::len).max().unwrap_or(0);
            for line in 0..height {
                out.push_str(&self.row(&columns, line, &widths, index == 0));
            }
            if index == 0 {
                let rules: Vec<String> = widths.iter().map(|wide| "─".repeat(*wide)).collect();
                out.push_str(&rules.join(&" ".repeat(GAP)));
                out.push('\n');
            }
        }
    }

    /// Returns one line of a row of a table.
    fn row(self, columns: &[Vec<String>], line: usize, widths: &[usize], heading: bool) -> String {
        let mut out = String::new();
        let mut behind = 0;
        for (column, wide) in columns.iter().zip(widths) {
            let text = column.get(line).map_or("", String::as_str);
            if !text.is_empty() {
                let ansi = if heading {
                    Ansi::new().bold()
                } else {
                    Ansi::new()
                };
                out.push_str(&" ".repeat(behind));
                out.push_str(&self.painted(text, ansi));
                behind = 0;
            }
            let bare = anstream::adapter::strip_str(text).to_string();
            behind += wide.saturating_sub(width(&bare)) + GAP;
        }
        out.push('\n');
        out
    }

    /// Returns lines with their signs turned into colours, or gone where there are none.
    fn inked(self, lines: &[String]) -> Vec<String> {
        let (mut code, mut bold) = (false, false);
        let mut inked = Vec::new();
        for line in lines {
            let mut out = String::new();
            let mut piece = String::new();
            for c in line.chars() {
                if c == CODE || c == BOLD {
                    out.push_str(&self.painted(&std::mem::take(&mut piece), ink(code, bold)));
                    code ^= c == CODE;
                    bold ^= c == BOLD;
                } else if c != JOINER {
                    piece.push(if c == '\u{a0}' { ' ' } else { c });
                }
            }
            out.push_str(&self.painted(&piece, ink(code, bold)));
            inked.push(out);
        }
        inked
    }

    fn painted(self, text: &str, ansi: Ansi) -> String {
        match self.color {
            Color::Always if ansi != Ansi::new() && !text.is_empty() => {
                format!("{ansi}{text}{ansi:#}")
            }
            _ => text.to_owned(),
        }
    }
}

fn ink(code: bool, bold: bool) -> Ansi {
    let ansi = if code {
        AnsiColor::Cyan.on_default()
    } else {
        Ansi::new()
    };
    if bold { ansi.bold() } else { ansi }
}

/// Returns the cells of a line of a table.
fn cells(line: &str) -> Vec<String> {
    let inside = line.trim_matches('|').replace("\\|", "\u{2063}");
    inside
        .split('|')
        .map(|cell| signs(&windows_whole(&cell.trim().replace('\u{2063}', "|"))))
        .collect()
}

/// Returns `text` with no place to break inside a window of days, such as «01.05.2022 – 31.05.2022».
fn windows_whole(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, piece) in text.split(" – ").enumerate() {
        let between_days = piece.starts_with(|c: char| c.is_ascii_digit())
            && out.ends_with(|c: char| c.is_ascii_digit());
        match (index, between_days) {
            (0, _) => {}
            (_, true) => out.push_str("\u{a0}–\u{a0}"),
            (_, false) => out.push_str(" – "),
        }
        out.push_str(piece);
    }
    out
}

/// Returns how wide the columns of a table are: as their texts need; where there is no room the widest gives way, words
/// staying whole as long as they can.
fn widths(rows: &[Vec<String>], limit: usize) -> Vec<usize> {
    let count = rows.first().map_or(0, Vec::len);
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let mut widths: Vec<usize> = (0..count)
        .map(|at| cells(at).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    let room = limit
        .saturating_sub(GAP * count.saturating_sub(1))
        .max(count);
    let words: Vec<usize> = (0..count)
        .map(|at| cells(at).map(|cell| longest_word(cell)).max().unwrap_or(0))
        .collect();
    while widths.iter().sum::<usize>() > room {
        let roomy = |at: &usize| widths[*at] > words[*at];
        let widest = (0..count).max_by_key(|at| (roomy(at), widths[*at]));
        if let Some(widest) = widest {
            widths[widest] -= 1;
        }
    }
    widths
}

/// Returns `text` with the signs of Markdown made ones that take no room; code stays on one line if it is short.
fn signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, piece) in text.split('`').enumerate() {
        if index > 0 {
            out.push(CODE);
        }
        if index % 2 == 0 {
            out.push_str(&unlinked(piece).replace("**", &BOLD.to_string()));
        } else {
            let kept = ["-", "/"].iter().fold(piece.to_owned(), |code, sign| {
                code.replace(sign, &format!("{sign}{JOINER}"))
            });
            let short = piece.chars().count() <= WHOLE_CODE;
            out.push_str(&if short {
                kept.replace(' ', "\u{a0}")
            } else {
                kept
            });
        }
    }
    out
}

/// Returns `text` without any signs.
fn plain(text: &str) -> String {
    signs(text)
        .replace([CODE, BOLD, JOINER], "")
        .replace('\u{a0}', " ")
}

/// Returns `text` with the words of its links alone.
fn unlinked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((head, link)) = rest.split_once('[') {
        out.push_str(head);
        match link
            .split_once("](")
            .and_then(|(words, tail)| Some((words, tail.split_once(')')?.1)))
        {
            Some((words, tail)) if !words.contains('[') => {
                out.push_str(words);
                rest = tail;
            }
            _ => {
                out.push('[');
                rest = link;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn shown(markdown: &str, width: usize, color: Color) -> String {
        let style = Style {
            width,
            color,
            lang: Lang::Russian,
            signs: crate::render::Signs::Unicode,
        };
        page(markdown, &style)
    }

    #[test]
    fn prose_is_filled_and_code_stays_whole() {
        let text = "# Раз\n\nодин два\nтри `--until` [ссылка](x.md)\n```sh\n$ раз два три четыре пять\n```\n";
        let page = "Раз\n═══\n\nодин два три\n--until ссылка\n    $ раз два три четыре пять\n";
        assert_eq!(shown(text, 16, Color::Never), page);
    }

    #[test]
    fn lists_hang_and_headings_are_underlined() {
        let text = "## Раз\n- один два\n  три\n- два\n1. и три";
        let page = "Раз\n───\n- один два\n  три\n- два\n1. и три\n";
        assert_eq!(shown(text, 11, Color::Never), page);
    }

    #[test]
    fn the_widest_column_of_a_table_gives_way() {
        let text = "| ключ | что в нём |\n|---|---|\n| `on` | день, когда исполнено |";
        let page = "ключ  что в нём\n────  ───────────\non    день, когда\n      исполнено\n";
        assert_eq!(shown(text, 17, Color::Never), page);
    }

    #[test]
    fn colours_end_with_the_line() {
        let painted = shown("**один\nдва** три", 6, Color::Always);
        let lines: Vec<&str> = painted.lines().collect();
        assert_eq!(
            lines,
            ["\u{1b}[1mодин\u{1b}[0m", "\u{1b}[1mдва\u{1b}[0m", "три"]
        );
    }
}
