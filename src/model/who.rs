//! Who is one and the same over several plans.

use super::{ExecutorKind, Match, Plan, names};

/// Somebody whom a plan names; equal in two plans where both mean the same one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Who {
    /// The territory of the plan, or its organization; the file of the workspace that says who it is.
    within: String,
    /// Of a person, the form in which all spellings are equal; of others the name.
    key: String,
}

impl Who {
    /// Returns whom `plan` means by `name`, one of its registry's names.
    ///
    /// Persons are the same within a territory where their names differ in the order of initials, blanks, case, ё or
    /// dashes; anybody is where the workspace says so.
    pub fn of(plan: &Plan<'_>, name: &str) -> Who {
        if let Some(shared) = plan.registry.shared(name) {
            let origin = shared.origin.as_deref().unwrap_or("".as_ref());
            return Who {
                within: format!("\n{}", origin.display()),
                key: shared.name.value.to_string(),
            };
        }
        let found = plan.registry.find(name).map(Match::entry);
        let kind = found.map(|entry| plan.registry.entry(entry).kind);
        let person = match kind {
            Some(ExecutorKind::Role | ExecutorKind::Group | ExecutorKind::Unit) => None,
            _ => names::person_key(name),
        };
        Who {
            within: names::place_key(plan.place().unwrap_or_default()),
            key: person.unwrap_or_else(|| name.to_owned()),
        }
    }

    /// Returns whether `other` is of the same territory, or said to be who it is by the same workspace.
    pub fn is_near(&self, other: &Who) -> bool {
        self.within == other.within
    }
}
