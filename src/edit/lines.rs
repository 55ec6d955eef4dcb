//! A file of valid TOML as statements: headers and keys, each with the comments that belong to it.

use memchr::{memchr2, memchr3, memmem};

use super::block::KEPT;

/// What stands above a statement: comments and the blank lines between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Above<'t> {
    /// A comment, from its `#` on.
    Comment(&'t str),
    /// One blank line or more.
    Blank,
}

/// A header, or a key with its value.
#[derive(Debug, Clone)]
pub(super) struct Statement<'t> {
    pub(super) above: Vec<Above<'t>>,
    /// The header, or the key as written.
    pub(super) head: &'t str,
    /// The value as written; `None` for a header.
    pub(super) value: Option<&'t str>,
    /// The comment at the end of the line, with the blanks before it.
    pub(super) behind: &'t str,
}

/// Returns a comment of `old` that `new` has not; a kept line's comment is the one behind it.
pub(super) fn lost_comment(old: &str, new: &str) -> Option<String> {
    let (old, new) = changed_lines(old, new);
    let mut found = comments(new).into_iter().peekable();
    comments(old).into_iter().find(|comment| {
        while found.next_if(|other| other < comment).is_some() {}
        found.next_if(|other| other == comment).is_none()
    })
}

/// Returns the lines in which the texts differ; the whole texts where a string or a kept fact may go on over several.
fn changed_lines<'t>(old: &'t str, new: &'t str) -> (&'t str, &'t str) {
    let goes_on = |text: &str| {
        ["\"\"\"", "'''", KEPT]
            .iter()
            .any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
    };
    if goes_on(old) || goes_on(new) {
        return (old, new);
    }
    let lines = |text: &'t str| text.split_inclusive('\n');
    let alike = |pair: &(&str, &str)| pair.0 == pair.1;
    let pairs = lines(old).zip(lines(new)).take_while(alike);
    let start = pairs.map(|(line, _)| line.len()).sum();
    let (old, new) = (
        old.get(start..).unwrap_or(old),
        new.get(start..).unwrap_or(new),
    );
    let pairs = lines(old).rev().zip(lines(new).rev()).take_while(alike);
    let end: usize = pairs.map(|(line, _)| line.len()).sum();
    let cut = |text: &'t str| text.get(..text.len() - end).unwrap_or(text);
    (cut(old), cut(new))
}

/// Returns the comments of `text`, sorted.
fn comments(text: &str) -> Vec<String> {
    if !text.contains('#') {
        return Vec::new();
    }
    let (mut found, mut kept) = (Vec::new(), String::new());
    let mut scan = Scan::new(text);
    while let Some(piece) = scan.next_piece() {
        let piece = piece.trim();
        if let Some(line) = piece.strip_prefix(KEPT) {
            // A fact may go on over several lines.
            kept.push_str(line);
            kept.push('\n');
        } else if !piece.is_empty() {
            found.extend(comments(&std::mem::take(&mut kept)));
            found.extend(piece.starts_with('#').then(|| piece.to_owned()));
        }
    }
    if !kept.is_empty() {
        found.extend(comments(&kept));
    }
    found.sort_unstable();
    found
}

/// Returns the statements of `text` and what stands below the last.
pub(super) fn statements(text: &str) -> (Vec<Statement<'_>>, Vec<Above<'_>>) {
    let (mut statements, mut above) = (Vec::new(), Vec::new());
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.split('\n').next().unwrap_or_default();
        let start = line.trim();
        if start.is_empty() || start.starts_with('#') {
            let blank = start.is_empty();
            if !blank {
                above.push(Above::Comment(start));
            } else if above.last().is_some_and(|last| *last != Above::Blank)
                || !statements.is_empty()
            {
                above.push(Above::Blank);
            }
            rest = rest.get(line.len() + 1..).unwrap_or_default();
            continue;
        }
        let end = statement_end(rest);
        let whole = rest.get(..end).unwrap_or(rest);
        statements.push(statement(whole, std::mem::take(&mut above)));
        rest = rest.get(end..).unwrap_or_default().trim_start_matches('\r');
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    above.dedup_by(|next, former| *next == Above::Blank && *former == Above::Blank);
    (statements, above)
}

/// Returns the statement that `whole` is.
pub(super) fn statement<'t>(whole: &'t str, mut above: Vec<Above<'t>>) -> Statement<'t> {
    above.dedup_by(|next, former| *next == Above::Blank && *former == Above::Blank);
    let mut scan = Scan::new(whole);
    let (mut assign, mut comment) = (None, whole.len());
    while let Some((at, c)) = scan.next_plain() {
        match c {
            '=' if assign.is_none() => assign = Some(at),
            '#' if scan.depth == 0 => {
                comment = at;
                break;
            }
            _ => {}
        }
    }
    let code = whole.get(..comment).unwrap_or(whole).trim_end();
    let behind = whole.get(code.len()..).unwrap_or_default().trim_end();
    let header = code.trim_start().starts_with('[');
    match assign.filter(|_| !header) {
        Some(at) => Statement {
            above,
            head: code.get(..at).unwrap_or_default().trim(),
            value: Some(code.get(at + 1..).unwrap_or_default().trim()),
            behind,
        },
        None => Statement {
            above,
            head: code.trim(),
            value: None,
            behind,
        },
    }
}

/// Returns where the statement at the start of `text` ends, its line break not included.
pub(super) fn statement_end(text: &str) -> usize {
    let mut scan = Scan::new(text);
    while let Some((at, c)) = scan.next_plain() {
        if c == '\n' && scan.depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Goes through the characters of TOML that are outside strings and comments; of a comment only the `#` is seen.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// How many brackets are open.
    depth: usize,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Scan {
            text,
            at: 0,
            depth: 0,
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Returns the next comment, string, or what stands between two of them.
    fn next_piece(&mut self) -> Option<&'t str> {
        let (start, rest) = (self.at, self.rest());
        match rest.bytes().next()? {
            b'#' => self.at += rest.find('\n').unwrap_or(rest.len()),
            b'"' | b'\'' => self.skip_string(),
            _ => self.at += memchr3(b'#', b'"', b'\'', rest.as_bytes()).unwrap_or(rest.len()),
        }
        self.text.get(start..self.at)
    }

    fn next_plain(&mut self) -> Option<(usize, char)> {
        loop {
            let at = self.at;
            let c = self.rest().chars().next()?;
            match c {
                '"' | '\'' => {
                    self.skip_string();
                    continue;
                }
                '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                _ => self.at += c.len_utf8(),
            }
            match c {
                '[' | '{' => self.depth += 1,
                ']' | '}' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            return Some((at, c));
        }
    }

    /// Goes behind the string that begins here.
    fn skip_string(&mut self) {
        let bytes = self.text.as_bytes();
        let quote = bytes.get(self.at).copied().unwrap_or_default();
        let quotes = |at: usize, most: usize| {
            let behind = bytes.get(at..).unwrap_or_default().iter();
            behind.take(most).take_while(|byte| **byte == quote).count()
        };
        let escape = if quote == b'"' { b'\\' } else { quote };
        let closing = if quotes(self.at, 3) == 3 { 3 } else { 1 };
        self.at += closing;
        while let Some(next) = memchr2(quote, escape, bytes.get(self.at..).unwrap_or_default()) {
            self.at += next;
            if bytes.get(self.at) == Some(&quote) {
                // A long string may end in quotes of its own, up to two.
                let found = quotes(self.at, if closing == 3 { 5 } else { 1 });
                self.at += found;
                if found >= closing {
                    return;
                }
            } else {
                self.at += 2;
            }
        }
        self.at = bytes.len();
    }
}
