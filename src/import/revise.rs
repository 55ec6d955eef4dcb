//! A document imported again: the plan file takes what the document says and keeps what people have written into it.
//!
//! A row is the one it was by its title and deadline, else by its title, else by a similar title, of its number first. Line by line, a value that the
//! document changed is replaced; marks of execution, comments, keys of people's own and their corrections of guesses
//! stay. A row that the document no longer has goes, but not with a mark of execution on it: it stays as cancelled.

use std::collections::{HashMap, VecDeque};

use toml_spanner::Arena;

use super::account;
use super::draft::{Draft, Item, Text};
use super::entries;
use super::update::Writer;
use super::write;
use crate::document::{self, Deadline, ItemDocument, PlanDocument};
use crate::text::russian::fold;
use crate::words::{Lang, Message};

/// How alike two titles must be to be of one row, of 1.
const SIMILAR: f64 = 0.75;

/// A plan file brought up to a new document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The text of the file.
    pub text: String,
    /// How many rows are known from before.
    pub matched: usize,
    /// What people should know: rows that went or were cancelled, passport lines that changed, values that stayed.
    pub told: Vec<Message>,
    /// Values of the document that the text lacks, and that no line of [`told`](Revision::told) names.
    pub lost: Vec<String>,
}

/// A row of the old file.
pub(super) struct Row<'a> {
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    /// The deadline as worded.
    deadline: String,
    /// The lines of the row with its header.
    pub(super) block: &'a str,
    /// Whether a row of the new document is this one.
    pub(super) taken: bool,
}

/// The old file, cut at its headers.
struct Old<'a> {
    head: &'a str,
    rows: Vec<Row<'a>>,
    /// Titles of sections with their lines.
    sections: Vec<(&'a str, &'a str)>,
    /// Tables that stand below the rows.
    tail: String,
}

/// Returns the plan file `old` with the rows of `draft`; none, if `old` is no plan of the same rows.
pub fn revise(old: &str, draft: &Draft, source: &str, lang: Lang) -> Option<Revision> {
    let unix = old.replace("\r\n", "\n");
    let arena = Arena::new();
    let (document, _) = document::plan(&unix, &arena);
    let parts = Old::cut(&unix, &document)?;
    let mut writer = Writer {
        text: String::new(),
        told: Vec::new(),
        replaced: Vec::new(),
        matched: 0,
        lang,
    };
    writer.head(parts.head, &document, draft);
    let mut rows = parts.rows;
    let items: Vec<&Item> = draft.items().collect();
    let pairs = pairs(&rows, &items);
    for row in pairs.iter().flatten() {
        if let Some(row) = rows.get_mut(*row) {
            row.taken = true;
        }
    }
    writer.rows(&rows, &pairs, &parts.sections, draft);
    let same_plan = writer.matched * 2 >= rows.len().min(draft.items().count());
    if !same_plan || writer.matched == 0 {
        return None;
    }
    writer.gone(&rows, &parts.sections, draft, source);
    writer.text.push_str(&parts.tail);
    writer.text.truncate(writer.text.trim_end().len());
    writer.text.push('\n');
    let lost = account::missing(
        &write::toml(draft, source, lang),
        &writer.text,
        &writer.told,
        lang,
    );
    let filled = |text: &'_ str| -> Vec<String> {
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect()
    };
    if filled(&writer.text) == filled(&unix) {
        writer.text.clone_from(&unix);
    }
    let text = if old.contains("\r\n") {
        writer.text.replace('\n', "\r\n")
    } else {
        writer.text
    };
    Some(Revision {
        text,
        matched: writer.matched,
        told: [writer.told, writer.replaced].concat(),
        lost,
    })
}

impl<'a> Old<'a> {
    fn cut(text: &'a str, plan: &PlanDocument<'a>) -> Option<Self> {
        let items: Vec<&ItemDocument<'a>> = plan
            .items
            .iter()
            .chain(plan.sections.iter().flat_map(|section| &section.items))
            .collect();
        let sections = plan.sections.iter().map(|section| section.header);
        let mut starts: Vec<usize> = items
            .iter()
            .map(|item| item.header)
            .chain(sections)
            .map(|span| span.start as usize)
            .collect();
        starts.sort_unstable();
        let mut tail = String::new();
        let mut block = |start: usize| {
            let end = starts.iter().copied().find(|next| *next > start);
            let block = text
                .get(start..end.unwrap_or(text.len()))
                .unwrap_or_default();
            let (own, other) = block.split_at(foreign(block));
            tail.push_str(other);
            own
        };
        let rows = items
            .iter()
            .map(|item| Row {
                number: item.number.map_or("", |text| text.value),
                title: item.title.map_or("", |text| text.value),
                deadline: match item.deadline.map(|deadline| deadline.value) {
                    Some(Deadline::Phrase(phrase)) => phrase.to_owned(),
                    Some(Deadline::Date(date)) => date.to_string(),
                    None => String::new(),
                },
                block: block(item.header.start as usize),
                taken: false,
            })
            .collect();
        let sections = plan
            .sections
            .iter()
            .map(|section| {
                let title = section.title.map_or("", |text| text.value);
                (title, block(section.header.start as usize))
            })
            .collect();
        Some(Old {
            head: text.get(..*starts.first()?)?,
            rows,
            sections,
            tail,
        })
    }
}

/// Returns where in the lines of a row or a section a table begins that is no part of it: `[events]`.
fn foreign(block: &str) -> usize {
    let header = block.find('\n').map_or(block.len(), |at| at + 1);
    let mut at = header;
    loop {
        let (own, rest) = entries::entries(block.get(at..).unwrap_or_default());
        at += own.iter().map(|entry| entry.text.len()).sum::<usize>();
        let part = ["[item.", "[[item.", "[section.item.", "[[section.item."];
        if rest.is_empty() || !part.iter().any(|start| rest.starts_with(start)) {
            return at;
        }
        at += rest.find('\n').map_or(rest.len(), |end| end + 1);
    }
}

/// Returns for each of `items` the row of the old file that it was.
///
/// The surest signs are heard first, over all items: in a plan renumbered by a new row, the row of a number is another
/// one, though its title may be the same.
fn pairs(rows: &[Row<'_>], items: &[&Item]) -> Vec<Option<usize>> {
    let old: Vec<Signs> = rows
        .iter()
        .map(|row| Signs::new(row.number, row.title, &row.deadline))
        .collect();
    let new = items.iter().map(|item| {
        let text = |text: &Option<Text>| {
            text.as_ref()
                .map_or("", |text| text.value.as_str())
                .to_owned()
        };
        Signs::new(
            &text(&item.number),
            &item.title.value,
            &text(&item.deadline),
        )
    });
    let new: Vec<Signs> = new.collect();
    let mut pairing = Pairing {
        pairs: vec![None; new.len()],
        taken: vec![false; old.len()],
    };
    let signs: [fn(&Signs) -> [&str; 3]; 4] = [
        |row| [&row.number, &row.title, &row.deadline],
        |row| ["", &row.title, &row.deadline],
        |row| [&row.number, &row.title, ""],
        |row| ["", &row.title, ""],
    ];
    for key in signs {
        pairing.exactly(&old, &new, key);
    }
    pairing.by(&old, &new, |old, new| {
        let close = || old.alike(new) >= SIMILAR || !new.number.is_empty() && old.lengthens(new);
        (old.number == new.number && close()).then_some(1.0)
    });
    pairing.by(&old, &new, |old, new| {
        Some(old.alike(new)).filter(|score| *score >= SIMILAR)
    });
    pairing.pairs
}

/// What a row is known by, folded.
struct Signs {
    number: String,
    title: String,
    deadline: String,
}

impl Signs {
    fn new(number: &str, title: &str, deadline: &str) -> Self {
        Signs {
            number: number.to_owned(),
            title: fold(title),
            deadline: fold(deadline),
        }
    }

    fn alike(&self, other: &Signs) -> f64 {
        strsim::normalized_damerau_levenshtein(&self.title, &other.title)
    }

    /// Tells whether one of the titles goes on where the other ends.
    fn lengthens(&self, other: &Signs) -> bool {
        let (short, long) = if self.title.len() < other.title.len() {
            (&self.title, &other.title)
        } else {
            (&other.title, &self.title)
        };
        !short.is_empty() && long.starts_with(short.as_str())
    }
}

/// Rows of the new document and the rows of the old file that they were, as far as is known.
struct Pairing {
    pairs: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing {
    fn pair(&mut self, new: usize, old: usize) {
        if let (Some(pair), Some(taken)) = (self.pairs.get_mut(new), self.taken.get_mut(old)) {
            *pair = Some(old);
            *taken = true;
        }
    }

    /// Pairs the rows left whose `key` is the same, the first with the first.
    fn exactly(&mut self, old: &[Signs], new: &[Signs], key: fn(&Signs) -> [&str; 3]) {
        let mut known: HashMap<[&str; 3], VecDeque<usize>> = HashMap::new();
        for (at, row) in old.iter().enumerate() {
            if self.taken.get(at) == Some(&false) {
                known.entry(key(row)).or_default().push_back(at);
            }
        }
        for (at, row) in new.iter().enumerate() {
            if self.pairs.get(at) == Some(&None)
                && let Some(same) = known.get_mut(&key(row)).and_then(VecDeque::pop_front)
            {
                self.pair(at, same);
            }
        }
    }

    /// Pairs each row left with the row left of the highest `score`.
    fn by(&mut self, old: &[Signs], new: &[Signs], score: impl Fn(&Signs, &Signs) -> Option<f64>) {
        for (at, row) in new.iter().enumerate() {
            if self.pairs.get(at) != Some(&None) {
                continue;
            }
            let free = old.iter().zip(&self.taken).enumerate();
            let scored = free.filter_map(|(known, (former, taken))| {
                let score = score(former, row).filter(|_| !taken)?;
                Some((score, known))
            });
            let best = scored.reduce(|one, other| if other.0 > one.0 { other } else { one });
            if let Some((_, known)) = best {
                self.pair(at, known);
            }
        }
    }
}
