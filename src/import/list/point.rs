//! A point of a list: its line taken apart by labels, and where there are none by signs, which is a guess.

use crate::import::draft::Text;
use crate::import::recognize::labels::{self, Field, Label};
use crate::import::recognize::line::{closed, parted, trimmed};
use crate::import::recognize::titles;
use crate::import::source::Place;
use crate::text::russian::is_letter_or_digit;
use crate::words::MessageId;

/// A point of a list.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) number: String,
    pub(super) place: Place,
    pub(super) values: Vec<Value>,
    /// The labels taken out of it.
    pub(super) labels: Vec<(String, Place)>,
}

/// What is said of a point.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub(super) field: Field,
    pub(super) text: String,
    pub(super) place: Place,
    pub(super) guess: Option<MessageId>,
}

impl Value {
    fn new(field: Field, text: &str, place: &Place) -> Self {
        Value {
            field,
            text: text.to_owned(),
            place: place.clone(),
            guess: None,
        }
    }
}

impl Point {
    pub(super) fn new(number: &str, place: &Place) -> Self {
        Point {
            number: number.to_owned(),
            place: place.clone(),
            values: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Returns what is to be done.
    pub(super) fn title(&self) -> &str {
        let title = self.values.iter().find(|value| value.field == Field::Title);
        title.map_or("", |title| &title.text)
    }

    /// Returns whether it says when or who.
    pub(super) fn is_task(&self) -> bool {
        self.values.iter().any(|value| value.field.is_of_task())
    }

    pub(super) fn says(&self, field: &Field) -> bool {
        self.values.iter().any(|value| value.field == *field)
    }

    pub(super) fn names_somebody(&self) -> bool {
        self.values.iter().any(|value| value.field.names_somebody())
    }

    /// Returns the point as one line.
    pub(super) fn whole(&self) -> Text {
        let labels = self.labels.iter().map(|(label, _)| label.as_str());
        let texts = labels.chain(self.values.iter().map(|value| value.text.as_str()));
        let texts: Vec<&str> = std::iter::once(self.number.as_str()).chain(texts).collect();
        Text::new(texts.join(" ").trim(), &self.place)
    }

    /// Marks a point that says neither when nor who: it may be none.
    pub(super) fn doubt(&mut self) {
        if let Some(title) = self.values.first_mut() {
            title.guess.get_or_insert(MessageId::ImportGuessListBare);
        }
    }

    /// Returns whether a label says when or who.
    pub(super) fn is_labelled(&self) -> bool {
        let said = |value: &Value| value.field.is_of_task() && value.guess.is_none();
        self.values.iter().any(said)
    }

    /// Returns whether what it says last is still to come: «Исполнители:».
    pub(super) fn is_open(&self) -> bool {
        let last = self.values.last();
        last.is_some_and(|value| value.text.is_empty() || value.text.ends_with([':', ';', ',']))
    }

    /// Adds a line to what the point says: each label in it begins a value.
    pub(super) fn read(&mut self, line: &str, place: &Place) {
        let leading = labels::leading(line);
        let found: Vec<Label<'_>> = leading.into_iter().chain(labels::inside(line)).collect();
        let first = found.first().map_or(line.len(), |label| label.start);
        self.add(Field::Title, line.get(..first).unwrap_or_default(), place);
        let ends = found.iter().skip(1).map(|label| label.start);
        let ends: Vec<usize> = ends.chain([line.len()]).collect();
        for (label, end) in found.iter().zip(ends) {
            let text = line.get(label.end..end).unwrap_or_default();
            // «Провести слёт (отв. завуч) в лагере»
            let (text, rest) = closed(text);
            self.labels.push((label.words.to_owned(), place.clone()));
            let text = trimmed(text, &label.field);
            self.values
                .push(Value::new(label.field.clone(), text, place));
            self.go_on(Field::Title, rest, place);
        }
    }

    fn add(&mut self, field: Field, text: &str, place: &Place) {
        let text = trimmed(text, &field).to_owned();
        if text.contains(is_letter_or_digit) {
            self.values.push(Value::new(field, &text, place));
        }
    }

    /// Adds words to what the point says in `field`, which is a guess.
    fn go_on(&mut self, field: Field, text: &str, place: &Place) {
        let text = trimmed(text, &field);
        if !text.contains(is_letter_or_digit) {
            return;
        }
        let guess = MessageId::ImportGuessListLine;
        match self.values.iter_mut().find(|value| value.field == field) {
            Some(value) => {
                value.text = format!("{} {text}", value.text);
                value.guess = Some(guess);
            }
            None => self.values.push(Value {
                guess: Some(guess),
                ..Value::new(field, text, place)
            }),
        }
    }

    /// Adds a line without a number to what the point says last.
    pub(super) fn append(&mut self, line: &str, place: &Place) {
        let first = labels::inside(line)
            .first()
            .map_or(line.len(), |label| label.start);
        let (own, labelled) = line.split_at(first);
        match self.values.last_mut() {
            Some(last) => {
                let names = last.field.names_somebody();
                if !last.text.is_empty() {
                    last.text.push(if names { '\n' } else { ' ' });
                    last.guess.get_or_insert(MessageId::ImportGuessListLine);
                }
                let own = match last.field {
                    Field::Title => own.trim(),
                    _ => trimmed(own, &last.field),
                };
                last.text.push_str(own);
            }
            None => self.add(Field::Title, own, place),
        }
        if !labelled.is_empty() {
            self.read(labelled, place);
        }
    }

    /// Takes out of the title what only signs part from it: «Провести слёт – май – завуч».
    pub(super) fn part(&mut self) {
        let says = |test: fn(&Field) -> bool| self.values.iter().any(|value| test(&value.field));
        let wanted = (
            !says(|field| *field == Field::Deadline),
            !says(Field::names_somebody),
        );
        let title = |value: &Value| {
            value.field == Field::Title && value.text.chars().nth(titles::LONGEST).is_none()
        };
        let Some(title) = self.values.iter_mut().find(|value| title(value)) else {
            return;
        };
        let Some(parted) = parted(&title.text, wanted) else {
            return;
        };
        title.text = parted.title;
        let place = self.place.clone();
        let said = [
            (Field::Deadline, parted.deadline),
            (Field::Name, parted.names),
        ];
        let said = said.into_iter().filter(|(_, text)| !text.is_empty());
        self.values.extend(said.map(|(field, text)| Value {
            guess: Some(MessageId::ImportGuessListCut),
            ..Value::new(field, &text, &place)
        }));
    }
}
