//! Everything the tool says to people, in Russian and in English: one catalogue.
//!
//! A [`Message`] is a name from the catalogue plus its arguments; it becomes text only when a language is known,
//! so the layers that find a problem never choose words. Missing words do not compile; [`help`] is held complete by tests.

pub mod catalogue;
pub mod help;

pub use catalogue::MessageId;

/// A language the tool speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Russian, the default.
    #[default]
    Russian,
    /// English.
    English,
}

impl Lang {
    /// Returns the language that a `--lang`-like word names: `ru`, `en`, or a locale such as `en_US.UTF-8`.
    ///
    /// ```
    /// use roadmap::words::Lang;
    /// assert_eq!(Lang::named("en_US.UTF-8"), Some(Lang::English));
    /// assert_eq!(Lang::named("de"), None);
    /// ```
    pub fn named(word: &str) -> Option<Lang> {
        let language = word.split(['_', '.', '-', '@']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "ru" => Some(Lang::Russian),
            "en" => Some(Lang::English),
            _ => None,
        }
    }
}

/// One argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Arg {
    /// Text put in as it is.
    Text(String),
    /// A number; a template may choose a plural form by it.
    Number(i64),
    /// A day, written dd.mm.yyyy in every language.
    Date(chrono::NaiveDate),
    /// Another message, put in in the same language.
    Message(Box<Message>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<chrono::NaiveDate> for Arg {
    fn from(date: chrono::NaiveDate) -> Self {
        Arg::Date(date)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(Box::new(message))
    }
}

impl From<MessageId> for Arg {
    fn from(id: MessageId) -> Self {
        Message::from(id).into()
    }
}

/// Something to say: a catalogue entry and what fills its places.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    /// The catalogue entry.
    pub id: MessageId,
    /// What `{0}`, `{1}` … of the entry stand for.
    pub args: Vec<Arg>,
}

impl From<MessageId> for Message {
    fn from(id: MessageId) -> Self {
        Message {
            id,
            args: Vec::new(),
        }
    }
}

impl Message {
    /// Returns a message that says `id` with nothing filled in yet.
    pub fn new(id: MessageId) -> Self {
        id.into()
    }

    /// Adds the next argument.
    #[must_use]
    pub fn with(mut self, arg: impl Into<Arg>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Returns the words in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        fill(self.id.template(lang), &self.args, lang)
    }
}

impl MessageId {
    /// Returns a message of this entry with its first argument.
    #[must_use]
    pub fn with(self, arg: impl Into<Arg>) -> Message {
        Message::from(self).with(arg)
    }

    /// Returns the words of an entry that takes no arguments.
    pub fn text(self, lang: Lang) -> &'static str {
        self.template(lang)
    }
}

/// Returns which of Russian's three plural forms `number` takes: 0 — 1 день, 1 — 2 дня, 2 — 5 дней.
///
/// Rule: Unicode CLDR plural rules, language `ru`.
///
/// ```
/// # use roadmap::words::russian_plural;
/// assert_eq!([1, 2, 5, 11, 21, 112].map(russian_plural), [0, 1, 2, 2, 0, 2]);
/// ```
pub fn russian_plural(number: i64) -> usize {
    match (number.unsigned_abs() % 10, number.unsigned_abs() % 100) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    }
}

/// Fills a template: `{0}` is an argument, `{0|день|дня|дней}` the form that the number in it takes.
fn fill(template: &str, args: &[Arg], lang: Lang) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (place, tail) = after
            .split_once('}')
            .expect("the catalogue's test checks every brace");
        out.push_str(before);
        let mut parts = place.split('|');
        let index: usize = parts
            .next()
            .and_then(|n| n.parse().ok())
            .expect("the catalogue's test checks every place");
        let forms: Vec<&str> = parts.collect();
        match (args.get(index), forms.as_slice()) {
            (Some(Arg::Number(number)), forms) if !forms.is_empty() => {
                let form = match lang {
                    Lang::Russian => russian_plural(*number),
                    Lang::English => usize::from(*number != 1),
                };
                out.push_str(forms.get(form).copied().unwrap_or_default());
            }
            (Some(Arg::Number(number)), _) => out.push_str(&number.to_string()),
            (Some(Arg::Text(text)), _) => out.push_str(text),
            (Some(Arg::Date(date)), _) => out.push_str(&date.format("%d.%m.%Y").to_string()),
            (Some(Arg::Message(message)), _) => out.push_str(&message.text(lang)),
            (None, _) => out.push('…'),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the places of a template as (argument, number of plural forms), sorted.
    fn places(template: &str) -> Vec<(usize, usize)> {
        let mut found: Vec<_> = template
            .split('{')
            .skip(1)
            .map(|piece| {
                let (place, _) = piece
                    .split_once('}')
                    .unwrap_or_else(|| panic!("unclosed brace in {template:?}"));
                let mut parts = place.split('|');
                let index = parts
                    .next()
                    .unwrap()
                    .parse()
                    .unwrap_or_else(|_| panic!("no number in {template:?}"));
                (index, parts.count())
            })
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn every_message_is_said_in_both_languages() {
        for id in MessageId::ALL {
            let (ru, en) = (id.template(Lang::Russian), id.template(Lang::English));
            assert!(
                !ru.trim().is_empty() && !en.trim().is_empty(),
                "{id:?} is empty"
            );
            assert!(
                !en.chars()
                    .any(|c| ('а'..='я').contains(&c.to_ascii_lowercase()) && !en.contains('«')),
                "{id:?}: {en}"
            );
            let used = |t| {
                places(t)
                    .into_iter()
                    .map(|(i, _)| i)
                    .collect::<std::collections::BTreeSet<_>>()
            };
            assert_eq!(
                used(ru),
                used(en),
                "{id:?} uses other arguments in Russian than in English"
            );
            for (_, forms) in places(ru) {
                assert!(
                    forms == 0 || forms == 3,
                    "{id:?}: Russian has three plural forms"
                );
            }
            for (_, forms) in places(en) {
                assert!(
                    forms == 0 || forms == 2,
                    "{id:?}: English has two plural forms"
                );
            }
        }
    }

    #[test]
    fn fills_places_and_chooses_plurals() {
        let days = |n: i64| fill("{0} {0|день|дня|дней}", &[n.into()], Lang::Russian);
        assert_eq!(
            [1, 2, 5, 11, 21, 112].map(days),
            [
                "1 день",
                "2 дня",
                "5 дней",
                "11 дней",
                "21 день",
                "112 дней"
            ]
        );
        assert_eq!(
            fill(
                "{0} {0|day|days} of {1}",
                &[1i64.into(), "x".into()],
                Lang::English
            ),
            "1 day of x"
        );
    }
}
