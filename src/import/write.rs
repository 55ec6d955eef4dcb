//! A draft → the text of a plan file, in the canonical layout: one key a line, guesses as comments beside the line.

use chrono::NaiveDate;

use super::draft::{Draft, Entry, Fact, Facts, Item, Text};
use super::executors::Guess;
use super::identity;
use crate::model::names::{of_plan, period_said};
use crate::text::literal::{key, quoted};
use crate::text::russian::{abbreviate, fold};
use crate::text::word_list;
use crate::words::{Lang, Message, MessageId};

/// What begins a comment line that keeps text of the document.
pub(super) const KEPT: &str = "#   ";

/// An organization up to this length may stand in the name of a plan, in characters.
const LONGEST_PLACE: usize = 50;

/// Names of the registry up to this length are padded to the longest of them, in characters.
const PADDED: usize = 40;

/// Returns the plan file of `draft`; its comments speak `lang`.
pub fn toml(draft: &Draft, source: &str, lang: Lang) -> String {
    let mut out = Writer {
        out: String::new(),
        lang: Some(lang),
    };
    let head = MessageId::ImportHead.with(source).text(lang);
    out.line(&format!("# {}", one_line(&head)));
    if !draft.rest.is_empty() {
        out.line(&format!("#\n# {}", MessageId::ImportRest.text(lang)));
    }
    out.plan(draft);
    out.out
}

/// Returns what the plan file of `draft` says, without remarks of the program.
pub fn plain(draft: &Draft) -> String {
    let mut out = Writer {
        out: String::new(),
        lang: None,
    };
    out.plan(draft);
    out.out
}

struct Writer {
    out: String,
    /// The language of remarks; none where there are to be none.
    lang: Option<Lang>,
}

impl Writer {
    fn plan(&mut self, draft: &Draft) {
        for text in &draft.rest {
            self.line(&format!("{KEPT}{}", one_line(&text.value)));
        }
        self.line("");
        self.passport(draft);
        self.registry(&draft.registry);
        for group in &draft.sections {
            if let Some(title) = &group.title {
                self.line("\n[[section]]");
                self.field("title", 5, Some(title));
            }
            for row in &group.items {
                let header = if group.title.is_some() {
                    "section.item"
                } else {
                    "item"
                };
                self.line(&format!("\n[[{header}]]"));
                self.item(row);
            }
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn passport(&mut self, draft: &Draft) {
        const WIDTH: usize = 12;
        let passport = &draft.passport;
        self.field("title", WIDTH, passport.title.as_ref());
        let name = passport.name.as_ref().filter(|_| self.lang.is_some());
        self.field("name", WIDTH, name);
        self.field("organization", WIDTH, passport.organization.as_ref());
        self.field("territory", WIDTH, passport.territory.as_ref());
        self.field("period", WIDTH, passport.period.as_ref());
        self.approved(draft, WIDTH);
        if !passport.basis.is_empty() {
            self.line(&format!("{:WIDTH$} = [", "basis"));
            for text in &passport.basis {
                let guess = self.guess(text.guess.as_ref());
                self.line(&format!("  {},{guess}", quoted(&text.value)));
            }
            self.line("]");
        }
        self.field("goal", WIDTH, passport.goal.as_ref());
        self.field("expected", WIDTH, passport.expected.as_ref());
        self.field("control", WIDTH, passport.control.as_ref());
    }

    fn approved(&mut self, draft: &Draft, width: usize) {
        let passport = &draft.passport;
        let part = |key: &str, text: &Option<Text>, quote: fn(&str) -> String| {
            let text = text.as_ref();
            text.map(|text| format!("{key} = {}", quote(&text.value)))
        };
        let parts = [
            part("date", &passport.approved_date, str::to_owned),
            part("document", &passport.approved_document, quoted),
            part("by", &passport.approved_by, quoted),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if !parts.is_empty() {
            let guessed = passport.guessed_approval();
            let guess = self.guess(guessed.and_then(|part| part.guess.as_ref()));
            let parts = parts.join(", ");
            self.line(&format!("{:width$} = {{ {parts} }}{guess}", "approved"));
        }
    }

    fn registry(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        self.line("\n[executors]");
        let length = |entry: &Entry| quoted(&entry.name).chars().count();
        let lengths = entries.iter().map(length);
        let width = lengths.filter(|length| *length <= PADDED).max();
        let width = width.unwrap_or_default();
        for entry in entries {
            let (name, fields) = (quoted(&entry.name), fields(entry).join(", "));
            let comment = self.guess(Some(&MessageId::ImportGuessKind.into()));
            self.line(&format!("{name:width$} = {{ {fields} }}{comment}"));
        }
    }

    fn item(&mut self, item: &Item) {
        const WIDTH: usize = 9;
        self.field("number", WIDTH, item.number.as_ref());
        self.field("title", WIDTH, Some(&item.title));
        self.field("deadline", WIDTH, item.deadline.as_ref());
        let names = item.executors.iter().map(|executor| &executor.text);
        let guess = self.guess(guessed_executors(item).as_ref());
        self.line(&format!(
            "{:WIDTH$} = [{}]{guess}",
            "executors",
            list(names)
        ));
        self.field("result", WIDTH, item.result.as_ref());
        let guess = self.guess(item.facts.guess.as_ref());
        let read = || facts(&item.facts);
        let kept = item.kept.clone().map(|kept| kept.values);
        for (key, value) in kept.unwrap_or_else(read) {
            self.line(&format!("{key:WIDTH$} = {value}{guess}"));
        }
        let note = item.note.as_ref().filter(|_| item.kept.is_none());
        self.field("note", WIDTH, note);
        for (header, text) in merged(&item.extra) {
            let (key, value) = (key(&header), quoted(&text.value));
            let guess = self.guess(text.guess.as_ref());
            self.line(&format!("extra.{key} = {value}{guess}"));
        }
    }

    fn field(&mut self, key: &str, width: usize, text: Option<&Text>) {
        if let Some(text) = text {
            let guess = self.guess(text.guess.as_ref());
            self.line(&format!("{key:width$} = {}{guess}", quoted(&text.value)));
        }
    }

    /// Returns the comment that marks a guess, or nothing.
    fn guess(&self, why: Option<&Message>) -> String {
        why.zip(self.lang).map_or_else(String::new, |(why, lang)| {
            let why = MessageId::ImportGuess.with(why.clone()).text(lang);
            format!("  # {}", one_line(&why))
        })
    }
}

/// Returns what became of a row as keys and values.
pub(super) fn facts(facts: &Facts) -> Vec<(&'static str, String)> {
    let table = |parts: &[Option<String>]| {
        let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
        format!("{{ {} }}", parts.join(", "))
    };
    let day = |key: &str, day: Option<NaiveDate>| day.map(|day| format!("{key} = {day}"));
    let text =
        |key: &str, text: &Option<String>| Some(format!("{key} = {}", quoted(text.as_ref()?)));
    let of = |fact: &Fact| {
        table(&[
            day("due", fact.due),
            day("on", fact.on),
            text("reason", &fact.reason),
        ])
    };
    let done = match facts.done.as_slice() {
        [] => None,
        [only] if only.due.is_none() => Some(only.on.to_string()),
        all => {
            let all = all.iter().map(|done| {
                table(&[
                    day("due", done.due),
                    day("on", Some(done.on)),
                    text("evidence", &done.evidence),
                ])
            });
            Some(format!("[{}]", all.collect::<Vec<_>>().join(", ")))
        }
    };
    let moved = |(due, to)| format!("[{{ due = {due}, to = {to} }}]");
    let each = |facts: &[Fact]| {
        let all: Vec<String> = facts.iter().map(of).collect();
        (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
    };
    let cancelled = match facts.cancelled.as_slice() {
        [whole] if whole.due.is_none() => Some(of(whole)),
        days => each(days),
    };
    let values = [
        ("started", facts.started.map(|day| day.to_string())),
        ("done", done),
        ("cancelled", cancelled),
        ("moved", facts.moved.map(moved)),
        ("unmet", each(&facts.unmet)),
        ("evidence", facts.evidence.as_ref().map(|text| quoted(text))),
    ];
    let written = |(key, value): (&'static str, Option<String>)| Some((key, value?));
    values.into_iter().filter_map(written).collect()
}

/// Returns what is not certain about the executors of `item`.
pub(super) fn guessed_executors(item: &Item) -> Option<Message> {
    let mut cells = item.executor_cells.iter();
    let by_column = cells.find_map(|(cell, _)| cell.guess.clone());
    let names = item.executors.iter();
    let by_name = names.filter_map(|executor| executor.guess).max();
    by_column.or(by_name.map(|guess| match guess {
        Guess::NoSeparator => MessageId::ImportGuessNoSeparator.into(),
        Guess::Noted => MessageId::ImportGuessNoted.into(),
        Guess::Begun => MessageId::ImportGuessBegun.into(),
        Guess::PostBelow => MessageId::ImportGuessPostBelow.into(),
        Guess::SharedWords => MessageId::ImportGuessSharedWords.into(),
        Guess::Together => MessageId::ImportGuessTogether.into(),
        Guess::Stray => MessageId::ImportGuessStray.into(),
        Guess::Comma => MessageId::ImportGuessComma.into(),
    }))
}

/// Joins cells whose columns have the same heading: a key stands once in a table.
pub(super) fn merged(extra: &[(String, Text)]) -> Vec<(String, Text)> {
    let mut out: Vec<(String, Text)> = Vec::new();
    for (header, text) in extra {
        match out.iter_mut().find(|(known, _)| known == header) {
            Some((_, known)) => known.value = format!("{} {}", known.value, text.value),
            None => out.push((header.clone(), text.clone())),
        }
    }
    out
}

/// Returns `names` as the elements of an array.
fn list<'n>(names: impl IntoIterator<Item = &'n String>) -> String {
    let names = names.into_iter().map(|name| quoted(name));
    names.collect::<Vec<_>>().join(", ")
}

fn fields(entry: &Entry) -> Vec<String> {
    let text =
        |key: &str, text: &Option<String>| Some(format!("{key} = {}", quoted(text.as_ref()?)));
    let names = |key: &str, names: &[String]| {
        (!names.is_empty()).then(|| format!("{key} = [{}]", list(names)))
    };
    let holder = |name: &String| format!("{{ name = {} }}", quoted(name));
    let holders: Vec<String> = entry.held_by.iter().map(holder).collect();
    let holders = (!holders.is_empty()).then(|| format!("held_by = [{}]", holders.join(", ")));
    let fields = [
        Some(format!("kind = \"{}\"", entry.kind)),
        text("post", &entry.post),
        text("email", &entry.email),
        names("aliases", &entry.aliases),
        names("members", &entry.members),
        holders,
    ];
    fields.into_iter().flatten().collect()
}

/// Returns whether `comment` marks a value as a guess.
pub(super) fn is_guess(comment: &str) -> bool {
    let mark = |lang| MessageId::ImportGuess.with("").text(lang);
    let mut marks = [Lang::Russian, Lang::English].into_iter().map(mark);
    marks.any(|mark| comment.contains(mark.trim_end()))
}

/// A comment ends with its line, and a control character may not stand in it.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Returns what people may call the plan of `draft`, the shortest first: by its project or period and its place.
///
/// A place that is a guess makes the name one.
pub fn likely_names(draft: &Draft) -> Vec<Text> {
    let passport = &draft.passport;
    let said = |text: &'_ Option<Text>| text.clone().map(|text| text.value).unwrap_or_default();
    let (title, period) = (said(&passport.title), said(&passport.period));
    let short = |organization: &Text| Text {
        value: abbreviate(&organization.value).into_owned(),
        ..organization.clone()
    };
    let organization = passport.organization.as_ref().map(short);
    let organization = organization.filter(|text| text.value.chars().count() <= LONGEST_PLACE);
    let Some(place) = passport.territory.as_ref().or(organization.as_ref()) else {
        return Vec::new();
    };
    let Some(name) = of_plan(&title, Some(&place.value), &period) else {
        return Vec::new();
    };
    let period = period_said(&period);
    let by_period = (!name.contains(&period)).then(|| format!("{name}, {period}"));
    let other = organization
        .as_ref()
        .filter(|body| body.value != place.value);
    let by_body = other.map(|body| format!("{name}, {}", body.value));
    let names = [identity::called(draft), Some(name), by_period, by_body];
    let text = |value| Text {
        value,
        ..place.clone()
    };
    names.into_iter().flatten().map(text).collect()
}

/// Returns names for the plan's file without extension, the best first: `pervouralsk-2022`.
///
/// The territory names it, in Latin letters; where there is none, or another plan has that name, the source does.
pub fn file_stems(draft: &Draft, source: &str) -> Vec<String> {
    let territory = draft.passport.territory.as_ref();
    let territory = territory.map(|text| place_name(&text.value));
    let names = territory.into_iter().chain([source.to_owned()]);
    names.map(|name| file_stem(draft, &latin(&name))).collect()
}

fn file_stem(draft: &Draft, name: &str) -> String {
    let period = draft.passport.period.as_ref();
    let years = years(period.map_or("", |text| &text.value));
    match (name.is_empty(), years.is_empty() || name.ends_with(&years)) {
        (true, true) => "plan".to_owned(),
        (true, false) => format!("plan-{years}"),
        (false, true) => name.to_owned(),
        (false, false) => format!("{name}-{years}"),
    }
}

/// Returns the years of a period as a file is called by them: «2021-2022 учебный год» → `2021-2022`.
fn years(period: &str) -> String {
    if let Some((from, to)) = period.split_once("..") {
        let year = |day: &str| day.split('-').next().unwrap_or_default().to_owned();
        return match (year(from), year(to)) {
            (from, to) if from == to => from,
            (from, to) => format!("{from}-{to}"),
        };
    }
    let sign = |c: &char| c.is_ascii_digit() || *c == '-';
    let years: String = period.chars().take_while(sign).collect();
    years.trim_end_matches('-').to_owned()
}

/// Returns what a territory is called by: «городской округ Первоуральск» → «первоуральск».
fn place_name(territory: &str) -> String {
    const KINDS: &[&str] = word_list![
        "городское" "сельское" "сельский" "муниципальное" "поселение" "городской" "округ"
        "муниципальный" "район" "город" "г" "го" "область" "образование"
    ];
    let folded = fold(territory);
    let words: Vec<&str> = folded
        .split([' ', '.'])
        .filter(|word| !word.is_empty() && !KINDS.contains(word))
        .collect();
    words.join("-")
}

/// Writes Russian in Latin letters, as names of files: «дубовский» → `dubovsky`.
fn latin(text: &str) -> String {
    /// The letters from «а» to «я».
    const LETTERS: &[&str] = word_list![
        "a" "b" "v" "g" "d" "e" "zh" "z" "i" "y" "k" "l" "m" "n" "o" "p" "r" "s" "t" "u" "f" "kh"
        "ts" "ch" "sh" "shch" "" "y" "" "e" "yu" "ya"
    ];
    let mut out = String::new();
    let lower = text.to_lowercase().replace('ё', "е").replace("ский", "sky");
    for c in lower.chars() {
        match ('а'..='я').position(|letter| letter == c) {
            Some(at) => out.push_str(LETTERS[at]),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
    let out: String = out.chars().take(60).collect();
    out.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_territory() {
        assert_eq!(
            latin(&place_name("городской округ Первоуральск")),
            "pervouralsk"
        );
        assert_eq!(latin(&place_name("Дубовский район")), "dubovsky");
        assert_eq!(
            latin(&place_name("Калининское сельское поселение")),
            "kalininskoe"
        );
        assert_eq!(latin("План школы № 5"), "plan-shkoly-5");
        assert_eq!(years("2021-2022 учебный год"), "2021-2022");
        assert_eq!(years("2020-09"), "2020-09");
        assert_eq!(years("2022-01-01..2022-06-30"), "2022");
    }
}
