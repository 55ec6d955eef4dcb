//! The corner of a paper that says by whose will it holds.

use super::Block;
use crate::query::Extract;
use crate::words::{Lang, MessageId};

/// Acts of offices with their dative: «Приложение к распоряжению».
const ACTS: [(&str, &str); 6] = [
    ("распоряжение", "распоряжению"),
    ("постановление", "постановлению"),
    ("приказ", "приказу"),
    ("решение", "решению"),
    ("письмо", "письму"),
    ("протокол", "протоколу"),
];

/// Returns the corner of the paper of `plan`: an appendix of the act that approved it, as far as that is known, else
/// room for an approval.
pub(super) fn corner<'a>(plan: &Extract, lang: Lang) -> Block<'a> {
    let said = |id: MessageId| id.text(lang).to_owned();
    let day = plan.approved.map(|day| day.format("%d.%m.%Y").to_string());
    let lines = match (&plan.act, &plan.approver) {
        (Some(act), _) => match dative(act) {
            Some(act) => vec![
                said(MessageId::PaperAppendix),
                MessageId::PaperAppendixTo.with(act).text(lang),
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

/// Returns an act's name in the dative, where its first word is one whose dative is known.
fn dative(act: &str) -> Option<String> {
    let (word, rest) = act.split_once(' ').unwrap_or((act, ""));
    let folded = word.to_lowercase();
    let (_, dative) = ACTS.iter().find(|(known, _)| *known == folded)?;
    Some(format!("{dative} {rest}").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_declined_where_their_word_is_known() {
        let case = |act: &str, expected: Option<&str>| assert_eq!(dative(act).as_deref(), expected);
        case(
            "распоряжение от 20.01.2021 № 65",
            Some("распоряжению от 20.01.2021 № 65"),
        );
        case(
            "Приказ Управления образования № 3",
            Some("приказу Управления образования № 3"),
        );
        case("постановление", Some("постановлению"));
        case("поручение главы", None);
        case("распоряжения № 1 и № 2", None);
    }
}
