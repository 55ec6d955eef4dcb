//! Elements of an array in brackets: added, taken out and moved in the array's own style.

use super::Change;
use super::block::{Entry, indent, insert_line, line_break, line_end, line_start, remove_line};

/// An array and the text it stands in.
pub(super) struct Elements<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    places: Vec<(usize, usize)>,
}

impl<'t> Elements<'t> {
    /// Returns the elements of the array that is the value of `entry`.
    pub(super) fn new(text: &'t str, entry: &Entry<'_>) -> Self {
        let bounds = |span: &crate::text::Span| (span.start as usize, span.end as usize);
        let (start, end) = bounds(&entry.value);
        Elements {
            text,
            start,
            end,
            places: entry.elements.iter().map(bounds).collect(),
        }
    }

    /// Returns how many elements there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns the changes that write `element` last.
    pub(super) fn append(&self, element: &str) -> Vec<Change> {
        let Some(last) = self.places.last().copied() else {
            return vec![self.write_only(element)];
        };
        let comma = self.comma_after(last.1);
        if !self.begins_line(last.0) {
            return vec![Change::new(last.1, last.1, format!(", {element}"))];
        }
        let indent = indent(self.text, last.0);
        if self.end <= line_end(self.text, last.1) {
            let newline = line_break(self.text, last.0);
            return vec![Change::new(
                last.1,
                last.1,
                format!(",{newline}{indent}{element}"),
            )];
        }
        match comma {
            Some(comma) => vec![insert_line(
                self.text,
                comma,
                &format!("{indent}{element},"),
            )],
            None => vec![
                Change::new(last.1, last.1, ","),
                insert_line(self.text, last.1, &format!("{indent}{element}")),
            ],
        }
    }

    fn write_only(&self, element: &str) -> Change {
        let bracket = self.end - 1;
        if self.begins_line(bracket) && line_start(self.text, bracket) > self.start {
            let (indent, newline) = (
                indent(self.text, bracket),
                line_break(self.text, self.start),
            );
            let place = line_start(self.text, bracket);
            return Change::new(place, place, format!("{indent}  {element},{newline}"));
        }
        Change::new(self.start + 1, self.start + 1, element)
    }

    /// Returns the changes that take out the element with this number.
    pub(super) fn remove(&self, number: usize) -> Vec<Change> {
        let Some((start, end)) = self.places.get(number).copied() else {
            return Vec::new();
        };
        let comma = self.comma_after(end);
        let before = number
            .checked_sub(1)
            .and_then(|before| self.places.get(before))
            .map(|element| element.1);
        let after = self.places.get(number + 1).map(|element| element.0);
        if self.has_lines_to_itself(start, comma.map_or(end, |comma| comma + 1)) {
            let mut changes = vec![remove_line(
                self.text,
                start,
                comma.map_or(end, |comma| comma + 1),
            )];
            let separator = before
                .filter(|_| comma.is_none())
                .and_then(|before| self.comma_after(before));
            changes.extend(separator.map(|comma| Change::new(comma, comma + 1, "")));
            return changes;
        }
        let plain = |from: usize, to: usize| {
            self.text
                .get(from..to)
                .is_some_and(|gap| !gap.contains('#'))
        };
        match (before, after) {
            (Some(before), None) if plain(before, start) => vec![Change::new(before, end, "")],
            (Some(before), Some(_)) if plain(before, start) && !self.begins_line(start) => {
                vec![Change::new(before, end, "")]
            }
            (_, Some(after)) if plain(end, after) => vec![Change::new(start, after, "")],
            (Some(before), None) => {
                let comma = self.comma_after(before);
                let comma = comma.map(|comma| Change::new(comma, comma + 1, ""));
                comma
                    .into_iter()
                    .chain([Change::new(start, end, "")])
                    .collect()
            }
            _ => vec![Change::new(start, comma.map_or(end, |comma| comma + 1), "")],
        }
    }

    /// Returns the changes that write the element with this number first, its comments with it.
    pub(super) fn to_front(&self, number: usize) -> Vec<Change> {
        let (Some(first), Some((start, end))) =
            (self.places.first(), self.places.get(number).copied())
        else {
            return Vec::new();
        };
        let comma = self.comma_after(end);
        let stop = comma.map_or(end, |comma| comma + 1);
        let opened = line_end(self.text, self.start);
        let mut changes = self.remove(number);
        let element = self.text.get(start..end).unwrap_or_default();
        if !self.has_lines_to_itself(start, stop) || opened > line_start(self.text, first.0) {
            changes.push(Change::new(first.0, first.0, format!("{element}, ")));
            return changes;
        }
        let (from, to) = (self.comments_above(start), line_end(self.text, stop));
        let head = self.text.get(from..end).unwrap_or_default();
        let tail = self.text.get(stop..to).unwrap_or_default();
        changes[0] = Change::new(from, to, "");
        changes.push(Change::new(opened, opened, format!("{head},{tail}")));
        changes
    }

    /// Returns the changes that give each element of an array on one line a line of its own, with `element` last.
    pub(super) fn spread(&self, element: &str) -> Change {
        let margin = indent(self.text, self.start);
        let newline = line_break(self.text, self.end);
        let texts = self
            .places
            .iter()
            .filter_map(|(start, end)| self.text.get(*start..*end));
        let lines: Vec<String> = texts
            .chain([element])
            .map(|text| format!("{newline}{margin}  {text},"))
            .collect();
        let lines = lines.concat();
        Change::new(self.start, self.end, format!("[{lines}{newline}{margin}]"))
    }

    /// Returns the change that undoes [`Elements::spread`] with two elements, if this is what it writes.
    pub(super) fn unspread(&self) -> Option<Change> {
        let [first, second] = self.places.as_slice() else {
            return None;
        };
        let text = |element: &(usize, usize)| self.text.get(element.0..element.1);
        let (first, second) = (text(first)?, text(second)?);
        let margin = indent(self.text, self.start);
        let newline = line_break(self.text, self.end);
        let spread =
            format!("[{newline}{margin}  {first},{newline}{margin}  {second},{newline}{margin}]");
        let alone = format!("[{first}]");
        (self.text.get(self.start..self.end) == Some(spread.as_str()))
            .then(|| Change::new(self.start, self.end, alone))
    }

    /// Tells whether the whole array stands on one line.
    pub(super) fn is_on_one_line(&self) -> bool {
        self.end <= line_end(self.text, self.start)
    }

    /// Returns the comma that follows the element ending at `at`, with only blanks and comments between.
    fn comma_after(&self, at: usize) -> Option<usize> {
        let mut rest = self.text.get(at..self.end)?;
        loop {
            rest = rest.trim_start();
            match rest.chars().next()? {
                ',' => return Some(self.end - rest.len()),
                '#' => rest = rest.split_once('\n')?.1,
                _ => return None,
            }
        }
    }

    fn begins_line(&self, at: usize) -> bool {
        let before = self.text.get(line_start(self.text, at)..at);
        before.is_some_and(|before| before.trim().is_empty())
    }

    /// Tells whether nothing but a comment shares the lines of `start..end`.
    fn has_lines_to_itself(&self, start: usize, end: usize) -> bool {
        let tail = self
            .text
            .get(end..line_end(self.text, end))
            .unwrap_or_default()
            .trim();
        self.begins_line(start) && (tail.is_empty() || tail.starts_with('#'))
    }

    /// Returns where the comments right above the element at `at` begin; the start of its line where there are none.
    fn comments_above(&self, at: usize) -> usize {
        let mut from = line_start(self.text, at);
        while from > self.start {
            let above = line_start(self.text, from - 1);
            let line = self.text.get(above..from).unwrap_or_default().trim_start();
            if above <= self.start || !line.starts_with('#') {
                break;
            }
            from = above;
        }
        from
    }
}
