//! Plans written out as tables of other programs and read back: the same rows, whatever the shape.

use super::plan::{Item, PLANS, items, plan, tables, text};
use roadmap::import::audit::account::{Account, account};
use roadmap::import::{self, Options};
use roadmap::words::Lang;

/// Imports `source` and returns the plan read back with the account.
fn imported(name: &str, source: &str) -> (toml::Table, Account) {
    let source = import::read::read(name, source.as_bytes()).unwrap();
    let options = Options {
        stem: "plan".to_owned(),
        period: Some("2021-2022".to_owned()),
    };
    let mut plans: Vec<_> = import::understand(&source, &options)
        .into_iter()
        .map(|draft| {
            let text = import::toml(&draft, name, Lang::Russian);
            (draft, text)
        })
        .collect();
    let account = account(&source, &plans);
    assert_eq!(plans.len(), 1, "{name}: one plan");
    let (_, text) = plans.remove(0);
    (toml::from_str(&text).unwrap(), account)
}

#[track_caller]
fn same(name: &str, shape: &str, source: &str) {
    let plan = plan(name);
    let (read, account) = imported(&format!("plan.{shape}"), source);
    let (expected, found) = (items(&plan), items(&read));
    for (expected, found) in expected.iter().zip(&found) {
        assert_eq!(found, expected, "{name} as {shape}");
    }
    assert_eq!(found.len(), expected.len(), "{name} as {shape}");
    assert_eq!(
        text(&read, "title"),
        text(&plan, "title"),
        "{name} as {shape}"
    );
    assert!(
        account.is_whole(),
        "{name} as {shape}: lost {:?}, surplus {:?}",
        account.lost,
        account.surplus
    );
}

const HEADER: [&str; 5] = [
    "№ п/п",
    "Мероприятия",
    "Сроки",
    "Ответственные",
    "Ожидаемый результат",
];

fn cells(row: &Item) -> [String; 5] {
    [
        row.number.clone(),
        row.title.clone(),
        row.deadline.clone(),
        row.executors.join("; "),
        row.result.clone(),
    ]
}

/// Writes the lines of a plan: `line` joins the cells of a row; `cut` breaks a row by a page.
fn lines(name: &str, line: impl Fn(&[String]) -> String, cut: bool) -> String {
    let plan = plan(name);
    let mut out = format!(
        "{}\n\n{}\n",
        text(&plan, "title"),
        line(&HEADER.map(str::to_owned))
    );
    let mut section = String::new();
    for (at, row) in items(&plan).iter().enumerate() {
        if row.section != section {
            section.clone_from(&row.section);
            let blank = String::new;
            out.push_str(&line(&[
                section.clone(),
                blank(),
                blank(),
                blank(),
                blank(),
            ]));
            out.push('\n');
        }
        let cells = cells(row);
        let words: Vec<&str> = cells[1].split(' ').collect();
        let middle = words.len() / 2;
        let lower = words
            .get(middle)
            .is_some_and(|word| word.starts_with(char::is_lowercase));
        if cut && at % 3 == 1 && lower && !row.number.is_empty() {
            let mut first = cells.clone();
            first[1] = words[..middle].join(" ");
            let second = [
                String::new(),
                words[middle..].join(" "),
                String::new(),
                String::new(),
                String::new(),
            ];
            out.push_str(&format!("{}\n\n{}\n", line(&first), line(&second)));
        } else {
            out.push_str(&line(&cells));
            out.push('\n');
        }
    }
    out
}

fn tabs(cells: &[String]) -> String {
    cells.join("\t")
}

#[test]
fn text_with_tabs_gives_the_same_rows() {
    for name in PLANS {
        same(name, "txt", &lines(name, tabs, false));
    }
}

#[test]
fn rows_cut_by_page_breaks_grow_together() {
    for name in PLANS {
        same(name, "txt", &lines(name, tabs, true));
    }
}

#[test]
fn web_pages_give_the_same_rows() {
    let escaped = |text: &String| text.replace('&', "&amp;").replace('<', "&lt;");
    for name in PLANS {
        let row = |cells: &[String]| {
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| format!("<td>{}</td>", escaped(cell)))
                .collect();
            format!("<tr>{}</tr>", cells.concat())
        };
        let plan = plan(name);
        let rows = lines(name, row, false);
        let (_, rows) = rows.split_once("\n\n").unwrap();
        let page = format!(
            "<html><body><h1>{}</h1><table>{rows}</table></body></html>",
            escaped(&text(&plan, "title"))
        );
        same(name, "html", &page);
    }
}

#[test]
fn a_cell_on_each_line_gives_the_same_rows() {
    for name in PLANS
        .into_iter()
        .filter(|name| !plan(name).contains_key("section"))
    {
        let plan = plan(name);
        let row = |cells: &[String; 5]| {
            cells
                .iter()
                .map(|cell| format!("\t{cell}\n"))
                .collect::<String>()
        };
        let body: Vec<String> = items(&plan).iter().map(|item| row(&cells(item))).collect();
        let source = format!(
            "{}\n\n{}\n{}",
            text(&plan, "title"),
            row(&HEADER.map(str::to_owned)),
            body.join("\n")
        );
        same(name, "txt", &source);
    }
}

#[test]
fn columns_of_roles_and_cells_cut_by_a_page_break_name_their_executors() {
    let source = "Дорожная карта на 2021 год\n\n\
        № п/п\tМероприятие\tСроки\tОтветственный исполнитель\t\tРезультат\n\
        \t\t\tШкола – куратор\tШкола, получающая поддержку\t\n\
        Первый уровень\t\t\t\t\t\n\
        1\tПроведение лекций\tмай 2021\tБюджетное учреждение\tБюджетное учреждение «Средняя школа № 3»\tСправка\n\n\
        \t\t\t«Средняя школа № 1 с углубленным\t\t\n\n\
        \t\t\tизучением предметов»\t\t\n\
        2\tСобрание\tиюнь 2021\t-\tБюджетное учреждение «Средняя школа № 3»\t\n";
    let (plan, account) = imported("plan.txt", source);
    let found = items(&plan);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].section, "Первый уровень");
    assert_eq!(
        found[0].executors,
        [
            "Бюджетное учреждение «Средняя школа № 1 с углубленным изучением предметов»",
            "Бюджетное учреждение «Средняя школа № 3»"
        ]
    );
    assert_eq!(
        found[1].executors,
        ["Бюджетное учреждение «Средняя школа № 3»"]
    );
    assert!(account.is_whole(), "{account:?}");
}

#[test]
fn columns_may_stand_in_any_order_and_carry_numbers() {
    let source = "План работы на 2021 год\n\n\
        Сроки\tОтветственный\tМесто проведения\tНазвание мероприятия\n1\t2\t3\t4\n\
        до 15.03.2021\tпсихолог\tактовый зал\tЛекция\nмай\tпсихолог, завуч\t\tСобрание\n";
    let (plan, account) = imported("plan.txt", source);
    let found = items(&plan);
    assert_eq!(found.len(), 2);
    assert_eq!(
        (found[0].title.as_str(), found[0].deadline.as_str()),
        ("Лекция", "до 15.03.2021")
    );
    assert_eq!(found[1].executors, ["психолог", "завуч"]);
    let extra = tables(&plan, "item")
        .next()
        .unwrap()
        .get("extra")
        .and_then(toml::Value::as_table)
        .unwrap();
    assert_eq!(text(extra, "Место проведения"), "актовый зал");
    assert!(account.is_whole(), "{account:?}");
}

#[test]
fn a_row_that_crosses_out_who_and_when_titles_those_numbered_below() {
    let text = super::kinds::html(
        &super::columns::table(&[
            "№|Наименование|Ответственный|Результат|Срок|Расходы",
            "1|Библиотечное дело|X|X|X|200,0",
            "1.1|Комплектование фондов|Завуч|500 книг|май|200,0",
            "1.2|Отчёт|Завуч|X|июнь|X",
            "2|Слёт|X|X|X|0",
        ]),
        &[
            "1 Библиотечное дело › 1.1 › Комплектование фондов › май › Завуч",
            "1 Библиотечное дело › 1.2 › Отчёт › июнь › Завуч",
            "Прочие мероприятия › 2 › Слёт",
        ],
    );
    assert!(!text.contains("result = \"X\""), "{text}");
}

#[test]
fn a_number_that_lost_its_first_digit_titles_the_rows_below() {
    super::kinds::html(
        &super::columns::table(&[
            "№|Мероприятие|Срок|Ответственный",
            ".1|Цикл занятий «Люби край»:||",
            "1.1|Слёт|май|Завуч",
            "1.2|Бал|июнь|Завуч",
        ]),
        &[
            ".1 Цикл занятий «Люби край»: › 1.1 › Слёт › май › Завуч",
            ".1 Цикл занятий «Люби край»: › 1.2 › Бал › июнь › Завуч",
        ],
    );
}

const ROWS: [&str; 3] = [
    "1|Провести сбор|до 15.03.2022|завуч|Справка",
    "2|Подготовить отчёт|апрель|логопед|Отчёт",
    "3|Провести слёт|май|завуч|",
];

#[test]
fn a_heading_of_executors_may_be_the_name_of_one() {
    super::kinds::html(
        &super::columns::table(&[
            "Мероприятие{1x2}|Срок{1x2}|Ответственные{2x1}",
            "Завуч|Логопед",
            "Сбор|март|О.А. Ефимова|логопед",
            "Отчёт|апрель|завуч|И.О. Лукьянова",
        ]),
        &[
            "Сбор › март › О.А. Ефимова, логопед",
            "Отчёт › апрель › завуч, И.О. Лукьянова",
        ],
    );
}

#[test]
fn a_header_may_be_said_again_in_other_words() {
    let expected = [
        "1 › Провести сбор › до 15.03.2022 › завуч",
        "2 › Подготовить отчёт › апрель › логопед",
        "3 › Провести слёт › май › завуч",
    ];
    let others = [
        "№|Мероприятия|Сроки|Исполнители|Результат",
        "N п/п|Содержание работы|Дата|Отв.|Итог",
        "№|Наименование||Ответственные|Результат",
        "|Вид деятельности|Срок исполнения|Кто проводит|",
    ];
    for other in others {
        let text = super::kinds::html(
            &super::columns::table(&[
                "№ п/п|Наименование мероприятия|Срок выполнения|Ответственный|Ожидаемый результат",
                ROWS[0],
                other,
                ROWS[1],
                other,
                ROWS[2],
            ]),
            &expected,
        );
        assert_eq!(text.matches("result    = ").count(), 3, "{text}");
        assert!(!text.contains("extra"), "{text}");
    }
}

#[test]
fn a_header_said_again_titles_a_section_where_the_work_is_named() {
    super::kinds::html(
        &super::columns::table(&[
            "Содержание работы|Срок|Ответственный",
            "Сбор|март|завуч",
            "Методическая работа|Сроки|Исполнители",
            "Отчёт|апрель|логопед",
        ]),
        &[
            "Сбор › март › завуч",
            "Методическая работа › Отчёт › апрель › логопед",
        ],
    );
}

#[test]
fn a_section_goes_on_behind_a_page_that_names_it_again() {
    let text = super::kinds::html(
        &super::columns::table(&[
            "№|Мероприятие|Срок|Ответственный",
            "1. Подготовка{4x1}",
            "1|Сбор|март|завуч",
            "1. Подготовка (продолжение){4x1}",
            "2|Отчёт|апрель|завуч",
            "1. Подготовка{4x1}",
            "3|Слёт|май|завуч",
        ]),
        &[
            "1. Подготовка › 1 › Сбор › март › завуч",
            "1. Подготовка › 2 › Отчёт › апрель › завуч",
            "1. Подготовка › 3 › Слёт › май › завуч",
        ],
    );
    let marked = text.lines().find(|line| line.contains("назван снова"));
    assert!(
        marked.is_some_and(|line| line.starts_with("title = ")),
        "{text}"
    );
}

#[test]
fn a_number_like_that_of_the_section_above_is_none_of_it() {
    let table = |last: &str| {
        super::columns::table(&[
            "№|Мероприятие|Срок|Ответственный",
            "1.|Подготовка||",
            "1.1|Сбор|март|завуч",
            "1.2|Отчёт|апрель|завуч",
            last,
        ])
    };
    let own = [
        "1. Подготовка › 1.1 › Сбор › март › завуч",
        "1. Подготовка › 1.2 › Отчёт › апрель › завуч",
    ];
    let with = |last| [own[0], own[1], last];
    let outside = "Прочие мероприятия › 2. › Слёт › май › завуч";
    let text = super::kinds::html(&table("2.|Слёт|май|завуч"), &with(outside));
    assert!(text.contains("нумерованы как разделы"), "{text}");
    let inside = "1. Подготовка › 1.3 › Слёт › май › завуч";
    super::kinds::html(&table("1.3|Слёт|май|завуч"), &with(inside));
}

#[test]
fn a_lone_title_above_another_header_is_a_section_or_an_item() {
    let text = super::kinds::values(
        "Мероприятие;Срок;Ответственный\nСбор;до 15.03.2022;завуч\nОтчёт;апрель;завуч\n\
         Работа с семьями;;\nМероприятия;Дата;Кто проводит\nСлёт;май;логопед\n",
        &[
            "Сбор › до 15.03.2022 › завуч",
            "Отчёт › апрель › завуч",
            "Работа с семьями › Слёт › май › логопед",
        ],
    );
    let title = text.lines().find(|line| line.contains("Работа с семьями"));
    assert!(
        title.is_some_and(|line| line.contains("принята за раздел")),
        "{text}"
    );
}

#[test]
fn a_table_on_the_next_page_has_the_columns_of_the_one_before_it() {
    let first = super::columns::table(&[
        "№|Мероприятие|Срок|Ответственный|Результат",
        "1|Сбор|март|завуч|Справка",
    ]);
    let expected = [
        "1 › Сбор › март › завуч",
        "2 › Отчёт › апрель › логопед",
        "3 › Слёт › май › завуч",
    ];
    // its column of results is blank
    let blank = super::columns::table(&["2|Отчёт|апрель|логопед|", "3|Слёт|май|завуч|"]);
    // its header stands between its rows
    let between = super::columns::table(&[
        "2|Отчёт|апрель|логопед|Отчёт",
        "№ п/п|Мероприятия|Сроки|Исполнители|Итог",
        "3|Слёт|май|завуч|",
    ]);
    // the columns are numbered again
    let numbered =
        super::columns::table(&["1|2|3|4|5", "2|Отчёт|апрель|логопед|", "3|Слёт|май|завуч|"]);
    for second in [blank, between, numbered] {
        for mark in ["", "<p>Продолжение табл. 1</p>", "<p>Раздел</p>"] {
            let text = super::shapes::written(
                "plan.html",
                format!("<p>План на 2022 год</p>{first}{mark}{second}"),
            );
            let found = super::shapes::rows(&text);
            let same = |(found, expected): (&String, &&str)| found.ends_with(expected);
            assert!(
                found.iter().zip(&expected).all(same) && found.len() == 3,
                "{text}"
            );
        }
    }
}

#[test]
fn tables_that_lay_a_page_out_may_stand_in_one_another() {
    let plan = super::columns::table(&[
        "№|Мероприятие|Срок|Ответственный",
        "1|Сбор|март|завуч",
        "2|Отчёт|апрель|логопед",
    ]);
    super::kinds::html(
        &format!(
            "<table><tr><td><table><tr><td>Новости</td></tr><tr><td>{plan}</td></tr></table></td><td>Контакты</td></tr></table>"
        ),
        &["1 › Сбор › март › завуч", "2 › Отчёт › апрель › логопед"],
    );
}

#[test]
fn a_table_kept_as_text_is_named_with_its_size() {
    let plan = super::columns::table(&["№|Мероприятие|Срок|Ответственный", "1|Сбор|март|завуч"]);
    let other = super::columns::table(&["Показатель|2021|2022", "Охват|95|100", "Число|5|6"]);
    let source = format!("<p>План работы на 2022 год</p>{plan}<p>Показатели</p>{other}");
    let (_, account) = imported("plan.html", &source);
    let said = account.messages(&["plan.toml".to_owned()]);
    let said: Vec<String> = said.iter().map(|line| line.text(Lang::Russian)).collect();
    let told = said
        .iter()
        .any(|line| line.ends_with("таблица 2 (3 строки)"));
    assert!(told, "{said:?}");
}

#[test]
fn the_rest_of_a_title_is_no_item_where_nothing_numbers_the_rows() {
    let table = |rows: &[&str]| {
        let header = ["Мероприятие|Срок|Ответственный", "Провести сбор|март|завуч"];
        super::columns::table(&[&header[..], rows].concat())
    };
    let sum = "Провести сбор › март › завуч";
    let whole = "Подготовить отчёт о работе школы › май › завуч, логопед";
    let cut = "Подготовить отчёт|май|завуч,";
    let text = super::kinds::html(&table(&[cut, "о работе школы||логопед"]), &[sum, whole]);
    assert!(text.contains("разрезан концом страницы"), "{text}");
    super::kinds::html(
        &table(&["Подготовить отчёт|май|завуч, логопед", "о работе школы||"]),
        &[sum, whole],
    );
    super::kinds::html(
        &table(&["беседа.|май|завуч", "выставка|июнь|завуч"]),
        &[sum, "беседа. › май › завуч", "выставка › июнь › завуч"],
    );
}

#[test]
fn a_work_due_by_a_schedule_of_its_own_is_no_header() {
    super::kinds::html(
        &super::columns::table(&[
            "Мероприятие|Срок|Ответственный",
            "Участие в работе педсовета|По отдельному графику|ИПК",
            "Организация сбора|По отдельному графику|Отдел образования",
        ]),
        &[
            "Участие в работе педсовета › По отдельному графику › ИПК",
            "Организация сбора › По отдельному графику › Отдел образования",
        ],
    );
}

#[test]
fn a_section_is_titled_where_titles_stand_however_far_its_number_is() {
    super::kinds::html(
        &super::columns::table(&[
            "№|Ответственный|Мероприятие|Срок",
            "1.||Подготовка|",
            "1.1|завуч|Сбор|март",
        ]),
        &["1. Подготовка › 1.1 › Сбор › март › завуч"],
    );
}

#[test]
fn the_day_of_the_report_is_not_the_deadline() {
    let text = super::kinds::html(
        &super::columns::table(&[
            "№|Мероприятие|Срок отчётности|Срок исполнения|Ответственный",
            "1|Сбор|ежеквартально|март|завуч",
            "2|Отчёт||По отдельному графику|завуч",
        ]),
        &[
            "1 › Сбор › март › завуч",
            "2 › Отчёт › По отдельному графику › завуч",
        ],
    );
    assert!(
        text.contains("extra.\"Срок отчётности\" = \"ежеквартально\""),
        "{text}"
    );
}

#[test]
fn a_row_of_words_that_head_columns_is_no_header_beside_a_merged_day() {
    super::kinds::html(
        &super::columns::table(&[
            "Мероприятие|Срок|Ответственный|Результат",
            "Сбор документов|май{1x2}|завуч|Справка",
            "Экспертиза документов|Кураторы проекта|Подтверждение документов",
        ]),
        &[
            "Сбор документов › май › завуч",
            "Экспертиза документов › май › Кураторы проекта",
        ],
    );
}
