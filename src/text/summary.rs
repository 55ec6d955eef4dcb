//! The mark of sheets that sum up others.

/// The name, defined for a sheet of a workbook, that says: this sheet sums up others and is no plan.
///
/// Export defines it, and office programs keep it; import passes over the sheets that have it.
pub const SUMMARY_SHEET: &str = "roadmap_summary";
