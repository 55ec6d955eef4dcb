//! The skeleton of a meeting's minutes: what is late or due soon, each as a decision to be filled in by hand.
//!
//! What is written here is read back by `import::minutes`: the forms of words are those that it knows.

use chrono::{Datelike as _, NaiveDate};

use super::{Block, Paper};
use crate::query::{Clock, Detail, DetailOccurrence, Extract, State, Tally};
use crate::report::{About, wording};
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
    blocks.extend(super::missing(about, lang));
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
    let mut blocks = vec![
        label(MessageId::MinutesHeard),
        Block::Text(heard.text(lang)),
        label(MessageId::MinutesSpoke),
        Block::Text(BLANK.to_owned()),
        label(MessageId::MinutesDecided),
        Block::Text(MessageId::MinutesByPlan.with(plan.name.as_str()).text(lang)),
    ];
    let mut decision = 0;
    let mut put = |text: String| {
        decision += 1;
        Block::Text(format!("{number}.{decision}. {text}"))
    };
    for detail in &plan.rows {
        for one in detail.schedule.iter().filter(|one| is_asked(one)) {
            blocks.push(put(item(detail, one, clock, lang)));
            blocks.push(Block::Text(MessageId::MinutesChoice.with(BLANK).text(lang)));
        }
    }
    blocks.push(put(MessageId::MinutesNewItem.with(BLANK).text(lang)));
    blocks
}

/// Returns whether the meeting has to speak of an occurrence: it is late, or falls due soon.
fn is_asked(one: &DetailOccurrence) -> bool {
    matches!(one.state, State::Overdue | State::DueSoon)
}

/// Returns what a decision is about: the item, its due day and who answers for it.
fn item(detail: &Detail, one: &DetailOccurrence, clock: Clock, lang: Lang) -> String {
    let row = &detail.row;
    let words: Vec<&str> = row.title.split_whitespace().collect();
    let title = words.join(" ");
    let title = title.trim_end_matches('.');
    let lead = row.executors.first().map_or("–", String::as_str);
    MessageId::MinutesItem
        .with(wording::item(&row.id))
        .with(title)
        .with(one.due)
        .with(wording::distance(one.due, clock.as_of, lang))
        .with(lead)
        .text(lang)
}
