//! A plan that is no table but a list: points with what is said of them in the same line or in lines of their own below,
//! on their way to the rows of a table.
//!
//! ```text
//!   1.1. Провести собрание. Срок: до 1 марта. Ответственный: Ефимова О.А.
//!   1.2. Провести собрание – до 1 марта – отдел образования
//!   1.3. Провести собрание
//!        Срок: до 1 марта
//! ```
//!
//! What labels say is sure, what only signs part is a guess. A list is a plan where most of its points say when or who;
//! the clauses of the order before it, «1. Утвердить план …», are none of them where nothing labels them.

mod point;

use std::collections::BTreeSet;

use self::point::Point;
use super::draft::Text;
use super::minutes::is_formula;
use super::recognize::headings::Role;
use super::recognize::labels::{self, Field};
use super::recognize::titles::{is_other_title, is_plan_title};
use super::recognize::{boundaries, cell, dates, line, named};
use super::source::Place;
use super::table::claims::Column;
use super::table::columns::Columns;
use super::table::rows::{Entry, RawCell, RawItem};
use super::table::{numbers, signs};
use super::{executors, passport};
use crate::phrase;
use crate::text::russian::{Ask as _, fold, is_dash, is_letter, is_letter_or_digit};
use crate::text::word_list;
use crate::words::{Lang, Message, MessageId};

/// The longest line that titles a section, in characters.
const LONGEST_HEADING: usize = 160;
/// How long lines grow that are put together, in bytes.
const LONGEST_PARAGRAPH: usize = 10_000;
/// How many lines below its first a title takes at the most.
const MOST_TITLE_LINES: usize = 4;
/// How wide a page of text is at the least, in characters.
const PAGE: usize = 72;
/// How much room at the end of a line is no chance, in characters.
const ROOM: usize = 10;
/// How many pieces below a day or a month its lines may stand at the most.
const FARTHEST: usize = 200;
/// How many points must say when or who, at the least.
const FEWEST: usize = 2;

/// A list read as a plan.
pub(super) struct Listed {
    /// The text above its first section or point.
    pub(super) before: Vec<Text>,
    pub(super) columns: Columns,
    pub(super) rows: Rows,
    /// The text below its last point.
    pub(super) after: Vec<Text>,
}

/// The rows that the points of a list make.
pub(super) struct Rows {
    pub(super) entries: Vec<Entry>,
    /// The labels for which columns stand.
    pub(super) labels: Vec<Text>,
}

/// A line as its author thought of it: those on which it goes on are joined.
struct Line {
    text: String,
    place: Place,
    heading: bool,
    /// The first of the texts that it is made of.
    from: usize,
}

/// A piece of a list.
struct Piece {
    kind: Kind,
    /// The first of the texts that it is made of.
    from: usize,
}

enum Kind {
    /// A title, and whether that is a guess.
    Section(Text),
    Point(Point),
    Kept(Text),
}

impl Piece {
    fn point(&self) -> Option<&Point> {
        match &self.kind {
            Kind::Point(point) => Some(point),
            _ => None,
        }
    }

    fn section(&self) -> Option<&Text> {
        match &self.kind {
            Kind::Section(title) => Some(title),
            _ => None,
        }
    }

    /// Makes text of what is no part of the plan.
    fn keep(&mut self) {
        let text = match &self.kind {
            Kind::Section(title) => Text {
                guess: None,
                ..title.clone()
            },
            Kind::Point(point) => point.whole(),
            Kind::Kept(_) => return,
        };
        self.kind = Kind::Kept(text);
    }
}

/// Returns the list among `texts` that is a plan, if there is one; `headings` are the places that the document marks as
/// such.
pub(super) fn read(texts: &[Text], headings: &BTreeSet<Place>) -> Option<Listed> {
    let lines = lines(texts, headings);
    let (start, titled) = start(&lines)?;
    let own = lines.get(start..)?;
    let next = next_plan(own);
    let end = own.get(next).map_or(texts.len(), |line| line.from);
    let own = own.get(..next)?;
    let mut pieces = Vec::new();
    for (at, line) in own.iter().enumerate() {
        take(&mut pieces, line, own.get(at + 1));
    }
    for piece in &mut pieces {
        if let Kind::Point(point) = &mut piece.kind {
            point.part();
            if point.title().is_empty() {
                piece.keep();
            }
        }
    }
    head(&mut pieces);
    let (first, last) = live(&mut pieces)?;
    let (kept, tail) = (pieces.get(first)?.from, pieces.get(last + 1));
    let tail = tail.map_or(end, |piece| piece.from);
    let own = pieces.get(first..=last)?;
    if !is_plan(own, titled) {
        return None;
    }
    let columns = columns(own);
    Some(Listed {
        before: texts.get(..kept)?.to_vec(),
        rows: rows(own, &columns),
        columns,
        after: texts.get(tail..)?.to_vec(),
    })
}

/// Returns the line at which the list of another plan begins: a title that names a time, below points.
fn next_plan(lines: &[Line]) -> usize {
    let titles = |at: usize| {
        let title = lines.get(at)?;
        let own = is_plan_title(&title.text) && marked(&title.text).is_none();
        let more = lines.get(at + 1..).filter(|_| own)?.iter();
        let more = more.take(MOST_TITLE_LINES);
        let more = more.take_while(|line| entitles(&line.text));
        let whole = std::iter::once(title).chain(more);
        let whole: Vec<&str> = whole.map(|line| line.text.as_str()).collect();
        named::period(&whole.join(" ")).map(|_| at)
    };
    let point = lines.iter().position(|line| marked(&line.text).is_some());
    let below = point.unwrap_or(lines.len())..lines.len();
    below.into_iter().find_map(titles).unwrap_or(lines.len())
}

/// Joins the texts of one paragraph on which a line goes on.
fn lines(texts: &[Text], headings: &BTreeSet<Place>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let width = |text: &Text| text.value.chars().count();
    let widest = texts.iter().map(width).fold(PAGE, usize::max);
    for (from, text) in texts.iter().enumerate() {
        let before = from.checked_sub(1).and_then(|before| texts.get(before));
        let room = before.map_or(0, |before| widest.saturating_sub(width(before) + 1));
        // a line of its own below one that ends before the paper does
        let apart = |last: &Line| {
            let waits = || {
                last.text.ends_with([',', ':', '–', '-', '—'])
                    || executors::may_be_names(&last.text)
            };
            let labelled = |text: &str| {
                let mut labels = labels::inside(text).into_iter();
                labels.any(|label| label.field.is_of_task())
            };
            let both = text.value.starts_with(char::is_uppercase)
                && labelled(&last.text)
                && labelled(&text.value);
            both || is_caption(&last.text) || is_broken_off(&text.value, room) && !waits()
        };
        let same = |line: &&mut Line| {
            line.place == text.place
                && line.text.len() < LONGEST_PARAGRAPH
                && !begins(&text.value)
                && !apart(line)
        };
        match lines.last_mut().filter(same) {
            Some(line) => {
                line.text.push(' ');
                line.text.push_str(&text.value);
            }
            None => lines.push(Line {
                text: text.value.clone(),
                place: text.place.clone(),
                heading: headings.contains(&text.place),
                from,
            }),
        }
    }
    lines
}

/// Returns whether a line was not moved below by the end of the paper: the line above has `room` for its first word and
/// more, and it names nobody.
fn is_broken_off(text: &str, room: usize) -> bool {
    let first = text.first_word();
    text.starts_with(char::is_uppercase)
        && !text.ends_with([';', ','])
        && first.chars().count() + ROOM < room
        && !executors::may_be_names(text)
}

/// Returns whether a line begins something: a point, a label, a title.
fn begins(text: &str) -> bool {
    marked(text).is_some()
        || labels::leading(text).is_some()
        || is_caption(text)
        || line::leads_with_a_day(text)
        || line::leads_with_a_clock(text)
}

/// Returns where the plan begins, and whether a title says so.
fn start(lines: &[Line]) -> Option<(usize, bool)> {
    let order = lines.iter().rposition(|line| is_order(&line.text));
    let titles = |line: &Line| is_plan_title(&line.text) || is_other_title(&line.text);
    let behind = order.map_or(0, |at| at + 1);
    let rest = lines.get(behind..)?;
    let annex = |line: &Line| fold(&line.text).starts_with("приложение");
    match rest.iter().position(titles) {
        Some(at) => {
            let more = rest.iter().skip(at + 1);
            let more = more.take_while(|line| entitles(&line.text));
            Some((behind + at + 1 + more.count(), true))
        }
        None if order.is_none() => Some((0, false)),
        // the decisions of minutes and the points of an order say themselves when they are due
        None => Some(match rest.iter().position(annex) {
            Some(at) => (behind + at + 1, false),
            None => (behind, true),
        }),
    }
}

/// Returns whether a line goes on with the title above it: «на 2022 год», «(«дорожная карта»)», «НА 2022 ГОД».
fn entitles(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.first_word();
    let joins = word_list!["на" "в" "во" "по" "за" "с" "и" "о" "об" "для" "при" "к"];
    let named = || named::period(text).is_some() || !is_caption_of_time(text);
    cell::leading_day(text).is_none() && (goes_on(text) || joins.contains(&first) && named())
}

/// Returns whether a line goes on with the sentence above it.
fn goes_on(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// «ПРИКАЗЫВАЮ:», «п о с т а н о в л я е т:», «РЕШИЛИ:».
fn is_order(text: &str) -> bool {
    const VERBS: &[&str] = word_list![
        "приказываю" "постановляет" "постановляю" "распоряжаюсь" "обязываю" "решил" "решила"
        "решили" "решение"
    ];
    let bare: String = fold(text).chars().filter(|&c| is_letter(c)).collect();
    let ends = text.trim_end().ends_with(':') || !text.chars().any(char::is_lowercase);
    ends && bare.ends_any(VERBS)
}

/// How a line is marked as a point.
enum Mark<'t> {
    /// «1.», «2.1», «3)».
    Number(&'t str, &'t str),
    /// «–», «•».
    Bullet(&'t str),
}

/// Signs before the points of a list, those of Word's symbol type among them.
const BULLETS: [char; 10] = [
    '•', '·', '*', '▪', '●', '○', '✓', '➢', '\u{f0b7}', '\u{f0a7}',
];

/// Parts a line from the mark of a point before it.
fn marked(text: &str) -> Option<Mark<'_>> {
    let first = text.chars().next()?;
    if is_dash(first) || BULLETS.contains(&first) {
        let rest = text.get(first.len_utf8()..)?.trim_start();
        return rest.contains(is_letter).then_some(Mark::Bullet(rest));
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, rest) = text.split_at(glued_day(text, end).unwrap_or(end));
    let closed = rest.strip_prefix(')');
    let rest = closed.unwrap_or(rest);
    let parts = number.trim_end_matches('.').split('.');
    let counts = |part: &str| {
        (1..6).contains(&part.len())
            && !part.starts_with('0')
            && dates::year(Some(&part.to_owned())).is_none()
    };
    let dotted = number.ends_with('.') || closed.is_some() || number.contains('.');
    let dated = || {
        let next = rest.trim_start();
        dates::only_date(number.trim_end_matches('.')).is_some()
            || number.contains('.') && next.starts_with(is_dash)
    };
    let words = rest
        .trim_start()
        .starts_with(|c: char| is_letter_or_digit(c) || "«\"(„“".contains(c));
    let told = dotted && words && number.begins_with_digit();
    let number = text.get(..text.len() - rest.len())?;
    (told && parts.clone().all(counts) && !dated())
        .then_some(Mark::Number(number, rest.trim_start()))
}

/// «1.24 ноября»: returns where the day begins that stands right behind the number of a point, which ends at `end`.
fn glued_day(text: &str, end: usize) -> Option<usize> {
    let (number, rest) = text.split_at(end);
    let (own, day) = number.split_once('.')?;
    let month = rest.strip_prefix(' ')?.split([' ', '.']).next()?;
    let of_month = phrase::month_named(month).is_some() && month.ends_with(['а', 'я']);
    let day: u32 = day.parse().ok()?;
    ((1..=31).contains(&day) && of_month).then_some(own.len() + 1)
}

/// Returns whether a line titles a section by itself: «Раздел I», «II. Кадры», «Сентябрь», «ОБЩИЕ МЕРЫ».
fn is_caption(text: &str) -> bool {
    let numbered = text.begins_with_digit();
    let letters = text.letters();
    let shouted = letters > 4 && !text.chars().any(char::is_lowercase);
    let titles = !numbered && (boundaries::is_section_caption(text) || shouted);
    let titles = titles || boundaries::is_stage(text);
    text.chars().count() <= LONGEST_HEADING && (titles || is_caption_of_time(text))
}

/// «Сентябрь», «В течение года», «1 апреля:»: a time and nothing else.
fn is_caption_of_time(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '.', ' ']);
    let time = bare.contains(is_letter) && cell::is_time(bare);
    boundaries::names_month(bare) || time && cell::is_clear_deadline(bare)
}

/// Takes a line of a list; `next` is the one below it.
fn take(pieces: &mut Vec<Piece>, line: &Line, next: Option<&Line>) {
    let (text, place) = (line.text.as_str(), &line.place);
    let push = |pieces: &mut Vec<Piece>, kind| {
        let from = line.from;
        pieces.push(Piece { kind, from });
    };
    let point = |number: &str, text: &str| {
        let mut point = Point::new(number, place);
        point.read(text, place);
        point
    };
    let own = Text::new(text, place);
    if line.heading && !part(point("", text)).is_task() {
        return push(pieces, Kind::Section(own));
    }
    let bare = unlisted(text);
    let above = pieces.last().and_then(Piece::point);
    let asks = above.is_some_and(|point| point.is_labelled() && !point.names_somebody())
        || next.is_some_and(is_said);
    if signs::is_typist(bare) && !asks {
        return push(pieces, Kind::Kept(own));
    }
    match labels::leading(bare).map(|label| label.field) {
        Some(Field::Title) => return push(pieces, Kind::Point(point("", bare))),
        Some(field) => {
            let task = field == Field::Deadline || next.is_some_and(is_said);
            return said(pieces, (bare, line), task);
        }
        None => {}
    }
    match marked(text) {
        Some(Mark::Number(_, rest)) if passport::is_control(text) || is_formula(rest) => {
            return push(pieces, Kind::Kept(own));
        }
        Some(Mark::Number(number, rest)) => return push(pieces, Kind::Point(point(number, rest))),
        Some(Mark::Bullet(rest)) => {
            let own = point("", rest);
            if let Some(Kind::Point(last)) = pieces.last_mut().map(|piece| &mut piece.kind)
                && !own.is_labelled()
                && !is_caption_of_time(last.title())
                && (last.is_open() || !last.number.is_empty())
            {
                return last.append(text, place);
            }
            return push(pieces, Kind::Point(own));
        }
        None => {}
    }
    let single = part(point("", text));
    // «Заседание № 1 (январь)»
    let counted =
        next.is_some_and(|next| matches!(marked(&next.text), Some(Mark::Number("1." | "1)", _))));
    if (is_caption(text) || counted && single.is_task()) && !single.is_labelled() {
        return push(pieces, Kind::Section(own));
    }
    if let Some(Kind::Point(last)) = pieces.last_mut().map(|piece| &mut piece.kind)
        && (goes_on(text) && !line::leads_with_a_day(text) || last.is_open() && last.is_labelled())
    {
        return last.append(text, place);
    }
    let heads = next.is_some_and(|next| marked(&next.text).is_some() || is_said(next));
    let short = text.chars().count() <= LONGEST_HEADING;
    let day = pieces.iter().rev().take(FARTHEST).find_map(Piece::section);
    let of_day = day.is_some_and(|day| is_caption_of_time(&day.value));
    let clock = line::leads_with_a_clock(text);
    // «Площадь им. Ленина», and what takes place there below
    let place = !clock && next.is_some_and(|next| line::leads_with_a_clock(&next.text));
    let of_day = of_day && !heads && (clock || short && !place && !text.ends_with(':'));
    let kind = if of_day && !single.is_task() {
        let mut point = point("", text);
        if !clock {
            point.doubt();
        }
        Kind::Point(point)
    } else if single.is_task() && single.title().chars().count() > 2 {
        Kind::Point(point("", text))
    } else if heads && short && !text.ends_with(';') {
        Kind::Section(own.guessed(MessageId::ImportGuessListSection))
    } else {
        Kind::Kept(own)
    };
    push(pieces, kind);
}

fn part(mut point: Point) -> Point {
    point.part();
    point
}

/// Returns a line without the bullet before it.
fn unlisted(text: &str) -> &str {
    match marked(text) {
        Some(Mark::Bullet(rest)) => rest,
        _ => text,
    }
}

/// Returns whether a line only says something of the point above it.
fn is_said(line: &Line) -> bool {
    labels::leading(unlisted(&line.text)).is_some_and(|label| label.field != Field::Title)
}

/// Takes a line that says something of the point above it; where only a title stands above, that is the point if a
/// `task` is spoken of, else whoever is named answers for the section.
fn said(pieces: &mut Vec<Piece>, (text, line): (&str, &Line), task: bool) {
    let place = &line.place;
    match pieces.last_mut() {
        Some(Piece {
            kind: Kind::Point(point),
            ..
        }) => point.read(text, place),
        Some(piece) if task => {
            let (Kind::Section(title) | Kind::Kept(title)) = &piece.kind else {
                return;
            };
            let mut point = Point::new("", &title.place);
            point.read(&title.value, &title.place);
            point.read(text, place);
            piece.kind = Kind::Point(point);
        }
        _ => pieces.push(Piece {
            kind: Kind::Section(Text::new(text, place)),
            from: line.from,
        }),
    }
}

/// Makes sections of the points that only head others: «1. Кадры» before «1.1. …».
fn head(pieces: &mut [Piece]) {
    let levels = |piece: &Piece| {
        let point = piece.point()?;
        numbers::levels(point.number.trim_end_matches([')', '.']))
    };
    let levels: Vec<Option<Vec<u32>>> = pieces.iter().map(levels).collect();
    let mut next: Option<&Vec<u32>> = None;
    for (at, own) in levels.iter().enumerate().rev() {
        let behind = next;
        next = own.as_ref().or(next);
        let Some(point) = pieces.get(at).and_then(Piece::point) else {
            continue;
        };
        let heads = own.as_ref().is_some_and(|own| {
            let deeper = behind.is_some_and(|next| next.len() > own.len() && next.starts_with(own));
            // «1. Кадры», and below it a list that counts from one again
            let beside = levels.get(at + 1).and_then(Option::as_deref);
            let again = own.len() == 1 && beside == Some(&[1]);
            deeper || again && !point.title().ends_with(['.', ';'])
        });
        // «1. Январь», and below it «– Отчёт главы»
        let below = pieces.get(at + 1).and_then(Piece::point);
        let timed = !point.number.is_empty()
            && is_caption_of_time(point.title())
            && below.is_some_and(|below| below.number.is_empty());
        if timed || heads && !point.is_task() {
            let title = point.whole();
            pieces[at].kind = Kind::Section(title);
        }
    }
}

/// What the sections that tell of a plan and hold none of its points are called.
const TOLD: &[&str] = word_list![
    "цел" "задач" "общие положения" "пояснительная" "введение" "ожидаем" "нормативн" "контрол"
    "показател" "анализ" "ресурсн" "заключен"
];

/// Makes text of the sections that hold no points of the plan; returns its first piece and its last point.
fn live(pieces: &mut [Piece]) -> Option<(usize, usize)> {
    let mut first = None;
    let mut from = 0;
    // each section with what stands below it, and what stands above the first
    for own in pieces.chunk_by_mut(|_, next| next.section().is_none()) {
        let start = from;
        from += own.len();
        let title = own[0].section().map(|title| title.value.clone());
        let title = title.unwrap_or_default();
        let bare = fold(title.trim_start_matches(|c: char| !is_letter(c)));
        let tells = bare.begins_any(TOLD);
        let timed = boundaries::time_in(&title).is_some() || labels::charged(&title).is_some();
        let all = || own.iter().filter_map(Piece::point);
        let tasks = all().filter(|point| point.is_task()).count();
        let points = all().count();
        let titles_next = points == 0 && !title.is_empty() && !tells;
        if tasks > 0 || timed && points > 0 {
            first.get_or_insert(start);
        } else if tells || first.is_none() && !titles_next {
            own.iter_mut().for_each(Piece::keep);
        }
        if !timed {
            let points = own.iter_mut().filter_map(|piece| match &mut piece.kind {
                Kind::Point(point) => Some(point),
                _ => None,
            });
            points
                .filter(|point| !point.is_task())
                .for_each(Point::doubt);
        }
    }
    let mut first = first?;
    while first > 0 && pieces[first - 1].section().is_some() {
        first -= 1;
    }
    let last = pieces.iter().rposition(|piece| piece.point().is_some())?;
    (first <= last).then_some((first, last))
}

/// Returns whether most of the points say when or who, as those of a plan do.
fn is_plan(pieces: &[Piece], titled: bool) -> bool {
    let points: Vec<&Point> = pieces.iter().filter_map(Piece::point).collect();
    let sections = pieces.iter().filter_map(Piece::section);
    let timed = sections.filter(|title| boundaries::time_in(&title.value).is_some());
    let timed = timed.count();
    let tasks = points.iter().filter(|point| point.is_task()).count();
    let labelled = points.iter().filter(|point| point.is_labelled()).count();
    let dated = points.iter().any(|point| point.says(&Field::Deadline)) || timed > 0;
    let said = tasks >= FEWEST && tasks * 2 >= points.len() || titled && timed > 1;
    // «1. Провести приёмку лагерей – до 25 мая (управление образования)», «1. Отделу информации до 15 ноября …»
    let named = |point: &Point| {
        let charges = || executors::addressed(point.title()).is_some();
        !point.number.is_empty() && (point.names_somebody() || charges())
    };
    let due = points.iter().filter(|point| point.says(&Field::Deadline));
    let all = due.count() * 2 > points.len() && points.iter().copied().all(named);
    let all = all && points.len() > FEWEST;
    let sure = labelled >= FEWEST || all;
    said && (dated && (titled || sure) || titled && sure)
}

/// Returns the columns that the points need.
fn columns(pieces: &[Piece]) -> Columns {
    let points = || pieces.iter().filter_map(Piece::point);
    let column = |role, header: String| Column::plain(role, header);
    let worded = |role, header: MessageId| column(role, header.text(Lang::Russian).to_owned());
    let mut list = vec![
        column(Role::Number, "№".to_owned()),
        worded(Role::Title, MessageId::ImportListTitle),
        worded(Role::Deadline, MessageId::ImportListDeadline),
        worded(Role::Executors, MessageId::ImportListExecutors),
    ];
    if points().any(|point| point.says(&Field::Result)) {
        list.push(worded(Role::Result, MessageId::ImportListResult));
    }
    let values = points().flat_map(|point| &point.values);
    for value in values {
        if let Field::Extra(header) = &value.field
            && !list.iter().any(|column| column.header == *header)
        {
            list.push(column(Role::Extra, header.clone()));
        }
    }
    Columns {
        list,
        header: 0,
        body: 0,
        agenda: false,
        dashed: false,
    }
}

/// Returns the rows that the pieces make under `columns`.
fn rows(pieces: &[Piece], columns: &Columns) -> Rows {
    let mut rows = Rows {
        entries: Vec::new(),
        labels: Vec::new(),
    };
    for piece in pieces {
        let entry = match &piece.kind {
            Kind::Section(title) => {
                let title = title.clone();
                Entry::Section(title.value, title.place, title.guess)
            }
            Kind::Kept(text) => Entry::Kept(text.clone()),
            Kind::Point(point) => {
                let labels = point.labels.iter();
                rows.labels
                    .extend(labels.map(|(words, place)| Text::new(words, place)));
                let cells = columns.list.iter().map(|column| cell_of(point, column));
                Entry::Item(Box::new(RawItem {
                    cells: cells.collect(),
                    place: point.place.clone(),
                    guess: None,
                }))
            }
        };
        rows.entries.push(entry);
    }
    rows
}

/// Returns the cell of a point under a column: of executors, those who answer for it first, those who help last.
fn cell_of(point: &Point, column: &Column) -> RawCell {
    let fits = |field: &Field| match (column.role, field) {
        (Role::Extra, Field::Extra(header)) => *header == column.header,
        (Role::Title, Field::Title)
        | (Role::Deadline, Field::Deadline)
        | (Role::Result, Field::Result) => true,
        (Role::Executors, field) => field.names_somebody(),
        _ => false,
    };
    let values = point.values.iter().filter(|value| fits(&value.field));
    let mut values: Vec<_> = values.collect();
    values.sort_by(|one, other| one.field.cmp(&other.field));
    let numbered = column.role == Role::Number && !point.number.is_empty();
    let number = numbered.then_some(point.number.as_str()).into_iter();
    let lines = values.iter().flat_map(|value| value.text.lines());
    let first = values.first().map_or(&point.place, |value| &value.place);
    let guess = values.iter().find_map(|value| value.guess);
    RawCell {
        lines: number.chain(lines).map(str::to_owned).collect(),
        place: first.clone(),
        guess: guess.map(Message::from),
        lent: String::new(),
    }
}
