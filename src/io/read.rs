//! Reads a whole file, but never more than a plan may hold.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::discover::{Failure, failure};
use crate::words::{Message, MessageId};

/// The largest file that is read, in bytes: 16 MiB, a thousand times the size of a real plan.
pub const LARGEST: u64 = 16 << 20;

/// Reads `stream` to its end into `buffer`, whose former content is dropped.
///
/// A stream longer than [`LARGEST`] is refused; an error of the system is returned as the system words it.
pub fn read_stream(stream: impl Read, buffer: &mut Vec<u8>) -> Result<(), Message> {
    buffer.clear();
    match stream.take(LARGEST + 1).read_to_end(buffer) {
        Ok(size) if size as u64 > LARGEST => {
            Err(MessageId::TooLargeInput.with(i64::try_from(LARGEST >> 20).unwrap_or(i64::MAX)))
        }
        Ok(_) => Ok(()),
        Err(error) => Err(failure(Path::new("-"), &error).reason),
    }
}

/// Reads the file at `path` into `buffer`, whose former content is dropped.
pub fn read(path: &Path, buffer: &mut Vec<u8>) -> Result<(), Failure> {
    buffer.clear();
    let too_large = |size: u64| Failure {
        path: path.to_owned(),
        reason: MessageId::TooLarge
            .with(i64::try_from(size >> 20).unwrap_or(i64::MAX))
            .with(i64::try_from(LARGEST >> 20).unwrap_or(i64::MAX)),
    };
    let mut read = || {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        if size <= LARGEST {
            buffer.reserve(usize::try_from(size).unwrap_or(0) + 1);
            file.take(LARGEST + 1).read_to_end(buffer)?;
        }
        std::io::Result::Ok(size.max(buffer.len() as u64))
    };
    match read() {
        Ok(size) if size > LARGEST => Err(too_large(size)),
        Ok(_) => Ok(()),
        Err(error) => Err(failure(path, &error)),
    }
}
