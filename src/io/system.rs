//! Errors of the system in the catalogue's words.

use std::io::{Error, ErrorKind};

use crate::words::{Message, MessageId};

/// The code by which Windows says that another program holds a file.
const SHARING_VIOLATION: i32 = 32;

/// Returns what went wrong, in the catalogue's words; what it has none for is quoted as the system says it.
pub fn said(error: &Error) -> Message {
    if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) {
        return MessageId::SystemBusy.into();
    }
    let known = match error.kind() {
        ErrorKind::NotFound => MessageId::NotFound,
        ErrorKind::PermissionDenied => MessageId::SystemNoRight,
        ErrorKind::AlreadyExists => MessageId::SystemExists,
        ErrorKind::IsADirectory => MessageId::IsAFolder,
        ErrorKind::NotADirectory => MessageId::SystemNotAFolder,
        ErrorKind::DirectoryNotEmpty => MessageId::SystemNotEmpty,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => MessageId::SystemFull,
        ErrorKind::ReadOnlyFilesystem => MessageId::SystemReadOnly,
        ErrorKind::FileTooLarge => MessageId::SystemTooLarge,
        ErrorKind::InvalidFilename => MessageId::SystemBadName,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => MessageId::SystemBusy,
        ErrorKind::TimedOut => MessageId::SystemTimedOut,
        ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::StaleNetworkFileHandle => MessageId::SystemNoNetwork,
        ErrorKind::OutOfMemory => MessageId::SystemNoMemory,
        ErrorKind::UnexpectedEof | ErrorKind::WriteZero => MessageId::SystemCutShort,
        _ => return MessageId::SystemSaid.with(error.to_string()),
    };
    known.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn errors_of_the_system_are_said_in_russian() {
        let case = |kind: ErrorKind, expected| {
            assert_eq!(said(&kind.into()).text(Lang::Russian), expected);
        };
        case(ErrorKind::NotFound, "нет такого файла или папки");
        case(ErrorKind::PermissionDenied, "нет прав");
        case(ErrorKind::StorageFull, "на диске не осталось места");
        let odd = Error::other("odd");
        assert_eq!(said(&odd).text(Lang::Russian), "ошибка системы: odd");
    }
}
