//! Elements of an array in brackets: written, taken out and exchanged in the array's own style.
//!
//! Writing an element where it was taken out gives the former text back. Taking out therefore leaves what cannot be
//! guessed: the line of an element that has a comment stays as a comment, behind [`KEPT`], and blanks stand where an
//! element was in an unusual place.

use toml_spanner::{Arena, ArrayStyle, Table};

use super::block::{
    Entry, KEPT, indent, insert_line, line_break, line_end, line_start, remove_line,
};
use super::{Change, apply, gap, value};

/// What makes a value a file that can be read.
const KEY: &str = "a=";

/// An array and the text it stands in.
#[derive(Clone)]
pub(super) struct Elements<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    places: Vec<(usize, usize)>,
    /// Whether the line of the array is where and as a new one would be written.
    canonical: bool,
}

/// Where in an array an element is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum At {
    /// Before all others.
    Front,
    /// Behind the element with this number.
    Behind(usize),
    /// Behind all others.
    Last,
}

impl<'t> Elements<'t> {
    /// Returns the elements of the array that is the value of `entry`; `None` where it is none in brackets.
    pub(super) fn new(text: &'t str, entry: &Entry<'_>, canonical: bool) -> Option<Self> {
        let value = entry.value.range();
        Self::read(text, value.start, value.end, canonical)
    }

    /// Returns the elements of the array in the bytes `start..end` of `text`; `None` where it is none in brackets.
    pub(super) fn read(text: &'t str, start: usize, end: usize, canonical: bool) -> Option<Self> {
        let places = in_array(text.get(start..end)?, |from, to, _| {
            (start + from, start + to)
        })?;
        Some(Elements {
            text,
            start,
            end,
            places,
            canonical,
        })
    }

    /// Returns how many elements there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns the number of the element that says `words`.
    pub(super) fn find(&self, words: &str) -> Option<usize> {
        let said = |place: &(usize, usize)| value::said(self.between(place.0, place.1));
        self.places
            .iter()
            .position(|place| said(place).as_deref() == Some(words))
    }

    /// Returns the changes that write `element`.
    pub(super) fn insert(&self, at: &At, element: &str) -> Vec<Change> {
        if let Some(change) = self.kept(at, element) {
            return vec![change];
        }
        let (from, to) = self.space(self.number(at));
        if let Some(filled) = gap::fill(self.between(from, to), element) {
            let changes = vec![Change::new(from, to, filled)];
            if self.with_one_more(&changes) {
                return changes;
            }
        }
        let like = self.places.first().copied();
        let element = like.map_or_else(
            || element.to_owned(),
            |like| value::like(element, self.between(like.0, like.1)),
        );
        let number = self.number(at);
        match (number.checked_sub(1), self.places.get(number)) {
            (None, None) => vec![self.only(&element)],
            (None, Some(first)) => vec![self.before(*first, &element)],
            (Some(before), next) => self.behind(before, next.is_none(), &element),
        }
    }

    /// Returns the number that an element written there gets.
    fn number(&self, at: &At) -> usize {
        match at {
            At::Front => 0,
            At::Behind(before) => (before + 1).min(self.len()),
            At::Last => self.len(),
        }
    }

    /// Returns the bytes between the elements before and behind number `number`.
    fn space(&self, number: usize) -> (usize, usize) {
        let before = number.checked_sub(1).and_then(|at| self.places.get(at));
        let from = before.map_or(self.start + 1, |place| place.1);
        let to = self
            .places
            .get(number)
            .map_or(self.end - 1, |place| place.0);
        (from, to)
    }

    /// Returns whether `changes` leave an array with one element more.
    fn with_one_more(&self, changes: &[Change]) -> bool {
        let text = apply(self.text, changes).unwrap_or_default();
        self.reread(&text)
            .is_some_and(|new| new.len() == self.len() + 1)
    }

    /// Returns the same array in `text`, which differs within the array alone.
    fn reread<'n>(&self, text: &'n str) -> Option<Elements<'n>> {
        let end = (self.end + text.len()).checked_sub(self.text.len())?;
        Elements::read(text, self.start, end, self.canonical)
    }

    /// Returns the change that makes the kept line of `element` an element again.
    fn kept(&self, at: &At, element: &str) -> Option<Change> {
        let (from, to) = match (at, self.places.first()) {
            // It was not the lead, wherever else it was.
            (At::Last, Some(first)) => (first.1, self.end - 1),
            _ => self.space(self.number(at)),
        };
        let mut line = line_end(self.text, from);
        while line < to {
            let end = line_end(self.text, line);
            let written = self.between(line, end);
            let place = line + written.len() - written.trim_start().len();
            if let Some(rest) = written.trim_start().strip_prefix(KEPT) {
                let inside = self.places.iter().any(|(a, b)| (*a..*b).contains(&place));
                let alone = in_array(&format!("[{rest}\n]"), |_, _, raw| {
                    value::same(raw, element)
                });
                let change = Change::new(place, place + KEPT.len(), "");
                if !inside
                    && alone == Some(vec![true])
                    && self.with_one_more(std::slice::from_ref(&change))
                {
                    return Some(change);
                }
            }
            line = end;
        }
        None
    }

    fn only(&self, element: &str) -> Change {
        let bracket = self.end - 1;
        if line_start(self.text, bracket) > self.start {
            let (indent, newline) = (
                indent(self.text, bracket),
                line_break(self.text, self.start),
            );
            let place = line_start(self.text, bracket);
            return Change::new(place, place, format!("{indent}  {element},{newline}"));
        }
        // Where the whole line would be taken out with `["…"]`, that is no way to write into `[]`.
        let blank = if self.canonical { " " } else { "" };
        let middle = self.start + 1 + (bracket - self.start - 1) / 2;
        Change::new(middle, middle, format!("{blank}{element}{blank}"))
    }

    fn before(&self, first: (usize, usize), element: &str) -> Change {
        let opened = line_end(self.text, self.start);
        if !self.begins_line(first.0) || opened > first.0 {
            return Change::new(first.0, first.0, format!("{element}, "));
        }
        let (indent, newline) = (indent(self.text, first.0), line_break(self.text, first.0));
        Change::new(opened, opened, format!("{indent}{element},{newline}"))
    }

    fn behind(&self, number: usize, last: bool, element: &str) -> Vec<Change> {
        let (start, end) = self.places[number];
        let comma = self.comma_after(end);
        let next = self.places.get(number + 1);
        let in_lines = self.begins_line(start) && next.is_none_or(|next| self.begins_line(next.0));
        if !in_lines {
            return vec![Change::new(end, end, format!(", {element}"))];
        }
        let indent = indent(self.text, start);
        if last && self.end <= line_end(self.text, end) {
            let newline = line_break(self.text, start);
            return vec![Change::new(
                end,
                end,
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
                Change::new(end, end, ","),
                insert_line(self.text, end, &format!("{indent}{element}")),
            ],
        }
    }

    /// Returns the changes that take out the element with this number: the first way from which
    /// [`Elements::insert`] leads back, else the first that keeps the other elements.
    pub(super) fn remove(&self, number: usize) -> Vec<Change> {
        let Some((start, end)) = self.places.get(number).copied() else {
            return Vec::new();
        };
        let raw = self.between(start, end);
        let element = value::said(raw).map_or_else(|| raw.to_owned(), |said| value::text(&said));
        let at = match number {
            0 if self.len() > 1 => At::Front,
            last if last + 1 == self.len() => At::Last,
            other => At::Behind(other - 1),
        };
        let mut usable = None;
        for changes in self.ways_out(number) {
            let text = apply(self.text, &changes).unwrap_or_default();
            let Some(rest) = self.reread(&text) else {
                continue;
            };
            if !self.is_without(number, &rest) {
                continue;
            }
            let back = apply(&text, &rest.insert(&at, &element));
            if back.as_deref() == Ok(self.text) {
                return changes;
            }
            usable.get_or_insert(changes);
        }
        usable.unwrap_or_default()
    }

    /// Returns the ways to take out an element, the plainest first; some may break the array.
    fn ways_out(&self, number: usize) -> Vec<Vec<Change>> {
        let (start, end) = self.places[number];
        let comma = self.comma_after(end);
        let stop = comma.map_or(end, |comma| comma + 1);
        let before = number.checked_sub(1).map(|before| self.places[before].1);
        let after = self.places.get(number + 1).map(|element| element.0);
        let separator = before
            .filter(|_| comma.is_none())
            .and_then(|before| self.comma_after(before));
        let separator = || separator.map(|comma| Change::new(comma, comma + 1, ""));
        let plain = |from: usize, to: usize| !self.between(from, to).contains('#');
        let tail = self.between(stop, line_end(self.text, stop)).trim();
        let mut ways = Vec::new();
        if self.begins_line(start) && tail.is_empty() {
            let line = remove_line(self.text, start, stop);
            ways.push([line].into_iter().chain(separator()).collect());
        }
        if let Some(before) = before.filter(|before| plain(*before, start)) {
            ways.push(vec![Change::new(before, end, "")]);
        }
        if let Some(after) = after.filter(|after| before.is_none() && plain(end, *after)) {
            ways.push(vec![Change::new(start, after, "")]);
        }
        if self.len() == 1 && comma.is_none() {
            let blank = usize::from(self.canonical);
            ways.push(vec![Change::new(start - blank, end + blank, "")]);
        }
        if self.begins_line(start) && (tail.is_empty() || tail.starts_with('#')) {
            ways.push(vec![Change::new(start, start, KEPT)]);
        }
        ways.push(self.leave_gap(number));
        let gone = [Change::new(start, end, "")].into_iter();
        let comma = comma.map(|comma| Change::new(comma, comma + 1, ""));
        ways.push(gone.chain(comma).chain(separator()).collect());
        ways
    }

    /// Returns the changes that put blanks for an element and the comma that goes with it.
    fn leave_gap(&self, number: usize) -> Vec<Change> {
        let (start, end) = self.places[number];
        let before = number.checked_sub(1).map(|before| self.places[before].1);
        let comma = self
            .comma_after(end)
            .or_else(|| before.and_then(|before| self.comma_after(before)));
        let around = self.between(self.space(number).0, self.space(number + 1).1);
        let around = around.replacen(self.between(start, end), "", 1);
        let gaps = gap::gaps(self.between(start, end), &around);
        let comma = comma.map(|comma| Change::new(comma, comma + 1, gaps.comma));
        [Change::new(start, end, gaps.element)]
            .into_iter()
            .chain(comma)
            .collect()
    }

    /// Returns whether `rest` has the elements of this array but for number `number`.
    fn is_without(&self, number: usize, rest: &Elements<'_>) -> bool {
        let mut own: Vec<&str> = self.places.iter().map(|p| self.between(p.0, p.1)).collect();
        own.remove(number);
        let others = rest.places.iter().map(|p| rest.between(p.0, p.1));
        own.into_iter().eq(others)
    }

    /// Returns the changes that exchange the first element and the one with this number, each with its comments.
    pub(super) fn exchange(&self, number: usize) -> Vec<Change> {
        let (Some(first), Some(other)) = (self.places.first(), self.places.get(number)) else {
            return Vec::new();
        };
        let (one, two) = (self.pieces(*first), self.pieces(*other));
        let pairs = if let (Some(one), Some(two)) = (one, two) {
            vec![(one[0], two[0]), (one[1], two[1])]
        } else {
            vec![(*first, *other)]
        };
        let swap = |(a, b): ((usize, usize), (usize, usize))| {
            [
                Change::new(a.0, a.1, self.between(b.0, b.1)),
                Change::new(b.0, b.1, self.between(a.0, a.1)),
            ]
        };
        pairs.into_iter().flat_map(swap).collect()
    }

    /// Returns an element that has lines to itself as two pieces: with the comments above it, and what is behind its
    /// comma.
    fn pieces(&self, (start, end): (usize, usize)) -> Option<[(usize, usize); 2]> {
        let comma = self.comma_after(end);
        let stop = comma.map_or(end, |comma| comma + 1);
        let line = self.between(stop, line_end(self.text, stop));
        let tail = line.trim_end_matches(['\r', '\n']);
        let alone = tail.trim().is_empty() || tail.trim().starts_with('#');
        let own_comma = self.between(end, stop).trim().len() <= 1;
        (alone && own_comma && self.begins_line(start)).then(|| {
            let from = self.comments_above(start);
            [(from, end), (stop, stop + tail.len())]
        })
    }

    /// Returns the change that gives the only element, and `element` below it, a line each; `None` where the array is
    /// not as a new one is written.
    ///
    /// An array that has its only element on a line already gets `element` beside it: with a line below it, it would
    /// be what is made of a new one, and the way back would not be known.
    pub(super) fn spread(&self, element: &str) -> Option<Change> {
        let only = self.only_text()?;
        let written = self.between(self.start, self.end);
        let spread = if written == format!("[{only}]") {
            self.in_lines(&[only, element])
        } else if written == self.in_lines(&[only]) {
            self.in_lines(&[&format!("{only}, {element}")])
        } else {
            return None;
        };
        Some(Change::new(self.start, self.end, spread))
    }

    /// Returns the change that undoes [`Elements::spread`], if this is what it writes.
    pub(super) fn unspread(&self) -> Option<Change> {
        let [first, second] = self.places.as_slice() else {
            return None;
        };
        let first = self.between(first.0, first.1);
        let second = self.between(second.0, second.1);
        let written = self.between(self.start, self.end);
        let alone = if written == self.in_lines(&[first, second]) {
            format!("[{first}]")
        } else if written == self.in_lines(&[&format!("{first}, {second}")]) {
            self.in_lines(&[first])
        } else {
            return None;
        };
        Some(Change::new(self.start, self.end, alone))
    }

    /// Returns the change that writes `field` into the table with this number, behind its key `behind`.
    pub(super) fn amend(&self, number: usize, behind: &str, field: &str) -> Option<Change> {
        let (start, end) = *self.places.get(number)?;
        let written = format!("{KEY}{}", self.between(start, end));
        let arena = Arena::new();
        let read = toml_spanner::parse(&written, &arena).ok()?;
        let table = read.table().get("a")?.as_table()?;
        let at = start + table.get(behind)?.span().end as usize - KEY.len();
        Some(Change::new(at, at, format!(", {field}")))
    }

    /// Returns the only element, as written.
    pub(super) fn only_text(&self) -> Option<&'t str> {
        match self.places.as_slice() {
            [only] => Some(self.between(only.0, only.1)),
            _ => None,
        }
    }

    fn in_lines(&self, elements: &[&str]) -> String {
        let margin = indent(self.text, self.start);
        let newline = line_break(self.text, self.end);
        let lines = elements
            .iter()
            .map(|element| format!("{newline}{margin}  {element},"));
        format!("[{}{newline}{margin}]", lines.collect::<String>())
    }

    fn between(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
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
        self.between(line_start(self.text, at), at)
            .trim()
            .is_empty()
    }

    /// Returns where the comments right above the element at `at` begin; the start of its line where there are none.
    fn comments_above(&self, at: usize) -> usize {
        let mut from = line_start(self.text, at);
        while from > self.start {
            let above = line_start(self.text, from - 1);
            let line = self.between(above, from).trim_start();
            if above <= self.start || !line.starts_with('#') {
                break;
            }
            from = above;
        }
        from
    }
}

/// Returns what `of` makes of each element of `array`, given its bytes and how it is written; `None` where `array` is
/// none.
pub(super) fn in_array<T>(array: &str, of: impl Fn(usize, usize, &str) -> T) -> Option<Vec<T>> {
    let text = format!("{KEY}{array}");
    let arena = Arena::new();
    let document = toml_spanner::parse(&text, &arena).ok()?;
    let root: &Table<'_> = document.table();
    let array = root.get("a")?.as_array()?;
    let place = |element: &toml_spanner::Item<'_>| {
        let span = element.span();
        let raw = text.get(span.start as usize..span.end as usize);
        let from = (span.start as usize).saturating_sub(KEY.len());
        let to = (span.end as usize).saturating_sub(KEY.len());
        of(from, to, raw.unwrap_or_default())
    };
    (array.style() == ArrayStyle::Inline).then(|| array.iter().map(place).collect())
}
