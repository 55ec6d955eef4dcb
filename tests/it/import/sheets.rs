//! What Excel does to plans, from the workbook to the plan file.

use super::make::{workbook, xlsx};
use super::shapes::{rows, value, written};

/// Returns the rows of a sheet; a cell is text, a number, a number with its style (`44696 s1`), a style alone or an error (`#REF!`).
fn sheet(lines: &[&str]) -> String {
    let cell = |row: usize, (at, text): (u8, &str)| {
        let name = format!("{}{row}", char::from(b'A' + at));
        let (number, style) = text.split_once(" s").unwrap_or((text, "0"));
        if text.is_empty() {
            String::new()
        } else if text.starts_with('#') {
            format!("<c r=\"{name}\" t=\"e\"><v>{text}</v></c>")
        } else if number.is_empty() {
            format!("<c r=\"{name}\" s=\"{style}\"/>")
        } else if number.parse::<f64>().is_ok() {
            format!("<c r=\"{name}\" s=\"{style}\"><v>{number}</v></c>")
        } else {
            format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        }
    };
    let row = |(at, line): (usize, &&str)| {
        let cells: String = (0..)
            .zip(line.split('|'))
            .map(|part| cell(at + 1, part))
            .collect();
        format!("<row r=\"{}\">{cells}</row>", at + 1)
    };
    lines.iter().enumerate().map(row).collect()
}

fn data(lines: &[&str]) -> String {
    format!("<sheetData>{}</sheetData>", sheet(lines))
}

const HEADER: &str = "№|Мероприятие|Срок|Ответственный";

#[test]
fn a_sheet_gives_numbers_and_days_as_it_shows_them() {
    let document = xlsx(&data(&[
        "План работы на 2022 год",
        HEADER,
        "1.8|Сбор|44696 s1|завуч",
        "1.9|Отчёт|44696 s4|завуч",
        "1.1|Слёт|44696 s3|завуч",
        "1.11|Игра|44696 s5|завуч",
        "1.10 s2|Показ|2022|завуч",
        "2|Уход|#REF!|#N/A",
        "3.0|Обход|до 1 мая|завуч",
    ]));
    assert_eq!(
        rows(&written("plan.xlsx", document)),
        [
            "1.8 › Сбор › 15.05.2022 › завуч",
            "1.9 › Отчёт › май 2022 › завуч",
            "1.10 › Слёт › май › завуч",
            "1.11 › Игра › 15.05.2022 г. › завуч",
            "1.10 › Показ › 2022 › завуч",
            "2 › Уход",
            "3 › Обход › до 1 мая › завуч",
        ]
    );
}

#[test]
fn hidden_rows_and_merged_cells_are_read() {
    let sheet = "<cols><col min=\"5\" max=\"5\" hidden=\"1\"/></cols>".to_owned()
        + &data(&[
            "План работы на 2022 год",
            "№|Мероприятие|Срок|Ответственный|Служебное",
            "Организация",
            "1|Сбор|май|завуч|а",
            "2|Отчёт|||б",
            "3|Слёт|июнь|методист|в",
        ])
        .replace("<row r=\"6\">", "<row r=\"6\" hidden=\"1\">")
        + "<mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A3:E3\"/><mergeCell ref=\"C4:C5\"/>\
           <mergeCell ref=\"D4:D5\"/></mergeCells>";
    let text = written("plan.xlsx", xlsx(&sheet));
    assert_eq!(
        rows(&text),
        [
            "Организация › 1 › Сбор › май › завуч",
            "Организация › 2 › Отчёт › май › завуч",
            "Организация › 3 › Слёт › июнь › методист",
        ]
    );
    assert_eq!(text.matches("extra.\"Служебное\"").count(), 3, "{text}");
}

#[test]
fn sheets_beside_the_plan_are_kept_as_text() {
    let notes = data(&["Как заполнять", "Колонка|Пояснение", "Срок|до какого числа"]);
    let lists = data(&["завуч", "методист"]);
    let plan = data(&[
        "План работы на 2022 год",
        HEADER,
        "1|Сбор|май|завуч",
        "2|Отчёт|июнь|методист",
    ]);
    let text = written(
        "plan.xlsx",
        workbook(
            &[("Справка", &notes), ("План", &plan), ("Списки", &lists)],
            "",
        ),
    );
    assert_eq!(
        rows(&text),
        ["1 › Сбор › май › завуч", "2 › Отчёт › июнь › методист"]
    );
    assert_eq!(value(&text, "title"), "План работы на 2022 год");
    for line in ["Как заполнять", "Колонка | Пояснение", "завуч", "методист"]
    {
        assert!(text.contains(&format!("\n#   {line}\n")), "{text}");
    }
}

#[test]
fn sheets_of_one_plan_are_its_sections() {
    let sheets = [
        data(&[
            "План работы на 2022 год",
            HEADER,
            "1|Сбор||завуч",
            "2|Отчёт|март|методист",
        ]),
        data(&[HEADER, "1|Слёт|май|завуч"]),
    ];
    let named = |names: [&str; 2]| {
        let sheets = [
            (names[0], sheets[0].as_str()),
            (names[1], sheets[1].as_str()),
        ];
        rows(&written("plan.xlsx", workbook(&sheets, "")))
    };
    assert_eq!(
        named(["Февраль", "Лето"]),
        [
            "Февраль › 1 › Сбор › Февраль › завуч",
            "Февраль › 2 › Отчёт › март › методист",
            "Лето › 1 › Слёт › май › завуч",
        ]
    );
    let titled = |row: &str| data(&["План работы на 2022 год", HEADER, row]);
    let sheets = [titled("1|Сбор|5|завуч"), titled("1|Слёт||завуч")];
    let months = [
        ("Январь", sheets[0].as_str()),
        ("Февраль", sheets[1].as_str()),
    ];
    assert_eq!(
        rows(&written("plan.xlsx", workbook(&months, ""))),
        [
            "Январь › 1 › Сбор › 5 › завуч",
            "Февраль › 1 › Слёт › Февраль › завуч",
        ]
    );
    assert_eq!(
        named(["Лист1", "Лист2"]),
        [
            "1 › Сбор › завуч",
            "2 › Отчёт › март › методист",
            "1 › Слёт › май › завуч"
        ]
    );
}

#[test]
fn a_header_far_below_another_table_begins_a_plan() {
    let text = written(
        "plan.csv",
        "Программа профилактики на 2022 год;;;;
Вид ухода;Что предшествует;Что происходит;Какие дети уходят;Сколько их
Из чувства протеста;Ссора со старшими;Поведение меняется;Подростки;По одному
Порядок розыска;;;;
№ п/п;Направления деятельности;Ответственный;Сроки;
1.1;Осмотреть здание и территорию;Воспитатель;в течение года;
1.2;Сообщить администрации;Соц. педагог;ежемесячно;
Беседы о безопасности;;;;
Наименование мероприятия;Срок проведения;Ответственный;;
Беседа о правилах движения;сентябрь;Воспитатель;;
Правила зимы;;;;
Наименование мероприятия;Срок проведения;Ответственный;;
Беседа о тонком льде;ноябрь;Воспитатель;;
",
    );
    assert_eq!(
        rows(&text),
        [
            "1.1 › Осмотреть здание и территорию › в течение года › Воспитатель",
            "1.2 › Сообщить администрации › ежемесячно › Соц. педагог",
            "Беседы о безопасности › Беседа о правилах движения › сентябрь › Воспитатель",
            "Правила зимы › Беседа о тонком льде › ноябрь › Воспитатель",
        ],
        "{text}"
    );
}

#[test]
fn coloured_months_are_bars() {
    let merged = data(&[
        "График работ на 2022 год",
        "№|Мероприятие|Ответственный|янв|фев|мар|апр|май",
        "1|Обследование|завуч| s6| s6",
        "2|Проектирование|завуч||х||| s6",
        "3|Строительство|завуч| s6|| s6| s6| s6",
        "4 s6|Приёмка|завуч|+|||| s6",
    ]);
    let merged = format!("{merged}<mergeCells><mergeCell ref=\"E4:F4\"/></mergeCells>");
    let text = written("plan.xlsx", xlsx(&merged));
    assert_eq!(
        rows(&text),
        [
            "1 › Обследование › январь – февраль › завуч",
            "2 › Проектирование › февраль, март, май › завуч",
            "3 › Строительство › январь, март – май › завуч",
            "4 › Приёмка › январь › завуч",
        ]
    );
    assert_eq!(text.matches("из отметок").count(), 4, "{text}");
}

#[test]
fn coloured_weeks_of_two_months_are_bars() {
    let sheet = data(&[
        "График работ на 2022 год",
        "№|Вид работ|Исполнитель|Июнь|||Июль||",
        "|||1|2|3|1|2|3",
        "1|Демонтаж|завхоз| s6| s6",
        "2|Кровля|завхоз|||| s6| s6",
    ]);
    let merges = r#"<mergeCells><mergeCell ref="D2:F2"/><mergeCell ref="G2:I2"/></mergeCells>"#;
    let text = written("plan.xlsx", xlsx(&format!("{sheet}{merges}")));
    let expected = [
        "1 › Демонтаж › 1 неделя июня – 2 неделя июня › завхоз",
        "2 › Кровля › 1 неделя июля – 2 неделя июля › завхоз",
    ];
    assert_eq!(rows(&text), expected, "{text}");
}

/// Returns a sheet whose cells are merged.
fn merged(lines: &[&str], cells: &[&str]) -> String {
    let cells = cells
        .iter()
        .map(|cells| format!("<mergeCell ref=\"{cells}\"/>"));
    format!(
        "{}<mergeCells>{}</mergeCells>",
        data(lines),
        cells.collect::<String>()
    )
}

#[test]
fn paragraphs_pasted_as_rows_are_one_item() {
    let lines = [
        "План работы на 2022 год",
        "№|Мероприятие|Ориентировочное|Ответственный",
        "||время проведения|",
        "1|Районный конкурс|12 мая|Завуч",
        "||в 15.00|Педагог",
        "2|Разработка актов, включающих:|июнь|Директор",
        "|- сроки внедрения;||",
        "|- назначение ответственных||",
        "3|Отчёт|июль|Завуч",
    ];
    let cells = [
        "A2:A3", "B2:B3", "D2:D3", "A4:A5", "B4:B5", "A6:A8", "C6:C8", "D6:D8",
    ];
    let text = written("plan.xlsx", xlsx(&merged(&lines, &cells)));
    assert_eq!(
        rows(&text),
        [
            "1 › Районный конкурс › 12 мая в 15.00 › Завуч, Педагог",
            "2 › Разработка актов, включающих: - сроки внедрения; - назначение ответственных › июнь › Директор",
            "3 › Отчёт › июль › Завуч",
        ]
    );
    assert_eq!(text.matches("соединены в один пункт").count(), 2, "{text}");
}

#[test]
fn rows_that_an_author_drew_beside_a_merged_title_stay_rows() {
    let lines = [
        "План работы на 2022 год",
        "№|Мероприятие|Срок|Ответственный",
        "1|Мониторинг|май|Завуч",
        "||октябрь|Педагог",
        "2|Отчёт|июнь|Завуч",
    ];
    let text = written("plan.xlsx", xlsx(&merged(&lines, &["A3:A4", "B3:B4"])));
    assert_eq!(
        rows(&text),
        [
            "1 › Мониторинг › май › Завуч",
            "Мониторинг › октябрь › Педагог",
            "2 › Отчёт › июнь › Завуч"
        ]
    );
    // one for the whole month
    let lines = [
        "План работы на 2022 год",
        "Месяц|Мероприятие|Ответственный",
        "Май|Слёт юных туристов|Завуч",
        "|Поход выходного дня|",
        "Июнь|Отчёт|Завуч",
    ];
    let text = written("plan.xlsx", xlsx(&merged(&lines, &["A3:A4", "C3:C4"])));
    assert_eq!(rows(&text).len(), 3, "{text}");
}
