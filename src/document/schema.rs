//! The keys a plan file and a workspace file may hold, and the type of each: the file format as a table.

use crate::text::literal::quoted;
use crate::words::{Message, MessageId};

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Text,
    /// A TOML date, as in `done = 2022-04-28`.
    Date,
    /// A string or a TOML date.
    TextOrDate,
    /// An array of strings.
    Texts,
    /// A table with the keys of a shape.
    Table,
    /// An array of tables.
    Tables,
    /// A table that describes an executor.
    Entry,
    /// An array of dates and of `{ start, due }` tables.
    Windows,
    /// An array of dates.
    Dates,
    /// A string, a date, or an array of dates and of `{ start, due }` tables.
    Was,
    /// A date, or an array of `{ due, on, evidence, note }` tables.
    Done,
    /// A table `{ on, reason }`, or an array of `{ due, on, reason }` tables.
    Cancelled,
    /// Any value.
    Any,
}

impl Type {
    /// Returns how the key called `key` is written, by an example.
    pub fn words(self, key: &str) -> Message {
        let id = match self {
            Type::Text if key == "kind" => MessageId::TypeKind,
            Type::Text => MessageId::TypeText,
            Type::Date => MessageId::TypeDate,
            Type::TextOrDate => MessageId::TypeTextOrDate,
            Type::Texts => MessageId::TypeTexts,
            Type::Table => MessageId::TypeTable,
            Type::Tables if key == "held_by" => MessageId::TypeHolders,
            Type::Tables => MessageId::TypeTables,
            Type::Entry => return MessageId::TypeEntry.with(quoted(key)),
            Type::Windows => MessageId::TypeWindows,
            Type::Dates => MessageId::TypeDates,
            Type::Was => MessageId::TypeWas,
            Type::Done => MessageId::TypeDone,
            Type::Cancelled => MessageId::TypeCancelled,
            Type::Any => MessageId::TypeAny,
        };
        id.with(key)
    }
}

/// A kind of table: its keys, and whether the state of an item can be known without them.
#[derive(Debug)]
pub struct Shape {
    /// What the table is, for messages.
    pub name: MessageId,
    /// Known keys with their types. An empty slice takes any key, each of type `others`.
    pub keys: &'static [(&'static str, Type)],
    /// The type of the values where any key is taken.
    pub others: Option<Type>,
}

/// A plan file.
pub const PLAN: Shape = Shape {
    name: MessageId::ShapePlan,
    keys: &[
        ("title", Type::Text),
        ("name", Type::Text),
        ("organization", Type::Text),
        ("territory", Type::Text),
        ("period", Type::Text),
        ("approved", Type::Table),
        ("basis", Type::Texts),
        ("goal", Type::Text),
        ("expected", Type::Text),
        ("control", Type::Text),
        ("executors", Type::Table),
        ("events", Type::Table),
        ("section", Type::Tables),
        ("item", Type::Tables),
    ],
    others: None,
};

/// The approval of a plan.
pub const APPROVED: Shape = Shape {
    name: MessageId::ShapeApproved,
    keys: &[
        ("date", Type::Date),
        ("document", Type::Text),
        ("by", Type::Text),
    ],
    others: None,
};

/// The table of executors: any name, each a table.
pub const EXECUTORS: Shape = Shape {
    name: MessageId::ShapeExecutors,
    keys: &[],
    others: Some(Type::Entry),
};

/// One executor.
pub const EXECUTOR: Shape = Shape {
    name: MessageId::ShapeExecutor,
    keys: &[
        ("kind", Type::Text),
        ("post", Type::Text),
        ("email", Type::Text),
        ("aliases", Type::Texts),
        ("members", Type::Texts),
        ("held_by", Type::Tables),
    ],
    others: None,
};

/// Who holds a role, and when.
pub const HOLDER: Shape = Shape {
    name: MessageId::ShapeHolder,
    keys: &[
        ("name", Type::Text),
        ("from", Type::Date),
        ("to", Type::Date),
    ],
    others: None,
};

/// The dates of events.
pub const EVENTS: Shape = Shape {
    name: MessageId::ShapeEvents,
    keys: &[],
    others: Some(Type::Date),
};

/// A titled group of items.
pub const SECTION: Shape = Shape {
    name: MessageId::ShapeSection,
    keys: &[("title", Type::Text), ("item", Type::Tables)],
    others: None,
};

/// One row.
pub const ITEM: Shape = Shape {
    name: MessageId::ShapeItem,
    keys: &[
        ("number", Type::Text),
        ("title", Type::Text),
        ("deadline", Type::TextOrDate),
        ("postponed", Type::Tables),
        ("executors", Type::Texts),
        ("result", Type::Text),
        ("dates", Type::Windows),
        ("moved", Type::Tables),
        ("done", Type::Done),
        ("unmet", Type::Tables),
        ("cancelled", Type::Cancelled),
        ("started", Type::Date),
        ("note", Type::Text),
        ("evidence", Type::Text),
        ("extra", Type::Table),
    ],
    others: None,
};

/// Columns of the document that the tool has no key for.
pub const EXTRA: Shape = Shape {
    name: MessageId::ShapeExtra,
    keys: &[],
    others: Some(Type::Any),
};

/// A window of real dates.
pub const WINDOW: Shape = Shape {
    name: MessageId::ShapeWindow,
    keys: &[("start", Type::Date), ("due", Type::Date)],
    others: None,
};

/// A mark of execution of one occurrence.
pub const DONE: Shape = Shape {
    name: MessageId::ShapeDone,
    keys: &[
        ("due", Type::Date),
        ("on", Type::Date),
        ("evidence", Type::Text),
        ("note", Type::Text),
    ],
    others: None,
};

/// What was dropped, or not carried out, and why.
pub const FACT: Shape = Shape {
    name: MessageId::ShapeFact,
    keys: &[
        ("due", Type::Date),
        ("on", Type::Date),
        ("reason", Type::Text),
    ],
    others: None,
};

/// An occurrence moved to another day.
pub const MOVED: Shape = Shape {
    name: MessageId::ShapeMoved,
    keys: &[
        ("due", Type::Date),
        ("to", Type::Date),
        ("on", Type::Date),
        ("basis", Type::Text),
    ],
    others: None,
};

/// A postponement: the former deadline, or the former `dates`, and the day and ground of the decision.
pub const POSTPONED: Shape = Shape {
    name: MessageId::ShapePostponed,
    keys: &[
        ("was", Type::Was),
        ("on", Type::Date),
        ("basis", Type::Text),
    ],
    others: None,
};

/// A workspace file.
pub const WORKSPACE: Shape = Shape {
    name: MessageId::ShapeWorkspace,
    keys: &[
        ("lang", Type::Text),
        ("paths", Type::Texts),
        ("executors", Type::Table),
        ("calendar", Type::Table),
        ("check", Type::Table),
    ],
    others: None,
};

/// The workspace's calendar.
pub const CALENDAR: Shape = Shape {
    name: MessageId::ShapeCalendar,
    keys: &[
        ("non-working", Type::Text),
        ("days-off", Type::Dates),
        ("working-days", Type::Dates),
        ("school-year-end", Type::Text),
        ("school-quarters", Type::Texts),
        ("trimesters", Type::Texts),
        ("semesters", Type::Texts),
        ("modules", Type::Texts),
        ("shifts", Type::Texts),
        ("holidays", Type::Texts),
    ],
    others: None,
};

/// The workspace's levels: any rule's name, and `profile`, each a word.
pub const CHECK: Shape = Shape {
    name: MessageId::ShapeCheck,
    keys: &[],
    others: Some(Type::Text),
};

/// What people call the keys in Russian, by the beginning of the word.
const IN_RUSSIAN: &[(&str, &str)] = &[
    ("назван", "title"),
    ("заголов", "title"),
    ("меропр", "title"),
    ("организ", "organization"),
    ("террит", "territory"),
    ("период", "period"),
    ("утвер", "approved"),
    ("основан", "basis"),
    ("цел", "goal"),
    ("контрол", "control"),
    ("исполнит", "executors"),
    ("ответств", "executors"),
    ("событ", "events"),
    ("раздел", "section"),
    ("пункт", "item"),
    ("номер", "number"),
    ("срок", "deadline"),
    ("результ", "result"),
    ("дат", "dates"),
    ("исполнен", "done"),
    ("выполнен", "done"),
    ("статус", "cancelled"),
    ("отмен", "cancelled"),
    ("перенес", "moved"),
    ("начат", "started"),
    ("примеч", "note"),
];

/// Returns whether `key` of a row is one that the format had before: what it means is said apart.
pub(super) fn is_former(shape: &Shape, key: &str) -> bool {
    shape.name == MessageId::ShapeItem && matches!(key, "status" | "reason")
}

/// Returns the key that a Russian word stands for.
pub(super) fn key_in_russian(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let found = IN_RUSSIAN
        .iter()
        .find(|(beginning, _)| word.starts_with(beginning));
    found.map(|(_, key)| *key)
}
