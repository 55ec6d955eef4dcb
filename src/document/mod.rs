//! One TOML file as spanned fields: what is written, not yet what it means.
//!
//! [`plan`] and [`workspace`] never fail: they return what could be read and a diagnostic for everything that could
//! not. They know the keys of the file format ([`schema`]) and nothing of deadlines or executors.

mod as_of;
mod former;
mod merge;
mod reader;
pub mod schema;
mod shapes;
mod syntax;
mod tables;
mod was;
mod written;

use toml_spanner::{Arena, Table};

pub use shapes::{
    Approved, Cancelled, Deadline, Done, DoneEntry, ExecutorEntry, Extra, FactEntry, Holder,
    ItemDocument, MoveEntry, PlanDocument, Postponement, SectionDocument, Was, WindowEntry,
    WorkspaceDocument,
};
pub use was::windows;
pub use written::lines;

use crate::diagnostic::Diagnostic;

/// Reads the text of a plan file; strings of the result are borrowed from `text` or kept in `arena`.
pub fn plan<'a>(text: &'a str, arena: &'a Arena) -> (PlanDocument<'a>, Vec<Diagnostic>) {
    let (plan, mut problems) = read(text, arena, tables::plan);
    former::widen(&mut problems, text);
    (plan, problems)
}

/// Reads the text of a workspace file, `roadmap.toml`.
pub fn workspace<'a>(text: &'a str, arena: &'a Arena) -> (WorkspaceDocument<'a>, Vec<Diagnostic>) {
    read(text, arena, tables::workspace)
}

fn read<'a, T>(
    text: &'a str,
    arena: &'a Arena,
    shape: impl FnOnce(&Table<'a>, &mut Vec<Diagnostic>) -> T,
) -> (T, Vec<Diagnostic>) {
    let document = toml_spanner::parse_recoverable(text, arena);
    let mut problems: Vec<Diagnostic> = document
        .errors()
        .iter()
        .map(|error| syntax::diagnostic(error, text))
        .collect();
    let broken = !problems.is_empty();
    let value = shape(document.table(), &mut problems);
    if broken {
        merge::name_conflicts(text, &mut problems);
        syntax::drop_consequences(&mut problems, text);
    }
    (value, problems)
}
