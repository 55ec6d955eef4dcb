//! Where the columns of a page stand, and which words of a line stand in which of them.
//!
//! The headings say how many columns there are and about where they part, on later pages those of the page before, and
//! without either the places that hardly a line has a word across. `seams` finds where they part in each line.

use std::collections::HashMap;
use std::ops::Range;

use super::gaps::between_gaps;
use super::header::{self, Header, is_header};
use super::line::{FEWEST, GAP, Line, NEAR, Stretch, is_number, is_wide, share};
use super::placed::Placed;
use super::seams::{Measured, Passage, Sides, seam};
use crate::import::recognize::cell;
use crate::import::recognize::headings::Role;
use crate::text::russian::fold;

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

/// The share of texts in a column that are deadlines where it is one of them.
pub(super) const TERMS: f64 = 0.4;

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
    /// Returns whether it is that of the numbers of rows.
    pub(super) fn holds_numbers(&self) -> bool {
        self.holds == Holds::Numbers
    }

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

#[cfg(test)]
mod tests {
    use super::super::header::headers;
    use super::super::line::part_numbers;
    use super::super::terms::part_tails;
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
