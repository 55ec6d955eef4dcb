//! How well cells of executors are split: real cells with a careful reader's reading.

use roadmap::import::executors::{Lexicon, split};

/// Cells read right at the least, of 55.
const LEAST: usize = 50;

#[test]
fn real_cells_are_split_as_a_careful_reader_does() {
    let text = include_str!("import/executors.tsv");
    let rows: Vec<(String, &str)> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .map(|(cell, expected)| (cell.replace("\\n", "\n"), expected))
        .collect();
    let lexicon = Lexicon::default();
    let mut right = 0;
    for (cell, expected) in &rows {
        let names: Vec<String> = split(cell, &lexicon)
            .into_iter()
            .map(|name| name.text)
            .collect();
        if names.join(" | ") == *expected {
            right += 1;
        } else {
            println!(
                "{cell:?}\n   read {}\n  meant {expected}",
                names.join(" | ")
            );
        }
    }
    println!("{right} of {}", rows.len());
    assert!(
        right >= LEAST,
        "{right} of {} cells are read right",
        rows.len()
    );
}
