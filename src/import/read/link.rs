//! Links as text: words and, in brackets, where they lead.

/// Puts the address of a link beside its words, the end of `text` from `start` on, unless they are the address.
///
/// Addresses inside a document or of a program on somebody's computer lead nowhere and are left out.
pub(super) fn link(text: &mut String, start: usize, address: &str) {
    let address = address.trim();
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let leads = address.contains('@')
        || ["http:", "https:", "ftp:"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
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
