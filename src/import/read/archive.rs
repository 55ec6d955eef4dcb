//! The zip archives that .docx, .odt and .xlsx are: parts by their exact names, within bounds.
//!
//! Nothing is ever written, and a name inside an archive is only compared, so where it points to does not matter.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::encoding;
use super::error::ReadError;
use crate::words::MessageId;

/// The largest part that is read, unpacked: 48 MiB.
const LARGEST_PART: u64 = 48 << 20;
/// The most that is unpacked from one archive: 96 MiB.
const LARGEST_WHOLE: u64 = 96 << 20;
/// The most parts of an archive.
const MOST_PARTS: usize = 10_000;
/// How many times larger than packed a part may be, once it is larger than [`SMALL`].
const LARGEST_RATIO: u64 = 500;
const SMALL: u64 = 1 << 20;

/// An open archive.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

/// A part of an archive.
pub(super) struct Part {
    /// Its bytes as text.
    pub(super) text: String,
    /// Whether the archive held all of it, undamaged.
    pub(super) whole: bool,
}

impl<'b> Archive<'b> {
    /// Opens the archive that `bytes` are.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let headers = memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(MOST_PARTS + 1);
        if headers.count() > MOST_PARTS {
            return Err(bomb());
        }
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => Ok(Archive {
                zip,
                left: LARGEST_WHOLE,
            }),
            Err(_) => Err(damaged()),
        }
    }

    /// Returns whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Returns the names of the parts that begin with one of `beginnings`, in the order of the archive.
    pub(super) fn names(&self, beginnings: &[String]) -> Vec<String> {
        let names = self.zip.file_names().flatten();
        names
            .filter(|name| {
                beginnings
                    .iter()
                    .any(|beginning| name.starts_with(beginning.as_str()))
            })
            .map(std::borrow::Cow::into_owned)
            .collect()
    }

    /// Returns the text of the part called `name`, if there is one.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part>, ReadError> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let whole = self.unpack(index, &mut bytes)?;
        let text = encoding::decode_xml(&bytes);
        Ok(Some(Part { text, whole }))
    }

    /// Unpacks every part once, so that another reader of the same bytes meets nothing beyond bounds.
    pub(super) fn verify(&mut self) -> Result<(), ReadError> {
        let mut bytes = Vec::new();
        for index in 0..self.zip.len() {
            bytes.clear();
            self.unpack(index, &mut bytes)?;
        }
        Ok(())
    }

    /// Unpacks a part into `bytes`; tells whether all of it came out undamaged.
    fn unpack(&mut self, index: usize, bytes: &mut Vec<u8>) -> Result<bool, ReadError> {
        let part = match self.zip.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(MessageId::ReadPassword.into());
            }
            Err(_) => return Err(damaged()),
        };
        let packed = part.compressed_size();
        let limit = LARGEST_PART.min(self.left);
        let whole = part.take(limit + 1).read_to_end(bytes).is_ok();
        let size = bytes.len() as u64;
        if size > limit || (size > SMALL && size / LARGEST_RATIO > packed) {
            return Err(bomb());
        }
        self.left -= size;
        Ok(whole)
    }
}

/// Says that an archive cannot be opened.
pub(super) fn damaged() -> ReadError {
    ReadError::new(MessageId::ReadDamagedArchive, MessageId::ReadDamagedHelp)
}

fn bomb() -> ReadError {
    MessageId::ReadBomb.into()
}
