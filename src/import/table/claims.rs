//! What each column of a table may be, and how surely: claims of headings and of cells, of which the surest win.
//!
//! A heading claims what it says with its weight, unless its cells say otherwise: an empty column is no title, numbers
//! are none, a duration is no deadline beside one. Cells claim for themselves what no heading does, and that is a
//! guess. A table to which nobody gives what is to be done, and when or by whom, is no plan.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::grid::{Grid, GridCell, GridRow, covers};
use super::header::Head;
use super::numbers;
use crate::import::executors;
use crate::import::recognize::cell::{
    is_clear_deadline, is_clock, is_duration, is_nobody, is_number, kind_of,
};
use crate::import::recognize::headings::{self, Heading, Role};
use crate::import::recognize::{boundaries, dates, sums};
use crate::phrase::Kind;
use crate::text::russian::{Ask as _, fold, is_dash, is_letter};
use crate::text::word_list;
use crate::words::{Message, MessageId};

/// In how many hundredths of its cells a column must be something to be taken for it.
const MOSTLY: usize = 60;
/// How sure a heading is that its column may still hold something else.
const WEAK: u32 = 60;
/// How sure a heading is that may as well title a group of rows: «Направление», «Этап», «Вид деятельности».
const SECTIONS: u32 = 52;
/// How sure a heading at most is that says what has been: «Фактический срок».
const SURELY_NOT: u32 = 10;
/// How sure a heading at most is of people who may as well be those for whom its column plans: «Социальный педагог».
const VAGUE: u32 = 30;
/// How sure a heading of executors must be to stand beside a surer one.
const SURE_EXECUTORS: u32 = 50;
/// How surely cells say what is to be done where no heading does: more than a weak heading says something else.
const TITLE_BY_CELLS: u32 = 64;
/// How surely cells say anything else.
const BY_CELLS: u32 = 15;

/// What columns are that say when.
pub(super) const TIMES: [Role; 5] = [
    Role::Deadline,
    Role::Start,
    Role::End,
    Role::Month,
    Role::InMonth,
];

/// A column understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Column {
    pub(in crate::import) role: Role,
    /// The heading, the key of its cells where the file has none of its own.
    pub(in crate::import) header: String,
    /// Of several columns under one heading, the heading of this one: whose role its executors have.
    pub(super) sub: Option<String>,
    /// Of a column of two things, what the second is and its heading.
    pub(super) also: Option<(Role, String)>,
    /// Why the role may be wrong.
    pub(super) guess: Option<Message>,
}

impl Column {
    /// Returns a column of one thing.
    pub(in crate::import) fn plain(role: Role, header: String) -> Column {
        Column {
            role,
            header,
            sub: None,
            also: None,
            guess: None,
        }
    }

    fn of(head: &Head) -> Column {
        Column {
            role: Role::Extra,
            header: head.header.clone(),
            sub: head.sub.clone(),
            also: head.also().cloned(),
            guess: None,
        }
    }

    /// Returns whether its executors help another: they come after those of the other columns.
    pub(super) fn helps(&self) -> bool {
        let name = fold(self.sub.as_deref().unwrap_or(&self.header));
        let stems = ["соисполн", "привлека", "привлеч", "доклад", "выступа"];
        self.role == Role::Executors && name.contains_any(&stems)
    }
}

/// One column's claim to one role.
struct Claim {
    score: u32,
    at: usize,
    role: Role,
    why: Option<Message>,
}

impl Claim {
    fn of(at: usize, role: Role, score: u32) -> Claim {
        Claim {
            score,
            at,
            role,
            why: None,
        }
    }

    /// Returns a claim that no other is surer than.
    fn sure(at: usize, role: Role) -> Claim {
        Claim::of(at, role, u32::MAX)
    }
}

/// The cells of a column below the header, without the titles of sections.
struct Cells(Vec<String>);

/// A table whose columns are to be told apart.
struct Claims<'g> {
    grid: &'g Grid,
    heads: &'g [Head],
    body: usize,
    cells: Vec<Cells>,
    /// Whether the table has headings at all.
    headed: bool,
    /// The column of the longest cells among those that may hold the titles, once it is asked for.
    longest: OnceCell<Option<usize>>,
}

/// Returns the columns under `heads` by their surest claims, and whether those of months hold what is to be done; none
/// where they make no plan.
pub(super) fn settled(grid: &Grid, heads: &[Head], body: usize) -> Option<(Vec<Column>, bool)> {
    Claims::new(grid, heads, body).settled()
}

impl<'g> Claims<'g> {
    fn new(grid: &'g Grid, heads: &'g [Head], body: usize) -> Self {
        let cells = (0..heads.len()).map(|at| Cells::of(grid, at, body));
        Claims {
            grid,
            heads,
            body,
            cells: cells.collect(),
            headed: heads.iter().any(|head| head.heading.is_some()),
            longest: OnceCell::new(),
        }
    }

    fn heading(&self, at: usize) -> Option<&Heading> {
        self.heads.get(at)?.heading.as_ref()
    }

    /// Returns what the heading of a column says that its cells are.
    fn role(&self, at: usize) -> Option<Role> {
        self.heading(at).map(|heading| heading.role)
    }

    /// Returns the words of the heading of a column, folded.
    fn header(&self, at: usize) -> String {
        let head = self.heads.get(at);
        head.map_or_else(String::new, |head| fold(&head.header))
    }

    /// Returns the cells of a column in which anything stands.
    fn said(&self, at: usize) -> Option<&Cells> {
        self.cells.get(at).filter(|cells| !cells.0.is_empty())
    }

    /// Returns the mean length of the cells of a column, in characters.
    fn length(&self, at: usize) -> usize {
        self.cells.get(at).map_or(0, Cells::length)
    }

    fn any(&self, test: impl FnMut(usize) -> bool) -> bool {
        (0..self.heads.len()).any(test)
    }

    fn settled(&self) -> Option<(Vec<Column>, bool)> {
        let mut claims: Vec<Claim> = (0..self.heads.len())
            .flat_map(|at| self.of_heading(at))
            .collect();
        let months = claims.iter().filter(|claim| claim.role == Role::InMonth);
        let agenda = self.hold_items(months.map(|claim| claim.at));
        self.settle_sections(&mut claims);
        let asides = self.settle_asides(&mut claims);
        let agenda = agenda || asides;
        let claimed = |role| claims.iter().any(|claim: &Claim| claim.role == role);
        let also = |role| {
            let names = |head: &Head| head.also().is_some_and(|(also, _)| *also == role);
            self.heads.iter().any(names)
        };
        let titled = claimed(Role::Title) || also(Role::Title) || agenda;
        let dated = TIMES.into_iter().any(claimed) || also(Role::Deadline);
        let named = claimed(Role::Executors) || also(Role::Executors);
        let free = (0..self.heads.len()).flat_map(|at| self.of_cells(at, titled, dated, named));
        claims.extend(free.collect::<Vec<_>>());
        let list = self.assigned(claims);
        self.is_plan(&list, titled, agenda)
            .then_some((list, agenda))
    }

    /// Takes a column that names the section of several rows for that, where another holds what is to be done.
    fn settle_sections(&self, claims: &mut Vec<Claim>) {
        let titles = claims.iter().filter(|claim| claim.role == Role::Title);
        let vague = titles.clone().all(|claim| claim.score <= SECTIONS);
        let titles: Vec<usize> = titles.map(|claim| claim.at).collect();
        let groups = |at: &usize| {
            titles.iter().any(|title| title > at) && self.names_sections(*at)
                || vague && titles.contains(at) && self.names_directions(*at)
        };
        if let Some(at) = (0..self.heads.len()).find(groups) {
            claims.retain(|claim| claim.at != at);
            claims.push(Claim::sure(at, Role::Section));
        }
    }

    /// «Раздел», «Направление», merged over the rows of each.
    fn names_sections(&self, at: usize) -> bool {
        let rows = || self.grid.rows.iter().skip(self.body);
        let cells = || rows().filter_map(|row| row.cells.get(at));
        let merged = cells().filter(|cell| cell.continues).count();
        let named = self.is_of_sections(at) && merged * 2 >= cells().count();
        (named || merged > 0 && self.has_stages(at))
            && cells().next().is_some_and(|cell| !cell.is_blank())
            && !rows().any(|row| covers(row, self.grid.width))
    }

    /// Returns whether another column of titles has one of its own in each row: «Мероприятие», merged over its «Этапы
    /// реализации».
    fn has_stages(&self, at: usize) -> bool {
        let rows = || self.grid.rows.iter().skip(self.body);
        let own = |row: &GridRow, at: usize| {
            let cell = row.cells.get(at);
            cell.is_some_and(|cell| !is_nobody(&cell.text()) && !cell.continues)
        };
        let titled = |at: usize| self.role(at) == Some(Role::Title);
        let stages = |other: usize| {
            titled(other) && !self.is_wordless(other) && rows().all(|row| own(row, other))
        };
        titled(at) && (at + 1..self.heads.len()).any(stages)
    }

    fn is_of_sections(&self, at: usize) -> bool {
        let stems = ["раздел", "направлен", "блок", "модул"];
        self.header(at).begins_any(&stems)
    }

    /// «Направление», said again in each of its rows or once over them, where another column has more to say in more of
    /// them: it may hold what is to be done.
    fn names_directions(&self, at: usize) -> bool {
        let rows = self.grid.rows.iter().skip(self.body);
        let rows: Vec<&GridRow> = rows.filter(|row| row.filled().len() > 1).collect();
        let text = |row: &GridRow| row.cells.get(at).map(GridCell::text);
        let own = rows.iter().filter_map(|row| text(row));
        let own: HashSet<String> = own.filter(|text| !text.is_empty()).collect();
        let count = |at: usize| self.cells.get(at).map_or(0, |cells| cells.0.len());
        let fuller = |other: usize| {
            matches!(self.role(other), None | Some(Role::Title | Role::Extra))
                && !self.is_wordless(other)
                && count(other) >= rows.len()
                && count(other) >= count(at)
        };
        let longer = |other: usize| self.length(other) > self.length(at);
        let says = |row: &&GridRow| text(row).is_some_and(|text| !text.is_empty());
        self.is_of_sections(at)
            && rows.first().is_some_and(says)
            && own.len() < rows.len()
            && (at + 1..self.heads.len())
                .any(|other| fuller(other) && (own.len() * 2 <= rows.len() || longer(other)))
    }

    /// Takes columns that say what is to be done with some people each for that; returns whether there are any.
    fn settle_asides(&self, claims: &mut Vec<Claim>) -> bool {
        let of = |test: &dyn Fn(usize) -> bool| {
            let columns = (0..self.heads.len()).filter(|at| test(*at));
            columns.collect::<Vec<usize>>()
        };
        let named = claims
            .iter()
            .any(|claim| claim.role == Role::Executors && claim.score >= SURE_EXECUTORS);
        let mut asides = of(&|at| self.is_aside(at) || !named && self.is_theme(at));
        if !named && (asides.len() > 1 || self.is_of_months()) {
            let own = |at: &usize| asides.contains(at) || self.is_unknown(*at);
            asides = of(&|at| own(&at) || self.is_of_months() && self.is_qualified(at));
        }
        let dated = |claim: &Claim| matches!(claim.role, Role::Deadline | Role::Start | Role::End);
        let titled = |claim: &Claim| claim.role == Role::Title && !asides.contains(&claim.at);
        if asides.len() < 2 || claims.iter().any(titled) || !claims.iter().any(dated) {
            return false;
        }
        claims.retain(|claim| !asides.contains(&claim.at));
        claims.extend(asides.iter().map(|at| Claim::sure(*at, Role::Aside)));
        true
    }

    /// «Работа с детьми», «с родителями» under «Содержание работы».
    fn is_aside(&self, at: usize) -> bool {
        let leads = word_list![
            "работа" "мероприятия" "взаимодействие" "деятельность" "содержание" "работы"
        ];
        let people = |head: &Head| {
            let name = fold(head.sub.as_deref().unwrap_or(&head.header));
            let mut words = name.split(' ').skip_while(|word| leads.contains(word));
            matches!(words.next(), Some("с" | "со" | "для")) && words.next().is_some()
        };
        self.heads.get(at).is_some_and(people) && !self.is_wordless(at)
    }

    /// «Методическая работа», beside a column of another kind of work.
    fn is_theme(&self, at: usize) -> bool {
        let head = self.heads.get(at);
        head.is_some_and(|head| headings::is_theme(&head.header)) && !self.is_wordless(at)
    }

    /// Returns whether each row is a month: the first column names them, and no other heading says when.
    fn is_of_months(&self) -> bool {
        let mut headings = self.heads.iter().map(|head| head.heading.as_ref());
        let named = self.cells.first();
        let month = |heading: &Heading| heading.role == Role::Month;
        let other = |heading: &Heading| match heading.role {
            Role::Executors => heading.weight < SURE_EXECUTORS,
            role => matches!(role, Role::Title | Role::Extra | Role::Result),
        };
        headings.next().flatten().is_some_and(month)
            && headings.flatten().all(other)
            && named.is_some_and(|cells| cells.0.iter().all(|text| boundaries::names_month(text)))
            && !self.heads_rows(0)
    }

    fn is_qualified(&self, at: usize) -> bool {
        let own = |head: &Head| {
            let vague = |heading: &Heading| heading.role == Role::Extra && heading.weight <= VAGUE;
            headings::is_qualified(&head.header) || head.heading.as_ref().is_some_and(vague)
        };
        self.heads.get(at).is_some_and(own) && !self.is_wordless(at)
    }

    fn is_unknown(&self, at: usize) -> bool {
        // «Социальный педагог», over what he is to do
        let post = |heading: &Heading| heading.role == Role::Executors && heading.weight <= VAGUE;
        let names = || {
            let cells = self.cells.get(at);
            cells.is_some_and(|cells| cells.mostly(executors::are_names))
        };
        let head = self.heads.get(at).map(|head| head.heading.as_ref());
        head.is_some_and(|heading| heading.is_none_or(|heading| post(heading) && !names()))
            && !self.is_wordless(at)
    }

    /// Gives each column the role that it claims most surely and that no other claims more surely.
    fn assigned(&self, mut claims: Vec<Claim>) -> Vec<Column> {
        claims.sort_by_key(|claim| (std::cmp::Reverse(claim.score), claim.at));
        let mut list: Vec<Column> = self.heads.iter().map(Column::of).collect();
        let mut taken: Vec<Role> = Vec::new();
        let mut given = vec![false; list.len()];
        let doubts = [Role::Title, Role::Deadline].map(|role| self.doubt(&claims, role));
        for claim in claims {
            let several = matches!(
                claim.role,
                Role::Executors | Role::InMonth | Role::Aside | Role::Computed | Role::Extra
            );
            let (Some(column), Some(given)) = (list.get_mut(claim.at), given.get_mut(claim.at))
            else {
                continue;
            };
            if *given || !several && taken.contains(&claim.role) {
                continue;
            }
            *given = true;
            taken.push(claim.role);
            column.role = claim.role;
            column.guess = claim.why.or_else(|| {
                let mut doubts = doubts.iter().flatten();
                let (_, why) = doubts.find(|(at, _)| *at == claim.at)?;
                Some(why.with(column.header.as_str()))
            });
        }
        for ((column, given), head) in list.iter_mut().zip(given).zip(self.heads) {
            let heading = head.heading.as_ref();
            let said = heading.is_some_and(|heading| heading.role == column.role);
            column.also = column.also.take().filter(|_| given && said);
        }
        settle_also(&mut list);
        list
    }

    /// Returns why the surest of `claims` to the titles or to the deadlines, which come in their order, may be wrong:
    /// another claims the titles as surely, or holds longer text, or holds deadlines too.
    fn doubt(&self, claims: &[Claim], role: Role) -> Option<(usize, MessageId)> {
        let mut own = claims.iter().filter(|claim| claim.role == role);
        let first = own.next()?;
        let length = |claim: &Claim| self.length(claim.at);
        let timed = |other: &Claim| {
            let day = |text: &str| is_clear_deadline(text) && text.parse::<u32>().is_err();
            let cells = self.cells.get(other.at);
            other.score > SURELY_NOT && cells.is_some_and(|cells| cells.mostly(day))
        };
        let rival = |other: &Claim| match role {
            Role::Title => {
                other.score == first.score
                    || other.score > SECTIONS && length(other) > length(first)
            }
            _ => timed(other),
        };
        let why = match role {
            Role::Title => MessageId::ImportGuessColumnTitle,
            _ => MessageId::ImportGuessColumnDeadline,
        };
        let doubted = own.any(|other| other.at != first.at && rival(other));
        doubted.then_some((first.at, why))
    }

    /// «Содержание работы» beside «Тема»: what a meeting speaks of.
    fn is_of_topic(&self, at: usize) -> bool {
        let topic = |other: usize| {
            self.header(other).starts_with("тема")
                && !self.is_blank(other)
                && !self.is_wordless(other)
        };
        self.header(at).starts_with("содержание") && self.any(|other| other != at && topic(other))
    }

    /// Returns what the heading of a column claims, as far as its cells let it.
    fn of_heading(&self, at: usize) -> Vec<Claim> {
        let (Some(head), Some(heading)) = (self.heads.get(at), self.heading(at)) else {
            return Vec::new();
        };
        let claim = |role, score| Claim::of(at, role, score);
        match heading.role {
            Role::Title if self.is_wordless(at) => Vec::new(),
            Role::Title if self.is_of_topic(at) => vec![claim(Role::Title, SECTIONS + 1)],
            Role::Title if heading.weight <= SECTIONS && !self.is_longest_of_unknown(at) => {
                let why = MessageId::ImportGuessColumnTitle.with(head.header.as_str());
                vec![Claim {
                    why: Some(why),
                    ..claim(Role::Title, heading.weight)
                }]
            }
            Role::Executors if heading.weight < SURE_EXECUTORS && self.has_sure_executors() => {
                Vec::new()
            }
            Role::Executors if self.holds_numbers(at) => Vec::new(),
            // «Статус КС»: 1, 2
            Role::Note if self.counts(at) => Vec::new(),
            Role::Fact if !self.holds_days(at) => Vec::new(),
            Role::Deadline if self.is_duration(at) => Vec::new(),
            Role::Deadline if self.is_blank(at) => vec![claim(Role::Deadline, 1)],
            Role::Deadline if headings::may_be_fact(&head.header) => {
                vec![claim(Role::Deadline, heading.weight), claim(Role::Fact, 1)]
            }
            Role::Deadline if self.has_other_deadline(at) => match head.also() {
                // «Ответственный, срок отчёта» beside «Срок»
                Some((also @ (Role::Executors | Role::Result), _)) => {
                    vec![claim(*also, heading.weight)]
                }
                _ => vec![claim(Role::Deadline, heading.weight)],
            },
            Role::Result if self.has_result_of_another_year(at) => Vec::new(),
            Role::Month
                if !self.is_dated()
                    && self.parts() < 2
                    && !(self.heads_rows(at) && self.names_months(at)) =>
            {
                vec![claim(Role::Deadline, heading.weight)]
            }
            Role::InMonth if self.parts() < 2 || self.is_dated() => Vec::new(),
            role => vec![claim(role, heading.weight)],
        }
    }

    /// Returns what the cells of a column claim for themselves.
    fn of_cells(&self, at: usize, titled: bool, dated: bool, named: bool) -> Vec<Claim> {
        let (Some(head), Some(cells)) = (self.heads.get(at), self.cells.get(at)) else {
            return Vec::new();
        };
        let heading = head.heading.as_ref();
        let unknown = heading.is_none_or(|heading| heading.role == Role::Extra);
        let mut claims = Vec::new();
        let mut claim = |role, score, why: MessageId| {
            let why = if self.headed {
                why
            } else {
                MessageId::ImportGuessByContent
            };
            claims.push(Claim {
                why: Some(why.into()),
                ..Claim::of(at, role, score)
            });
        };
        if cells.0.is_empty() {
            return claims;
        }
        let wordless = heading.is_some_and(|heading| heading.role == Role::Title);
        let silent = heading.is_none() || wordless && self.is_wordless(at);
        if silent && (at == 0 || !self.headed) && cells.count_on() {
            claim(Role::Number, BY_CELLS, MessageId::ImportGuessByContent);
            return claims;
        }
        if !dated && unknown && cells.are_deadlines() {
            claim(Role::Deadline, BY_CELLS, MessageId::ImportGuessByContent);
            return claims;
        }
        let mostly_names = || cells.mostly(executors::are_names);
        if !named && heading.is_none() && mostly_names() {
            claim(
                Role::Executors,
                BY_CELLS - 1,
                MessageId::ImportGuessByContent,
            );
            return claims;
        }
        if !titled && self.may_be_titles(at, &mostly_names) {
            // «Форма работы», but not «Форма отчётности»
            let header = fold(&head.header);
            let paper = ["отчет", "контрол", "представл"];
            let form = header.starts_with("форм") && !header.contains_any(&paper);
            let form = u32::from(form) * 2;
            let longest = u32::from(self.is_longest(at));
            claim(
                Role::Title,
                TITLE_BY_CELLS + form + longest,
                MessageId::ImportGuessTitle,
            );
        }
        claims
    }

    /// Returns whether a column may hold what is to be done although its heading does not say so.
    fn may_be_titles(&self, at: usize, names: &dyn Fn() -> bool) -> bool {
        let open = match self
            .heading(at)
            .map(|heading| (heading.role, heading.weight))
        {
            None | Some((Role::Extra, _)) => !names(),
            Some((Role::Result, weight)) => weight <= WEAK,
            Some((Role::Executors, weight)) => weight <= VAGUE && !names(),
            _ => false,
        };
        open && !self.is_wordless(at)
    }

    fn is_blank(&self, at: usize) -> bool {
        self.said(at).is_none() && self.cells.iter().any(|cells| !cells.0.is_empty())
    }

    /// Returns whether the cells of a column name nothing that could be done: there are none, or they are numbers.
    fn is_wordless(&self, at: usize) -> bool {
        let words = |text: &str| text.letters() > 2;
        self.is_blank(at) || self.said(at).is_some_and(|cells| !cells.any(words))
    }

    /// Returns whether the cells of a column hold numbers and no word: «80», «120».
    fn holds_numbers(&self, at: usize) -> bool {
        let worded = |text: &str| text.contains(is_letter);
        self.said(at).is_some_and(|cells| !cells.any(worded))
    }

    /// Returns whether the cells of a column are whole numbers.
    fn counts(&self, at: usize) -> bool {
        let other = |text: &str| text.parse::<u32>().is_err();
        self.said(at).is_some_and(|cells| !cells.any(other))
    }

    fn holds_days(&self, at: usize) -> bool {
        let day = |text: &str| dates::only_date(text).is_some();
        self.cells.get(at).is_some_and(|cells| cells.any(day))
    }

    /// Returns whether a column beside one of days says only how long something takes.
    fn is_duration(&self, at: usize) -> bool {
        let day = |other: usize| {
            let bounds = [Role::Start, Role::End, Role::Deadline];
            let bound = self.role(other).is_some_and(|role| bounds.contains(&role));
            bound && other != at && !self.is_blank(other)
        };
        let other = |text: &str| !is_duration(text);
        !self.header(at).starts_with("дат")
            && self.said(at).is_some_and(|cells| !cells.any(other))
            && self.any(day)
    }

    /// Returns whether another column holds deadlines and nothing besides.
    fn has_other_deadline(&self, at: usize) -> bool {
        let plain = |heading: &Heading| {
            heading.role == Role::Deadline && heading.weight > WEAK && heading.also.is_none()
        };
        self.any(|other| other != at && self.heading(other).is_some_and(plain))
    }

    /// Returns whether a column of results is that of one year beside those of others.
    fn has_result_of_another_year(&self, at: usize) -> bool {
        let counts = |at: usize| {
            self.role(at) == Some(Role::Result) && headings::names_year(&self.header(at))
        };
        counts(at) && self.any(|other| other != at && counts(other))
    }

    /// Returns whether some heading other than of months says when; a first day alone does not where days of the parts
    /// of the year end it.
    fn is_dated(&self) -> bool {
        let ended = self.any(|at| self.role(at) == Some(Role::InMonth) && self.holds_days(at));
        self.any(|at| match self.role(at) {
            Some(Role::Start) => !ended,
            Some(Role::End) => true,
            Some(Role::Deadline) => !self.is_duration(at),
            _ => false,
        })
    }

    /// Returns how many columns stand for parts of the year.
    fn parts(&self) -> usize {
        let part = |at: &usize| self.role(*at) == Some(Role::InMonth);
        (0..self.heads.len()).filter(part).count()
    }

    fn has_sure_executors(&self) -> bool {
        let sure =
            |heading: &Heading| heading.role == Role::Executors && heading.weight >= SURE_EXECUTORS;
        self.any(|at| self.heading(at).is_some_and(sure))
    }

    /// Returns whether no other column that may hold the titles has longer cells; the first of the longest counts.
    fn is_longest(&self, at: usize) -> bool {
        let key = |at: usize| (self.length(at), std::cmp::Reverse(at));
        let longest = self.longest.get_or_init(|| {
            let free = (0..self.heads.len()).filter(|other| self.is_free(*other));
            free.max_by_key(|other| key(*other))
        });
        longest.is_none_or(|other| key(other) <= key(at))
    }

    /// Returns whether a column may hold the titles for all that its heading says.
    fn is_free(&self, at: usize) -> bool {
        let known = self.heading(at).is_some_and(|heading| {
            heading.weight > WEAK
                || !matches!(heading.role, Role::Extra | Role::Result | Role::Executors)
        });
        !known && self.may_be_titles(at, &|| false)
    }

    /// Returns whether no column without a meaning has longer cells.
    fn is_longest_of_unknown(&self, at: usize) -> bool {
        let unknown = |other: usize| matches!(self.role(other), None | Some(Role::Extra));
        let longer = |other: usize| self.length(other) > self.length(at);
        !self.any(|other| unknown(other) && longer(other) && !self.is_wordless(other))
    }

    fn names_months(&self, at: usize) -> bool {
        let cells = self.cells.get(at);
        cells.is_some_and(|cells| cells.mostly(boundaries::names_month))
    }

    /// Returns whether the column of months names some months once for several rows, the cells below them left blank.
    fn heads_rows(&self, month: usize) -> bool {
        let rows = self.grid.rows.iter().skip(self.body);
        let sum = |text: &String| sums::sum(text).is_some();
        let mut rows = rows.filter(|row| row.filled().len() > 1 && !row.texts().iter().any(sum));
        let blank = |row: &GridRow| {
            let cell = row.cells.get(month);
            cell.is_some_and(|cell| cell.is_blank() && !cell.continues)
        };
        rows.next().is_some_and(|row| !blank(row)) && rows.any(blank)
    }

    /// Returns whether most cells of the columns `months` say what is to be done: «План-сетка».
    fn hold_items(&self, months: impl Iterator<Item = usize>) -> bool {
        let months: Vec<usize> = months.collect();
        let rows = self.grid.rows.iter().skip(self.body);
        let cells = rows.flat_map(|row| months.iter().filter_map(|&at| row.cells.get(at)));
        let texts = cells.filter(|cell| !cell.continues).map(GridCell::text);
        let texts: Vec<String> = texts
            .filter(|text| !text.chars().all(|c| is_dash(c) || c.is_whitespace()))
            .collect();
        let says = |text: &&String| {
            let letters = text.letters();
            letters > 3 && !is_clear_deadline(text)
        };
        !texts.is_empty() && texts.iter().filter(says).count() * 2 > texts.len()
    }

    /// A plan says what is to be done, and when or by whom; rosters, maps of risks and statistics do not.
    fn is_plan(&self, list: &[Column], titled: bool, agenda: bool) -> bool {
        let has = |role| {
            list.iter().any(|column| {
                let also = column.also.as_ref();
                column.role == role || also.is_some_and(|(also, _)| *also == role)
            })
        };
        let dated = TIMES.into_iter().any(has);
        let says_whom = has(Role::Executors) && (self.headed || has(Role::Number));
        let says = |stems: &[&str]| {
            let speaks = |at: &usize| self.header(*at).contains_any(stems);
            (0..self.heads.len()).filter(speaks).count()
        };
        let risks = says(&["риск", "вероятност", "ущерб", "последстви", "тяжест"]);
        let other = !titled && says(&["дежур"]) > 0
            || risks > 1 && !has(Role::Deadline)
            || self.is_statistics(list);
        (has(Role::Title) || agenda) && (dated || says_whom) && !other
    }

    /// Returns whether a table counts what was: years, or nothing, say when, most columns are numbers, and nobody is
    /// named beside what is surely to be done.
    fn is_statistics(&self, list: &[Column]) -> bool {
        let dated = |heading: &Heading| {
            let sure = heading.role != Role::Deadline || heading.weight > 50;
            TIMES.contains(&heading.role) && sure
        };
        let numeric = |(column, cells): &(&Column, &Cells)| {
            column.role == Role::Extra && cells.mostly(|text| !text.contains(is_letter))
        };
        let has = |role| list.iter().any(|column| column.role == role);
        let surely = |heading: &Heading| heading.role == Role::Title && heading.weight > WEAK;
        let titled = || self.any(|at| self.heading(at).is_some_and(surely));
        let named = has(Role::Executors) && (has(Role::Deadline) || titled());
        let numbers = list.iter().zip(&self.cells).filter(numeric).count();
        self.headed
            && !named
            && !self.any(|at| self.heading(at).is_some_and(dated))
            && numbers * 2 >= list.len().max(2) - 1
    }
}

impl Cells {
    fn of(grid: &Grid, at: usize, from: usize) -> Cells {
        let rows = grid.rows.iter().skip(from);
        let cells = rows.filter_map(|row| Some((row, row.cells.get(at)?)));
        let texts = cells
            .filter(|(row, cell)| !cell.is_blank() && !covers(row, grid.width))
            .map(|(_, cell)| cell.text());
        Cells(texts.filter(|text| !text.is_empty()).collect())
    }

    fn any(&self, test: impl Fn(&str) -> bool) -> bool {
        self.0.iter().any(|text| test(text))
    }

    fn mostly(&self, test: impl Fn(&str) -> bool) -> bool {
        let count = self.0.iter().filter(|text| test(text)).count();
        !self.0.is_empty() && count * 100 >= self.0.len() * MOSTLY
    }

    fn are_deadlines(&self) -> bool {
        // «День здоровья», «Неделя науки» may be what is done as well as when
        let kinds = [Kind::Unknown, Kind::Relative];
        self.mostly(|text| {
            text.parse::<u32>().is_err() && !is_clock(text) && !kinds.contains(&kind_of(text, None))
        })
    }

    /// Returns whether the cells are the numbers of rows: they count on.
    fn count_on(&self) -> bool {
        let levels: Option<Vec<Vec<u32>>> =
            self.0.iter().map(|text| numbers::levels(text)).collect();
        let other = |text: &str| !is_number(text) || text.contains(char::is_numeric);
        let roman = || !self.any(other);
        levels.map_or_else(roman, |levels| {
            let opens = levels.first().and_then(|first| first.last()) == Some(&1);
            let gap = |pair: &&[Vec<u32>]| !numbers::follows(&pair[0], &pair[1]);
            opens && levels.windows(2).filter(gap).count() * 4 <= levels.len()
        })
    }

    /// Returns the mean length of the cells, in characters.
    fn length(&self) -> usize {
        let total: usize = self.0.iter().map(|text| text.chars().count()).sum();
        total / self.0.len().max(1)
    }
}

/// Leaves the second thing of a column to the column of its own that holds it.
fn settle_also(list: &mut [Column]) {
    let taken: Vec<Role> = list.iter().map(|column| column.role).collect();
    for column in list {
        let named = |(role, _): &mut (Role, String)| *role == Role::Executors;
        if column.role == Role::Title && taken.contains(&Role::Executors) {
            column.also.take_if(named);
        }
        let title = |(role, _): &(Role, String)| *role == Role::Title && taken.contains(role);
        if column.also.as_ref().is_some_and(title) {
            column.also = column.also.take().map(|(_, header)| (Role::Extra, header));
        }
    }
}
