//! Whose plan a document is: only a plan of the same territory, organization and period may be brought up by it.

use toml_spanner::Arena;

use super::draft::{Draft, Text};
use crate::calendar::Period;
use crate::document;
use crate::text::russian::fold;

/// What of its passport tells whose a plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The key.
    pub key: &'static str,
    /// What the plan file says.
    pub plan: Option<String>,
    /// What the document says.
    pub document: Option<String>,
}

impl Body {
    /// Returns whether both say something, and the same.
    pub fn is_same(&self) -> bool {
        self.both()
            .is_some_and(|(plan, document)| self.agree(plan, document))
    }

    /// Returns whether both say something, and not the same.
    pub fn differs(&self) -> bool {
        self.both()
            .is_some_and(|(plan, document)| !self.agree(plan, document))
    }

    fn both(&self) -> Option<(&str, &str)> {
        let said =
            |text: &'_ Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        (said(&self.plan) && said(&self.document))
            .then(|| self.plan.as_deref().zip(self.document.as_deref()))
            .flatten()
    }

    fn agree(&self, plan: &str, document: &str) -> bool {
        match (self.key, Period::parse(plan), Period::parse(document)) {
            ("period", Some(plan), Some(document)) => plan == document,
            ("period", ..) => false,
            _ => fold(plan) == fold(document),
        }
    }
}

/// Returns the territory, the organization and the period that the plan file `old` and `draft` name.
///
/// Where either does not name one of them, they are taken for two plans: towns have documents with the same titles
/// and the same rows.
pub fn bodies(old: &str, draft: &Draft) -> [Body; 3] {
    let arena = Arena::new();
    let (plan, _) = document::plan(old, &arena);
    let passport = &draft.passport;
    let body = |key, plan: Option<crate::text::Spanned<&str>>, document: &Option<Text>| Body {
        key,
        plan: plan.map(|text| text.value.to_owned()),
        document: document.as_ref().map(|text| text.value.clone()),
    };
    [
        body("territory", plan.territory, &passport.territory),
        body("organization", plan.organization, &passport.organization),
        body("period", plan.period, &passport.period),
    ]
}
