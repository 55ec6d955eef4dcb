//! The corner of a paper that says by whose will it holds.

use super::Block;
use crate::query::Extract;
use crate::report::acts;
use crate::words::{Lang, MessageId};

/// Returns the corner of the paper of `plan`: an appendix of the act that approved it, as far as that is known, else
/// room for an approval.
pub(super) fn corner<'a>(plan: &Extract, lang: Lang) -> Block<'a> {
    let said = |id: MessageId| id.text(lang).to_owned();
    let day = plan.approved.map(|day| day.format("%d.%m.%Y").to_string());
    let lines = match (&plan.act, &plan.approver) {
        (Some(act), _) => match acts::dative(act) {
            Some(dative) => vec![
                said(MessageId::PaperAppendix),
                MessageId::PaperAppendixTo
                    .with(match lang {
                        Lang::Russian => dative,
                        Lang::English => act.clone(),
                    })
                    .text(lang),
            ],
            None => vec![said(MessageId::PaperApproved), act.clone()],
        },
        (None, Some(by)) => vec![
            said(MessageId::PaperApprove),
            by.clone(),
            said(MessageId::PaperSignHere),
            day.unwrap_or_else(|| said(MessageId::PaperDateHere)),
        ],
        (None, None) => match day {
            Some(day) => vec![said(MessageId::PaperApproved), day],
            None => vec![
                said(MessageId::PaperApprove),
                said(MessageId::PaperSignHere),
                said(MessageId::PaperDateHere),
            ],
        },
    };
    Block::Corner(lines)
}

/// Returns the lines of a sheet that say whose `plan` is, and by whose will it holds.
pub(in crate::report) fn heads(plan: &Extract, lang: Lang) -> Vec<String> {
    super::whose(plan, lang).chain(line(plan, lang)).collect()
}

/// Returns by whose will a plan holds in one line; none where nothing of it is known.
fn line(plan: &Extract, lang: Lang) -> Option<String> {
    let is_known = plan.act.is_some() || plan.approver.is_some() || plan.approved.is_some();
    let Block::Corner(mut lines) = corner(plan, lang) else {
        return None;
    };
    lines.retain(|line| !line.contains("____"));
    is_known.then(|| lines.join(" "))
}
