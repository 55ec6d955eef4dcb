//! What a check has found, file by file.

use std::path::Path;

use super::summary::Total;
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Source;

/// The problems of one file.
#[derive(Debug, Clone)]
pub struct Checked<'a> {
    /// The file, as the user named it.
    pub path: &'a Path,
    /// Its text; empty where it could not be read.
    pub text: &'a str,
    /// What is wrong with it, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything a check has found.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// The files with their problems, in the order of the answer.
    pub files: &'a [Checked<'a>],
    /// Other files that labels point into: the workspace's.
    pub others: &'a [Source],
    /// Plans that were checked.
    pub plans: usize,
    /// Rows in them.
    pub items: usize,
    /// Warnings that were found but are only counted.
    pub untold: usize,
}

impl Findings<'_> {
    /// Returns what the findings come to.
    pub fn total(&self) -> Total {
        let count = |level| {
            let all = self.files.iter().flat_map(|file| &file.diagnostics);
            all.filter(|diagnostic| diagnostic.level == level).count()
        };
        Total {
            errors: count(Level::Deny),
            warnings: count(Level::Warn) + self.untold,
            plans: self.plans,
            items: self.items,
        }
    }
}
