//! Where two columns part in each line of a page.
//!
//! `pdftotext` keeps the cells of a line apart, but moves what stands to the right as the letters need room, row by row.
//! So two columns part along a seam that runs down the page: it passes between words, keeps to the beginnings of the
//! cells to its right, and steps aside only where it must. The cheapest seam is taken; how much more one costs that parts
//! a line elsewhere says how sure that line is. Costs are weights, without a unit.

use std::ops::Range;

use super::line::{Line, Stretch, is_number};
use crate::phrase;

/// How far from where it is looked for a seam may run.
const ASIDE: usize = 12;
/// What a step to the side costs, and each character of it.
const STEP: f32 = 0.7;
const FAR: f32 = 0.05;
/// What each character costs away from where it is looked for, and the most of it.
const AWAY: f32 = 0.06;
const MOST_AWAY: f32 = 0.6;
/// What a word costs that the seam cuts, and the words of a line that may run over all columns.
const CUT: f32 = 4.0;
const OVER: f32 = 1.0;
/// What it costs that one blank parts two cells, each blank that stands a few characters before it, and the most of them.
const NARROW: f32 = 0.5;
const WIDER: f32 = 0.1;
const WIDEST: f32 = 1.0;
const NEAR: usize = 12;
/// What it costs to part words that are one text, and each word that stands elsewhere in another column.
const TOGETHER: f32 = 2.0;
const STRAY: f32 = 1.0;
/// What each character costs that a cell begins behind the seam, and the most of it.
const BEHIND: f32 = 0.1;
const FARTHEST: f32 = 0.4;
/// What it costs that nothing stands behind it.
const NOTHING: f32 = 0.6;
/// How much less a seam costs where a deadline begins behind it, with each of its words and where blanks follow, where one
/// ends before it, and behind the number of a row.
const BEGINS: f32 = 1.0;
const WORD: f32 = 0.1;
const APART: f32 = 0.8;
const ENDS: f32 = 2.5;
const NUMBER: f32 = 1.0;
/// What other words cost where numbers stand.
const UNNUMBERED: f32 = 1.5;
/// What it costs to run into the seam to the left.
const CROSSED: f32 = 8.0;

/// What the columns on both sides of a seam hold.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sides {
    /// To the left are the numbers of rows.
    pub(super) numbers: bool,
    /// To the left are deadlines.
    pub(super) ends: bool,
    /// To the right are deadlines.
    pub(super) begins: bool,
}

/// Where a seam passes a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage {
    /// The first place behind it.
    pub(super) place: usize,
    /// How many words stand before it.
    pub(super) words: usize,
    /// How much more it costs to pass between other words.
    pub(super) margin: f32,
    /// It cuts no word, and a deadline begins or ends there.
    pub(super) term: bool,
}

/// A line with what is asked of it again and again.
pub(super) struct Measured<'l> {
    pub(super) words: Vec<Stretch>,
    /// The columns that words stand in elsewhere.
    homes: Vec<Option<usize>>,
    line: &'l Line<'l>,
}

impl<'l> Measured<'l> {
    pub(super) fn new(line: &'l Line<'l>) -> Measured<'l> {
        let words: Vec<Stretch> = line.stretches.iter().flat_map(Stretch::words).collect();
        Measured {
            homes: vec![None; words.len()],
            words,
            line,
        }
    }

    /// Learns where its words stand in other lines.
    pub(super) fn learn(&mut self, home: impl Fn(&str) -> Option<usize>) {
        self.homes = self.words.iter().map(|word| home(&word.text)).collect();
    }

    /// Returns whether words from `from` on stand in `column` elsewhere, and none of them in another one.
    pub(super) fn is_home(&self, from: usize, column: usize) -> bool {
        let homes = self.homes.get(from..).unwrap_or_default();
        let mut known = homes.iter().flatten().peekable();
        known.peek().is_some() && known.all(|home| *home == column)
    }

    /// Returns what it costs to part the words behind the first `count` at the seam `index`.
    fn strays(&self, count: usize, index: usize) -> f32 {
        let homes = self.homes.iter().enumerate();
        let stray =
            homes.filter(|(at, home)| home.is_some_and(|home| (home <= index) != (*at < count)));
        STRAY * short(stray.count())
    }

    /// Returns what it costs not to part a line at the blanks before the words that a word stands among.
    fn gap_before(&self, word: &Stretch) -> f32 {
        let own = self
            .line
            .stretches
            .iter()
            .position(|own| own.from <= word.from && word.to <= own.to);
        let near = own.filter(|own| self.line.stretches[*own].from + NEAR > word.to);
        let before =
            near.and_then(|own| Some((self.line.stretches.get(own.checked_sub(1)?)?, own)));
        before.map_or(0.0, |(before, own)| {
            let blanks = self.line.stretches[own].from - before.to;
            WIDEST.min(WIDER * short(blanks))
        })
    }

    /// Returns the deadlines that begin at a word from `range` on: where they begin and end, and how clear they are.
    fn terms(&self, range: &Range<usize>) -> Vec<(usize, usize, f32)> {
        let words = self.words.iter().filter(|word| range.contains(&word.from));
        let term = |word: &Stretch| {
            let own = self
                .line
                .stretches
                .iter()
                .find(|own| own.from <= word.from && word.to <= own.to)?;
            let to = own.from + own.term_from(word.from - own.from)?;
            let own_words = self
                .words
                .iter()
                .filter(|own| own.from >= word.from && own.to <= to);
            let followed = self.words.last().is_some_and(|last| last.to > to);
            let apart = match (own.to == to, followed) {
                (true, true) => APART,
                (true, false) => APART / 2.0,
                _ => 0.0,
            };
            let clear = WORD * short(own_words.count()) + apart;
            Some((word.from, to, clear))
        };
        words.filter_map(term).collect()
    }

    /// Returns what it costs to pass at each place of `band`.
    fn costs(
        &self,
        band: &Range<usize>,
        index: usize,
        sides: Sides,
        left: Option<&Passage>,
    ) -> Vec<f32> {
        let words = &self.words;
        if words.is_empty() {
            return vec![0.0; band.len()];
        }
        let begun = if sides.begins {
            self.terms(band)
        } else {
            Vec::new()
        };
        let ended = match left {
            Some(left) if sides.ends => self.terms(&(left.place.saturating_sub(1)..left.place + 4)),
            _ => Vec::new(),
        };
        let alone = self.line.stretches.len() == 1 + usize::from(self.line.numbered);
        let cut = if alone { OVER } else { CUT };
        // the end of a broken one too
        let number = !words[0].text.contains(char::is_alphabetic) || is_number(&words[0].text);
        let begins = |at: usize| begun.iter().any(|(from, ..)| *from == at);
        let cost = |at: usize| {
            let next = words.partition_point(|word| word.from < at);
            let before = next.checked_sub(1).map(|last| &words[last]);
            let behind = words.get(next);
            let mut cost = match (before, behind) {
                (Some(before), _) if before.to > at => cut,
                (Some(before), Some(behind)) if behind.from == before.to + 1 => {
                    let named = words
                        .get(next + 1)
                        .is_some_and(|word| is_surname(&word.text));
                    let one = belong(&before.text, &behind.text, named);
                    // «Повышение       дисциплины | В течение»
                    // but «в | феврале», «на | планёрках»
                    let word = before.text.chars().nth(3).is_some();
                    let small = word && before.text.starts_with(char::is_lowercase) && begins(at);
                    let gap = || if small { 0.0 } else { self.gap_before(before) };
                    let narrow = if alone { OVER } else { NARROW + gap() };
                    narrow + if one { TOGETHER } else { 0.0 }
                }
                _ => 0.0,
            };
            cost += behind.map_or(NOTHING, |behind| {
                FARTHEST.min(BEHIND * short(behind.from - at))
            });
            let here = begun.iter().find(|(from, ..)| *from == at);
            cost -= here.map_or(0.0, |(.., clear)| BEGINS + clear);
            let touches = behind.is_some_and(|behind| behind.from == at);
            let here = touches && ended.iter().any(|(_, to, _)| to + 1 == at);
            cost -= if here { ENDS } else { 0.0 };
            if sides.numbers && before.is_some() {
                cost += match (number, next) {
                    (true, 1) => -NUMBER,
                    _ if alone => 0.0,
                    _ => UNNUMBERED,
                };
            }
            cost += self.strays(next, index);
            cost + if left.is_some_and(|left| at <= left.place + 1) {
                CROSSED
            } else {
                0.0
            }
        };
        band.clone().map(cost).collect()
    }
}

/// Returns whether two words are one text: «О.А.» «Ефимова», «31» «января», «до» «29.04.2022»; `named` says that a surname
/// follows them.
fn belong(before: &str, behind: &str, named: bool) -> bool {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let ends = before.ends_with([',', ';']);
    is_initials(before) && !ends && is_surname(behind)
        || is_surname(before) && is_initials(behind) && !ends && !named
        || number(before) && (phrase::month_named(behind).is_some() || behind == "раз")
        || matches!(before, "до" | "До" | "по" | "не" | "к") && number(behind)
}

/// «О.А.»
pub(super) fn is_initials(word: &str) -> bool {
    word.contains('.')
        && word.chars().filter(|c| c.is_alphabetic()).count() == 2
        && word.chars().all(|c| c.is_uppercase() || ".,;".contains(c))
}

/// «Ефимова», but not «ОО»
fn is_surname(word: &str) -> bool {
    let small = word.chars().nth(2).is_some_and(char::is_lowercase);
    word.starts_with(char::is_uppercase) && small
}

fn short(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Returns where the seam behind the column `index` passes each of the lines that is looked for at `likely`; `left` is the seam to the left of it.
pub(super) fn seam(
    lines: &[Measured<'_>],
    index: usize,
    likely: &Range<usize>,
    sides: Sides,
    left: Option<&[Passage]>,
) -> Vec<Passage> {
    let band = likely.start.saturating_sub(ASIDE).max(1)..likely.end + ASIDE;
    let away = |at: usize| {
        let out = likely
            .start
            .saturating_sub(at)
            .max((at + 1).saturating_sub(likely.end));
        MOST_AWAY.min(AWAY * short(out))
    };
    let costs: Vec<Vec<f32>> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let own = line.costs(&band, index, sides, left.map(|left| &left[at]));
            let aside = band.clone().map(away);
            own.into_iter()
                .zip(aside)
                .map(|(own, aside)| own + aside)
                .collect()
        })
        .collect();
    // what the cheapest seam costs from the top to each place, and from each place to the end
    let mut above: Vec<Vec<f32>> = Vec::with_capacity(lines.len());
    let mut reached = vec![0.0; band.len()];
    for costs in &costs {
        step(&mut reached);
        reached
            .iter_mut()
            .zip(costs)
            .for_each(|(sum, cost)| *sum += cost);
        above.push(reached.clone());
    }
    let mut out = Vec::with_capacity(lines.len());
    let mut below = vec![0.0; band.len()];
    for (at, line) in lines.iter().enumerate().rev() {
        let total = |index: usize| above[at][index] + below[index];
        let words = |index: usize| {
            line.words
                .partition_point(|word| word.from + word.to < 2 * (band.start + index))
        };
        let best = (0..band.len())
            .min_by(|one, other| total(*one).total_cmp(&total(*other)))
            .unwrap_or_default();
        let others = (0..band.len())
            .filter(|index| words(*index) != words(best))
            .map(total);
        let least = others.fold(f32::INFINITY, f32::min);
        let next = line.words.get(words(best)).map_or(0, |word| word.from);
        let begins = next
            .checked_sub(band.start)
            .and_then(|next| costs[at].get(next));
        let term = costs[at][best] < 0.0 || begins.is_some_and(|cost| *cost < 0.0);
        out.push(Passage {
            place: band.start + best,
            words: words(best),
            margin: least - total(best),
            term,
        });
        below
            .iter_mut()
            .zip(&costs[at])
            .for_each(|(sum, cost)| *sum += cost);
        step(&mut below);
    }
    out.reverse();
    out
}

/// Lets a seam step aside.
fn step(sums: &mut [f32]) {
    let mut aside = f32::INFINITY;
    for sum in sums.iter_mut() {
        aside = (aside + FAR).min(*sum + STEP);
        *sum = sum.min(aside);
    }
    aside = f32::INFINITY;
    for sum in sums.iter_mut().rev() {
        aside = (aside + FAR).min(*sum + STEP);
        *sum = sum.min(aside);
    }
}
