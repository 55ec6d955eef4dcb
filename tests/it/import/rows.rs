//! Plans written out as tables of other programs and read back: the same rows, whatever the shape.

use super::plan::{Item, PLANS, items, plan, tables, text};
use roadmap::import::account::{Account, account};
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
            "1 Библиотечное дело › 2 › Слёт",
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
