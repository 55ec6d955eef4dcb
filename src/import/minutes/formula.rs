//! Decisions of every meeting that are about no item: «информацию принять к сведению».

use super::pattern::found;
use super::words::lower;
use crate::text::russian::Ask as _;

/// Returns whether `text`, which names no item and decides nothing of one, is such a decision, and all of it.
pub(in crate::import) fn is_formula(text: &str) -> bool {
    let small = lower(text);
    let small = small.trim_start_matches(|c: char| c.is_ascii_digit() || ".) ".contains(c));
    let has = |pattern: &str| found(pattern, small).is_some();
    // «Следующее заседание – 16 мая 2022 года»
    let meets = has("следующ*") && has("заседани*|совещани*");
    if meets && !small.contains_any(&["п.", "пункт"]) && small.contains(char::is_numeric) {
        return true;
    }
    let noted = has("приня*") && small.contains("к сведению");
    let watched = has("контроль*")
        && has("возлож*|остав*")
        && has("протокол*|решени*|распоряжени*|поручени*");
    let sent = has("разосла*|направи*|довести*") && has("протокол*");
    let agenda = has("повестк*") && has("утверди*");
    let says_more = small.has_digit() || small.contains([',', ':', '«']);
    !says_more && (noted || watched || sent || agenda)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_known_where_nothing_else_is_said() {
        for text in [
            "1. Информацию принять к сведению.",
            "Доклад О.А. Ефимовой принять к сведению",
            "3) Контроль за исполнением протокола возложить на О.А. Ефимову.",
            "Контроль за исполнением настоящего решения оставляю за собой.",
            "Секретарю разослать протокол",
            "Утвердить повестку дня.",
        ] {
            assert!(is_formula(text), "{text}");
        }
        for text in [
            "Информацию о п. 9 принять к сведению",
            "Информацию принять к сведению, срок продлить",
            "Контроль за исполнением плана возложить на О.А. Ефимову",
            "Протокол мероприятия подписать",
            "Руководителям усилить контроль",
        ] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
