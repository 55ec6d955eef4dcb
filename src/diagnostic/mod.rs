//! Problems of plans as data, without layout and without a language.

pub mod rule;

use std::path::PathBuf;

pub use rule::{Level, Rule, Weight};

use crate::text::Span;
use crate::words::{Message, MessageId};

/// What says only that a word was read as custom has it, or that the plan has no place for something: nobody would write
/// the plan anew for that.
const CUSTOMARY: [MessageId; 21] = [
    MessageId::DatesUnordered,
    MessageId::UndatedTime,
    MessageId::NoNumbers,
    MessageId::NoYear,
    MessageId::SomeLeadingGroups,
    MessageId::NoApproval,
    MessageId::PhraseUncertainRoughly,
    MessageId::PhraseUncertainAtMost,
    MessageId::PhraseUncertainThen,
    MessageId::PhraseUncertainSchoolQuarter,
    MessageId::PhraseUncertainTrimester,
    MessageId::PhraseUncertainSemester,
    MessageId::PhraseUncertainHalfYear,
    MessageId::PhraseUncertainWinter,
    MessageId::PhraseUncertainLastWeek,
    MessageId::PhraseUncertainEdge,
    MessageId::PhraseUncertainBy,
    MessageId::PhraseUncertainWeekEdge,
    MessageId::PhraseUncertainWeekOf,
    MessageId::PhraseUncertainTeachingEnd,
    MessageId::PhraseUncertainReportMonth,
];

/// A place with a remark on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The other file the place is in; `None` for the diagnostic's own.
    pub path: Option<PathBuf>,
    /// The place.
    pub span: Span,
    /// What is there; `None` where the title says it all.
    pub message: Option<Message>,
}

/// A change of the text that would fix the problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// What to write there.
    pub replacement: String,
    /// Whether the meaning of the plan cannot change by it; only such fixes are applied by the tool.
    pub safe: bool,
}

/// One problem: which rule, where, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: Rule,
    /// How bad it is; a rule's default until `check` applies the workspace's levels.
    pub level: Level,
    /// How bad it can be at most, whatever the workspace says of its rule.
    pub ceiling: Level,
    /// What is wrong, in one line without a stop.
    pub title: Message,
    /// Where. A problem of a whole file has the empty span at its start.
    pub primary: Label,
    /// Places that explain it.
    pub related: Vec<Label>,
    /// What to write instead, each a line of its own.
    pub help: Vec<Message>,
    /// The change that fixes it, if there is one.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Returns a diagnostic of `rule` at `span`, at the rule's default level.
    pub fn new(rule: Rule, span: Span, title: impl Into<Message>) -> Self {
        Diagnostic {
            rule,
            level: rule.default_level(),
            ceiling: Level::Deny,
            title: title.into(),
            primary: Label {
                path: None,
                span,
                message: None,
            },
            related: Vec::new(),
            help: Vec::new(),
            fix: None,
        }
    }

    /// Returns how much it matters, where it is no error: what was read as custom has it, less than its rule.
    pub fn weight(&self) -> Weight {
        if CUSTOMARY.contains(&self.title.id) {
            Weight::Small
        } else {
            self.rule.weight()
        }
    }

    /// Says how bad it can be at most.
    #[must_use]
    pub fn at_most(mut self, ceiling: Level) -> Self {
        self.ceiling = ceiling;
        self.level = self.level.min(ceiling);
        self
    }

    /// Says what is at the primary place.
    #[must_use]
    pub fn label(mut self, message: impl Into<Message>) -> Self {
        self.primary.message = Some(message.into());
        self
    }

    /// Points at another place of the same file.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<Message>) -> Self {
        self.related.push(Label {
            path: None,
            span,
            message: Some(message.into()),
        });
        self
    }

    /// Adds a line on what to write.
    #[must_use]
    pub fn help(mut self, message: impl Into<Message>) -> Self {
        self.help.push(message.into());
        self
    }

    /// Adds the change that fixes it.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>, safe: bool) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
            safe,
        });
        self
    }
}
