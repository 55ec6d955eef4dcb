//! The deadline language.
