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

/// How much a finding matters to whoever answers for the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is to be looked at: the plan may say something else than is meant.
    Look,
    /// It changes nothing for the reader of the plan.
    Small,
}

macro_rules! rules {
    ($($variant:ident $name:literal $level:ident $weight:ident)*) => {
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

            /// Returns the default level of the rule; one that is allowed by default belongs to the profile of editors.
            pub fn default_level(self) -> Level {
                match self { $(Rule::$variant => Level::$level,)* }
            }

            /// Returns how much what the rule finds matters, where it is no error.
            pub fn weight(self) -> Weight {
                match self { $(Rule::$variant => Weight::$weight,)* }
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
    UnreadableFile "unreadable-file" Deny Look
    InvalidEncoding "invalid-encoding" Deny Look
    InvalidToml "invalid-toml" Deny Look
    DuplicateKey "duplicate-key" Deny Look
    UnknownKey "unknown-key" Deny Look
    WrongType "wrong-type" Deny Look
    InvalidValue "invalid-value" Deny Look
    MissingField "missing-field" Deny Look
    FormerKey "former-key" Deny Look
    SharedStem "shared-stem" Warn Look
    RepeatedPlan "repeated-plan" Warn Look
    // deadlines
    UnreadableDeadline "unreadable-deadline" Deny Look
    ImpossibleDate "impossible-date" Deny Look
    ReversedWindow "reversed-window" Deny Look
    MisspeltWord "misspelt-word" Warn Small
    MissingSeparator "missing-separator" Warn Look
    UncertainReading "uncertain-reading" Warn Look
    YearInferred "year-inferred" Warn Small
    OutsidePeriod "outside-period" Warn Look
    ExternalSchedule "external-schedule" Warn Small
    UndatedEvent "undated-event" Warn Look
    NonWorkingDay "non-working-day" Warn Small
    DueBeforeApproval "due-before-approval" Warn Look
    // executors
    UnknownExecutor "unknown-executor" Deny Look
    AmbiguousExecutor "ambiguous-executor" Deny Look
    CyclicGroup "cyclic-group" Deny Look
    AliasSpelling "alias-spelling" Warn Small
    NoExecutor "no-executor" Warn Look
    RepeatedExecutor "repeated-executor" Warn Look
    NotAnExecutor "not-an-executor" Warn Look
    UnnamedPost "unnamed-post" Warn Look
    OutsideExecutor "outside-executor" Warn Small
    UnusedExecutor "unused-executor" Warn Small
    RoleNamedDifferently "role-named-differently" Warn Look
    RoleHolders "role-holders" Warn Look
    VacantRoles "vacant-roles" Warn Small
    NoPosts "no-posts" Warn Small
    NoPeople "no-people" Warn Small
    NearName "near-name" Warn Look
    UnevenNames "uneven-names" Warn Small
    TwoKinds "two-kinds" Warn Look
    // the table
    NoItems "no-items" Warn Look
    DuplicateId "duplicate-id" Deny Look
    MissingNumber "missing-number" Warn Look
    NumberGap "number-gap" Warn Look
    RenumberedInMerge "renumbered-in-merge" Warn Look
    PostponedInMerge "postponed-in-merge" Warn Look
    DuplicateTitle "duplicate-title" Warn Look
    EmptyResult "empty-result" Warn Look
    EmptyColumn "empty-column" Warn Look
    EarlyApproval "early-approval" Warn Look
    ApprovalDay "approval-day" Warn Look
    TitlePeriod "title-period" Warn Look
    TitleDeadline "title-deadline" Warn Look
    LateMilestone "late-milestone" Warn Look
    OddYear "odd-year" Warn Look
    OddMonth "odd-month" Warn Look
    OddNumeral "odd-numeral" Warn Look
    ResultAfterDeadline "result-after-deadline" Warn Look
    LatePreparation "late-preparation" Warn Look
    UnknownItem "unknown-item" Warn Look
    UnknownPerson "unknown-person" Warn Look
    CitedDate "cited-date" Warn Look
    OddAmount "odd-amount" Warn Look
    OneHour "one-hour" Warn Look
    OddText "odd-text" Warn Small
    UnfilledBlank "unfilled-blank" Warn Look
    AbbreviationSpelling "abbreviation-spelling" Warn Small
    UnknownAbbreviation "unknown-abbreviation" Warn Small
    UnevenStyle "uneven-style" Warn Small
    VagueDeadlines "vague-deadlines" Warn Look
    EarlyEnd "early-end" Warn Small
    NoApproval "no-approval" Warn Look
    NoResults "no-results" Warn Small
    LeadingGroups "leading-groups" Warn Look
    OverloadedLead "overloaded-lead" Warn Look
    SeveralWorks "several-works" Warn Small
    RowOrder "row-order" Warn Small
    RepeatedTitle "repeated-title" Warn Small
    OpenDeadlines "open-deadlines" Warn Small
    TitleForms "title-forms" Warn Small
    UnclearWorks "unclear-works" Warn Small
    NoDays "no-days" Warn Small
    DayOffEvents "day-off-events" Warn Small
    RepeatedNumbers "repeated-numbers" Warn Small
    // the profile of editors: what may well be meant so
    LikelyPreparation "likely-preparation" Allow Look
    OddResult "odd-result" Allow Look
    MainLead "main-lead" Allow Small
    NoYears "no-years" Allow Small
    // execution
    DoneInFuture "done-in-future" Deny Look
    DoneBeforeStart "done-before-start" Warn Look
    DoneUnmatched "done-unmatched" Deny Look
    DoneAmbiguous "done-ambiguous" Warn Look
    DoneAndCancelled "done-and-cancelled" Warn Look
    UndatedFact "undated-fact" Warn Small
    DoubtfulPostponement "doubtful-postponement" Warn Look
}

impl Rule {
    /// Returns the rule with this name.
    pub fn named(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// Returns whether the rule is of the profile of editors: off unless a workspace asks for the profile or the rule.
    pub fn is_of_editors(self) -> bool {
        self.default_level() == Level::Allow
    }

    /// Returns whether what the rule finds keeps something from being read, so that it can't be passed over in silence.
    pub fn is_essential(self) -> bool {
        matches!(
            self,
            Rule::UnreadableFile
                | Rule::InvalidEncoding
                | Rule::InvalidToml
                | Rule::DuplicateKey
                | Rule::UnknownKey
                | Rule::WrongType
                | Rule::InvalidValue
                | Rule::MissingField
                | Rule::FormerKey
                | Rule::UnreadableDeadline
                | Rule::ImpossibleDate
                | Rule::ReversedWindow
        )
    }

    /// Returns what the rule finds, in one line without a stop: the heading of its page.
    pub fn summary(self, lang: Lang) -> &'static str {
        let heading = self.explanation(lang).lines().next().unwrap_or_default();
        heading.trim_start_matches('#').trim()
    }
}
