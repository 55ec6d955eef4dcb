//! What a check comes to, in one sentence.

use serde::Serialize;

use crate::words::{Lang, Message, MessageId};

/// Counts of what was found and of what it was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Problems at the level deny.
    pub errors: usize,
    /// Problems at the level warn.
    pub warnings: usize,
    /// Plans checked.
    pub plans: usize,
    /// Rows in them.
    pub items: usize,
}

/// Returns the sentence: «5 планов, 136 пунктов: ошибок нет, 83 предупреждения».
pub fn summary(total: &Total, lang: Lang) -> String {
    let count = |number: usize, some: MessageId, none: MessageId| match number {
        0 => Message::from(none),
        number => some.with(number),
    };
    let found = match (total.errors, total.warnings) {
        (0, 0) => MessageId::NoProblems.into(),
        (errors, warnings) => MessageId::Both
            .with(count(errors, MessageId::CountErrors, MessageId::NoErrors))
            .with(count(
                warnings,
                MessageId::CountWarnings,
                MessageId::NoWarnings,
            )),
    };
    let plans = MessageId::CountPlans.with(total.plans);
    let items = MessageId::CountItems.with(total.items);
    MessageId::Summary
        .with(plans)
        .with(items)
        .with(found)
        .text(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_in_sentences() {
        let say = |plans, items, errors, warnings, lang| {
            let total = Total {
                errors,
                warnings,
                plans,
                items,
            };
            summary(&total, lang)
        };
        let ru = Lang::Russian;
        assert_eq!(
            say(5, 136, 0, 83, ru),
            "5 планов, 136 пунктов: ошибок нет, 83 предупреждения"
        );
        assert_eq!(
            say(1, 21, 2, 0, ru),
            "1 план, 21 пункт: 2 ошибки, предупреждений нет"
        );
        assert_eq!(say(2, 0, 0, 0, ru), "2 плана, 0 пунктов: замечаний нет");
        assert_eq!(
            say(1, 2, 1, 5, Lang::English),
            "1 plan, 2 items: 1 error, 5 warnings"
        );
        assert_eq!(
            say(2, 1, 0, 0, Lang::English),
            "2 plans, 1 item: no problems"
        );
    }
}
