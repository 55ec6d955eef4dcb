//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! The escapes are those of actions/toolkit, `packages/core/src/command.ts`.

use std::io::{self, Write};

use super::findings::Findings;
use super::told::Told;
use crate::diagnostic::Level;
use crate::words::Lang;

/// Writes one command for each problem.
pub(super) fn write(findings: &Findings<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for told in findings.told(lang) {
        writeln!(out, "{}", command(&told))?;
    }
    Ok(())
}

fn command(told: &Told<'_>) -> String {
    let command = match told.diagnostic.level {
        Level::Deny => "error",
        Level::Warn | Level::Allow => "warning",
    };
    let place = told.place;
    format!(
        "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
        property(&told.path.display().to_string()),
        place.line,
        place.end_line,
        place.column,
        place.end_column,
        property(told.diagnostic.rule.name()),
        data(&told.paragraph()),
    )
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        assert_eq!(data("100 %:\r\nа, б"), "100 %25:%0D%0Aа, б");
        assert_eq!(property("C:\\планы, 1.toml"), "C%3A\\планы%2C 1.toml");
    }
}
