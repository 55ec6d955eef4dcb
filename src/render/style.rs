//! How answers look.

use crate::words::Lang;

/// How an answer is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether the terminal shows colours.
    pub color: Color,
    /// The language.
    pub lang: Lang,
    /// The signs that the terminal has.
    pub signs: Signs,
}

/// Which signs a terminal has beside letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Signs {
    /// Those of Unicode.
    #[default]
    Unicode,
    /// Those of ASCII.
    Ascii,
}

/// Whether colours are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Color {
    /// Plain text.
    #[default]
    Never,
    /// With ANSI sequences.
    Always,
}
