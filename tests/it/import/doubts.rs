//! What a table leaves open is read as its author meant it, and said: repeated signs and titles, lists in cells, tables
//! beside and below each other.

use super::columns::table;
use super::kinds::{html, values};

/// Reads a table under a title and expects these rows, and each of these doubts as often.
#[track_caller]
fn doubted(body: &str, expected: &[&str], doubts: &[(&str, usize)]) {
    let text = html(body, expected);
    for (doubt, times) in doubts {
        assert_eq!(text.matches(doubt).count(), *times, "{doubt}: {text}");
    }
}

const HEADER: &str = "№|Мероприятие|Срок|Ответственный";

#[test]
fn every_sign_of_repetition_takes_the_value_above_or_is_told() {
    for sign in [
        "-//-",
        "— \" —",
        "«»",
        ",,",
        "\\\\",
        "〃",
        "то же",
        "Тот же срок",
        "аналогично",
    ] {
        doubted(
            &table(&[
                HEADER,
                "1|Сбор|май|Завуч",
                &format!("2|Слёт|{sign}|те же лица"),
            ]),
            &["1 › Сбор › май › Завуч", "2 › Слёт › май › Завуч"],
            &[("знак повтора, взято", 2)],
        );
    }
    doubted(
        &table(&[HEADER, "1|Сбор|май|то же"]),
        &["1 › Сбор › май › то же"],
        &[("знак повтора, но выше нет значения", 1)],
    );
}

#[test]
fn the_title_of_a_section_may_stand_in_every_cell_of_its_row() {
    doubted(
        &table(&[
            HEADER,
            "Раздел 1|Раздел 1|Раздел 1|Раздел 1",
            "1|Сбор|май|Завуч",
        ]),
        &["Раздел 1 › 1 › Сбор › май › Завуч"],
        &[],
    );
}

#[test]
fn a_day_that_leads_its_rows_is_theirs() {
    let rows = [
        "Сроки|Мероприятие|Ответственный",
        "май|Сбор|Завуч",
        "|Слёт|кураторы",
    ];
    doubted(
        &table(&rows),
        &["Сбор › май › Завуч", "Слёт › май › кураторы"],
        &[("клетка пуста, взято значение клетки выше", 1)],
    );
    doubted(
        &table(&[
            "Дата|Мероприятие|Ответственный",
            "МАЙ{3x1}",
            "15|Сбор|Завуч",
            "|Слёт|кураторы",
        ]),
        &["МАЙ › Сбор › 15 › Завуч", "МАЙ › Слёт › МАЙ › кураторы"],
        &[("взято время из названия раздела", 1)],
    );
    doubted(
        &table(&[HEADER, "1|Сбор|май|Завуч", "2|Слёт||кураторы"]),
        &["1 › Сбор › май › Завуч", "2 › Слёт › кураторы"],
        &[],
    );
}

#[test]
fn a_part_with_a_deadline_of_its_own_is_no_rest_of_a_row() {
    doubted(
        &table(&[
            HEADER,
            "1|Ремонт|до 20 февраля|Завхоз",
            "|– кресел|до 10 февраля|Завхоз",
        ]),
        &[
            "1 › Ремонт › до 20 февраля › Завхоз",
            "– кресел › до 10 февраля › Завхоз",
        ],
        &[],
    );
    doubted(
        &table(&[
            HEADER,
            "1|Ремонт зала|до|Завхоз",
            "|и кресел|10 февраля|",
            "2|Слёт|май|Завуч",
        ]),
        &[
            "1 › Ремонт зала и кресел › до 10 февраля › Завхоз",
            "2 › Слёт › май › Завуч",
        ],
        &[("пункт разрезан концом страницы", 1)],
    );
}

#[test]
fn lists_that_stay_one_item_are_told() {
    let told = "списки, абзацы которых не сопоставить";
    for row in [
        "1|Подготовка:¶- сбор заявлений¶- обучение¶- репетиция|до 01.02.2022¶март 2022¶15.04.2022|Завуч",
        "1|Подготовка:¶сбор заявлений¶обучение|май|Завуч¶Завхоз",
        "1|1. Сбор заявлений¶2. Обучение|май|Завуч¶Завхоз",
    ] {
        let text = super::shapes::written(
            "plan.html",
            format!(
                "<p>План на 2022 год</p>{}",
                table(&[HEADER, row]).replace('¶', "<br>")
            ),
        );
        assert_eq!(text.matches(told).count(), 1, "{text}");
    }
    doubted(
        &table(&[
            HEADER,
            "1|Конкурсы <table><tr><td>чтецов</td><td>12.04.2022</td></tr></table>|май|Завуч",
        ]),
        &["1 › Конкурсы чтецов 12.04.2022 › май › Завуч"],
        &[("в клетке своя таблица", 1)],
    );
}

#[test]
fn tables_beside_each_other_are_read_one_after_the_other() {
    values(
        "№;Мероприятие;Срок;;№;Мероприятие;Срок\n1;Сбор;май 2022;;3;Слёт;июнь 2022\n2;Смотр;май 2022;;4;Поход;июль 2022\n",
        &[
            "1 › Сбор › май 2022",
            "2 › Смотр › май 2022",
            "3 › Слёт › июнь 2022",
            "4 › Поход › июль 2022",
        ],
    );
    doubted(
        &table(&["Мероприятие|Срок|Мероприятие|Срок", "Сбор|май|Слёт|июнь"]),
        &["Сбор › май", "Слёт › июнь"],
        &[("две таблицы рядом", 2)],
    );
}

#[test]
fn a_table_without_a_header_has_the_columns_of_the_one_above() {
    doubted(
        &format!(
            "{}<p>Раздел 2. Учёт</p>{}",
            table(&[HEADER, "1|Сбор|май|Завуч"]),
            table(&["1|Слёт|июнь|кураторы"]),
        ),
        &[
            "1 › Сбор › май › Завуч",
            "Раздел 2. Учёт › 1 › Слёт › июнь › кураторы",
        ],
        &[("столбцы – как в таблице выше", 4)],
    );
    doubted(
        &format!(
            "{}<p>Показатели</p>{}",
            table(&[HEADER, "1|Сбор|май|Завуч"]),
            table(&["1|Доля школ|%|50"]),
        ),
        &["1 › Сбор › май › Завуч"],
        &[],
    );
}

#[test]
fn short_rows_of_values_fit_where_all_are_short() {
    values(
        "№;Этап;Ответственный;Дата начала;Дата окончания;1 нед.;2 нед.;3 нед.\n\
         1;Анализ;Завуч;20.03.2022;30.03.2022\n2;Отчёт;Завуч;25.03.2022;18.04.2022\n",
        &[
            "1 › Анализ › с 20.03.2022 по 30.03.2022 › Завуч",
            "2 › Отчёт › с 25.03.2022 по 18.04.2022 › Завуч",
        ],
    );
}

#[test]
fn stars_of_footnotes_stay() {
    doubted(
        &table(&[HEADER, "1|Сбор*|май**|Завуч"]),
        &["1 › Сбор* › май** › Завуч"],
        &[],
    );
}

#[test]
fn words_that_a_narrow_column_breaks_are_whole() {
    let rows = table(&[
        HEADER,
        "1|Семинар для учите-¶лей|еже-¶квар-¶тально|И.О. Лукья-¶нова",
        "2|Учебно-¶воспитательная работа|май-¶июнь|педагог-¶психолог",
    ]);
    doubted(
        &rows.replace('¶', "<br>"),
        &[
            "1 › Семинар для учителей › ежеквартально › И.О. Лукьянова",
            "2 › Учебно- воспитательная работа › май- июнь › педагог- психолог",
        ],
        &[],
    );
}

#[test]
fn the_rank_beside_a_person_is_the_post() {
    let text = html(
        &table(&[
            HEADER,
            "1|Доклад|май|<p>майор полиции</p><p>Лукьянова И.О.</p>",
        ]),
        &["1 › Доклад › май › майор полиции Лукьянова И.О."],
    );
    assert!(
        text.contains("{ kind = \"person\", post = \"майор полиции\" }"),
        "{text}"
    );
}

#[test]
fn weeks_and_days_without_a_word_are_told_as_months_are() {
    for scale in [
        "03.01|10.01|17.01|24.01|31.01",
        "1|2|3|4|5",
        "январь|февраль|март|апрель|май",
    ] {
        doubted(
            &table(&[
                &format!("№|Мероприятие|Ответственный|{scale}"),
                "1|Сбор|Завуч|||||",
            ]),
            &["1 › Сбор › Завуч"],
            &[("если они закрашены, впишите срок", 1)],
        );
    }
}
