//! The zip packages that office programs write: what one of their parts says.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

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
