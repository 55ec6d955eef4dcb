//! Links as text: words and, in brackets, where they lead.

/// Puts the address of a link beside its words, the end of `text` from `start` on, unless they are the address.
///
/// Places in the document itself and scripts lead nowhere and are left out.
pub(super) fn link(text: &mut String, start: usize, address: &str) {
    let address = shown(address);
    let words = text.get(start..).unwrap_or_default();
    if !address.is_empty() && !words.trim().is_empty() && !says(words, &address) {
        let blank = words.len() - words.trim_end().len();
        let at = text.len() - blank;
        text.insert_str(at, &format!(" ({address})"));
    }
}

/// Returns an address as it is written in a text: without blanks, a page of the same site marked as such.
fn shown(address: &str) -> String {
    let address = address.trim();
    let after = |scheme: &str| {
        let (head, rest) = address.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let nowhere = ["#", "javascript:", "data:", "about:", "blob:"];
    if nowhere.into_iter().any(|scheme| after(scheme).is_some()) {
        return String::new();
    }
    if let Some(mail) = after("mailto:") {
        return mail.split('?').next().unwrap_or(mail).to_owned();
    }
    if let Some(phone) = after("tel:") {
        return format!("тел. {}", unescaped(phone).trim());
    }
    let address: Vec<&str> = address.split_whitespace().collect();
    let address = address.join("%20");
    let marked = address.is_empty()
        || address.starts_with(['/', '.', '?', '\\'])
        || after("www.").is_some()
        || address.contains(['@', ':']);
    if marked || is_document(&address) {
        address
    } else {
        format!("./{address}")
    }
}

fn unescaped(phone: &str) -> String {
    phone.replace("%20", " ").replace("%2B", "+")
}

/// Returns whether the words of a link are its address already.
fn says(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.rsplit_once("://").map_or(text, |(_, rest)| rest);
        text.trim().trim_end_matches('/').to_lowercase()
    };
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    match address.strip_prefix("тел. ") {
        // +7 and 8 are the same
        Some(phone) => {
            let phone = digits(phone);
            let own = phone.len().checked_sub(10).and_then(|at| phone.get(at..));
            digits(words).contains(own.unwrap_or(&phone))
        }
        None => words.to_lowercase().contains(&bare(address)),
    }
}

/// Returns where `address` leads from a page whose addresses start at `base`.
pub(super) fn resolved(base: &str, address: &str) -> String {
    let address = address.trim();
    let Some((scheme, rest)) = base.split_once("://") else {
        return address.to_owned();
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let own = address.starts_with(['#', '\\']) || address.is_empty();
    let schemed = address.split_once(':').is_some_and(|(scheme, _)| {
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        !scheme.is_empty() && scheme.chars().all(letters)
    });
    if own || schemed {
        return address.to_owned();
    }
    if address.starts_with("//") {
        return format!("{scheme}:{address}");
    }
    if let Some(path) = address.strip_prefix('/') {
        return format!("{scheme}://{host}/{path}");
    }
    if address.starts_with('?') {
        return format!("{scheme}://{host}/{path}{address}");
    }
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    let mut rest = address;
    while let Some((step, after)) = rest.split_once('/') {
        match step {
            "." => {}
            ".." => {
                folders.pop();
            }
            _ => break,
        }
        rest = after;
    }
    folders.push(rest);
    format!("{scheme}://{host}/{}", folders.join("/"))
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
        case("page.html?id=3", "см. сайт (./page.html?id=3)");
        case("?id=3", "см. сайт (?id=3)");
        case(
            "tel:+7%20495%20123-45-67",
            "см. сайт (тел. +7 495 123-45-67)",
        );
        case(
            "file:///C:/doc 1/1.docx",
            "см. сайт (file:///C:/doc%201/1.docx)",
        );
        case(r"\\srv\x.pdf", r"см. сайт (\\srv\x.pdf)");
        for nowhere in ["#top", "javascript:void(0)", ""] {
            case(nowhere, "см. сайт");
        }
        let mut phone = "8 (495) 123-45-67".to_owned();
        link(&mut phone, 0, "tel:+74951234567");
        assert_eq!(phone, "8 (495) 123-45-67");
    }

    #[test]
    fn an_address_is_resolved_against_the_base_of_its_page() {
        let case = |address, expected: &str| {
            let base = "https://a.ru/plans/2021/?p=1";
            assert_eq!(resolved(base, address), expected);
        };
        case("1.pdf", "https://a.ru/plans/2021/1.pdf");
        case("../1.pdf", "https://a.ru/plans/1.pdf");
        case("/docs/1.pdf", "https://a.ru/docs/1.pdf");
        case("?id=3", "https://a.ru/plans/2021/?id=3");
        case("//b.ru/3", "https://b.ru/3");
        case("http://b.ru/3", "http://b.ru/3");
        case("mailto:a@b.ru", "mailto:a@b.ru");
        case("#top", "#top");
        assert_eq!(resolved("/plans/", "1.pdf"), "1.pdf");
        assert_eq!(resolved("https://a.ru", "1.pdf"), "https://a.ru/1.pdf");
    }
}
