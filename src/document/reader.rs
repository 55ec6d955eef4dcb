//! Reads one table by its shape: every key is visited once, and what does not fit is reported.

use chrono::NaiveDate;
use toml_spanner::{Array, DateTime, Item, Kind, Table, Value};

use super::schema::{self, Shape, Type};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::{Span, Spanned, russian};
use crate::words::MessageId;

/// A table whose keys have been held against a shape.
pub(super) struct Reader<'t, 'a> {
    table: &'t Table<'a>,
    shape: &'static Shape,
    /// Keys whose values were reported and must not be used.
    rejected: Vec<&'a str>,
}

impl<'t, 'a> Reader<'t, 'a> {
    /// Reports the unknown keys and wrong types of `table`, and returns what is left to read.
    pub(super) fn new(
        table: &'t Table<'a>,
        shape: &'static Shape,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut rejected = Vec::new();
        let mut place = 0;
        for (key, item) in table {
            let Some(expected) = next_type(shape, key.name, &mut place) else {
                if schema::is_former(shape, key.name) {
                    continue;
                }
                problems.push(unknown_key(shape, key.name, span(key.span)));
                continue;
            };
            if !fits(item, expected) {
                problems.push(wrong_type(key.name, item, expected));
                rejected.push(key.name);
            }
        }
        Reader {
            table,
            shape,
            rejected,
        }
    }

    /// Returns where the table stands: its header, or the whole of an inline table.
    pub(super) fn span(&self) -> Span {
        span(self.table.span())
    }

    /// Returns whether the value of `key` was of a wrong type.
    pub(super) fn rejected(&self, key: &str) -> bool {
        self.rejected.contains(&key)
    }

    fn get(&self, key: &str) -> Option<&'t Item<'a>> {
        debug_assert!(
            type_of(self.shape, key).is_some(),
            "{key} is not in the schema"
        );
        if !self.rejected.is_empty() && self.rejected(key) {
            None
        } else {
            self.table.get(key)
        }
    }

    /// Returns the string of `key`.
    pub(super) fn text(&self, key: &str) -> Option<Spanned<&'a str>> {
        self.get(key).and_then(text)
    }

    /// Returns the date of `key`.
    pub(super) fn date(&self, key: &str) -> Option<Spanned<NaiveDate>> {
        self.get(key).and_then(date)
    }

    /// Returns the value of `key` as it is.
    pub(super) fn any(&self, key: &str) -> Option<&'t Item<'a>> {
        self.get(key)
    }

    /// Returns the strings of the array `key`; elements of other types have been reported.
    pub(super) fn texts(&self, key: &str) -> Vec<Spanned<&'a str>> {
        self.get(key).map_or_else(Vec::new, texts)
    }

    /// Returns the array of `key`.
    pub(super) fn array(&self, key: &str) -> Option<&'t Array<'a>> {
        self.get(key).and_then(Item::as_array)
    }

    /// Returns what `read` makes of the tables of the array `key`.
    pub(super) fn tables<T>(&self, key: &str, mut read: impl FnMut(&'t Table<'a>) -> T) -> Vec<T> {
        let array = self.array(key);
        array.map_or_else(Vec::new, |array| {
            collect(array, |item| item.as_table().map(&mut read))
        })
    }

    /// Returns the table of `key`.
    pub(super) fn table(&self, key: &str) -> Option<&'t Table<'a>> {
        self.get(key).and_then(Item::as_table)
    }

    /// Returns all keys whose values have the right type, in the order of the file.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Spanned<&'a str>, &'t Item<'a>)> {
        self.table
            .iter()
            .filter(|(key, _)| self.rejected.is_empty() || !self.rejected(key.name))
            .map(|(key, item)| (Spanned::new(key.name, span(key.span)), item))
    }

    /// Reports that `key` is missing, if it is, or that a title is blank.
    pub(super) fn require(&self, key: &'static str, problems: &mut Vec<Diagnostic>) {
        let value = self.table.get(key);
        let blank = value.filter(|value| {
            let text = value.as_str().filter(|_| key == "title");
            text.is_some_and(|text| text.trim().is_empty())
        });
        let (place, title, help) = match (value, blank) {
            (None, _) => {
                let title = match key {
                    "deadline" => MessageId::MissingDeadline,
                    _ => MessageId::MissingField,
                };
                (self.span(), title, MessageId::MissingFieldHelp)
            }
            (_, Some(blank)) => (
                span(blank.span()),
                MessageId::BlankField,
                MessageId::BlankFieldHelp,
            ),
            _ => return,
        };
        let expected = type_of(self.shape, key).unwrap_or(Type::Any);
        let title = title.with(key).with(self.shape.name);
        problems.push(
            Diagnostic::new(Rule::MissingField, place, title).help(help.with(expected.words(key))),
        );
    }
}

/// Returns what `read` makes of the elements of `array`, of which it leaves out few or none.
fn collect<'t, 'a, T>(array: &'t Array<'a>, read: impl FnMut(&'t Item<'a>) -> Option<T>) -> Vec<T> {
    // With its room taken at once nothing is moved while it grows; rows are long.
    let mut out = Vec::with_capacity(array.len());
    out.extend(array.iter().filter_map(read));
    out
}

/// Returns a span of the parser as ours.
pub(super) fn span(span: toml_spanner::Span) -> Span {
    Span {
        start: span.start,
        end: span.end,
    }
}

/// Returns the string of a value.
pub(super) fn text<'a>(item: &Item<'a>) -> Option<Spanned<&'a str>> {
    match item.value() {
        Value::String(text) => Some(Spanned::new(*text, span(item.span()))),
        _ => None,
    }
}

/// Returns the strings of an array.
pub(super) fn texts<'a>(item: &Item<'a>) -> Vec<Spanned<&'a str>> {
    let array = item.as_array();
    array.map_or_else(Vec::new, |array| collect(array, text))
}

/// Returns the day of a value; a date with a clock time is not a day.
pub(super) fn date(item: &Item<'_>) -> Option<Spanned<NaiveDate>> {
    let day = item.as_datetime().and_then(day)?;
    Some(Spanned::new(day, span(item.span())))
}

fn day(value: &DateTime) -> Option<NaiveDate> {
    let date = value.date().filter(|_| value.time().is_none())?;
    NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
}

fn type_of(shape: &Shape, key: &str) -> Option<Type> {
    let known = shape
        .keys
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, ty)| *ty);
    known.or(shape.others)
}

/// Returns the type of `key`, looking first after `place`, where the key before it was found: keys of most files
/// come in the order of the shape.
fn next_type(shape: &Shape, key: &str, place: &mut usize) -> Option<Type> {
    let (before, after) = shape.keys.split_at_checked(*place)?;
    let found = after
        .iter()
        .chain(before)
        .position(|(name, _)| *name == key);
    let Some(distance) = found else {
        return shape.others;
    };
    let at = (*place + distance) % shape.keys.len();
    *place = at + 1;
    shape.keys.get(at).map(|(_, ty)| *ty)
}

fn fits(item: &Item<'_>, expected: Type) -> bool {
    let each = |test: fn(&Item<'_>) -> bool| item.as_array().is_some_and(|a| a.iter().all(test));
    match expected {
        Type::Text => item.kind() == Kind::String,
        Type::Date => date(item).is_some(),
        Type::TextOrDate => item.kind() == Kind::String || date(item).is_some(),
        Type::Texts => each(|element| element.kind() == Kind::String),
        Type::Table | Type::Entry => item.kind() == Kind::Table,
        Type::Tables => each(|element| element.kind() == Kind::Table),
        Type::Windows => each(|element| element.kind() == Kind::Table || date(element).is_some()),
        Type::Dates => each(|element| date(element).is_some()),
        Type::Was => {
            item.kind() == Kind::String
                || date(item).is_some()
                || each(|element| element.kind() == Kind::Table || date(element).is_some())
        }
        Type::Done => date(item).is_some() || each(|element| element.kind() == Kind::Table),
        Type::Cancelled => {
            item.kind() == Kind::Table || each(|element| element.kind() == Kind::Table)
        }
        Type::Any => true,
    }
}

fn unknown_key(shape: &Shape, key: &str, span: Span) -> Diagnostic {
    let title = MessageId::UnknownKey.with(key).with(shape.name);
    let diagnostic = Diagnostic::new(Rule::UnknownKey, span, title);
    if let Some(known) = russian::nearest(key, shape.keys.iter().map(|(name, _)| *name)) {
        diagnostic
            .help(MessageId::DidYouMean.with(known))
            .fix(span, known, false)
    } else {
        let known: Vec<&str> = shape.keys.iter().map(|(name, _)| *name).collect();
        diagnostic.help(MessageId::KnownKeys.with(known.join(", ")))
    }
}

fn wrong_type(key: &str, item: &Item<'_>, expected: Type) -> Diagnostic {
    // In an array the element that does not fit is the place to look at.
    let culprit = item
        .as_array()
        .filter(|_| {
            !matches!(
                expected,
                Type::Text | Type::Date | Type::TextOrDate | Type::Table | Type::Entry
            )
        })
        .and_then(|array| {
            array
                .iter()
                .find(|element| !element_fits(element, expected))
        })
        .unwrap_or(item);
    Diagnostic::new(
        Rule::WrongType,
        span(culprit.span()),
        MessageId::WrongType.with(key),
    )
    .label(MessageId::WrongTypeFound.with(kind_words(culprit)))
    .help(MessageId::WrongTypeHelp.with(expected.words(key)))
}

fn element_fits(element: &Item<'_>, expected: Type) -> bool {
    match expected {
        Type::Texts => element.kind() == Kind::String,
        Type::Tables | Type::Done | Type::Cancelled => element.kind() == Kind::Table,
        Type::Windows | Type::Was => element.kind() == Kind::Table || date(element).is_some(),
        Type::Dates => date(element).is_some(),
        _ => true,
    }
}

fn kind_words(item: &Item<'_>) -> MessageId {
    match item.kind() {
        Kind::String => MessageId::KindString,
        Kind::Integer | Kind::Float => MessageId::KindNumber,
        Kind::Boolean => MessageId::KindBoolean,
        Kind::Array => MessageId::KindArray,
        Kind::Table => MessageId::KindTable,
        Kind::DateTime => MessageId::KindDate,
    }
}
