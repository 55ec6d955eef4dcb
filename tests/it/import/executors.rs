//! How cells of executors are split: real cells with a careful reader's reading.

use roadmap::import::executors::{Lexicon, split};

#[test]
fn real_cells_are_split_as_a_careful_reader_does() {
    let lexicon = Lexicon::default();
    let read = |cell: &str| {
        let names = split(cell, &lexicon).into_iter().map(|name| name.text);
        names.collect::<Vec<_>>().join(" | ")
    };
    let wrong: Vec<String> = include_str!("executors.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .map(|(cell, meant)| (cell.replace("\\n", "\n"), meant))
        .filter(|(cell, meant)| read(cell) != *meant)
        .map(|(cell, meant)| format!("{cell:?}\n   read  {}\n   meant {meant}", read(&cell)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
