//! Whose plan a document is: only a plan of the same territory, organization and period may be brought up by it. A paper
//! of this program says it in lines of its own, and keeps what it said when it was written.

use toml_spanner::Arena;

use super::draft::{Draft, Text};
use super::source::Place;
use crate::calendar::Period;
use crate::document;
use crate::text::russian::fold;
use crate::text::{AsWritten, Spanned};
use crate::words::MessageId;

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
        self.both().is_some_and(|both| self.agree(both))
    }

    /// Returns whether both say something, and not the same.
    pub fn differs(&self) -> bool {
        self.both().is_some_and(|both| !self.agree(both))
    }

    /// Returns whether both say the same, or neither says anything.
    pub fn is_like(&self) -> bool {
        let [plan, document] = self.said();
        self.is_same() || plan.or(document).is_none()
    }

    fn both(&self) -> Option<(&str, &str)> {
        let [plan, document] = self.said();
        plan.zip(document)
    }

    fn said(&self) -> [Option<&str>; 2] {
        let said = [&self.plan, &self.document].map(Option::as_deref);
        said.map(|text| text.filter(|text| !text.trim().is_empty()))
    }

    fn agree(&self, (plan, document): (&str, &str)) -> bool {
        match (self.key, Period::parse(plan), Period::parse(document)) {
            ("period", Some(plan), Some(document)) => plan == document,
            ("period", ..) => false,
            _ => fold(plan) == fold(document),
        }
    }
}

/// Gives each of `drafts` what its file kept of it when this program wrote it: of `as_written` the one of the same
/// plan, else, where as many are left as plans, the one in its place.
pub(in crate::import) fn recall(drafts: &mut [Draft], as_written: &[AsWritten]) {
    let mut texts: Vec<&AsWritten> = as_written.iter().collect();
    for draft in drafts.iter_mut() {
        let mut written = texts.iter();
        let own = written.position(|text| is_same_plan(&text.said, draft));
        draft.as_written = own.map(|at| texts.remove(at).clone());
    }
    let others = drafts.iter_mut().filter(|draft| draft.as_written.is_none());
    let others: Vec<&mut Draft> = others.collect();
    if others.len() == texts.len() {
        for (draft, text) in others.into_iter().zip(texts) {
            draft.as_written = Some(text.clone());
        }
    }
    for draft in drafts {
        if let Some(text) = draft.as_written.clone() {
            draft.is_own = true;
            remember(draft, &text.said);
        }
    }
}

/// Lets what `draft` said when it was written say whose plan it is, where its own lines no longer do.
fn remember(draft: &mut Draft, as_written: &str) {
    let arena = Arena::new();
    let (plan, _) = document::plan(as_written, &arena);
    let said = |text: Option<Spanned<&str>>| text.map(|text| text.value.to_owned());
    let passport = &mut draft.passport;
    let titled = said(plan.title).zip(passport.title.as_ref());
    if titled.is_some_and(|(one, other)| fold(&one) != fold(&other.value)) {
        return;
    }
    let slots = [
        (&mut passport.territory, plan.territory),
        (&mut passport.organization, plan.organization),
        (&mut passport.period, plan.period),
    ];
    for (slot, kept) in slots {
        let is_said = slot.as_ref().is_some_and(|text| text.guess.is_none());
        if let Some(kept) = said(kept).filter(|_| !is_said) {
            let whole = Place::Paragraph { number: 0 };
            let kept = Text::new(&kept, &whole).all_lent();
            *slot = Some(kept.guessed(MessageId::ImportGuessAsWritten));
        }
    }
}

/// Returns what people call the plan of which `draft` is a paper, as the paper keeps it.
pub(in crate::import) fn called(draft: &Draft) -> Option<String> {
    let arena = Arena::new();
    let (plan, _) = document::plan(&draft.as_written.as_ref()?.marks, &arena);
    plan.name.map(|name| name.value.to_owned())
}

/// Returns whether the plan file `text` has the title of `draft` and is of the same body.
fn is_same_plan(text: &str, draft: &Draft) -> bool {
    let arena = Arena::new();
    let (plan, _) = document::plan(text, &arena);
    let titled = plan.title.zip(draft.passport.title.as_ref());
    titled.is_some_and(|(one, other)| fold(one.value) == fold(&other.value))
        && bodies(text, draft).iter().all(Body::is_like)
}

/// Returns the territory, the organization and the period that the plan file `old` and `draft` name.
///
/// Where either does not name one of them, they are taken for two plans: towns have documents with the same titles
/// and the same rows.
pub fn bodies(old: &str, draft: &Draft) -> [Body; 3] {
    let arena = Arena::new();
    let (plan, _) = document::plan(old, &arena);
    let passport = &draft.passport;
    let body = |key, plan: Option<Spanned<&str>>, document: &Option<Text>| Body {
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
