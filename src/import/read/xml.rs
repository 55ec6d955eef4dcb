//! XML → a small tree that borrows from the text, for the parts of .docx and .odt. Knows no vocabulary.
//!
//! Elements are known by their local names: Word writes `w:tc`, other programs other prefixes. Attributes stay as
//! they are written until one is asked for. So time and memory are linear in the text, whatever it declares; a
//! document type, and with it every entity of one's own, is refused, and depth and number of nodes are bounded.

use std::collections::BTreeMap;

use std::borrow::Cow;
use std::io::BufRead as _;

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
    parse_asked(text, |_| None)
}

/// Builds a tree from `text` as [`parse`] does, but passes over the insides that nobody asks for.
///
/// `asked` tells of a start tag which elements inside it are ever asked for; if none of them is there, the element is
/// left empty. Most of a Word document is formatting: this makes reading it twice as fast.
pub(super) fn parse_asked(text: &str, asked: impl Fn(&Tag<'_>) -> Option<Asked>) -> Tree<'_> {
    let mut builder = Builder::new();
    let broken = builder.fill(text, asked).err();
    Tree {
        nodes: builder.nodes,
        broken,
    }
}

/// Returns whether elements of a local name are ever asked for.
pub(super) type Asked = fn(&[u8]) -> bool;

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
        let blank = inside.bytes().position(|b| b.is_ascii_whitespace());
        let (written, attributes) = inside.split_at(blank.unwrap_or(inside.len()));
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
}

/// Where the search for an element's end came to.
enum Inside {
    /// Its end tag begins here, and nothing that is asked for comes before.
    Dull(usize),
    /// Here something is asked for, or the end cannot be told in passing.
    Asked(usize),
}

/// Searches `text`, which follows the start tag of the element `written`, for its end or for an element of `asked`.
fn inside(text: &str, written: &str, asked: Asked) -> Inside {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        at += found + 1;
        let tag = bytes.get(at..).unwrap_or_default();
        let ends = tag.first() == Some(&b'/');
        let name = tag.get(usize::from(ends)..).unwrap_or_default();
        let delimiter = |b: &u8| matches!(b, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n');
        let length = name.iter().position(delimiter).unwrap_or(name.len());
        let name = name.get(..length).unwrap_or_default();
        let same = name == written.as_bytes();
        if ends && same {
            return Inside::Dull(at - 1);
        }
        let begins = !ends && (same || name.is_empty() || matches!(tag.first(), Some(b'!' | b'?')));
        let colon = name.iter().position(|b| *b == b':');
        let local = colon
            .and_then(|colon| name.get(colon + 1..))
            .unwrap_or(name);
        if begins || asked(local) {
            return Inside::Asked(at);
        }
        at += length;
    }
    Inside::Asked(text.len())
}

/// Returns a name without its prefix.
fn local(name: &str) -> &str {
    let colon = name.bytes().rposition(|b| b == b':');
    colon
        .and_then(|colon| name.get(colon + 1..))
        .unwrap_or(name)
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
    /// How far insides were searched in vain: nothing is searched twice.
    searched: u64,
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
            searched: 0,
        }
    }

    fn fill(
        &mut self,
        text: &'x str,
        asked: impl Fn(&Tag<'_>) -> Option<Asked>,
    ) -> Result<(), Broken> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let start = reader.buffer_position();
            let event = reader.read_event().map_err(|_| Broken::Malformed)?;
            let written = || slice(text, start, reader.buffer_position());
            match event {
                Event::Start(_) => {
                    let tag = Tag::of(written());
                    self.element(&tag, true)?;
                    if let Some(asked) = asked(&tag) {
                        let from = reader.buffer_position();
                        let dull = self.dull(text, from, &tag, asked);
                        reader.stream().consume(dull);
                    }
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
                Event::Eof => return Ok(()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Returns how many bytes from `from` on, after the tag `tag`, can be passed over.
    fn dull(&mut self, text: &str, from: u64, tag: &Tag<'_>, asked: Asked) -> usize {
        if from < self.searched {
            return 0;
        }
        match inside(slice(text, from, u64::MAX), tag.written, asked) {
            Inside::Dull(length) => length,
            Inside::Asked(length) => {
                self.searched = from + length as u64;
                0
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
pub(super) fn resolve(reference: &BytesRef<'_>) -> Result<String, Broken> {
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

    /// Returns whether the element called `name` stands directly inside and does not say «off».
    pub(super) fn is_on(self, name: &str) -> bool {
        self.child(name).is_some_and(|node| {
            !matches!(
                node.attribute("val").as_deref(),
                Some("0" | "false" | "off" | "none")
            )
        })
    }
}

/// Returns the targets of a part of relations by their ids.
pub(super) fn targets(relations: &str) -> BTreeMap<String, String> {
    let tree = parse(relations);
    let relations = tree.root().walk(|_| true);
    relations
        .filter_map(|node| Some((node.attribute("Id")?, node.attribute("Target")?)))
        .collect()
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
    fn what_nobody_asks_for_is_passed_over() {
        let names = |text: &str| {
            let tree = parse_asked(text, |tag| match tag.name {
                "pr" if tag.attribute("all").is_none() => Some(|name| matches!(name, b"y" | b"z")),
                _ => None,
            });
            assert_eq!(tree.broken, None, "{text}");
            let all = tree.root().walk(|_| true);
            let names: Vec<&str> = all.map(Node::name).collect();
            names.join(" ")
        };
        assert_eq!(names("<a><w:pr><w:b/><c>t</c></w:pr ><d/></a>"), "a pr d");
        assert_eq!(
            names("<a><pr><b/><w:y/></pr><pr><c/></pr></a>"),
            "a pr b y pr"
        );
        assert_eq!(
            names("<a><pr all='1'><b/></pr><pr/><c/></a>"),
            "a pr b pr c"
        );
        assert_eq!(names("<pr><b><z k='v'>t</z></b></pr>"), "pr b z ");
        // of the same name, or what may hide an end
        assert_eq!(names("<a><pr><pr><b/></pr></pr><d/></a>"), "a pr pr d");
        assert_eq!(names("<pr><x:pr><b/></x:pr></pr>"), "pr");
        assert_eq!(names("<pr><!-- </pr> --><b/></pr>"), "pr b");
        assert_eq!(names("<pr><![CDATA[</pr>]]><b/></pr>"), "pr  b");
        assert_eq!(
            parse_asked("<pr><b>", |_| Some(|_| false)).broken,
            Some(Broken::Malformed)
        );
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
