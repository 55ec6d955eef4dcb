//! The text of a Word paragraph: what a reader of the final document sees, and apart from it what he does not.

use std::collections::BTreeMap;

use super::style::{self, Styles};
use crate::import::read::link::link;
use crate::import::read::raised::raised;
use crate::import::read::xml::Node;

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Text<'t> {
    /// The text that is seen.
    pub(super) seen: String,
    /// Text marked as hidden.
    pub(super) hidden: String,
    /// Text that is struck out.
    pub(super) struck: String,
    /// Text that tracked changes delete or move away.
    pub(super) deleted: String,
    /// Whether tracked changes add or move text here.
    pub(super) inserted: bool,
    /// References to footnotes and endnotes: the kind and the id.
    pub(super) footnotes: Vec<(&'static str, String)>,
    /// How many pictures, diagrams and other objects without text hang on the paragraph.
    pub(super) pictures: usize,
    /// Contents of text boxes that hang on the paragraph.
    pub(super) boxes: Vec<Node<'t>>,
    /// Fields that began and did not end.
    fields: Vec<Field>,
}

/// A field of Word: what stands between its begin and its result is an instruction, not text.
#[derive(Debug, Default)]
struct Field {
    begin: usize,
    instruction: String,
    has_result: bool,
    /// What a field of a form shows that has no result.
    shown: String,
}

/// How text looks: what is hidden or struck out is left out.
#[derive(Clone, Copy)]
struct Look {
    hidden: bool,
    struck: bool,
    raised: bool,
}

/// What the text of a paragraph depends on.
pub(super) struct Around<'d> {
    pub(super) styles: &'d Styles,
    /// The addresses of links by their relations.
    pub(super) links: &'d BTreeMap<String, String>,
}

impl<'t> Text<'t> {
    /// Collects the text of `paragraph`, which is of the style `style`.
    pub(super) fn of(paragraph: Node<'t>, around: &Around<'_>, style: &str) -> Self {
        let mut text = Text::default();
        let look = Look {
            hidden: around.styles.is_hidden(style),
            struck: around.styles.is_struck(style),
            raised: false,
        };
        text.inside(paragraph, around, look);
        text
    }

    fn inside(&mut self, node: Node<'t>, around: &Around<'_>, look: Look) {
        for child in node.children() {
            self.node(child, around, look);
        }
    }

    /// Takes a node: what is not known is entered, so that no text is lost to an element never heard of.
    fn node(&mut self, node: Node<'t>, around: &Around<'_>, look: Look) {
        match node.name() {
            "t" => node
                .children()
                .for_each(|text| self.push(text.own_text(), look)),
            "tab" | "ptab" => self.push("\t", look),
            "br" if is_page_break(node) => self.push(" ", look),
            "br" | "cr" => self.push("\n", look),
            "noBreakHyphen" => self.push("\u{2011}", look),
            "sym" => self.push(&symbol(node), look),
            "fldChar" => self.field(node),
            "instrText" => {
                if let Some(field) = self.fields.last_mut() {
                    field
                        .instruction
                        .extend(node.children().map(Node::own_text));
                }
            }
            "hyperlink" | "fldSimple" => {
                let begin = self.seen.len();
                self.inside(node, around, look);
                let instruction = node.attribute("instr").unwrap_or_default();
                let relation = node.attribute("id").and_then(|id| around.links.get(&id));
                if let Some(address) = relation
                    .map(String::as_str)
                    .or_else(|| address(&instruction))
                {
                    link(&mut self.seen, begin, address);
                }
            }
            "footnoteReference" => self.footnote("footnote", node),
            "endnoteReference" => self.footnote("endnote", node),
            "sdt" if is_unfilled(node) => {
                let hidden = Look {
                    hidden: true,
                    ..look
                };
                self.inside(node, around, hidden);
            }
            "r" => self.inside(node, around, look_of(node, around.styles, look)),
            "del" | "moveFrom" | "delText" => self.deleted.push_str(&plain(node)),
            "ins" | "moveTo" => {
                self.inserted = true;
                self.inside(node, around, look);
            }
            "AlternateContent" => {
                if let Some(branch) = alternative(node) {
                    self.inside(branch, around, look);
                }
            }
            "txbxContent" => self.boxes.push(node),
            "drawing" | "pict" | "object" if is_picture(node) => self.pictures += 1,
            "pPr" | "rPr" | "sdtPr" | "delInstrText" | "rt" | "" => {}
            _ => self.inside(node, around, look),
        }
    }

    fn push(&mut self, text: &str, look: Look) {
        let part = match look {
            Look { hidden: true, .. } => &mut self.hidden,
            Look { struck: true, .. } => &mut self.struck,
            _ => &mut self.seen,
        };
        if look.raised {
            let text = raised(text, part);
            part.push_str(&text);
        } else {
            part.push_str(text);
        }
    }

    fn field(&mut self, node: Node<'_>) {
        match node.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field {
                begin: self.seen.len(),
                shown: node.child("ffData").and_then(shown).unwrap_or_default(),
                ..Field::default()
            }),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                    self.seen.truncate(field.begin);
                }
            }
            Some("end") => match self.fields.pop() {
                Some(field) if !field.has_result => {
                    self.seen.truncate(field.begin);
                    self.seen.push_str(&field.shown);
                }
                Some(field) => {
                    if let Some(address) = address(&field.instruction) {
                        link(&mut self.seen, field.begin, address);
                    }
                }
                None => {}
            },
            _ => {}
        }
    }

    fn footnote(&mut self, kind: &'static str, node: Node<'_>) {
        self.footnotes
            .extend(node.attribute("id").map(|id| (kind, id)));
    }
}

/// Returns all text inside `node`, hidden and deleted too, in its order.
pub(super) fn plain(node: Node<'_>) -> String {
    node.walk(|node| !matches!(node.name(), "instrText" | "delInstrText"))
        .map(|node| match node.name() {
            "tab" | "br" | "p" | "tc" => " ",
            _ => node.own_text(),
        })
        .collect()
}

/// Returns the branch of alternative contents to read: the fallback that every program knows, unless it is blank.
pub(super) fn alternative(node: Node<'_>) -> Option<Node<'_>> {
    let fallback = node.child("Fallback");
    fallback
        .filter(|branch| !plain(*branch).trim().is_empty())
        .or_else(|| node.child("Choice"))
        .or(fallback)
}

/// Returns whether a field to fill in shows only what may be written there: «Место для ввода текста».
fn is_unfilled(field: Node<'_>) -> bool {
    let properties = field.child("sdtPr");
    properties.is_some_and(|properties| properties.child("showingPlcHdr").is_some())
}

/// Returns what a field of an old form shows: the choice of a list, or a box, ticked or not.
fn shown(form: Node<'_>) -> Option<String> {
    let set = |node: Node<'_>| node.value_of("result").or_else(|| node.value_of("default"));
    if let Some(list) = form.child("ddList") {
        let choice = set(list)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        let mut entries = list.children().filter(|node| node.name() == "listEntry");
        return entries.nth(choice)?.attribute("val");
    }
    let tick = form.child("checkBox")?;
    let set = ["checked", "default"].into_iter();
    let ticked = set.map(|name| tick.child(name).map(|_| tick.is_on(name)));
    let ticked = ticked.flatten().next().unwrap_or(false);
    Some(if ticked { "☒ " } else { "☐ " }.to_owned())
}

/// Returns whether a drawing shows something and holds no text: a picture, a diagram, an embedded object.
fn is_picture(node: Node<'_>) -> bool {
    let mut inside = node.walk(|_| true);
    let shown = ["blip", "imagedata", "OLEObject", "chart", "relIds"];
    let mut picture = false;
    inside.all(|node| {
        picture |= shown.contains(&node.name());
        node.name() != "txbxContent"
    }) && picture
}

/// Returns whether a break ends a page or a column and not a line: the sentence goes on.
fn is_page_break(node: Node<'_>) -> bool {
    matches!(node.attribute("type").as_deref(), Some("page" | "column"))
}

fn look_of(run: Node<'_>, styles: &Styles, paragraph: Look) -> Look {
    let Some(properties) = run.child("rPr") else {
        return paragraph;
    };
    let name = properties.value_of("rStyle").unwrap_or_default();
    Look {
        hidden: style::is_hidden(properties)
            .unwrap_or_else(|| paragraph.hidden || styles.is_hidden(&name)),
        struck: style::is_struck(properties)
            .unwrap_or_else(|| paragraph.struck || styles.is_struck(&name)),
        raised: style::is_raised(properties),
    }
}

/// Returns the address in the instruction of a field: `HYPERLINK "https://…"`; a mark inside the document is none.
fn address(instruction: &str) -> Option<&str> {
    let (name, rest) = instruction
        .trim_start()
        .split_at_checked("HYPERLINK".len())?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let mut rest = rest.trim_start();
    // what a program says of the link before its address
    while let Some(told) = ["\\o", "\\t"]
        .iter()
        .find_map(|switch| rest.strip_prefix(switch))
    {
        let told = told.trim_start().strip_prefix('"')?;
        rest = told.split_once('"')?.1.trim_start();
    }
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next(),
    }
}

/// Returns the sign of a symbol font that Unicode has, for the few that plans use.
fn symbol(node: Node<'_>) -> String {
    let code = node.attribute("char").unwrap_or_default();
    let sign = match u32::from_str_radix(&code, 16).unwrap_or(0) {
        0xf0b7 => '•',
        0xf0a7 => '▪',
        0xf0fc => '✓',
        0xf02d => '-',
        0xf0d8 => '➢',
        code => char::from_u32(code).unwrap_or('\u{fffd}'),
    };
    sign.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_field_is_found() {
        let case = |instruction, expected| assert_eq!(address(instruction), expected);
        case(" HYPERLINK \"https://a.ru\" ", Some("https://a.ru"));
        case(
            " hyperlink https://a.ru \\t \"_blank\"",
            Some("https://a.ru"),
        );
        case(
            " HYPERLINK \\o \"сайт отдела\" \"https://a.ru\"",
            Some("https://a.ru"),
        );
        case(" REF _Toc1 \\h", None);
    }
}
