//! What a file is, by its content and then by its name; what is not read is refused with the way out.

use super::archive;
use super::archive::Archive;
use super::error::ReadError;
use crate::render::html;
use crate::text::russian::{Ask as _, is_letter_or_digit};
use crate::text::word_list;
use crate::words::MessageId;

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Word, with macros or without.
    Docx,
    /// Writer.
    Odt,
    /// Excel, with macros or without.
    Xlsx,
    /// A web page, or what calls itself .doc or .xls and is one.
    Html,
    /// Values with commas or semicolons between them.
    Csv,
    /// Values with tabs between them.
    Tsv,
    /// Markdown.
    Markdown,
    /// Any other text.
    Text,
}

/// How much of a file is looked at for a tag.
const HEAD: usize = 4096;

/// Returns what the file called `name` is.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, ReadError> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let extension = base.rsplit_once('.').map_or("", |(_, end)| end);
    if extension.eq_ignore_ascii_case("toml") {
        let help = MessageId::ReadOwnPlanHelp.with(quoted(name));
        return Err(ReadError::new(MessageId::ReadOwnPlan, help));
    }
    match bytes {
        [] => Err(MessageId::ReadEmpty.into()),
        [b'P', b'K', 3..=8, ..] => in_archive(name, bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(compound(name, bytes)),
        _ => refused(name, bytes).map_or_else(|| by_name(name, extension, bytes), Err),
    }
}

/// Returns what an archive holds.
fn in_archive(name: &str, bytes: &[u8]) -> Result<Kind, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let convert = |id: MessageId, to| Err(ReadError::new(id, convert(to, name)));
    if archive.has("[Content_Types].xml") || archive.has("_rels/.rels") {
        let types = archive.part("[Content_Types].xml")?;
        let types = types.map(|part| part.text).unwrap_or_default();
        return if types.contains("wordprocessingml") || archive.has("word/document.xml") {
            Ok(Kind::Docx)
        } else if archive.has("xl/workbook.bin") {
            convert(MessageId::ReadXlsb, "xlsx")
        } else if types.contains("spreadsheetml") || archive.has("xl/workbook.xml") {
            Ok(Kind::Xlsx)
        } else {
            Err(unknown())
        };
    }
    let kind = archive.part("mimetype")?.map(|part| part.text);
    match kind.as_deref().map(str::trim) {
        Some(kind) if kind.ends_with("opendocument.spreadsheet") => {
            convert(MessageId::ReadOds, "xlsx")
        }
        Some(kind) if kind.contains("opendocument.text") => Ok(Kind::Odt),
        None if archive.has("content.xml") => Ok(Kind::Odt),
        _ => Err(unknown()),
    }
}

/// Says what an OLE file is: a locked new document, or an old one.
fn compound(name: &str, bytes: &[u8]) -> ReadError {
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") {
        MessageId::ReadPassword.into()
    } else if has("WordDocument") {
        ReadError::new(MessageId::ReadDoc, convert("docx", name))
    } else if has("Workbook") || has("Book") {
        ReadError::new(MessageId::ReadXls, convert("xlsx", name))
    } else {
        by_extension(name).unwrap_or_else(unknown)
    }
}

/// Says what a file calls itself whose content says nothing.
fn by_extension(name: &str) -> Option<ReadError> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "doc" => ReadError::new(MessageId::ReadDoc, convert("docx", name)),
        "xls" => ReadError::new(MessageId::ReadXls, convert("xlsx", name)),
        "pdf" => ReadError::new(
            MessageId::ReadPdf,
            MessageId::ReadPdfHelp.with(quoted(name)),
        ),
        "png" | "jpg" | "jpeg" | "tif" | "tiff" | "gif" | "bmp" | "webp" => ReadError::new(
            MessageId::ReadPicture,
            MessageId::ReadPictureHelp.with(quoted(name)),
        ),
        _ => return None,
    })
}

/// Refuses what has a signature of its own and is not read.
fn refused(name: &str, bytes: &[u8]) -> Option<ReadError> {
    let file = || quoted(name);
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = text.get(..HEAD.min(text.len())).unwrap_or_default();
    let holds = |mark: &[u8]| memchr::memmem::find(head, mark).is_some();
    Some(match text {
        [b'{', b'\\', b'r', b't', b'f', ..] => {
            ReadError::new(MessageId::ReadRtf, convert("docx", name))
        }
        [b'%', b'P', b'D', b'F', ..] if is_scan(text) => {
            ReadError::new(MessageId::ReadScan, MessageId::ReadScanHelp.with(file()))
        }
        [b'%', b'P', b'D', b'F', ..] => {
            ReadError::new(MessageId::ReadPdf, MessageId::ReadPdfHelp.with(file()))
        }
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'I', b'I', 0x2a, 0, ..]
        | [b'M', b'M', 0, 0x2a, ..]
        | [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => ReadError::new(
            MessageId::ReadPicture,
            MessageId::ReadPictureHelp.with(file()),
        ),
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] | [0x1f, 0x8b, ..] => {
            ReadError::new(MessageId::ReadPacked, MessageId::ReadPackedHelp)
        }
        [b'<', ..]
            if holds(b"schemas.microsoft.com/office/word/2003/wordml")
                || holds(b"<pkg:package") =>
        {
            ReadError::new(MessageId::ReadFlatXml, convert("docx", name))
        }
        [b'<', ..]
            if holds(b"urn:schemas-microsoft-com:office:spreadsheet") && !holds(b"<html") =>
        {
            ReadError::new(MessageId::ReadFlatXml, convert("xlsx", name))
        }
        [b'<', ..] if holds(b"urn:oasis:names:tc:opendocument") => {
            ReadError::new(MessageId::ReadFlatXml, convert("odt", name))
        }
        _ if html::is_ours(text) => ReadError::new(MessageId::ReadOwnPage, MessageId::ReadOwnHelp),
        _ if is_own_record(text) => ReadError::new(MessageId::ReadOwnRows, MessageId::ReadOwnHelp),
        _ => return None,
    })
}

/// Returns whether a text is rows that this program wrote for other programs: its columns or keys begin with the plan.
fn is_own_record(text: &[u8]) -> bool {
    let starts = [
        "roadmap,",
        "roadmap;",
        "roadmap\t",
        "{\"as_of\":\"",
        "{\"version\":1,\"as_of\":\"",
    ];
    starts
        .iter()
        .any(|start| text.starts_with(start.as_bytes()))
}

/// Returns whether a PDF has pictures and no font: text needs one. Where its objects are packed, nothing is known of it.
fn is_scan(bytes: &[u8]) -> bool {
    let holds = |mark: &[u8]| memchr::memmem::find(bytes, mark).is_some();
    let pictures: [&[u8]; 3] = [b"/DCTDecode", b"/JBIG2Decode", b"/CCITTFaxDecode"];
    pictures.into_iter().any(holds) && !holds(b"/Font") && !holds(b"/ObjStm")
}

/// Returns what a text is, by its extension or its first tag.
fn by_name(name: &str, extension: &str, bytes: &[u8]) -> Result<Kind, ReadError> {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let tags = String::from_utf8_lossy(head)
        .replace('\0', "")
        .to_ascii_lowercase();
    let starts = tags
        .trim_start_matches(|c: char| !c.is_ascii())
        .trim_start();
    let tagged = word_list![
        "<!doctype html" "<html" "<table" "<body" "<head" "<meta"
    ];
    if starts.begins_any(tagged) || starts.starts_with('<') && tags.contains("<html") {
        return Ok(Kind::Html);
    }
    let extension = extension.to_lowercase();
    match extension.as_str() {
        "html" | "htm" | "xhtml" => Ok(Kind::Html),
        "docx" | "docm" | "xlsx" | "xlsm" | "odt" => Err(archive::damaged()),
        "csv" => Ok(Kind::Csv),
        "tsv" | "tab" => Ok(Kind::Tsv),
        "md" | "markdown" => Ok(Kind::Markdown),
        "pdf" => Err(by_extension(name).unwrap_or_else(unknown)),
        _ if is_binary(head) => Err(by_extension(name).unwrap_or_else(unknown)),
        _ => Ok(Kind::Text),
    }
}

/// Returns whether bytes are no text in any encoding: control characters, but not the zeros of UTF-16.
fn is_binary(head: &[u8]) -> bool {
    let utf16 =
        crate::io::decode::encoding_name(head).is_some_and(|name| name.starts_with("UTF-16"));
    let control = |b: &&u8| matches!(b, 0..=8 | 0xe..=0x1a | 0x1c..=0x1f);
    !utf16 && head.iter().filter(control).count() * 50 > head.len()
}

fn unknown() -> ReadError {
    ReadError::new(MessageId::ReadUnknownKind, MessageId::ReadKnownKindsHelp)
}

fn convert(to: &str, name: &str) -> crate::words::Message {
    MessageId::ReadConvertHelp.with(to).with(quoted(name))
}

/// Returns a file's name as a shell takes it for one word.
fn quoted(name: &str) -> String {
    let plain = |c: char| is_letter_or_digit(c) || "./_-+,:@%".contains(c);
    match name {
        "-" | "" => "FILE".to_owned(),
        name if name.chars().all(plain) && !name.starts_with('-') => name.to_owned(),
        name => format!("'{}'", name.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn refuses_with_the_command_that_converts() {
        let case = |name: &str, bytes: &[u8], problem: &str, help: &str| {
            let error = kind(name, bytes).unwrap_err();
            assert!(
                error.problem.text(Lang::Russian).contains(problem),
                "{error:?}"
            );
            let said = error.help.map(|help| help.text(Lang::Russian));
            assert!(said.unwrap_or_default().contains(help), "{name}");
        };
        let ole = |stream: &str| {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        case(
            "план 1.doc",
            &ole("WordDocument"),
            "Word 97",
            "soffice --headless --convert-to docx 'план 1.doc'",
        );
        case(
            "a.doc",
            &ole("Bookmarks WordDocument"),
            "Word 97",
            "--convert-to docx a.doc",
        );
        case("a.ppt", &ole("PowerPoint Document"), "не понятно", ".docx");
        case(
            "a.xls",
            &ole("Workbook"),
            "Excel 97",
            "--convert-to xlsx a.xls",
        );
        case("a.docx", &ole("EncryptedPackage"), "парол", "");
        case("a.doc", b"{\\rtf1 }", "RTF", "--convert-to docx a.doc");
        case(
            "a.pdf",
            b"%PDF-1.4 /Font /DCTDecode",
            "PDF",
            "pdftotext -layout a.pdf",
        );
        case("a.pdf", b"%PDF-1.4 /Filter /DCTDecode", "скан", "ocrmypdf");
        case("a.pdf", b"no content to tell it by", "PDF", "a.pdf");
        case("a.doc", &ole("zeros"), "Word 97", "--convert-to docx a.doc");
        case("a.JPG", b"\x01\x02\x03\x04", "картинка", "a.JPG");
        case("-", b"\x89PNG\r\n", "картинка", "FILE");
        case("a.docx", b"no archive", "повреждён", "");
        case(
            "a.html",
            b"<!doctype html>\n<html lang=ru>\n<meta charset=utf-8>\n<meta name=generator content=roadmap>\n",
            "страница, которую сделала roadmap",
            "--format docx",
        );
        for rows in [
            "\u{feff}roadmap,name,territory",
            "roadmap;total;done",
            "{\"as_of\":\"2022-06-01\",\"roadmap\":\"a\"",
            "{\"version\":1,\"as_of\":\"2022-06-01\",\"rows\":[",
        ] {
            case("a.csv", rows.as_bytes(), "для других программ", "docx");
        }
        case("a.bin", b"\0\x01\x02\x03\0\0\0\0", "не понятно", ".docx");
        case("a.txt", b"", "пуст", "");
    }

    #[test]
    fn content_goes_before_the_name() {
        let case = |name, bytes: &[u8], expected| assert_eq!(kind(name, bytes), Ok(expected));
        case("a.doc", b"\n<html><body>", Kind::Html);
        case(
            "a.xls",
            "\u{feff}<meta charset=utf-8><table>".as_bytes(),
            Kind::Html,
        );
        case("a.csv", b"a;b", Kind::Csv);
        case("A.MD", b"# a", Kind::Markdown);
        case("-", "План\t1".as_bytes(), Kind::Text);
    }
}
