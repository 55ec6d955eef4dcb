//! Where the columns of a page stand, and which words of a line stand in which of them.
//!
//! The headings say how many columns there are and about where they part, on later pages those of the page before, and
//! without either the places that hardly a line has a word across. `seams` finds where they part in each line.

use std::collections::HashMap;
use std::ops::Range;

use crate::import::recognize::cell;
use crate::import::recognize::headings::Role;
use crate::phrase;
use crate::text::russian::fold;

use super::header::{self, Header};
use super::line::{FEWEST, GAP, LONGEST, Line, MOST, Stretch, is_heading, is_number, is_wide};
use super::seams::{Measured, Passage, Sides, is_initials, seam};

/// A column: its places, in characters, and what it holds.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) start: usize,
    pub(super) end: usize,
    holds: Holds,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Numbers,
    Terms,
    Other,
}

/// The share of the lines around a place that have a word across where columns part.
const ACROSS: f64 = 0.1;
/// The share of the lines around a gap in which it is wide, where it is one of columns.
const WIDE: f64 = 0.2;
/// How wide a column of numbers is at the most.
const NUMBERS: usize = 5;
/// How near the next column a text reaches it.
const NEAR: usize = 8;
/// The share of a text that stands in the column that has it.
const INSIDE: f64 = 0.5;
/// How many words a deadline has at the most.
const TERM: usize = 6;
/// The share of texts in a column that are deadlines where it is one of them.
pub(super) const TERMS: f64 = 0.4;
/// How much more it costs to part a line elsewhere where it is clear.
const CLEAR: f32 = 1.3;

/// A line with its words in their columns.
pub(in crate::import::read) struct Placed {
    pub(super) number: usize,
    pub(super) cells: Vec<Option<String>>,
    /// It runs over several columns alone, as a title does.
    pub(super) crosses: bool,
    /// Its words touch those of another column, or are in the wrong place.
    pub(super) squeezed: bool,
    /// It may be a title.
    pub(super) heads: bool,
    /// Into which columns the words of the one to the left run.
    pub(super) reaches: Vec<bool>,
}

/// The columns of some lines, and what each line has in them.
pub(super) struct Fitted {
    pub(super) columns: Vec<Column>,
    pub(super) placed: Vec<Placed>,
    /// The first column that has a heading.
    pub(super) headed: usize,
}

/// The lines of a table, and their words in its columns.
pub(super) struct Table<'p, 't> {
    pub(super) lines: &'p [Line<'t>],
    /// What the first lines are.
    pub(super) header: Option<&'p Header>,
    pub(super) fitted: Fitted,
}

/// Returns the columns of the lines, if they have several: one under each heading, or as many as `known` ones of the
/// page before, or those between the places that hardly a line has a word across. A header stands in the first lines.
pub(super) fn fitted(
    lines: &[Line<'_>],
    header: Option<&Header>,
    known: Option<&[Column]>,
) -> Option<Fitted> {
    if lines.iter().any(is_wide) {
        return None;
    }
    let head = header.map_or(0, |header| header.to - header.from);
    let body = lines.get(head..)?;
    let own = || between_gaps(lines);
    let zones = match (header, known) {
        (Some(header), _) => match own()
            .filter(|own| header.heads.len() < FEWEST && own.len() > header.heads.len())
        {
            Some(own) => Zones::between(&own, body),
            None => Zones::under(header, body),
        },
        (None, Some([numbers, others @ ..])) if numbers.is_left_out(body) => {
            let fitted = Zones::again(others, body).fit(lines, head)?;
            return Some(fitted.behind(numbers));
        }
        (None, Some(known)) => Zones::again(known, body),
        (None, None) => Zones::between(&own()?, body),
    };
    zones.fit(lines, head)
}

impl Column {
    /// Returns whether none of the lines has a number although this is the column of them: all that they have stands
    /// further to the left, as `pdftotext` leaves out what is blank from top to bottom of a page.
    fn is_left_out(&self, lines: &[Line<'_>]) -> bool {
        let firsts = lines.iter().filter_map(|line| line.stretches.first());
        let margin = firsts
            .clone()
            .map(|first| first.from)
            .min()
            .unwrap_or_default();
        let (numbers, words): (Vec<&Stretch>, Vec<&Stretch>) =
            firsts.partition(|first| is_number(&first.text));
        let at_margin = words
            .iter()
            .filter(|first| first.from < margin + GAP)
            .count();
        self.holds == Holds::Numbers && (numbers.is_empty() || 2 * at_margin > words.len())
    }
}

/// Where columns are looked for.
struct Zones {
    /// Where each column begins but the first.
    starts: Vec<Range<usize>>,
    holds: Vec<Holds>,
    /// The first column that has a heading.
    headed: usize,
}

impl Zones {
    /// Returns what lies under headings; the numbers of rows may have none.
    fn under(header: &Header, body: &[Line<'_>]) -> Zones {
        let heads = &header.heads;
        let role = |at: usize| heads[at].read().map(|heading| heading.role);
        let lead = numbers(body).filter(|end| match role(0) {
            Some(Role::Title) => *end < heads[0].to,
            Some(Role::Deadline) => end + GAP <= heads[0].from,
            _ => false,
        });
        let mut starts: Vec<Range<usize>> = lead.iter().map(|end| end + 1..end + NEAR).collect();
        let mut holds: Vec<Holds> = lead.iter().map(|_| Holds::Numbers).collect();
        starts.extend(
            heads
                .windows(2)
                .map(|pair| pair[0].to + 1..(pair[0].to + 2).max(pair[1].from + 1)),
        );
        holds.extend((0..heads.len()).map(|at| match role(at) {
            Some(Role::Deadline | Role::End) => Holds::Terms,
            _ if header::heads_numbers(&heads[at].lines[0]) => Holds::Numbers,
            _ => Holds::Other,
        }));
        Zones {
            starts,
            holds,
            headed: usize::from(lead.is_some()),
        }
    }

    /// Returns the columns of the page before, where the rows of this one have them that have all cells apart.
    fn again(known: &[Column], body: &[Line<'_>]) -> Zones {
        let fits = |line: &&Line<'_>| {
            let mut cells = line.stretches.iter().zip(known);
            line.stretches.len() == known.len()
                && cells.all(|(text, column)| match column.holds {
                    Holds::Numbers => is_number(&text.text),
                    Holds::Terms => text.term_from(0).is_some(),
                    Holds::Other => true,
                })
        };
        let full: Vec<&Line<'_>> = body.iter().filter(fits).collect();
        let first = body
            .iter()
            .filter_map(|line| Some(line.stretches.first()?.from));
        let aside = known[0]
            .start
            .saturating_sub(first.min().unwrap_or_default());
        let zone = |at: usize| {
            let mut own: Vec<usize> = full.iter().map(|line| line.stretches[at].from).collect();
            own.sort_unstable();
            let start = own.get(own.len() / 2).copied();
            let start = start.unwrap_or(known[at].start.saturating_sub(aside));
            // cells that stand in the middle begin anywhere
            let before = full.iter().map(|line| line.stretches[at - 1].to + 1).max();
            let free = before
                .zip(own.first())
                .filter(|(before, first)| before < first);
            free.map_or(start..start + 1, |(before, first)| before..first + 1)
        };
        Zones {
            starts: (1..known.len()).map(zone).collect(),
            holds: known.iter().map(|column| column.holds).collect(),
            headed: 0,
        }
    }

    fn between(found: &[Range<usize>], body: &[Line<'_>]) -> Zones {
        let starts = found
            .windows(2)
            .map(|pair| pair[0].end.min(pair[1].start)..pair[1].start + 1);
        let holds = |column: &Range<usize>| {
            let own = body.iter().filter(|line| line.stretches.len() > 1);
            let own = own.filter_map(|line| {
                line.stretches
                    .iter()
                    .find(|text| text.from + 1 >= column.start && text.from < column.end)
            });
            let texts: Vec<&str> = own.map(|text| text.text.as_str()).collect();
            let count = |is: fn(&str) -> bool| texts.iter().filter(|text| is(text)).count();
            let terms = count(cell::is_clear_deadline_of_month);
            if column.start == found[0].start && 2 * count(is_number) > texts.len() {
                Holds::Numbers
            } else if terms >= GAP && share(terms, texts.len()) >= TERMS {
                Holds::Terms
            } else {
                Holds::Other
            }
        };
        Zones {
            starts: starts.collect(),
            holds: found.iter().map(holds).collect(),
            headed: 0,
        }
    }

    /// Returns where the columns part in each line.
    fn seams(&self, words: &[Measured<'_>]) -> Vec<Vec<Passage>> {
        let mut seams: Vec<Vec<Passage>> = Vec::new();
        for (at, likely) in self.starts.iter().enumerate() {
            let sides = Sides {
                numbers: at == 0 && self.holds[0] == Holds::Numbers,
                ends: self.holds[at] == Holds::Terms,
                begins: self.holds[at + 1] == Holds::Terms,
            };
            let left = seams.last().map(Vec::as_slice);
            seams.push(seam(words, at, likely, sides, left));
        }
        seams
    }

    /// Parts lines, the first `head` of which are a header, into the columns.
    fn fit(mut self, lines: &[Line<'_>], head: usize) -> Option<Fitted> {
        let mut words: Vec<Measured<'_>> = lines.iter().skip(head).map(Measured::new).collect();
        let firsts = words
            .iter()
            .filter_map(|line| Some(line.words.first()?.from));
        let lasts = words.iter().filter_map(|line| Some(line.words.last()?.to));
        let (first, last) = (firsts.min()?, lasts.max()?);
        let seams = self.seams(&words);
        for (start, seam) in self.starts.iter_mut().zip(&seams) {
            *start = most(seam);
        }
        let homes = homes(&words, &seams);
        for line in &mut words {
            line.learn(|word| homes.get(&bare(word)).copied());
        }
        let seams = self.seams(&words);
        let starts: Vec<usize> = [first]
            .into_iter()
            .chain(seams.iter().map(|seam| most(seam).start))
            .collect();
        let ends = starts
            .iter()
            .skip(1)
            .copied()
            .chain([last.max(starts[starts.len() - 1] + 1)]);
        let columns = starts.iter().zip(ends).zip(&self.holds);
        let columns = columns.map(|((start, end), holds)| Column {
            start: *start,
            end,
            holds: *holds,
        });
        let blank = lines
            .iter()
            .take(head)
            .map(|line| Placed::new(line.number, vec![None; starts.len()]));
        let body = lines.iter().skip(head).zip(&words).enumerate();
        let placed = body.map(|(at, (line, words))| {
            let own: Vec<Passage> = seams.iter().map(|seam| seam[at]).collect();
            Placed::of(line, words, &own, &starts, last)
        });

        Some(Fitted {
            columns: columns.collect(),
            placed: blank.chain(placed).collect(),
            headed: self.headed,
        })
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

/// Returns whether a line is one of a header: headings, or the numbers of its columns.
fn is_header(line: &Line<'_>) -> bool {
    let mut texts = line.stretches.iter().map(|stretch| stretch.text.as_str());
    line.stretches.len() > 2 && numbers_columns(line)
        || texts.all(|text| header::heads_numbers(text) || is_heading(text))
}

/// Returns whether a line only numbers columns: «1 2 3».
pub(super) fn numbers_columns(line: &Line<'_>) -> bool {
    let mut numbers = (1..).zip(&line.stretches);
    numbers.all(|(at, own): (u8, _)| own.text.trim_end_matches('.') == at.to_string())
}

/// Parts the deadlines that end texts in several lines, where they begin at one place.
pub(super) fn part_tails(lines: &mut [Line<'_>]) {
    if lines.iter().any(is_wide) {
        return;
    }
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
    for (line, found) in lines.iter_mut().zip(&tails) {
        let found = found.filter(|found| place(line, *found).abs_diff(usual) <= NEAR);
        let Some((at, tail)) = found else { continue };
        let parts = line.stretches[at].split(tail - 1);
        line.stretches.splice(at..=at, parts);
    }
}

/// «В», «в течение», with which a deadline begins that goes on in the next line.
fn begins_only(text: &str) -> bool {
    const LEADS: [&str; 7] = [
        "в течение",
        "в течении",
        "в теч.",
        "не реже",
        "не позднее",
        "по мере",
        "до конца",
    ];
    matches!(text, "В" | "До" | "По" | "Не") || LEADS.contains(&fold(text).as_str())
}

/// Returns the columns between the places that hardly a line has a word across.
fn between_gaps(lines: &[Line<'_>]) -> Option<Vec<Range<usize>>> {
    let of_several = |line: &&Line<'_>| {
        let width = line.stretches.last().map_or(0, |last| last.to);
        // the points of a list are no rows
        line.stretches.len() > 1 + usize::from(line.numbered) && width <= LONGEST
    };
    let several: Vec<&Line<'_>> = lines.iter().filter(of_several).collect();
    if several.len() < FEWEST {
        return None;
    }
    // so are lines of one cell that begin where others do, behind the first column
    let first = several
        .iter()
        .filter_map(|line| Some(line.stretches.first()?.from))
        .min()
        .unwrap_or_default();
    let alone = |line: &Line<'_>| match line.stretches.as_slice() {
        [only] if only.from > first + GAP && only.to <= LONGEST => Some(only.from),
        _ => None,
    };
    let starts: Vec<usize> = lines.iter().filter_map(alone).collect();
    let usual = |from: usize| {
        starts
            .iter()
            .filter(|start| start.abs_diff(from) < GAP)
            .count()
            >= FEWEST
    };
    let cells = lines.iter().filter(|line| alone(line).is_some_and(usual));
    let all: Vec<&Line<'_>> = several.iter().copied().chain(cells).collect();
    let mut found = parted(&all);
    loop {
        if found.len() > MOST {
            return None;
        }
        let slim = (2..found.len())
            .find(|at| found[*at].len() < FEWEST)
            .map(|at| at - 1);
        let gap = twin_numbers(&several, &found)
            .or(slim)
            .or_else(|| narrow_gap(&several, &found))
            .or_else(|| lone_head(&several, &found));
        let Some(gap) = gap else {
            return (found.len() > 1).then_some(found);
        };
        let next = found.remove(gap + 1);
        found[gap].end = next.end;
    }
}

/// Returns what lies between the places that hardly a line has a word across.
fn parted(lines: &[&Line<'_>]) -> Vec<Range<usize>> {
    let width = lines
        .iter()
        .filter_map(|line| Some(line.stretches.last()?.to))
        .max()
        .unwrap_or_default();
    // one place behind the last word is free
    let width = width + 2;
    let (mut across, mut around) = (vec![0_usize; width + 1], vec![0_usize; width + 1]);
    for line in lines {
        let mut near = vec![false; width + 1];
        for word in line.stretches.iter().flat_map(Stretch::words) {
            let to = word.to.max(word.from + 2);
            across[word.from + 1..to]
                .iter_mut()
                .for_each(|count| *count += 1);
            near[word.from.saturating_sub(FEWEST)..(word.to + FEWEST).min(width + 1)].fill(true);
        }
        around
            .iter_mut()
            .zip(near)
            .for_each(|(count, near)| *count += usize::from(near));
    }
    let free = |at: usize| share(across[at], around[at]) <= ACROSS;
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = (0..=width).find(|at| !free(*at)).map_or(width, |at| at - 1);
    while at < width {
        let end = (at + 1..=width).find(|at| free(*at)).unwrap_or(width);
        out.push(at..end);
        at = (end..=width)
            .find(|at| !free(*at))
            .map_or(width, |at| at - 1);
    }
    out
}

/// Returns the gap that is hardly ever wide: words that begin at one place by chance.
fn narrow_gap(lines: &[&Line<'_>], columns: &[Range<usize>]) -> Option<usize> {
    let gap = |gap: usize| {
        let (left, right) = (&columns[gap], &columns[gap + 1]);
        let near = gap == 0 && left.end - left.start <= NUMBERS;
        let (mut wide, mut both) = (0, 0);
        for line in lines {
            let words = || line.stretches.iter().flat_map(Stretch::words);
            let before = words()
                .filter(|word| word.to <= left.end.max(right.start - 1) && word.to > left.start)
                .last();
            let behind = words().find(|word| word.from + 1 >= right.start && word.from < right.end);
            if let (Some(before), Some(behind)) = (before, behind) {
                both += 1;
                wide += usize::from(behind.from > before.to + 1);
            }
        }
        (!near && both >= FEWEST).then_some((share(wide, both), gap))
    };
    let gaps = (0..columns.len().saturating_sub(1)).filter_map(gap);
    let worst = gaps.min_by(|one, other| one.0.total_cmp(&other.0))?;
    (worst.0 < WIDE).then_some(worst.1)
}

pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

/// Returns the gap between numbers that stand at two places near the margin, but never beside each other.
fn twin_numbers(lines: &[&Line<'_>], columns: &[Range<usize>]) -> Option<usize> {
    let [one, other, _, ..] = columns else {
        return None;
    };
    let in_column = |line: &Line<'_>, column: &Range<usize>| {
        let mut own = line.stretches.iter();
        let own = own.find(|stretch| stretch.from < column.end && stretch.to > column.start)?;
        Some(is_number(&own.text) || header::heads_numbers(&own.text))
    };
    let twins = lines.iter().all(|line| {
        let found = [one, other].map(|column| in_column(line, column));
        matches!(found, [None | Some(true), None] | [None, Some(true)])
    });
    twins.then_some(0)
}

/// Returns the gap between a heading that stands aside alone and its cells, which have no other.
fn lone_head(lines: &[&Line<'_>], columns: &[Range<usize>]) -> Option<usize> {
    let filled = |column: &Range<usize>| -> Vec<(usize, &Stretch)> {
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

/// Returns whether a text begins as deadlines do, seen from its first word.
fn may_begin_term(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let word = fold(first);
    // «2020 | август 2020»
    if first.len() == 4 && first.starts_with("20") && phrase::month_named(second).is_some() {
        return false;
    }
    let part = ["квартал", "полугод"]
        .iter()
        .any(|stem| second.starts_with(stem));
    if part && is_number(first) {
        return true;
    }
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
            "кажд",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
        || phrase::month_named(first.trim_end_matches(',')).is_some()
}

impl Stretch {
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

    /// Returns where the deadline ends that begins at the character `from`.
    pub(super) fn term_from(&self, from: usize) -> Option<usize> {
        let rest: String = self.text.chars().skip(from).collect();
        if !may_begin_term(&rest) {
            return None;
        }
        let mut words = rest.split(' ');
        let words = words.by_ref().take_while(|word| !is_initials(word));
        let ends = words.scan(0, |to, word| {
            let end = *to + word.len();
            *to = end + 1;
            Some(end)
        });
        let ends: Vec<usize> = ends.take(TERM).collect();
        let term = |to: &&usize| {
            let words = rest.get(..**to).unwrap_or_default();
            **to == rest.len() && begins_only(words)
                || words.len() >= NUMBERS && cell::is_clear_deadline_of_month(words)
        };
        let to = ends.iter().rev().find(term)?;
        Some(from + rest.get(..*to)?.chars().count())
    }

    /// Returns its words.
    pub(super) fn words(&self) -> impl Iterator<Item = Stretch> + '_ {
        let mut from = self.from;
        self.text.split(' ').filter_map(move |word| {
            let to = from + word.chars().count();
            let own = Stretch {
                from,
                to,
                text: word.to_owned(),
            };
            from = to + 1;
            (!word.is_empty()).then_some(own)
        })
    }
}

/// Returns whether each cell of a line is one text that begins where its column does and ends before the next one.
fn stand_apart(texts: &[Stretch], words: &[Stretch], columns: &[usize], starts: &[usize]) -> bool {
    let cells: Vec<(&Stretch, usize)> = words.iter().zip(columns.iter().copied()).collect();
    let mut cells = cells.chunk_by(|one, other| one.1 == other.1);
    let apart = |text: &Stretch| {
        let own = cells
            .next()
            .and_then(|cell| Some((cell.first()?, cell.last()?)));
        own.is_some_and(|((first, at), (last, _))| {
            let begins = *at == 0 || first.from.abs_diff(starts[*at]) <= GAP;
            let ends = starts.get(at + 1).is_none_or(|next| last.to < *next);
            begins && ends && (first.from, last.to) == (text.from, text.to)
        })
    };
    texts.iter().all(apart) && cells.next().is_none()
}

/// Returns between which places a seam passes most lines.
fn most(seam: &[Passage]) -> Range<usize> {
    let mut places: Vec<usize> = seam.iter().map(|passage| passage.place).collect();
    places.sort_unstable();
    places[places.len() / 4]..places[3 * places.len() / 4] + 1
}

/// Returns the words that stand in one column only, folded, each with the column.
fn homes(lines: &[Measured<'_>], seams: &[Vec<Passage>]) -> HashMap<String, usize> {
    let mut counts: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        for (index, word) in line.words.iter().enumerate() {
            let name = bare(&word.text);
            if name.chars().nth(1).is_some() {
                let column = seams.iter().filter(|seam| seam[at].words <= index).count();
                let counts = counts
                    .entry(name)
                    .or_insert_with(|| vec![0; seams.len() + 1]);
                counts[column] += 1;
            }
        }
    }
    let home = |(name, counts): (String, Vec<usize>)| {
        let most = (0..counts.len()).max_by_key(|at| counts[*at])?;
        let others: usize = counts.iter().sum::<usize>() - counts[most];
        (counts[most] > 1 + 3 * others).then_some((name, most))
    };
    counts.into_iter().filter_map(home).collect()
}

/// Returns a word without its signs, folded.
fn bare(word: &str) -> String {
    fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

impl Fitted {
    /// Returns the columns with a blank one before them.
    fn behind(mut self, first: &Column) -> Fitted {
        let start = self.columns[0].start;
        self.columns.insert(
            0,
            Column {
                start,
                end: start,
                holds: first.holds,
            },
        );
        for line in &mut self.placed {
            line.cells.insert(0, None);
            line.reaches.insert(0, false);
        }
        self
    }

    /// Returns whether a line is a title over rows: words at the margin where rows have their numbers, or text behind a
    /// Roman number.
    pub(super) fn is_over(&self, line: &Line<'_>) -> bool {
        let [numbers, titles, ..] = self.columns.as_slice() else {
            return false;
        };
        let numbered = numbers.holds == Holds::Numbers;
        match line.stretches.as_slice() {
            [only] if only.text.starts_with(char::is_uppercase) => {
                let margin = only.from <= numbers.start + 1 && only.from + GAP <= titles.start;
                numbered && margin || self.is_under_numbers(line)
            }
            [number, _] => {
                let roman = number.text.starts_with(['I', 'V', 'X']);
                roman && is_number(&number.text) && numbered && line.numbered
            }
            _ => false,
        }
    }

    /// Returns whether a line begins with words where rows have their numbers.
    pub(super) fn is_under_numbers(&self, line: &Line<'_>) -> bool {
        let first = line.stretches.first();
        let numbers = self
            .columns
            .first()
            .filter(|first| first.holds == Holds::Numbers);
        let words = first
            .zip(numbers)
            .filter(|(first, numbers)| first.from + GAP < numbers.end);
        words.is_some_and(|(first, _)| first.text.starts_with(char::is_alphabetic))
    }
}

impl Placed {
    /// Returns a line whose cells stand apart.
    pub(in crate::import::read) fn new(number: usize, cells: Vec<Option<String>>) -> Placed {
        let reaches = vec![false; cells.len()];
        Placed {
            number,
            cells,
            crosses: false,
            squeezed: false,
            heads: false,
            reaches,
        }
    }

    /// Puts the words of a line of a table between the seams that pass it.
    fn of(
        line: &Line<'_>,
        words: &Measured<'_>,
        seams: &[Passage],
        starts: &[usize],
        end: usize,
    ) -> Placed {
        let table = starts[0]..end;
        let mut placed = Placed::new(line.number, vec![None; seams.len() + 1]);
        let words = &words.words;
        if words.is_empty() {
            return placed;
        }
        let own = usize::from(line.numbered);
        let column = |word: usize| seams.iter().filter(|seam| seam.words <= word).count();
        let mut columns: Vec<usize> = (0..words.len()).map(column).collect();
        let alone = line.stretches.len() == 1 + own;
        let begins = columns[own];
        let last = columns[columns.len() - 1];
        let close = seams.iter().any(|seam| seam.margin < CLEAR);
        if alone && last > begins {
            let hits = |seam: &Passage| {
                words[seam.words - 1].to <= seam.place && words[seam.words].from <= seam.place + 1
            };
            let over = &seams[begins..last];
            let term = over.iter().any(|seam| hits(seam) && seam.term);
            let plain = term || over.len() > 1 && over.iter().all(hits);
            // «Организовать дежурство Руководители»
            let capital = |seam: &Passage| words[seam.words].text.starts_with(char::is_uppercase);
            let maybe = matches!(over, [only] if !plain && hits(only) && capital(only));
            let start = begins
                .checked_sub(1)
                .map_or(table.start, |before| seams[before].place);
            // the end of a title may run over too
            let ends = own == 0
                && words[0].text.starts_with(char::is_lowercase)
                && words[0].from.abs_diff(start) < GAP;
            let text = &line.stretches[own];
            let covered = |at: usize| {
                let start = at.checked_sub(1).map_or(table.start, |at| seams[at].place);
                let end = seams.get(at).map_or(table.end, |seam| seam.place);
                text.to.min(end).saturating_sub(text.from.max(start))
            };
            // a cell in the middle of its column stands askew
            let most = (begins..=last).max_by_key(|at| covered(*at));
            let off = (text.from + text.to).abs_diff(table.start + table.end) > NEAR;
            let inside = |at: &usize| {
                own == 0
                    && text.from > table.start + NEAR
                    && off
                    && share(covered(*at), text.to - text.from) > INSIDE
            };
            let cell = most
                .filter(|_| !plain)
                .filter(|at| *at == begins && ends || inside(at));
            placed.heads = maybe;
            placed.crosses = !plain && !maybe && cell.is_none();
            placed.squeezed = !placed.crosses;
            if let Some(at) = cell.filter(|_| !maybe) {
                columns.fill(at);
            }
        } else {
            // «совещание при | главе района»
            let amid = |seam: &Passage| {
                let before = seam.words.checked_sub(1).and_then(|at| words.get(at));
                let pair = before.zip(words.get(seam.words)).filter(|_| !seam.term);
                pair.is_some_and(|(before, behind)| {
                    let small = behind.text.starts_with(char::is_lowercase);
                    small
                        && before.to + 1 == behind.from
                        && before.text.ends_with(char::is_alphabetic)
                })
            };
            placed.squeezed = seams.iter().any(amid)
                || close && !stand_apart(&line.stretches, words, &columns, starts);
        }
        for (word, at) in words.iter().zip(&columns) {
            let text = placed.cells[*at].get_or_insert_default();
            if let Some((seam, reached)) = seams.get(*at).zip(placed.reaches.get_mut(at + 1)) {
                // «Директор школы | Приказ»: cells in the middle begin anywhere
                let begins = !text.is_empty()
                    && word
                        .text
                        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                    && !is_initials(&word.text);
                *reached |= word.to > starts[at + 1] || begins && word.to + NEAR > seam.place;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word.text);
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

#[cfg(test)]
mod tests {
    use super::super::header::headers;
    use super::super::line::part_numbers;
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        let lines = text.lines().enumerate();
        let mut lines: Vec<Line<'_>> = lines.map(|(at, text)| Line::new(at, text)).collect();
        part_numbers(&mut lines);
        part_tails(&mut lines);
        lines
    }

    fn placed(text: &str) -> Vec<Placed> {
        let lines = lines(text);
        fitted(&lines, headers(&lines, None).first(), None)
            .unwrap()
            .placed
    }

    fn cells(text: &str, at: usize) -> Vec<String> {
        let cells = placed(text).swap_remove(at).cells;
        cells.into_iter().map(Option::unwrap_or_default).collect()
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
        let placed = placed(text);
        assert!(placed[1].crosses);
        assert!(!placed[2].crosses);
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
