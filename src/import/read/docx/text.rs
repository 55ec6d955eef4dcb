//! The text of a Word paragraph: what a reader of the final document sees, and apart from it what he does not.

use super::style::Styles;
use crate::import::read::xml::Node;

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Text<'t> {
    /// The text that is seen.
    pub(super) seen: String,
    /// Text marked as hidden.
    pub(super) hidden: String,
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
    /// Fields that began: where, until the instruction ends and the result begins.
    fields: Vec<Option<usize>>,
}

impl<'t> Text<'t> {
    /// Collects the text of `paragraph`, which is of the style `style`.
    pub(super) fn of(paragraph: Node<'t>, styles: &Styles, style: &str) -> Self {
        let mut text = Text::default();
        let hidden = styles.is_hidden(style);
        text.inside(paragraph, styles, hidden);
        text
    }

    fn inside(&mut self, node: Node<'t>, styles: &Styles, hidden: bool) {
        for child in node.children() {
            self.node(child, styles, hidden);
        }
    }

    /// Takes a node: what is not known is entered, so that no text is lost to an element never heard of.
    fn node(&mut self, node: Node<'t>, styles: &Styles, hidden: bool) {
        match node.name() {
            "t" => node
                .children()
                .for_each(|text| self.push(text.own_text(), hidden)),
            "tab" | "ptab" => self.push("\t", hidden),
            "br" if is_page_break(node) => self.push(" ", hidden),
            "br" | "cr" => self.push("\n", hidden),
            "noBreakHyphen" => self.push("\u{2011}", hidden),
            "sym" => self.push(&symbol(node), hidden),
            "fldChar" => self.field(node),
            "footnoteReference" => self.footnote("footnote", node),
            "endnoteReference" => self.footnote("endnote", node),
            "r" => self.inside(node, styles, run_is_hidden(node, styles, hidden)),
            "del" | "moveFrom" | "delText" => self.deleted.push_str(&plain(node)),
            "ins" | "moveTo" => {
                self.inserted = true;
                self.inside(node, styles, hidden);
            }
            "AlternateContent" => {
                if let Some(branch) = alternative(node) {
                    self.inside(branch, styles, hidden);
                }
            }
            "txbxContent" => self.boxes.push(node),
            "drawing" | "pict" | "object" if is_picture(node) => self.pictures += 1,
            "pPr" | "rPr" | "sdtPr" | "instrText" | "delInstrText" | "rt" | "" => {}
            _ => self.inside(node, styles, hidden),
        }
    }

    fn push(&mut self, text: &str, hidden: bool) {
        if hidden {
            self.hidden.push_str(text);
        } else {
            self.seen.push_str(text);
        }
    }

    /// Follows a field: what stands between its begin and its result is an instruction, not text.
    fn field(&mut self, node: Node<'_>) {
        match node.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Some(self.seen.len())),
            Some("separate") => {
                if let Some(begin) = self.fields.last_mut().and_then(Option::take) {
                    self.seen.truncate(begin);
                }
            }
            Some("end") => {
                if let Some(begin) = self.fields.pop().flatten() {
                    self.seen.truncate(begin);
                }
            }
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

/// Tells whether a drawing shows something and holds no text: a picture, a diagram, an embedded object.
fn is_picture(node: Node<'_>) -> bool {
    let mut inside = node.walk(|_| true);
    let shown = ["blip", "imagedata", "OLEObject", "chart", "relIds"];
    let mut picture = false;
    inside.all(|node| {
        picture |= shown.contains(&node.name());
        node.name() != "txbxContent"
    }) && picture
}

/// Tells whether a break ends a page or a column and not a line: the sentence goes on.
fn is_page_break(node: Node<'_>) -> bool {
    matches!(node.attribute("type").as_deref(), Some("page" | "column"))
}

fn run_is_hidden(run: Node<'_>, styles: &Styles, paragraph: bool) -> bool {
    let Some(properties) = run.child("rPr") else {
        return paragraph;
    };
    if properties.child("vanish").is_some() {
        return properties.is_on("vanish");
    }
    let style = properties.value_of("rStyle");
    paragraph || style.is_some_and(|style| styles.is_hidden(&style))
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
