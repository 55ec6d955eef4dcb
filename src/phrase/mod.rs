//! stub
#![allow(missing_docs)]
use crate::calendar::*;
use crate::diagnostic::Diagnostic;
use crate::text::Span;
use chrono::NaiveDate;
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Deadline,
    On,
    Span,
    Recurring,
    Ongoing,
    External,
    AsNeeded,
    Relative,
    Unknown,
}
impl Kind {
    pub fn name(self) -> &'static str {
        "unknown"
    }
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    pub start: Option<NaiveDate>,
    pub due: NaiveDate,
    pub written: Option<NaiveDate>,
    pub span: Span,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    pub date: NaiveDate,
    pub text: String,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub kind: Kind,
    pub occurrences: Vec<Occurrence>,
    pub milestones: Vec<Milestone>,
    pub findings: Vec<Diagnostic>,
}
pub struct Context<'a> {
    pub period: Option<Period>,
    pub month: Option<u32>,
    pub events: &'a [(String, NaiveDate)],
    pub calendar: &'a Calendar,
}
pub fn read(_p: &str, _c: &Context<'_>) -> Reading {
    Reading {
        kind: Kind::Unknown,
        occurrences: vec![],
        milestones: vec![],
        findings: vec![],
    }
}
pub fn month_named(_t: &str) -> Option<u32> {
    None
}
