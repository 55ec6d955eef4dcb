//! What an order calls the document that it amends: «дорожную карту …, утверждённую распоряжением от …».

use crate::query::diff::{Field, Revision};
use crate::report::acts;
use crate::words::{Lang, Message, MessageId};

/// Words that titles begin with, in the accusative, and whether they are feminine.
const NAMED: [(&str, MessageId, bool); 4] = [
    ("дорожная карта", MessageId::OrderRoadmap, true),
    ("программа", MessageId::OrderProgramme, true),
    ("план", MessageId::OrderPlan, false),
    ("комплекс", MessageId::OrderComplex, false),
];

/// A document, as the object of what is to be done to it.
pub(super) struct Subject {
    /// What it is, in the accusative.
    what: Message,
    /// Whether that is feminine.
    is_she: bool,
    /// By whose will it holds.
    approval: Option<String>,
}

impl Subject {
    /// Returns the document of `old`.
    pub(super) fn of(old: &Revision, lang: Lang) -> Subject {
        let title = old.title();
        let mut named = NAMED.iter().filter(|_| lang == Lang::Russian);
        let known = named.find_map(|(word, id, is_she)| {
            let rest = behind(title, word)?;
            Some((id.with(rest), *is_she))
        });
        let (what, is_she) = known.unwrap_or((MessageId::OrderDocument.with(title), false));
        Subject {
            what,
            is_she,
            approval: approval(old, lang),
        }
    }

    /// Returns what it is called.
    pub(super) fn said(&self, lang: Lang) -> String {
        let approved = if self.is_she {
            MessageId::OrderApprovedShe
        } else {
            MessageId::OrderApprovedHe
        };
        match &self.approval {
            Some(approval) => MessageId::OrderSubject
                .with(self.what.clone())
                .with(approved)
                .with(approval.as_str())
                .text(lang),
            None => self.what.text(lang),
        }
    }

    /// Words that what follows changes in it.
    pub(super) fn amended(&self, lang: Lang) -> String {
        let comma = if self.approval.is_some() { "," } else { "" };
        let said = format!("{}{comma}", self.said(lang));
        MessageId::OrderAmend.with(said).text(lang)
    }

    /// Words that it holds no longer.
    pub(super) fn repealed(&self, lang: Lang) -> String {
        let lost = if self.is_she {
            MessageId::OrderLostShe
        } else {
            MessageId::OrderLostHe
        };
        let told = MessageId::OrderRepeal.with(self.said(lang)).with(lost);
        told.text(lang)
    }
}

/// Returns what stands behind `word`, which `title` begins with in small letters or capitals.
fn behind<'t>(title: &'t str, word: &str) -> Option<&'t str> {
    let (own, rest) = title.split_at_checked(word.len())?;
    let begins = own.to_lowercase() == word && rest.starts_with([' ', ',', '.']);
    begins.then_some(rest)
}

/// Words by whose will a plan holds: the day, the act, the name behind it. An act is declined where its word is known; what
/// else is known stands in brackets, where it needs no case.
fn approval(old: &Revision, lang: Lang) -> Option<String> {
    let one = |field: Field| {
        let texts = old.content.passport.get(&field);
        texts.and_then(|texts| texts.first()).map(String::as_str)
    };
    let act = one(Field::ApprovedIn).map(|act| match lang {
        Lang::Russian => acts::instrumental(act).ok_or(act),
        Lang::English => Ok(act.to_owned()),
    });
    let (act, other) = match act {
        Some(Ok(act)) => (Some(act), None),
        Some(Err(other)) => (None, Some(other)),
        None => (None, None),
    };
    // The day of an act stands in its name, and who signed it needs no saying beside it.
    let dated = act.as_ref().is_some_and(|act| act.contains(" от "));
    let day = one(Field::ApprovedOn).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    let day = day.map(|day| day.format("%d.%m.%Y").to_string());
    let day =
        day.filter(|day| !dated && act.as_ref().is_none_or(|act| !act.contains(day.as_str())));
    let by = one(Field::ApprovedBy).filter(|_| act.is_none());
    let beside: Vec<&str> = [other, by].into_iter().flatten().collect();
    let beside = (!beside.is_empty()).then(|| format!("({})", beside.join("; ")));
    let parts: Vec<String> = [day, act, beside].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
