//! A document → drafts of plans: which tables are plans, which text belongs to which.

use std::collections::BTreeSet;

use super::columns::{self, Columns};
use super::draft::{Draft, Dropped, Section, Text, collapse};
use super::executors::{self, Lexicon};
use super::grid::{self, Grid};
use super::source::{Block, Paragraph, Place, Source, Table};
use super::{Options, dates, items, pages, passport, registry, rows};
use crate::phrase;
use crate::text::russian::fold;
use crate::words::MessageId;

/// A table with the text before it.
struct Part {
    before: Vec<Text>,
    /// The last of the text before the first table of a plan, where it titles a section.
    heading: Option<Text>,
    grid: Grid,
    kind: Kind,
}

/// What a table is.
enum Kind {
    Plan(Columns),
    Passport,
    Other,
}

/// Returns the plans that `source` holds; none, if no table of it is a plan.
pub fn understand(source: &Source, options: &Options) -> Vec<Draft> {
    let (parts, tail, marks) = parts(source);
    let mut shorts: Vec<registry::Short> = Vec::new();
    for part in &parts {
        let cells = part.grid.rows.iter().flat_map(grid::GridRow::texts);
        shorts.extend(
            part.before
                .iter()
                .map(|text| text.value.clone())
                .chain(cells)
                .flat_map(|text| registry::shorts(&text)),
        );
    }
    let mut plans = Plans::default();
    for mark in &marks {
        let ledger = &mut plans.draft.ledger;
        ledger.drop(&mark.value, &mark.place, Dropped::PageMark);
    }
    for part in parts {
        plans.take(part);
    }
    plans.finish(tail, &shorts, options)
}

fn parts(source: &Source) -> (Vec<Part>, Vec<Text>, Vec<Text>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Vec<Text> = Vec::new();
    let (blocks, marks) = pages::joined(source);
    let mut headings = BTreeSet::new();
    for block in &blocks {
        match block {
            Block::Paragraph(paragraph) => {
                before.extend(texts(paragraph));
                headings.extend(paragraph.heading.then(|| paragraph.place.clone()));
            }
            Block::Table(table) => parts.push(part(table, std::mem::take(&mut before))),
        }
    }
    first_heading(&mut parts, &headings);
    (parts, before, marks)
}

/// Finds the title of the first section above the first table of a plan: it is worded like the lone line above the
/// next table of the same columns.
fn first_heading(parts: &mut [Part], headings: &BTreeSet<Place>) {
    let plans = parts.iter().enumerate();
    let mut plans = plans.filter(|(_, part)| matches!(part.kind, Kind::Plan(_)));
    let (Some((at, first)), Some((_, next))) = (plans.next(), plans.next()) else {
        return;
    };
    let ([.., _, own], [other]) = (first.before.as_slice(), next.before.as_slice()) else {
        return;
    };
    let both = |test: &dyn Fn(&Text) -> bool| test(own) && test(other);
    let numbered = |text: &Text| {
        let number = text.value.split(' ').next().unwrap_or_default();
        columns::is_number(number) && number != text.value
    };
    let words = |text: &Text| -> BTreeSet<String> {
        let folded = fold(&text.value);
        let words = folded.split(|c: char| !c.is_alphabetic());
        let words = words.filter(|word| word.chars().count() > 4);
        words.map(str::to_owned).collect()
    };
    let alike = both(&|text| headings.contains(&text.place))
        || both(&numbered)
        || !words(own).is_disjoint(&words(other));
    let other_thing = |text: &Text| {
        passport::is_plan_title(&text.value) || fold(&text.value).starts_with("таблица")
    };
    if alike && first.grid.width == next.grid.width && !other_thing(own) {
        let first = parts.get_mut(at);
        if let Some(first) = first {
            first.heading = first.before.pop();
        }
    }
}

/// Returns the lines of a paragraph as texts of their own.
fn texts(paragraph: &Paragraph) -> impl Iterator<Item = Text> {
    let text = |line: &str| Text::new(line, &paragraph.place);
    paragraph
        .text
        .lines()
        .map(text)
        .filter(|text| !text.value.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
}

fn part(table: &Table, before: Vec<Text>) -> Part {
    let grid = Grid::new(table);
    let kind = match Columns::of(&grid) {
        _ if passport::is_passport(&grid) => Kind::Passport,
        Some(columns) => Kind::Plan(columns),
        None => Kind::Other,
    };
    Part {
        before,
        heading: None,
        grid,
        kind,
    }
}

/// The plans of a document, as far as it is read.
#[derive(Default)]
struct Plans {
    done: Vec<(Draft, Vec<Text>)>,
    draft: Draft,
    /// The text outside tables that belongs to the plan at hand.
    paragraphs: Vec<Text>,
    has_plan: bool,
    /// The section to which rows return after a list that was a section of its own.
    base: Option<Text>,
    in_list: bool,
}

impl Plans {
    fn take(&mut self, part: Part) {
        match &part.kind {
            Kind::Passport => {
                self.paragraphs.extend(part.before);
                passport::read_table(&part.grid, &mut self.draft);
            }
            Kind::Plan(columns) => {
                let columns = columns.clone();
                self.plan(part, &columns);
            }
            Kind::Other => {
                let words: Vec<&str> = part.before.iter().map(|text| text.value.as_str()).collect();
                let heading = if self.has_plan {
                    words.join(" ")
                } else {
                    String::new()
                };
                let kept = if self.has_plan {
                    part.before.clone()
                } else {
                    Vec::new()
                };
                if !self.has_plan {
                    self.paragraphs.extend(part.before);
                }
                if !registry::read_people(&part.grid, &heading, &mut self.draft) {
                    registry::keep_table(&part.grid, &kept, &mut self.draft);
                }
            }
        }
    }

    fn plan(&mut self, part: Part, columns: &Columns) {
        let titles = part
            .grid
            .rows
            .iter()
            .take(columns.header)
            .flat_map(|row| &row.cells);
        let titles = titles
            .filter(|cell| !cell.is_blank())
            .map(|cell| Text::new(&cell.text(), &cell.place));
        let mut before: Vec<Text> = part.before.into_iter().chain(titles).collect();
        if self.has_plan && starts_plan(&before) {
            let draft = std::mem::take(self);
            self.done = draft.done;
            self.done.push((draft.draft, draft.paragraphs));
        }
        let heading = if self.has_plan {
            std::mem::take(&mut before)
        } else {
            let month = month_heading(&mut before);
            if month.is_empty() {
                part.heading.into_iter().collect()
            } else {
                before.extend(part.heading);
                month
            }
        };
        self.paragraphs.append(&mut before);
        self.has_plan = true;
        self.heading(&heading);
        columns.drop_headings(&part.grid, &mut self.draft.ledger);
        for entry in rows::read(&part.grid, columns, &mut self.draft.ledger) {
            match entry {
                rows::Entry::Section(title, place, guess) => {
                    let title = Text {
                        guess,
                        ..Text::new(&title, &place)
                    };
                    self.open(title);
                }
                rows::Entry::Item(row) => self.item(&row, columns),
            }
        }
    }

    /// Begins the section that the text before a table titles.
    fn heading(&mut self, heading: &[Text]) {
        let words: Vec<&str> = heading.iter().map(|text| text.value.as_str()).collect();
        let title = words.join(" ");
        let Some(first) = heading.first() else {
            return;
        };
        let word = |word: &&str| {
            phrase::month_named(word).is_some() && word.chars().all(char::is_alphabetic)
        };
        match title
            .split(' ')
            .find(word)
            .filter(|_| phrase::month_named(&title).is_none())
        {
            Some(month) => {
                self.draft.ledger.add(month);
                self.draft.rest.extend(heading.iter().cloned());
                self.open(Text::new(month, &first.place).guessed(MessageId::ImportGuessText));
            }
            None => self.open(Text::new(&title, &first.place)),
        }
    }

    fn open(&mut self, title: Text) {
        self.base = Some(title.clone());
        self.in_list = false;
        self.draft.sections.push(Section {
            title: Some(title),
            items: Vec::new(),
        });
    }

    fn item(&mut self, row: &rows::RawItem, columns: &Columns) {
        let (section, items) = items::read(row, columns, &mut self.draft.ledger);
        match section {
            Some(section) => {
                self.in_list = true;
                self.draft.sections.push(section);
            }
            None if self.in_list => self.reopen(row),
            None => {}
        }
        if self.draft.sections.is_empty() {
            self.draft.sections.push(Section::default());
        }
        if let Some(section) = self.draft.sections.last_mut() {
            section.items.extend(items);
        }
    }

    /// Goes back to the section before a list.
    fn reopen(&mut self, row: &rows::RawItem) {
        let other = || {
            Text::new(
                MessageId::ImportOtherItems.text(crate::words::Lang::Russian),
                &row.place,
            )
        };
        let title = self
            .base
            .clone()
            .unwrap_or_else(other)
            .guessed(MessageId::ImportGuessAligned);
        self.draft.ledger.add(&title.value);
        self.in_list = false;
        self.draft.sections.push(Section {
            title: Some(title),
            items: Vec::new(),
        });
    }

    fn finish(
        mut self,
        mut tail: Vec<Text>,
        shorts: &[registry::Short],
        options: &Options,
    ) -> Vec<Draft> {
        if self.has_plan {
            self.paragraphs.append(&mut tail);
            self.done.push((self.draft, self.paragraphs));
        }
        let complete = |(mut draft, paragraphs): (Draft, Vec<Text>)| {
            complete(&mut draft, &paragraphs, shorts, options);
            draft
        };
        self.done.into_iter().map(complete).collect()
    }
}

/// Tells whether the text before a table titles another plan, and not a month of the same.
fn starts_plan(before: &[Text]) -> bool {
    let month = |text: &Text| {
        text.value.split(' ').any(|word| {
            phrase::month_named(word).is_some() && word.chars().all(char::is_alphabetic)
        })
    };
    before
        .iter()
        .any(|text| passport::is_plan_title(&text.value))
        && !before.iter().any(month)
}

/// Takes the title of a month's table off the end of the text before the first table.
fn month_heading(before: &mut Vec<Text>) -> Vec<Text> {
    let titles = |text: &Text| passport::is_plan_title(&text.value);
    let Some(at) = before
        .iter()
        .rposition(titles)
        .filter(|&at| before.iter().take(at).any(titles))
    else {
        return Vec::new();
    };
    let month = |text: &Text| {
        text.value.split(' ').any(|word| {
            phrase::month_named(word).is_some() && word.chars().all(char::is_alphabetic)
        })
    };
    if before.iter().skip(at).any(month) {
        before.split_off(at)
    } else {
        Vec::new()
    }
}

/// Reads what needs the whole document: passport, executors, registry, period.
fn complete(draft: &mut Draft, paragraphs: &[Text], shorts: &[registry::Short], options: &Options) {
    let tables = std::mem::take(&mut draft.passport);
    passport::read(paragraphs, draft);
    let displaced = draft.passport.prefer(tables);
    draft.rest.extend(displaced);
    executors_of(draft);
    registry::build(draft, shorts);
    roles(draft);
    period(draft, options);
    if draft.passport.title.is_none() {
        let place = draft.items().next().map(|item| item.place.clone());
        draft.passport.title = place
            .map(|place| Text::new(&options.stem, &place).guessed(MessageId::ImportGuessFileName));
        draft.ledger.add(&options.stem);
    }
    let concluded: Vec<String> = draft
        .passport
        .concluded()
        .map(|text| text.value.clone())
        .collect();
    for value in &concluded {
        draft.ledger.add(value);
    }
}

/// Returns the names that stand alone in a cell: they are names in other cells too.
fn lexicon(draft: &Draft) -> Lexicon {
    let cells = draft.items().flat_map(|item| &item.executor_cells);
    let cells: Vec<String> = cells.map(|(cell, _)| cell.value.clone()).collect();
    Lexicon::new(cells.iter().map(String::as_str))
}

fn executors_of(draft: &mut Draft) {
    let lexicon = lexicon(draft);
    let mut ledger = std::mem::take(&mut draft.ledger);
    for item in draft.items_mut() {
        for (cell, _) in &item.executor_cells {
            let names = executors::split(&cell.value, &lexicon);
            super::account::balance(
                &cell.value,
                names.iter().map(|name| name.text.as_str()),
                &cell.place,
                &mut ledger,
            );
            item.executors.extend(names);
        }
    }
    draft.ledger = ledger;
}

/// Adds the roles that the headings of several columns of executors name, with who is named in each column.
fn roles(draft: &mut Draft) {
    let lexicon = lexicon(draft);
    let mut roles: Vec<(String, Vec<String>)> = Vec::new();
    for (cell, role) in draft.items().flat_map(|item| &item.executor_cells) {
        let Some(role) = role.as_ref().filter(|role| !role.is_empty()) else {
            continue;
        };
        let at = roles
            .iter()
            .position(|(known, _)| known == role)
            .unwrap_or_else(|| {
                roles.push((role.clone(), Vec::new()));
                roles.len() - 1
            });
        let names = executors::split(&cell.value, &lexicon)
            .into_iter()
            .map(|name| collapse(&name.text));
        if let Some((_, known)) = roles.get_mut(at) {
            for name in names {
                if !known.iter().any(|other| fold(other) == fold(&name)) {
                    known.push(name);
                }
            }
        }
    }
    for (role, names) in roles {
        draft.ledger.add(&role);
        for name in &names {
            draft.ledger.add(name);
        }
        draft.registry.push(registry::role(&role, names));
    }
}

/// Settles the period: as told, as titled, else as the deadlines name it.
fn period(draft: &mut Draft, options: &Options) {
    let place = draft.items().next().map(|item| item.place.clone());
    let Some(place) = place else {
        return;
    };
    if let Some(told) = &options.period {
        draft.passport.period = Some(Text::new(told, &place));
    } else if draft.passport.period.is_none() {
        let deadlines = || {
            draft
                .items()
                .filter_map(|item| item.deadline.as_ref())
                .map(|text| text.value.as_str())
        };
        let years = dates::years(deadlines()).map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            }
        });
        let approved = draft
            .passport
            .approved_date
            .as_ref()
            .and_then(|date| date.value.parse().ok())
            .map(dates::year_of);
        let guess =
            |period: String| Text::new(&period, &place).guessed(MessageId::ImportGuessPeriod);
        draft.passport.period = years.or(approved).map(guess);
    }
}
