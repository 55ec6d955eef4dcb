//! Parsers for the values of options.

use std::ffi::OsStr;
use std::marker::PhantomData;

use chrono::NaiveDate;
use clap::ValueEnum;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};

/// Reads a word of a list by its name or any other word for it, whatever its case, ё or blanks.
#[derive(Debug, Clone)]
pub(super) struct Spoken<T>(PhantomData<T>);

impl<T> Spoken<T> {
    pub(super) fn new() -> Self {
        Spoken(PhantomData)
    }
}

impl<T: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for Spoken<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let words = value.to_str().unwrap_or_default().to_lowercase();
        let words = words.replace('ё', "е");
        let words: Vec<&str> = words.split_whitespace().collect();
        let named = T::from_str(&words.join(" "), false);
        named
            .or_else(|_| T::from_str(&words.join("-"), false))
            .or_else(|_| EnumValueParser::<T>::new().parse_ref(command, arg, value))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = T::value_variants().iter();
        Some(Box::new(values.filter_map(T::to_possible_value)))
    }
}

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
