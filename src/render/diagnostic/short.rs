//! A problem in one line, for what accompanies another answer.

use super::findings::Checked;
use super::lines::Lines;
use super::told::level_name;
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::harmless;
use crate::words::Lang;

/// Returns `diagnostic` of `file` in one line: `path:line:col: ошибка[rule]: title`, of a wrong word with what to write.
pub fn short(file: &Checked<'_>, diagnostic: &Diagnostic, lang: Lang) -> String {
    let place = Lines::new(file.text).place(diagnostic.primary.span);
    let is_word = matches!(diagnostic.rule, Rule::InvalidValue | Rule::UnknownKey);
    let help = diagnostic.help.first().map(|help| help.text(lang));
    let help = help.filter(|help| is_word && !help.contains('\n'));
    let help = help.map(|help| format!("; {}", harmless::line(&help)));
    format!(
        "{}:{}:{}: {}[{}]: {}{}",
        harmless::line(&file.path.display().to_string()),
        place.line,
        place.column,
        level_name(diagnostic.level).text(lang),
        diagnostic.rule.name(),
        harmless::line(&diagnostic.title.text(lang)),
        help.unwrap_or_default(),
    )
}
