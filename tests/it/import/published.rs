//! How towns and schools lay out the plans that they publish.

use super::columns::table;
use super::kinds::html;
use super::shapes::written;

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
