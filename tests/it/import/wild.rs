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

#[test]
fn a_heading_may_say_in_brackets_how_its_column_is_settled() {
    let found = written(
        "plan.html",
        "<p>План работы на 2006 год</p><table>\
         <tr><td>N п/п</td><td>Наименование мероприятий</td><td>Срок исполнения</td>\
         <td>Исполнители (в установленном порядке)</td></tr>\
         <tr><td>1</td><td>Создать запасы воды для нужд пожаротушения</td><td>июль 2006 г.</td>\
         <td>администрации сельских поселений</td></tr></table>",
    );
    assert_eq!(
        rows(&found),
        [
            "1 › Создать запасы воды для нужд пожаротушения › июль 2006 г. › администрации сельских поселений"
        ]
    );
    assert!(!found.contains("по его клеткам"), "{found}");
}

#[test]
fn a_cell_of_a_time_and_a_place_that_holds_the_time_alone_is_certain() {
    let found = written(
        "plan.html",
        "<p>План мероприятий на 2020 год</p><table>\
         <tr><td>№ п/п</td><td>Наименование мероприятий</td><td>Дата, время и место</td></tr>\
         <tr><td>1</td><td>Митинг «Победный май»</td><td>09.05.2020 10.00</td></tr>\
         <tr><td>2</td><td>Шашечный турнир</td><td>21.03.2020, сельский клуб</td></tr></table>",
    );
    assert!(
        found.contains("deadline  = \"09.05.2020 10.00\"\n"),
        "{found}"
    );
    assert!(
        found.contains("deadline  = \"21.03.2020\"  # угадано"),
        "{found}"
    );
}

#[test]
fn columns_of_deadlines_with_one_heading_are_one_list() {
    let found = written(
        "plan.html",
        "<p>План-график проведения итогового сочинения</p><table>\
         <tr><td>Мероприятие</td><td>Дата</td><td>Дата</td><td>Дата</td></tr>\
         <tr><td>Проведение итогового сочинения</td><td>1 декабря 2021</td><td>2 февраля 2022</td>\
         <td>19 мая 2022</td></tr>\
         <tr><td>Подача заявлений</td><td>до 17 ноября 2021</td><td>до 19 января 2022</td>\
         <td>до 20 апреля 2022</td></tr></table>",
    );
    let whole = "deadline  = \"до 17 ноября 2021, до 19 января 2022, до 20 апреля 2022\"  # угадано: сроки собраны";
    assert!(found.contains(whole), "{found}");
    assert!(!found.contains("extra"), "{found}");
}

#[test]
fn the_year_of_a_plan_is_that_of_its_days_in_two_digits_too() {
    let plan = |day: &str| {
        written(
            "plan.html",
            format!(
                "<p>ПЛАН мероприятий, посвящённых Дню Победы</p><table>\
                 <tr><td>№ п/п</td><td>Мероприятия</td><td>Классы</td><td>Сроки</td></tr>\
                 <tr><td>1.</td><td>Конкурс рисунков</td><td>1 - 11</td><td>С 25.04. – 7.05.</td></tr>\
                 <tr><td>2.</td><td>Акция «Обелиск»</td><td>5 - 6</td><td>{day}</td></tr></table>"
            ),
        )
    };
    for day in ["25.04.13.", "С 25.04. – 8.05.13.", "29.04.13"] {
        assert!(plan(day).contains("period       = \"2013\""), "{day}");
    }
}

#[test]
fn what_a_plan_of_pedagogical_work_calls_deeds_are_its_titles() {
    let found = written(
        "plan.html",
        "<p>КАЛЕНДАРНЫЙ ПЛАН ВОСПИТАТЕЛЬНОЙ</p><p>РАБОТЫ НА 2023-2024 УЧЕБНЫЙ ГОД</p>\
         <p>Основная школа (5-9 классы)</p><table>\
         <tr><td colspan=4>Модуль «Основные школьные дела»</td></tr>\
         <tr><td>Дела</td><td>Классы</td><td>Дата</td><td>Ответственные</td></tr>\
         <tr><td>Школьные соревнования по футболу</td><td>5-9</td><td>2-4 октября</td><td>Учителя физкультуры</td></tr>\
         <tr><td>Исполнение Гимна</td><td>5-9</td><td>Каждый понедельник</td><td>Завуч</td></tr></table>",
    );
    assert!(!found.contains("столбца с самыми длинными"), "{found}");
    assert!(!found.contains("organization"), "{found}");
    assert!(
        found.contains("title     = \"Исполнение Гимна\"\n"),
        "{found}"
    );
}

#[test]
fn a_title_cut_behind_a_word_that_governs_goes_on() {
    let table = "<table><tr><td>Дата</td><td>Мероприятия</td><td>Ответственный</td></tr>\
                 <tr><td>2 сентября</td><td>Церемония памяти</td><td>Управление культуры</td></tr></table>";
    let found = written(
        "plan.html",
        format!(
            "<p>План</p><p>мероприятий, посвященных 60-летию со дня окончания</p>\
             <p>Второй мировой войны 2 сентября 2005 года</p>{table}"
        ),
    );
    let title = "\"План мероприятий, посвященных 60-летию со дня окончания Второй мировой войны 2 сентября 2005 года\"";
    assert!(found.contains(title), "{found}");
}
