//! What styles.xml says of paragraphs: headings, numbering, hidden text.

use std::collections::BTreeMap;

use crate::import::read::xml::{self, Asked, Node, Tag};
use crate::text::russian::Ask as _;

/// How long a chain of styles based on one another is followed, round or not.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    heading: bool,
    list: Option<String>,
    level: Option<usize>,
    hidden: Option<bool>,
    struck: Option<bool>,
}

impl Styles {
    /// Reads the styles of the text of a styles.xml.
    pub(super) fn read(text: &str) -> Self {
        // nine tenths of a styles.xml say how tables look
        let tree = xml::parse_asked(text, |tag| match tag.name {
            "latentStyles" => Some(|_| false),
            "style" if tag.attribute("type").as_deref() == Some("table") => Some(|_| false),
            _ => asked(tag),
        });
        let styles = tree.root().path(&["styles"]);
        let styles = styles.into_iter().flat_map(Node::children);
        Styles(
            styles
                .filter(|node| node.name() == "style")
                .filter_map(|node| Some((node.attribute("styleId")?, Style::read(node))))
                .collect(),
        )
    }

    /// Returns whether the style `id` is one of headings.
    pub(super) fn is_heading(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.heading)
    }

    /// Returns the list that paragraphs of the style `id` are numbered in.
    pub(super) fn list(&self, id: &str) -> Option<&str> {
        self.chain(id).find_map(|style| style.list.as_deref())
    }

    /// Returns the level in that list, where the style says it.
    pub(super) fn level(&self, id: &str) -> Option<usize> {
        self.chain(id).find_map(|style| style.level)
    }

    /// Returns whether text of the style `id` is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id)
            .find_map(|style| style.hidden)
            .unwrap_or(false)
    }

    /// Returns whether text of the style `id` is struck out.
    pub(super) fn is_struck(&self, id: &str) -> bool {
        self.chain(id)
            .find_map(|style| style.struck)
            .unwrap_or(false)
    }

    /// Returns the style `id` and those it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_ref()?))
            .take(LONGEST_CHAIN)
    }
}

impl Style {
    fn read(node: Node<'_>) -> Self {
        let paragraph = node.child("pPr");
        let numbering = paragraph.and_then(|pr| pr.child("numPr"));
        let run = node.child("rPr");
        let name = node.value_of("name").unwrap_or_default().to_lowercase();
        let titled = ["heading", "заголовок", "title", "название"];
        Style {
            based_on: node.value_of("basedOn"),
            heading: name.begins_any(&titled) || paragraph.is_some_and(has_outline_level),
            list: numbering.and_then(|pr| pr.value_of("numId")),
            level: numbering.and_then(|pr| pr.value_of("ilvl")?.parse().ok()),
            hidden: run.and_then(is_hidden),
            struck: run.and_then(is_struck),
        }
    }
}

/// Returns whether run properties hide the text, where they say anything of it.
pub(super) fn is_hidden(properties: Node<'_>) -> Option<bool> {
    properties.child("vanish")?;
    Some(properties.is_on("vanish"))
}

/// Returns whether run properties strike the text out, by one line or two, where they say anything of it.
pub(super) fn is_struck(properties: Node<'_>) -> Option<bool> {
    properties
        .child("strike")
        .or_else(|| properties.child("dstrike"))?;
    Some(properties.is_on("strike") || properties.is_on("dstrike"))
}

/// Returns whether run properties raise the text above its line.
pub(super) fn is_raised(properties: Node<'_>) -> bool {
    properties.value_of("vertAlign").as_deref() == Some("superscript")
}

/// Returns whether paragraph properties give a level of the outline: 0 to 8; 9 is body text.
pub(super) fn has_outline_level(properties: Node<'_>) -> bool {
    properties
        .child("outlineLvl")
        .and_then(|level| level.number("val"))
        .is_some_and(|level| level < 9)
}

/// Tells of an element of properties which of them are ever asked for: most only say how the text looks.
pub(super) fn asked(tag: &Tag<'_>) -> Option<Asked> {
    let properties = matches!(
        tag.name,
        "rPr" | "pPr" | "tcPr" | "trPr" | "tblPr" | "tblGrid" | "sectPr"
    );
    properties.then_some(|name| {
        matches!(
            name,
            b"pStyle"
                | b"numPr"
                | b"outlineLvl"
                | b"rStyle"
                | b"vanish"
                | b"strike"
                | b"dstrike"
                | b"vertAlign"
                | b"ins"
                | b"del"
                | b"moveFrom"
                | b"moveTo"
                | b"gridCol"
                | b"gridSpan"
                | b"vMerge"
                | b"shd"
                | b"hMerge"
                | b"cellDel"
                | b"gridBefore"
                | b"hidden"
                | b"tblHeader"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_chains_and_survives_circles() {
        let text = "<styles>
            <style styleId='1'><name val='heading 1'/><basedOn val='2'/></style>
            <style styleId='2'><pPr><numPr><numId val='7'/></numPr></pPr><basedOn val='3'/></style>
            <style styleId='3'><rPr><vanish/></rPr><basedOn val='1'/></style>
            <style styleId='4'><rPr><vanish val='0'/></rPr><basedOn val='3'/></style>
            <style styleId='5'><basedOn val='5'/></style></styles>";
        let styles = Styles::read(text);
        assert!(styles.is_heading("1") && styles.is_heading("2") && !styles.is_heading("5"));
        assert_eq!(styles.list("1"), Some("7"));
        assert_eq!(styles.list("5"), None);
        assert!(styles.is_hidden("2") && !styles.is_hidden("4"));
    }
}
