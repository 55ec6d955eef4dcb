//! The draft of an order «О внесении изменений»: room for its day and number, its heading, its points, a line to sign on.

use chrono::NaiveDate;

use super::order;
use super::subject::Subject;
use crate::query::diff::{PlanDiff, Revision};
use crate::report::paper::{Block, Paper};
use crate::words::{Lang, MessageId};

/// What an order does to a plan.
pub enum Amendment<'a> {
    /// It changes it.
    Change {
        /// The plan as it was.
        old: &'a Revision,
        /// The plan as it is.
        new: &'a Revision,
        /// What changed.
        diff: &'a PlanDiff,
    },
    /// It ends it.
    Repeal(&'a Revision),
}

/// Returns the draft of the order that does all of `amendments`, and notes on what no order says; no draft where there is
/// nothing to order.
pub fn draft(
    amendments: &[Amendment<'_>],
    day: NaiveDate,
    lang: Lang,
) -> (Option<Paper<'static>>, Vec<String>) {
    let (mut points, mut subjects, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut changes = false;
    for amendment in amendments {
        let (subject, blocks) = match amendment {
            Amendment::Change { old, new, diff } => {
                let (blocks, note) = order(old, new, diff, lang);
                let several = amendments.len() > 1;
                notes.extend(note.map(|note| {
                    if several {
                        format!("{}. {note}", new.label())
                    } else {
                        note
                    }
                }));
                (Subject::of(old, lang), blocks)
            }
            Amendment::Repeal(old) => {
                let subject = Subject::of(old, lang);
                let repeal = Block::Text(format!("{}.", subject.repealed(lang)));
                (subject, vec![repeal])
            }
        };
        if !blocks.is_empty() {
            changes |= matches!(amendment, Amendment::Change { .. });
            subjects.push(subject);
            points.push(blocks);
        }
    }
    let heading = match subjects.as_slice() {
        [] => return (None, notes),
        [only] if changes => MessageId::OrderHeading.with(only.said(lang)).text(lang),
        _ if changes => MessageId::OrderHeadingSeveral.text(lang).to_owned(),
        _ => MessageId::OrderHeadingRepeal.text(lang).to_owned(),
    };
    let mut blocks = vec![
        Block::Label(MessageId::OrderDayAndNumber.text(lang).to_owned()),
        Block::Heading(heading),
    ];
    for (at, own) in points.into_iter().enumerate() {
        blocks.extend(numbered(at + 1, own, lang));
    }
    blocks.push(Block::Signature {
        post: MessageId::OrderPost.text(lang).to_owned(),
        name: MessageId::OrderSigner.text(lang).to_owned(),
    });
    let paper = Paper {
        title: MessageId::OrderTitle.text(lang).to_owned(),
        lang,
        day,
        blocks,
    };
    (Some(paper), notes)
}

/// Returns a point of the order with its number.
fn numbered(number: usize, mut blocks: Vec<Block<'static>>, lang: Lang) -> Vec<Block<'static>> {
    if let Some(Block::Text(text)) = blocks.first_mut() {
        *text = MessageId::OrderPoint
            .with(number)
            .with(text.as_str())
            .text(lang);
    }
    blocks
}
