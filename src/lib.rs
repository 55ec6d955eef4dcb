//! Plain-text municipal action plans («дорожные карты»).

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::print_stdout,
        reason = "a test may fail by panicking and may print"
    )
)]

pub mod calendar;
pub mod diagnostic;
pub mod document;
pub mod import;
pub mod io;
pub mod model;
pub mod phrase;
pub mod query;
pub mod text;
pub mod words;
