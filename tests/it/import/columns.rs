//! What columns mean: headers of several rows, two things in a column, grids of months, no header at all.

use super::shapes::{page, rows, written};

const TITLE: &str = "<p>План работы на 2022 год</p>";

/// Returns a web page with the table of `rows`, whose cells are parted by `|`; `Срок{2x1}` covers two columns.
pub(crate) fn table(rows: &[&str]) -> String {
    let cell = |cell: &str| match cell.strip_suffix('}').and_then(|cell| cell.split_once('{')) {
        Some((text, span)) => {
            let (columns, rows) = span.split_once('x').unwrap();
            format!("<td colspan={columns} rowspan={rows}>{text}</td>")
        }
        None => format!("<td>{cell}</td>"),
    };
    let row = |row: &&str| format!("<tr>{}</tr>", row.split('|').map(cell).collect::<String>());
    format!(
        "<table>{}</table>",
        rows.iter().map(row).collect::<String>()
    )
}

#[track_caller]
fn case(table_rows: &[&str], expected: &[&str]) -> String {
    let text = written("plan.html", format!("{TITLE}{}", table(table_rows)));
    assert_eq!(rows(&text), expected, "{text}");
    text
}

#[test]
fn a_crossed_cell_holds_neither_a_day_nor_a_name() {
    let text = case(
        &[
            "№|Мероприятие|Начало|Окончание|Ответственный",
            "1|Заключены контракты|х|30.04.2022|завуч",
            "2|Работы приняты|X|25.08.2022|x",
        ],
        &[
            "1 › Заключены контракты › до 30.04.2022 › завуч",
            "2 › Работы приняты › до 25.08.2022",
        ],
    );
    assert!(text.contains("extra.\"Начало\" = \"х\""), "{text}");
    assert!(text.contains("extra.\"Ответственный\" = \"x\""), "{text}");
}

#[test]
fn a_column_of_numbers_names_nobody() {
    let text = case(
        &[
            "№|Соревнования|Сроки и место проведения|Проводящая организация|Кол-во участников",
            "1|Лыжня|11 февраля, л/б «Юность»|ДЮСШ|250",
            "2|Кубок|1-3 сентября / стадион|ДЮСШ|80",
        ],
        &[
            "1 › Лыжня › 11 февраля › ДЮСШ",
            "2 › Кубок › 1-3 сентября › ДЮСШ",
        ],
    );
    assert!(text.contains("= \"л/б «Юность»\""), "{text}");
    assert!(
        text.contains("extra.\"Кол-во участников\" = \"250\""),
        "{text}"
    );
}

#[test]
fn what_is_told_under_a_section_heads_nothing() {
    let told = "Исходная информация: на территории действуют 18 детских садов, частных нет.";
    let text = case(
        &[
            "№|Мероприятие|Срок|Кому",
            "1. Рынок услуг{4x1}",
            &format!("{told}{{4x1}}"),
            "1.1|Поддержка садов|до 01.12.2022|Отделу экономики",
        ],
        &["1. Рынок услуг › 1.1 › Поддержка садов › до 01.12.2022 › Отделу экономики"],
    );
    assert!(text.contains(&format!("#   {told}")), "{text}");
}

#[test]
fn a_dash_for_a_deadline_takes_the_time_of_its_section() {
    case(
        &[
            "Месяц|Дата|Мероприятие|Ответственный",
            "январь|15.01|Слушания|завуч",
            "март|–|Обобщение практики|завуч",
        ],
        &[
            "январь › Слушания › 15.01 › завуч",
            "март › Обобщение практики › март › завуч",
        ],
    );
}

#[test]
fn a_first_and_a_last_day_make_a_deadline() {
    let body = [
        "1|Сбор|10.01.2022|20.01.2022|завуч",
        "2|Отчёт|февраль|март|завуч",
        "3|Поход|-|до 01.05.2022|завуч",
        "4|Слёт||01.06.2022|завуч",
        "5|Игра|01.07.2022||завуч",
        "6|Уход|постоянно|постоянно|завуч",
    ];
    let read = [
        "1 › Сбор › с 10.01.2022 по 20.01.2022 › завуч",
        "2 › Отчёт › февраль – март › завуч",
        "3 › Поход › до 01.05.2022 › завуч",
        "4 › Слёт › до 01.06.2022 › завуч",
        "5 › Игра › с 01.07.2022 › завуч",
        "6 › Уход › постоянно – постоянно › завуч",
    ];
    let headers: [&[&str]; 6] = [
        &["№|Мероприятие|Начало|Окончание|Ответственный"],
        &["№|Мероприятие|Дата начала реализации|Дата окончания реализации|Ответственный"],
        &["№ п/п|Этап работ|Старт|Конец|Исполнитель"],
        &["№|Мероприятие|с|по|Ответственный"],
        &[
            "№{1x2}|Мероприятие{1x2}|Срок реализации{2x1}|Ответственный{1x2}",
            "начало|окончание",
        ],
        &[
            "№{1x3}|Мероприятие{1x3}|Реализация{3x1}",
            "Срок{2x1}|Ответственный{1x2}",
            "начало|конец",
        ],
    ];
    for header in headers {
        let text = case(&[header, &body].concat(), &read);
        assert_eq!(text.matches("из двух столбцов").count(), 6, "{text}");
    }
}

#[test]
fn a_column_of_two_things_is_taken_apart() {
    let text = case(
        &[
            "№|Мероприятие|Срок исполнения / форма отчёта|Ответственный",
            "1|Сбор|до 15.05.2022 / протокол|завуч",
            "2|Отчёт|ежемесячно, справка|завуч",
            "3|Поход|июнь|завуч",
            "4|Игра|до 1 июля приказ|завуч",
        ],
        &[
            "1 › Сбор › до 15.05.2022 › завуч",
            "2 › Отчёт › ежемесячно › завуч",
            "3 › Поход › июнь › завуч",
            "4 › Игра › до 1 июля › завуч",
        ],
    );
    let forms = text.matches("extra.\"форма отчёта\" = ").count();
    assert_eq!(forms, 3, "{text}");
    case(
        &[
            "№|Мероприятие|Срок, ответственный",
            "1|Сбор|до 15.05.2022, завуч",
            "2|Отчёт|июнь Директор школы",
            "3|Поход|в течение года<br>Медведев В.Г.",
            "4|Игра|постоянно",
        ],
        &[
            "1 › Сбор › до 15.05.2022 › завуч",
            "2 › Отчёт › июнь › Директор школы",
            "3 › Поход › в течение года › Медведев В.Г.",
            "4 › Игра › постоянно",
        ],
    );
    case(
        &[
            "№|Мероприятие, срок|Ответственный",
            "1|Сбор родителей, 15.05.2022|завуч",
            "2|Экскурсия (июль 2022)|завуч",
            "3|Обход|завуч",
        ],
        &[
            "1 › Сбор родителей › 15.05.2022 › завуч",
            "2 › Экскурсия › июль 2022 › завуч",
            "3 › Обход › завуч",
        ],
    );
}

#[test]
fn executors_may_stand_with_the_title_and_helpers_before_the_lead() {
    case(
        &[
            "№|Мероприятие / ответственный|Срок",
            "1|Сбор родителей / завуч, директор|май",
            "2|Отчёт<br>директор|июнь",
            "3|Экскурсия (классный руководитель)|июль",
            "4|Проверка дневников и/или тетрадей|август",
        ],
        &[
            "1 › Сбор родителей › май › завуч, директор",
            "2 › Отчёт › июнь › директор",
            "3 › Экскурсия › июль › классный руководитель",
            "4 › Проверка дневников и/или тетрадей › август",
        ],
    );
    case(
        &[
            "Мероприятие, ответственный за подготовку|Срок|Ответственный",
            "Сбор / завуч|май|директор",
        ],
        &["Сбор / завуч › май › директор"],
    );
    case(
        &[
            "Мероприятие|Соисполнители|Срок|Ответственный исполнитель",
            "Сбор|завуч, методист|май|директор",
        ],
        &["Сбор › май › директор, завуч, методист"],
    );
}

#[test]
fn marks_in_a_grid_of_months_or_quarters_make_a_deadline() {
    let body = [
        "1|Сбор|+||||завуч",
        "2|Отчёт||х|V||завуч",
        "3|Поход||||да|завуч",
        "4|Показ|||семинар||завуч",
    ];
    let read = |parts: [&str; 4]| {
        [
            format!("1 › Сбор › {} › завуч", parts[0]),
            format!("2 › Отчёт › {}, {} › завуч", parts[1], parts[2]),
            format!("3 › Поход › {} › завуч", parts[3]),
            format!("4 › Показ › {} › завуч", parts[2]),
        ]
    };
    let months = ["сентябрь", "октябрь", "ноябрь", "декабрь"];
    let quarters = ["I кв.", "II кв.", "III кв.", "IV кв."];
    let numbered = ["1 квартал", "2 квартал", "3 квартал", "4 квартал"];
    let years = ["2021 год", "2022 год", "2023 год", "2024 год"];
    let headers: [(&[&str], [&str; 4]); 6] = [
        (
            &[
                "№{1x2}|Мероприятие{1x2}|Сроки (годы){4x1}|Ответственный{1x2}",
                "2021|2022 г.|2023|2024",
            ],
            years,
        ),
        (&["№|Мероприятие|Сен.|Окт.|Ноя.|Дек.|Ответственный"], months),
        (
            &["№|Мероприятие|I кв.|II кв.|III кв.|IV кв.|Ответственный"],
            quarters,
        ),
        (
            &[
                "№{1x2}|Мероприятие{1x2}|Сроки (кварталы){4x1}|Ответственный{1x2}",
                "1|2|3|4",
            ],
            numbered,
        ),
        (
            &[
                "№{1x2}|Мероприятие{1x2}|Срок реализации по кварталам{4x1}|Ответственный{1x2}",
                "I кв.|II кв.|III кв.|IV кв.",
            ],
            quarters,
        ),
        (
            &[
                "№{1x2}|Мероприятие{1x2}|Месяцы{4x1}|Ответственный{1x2}",
                "IX|X|XI|XII",
            ],
            months,
        ),
    ];
    for (header, parts) in headers {
        let read = read(parts);
        let read: Vec<&str> = read.iter().map(String::as_str).collect();
        let text = case(&[header, &body].concat(), &read);
        let kept = format!("extra.\"{}\" = \"семинар\"", parts[2]);
        assert!(text.contains(&kept), "{text}");
    }
    case(
        &[
            "№|Мероприятие|Май|Июнь 2022|Июль",
            "1|Сбор|15||с 1 по 5",
            "2|Слёт||3, 17|",
            "3|Показ|до 20 мая||",
        ],
        &[
            "1 › Сбор › 15 мая, с 1 по 5 июля",
            "2 › Слёт › 3, 17 июня 2022",
            "3 › Показ › до 20 мая",
        ],
    );
    case(
        &[
            "№{1x2}|Мероприятие{1x2}|Срок реализации{2x1}|Ответственный{1x2}",
            "2022|2023",
            "1|Сбор|май|до 1 июня|завуч",
        ],
        &["1 › Сбор › май 2022, до 1 июня 2023 › завуч"],
    );
}

#[test]
fn months_may_hold_what_is_to_be_done() {
    let text = case(
        &[
            "№|Направление|Сентябрь|Октябрь|Ответственный",
            "1|Спорт|Кросс<br>День здоровья<br>и спорта|Турнир|физрук, завуч",
            "2|Труд|Субботник|-|завуч",
            "3|Досуг|||",
        ],
        &[
            "1 Спорт › Кросс › сентябрь › физрук, завуч",
            "1 Спорт › День здоровья и спорта › сентябрь › физрук, завуч",
            "1 Спорт › Турнир › октябрь › физрук, завуч",
            "2 Труд › Субботник › сентябрь › завуч",
            "Прочие мероприятия › 3 › Досуг",
        ],
    );
    assert_eq!(text.matches("приняты за пункты").count(), 6, "{text}");
    case(
        &[
            "Месяц|1 неделя|2 неделя|3-я неделя|IV неделя",
            "Май|День труда|Собрание|Кросс|Поход",
            "Июнь|Слёт|Осмотр||Субботник",
        ],
        &[
            "Май › День труда › 1 неделя",
            "Май › Собрание › 2 неделя",
            "Май › Кросс › 3-я неделя",
            "Май › Поход › IV неделя",
            "Июнь › Слёт › 1 неделя",
            "Июнь › Осмотр › 2 неделя",
            "Июнь › Субботник › IV неделя",
        ],
    );
    case(
        &[
            "Май|Июнь|Июль",
            "Собрание<br>Слёт|Кросс|Поход",
            "Осмотр||Уборка",
        ],
        &[
            "Собрание › май",
            "Слёт › май",
            "Кросс › июнь",
            "Поход › июль",
            "Осмотр › май",
            "Уборка › июль",
        ],
    );
}

#[test]
fn a_column_of_months_is_the_deadline_or_heads_rows_below_it() {
    case(
        &[
            "Месяц|Мероприятие|Ответственный",
            "Май|Сбор|завуч",
            "Июнь|Слёт|завуч",
        ],
        &["Сбор › Май › завуч", "Слёт › Июнь › завуч"],
    );
    case(
        &[
            "Месяц|Мероприятие|Ответственный",
            "Май|Сбор|завуч",
            "Июнь|Слёт|завуч",
            "|Поход|завуч",
        ],
        &[
            "Май › Сбор › Май › завуч",
            "Июнь › Слёт › Июнь › завуч",
            "Июнь › Поход › Июнь › завуч",
        ],
    );
    case(
        &[
            "Месяц|Число|Мероприятие|Ответственный",
            "Май|5|Сбор|завуч",
            "|17|Поход|завуч",
        ],
        &["Май › Сбор › 5 › завуч", "Май › Поход › 17 › завуч"],
    );
}

#[test]
fn numbers_are_not_taken_for_days_where_no_header_says_so() {
    let text = case(
        &[
            "Организация{4x1}",
            "1.1|Сбор родителей|10.01.2022|завуч",
            "1.2|Отчёт|постоянно|директор",
            "Методика{4x1}",
            "2.1|Поход в музей|в течение года|Медведев В.Г.",
        ],
        &[
            "Организация › 1.1 › Сбор родителей › 10.01.2022 › завуч",
            "Организация › 1.2 › Отчёт › постоянно › директор",
            "Методика › 2.1 › Поход в музей › в течение года › Медведев В.Г.",
        ],
    );
    assert_eq!(text.matches("понят по его клеткам").count(), 12, "{text}");
    case(
        &[
            "10.01|Сбор родителей|завуч",
            "25.02|Отчёт о работе|директор",
        ],
        &[
            "Сбор родителей › 10.01 › завуч",
            "Отчёт о работе › 25.02 › директор",
        ],
    );
}

#[test]
fn a_column_without_a_heading_is_kept_under_its_number() {
    let text = case(
        &["№|Мероприятие|Срок|", "1|Сбор|май|зал", "2|Слёт|июнь|"],
        &["1 › Сбор › май", "2 › Слёт › июнь"],
    );
    assert!(text.contains("extra.\"столбец 4\" = \"зал\"\n"), "{text}");
}

/// Headers as plans word them, each heading with what its cells are: the number, title, deadline, executors, result,
/// note of an item, or `+` for what is kept under its heading.
const HEADERS: &str = include_str!("headers.txt");

#[test]
fn headings_are_understood_in_any_order() {
    let animals = [
        "аист",
        "бобр",
        "волк",
        "гусь",
        "дрозд",
        "енот",
        "зубр",
        "кит",
    ];
    let mut wrong = Vec::new();
    for line in HEADERS.lines() {
        let headings: Vec<(&str, &str)> = line
            .split(" | ")
            .map(|heading| heading.rsplit_once(" = ").unwrap())
            .collect();
        for turn in 0..headings.len() {
            let mut turned = headings.clone();
            turned.rotate_left(turn);
            let header: Vec<&str> = turned.iter().map(|(heading, _)| *heading).collect();
            let cells = animals[..header.len()].join("|");
            let text = written(
                "plan.html",
                format!("{TITLE}{}", table(&[&header.join("|"), &cells])),
            );
            let read = (0..header.len())
                .map(|at| meaning(&text, animals[at]))
                .collect::<Vec<_>>();
            let meant: Vec<&str> = turned.iter().map(|(_, meant)| *meant).collect();
            if read != meant {
                wrong.push(format!(
                    "{} read as {}",
                    header.join(" | "),
                    read.join(" | ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns the key under which the only item of `text` has `word`.
fn meaning(text: &str, word: &str) -> String {
    let line = text.lines().rev().find(|line| line.contains(word));
    let key = line
        .unwrap_or_default()
        .split([' ', '.'])
        .next()
        .unwrap_or_default();
    if key == "extra" {
        "+".to_owned()
    } else {
        key.to_owned()
    }
}

#[test]
fn a_grid_of_months_gives_the_deadlines() {
    let text = written(
        "plan.html",
        page(
            "<h1>План работы библиотеки на 2022 год</h1>",
            &[
                "№ п/п|Мероприятие|Январь|Февраль|Март|Апрель",
                "1|Неделя книги|||+|",
                "2|Обзор новинок|х||х|",
                "3|Библионочь||||22",
            ],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "1 › Неделя книги › март",
            "2 › Обзор новинок › январь, март",
            "3 › Библионочь › 22 апреля",
        ]
    );
}

#[test]
fn a_column_of_moved_or_kept_days_makes_marks() {
    let rows = |header: &str, cell: &str| {
        written(
            "plan.html",
            format!(
                "{TITLE}{}",
                table(&[
                    &format!("№|Мероприятие|Срок|{header}|Ответственный"),
                    &format!("1|Сход граждан|15.02.2022|{cell}|завуч"),
                ])
            ),
        )
    };
    for header in ["Продлён до", "Перенос срока", "Новый срок"] {
        let text = rows(header, "28.02.2022");
        let moved = "moved     = [{ due = 2022-02-15, to = 2022-02-28 }]  # угадано";
        assert!(text.contains(moved), "{header}: {text}");
        let asked = rows(header, "позже");
        assert!(!asked.contains("moved "), "{asked}");
        assert!(asked.contains("= \"позже\"  # угадано"), "{asked}");
    }
    let text = rows("Факт", "10.02.2022");
    assert!(text.contains("done      = 2022-02-10  # угадано"), "{text}");
    let text = rows("Факт", "450");
    assert!(text.contains("extra.\"Факт\" = \"450\"\n"), "{text}");
}
