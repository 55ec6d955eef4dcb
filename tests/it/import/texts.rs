//! Tables in texts as programs write them: values with delimiters, Markdown by hand and by pandoc.

use super::shapes::{rows, written};

const EXPECTED: [&str; 2] = [
    "1 › Беседа: правила; движение › до 15.05.2022 › Ефимова О.А.",
    "Собрание родителей › май › завуч",
];

#[track_caller]
fn case(name: &str, text: &str) {
    let read = written(name, text);
    assert_eq!(rows(&read), EXPECTED, "{text}\n{read}");
}

#[test]
fn values_may_hold_lines_and_other_delimiters() {
    let values = "План на 2022 год,,,\n№,Мероприятие,Срок,Ответственный\n\
        1,\"Беседа:\nправила;\nдвижение\",до 15.05.2022,Ефимова О.А.\n,Собрание родителей,май,завуч\n";
    case("plan.csv", values);
    let tabs = values.replace(',', "\t");
    case("plan.txt", &tabs);
    case("plan.tsv", &tabs);
    let wide: Vec<u16> = format!("\u{feff}{tabs}").encode_utf16().collect();
    let wide: Vec<u8> = wide.into_iter().flat_map(u16::to_le_bytes).collect();
    assert_eq!(rows(&written("plan.txt", wide)), EXPECTED);
}

#[test]
fn markdown_needs_no_pipes_at_its_ends() {
    case(
        "plan.md",
        "План на 2022 год\n\n№ | Мероприятие | Срок | Ответственный\n:-- | --- | :-: | --:\n\
         1 | Беседа:<br>правила;<br>движение | до 15.05.2022 | Ефимова О.А.\n | Собрание родителей | май | завуч\n",
    );
}

#[test]
fn tables_of_pandoc_are_read() {
    let title = "# План на 2022 год\n\n";
    let simple = "№   Мероприятие                    Срок            Ответственный\n\
        --- ------------------------------ --------------- ---------------\n\
        1   Беседа: правила; движение      до 15.05.2022   Ефимова О.А.\n\
        \u{20}   Собрание родителей             май             завуч\n";
    let spaced = "  ---------------------------------------------------\n\
        \u{20} №   Мероприятие          Срок         Ответственный\n\
        \u{20} --- -------------------- ------------ --------------\n\
        \u{20} 1   Беседа: правила;     до           Ефимова О.А.\n\
        \u{20}     движение             15.05.2022   \n\n\
        \u{20}     Собрание родителей   май          завуч\n\
        \u{20} ---------------------------------------------------\n\n\
        Исполнитель: завуч\n";
    let grid = "+---+--------------------+--------------+---------------+\n\
        | № | Мероприятие        | Срок         | Ответственный |\n\
        +===+====================+==============+===============+\n\
        | 1 | Беседа: правила;   | до           | Ефимова О.А.  |\n\
        |   | движение           | 15.05.2022   |               |\n\
        +---+--------------------+--------------+---------------+\n\
        |   | Собрание родителей | май          | завуч         |\n\
        +---+--------------------+--------------+---------------+\n";
    for table in [simple, spaced, grid] {
        case("plan.md", &format!("{title}{table}"));
        case("plan.txt", &format!("План на 2022 год\n\n{table}"));
    }
}
