//! The header of a table of blanks: headings side by side, of one line or several.
//!
//! What stands above each other is one heading, wherever its lines begin. A line goes on with the header above it as long
//! as it only adds headings or ends of them.

use std::collections::BTreeSet;

use super::line::{FEWEST, GAP, Line, SURE, Stretch, is_heading, is_number, is_wide};
use crate::import::read::drawn::Drawn;
use crate::import::recognize::cell;
use crate::import::recognize::headings::{self, Heading, Role};
use crate::text::russian::Ask as _;

/// How many lines a header may have.
pub(super) const TALLEST: usize = 8;
/// How many lines above the first sure heading one of more lines may begin.
const ABOVE: usize = 3;
/// How many words a line of a heading may have.
const HEADING: usize = 4;
/// How many lines below a header are looked at.
const BODY: usize = 20;
/// How sure a heading must be to begin with a small letter.
const SUREST: u32 = 90;

/// Where the header stands among the lines of its page, and its headings from left to right.
pub(super) struct Header {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) heads: Vec<Head>,
}

/// A heading: its places, its lines, and those of the heading that it shares with the ones beside it.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) lines: Vec<String>,
    pub(super) over: Vec<String>,
}

impl Header {
    /// Returns its rows, of a table whose first column with a heading is `headed`.
    pub(super) fn rows(&self, number: usize, headed: usize) -> Vec<Drawn> {
        let (mut cells, mut subs) = (Vec::new(), Vec::new());
        let mut at = headed;
        let beside = |one: &Head, other: &Head| !one.over.is_empty() && one.over == other.over;
        for own in self.heads.chunk_by(beside) {
            if let [head] = own {
                cells.push((at, 1, head.texts()));
            } else {
                cells.push((at, own.len(), own[0].over.clone()));
                subs.extend((at..).zip(own).map(|(at, head)| (at, 1, head.texts())));
            }
            at += own.len();
        }
        let rows = [cells, subs].into_iter().filter(|cells| !cells.is_empty());
        rows.map(|cells| Drawn::new(number, cells)).collect()
    }
}

impl Head {
    /// Returns what it says; lines may break its words.
    pub(super) fn read(&self) -> Option<Heading> {
        headings::read(&self.lines.join(" "))
            .or_else(|| headings::read(&self.lines.concat()).filter(|_| self.lines.len() > 1))
            .or_else(|| headings::read(&self.over.join(" ")))
    }

    /// Returns its lines, the halves of a word that they break joined.
    pub(super) fn texts(&self) -> Vec<String> {
        match headings::read(&self.lines.join(" ")) {
            None if self.read().is_some() => vec![self.lines.concat()],
            _ => self.lines.clone(),
        }
    }

    fn covers(&self, stretch: &Stretch) -> usize {
        self.to
            .min(stretch.to)
            .saturating_sub(self.from.max(stretch.from))
    }

    /// Returns what it surely means; posts and months are values as well.
    fn role(&self) -> Option<Role> {
        const VITAL: [Role; 5] = [
            Role::Title,
            Role::Deadline,
            Role::Month,
            Role::Executors,
            Role::Result,
        ];
        let shared = || headings::read(&self.over.join(" ")).filter(|_| !self.over.is_empty());
        let heading = shared().or_else(|| self.read())?;
        let least = match heading.role {
            _ if begins(&self.lines[0]) || !self.over.is_empty() => SURE,
            Role::Deadline | Role::Executors => SUREST,
            _ => return None,
        };
        let vital = VITAL.contains(&heading.role) && heading.weight >= least;
        vital.then_some(heading.role)
    }
}

/// Returns the headers of a page; `known` are the headings of the page before.
pub(super) fn headers(page: &[Line<'_>], known: Option<&[Head]>) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let floor = found.last().map_or(0, |header| header.to);
        match header(page, at, floor, known) {
            Some(header) => {
                at = header.to;
                found.push(header);
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the header whose first sure heading stands in line `at`; none begins above line `floor`.
fn header(page: &[Line<'_>], at: usize, floor: usize, known: Option<&[Head]>) -> Option<Header> {
    let sure = |text: Stretch| Head::new(text).role().is_some();
    if is_wide(&page[at]) || !parts(page, at).into_iter().any(sure) && !names_months(&page[at]) {
        return None;
    }
    let mut best: Option<(usize, Header)> = None;
    for from in (floor.max(at.saturating_sub(ABOVE))..=at).rev() {
        let mut heads = Vec::new();
        let (mut least, mut blank) = (0, false);
        for (to, line) in page.iter().enumerate().skip(from).take(TALLEST) {
            if line.stretches.is_empty() {
                blank = true;
                continue;
            }
            if is_wide(line)
                || to < at && line.stretches.len() > 1 && !parts(page, to).iter().all(opens)
                || add(&mut heads, page, to).is_none()
            {
                break;
            }
            if to < at {
                continue;
            }
            let own = score(&heads);
            if own > least || own == least && !blank {
                let mut sorted: Vec<Head> = heads.clone();
                sorted.sort_by_key(|head| head.from);
                let again = known.is_some_and(|known| says_again(known, &sorted));
                let header = Header {
                    from,
                    to: to + 1,
                    heads: sorted,
                };
                if own > 0 && again {
                    return Some(header);
                }
                least = own;
                // «№», and «п/п» beside the other headings
                let signs = |from: usize, to: usize| {
                    let above = page.get(from..to).unwrap_or_default();
                    above.iter().all(|line| line.text.trim() == "№")
                };
                let better = best.as_ref().is_none_or(|(score, last)| {
                    own > *score || own == *score && signs(from, last.from)
                });
                if own > 0 && better {
                    best = Some((own, header));
                }
            }
        }
    }
    best.map(|(_, header)| header)
}

/// Returns whether two headers say the same.
pub(super) fn says_again(known: &[Head], other: &[Head]) -> bool {
    known.len() == other.len()
        && known.iter().zip(other).all(|(one, other)| {
            one.lines.concat() == other.lines.concat() && one.over == other.over
        })
}

/// Returns how good the headings are, zero where they are none of a table.
fn score(heads: &[Head]) -> usize {
    let roles: Vec<Role> = heads.iter().filter_map(Head::role).collect();
    let kinds: BTreeSet<Role> = roles.iter().copied().collect();
    let months = heads.iter().filter(|head| is_month(&head.lines[0])).count();
    if months >= FEWEST && roles.len() + months > heads.len() / 2 {
        return roles.len() + months;
    }
    let when_or_what = |role: &Role| matches!(role, Role::Title | Role::Deadline | Role::Month);
    let all = heads.len() > FEWEST && heads.iter().all(|head| head.read().is_some());
    let named = kinds.len() > 1 || all;
    let few = 2 * roles.len() + 1 < heads.len() && !all;
    if !named || few || !kinds.iter().any(when_or_what) {
        return 0;
    }
    2 * roles.len()
        + heads
            .iter()
            .filter(|head| head.read().is_some() || heads_numbers(&head.lines[0]))
            .count()
}

/// Adds the texts of line `at` to the headings that they stand under; none if some is no part of a header.
fn add(heads: &mut Vec<Head>, page: &[Line<'_>], at: usize) -> Option<()> {
    let line = page.get(at)?;
    let below = page.get(at + 1..).unwrap_or_default();
    let months = names_months(line);
    let years = names_years(line);
    if line.stretches.first().is_some_and(|first| {
        is_number(&first.text)
            && first.text.starts_with(|c: char| c.is_ascii_digit())
            && !is_year(&first.text)
    }) {
        return None;
    }
    let parts = parts(page, at).into_iter();
    let parts: Vec<Stretch> = parts.flat_map(|part| between(heads, &part)).collect();
    // what stands beside the end of «№ п/п» ends its heading too
    let is_end = |part: &Stretch| matches!(part.text.as_str(), "п/п" | "пп" | "п.п." | "п/п.");
    let ends = parts.iter().any(is_end) && !heads.is_empty();
    if !line.numbered {
        share_out(heads, &parts, below);
    }
    for part in parts {
        let text = part.text.as_str();
        let long = text.split(' ').count() > HEADING
            || text.ends_with([';', ':', '»'])
            || !begins(text) && text.ends_with('.') && !is_cut_short(text);
        let shared = heads
            .iter()
            .any(|head| head.lines.is_empty() && head.covers(&part) > 0);
        let titled = shared || years && is_year(text);
        let value = !titled
            && (text.contains(|c: char| c.is_ascii_digit())
                || !months
                    && begins(text)
                    && !text.ends_with(" время")
                    && Head::new(part.clone()).role().is_none()
                    && cell::is_clear_deadline_of_month(text));
        if long || value {
            return None;
        }
        let mut over: Vec<usize> = (0..heads.len())
            .filter(|at| heads[*at].covers(&part) > 0)
            .collect();
        over.sort_by_key(|at| std::cmp::Reverse(heads[*at].covers(&part)));
        if over.is_empty() && is_end(&part) {
            // «№», and below it but not right below, «п/п»
            let beside = |head: &Head| head.lines == ["№"] && head.to.abs_diff(part.from) < GAP;
            over.extend(heads.iter().position(beside));
        }
        match *over.as_slice() {
            [] => heads.push(Head::new(part)),
            [_, other, ..] if heads[other].covers(&part) > 1 => return None,
            [at, ..] => {
                let head = &mut heads[at];
                let goes_on =
                    ends || !begins(text) || text.starts_with(['№', '(']) || head.lines.is_empty();
                if !goes_on && (head.role().is_some() || Head::new(part.clone()).role().is_none()) {
                    return None;
                }
                head.from = head.from.min(part.from);
                head.to = head.to.max(part.to);
                head.lines.push(part.text);
            }
        }
    }
    // a heading that was parted got no text for one of its parts
    if heads.iter().any(|head| head.lines.is_empty()) {
        return None;
    }
    let starts = |head: &Head| {
        opens_text(&head.lines[0])
            || !head.over.is_empty()
            || head.role().is_some()
            || begins_below(below, head.from)
    };
    heads.iter().all(starts).then_some(())
}

/// «№ п.п.», «тыс. руб.», but not the end of a sentence.
fn is_cut_short(text: &str) -> bool {
    const LETTERS: usize = 4;
    text.last_word().trim_end_matches('.').chars().count() <= LETTERS
}

/// Parts a heading that several texts of a line stand under, each over cells of its own.
fn share_out(heads: &mut Vec<Head>, parts: &[Stretch], below: &[Line<'_>]) {
    let mut out = Vec::with_capacity(heads.len());
    for head in heads.drain(..) {
        let own = |part: &&Stretch| head.covers(part) > 0;
        let own: Vec<&Stretch> = parts.iter().filter(own).collect();
        let apart = |line: &&Line<'_>| {
            let has = |part: &&&Stretch| {
                let mut words = line.stretches.iter().flat_map(Stretch::words);
                words.any(|word| word.from.abs_diff(part.from) < GAP)
            };
            own.iter().filter(has).count() > 1
        };
        let shared = own.len() > 1
            && head.over.is_empty()
            && !head.lines.is_empty()
            && below.iter().take(BODY).filter(apart).count() > 1;
        if !shared {
            out.push(head);
            continue;
        }
        out.extend(own.into_iter().map(|part| Head {
            from: part.from,
            to: part.to,
            lines: Vec::new(),
            over: head.lines.clone(),
        }));
    }
    *heads = out;
}

/// Parts a text with one blank between ends of two headings.
fn between(heads: &[Head], part: &Stretch) -> Vec<Stretch> {
    // «№» is a letter wide
    let most = |head: &Head| usize::from(head.to > head.from + 1);
    let over: Vec<&Head> = heads
        .iter()
        .filter(|head| head.covers(part) > most(head))
        .collect();
    let blanks = part.text.chars().enumerate().filter(|(_, c)| *c == ' ');
    let halves = blanks.map(|(at, _)| part.split(at));
    let apart = |[left, right]: &[Stretch; 2]| {
        let of = |half: &Stretch| over.iter().filter(|head| head.covers(half) > 0).count();
        over.len() == 2 && of(left) == 1 && of(right) == 1
    };
    halves
        .into_iter()
        .find(apart)
        .map_or_else(|| vec![part.clone()], Vec::from)
}

impl Head {
    fn new(part: Stretch) -> Head {
        Head {
            from: part.from,
            to: part.to,
            lines: vec![part.text],
            over: Vec::new(),
        }
    }
}

/// Returns whether a text heads the numbers of rows.
pub(super) fn heads_numbers(text: &str) -> bool {
    text.starts_with('№') || text == "п/" || headings::is_number(text)
}

/// Returns the stretches of a line; headings with one blank between them are several.
fn parts(page: &[Line<'_>], at: usize) -> Vec<Stretch> {
    let below = page.get(at + 1..).unwrap_or_default();
    let stretches = page.get(at).map(|line| line.stretches.as_slice());
    let stretches = stretches.unwrap_or_default().iter();
    let apart = |stretch: &Stretch| apart(stretch.clone(), below);
    stretches.flat_map(apart).collect()
}

/// Returns whether cells begin at a place in the lines below, and no text runs across it.
fn begins_below(below: &[Line<'_>], place: usize) -> bool {
    let (mut begin, mut across) = (0, 0);
    for line in below.iter().take(BODY) {
        let begins = |text: &Stretch| text.from.abs_diff(place) < GAP;
        let runs = |text: &Stretch| text.from + GAP <= place && place < text.to;
        begin += usize::from(line.stretches.iter().any(begins));
        across += usize::from(line.stretches.len() > 1 && line.stretches.iter().any(runs));
    }
    begin > across
}

fn apart(stretch: Stretch, below: &[Line<'_>]) -> Vec<Stretch> {
    let is_head = |text: &str| {
        heads_numbers(text)
            || begins(text) && headings::read(text).is_some_and(|heading| heading.weight >= SURE)
    };
    // «Классы Дата», but not «Плановая Дата»
    let is_other = |text: &str| {
        let describes = ["ый", "ий", "ой", "ая", "ое", "ее", "ые"];
        begins(text) && !text.contains(' ') && !describes.iter().any(|end| text.ends_with(end))
    };
    let is_certain = |text: &str| {
        !text.contains(' ')
            && headings::read(text).is_some_and(|heading| heading.weight >= headings::CERTAIN)
    };
    let blanks = stretch
        .text
        .char_indices()
        .enumerate()
        .filter(|(_, (_, c))| *c == ' ');
    let capital = blanks.filter_map(|(place, (at, _))| {
        let (left, right) = stretch.text.split_at(at);
        let right = right.trim_start();
        let own = is_head(left) || is_other(left) && is_certain(right);
        let parts = own && is_head(right)
            || (own || is_head(right)) && begins_below(below, stretch.from + place + 1);
        (right.starts_with(char::is_uppercase) && parts).then_some(place)
    });
    match capital.last() {
        Some(place) => {
            let [left, right] = stretch.split(place);
            let mut parts = apart(left, below);
            parts.push(right);
            parts
        }
        None => vec![stretch],
    }
}

/// A heading begins with a capital letter, or with none.
fn begins(text: &str) -> bool {
    text.starts_with(|c: char| !c.is_lowercase())
}

/// «Форма представления», which may go on below.
fn opens(stretch: &Stretch) -> bool {
    opens_text(&stretch.text)
}

fn opens_text(text: &str) -> bool {
    begins(text)
        && text.split(' ').count() <= HEADING
        && !text.contains(|c: char| c.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(text: &str) -> bool {
    headings::read(text).is_some_and(|heading| heading.role == Role::InMonth)
}

/// «2022   2023   2024»: under a heading that is narrower than its columns.
fn names_years(line: &Line<'_>) -> bool {
    let years = line.stretches.iter().filter(|part| is_year(&part.text));
    let years = years.filter_map(|part| part.text.parse::<u32>().ok());
    let years: Vec<u32> = years.collect();
    years.len() >= FEWEST && years.windows(2).all(|pair| pair[0] + 1 == pair[1])
}

fn names_months(line: &Line<'_>) -> bool {
    line.stretches
        .iter()
        .filter(|stretch| is_month(&stretch.text))
        .count()
        >= FEWEST
}

/// Returns whether a line is one of a header: headings, or the numbers of its columns.
pub(super) fn is_header(line: &Line<'_>) -> bool {
    let mut texts = line.stretches.iter().map(|stretch| stretch.text.as_str());
    line.stretches.len() > 2 && numbers_columns(line)
        || texts.all(|text| heads_numbers(text) || is_heading(text))
}

/// Returns whether a line only numbers columns: «1 2 3».
pub(super) fn numbers_columns(line: &Line<'_>) -> bool {
    let mut numbers = (1..).zip(&line.stretches);
    numbers.all(|(at, own): (u8, _)| own.text.trim_end_matches('.') == at.to_string())
}
