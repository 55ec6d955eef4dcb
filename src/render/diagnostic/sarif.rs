//! Diagnostics as SARIF 2.1.0, the Static Analysis Results Interchange Format of OASIS.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::findings::Findings;
use super::lines::LineRange;
use super::told::Told;
use crate::diagnostic::{Level, Rule};
use crate::words::Lang;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes the log and a line break.
pub(super) fn write(findings: &Findings<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let results: Vec<Value> = findings.told(lang).map(|told| result(&told)).collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": Rule::ALL.iter().map(|rule| descriptor(*rule, lang)).collect::<Vec<_>>(),
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn descriptor(rule: Rule, lang: Lang) -> Value {
    let page = rule.explanation(lang);
    json!({
        "id": rule.name(),
        "shortDescription": { "text": rule.summary(lang) },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(rule.default_level()) },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Allow => "none",
    }
}

fn result(told: &Told<'_>) -> Value {
    let rule = told.diagnostic.rule;
    let mut result = json!({
        "ruleId": rule.name(),
        "ruleIndex": Rule::ALL.iter().position(|known| *known == rule),
        "level": level(told.diagnostic.level),
        "message": { "text": told.paragraph() },
        "locations": [location(told.path, told.place)],
    });
    let related = told.related.iter().map(|label| {
        let mut place = location(label.path, label.place);
        place["message"] = json!({ "text": label.message });
        place
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if let Some(fix) = fix(told) {
        result["fixes"] = json!([fix]);
    }
    result
}

fn location(path: &Path, place: LineRange) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(path) },
            "region": region(place),
        },
    })
}

fn region(place: LineRange) -> Value {
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

fn fix(told: &Told<'_>) -> Option<Value> {
    let fix = told.diagnostic.fix.as_ref()?;
    let replacement = json!({
        "deletedRegion": region(told.fix?),
        "insertedContent": { "text": fix.replacement },
    });
    let text = told.help.first().unwrap_or(&told.title);
    Some(json!({
        "description": { "text": text },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(told.path) },
            "replacements": [replacement],
        }],
    }))
}

/// Returns `path` as a URI reference of RFC 3986: forward slashes, and everything but unreserved characters encoded;
/// an absolute path becomes a `file:` URI.
fn uri(path: &Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    let path = path.trim_start_matches("./");
    let drive = path.as_bytes().get(1) == Some(&b':');
    let mut out = match (path.starts_with('/'), drive) {
        (true, _) => "file://".to_owned(),
        (_, true) => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain || (drive && byte == b':') {
            out.push(char::from(byte));
        } else {
            out.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
        }
    }
    out
}

/// Returns the digit of a number below 16.
fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).map_or('0', |digit| digit.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        let case = |path: &str, expected| assert_eq!(uri(Path::new(path)), expected);
        case(
            "roadmaps/план 1.toml",
            "roadmaps/%D0%BF%D0%BB%D0%B0%D0%BD%201.toml",
        );
        case("./roadmaps\\a.toml", "roadmaps/a.toml");
        case("/tmp/a#b.toml", "file:///tmp/a%23b.toml");
        case(
            "C:\\планы.toml",
            "file:///C:/%D0%BF%D0%BB%D0%B0%D0%BD%D1%8B.toml",
        );
    }
}
