//! A document → drafts of plans: which tables are plans, which text belongs to which.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::draft::{Draft, Dropped, Item, Section, Text, collapse};
use super::executors::{self, Lexicon};
use super::passport::{period, registry, territory};
use super::recognize::headings::Role;
use super::recognize::titles::{is_plan_title, is_prose};
use super::recognize::{addresses, boundaries, cell, dates, labels, named, own};
use super::segment::parts::{self, Kind, Part};
use super::source::{Place, Source};
use super::table::columns::Columns;
use super::table::grid::{Grid, GridCell, GridRow, covers};
use super::table::{agenda, hyphens, items, marks, numbers, rows};
use super::{Options, identity, passport};
use crate::phrase;
use crate::text::russian::fold;
use crate::words::{Lang, MessageId};

/// Returns the plans that `source` holds; none, if no table of it is a plan.
pub fn understand(source: &Source, options: &Options) -> Vec<Draft> {
    let (parts, tail, marks) = parts::parts(source);
    let mut shorts = registry::Shorts::new();
    for part in &parts {
        for text in &part.before {
            registry::shorts(&text.value, &mut shorts);
        }
        for text in part.grid.rows.iter().flat_map(GridRow::texts) {
            registry::shorts(&text, &mut shorts);
        }
    }
    let mut plans = Plans::default();
    for mark in &marks {
        let ledger = &mut plans.draft.ledger;
        ledger.drop(&mark.value, &mark.place, Dropped::PageMark);
    }
    for part in parts {
        plans.take(part);
    }
    let mut plans = plans.finish(tail, &shorts, options);
    identity::recall(&mut plans, &source.as_written);
    doubt(source, &mut plans);
    if let Some(first) = plans.first_mut() {
        leave_out(source, first);
    }
    plans
}

/// Marks the rows whose fields the reader put together.
fn doubt(source: &Source, plans: &mut [Draft]) {
    let notes = source.notes.iter();
    let rejoined = notes.filter(|note| note.message.id == MessageId::NoteRowRejoined);
    let places: HashSet<&Place> = rejoined.map(|note| &note.place).collect();
    if places.is_empty() {
        return;
    }
    for item in plans.iter_mut().flat_map(Draft::items_mut) {
        if places.contains(&item.place) {
            let why = MessageId::ImportGuessRejoined.into();
            item.title.guess.get_or_insert(why);
        }
    }
}

/// Keeps what the document strikes out as text beside the plan, and notes what else it does not say.
fn leave_out(source: &Source, draft: &mut Draft) {
    for left in &source.left_out {
        let Some(kept) = left.kept else {
            draft.ledger.drop(&left.text, &left.place, Dropped::LeftOut);
            continue;
        };
        let said = |text: &str| kept.with(text).text(Lang::Russian);
        let mut text = Text::new(&said(&left.text), &left.place);
        text.lend(&said(""));
        draft.rest.push(text);
    }
}

/// The plans of a document, as far as it is read.
#[derive(Default)]
struct Plans {
    done: Vec<(Draft, Around)>,
    draft: Draft,
    around: Around,
    has_plan: bool,
    /// The section to which rows return after a list that was a section of its own.
    base: Option<Text>,
    /// The month whose row stands above the rows that title its sections.
    month: Option<Text>,
    /// The title that stands above the months of its rows.
    theme: Option<Text>,
    /// The title whose time was asked for last, and that time: the rows of a section ask for one.
    timed: (String, Option<String>),
    in_list: bool,
}

/// The text outside tables that belongs to a plan.
#[derive(Default)]
struct Around {
    paragraphs: Vec<Text>,
    /// How many of them stand above its first table.
    above: usize,
}

impl Around {
    /// Takes out what is of a form of this program and not of the plan; returns the day for which it was drawn up.
    fn drop_form(&mut self, draft: &mut Draft) -> Option<NaiveDate> {
        let mut lines = self.paragraphs.iter();
        let as_of = lines.find_map(|text| own::day(&text.value));
        if draft.is_form {
            let above = self.paragraphs.iter().take(self.above);
            self.above -= above.filter(|text| own::is_of_form(text)).count();
            for text in self.paragraphs.extract_if(.., |text| own::is_of_form(text)) {
                draft.ledger.drop(&text.value, &text.place, Dropped::State);
            }
        }
        as_of
    }
}

impl Plans {
    fn take(&mut self, part: Part) {
        match &part.kind {
            Kind::Passport => {
                self.around.paragraphs.extend(part.before);
                passport::read_table(&part.grid, &mut self.draft);
            }
            Kind::Plan(columns) => {
                let columns = columns.clone();
                self.plan(part, &columns);
            }
            Kind::Other => {
                let mut kept = Vec::new();
                if self.has_plan {
                    let (annexes, own) = part.before.into_iter().partition(boundaries::is_annex);
                    self.draft.rest.extend::<Vec<Text>>(annexes);
                    kept = own;
                } else {
                    self.around.paragraphs.extend(part.before);
                }
                registry::read_table(&part.grid, kept, &mut self.draft);
            }
        }
    }

    fn plan(&mut self, mut part: Part, columns: &Columns) {
        let (titles, caption) = titles(&part, columns);
        let lone = part.heading.clone().filter(|_| titles.is_empty());
        let above = part.before.into_iter().chain(part.heading);
        let mut before: Vec<Text> = above.chain(titles).collect();
        if self.has_plan && part.repeats {
            // the title of the plan, again above the header of each sheet
            self.draft.rest.append(&mut before);
        }
        if self.has_plan && boundaries::starts_plan(&before) {
            let draft = std::mem::take(self);
            self.done = draft.done;
            self.done.push((draft.draft, draft.around));
        }
        if !before.is_empty() {
            self.month = None;
        }
        let heading = if self.has_plan {
            boundaries::section_heading(&mut before)
        } else {
            let own = boundaries::first_heading(&mut before);
            match lone {
                Some(lone) if own.is_empty() => {
                    before.pop();
                    vec![lone]
                }
                _ => own,
            }
        };
        self.around.paragraphs.append(&mut before);
        if !self.has_plan {
            self.around.above = self.around.paragraphs.len();
        }
        self.has_plan = true;
        match part.sheet.filter(|_| heading.is_empty()) {
            Some(sheet) => self.open(sheet.all_lent().guessed(MessageId::ImportGuessSheet)),
            None => self.heading(&heading),
        }
        if let Some(caption) = caption {
            self.open(caption);
        }
        self.draft.is_form |= columns.first(Role::State).is_some();
        columns.drop_headings(&part.grid, &mut self.draft.ledger);
        self.keep_links_of_headings(&part.grid, columns);
        let known = self.draft.items().count();
        hyphens::join(&mut part.grid, columns.body, &mut self.draft.ledger);
        let ledger = &mut self.draft.ledger;
        let entries = match part.listed {
            Some(list) => {
                for label in &list.labels {
                    ledger.drop(&label.value, &label.place, Dropped::ListLabel);
                }
                list.entries
            }
            None => rows::read(&part.grid, columns, ledger),
        };
        for entry in entries {
            match entry {
                rows::Entry::Section(title, place, guess) => {
                    let title = Text {
                        guess,
                        ..Text::new(&title, &place)
                    };
                    self.open(title);
                }
                rows::Entry::Item(row) => self.item(&row, columns),
                rows::Entry::Kept(text) => self.draft.rest.push(text),
            }
        }
        let sections = || self.draft.sections.iter();
        let repeated = || sections().any(|section| numbers::repeat(&section.items));
        if columns.first(Role::Number).is_some() {
            return;
        }
        if !repeated() {
            let mut items: Vec<&mut Item> = self.draft.items_mut().skip(known).collect();
            numbers::take(&mut items);
        }
        let ledger = &mut self.draft.ledger;
        let sections = self.draft.sections.iter_mut();
        sections.for_each(|section| numbers::leave_out(&mut section.items, ledger));
    }

    /// Keeps as text what the headings of a table lead to.
    fn keep_links_of_headings(&mut self, grid: &Grid, columns: &Columns) {
        let rows = grid.rows.iter().take(columns.body).skip(columns.header);
        for cell in rows.flat_map(|row| &row.cells) {
            let text = cell.text();
            if !addresses::apart(&text).addresses.is_empty() {
                let text = Text::new(&text, &cell.place).all_lent();
                self.draft.rest.push(text);
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
        match boundaries::month_in(&title).filter(|_| phrase::month_named(&title).is_none()) {
            Some(month) => {
                self.month_before(&title, month);
                self.draft.rest.extend(heading.iter().cloned());
                self.open(first.concludes(month).all_lent());
            }
            None => self.open(Text {
                guess: first.guess.clone(),
                ..Text::new(&title, &first.place)
            }),
        }
    }

    /// Titles the items above by the month of the title of the plan, where «План на февраль» begins another part of it by
    /// the same words.
    fn month_before(&mut self, title: &str, month: &str) {
        let [only @ Section { title: None, .. }] = self.draft.sections.as_mut_slice() else {
            return;
        };
        let above = self.around.paragraphs.iter().take(self.around.above);
        let named = above.filter_map(|text| Some((text, boundaries::month_in(&text.value)?)));
        let mut alike = named.filter(|(text, own)| text.value.replacen(own, month, 1) == title);
        if let Some((text, own)) = alike.next() {
            only.title = Some(text.concludes(own).all_lent());
        }
    }

    fn open(&mut self, title: Text) {
        if self.charges(&title) || self.is_open(&title) {
            return;
        }
        let last = self.draft.sections.last();
        let fresh = last.is_some_and(|section| section.items.is_empty());
        if fresh && is_prose(&title.value) {
            self.draft.rest.push(title);
            return;
        }
        let title = self.in_month(title);
        self.begin(title);
    }

    /// «1. Подготовка (продолжение)» on the next page, or the title of a section with items once more: they go on.
    fn is_open(&mut self, title: &Text) -> bool {
        let section = self.draft.sections.last_mut();
        let known = section.filter(|section| !section.items.is_empty());
        let Some(known) = known.and_then(|section| section.title.as_mut()) else {
            return false;
        };
        let again = fold(boundaries::continued(&title.value)) == fold(&known.value);
        if again {
            let ledger = &mut self.draft.ledger;
            ledger.drop_text(title.clone(), Dropped::RepeatedTitle);
            let why = MessageId::ImportGuessOnNextPage.with(title.place.message());
            known.guess.get_or_insert(why);
        }
        again
    }

    /// Adds «Ответственный: …», a row or a line of its own, to the title of the section that has just begun.
    fn charges(&mut self, title: &Text) -> bool {
        let begins = labels::is_charge(&title.value);
        let last = self.draft.sections.last_mut().filter(|_| begins);
        let fresh = last.filter(|section| section.items.is_empty());
        let Some(own) = fresh.and_then(|section| section.title.as_mut()) else {
            return false;
        };
        if !own.value.ends_with(['.', ':', ';']) {
            own.value.push('.');
        }
        own.value = format!("{} {}", own.value, title.value);
        own.lend(&title.lent);
        self.base = Some(own.clone());
        true
    }

    /// Returns the title of a section of a month with the month before it: «Сентябрь», «Работа с детьми».
    fn in_month(&mut self, title: Text) -> Text {
        if boundaries::names_time(&title.value) {
            self.month = None;
            return self.of_theme(title);
        }
        self.theme = None;
        let above = self.month_above();
        let month = match &above {
            Some(month) => {
                self.draft.sections.pop();
                self.month.replace(month.clone().all_lent());
                above
            }
            None => self.month.clone(),
        };
        match month {
            Some(month) => month.over(title),
            None => title,
        }
    }

    /// Returns the title of a month with what its section is about behind it: «Контроль за всеобучем», «Сентябрь».
    fn of_theme(&mut self, month: Text) -> Text {
        if !boundaries::names_month(&month.value) {
            self.theme = None;
            return month;
        }
        let title = |section: &Section| section.title.clone();
        let empty = |section: &&Section| section.items.is_empty();
        let above = self.draft.sections.last().filter(empty).and_then(title);
        let above = above.filter(|above| !boundaries::names_time(&above.value));
        let theme = match above {
            Some(above) => {
                self.draft.sections.pop();
                self.theme = Some(above.clone().all_lent());
                Some(above)
            }
            None => self.theme.clone(),
        };
        match theme {
            Some(theme) => month.over(theme),
            None => month,
        }
    }

    /// Returns the title of the last section if it is a month over sections: nothing stands under it, and no section
    /// of this plan has months of its own.
    fn month_above(&self) -> Option<Text> {
        let month = |section: &Section| {
            let title = section.title.clone();
            title.filter(|title| boundaries::names_month(&title.value))
        };
        let over_month = |pair: &[Section]| {
            let [over, below] = pair else { return false };
            over.items.is_empty() && month(over).is_none() && month(below).is_some()
        };
        let last = self.draft.sections.last()?;
        let nested = self.draft.sections.windows(2).any(over_month);
        month(last).filter(|_| last.items.is_empty() && !nested)
    }

    /// Puts what a row has for each of several sections into them.
    fn put_aside(&mut self, sections: Vec<Section>) {
        for section in sections {
            let title = |section: &Section| section.title.as_ref().map(|title| title.value.clone());
            let mut known = self.draft.sections.iter_mut();
            if let Some(known) = known.find(|known| title(known) == title(&section)) {
                known.items.extend(section.items);
            } else {
                self.draft.sections.push(section);
            }
        }
    }

    fn item(&mut self, row: &rows::RawItem, columns: &Columns) {
        if columns.first(Role::Aside).is_some() {
            let sections = agenda::asides(row, columns, &mut self.draft.ledger);
            if !sections.is_empty() {
                return self.put_aside(sections);
            }
        }
        let ledger = &mut self.draft.ledger;
        let agenda = columns.agenda.then(|| agenda::read(row, columns, ledger));
        let (section, mut items) = match agenda.flatten() {
            Some(agenda) => agenda,
            None => items::read(row, columns, &mut self.draft.ledger),
        };
        let time = self.month.clone().or_else(|| self.base.clone());
        let time = time.and_then(|title| {
            let value = self.time_in(&title.value)?;
            Some(Text { value, ..title })
        });
        let month = time.clone();
        let month = month.filter(|month| boundaries::names_month(&month.value));
        if let Some(time) = time {
            lend_time(&time, &mut items);
        }
        match section {
            Some(mut section) => {
                self.in_list = true;
                if let Some((month, title)) = month.zip(section.title.as_mut()) {
                    *title = month.all_lent().over(title.clone());
                }
                self.draft.sections.push(section);
            }
            None if self.in_list => self.reopen(row),
            None => {}
        }
        self.leave(&items);
        if self.draft.sections.is_empty() {
            self.draft.sections.push(Section::default());
        }
        if let Some(section) = self.draft.sections.last_mut() {
            section.items.extend(items);
        }
    }

    /// Leaves the section whose numbering `items` do not go on with: «2» behind «1.2».
    fn leave(&mut self, items: &[Item]) {
        let number = items.first().and_then(|item| item.number.as_ref());
        let last = self.draft.sections.last();
        let (Some(number), Some(section)) = (number, last) else {
            return;
        };
        let title = section.title.as_ref().map_or("", |title| &title.value);
        if numbers::leaves(title, &section.items, &number.value) {
            let title = other_items(&number.place);
            self.begin(title.guessed(MessageId::ImportGuessOutside));
        }
    }

    /// Begins the section of this title.
    fn begin(&mut self, title: Text) {
        self.base = Some(title.clone());
        self.in_list = false;
        self.draft.sections.push(Section {
            title: Some(title),
            items: Vec::new(),
        });
    }

    fn time_in(&mut self, title: &str) -> Option<String> {
        if self.timed.0 != title {
            let time = boundaries::time_in(title).map(str::to_owned);
            self.timed = (title.to_owned(), time);
        }
        self.timed.1.clone()
    }

    /// Goes back to the section before a list.
    fn reopen(&mut self, row: &rows::RawItem) {
        let base = self.base.clone();
        let title = base.unwrap_or_else(|| other_items(&row.place));
        self.begin(title.all_lent().guessed(MessageId::ImportGuessAligned));
    }

    fn finish(
        mut self,
        mut tail: Vec<Text>,
        shorts: &registry::Shorts,
        options: &Options,
    ) -> Vec<Draft> {
        if self.has_plan {
            self.around.paragraphs.append(&mut tail);
            self.done.push((self.draft, self.around));
        }
        let mut plans: Vec<Draft> = Vec::with_capacity(self.done.len());
        for (mut draft, mut around) in self.done {
            let last: Option<&Draft> = plans.last();
            let before = last.and_then(|draft| draft.passport.period.as_ref());
            let as_of = around.drop_form(&mut draft);
            complete(&mut draft, &around, shorts, (options, before, as_of));
            plans.push(draft);
        }
        boundaries::share(&mut plans);
        plans
    }
}

/// Lets the items that name no deadline, or only a time of day, fall due in the time that titles their section.
fn lend_time(time: &Text, items: &mut [Item]) {
    for item in items {
        let value = match &item.deadline {
            None => time.value.clone(),
            Some(dash) if cell::is_nobody(&dash.value) => time.value.clone(),
            Some(clock) if cell::is_clock(&clock.value) => {
                format!("{}, {}", time.value, clock.value)
            }
            Some(_) => continue,
        };
        let clock = item.deadline.as_ref();
        let mut deadline = Text::new(&value, clock.map_or(&time.place, |clock| &clock.place));
        deadline.lend(&time.value);
        if let Some(clock) = clock {
            deadline.lend(&clock.lent);
        }
        item.deadline = Some(deadline.guessed(MessageId::ImportGuessMonth));
    }
}

/// Returns the title of a section of items that stand in none.
fn other_items(place: &Place) -> Text {
    Text::new(MessageId::ImportOtherItems.text(Lang::Russian), place).all_lent()
}

/// Returns the titles above the header of a table, and the title of its first section.
fn titles(part: &Part, columns: &Columns) -> (Vec<Text>, Option<Text>) {
    let rows = part.grid.rows.iter().take(columns.header);
    let cells = rows.flat_map(|row| &row.cells);
    let whole = |cell: &GridCell| vec![Text::new(&cell.text(), &cell.place)];
    // a sheet of this program says whose plan it is in the lines of one cell
    let lines = |cell: &GridCell| {
        let lines = cell.lines.iter();
        let lines: Vec<Text> = lines.map(|line| Text::new(line, &cell.place)).collect();
        let own = lines.iter().any(|line| own::whose(&line.value).is_some());
        if own { lines } else { whole(cell) }
    };
    let filled = cells.filter(|cell| !cell.is_blank());
    let mut titles: Vec<Text> = filled.flat_map(lines).collect();
    let sections = part.grid.rows.iter().skip(columns.body);
    let sectioned = sections.filter(|row| covers(row, part.grid.width)).count() > 0;
    let above = columns.header.checked_sub(1);
    let above = above.and_then(|at| part.grid.rows.get(at));
    let heads = above.is_some_and(|row| covers(row, part.grid.width));
    let is_caption = |text: &Text| {
        !is_plan_title(&text.value)
            && !passport::is_stamp(&text.value)
            && named::period(&text.value).is_none()
    };
    let caption = titles.pop_if(|text| sectioned && heads && is_caption(text));
    (titles, caption)
}

/// Reads what needs the whole document: passport, executors, registry, and the period, which the plan before may lend.
fn complete(
    draft: &mut Draft,
    around: &Around,
    shorts: &registry::Shorts,
    (options, before, as_of): (&Options, Option<&Text>, Option<NaiveDate>),
) {
    let tables = std::mem::take(&mut draft.passport);
    passport::read(&around.paragraphs, around.above, draft);
    let displaced = draft.passport.prefer(tables);
    draft.rest.extend(displaced);
    for value in draft.passport.values_mut() {
        let parted = addresses::apart(&value.value);
        let links = parted.addresses.iter();
        let links = links.map(|(_, link)| Text::new(link, &value.place));
        draft.rest.extend(links);
        value.value = parted.text;
    }
    lend_day(draft);
    lend_executors(draft);
    charge_addressed(draft);
    let lexicon = lexicon(draft);
    executors_of(draft, &lexicon);
    registry::build(draft, shorts);
    roles(draft, &lexicon);
    period::settle(draft, options, before);
    marks::settle(draft, as_of);
    if draft.is_form {
        let mut unnumbered = Vec::new();
        for item in draft.items_mut() {
            item.result.take_if(|result| result.value.is_empty());
            let number = &mut item.number;
            unnumbered.extend(number.take_if(|number| own::is_no_number(&number.value)));
        }
        for text in unnumbered {
            draft.ledger.drop_text(text, Dropped::State);
        }
    }
    if draft.passport.territory.is_none() && !draft.is_own {
        let rest = draft.rest.iter().find_map(territory::find);
        draft.passport.territory = rest.or_else(|| territory_of_items(draft));
    }
    if draft.passport.title.is_none() {
        let stem = |item: &Item| Text::new(&options.stem, &item.place);
        let stem = draft.items().next().map(stem);
        let title = stem.map(Text::all_lent);
        draft.passport.title = title.map(|stem| stem.guessed(MessageId::ImportGuessFileName));
    }
    draft.passport.lend_concluded(draft.is_own);
}

/// Returns the territory that several items name, and no others name another: one may be told of by the way.
fn territory_of_items(draft: &Draft) -> Option<Text> {
    let titles = draft.items().map(|item| &item.title);
    let mut found = titles.filter_map(territory::find);
    let first = found.next()?;
    let mut others = found.peekable();
    let several = others.peek().is_some();
    (several && others.all(|other| other.value == first.value)).then_some(first)
}

/// «Программа семинара 15 марта 2022 года»: the day of the title is that of rows which all say only an hour.
fn lend_day(draft: &mut Draft) {
    let title = draft.passport.title.as_ref();
    let Some(day) = title.and_then(|title| dates::only_date(&title.value)) else {
        return;
    };
    let only_clocks = draft
        .items()
        .filter_map(|item| item.deadline.as_ref())
        .all(|deadline| cell::is_clock(&deadline.value));
    if !only_clocks {
        return;
    }
    let day = day.format("%d.%m.%Y").to_string();
    for deadline in draft.items_mut().filter_map(|item| item.deadline.as_mut()) {
        deadline.value = format!("{day}, {}", deadline.value);
        deadline.lend(&day);
        deadline.guess = Some(MessageId::ImportGuessDayOfTitle.into());
    }
}

/// Lets the items that name nobody fall to those whom the title of their section names.
fn lend_executors(draft: &mut Draft) {
    for section in &mut draft.sections {
        let Some(title) = &section.title else {
            continue;
        };
        let charged = labels::charged(&title.value).map(|charged| charged.names);
        let addressed = || executors::addressed(&title.value).filter(|(_, work)| work.is_empty());
        let Some(names) = charged.or_else(|| addressed().map(|(names, _)| names)) else {
            continue;
        };
        let lent = Text::new(names, &title.place).all_lent();
        let lent = lent.guessed(MessageId::ImportGuessSectionExecutors);
        for item in &mut section.items {
            if item.executor_cells.is_empty() {
                item.executor_cells.push((lent.clone(), None));
            }
        }
    }
}

/// Lets the items that name nobody but in their own words fall to them: «Начальнику отдела образования провести …».
fn charge_addressed(draft: &mut Draft) {
    let items = draft.items_mut();
    let unnamed = items.filter(|item| item.executor_cells.is_empty());
    for item in unnamed.filter(|item| executors::is_order(&item.title.value)) {
        let whole = item.title.clone();
        if let Some((names, work)) = executors::addressed(&whole.value) {
            // «ЕДДС ежедневно докладывать»
            let (when, who) = Some(cell::behind(names))
                .filter(|(when, _)| cell::lasts(when))
                .unwrap_or_else(|| (String::new(), names.to_owned()));
            let work = format!("{when} {work}");
            let (title, names) = whole.parted(work.trim_start(), &who);
            item.executor_cells.push((names, None));
            item.title = title;
        } else {
            let why = MessageId::ImportGuessCharged;
            item.title.guess.get_or_insert_with(|| why.into());
        }
    }
}

/// Returns the names that stand alone in a cell: they are names in other cells too.
fn lexicon(draft: &Draft) -> Lexicon {
    let cells = draft.items().flat_map(|item| &item.executor_cells);
    let cells = cells.map(|(cell, _)| addresses::names(&cell.value));
    let cells: Vec<String> = cells.collect();
    executors::lexicon(cells.iter().map(String::as_str))
}

fn executors_of(draft: &mut Draft, lexicon: &Lexicon) {
    let mut ledger = std::mem::take(&mut draft.ledger);
    // a plan names the same few people again and again
    let mut known = HashMap::new();
    for item in draft.items_mut() {
        for (cell, _) in item.executor_cells.clone() {
            let (words, names, links) = known
                .entry(cell.value.clone())
                .or_insert_with(|| addresses::of_names(&cell.value, lexicon));
            let texts = names.iter().map(|name| name.text.as_str());
            super::audit::account::balance(words, texts, &cell.place, &mut ledger);
            for email in names.iter().filter_map(|name| name.email.as_ref()) {
                ledger.drop(email, &cell.place, Dropped::Address);
            }
            for link in links.iter() {
                addresses::keep(Text::new(link, &cell.place), item);
            }
            let mails = names.iter().filter_map(|name| name.email.as_ref());
            let written = std::iter::once(&*words).chain(mails).chain(&*links);
            let written = written.map(String::as_str);
            super::audit::account::balance(&cell.value, written, &cell.place, &mut ledger);
            let drawn = matches!(cell.place, Place::Line { .. }) && words.contains(',');
            item.executors.extend(names.iter().cloned().map(|mut name| {
                if drawn && begins_line(words, name.at) {
                    name.guess.get_or_insert(executors::Guess::NoSeparator);
                }
                name
            }));
        }
    }
    draft.ledger = ledger;
}

/// Returns whether `cell`, whose names commas part, has none before the line that begins at `at`: a line of a plain text
/// may end amid a name.
fn begins_line(cell: &str, at: usize) -> bool {
    let before = cell.get(..at).unwrap_or_default().trim_end_matches(' ');
    let ends = |line: &str| line.trim_end().ends_with(|c: char| c.is_alphanumeric());
    before.strip_suffix('\n').is_some_and(ends)
}

/// Adds the roles that the headings of several columns of executors name, with who is named in each column.
fn roles(draft: &mut Draft, lexicon: &Lexicon) {
    let mut roles: Vec<(String, Vec<String>)> = Vec::new();
    let mut met: HashSet<(usize, String)> = HashSet::new();
    for (cell, role) in draft.items().flat_map(|item| &item.executor_cells) {
        let Some(role) = role.as_ref().filter(|role| !role.is_empty()) else {
            continue;
        };
        let at = roles.iter().position(|(known, _)| known == role);
        let at = at.unwrap_or(roles.len());
        if at == roles.len() {
            roles.push((role.clone(), Vec::new()));
        }
        let (_, names, _) = addresses::of_names(&cell.value, lexicon);
        let names = names.into_iter().map(|name| collapse(&name.text));
        let new = names.filter(|name| met.insert((at, fold(name))));
        roles[at].1.extend(new);
    }
    for (role, names) in roles {
        let folded = fold(&role);
        let mut known = draft.registry.iter();
        if known.any(|entry| fold(&entry.name) == folded) {
            continue;
        }
        draft.registry.push(registry::role(&role, names));
    }
}
