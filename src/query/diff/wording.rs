//! Which words of a text changed.

/// A piece of two texts laid over each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// In both.
    Same(&'t str),
    /// In the old text only.
    Removed(&'t str),
    /// In the new text only.
    Added(&'t str),
}

/// Texts whose words make more pairs than this are replaced whole.
const LIMIT: usize = 4_000_000;

/// Returns `old` and `new` laid over each other word by word.
///
/// The pieces that are not [`Piece::Added`] make up the old text, those not [`Piece::Removed`] the new one.
///
/// ```
/// use roadmap::query::diff::wording::{Piece, pieces};
/// assert_eq!(pieces("Утвердить план", "Утвердить график"),
///     [Piece::Same("Утвердить "), Piece::Removed("план"), Piece::Added("график")]);
/// ```
pub fn pieces<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let (before, after) = (words(old), words(new));
    let script = if before.len() * after.len() > LIMIT {
        vec![Stretch {
            same: 0,
            removed: old.len(),
            added: new.len(),
        }]
    } else {
        joined(stretches(&before, &after), old)
    };
    let mut pieces = Vec::new();
    let (mut old, mut new) = (old, new);
    let cut = |rest: &mut &'t str, length: usize| {
        let (piece, left) = rest.split_at_checked(length).unwrap_or((rest, ""));
        *rest = left;
        piece
    };
    for stretch in script {
        let same = cut(&mut old, stretch.same);
        cut(&mut new, stretch.same);
        let removed = cut(&mut old, stretch.removed);
        let added = cut(&mut new, stretch.added);
        pieces.extend([
            Piece::Same(same),
            Piece::Removed(removed),
            Piece::Added(added),
        ]);
    }
    pieces.retain(|piece| {
        !matches!(
            piece,
            Piece::Same("") | Piece::Removed("") | Piece::Added("")
        )
    });
    pieces
}

/// Bytes that are the same, and the bytes after them that are not.
#[derive(Debug, Clone, Copy, Default)]
struct Stretch {
    same: usize,
    removed: usize,
    added: usize,
}

/// Takes a text apart into words, blanks and signs.
fn words(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        _ if c.is_alphanumeric() => 0,
        _ if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match kind(first) {
            2 => first.len_utf8(),
            own => rest.find(|c| kind(c) != own).unwrap_or(rest.len()),
        };
        let (word, left) = rest.split_at(end);
        words.push(word);
        rest = left;
    }
    words
}

/// Returns the stretches of two lists of words by their longest common subsequence: of several, the one that takes words
/// out before it puts words in. `similar` chooses another one in some texts.
fn stretches(old: &[&str], new: &[&str]) -> Vec<Stretch> {
    let table = common(old, new);
    let mut stretches = vec![Stretch::default()];
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let same = i < old.len() && j < new.len() && old[i] == new[j];
        let (down, right) = (table.at(i + 1, j), table.at(i, j + 1));
        let last = stretches.last().copied().unwrap_or_default();
        if same && last.removed + last.added > 0 {
            stretches.push(Stretch::default());
        }
        let Some(last) = stretches.last_mut() else {
            break;
        };
        if same {
            last.same += old[i].len();
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && down >= right) {
            last.removed += old[i].len();
            i += 1;
        } else {
            last.added += new[j].len();
            j += 1;
        }
    }
    stretches
}

/// Lengths of the longest common subsequences of the ends of two lists.
struct Lengths {
    width: usize,
    lengths: Vec<u32>,
}

impl Lengths {
    fn at(&self, i: usize, j: usize) -> u32 {
        if j < self.width {
            self.lengths.get(i * self.width + j).copied().unwrap_or(0)
        } else {
            0
        }
    }
}

fn common(old: &[&str], new: &[&str]) -> Lengths {
    let width = new.len() + 1;
    let mut table = Lengths {
        width,
        lengths: vec![0; (old.len() + 1) * width],
    };
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table.lengths[i * width + j] = if old[i] == new[j] {
                table.at(i + 1, j + 1) + 1
            } else {
                table.at(i + 1, j).max(table.at(i, j + 1))
            };
        }
    }
    table
}

/// Joins stretches between which only blanks or signs are the same: a phrase replaced reads better than its words.
fn joined(stretches: Vec<Stretch>, old: &str) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut at = 0;
    for stretch in stretches {
        let same = old.get(at..at + stretch.same).unwrap_or_default();
        at += stretch.same + stretch.removed;
        let thin = !same.chars().any(char::is_alphanumeric);
        match out.last_mut() {
            Some(last)
                if thin && stretch.removed + stretch.added > 0 && last.removed + last.added > 0 =>
            {
                last.removed += stretch.same + stretch.removed;
                last.added += stretch.same + stretch.added;
            }
            _ => out.push(stretch),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(old: &str, new: &str, expected: &str) {
        let marked: String = pieces(old, new)
            .iter()
            .map(|piece| match piece {
                Piece::Same(text) => (*text).to_owned(),
                Piece::Removed(text) => format!("[-{text}-]"),
                Piece::Added(text) => format!("{{+{text}+}}"),
            })
            .collect();
        assert_eq!(marked, expected);
    }

    #[test]
    fn changed_words_are_marked() {
        case("Провести семинар", "Провести семинар", "Провести семинар");
        case(
            "Провести семинар",
            "Провести вебинар",
            "Провести [-семинар-]{+вебинар+}",
        );
        case(
            "Анализ итогов",
            "Анализ промежуточных итогов",
            "Анализ {+промежуточных +}итогов",
        );
        case("а б в г", "а д е г", "а [-б в-]{+д е+} г");
        case("", "всё", "{+всё+}");
        case("всё", "", "[-всё-]");
    }

    #[test]
    fn pieces_make_up_both_texts() {
        let texts = [
            "",
            "а",
            "а б",
            "б а, в",
            "в  а б г",
            "Семинар «500+»",
            "Семинар «500 +» в мае",
        ];
        for (old, new) in texts.iter().flat_map(|old| texts.map(|new| (*old, new))) {
            let pieces = pieces(old, new);
            let text = |without: fn(&Piece<'_>) -> bool| -> String {
                let rest = pieces.iter().filter(|piece| !without(piece));
                rest.map(|piece| match piece {
                    Piece::Same(t) | Piece::Removed(t) | Piece::Added(t) => *t,
                })
                .collect()
            };
            assert_eq!(text(|piece| matches!(piece, Piece::Added(_))), old);
            assert_eq!(text(|piece| matches!(piece, Piece::Removed(_))), new);
        }
    }
}
