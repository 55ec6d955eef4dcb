//! Files with forms that came back: forms themselves, and letters (RFC 5322) with their attachments, forms in their text,
//! what else they say, and their day.

use std::borrow::Cow;

use chrono::NaiveDate;
use mail_parser::{MessageParser, MimeHeaders as _, PartType};

use super::answer::{Form, Sender};
use super::forms::form;
use super::letter::{self, Told};
use crate::import::read::{ReadError, read};
use crate::import::source::{Block, Place, ReaderNote};
use crate::text::word_list;
use crate::words::MessageId;

/// How deep letters may lie within letters, and how many files a letter may hold.
const DEEPEST: usize = 4;
const MOST: usize = 200;

/// Characters of the text of a letter that are read.
const READ: usize = 100_000;

/// Characters of the text of a letter that are told.
const TOLD: usize = 2000;

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
    let mut found = Received::default();
    match read(name, bytes) {
        Ok(source) => found.forms.push(form(&source, name)),
        Err(error) => found.unread.push((name.to_owned(), error)),
    }
    found
}

/// Returns whether the file called `name` is a letter.
fn is_letter(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit('.').next();
    let named = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("eml"));
    let heads = word_list![
        "received:" "return-path:" "x-roadmap:" "mime-version:" "delivered-to:" "message-id:"
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
            let pasted = pasted.filter(|form| !form.answers.is_empty());
            found.forms.extend(pasted.map(|form| Form {
                beside: Vec::new(),
                ..form
            }));
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
                let unread = own.unread.into_iter();
                let unread = unread.map(|(_, error)| (whole.clone(), error));
                found.unread.extend(unread);
            }
        }
    }
    let said = said(letter);
    let has_rows = !said.answers.is_empty();
    if found.forms.len() == first || has_rows {
        let mut forms = found.forms[first..].iter();
        let text = Form {
            file: name.to_owned(),
            executor: forms.find_map(|form| form.executor.clone()),
            answers: said.answers,
            ..Form::default()
        };
        found.forms.insert(first, text);
    }
    let from = sender(letter);
    for form in &mut found.forms[first..] {
        form.day = form.day.or(day);
        form.from = form.from.take().or_else(|| from.clone());
    }
    if let Some(form) = found.forms.get_mut(first).filter(|_| said.passes_on) {
        form.notes.push(ReaderNote {
            place: Place::Paragraph { number: 0 },
            message: MessageId::ReadLetterPassedOn.into(),
        });
    }
    let beside: String = said.beside.chars().take(TOLD).collect();
    if let Some(form) = found.forms.get_mut(first).filter(|_| !beside.is_empty()) {
        form.beside.push((Place::Paragraph { number: 0 }, beside));
    }
}

/// Returns who sent the letter.
fn sender(letter: &mail_parser::Message<'_>) -> Option<Sender> {
    let first = letter.from()?.first()?;
    Some(Sender {
        name: first.name().unwrap_or_default().trim().to_owned(),
        address: first.address().unwrap_or_default().trim().to_owned(),
    })
}

/// Returns the day the letter was written, by the clock of who wrote it.
fn day(letter: &mail_parser::Message<'_>) -> Option<NaiveDate> {
    let date = letter.date().filter(|date| date.is_valid())?;
    let (month, day) = (date.month.into(), date.day.into());
    NaiveDate::from_ymd_opt(date.year.into(), month, day)
}

/// Returns what the letter says itself, but for what it quotes.
fn said(letter: &mail_parser::Message<'_>) -> Told {
    let text = match letter.text_bodies().next().map(|part| &part.body) {
        Some(PartType::Html(html)) => paragraphs(&letter::unquoted(html)),
        _ => letter.body_text(0).map(Cow::into_owned),
    };
    let text: String = text.unwrap_or_default().chars().take(READ).collect();
    letter::told(&text)
}

/// Returns the paragraphs of a page that stand in no table, a line each.
fn paragraphs(html: &str) -> Option<String> {
    let source = read("letter.html", html.as_bytes()).ok()?;
    let lines = source.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Table(_) => None,
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}
