//! Lines of a list: a name and what it is, for a terminal of any width.

use super::wrap::wrap;

/// Columns that a text needs to stand beside what it explains.
const BESIDE: usize = 32;

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
    fn what_is_said_stands_beside_a_name_or_beneath_it() {
        let said = "одно и другое, а также ещё вот это и третье";
        let beside = "имя   одно и другое, а также ещё вот это\n      и третье";
        assert_eq!(entry("имя  ", said, 42), beside);
        let beneath = "имя\n  одно и другое, а также\n  ещё вот это и третье";
        assert_eq!(entry("имя  ", said, 26), beneath);
    }
}
