//! The table of all rules: one entry each, its page beside it in `explain/`.

use crate::words::Lang;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not shown.
    Allow,
    /// Shown; the plan is usable.
    Warn,
    /// An error: `check` fails.
    Deny,
}

impl Level {
    /// Returns the level's name in `roadmap.toml` and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }
}

macro_rules! rules {
    ($($variant:ident $name:literal $level:ident)*) => {
        /// A kind of problem; its name reads well after "allow".
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!("See `explain/", $name, ".en.md`.")] $variant,)*
        }

        impl Rule {
            /// Every rule, in the order of the layers that find them.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant,)*];

            /// Returns the rule's name in kebab-case.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$variant => $name,)* }
            }

            /// Returns the default level of the rule.
            pub fn default_level(self) -> Level {
                match self { $(Rule::$variant => Level::$level,)* }
            }

            /// Returns the rule's page: what it finds, why it matters, an example, what to write instead.
            pub fn explanation(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Rule::$variant, Lang::Russian) => include_str!(concat!("explain/", $name, ".ru.md")),
                      (Rule::$variant, Lang::English) => include_str!(concat!("explain/", $name, ".en.md")),)*
                }
            }
        }
    };
}

rules! {
    // the file
    UnreadableFile "unreadable-file" Deny
    InvalidEncoding "invalid-encoding" Deny
    InvalidToml "invalid-toml" Deny
    DuplicateKey "duplicate-key" Deny
    UnknownKey "unknown-key" Deny
    WrongType "wrong-type" Deny
    InvalidValue "invalid-value" Deny
    MissingField "missing-field" Deny
    FormerKey "former-key" Deny
    SharedStem "shared-stem" Warn
    // deadlines
    UnreadableDeadline "unreadable-deadline" Deny
    ImpossibleDate "impossible-date" Deny
    ReversedWindow "reversed-window" Deny
    MisspeltWord "misspelt-word" Warn
    MissingSeparator "missing-separator" Warn
    UncertainReading "uncertain-reading" Warn
    YearInferred "year-inferred" Warn
    OutsidePeriod "outside-period" Warn
    ExternalSchedule "external-schedule" Warn
    UndatedEvent "undated-event" Warn
    NonWorkingDay "non-working-day" Warn
    DueBeforeApproval "due-before-approval" Warn
    // executors
    UnknownExecutor "unknown-executor" Deny
    AmbiguousExecutor "ambiguous-executor" Deny
    CyclicGroup "cyclic-group" Deny
    AliasSpelling "alias-spelling" Warn
    NoExecutor "no-executor" Warn
    RepeatedExecutor "repeated-executor" Warn
    UnusedExecutor "unused-executor" Warn
    RoleNamedDifferently "role-named-differently" Warn
    RoleHolders "role-holders" Warn
    NearName "near-name" Warn
    TwoKinds "two-kinds" Warn
    // the table
    NoItems "no-items" Warn
    DuplicateId "duplicate-id" Deny
    MissingNumber "missing-number" Warn
    NumberGap "number-gap" Warn
    DuplicateTitle "duplicate-title" Warn
    EmptyResult "empty-result" Warn
    EarlyApproval "early-approval" Warn
    // execution
    DoneInFuture "done-in-future" Deny
    DoneBeforeStart "done-before-start" Warn
    DoneUnmatched "done-unmatched" Deny
    DoneAmbiguous "done-ambiguous" Warn
    DoneAndCancelled "done-and-cancelled" Warn
    UndatedFact "undated-fact" Warn
    DoubtfulPostponement "doubtful-postponement" Warn
}

impl Rule {
    /// Returns the rule with this name.
    pub fn named(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// Returns what the rule finds, in one line without a stop: the heading of its page.
    pub fn summary(self, lang: Lang) -> &'static str {
        let heading = self.explanation(lang).lines().next().unwrap_or_default();
        heading.trim_start_matches('#').trim()
    }
}
