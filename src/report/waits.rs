//! What waits for something late, in sentences.

use super::plans::Plans;
use super::{item_name, wording};
use crate::model::naming::is_name;
use crate::query::{Awaited, Wait};
use crate::words::{Lang, Message, MessageId};

/// How many characters of a title are told.
const TITLE: usize = 50;

/// Returns a sentence for each of `waits`: what waits, for what, and how late that is.
pub(super) fn lines(waits: &[Wait], plans: &Plans, lang: Lang) -> Vec<String> {
    let line = |wait: &Wait| {
        let own = item(&wait.id, &wait.title);
        let own = if plans.are_several() {
            let plan = plans.called(&wait.roadmap, &wait.name);
            MessageId::BriefOfPlan.with(plan).with(own)
        } else {
            own
        };
        let through = wait.awaits.split_last();
        let (last, between) = through?;
        let told = between.iter().fold(own, |told, next| {
            MessageId::WaitsThrough.with(told).with(item_name(&next.id))
        });
        Some(late(told, last, lang))
    };
    waits.iter().filter_map(line).collect()
}

fn late(waiting: Message, last: &Awaited, lang: Lang) -> String {
    let days = wording::days(last.days_late, lang);
    let told = MessageId::WaitsForLate.with(waiting);
    let told = told.with(item(&last.id, &last.title));
    told.with(days).text(lang)
}

/// Returns an item by its number and title.
fn item(id: &str, title: &str) -> Message {
    if is_name(id) {
        return item_name(id);
    }
    MessageId::BriefItem
        .with(item_name(id))
        .with(wording::cut(title, TITLE))
}
