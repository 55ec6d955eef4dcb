//! Who may be named: the registry of a plan from the names its items use and what the document says of them.

use std::collections::{HashMap, HashSet};

use crate::import::draft::{Draft, Dropped, Entry, Text, lend};
use crate::import::executors;
use crate::import::recognize::addresses;
use crate::import::table::grid::{Grid, GridRow};
use crate::model::{ExecutorKind, kind};
use crate::text::russian::{Ask as _, fold, is_blank, is_dash, is_letter};

/// What the document says is short for a longer name, «… (далее – ИПК)»: folded, with the longer name.
pub(in crate::import) type Shorts = HashMap<String, String>;

/// Finds the abbreviations that `text` introduces; the first of a document counts.
pub(in crate::import) fn shorts(text: &str, found: &mut Shorts) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("(далее") {
        let Some((short, tail)) = after.split_once(')') else {
            break;
        };
        let sign = |c: char| is_blank(c) || is_dash(c) || matches!(c, ':' | ',' | ';' | '.');
        let long = before.rsplit([';', ':']).next();
        let long = long.unwrap_or_default().trim_matches(sign);
        let short = short.trim_matches(sign);
        if !short.is_empty() && !long.is_empty() && long.chars().count() < 200 {
            let long = crate::import::draft::collapse(long);
            found.entry(fold(short)).or_insert(long);
        }
        rest = tail;
    }
}

fn entry(name: &str, kind: ExecutorKind) -> Entry {
    Entry {
        name: name.to_owned(),
        kind: kind.name(),
        post: None,
        email: None,
        aliases: Vec::new(),
        members: Vec::new(),
        held_by: Vec::new(),
        lent: String::new(),
    }
}

/// Returns the entry of a role and who holds it.
pub(in crate::import) fn role(name: &str, held_by: Vec<String>) -> Entry {
    let names = std::iter::once(name).chain(held_by.iter().map(String::as_str));
    Entry {
        lent: names.collect::<Vec<_>>().join(" "),
        held_by,
        ..entry(name, ExecutorKind::Role)
    }
}

/// The entries found so far, by what their names have in common: a plan may name tens of thousands.
#[derive(Default)]
struct Known {
    entries: Vec<Entry>,
    /// The first entry of each [`spelling`].
    spellings: HashMap<String, usize>,
    /// Every name and alias, folded, with its entry.
    names: HashSet<(usize, String)>,
    /// Every name and alias, folded, those of the document's own lists too.
    all: HashSet<String>,
    /// Every name as it is spelled: a plan names the same few again and again.
    met: HashSet<String>,
    /// The posts that stand beside each person's name, by its [`spelling`].
    posts: HashMap<String, Vec<String>>,
}

impl Known {
    /// Notes the post beside a person's name.
    fn post(&mut self, name: &str) {
        let name = executors::without_lead(name);
        if let Some((post, person)) = kind::posted(name) {
            let posts = self.posts.entry(spelling(person)).or_default();
            if !posts.iter().any(|known| is_same_post(known, post)) {
                posts.push(post.to_owned());
            }
        }
    }

    /// Returns what tells one executor from the others: a person with one post in all the plan is the same with it and
    /// without; persons of one name with several posts may be several.
    fn key(&self, name: &str) -> String {
        let name = executors::without_lead(name);
        let Some((post, person)) = kind::posted(name) else {
            return spelling(name);
        };
        let key = spelling(person);
        let posts = self.posts.get(&key).map_or(&[][..], Vec::as_slice);
        let own = posts.iter().find(|known| is_same_post(known, post));
        match own.filter(|_| posts.len() > 1) {
            Some(post) => format!("{key} {}", spelling(post)),
            None => key,
        }
    }

    /// Adds an entry for `name` unless there is one, or another spelling to the entry of that name.
    fn name(&mut self, name: &str, shorts: &Shorts) {
        if self.met.contains(name) {
            return;
        }
        self.met.insert(name.to_owned());
        let folded = fold(name);
        let spelling = self.key(name);
        if let Some(&at) = self.spellings.get(&spelling)
            && self.names.insert((at, folded.clone()))
        {
            if let Some(entry) = self.entries.get_mut(at) {
                let post = kind::post_of(name).map(str::to_owned);
                entry.post = entry.post.take().or(post);
                entry.aliases.push(name.to_owned());
            }
            self.all.insert(folded);
            return;
        }
        if self.all.contains(&folded) {
            return;
        }
        // what it is short for may be named before it
        let long = shorts.get(&folded);
        let whole = long.and_then(|long| self.spellings.get(&self.key(long)).copied());
        if let Some(at) = whole {
            self.spellings.entry(spelling).or_insert(at);
            self.names.insert((at, folded.clone()));
            self.all.insert(folded);
            if let Some(entry) = self.entries.get_mut(at) {
                entry.aliases.push(name.to_owned());
            }
            return;
        }
        let at = self.entries.len();
        let mut new = entry(name, kind::likely(name));
        new.post = kind::post_of(name).map(str::to_owned);
        if let Some(long) = long {
            new.kind = kind::likely(long).name();
            new.aliases.push(long.clone());
            self.names.insert((at, fold(long)));
            self.all.insert(fold(long));
        }
        self.names.insert((at, folded.clone()));
        self.all.insert(folded);
        self.spellings.entry(spelling).or_insert(at);
        self.entries.push(new);
    }
}

/// Adds an entry for every name of the items; `shorts` are the abbreviations of the whole document.
pub(in crate::import) fn build(draft: &mut Draft, shorts: &Shorts) {
    let own = draft.registry.iter().map(|entry| fold(&entry.name));
    let mut known = Known {
        all: own.collect(),
        ..Known::default()
    };
    let names = || draft.items().flat_map(|item| &item.executors);
    let mut met = HashSet::new();
    for name in names().filter(|name| met.insert(name.text.as_str())) {
        known.post(&name.text);
    }
    for executor in names() {
        known.name(&executor.text, shorts);
    }
    let mut entries = known.entries;
    let mut mails = mails(draft);
    for new in &mut entries {
        let beside = new.post.iter().chain(&new.aliases);
        for name in std::iter::once(&new.name).chain(beside) {
            lend(&mut new.lent, name);
        }
    }
    entries.append(&mut draft.registry);
    for entry in &mut entries {
        let names = std::iter::once(&entry.name).chain(&entry.aliases);
        let found = names.filter_map(|name| mails.remove(&spelling(name)));
        let found: Vec<Text> = found.collect();
        for mail in found {
            match entry.email {
                None => {
                    lend(&mut entry.lent, &mail.value);
                    entry.email = Some(mail.value);
                }
                Some(_) => draft.rest.push(mail.all_lent()),
            }
        }
    }
    draft.registry = entries;
}

/// Returns the mail of each executor by the [`spelling`] of the name; another one stays with the item that has it.
fn mails(draft: &mut Draft) -> HashMap<String, Text> {
    let mut mails: HashMap<String, Text> = HashMap::new();
    for item in draft.items_mut() {
        for executor in item.executors.clone() {
            let Some(mail) = executor.email.map(|mail| Text::new(&mail, &item.place)) else {
                continue;
            };
            let known = mails
                .entry(spelling(&executor.text))
                .or_insert_with(|| mail.clone());
            if known.value != mail.value {
                addresses::keep(mail.all_lent(), item);
            }
        }
    }
    mails
}

/// Returns whether two posts are one, the words of either cut short or not: «зам. директора», «заместитель директора».
fn is_same_post(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let words = one.bare_words().zip(other.bare_words());
    let mut words = words.map(|(one, other)| one.starts_with(other) || other.starts_with(one));
    one.bare_words().count() == other.bare_words().count() && words.all(|alike| alike)
}

/// Returns what is left of a name without blanks, full stops and dashes, wherever the initials stand.
fn spelling(name: &str) -> String {
    let folded = fold(name);
    let mut parts: Vec<&str> = folded.bare_words().collect();
    if kind::is_person(name) {
        parts.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
    }
    parts.concat()
}

/// Reads a table that is no plan below the text `above`: a list of people and their posts, else text.
pub(in crate::import) fn read_table(grid: &Grid, mut above: Vec<Text>, draft: &mut Draft) {
    let called = above.iter().rposition(|text| titles_people(&text.value));
    let heading = above.split_off(called.unwrap_or_default());
    draft.rest.append(&mut above);
    let words: Vec<&str> = heading.iter().map(|text| text.value.as_str()).collect();
    if !read_people(grid, &words.join(" "), draft) {
        keep_table(grid, &heading, draft);
    }
}

/// «СОСТАВ рабочей группы», «Список исполнителей»: what is above it is not of the list.
fn titles_people(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(|c: char| !is_letter(c)).next();
    matches!(
        first,
        Some("состав" | "список" | "перечень" | "члены" | "сведения")
    )
}

/// Reads a list of people and their posts; `heading` is the text above it. Returns whether the table is one.
fn read_people(grid: &Grid, heading: &str, draft: &mut Draft) -> bool {
    let person = |row: &GridRow| {
        let name = addresses::apart(&row.cells.first()?.text());
        let post = addresses::apart(&row.cells.get(1)?.text());
        let named = kind::is_full_name(&name.text) || kind::is_person(&name.text);
        let mut mails = name.addresses.into_iter().chain(post.addresses);
        let entry = Entry {
            post: (!post.text.is_empty()).then_some(post.text),
            email: mails.next().map(|(_, mail)| mail),
            ..entry(&name.text, ExecutorKind::Person)
        };
        (named && mails.next().is_none()).then_some(entry)
    };
    let rows = grid.rows.iter().map(|row| (row, person(row)));
    let rows: Vec<(&GridRow, Option<Entry>)> = rows.collect();
    let count = rows.iter().filter(|(_, person)| person.is_some()).count();
    if grid.width != 2 || count < 2 || count + 1 < rows.len() {
        return false;
    }
    let ledger = &mut draft.ledger;
    let mut members = Vec::with_capacity(count);
    for (row, person) in rows {
        match person {
            Some(person) => {
                members.push(person.name.clone());
                draft.registry.push(person);
            }
            None => ledger.drop_all(&row.cells, Dropped::Header),
        }
    }
    if heading.is_empty() {
        return true;
    }
    draft.registry.push(Entry {
        lent: members.join(" "),
        members,
        ..entry(heading, ExecutorKind::Group)
    });
    true
}

/// Keeps a table that is neither a plan nor a list of people: a line for each row.
fn keep_table(grid: &Grid, heading: &[Text], draft: &mut Draft) {
    draft.rest.extend(heading.iter().cloned());
    let filled = grid.rows.iter().filter(|row| !row.filled().is_empty());
    let first = filled.clone().next().map(|row| row.place.clone());
    let count = filled.count();
    draft.tables.extend(first.map(|first| (first, count)));
    for row in &grid.rows {
        let cells = row.said();
        if !cells.is_empty() {
            draft.rest.push(Text::new(&cells.join(" | "), &row.place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_known() {
        let same = |one, other| spelling(one) == spelling(other);
        assert!(same("Зам. директора по АХЧ", "зам директора по АХЧ"));
        assert!(same("Амиева Р.А", "Р. А. Амиева"));
        assert!(same("Кл.рук-ли", "Кл. рук – ли"));
        assert!(!same("Школа № 1", "Школа № 11"));
        assert!(!same("Сорокин С.И.", "Сорокин И.С."));
    }

    #[test]
    fn abbreviations_are_found_with_what_they_stand_for() {
        let mut found = Shorts::new();
        shorts(
            "Комитет образования (далее – КОиН); МАОУ ДПО (далее – ИПК) районные отделы (далее - РОО), городские объединения (далее - ГМО)",
            &mut found,
        );
        let pairs = [
            ("КОиН", "Комитет образования"),
            ("ИПК", "МАОУ ДПО"),
            ("РОО", "районные отделы"),
            ("ГМО", "городские объединения"),
        ];
        let pairs = pairs.map(|(short, long)| (fold(short), long.to_owned()));
        assert_eq!(found, Shorts::from(pairs));
    }
}
