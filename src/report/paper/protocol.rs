//! The skeleton of a meeting's minutes: what is late or due soon, each as a decision to be filled in by hand.
//!
//! What is written here is read back by `import::minutes`: the forms of words are those that it knows.

use chrono::{Datelike as _, NaiveDate};

use super::{Block, Paper};
use crate::model::naming::is_name;
use crate::query::{Clock, Detail, DetailOccurrence, Extract, State, Tally};
use crate::report::diff::ranges;
use crate::report::{About, wording};
use crate::text::order;
use crate::words::{Lang, MessageId};

/// The months as dates in words have them.
const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Of how many due days of a plan a meeting decides one by one.
const DECIDED: usize = 20;

/// Of how many where the plan has ended, and the meeting decides what becomes of the rest of it.
const DECIDED_AT_THE_END: usize = 5;

/// Room to write in.
const BLANK: &str = "____________";

/// What is known of a meeting before it is held.
#[derive(Debug, Clone, Default)]
pub struct Meeting {
    /// The number of its minutes.
    pub number: Option<String>,
    /// What it is a meeting of, in the genitive: «заседания рабочей группы».
    pub kind: Option<String>,
}

/// Returns the skeleton of the minutes of a meeting on the clock's day about `plans`.
pub fn protocol<'a>(plans: &[Extract], meeting: &Meeting, about: &About, lang: Lang) -> Paper<'a> {
    let said = |id: MessageId| id.text(lang).to_owned();
    let day = about.clock.as_of;
    let called = |plan: &Extract| (order::key(&plan.name), order::key(&plan.roadmap));
    let mut plans: Vec<&Extract> = plans.iter().collect();
    plans.sort_by_cached_key(|plan| called(plan));
    let number = meeting.number.as_deref().unwrap_or("______");
    let kind = meeting.kind.clone();
    let mut blocks = vec![
        Block::Name(said(MessageId::MinutesName)),
        Block::Heading(kind.unwrap_or_else(|| said(MessageId::MinutesOfMeeting))),
        Block::Heading(
            MessageId::MinutesDayAndNumber
                .with(in_words(day, lang))
                .with(number)
                .text(lang),
        ),
        Block::Label(MessageId::MinutesPresent.with(BLANK).text(lang)),
        Block::Label(said(MessageId::MinutesAgenda)),
    ];
    for (at, plan) in plans.iter().enumerate() {
        let point = MessageId::MinutesPoint
            .with(at + 1)
            .with(plan.name.as_str());
        blocks.push(Block::Text(point.text(lang)));
    }
    for (at, plan) in plans.iter().enumerate() {
        blocks.extend(point(at + 1, plan, about.clock, lang));
    }
    blocks.extend(super::closing(about, lang));
    for post in [MessageId::MinutesChair, MessageId::MinutesSecretary] {
        blocks.push(Block::Signature {
            post: said(post),
            name: String::new(),
        });
    }
    Paper {
        title: MessageId::MinutesTitle.with(number).with(day).text(lang),
        lang,
        day,
        blocks,
    }
}

/// Returns a day with the month in words: «18 апреля 2022 года».
fn in_words(day: NaiveDate, lang: Lang) -> String {
    let month = MONTHS.get(day.month0() as usize).copied();
    match lang {
        Lang::Russian => format!(
            "{} {} {} года",
            day.day(),
            month.unwrap_or_default(),
            day.year()
        ),
        Lang::English => day.format("%-d %B %Y").to_string(),
    }
}

/// Returns what is heard and decided of `plan`, the point of the agenda with this number.
fn point<'a>(number: usize, plan: &Extract, clock: Clock, lang: Lang) -> Vec<Block<'a>> {
    let label = |id: MessageId| Block::Label(id.with(number).text(lang));
    let mut tally = Tally::default();
    for detail in &plan.rows {
        tally.add(detail.row.state);
    }
    let heard = MessageId::MinutesHeardOf
        .with(BLANK)
        .with(plan.name.as_str())
        .with(tally.total)
        .with(wording::states(&tally, lang));
    let (asked, folded) = asked(plan, clock);
    let mut blocks = vec![
        label(MessageId::MinutesHeard),
        Block::Text(heard.text(lang)),
    ];
    blocks.extend(undated(plan, lang).map(Block::Text));
    blocks.extend(rest(&folded, lang).map(Block::Text));
    blocks.extend([
        label(MessageId::MinutesSpoke),
        Block::Text(BLANK.to_owned()),
        label(MessageId::MinutesDecided),
        Block::Text(MessageId::MinutesByPlan.with(plan.name.as_str()).text(lang)),
    ]);
    let mut decision = 0;
    let mut put = |text: String| {
        decision += 1;
        Block::Text(format!("{number}.{decision}. {text}"))
    };
    for (detail, one) in asked {
        blocks.push(put(item(detail, one, clock, lang)));
        blocks.push(Block::Text(MessageId::MinutesChoice.with(BLANK).text(lang)));
    }
    blocks.push(put(MessageId::MinutesNewItem.with(BLANK).text(lang)));
    blocks
}

/// A due day of an item.
type DueDay<'p> = (&'p Detail, &'p DetailOccurrence);

/// Returns the due days of which the meeting decides one by one, in the order of the plan: all that fall due soon, and of
/// what is late the longest late; and those late ones that are too many for that.
fn asked(plan: &Extract, clock: Clock) -> (Vec<DueDay<'_>>, Vec<DueDay<'_>>) {
    let has_ended = plan.period.is_some_and(|(_, end)| end < clock.as_of);
    let most = if has_ended {
        DECIDED_AT_THE_END
    } else {
        DECIDED
    };
    let all = || {
        let rows = plan.rows.iter();
        rows.flat_map(|detail| detail.schedule.iter().map(move |one| (detail, one)))
    };
    let is_soon = |(_, one): &DueDay<'_>| one.state == State::DueSoon;
    let mut late: Vec<DueDay<'_>> = all()
        .filter(|(_, one)| one.state == State::Overdue)
        .collect();
    late.sort_by_key(|(_, one)| one.due);
    let room = most.saturating_sub(all().filter(is_soon).count());
    let folded = late.split_off(late.len().min(room));
    let is_chosen =
        |day: &DueDay<'_>| is_soon(day) || late.iter().any(|(_, one)| std::ptr::eq(*one, day.1));
    (all().filter(is_chosen).collect(), folded)
}

/// Returns the line on what is late besides, item by item.
fn rest(folded: &[DueDay<'_>], lang: Lang) -> Option<String> {
    let ids = folded.iter().map(|(detail, _)| detail.row.id.as_str());
    let told = MessageId::MinutesLateToo
        .with(folded.len())
        .with(items(ids));
    (!folded.is_empty()).then(|| told.text(lang))
}

/// Returns the line on the items without a day of their own.
fn undated(plan: &Extract, lang: Lang) -> Option<String> {
    let rows = plan.rows.iter().map(|detail| &detail.row);
    let undated: Vec<&str> = rows
        .filter(|row| row.state == State::Undated)
        .map(|row| row.id.as_str())
        .collect();
    let told = MessageId::MinutesUndated
        .with(undated.len())
        .with(items(undated.iter().copied()));
    (!undated.is_empty()).then(|| told.text(lang))
}

/// Returns the items `ids`, each once, in order, three and more that follow each other as a range.
fn items<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_by_key(|id| order::key(id));
    ids.dedup();
    ranges(&ids)
}

/// Returns what a decision is about: the item, its due day and who answers for it.
fn item(detail: &Detail, one: &DetailOccurrence, clock: Clock, lang: Lang) -> String {
    let row = &detail.row;
    let words: Vec<&str> = row.title.split_whitespace().collect();
    let title = words.join(" ");
    let title = title.trim_end_matches('.');
    let lead = row.executors.first().map_or("–", String::as_str);
    // the title alone names an item without a number
    let number = if is_name(&row.id) {
        String::new()
    } else {
        wording::item(&row.id).text(lang)
    };
    MessageId::MinutesItem
        .with(number)
        .with(title)
        .with(one.due)
        .with(wording::distance(one.due, clock.as_of, lang))
        .with(lead)
        .text(lang)
        .trim_start()
        .to_owned()
}
