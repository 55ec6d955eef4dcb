//! Strips: what stands at each tick of a scale, such as months, as signs in a line.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::Signs;
use super::style::Style;
use super::wrap::{longest_word, width};
use crate::query::Mark;
use crate::report::{
    Cell, Column, ColumnKind, Line, Rank, Scale, Slot, Table, Value, without_joints,
};

/// A blank that holds its place at the ends of a line.
const BLANK: char = '\u{a0}';

/// Columns of a terminal that each tick gets: the first that fits is taken.
const PITCHES: [usize; 3] = [4, 2, 1];

/// The width below which a text on one line gives way no more, while its ticks may draw closer, and at all.
const READABLE: usize = 24;
const LEAST: usize = 12;

/// Blanks between columns.
const GAP: usize = 2;

/// Returns the sign of `mark`.
fn sign(mark: Mark, signs: Signs) -> char {
    match (mark, signs) {
        (Mark::Idle, Signs::Unicode) => '·',
        (Mark::Cancelled, Signs::Unicode) => '–',
        (Mark::Window, Signs::Unicode) => '━',
        (Mark::Done, Signs::Unicode) => '●',
        (Mark::DoneLate, Signs::Unicode) => '◐',
        (Mark::Ahead, Signs::Unicode) => '○',
        (Mark::Overdue, Signs::Unicode) => '✗',
        (Mark::Idle, Signs::Ascii) => '.',
        (Mark::Cancelled, Signs::Ascii) => '-',
        (Mark::Window, Signs::Ascii) => '=',
        (Mark::Done, Signs::Ascii) => '+',
        (Mark::DoneLate, Signs::Ascii) => '~',
        (Mark::Ahead, Signs::Ascii) => 'o',
        (Mark::Overdue, Signs::Ascii) => 'X',
    }
}

/// Returns the signs of the line of the day: its head and its body.
fn now_signs(signs: Signs) -> (char, char) {
    match signs {
        Signs::Unicode => ('▼', '│'),
        Signs::Ascii => ('v', '|'),
    }
}

/// Returns what a strip says without its scale, the line of the day left out.
pub(super) fn plain(slots: &[Slot]) -> String {
    let signs = slots.iter().map(|slot| {
        let mark = slot.mark.max(slot.since);
        mark.map_or(' ', |mark| sign(mark, Signs::Unicode))
    });
    signs.collect()
}

/// Returns what the signs of the strips of `table` mean, where it has any.
pub(super) fn legend(table: &Table<'_>, signs: Signs) -> Option<String> {
    let scale = table
        .columns
        .iter()
        .find_map(|column| column.scale.as_ref())?;
    let told = scale.legend.iter();
    let told =
        told.map(|(mark, meaning)| format!("{}{BLANK}{}", sign(*mark, signs), held(meaning)));
    let (_, line) = now_signs(signs);
    let now = scale.now.as_ref();
    let now = now.map(|_| format!("{line}{BLANK}{}", scale.now_is));
    let told: Vec<String> = told.chain(now).collect();
    (!told.is_empty()).then(|| told.join("  "))
}

/// Returns `text` with blanks that do not break.
fn held(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// Returns `table` with a column for each tick of its strips.
pub(super) fn spread<'t>(table: &'t Table<'t>) -> Cow<'t, Table<'t>> {
    let found = table.columns.iter().enumerate();
    let mut found = found.filter_map(|(at, column)| Some((at, column.scale.as_ref()?)));
    let Some((at, scale)) = found.next() else {
        return Cow::Borrowed(table);
    };
    let (head, body) = now_signs(Signs::Unicode);
    let now = |tick: usize| scale.now.as_ref().filter(|(now, _)| *now == tick);
    let heading = |(tick, name): (usize, &crate::report::Tick)| {
        let day = now(tick).map(|(_, day)| format!(" {head}{day}"));
        Column::new(
            ColumnKind::Word,
            format!("{}{}", name.title, day.unwrap_or_default()),
        )
    };
    let text = |(tick, slot): (usize, &Slot)| {
        let shown = |mark: Option<Mark>| mark.map(|mark| sign(mark, Signs::Unicode));
        let line = now(tick).map(|_| body);
        let told = shown(slot.mark)
            .into_iter()
            .chain(line)
            .chain(shown(slot.since));
        Cell::text(told.collect::<String>())
    };
    let mut spread = table.clone();
    let headings = scale.ticks.iter().enumerate().map(heading);
    spread.columns.splice(at..=at, headings);
    for line in &mut spread.lines {
        if let Some(Cell {
            value: Value::Strip(slots),
            ..
        }) = line.cells.get(at)
        {
            let cells: Vec<Cell<'_>> = slots.iter().enumerate().map(text).collect();
            line.cells.splice(at..=at, cells);
        }
    }
    Cow::Owned(spread)
}

/// A table whose strips are texts.
pub(super) struct Drawn<'t> {
    pub(super) table: Cow<'t, Table<'t>>,
    /// The headings of the columns that had no room.
    pub(super) dropped: Vec<String>,
    /// The ticks that had no room.
    pub(super) left_out: Vec<String>,
}

/// Draws the strips of `table` as texts for a terminal and shortens the texts beside them that stand on one line, so that
/// all columns fit.
pub(super) fn draw<'t>(table: &'t Table<'t>, style: &Style) -> Drawn<'t> {
    let found = table.columns.iter().enumerate();
    let mut found = found.filter_map(|(at, column)| Some((at, column.scale.as_ref()?)));
    let Some((at, scale)) = found.next() else {
        return Drawn {
            table: Cow::Borrowed(table),
            dropped: Vec::new(),
            left_out: Vec::new(),
        };
    };
    let mut table = table.clone();
    let (room, dropped) = room(&mut table, style.width);
    let line = table
        .columns
        .iter()
        .position(|column| column.kind == ColumnKind::Line);
    let longest = line.map_or(0, |line| longest(&table, line));
    let ruler = Ruler::fitting(scale, room, longest, style.signs);
    for part in &mut table.lines {
        if let Some(Cell { value, .. }) = part.cells.get_mut(at)
            && let Value::Strip(slots) = value
        {
            *value = Value::text(ruler.strip(slots));
        }
    }
    if let Some(column) = table.columns.get_mut(at) {
        *column = Column::new(ColumnKind::Word, ruler.heading());
    }
    if let Some(line) = line {
        shorten(&mut table, line, room.saturating_sub(ruler.width()).max(1));
    }
    Drawn {
        left_out: ruler.left_out(),
        table: Cow::Owned(table),
        dropped,
    }
}

/// Returns the columns of a terminal that are left for the strips and the texts on one line of `table`; columns that may
/// leave do so where the strips would have no room, and their headings are returned.
fn room(table: &mut Table<'_>, limit: usize) -> (usize, Vec<String>) {
    let mut dropped = Vec::new();
    loop {
        let fixed = table
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| !matches!(column.kind, ColumnKind::Line | ColumnKind::Strip));
        let fixed: usize = fixed.map(|(at, _)| longest(table, at)).sum();
        let room = limit.saturating_sub(fixed + GAP * (table.columns.len() - 1));
        let ticks = table
            .columns
            .iter()
            .filter_map(|column| column.scale.as_ref());
        let wanted = READABLE + 2 + ticks.map(|scale| scale.ticks.len()).max().unwrap_or(0);
        let ranks = table.columns.iter().enumerate();
        let leaving = ranks.filter(|(_, column)| matches!(column.rank, Rank::Leaves(_)));
        let leaving = leaving
            .max_by_key(|(_, column)| column.rank)
            .map(|(at, _)| at);
        match leaving {
            Some(at) if room < wanted => {
                dropped.push(table.columns.remove(at).title);
                for line in &mut table.lines {
                    line.cells.remove(at);
                }
            }
            _ => return (room, dropped),
        }
    }
}

/// Returns the width of the widest text of the column `at`, the words of its heading included.
fn longest(table: &Table<'_>, at: usize) -> usize {
    let said = |line: &Line<'_>| match &line.cells.get(at).map(|cell| &cell.value) {
        Some(Value::Text(text)) => width(text),
        Some(Value::Number(number)) => number.to_string().len(),
        _ => 0,
    };
    let heading = table
        .columns
        .get(at)
        .map_or(0, |column| longest_word(&column.title));
    let widest = table.lines.iter().map(said).max();
    widest.unwrap_or(0).max(heading)
}

/// Shortens the texts of the column `at` to `limit` columns, so that those that differ still do where that can be.
fn shorten(table: &mut Table<'_>, at: usize, limit: usize) {
    let mut taken: HashMap<String, String> = HashMap::new();
    for line in &mut table.lines {
        if let Some(Cell { value, .. }) = line.cells.get_mut(at)
            && let Value::Text(text) = value
        {
            let whole = text.trim_end_matches('.');
            let shares = [3, 2, 4, 1].into_iter();
            let cut = shares.map(|share| shortened(whole, limit, share));
            let mut ways = by_words(whole, limit).into_iter().chain(cut);
            let first = ways.next().unwrap_or_default();
            let is_free = |way: &String| taken.get(way).is_none_or(|other| other == whole);
            let told = if is_free(&first) {
                first
            } else {
                ways.find(is_free).unwrap_or(first)
            };
            taken.insert(told.clone(), whole.to_owned());
            *value = Value::text(told);
        }
    }
    if let Some(column) = table.columns.get_mut(at) {
        column.kind = ColumnKind::Word;
    }
}

/// Returns the ways to tell `text` in at most `limit` columns by whole words of its beginning and its end, or of its
/// beginning alone; those first that give the beginning half of the room, and of them that keep most of it.
fn by_words(text: &str, limit: usize) -> Vec<String> {
    if width(text) <= limit {
        return vec![text.to_owned()];
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let way = |count: usize| {
        let head = words[..count].join(" ");
        let head = format!("{}…", without_joints(&head));
        let is_short = width(&head) * 2 < limit;
        let room = limit.checked_sub(width(&head))?;
        let tail = |from: &usize| format!(" {}", words[*from..].join(" "));
        let fits = |from: &usize| width(&tail(from)) <= room;
        let from = (count..words.len()).rev().take_while(fits).last();
        let whole = from.map_or_else(|| head.clone(), |from| head.clone() + &tail(&from));
        Some((is_short, whole))
    };
    let mut ways: Vec<(bool, String)> = (1..words.len()).map_while(way).collect();
    ways.sort_by_key(|(is_short, way)| (*is_short, Reverse(width(way))));
    ways.into_iter().map(|(_, way)| way).collect()
}

/// Returns `text` in at most `limit` columns: of those, one part in `share` goes to its end and the rest to its beginning;
/// where `share` is 1, three quarters go to its end.
fn shortened(text: &str, limit: usize, share: usize) -> String {
    if width(text) <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(1);
    let end = if share == 1 {
        room * 3 / 4
    } else {
        room / share
    };
    let letters: Vec<char> = text.chars().collect();
    let fitting = |letters: &mut dyn Iterator<Item = &char>, room: usize| {
        let mut taken = 0;
        letters
            .take_while(|letter| {
                taken += width(&letter.to_string());
                taken <= room
            })
            .count()
    };
    let head = fitting(&mut letters.iter(), room - end);
    let tail = fitting(&mut letters.iter().rev(), end);
    let part = |range: Range<usize>| letters.get(range).into_iter().flatten().collect::<String>();
    let (head, tail) = (part(0..head), part(letters.len() - tail..letters.len()));
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

/// How a scale is drawn.
struct Ruler<'s> {
    scale: &'s Scale,
    /// Columns of a terminal to a tick.
    pitch: usize,
    /// The ticks shown.
    shown: Range<usize>,
    signs: Signs,
}

impl<'s> Ruler<'s> {
    /// Returns the widest ruler that leaves of `room` what texts with a width of up to `text` need to be read.
    fn fitting(scale: &'s Scale, room: usize, text: usize, signs: Signs) -> Self {
        let whole = PITCHES.map(|pitch| Ruler {
            scale,
            pitch,
            shown: 0..scale.ticks.len(),
            signs,
        });
        let fits = |ruler: &Ruler<'_>| ruler.width() + text.min(READABLE) <= room;
        whole.into_iter().find(fits).unwrap_or_else(|| {
            let now = scale.now.as_ref().map(|(now, _)| *now);
            let ticks = room.saturating_sub(text.min(LEAST) + 2).max(1);
            Ruler {
                scale,
                pitch: 1,
                shown: Scale::window(scale.ticks.len(), now, ticks),
                signs,
            }
        })
    }

    /// Returns the ticks that are not shown, those that follow one another as the first and the last.
    fn left_out(&self) -> Vec<String> {
        let ticks = &self.scale.ticks;
        let parts = [0..self.shown.start, self.shown.end..ticks.len()];
        let parts = parts.into_iter().filter_map(|part| ticks.get(part));
        let told = parts.filter_map(|part| match part {
            [] => None,
            [only] => Some(only.title.clone()),
            [first, .., last] => Some(format!("{} – {}", first.title, last.title)),
        });
        told.collect()
    }

    fn is_now(&self, tick: usize) -> bool {
        self.scale.now.as_ref().is_some_and(|(now, _)| *now == tick)
    }

    /// Returns the columns that `tick` takes: at the day of the page there is room on both sides of its line.
    fn span(&self, tick: usize) -> usize {
        match (self.is_now(tick), self.pitch) {
            (true, 1) => 3,
            (true, _) => 4,
            (false, pitch) => pitch,
        }
    }

    fn width(&self) -> usize {
        let spans: usize = self.shown.clone().map(|tick| self.span(tick)).sum();
        if self.pitch == 1 {
            spans
        } else {
            spans.saturating_sub(1)
        }
    }

    fn strip(&self, slots: &[Slot]) -> String {
        let (_, line) = now_signs(self.signs);
        let window = sign(Mark::Window, self.signs);
        let shown = |mark: Option<Mark>| mark.map_or(BLANK, |mark| sign(mark, self.signs));
        let goes_on = |mark: Option<Mark>| mark == Some(Mark::Window);
        let after = |mark| if goes_on(mark) { window } else { BLANK };
        let mut text = String::new();
        let mut comes = false;
        for tick in self.shown.clone() {
            let slot = slots.get(tick).copied().unwrap_or_default();
            let before = if comes { window } else { BLANK };
            let (first, second) = (slot.mark, slot.since);
            let part: Vec<char> = match (self.is_now(tick), self.pitch) {
                (true, _) => vec![shown(first), line, shown(second), after(second)],
                (false, 4) => vec![before, shown(first), after(first), after(first)],
                (false, _) => vec![shown(first), after(first)],
            };
            text.extend(part.into_iter().take(self.span(tick)));
            comes = goes_on(if self.is_now(tick) { second } else { first });
        }
        text.chars().take(self.width()).collect()
    }

    /// Returns the lines above the strips: what begins at which tick, the day, the names of the ticks.
    fn heading(&self) -> String {
        let (head, _) = now_signs(self.signs);
        let (mut begins, mut day, mut names) =
            (Written::default(), Written::default(), Written::default());
        let mut at = 0;
        for tick in self.shown.clone() {
            let Some(found) = self.scale.ticks.get(tick) else {
                continue;
            };
            if let Some(told) = &found.begins {
                begins.put(at, told, self.width());
            }
            let indent = usize::from(self.is_now(tick) && self.pitch < 4);
            if let Some((_, date)) = self.scale.now.as_ref().filter(|_| self.is_now(tick)) {
                day.put_day(at + 1, head, date, self.width());
            }
            let name = if self.pitch == 4 {
                found.short.clone()
            } else {
                initial(&found.short)
            };
            names.put(at + indent, &name, self.width());
            at += self.span(tick);
        }
        let lines = [begins.0, day.0, names.0];
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }
}

fn initial(name: &str) -> String {
    name.chars().take(1).flat_map(char::to_uppercase).collect()
}

/// A line of a heading, written from left to right.
#[derive(Default)]
struct Written(String);

impl Written {
    /// Writes `text` at the column `at`, if there is room up to the column `limit`.
    fn put(&mut self, at: usize, text: &str, limit: usize) {
        let taken = width(&self.0);
        let parted = taken == 0 || taken < at || text.chars().count() == 1;
        if taken <= at && parted && at + width(text) <= limit {
            self.0.extend(std::iter::repeat_n(BLANK, at - taken));
            self.0.push_str(text);
        }
    }

    /// Writes a day whose `head` stands at the column `at`, to the right of it or else to the left.
    fn put_day(&mut self, at: usize, head: char, day: &str, limit: usize) {
        let right = format!("{head}{day}");
        if at + width(&right) <= limit {
            self.put(at, &right, limit);
        } else if width(day) <= at {
            self.put(at - width(day), &format!("{day}{head}"), limit);
        } else {
            self.put(at, &head.to_string(), limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Tick;

    fn scale(now: usize) -> Scale {
        let tick = |name: &str| Tick {
            title: name.to_owned(),
            short: name.to_owned(),
            begins: None,
        };
        Scale {
            ticks: ["янв", "фев", "мар", "апр"].map(tick).to_vec(),
            now: Some((now, "15.02".to_owned())),
            ..Scale::default()
        }
    }

    fn slot(mark: Option<Mark>, since: Option<Mark>) -> Slot {
        Slot { mark, since }
    }

    #[test]
    fn the_line_of_the_day_parts_what_stands_before_and_after_it() {
        let scale = scale(1);
        let slots = [
            slot(Some(Mark::Window), None),
            slot(Some(Mark::Overdue), Some(Mark::Window)),
            slot(Some(Mark::Window), None),
            slot(Some(Mark::Ahead), None),
        ];
        for (room, strip, names) in [
            (15, " ━━━✗│━━━━━━━○ ", "янв фев мар апр"),
            (9, "━━✗│━━━━○", "Я  Ф  М А"),
            (6, "━✗│━━○", "Я Ф МА"),
        ] {
            let ruler = Ruler::fitting(&scale, room, 0, Signs::Unicode);
            assert_eq!(ruler.strip(&slots).replace(BLANK, " "), strip);
            let heading = ruler.heading().replace(BLANK, " ");
            assert_eq!(heading.lines().last(), Some(names));
            assert!(ruler.left_out().is_empty());
        }
        let ruler = Ruler::fitting(&scale, 5, 0, Signs::Ascii);
        assert_eq!(ruler.strip(&slots), "=X|==");
        assert_eq!(ruler.left_out(), ["апр"]);
    }

    #[test]
    fn titles_lose_their_middle() {
        let title = "Участие во втором опросе ФИОКО";
        assert_eq!(shortened(title, 30, 3), title);
        assert_eq!(shortened(title, 16, 3), "Участие во…ФИОКО");
        assert_eq!(shortened(title, 12, 1), "Уча…се ФИОКО");
    }

    #[test]
    fn words_of_titles_stay_whole() {
        let title = "Участие во втором опросе ФИОКО";
        let told = |limit| by_words(title, limit).into_iter().next();
        assert_eq!(told(30).as_deref(), Some(title));
        assert_eq!(told(24).as_deref(), Some("Участие во втором… ФИОКО"));
        assert_eq!(told(16).as_deref(), Some("Участие… ФИОКО"));
        assert_eq!(told(12).as_deref(), Some("Участие…"));
        assert_eq!(told(7), None);
        let title = "Издание распоряжения Управления образования Первоуральск в 2022 году";
        let told = by_words(title, 36).into_iter().next();
        assert_eq!(told.as_deref(), Some("Издание распоряжения… в 2022 году"));
    }
}
