//! How towns and schools lay out the plans that they publish.

use roadmap::import::{self, Options};
use roadmap::words::Lang;

use super::columns::table;
use super::kinds::html;
use super::shapes::{value, written};

const HEADER: &str = "№|Мероприятие|Срок|Ответственный";

/// Reads a document of these paragraphs with a table of one row, and expects these lines in the plan.
#[track_caller]
fn headed(paragraphs: &[&str], expected: &[&str]) {
    let paragraphs = paragraphs.iter().map(|text| format!("<p>{text}</p>"));
    let body: String = paragraphs.collect();
    let rows = table(&[HEADER, "1|Сбор|май|Завуч"]);
    let text = written("plan.html", format!("{body}{rows}"));
    for line in expected {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn what_a_section_is_for_does_not_title_it() {
    let first = table(&[HEADER, "1|Сбор|май|Завуч"]);
    let second = table(&[HEADER, "1|Слёт|июнь|Завуч"]);
    let case = |between: &str, title: &str| {
        html(
            &format!("{first}{between}{second}"),
            &[
                "1 › Сбор › май › Завуч",
                &format!("{title} › 1 › Слёт › июнь › Завуч"),
            ],
        );
    };
    case(
        "<p>Работа Совета профилактики</p><p>Цель: помощь детям.</p><p>Задачи:</p><p>- раскрытие их потенциала;</p>\
         <p>- влияние на поведение детей.</p>",
        "Работа Совета профилактики",
    );
    case(
        "<p>Снизится число детей, отчисленных из учреждений.</p><p>Заседания педсоветов</p>",
        "Заседания педсоветов",
    );
    case(
        "<p>Воспитательная деятельность</p><p>Работа по охране жизни</p>",
        "Воспитательная деятельность Работа по охране жизни",
    );
    case(
        "<p>Совещание при директоре.</p>",
        "Совещание при директоре.",
    );
}

#[test]
fn a_month_without_a_measure_titles_nothing() {
    let text = html(
        &table(&[
            "Сроки|Содержание деятельности",
            "ДЕКАБРЬ|Сбор",
            "ЯНВАРЬ|",
            "ФЕВРАЛЬ|Слёт",
        ]),
        &["Сбор › ДЕКАБРЬ", "Слёт › ФЕВРАЛЬ"],
    );
    assert!(text.contains("#   ЯНВАРЬ"), "{text}");
    html(
        &table(&[
            "Сроки|Содержание деятельности",
            "ЯНВАРЬ|",
            "|Сбор",
            "ФЕВРАЛЬ|",
            "|Слёт",
        ]),
        &["ЯНВАРЬ › Сбор › ЯНВАРЬ", "ФЕВРАЛЬ › Слёт › ФЕВРАЛЬ"],
    );
}

#[test]
fn the_lines_of_one_paragraph_are_one_title() {
    headed(
        &[
            "Приложение<br>к постановлению от 16.08.2005 № 1483",
            "План<br>мероприятий, посвящённых 60-летию окончания<br>Второй мировой войны 2 сентября 2005 года",
        ],
        &[
            "\"План мероприятий, посвящённых 60-летию окончания Второй мировой войны 2 сентября 2005 года\"",
        ],
    );
}

#[test]
fn who_approved_a_plan_may_stand_in_brackets_below_its_title() {
    for title in [
        "План<br>проведения месячника безопасности<br>(утв. постановлением администрации района<br>от 13 декабря 2021 г. N 1985)",
        "План проведения месячника безопасности (утв. постановлением администрации района от 13 декабря 2021 г. N 1985)",
        "План проведения месячника безопасности (утверждён постановлением администрации района от 13 декабря 2021 г. № 1985)",
    ] {
        headed(
            &[title],
            &[
                "\"План проведения месячника безопасности\"\n",
                "approved     = { date = 2021-12-13, document = \"постановление от 13.12.2021 № 1985\" }",
            ],
        );
    }
}

#[test]
fn a_fact_that_denies_is_why_the_item_is_not_done() {
    let text = html(
        &table(&[
            "Мероприятие|Срок|Ответственный|Отметка о выполнении",
            "Сбор|май|Завуч|Не устранено",
            "Слёт|июнь|Завуч|не выполнено май 2022",
        ]),
        &["Сбор › май › Завуч", "Слёт › июнь › Завуч"],
    );
    assert!(text.contains("reason = \"Не устранено\""), "{text}");
    assert!(
        text.contains("reason = \"не выполнено май 2022\""),
        "{text}"
    );
}

#[test]
fn an_agenda_that_stays_one_item_is_told() {
    let text = html(
        &table(&[
            "Месяц|Повестка",
            "май|1. Итоги года.<br>2. План на лето.<br>3. Разное.",
            "июнь|Подготовка: 1) здания, 2) двора",
        ]),
        &[
            "1. Итоги года. 2. План на лето. 3. Разное. › май",
            "Подготовка: 1) здания, 2) двора › июнь",
        ],
    );
    assert_eq!(text.matches("оставлено одним пунктом").count(), 1, "{text}");
}

#[test]
fn telephones_are_no_names() {
    let text = html(
        &table(&[
            HEADER,
            "1|Сбор|май|О.А. Ефимова, тел. 5-12-34",
            "2|Слёт|июнь|И.О. Лукьянова (тел. 8(34439) 2-15-36), ИПК",
            "3|Рейд|июль|Школы № 12, 7",
        ]),
        &[
            "1 › Сбор › май › О.А. Ефимова",
            "2 › Слёт › июнь › И.О. Лукьянова, ИПК",
            "3 › Рейд › июль › Школы № 12, 7",
        ],
    );
    assert!(
        text.contains("extra.\"Телефон\" = \"тел. 5-12-34\""),
        "{text}"
    );
    assert!(
        text.contains("extra.\"Телефон\" = \"тел. 8(34439) 2-15-36\""),
        "{text}"
    );
}

#[test]
fn a_surname_in_the_line_below_holds_the_post_above() {
    html(
        &table(&[
            HEADER,
            "1|Сбор|май|психолог<br>Лукьянова,<br>Завуч",
            "2|Слёт|май|Завуч<br>Школы",
        ]),
        &[
            "1 › Сбор › май › психолог Лукьянова, Завуч",
            "2 › Слёт › май › Завуч, Школы",
        ],
    );
}

#[test]
fn the_topic_of_a_meeting_is_its_title_and_what_it_speaks_of_is_kept() {
    let text = html(
        &table(&[
            "№|Тема заседания|Содержание работы|Срок|Ответственный",
            "1|Итоги года|1. Анализ работы.<br>2. Задачи.|Август|Завуч",
            "2|Современный урок|Доклад, мастер-классы|Январь|Завуч",
        ]),
        &[
            "1 › Итоги года › Август › Завуч",
            "2 › Современный урок › Январь › Завуч",
        ],
    );
    assert!(
        text.contains("extra.\"Содержание работы\" = \"Доклад, мастер-классы\""),
        "{text}"
    );
    assert_eq!(
        text.matches("угадано: названием взят столбец").count(),
        0,
        "{text}"
    );
}

#[test]
fn a_day_before_a_time_of_day_is_a_day() {
    html(
        &table(&[
            "Мероприятие|Дата, время|Ответственный",
            "Февраль{3x1}",
            "Сбор|22.02 в 15.00|Завуч",
        ]),
        &["Февраль › Сбор › 22.02 в 15.00 › Завуч"],
    );
}

#[test]
fn a_header_again_may_title_a_section() {
    html(
        &table(&[
            "№|Содержание деятельности|Сроки|Формы|Ответственный",
            "|Организационная работа|Сроки||Ответственный",
            "1|Сбор|май|беседа|Завуч",
        ]),
        &["Организационная работа › 1 › Сбор › май › Завуч"],
    );
}

#[test]
fn a_number_of_several_levels_before_a_title_is_its_number() {
    html(
        &table(&[
            HEADER,
            "1.|Цикл занятий:||",
            ".|1.1. Сбор|май|Завуч",
            "|1.2. Слёт|июнь|Завуч",
            "2.|12.05. Рейд|май|Завуч",
        ]),
        &[
            "1. › Цикл занятий:",
            "1.1. › Сбор › май › Завуч",
            "1.2. › Слёт › июнь › Завуч",
            "2. › 12.05. Рейд › май › Завуч",
        ],
    );
}

#[test]
fn a_plan_below_one_of_a_school_year_is_of_that_year() {
    let head = "<p>План учебной работы на 2013-2014 учебный год</p>";
    let first = table(&[HEADER, "1|Сбор|сентябрь|Завуч", "2|Слёт|май|Завуч"]);
    let second = table(&[HEADER, "1|Совет|октябрь|Завуч", "2|Выставка|март|Завуч"]);
    let between = "<p>План методической работы</p><p>Подписка на первую половину 2014 года</p>";
    let page = format!("{head}{first}{between}{second}");
    let source = import::read::read("plan.html", page.as_bytes()).unwrap();
    for draft in import::understand(&source, &Options::default()) {
        let text = import::toml(&draft, "plan.html", Lang::Russian);
        assert_eq!(value(&text, "period"), "2013-2014 учебный год", "{text}");
    }
}

#[test]
fn a_line_that_runs_over_the_next_column_loses_no_words() {
    let text = "План работы на 2022 год\n\n\
        №     Мероприятие                  Место      Срок       Ответственный\n\
        1.    Цикл занятий «Истоки», весь год идёт\n\
        \u{20}     Посещение выставки           музей      май        Завуч\n\
        \u{20}     в музее\n\
        2.    Эстафета                     школа      июнь       Завуч\n\
        3.    Конкурс                      школа      июль       Завуч\n";
    let read = written("plan.txt", text);
    for word in ["Истоки", "Посещение", "выставки", "музее", "музей"]
    {
        assert!(read.contains(word), "{word}: {read}");
    }
}

#[test]
fn what_denies_that_anything_is_wrong_titles_nothing() {
    let text = html(
        &table(&[
            "Недостатки|Мероприятие|Срок|Ответственный",
            "I. Комфортность{4x1}",
            "Нет воды|Установить кулер|май|Завуч",
            "Недостатков не выявлено|||",
            "Нет пандуса|Установить пандус|июнь|Завуч",
        ]),
        &[
            "I. Комфортность › Установить кулер › май › Завуч",
            "I. Комфортность › Установить пандус › июнь › Завуч",
        ],
    );
    assert!(text.contains("#   Недостатков не выявлено"), "{text}");
}

#[test]
fn a_title_among_the_contents_is_a_guess() {
    headed(
        &[
            "СОДЕРЖАНИЕ:",
            "Основные направления",
            "Циклограмма мероприятий на 2022 год",
            "Приложения.",
        ],
        &["title        = \"Циклограмма мероприятий на 2022 год\"  # угадано"],
    );
}

#[test]
fn blanks_to_fill_in_are_no_part_of_a_name() {
    headed(
        &["План мероприятий, проводимых в _МБОУ «Школа № 3» на 2022 год"],
        &["organization = \"МБОУ «Школа № 3»\""],
    );
}

#[test]
fn the_form_and_name_of_a_measure_is_its_title() {
    html(
        &table(&[
            "№|Форма и наименование мероприятия|Дата и время|Место|Ответственный",
            "ФЕВРАЛЬ{5x1}",
            "1|Концерт «Весна»|20.02 19 ч.|Зал|Завуч",
        ]),
        &["ФЕВРАЛЬ › 1 › Концерт «Весна» › 20.02 19 ч. › Завуч"],
    );
}
