//! A new item that minutes add to a plan: its title, its number, when it is due and who does it.

use super::forms::{Form, Mark};
use super::lead::name;
use super::pattern::found;
use super::said::Said;
use super::words::{after, filled, has_blank, lower, within, words};
use crate::edit::NewItem;
use crate::words::MessageId;

/// Reads a new item.
pub(super) fn add(marks: &[Mark<'_>]) -> Said {
    let value = |form| {
        let mut marks = marks.iter();
        marks.find(|mark| mark.form == form).map(|mark| mark.value)
    };
    let told = value(Form::Add).unwrap_or_default();
    let quoted = || Some(told.split_once('«')?.1.rsplit_once('»')?.0);
    let bare = told.split_once(':').map(|(_, title)| title);
    let behind = || {
        let (_, end) = found("мероприяти*|пункт*", &lower(told))?;
        told.get(end..)
    };
    // «Дополнить план «…» мероприятием «…»»: the last is what is added.
    let quoted = quoted().map(|inner| inner.rsplit('«').next().unwrap_or(inner));
    let title = quoted.or(bare).or_else(behind).and_then(filled);
    let Some(title) = title else {
        return if has_blank(told) || bare.is_some() {
            Said::EmptyAdd
        } else {
            Said::Unclear(MessageId::MinutesAddWhat.into())
        };
    };
    let deadline = value(Form::Term).and_then(filled).and_then(|told| {
        let small = lower(told);
        let of = ["исполнения", "выполнения", "реализации", "проведения"];
        let of = of.iter().find(|word| small.starts_with(*word));
        of.map_or(Some(told), |word| filled(after(told, word.len())))
    });
    let Some(deadline) = deadline else {
        return Said::Unclear(MessageId::MinutesAddWhen.into());
    };
    let executors = value(Form::Lead).and_then(name);
    let small = lower(told);
    let number = found("п|пункт* 9", &small)
        .and_then(|(from, to)| Some(words(within(&small, from, to)).pop()?.text.to_owned()));
    Said::Add(NewItem {
        number,
        title: title.to_owned(),
        deadline: deadline.to_owned(),
        executors: executors.map_or_else(Vec::new, |names| {
            let names = names.split([',', ';']).map(|name| name.trim().to_owned());
            names.filter(|name| !name.is_empty()).collect()
        }),
        ..NewItem::default()
    })
}
