//! XML → a small tree that borrows from the text, for the parts of .docx and .odt. Knows no vocabulary.
//!
//! Elements are known by their local names: Word writes `w:tc`, other programs other prefixes. Attributes stay as
//! they are written until one is asked for. So time and memory are linear in the text, whatever it declares; a
//! document type, and with it every entity of one's own, is refused, and depth and number of nodes are bounded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, Event};

/// The deepest nesting that is followed: a table in a table in a text box is some forty deep.
const DEEPEST: usize = 400;
/// The most nodes of a tree: a plan of sixty rows has ten thousand.
const MOST_NODES: usize = 1_000_000;

/// A parsed text; the first node is its root.
#[derive(Debug)]
pub(super) struct Tree<'x> {
    nodes: Vec<Inner<'x>>,
    /// Why the text was not read to its end, if it was not.
    pub(super) broken: Option<Broken>,
}

/// Why a text was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is not well-formed.
    Malformed,
    /// It declares a document type.
    Doctype,
    /// It is deeper or larger than any document.
    TooLarge,
}

#[derive(Debug)]
struct Inner<'x> {
    /// The local name of an element; empty for text.
    name: &'x str,
    /// An element's attributes as written, or a text.
    content: Cow<'x, str>,
    first_child: u32,
    next: u32,
}

/// An element or a text of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree<'t>,
    index: u32,
}

/// Builds a tree from `text`, as far as it can be read.
pub(super) fn parse(text: &str) -> Tree<'_> {
    parse_without(text, |_| false)
}

/// Builds a tree from `text` as [`parse`] does, without the elements whose start tags are `unneeded`.
///
/// They are not even taken apart, unless one of the same name is inside.
pub(super) fn parse_without(text: &str, unneeded: impl Fn(&Tag<'_>) -> bool) -> Tree<'_> {
    let mut builder = Builder::new();
    let mut rest = Some(text);
    let mut broken = None;
    while let Some(text) = rest.filter(|_| broken.is_none()) {
        match builder.fill(text, &unneeded) {
            Ok(after) => rest = after,
            Err(why) => broken = Some(why),
        }
    }
    Tree {
        nodes: builder.nodes,
        broken,
    }
}

/// A start tag.
pub(super) struct Tag<'x> {
    /// The local name.
    pub(super) name: &'x str,
    /// The name as written, with its prefix.
    written: &'x str,
    /// The attributes as written.
    attributes: &'x str,
}

impl<'x> Tag<'x> {
    fn of(tag: &'x str) -> Self {
        let inside = tag.strip_prefix('<').unwrap_or(tag);
        let inside = inside.strip_suffix('>').unwrap_or(inside);
        let inside = inside.strip_suffix('/').unwrap_or(inside);
        let (written, attributes) = inside
            .split_once(|c: char| c.is_ascii_whitespace())
            .unwrap_or((inside, ""));
        Tag {
            name: local(written),
            written,
            attributes,
        }
    }

    /// Returns the value of the attribute with the local name `name`.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        attribute(self.attributes, name)
    }

    /// Returns what follows the element that begins `text` with this tag, if none of the same name is inside it.
    fn behind(&self, text: &'x str) -> Option<&'x str> {
        let (inside, after) = text.split_once(&format!("</{}>", self.written))?;
        let (_, inside) = inside.split_once('>')?;
        let nested = inside.contains(&format!("<{}", self.written));
        (!nested).then_some(after)
    }
}

/// Returns a name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Returns the value of the attribute with the local name `name` of `attributes` as written.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (written, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after.get(1..)?.split_once(quote)?;
        if local(written.trim()) == name {
            let value = unescape(value).unwrap_or(Cow::Borrowed(value));
            return Some(value.into_owned());
        }
        rest = after;
    }
}

struct Builder<'x> {
    nodes: Vec<Inner<'x>>,
    /// Open elements with their last children so far.
    open: Vec<(u32, u32)>,
}

impl<'x> Builder<'x> {
    fn new() -> Self {
        Builder {
            nodes: vec![Inner {
                name: "",
                content: Cow::Borrowed(""),
                first_child: 0,
                next: 0,
            }],
            open: vec![(0, 0)],
        }
    }

    /// Adds what `text` holds, up to an element that is `unneeded`; returns what follows that.
    fn fill(
        &mut self,
        text: &'x str,
        unneeded: &impl Fn(&Tag<'_>) -> bool,
    ) -> Result<Option<&'x str>, Broken> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        // elements that were begun before one that is left out end here
        reader.config_mut().allow_unmatched_ends = self.open.len() > 1;
        loop {
            let start = reader.buffer_position();
            let event = reader.read_event().map_err(|_| Broken::Malformed)?;
            let written = || slice(text, start, reader.buffer_position());
            match event {
                Event::Start(_) => {
                    let tag = Tag::of(written());
                    let after = unneeded(&tag).then(|| tag.behind(slice(text, start, u64::MAX)));
                    if let Some(after) = after.flatten() {
                        return Ok(Some(after));
                    }
                    self.element(&tag, true)?;
                }
                Event::Empty(_) => self.element(&Tag::of(written()), false)?,
                Event::End(_) => {
                    self.open.pop();
                }
                Event::Text(text) => self.text(text.into_inner())?,
                Event::CData(text) => self.text(text.into_inner())?,
                Event::GeneralRef(reference) => self.text(Cow::Owned(resolve(&reference)?))?,
                Event::DocType(_) => return Err(Broken::Doctype),
                Event::Eof if self.open.len() > 1 => return Err(Broken::Malformed),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn element(&mut self, tag: &Tag<'x>, opens: bool) -> Result<(), Broken> {
        let index = self.push(tag.name, Cow::Borrowed(tag.attributes))?;
        if opens {
            if self.open.len() > DEEPEST {
                return Err(Broken::TooLarge);
            }
            self.open.push((index, 0));
        }
        Ok(())
    }

    fn text(&mut self, text: Cow<'x, str>) -> Result<(), Broken> {
        self.push("", text).map(|_| ())
    }

    fn push(&mut self, name: &'x str, content: Cow<'x, str>) -> Result<u32, Broken> {
        if self.nodes.len() >= MOST_NODES {
            return Err(Broken::TooLarge);
        }
        let index = u32::try_from(self.nodes.len()).map_err(|_| Broken::TooLarge)?;
        let (parent, last) = self.open.last_mut().ok_or(Broken::Malformed)?;
        let (parent, last) = (*parent, std::mem::replace(last, index));
        self.nodes.push(Inner {
            name,
            content,
            first_child: 0,
            next: 0,
        });
        let neighbour = if last == 0 { parent } else { last };
        if let Some(inner) = self.nodes.get_mut(neighbour as usize) {
            if last == 0 {
                inner.first_child = index;
            } else {
                inner.next = index;
            }
        }
        Ok(index)
    }
}

fn slice(text: &str, start: u64, end: u64) -> &str {
    let at = |position| usize::try_from(position).unwrap_or(usize::MAX);
    text.get(at(start)..at(end).min(text.len()))
        .unwrap_or_default()
}

/// Returns what `&amp;`, `&#1057;` and the like stand for.
fn resolve(reference: &BytesRef<'_>) -> Result<String, Broken> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Ok(c.to_string());
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or(Broken::Malformed)
}

impl Tree<'_> {
    /// Returns the node above all others.
    pub(super) fn root(&self) -> Node<'_> {
        Node {
            tree: self,
            index: 0,
        }
    }
}

impl<'t> Node<'t> {
    fn inner(self) -> Option<&'t Inner<'t>> {
        self.tree.nodes.get(self.index as usize)
    }

    fn at(self, index: u32) -> Option<Node<'t>> {
        (index != 0).then_some(Node { index, ..self })
    }

    /// Returns the local name of an element; of a text, nothing.
    pub(super) fn name(self) -> &'t str {
        self.inner().map_or("", |inner| inner.name)
    }

    /// Returns the text of a text node; of an element, nothing.
    pub(super) fn own_text(self) -> &'t str {
        match self.inner() {
            Some(Inner {
                name: "", content, ..
            }) => content,
            _ => "",
        }
    }

    /// Returns the nodes directly inside, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Node<'t>> {
        let first = self.inner().and_then(|inner| self.at(inner.first_child));
        std::iter::successors(first, |node| {
            node.inner().and_then(|inner| node.at(inner.next))
        })
    }

    /// Returns the first element called `name` directly inside.
    pub(super) fn child(self, name: &str) -> Option<Node<'t>> {
        self.children().find(|node| node.name() == name)
    }

    /// Returns the element at the end of a path of names.
    pub(super) fn path(self, names: &[&str]) -> Option<Node<'t>> {
        names.iter().try_fold(self, |node, name| node.child(name))
    }

    /// Returns the nodes inside at any depth, in order; those inside an element that `enter` refuses are left out.
    pub(super) fn walk(self, enter: impl Fn(Node<'t>) -> bool) -> impl Iterator<Item = Node<'t>> {
        let mut open: Vec<_> = self.children().next().into_iter().collect();
        std::iter::from_fn(move || {
            let node = open.pop()?;
            open.extend(node.inner().and_then(|inner| node.at(inner.next)));
            if enter(node) {
                open.extend(node.children().next());
            }
            Some(node)
        })
    }

    /// Returns the value of the attribute with the local name `name`.
    pub(super) fn attribute(self, name: &str) -> Option<String> {
        let inner = self.inner().filter(|inner| !inner.name.is_empty())?;
        attribute(&inner.content, name)
    }

    /// Returns the attribute `name` as a number, if it is one.
    pub(super) fn number(self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Returns the value `w:val` of the element called `name` directly inside.
    pub(super) fn value_of(self, name: &str) -> Option<String> {
        self.child(name)?.attribute("val")
    }

    /// Tells whether the element called `name` stands directly inside and does not say «off».
    pub(super) fn is_on(self, name: &str) -> bool {
        self.child(name).is_some_and(|node| {
            !matches!(
                node.attribute("val").as_deref(),
                Some("0" | "false" | "off" | "none")
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_attributes_and_text() {
        let tree = parse(
            "<?xml version=\"1.0\"?><w:a x:b='1 &lt; 2' c=\"\"><t>до &amp; &#1087;осле<!-- --></t><e/></w:a>",
        );
        assert_eq!(tree.broken, None);
        let a = tree.root().child("a").unwrap();
        assert_eq!(a.attribute("b").unwrap(), "1 < 2");
        assert_eq!(a.attribute("c").unwrap(), "");
        assert_eq!(a.attribute("d"), None);
        let text: String = a.walk(|_| true).map(Node::own_text).collect();
        assert_eq!(text, "до & после");
        assert_eq!(a.children().map(Node::name).collect::<Vec<_>>(), ["t", "e"]);
    }

    #[test]
    fn what_is_not_needed_is_left_out_whole() {
        let names = |text: &str| {
            let tree = parse_without(text, |tag| {
                tag.name == "s" && tag.attribute("type").as_deref() == Some("table")
            });
            assert_eq!(tree.broken, None, "{text}");
            let all = tree.root().walk(|_| true);
            let names: Vec<String> = all.map(|node| node.name().to_owned()).collect();
            names.join(" ")
        };
        let table = "<w:s w:type='table'><w:t><w:u/></w:t></w:s>";
        let text =
            format!("<w:a><w:s/>{table}<w:s w:type='x'><w:c/></w:s>{table}{table}<w:d/></w:a>");
        assert_eq!(names(&text), "a s s c d");
        assert_eq!(names(&table.repeat(2)), "");
        // what cannot be left out simply is read
        assert_eq!(
            names("<a><s type='table'><s type='table'/></s><b/></a>"),
            "a s s b"
        );
        assert_eq!(names("<a><s type='table'/><b/></a>"), "a s b");
    }

    #[test]
    fn what_is_broken_gives_its_beginning() {
        let case = |text: &str, broken, nodes| {
            let tree = parse(text);
            assert_eq!(tree.broken, Some(broken), "{text:.60}");
            assert_eq!(tree.nodes.len() - 1, nodes, "{text:.60}");
        };
        case("<a><b>текст</b><c", Broken::Malformed, 3);
        case("<a><b>текст</c></a>", Broken::Malformed, 3);
        case("<a>&own;</a>", Broken::Malformed, 1);
        case(
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            Broken::Doctype,
            0,
        );
        case(&"<a>".repeat(10_000), Broken::TooLarge, DEEPEST + 1);
        case(&"<a/>".repeat(MOST_NODES), Broken::TooLarge, MOST_NODES - 1);
    }
}
