//! The pack for a meeting: what the chair must decide, then where each plan stands and what that rests on.
//!
//! It fits two pages for a handful of plans: lists show the weightiest first, and what they fold they number.

mod changes;
mod decide;
mod fold;
mod pack;
mod page;
mod tables;

pub use pack::{Assumed, BriefReport, BriefRow, Changes, Part, Source};
