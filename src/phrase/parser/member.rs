//! The clauses of a phrase as they are found, before the list gives each what it lacks.

use crate::phrase::ast::{Body, Clause, Dated, Frame, MonthRef, Time};
use crate::text::Span;

/// Why a phrase was not read.
#[derive(Debug, Clone, Copy)]
pub(in crate::phrase) struct Failure {
    /// The words not understood.
    pub(in crate::phrase) span: Span,
    /// It has clock times only.
    pub(in crate::phrase) clock: bool,
}

/// How a clause is tied to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// By nothing.
    None,
    /// By a comma.
    Separator,
    /// By «и».
    And,
    /// By a colon.
    Colon,
    /// By «а потом».
    Then,
    /// By «в остальное время».
    Rest,
}

/// A clause and its tie to the one before it.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) link: Link,
    pub(super) clause: Clause,
}

impl Member {
    pub(super) fn dated(&self) -> Option<&Dated> {
        self.clause.dated()
    }

    /// Returns whether it is of every month, «до 5 числа»; where a section lends its month, only if it says so.
    pub(super) fn is_of_each(&self, month_lent: bool) -> bool {
        match self.dated().map(|dated| dated.to.place.frame) {
            Some(Frame::Each(of)) => !(month_lent && of == MonthRef::Any),
            _ => false,
        }
    }

    /// Returns its times, later first.
    pub(super) fn times(&mut self) -> impl Iterator<Item = &mut Time> {
        let dated = match &mut self.clause.body {
            Body::Dated(dated) => std::slice::from_mut(dated),
            Body::Except(dated) => dated.as_mut_slice(),
            Body::Relative(relative) => match relative.from.as_deref_mut() {
                Some(Body::Dated(dated)) => std::slice::from_mut(dated),
                _ => &mut [],
            },
            _ => &mut [],
        };
        dated
            .iter_mut()
            .flat_map(|dated| [Some(&mut dated.to), dated.from.as_mut()])
            .flatten()
    }
}
