//! What sheets say beside values: merged areas, hidden rows and columns, formulas without a value.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::names::{MOST_SHEETS, name};
use crate::import::read::ReadError;
use crate::import::read::archive::Archive;
use crate::import::read::raised::raised;
use crate::import::read::xml::{self, Node};
use crate::text::SUMMARY_SHEET;
use crate::words::{Message, MessageId};

/// The most merged areas of a sheet, and of notes about one.
const MOST: usize = 20_000;

/// The layout of one sheet.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Merged areas.
    pub(super) merged: Vec<Area>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
    unvalued: Vec<String>,
    /// Cells with links, and the relations of their addresses.
    linked: Vec<((u32, u32), String)>,
    /// The addresses of links by cell.
    pub(super) links: BTreeMap<(u32, u32), String>,
    /// Cells of which runs are struck out.
    pub(super) struck: BTreeMap<(u32, u32), Rich>,
    /// Whether a row or a cell calls itself by a name that no sheet has: calamine does not survive such a one.
    pub(super) astray: bool,
}

/// A string of which some runs are struck out or raised above its line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rich {
    pub(super) kept: String,
    pub(super) struck: String,
}

/// The shared strings of which runs are struck out or raised, by their number.
pub(super) type Strings = BTreeMap<usize, Rich>;

/// A rectangle of cells, all four from 0 and inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// Returns the layouts of all sheets by name.
pub(super) fn read(
    archive: &mut Archive<'_>,
    struck: &Strings,
) -> Result<BTreeMap<String, Layout>, ReadError> {
    let mut layouts = BTreeMap::new();
    for (name, sheet) in parts(archive)?.into_iter().take(MOST_SHEETS) {
        if let Some(part) = archive.part(&sheet)? {
            let mut layout = Layout::read(&part.text, struck);
            if !layout.linked.is_empty() {
                let (folder, file) = sheet.rsplit_once('/').unwrap_or(("", &sheet));
                let relations = archive.part(&format!("{folder}/_rels/{file}.rels"))?;
                layout.address(&xml::targets(
                    &relations.map(|part| part.text).unwrap_or_default(),
                ));
            }
            layouts.insert(name, layout);
        }
    }
    Ok(layouts)
}

/// Returns the names of the sheets on which this program sums up others.
pub(super) fn summaries(archive: &mut Archive<'_>) -> Result<BTreeSet<String>, ReadError> {
    let workbook = archive.part("xl/workbook.xml")?;
    let workbook = workbook.map(|part| part.text).unwrap_or_default();
    if !workbook.contains(SUMMARY_SHEET) {
        return Ok(BTreeSet::new());
    }
    let tree = xml::parse(&workbook);
    let named = |name: &'static str| {
        let nodes = tree.root().walk(|_| true);
        nodes.filter(move |node| node.name() == name)
    };
    let sheets: Vec<Option<String>> = named("sheet").map(|node| node.attribute("name")).collect();
    let marks = named("definedName");
    let marks = marks.filter(|node| node.attribute("name").as_deref() == Some(SUMMARY_SHEET));
    Ok(marks
        .filter_map(|node| sheets.get(node.number("localSheetId")?).cloned().flatten())
        .collect())
}

/// Returns the sheets' names and their parts.
fn parts(archive: &mut Archive<'_>) -> Result<Vec<(String, String)>, ReadError> {
    let mut text = |name: &str| -> Result<String, ReadError> {
        Ok(archive
            .part(name)?
            .map(|part| part.text)
            .unwrap_or_default())
    };
    let (workbook, relations) = (
        text("xl/workbook.xml")?,
        text("xl/_rels/workbook.xml.rels")?,
    );
    let targets = xml::targets(&relations);
    let workbook = xml::parse(&workbook);
    let sheets = workbook.root().walk(|_| true);
    Ok(sheets
        .filter(|node| node.name() == "sheet")
        .filter_map(|node| {
            let target = targets.get(&node.attribute("id")?)?;
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            Some((node.attribute("name")?, part))
        })
        .collect())
}

impl Layout {
    /// Reads the XML of a sheet, as far as it is well-formed.
    fn read(text: &str, struck: &Strings) -> Self {
        let mut layout = Layout::default();
        let mut reader = Reader::from_str(text);
        // The cell with a formula whose value has not come yet.
        let mut formula: Option<String> = None;
        let mut cell = String::new();
        // what the cell called so is: the place, and whether its value is the number of a shared string
        let mut place = None;
        let mut shared = false;
        let mut in_value = false;
        let mut code = None;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    in_value = tag.local_name().as_ref() == "v";
                    match tag.local_name().as_ref() {
                        "c" => {
                            cell = attribute(&tag, "r").unwrap_or_default();
                            place = self::cell(&cell);
                            shared = attribute(&tag, "t").as_deref() == Some("s");
                            layout.astray |=
                                tag_names(&tag, "r", |name| self::cell(name).is_some());
                        }
                        "row" => {
                            layout.astray |= tag_names(&tag, "r", is_row);
                            layout.tag(&tag);
                        }
                        "dimension" => {
                            let known =
                                |name: &str| area(name).is_some() || self::cell(name).is_some();
                            layout.astray |= tag_names(&tag, "ref", known);
                        }
                        "f" => {
                            formula = Some(std::mem::take(&mut cell));
                            code = Some(String::new());
                        }
                        _ => layout.tag(&tag),
                    }
                }
                Event::Text(value) if in_value => {
                    formula = None;
                    let number = shared.then(|| value.trim().parse::<usize>().ok()).flatten();
                    let found = number.and_then(|number| struck.get(&number));
                    layout.struck.extend(place.zip(found.cloned()));
                }
                Event::Text(text) => {
                    if let Some(code) = &mut code {
                        code.push_str(&text);
                    }
                }
                Event::GeneralRef(entity) => {
                    if let (Some(code), Ok(sign)) = (&mut code, xml::resolve(&entity)) {
                        code.push_str(&sign);
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == "f" => {
                    let room = layout.links.len() < MOST;
                    let code = code.take().filter(|_| room);
                    layout
                        .links
                        .extend(place.zip(code.as_deref().and_then(hyperlink)));
                }
                Event::End(tag) if tag.local_name().as_ref() == "c" => {
                    let room = MOST.saturating_sub(layout.unvalued.len());
                    layout
                        .unvalued
                        .extend(formula.take().into_iter().take(room));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        layout.inline(text);
        layout
    }

    /// Finds the strings that stand in their cells and of which runs are struck out or raised.
    fn inline(&mut self, text: &str) {
        if !has_looks(text) {
            return;
        }
        let tree = xml::parse(text);
        let cells = tree.root().walk(|node| node.name() != "c");
        for node in cells.filter(|node| node.name() == "c") {
            let place = node.attribute("r").and_then(|name| cell(&name));
            let rich = node.child("is").and_then(rich);
            if self.struck.len() < MOST {
                self.struck.extend(place.zip(rich));
            }
        }
    }

    fn tag(&mut self, tag: &BytesStart<'_>) {
        let number = |name| attribute(tag, name).and_then(|value| value.parse::<u32>().ok());
        let hidden = || matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true"));
        match tag.local_name().as_ref() {
            "row" if self.hidden_rows.len() < MOST && hidden() => {
                self.hidden_rows.extend(number("r"));
            }
            "col" if self.hidden_columns.len() < MOST && hidden() => {
                self.hidden_columns.extend(number("min").zip(number("max")));
            }
            "mergeCell" if self.merged.len() < MOST => {
                self.merged
                    .extend(attribute(tag, "ref").as_deref().and_then(area));
            }
            "hyperlink" if self.linked.len() < MOST => {
                let name = attribute(tag, "ref").unwrap_or_default();
                if let Some(relation) = attribute(tag, "id") {
                    let room = MOST - self.linked.len();
                    let cells = cells_of(&name).take(room);
                    self.linked
                        .extend(cells.map(|cell| (cell, relation.clone())));
                }
            }
            _ => {}
        }
    }

    fn address(&mut self, targets: &BTreeMap<String, String>) {
        let linked = std::mem::take(&mut self.linked).into_iter();
        self.links.extend(
            linked.filter_map(|(cell, relation)| Some((cell, targets.get(&relation)?.clone()))),
        );
    }

    /// Returns what is to be said of the sheet, each with the cell, row or column it is about.
    pub(super) fn notes(&self) -> Vec<(String, Message)> {
        let rows = runs(&self.hidden_rows);
        let rows = rows
            .into_iter()
            .map(|run| (run, MessageId::NoteHiddenRows.into()));
        let columns = self.hidden_columns.iter().map(|(from, to)| {
            let from = name(0, from.saturating_sub(1).min(20_000));
            let to = name(0, to.saturating_sub(1).min(20_000));
            let letters = |name: &str| name.trim_end_matches('1').to_owned();
            let run = format!("{}:{}", letters(&from), letters(&to));
            (run, MessageId::NoteHiddenColumns.into())
        });
        let formulas = self.unvalued.iter();
        let formulas = formulas.map(|cell| (cell.clone(), MessageId::NoteNoValue.into()));
        rows.chain(columns).chain(formulas).collect()
    }
}

fn has_looks(text: &str) -> bool {
    text.contains("strike") || text.contains("superscript")
}

/// Returns the shared strings of which runs are struck out or raised.
pub(super) fn struck_strings(archive: &mut Archive<'_>) -> Result<Strings, ReadError> {
    let part = archive.part("xl/sharedStrings.xml")?;
    let Some(part) = part.filter(|part| has_looks(&part.text)) else {
        return Ok(Strings::new());
    };
    let tree = xml::parse(&part.text);
    let strings = tree.root().walk(|node| node.name() != "si");
    let strings = strings.filter(|node| node.name() == "si").enumerate();
    Ok(strings
        .filter_map(|(at, node)| Some((at, rich(node)?)))
        .take(MOST)
        .collect())
}

/// Parts the runs of a string that are struck out from the others; returns nothing if none is, and none is raised.
fn rich(node: Node<'_>) -> Option<Rich> {
    let mut rich = Rich::default();
    let mut any_raised = false;
    for run in node.children().filter(|node| node.name() == "r") {
        let struck = run.child("rPr").is_some_and(|look| look.is_on("strike"));
        let texts = run.children().filter(|node| node.name() == "t");
        let text: String = texts.flat_map(Node::children).map(Node::own_text).collect();
        let own = if struck {
            &mut rich.struck
        } else {
            &mut rich.kept
        };
        let above = |look: Node<'_>| look.value_of("vertAlign").as_deref() == Some("superscript");
        if run.child("rPr").is_some_and(above) {
            any_raised = true;
            let text = raised(&text, own);
            own.push_str(&text);
        } else {
            own.push_str(&text);
        }
    }
    (any_raised || !rich.struck.trim().is_empty()).then_some(rich)
}

/// Returns the address that the formula `HYPERLINK("https://…"; "…")` leads to.
fn hyperlink(code: &str) -> Option<String> {
    let (name, rest) = code.trim_start().split_once('(')?;
    let (address, after) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
    // an address put together of pieces is not known
    if !after.trim_start().starts_with([',', ';', ')']) {
        return None;
    }
    name.trim()
        .eq_ignore_ascii_case("HYPERLINK")
        .then(|| address.to_owned())
}

/// Returns how many shared strings the part `text` has or claims to have, whichever is more.
pub(super) fn strings(text: &str) -> usize {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut count, mut claimed) = (0, 0);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "si" => count += 1,
                "sst" => {
                    let digits = |c: &char| c.is_ascii_digit();
                    let claim = attribute(&tag, "uniqueCount").unwrap_or_default();
                    let claim: String = claim.chars().filter(digits).collect();
                    let number = claim.parse().unwrap_or(usize::MAX);
                    claimed = claimed.max(if claim.is_empty() { 0 } else { number });
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    count.max(claimed)
}

/// Returns sorted numbers as runs: 3, 4, 5, 9 → «3:5», «9:9».
fn runs(numbers: &[u32]) -> Vec<String> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let written = runs.iter().map(|(first, last)| format!("{first}:{last}"));
    written.collect()
}

/// Returns whether the attribute `name` is there and is not `known`.
fn tag_names(tag: &BytesStart<'_>, name: &str, known: impl Fn(&str) -> bool) -> bool {
    attribute(tag, name).is_some_and(|value| !known(&value))
}

fn is_row(name: &str) -> bool {
    name.parse()
        .is_ok_and(|row: u32| (1..=1_048_576).contains(&row))
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| attribute.value.into_owned())
}

/// Returns the area that «B2:D5» names.
fn area(text: &str) -> Option<Area> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (cell(from)?, cell(to)?);
    (top <= bottom && left <= right).then_some(Area {
        top,
        left,
        bottom,
        right,
    })
}

/// Returns the cells that «B2» or «B2:B5» names.
fn cells_of(name: &str) -> impl Iterator<Item = (u32, u32)> {
    let whole = area(name).or_else(|| {
        let (top, left) = cell(name)?;
        Some(Area {
            top,
            left,
            bottom: top,
            right: left,
        })
    });
    whole.into_iter().flat_map(|area| {
        let columns = area.left..=area.right;
        (area.top..=area.bottom)
            .flat_map(move |row| columns.clone().map(move |column| (row, column)))
    })
}

/// Returns the row and column, from 0, that «B2» names.
fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let value = u32::from(letter.is_ascii_uppercase().then_some(letter)? - b'A') + 1;
        column.checked_mul(26)?.checked_add(value)
    });
    let row: u32 = digits.parse().ok()?;
    let column = column.filter(|column| (1..=16_384).contains(column))?;
    Some((
        row.checked_sub(1).filter(|row| *row < 1_048_576)?,
        column - 1,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_link_is_of_all_its_cells_and_known_whole() {
        let cells = |name| cells_of(name).collect::<Vec<_>>();
        assert_eq!(cells("B2"), [(1, 1)]);
        assert_eq!(cells("B2:C3"), [(1, 1), (1, 2), (2, 1), (2, 2)]);
        let case = |code, address: Option<&str>| assert_eq!(hyperlink(code).as_deref(), address);
        case("HYPERLINK(\"https://a.ru\",\"x\")", Some("https://a.ru"));
        case("HYPERLINK( \"https://a.ru\" )", Some("https://a.ru"));
        case("HYPERLINK(\"https://a.ru/\"&A2,\"x\")", None);
    }

    #[test]
    fn tells_what_is_beside_values() {
        let layout = Layout::read(
            r#"<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>
            <row r="4" hidden="1"/><row r="5" hidden="true"><c r="A5"><f>SUM(1)</f><v/></c><c r="B5"><f>1</f><v>1</v></c></row>
            </sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2"/><mergeCell ref="ZZZZZZZZZ1:A2"/></mergeCells>"#,
            &Strings::new(),
        );
        let area = Area {
            top: 0,
            left: 0,
            bottom: 0,
            right: 2,
        };
        assert_eq!(layout.merged, [area]);
        let notes = layout.notes();
        let said: Vec<_> = notes
            .iter()
            .map(|(at, message)| format!("{at} {}", message.text(Lang::English)))
            .collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(
            said[0].starts_with("4:5 ")
                && said[1].starts_with("B:C ")
                && said[2].starts_with("A5 ")
        );
    }
}
