//! Shapes in which real plans come: where they put titles, sections, months and lists.

use roadmap::import::audit::account::account;
use roadmap::import::{self, Options};
use roadmap::words::Lang;

/// Imports `source`, proves that no word is lost, and returns the text of the plan.
#[track_caller]
pub(crate) fn written(name: &str, source: impl AsRef<[u8]>) -> String {
    let source = import::read::read(name, source.as_ref()).unwrap();
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
pub(crate) fn rows(text: &str) -> Vec<String> {
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
        row([
            "IV",
            "Досуг|1. Поход|2. Игра",
            "03.11|04.11",
            "Завуч,|Психолог.",
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
            "2.1 › Подготовка приказа › октябрь › Завуч",
            "2.2 › Сбор сведений › в течение года › Завуч",
            "III Контроль › 1. › Проверка › 01.11 › Завуч, директор",
            "III Контроль › 2. › Беседа › 02.11 › Психолог",
            "IV Досуг › 1. › Поход › 03.11 › Завуч",
            "IV Досуг › 2. › Игра › 04.11 › Психолог",
            "Прочие мероприятия › 4 › Семинар по обмену › декабрь, январь › Завуч",
            "Прочие мероприятия › 5 › Сбор Отчёт › март, апрель › Завуч, Психолог, Логопед",
        ]
    );
    assert_eq!(
        text.matches("приняты за отдельные пункты").count(),
        11,
        "{text}"
    );
    assert_eq!(text.matches("не сопоставить").count(), 1, "{text}");
}

#[test]
fn parts_have_the_words_of_the_row_that_leads_to_them() {
    let text = written(
        "plan.html",
        page(
            "<h1>План на 2022 год</h1>",
            &[
                "№|Мероприятие|Срок|Ответственный",
                "1|Подготовить документы:||Юрист",
                "а)|устав|до 1 марта|",
                "б)|положение|до 15 марта|Завуч",
                "2|Субботник|апрель|МКУ «УЖКХ»",
                "3|Провести праздники, в том числе:||",
                "|- День физкультурника|13 августа|Лобанов С.В.",
                "|- Кросс нации|сентябрь|Лобанов С.В.",
                "4|Провести сверку:|в течение года|Бухгалтер",
                "|1) с налоговой|до 1 мая|",
                "5|Провести соревнования||Лобанов С.В.",
                "|- по волейболу|март|",
                "|- по футболу|май|",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "1.а › Подготовить документы: устав › до 1 марта › Юрист",
            "1.б › Подготовить документы: положение › до 15 марта › Завуч",
            "2 › Субботник › апрель › МКУ «УЖКХ»",
            "3 › Провести праздники, в том числе: - День физкультурника › 13 августа › Лобанов С.В.",
            "Провести праздники, в том числе: - Кросс нации › сентябрь › Лобанов С.В.",
            "4 › Провести сверку: › в течение года › Бухгалтер",
            "Провести сверку: 1) с налоговой › до 1 мая › Бухгалтер",
            "5 › Провести соревнования - по волейболу › март › Лобанов С.В.",
            "Провести соревнования - по футболу › май › Лобанов С.В.",
        ],
        "{text}"
    );
}

#[test]
fn a_merged_cell_is_marked_where_its_value_titles_another_item() {
    let page = "<h1>План на 2021 год</h1><table>\
        <tr><td>№<td>Мероприятие<td>Срок<td>Ответственный\
        <tr><td>1<td rowspan=2>Сбор<td rowspan=2>май<td>Завуч\
        <tr><td>2<td>Директор</table>";
    let text = written("plan.html", page);
    assert!(
        text.contains("title     = \"Сбор\"  # угадано: значение объединённой клетки"),
        "{text}"
    );
    assert!(
        text.ends_with("deadline  = \"май\"\nexecutors = [\"Директор\"]\n"),
        "{text}"
    );
}

#[test]
fn a_measure_beside_a_merged_number_has_first_and_last_days_of_its_own() {
    let page = "<h1>План на 2021 год</h1><table>\
        <tr><td>№<td>Этап<td>Мероприятие<td>Начало<td>Окончание<td>Ответственный\
        <tr><td>1<td>Сбор<td>Приказ<td>01.02.2021<td>05.02.2021<td>Завуч\
        <tr><td rowspan=2>2<td rowspan=2>Отчёт<td>База<td>01.03.2021<td>05.03.2021<td rowspan=2>Директор\
        <tr><td>Пары<td>01.04.2021<td>05.04.2021</table>";
    assert_eq!(
        rows(&written("plan.html", page)),
        [
            "Сбор › 1 › Приказ › с 01.02.2021 по 05.02.2021 › Завуч",
            "Отчёт › 2 › База › с 01.03.2021 по 05.03.2021 › Директор",
            "Отчёт › Пары › с 01.04.2021 по 05.04.2021 › Директор",
        ]
    );
}

/// Returns a web page with the table of `rows`, whose cells are parted by `|`; a single cell covers its row.
pub(crate) fn page(before: &str, rows: &[&str]) -> String {
    let width = rows.iter().map(|row| row.split('|').count()).max().unwrap();
    let rows: Vec<String> = rows
        .iter()
        .map(|row| match row.split('|').collect::<Vec<_>>().as_slice() {
            [only] => format!("<tr><td colspan={width}>{only}</td></tr>"),
            cells => format!("<tr><td>{}</td></tr>", cells.join("</td><td>")),
        })
        .collect();
    format!("{before}<table>{}</table>", rows.concat())
}

pub(crate) fn value(text: &str, key: &str) -> String {
    let plan: toml::Table = toml::from_str(text).unwrap();
    plan.get(key)
        .map_or_else(String::new, |value| value.to_string().replace('"', ""))
}

#[test]
fn a_table_may_change_its_headings_with_its_sections() {
    let text = written(
        "plan.html",
        page(
            "<p>КАЛЕНДАРНЫЙ ПЛАН ВОСПИТАТЕЛЬНОЙ РАБОТЫ</p><p>НА 2022-2023 УЧЕБНЫЙ ГОД</p>",
            &[
                "Ключевые дела",
                "Дела, события, мероприятия|Классы|Ориентировочное время проведения|Ответственные",
                "Линейка|1-4|1.09.22|Заместитель директора по ВР",
                "Курсы внеурочной деятельности",
                "Название курса|Классы|Количество часов в неделю|Ответственные",
                "Шахматы|1-4|1|Петрова А.И.",
                "Самоуправление",
                "Дела, события, мероприятия|Классы|Ориентировочное время проведения|Ответственные",
                "Выборы|1-4|сентябрь|Классные руководители",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Ключевые дела › Линейка › 1.09.22 › Заместитель директора по ВР",
            "Курсы внеурочной деятельности › Шахматы › Петрова А.И.",
            "Самоуправление › Выборы › сентябрь › Классные руководители",
        ]
    );
    assert!(
        text.contains("extra.\"Количество часов в неделю\" = \"1\""),
        "{text}"
    );
}

#[test]
fn a_month_heads_rows_that_name_no_deadline() {
    let text = written(
        "plan.html",
        page(
            "<h1>План контроля на 2021-2022 учебный год</h1>",
            &[
                "№|Содержание контроля|Вид контроля|Ответственный",
                "СЕНТЯБРЬ",
                "1|Проверка журналов|тематический|Завуч",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        ["СЕНТЯБРЬ › 1 › Проверка журналов › СЕНТЯБРЬ › Завуч"]
    );
    assert!(
        text.contains("deadline  = \"СЕНТЯБРЬ\"  # угадано"),
        "{text}"
    );
}

#[test]
fn lists_keep_the_month_of_their_section() {
    let text = written(
        "plan.html",
        page(
            "<h1>План на 2021-2022 учебный год</h1>",
            &[
                "№|Содержание работы|Дата|Ответственные",
                "ОКТЯБРЬ",
                "II|Контроль<br>1. Проверка<br>2. Беседа|в теч. месяца<br>12-16|Завуч<br>Психолог",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "ОКТЯБРЬ: II Контроль › 1. › Проверка › в теч. месяца › Завуч",
            "ОКТЯБРЬ: II Контроль › 2. › Беседа › 12-16 › Психолог",
        ]
    );
}

#[test]
fn a_column_of_months_heads_paragraphs_side_by_side() {
    let text = written(
        "plan.html",
        page(
            "<h1>План на 2021 год</h1>",
            &[
                "Мероприятие|Месяц|Срок",
                "1. Сбор родителей<br>2. Слёт отрядов|май|1<br>5",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "май › 1. › Сбор родителей › 1",
            "май › 2. › Слёт отрядов › 5"
        ]
    );
}

#[test]
fn sections_may_be_titled_between_tables() {
    let table = |row| page("", &["№|Мероприятие|Срок|Ответственный", row]);
    let text = written(
        "plan.html",
        format!(
            "<p>План мероприятий на 2022 год</p><p>Раздел I. Жильё</p>{}<p>Раздел II. Котельные</p>{}",
            table("1|Промывка|до 01.09.2022|УК «Уют»"),
            table("1|Ремонт|до 15.08.2022|МУП «Тепло»"),
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Раздел I. Жильё › 1 › Промывка › до 01.09.2022 › УК «Уют»",
            "Раздел II. Котельные › 1 › Ремонт › до 15.08.2022 › МУП «Тепло»",
        ]
    );
}

#[test]
fn the_account_tells_every_guess_with_its_two_places() {
    let page = "<p>План школы города Сарова на 2021 год</p><table>\
        <tr><td>№<td>Мероприятие<td>Срок<td>Ответственный\
        <tr><td>1<td rowspan=3>Сбор<td>май<td>Завуч\
        <tr><td>2<td>июнь<td>Директор\
        <tr><td>3<td>июль<td>Директор</table>";
    let source = import::read::read("plan.html", page.as_bytes()).unwrap();
    let draft = import::understand(&source, &Options::default()).remove(0);
    let text = import::toml(&draft, "plan.html", Lang::Russian);
    let line = |start: &str, after: usize| {
        let mut lines = text.lines().enumerate().skip(after);
        lines.find(|(_, line)| line.starts_with(start)).unwrap().0 + 1
    };
    let second = line("title     = \"Сбор\"  #", 0);
    let (territory, third) = (
        line("territory", 0),
        line("title     = \"Сбор\"  #", second),
    );
    let (guesses, kinds) = import::guesses(&draft, &text, &[Some(0), Some(1), Some(2)]);
    let lines: Vec<usize> = guesses.iter().map(|guess| guess.line).collect();
    assert_eq!((lines, kinds), (vec![territory, second, third], 2));
    let told: Vec<String> = import::guess_lines(&guesses)
        .iter()
        .map(|line| {
            [&line.guess, &line.place]
                .map(|words| words.text(Lang::Russian))
                .join(" | ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "город Саров | абзац 1",
            "значение объединённой клетки повторено (2) | таблица 1, строки 3–4"
        ]
    );
}

#[test]
fn a_row_without_a_number_is_no_part_of_a_finished_title() {
    let text = written(
        "plan.html",
        page(
            "<p>Мероприятия по охране труда на 2022 год</p><p>1. Обучение</p>",
            &[
                "№|Мероприятия|Срок|Ответственный",
                "1|Провести осмотр|май|Инженер",
                "2|Обучить персонал|июнь|Инженер",
                "|Итого по разделу||",
            ],
        ),
    );
    assert!(text.contains("#   Итого по разделу\n"), "{text}");
    assert_eq!(
        rows(&text),
        [
            "1. Обучение › 1 › Провести осмотр › май › Инженер",
            "1. Обучение › 2 › Обучить персонал › июнь › Инженер",
        ]
    );
    assert_eq!(
        value(&text, "title"),
        "Мероприятия по охране труда на 2022 год"
    );
}

#[test]
fn sums_and_footnotes_are_no_items() {
    let text = written(
        "plan.html",
        page(
            "<p>Комплекс мер на 2022 год</p>",
            &[
                "№|Наименование работ|Срок выполнения|Объём, тыс. руб.|Исполнитель",
                "1|Промывка систем|до 15.08.2022|120,0|МУП «Теплосеть»",
                "Итого:|||120,0|",
                "2|Закупка топлива|до 15.09.2022|50|отдел ЖКХ",
                "|ВСЕГО||170,0|",
                "3|Итого за год: отчёт|до 20.12.2022||отдел ЖКХ",
                "4|Всероссийский субботник|апрель||",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "1 › Промывка систем › до 15.08.2022 › МУП «Теплосеть»",
            "2 › Закупка топлива › до 15.09.2022 › отдел ЖКХ",
            "3 › Итого за год: отчёт › до 20.12.2022 › отдел ЖКХ",
            "4 › Всероссийский субботник › апрель",
        ]
    );
    assert!(
        text.contains("#   Итого: | 120,0\n#   ВСЕГО | 170,0\n"),
        "{text}"
    );
}

#[test]
fn a_mark_with_one_date_says_when_an_item_was_carried_out() {
    let text = written(
        "plan.html",
        page(
            "<p>План работы на 2022 год</p>",
            &[
                "№|Мероприятие|Срок|Ответственный|Отметка о выполнении",
                "1|Вечер|15.05.2022|завуч|Выполнено 16.05.2022 г., протокол № 3",
                "2|Поездка|июнь|завуч|20.06.2022",
                "3|Лекция|июль|завуч|не выполнено",
                "4|Слёт|май, октябрь|завуч|Проведено 20.05.2022",
                "5|Беседа|август|завуч|Выполнено",
                "6|Отчёт|декабрь|завуч|",
            ],
        ),
    );
    let done: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("done") || line.starts_with("note"))
        .collect();
    assert_eq!(
        done,
        [
            "done      = 2022-05-16  # угадано: взято из отметки в документе",
            "note      = \"Выполнено 16.05.2022 г., протокол № 3\"",
            "done      = 2022-06-20  # угадано: взято из отметки в документе",
            "note      = \"20.06.2022\"",
            "note      = \"не выполнено\"",
            "note      = \"Проведено 20.05.2022\"  # угадано: не отмечено: у пункта не один срок, чей это день – не сказано",
            "note      = \"Выполнено\"  # угадано: не отмечено: в отметке нет полной даты или их несколько",
        ]
    );
}

#[test]
fn a_number_that_a_sheet_took_for_a_day_is_marked() {
    let text = written(
        "plan.csv",
        "План работы на 2022 год\n№;Мероприятие;Срок;Ответственный\n1;Вечер;май;завуч\n01.02.2022;Слёт;июнь;завуч\n",
    );
    assert!(
        text.contains(
            "\"01.02.2022\"  # угадано: похоже на номер 1.2, который Excel принял за дату\n"
        ),
        "{text}"
    );
}

#[test]
fn a_mark_is_of_the_month_of_its_section_and_a_lead_stands_before_each_point() {
    let text = written(
        "plan.html",
        page(
            "<p>План работы на 2021-2022 учебный год</p>",
            &[
                "№|Мероприятие|Срок|Ответственный|Отметка о выполнении",
                "Сентябрь: работа с кадрами",
                "1|Консультации:<br>1) Адаптация;<br>2) Игры|2 неделя<br>3 неделя|Завуч<br>Логопед|Проведено 15.09.2021<br>Проведено 20.09.2021",
                "2|Осмотр|05.09|Завуч|",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Сентябрь: работа с кадрами › 1.1 › Консультации: Адаптация › 2 неделя › Завуч",
            "Сентябрь: работа с кадрами › 1.2 › Консультации: Игры › 3 неделя › Логопед",
            "Сентябрь: работа с кадрами › 2 › Осмотр › 05.09 › Завуч",
        ]
    );
    assert!(text.contains("done      = 2021-09-20"), "{text}");
}

#[test]
fn a_ditto_mark_takes_the_value_above() {
    let text = written(
        "plan.html",
        page(
            "<h1>План на 2024 год</h1>",
            &[
                "№|Мероприятие|Срок|Ответственный|Результат",
                "1|Сбор|май 2024|Завуч|Акт",
                "2|Слёт|-//-|— \" —|«»",
                "3|Смотр|то же|То же.|--//--",
                "4|Поход|июнь 2024|???|-",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "1 › Сбор › май 2024 › Завуч",
            "2 › Слёт › май 2024 › Завуч",
            "3 › Смотр › май 2024 › Завуч",
            "4 › Поход › июнь 2024",
        ]
    );
    assert_eq!(text.matches("знак повтора").count(), 6, "{text}");
    assert_eq!(text.matches("= \"Акт\"").count(), 3, "{text}");
    assert!(text.contains("= \"???\""), "{text}");
}

#[test]
fn a_month_over_sections_stands_before_their_titles() {
    let text = written(
        "plan.html",
        page(
            "<h1>План на 2023-2024 учебный год</h1>",
            &[
                "№|Мероприятие|Срок|Ответственный",
                "Сентябрь",
                "Работа с детьми",
                "1|Линейка|1|Завуч",
                "Работа с родителями",
                "1|Собрание||Директор",
                "Октябрь:",
                "Работа с детьми",
                "1|Осенний бал|25-26|Завуч",
                "В течение года",
                "1|Беседы|ежемесячно|Завуч",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Сентябрь: Работа с детьми › 1 › Линейка › 1 › Завуч",
            "Сентябрь: Работа с родителями › 1 › Собрание › Сентябрь › Директор",
            "Октябрь: Работа с детьми › 1 › Осенний бал › 25-26 › Завуч",
            "В течение года › 1 › Беседы › ежемесячно › Завуч",
        ]
    );
    assert_eq!(text.matches("[[section]]").count(), 4, "{text}");
}

#[test]
fn months_inside_sections_are_titled_by_them_and_do_not_title_the_next() {
    let text = written(
        "plan.html",
        page(
            "<h1>План на 2023-2024 учебный год</h1>",
            &[
                "№|Мероприятие|Срок|Ответственный",
                "Работа с детьми",
                "Сентябрь",
                "1|Линейка|1|Завуч",
                "Октябрь",
                "Работа с родителями",
                "Сентябрь",
                "1|Собрание|5|Завуч",
                "Контроль",
                "2|Проверка|10 мая|Завуч",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Сентябрь: Работа с детьми › 1 › Линейка › 1 › Завуч",
            "Сентябрь: Работа с родителями › 1 › Собрание › 5 › Завуч",
            "Контроль › 2 › Проверка › 10 мая › Завуч",
        ]
    );
    assert!(
        text.contains("title = \"Октябрь: Работа с детьми\""),
        "{text}"
    );
}

#[test]
fn a_title_without_a_number_above_numbered_items_is_a_section() {
    let text = written(
        "plan.html",
        page(
            "<h1>План на 2024 год</h1>",
            &[
                "№|Мероприятие|Срок|Ответственный",
                "|Городской уровень||",
                "1|Сбор|май|Завуч",
                "2|Проверить, как исполняется приказ (|июнь|Завуч",
                "|Управления образования)||",
                "|Школьный уровень||",
                "3|Исполнить письма в адрес|июль|Завуч",
                "|и комитета||",
                "4|Слёт «Заря»|август|Завуч",
                "5|Смотр|август|Завуч",
                "6|Поход|август|Завуч",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "Городской уровень › 1 › Сбор › май › Завуч",
            "Городской уровень › 2 › Проверить, как исполняется приказ ( Управления образования) › июнь › Завуч",
            "Школьный уровень › 3 › Исполнить письма в адрес и комитета › июль › Завуч",
            "Школьный уровень › 4 › Слёт «Заря» › август › Завуч",
            "Школьный уровень › 5 › Смотр › август › Завуч",
            "Школьный уровень › 6 › Поход › август › Завуч",
        ]
    );
    assert_eq!(
        text.matches("строка принята за раздел").count(),
        2,
        "{text}"
    );
}
