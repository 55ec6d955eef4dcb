//! What the plans of a file said when this program wrote it, kept among the properties of the file.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::error::ReadError;
use super::xml;
use crate::text::{AS_WRITTEN, AsWritten, base64};

/// Where a file has properties of its own: one of Office Open XML, one of `OpenDocument`.
const PARTS: [&str; 2] = ["docProps/custom.xml", "meta.xml"];

/// Returns what it keeps of its plans, in the order of the file; none where it keeps none, or not all of what it kept.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<AsWritten>, ReadError> {
    let mut part = None;
    for name in PARTS {
        part = part.or(archive.part(name)?);
    }
    let Some(part) = part else {
        return Ok(Vec::new());
    };
    let tree = xml::parse(&part.text);
    let properties = tree.root().walk(|_| true);
    let pieces: BTreeMap<usize, String> = properties
        .filter_map(|node| {
            let number = node.attribute("name")?;
            let number = number.strip_prefix(AS_WRITTEN)?.parse().ok()?;
            let value: String = node.walk(|_| true).map(xml::Node::own_text).collect();
            Some((number, value.trim().to_owned()))
        })
        .collect();
    let letters: String = pieces.into_values().collect();
    let packed = base64::decoded(&letters).filter(|bytes| !bytes.is_empty());
    Ok(packed.and_then(|bytes| plans(&bytes)).unwrap_or_default())
}

fn plans(packed: &[u8]) -> Option<Vec<AsWritten>> {
    let mut archive = Archive::open(packed).ok()?;
    let mut texts = Vec::new();
    while let Some(part) = archive.part(&texts.len().to_string()).ok()? {
        if !part.whole {
            return None;
        }
        texts.push(part.text);
    }
    let mut texts = texts.into_iter();
    let plans = std::iter::from_fn(|| {
        let (said, marks) = (texts.next()?, texts.next()?);
        Some(AsWritten { said, marks })
    });
    Some(plans.collect())
}
