//! Text as it lies in files: places in it, and how Russian writes the same thing in different ways.

pub mod harmless;
pub mod literal;
pub mod order;
pub mod russian;
pub mod source;
pub mod span;

pub use source::Source;
pub use span::{Span, Spanned};
