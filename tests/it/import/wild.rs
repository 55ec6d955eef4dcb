//! Shapes of plans as people really draw them: borders dragged row by row, cells left out, periods in file names.

use roadmap::import::{self, Options};

use super::shapes::{rows, written};

#[test]
fn cells_are_counted_where_borders_were_dragged() {
    let found = written(
        "plan.html",
        "<p>План работы на 2022 год</p><table>\
         <tr><td>№</td><td>Мероприятие</td><td colspan=2>Ответственный</td><td colspan=2>Срок</td></tr>\
         <tr><td colspan=6>1. Работа с кадрами</td></tr>\
         <tr><td>1</td><td colspan=2>Сверить графики</td><td>Завхоз</td><td colspan=2>май</td></tr>\
         <tr><td>2</td><td colspan=2>Провести инструктаж</td><td colspan=2>Директор</td><td>до 1 июня</td></tr>\
         <tr><td colspan=6>2. Работа с родителями</td></tr>\
         <tr><td>3</td><td colspan=3>Собрать родителей</td><td>Завуч</td><td>сентябрь</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "1. Работа с кадрами › 1 › Сверить графики › май › Завхоз",
            "1. Работа с кадрами › 2 › Провести инструктаж › до 1 июня › Директор",
            "2. Работа с родителями › 3 › Собрать родителей › сентябрь › Завуч",
        ]
    );
}

#[test]
fn a_cell_that_hangs_out_beside_a_title_makes_no_item_of_it() {
    let found = written(
        "plan.html",
        "<p>План работы на 2022 год</p><table>\
         <tr><td>Сроки</td><td>Мероприятие</td><td>Форма</td><td>Ответственный</td></tr>\
         <tr><td colspan=4>Подготовка семей</td><td>Школа родителей</td></tr>\
         <tr><td>май</td><td>Сверить графики</td><td>Встреча</td><td>Завхоз</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        ["Подготовка семей › Сверить графики › май › Завхоз"]
    );
}

#[test]
fn a_row_due_in_one_month_is_no_header() {
    let found = written(
        "plan.html",
        "<p>План работы на 2022 год</p><table>\
         <tr><td>Вопросы контроля</td><td>Сроки</td><td>Ответственный</td></tr>\
         <tr><td colspan=3>Оперативный контроль</td></tr>\
         <tr><td>Виды игр воспитателей</td><td>Сентябрь</td><td>Завуч, ст. воспитатель</td></tr>\
         <tr><td>Работа кружков</td><td>Октябрь</td><td>Завуч, ст. воспитатель</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "Оперативный контроль › Виды игр воспитателей › Сентябрь › Завуч, ст. воспитатель",
            "Оперативный контроль › Работа кружков › Октябрь › Завуч, ст. воспитатель",
        ]
    );
}

#[test]
fn parts_of_an_item_numbered_in_their_titles_are_items() {
    let found = written(
        "plan.html",
        "<p>План работы на 2022 год</p><table>\
         <tr><td>№</td><td>Мероприятие</td><td>Место</td><td>Срок</td><td>Ответственный</td></tr>\
         <tr><td>1.</td><td colspan=2>Занятия клуба:</td><td></td><td></td></tr>\
         <tr><td></td><td>1.1. Выставка «Курган»</td><td rowspan=2>Музей</td><td>19.01.2022</td>\
         <td rowspan=2>Завуч</td></tr>\
         <tr><td></td><td>1.2. День музея</td><td>18 мая</td></tr>\
         <tr><td>2.</td><td>Первенство школы</td><td>Школа</td><td>март</td><td>Директор</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "1. › Занятия клуба:",
            "1.1. › Выставка «Курган» › 19.01.2022 › Завуч",
            "1.2. › День музея › 18 мая › Завуч",
            "2. › Первенство школы › март › Директор",
        ]
    );
}

#[test]
fn a_section_of_time_lends_it_to_rows_without_a_deadline() {
    let found = written(
        "plan.html",
        "<p>План работы на 2021-2022 учебный год</p><table>\
         <tr><td>№</td><td>Мероприятие</td><td>Срок</td><td>Ответственный</td></tr>\
         <tr><td colspan=4>СЕНТЯБРЬ</td></tr>\
         <tr><td>1</td><td>Сверить графики</td><td></td><td>Завхоз</td></tr>\
         <tr><td colspan=4>В ТЕЧЕНИЕ ГОДА:</td></tr>\
         <tr><td>2</td><td>Посещать занятия</td><td></td><td>Завуч</td></tr>\
         <tr><td>3</td><td>Проверять журналы</td><td>1 раз в четверть</td><td>Завуч</td></tr>\
         <tr><td colspan=4>Работа с кадрами</td></tr>\
         <tr><td>4</td><td>Собрать заявки</td><td></td><td>Завуч</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "СЕНТЯБРЬ › 1 › Сверить графики › СЕНТЯБРЬ › Завхоз",
            "В ТЕЧЕНИЕ ГОДА: › 2 › Посещать занятия › В ТЕЧЕНИЕ ГОДА: › Завуч",
            "В ТЕЧЕНИЕ ГОДА: › 3 › Проверять журналы › 1 раз в четверть › Завуч",
            "Работа с кадрами › 4 › Собрать заявки › Завуч",
        ]
    );
}

#[test]
fn a_column_of_times_under_any_heading_is_the_deadline() {
    let found = written(
        "plan.html",
        "<p>Программа на 2022 год</p><table>\
         <tr><td>№</td><td>Мероприятие</td><td>Насыщенность</td><td>Ответственный</td></tr>\
         <tr><td>1</td><td>Зарядка</td><td>Ежедневно</td><td>Инструктор по спорту</td></tr>\
         <tr><td>2</td><td>Поход</td><td>2 раза в год</td><td>Воспитатели</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "1 › Зарядка › Ежедневно › Инструктор по спорту",
            "2 › Поход › 2 раза в год › Воспитатели",
        ]
    );
}

#[test]
fn days_and_weeks_with_names_are_what_is_done() {
    let found = written(
        "plan.html",
        "<p>План на 2022 год</p><table>\
         <tr><td>День здоровья</td><td>сентябрь</td><td>Завуч</td></tr>\
         <tr><td>Неделя науки</td><td>15.05.2022</td><td>Методист</td></tr>\
         <tr><td>Неделя чтения</td><td>до 1 марта</td><td>Библиотекарь</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "День здоровья › сентябрь › Завуч",
            "Неделя науки › 15.05.2022 › Методист",
            "Неделя чтения › до 1 марта › Библиотекарь",
        ]
    );
}

#[test]
fn lists_inside_titles_are_no_numbers_of_items() {
    let found = written(
        "plan.html",
        "<p>План на 2022 год</p><table>\
         <tr><td>Месяц</td><td>Обсуждаемые вопросы</td><td>Докладывает</td></tr>\
         <tr><td>Август</td><td>1. О готовности групп</td><td>Директор</td></tr>\
         <tr><td>Сентябрь</td><td>1. Отчёт о лете. 2. О документах</td><td>Завуч</td></tr></table>",
    );
    assert!(!found.contains("number "), "{found}");
    let overhanging = written(
        "plan.html",
        "<p>План на 2022 год</p><table>\
         <tr><td>Сроки</td><td colspan=2>Мероприятие</td><td>Форма</td><td>Ответственный</td></tr>\
         <tr><td colspan=5>Подготовка семей</td><td>Школа</td></tr>\
         <tr><td colspan=2>май</td><td>Сверить графики</td><td>Встреча</td><td>Завхоз</td></tr></table>",
    );
    assert_eq!(
        rows(&overhanging),
        ["Подготовка семей › Сверить графики › май › Завхоз"]
    );
}

/// Returns a web page with two plans of one row each, the second without a period.
fn two_plans(first: &str) -> String {
    let table = |deadline: &str| {
        format!(
            "<table><tr><td>Мероприятие</td><td>Срок</td><td>Ответственный</td></tr>\
             <tr><td>Сверить графики</td><td>{deadline}</td><td>Завхоз</td></tr></table>"
        )
    };
    let (one, two) = (table("май"), table("октябрь"));
    format!("<p>{first}</p>{one}<p>План проверок столовой</p>{two}")
}

#[test]
fn plans_of_one_document_share_its_period() {
    let source = two_plans("План работы на 2021-22 уч. год");
    let source = import::read::read("plan.html", source.as_bytes()).unwrap();
    let drafts = import::understand(&source, &Options::default());
    let periods: Vec<_> = drafts
        .iter()
        .map(|draft| draft.passport.period.as_ref().unwrap().value.as_str())
        .collect();
    assert_eq!(periods, ["2021-2022 учебный год"; 2]);
}

#[test]
fn a_year_in_passing_does_not_part_plans_of_one_document() {
    let source = two_plans("План работы на 2021-2022 учебный год");
    let source = source.replace(
        "столовой</p>",
        "столовой</p><p>Цель: порядок.</p><p>Задачи: проверить столовую на 2022 год.</p>",
    );
    let source = import::read::read("plan.html", source.as_bytes()).unwrap();
    let drafts = import::understand(&source, &Options::default());
    let last = drafts.last().unwrap().passport.period.as_ref().unwrap();
    assert_eq!(
        (drafts.len(), last.value.as_str()),
        (2, "2021-2022 учебный год")
    );
}

#[test]
fn the_name_of_the_file_may_name_the_period() {
    let source = "<table><tr><td>Мероприятие</td><td>Срок</td></tr>\
                  <tr><td>Сверить графики</td><td>май</td></tr></table>";
    let source = import::read::read("plan.html", source.as_bytes()).unwrap();
    let period = |stem: &str| {
        let options = Options {
            stem: stem.to_owned(),
            period: None,
        };
        let draft = import::understand(&source, &options).remove(0);
        draft.passport.period.unwrap().value
    };
    assert_eq!(period("план на 2018-19"), "2018-2019");
    assert_eq!(period("ПЛАН РАБОТЫ 2019 ГОД"), "2019");
    assert_eq!(period("план_2021-2022_уч_год"), "2021-2022 учебный год");
}

#[test]
fn a_cell_that_covers_two_columns_is_not_moved() {
    let found = written(
        "plan.html",
        "<p>План работы на 2022 год</p><table>\
         <tr><td>№</td><td>Мероприятие</td><td>Срок</td><td>Ответственный</td><td>Результат</td></tr>\
         <tr><td>1</td><td>Сверить графики</td><td>май</td><td>Завхоз</td><td>График</td></tr>\
         <tr><td>2</td><td>Провести инструктаж</td><td>до 1 июня</td><td>Директор</td><td>Журнал</td></tr>\
         <tr><td>3</td><td>Собрать родителей</td><td>сентябрь</td><td colspan=2>Завуч</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "1 › Сверить графики › май › Завхоз",
            "2 › Провести инструктаж › до 1 июня › Директор",
            "3 › Собрать родителей › сентябрь › Завуч",
        ]
    );
}

#[test]
fn of_columns_under_one_heading_that_names_the_title_is_the_one_named_so() {
    let table = |beside: &str| {
        format!(
            "<p>План работы на 2022 год</p><table>\
             <tr><td rowspan=2>№</td><td colspan=2>Мероприятие</td><td rowspan=2>Срок</td></tr>\
             <tr><td>Содержание деятельности</td><td>{beside}</td></tr>\
             <tr><td>1</td><td>Проверить журналы</td><td>справка</td><td>май</td></tr>\
             <tr><td>2</td><td>Проверить тетради</td><td>приказ</td><td>июнь</td></tr></table>"
        )
    };
    for beside in ["Форма", "Охват"] {
        let found = written("plan.html", table(beside));
        assert_eq!(
            rows(&found),
            [
                "1 › Проверить журналы › май",
                "2 › Проверить тетради › июнь"
            ],
            "{found}"
        );
    }
}
