//! Whose plan a document is: only a plan of the same territory, organization and period may be brought up by it.

use toml_spanner::Arena;

use super::draft::{Draft, Text};
use crate::calendar::Period;
use crate::document;
use crate::text::russian::fold;

/// Returns whether the plan file `old` and `draft` name the same territory, organization and period, all three.
///
/// Where either does not name one of them, they are taken for two plans: towns have documents with the same titles
/// and the same rows.
pub fn is_of_the_same_body(old: &str, draft: &Draft) -> bool {
    let arena = Arena::new();
    let (plan, _) = document::plan(old, &arena);
    let passport = &draft.passport;
    let alike = |old: Option<&str>, new: Option<&Text>| {
        let words = old.map(fold).zip(new.map(|text| fold(&text.value)));
        words.is_some_and(|(old, new)| !old.is_empty() && old == new)
    };
    let period = |text: &str| Period::parse(text);
    let periods = (
        plan.period.and_then(|text| period(text.value)),
        passport
            .period
            .as_ref()
            .and_then(|text| period(&text.value)),
    );
    alike(
        plan.territory.map(|text| text.value),
        passport.territory.as_ref(),
    ) && alike(
        plan.organization.map(|text| text.value),
        passport.organization.as_ref(),
    ) && matches!(periods, (Some(old), Some(new)) if old == new)
}
