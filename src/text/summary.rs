//! The marks in papers of this program that it knows them by when they come back.

/// The name, defined for a sheet of a workbook, that says: this sheet sums up others and is no plan.
///
/// Export defines it, and office programs keep it; import passes over the sheets that have it.
pub const SUMMARY_SHEET: &str = "roadmap_summary";

/// The beginning of the names of a file's own properties that hold what its plans said when it was written, in pieces
/// numbered from 1.
///
/// Export writes them, and office programs keep them; import takes what was changed since for edits of the document.
pub const AS_WRITTEN: &str = "roadmap_as_written_";

/// What a file keeps of one of its plans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AsWritten {
    /// The plan file that import makes of the file as it was written.
    pub said: String,
    /// What the plan is called and what became of its rows, as the plan writes it: a table for each row of `said`.
    pub marks: String,
}
