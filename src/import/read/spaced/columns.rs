//! Where the columns of a page stand: the places between them that hardly a line has a letter in.

use std::ops::Range;

use crate::import::cell;
use crate::phrase;
use crate::text::russian::fold;

use super::line::{FEWEST, GAP, LONGEST, Line, MARGIN, Stretch, is_heading, is_number};

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

/// How far before its column a deadline may begin that touches the text before it, and how many words it has at the most.
const TOUCHING: usize = 16;
const TERM: usize = 6;
/// The share of texts in a column that are deadlines where it is one of them.
pub(super) const TERMS: f64 = 0.4;

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
        (2..=MOST).contains(&line.stretches.len()) && width <= LONGEST && !line.touches
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

/// Parts a deadline from the texts that it touches, in columns of deadlines.
pub(super) fn part_terms(lines: &mut [Line<'_>]) {
    let Some(columns) = columns(lines) else {
        return;
    };
    for (at, pair) in columns.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let next = columns.get(at + 2).map(|next| next.start);
        let own = |line: &Line<'_>| {
            let mut texts = line.stretches.iter();
            texts.position(|text| text.from >= left.end && text.from < right.end)
        };
        let texts = lines
            .iter()
            .filter_map(|line| line.stretches.get(own(line)?));
        let terms = texts.clone().filter(|text| text.term_from(0).is_some());
        if terms.clone().count() < GAP || share(terms.count(), texts.count()) < TERMS {
            continue;
        }
        let places = left.end.saturating_sub(TOUCHING).max(left.start + 1)..right.end;
        let over = |text: &Stretch| {
            let last = text.text.rsplit(' ').next().unwrap_or_default();
            let touches = text.to > right.start || begins_only(last) && text.to + GAP > left.end;
            text.from + 1 < left.end && touches
        };
        for line in lines.iter_mut() {
            let at = line.stretches.iter().position(over);
            let runs_on = |at: &usize| next.is_some_and(|next| line.stretches[*at].to > next);
            let Some(at) = at.or_else(|| own(line).filter(runs_on)) else {
                continue;
            };
            if let Some(parts) = line.stretches[at].at_term(&places) {
                line.stretches.splice(at..=at, parts);
                line.touches = true;
            }
        }
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
    let heads: Vec<&Stretch> = headings(lines);
    // two headings beside each other are of two columns, and one is of one
    let of_two = |gap: usize| {
        let [left, right] = [gap, gap + 1].map(|at| &columns[at]);
        let mut pairs = heads.windows(2);
        pairs.any(|pair| pair[0].covers(left) && pair[1].covers(right) && pair[1].from >= left.end)
    };
    let over = |gap: usize| {
        let left = &columns[gap];
        let over = |head: &&&Stretch| head.covers(left) && head.covers(&columns[gap + 1]);
        heads
            .iter()
            .find(over)
            .is_some_and(|head| !head.is_over_numbers(left))
    };
    let gaps = 0..columns.len().saturating_sub(1);
    let shares = gaps.filter(|gap| !of_two(*gap));
    let shares = shares.map(|gap| (if over(gap) { 1.0 } else { share(gap) }, gap));
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

/// Returns the headings of the first line that has three beside each other and nothing else.
fn headings<'l>(lines: &[&'l Line<'_>]) -> Vec<&'l Stretch> {
    let number = |stretch: &Stretch| stretch.text.starts_with('№');
    let heads = lines.iter().filter(|line| {
        let mut texts = line.stretches.iter();
        line.stretches.len() >= FEWEST
            && texts.all(|stretch| number(stretch) || is_heading(&stretch.text))
    });
    let first = heads.min_by_key(|line| line.number);
    first.map_or_else(Vec::new, |line| line.stretches.iter().collect())
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
                || words.len() > NUMBERS && cell::is_clear_deadline_of_month(words)
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
    use super::super::line::part_numbers;
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        let lines = text.lines().enumerate();
        let mut lines: Vec<Line<'_>> = lines.map(|(at, text)| Line::new(at, text)).collect();
        part_numbers(&mut lines);
        part_terms(&mut lines);
        lines
    }

    fn cells(text: &str, at: usize) -> Vec<String> {
        let lines = lines(text);
        let columns = columns(&lines).unwrap();
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
        let columns = columns(&lines).unwrap();
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
