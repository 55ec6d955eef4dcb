//! A plan file cut into its passport, tables, sections and rows, and these into keys: what a merge compares.

use crate::edit::lines::{statement, statement_end};
use crate::edit::value;

/// What a piece of a plan file is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum PieceKind {
    /// What stands above all headers.
    Passport,
    /// Another table: its name, and which of that name it is.
    Table(String, usize),
    /// The section with this number.
    Section(usize),
    /// The row with this number.
    Row(usize),
}

/// A piece of a plan file.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    pub(super) kind: PieceKind,
    /// The blank lines and comments that belong to the header.
    pub(super) lead: Vec<&'t str>,
    /// The header; empty for the passport.
    pub(super) head: &'t str,
    pub(super) units: Vec<Unit<'t>>,
    /// Blank lines and comments below.
    pub(super) tail: Vec<&'t str>,
}

/// A key with its value, or the header of a table within the piece.
#[derive(Debug, Clone)]
pub(super) struct Unit<'t> {
    /// The key, behind the name of the table within the piece that it stands in.
    pub(super) key: String,
    /// The blank lines and comments above it.
    pub(super) lead: Vec<&'t str>,
    pub(super) text: &'t str,
}

impl<'t> Piece<'t> {
    fn new(kind: PieceKind, lead: Vec<&'t str>, head: &'t str) -> Self {
        Piece {
            kind,
            lead,
            head,
            units: Vec::new(),
            tail: Vec::new(),
        }
    }

    /// Returns the lines of the piece.
    pub(super) fn lines(&self) -> Vec<&'t str> {
        let head = (!self.head.is_empty()).then_some(self.head);
        let units = self.units.iter();
        let units = units.flat_map(|unit| unit.lead.iter().copied().chain([unit.text]));
        let above = self.lead.iter().copied().chain(head);
        above
            .chain(units)
            .chain(self.tail.iter().copied())
            .collect()
    }

    /// Returns the key called `key`.
    pub(super) fn unit(&self, key: &str) -> Option<&Unit<'t>> {
        self.units.iter().find(|unit| unit.key == key)
    }

    /// Returns the statement of the key as written.
    pub(super) fn get(&self, key: &str) -> Option<&'t str> {
        self.unit(key).map(|unit| unit.text)
    }

    /// Returns the number of a row as printed.
    pub(super) fn number(&self) -> Option<String> {
        value::said(parts(self.get("number")?)?[1])
    }

    /// Returns whether both pieces say the same, numbers and blank lines aside.
    pub(super) fn says_the_same(&self, other: &Piece<'_>) -> bool {
        let said = |piece: &Piece<'_>| -> Vec<String> {
            let number = piece.get("number");
            let lines = piece.lines().into_iter();
            let said = lines.filter(|line| !line.trim().is_empty() && Some(*line) != number);
            said.map(str::to_owned).collect()
        };
        said(self) == said(other)
    }
}

/// Returns what the value of the statement `text` is: what stands before it, itself, and the comment behind it.
pub(super) fn parts(text: &str) -> Option<[&str; 3]> {
    let read = statement(text, Vec::new());
    let end = text.trim_end().len() - read.behind.len();
    let start = end - read.value?.len();
    Some([text.get(..start)?, text.get(start..end)?, read.behind])
}

/// Cuts `text`, valid TOML with line feeds alone.
pub(super) fn cut(text: &str) -> Vec<Piece<'_>> {
    let mut cutter = Cutter {
        pieces: Vec::new(),
        last: Piece::new(PieceKind::Passport, Vec::new(), ""),
        above: Vec::new(),
        within: String::new(),
        met: [0; 2],
    };
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.split('\n').next().unwrap_or_default();
        let start = line.trim_start();
        let end = if start.is_empty() || start.starts_with('#') {
            cutter.above.push(line);
            line.len()
        } else {
            let end = statement_end(rest);
            let whole = rest.get(..end).unwrap_or(rest);
            if start.starts_with('[') {
                cutter.header(whole);
            } else {
                let key = statement(whole, Vec::new()).head.to_owned();
                cutter.unit(key, whole);
            }
            end
        };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    cutter.last.tail = cutter.above;
    cutter.pieces.push(cutter.last);
    cutter.pieces
}

struct Cutter<'t> {
    pieces: Vec<Piece<'t>>,
    last: Piece<'t>,
    /// Blank lines and comments that belong to what follows.
    above: Vec<&'t str>,
    /// The name of the table within the piece.
    within: String,
    /// How many sections and rows there are so far.
    met: [usize; 2],
}

impl<'t> Cutter<'t> {
    fn unit(&mut self, key: String, text: &'t str) {
        let key = if self.within.is_empty() {
            key
        } else {
            format!("{} {key}", self.within)
        };
        let lead = std::mem::take(&mut self.above);
        self.last.units.push(Unit { key, lead, text });
    }

    fn header(&mut self, whole: &'t str) {
        let code = statement(whole, Vec::new()).head;
        let name: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let [section, row] = &mut self.met;
        let next = |met: &mut usize| std::mem::replace(met, *met + 1);
        let kind = match (name.as_str(), &self.last.kind) {
            ("[[section]]", _) => PieceKind::Section(next(section)),
            ("[[item]]" | "[[section.item]]", _) => PieceKind::Row(next(row)),
            (inner, PieceKind::Row(_)) if is_within(inner, &["item", "section.item"]) => {
                return self.inner(&name, whole);
            }
            (inner, PieceKind::Section(_)) if is_within(inner, &["section"]) => {
                return self.inner(&name, whole);
            }
            _ => {
                let same = |piece: &&Piece<'_>| matches!(&piece.kind, PieceKind::Table(other, _) if *other == name);
                let met = self.pieces.iter().chain([&self.last]).filter(same).count();
                PieceKind::Table(name, met)
            }
        };
        let (tail, lead) = parted(std::mem::take(&mut self.above));
        self.last.tail = tail;
        let piece = Piece::new(kind, lead, whole);
        self.pieces.push(std::mem::replace(&mut self.last, piece));
        self.within.clear();
    }

    fn inner(&mut self, name: &str, whole: &'t str) {
        let bare = name.trim_start_matches('[');
        let own = ["section.item.", "item.", "section."];
        let own = own.iter().find_map(|table| bare.strip_prefix(table));
        let signs = "[".repeat(name.len() - bare.len());
        let key = format!("{signs}{}", own.unwrap_or(bare));
        self.within.clear();
        self.unit(key.clone(), whole);
        self.within = key;
    }
}

/// Returns whether the header `name` is that of a table within one of `tables`.
fn is_within(name: &str, tables: &[&str]) -> bool {
    let bare = name.trim_start_matches('[');
    let rest = |table: &&str| bare.strip_prefix(table);
    let mut rests = tables.iter().filter_map(rest);
    rests.any(|rest| rest.starts_with('.'))
}

/// Parts what stands above a header: the comments right above it, with the blank lines above these, belong to it.
fn parted(mut above: Vec<&str>) -> (Vec<&str>, Vec<&str>) {
    let is_blank = |line: &&&str| line.trim().is_empty();
    let comments = above
        .iter()
        .rev()
        .take_while(|line| !is_blank(line))
        .count();
    let blanks = above
        .iter()
        .rev()
        .skip(comments)
        .take_while(is_blank)
        .count();
    let lead = above.split_off(above.len() - comments - blanks);
    (above, lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "# план\ntitle = 'П' # да\n\n# исполнители\n[executors]\n'А' = {}\n\n# конец\n\n# раз\n[[item]]\ntitle = '''\n[[item]]'''\n[item.extra]\nx = [\n  1,\n]\n\n[[section]]\ntitle = 'С'\n[[section.item]]\n[section.item.extra]\nx = 1\n# всё";

    #[test]
    fn every_line_is_in_one_piece() {
        let pieces = cut(PLAN);
        let kinds: Vec<&PieceKind> = pieces.iter().map(|piece| &piece.kind).collect();
        let table = PieceKind::Table("[executors]".to_owned(), 0);
        let expected = [
            &PieceKind::Passport,
            &table,
            &PieceKind::Row(0),
            &PieceKind::Section(0),
            &PieceKind::Row(1),
        ];
        assert_eq!(kinds, expected);
        let lines: Vec<&str> = pieces.iter().flat_map(Piece::lines).collect();
        assert_eq!(lines.join("\n"), PLAN);
        assert_eq!(pieces[1].tail, ["", "# конец"]);
        assert_eq!(pieces[2].lead, ["", "# раз"]);
        for row in [&pieces[2], &pieces[4]] {
            assert!(row.get("[extra] x").is_some(), "{row:?}");
        }
    }

    #[test]
    fn a_statement_has_three_parts() {
        assert_eq!(parts("a  = 'x' # y"), Some(["a  = ", "'x'", " # y"]));
        assert_eq!(
            parts("a = [\n 1, # z\n]"),
            Some(["a = ", "[\n 1, # z\n]", ""])
        );
        assert_eq!(parts("[[item]]"), None);
    }
}
