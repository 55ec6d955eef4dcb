//! Links as text: words and, in brackets, where they lead.

/// Puts the address of a link beside its words, the end of `text` from `start` on, unless they are the address.
///
/// Addresses inside a document or on somebody's computer lead nowhere and are left out; so are those of other pages
/// of a site that is not named, but not those of its documents.
pub(super) fn link(text: &mut String, start: usize, address: &str) {
    let address = address.trim();
    let begins = |start: &str| {
        let head = address.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let address = match address.get("mailto:".len()..) {
        Some(mail) if begins("mailto:") => mail.split('?').next().unwrap_or(mail),
        _ => address,
    };
    let leads = address.contains('@')
        || ["http:", "https:", "ftp:", "www.", "//"]
            .into_iter()
            .any(begins)
        || !address.contains([':', '\\']) && is_document(address);
    let bare = |text: &str| {
        let text = text.rsplit_once("://").map_or(text, |(_, rest)| rest);
        text.trim().trim_end_matches('/').to_lowercase()
    };
    let words = text.get(start..).unwrap_or_default();
    if leads && !words.trim().is_empty() && !words.to_lowercase().contains(&bare(address)) {
        let blank = words.len() - words.trim_end().len();
        let at = text.len() - blank;
        text.insert_str(at, &format!(" ({address})"));
    }
}

/// Returns whether an address ends with the name of a document: `/docs/plan.pdf`, `Приложение%201.docx`.
fn is_document(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| {
        matches!(
            ending.as_str(),
            "pdf"
                | "doc"
                | "docx"
                | "xls"
                | "xlsx"
                | "odt"
                | "ods"
                | "rtf"
                | "ppt"
                | "pptx"
                | "zip"
                | "rar"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_lead_somewhere_stand_beside_their_words() {
        let case = |address, expected: &str| {
            let mut text = "см. сайт".to_owned();
            link(&mut text, "см. ".len(), address);
            assert_eq!(text, expected, "{address}");
        };
        case("HTTPS://a.ru/6", "см. сайт (HTTPS://a.ru/6)");
        case("//a.ru/6", "см. сайт (//a.ru/6)");
        case("www.a.ru", "см. сайт (www.a.ru)");
        case("MailTo:a@b.ru?subject=План", "см. сайт (a@b.ru)");
        case("/docs/1.PDF?v=2", "см. сайт (/docs/1.PDF?v=2)");
        case("Приложение%201.docx", "см. сайт (Приложение%201.docx)");
        for nowhere in [
            "#top",
            "page.html?id=3",
            "javascript:void(0)",
            "file:///C:/doc/1.docx",
            "\\\\srv\\x.pdf",
            "",
        ] {
            case(nowhere, "см. сайт");
        }
    }
}
