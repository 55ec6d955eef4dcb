//! Which items words mean: by number and title, by a number, or by a title that may be shortened or declined.

use chrono::{Days, NaiveDate};

use super::day::Period;
use super::forms::masked;
use super::said::Found;
use super::term::Term;
use super::words::{Hidden, Word, after, before, lower, within, word_from, words};
use crate::calendar::days_later;
use crate::model::naming::{self, is_name};
use crate::phrase;
use crate::query::{Clock, Detail, DetailOccurrence, Extract};
use crate::text::russian;
use crate::words::{Message, MessageId};

/// How much of the words of a title must be said for it to be meant.
const ENOUGH: usize = 3;

/// An item of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of the plan.
    pub(super) plan: usize,
    /// The number of the row in it.
    pub(super) row: usize,
}

/// What words name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Naming {
    /// No item.
    None,
    /// These items.
    Rows(Vec<Row>),
    /// It is not sure which.
    Doubtful(Message),
}

/// The plans that minutes are read against, with what their names and titles are compared by.
#[derive(Debug)]
pub(super) struct Index<'p> {
    pub(super) plans: &'p [Extract],
    named: Vec<PlanNames>,
    /// The titles, plan by plan.
    titles: Vec<Vec<Title>>,
}

#[derive(Debug)]
struct PlanNames {
    /// Its name, its title and its file, folded.
    names: Vec<String>,
    /// The words of its territory that tell it from others.
    place: Vec<String>,
}

#[derive(Debug)]
struct Title {
    /// Its words in small letters, without signs.
    bare: String,
    stems: Vec<String>,
}

impl<'p> Index<'p> {
    pub(super) fn new(plans: &'p [Extract]) -> Self {
        let title = |detail: &Detail| Title {
            bare: bare(&detail.row.title),
            stems: stems(&detail.row.title),
        };
        Index {
            plans,
            named: plans.iter().map(PlanNames::new).collect(),
            titles: plans
                .iter()
                .map(|plan| plan.rows.iter().map(title).collect())
                .collect(),
        }
    }

    /// Returns the only plan that `text` names by its name, title, territory or file. What stands in quotes is the title
    /// of an item, which may have any names in it, unless a plan is spoken of.
    pub(super) fn plan_named(&self, text: &str) -> Option<usize> {
        let open = outside(text);
        let speaks = words(&lower(&open)).iter().any(|word| {
            ["план", "дорожн"]
                .iter()
                .any(|stem| word.text.starts_with(stem))
        });
        let text = if speaks { text } else { &open };
        let folded = unquoted(text);
        let spoken = russian::stems(text);
        let weight = |plan: &PlanNames| {
            let named = plan.names.iter().filter(|name| folded.contains(*name));
            let said = |word: &String| spoken.iter().any(|spoken| is_declined(spoken, word));
            let placed = !plan.place.is_empty() && plan.place.iter().all(said);
            let best = named.map(|name| 100 + name.len()).max();
            best.or_else(|| placed.then_some(plan.place.len()))
        };
        let weights: Vec<Option<usize>> = self.named.iter().map(weight).collect();
        let best = weights.iter().flatten().max()?;
        let mut fitting = (0..weights.len()).filter(|at| weights[*at].as_ref() == Some(best));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Returns the items that `text` names, in the plan `context` where one is spoken of; in all of them else.
    pub(super) fn named(&self, text: &str, context: Option<usize>) -> Naming {
        let searched: Vec<usize> =
            context.map_or_else(|| (0..self.plans.len()).collect(), |plan| vec![plan]);
        let found = self.named_in(text, &searched);
        let others = (0..self.plans.len()).filter(|plan| !searched.contains(plan));
        match self.elsewhere(text, &found, &others.collect::<Vec<_>>()) {
            Some(why) => Naming::Doubtful(why),
            None => found,
        }
    }

    /// Returns that the item which was not found in the plan spoken of is one of another plan, where it is.
    fn elsewhere(&self, text: &str, found: &Naming, others: &[usize]) -> Option<Message> {
        let lacking = [MessageId::MinutesNoSuchItem, MessageId::MinutesOtherTitle];
        let called_so = match found {
            Naming::Doubtful(why) if lacking.contains(&why.id) => {
                self.numbers(text, others).concat()
            }
            Naming::None => {
                let title: String = quoted(text)?.chars().take(60).collect();
                format!("«{title}»")
            }
            _ => return None,
        };
        match self.named_in(text, others) {
            Naming::Rows(rows) => Some(
                MessageId::MinutesInOtherPlan
                    .with(called_so)
                    .with(called(&rows, self.plans)),
            ),
            _ => None,
        }
    }

    fn named_in(&self, text: &str, searched: &[usize]) -> Naming {
        let numbers = self.numbers(text, searched);
        let title = self.titled(text, searched);
        match (numbers.as_slice(), title) {
            ([], title) => title,
            ([number], title) => self.one_number(number, text, title, searched),
            (numbers, _) => {
                let rows: Vec<Vec<Row>> = numbers
                    .iter()
                    .map(|number| self.by_number(number, searched))
                    .collect();
                match rows.iter().zip(numbers).find(|(rows, _)| rows.len() != 1) {
                    Some((rows, number)) => Naming::Doubtful(which(number, rows, self.plans)),
                    None => Naming::Rows(rows.concat()),
                }
            }
        }
    }

    fn one_number(&self, number: &str, text: &str, title: Naming, searched: &[usize]) -> Naming {
        let rows = self.by_number(number, searched);
        match (rows.as_slice(), title) {
            (rows, Naming::Rows(titled)) => {
                let both = titled.iter().filter(|row| rows.contains(row));
                let both: Vec<Row> = both.copied().collect();
                match both.as_slice() {
                    [_] => Naming::Rows(both),
                    _ => Naming::Doubtful(MessageId::MinutesTwoItems.with(number)),
                }
            }
            ([row], _) => match quoted(text) {
                // The title in quotes is none of this plan's, and so the number may be wrong too.
                Some(quoted) if !is_like(quoted, &self.titles[row.plan][row.row].stems) => {
                    Naming::Doubtful(MessageId::MinutesOtherTitle.with(number))
                }
                _ => Naming::Rows(vec![*row]),
            },
            (rows, _) => Naming::Doubtful(which(number, rows, self.plans)),
        }
    }

    fn by_number(&self, number: &str, searched: &[usize]) -> Vec<Row> {
        let number = lower(naming::bare(number));
        let mut found = Vec::new();
        for plan in searched {
            for (row, detail) in self.plans[*plan].rows.iter().enumerate() {
                let own = [detail.row.id.as_str(), naming::bare(&detail.row.number)];
                if !is_name(&detail.row.id) && own.iter().any(|own| lower(own) == number) {
                    found.push(Row { plan: *plan, row });
                }
            }
        }
        found
    }

    /// Returns whether `word` is the number of an item, or of the first and the last of several.
    fn is_number(&self, word: &str, searched: &[usize]) -> bool {
        let known = |number: &String| !self.by_number(number, searched).is_empty();
        self.range(word, searched).iter().all(known)
    }

    /// Returns the numbers that `word` stands for: one, or all from «8-10».
    fn range(&self, word: &str, searched: &[usize]) -> Vec<String> {
        let whole = || vec![naming::bare(word).to_owned()];
        let Some((first, last)) = word.split_once('-') else {
            return whole();
        };
        let (first, last) = (first.parse::<u32>(), last.parse::<u32>());
        match (first, last) {
            (Ok(first), Ok(last))
                if first < last
                    && last - first < 100
                    && self.by_number(word, searched).is_empty() =>
            {
                (first..=last).map(|number| number.to_string()).collect()
            }
            _ => whole(),
        }
    }

    /// Returns the numbers of items that `text` names: «п. 9», «пункты 3, 4 и 7».
    fn numbers(&self, text: &str, searched: &[usize]) -> Vec<String> {
        let small = with_ranges(&lower(text));
        let all = words(&small);
        let mut found = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let word = all[at].text;
            at += 1;
            if !(matches!(word, "п" | "пп") || word.starts_with("пункт")) {
                continue;
            }
            let mut last: Option<usize> = None;
            // «пункты с 4 по 6»
            let texts: Vec<&str> = all[at..].iter().take(5).map(|word| word.text).collect();
            if let ["с", first, "по", end, rest @ ..] = texts.as_slice()
                && !rest.first().is_some_and(|next| is_month(next))
            {
                found.extend(self.range(&format!("{first}-{end}"), searched));
                at += 4;
                continue;
            }
            while let Some(word) = all.get(at) {
                let begins = word.text.starts_with(|c: char| c.is_ascii_digit());
                let between = last.map_or("", |end| within(&small, end, word.start).trim());
                let joined = matches!(between, "," | "");
                let of_date = all.get(at + 1).is_some_and(|next| is_month(next.text));
                let further = || !of_date && self.is_number(word.text, searched);
                if begins && joined && (last.is_none() || further()) {
                    found.extend(self.range(word.text, searched));
                } else if !(word.text == "и" && last.is_some()) {
                    break;
                }
                last = Some(word.end);
                at += 1;
            }
        }
        found
    }

    /// Returns the items whose titles `text` gives: whole, else in part, else declined or with words left out.
    fn titled(&self, text: &str, searched: &[usize]) -> Naming {
        let words = quoted(text).unwrap_or(text);
        let (said, spoken) = (bare(words), stems(words));
        let count = said.split(' ').filter(|word| !word.is_empty()).count();
        let same = |title: &Title| count > 0 && title.bare == said;
        let part = |title: &Title| {
            let whole = title.stems.len() >= ENOUGH && said.contains(&title.bare);
            whole || (count >= ENOUGH && title.bare.contains(&said))
        };
        let alike = |title: &Title| {
            let met = title
                .stems
                .iter()
                .filter(|word| spoken.contains(word))
                .count();
            met >= ENOUGH && met * 5 >= title.stems.len() * 4
        };
        let all =
            |title: &Title| alike(title) && title.stems.iter().all(|word| spoken.contains(word));
        let fitting = |fits: &dyn Fn(&Title) -> bool| {
            let rows = searched.iter().flat_map(|plan| {
                let titles = self.titles[*plan].iter().enumerate();
                let fitting = titles.filter(|(_, title)| fits(title));
                fitting.map(|(row, _)| Row { plan: *plan, row })
            });
            Some(rows.collect::<Vec<Row>>()).filter(|rows| !rows.is_empty())
        };
        let rows = fitting(&same)
            .or_else(|| fitting(&part))
            .or_else(|| fitting(&all))
            .or_else(|| fitting(&alike));
        match rows {
            None => Naming::None,
            Some(rows) if rows.len() == 1 => Naming::Rows(rows),
            Some(rows) => {
                let words: String = words.trim().chars().take(60).collect();
                let rows = called(&rows, self.plans);
                Naming::Doubtful(MessageId::MinutesSeveralItems.with(words).with(rows))
            }
        }
    }

    /// Returns what `text` says beside naming `rows`.
    pub(super) fn rest(&self, text: &str, rows: &[Row]) -> String {
        let of = |row: &Row| {
            let names = russian::stems(&self.plans[row.plan].name);
            let place = self.named[row.plan].place.clone();
            [self.titles[row.plan][row.row].stems.clone(), names, place].concat()
        };
        let known: Vec<String> = rows.iter().flat_map(of).collect();
        let small = lower(&outside(text));
        let left = words(&small).into_iter().filter(|word| {
            let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
            let sign = word.text.starts_with("пункт")
                || matches!(word.text, "плану" | "план" | "мероприятие");
            let is_known = || {
                russian::stems(word.text)
                    .iter()
                    .all(|stem| known.contains(stem))
            };
            letters > 2 && !sign && !is_known()
        });
        left.map(|word| word.text).collect::<Vec<_>>().join(" ")
    }
}

impl PlanNames {
    fn new(plan: &Extract) -> Self {
        let names = [&plan.name, &plan.title, &plan.roadmap].map(|name| unquoted(name));
        let mut place = russian::stems(plan.territory.as_deref().unwrap_or_default());
        place.retain(|word| !is_general(word));
        PlanNames {
            names: names
                .into_iter()
                .filter(|name| name.chars().count() > 3)
                .collect(),
            place,
        }
    }
}

/// Returns whether two stems may be of one name in different cases: «Саров» and «Сарова».
fn is_declined(one: &str, other: &str) -> bool {
    const ENDING: usize = 2;
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let ending = long.strip_prefix(short).map(|rest| rest.chars().count());
    one == other || (short.chars().count() >= 3 && ending.is_some_and(|count| count <= ENDING))
}

/// Returns whether `text` speaks of a plan by a name: «По плану Сарова», «по Саровскому плану», «План «500+»:».
pub(super) fn speaks_of_a_plan(text: &str) -> bool {
    const NO_NAMES: [&str; 6] = [
        "управлени",
        "министерств",
        "центр",
        "отдел",
        "школ",
        "работ",
    ];
    let masked = masked(text);
    let all = words(&masked);
    let is_name = |word: &Word<'_>| {
        let written = within(text, word.start, word.end);
        written.starts_with(char::is_uppercase)
            && !NO_NAMES.iter().any(|known| word.text.starts_with(known))
    };
    let begins = |at: usize, known: &str| all.get(at).is_some_and(|w| w.text.starts_with(known));
    let heads = text.trim_end().ends_with(':');
    (0..all.len()).any(|at| {
        let of_card = begins(at, "дорожн") && begins(at + 1, "карт");
        let of_plan = matches!(all[at].text, "план" | "плану" | "плана");
        if !of_card && !of_plan {
            return false;
        }
        let last = at + usize::from(of_card);
        let quoted = after(text, all[last].end)
            .trim_start()
            .starts_with(['«', '"', '„']);
        let named = quoted || all.get(last + 1).is_some_and(is_name);
        let by = |at: usize| all.get(at).is_some_and(|word| word.text == "по");
        let adjective = at >= 2 && by(at - 2) && is_name(&all[at - 1]);
        adjective || named && (at >= 1 && by(at - 1) || at <= 1 && heads)
    })
}

/// Returns whether a stem is of a word that any territory may have.
fn is_general(stem: &str) -> bool {
    const GENERAL: [&str; 9] = [
        "город",
        "городск",
        "округ",
        "район",
        "муниципальн",
        "го",
        "г",
        "област",
        "образован",
    ];
    GENERAL.contains(&stem)
}

fn unquoted(text: &str) -> String {
    russian::fold(text).replace('"', "")
}

/// Returns the stems of the words of `text` that are longer than a preposition.
fn stems(text: &str) -> Vec<String> {
    let mut stems = russian::stems(text);
    stems.retain(|word| word.chars().count() > 2);
    stems.dedup();
    stems
}

fn which(number: &str, rows: &[Row], plans: &[Extract]) -> Message {
    if rows.is_empty() {
        return MessageId::MinutesNoSuchItem.with(number);
    }
    MessageId::MinutesSeveralItems
        .with(number)
        .with(called(rows, plans))
}

fn called(rows: &[Row], plans: &[Extract]) -> String {
    let name = |row: &Row| {
        let plan = &plans[row.plan];
        format!("{}:{}", plan.roadmap, plan.rows[row.row].row.id)
    };
    rows.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn is_month(word: &str) -> bool {
    phrase::month_named(word).is_some()
}

/// Returns what stands in the outermost quotes of `text`.
fn quoted(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(['«', '"', '“', '„'])?;
    let end = rest.rfind(['»', '"', '”', '“'])?;
    Some(before(rest, end).trim()).filter(|inner| !inner.is_empty())
}

fn bare(text: &str) -> String {
    let folded = russian::fold(text);
    let letters = folded.split(|c: char| !c.is_alphanumeric());
    letters
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// How like a title is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same but for blanks, signs and case, or nothing at all.
    Same,
    /// Most of its words are the same.
    Altered,
    /// Another one.
    Other,
}

/// Returns how like the title `written` is to that of an item.
pub fn likeness(title: &str, written: &str) -> Likeness {
    let (own, said) = (bare(title), bare(written));
    if said.is_empty() || said == own {
        Likeness::Same
    } else if is_like(written, &stems(title)) {
        Likeness::Altered
    } else {
        Likeness::Other
    }
}

/// Returns whether words in quotes may be a title with the stems `own`, shortened or altered a little.
fn is_like(quoted: &str, own: &[String]) -> bool {
    let said = stems(quoted);
    let met = said.iter().filter(|word| own.contains(word)).count();
    said.is_empty() || met * 2 > said.len()
}

/// Returns `text` without what stands in quotes and without the brackets that give the term of an item.
fn outside(text: &str) -> String {
    let mut out = String::new();
    let mut hidden = Hidden::default();
    for (at, c) in text.char_indices() {
        if !hidden.takes(c, after(text, at + c.len_utf8())) {
            out.push(c);
        }
    }
    out
}

/// Returns the due day of `one`, as it was before the decisions of `day`.
pub(super) fn due_before(
    detail: &Detail,
    one: &DetailOccurrence,
    day: NaiveDate,
) -> Option<NaiveDate> {
    let decided = detail
        .postponed
        .iter()
        .filter(|moved| moved.on == Some(day) && moved.of.is_none_or(|of| of == one.day));
    let days: Option<i64> = decided.map(|moved| moved.days).sum();
    Some(days_later(one.due, -days?))
}

/// Returns the occurrence of `detail` that `found` is about: the one due on the day named, else the only one, the one of
/// which the plan says so already, or the only open one that is late or due soon.
pub(super) fn occurrence<'d>(
    detail: &'d Detail,
    due: Option<Period>,
    found: &Found,
    day: NaiveDate,
) -> Result<Option<&'d DetailOccurrence>, Message> {
    let all = &detail.schedule;
    if let [only] = all.as_slice() {
        return Ok(Some(only));
    }
    if all.is_empty() || matches!(found, Found::Lead { .. }) {
        return Ok(None);
    }
    let days = |ones: &[&DetailOccurrence]| {
        let days = ones
            .iter()
            .map(|one| one.due.format("%d.%m.%Y").to_string());
        days.collect::<Vec<_>>().join(", ")
    };
    if let Some(due) = due {
        let called = |one: &&DetailOccurrence| {
            due.holds(one.day) || due.holds(one.first) || due.holds(one.due)
        };
        let named: Vec<&DetailOccurrence> = all.iter().filter(called).collect();
        return match named.as_slice() {
            [one] => Ok(Some(one)),
            [] => Err(MessageId::MinutesNoSuchDue
                .with(due.to_string())
                .with(days(&all.iter().collect::<Vec<_>>()))),
            several => Err(MessageId::MinutesWhichDue.with(days(several))),
        };
    }
    let known = |one: &&DetailOccurrence| match found {
        Found::Done { on, .. } => one.done == Some(on.unwrap_or(day)),
        Found::Unmet { reason } => one.reason.as_deref() == Some(reason),
        Found::Move(Term::Day(to)) => one.due == *to && one.first != *to,
        _ => false,
    };
    if let Some(one) = all.iter().find(known) {
        return Ok(Some(one));
    }
    let horizon = day
        .checked_add_days(Days::new(u64::from(Clock::WITHIN)))
        .unwrap_or(day);
    let open: Vec<&DetailOccurrence> = (all.iter())
        .filter(|one| one.state.is_open() && one.due <= horizon)
        .collect();
    match open.as_slice() {
        [one] => Ok(Some(one)),
        [] => Err(MessageId::MinutesNothingOpen.into()),
        several => Err(MessageId::MinutesWhichDue.with(days(several))),
    }
}
/// Returns `small` with a hyphen for the dash between two numbers of items, «12 – 14»; a date behind the dash is none.
fn with_ranges(small: &str) -> String {
    let mut out = String::with_capacity(small.len());
    let mut rest = small;
    while let Some(c) = rest.chars().next() {
        let behind = after(rest, c.len_utf8());
        let next = behind.trim_start();
        let number: String = next.chars().take_while(char::is_ascii_digit).collect();
        let tail = after(next, number.len());
        let mut further = tail.chars();
        let dotted =
            further.next() == Some('.') && further.next().is_some_and(|c| c.is_ascii_digit());
        let month = || word_from(tail, 0).is_some_and(|word| is_month(word.text));
        let before = out.trim_end();
        let joins = matches!(c, '–' | '—' | '-')
            && before.ends_with(|c: char| c.is_ascii_digit())
            && !number.is_empty()
            && !dotted
            && !month();
        if joins {
            out.truncate(before.len());
            out.push('-');
            rest = next;
        } else {
            out.push(c);
            rest = behind;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_between_numbers_join_them_but_not_to_a_date() {
        let case = |text, expected| assert_eq!(with_ranges(text), expected);
        case("пп. 12 – 14, 16 -18", "пп. 12-14, 16-18");
        case("п. 9 – 14.04", "п. 9 – 14.04");
        case("п. 9 – 14 (апреля)", "п. 9 – 14 (апреля)");
        case("п. 9 – исполнен", "п. 9 – исполнен");
    }

    #[test]
    fn a_long_text_is_gone_through_once() {
        let text = "8 – 10 ".repeat(50_000);
        assert_eq!(with_ranges(&text), "8-10 ".repeat(50_000));
    }
}
