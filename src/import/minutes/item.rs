//! Which items words mean: by number and title, by a number, or by a title that may be shortened or declined.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::forms::{Form, marks, masked};
use super::numbers::{Named, by_number, may_be_named, numbers, range, with_ranges};
use super::pattern::found;
use super::plan_names::{PlanNames, follow, is_declined, unquoted};
use super::term::{Term, term};
use super::titles::{Title, bare, is_like, quoted, stems};
use super::words::{Hidden, Word, after, before, lower, within, words};
use crate::query::{Detail, Extract};
use crate::text::russian;
use crate::text::russian::Ask as _;
use crate::words::{Message, MessageId};

/// How much of the words of a title must be said for it to be meant.
const ENOUGH: usize = 3;

/// What words name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Naming {
    /// No item.
    None,
    /// These items.
    Rows(Vec<Named>),
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

impl<'p> Index<'p> {
    pub(super) fn new(plans: &'p [Extract]) -> Self {
        let title = |detail: &Detail| Title {
            bare: bare(&detail.row.title),
            stems: stems(&detail.row.title),
        };
        let titles = |plan: &Extract| plan.rows.iter().map(title).collect();
        Index {
            plans,
            named: plans.iter().map(PlanNames::new).collect(),
            titles: plans.iter().map(titles).collect(),
        }
    }

    /// Returns the only plan that `text` names by its name, title, territory or file. What stands in quotes is the title
    /// of an item, which may have any names in it, unless a plan is spoken of.
    pub(super) fn plan_named(&self, text: &str) -> Option<usize> {
        let open = outside(text);
        let speaks = found("план*|дорожн*", &lower(&open)).is_some();
        let text = if speaks { text } else { &open };
        let folded = unquoted(text);
        let spoken = russian::stems(text);
        let weight = |plan: &PlanNames| {
            let named = plan.names.iter().filter(|name| folded.contains(*name));
            let said = |word: &String| spoken.iter().any(|spoken| is_declined(spoken, word));
            let placed = !plan.place.is_empty() && plan.place.iter().all(said)
                || !plan.part.is_empty() && follow(&lower(text), &plan.part);
            let best = named.map(|name| 100 + name.len()).max();
            best.or_else(|| placed.then_some(plan.place.len().max(plan.part.len())))
        };
        let weights: Vec<Option<usize>> = self.named.iter().map(weight).collect();
        let best = weights.iter().flatten().max()?;
        let mut fitting = (0..weights.len()).filter(|at| weights[*at].as_ref() == Some(best));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Returns the items that `text` names, in the plan `context` where one is spoken of; in all of them else.
    pub(super) fn named(&self, text: &str, context: Option<usize>) -> Naming {
        let searched = self.searched(context);
        let found = self.named_in(text, &searched);
        let others = (0..self.plans.len()).filter(|plan| !searched.contains(plan));
        match self.elsewhere(text, &found, &others.collect::<Vec<_>>()) {
            Some(why) => Naming::Doubtful(why),
            None => found,
        }
    }

    /// Returns whether `text`, which names no item in so many words, may name one by its bare number.
    pub(super) fn may_name(&self, text: &str, context: Option<usize>) -> bool {
        may_be_named(self.plans, text, &self.searched(context))
    }

    /// Returns whether one item bears `number`.
    pub(super) fn bears(&self, number: &str, context: Option<usize>) -> bool {
        by_number(self.plans, number, &self.searched(context)).len() == 1
    }

    /// Returns the plans in which items are looked for.
    fn searched(&self, context: Option<usize>) -> Vec<usize> {
        context.map_or_else(|| (0..self.plans.len()).collect(), |plan| vec![plan])
    }

    /// Returns that the item which was not found in the plan spoken of is one of another plan, where it is.
    fn elsewhere(&self, text: &str, found: &Naming, others: &[usize]) -> Option<Message> {
        let lacking = [MessageId::MinutesNoSuchItem, MessageId::MinutesOtherTitle];
        let called_so = match found {
            Naming::Doubtful(why) if lacking.contains(&why.id) => {
                numbers(self.plans, text, others).concat()
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
        let numbers = numbers(self.plans, text, searched);
        let title = self.titled(text, searched);
        match (numbers.as_slice(), title) {
            ([], title) => title,
            ([number], title) => self.one_number(number, text, title, searched),
            (numbers, _) => {
                let named = |number: &String| by_number(self.plans, number, searched);
                let rows: Vec<Vec<Named>> = numbers.iter().map(named).collect();
                match rows.iter().zip(numbers).find(|(rows, _)| rows.len() != 1) {
                    Some((rows, number)) => Naming::Doubtful(which(number, rows, self.plans)),
                    None => Naming::Rows(rows.concat()),
                }
            }
        }
    }

    fn one_number(&self, number: &str, text: &str, title: Naming, searched: &[usize]) -> Naming {
        let rows = by_number(self.plans, number, searched);
        match (rows.as_slice(), title) {
            (rows, Naming::Rows(titled)) => {
                let both = titled.iter().filter(|row| rows.contains(row));
                let both: Vec<Named> = both.copied().collect();
                match both.as_slice() {
                    [_] => Naming::Rows(both),
                    _ => Naming::Doubtful(MessageId::MinutesTwoItems.with(number)),
                }
            }
            ([row], _) => match quoted(text) {
                // The title in quotes is none of this plan's, and so the number may be wrong too.
                Some(quoted)
                    if !is_like(quoted, &self.titles[row.plan][row.row].stems)
                        && !self.calls_plan(text, quoted, row.plan) =>
                {
                    Naming::Doubtful(MessageId::MinutesOtherTitle.with(number))
                }
                _ => Naming::Rows(vec![*row]),
            },
            (rows, _) => Naming::Doubtful(which(number, rows, self.plans)),
        }
    }

    /// Returns whether `quoted` is the name of the plan in `text`, and no title: «плана „500+“».
    fn calls_plan(&self, text: &str, quoted: &str, plan: usize) -> bool {
        let at = text.find(quoted).unwrap_or_default();
        let ahead = lower(before(text, at));
        let speaks = words(&ahead)
            .last()
            .is_some_and(|word| word.text.begins_any(&["план", "карт", "проект"]));
        let name = unquoted(quoted);
        speaks && self.named[plan].names.iter().any(|own| own.contains(&name))
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
            let said = title.stems.iter().filter(|word| spoken.contains(word));
            let met = said.count();
            met >= ENOUGH && met * 5 >= title.stems.len() * 4
        };
        let all =
            |title: &Title| alike(title) && title.stems.iter().all(|word| spoken.contains(word));
        let fitting = |fits: &dyn Fn(&Title) -> bool| {
            let rows = searched.iter().flat_map(|plan| {
                let titles = self.titles[*plan].iter().enumerate();
                let fitting = titles.filter(|(_, title)| fits(title));
                fitting.map(|(row, _)| Named { plan: *plan, row })
            });
            Some(rows.collect::<Vec<Named>>()).filter(|rows| !rows.is_empty())
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

    /// Returns why a decision may not be about `rows` alone: `text` names another item, or only one of several.
    pub(super) fn beside(&self, text: &str, rows: &[Named]) -> Option<Message> {
        const ONE: [&str; 4] = ["перв", "втор", "трет", "последн"];
        const ENDINGS: [&str; 14] = [
            "ый", "ой", "ий", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ым", "им", "ую", "ей",
        ];
        if rows.is_empty() {
            return None;
        }
        // «п.9 ип.10»
        let mut small = lower(&outside(text));
        for digit in '0'..='9' {
            small = small.replace(&format!("п.{digit}"), &format!(" п. {digit}"));
        }
        let all = words(&small);
        let one = |word: &str| {
            let rest = ONE.iter().find_map(|stem| word.strip_prefix(stem));
            rest.is_some_and(|rest| ENDINGS.contains(&rest))
        };
        if rows.len() > 1 && all.iter().any(|word| one(word.text)) {
            return Some(MessageId::MinutesWhichItem.into());
        }
        // «п. 9/10»
        let parted = all.windows(3).find(|at| {
            let joined = within(&small, at[1].end, at[2].start) == "/";
            (at[0].text == "п" || at[0].text.starts_with("пункт")) && joined
        });
        let parted = parted.map(|at| format!("{}/{}", at[1].text, at[2].text));
        let searched: Vec<usize> = rows.iter().map(|row| row.plan).collect();
        let is_other = |number: &String| {
            let named = by_number(self.plans, number, &searched);
            !named.iter().any(|row| rows.contains(row))
        };
        let numbers = || numbers(self.plans, &small, &searched).into_iter();
        let other = parted.or_else(|| numbers().find(is_other))?;
        Some(MessageId::MinutesOtherItem.with(other))
    }

    /// Returns whether `text`, which names `rows`, names a day too, and none on which they are due.
    pub(super) fn names_another_day(&self, text: &str, rows: &[Named], day: NaiveDate) -> bool {
        let small = lower(&outside(text));
        let all = words(&small);
        let is_item = |word: &&Word<'_>| {
            matches!(word.text, "п" | "пп" | "п.п") || word.text.starts_with("пункт")
        };
        // before it stands the number of the decision
        let from = all.iter().find(is_item).map_or(0, |word| word.start);
        let Some(Term::Day(named)) = term(after(&small, from), day) else {
            return false;
        };
        let due = |row: &Named| {
            let days = self.plans[row.plan].rows[row.row].schedule.iter();
            days.clone().any(|one| one.due == named)
        };
        !rows.iter().any(due)
    }

    /// Returns whether `text` names a plan and says nothing else: «План Саров, 2021–2022», «МБОУ школа № 19».
    pub(super) fn only_names_a_plan(&self, text: &str) -> bool {
        let Some(plan) = self.plan_named(text) else {
            return false;
        };
        let own = &self.named[plan];
        let general = |word: &str| {
            word.begins_any(&["план", "дорожн", "карт", "мероприяти"])
                || matches!(word, "по" | "г" | "го" | "мбоу" | "маоу" | "моу" | "мкоу")
        };
        let said = |word: &Word<'_>| {
            let stems = russian::stems(word.text);
            let known = |stem: &String| own.said.iter().any(|own| is_declined(stem, own));
            general(word.text) || stems.iter().all(known)
        };
        words(&lower(text)).iter().all(said)
    }

    /// Returns what `text` says beside naming `rows`.
    pub(super) fn rest(&self, text: &str, rows: &[Named]) -> String {
        let known = self.stems_of(rows);
        let small = lower(&outside(text));
        let left = words(&small).into_iter().filter(|word| {
            let letters = word.text.letters();
            let sign = word.text.starts_with("пункт")
                || matches!(word.text, "плану" | "план" | "мероприятие");
            letters > 2 && !sign && !is_known(word.text, &known)
        });
        left.map(|word| word.text).collect::<Vec<_>>().join(" ")
    }

    /// Returns the words of `text` that name `rows`: words of their titles and plans, the names of those who lead them,
    /// and numbers; of what is still to be done, the names of all who do it.
    pub(super) fn known(&self, text: &str, rows: &[Named]) -> HashSet<String> {
        let mut known = self.stems_of(rows);
        let is_task = || {
            marks(&masked(text))
                .iter()
                .any(|mark| mark.form == Form::Task)
        };
        let count = if is_task() { usize::MAX } else { 1 };
        for row in rows {
            let who = self.plans[row.plan].rows[row.row].row.executors.iter();
            known.extend(who.take(count).flat_map(|name| russian::stems(name)));
        }
        // «руководителям ОО»
        let all = || {
            rows.iter()
                .flat_map(|row| &self.plans[row.plan].rows[row.row].row.executors)
        };
        let short = |word: &str| {
            let is_own = |name: &String| words(&lower(name)).iter().any(|own| own.text == word);
            word.chars().count() == 2 && count > 1 && all().any(is_own)
        };
        let searched: Vec<usize> = rows.iter().map(|row| row.plan).collect();
        let numbers = numbers(self.plans, text, &searched);
        let places = |word: &str| {
            let stems = russian::stems(word);
            let mut own = rows.iter().flat_map(|row| &self.named[row.plan].place);
            own.any(|place| stems.iter().any(|stem| is_declined(stem, place)))
        };
        let small = with_ranges(&lower(text));
        // «кураторам до 20 мая исполнить п. 4»: who is told to is named by no word of the title
        let titles = rows.iter().map(|row| {
            let title = &self.plans[row.plan].rows[row.row].row.title;
            lower(title)
        });
        let titles: Vec<String> = titles.collect();
        let told = (count > 1).then(|| told_to(&small, &titles)).flatten();
        let own: Vec<String> = all().flat_map(|name| russian::stems(name)).collect();
        let stranger = told.filter(|word| !is_known(word, &own));
        let speaks = self.plan_named(text).is_some();
        let is_said = |word: &str| {
            let of = range(self.plans, word, &searched);
            if word.begins_with_digit() {
                // «план Саров, 2021–2022»
                let mut plans = rows.iter().map(|row| &self.named[row.plan].said);
                let parts: Vec<&str> = word.split('-').collect();
                let of_plan = plans.any(|said| {
                    let known = |part: &&str| said.iter().any(|own| own == part);
                    parts.iter().all(known)
                });
                of_plan && speaks || of.iter().all(|one| numbers.contains(one))
            } else {
                let known = is_known(word, &known) && Some(word) != stranger;
                word.chars().count() > 2 && (known || places(word)) || short(word)
            }
        };
        let named = words(&small).into_iter().filter(|word| is_said(word.text));
        let named = named.flat_map(|word| {
            let parts = word
                .text
                .split('-')
                .filter(|part| part.len() < word.text.len());
            parts.chain([word.text]).map(str::to_owned)
        });
        named.chain(numbers.iter().cloned()).collect()
    }

    /// Returns the stems of the titles of `rows` and of the names of their plans.
    fn stems_of(&self, rows: &[Named]) -> Vec<String> {
        let of = |row: &Named| {
            let names = russian::stems(&self.plans[row.plan].name);
            let place = self.named[row.plan].place.clone();
            [self.titles[row.plan][row.row].stems.clone(), names, place].concat()
        };
        rows.iter().flat_map(of).collect()
    }
}

/// Returns whether a clause that names an item answers for it in a word or a sign: «п. 10: то же», «п. 10 – да», «п. 10 +».
pub(super) fn answers(text: &str) -> bool {
    let small = lower(&outside(text));
    found("да|же|ок|ok|не", &small).is_some() || small.contains_any(&[" +", "✓", "✔", "☑"])
}

/// Returns whether `text` raises an item as a question: «2. О п. 9.», «Ефимову О.А. об исполнении пункта 9».
pub(super) fn is_question(text: &str) -> bool {
    found("о|об|по ..3 п|пункт*", &lower(text)).is_some()
}

/// Returns whether a clause is a word or a sign that answers for the item above it, and nothing else: «да», «+», «V».
pub(super) fn is_answer(text: &str) -> bool {
    const ANSWERS: [&str; 14] = [
        "да", "нет", "ок", "ok", "v", "х", "x", "+", "++", "✓", "✔", "☑", "√", "☒",
    ];
    let small = lower(text);
    let sign = |c: char| c.is_whitespace() || ".,;:!()_/–—-".contains(c);
    ANSWERS.contains(&small.trim_matches(sign))
}

/// Returns the first word of `small` where it can only be one to whom something is told, «кураторам до 20 мая …», and no
/// word of `titles`: «встречу» is one, of «встреча».
fn told_to<'t>(small: &'t str, titles: &[String]) -> Option<&'t str> {
    const ENDINGS: [&str; 4] = ["ам", "ям", "ому", "ему"];
    let first = words(small).into_iter().find(|word| {
        let letters = word.text.letters();
        letters > 2 && !word.text.starts_with("пункт")
    })?;
    let feminine = |stem: &str| {
        let mut own = titles.iter().flat_map(|title| words(title));
        own.any(|own| {
            let ending = own.text.strip_prefix(stem);
            ending.is_some_and(|ending| matches!(ending, "а" | "я" | "у" | "ю" | "ы" | "и"))
        })
    };
    let single = || {
        let stem = first.text.strip_suffix(['у', 'ю']);
        stem.is_some_and(|stem| !feminine(stem))
    };
    let dative = first.text.ends_any(&ENDINGS) || single();
    dative.then_some(first.text)
}

fn is_known(word: &str, known: &[String]) -> bool {
    russian::stems(word).iter().all(|stem| known.contains(stem))
}

fn which(number: &str, rows: &[Named], plans: &[Extract]) -> Message {
    if rows.is_empty() {
        return MessageId::MinutesNoSuchItem.with(number);
    }
    MessageId::MinutesSeveralItems
        .with(number)
        .with(called(rows, plans))
}

/// Returns the items as commands take them.
pub(super) fn called(rows: &[Named], plans: &[Extract]) -> String {
    let name = |row: &Named| {
        let plan = &plans[row.plan];
        format!("{}:{}", plan.roadmap, plan.rows[row.row].row.id)
    };
    rows.iter().map(name).collect::<Vec<_>>().join(", ")
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
