//! .docx and .docm → paragraphs and tables.
//!
//! ECMA-376-1, 17. Read is the final text of the body: insertions kept, deletions and hidden text left out and
//! noted, the results of fields, the numbers Word computes. Headers, footers, comments and pictures are noted, not read.

mod numbering;
mod style;
mod table;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use self::numbering::Numbering;
use self::style::{Styles, asked};
use self::text::{Around, Text, plain};
use super::archive::{self, Archive};
use super::builder::SourceBuilder;
use super::error::ReadError;
use super::xml::{self, Node, Tree};
use crate::import::source::{Block, Paragraph, Place, Source};
use crate::text::russian::is_letter;
use crate::words::MessageId;

/// Reads the document in `archive`.
pub(super) fn read(mut archive: Archive<'_>) -> Result<Source, ReadError> {
    let name = main_part(&mut archive)?;
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let mut side = |part: &str| -> Result<String, ReadError> {
        let part = archive.part(&format!("{folder}/{part}"))?;
        Ok(part.map(|part| part.text).unwrap_or_default())
    };
    let styles = side("styles.xml")?;
    let lists = side("numbering.xml")?;
    let footnotes = [side("footnotes.xml")?, side("endnotes.xml")?];
    let mut reader = Reader {
        styles: Styles::read(&styles),
        numbering: Numbering::read(&xml::parse_asked(&lists, asked)),
        links: xml::targets(&side(&format!("_rels/{file}.rels"))?),
        footnotes: footnotes.iter().flat_map(|text| notes(text)).collect(),
        ..Reader::default()
    };
    if archive.has(&format!("{folder}/vbaProject.bin")) {
        reader.builder.note(whole(), MessageId::NoteMacros);
    }
    reader.aside(&mut archive, folder)?;
    let document = archive.part(&name)?.ok_or_else(archive::damaged)?;
    let tree = xml::parse_asked(&document.text, asked);
    reader.builder.broken_part(tree.broken, document.whole)?;
    reader.body(&tree)
}

/// Returns the name of the part with the text: where the package says it is, or where it always is.
fn main_part(archive: &mut Archive<'_>) -> Result<String, ReadError> {
    let relations = archive.part("_rels/.rels")?.map(|part| part.text);
    let tree = xml::parse(relations.as_deref().unwrap_or_default());
    let target = tree
        .root()
        .walk(|_| true)
        .filter(|node| {
            let kind = node.attribute("Type").unwrap_or_default();
            kind.ends_with("/officeDocument")
        })
        .find_map(|node| node.attribute("Target"))
        .map(|target| target.trim_start_matches('/').to_owned())
        .filter(|target| archive.has(target));
    Ok(target.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Returns the footnotes of a parsed footnotes.xml or endnotes.xml, by kind and id.
fn notes(text: &str) -> Vec<((&'static str, String), String)> {
    let tree = xml::parse(text);
    let root = tree.root().children().flat_map(Node::children);
    root.filter_map(|node| {
        let kind = match node.name() {
            "footnote" => "footnote",
            "endnote" => "endnote",
            _ => return None,
        };
        let text = plain(node).trim().to_owned();
        Some(((kind, node.attribute("id")?), text))
    })
    .collect()
}

/// Returns the place of the document as a whole.
fn whole() -> Place {
    Place::Paragraph { number: 0 }
}

/// The document so far, and what its paragraphs depend on.
#[derive(Default)]
struct Reader {
    builder: SourceBuilder,
    styles: Styles,
    numbering: Numbering,
    links: BTreeMap<String, String>,
    footnotes: BTreeMap<(&'static str, String), String>,
    /// The footnotes referred to so far: they stand below the text.
    below: Vec<String>,
    /// How many numbers were computed, by the place they are told for.
    numbered: BTreeMap<Place, usize>,
}

/// Blocks that follow one another, in the body or in a cell.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// The text of a paragraph whose end is deleted, so that the next one goes on in it.
    held: Option<String>,
}

impl Reader {
    fn body(mut self, tree: &Tree<'_>) -> Result<Source, ReadError> {
        let Some(body) = tree.root().path(&["document", "body"]) else {
            return Err(archive::damaged());
        };
        let blocks = self.flow(body, None);
        for block in super::text::tabbed(&mut self.builder, blocks) {
            self.builder.block(block);
        }
        for footnote in std::mem::take(&mut self.below) {
            self.builder.paragraph(&footnote, false, None);
        }
        for (place, count) in std::mem::take(&mut self.numbered) {
            self.builder
                .note(place, MessageId::NoteNumbered.with(count));
        }
        Ok(self.builder.finish())
    }

    /// Notes the text of headers, footers and comments, which is not read; page numbers are no text.
    fn aside(&mut self, archive: &mut Archive<'_>, folder: &str) -> Result<(), ReadError> {
        let kinds = [
            ("header", MessageId::NotePageEdge),
            ("footer", MessageId::NotePageEdge),
            ("comments.", MessageId::NoteComment),
        ];
        let mut told = BTreeSet::new();
        for (kind, message) in kinds {
            for name in archive.names(&[format!("{folder}/{kind}")]) {
                let text = archive.part(&name)?.map(|part| part.text);
                let tree = xml::parse(text.as_deref().unwrap_or_default());
                let pieces = tree.root().children().flat_map(Node::children);
                for text in pieces.map(plain) {
                    if text.contains(is_letter) && told.insert(text.clone()) {
                        self.builder.leave_out(whole(), message, &text);
                    }
                }
            }
        }
        Ok(())
    }

    /// Reads the paragraphs and tables in `node`, which stands in the cell at `at` or in the body.
    fn flow(&mut self, node: Node<'_>, at: Option<&Place>) -> Vec<Block> {
        let mut flow = Flow::default();
        self.blocks(node, at, &mut flow);
        self.release(at, &mut flow);
        flow.blocks
    }

    fn blocks(&mut self, node: Node<'_>, at: Option<&Place>, flow: &mut Flow) {
        for child in node.children() {
            match child.name() {
                "p" => self.paragraph(child, at, flow),
                "tbl" => {
                    self.release(at, flow);
                    flow.blocks.push(Block::Table(self.table(child)));
                }
                "del" | "moveFrom" => self.leave_out(MessageId::NoteDeleted, &plain(child), at),
                "AlternateContent" => {
                    if let Some(branch) = text::alternative(child) {
                        self.blocks(branch, at, flow);
                    }
                }
                "altChunk" => self.note(at, MessageId::NoteEmbedded),
                "sectPr" | "sdtPr" | "tcPr" | "" => {}
                _ => self.blocks(child, at, flow),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_>, at: Option<&Place>, flow: &mut Flow) {
        let properties = node.child("pPr");
        let style = properties.and_then(|pr| pr.value_of("pStyle"));
        let style = style.unwrap_or_default();
        let around = Around {
            styles: &self.styles,
            links: &self.links,
        };
        let text = Text::of(node, &around, &style);
        self.tell(&text, at);
        let mark = properties.and_then(|pr| pr.child("rPr"));
        let goes_on = mark.is_some_and(|mark| mark.is_on("del") || mark.is_on("moveFrom"));
        let mut seen = match flow.held.take() {
            Some(held) => held,
            None if goes_on && text.seen.trim().is_empty() => return,
            None => self.label(properties, &style, at).unwrap_or_default(),
        };
        seen.push_str(&text.seen);
        let heading =
            self.styles.is_heading(&style) || properties.is_some_and(style::has_outline_level);
        if goes_on {
            flow.held = Some(seen);
        } else {
            self.push(&seen, heading, at, flow);
        }
        for content in text.boxes {
            self.note(at, MessageId::NoteTextBox);
            let inside = self.flow(content, at);
            flow.blocks.extend(inside);
        }
    }

    fn push(&mut self, text: &str, heading: bool, at: Option<&Place>, flow: &mut Flow) {
        if let Some(text) = self.builder.take_text(text) {
            let place = at.cloned();
            flow.blocks.push(Block::Paragraph(Paragraph {
                text,
                heading,
                place: place.unwrap_or_else(|| self.builder.next_paragraph()),
            }));
        }
    }

    /// Ends a paragraph that nothing came to go on.
    fn release(&mut self, at: Option<&Place>, flow: &mut Flow) {
        if let Some(held) = flow.held.take() {
            self.push(&held, false, at, flow);
        }
    }

    /// Returns the number that Word writes before a paragraph.
    fn label(
        &mut self,
        properties: Option<Node<'_>>,
        style: &str,
        at: Option<&Place>,
    ) -> Option<String> {
        let own = properties.and_then(|pr| pr.child("numPr"));
        let list = own
            .and_then(|pr| pr.value_of("numId"))
            .or_else(|| self.styles.list(style).map(str::to_owned))
            .filter(|list| list != "0")?;
        let level = own
            .and_then(|pr| pr.value_of("ilvl")?.parse().ok())
            .or_else(|| self.numbering.level_of(&list, style))
            .or_else(|| self.styles.level(style));
        let label = self.numbering.label(&list, level.unwrap_or(0))?;
        *self.numbered.entry(Place::table_of(at)).or_default() += 1;
        Some(label)
    }

    /// Notes what the text of a paragraph leaves out.
    fn tell(&mut self, text: &Text<'_>, at: Option<&Place>) {
        self.leave_out(MessageId::NoteHidden, &text.hidden, at);
        self.leave_out(MessageId::NoteStruck, &text.struck, at);
        if !text.deleted.is_empty() {
            self.leave_out(MessageId::NoteDeleted, &text.deleted, at);
        } else if text.inserted {
            self.note(at, MessageId::NoteInserted);
        }
        for _ in 0..text.pictures {
            self.note(at, MessageId::NotePicture);
        }
        for reference in &text.footnotes {
            if let Some(footnote) = self.footnotes.remove(reference) {
                self.note(at, MessageId::NoteFootnote.with(footnote.as_str()));
                self.below.push(footnote);
            }
        }
    }

    fn leave_out(&mut self, message: MessageId, text: &str, at: Option<&Place>) {
        let place = at.cloned();
        let place = place.unwrap_or_else(|| self.builder.upcoming_paragraph());
        self.builder.leave_out(place, message, text);
    }

    fn note(&mut self, at: Option<&Place>, message: impl Into<crate::words::Message>) {
        let place = at.cloned();
        let place = place.unwrap_or_else(|| self.builder.upcoming_paragraph());
        self.builder.note(place, message);
    }
}
