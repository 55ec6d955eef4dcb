//! What the tags of a page mean to a reader of its text.

use std::collections::HashMap;

use html5ever::tokenizer::Tag as Token;
use html5ever::tokenizer::states::RawKind;

use crate::import::read::bars;
use crate::text::russian::Ask as _;
use crate::text::word_list;
use crate::words::MessageId;

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `table`.
    Table,
    /// `thead`.
    Header,
    /// `tbody`, `tfoot`.
    Body,
    /// `tr`.
    Row,
    /// `td`, `th`.
    Cell,
    /// `h1` to `h6`, `caption`, `title`-like: a paragraph that is a heading.
    Heading,
    /// A paragraph or anything that stands on lines of its own.
    Block,
    /// `br`.
    Break,
    /// `pre`: blanks and line ends stand.
    Preformatted,
    /// Contents that are never text of the page.
    Skipped,
    /// `ol`, `ul`.
    List,
    /// `li`.
    Item,
    /// Anything inside a line.
    Inline,
}

/// Returns what the tag `name` does.
pub(super) fn role(name: &str) -> Role {
    match name {
        "table" => Role::Table,
        "thead" => Role::Header,
        "tbody" | "tfoot" => Role::Body,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" => Role::Heading,
        "ol" | "ul" => Role::List,
        "li" => Role::Item,
        "br" => Role::Break,
        "pre" => Role::Preformatted,
        "script" | "style" | "title" | "noscript" | "template" | "textarea" | "iframe"
        | "noembed" | "noframes" | "xmp" | "select" | "svg" | "object" | "head" => Role::Skipped,
        "p" | "div" | "dl" | "dt" | "dd" | "blockquote" | "section" | "article" | "header"
        | "footer" | "main" | "aside" | "nav" | "address" | "center" | "form" | "fieldset"
        | "figure" | "figcaption" | "hr" | "body" | "html" | "details" | "summary" | "option" => {
            Role::Block
        }
        _ => Role::Inline,
    }
}

/// Returns whether the tag shows a picture that may say something: no sign of a few pixels.
pub(super) fn is_picture(tag: &Token) -> bool {
    const SIGN: u32 = 20;
    let small = |side| {
        let pixels = attribute(tag, side).map(|value| value.trim_end_matches("px"));
        pixels.is_some_and(|pixels| pixels.parse().is_ok_and(|pixels: u32| pixels <= SIGN))
    };
    matches!(&*tag.name, "img" | "svg" | "object" | "canvas") && !small("width") && !small("height")
}

/// Returns how the tokenizer must go on after the start tag `name`: what is inside is no markup.
pub(super) fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "iframe" | "noembed" | "noframes" | "xmp" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

/// Returns whether the tag `name` has no contents and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "area"
            | "base"
            | "embed"
            | "source"
            | "track"
            | "wbr"
            | "param"
    )
}

/// Returns the attribute `name` of a tag.
pub(super) fn attribute<'t>(tag: &'t Token, name: &str) -> Option<&'t str> {
    let mut attributes = tag.attrs.iter();
    let found = attributes.find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| &*attribute.value)
}

/// Returns what a field without a text of its own shows: the value of a line, or a box, ticked or not.
pub(super) fn shown(input: &Token) -> &str {
    match attribute(input, "type").unwrap_or("text") {
        "checkbox" | "radio" if attribute(input, "checked").is_some() => "☒ ",
        "checkbox" | "radio" => "☐ ",
        "hidden" | "button" | "submit" | "reset" | "image" | "password" | "file" => "",
        _ => attribute(input, "value").unwrap_or_default(),
    }
}

/// Returns the number at the start of an attribute's value, as browsers read «2» and «2px».
pub(super) fn number(tag: &Token, name: &str) -> Option<usize> {
    let value = attribute(tag, name)?.trim_start();
    let end = value.find(|c: char| !c.is_ascii_digit());
    let digits = value.get(..end.unwrap_or(value.len()))?;
    match digits.len() {
        0 => None,
        1..=18 => digits.parse().ok(),
        _ => Some(usize::MAX),
    }
}

/// The most attributes of a tag: the tokenizer compares each with all those before it.
const MOST_ATTRIBUTES: usize = 1_000;

/// Returns where in `text` a tag with more attributes than [`MOST_ATTRIBUTES`] begins.
///
/// Words are counted, quoted or not, so a tag may be taken for larger than it is, never for smaller.
pub(super) fn monstrous(text: &str) -> Option<usize> {
    let opens = |at: &usize| {
        let next = text.as_bytes().get(at + 1);
        next.is_some_and(u8::is_ascii_alphabetic)
    };
    let scripted = |begin: usize| {
        let name = text
            .as_bytes()
            .get(begin + 1..begin + 7)
            .unwrap_or_default();
        name.eq_ignore_ascii_case(b"script") || name.to_ascii_lowercase().starts_with(b"style")
    };
    let mut begin = None;
    let (mut words, mut in_word, mut quote, mut code_to) = (0, false, None, 0);
    for (at, byte) in text.bytes().enumerate() {
        match (begin, quote, byte) {
            _ if at < code_to => {}
            (None, _, b'<') if opens(&at) => {
                (begin, words, in_word) = (Some(at), 0, true);
            }
            (None, ..) => {}
            (_, Some(open), _) if open != byte => {}
            (_, Some(_), _) => (quote, in_word) = (None, false),
            (Some(tag), _, b'>') => {
                let end = || memchr::memmem::find(text.as_bytes().get(at..)?, b"</");
                let code = scripted(tag).then(end).flatten();
                (begin, code_to) = (None, code.map_or(0, |end| at + end));
            }
            (_, _, b'"' | b'\'') if text.as_bytes().get(at - 1) == Some(&b'=') => {
                quote = Some(byte);
            }
            (_, _, byte) if byte.is_ascii_whitespace() || byte == b'/' => in_word = false,
            _ => {
                words += usize::from(!in_word);
                in_word = true;
                if words > MOST_ATTRIBUTES {
                    return begin;
                }
            }
        }
    }
    None
}

/// The classes of a page by what they do to text: those that leave it out.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, MessageId>);

/// The most classes that are known of a page.
const MOST_CLASSES: usize = 1_000;

impl Styles {
    /// Reads the rules of a style sheet: `.gone, td.old { text-decoration: line-through }`.
    pub(super) fn read(&mut self, sheet: &str) {
        let mut printed = false;
        for rule in sheet.split('}') {
            let Some((mut selectors, mut style)) = rule.split_once('{') else {
                printed &= !rule.trim().is_empty();
                continue;
            };
            if let Some((inner, rest)) = style.split_once('{') {
                printed = selectors.contains("print") && !selectors.contains("screen");
                (selectors, style) = (inner, rest);
            }
            if printed {
                continue;
            }
            let Some(message) = left_out_by(style) else {
                continue;
            };
            for selector in selectors.split(',') {
                let class = selector.split_whitespace().next_back().unwrap_or_default();
                let class = class.split_once('.').map(|(_, class)| class);
                let plain = |class: &&str| !class.is_empty() && !class.contains(['.', ':', '[']);
                if let Some(class) = class.filter(plain)
                    && self.0.len() < MOST_CLASSES
                {
                    self.0.insert(class.to_owned(), message);
                }
            }
        }
    }

    fn of(&self, tag: &Token) -> Option<MessageId> {
        const STRUCK: &[&str] = word_list![
            "line-through" "text-decoration-line-through" "strike" "strikethrough"
        ];
        let classes = attribute(tag, "class").unwrap_or_default();
        classes.split_ascii_whitespace().find_map(|class| {
            let common = || STRUCK.contains(&class).then_some(MessageId::NoteStruck);
            self.0.get(class).copied().or_else(common)
        })
    }
}

/// Returns what a style does to text: hides it, or strikes it out.
fn left_out_by(style: &str) -> Option<MessageId> {
    let style: String = style.split_whitespace().collect();
    let style = style.to_ascii_lowercase();
    let hides = ["display:none", "visibility:hidden", "mso-hide:all"];
    if style.contains_any(&hides) {
        return Some(MessageId::NoteHidden);
    }
    style
        .contains("line-through")
        .then_some(MessageId::NoteStruck)
}

/// Returns the colour of a cell, unless it is that of paper.
pub(super) fn fill(tag: &Token) -> Option<[u8; 3]> {
    let style = attribute(tag, "style").unwrap_or_default();
    let behind = style.split_once("background").map(|(_, behind)| behind);
    let code = behind.or(attribute(tag, "bgcolor"))?.split_once('#')?.1;
    bars::coded(code.get(..6)?)
}

/// Returns what is said of the contents of a tag that are left out: hidden, struck out or deleted.
pub(super) fn leaves_out(tag: &Token, styles: &Styles) -> Option<MessageId> {
    let own = left_out_by(attribute(tag, "style").unwrap_or_default());
    match &*tag.name {
        _ if attribute(tag, "hidden").is_some() => Some(MessageId::NoteHidden),
        "s" | "strike" => Some(MessageId::NoteStruck),
        "del" => Some(MessageId::NoteDeleted),
        _ => own.or_else(|| styles.of(tag)),
    }
}
