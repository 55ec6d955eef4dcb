//! Parsers for the values of options.

use chrono::NaiveDate;

/// Reads a day as machines (2022-06-01) or as people (01.06.2022) write it.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let read = |format| NaiveDate::parse_from_str(text.trim(), format).ok();
    read("%Y-%m-%d")
        .or_else(|| read("%d.%m.%Y"))
        .ok_or_else(|| text.to_owned())
}

/// Reads a text; a blank one is refused, since it was probably forgotten.
pub(super) fn words(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        Err(text.to_owned())
    } else {
        Ok(text.to_owned())
    }
}
