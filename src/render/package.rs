//! The zip packages that office programs write: what one of their parts says.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::text::{AS_WRITTEN, AsWritten, base64};

/// Bytes of a part that are looked at: the parts that name a program are short.
const LOOKED_AT: u64 = 4096;

/// Returns whether the part called `name` of the package `file` says `words` in its beginning.
pub(super) fn says(file: &[u8], name: &str, words: &str) -> bool {
    let mut said = String::new();
    let read = ZipArchive::new(Cursor::new(file)).ok().and_then(|mut zip| {
        let part = zip.by_name(name).ok()?;
        part.take(LOOKED_AT).read_to_string(&mut said).ok()
    });
    read.is_some() && said.contains(words)
}

/// The most characters of a property: Word and Excel take up to 255.
const LONGEST_PROPERTY: usize = 240;

/// Returns the properties of a file that keep `plans`, what they say as they are written: names and values.
///
/// Several short properties outlast any office program that saves the file anew; a part of the program's own does not.
pub(super) fn kept(plans: &[AsWritten]) -> zip::result::ZipResult<Vec<(String, String)>> {
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let texts = plans.iter().flat_map(|plan| [&plan.said, &plan.marks]);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, text) in texts.enumerate() {
        zip.start_file(number.to_string(), SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    let letters = base64::encoded(&zip.finish()?.into_inner());
    let pieces = letters.as_bytes().chunks(LONGEST_PROPERTY);
    let named = pieces.zip(1..).map(|(piece, number)| {
        let piece = String::from_utf8_lossy(piece).into_owned();
        (format!("{AS_WRITTEN}{number}"), piece)
    });
    Ok(named.collect())
}
