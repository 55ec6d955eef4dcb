//! Pages of the manual, written in Markdown, for a terminal of any width.

use super::wrap::wrap;

/// Columns that a text needs to stand beside what it explains.
const BESIDE: usize = 32;

/// Returns `markdown` with its lines broken at `width` columns; code stays whole.
pub fn page(markdown: &str, width: usize) -> String {
    let mut code = false;
    let mut out = String::with_capacity(markdown.len() + 16);
    for line in markdown.trim_end().lines() {
        let fence = line.starts_with("```");
        code ^= fence;
        if code || fence {
            out.push_str(line);
        } else {
            out.push_str(&wrap(line, width).join("\n"));
        }
        out.push('\n');
    }
    out
}

/// Returns a line of a list: `name`, then what it is, in lines of its own where little room is left beside it.
pub fn entry(name: &str, said: &str, width: usize) -> String {
    let beside = name.chars().count() + 1;
    let (first, indent) = if width < beside + BESIDE {
        (format!("{}\n  ", name.trim_end()), 2)
    } else {
        (format!("{name} "), beside)
    };
    let lines = wrap(said, width.saturating_sub(indent));
    first + &lines.join(&format!("\n{:indent$}", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_broken_and_code_is_not() {
        let text = "# раз два три\n\nраз два\n```toml\nраз два три\n```\nраз два три\n";
        let broken = "# раз\nдва три\n\nраз два\n```toml\nраз два три\n```\nраз два\nтри\n";
        assert_eq!(page(text, 8), broken);
    }

    #[test]
    fn what_is_said_stands_beside_a_name_or_beneath_it() {
        let said = "одно и другое, а также ещё вот это и третье";
        let beside = "имя   одно и другое, а также ещё вот это\n      и третье";
        assert_eq!(entry("имя  ", said, 42), beside);
        let beneath = "имя\n  одно и другое, а также\n  ещё вот это и третье";
        assert_eq!(entry("имя  ", said, 26), beneath);
    }
}
