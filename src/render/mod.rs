//! Answers as bytes: the only layer that knows formats. It never opens a file.

pub mod diagnostic;
