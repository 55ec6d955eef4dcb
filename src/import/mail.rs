//! Files with forms that came back: forms themselves, and letters (RFC 5322) with their attachments, forms in their text,
//! what else they say, and their day.

use chrono::NaiveDate;
use mail_parser::{MessageParser, MimeHeaders as _, PartType};

use super::answer::Form;
use super::forms::form;
use super::read::{ReadError, read};
use super::source::Place;
use crate::words::MessageId;

/// How deep letters may lie within letters, and how many files a letter may hold.
const DEEPEST: usize = 4;
const MOST: usize = 200;

/// Characters of the text of a letter that are told.
const TOLD: usize = 2000;

/// How the part of a letter begins that quotes another.
const QUOTES: &[&str] = &[
    "-----original",
    "----- исходное",
    "-----исходное",
    "---------- пересылаемое",
    "---------- forwarded",
    "________________",
    "от кого:",
    "от:",
    "from:",
    "--",
];

/// What a file held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// The forms; a letter may hold several, and one without a form has one without rows.
    pub forms: Vec<Form>,
    /// What could not be read, and why.
    pub unread: Vec<(String, ReadError)>,
}

/// Reads the forms in the file called `name`: a form, or a letter with forms attached or in its text.
pub fn received(name: &str, bytes: &[u8]) -> Received {
    if is_letter(name, bytes) {
        return in_letter(name, bytes);
    }
    match read(name, bytes) {
        Ok(source) => Received {
            forms: vec![form(&source, name)],
            unread: Vec::new(),
        },
        Err(error) => Received {
            forms: Vec::new(),
            unread: vec![(name.to_owned(), error)],
        },
    }
}

/// Returns whether the file called `name` is a letter.
fn is_letter(name: &str, bytes: &[u8]) -> bool {
    let named = name
        .rsplit('.')
        .next()
        .is_some_and(|end| end.eq_ignore_ascii_case("eml"));
    let heads = [
        "received:",
        "return-path:",
        "x-roadmap:",
        "mime-version:",
        "delivered-to:",
        "message-id:",
    ];
    let start: Vec<u8> = bytes.iter().take(32).map(u8::to_ascii_lowercase).collect();
    named || heads.iter().any(|head| start.starts_with(head.as_bytes()))
}

/// Reads the letter `bytes` of the file called `name`.
fn in_letter(name: &str, bytes: &[u8]) -> Received {
    let mut found = Received::default();
    if let Some(letter) = MessageParser::default().parse(bytes) {
        gather(&letter, name, 0, &mut found);
    } else {
        let unread = (name.to_owned(), ReadError::from(MessageId::ReadLetter));
        found.unread.push(unread);
    }
    found
}

fn gather(letter: &mail_parser::Message<'_>, name: &str, depth: usize, found: &mut Received) {
    let day = day(letter);
    let first = found.forms.len();
    for part in letter.html_bodies() {
        if let PartType::Html(html) = &part.body {
            let source = read("letter.html", html.as_bytes());
            let pasted = source.ok().map(|source| form(&source, name));
            found.forms.extend(
                pasted
                    .filter(|form| !form.answers.is_empty())
                    .map(|form| Form {
                        beside: Vec::new(),
                        ..form
                    }),
            );
        }
    }
    for (number, part) in letter.attachments().enumerate().take(MOST) {
        let called = part.attachment_name().map(str::to_owned);
        let called = called.unwrap_or_else(|| format!("{}", number + 1));
        let whole = format!("{name}, {called}");
        match &part.body {
            PartType::Message(inner) if depth < DEEPEST => gather(inner, &whole, depth + 1, found),
            _ => {
                let own = received(&called, part.contents());
                found.forms.extend(own.forms.into_iter().map(|form| Form {
                    file: whole.clone(),
                    ..form
                }));
                found.unread.extend(
                    own.unread
                        .into_iter()
                        .map(|(_, error)| (whole.clone(), error)),
                );
            }
        }
    }
    if found.forms.len() == first {
        found.forms.push(Form {
            file: name.to_owned(),
            executor: None,
            day: None,
            made: None,
            answers: Vec::new(),
            beside: Vec::new(),
            notes: Vec::new(),
        });
    }
    let told = told(letter);
    for form in &mut found.forms[first..] {
        form.day = form.day.or(day);
    }
    if let (Some(form), Some(text)) = (found.forms.get_mut(first), told) {
        form.beside.push((Place::Paragraph { number: 0 }, text));
    }
}

/// Returns the day the letter was written, by the clock of who wrote it.
fn day(letter: &mail_parser::Message<'_>) -> Option<NaiveDate> {
    let date = letter.date().filter(|date| date.is_valid())?;
    NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
}

/// Returns what the letter says itself, above what it quotes.
fn told(letter: &mail_parser::Message<'_>) -> Option<String> {
    let text = letter.body_text(0)?;
    let own = text.lines().map(str::trim).take_while(|line| {
        let folded = line.to_lowercase();
        !QUOTES.iter().any(|start| folded.starts_with(start)) && !folded.starts_with('>')
    });
    let lines: Vec<&str> = own.filter(|line| !line.is_empty()).collect();
    let text: String = lines.join("\n").chars().take(TOLD).collect();
    (!text.is_empty()).then_some(text)
}
