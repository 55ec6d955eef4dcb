//! The new lines of a plan file that a document brings up to date: value by value, people's own lines in their place.

use super::draft::Draft;
use super::entries::{self, Entry, Key};
use super::revise::Row;
use super::write;
use crate::document::{self, PlanDocument};
use crate::text::russian::fold;
use crate::words::{Lang, Message, MessageId};

/// Keys that a document gives; all others are people's.
const IMPORTED: [&str; 6] = [
    "number",
    "title",
    "deadline",
    "executors",
    "result",
    "extra",
];

/// Keys that say what became of a row.
const MARKS: [&str; 7] = [
    "done",
    "dates",
    "moved",
    "unmet",
    "cancelled",
    "started",
    "evidence",
];

/// What the document guessed before from, as far as the old file still shows it.
struct Former<'r> {
    /// The title of the section.
    title: Option<&'r str>,
    /// The rows above.
    above: &'r [Row<'r>],
}

impl Former<'_> {
    /// Tells whether the document lent this very value to the row before: the month of its section, or the cell that a
    /// row above began. What stands in the row instead is then a correction.
    fn lent(&self, guess: &Key) -> bool {
        let month = self
            .title
            .is_some_and(|title| guess.value.as_str() == Some(title));
        let lender = self.above.iter().rev().find_map(|row| {
            let (_, own) = row.block.split_once('\n')?;
            let (own, _) = entries::entries(own);
            let entry = own
                .into_iter()
                .find(|entry| entry.key.as_ref().is_some_and(|key| key.is(guess)))?;
            (!entries::is_guess(entry.text)).then_some(entry.key?.value)
        });
        month || lender.as_ref() == Some(&guess.value)
    }
}

/// A plan file in the making.
pub(super) struct Writer {
    pub(super) text: String,
    /// What people should know.
    pub(super) told: Vec<Message>,
    /// Values of rows that the document replaced, numbers aside: told too, but they prove nothing about words.
    pub(super) replaced: Vec<Message>,
    /// How many rows are known from before.
    pub(super) matched: usize,
    pub(super) lang: Lang,
}

impl Writer {
    /// Adds lines that begin a table: as they stand in the old file, or a blank line above them.
    fn block(&mut self, block: &str) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") && block.starts_with('[') {
            self.text.push_str(if self.text.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            });
        }
        self.text.push_str(block.trim_start_matches('\n'));
    }

    /// Adds the items of `draft`; `pairs` says for each which of the old `rows` it was.
    pub(super) fn rows(
        &mut self,
        rows: &[Row<'_>],
        pairs: &[Option<usize>],
        sections: &[(&str, &str)],
        draft: &Draft,
    ) {
        let mut pairs = pairs.iter().copied();
        let mut used = vec![false; sections.len()];
        for section in &draft.sections {
            let mut former_title = None;
            if let Some(title) = &section.title {
                let known = sections
                    .iter()
                    .zip(&mut used)
                    .find(|((known, _), used)| !**used && fold(known) == fold(&title.value));
                match known {
                    Some(((known, block), used)) => {
                        *used = true;
                        former_title = Some(*known);
                        self.block(block);
                    }
                    None => self.block(&write::section(title, self.lang)),
                }
            }
            for item in &section.items {
                let fresh = write::item(item, section.title.is_some(), self.lang);
                let known = pairs.next().flatten();
                self.matched += usize::from(known.is_some());
                let former = known.and_then(|at| rows.get(..=at)?.split_last());
                match former {
                    Some((row, above)) => {
                        let former = Former {
                            title: former_title,
                            above,
                        };
                        let block = self.updated(row, &former, &fresh);
                        self.block(&block);
                    }
                    None => self.block(&fresh),
                }
            }
        }
    }

    /// Returns the lines of `row` with the values of `fresh`, the row as the document has it.
    fn updated(&mut self, row: &Row<'_>, former: &Former<'_>, fresh: &str) -> String {
        let (fresh_header, fresh) = fresh.split_at(fresh.find('\n').map_or(0, |at| at + 1));
        let (header, old) = row
            .block
            .split_at(row.block.find('\n').map_or(0, |at| at + 1));
        let (old, tables) = entries::entries(old);
        let (mut fresh, _) = entries::entries(fresh);
        if is_marked(&old) || has_note(&old, &fresh) {
            fresh.retain(|entry| !is_key(entry, "done"));
        }
        let mut out = vec![same_depth(header, fresh_header)];
        let mut last = 0;
        for entry in &old {
            let new = entry.key.as_ref().and_then(|key| take(&mut fresh, key));
            out.push(match (&new, &entry.key) {
                (Some(new), Some(key)) if key.name == "note" => noted(key, entry, new),
                (Some(new), Some(key)) => self.settled(row, former, key, entry, new),
                _ => entry.text.to_owned(),
            });
            let imported = |key: &Key| IMPORTED.contains(&key.name.as_str());
            if entry.key.as_ref().is_some_and(imported) {
                last = out.len() - 1;
            }
        }
        let stated =
            |entry: &Entry<'_>| {
                let key = entry.key.as_ref();
                let mentioned = |key: &Key| tables.contains(&format!(".{}]", key.name));
                key.is_some_and(|key| !is_blank(key) && !mentioned(key))
                    && !old.iter().any(|known| {
                        known.key.as_ref().zip(key).is_some_and(|(one, other)| {
                            one.name == other.name && one.part.is_none()
                        })
                    })
            };
        let added = fresh
            .iter()
            .filter(|entry| stated(entry))
            .map(|entry| entry.text.to_owned());
        let below = out.split_off(last + 1);
        out.extend(added.collect::<Vec<_>>());
        out.extend(below);
        out.concat() + tables
    }

    /// Returns the line that stays of the two: the old one where the document says the same or only guesses.
    fn settled(
        &mut self,
        row: &Row<'_>,
        former: &Former<'_>,
        key: &Key,
        old: &Entry<'_>,
        new: &Entry<'_>,
    ) -> String {
        let Some(fresh) = &new.key else {
            return old.text.to_owned();
        };
        if key.value == fresh.value
            || is_blank(fresh)
            || words(&key.value).is_some_and(|own| words(&fresh.value) == Some(own))
        {
            return old.text.to_owned();
        }
        let corrected = || !entries::is_guess(old.text) || former.lent(fresh);
        if entries::is_guess(new.text) && corrected() {
            let label = label(row.number, row.title);
            self.told.push(
                MessageId::ImportStays
                    .with(label)
                    .with(key.name.as_str())
                    .with(shown(&fresh.value)),
            );
            return old.text.to_owned();
        }
        let replaced = MessageId::ImportReplaced
            .with(label(row.number, row.title))
            .with(key.name.as_str())
            .with(shown(&key.value))
            .with(shown(&fresh.value));
        self.replaced
            .extend(Some(replaced).filter(|_| key.name != "number"));
        let comment = entries::comment(old.text)
            .filter(|_| !entries::is_guess(old.text) && entries::comment(new.text).is_none());
        comment.map_or_else(
            || new.text.to_owned(),
            |comment| format!("{}  {comment}\n", new.text.trim_end()),
        )
    }

    /// Writes what stands above the rows: the text without a key, the passport and the registry.
    pub(super) fn head(&mut self, head: &str, plan: &PlanDocument<'_>, draft: &Draft) {
        let (entries, tables) = entries::entries(head);
        let fresh = write::head(draft, self.lang);
        let (mut fresh, _) = entries::entries(&fresh);
        let kept = |entry: &&Entry<'_>| entry.text.starts_with(write::KEPT);
        let had_rest = entries.iter().any(|entry| kept(&entry));
        let rest: String = fresh.iter().filter(kept).map(|entry| entry.text).collect();
        if !had_rest && !rest.is_empty() {
            self.told
                .push(MessageId::ImportRestLeft.with(rest.lines().count()));
        }
        let mut rest = Some(rest).filter(|_| had_rest);
        for entry in &entries {
            if kept(&entry) {
                self.text.push_str(&rest.take().unwrap_or_default());
                continue;
            }
            let new = entry.key.as_ref().and_then(|key| take(&mut fresh, key));
            let line = match (&entry.key, new) {
                (Some(key), Some(new)) => self.passport(key, entry, &new),
                _ => entry.text.to_owned(),
            };
            self.text.push_str(&line);
        }
        let stated = fresh
            .iter()
            .filter(|entry| entry.key.as_ref().is_some_and(|key| is_stated(key, entry)));
        let added: String = stated.map(|entry| entry.text).collect();
        let at = self.text.trim_end().len();
        self.text.insert_str((at + 1).min(self.text.len()), &added);
        self.registry(tables, plan, draft);
    }

    fn passport(&mut self, key: &Key, old: &Entry<'_>, new: &Entry<'_>) -> String {
        let Some(fresh) = &new.key else {
            return old.text.to_owned();
        };
        let merged = merged(&key.value, &fresh.value, entries::is_guess(new.text));
        if merged == key.value || !is_stated(key, new) {
            return old.text.to_owned();
        }
        self.told.push(
            MessageId::ImportPassport
                .with(key.name.as_str())
                .with(shown(&key.value))
                .with(shown(&merged)),
        );
        if merged == fresh.value {
            return new.text.to_owned();
        }
        let width = new.text.split('=').next().unwrap_or_default();
        format!("{width}= {}\n", merged.to_string().replace('\n', " "))
    }

    /// Adds the executors that the old registry does not know, below its last line.
    fn registry(&mut self, tables: &str, old: &PlanDocument<'_>, draft: &Draft) {
        let known = |name: &str| {
            let alias = |entry: &document::ExecutorEntry<'_>| {
                entry
                    .aliases
                    .iter()
                    .any(|alias| fold(alias.value) == fold(name))
            };
            old.executors
                .iter()
                .any(|entry| fold(entry.name.value) == fold(name) || alias(entry))
        };
        let new = draft.registry.iter().filter(|entry| !known(&entry.name));
        let new: Vec<_> = new.cloned().collect();
        if new.is_empty() {
            self.text.push_str(tables);
            return;
        }
        let lines = write::registry(&new, self.lang);
        match tables.split_once("[executors]\n") {
            None => {
                self.text.push_str(tables.trim_end());
                self.text.push_str(lines.trim_end());
                self.text.push_str("\n\n");
            }
            Some((before, entries_and_more)) => {
                let (own, _) = entries::entries(entries_and_more);
                let filled = own
                    .iter()
                    .rposition(|entry| entry.key.is_some())
                    .map_or(0, |at| at + 1);
                let length: usize = own.iter().take(filled).map(|entry| entry.text.len()).sum();
                let (own, more) = entries_and_more.split_at(length);
                let lines = lines.replacen("\n[executors]\n", "", 1);
                for part in [before, "[executors]\n", own, &lines, more] {
                    self.text.push_str(part);
                }
            }
        }
    }

    /// Keeps the rows that the document no longer has and that people have marked; tells of the others.
    pub(super) fn gone(
        &mut self,
        rows: &[Row<'_>],
        sections: &[(&str, &str)],
        draft: &Draft,
        source: &str,
    ) {
        let title = MessageId::ImportExcluded.text(self.lang);
        let mut numbers: Vec<String> = draft
            .items()
            .filter_map(|item| item.number.as_ref())
            .map(|number| bare(&number.value).to_owned())
            .collect();
        let mut opened = false;
        for row in rows.iter().filter(|row| !row.taken) {
            let label = label(row.number, row.title);
            let (own, _) = entries::entries(row.block.split_once('\n').map_or("", |(_, own)| own));
            if !is_marked(&own) {
                self.told.push(MessageId::ImportGone.with(label));
                continue;
            }
            if !std::mem::replace(&mut opened, true) {
                let title_of = |lang| MessageId::ImportExcluded.text(lang);
                let titles = [title_of(Lang::Russian), title_of(Lang::English)];
                let known = sections
                    .iter()
                    .find(|(known, _)| titles.iter().any(|title| title == known));
                let fresh = format!("[[section]]\ntitle = {}\n", write::quoted(title));
                self.block(known.map_or(fresh.as_str(), |(_, block)| block));
            }
            let taken =
                !row.number.is_empty() && numbers.iter().any(|number| number == bare(row.number));
            numbers.push(bare(row.number).to_owned());
            let block = excluded(row, &own, taken, source, self.lang);
            self.block(&block);
            self.told.push(MessageId::ImportKeptMarked.with(label));
        }
    }
}

/// Returns the lines of a row that the document no longer has: cancelled, unless it is done or cancelled already.
fn excluded(row: &Row<'_>, own: &[Entry<'_>], taken: bool, source: &str, lang: Lang) -> String {
    let has = |name: &str| {
        own.iter()
            .any(|entry| entry.key.as_ref().is_some_and(|key| key.name == name))
    };
    let mut out = vec!["[[section.item]]\n".to_owned()];
    let number =
        |entry: &&Entry<'_>| taken && entry.key.as_ref().is_some_and(|key| key.name == "number");
    out.extend(
        own.iter()
            .filter(|entry| !number(entry))
            .map(|entry| entry.text.to_owned()),
    );
    let blanks = out
        .iter()
        .rev()
        .take_while(|line| line.trim().is_empty())
        .count();
    let at = out.len() - blanks;
    if !has("cancelled") && !has("done") {
        let reason = if taken {
            MessageId::ImportReasonNumber.with(source).with(row.number)
        } else {
            MessageId::ImportReason.with(source)
        };
        let reason = write::quoted(&reason.text(lang));
        out.insert(at, format!("cancelled = {{ reason = {reason} }}\n"));
    }
    out.concat()
}

fn bare(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

fn label(number: &str, title: &str) -> String {
    format!("{number} {title}").trim().to_owned()
}

fn is_key(entry: &Entry<'_>, name: &str) -> bool {
    entry.key.as_ref().is_some_and(|key| key.name == name)
}

/// Tells whether people, or an import before, have marked what became of a row.
fn is_marked(row: &[Entry<'_>]) -> bool {
    row.iter()
        .any(|entry| MARKS.iter().any(|mark| is_key(entry, mark)))
}

/// Tells whether a row already holds the remark of the document: what people made of it stays.
fn has_note(old: &[Entry<'_>], fresh: &[Entry<'_>]) -> bool {
    let note = |row: &[Entry<'_>]| {
        let entry = row.iter().find(|entry| is_key(entry, "note"))?;
        Some(entry.key.as_ref()?.value.as_str()?.to_owned())
    };
    note(old)
        .zip(note(fresh))
        .is_some_and(|(own, fresh)| own.contains(&fresh))
}

/// Returns the remark of a row: people's, and the document's if it is another.
fn noted(key: &Key, old: &Entry<'_>, new: &Entry<'_>) -> String {
    let text = |value: &toml::Value| value.as_str().unwrap_or_default().to_owned();
    let own = text(&key.value);
    let fresh = new
        .key
        .as_ref()
        .map(|key| text(&key.value))
        .unwrap_or_default();
    if own.contains(&fresh) {
        return old.text.to_owned();
    }
    format!(
        "note      = {}\n",
        write::quoted(&format!("{own}; {fresh}"))
    )
}

/// Returns the header line of a row as it is called where it stands now.
fn same_depth(old: &str, fresh: &str) -> String {
    if old.starts_with("[[section.item]]") == fresh.starts_with("[[section.item]]") {
        old.to_owned()
    } else {
        fresh.to_owned()
    }
}

fn take<'t>(fresh: &mut Vec<Entry<'t>>, key: &Key) -> Option<Entry<'t>> {
    let same = |entry: &Entry<'t>| entry.key.as_ref().is_some_and(|known| known.is(key));
    let at = fresh.iter().position(same)?;
    Some(fresh.remove(at))
}

fn is_blank(key: &Key) -> bool {
    match &key.value {
        toml::Value::String(text) => text.is_empty(),
        toml::Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// Returns the words of a list, sorted: people may have split the same words otherwise. Other values have none.
fn words(value: &toml::Value) -> Option<Vec<String>> {
    let list = value.as_array()?;
    let texts = list.iter().filter_map(toml::Value::as_str);
    let mut words: Vec<String> = texts
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    Some(words)
}

/// Tells whether the document states a line of the passport; of an approval only the name may be a guess.
fn is_stated(key: &Key, new: &Entry<'_>) -> bool {
    key.name == "approved" || !entries::is_guess(new.text)
}

/// Returns `old` with the fields of `new`: what an approval says no more of stays, and so does a name against a guess.
fn merged(old: &toml::Value, new: &toml::Value, guessed: bool) -> toml::Value {
    match (old, new) {
        (toml::Value::Table(old), toml::Value::Table(new)) => {
            let mut all = new.clone();
            let stays = |name: &str| !new.contains_key(name) || guessed && name == "by";
            all.extend(old.clone().into_iter().filter(|(name, _)| stays(name)));
            toml::Value::Table(all)
        }
        _ => new.clone(),
    }
}

fn shown(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(list) => list.iter().map(shown).collect::<Vec<_>>().join("; "),
        toml::Value::Table(table) => table.values().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
