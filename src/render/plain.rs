//! Values in words, for formats that hold no more than words.

use super::strip;
use crate::report::{Value, written};

/// Returns what a cell says, on its own and as words.
pub(super) fn plain(value: &Value<'_>) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Names(names) => names.join("; "),
        Value::Number(number) => written(*number),
        Value::Date(date) => date.format("%d.%m.%Y").to_string(),
        Value::Strip(slots) => strip::plain(slots),
    }
}
