//! Numbers of rows that a spreadsheet keeps as numbers: after 1.9 comes 1.10, which it stores as 1.1.

use super::names::Texts;
use crate::words::{Message, MessageId};

/// Settles the doubts about numbers by the cell above each; tells those that stay, and each number it corrects.
pub(super) fn settle(
    texts: &mut Texts,
    doubts: Vec<(u32, u32, Message)>,
    mut tell: impl FnMut((u32, u32), Message),
) {
    for (row, column, doubt) in doubts {
        let above = texts
            .range(..row)
            .rev()
            .find_map(|(_, cells)| cells.get(&column));
        let next = above.and_then(|above| following(above));
        let Some(text) = texts.get(&row).and_then(|cells| cells.get(&column)) else {
            tell((row, column), doubt);
            continue;
        };
        let meant = format!("{text}0");
        if next.as_ref() != Some(&meant) {
            if next.as_ref() != Some(text) && !opens(text, above) {
                tell((row, column), doubt);
            }
            continue;
        }
        let told = MessageId::NoteNumberFollows
            .with(text.as_str())
            .with(meant.as_str());
        tell((row, column), told);
        if let Some(cells) = texts.get_mut(&row) {
            cells.insert(column, meant);
        }
    }
}

/// Returns whether «2.1» opens a group: under «1.9», under «2», or «1.1» where no number stands above.
fn opens(number: &str, above: Option<&String>) -> bool {
    let group = |text: &str| text.split('.').next()?.parse::<u32>().ok();
    let above = above.and_then(|above| Some((group(above)?, above.contains('.'))));
    let expected = match above {
        Some((group, true)) => group.saturating_add(1),
        Some((group, false)) => group,
        None => 1,
    };
    number.ends_with(".1") && group(number) == Some(expected)
}

/// Returns the number that follows «1.9»: «1.10».
fn following(number: &str) -> Option<String> {
    let (group, last) = number.rsplit_once('.')?;
    let next = last.parse::<u32>().ok()?.checked_add(1)?;
    group.parse::<u32>().ok()?;
    Some(format!("{group}.{next}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::xlsx::names::doubt;
    use crate::words::Lang;

    #[test]
    fn a_number_is_the_one_that_follows() {
        let case = |column: &str, expected: &str, told: usize| {
            let mut texts = Texts::new();
            let mut doubts = Vec::new();
            for (row, text) in (0..).zip(column.split(' ')) {
                texts.entry(row).or_default().insert(0, text.to_owned());
                let decimals = text
                    .split_once('.')
                    .map_or(0, |(_, decimals)| decimals.len());
                doubts.extend((decimals == 1).then(|| (row, 0, doubt(text, ""))));
            }
            let mut notes = Vec::new();
            settle(&mut texts, doubts, |_, note| {
                notes.push(note.text(Lang::English));
            });
            let read: Vec<_> = texts.values().map(|cells| cells[&0].as_str()).collect();
            assert_eq!(read.join(" "), expected);
            assert_eq!(notes.len(), told, "{notes:?}");
        };
        case("1 1.1 1.2 1.3 2 2.1 2.2", "1 1.1 1.2 1.3 2 2.1 2.2", 0);
        case("1.8 1.9 1.1 1.11 2.1", "1.8 1.9 1.10 1.11 2.1", 2);
        case("1.19 1.2 1.21", "1.19 1.20 1.21", 1);
        case("15.09 15.1 3.2 20.1", "15.09 15.10 3.2 20.1", 3);
    }
}
