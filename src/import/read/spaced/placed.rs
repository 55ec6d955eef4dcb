//! A line of a table with its words between the seams that pass it.

use super::line::{GAP, Line, NEAR, Stretch, share};
use super::seams::{Measured, Passage, is_initials};

/// The share of a text that stands in the column that has it.
const INSIDE: f64 = 0.5;

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
    pub(super) fn of(
        line: &Line<'_>,
        measured: &Measured<'_>,
        seams: &[Passage],
        starts: &[usize],
        end: usize,
    ) -> Placed {
        let table = starts[0]..end;
        let mut placed = Placed::new(line.number, vec![None; seams.len() + 1]);
        let words = &measured.words;
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
            let start = begins
                .checked_sub(1)
                .map_or(table.start, |before| seams[before].place);
            let aligned = words[0].from.abs_diff(start) < GAP;
            let term = over.iter().any(|seam| hits(seam) && seam.term);
            // «образовательных | учебного года»
            let home = matches!(over, [only] if aligned && hits(only) && measured.is_home(only.words, last));
            let plain = term || home || over.len() > 1 && over.iter().all(hits);
            // «Организовать дежурство Руководители»
            let capital = |seam: &Passage| words[seam.words].text.starts_with(char::is_uppercase);
            let maybe = matches!(over, [only] if !plain && hits(only) && capital(only));
            // the end of a title may run over too
            let ends = own == 0 && words[0].text.starts_with(char::is_lowercase) && aligned;
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
