//! Where the columns of a page stand: the places between them that hardly a line has a letter in.

use std::collections::HashSet;
use std::ops::Range;

use crate::import::cell;
use crate::import::headings::{self, Role};
use crate::model::kind;
use crate::phrase;
use crate::text::russian::fold;

use super::line::{FEWEST, GAP, LONGEST, Line, MARGIN, MOST, Stretch, is_heading, is_number};

/// The places of a column, in characters.
pub(super) type Column = Range<usize>;

/// The share of the lines with text on both sides of a gap that may run over it.
const CROSSING: f64 = 0.3;
/// What a line weighs that runs over a gap with a blank near it, where it can be parted.
const PARTED: f64 = 0.3;
/// How many characters the lines of a table have at the most.
const WIDEST: usize = 1_000;
/// How wide a column of numbers is at the most.
const NUMBERS: usize = 5;
/// How far from the beginning of its column a text may begin.
const NEAR: usize = 8;

/// How far before its column a deadline may begin that touches the text before it, and how many words it has at the most.
const TOUCHING: usize = 16;
const TERM: usize = 6;
/// The share of lines that may run over where a column begins on the page before.
const LEAST: f64 = 0.15;
/// How much surer than another text a deadline is to begin a column.
const SURER: usize = 3;
/// The share of its column that a line fills where the next word had no room.
const FULL: f64 = 0.75;
/// How far a column may stand from where it stood on the page before.
const DRIFT: usize = 20;
/// The share of texts in a column that are deadlines where it is one of them.
pub(super) const TERMS: f64 = 0.4;

/// A line with its words in their columns.
pub(super) struct Placed {
    pub(super) number: usize,
    pub(super) cells: Vec<Option<String>>,
    /// It runs over several columns alone, as a title does.
    pub(super) crosses: bool,
    /// Its words touch those of another column, or are in the wrong place.
    pub(super) squeezed: bool,
    /// Which columns the words of the one to the left reach.
    pub(super) reaches: Vec<bool>,
}

/// Returns the columns of the lines, if they have several: one under each heading, or as many as `known` ones of the
/// page before, or those between the places that hardly a line has a letter in.
pub(super) fn columns(lines: &[Line<'_>], known: Option<&[Column]>) -> Option<Vec<Column>> {
    let heads = heads_of(lines);
    let own = || between_gaps(lines);
    if !heads.is_empty() {
        let titles = headings::read(&heads[0].text).is_some_and(|head| head.role == Role::Title);
        let numbers = titles.then(|| numbers(lines)).flatten();
        let numbers = numbers.map(|end| end + 1..end + NEAR);
        let zones = heads
            .windows(2)
            .map(|pair| pair[0].to + 1..pair[1].from + 1);
        let zones: Vec<Range<usize>> = numbers.into_iter().chain(zones).collect();
        let fitted = Fit::of(lines).and_then(|fit| fit.columns(&zones, None));
        return fitted.map(|(_, columns)| columns).or_else(own);
    }
    let Some(known) = known else { return own() };
    let near = |column: &Column| column.start.saturating_sub(DRIFT).max(1)..column.start + DRIFT;
    let zones: Vec<Column> = known.iter().skip(1).map(near).collect();
    let own = own();
    if own.as_ref().is_some_and(|own| own.len() == known.len()) {
        return own;
    }
    let fit = Fit::of(lines);
    // a column may be empty here, or the cells of two touch
    let exact: Vec<Column> = known
        .iter()
        .skip(1)
        .map(|column| column.start..column.start + 1)
        .collect();
    let more = own.as_ref().is_some_and(|own| own.len() > known.len());
    let kept = fit.as_ref().and_then(|fit| fit.columns(&exact, None));
    let kept = kept.filter(|(crossing, _)| *crossing < if more { f64::EPSILON } else { LEAST });
    if more && kept.is_none() {
        return own;
    }
    let moved = || fit.as_ref()?.columns(&zones, Some(known));
    match kept.or_else(moved) {
        Some((crossing, columns)) if crossing < CROSSING => Some(columns),
        _ => Some(known.to_vec()),
    }
}

/// Returns where the numbers end that several rows begin with.
fn numbers(lines: &[Line<'_>]) -> Option<usize> {
    let rows = lines
        .iter()
        .filter(|line| line.stretches.len() > 2 && !is_header(line));
    let firsts = rows.filter_map(|line| line.stretches.first());
    let numbers = firsts
        .clone()
        .filter(|first| is_number(&first.text))
        .map(|first| first.to);
    let count = numbers.clone().count();
    (count >= GAP && 2 * count >= firsts.count())
        .then(|| numbers.max())
        .flatten()
}

/// How well columns fit the lines of a table.
struct Fit<'l, 't> {
    lines: Vec<&'l Line<'t>>,
    width: usize,
    /// How much of the lines a column would cut that begins at each place.
    cuts: Vec<usize>,
    /// How many texts begin there.
    starts: Vec<usize>,
}

impl<'l, 't> Fit<'l, 't> {
    fn of(lines: &'l [Line<'t>]) -> Option<Fit<'l, 't>> {
        let body = |line: &&Line<'_>| {
            let width = line.stretches.last().map_or(0, |last| last.to);
            line.stretches.len() > 1 && width <= LONGEST && !line.touches && !is_header(line)
        };
        let lines: Vec<&Line<'_>> = lines.iter().filter(body).collect();
        let ends = lines
            .iter()
            .filter_map(|line| Some(line.stretches.last()?.to));
        let width = ends.max()?;
        let (mut cuts, mut starts) = (vec![0; LONGEST + 2], vec![0; LONGEST + GAP + 2]);
        for stretch in lines.iter().flat_map(|line| &line.stretches) {
            starts[stretch.from] += if stretch.term_from(0).is_some() {
                SURER
            } else {
                1
            };
            let letters: Vec<char> = stretch.text.chars().collect();
            for (at, pair) in (stretch.from + 1..).zip(letters.windows(2)) {
                let [before, letter] = *pair else { continue };
                cuts[at] += match (before, letter) {
                    (' ', _) => 1,
                    (_, ' ') => 2,
                    _ => 4,
                };
                // a cell may touch the one to its left
                starts[at] += usize::from(before == ' ' && letter.is_uppercase());
            }
        }
        Some(Fit {
            lines,
            width,
            cuts,
            starts,
        })
    }

    /// Returns what a column costs that begins at a place: few lines have a letter before it, and many begin there.
    fn cost(&self, at: usize) -> usize {
        let begin: usize = self.starts[at..].iter().take(GAP).sum();
        self.cuts[at] + self.lines.len() - begin.min(self.lines.len())
    }

    /// Returns the columns whose starts lie in `zones` and cost least, and what share of the lines has a letter before
    /// one. A page may shift all columns to the right or left, but those `known` from the page before stand as far apart.
    fn columns(
        &self,
        zones: &[Range<usize>],
        known: Option<&[Column]>,
    ) -> Option<(f64, Vec<Column>)> {
        let firsts = self
            .lines
            .iter()
            .filter_map(|line| Some(line.stretches.first()?.from));
        let first = firsts.min()?;
        // the cheapest way to each place of each zone, and from which place of the zone before it comes
        let mut ways: Vec<Vec<(usize, usize, usize)>> = Vec::new();
        for (index, zone) in zones.iter().enumerate() {
            let places = zone.clone().filter(|at| *at <= LONGEST);
            let own = places.filter_map(|at| {
                let Some(before) = index.checked_sub(1) else {
                    return Some((at, self.cost(at), 0));
                };
                let apart =
                    known.map_or(0, |known| known[index + 1].start - known[before + 1].start);
                let ways = ways[before].iter().enumerate();
                let ways = ways.filter(|(_, (from, ..))| from + apart / 2 < at);
                let way = |(way, (from, so_far, _)): (usize, &(usize, usize, usize))| {
                    let drift = known.map_or(0, |_| (at - from).abs_diff(apart));
                    (so_far + drift, way)
                };
                let (so_far, way) = ways.map(way).min()?;
                Some((at, so_far + self.cost(at), way))
            });
            let own = own.collect();
            ways.push(own);
        }
        let mut starts = vec![first];
        let last = ways.last()?;
        let mut way = (0..last.len()).min_by_key(|way| last[*way].1)?;
        for own in ways.iter().rev() {
            starts.insert(1, own[way].0);
            way = own[way].2;
        }
        let cut: usize = starts.iter().skip(1).map(|at| self.cuts[*at]).max()?;
        let ends = starts.iter().skip(1).copied().chain([self.width + 1]);
        let columns = starts.iter().zip(ends).map(|(start, next)| {
            let texts = self.lines.iter().flat_map(|line| &line.stretches);
            let own = texts.filter(|text| text.from >= *start && text.to < next);
            *start..own.map(|text| text.to).max().unwrap_or(start + 1)
        });
        Some((share(cut / 4, self.lines.len()), columns.collect()))
    }
}

/// Returns whether a line is one of a header: headings, or the numbers of its columns.
fn is_header(line: &Line<'_>) -> bool {
    let mut texts = line.stretches.iter().map(|stretch| stretch.text.as_str());
    line.stretches.len() > 2 && numbers_columns(line)
        || texts.all(|text| text.starts_with('№') || is_heading(text))
}

/// Returns whether a line only numbers columns: «1 2 3».
pub(super) fn numbers_columns(line: &Line<'_>) -> bool {
    let mut numbers = (1..).zip(&line.stretches);
    numbers.all(|(at, own): (u8, _)| own.text.trim_end_matches('.') == at.to_string())
}

/// Returns the columns between the places that hardly a line has a letter in.
fn between_gaps(lines: &[Line<'_>]) -> Option<Vec<Column>> {
    let of_several = |line: &&Line<'_>| {
        let width = line.stretches.last().map_or(0, |last| last.to);
        line.stretches.len() > 1 && width <= LONGEST && !line.touches
    };
    let mut several: Vec<&Line<'_>> = lines.iter().filter(of_several).collect();
    // the points of a list are no rows
    let beside = |line: &&&Line<'_>| line.stretches.len() > 1 + usize::from(line.numbered);
    if several.iter().filter(beside).count() < FEWEST {
        return None;
    }
    several.sort_by_key(|line| std::cmp::Reverse(line.stretches.len()));
    let mut used = vec![false; LONGEST];
    for line in &several {
        let mut with = used.clone();
        for (at, stretch) in line.stretches.iter().enumerate() {
            // «10.Заседание»
            let next = line.stretches.get(at + 1).map(|next| next.from);
            let glued = next == Some(stretch.to) && stretch.to > stretch.from + 1;
            with[stretch.from..stretch.to - usize::from(glued)].fill(true);
        }
        if parted(&with).len() >= parted(&used).len() {
            used = with;
        }
    }
    loop {
        let columns = parted(&used);
        if columns.len() > MOST {
            return None;
        }
        let gap = twin_numbers(&several, &columns)
            .or_else(|| worst_gap(&several, &columns))
            .or_else(|| lone_head(&several, &columns));
        let Some(gap) = gap else {
            return (columns.len() > 1).then_some(columns);
        };
        used[columns[gap].start..columns[gap + 1].end].fill(true);
    }
}

/// Parts texts from those of the next column that they touch: deadlines, names, and words that begin cells of it.
pub(super) fn part_touching(
    lines: &mut [Line<'_>],
    known: Option<&[Column]>,
) -> Option<Vec<Column>> {
    if lines.iter().any(is_wide) {
        return None;
    }
    part_tails(lines);
    let columns = columns(lines, known)?;
    for (at, pair) in columns.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        if left.end - left.start <= NUMBERS {
            continue;
        }
        let next = columns.get(at + 2).map(|next| next.start);
        let neighbour = Neighbour::of(lines, left, right);
        for at in 0..lines.len() {
            let own = lines[at]
                .stretches
                .iter()
                .position(|text| right.begins(text, left));
            let over = |text: &Stretch| {
                let last = text.text.rsplit(' ').next().unwrap_or_default();
                let touches =
                    text.to > right.start || begins_only(last) && text.to + GAP > left.end;
                text.from + 1 < left.end && touches
            };
            let runs_on =
                |own: &usize| next.is_some_and(|next| lines[at].stretches[*own].to > next);
            let touching = lines[at].stretches.iter().position(over);
            let short = || {
                let texts = &lines[at].stretches;
                let last = texts.iter().rposition(|text| text.from + 1 < left.end)?;
                let full = neighbour.fills(&texts[last], lines.get(at + 1));
                (own.is_none() && full && texts.len() > 1).then_some(last)
            };
            let Some(found) = touching.or_else(|| own.filter(runs_on)).or_else(short) else {
                continue;
            };
            if is_header(&lines[at]) {
                continue;
            }
            if let Some(parts) = neighbour.part(&lines[at].stretches[found]) {
                lines[at].stretches.splice(found..=found, parts);
                lines[at].touches = true;
            }
        }
    }
    Some(columns)
}

/// Returns whether a line is a paragraph, too long for a row of a table.
fn is_wide(line: &Line<'_>) -> bool {
    line.stretches.last().is_some_and(|text| text.to > WIDEST)
}

/// Parts the deadlines that end texts in several lines, where they begin at one place.
fn part_tails(lines: &mut [Line<'_>]) {
    let tail = |line: &Line<'_>| {
        let any = line
            .stretches
            .iter()
            .any(|text| text.term_from(0).is_some());
        let tails = line
            .stretches
            .iter()
            .enumerate()
            .filter(|_| !any && !is_header(line));
        tails.rev().find_map(|(at, text)| Some((at, text.tail()?)))
    };
    let tails: Vec<Option<(usize, usize)>> = lines.iter().map(tail).collect();
    let place = |line: &Line<'_>, (at, tail): (usize, usize)| line.stretches[at].from + tail;
    let places = lines.iter().zip(&tails);
    let places = places.filter_map(|(line, tail)| Some(place(line, (*tail)?)));
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    let near = |at: usize| {
        let from = places.partition_point(|place| place + NEAR < at);
        let to = places.partition_point(|place| *place <= at + NEAR);
        &places[from..to]
    };
    let usual = places.iter().copied().max_by_key(|at| near(*at).len());
    let Some(usual) = usual.filter(|at| near(*at).len() > FEWEST) else {
        return;
    };
    let start = near(usual).last().copied().unwrap_or(usual);
    for (line, found) in lines.iter_mut().zip(&tails) {
        let found = found.filter(|found| place(line, *found).abs_diff(usual) <= NEAR);
        let Some((at, tail)) = found else { continue };
        let [before, mut behind] = line.stretches[at].split(tail - 1);
        behind.shift_to(start);
        line.stretches.splice(at..=at, [before, behind]);
    }
}

/// What is known of the column to the right of texts that may touch its cells.
struct Neighbour {
    /// Where its cells may begin.
    places: Range<usize>,
    start: usize,
    /// Its cells are deadlines.
    terms: bool,
    /// The words that its cells begin with.
    firsts: HashSet<String>,
    /// How wide the texts to its left are.
    width: usize,
}

impl Neighbour {
    fn of(lines: &[Line<'_>], left: &Column, right: &Column) -> Neighbour {
        let rows = lines.iter().filter(|line| !is_header(line));
        let stretches = || rows.clone().flat_map(|line| &line.stretches);
        let texts = || stretches().filter(|text| right.begins(text, left));
        let terms = texts().filter(|text| text.term_from(0).is_some()).count();
        let first = |text: &Stretch| fold(text.text.split(' ').next().unwrap_or_default());
        let own = stretches().filter(|text| text.from + GAP > left.start && text.to <= left.end);
        Neighbour {
            places: right.start.saturating_sub(TOUCHING).max(left.start + 1)..right.end,
            start: right.start,
            terms: terms >= GAP && share(terms, texts().count()) >= TERMS,
            firsts: texts()
                .map(first)
                .filter(|word| word.chars().count() > FEWEST)
                .collect(),
            width: own
                .map(|text| text.to - text.from)
                .max()
                .unwrap_or_default(),
        }
    }

    /// Returns whether a text that goes on in the line `below` has no more room in its column.
    fn fills(&self, text: &Stretch, below: Option<&Line<'_>>) -> bool {
        let below = below.and_then(|line| {
            line.stretches
                .iter()
                .find(|next| next.from.abs_diff(text.from) < NEAR)
        });
        let word = below.and_then(|next| next.text.split(' ').next());
        let room = word.map_or(0, |word| word.chars().count());
        self.part(text)
            .and_then(|parts| {
                let own = parts.first()?;
                Some(share(own.to - own.from + 1 + room, self.width) > FULL)
            })
            .unwrap_or_default()
    }

    /// Parts a text before the cell of this column in it.
    fn part(&self, text: &Stretch) -> Option<Vec<Stretch>> {
        let mut parts = if self.terms {
            text.at_term(&self.places)?
        } else {
            let places = self.places.start..self.start + GAP;
            text.at_word(&places, |word, next| self.is_first(word, next))?
                .to_vec()
        };
        if let Some(own) = parts.get_mut(1) {
            own.shift_to(self.start);
        }
        Some(parts)
    }

    /// Returns whether a cell of this column seems to begin with a word.
    fn is_first(&self, word: &str, next: &str) -> bool {
        let capital = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
        self.firsts.contains(&fold(word)) || capital && kind::is_person(&format!("{word} {next}"))
    }
}

pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

/// Returns the gap between numbers that stand at two places near the margin, but never beside each other.
fn twin_numbers(lines: &[&Line<'_>], columns: &[Column]) -> Option<usize> {
    let [one, other, _, ..] = columns else {
        return None;
    };
    let in_column = |line: &Line<'_>, column: &Column| {
        let mut own = line.stretches.iter();
        let own = own.find(|stretch| stretch.from < column.end && stretch.to > column.start)?;
        Some(is_number(&own.text) || own.text.starts_with('№'))
    };
    let twins = lines.iter().all(|line| {
        let found = [one, other].map(|column| in_column(line, column));
        matches!(found, [None | Some(true), None] | [None, Some(true)])
    });
    twins.then_some(0)
}

/// Returns the gap between a heading that stands aside alone and its cells, which have no other.
fn lone_head(lines: &[&Line<'_>], columns: &[Column]) -> Option<usize> {
    let filled = |column: &Column| -> Vec<(usize, &Stretch)> {
        let fills = |stretch: &&Stretch| stretch.from < column.end && stretch.to > column.start;
        let own = lines.iter().filter_map(|line| {
            let stretch = line.stretches.iter().find(fills)?;
            Some((line.number, stretch))
        });
        own.collect()
    };
    let heads = |(_, stretch): &(usize, &Stretch)| is_heading(&stretch.text);
    (0..columns.len().saturating_sub(1)).find(|gap| {
        let [one, other] = [*gap, gap + 1].map(|at| filled(&columns[at]));
        let (head, cells) = if one.len() < other.len() {
            (one, other)
        } else {
            (other, one)
        };
        let beside = |(line, _): &(usize, &Stretch)| cells.iter().any(|(own, _)| own == line);
        head.len() < FEWEST
            && cells.len() > 2 * FEWEST
            && head.iter().any(heads)
            && !head.iter().any(beside)
            && !cells.iter().any(heads)
    })
}

/// Returns the columns that unused places part; a number near the margin needs one blank behind it.
fn parted(used: &[bool]) -> Vec<Column> {
    let mut out: Vec<Column> = Vec::new();
    let mut free = GAP;
    for (at, used) in used.iter().enumerate() {
        if !used {
            free += 1;
            continue;
        }
        let behind_number =
            free == 1 && matches!(out.as_slice(), [first] if first.start < MARGIN / 2);
        match out.last_mut().filter(|_| free < GAP && !behind_number) {
            Some(last) => last.end = at + 1,
            None => out.push(at..at + 1),
        }
        free = 0;
    }
    out
}

/// Returns the gap that too many lines run over for one between columns.
fn worst_gap(lines: &[&Line<'_>], columns: &[Column]) -> Option<usize> {
    let share = |gap: usize| {
        let (left, right) = (&columns[gap], &columns[gap + 1]);
        let touches = |stretch: &Stretch, column: &Column| {
            stretch.from < column.end && stretch.to > column.start
        };
        let (mut crossing, mut both) = (0.0, 0.0);
        for line in lines {
            let of = |column| {
                line.stretches
                    .iter()
                    .any(|stretch| touches(stretch, column))
            };
            let over = line
                .stretches
                .iter()
                .find(|stretch| stretch.from < left.end && stretch.to > right.start);
            both += f64::from(u8::from(of(left) && of(right)));
            crossing += match over {
                Some(over) if over.blank_at(left, right).is_some() => PARTED,
                Some(_) => 1.0,
                None => 0.0,
            };
        }
        crossing / f64::max(both, 1.0)
    };
    let gaps = 0..columns.len().saturating_sub(1);
    let shares = gaps.map(|gap| (share(gap), gap));
    let worst = shares.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (worst.0 > CROSSING).then_some(worst.1)
}

/// «В», with which a deadline begins that goes on in the next line.
fn begins_only(text: &str) -> bool {
    matches!(text, "В" | "До" | "По" | "Не")
}

/// Returns whether a text begins as deadlines do, seen from its first word.
fn may_begin_term(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let word = fold(first);
    let leads = ["до", "в", "с", "к", "не", "по", "раз"];
    leads.contains(&word.as_str())
        || first.starts_with(|c: char| c.is_ascii_digit())
        || [
            "ежегодн",
            "ежемес",
            "еженед",
            "ежекв",
            "ежедн",
            "постоян",
            "система",
            "регул",
            "весь",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
        || phrase::month_named(first).is_some()
}

/// Returns the headings of the first line that has three beside each other and nothing else, and those that stand above
/// or below between them.
fn heads_of(lines: &[Line<'_>]) -> Vec<Stretch> {
    let is_head = |text: &str| text.starts_with('№') || is_heading(text);
    // «Мероприятие Ответственный» are two with one blank between them
    let apart = |stretch: &Stretch| {
        let capital = |at: &usize| {
            stretch
                .text
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase) && is_head(rest))
        };
        let blank = stretch
            .text
            .match_indices(' ')
            .map(|(at, _)| at)
            .find(capital);
        let own = blank.filter(|at| is_head(stretch.text.get(..*at).unwrap_or_default()));
        let place = own.map(|at| stretch.text.get(..at).unwrap_or_default().chars().count());
        place.map_or_else(|| vec![stretch.clone()], |at| stretch.split(at).to_vec())
    };
    let heads = |line: &Line<'_>| -> Option<Vec<Stretch>> {
        if is_wide(line) {
            return None;
        }
        let found: Vec<Stretch> = line.stretches.iter().flat_map(apart).collect();
        let all = found.len() >= FEWEST && found.iter().all(|stretch| is_head(&stretch.text));
        all.then_some(found)
    };
    let Some((at, mut found)) = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| Some((at, heads(line)?)))
    else {
        return Vec::new();
    };
    // a heading of several lines stands around them
    for below in 0..FEWEST {
        let around = lines
            .iter()
            .take(at + below + 1)
            .skip(at.saturating_sub(FEWEST - 1))
            .filter(|line| !is_wide(line));
        let mut aside: Vec<Stretch> = Vec::new();
        for stretch in around.flat_map(|line| &line.stretches) {
            let over = |head: &Stretch| head.covers(&(stretch.from..stretch.to));
            if found.iter().any(over) {
                continue;
            }
            match aside.iter_mut().find(|head| over(head)) {
                Some(head) => {
                    head.from = head.from.min(stretch.from);
                    head.to = head.to.max(stretch.to);
                    head.text = format!("{} {}", head.text, stretch.text);
                }
                None => aside.push(stretch.clone()),
            }
        }
        let month = |text: &str| phrase::month_named(text).is_some();
        aside.retain(|head| is_head(&head.text) && !month(&head.text));
        found.append(&mut aside);
    }
    found.sort_by_key(|head| head.from);
    found
}

trait Begins {
    /// Returns whether a text begins in this column, behind the one to the left.
    fn begins(&self, text: &Stretch, left: &Column) -> bool;
}

impl Begins for Column {
    fn begins(&self, text: &Stretch, left: &Column) -> bool {
        text.from >= left.end && text.from < self.end
    }
}

impl Stretch {
    fn covers(&self, column: &Column) -> bool {
        self.from < column.end && self.to > column.start
    }

    /// Returns which of its characters is the blank nearest to where `right` begins, at the edges of the two columns; one
    /// behind a comma or the like comes before all but that very place.
    fn blank_at(&self, left: &Column, right: &Column) -> Option<usize> {
        let places = left.end.saturating_sub(4)..=right.start + 1;
        let closed = |before: char| matches!(before, ',' | '.' | ';' | ':' | ')');
        let pairs = self.text.chars().zip(self.text.chars().skip(1)).enumerate();
        pairs
            .filter(|(at, (_, c))| *c == ' ' && places.contains(&(self.from + at + 1)))
            .min_by_key(|(at, (before, _))| {
                let far = (self.from + at + 2).abs_diff(right.start);
                (far > 0 && !closed(*before), far)
            })
            .map(|(at, _)| at + 1)
    }

    /// Shifts it to the right, to where its column begins.
    fn shift_to(&mut self, start: usize) {
        self.to += start.saturating_sub(self.from);
        self.from = self.from.max(start);
    }

    /// Returns where the deadline begins that ends a text.
    fn tail(&self) -> Option<usize> {
        let chars = self.text.chars().count();
        let from_end = self.text.chars().rev().enumerate();
        let blanks = from_end.filter(|(_, c)| *c == ' ').take(TERM);
        let begins: Vec<usize> = blanks.map(|(at, _)| chars - at).collect();
        let mut begins = begins.into_iter().rev();
        let found = begins.find(|at| self.term_from(*at) == Some(chars))?;
        // «Что я могу в | АПРЕЛЬ»
        let rest: Vec<char> = self.text.chars().skip(found).collect();
        let blank = rest.iter().position(|c| *c == ' ');
        let own = blank.map(|at| found + at + 1).filter(|at| {
            let capital = rest.get(at - found).is_some_and(|c| c.is_uppercase());
            capital && rest[0].is_lowercase() && self.term_from(*at) == Some(chars)
        });
        Some(own.unwrap_or(found))
    }

    /// Parts it before the first word in `places` that `begins` a cell, as it and the next one say.
    fn at_word(
        &self,
        places: &Range<usize>,
        begins: impl Fn(&str, &str) -> bool,
    ) -> Option<[Stretch; 2]> {
        let word = |(_, (at, c)): &(usize, (usize, char))| {
            let words = self.text.get(at + 1..).filter(|_| *c == ' ');
            words.is_some_and(|words| {
                let mut words = words.split(' ');
                begins(
                    words.next().unwrap_or_default(),
                    words.next().unwrap_or_default(),
                )
            })
        };
        let letters = self.text.char_indices().enumerate();
        let mut found = letters.filter(|(place, _)| places.contains(&(self.from + place + 1)));
        found.find(word).map(|(place, _)| self.split(place))
    }

    /// Parts it before and behind the deadline that begins in `places`; a capital letter amid a sentence begins it first.
    fn at_term(&self, places: &Range<usize>) -> Option<Vec<Stretch>> {
        let chars: Vec<char> = self.text.chars().collect();
        let begins = (0..chars.len()).filter(|at| *at == 0 || chars[at - 1] == ' ');
        let begins = begins.filter(|at| places.contains(&(self.from + at)));
        let capital = |at: &usize| *at > 1 && chars[*at].is_uppercase() && chars[at - 2] != '.';
        let (first, then): (Vec<usize>, Vec<usize>) = begins.partition(capital);
        let mut begins = first.into_iter().chain(then);
        let (from, to) = begins.find_map(|from| Some((from, self.term_from(from)?)))?;
        let mut parts = Vec::new();
        let mut rest = self.clone();
        if from > 0 {
            let [before, behind] = rest.split(from - 1);
            parts.push(before);
            rest = behind;
        }
        if to < chars.len() {
            parts.extend(rest.split(to - from));
        } else {
            parts.push(rest);
        }
        (parts.len() > 1).then_some(parts)
    }

    /// Returns where the deadline ends that begins at the character `from`.
    fn term_from(&self, from: usize) -> Option<usize> {
        let rest: String = self.text.chars().skip(from).collect();
        if !may_begin_term(&rest) {
            return None;
        }
        let blanks = rest.match_indices(' ').map(|(at, _)| at);
        let ends: Vec<usize> = blanks.chain([rest.len()]).take(TERM).collect();
        let term = |to: &&usize| {
            let words = rest.get(..**to).unwrap_or_default();
            **to == rest.len() && begins_only(words)
                || words.len() >= NUMBERS && cell::is_clear_deadline_of_month(words)
        };
        let to = ends.iter().rev().find(term)?;
        Some(from + rest.get(..*to)?.chars().count())
    }

    /// Returns whether words stand above a column that has room for numbers alone.
    fn is_over_numbers(&self, column: &Column) -> bool {
        column.end - column.start <= NUMBERS
            && self.text.starts_with(char::is_uppercase)
            && self.text.chars().nth(NUMBERS).is_some()
    }
}

impl Placed {
    /// Puts the words of a line into `columns`.
    pub(super) fn of(line: &Line<'_>, columns: &[Column]) -> Placed {
        let mut placed = Placed {
            number: line.number,
            cells: vec![None; columns.len()],
            crosses: false,
            squeezed: line.touches,
            reaches: vec![false; columns.len()],
        };
        let over = |stretch: &Stretch| {
            let over = columns.iter().filter(|column| stretch.covers(column));
            over.count()
        };
        // «II. Работа с кадрами …» over the columns behind its number too
        let headed =
            matches!(line.stretches.as_slice(), [_, text] if line.numbered && over(text) > 2);
        let stretches = if line.touches {
            line.stretches.clone()
        } else if headed {
            vec![line.stretches[1].clone()]
        } else {
            at_columns(&line.stretches, columns)
        };
        placed.squeezed |= stretches.len() > line.stretches.len();
        let alone = stretches.len() == 1;
        let pairs = || stretches.iter().zip(columns);
        let near = |(stretch, column): (&Stretch, &Column)| {
            stretch.from.abs_diff(column.start) < NEAR || stretch.covers(column)
        };
        let in_order = stretches.len() == columns.len() && (line.touches || pairs().all(near));
        for (at, stretch) in stretches.iter().enumerate() {
            let covered: Vec<usize> = (0..columns.len())
                .filter(|at| stretch.covers(&columns[*at]))
                .collect();
            let column = match covered.as_slice() {
                _ if in_order => at,
                // a heading above numbers and the texts beside them
                [0, next, ..] if stretch.is_over_numbers(&columns[0]) => *next,
                [first, ..] => *first,
                [] => nearest(stretch, columns),
            };
            // the end of a title may run over too
            let ends = stretch.text.starts_with(char::is_lowercase)
                && covered
                    .first()
                    .is_some_and(|at| stretch.from < columns[*at].start + GAP);
            if let Some((next, reached)) = columns
                .get(column + 1)
                .zip(placed.reaches.get_mut(column + 1))
            {
                *reached |= stretch.to + NEAR > next.start;
            }
            placed.squeezed |= covered.len() > 1 && (!alone || ends);
            placed.squeezed |= placed.cells[column].is_some();
            placed.crosses |= alone && covered.len() > 1 && !ends;
            let Some(cell) = placed.cells.get_mut(column) else {
                continue;
            };
            let text = cell.get_or_insert_default();
            for word in stretch.text.split(' ').filter(|word| !word.is_empty()) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
            }
        }
        placed
    }

    pub(super) fn is_filled(&self) -> bool {
        self.cells.iter().any(Option::is_some)
    }

    pub(super) fn is_of_several(&self) -> bool {
        self.cells.iter().flatten().count() > 1
    }
}

/// Parts the stretches that run from one column into the next where they have a blank there.
fn at_columns(stretches: &[Stretch], columns: &[Column]) -> Vec<Stretch> {
    let mut parted: Vec<Stretch> = Vec::with_capacity(stretches.len());
    if let [only] = stretches {
        return vec![only.clone()];
    }
    for stretch in stretches {
        let mut rest = stretch.clone();
        for pair in columns.windows(2) {
            let [left, right] = pair else { continue };
            let over = rest.from < left.end && rest.to > right.start + 1;
            if let Some(at) = rest.blank_at(left, right).filter(|_| over) {
                let [own, next] = rest.split(at);
                parted.push(own);
                rest = next;
            }
        }
        parted.push(rest);
    }
    parted
}

fn nearest(stretch: &Stretch, columns: &[Column]) -> usize {
    let far = |column: &Column| {
        let (from, to) = (
            stretch.from.abs_diff(column.start),
            stretch.from.abs_diff(column.end),
        );
        from.min(to)
    };
    let nearest = (0..columns.len()).min_by_key(|at| far(&columns[*at]));
    nearest.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::line::part_numbers;
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        let lines = text.lines().enumerate();
        let mut lines: Vec<Line<'_>> = lines.map(|(at, text)| Line::new(at, text)).collect();
        part_numbers(&mut lines);
        part_touching(&mut lines, None);
        lines
    }

    fn cells(text: &str, at: usize) -> Vec<String> {
        let lines = lines(text);
        let columns = columns(&lines, None).unwrap();
        let placed = Placed::of(&lines[at], &columns);
        placed
            .cells
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect()
    }

    #[test]
    fn a_deadline_is_parted_from_the_texts_it_touches() {
        let text = "\
№                 Мероприятия                    Сроки        Ответственный
 1 Распределение обязанностей в работе до 5.09.2018 Директор
    по созданию безопасных условий труда
 2 Изучение с пед. коллективом               в течение года Директор,
    «Положения о службе охраны труда»                       заместители
 3 Оперативные совещания по вопросам         сентябрь       Директор
 4 Учет несчастных случаев с работниками и В                Комиссия
    детьми                                    течение года
 5 Работа методических объединений по По плану              заместители
 6 Беседы                                    октябрь        Директор
 7 Инструктажи с воспитанниками              до 5.09.2018 Заместители, педагоги
 8 Проведение оперативных совещаний школы май Директор,";
        let cell = |at: usize, column: usize| cells(text, at)[column].clone();
        assert_eq!(cell(1, 1), "Распределение обязанностей в работе");
        assert_eq!(cell(1, 2), "до 5.09.2018");
        assert_eq!(cell(1, 3), "Директор");
        assert_eq!(cell(6, 1), "Учет несчастных случаев с работниками и");
        assert_eq!(cell(6, 2), "В");
        assert_eq!(cell(8, 1), "Работа методических объединений по");
        assert_eq!(cell(8, 2), "По плану");
        assert_eq!(cell(10, 2), "до 5.09.2018");
        assert_eq!(cell(10, 3), "Заместители, педагоги");
        assert_eq!(cell(11, 0), "8");
        assert_eq!(cell(11, 2), "май");
    }

    #[test]
    fn headings_say_where_columns_are_in_justified_text() {
        let text = "\
№      Наименование и содержание мероприятий                Срок      Ответственный
1.    Проведение     инструктажей    по     вопросам        май       Директор
2.    Беседы     с       воспитанниками     и               июнь      Директор
3.    Организация    занятий     с   педагогами             июль      Директор
4.    Беседа     о     безопасности     в    быту           август    Психолог";
        assert_eq!(cells(text, 0).len(), 4);
    }

    #[test]
    fn numbers_of_rows_are_one_column_and_those_of_a_list_none() {
        let glued = "\
№  Форма                         Срок       Кто
9. Заседание круглого стола      октябрь    Директор
   детского дома
10.Заседание совета              ноябрь     Директор
11.Педсовет                      ноябрь     Директор";
        assert_eq!(cells(glued, 4)[..2], ["11.", "Педсовет"]);
        let twins = "\
     13  Помощь в решении конфликтов   май        Педагог
     14  Защита ребенка                декабрь    Педагог
     15  Знакомство с правилами        сентябрь   Педагог
1.       Выявление детей               октябрь    Педагог
2.       Осуществление контроля        ноябрь     Педагог";
        assert_eq!(cells(twins, 3)[..2], ["1.", "Выявление детей"]);
        let list = "\
№   Содержание                         Срок       Кто
2   Знакомство с улицей                сентябрь   Воспитатели
    и проезжая часть
    1.      Занятие по правилам
    2.      Целевая прогулка
    и рассказ воспитателя
3   Пешеходы                           октябрь    Воспитатели";
        assert_eq!(cells(list, 3)[..2], ["", "1. Занятие по правилам"]);
    }

    #[test]
    fn a_title_may_have_a_number() {
        let text = "\
№ п/п   Мероприятие                        Срок              Ответственный
1. Обеспечение поддержки общеобразовательных организациях, имеющих низкие
1.1.    Организация обеспечения            по графику        Институт
1.2.    Утверждение карт                   ноябрь            Институт
1.3.    Экспертиза карт                    ноябрь            Институт";
        let lines = lines(text);
        let columns = columns(&lines, None).unwrap();
        assert!(Placed::of(&lines[1], &columns).crosses);
        assert!(!Placed::of(&lines[2], &columns).crosses);
    }

    #[test]
    fn a_text_near_the_next_column_is_parted_behind_its_comma() {
        let text = "\
№    Мероприятия                             Срок        Ответственный
3    Проведение дней родного языка,       Февраль, июнь  Библиотекарь
4    Проведение воспитательских часов, 1 раз в квартал   Воспитатели
5    Проведение анкетирования                ежегодно    Соц. педагог,
6    Проведение мероприятий                 постоянно    Соц. педагог";
        let expected = [
            "4",
            "Проведение воспитательских часов,",
            "1 раз в квартал",
            "Воспитатели",
        ];
        assert_eq!(cells(text, 2), expected);
    }
}
