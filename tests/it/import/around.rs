//! What stands above, beside and among the rows without being one: sums, titles of sections and whom they charge, marks
//! of execution, times among names, years of other plans.

use super::columns::table;
use super::kinds::html;
use super::shapes::{page, rows, value, written};

const HEADER: &str = "№|Мероприятие|Срок|Ответственный";

/// Returns the plan of a table under these paragraphs.
#[track_caller]
fn titled(paragraphs: &[&str], lines: &[&str]) -> String {
    let paragraphs: String = paragraphs
        .iter()
        .map(|text| format!("<p>{text}</p>"))
        .collect();
    written("plan.html", page(&paragraphs, lines))
}

#[test]
fn a_preparation_is_of_the_year_before_the_school_year() {
    let title = "План мероприятий по подготовке к 2026-2027 учебному году";
    let period = |deadlines: [&str; 2]| {
        let [first, second] = deadlines;
        let rows = [
            format!("1|Ремонт|{first}|Завуч"),
            format!("2|Приёмка|{second}|Завуч"),
        ];
        let text = titled(&[title], &[HEADER, &rows[0], &rows[1]]);
        assert_eq!(text.matches("подготовка идёт раньше").count(), 1, "{text}");
        value(&text, "period")
    };
    assert_eq!(period(["до 15 июля", "август"]), "2026");
    assert_eq!(period(["до 15.07.2026", "август"]), "2026");
    assert_eq!(period(["до 15.12.2025", "август 2026 г."]), "2025-2026");
    assert_eq!(period(["октябрь", "май"]), "2025-2026 учебный год");
}

#[test]
fn what_a_plan_looks_back_on_is_not_its_time() {
    let body = [HEADER, "1|Сбор|май|Завуч", "2|Слёт|август|Завуч"];
    for paragraphs in [
        &[
            "План работы",
            "по итогам 2025-2026 учебного года на 2026 год",
        ][..],
        &[
            "План работы на 2026 год",
            "Составлен по итогам 2025-2026 учебного года",
        ],
        &[
            "План работы по итогам 2025-2026 учебного года",
            "на 2026 год",
        ],
        &["План на 2026 год по реализации программы «Образование на 2024-2030 годы»"],
    ] {
        let text = titled(paragraphs, &body);
        assert_eq!(value(&text, "period"), "2026", "{text}");
        assert!(!text.contains("название несколько"), "{text}");
    }
    let several = "План на 2026 год по реализации программы на 2024-2030 годы";
    let text = titled(&[several], &body);
    assert!(
        text.contains("period       = \"2026\"  # угадано: названо несколько периодов"),
        "{text}"
    );
}

#[test]
fn columns_of_years_are_no_results() {
    let text = html(
        &table(&[
            &format!("{HEADER}|Показатель 2025|План 2026 г.|2026 (факт)"),
            "1|Ремонт|июль|Завуч|5|7|9",
        ]),
        &["1 › Ремонт › июль › Завуч"],
    );
    for line in [
        "\"Показатель 2025\" = \"5\"",
        "\"План 2026 г.\" = \"7\"",
        "\"2026 (факт)\" = \"9\"",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let years = "Ожидаемый результат 2025|Ожидаемый результат 2026";
    let text = html(
        &table(&[
            &format!("{HEADER}|{years}"),
            "1|Ремонт|июль|Завуч|акт|отчёт",
        ]),
        &["1 › Ремонт › июль › Завуч"],
    );
    assert!(!text.contains("result "), "{text}");
}

#[test]
fn a_kind_of_document_is_the_result() {
    for heading in ["Вид документа (результат)", "Форма результата"]
    {
        let text = html(
            &table(&[&format!("{HEADER}|{heading}"), "1|Ремонт|июль|Завуч|Акт"]),
            &["1 › Ремонт › июль › Завуч"],
        );
        assert!(text.contains("result    = \"Акт\"\n"), "{text}");
    }
}

#[test]
fn the_day_of_execution_beside_a_deadline_is_a_mark() {
    for heading in [
        "Фактический срок",
        "Дата исполнения",
        "Дата фактического выполнения",
    ] {
        let lines = [
            format!("{HEADER}|{heading}"),
            "1|Ремонт|до 15 июля|Завуч|10.07.2022".to_owned(),
            "2|Сбор|май|Завуч|в срок".to_owned(),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let text = html(
            &table(&lines),
            &["1 › Ремонт › до 15 июля › Завуч", "2 › Сбор › май › Завуч"],
        );
        assert!(text.contains("done      = 2022-07-10  # угадано"), "{text}");
        assert!(
            text.contains("= \"в срок\"  # угадано: отметка не понята"),
            "{text}"
        );
    }
    let both = "Отметка об исполнении|Фактический срок";
    let text = html(
        &table(&[
            &format!("{HEADER}|{both}"),
            "1|Ремонт|до 15 июля|Завуч||10.07.2022",
        ]),
        &["1 › Ремонт › до 15 июля › Завуч"],
    );
    assert!(text.contains("done      = 2022-07-10"), "{text}");
    let lone = "№|Мероприятие|Дата исполнения|Ответственный";
    html(
        &table(&[lone, "1|Ремонт|15.07.2022|Завуч"]),
        &["1 › Ремонт › 15.07.2022 › Завуч"],
    );
    html(
        &table(&[
            "№{1x2}|Мероприятие{1x2}|Срок{2x1}|Ответственный{1x2}",
            "план|факт",
            "1|Ремонт|15.07.2022|16.07.2022|Завуч",
        ]),
        &["1 › Ремонт › 15.07.2022 › Завуч"],
    );
    let under = table(&[
        "№{1x2}|Мероприятие{1x2}|Плановый срок{1x2}|Ответственный{1x2}|Сведения о ходе реализации{2x1}",
        "реализованные меры|фактический срок реализации",
        "1|Ремонт|15.07.2022|Завуч|сделан|16.07.2022",
        "2|-|-|-|-|-",
        "3|Сбор|15.08.2022|Завуч||",
    ]);
    let text = html(
        &under,
        &[
            "1 › Ремонт › 15.07.2022 › Завуч",
            "3 › Сбор › 15.08.2022 › Завуч",
        ],
    );
    assert!(text.contains("done      = 2022-07-16"), "{text}");
}

#[test]
fn a_state_beside_a_remark_is_a_mark_or_is_told() {
    let text = html(
        &table(&[
            &format!("{HEADER}|Статус|Примечание"),
            "1|Ремонт|15.07.2022|Завуч|Выполнено 14.07.2022|акт",
            "2|Сбор|15.08.2022|Завуч|Выполнено|",
            "3|Слёт|15.09.2022|Завуч|Не начато|",
        ]),
        &[
            "1 › Ремонт › 15.07.2022 › Завуч",
            "2 › Сбор › 15.08.2022 › Завуч",
            "3 › Слёт › 15.09.2022 › Завуч",
        ],
    );
    assert!(text.contains("done      = 2022-07-14"), "{text}");
    assert_eq!(text.matches("не отмечено: в отметке").count(), 1, "{text}");
}

#[test]
fn a_time_among_the_executors_is_the_deadline() {
    let text = html(
        &table(&[
            HEADER,
            "1|Сбор||учителя, до 20 числа",
            "2|Слёт||Директор (до 1 сентября)",
            "3|Поход|в течение года|Завуч, до 20 числа",
            "4|Игра|май|МБОУ СОШ № 5, 6",
        ]),
        &[
            "1 › Сбор › до 20 числа › учителя",
            "2 › Слёт › до 1 сентября › Директор",
            "3 › Поход › в течение года › Завуч",
            "4 › Игра › май › МБОУ СОШ № 5, 6",
        ],
    );
    assert!(
        text.contains("extra.\"Ответственный\" = \"до 20 числа\"  # угадано: в клетке два"),
        "{text}"
    );
}

#[test]
fn a_time_beside_the_columns_of_months_is_kept() {
    let text = titled(
        &["План работы школы на 2021 год"],
        &[
            "Направление|Сентябрь|Октябрь|Ответственный",
            "Работа с родителями|Общее собрание родителей|Лекция для родителей|Завуч, до 25 числа",
            "Работа с детьми|Посвящение в первоклассники|Праздник осени|Психолог",
        ],
    );
    let kept = "extra.\"Ответственный\" = \"до 25 числа\"";
    assert_eq!(text.matches(kept).count(), 2, "{text}");
    assert_eq!(
        text.matches("deadline  = \"сентябрь\"").count(),
        2,
        "{text}"
    );
}

#[test]
fn executors_may_share_a_column_with_the_day_of_their_report() {
    let text = html(
        &table(&[
            "№|Мероприятие|Срок|Ответственный, срок отчёта",
            "1|Сбор|январь|Руководитель МО, до 20 января",
            "2|Слёт|февраль|учителя",
        ]),
        &[
            "1 › Сбор › январь › Руководитель МО",
            "2 › Слёт › февраль › учителя",
        ],
    );
    assert!(
        text.contains("\"Ответственный, срок отчёта\" = \"до 20 января\"  # угадано"),
        "{text}"
    );
}

#[test]
fn each_question_of_a_meeting_is_an_item() {
    html(
        &table(&[
            "№|Дата|Вопросы|Докладчик",
            "1.|29 января|Об отчёте главы|Глава района",
            "||О внесении изменений в бюджет|Начальник управления",
            "2.|26 февраля|О подготовке к паводку|Начальник отдела",
        ]),
        &[
            "1. › Об отчёте главы › 29 января › Глава района",
            "О внесении изменений в бюджет › 29 января › Начальник управления",
            "2. › О подготовке к паводку › 26 февраля › Начальник отдела",
        ],
    );
}

#[test]
fn sums_are_no_items_and_belong_to_none() {
    let header = format!("{HEADER}|Сумма");
    let text = html(
        &table(&[
            &header,
            "1|Ремонт|июль|Завуч|100",
            "|Итого по разделу 1|2022 год|Отдел|100",
            "2|Сбор|август|Завуч|1",
            "3|ВСЕГО по программе|||101",
            "|в том числе местный бюджет|||10",
            "И Т О Г О||||101",
            "4|Всероссийская перепись|май|Завуч|",
            "|Всего мероприятий: 4|||",
            "5|В том числе сбор сведений|июнь|Завуч|",
        ]),
        &[
            "1 › Ремонт › июль › Завуч",
            "2 › Сбор › август › Завуч",
            "4 › Всероссийская перепись › май › Завуч",
            "5 › В том числе сбор сведений › июнь › Завуч",
        ],
    );
    assert_eq!(text.matches("#   ").count(), 5, "{text}");
}

#[test]
fn the_line_above_the_first_table_titles_its_section() {
    let table = |title: &str| table(&["№|Мероприятие|Ответственный", &format!("1|{title}|Завуч")]);
    let text = written(
        "plan.html",
        format!(
            "<p>План работы на 2022 год</p><p>Сентябрь</p>{}<p>Октябрь</p>{}",
            table("Сбор"),
            table("Слёт")
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Сентябрь › 1 › Сбор › Сентябрь › Завуч",
            "Октябрь › 1 › Слёт › Октябрь › Завуч"
        ]
    );
    let text = written(
        "plan.html",
        format!(
            "<p>План работы на 2022 год</p><p>Организация питания</p>{}<p>Контроль</p>{}",
            table("Сбор"),
            table("Слёт")
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Организация питания › 1 › Сбор › Завуч",
            "Контроль › 1 › Слёт › Завуч"
        ]
    );
    assert!(text.contains("угадано: строка над таблицей"), "{text}");
    let text = written(
        "plan.html",
        format!("<p>План работы на</p><p>сентябрь</p>{}", table("Сбор")),
    );
    assert_eq!(value(&text, "title"), "План работы на сентябрь", "{text}");
}

#[test]
fn the_title_of_a_section_lends_whom_it_charges() {
    let text = html(
        &table(&[
            "№|Мероприятие|Срок",
            "Раздел I. Жильё (отв. Ефимова О.А.){3x1}",
            "1|Ремонт|июль",
            "Раздел II. Кадры{3x1}",
            "Ответственный – Отдел образования{3x1}",
            "2|Сбор|август",
        ]),
        &[
            "Раздел I. Жильё (отв. Ефимова О.А.) › 1 › Ремонт › июль › Ефимова О.А.",
            "Раздел II. Кадры. Ответственный – Отдел образования › 2 › Сбор › август › Отдел образования",
        ],
    );
    assert_eq!(
        text.matches("исполнители взяты из названия раздела")
            .count(),
        2,
        "{text}"
    );
    let rows = [
        HEADER,
        "Раздел I. Ответственный – Отдел образования{4x1}",
        "1|Ремонт|июль|Завуч",
    ];
    html(
        &table(&rows),
        &["Раздел I. Ответственный – Отдел образования › 1 › Ремонт › июль › Завуч"],
    );
}

#[test]
fn who_signs_below_the_items_is_no_item() {
    for signed in [
        "|Главный инженер||Лукьянова И.О.",
        "|Начальник отдела||________ Ефимова О.А.",
        "|Исп. Ефимова О.А., тел. 4-15-16||",
        "Директор школы Ефимова О.А.",
    ] {
        let text = titled(
            &["План работы на 2022 год"],
            &[
                "№|Мероприятие|Срок|Ответственный",
                "1|Сбор|май|завуч",
                signed,
            ],
        );
        assert_eq!(rows(&text), ["1 › Сбор › май › завуч"]);
        assert!(
            text.contains(&format!(
                "#   {}",
                signed.trim_matches('|').replace("||", " | ")
            )),
            "{text}"
        );
    }
    let named = ["|Директор школы||Ефимова О.А.", "2|Слёт|июнь|завуч"];
    let text = titled(
        &["План работы на 2022 год"],
        &[
            "№|Мероприятие|Срок|Ответственный",
            "1|Сбор|май|завуч",
            named[0],
            named[1],
        ],
    );
    assert_eq!(rows(&text).len(), 3, "a row among others is no signature");
}

#[test]
fn what_stands_far_above_a_list_of_people_does_not_title_it() {
    let text = titled(
        &["План работы на 2022 год"],
        &[
            "№|Мероприятие|Срок|Ответственный",
            "1|Сбор|май|Лукьянова И.О.",
        ],
    );
    assert!(!text.contains("members"), "{text}");
    let page = "<p>План работы на 2022 год</p><table><tr><td>№<td>Мероприятие<td>Срок<tr><td>1<td>Сбор<td>май</table>\
        <p>* по согласованию</p><p>СОСТАВ</p><p>рабочей группы</p>\
        <table><tr><td>Ф.И.О.<td>Должность<tr><td>Лукьянова И.О.<td>завуч<tr><td>Ефимова О.А.<td>методист</table>";
    let text = written("plan.html", page);
    assert!(text.contains("\"СОСТАВ рабочей группы\""), "{text}");
    assert!(text.contains("#   * по согласованию"), "{text}");
}

#[test]
fn a_person_with_a_post_and_without_is_one() {
    let registry = |names: &[&str]| {
        let rows: Vec<String> = names
            .iter()
            .map(|name| format!("{name}|Сбор|май"))
            .collect();
        let mut lines = vec!["Ответственный|Мероприятие|Срок"];
        lines.extend(rows.iter().map(String::as_str));
        let text = titled(&["План на 2022 год"], &lines);
        let plan: toml::Table = toml::from_str(&text).unwrap();
        let entries = plan["executors"].as_table().unwrap();
        entries
            .iter()
            .map(|(name, entry)| format!("{name}: {entry}"))
            .collect::<Vec<_>>()
    };
    let one = |names: &[&str]| {
        let entries = registry(names);
        assert_eq!(entries.len(), 1, "{entries:?}");
        assert!(entries[0].contains("post = "), "{entries:?}");
    };
    one(&["Начальник отдела Кузнецов П.П.", "Кузнецов П.П."]);
    one(&["П. П. Кузнецов", "Кузнецов П.П., начальник отдела"]);
    one(&[
        "Зам. директора Кузнецов П.П.",
        "Заместитель директора Кузнецов П.П.",
        "Кузнецов П.П.",
    ]);
    let several = [
        "Начальник отдела Кузнецов П.П.",
        "Директор школы Кузнецов П.П.",
        "Кузнецов П.П.",
    ];
    assert_eq!(registry(&several).len(), 3);
}
