//! Where the columns of a page stand: the places between them that hardly a line has a letter in.

use std::ops::Range;

use super::line::{FEWEST, GAP, LONGEST, Line, MARGIN, Stretch, is_heading};

/// The places of a column, in characters.
pub(super) type Column = Range<usize>;

/// The share of the lines with text on both sides of a gap that may run over it.
const CROSSING: f64 = 0.3;
/// What a line weighs that runs over a gap with a blank near it, where it can be parted.
const PARTED: f64 = 0.3;
/// More columns than any plan has.
const MOST: usize = 40;
/// How wide a column of numbers is at the most.
const NUMBERS: usize = 5;
/// How far from the beginning of its column a text may begin.
const NEAR: usize = 8;

/// A line with its words in their columns.
pub(super) struct Placed {
    pub(super) number: usize,
    pub(super) cells: Vec<Option<String>>,
    /// It runs over several columns alone, as a title does.
    pub(super) crosses: bool,
}

/// Returns the columns of the lines, if they have several.
pub(super) fn columns(lines: &[Line<'_>]) -> Option<Vec<Column>> {
    let of_several = |line: &&Line<'_>| {
        let width = line.stretches.last().map_or(0, |last| last.to);
        (2..=MOST).contains(&line.stretches.len()) && width <= LONGEST
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
        for stretch in &line.stretches {
            with[stretch.from..stretch.to].fill(true);
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
        let gap = worst_gap(&several, &columns).or_else(|| lone_head(&several, &columns));
        let Some(gap) = gap else {
            return (columns.len() > 1).then_some(columns);
        };
        used[columns[gap].start..columns[gap + 1].end].fill(true);
    }
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

impl Stretch {
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
        };
        let stretches = at_columns(&line.stretches, columns);
        let alone = stretches.len() == 1;
        let pairs = || stretches.iter().zip(columns);
        let in_order = stretches.len() == columns.len()
            && pairs().all(|(stretch, column)| {
                let over = stretch.from < column.end && stretch.to > column.start;
                stretch.from.abs_diff(column.start) < NEAR || over
            });
        for (at, stretch) in stretches.iter().enumerate() {
            let covered: Vec<usize> = (0..columns.len())
                .filter(|at| stretch.from < columns[*at].end && stretch.to > columns[*at].start)
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
            placed.crosses |= alone && covered.len() > 1 && !ends;
            let Some(cell) = placed.cells.get_mut(column) else {
                continue;
            };
            match cell {
                Some(text) => *text = format!("{text} {}", stretch.text),
                None => *cell = Some(stretch.text.clone()),
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
    use super::*;

    fn cells(text: &str, at: usize) -> Vec<String> {
        let lines: Vec<Line<'_>> = text
            .lines()
            .enumerate()
            .map(|(at, text)| Line::new(at, text))
            .collect();
        let columns = columns(&lines).unwrap();
        let placed = Placed::of(&lines[at], &columns);
        placed
            .cells
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect()
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
