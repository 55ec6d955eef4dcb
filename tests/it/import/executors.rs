//! How cells of executors are split: real cells, and cells of their kinds, with a careful reader's reading.

use roadmap::import::executors::{Executor, Lexicon, split};

/// The cells, with the names a reader finds in them.
fn cells() -> impl Iterator<Item = (String, &'static str)> {
    let lines = include_str!("executors.tsv").lines().skip(1);
    let parted = lines.filter_map(|line| line.split_once('\t'));
    parted.map(|(cell, meant)| (cell.replace("\\n", "\n"), meant))
}

fn read(cell: &str) -> Vec<Executor> {
    split(cell, &Lexicon::default())
}

fn joined(names: &[Executor]) -> String {
    let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    names.join(" | ")
}

fn is_doubted(names: &[Executor]) -> bool {
    names.iter().any(|name| name.guess.is_some())
}

#[test]
fn real_cells_are_split_as_a_careful_reader_does() {
    let wrong: Vec<String> = cells()
        .map(|(cell, meant)| (joined(&read(&cell)), cell, meant))
        .filter(|(found, _, meant)| found != meant)
        .map(|(found, cell, meant)| format!("{cell:?}\n   read  {found}\n   meant {meant}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_can_be_read_in_two_ways_is_marked() {
    for cell in [
        "Рук. службы, психолог\nКруль С.В.педагог - психолог\nИзосимова И.В.",
        "Организационный комитет: Ефимова О.А., Лукьянова И.О.",
        "Круль С.В.\nПедагог-психолог",
        "Инспектор\nГИБДД",
        "Методический отдел\nОО",
        "МБОУ ДПО\nМЦ (В.Г. Кузнецов)",
        "учителя-предметники\nМБУК «Уссурийский музей»",
        "Школьные команды\nОО",
        "Соц. педагог психолог",
        "Отдел культуры, снабжения",
        "Завуч, согласно приказу",
        "Отдел образования совместно с отделом культуры",
        "Отдел образования при участии школ",
        "ООО «УК Дубовка»\nдиректор Шмелёв А.А.",
        "МБОУ СОШ № 5\nдиректор Ефимова О.А.",
    ] {
        assert!(is_doubted(&read(cell)), "{cell:?}");
    }
}

/// A narrow column may break a cell at any blank: the names stay the same, or the doubt is said.
#[test]
fn a_cell_broken_at_any_blank_names_the_same() {
    let (mut count, mut other, mut silent) = (0, 0, Vec::new());
    for (cell, meant) in cells() {
        for (at, _) in cell.match_indices(' ') {
            let mut broken = cell.clone();
            broken.replace_range(at..=at, "\n");
            let names = read(&broken);
            count += 1;
            if joined(&names) != meant {
                other += 1;
                silent.extend(
                    (!is_doubted(&names)).then(|| format!("{broken:?}: {}", joined(&names))),
                );
            }
        }
    }
    assert!(count > 1500, "{count} broken cells");
    assert!(other * 100 < count * 3, "{other} of {count} read otherwise");
    assert!(silent.len() * 200 < count, "{}", silent.join("\n"));
}

/// Time grows with the cell: a text without a sign between its words is no reason to look at all of it again and again.
#[test]
fn a_cell_of_any_length_is_split() {
    let words = "слово ".repeat(60_000);
    assert!(read(&words).iter().all(|name| !name.text.is_empty()));
    let mails = format!(
        "№;Мероприятие;Срок;Ответственный\n1;Сбор;май 2022;{}\n",
        "a@b.ru Ефимова О.А. ".repeat(20_000)
    );
    let text = super::shapes::written("plan.csv", mails);
    assert!(text.contains("email = \"a@b.ru\""), "{}", text.len());
}
