//! Messages in no language yet, and how they become text.

use super::catalogue::MessageId;
use super::lang::Lang;

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

    /// Returns the message with dots for its arguments.
    #[must_use]
    pub fn without_arguments(&self) -> Message {
        let args = self.args.iter().map(|_| Arg::from("…"));
        Message {
            id: self.id,
            args: args.collect(),
        }
    }

    /// Returns the words in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        fill(self.id.template(lang), &self.args, lang)
    }
}

impl MessageId {
    /// Returns the name of a day of the week.
    pub fn weekday(day: chrono::Weekday) -> MessageId {
        match day {
            chrono::Weekday::Mon => MessageId::Monday,
            chrono::Weekday::Tue => MessageId::Tuesday,
            chrono::Weekday::Wed => MessageId::Wednesday,
            chrono::Weekday::Thu => MessageId::Thursday,
            chrono::Weekday::Fri => MessageId::Friday,
            chrono::Weekday::Sat => MessageId::Saturday,
            chrono::Weekday::Sun => MessageId::Sunday,
        }
    }

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

/// A piece of a template.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'t> {
    /// Text that stands as it is.
    Text(&'t str),
    /// An argument by its number, with the plural forms to choose from, if any.
    Place(usize, Vec<&'t str>),
}

/// Takes a template apart: `{0}` is an argument, `{0|день|дня|дней}` the form that the number in it takes,
/// `{{` and `}}` are braces.
fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        for (doubled, brace) in [("{{", "{"), ("}}", "}")] {
            if let Some(tail) = rest.strip_prefix(doubled) {
                rest = tail;
                return Some(Piece::Text(brace));
            }
        }
        if let Some((place, tail)) = rest
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'))
        {
            rest = tail;
            let mut parts = place.split('|');
            let index = parts.next().and_then(|number| number.parse().ok());
            return Some(Piece::Place(index.unwrap_or(usize::MAX), parts.collect()));
        }
        let (text, tail) = rest.split_at(
            rest.find(['{', '}'])
                .filter(|at| *at > 0)
                .unwrap_or(rest.len()),
        );
        rest = tail;
        Some(Piece::Text(text))
    })
}

/// Fills the places of a template.
fn fill(template: &str, args: &[Arg], lang: Lang) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => {
                // «И.О.» at the end of a sentence has its stop
                let behind = text.strip_prefix('.');
                let behind = behind.filter(|rest| rest.is_empty() || rest.starts_with(' '));
                let ended = out.ends_with('.');
                out.push_str(behind.filter(|_| ended).unwrap_or(text));
            }
            Piece::Place(index, forms) => match args.get(index) {
                Some(Arg::Number(number)) if !forms.is_empty() => {
                    out.push_str(plural(*number, &forms, lang));
                }
                Some(Arg::Number(number)) => out.push_str(&number.to_string()),
                Some(Arg::Text(text)) => push_quoted(&mut out, text),
                Some(Arg::Date(date)) => out.push_str(&date.format("%d.%m.%Y").to_string()),
                Some(Arg::Message(message)) => push_quoted(&mut out, &message.text(lang)),
                None => out.push('…'),
            },
        }
    }
    out
}

/// Writes `text` behind `out`; where that ends in «, the quotes within are „these“, as Russian typography has it.
fn push_quoted(out: &mut String, text: &str) {
    if out.ends_with('«') && text.contains('«') {
        out.push_str(&text.replace('«', "„").replace('»', "“"));
    } else {
        out.push_str(text);
    }
}

fn plural<'t>(number: i64, forms: &[&'t str], lang: Lang) -> &'t str {
    let form = match lang {
        Lang::Russian => russian_plural(number),
        Lang::English => usize::from(number != 1),
    };
    forms.get(form).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the arguments a template uses, and checks that plural forms are as many as `forms`.
    fn places(template: &str, forms: usize) -> std::collections::BTreeSet<usize> {
        let place = |piece| match piece {
            Piece::Text(_) => None,
            Piece::Place(index, own) => {
                assert!(index < 10, "no number in {template:?}");
                assert!(
                    own.is_empty() || own.len() == forms,
                    "{forms} plural forms in {template:?}"
                );
                Some(index)
            }
        };
        pieces(template).filter_map(place).collect()
    }

    #[test]
    fn every_message_is_said_in_both_languages() {
        for id in MessageId::ALL {
            let (ru, en) = (id.template(Lang::Russian), id.template(Lang::English));
            assert!(
                !ru.trim().is_empty() && !en.trim().is_empty(),
                "{id:?} is empty"
            );
            assert_eq!(
                places(ru, 3),
                places(en, 2),
                "{id:?} uses other arguments in Russian than in English"
            );
        }
    }

    #[test]
    fn quotes_within_quotes_are_other_ones() {
        let plan = ["«500+», Первоуральск".into()];
        assert_eq!(
            fill("план «{0}»", &plan, Lang::Russian),
            "план «„500+“, Первоуральск»"
        );
        assert_eq!(
            fill("план {0}", &plan, Lang::Russian),
            "план «500+», Первоуральск"
        );
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

    #[test]
    fn a_sentence_has_one_stop() {
        let case = |template, name: &str, expected| {
            assert_eq!(fill(template, &[name.into()], Lang::Russian), expected);
        };
        case(
            "За этим стоит {0}.",
            "Лукьянова И.О.",
            "За этим стоит Лукьянова И.О.",
        );
        case("Это {0}. Дальше", "и др.", "Это и др. Дальше");
        case("Это {0}. Дальше", "ИРО", "Это ИРО. Дальше");
        case("{0}.toml", "п.", "п..toml");
    }
}
