//! A line parted at its signs: what it says, when, and who: «Концерт, 1 декабря, 12.00, РДК».

use super::labels::Field;
use super::{boundaries, cell, dates};
use crate::import::executors;
use crate::text::russian::{Ask as _, fold, is_dash, is_letter, is_letter_or_digit};

/// A title without what signs part from it.
pub(in crate::import) struct Parted {
    pub(in crate::import) title: String,
    pub(in crate::import) deadline: String,
    pub(in crate::import) names: String,
}

impl Parted {
    fn new(title: &str, deadline: &str, names: &str) -> Self {
        Parted {
            title: title.to_owned(),
            deadline: deadline.to_owned(),
            names: names.to_owned(),
        }
    }
}

/// Parts a title from the deadline that stands among its words: «Концерт, 1 декабря, 12.00, РДК».
pub(in crate::import) fn dated(title: &str) -> (String, String) {
    match parted(title, (true, false)) {
        Some(parted) => (parted.deadline, parted.title),
        None => (String::new(), title.to_owned()),
    }
}

/// Parts a line at its signs; of a deadline and of names what is `wanted` is looked for.
pub(in crate::import) fn parted(text: &str, (deadline, names): (bool, bool)) -> Option<Parted> {
    if let Some(parted) = charged(text).filter(|_| deadline) {
        return Some(parted);
    }
    let all = cuts(text);
    let cuts = || all.iter().map(|cut| cut.at);
    let piece = |from: usize, to: usize| bare(text.get(from..to).unwrap_or_default());
    let ends: Vec<usize> = cuts().chain([text.len()]).collect();
    let starts: Vec<usize> = std::iter::once(0).chain(cuts()).collect();
    if deadline {
        for (from, to) in times(&starts, &ends, &piece) {
            let when = piece(from, to);
            let (before, behind) = (piece(0, from), piece(to, text.len()));
            let parted = around(when, before, behind, names);
            // «В течение месяца – работа площадок»
            let led = || all.iter().any(|cut| cut.at == to && cut.strong) && cell::lasts(when);
            if (from > 0 || is_day(when) || led()) && words(&parted.title) {
                return Some(parted);
            }
        }
        for &from in starts.iter().skip(1) {
            if let Some((when, who)) = both(piece(from, text.len())).filter(|_| names) {
                let parted = Parted::new(piece(0, from), when, who);
                return Some(parted).filter(|parted| words(&parted.title));
            }
        }
    }
    let mut signs = all.iter().filter(|cut| cut.strong && names);
    let people = |cut: &&Cut| executors::may_be_names(piece(cut.at, text.len()));
    let titled = |cut: &Cut| words(piece(0, cut.at)) && is_closed(piece(0, cut.at));
    let people = |cut: &&Cut| !opens_inside(text, cut.at) && people(cut);
    let found = signs.find(|cut| people(cut) && titled(cut));
    let end = found.map_or(text.len(), |cut| cut.at);
    let who = found.map_or("", |cut| piece(cut.at, text.len()));
    let (when, title) = if deadline {
        behind(text.get(..end)?)
    } else {
        (String::new(), piece(0, end).to_owned())
    };
    let parted = Parted::new(&title, &when, who);
    let said = !parted.deadline.is_empty() || !parted.names.is_empty();
    Some(parted).filter(|parted| said && words(&parted.title))
}

/// «Отделу информации до 15 ноября опубликовать план»: a deadline between whom an order charges and what is to be done.
fn charged(text: &str) -> Option<Parted> {
    let (names, work) = executors::addressed(text)?;
    let (when, names) = behind(names);
    let (last, _) = behind(work);
    let parted = Parted::new(&format!("{names} {work}"), &when, "");
    (!when.is_empty() && last.is_empty()).then_some(parted)
}

/// Parts the deadline at the end of a line from what is to be done: «Сдать отчёт до 1 марта».
fn behind(text: &str) -> (String, String) {
    let (when, title) = cell::behind(bare(text));
    // «Акция «Георгиевская лента»», «Об итогах учебного года», «Перечень объектов 2022 года»
    let first = when.first_word();
    let is_year = first.len() == 4 && first.chars().all(|c| c.is_ascii_digit());
    let of_work = when.contains(['»', '"', '”']) || first.ends_with("ого") || is_year;
    // «О подготовке к Дню Победы», «Об итогах за 2021 год»
    let told = title.begins_any(&["О ", "Об "]);
    let last = fold(title.last_word());
    let prepares = last.begins_any(&["подготов", "готовност"]);
    // «Отчёт о работе за 2021 год»
    // «Праздник осени»
    let season = ["осени", "весны", "лета", "зимы"].contains(&fold(&when).as_str());
    let of_work = of_work || told || prepares || season || first == "за";
    if cell::is_time(&when) && !of_work {
        (when, title)
    } else {
        (String::new(), bare(text).to_owned())
    }
}

/// Returns the pieces of a line that are deadlines, each as long as it can be: «I – II квартал», «май, сентябрь».
fn times<'t>(
    starts: &'t [usize],
    ends: &'t [usize],
    piece: &'t impl Fn(usize, usize) -> &'t str,
) -> impl Iterator<Item = (usize, usize)> {
    let is_time = move |from: usize, to: usize| {
        let piece = piece(from, to);
        // «Организовать месячник по уборке» waits for an event, and is no term
        let first = fold(piece.first_word());
        let led = matches!(first.as_str(), "по" | "до" | "к" | "после" | "в" | "не");
        // «Выставки, посвящённые Дню Победы, в школах»
        if first.begins_any(&["посвящ", "приуроч"]) || executors::is_verb(&first) {
            return false;
        }
        let term = led || piece.starts_with(char::is_lowercase) || cell::is_time(piece);
        term && piece.chars().nth(cell::LONGEST_TIME).is_none() && cell::is_clear_deadline(piece)
    };
    let places = starts.iter().zip(ends).enumerate();
    let own = places.filter(move |(_, (from, to))| is_time(**from, **to));
    own.map(move |(at, (&start, &end))| {
        // «I – II квартал»
        let first = at.checked_sub(1).and_then(|at| starts.get(at)).copied();
        let first = first.filter(|from| start - from <= SHORTEST && is_time(*from, end));
        let from = first.unwrap_or(start);
        let more = ends.iter().skip(at + 1);
        // «По мере необходимости. Комиссия»
        let named = move |to: usize| executors::may_be_names(piece(end, to));
        // «6 июня – Пушкинский день», but «до 1 февраля, далее ежемесячно»
        let dated = dates::first_month(piece(from, end)).is_some();
        let holiday =
            move |to: usize| dated && !is_day(piece(end, to)) && !cell::lasts(piece(end, to));
        let to = more.take_while(|to| is_time(from, **to) && !named(**to) && !holiday(**to));
        let to = to.last();
        (from, to.copied().unwrap_or(end))
    })
}

/// Returns whether a line leads with a day: «15 января – Сбор».
pub(in crate::import) fn leads_with_a_day(line: &str) -> bool {
    let mut signs = cuts(line).into_iter().filter(|cut| cut.strong);
    let day = signs.next().map(|cut| bare(line.split_at(cut.at).0));
    let led = |day: &str| is_day(day) || cell::lasts(day) && day.starts_with(char::is_lowercase);
    day.is_some_and(|day| led(day) && cell::is_clear_deadline(day))
}

/// Returns whether a line leads with a time of the day: «9:00–9:30 — общий сбор», «12-00 Концерт», but not «12.05 – Сбор».
pub(in crate::import) fn leads_with_a_clock(line: &str) -> bool {
    let end = line.find(|c: char| !(c.is_ascii_digit() || is_dash(c) || matches!(c, ':' | '.')));
    let (clock, rest) = line.split_at(end.unwrap_or(line.len()));
    let times = clock.trim_end_matches(|c: char| is_dash(c) || c == '.');
    let mut signs = times.matches(|c: char| !c.is_ascii_digit());
    let colon = signs.next() == Some(":");
    let numbers = times.split(|c: char| !c.is_ascii_digit());
    let mut numbers = numbers.map(str::parse::<u32>);
    let pair = (numbers.next(), numbers.next());
    let (Some(Ok(hour)), Some(Ok(minute))) = pair else {
        return false;
    };
    let told = colon || minute == 0 || minute > 12;
    hour < 24 && minute < 60 && told && rest.starts_with(' ') && rest.contains(is_letter)
}

/// Returns whether a time names a day or a month, as one does that leads a line.
fn is_day(when: &str) -> bool {
    when.has_digit() || boundaries::month_in(when).is_some()
}

/// Returns what stands around a deadline: names behind it, or before it at the end of the title; what is neither stays
/// with the title.
fn around(when: &str, before: &str, behind: &str, names: bool) -> Parted {
    let parted = |title: &str, names: &str| Parted::new(title, when, names);
    let beside = match (before.is_empty(), behind.is_empty()) {
        (true, _) => Some(behind),
        (_, true) => Some(before),
        _ => None,
    };
    // «Подготовить отчёт (Гарусова, до 12.02)»: who and when in one bracket, though the name may be a word like any other
    if let (Some((title, inside)), true) = (before.rsplit_once('('), behind.is_empty())
        && !is_closed(before)
    {
        let (title, inside) = (title.trim_end(), bare(inside));
        let somebody = inside.starts_with(char::is_uppercase) || executors::may_be_names(inside);
        return if names && somebody {
            parted(title, inside)
        } else {
            parted(&format!("{title} ({inside})"), "")
        };
    }
    if let Some(beside) = beside {
        let cuts = cuts(beside).into_iter().map(|cut| cut.at);
        let outside = cuts.filter(|at| !opens_inside(beside, *at));
        let sides = outside.map(|at| beside.split_at(at));
        let mut sides = sides.map(|(title, who)| (bare(title), bare(who)));
        let found =
            sides.find(|(title, who)| names && is_closed(title) && executors::may_be_names(who));
        return found.map_or_else(|| parted(beside, ""), |(title, who)| parted(title, who));
    }
    let last = !cuts(behind).iter().any(|cut| cut.strong) && behind.chars().count() <= LONGEST_NAME;
    if names && (last || executors::may_be_names(behind)) {
        return parted(before, behind);
    }
    // «Сбор (4 ноября, площадь) – администрация города»
    let bracket = behind.split_once(')');
    if let Some((inside, rest)) = bracket.filter(|(inside, _)| !inside.contains('(')) {
        let title = format!("{before} ({inside})");
        return if names && executors::may_be_names(bare(rest)) {
            parted(&title, bare(rest))
        } else {
            parted(&format!("{title} {}", rest.trim()), "")
        };
    }
    let comma = if before.ends_with(['.', ',', ';', ':', '–']) {
        ""
    } else {
        ","
    };
    parted(&format!("{before}{comma} {behind}"), "")
}

/// Parts a deadline from names behind or before a comma: «до 1 марта, завуч».
fn both(text: &str) -> Option<(&str, &str)> {
    let sides = text.match_indices([',', ';']).map(|(at, _)| {
        let (before, after) = text.split_at(at);
        (bare(before), bare(after))
    });
    let mut sides = sides.flat_map(|(before, after)| [(before, after), (after, before)]);
    sides.find(|(when, who)| cell::is_clear_deadline(when) && executors::may_be_names(who))
}

/// The longest text behind a deadline at the end of a line that is a name whatever its words, in characters.
const LONGEST_NAME: usize = 60;

/// The longest piece before a deadline that may be its beginning, in bytes.
const SHORTEST: usize = 16;

/// A place at which a line may be parted.
struct Cut {
    at: usize,
    /// Whether it is more than a comma.
    strong: bool,
}

/// The most places at which a line is parted.
const MOST_CUTS: usize = 16;

/// Returns the places at which a line may be parted: behind a day that leads it, at dashes between blanks, brackets, ends
/// of sentences, commas.
fn cuts(text: &str) -> Vec<Cut> {
    let signed = |at: &usize| !text.split_at(*at).0.ends_with(is_letter_or_digit);
    // «Январь – февраль: сбор материалов»
    let colon = text.find(": ").filter(|at| {
        let when = text.split_at(*at).0;
        cell::is_time(when) && cell::is_clear_deadline(when)
    });
    let day = colon.or_else(|| cell::leading_day(text).filter(|at| !signed(at)));
    let mut cuts: Vec<Cut> = day.map(|at| Cut { at, strong: true }).into_iter().collect();
    let (mut length, mut before) = (0, ' ');
    let signs = text.char_indices();
    let signs = signs.filter(|(at, _)| colon.is_none_or(|colon| *at > colon));
    for (at, c) in signs {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let spaced = rest.starts_with(' ');
        let next = rest.trim_start().chars().next().unwrap_or(' ');
        let capital = next.is_uppercase() || next.is_ascii_digit();
        let cut = match c {
            // «27 ноября . Праздник», «Заседание (зал). Ефимова О.А.»
            '.' => spaced && capital && (length > 2 || matches!(before, ' ' | ')' | '»' | '"')),
            '(' | ';' | ',' => true,
            c => is_dash(c) && spaced && before == ' ',
        };
        if cut {
            let strong = c != ',';
            cuts.push(Cut { at, strong });
        }
        length = if is_letter_or_digit(c) { length + 1 } else { 0 };
        before = c;
    }
    cuts.truncate(MOST_CUTS);
    cuts
}

/// Returns a piece of a line without the signs at its ends.
fn bare(text: &str) -> &str {
    let text = trimmed(text, &Field::Deadline);
    let open = text.contains('(');
    let closed = text
        .trim_end_matches('.')
        .strip_suffix(')')
        .filter(|_| !open);
    let text = closed.map_or(text, |inside| inside.trim_end_matches(')'));
    text.trim_end()
}

/// Returns whether no bracket of `text` is left open: «Чтения (10.00, детский отдел)» is not parted inside.
fn is_closed(text: &str) -> bool {
    text.matches('(').count() <= text.matches(')').count()
}

fn words(text: &str) -> bool {
    text.letters() > 2
}

/// Parts what a bracket closes from what stands behind it.
pub(in crate::import) fn closed(text: &str) -> (&str, &str) {
    let (text, rest) = text.split_at(cell::closing(text, '(', ')').unwrap_or(text.len()));
    (text, rest.trim_start_matches(')'))
}

/// Returns whether a bracket opens at the place `at` of `text` that closes before its end: «Открытие выставки (музей) –
/// Ефимова О.А.», where it is the title's.
fn opens_inside(text: &str, at: usize) -> bool {
    let inside = text.get(at..).and_then(|rest| rest.strip_prefix('('));
    let behind = inside.map(|inside| closed(inside).1);
    behind.is_some_and(|behind| behind.contains(is_letter))
}

/// Takes off the signs by which a value is parted from its neighbours, and the full stop of what is no sentence.
pub(in crate::import) fn trimmed<'t>(text: &'t str, field: &Field) -> &'t str {
    let sign = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, '(' | ',' | ';');
    let text = text.trim_start_matches(|c: char| sign(c) || matches!(c, '.' | ':'));
    let text = text.trim_end_matches(sign);
    let last = text.trim_end_matches('.').rsplit([' ', '.']).next();
    let last = last.unwrap_or_default();
    let whole = ["май", "мая"].contains(&fold(last).as_str());
    let short = last.chars().count() < 4 && last.starts_with(is_letter) && !whole;
    match field {
        Field::Deadline if !short => text.trim_end_matches('.'),
        _ => text,
    }
}
