//! Values in three ways: which of a table's values are taken from the document, and which stay.

use std::collections::HashSet;
use std::ops::Range;

use toml_spanner::{Array, Item, Kind, Table};

use super::facts;
use crate::document::schema::{self, Shape};
use crate::edit::{Change, Rewrite};
use crate::import::write;
use crate::text::literal::key as quoted_key;
use crate::text::russian::{Ask as _, fold};
use crate::words::{Lang, MessageId};

/// Tables whose values are merged one by one.
const DEEP: [&str; 3] = ["approved", "extra", "executors"];

/// Marks that speak of one thing, whether a row was carried out: people's are not joined by the document's.
const OUTCOME: [&str; 3] = ["done", "cancelled", "unmet"];

/// Keys that a form tells in words of its own.
const FACTS: [&str; 6] = ["done", "cancelled", "unmet", "moved", "evidence", "note"];

/// Values of the plan as a whole that may be concluded from the text around its table.
const PASSPORT: [&str; 4] = ["title", "organization", "territory", "period"];

/// A value that stays as people have it though the document has another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The row; none for the plan's own values.
    pub row: Option<String>,
    /// The key.
    pub key: String,
    /// What stays; none where people took the value out.
    pub ours: Option<String>,
    /// What the document says; none where it says nothing any more.
    pub theirs: Option<String>,
}

/// A table as the document had it, as the plan has it and as the document has it now.
pub(super) struct Tables<'t> {
    /// None where it is not known what the document said.
    pub(super) base: Option<&'t Table<'t>>,
    pub(super) ours: &'t Table<'t>,
    pub(super) theirs: (&'t str, &'t Table<'t>),
    /// Whether the document is a form of this program: what it does not say, it has no room for.
    pub(super) form: bool,
    /// Whether it is any paper of this program.
    pub(super) own: bool,
}

/// What is done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It stays: the document says what it said.
    Stays,
    /// Both say the same.
    Same,
    /// The document's is taken.
    Taken,
    /// People's stays, and the document's is told.
    Kept,
    /// The document's would be taken, but for the marks that speak of the days of people's.
    Held,
    /// It stays, and it is told that a form no longer says it.
    Cleared,
}

/// A value with the keys that lead to it.
type Leaf<'t> = (Vec<&'t str>, &'t Item<'t>);

/// Returns the values of `table` that a document may give.
fn leaves<'t>(table: &'t Table<'t>) -> Vec<Leaf<'t>> {
    const OTHERS: [&str; 5] = ["section", "item", "events", "name", "gone"];
    let mut found: Vec<Leaf<'t>> = Vec::new();
    for (key, item) in table.iter().filter(|(key, _)| !OTHERS.contains(&key.name)) {
        let Some(inner) = item.as_table().filter(|_| DEEP.contains(&key.name)) else {
            found.push((vec![key.name], item));
            continue;
        };
        found.extend(
            inner
                .iter()
                .map(|(part, item)| (vec![key.name, part.name], item)),
        );
    }
    found
}

/// Returns the value that `path` leads to, unless it is blank.
fn at<'t>(table: &'t Table<'t>, path: &[&str]) -> Option<&'t Item<'t>> {
    let (last, way) = path.split_last()?;
    let mut way = way.iter();
    let holder = way.try_fold(table, |table, key| table.get(key)?.as_table())?;
    holder.get(last).filter(|item| !is_blank(item))
}

fn is_blank(item: &Item<'_>) -> bool {
    item.as_str().is_some_and(str::is_empty) || item.as_array().is_some_and(Array::is_empty)
}

impl<'t> Tables<'t> {
    /// Returns the keys of the values that the document gives now or gave before, each once.
    pub(super) fn paths(&self) -> Vec<Vec<&'t str>> {
        let sides = [Some(self.theirs.1), self.base];
        let mut met: HashSet<Vec<&str>> = HashSet::new();
        let mut paths: Vec<Vec<&str>> = Vec::new();
        for (path, _) in sides.into_iter().flatten().flat_map(leaves) {
            let fields = self.fields(&path);
            paths.extend(fields.into_iter().filter(|path| met.insert(path.clone())));
        }
        paths
    }

    /// Returns the fields of an executor's entry that stands in the plan, in the document now and there before, if that
    /// is known; else the value itself.
    fn fields(&self, path: &[&'t str]) -> Vec<Vec<&'t str>> {
        let table = |table: &'t Table<'t>| at(table, path).and_then(|item| item.as_table());
        let (ours, theirs) = (table(self.ours), table(self.theirs.1));
        let base = self.base.map(table);
        match (path, ours, theirs, base) {
            (["executors", _], Some(_), Some(theirs), None | Some(Some(_))) => {
                let former = base.flatten().into_iter().flat_map(|table| table.iter());
                let keys = theirs.iter().chain(former).map(|(key, _)| key.name);
                keys.map(|key| [path, &[key]].concat()).collect()
            }
            _ => vec![path.to_vec()],
        }
    }

    /// Returns what is done with the value that `path` leads to.
    pub(super) fn verdict(&self, path: &[&str]) -> Verdict {
        let (ours, theirs) = (at(self.ours, path), at(self.theirs.1, path));
        let is_implied = |base| facts::implied(base, self.ours);
        let unchanged = || self.base.is_some_and(is_implied);
        let is_cleared = || {
            let cleared = |base| facts::is_cleared(path[0], base, self.theirs.1);
            self.form && unchanged() && self.base.is_some_and(cleared)
        };
        // the plan may say beside its mark what a form says apart
        let is_apart = || ours.is_some() || at(self.theirs.1, &["done"]).is_some();
        if path == ["evidence"] && is_apart() && is_cleared() {
            return Verdict::Cleared;
        }
        if ours == theirs {
            return Verdict::Same;
        }
        let before = self.base.and_then(|base| at(base, path));
        if self.base.is_some() && before == theirs {
            return Verdict::Stays;
        }
        // what a paper says of a value is what the plan said, though it may part a list otherwise
        let both = before.zip(ours);
        let as_written = both.is_some_and(|(one, other)| same_words(one, other));
        if self.form {
            return match (ours, theirs) {
                (_, None) if before.is_none() => Verdict::Stays,
                (None, None) => Verdict::Same,
                (_, None) if FACTS.contains(&path[0]) && unchanged() => Verdict::Cleared,
                (_, None) => Verdict::Kept,
                _ if FACTS.contains(&path[0]) && facts::implied(self.theirs.1, self.ours) => {
                    if is_cleared() {
                        Verdict::Cleared
                    } else {
                        Verdict::Same
                    }
                }
                (None, _) => Verdict::Taken,
                (Some(ours), Some(theirs)) if agree(ours, theirs) => Verdict::Same,
                (Some(ours), Some(theirs)) if path == ["number"] && is_id(theirs, ours) => {
                    Verdict::Same
                }
                _ if as_written => Verdict::Taken,
                _ => Verdict::Kept,
            };
        }
        if self.own && as_written {
            return Verdict::Taken;
        }
        if let Some(base) = self.base {
            let outcome = |key: &&str| at(base, &[key]) == at(self.ours, &[key]);
            let free = !OUTCOME.contains(&path[0]) || OUTCOME.iter().all(outcome);
            if before == ours && free {
                return Verdict::Taken;
            }
        }
        // a document names executors, and never says of what kind they are
        let unsaid = path[0] == "executors" && path.last() == Some(&"kind");
        let guessed = || ours.is_some() && PASSPORT.contains(&path[0]) && self.is_guess(path);
        if self.base.is_none() && (unsaid || guessed()) {
            return Verdict::Stays;
        }
        let both = ours.zip(theirs);
        let agree = both.is_some_and(|(ours, theirs)| agree(ours, theirs));
        match theirs {
            _ if agree => Verdict::Same,
            None if self.base.is_none() => Verdict::Stays,
            _ => Verdict::Kept,
        }
    }

    /// Returns whether the document does not say its value: it was concluded.
    fn is_guess(&self, path: &[&str]) -> bool {
        let (text, table) = self.theirs;
        is_guess(Rewrite::new(text, table, &schema::PLAN, |_| true).comment(path))
    }

    /// Returns the document's value as written, with the comment behind it.
    pub(super) fn written(
        &self,
        path: &[&str],
        shape: &'static Shape,
    ) -> Option<(&'t str, Option<&'t str>)> {
        let (text, table) = self.theirs;
        let span = at(table, path)?.span();
        let value = text.get(span.start as usize..span.end as usize)?;
        let comment = Rewrite::new(text, table, shape, |_| true).comment(path);
        Some((value, Some(comment).filter(|comment| !comment.is_empty())))
    }

    /// Returns both values in words.
    pub(super) fn kept(&self, path: &[&str], row: Option<String>) -> Kept {
        let before = || self.base.and_then(|base| at(base, path));
        let apart = || before().filter(|_| self.form && path == ["evidence"]);
        Kept {
            row,
            key: path.join("."),
            ours: at(self.ours, path).or_else(apart).map(shown),
            theirs: at(self.theirs.1, path).map(shown),
        }
    }
}

/// Returns whether the document changed any value of a row but the number.
pub(super) fn changed<'t>(base: Option<&'t Table<'t>>, theirs: &'t Table<'t>) -> bool {
    let Some(base) = base else {
        return false;
    };
    let both = leaves(theirs).into_iter().chain(leaves(base));
    let paths = both.map(|(path, _)| path);
    let mut paths = paths.filter(|path| path[0] != "number");
    paths.any(|path| at(base, &path) != at(theirs, &path))
}

/// Returns whether two values say the same in other words' shape: signs, case, and how a list is split aside.
fn agree(one: &Item<'_>, other: &Item<'_>) -> bool {
    one.kind() == other.kind()
        && matches!(one.kind(), Kind::String | Kind::Array)
        && words(one) == words(other)
}

/// Returns whether `id` is what a list calls the row of the number `number`: the section's number goes before it.
fn is_id(id: &Item<'_>, number: &Item<'_>) -> bool {
    let bare = |item: &Item<'_>| Some(item.as_str()?.trim_end_matches('.').to_owned());
    let both = bare(id).zip(bare(number));
    both.is_some_and(|(id, number)| id.ends_with(&format!(".{number}")))
}

/// Returns whether two values say the same, a day in words too.
fn same_words(one: &Item<'_>, other: &Item<'_>) -> bool {
    one == other || agree(one, other) || fold(&shown(one)) == fold(&shown(other))
}

fn words(item: &Item<'_>) -> Vec<String> {
    let of = |text: &str| -> Vec<String> {
        let folded = fold(text);
        folded.bare_words().map(str::to_owned).collect()
    };
    let Some(list) = item.as_array() else {
        return of(item.as_str().unwrap_or_default());
    };
    let texts = list.iter().filter_map(|item| item.as_str());
    let mut words: Vec<String> = texts.flat_map(of).collect();
    words.sort_unstable();
    words
}

/// Returns a value as people read it.
fn shown(item: &Item<'_>) -> String {
    if let Some(text) = item.as_str() {
        return text.to_owned();
    }
    let list = |items: Vec<String>, sign: &str| items.join(sign);
    match (item.as_array(), item.as_table(), item.as_datetime()) {
        (Some(array), ..) => list(array.iter().map(shown).collect(), "; "),
        (_, Some(table), _) => list(table.iter().map(|(_, item)| shown(item)).collect(), ", "),
        (.., Some(day)) => match day.date() {
            Some(day) => format!("{:02}.{:02}.{}", day.day, day.month, day.year),
            None => String::new(),
        },
        _ => String::new(),
    }
}

/// Returns the beginning of the comment line that says what the document has for the key.
fn beginning(path: &[&str], lang: Lang) -> String {
    let keys: Vec<String> = path.iter().map(|key| quoted_key(key)).collect();
    let start = format!("{} =", keys.join("."));
    format!("# {}", MessageId::ImportInDocument.with(start).text(lang))
}

/// Returns the comment line that says that the document has the value `says` for the key, or none.
pub(super) fn remark(path: &[&str], says: Option<&str>, lang: Lang) -> String {
    let value = says.map_or_else(
        || MessageId::ImportInDocumentNothing.text(lang).to_owned(),
        |says| says.replace('\n', " "),
    );
    format!("{} {value}", beginning(path, lang))
}

/// Writes the line `remark` on the key in place of a former one in the bytes `range` of `text`; none takes that out.
pub(super) fn put_remark(
    rewrite: &mut Rewrite<'_>,
    (text, range): (&str, Range<usize>),
    path: &[&str],
    remark: Option<&str>,
) {
    let starts = [Lang::Russian, Lang::English].map(|lang| beginning(path, lang));
    let mut at = range.start;
    let mut stands = false;
    for line in text.get(range).unwrap_or_default().split_inclusive('\n') {
        let own = line.trim();
        if remark == Some(own) {
            stands = true;
        } else if starts.iter().any(|start| own.starts_with(start.as_str())) {
            rewrite.change(Change::new(at, at + line.len(), ""));
        }
        at += line.len();
    }
    if let Some(remark) = remark.filter(|_| !stands) {
        rewrite.remark(path, remark);
    }
}

/// Returns whether a comment behind a value marks it as a guess of an import, and nothing more.
pub(super) fn is_guess(comment: &str) -> bool {
    write::is_guess(comment) && comment.matches('#').count() == 1
}
