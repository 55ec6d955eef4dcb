//! What the plans of a file said when this program wrote it, kept among the properties of the file.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::error::ReadError;
use super::xml;
use crate::text::{AS_WRITTEN, base64};

/// Returns the texts of the plans, in the order of the file; none where it keeps none, or not all of what it kept.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Vec<String>, ReadError> {
    let Some(part) = archive.part("docProps/custom.xml")? else {
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
    Ok(packed.and_then(|bytes| texts(&bytes)).unwrap_or_default())
}

fn texts(packed: &[u8]) -> Option<Vec<String>> {
    let mut archive = Archive::open(packed).ok()?;
    let mut texts = Vec::new();
    while let Some(part) = archive.part(&texts.len().to_string()).ok()? {
        if !part.whole {
            return None;
        }
        texts.push(part.text);
    }
    Some(texts)
}
