//! A point of an order, and where it stands among the others.

use crate::report::Table;

/// A point of an order.
pub(super) struct Point {
    /// Where it stands among the others.
    pub(super) at: Stage,
    pub(super) text: String,
    /// The rows that it puts in.
    pub(super) table: Option<Table<'static>>,
}

/// The order of points: that of the document, then what presupposes that other rows stand in their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Passport,
    Sections,
    /// Of a row that stays, by its old place; what is put in behind it comes after what it says itself.
    Row(usize, usize),
    /// Of a row that is put elsewhere, or behind such a one, by its new place.
    Put(usize),
    LastOfSections,
    SectionNames,
    Numbers,
}

impl Point {
    pub(super) fn new(at: Stage, text: String) -> Self {
        Point {
            at,
            text,
            table: None,
        }
    }
}
