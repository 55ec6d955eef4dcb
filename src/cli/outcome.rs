//! What a run ends with.

/// What a run ends with; told by the page `exit-codes` of the manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done, nothing found.
    Done,
    /// Findings: `check` with errors, or a report with `--exit-code` that lists something.
    Findings,
    /// Could not do it, or not all of it.
    Failed,
}

impl Outcome {
    /// Returns the process's exit code.
    pub fn code(self) -> u8 {
        match self {
            Outcome::Done => 0,
            Outcome::Findings => 1,
            Outcome::Failed => 2,
        }
    }
}
