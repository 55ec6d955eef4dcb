//! Shapes in which real plans come: where they put titles, sections, months and lists.

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail by panicking and be plain"
)]

use roadmap::import::account::account;
use roadmap::import::{self, Options};
use roadmap::words::Lang;

/// Imports `source`, proves that no word is lost, and returns the text of the plan.
#[track_caller]
fn written(name: &str, source: &str) -> String {
    let source = import::read::read(name, source.as_bytes()).unwrap();
    let drafts = import::understand(&source, &Options::default());
    let text = import::toml(&drafts[0], name, Lang::Russian);
    let plans: Vec<_> = drafts
        .into_iter()
        .map(|draft| (draft, text.clone()))
        .collect();
    assert_eq!(plans.len(), 1, "one plan");
    let account = account(&source, &plans);
    assert!(
        account.is_whole(),
        "{:?} {:?}\n{text}",
        account.lost,
        account.surplus
    );
    text
}

/// Returns the items of `text`, a line each: section › number › title › deadline › executors.
fn rows(text: &str) -> Vec<String> {
    let plan: toml::Table = toml::from_str(text).unwrap();
    let list = |table: &toml::Table, key: &str| -> Vec<toml::Table> {
        let all = table.get(key).and_then(toml::Value::as_array);
        all.into_iter()
            .flatten()
            .filter_map(|value| value.as_table().cloned())
            .collect()
    };
    let word = |table: &toml::Table, key: &str| {
        let value = table.get(key).and_then(toml::Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    let line = |section: &str, item: &toml::Table| {
        let names = item
            .get("executors")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten();
        let names: Vec<&str> = names.filter_map(toml::Value::as_str).collect();
        let fields = [
            word(item, "number"),
            word(item, "title"),
            word(item, "deadline"),
        ];
        let fields = [
            vec![section.to_owned()],
            fields.to_vec(),
            vec![names.join(", ")],
        ]
        .concat();
        fields
            .into_iter()
            .filter(|field| !field.is_empty())
            .collect::<Vec<_>>()
            .join(" › ")
    };
    let bare = list(&plan, "item")
        .iter()
        .map(|item| line("", item))
        .collect::<Vec<_>>();
    let titled = list(&plan, "section").into_iter().flat_map(|section| {
        let title = word(&section, "title");
        list(&section, "item")
            .iter()
            .map(|item| line(&title, item))
            .collect::<Vec<_>>()
    });
    bare.into_iter().chain(titled).collect()
}

#[test]
fn columns_without_a_header_are_told_by_their_cells() {
    let text = written(
        "plan.txt",
        "План мероприятий по подготовке к Победе\n\n\
         1\tБлагоустройство памятников\tдо 01.05.2022\tАдминистрация\n\
         2\tАкция «Лента»\tс 1 по 9 мая 2022\tМолодёжный совет, волонтёры\n\
         3\tМитинг\t9 мая 2022\tГлава администрации, Совет ветеранов\n",
    );
    assert_eq!(
        rows(&text),
        [
            "1 › Благоустройство памятников › до 01.05.2022 › Администрация",
            "2 › Акция «Лента» › с 1 по 9 мая 2022 › Молодёжный совет, волонтёры",
            "3 › Митинг › 9 мая 2022 › Глава администрации, Совет ветеранов",
        ]
    );
}

#[test]
fn a_column_that_is_not_the_deadline_keeps_its_whole_heading() {
    let text = written(
        "plan.txt",
        "План на 2022 год\n\nДата\tМероприятие\tВремя и место проведения\tНачальная цена\n\
         23.01\tЛинейка\t10.00, спортзал\t35 000\n26.01\tСоревнования\t15.00\t0\n",
    );
    assert_eq!(rows(&text), ["Линейка › 23.01", "Соревнования › 26.01"]);
    assert!(
        text.contains("extra.\"Время и место проведения\" = \"10.00, спортзал\"\n"),
        "{text}"
    );
    assert!(
        text.contains("extra.\"Начальная цена\" = \"35 000\"\n"),
        "{text}"
    );
}

#[test]
fn paragraphs_side_by_side_are_items_of_their_own() {
    let cell = |text: &str| format!("<td>{}</td>", text.replace('|', "<br>"));
    let row = |cells: [&str; 4]| format!("<tr>{}</tr>", cells.map(cell).concat());
    let page = [
        row(["№", "Содержание", "Сроки", "Ответственные"]),
        row([
            "1",
            "Анализ работы|Утверждение плана",
            "до 05.09|10.09",
            "Иванова Т.П.|Зуева Р.Р.",
        ]),
        row([
            "2",
            "1) Подготовка приказа|2) Сбор|сведений",
            "октябрь|в течение|года",
            "Завуч",
        ]),
        row([
            "III",
            "Контроль|1. Проверка|2. Беседа",
            "01.11|02.11",
            "Завуч,|директор|Психолог",
        ]),
        row(["4", "Семинар|по обмену", "декабрь|январь", "Завуч"]),
        row(["5", "Сбор|Отчёт", "март|апрель", "Завуч|Психолог|Логопед"]),
    ];
    let page = format!(
        "<h1>План на 2021-2022 учебный год</h1><table>{}</table>",
        page.concat()
    );
    let text = written("plan.html", &page);
    assert_eq!(
        rows(&text),
        [
            "1 › Анализ работы › до 05.09 › Иванова Т.П.",
            "Утверждение плана › 10.09 › Зуева Р.Р.",
            "2.1) › Подготовка приказа › октябрь › Завуч",
            "2.2) › Сбор сведений › в течение года › Завуч",
            "III Контроль › 1. › Проверка › 01.11 › Завуч, директор",
            "III Контроль › 2. › Беседа › 02.11 › Психолог",
            "Прочие мероприятия › 4 › Семинар по обмену › декабрь январь › Завуч",
            "Прочие мероприятия › 5 › Сбор Отчёт › март апрель › Завуч, Психолог, Логопед",
        ]
    );
    assert_eq!(
        text.matches("приняты за отдельные пункты").count(),
        8,
        "{text}"
    );
    assert_eq!(text.matches("не сопоставить").count(), 1, "{text}");
}

#[test]
fn a_merged_cell_is_marked_where_its_value_is_repeated() {
    let page = "<h1>План на 2021 год</h1><table>\
        <tr><td>№<td>Мероприятие<td>Срок<td>Ответственный\
        <tr><td>1<td>Сбор<td rowspan=2>май<td>Завуч\
        <tr><td>2<td>Отчёт<td>Директор</table>";
    let text = written("plan.html", page);
    assert!(
        text.contains("title     = \"Отчёт\"\ndeadline  = \"май\"  # угадано"),
        "{text}"
    );
}
