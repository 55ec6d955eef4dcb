//! Minutes: what stands under other headings than «РЕШИЛИ», decisions with a list under them, and days and people that
//! are each of one item.

use std::fs;

use super::minutes::{ALL, PLAN, applied, asks, gains, typed};
use super::{changed, folder, run, text};

/// Applies the minutes `paper`; returns the lines that the plan gains and what was said.
fn whole(paper: &str) -> (Vec<String>, String) {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    fs::write(folder.path().join("п.txt"), paper).unwrap();
    let (_, said) = run(folder.path(), &["protocol", "--apply", "п.txt", "--yes"]);
    (changed(&before, &text(folder.path(), PLAN)).0, said)
}

const DONE: &str = "done      = 2022-04-14";

#[test]
fn what_is_said_under_another_heading_is_told_and_not_applied() {
    for heading in [
        "ВЫСТУПИЛИ",
        "СЛУШАЛИ",
        "Повестка дня",
        "Присутствовали",
        "ОБСУДИЛИ",
        "В ходе обсуждения",
        "Доложила",
    ] {
        let speech =
            "Ефимова О.А. предложила п. 11 перенести на 20 мая.\nп. 10 исполнен 24.03.2022.";
        for (paper, decided) in [
            (
                format!("{heading}:\n{speech}\nРЕШИЛИ:\nп. 9 исполнен 14.04.2022."),
                1,
            ),
            (
                format!("РЕШИЛИ:\nп. 9 исполнен 14.04.2022.\n{heading}:\n{speech}"),
                1,
            ),
            (format!("{heading}:\n{speech}"), 0),
        ] {
            let (gained, said) = whole(&format!("ПРОТОКОЛ № 3 от 18.04.2022\n{paper}"));
            assert_eq!(gained, vec![DONE; decided], "{paper}\n{said}");
            assert!(said.contains("не записано: 2"), "{paper}\n{said}");
            assert!(
                said.contains(&format!("стоит под «{heading}»")),
                "{paper}\n{said}"
            );
        }
    }
    let (gained, said) = whole(
        "ПРОТОКОЛ № 3 от 18.04.2022\nП. 10 признать исполненным.\nРЕШИЛИ:\nп. 9 исполнен 14.04.2022.\n\
         Секретарь ______\nп. 13 исполнен",
    );
    assert_eq!(gained, [DONE], "{said}");
    assert!(said.contains("стоит выше слова «РЕШИЛИ»"), "{said}");
    assert!(said.contains("стоит под «Секретарь»"), "{said}");
}

#[test]
fn a_speech_that_is_decided_as_it_was_said_is_not_told_again() {
    let (gained, said) = whole(
        "ПРОТОКОЛ № 3 от 18.04.2022\nСЛУШАЛИ: об исполнении п. 9.\nВЫСТУПИЛИ:\n\
         Ефимова О.А.: п. 9 исполнен 14.04.2022, ответственный по п. 12 – она же.\nРЕШИЛИ:\nп. 9 исполнен 14.04.2022.",
    );
    assert_eq!(gained, [DONE], "{said}");
    assert!(!said.contains("не записано"), "{said}");
    // another decision on it is
    let (_, said) = whole(
        "ПРОТОКОЛ № 3 от 18.04.2022\nВЫСТУПИЛИ:\nп. 9 исполнен 14.04.2022.\nРЕШИЛИ:\nп. 9 перенести на 20.05.2022.",
    );
    assert!(said.contains("не записано: 1"), "{said}");
}

#[test]
fn a_decision_holds_for_the_items_in_the_list_under_it() {
    gains(
        "2. Снять с контроля как исполненные:\n– п. 9;\n– п. 11.",
        &["done      = 2022-04-18"; 2],
    );
    gains(
        "2. Считать исполненными следующие пункты:\n2.1. п. 10 (14.04.2022);\n2.2. п. 11 (14.04.2022).",
        &[DONE; 2],
    );
    gains(
        "Считать исполненными: п. 9 (14.04.2022); п. 11 – 14.04.2022.",
        &[DONE; 2],
    );
    gains(
        "Снять с контроля:\nа) п. 9 – исполнен 14.04.2022;\nб) п. 11 – в связи с закрытием программы.",
        &[
            DONE,
            "cancelled = { on = 2022-04-18, reason = \"в связи с закрытием программы\" }",
        ],
    );
    for list in [
        "Перенести на 20.05.2022:\n- п. 9 «Организация заключения договоров с кураторами».",
        "Перенести сроки:\n- п. 9 – на 20.05.2022.",
    ] {
        gains(
            list,
            &[
                "deadline  = \"до 20.05.2022\"",
                "postponed = [{ was = \"до 01.03.2022\", on = 2022-04-18, basis = \"протокол № 3 от 18.04.2022\" }]",
            ],
        );
    }
    // what decides something else itself ends the list
    gains(
        "Исключить из плана:\nп. 9.\nП. 11 исполнен 14.04.2022.",
        &[
            "cancelled = { on = 2022-04-18, reason = \"протокол № 3 от 18.04.2022\" }",
            DONE,
        ],
    );
}

#[test]
fn lists_that_are_not_sure_are_asked_about() {
    let (gained, _, said) = applied("Снять с контроля:\nп. 21;\nп. 22.");
    assert!(gained.is_empty(), "{said}");
    assert_eq!(said.matches("исполнено или отменено?").count(), 2, "{said}");
    asks(
        "Считать исполненными:\n2. Усилить работу.",
        "осталось одно решение",
    );
    let (gained, _, said) = applied("Перенести на 20 мая:\nп. 9 – на 1 июня.");
    assert!(gained.is_empty(), "{said}");
    assert!(said.contains("новых сроков названо несколько"), "{said}");
    let (gained, _, said) = applied("Поручить кураторам:\n- подготовить справку по п. 9.");
    assert!(gained.is_empty(), "{said}");
    assert!(said.contains("это поручение"), "{said}");
}

#[test]
fn days_are_each_of_one_item_where_that_is_said() {
    gains(
        "Пункты 10 и 11 считать исполненными 24.03 и 14.04.2022 соответственно.",
        &["done      = 2022-03-24", DONE],
    );
    let (gained, _, said) =
        applied("Перенести сроки пунктов 9 и 11 на 20 мая и 1 июня 2022 г. соответственно.");
    for day in ["20.05.2022", "01.06.2022"] {
        assert!(
            gained.contains(&format!("deadline  = \"до {day}\"")),
            "{said}"
        );
    }
    asks(
        "Пункты 10, 11 и 12 исполнены 24.03 и 14.04.2022 соответственно.",
        "не один день исполнения",
    );
}

#[test]
fn whose_place_is_taken_leaves() {
    for decision in [
        "Возложить исполнение п. 12 на руководителей ОО вместо О.А. Ефимовой.",
        "Вместо Ефимовой О.А. ответственным по п. 12 назначить руководителей ОО.",
        "П. 12: ответственный – руководители ОО (вместо О.А. Ефимовой).",
    ] {
        gains(
            decision,
            &["executors = [\"руководители ОО\", \"кураторы\"]"],
        );
    }
    asks(
        "Возложить исполнение п. 12 на руководителей ОО вместо кураторов.",
        "ответственный – «О.А. Ефимова»: кого заменить?",
    );
}

#[test]
fn what_is_said_of_one_item_is_not_said_of_the_next() {
    let (gained, _, said) = applied(
        "П. 9 исполнен 14.04.2022, п. 10 – в работе, п. 11 – не исполнен по причине болезни.",
    );
    assert_eq!(
        gained,
        [
            DONE,
            "unmet     = [{ on = 2022-04-18, reason = \"по причине болезни\" }]"
        ],
        "{said}"
    );
    assert!(said.contains("п. 10 – в работе"), "{said}");
    gains("П. 9. Исполнен. 14.04.2022", &[DONE]);
}

/// Decisions in other words, and the line that they become.
#[test]
fn more_sentences_of_every_day() {
    for decision in [
        "Пункт 9 закрыть как исполненный 14.04.2022.",
        "п.9 - исп. 14.04",
        "П.9 вып-но 14.04.2022",
        "П. 9 выполнен 14.04.22г.",
        "Работу по пункту 9 считать завершённой 14.04.2022.",
        "Мероприятия, предусмотренные п. 9 дорожной карты, признать исполненными 14.04.2022.",
    ] {
        gains(decision, &[DONE]);
    }
    for decision in ["Прекратить исполнение п. 9.", "П. 9 аннулировать."]
    {
        gains(
            decision,
            &["cancelled = { on = 2022-04-18, reason = \"протокол № 3 от 18.04.2022\" }"],
        );
    }
    gains(
        "Пункт 25 за март 2022 года исполнен 15.03.2022.",
        &["done      = [{ due = 2022-03-14, on = 2022-03-15 }]"],
    );
    for decision in [
        "Включить в план мероприятие «Круглый стол» со сроком исполнения до 20 мая, ответственный – О.А. Ефимова.",
        "Дополнить план мероприятием: Круглый стол (срок: до 20 мая; ответственный: О.А. Ефимова).",
    ] {
        let (gained, _, said) = applied(decision);
        assert_eq!(
            gained[3..5],
            ["title     = \"Круглый стол\"", "deadline  = \"до 20 мая\""],
            "{said}"
        );
    }
    for (decision, why) in [
        ("П. 21 закрыть.", "исполнено или отменено?"),
        (
            "П. 9 за март отчитаться и исполнен 14.04.2022.",
            "это поручение",
        ),
    ] {
        asks(decision, why);
    }
}

/// Applies `decisions` to five plans; returns the lines that they gain, each with the beginning of its plan's name.
fn of_five(decisions: &str) -> (Vec<String>, String) {
    let folder = folder(&ALL);
    let before = ALL.map(|name| text(folder.path(), name));
    fs::write(folder.path().join("п.txt"), typed(decisions)).unwrap();
    let (_, said) = run(folder.path(), &["protocol", "--apply", "п.txt", "--yes"]);
    let mut gained = Vec::new();
    for (name, before) in ALL.iter().zip(&before) {
        let (lines, _) = changed(before, &text(folder.path(), name));
        gained.extend(lines.iter().map(|line| format!("{} {line}", &name[..4])));
    }
    (gained, said)
}

#[test]
fn plans_are_named_without_quotes_and_in_any_case() {
    for (decision, plan, count) in [
        (
            "По плану «500+», Первоуральск: пп. 10, 11 исполнены 14.04.2022.",
            "perv",
            2,
        ),
        (
            "По плану 500+ Первоуральск п. 9 исполнен 14.04.2022",
            "perv",
            1,
        ),
        (
            "По дорожной карте Саров, 2021–2022: п. 3 исполнен 14.04.2022.",
            "saro",
            1,
        ),
        ("План Саров, 2021–2022\nп. 3 исполнен 14.04.2022", "saro", 1),
        (
            "Дорожная карта г. Саров. Признать исполненными 14.04.2022: п. 3, п. 5.",
            "saro",
            2,
        ),
        ("Школа № 19: п. 3.4 исполнен 14.04.2022.", "scho", 1),
        ("МБОУ школа № 19. П. 3.4 исполнен 14.04.2022.", "scho", 1),
        ("По школе 19 п. 3.4 исполнен 14.04.2022.", "scho", 1),
        ("В Дубовском районе пункт 5 исполнен 14.04.2022.", "dubo", 1),
    ] {
        let (gained, said) = of_five(decision);
        assert_eq!(
            gained,
            vec![format!("{plan} {DONE}"); count],
            "{decision}\n{said}"
        );
        assert!(!said.contains("Не понято"), "{decision}\n{said}");
    }
}

#[test]
fn numbers_of_lines_and_of_items_are_no_days() {
    for decision in [
        "2.1. п. 3 исполнен.",
        "2.1 п. 3 исполнен",
        "2.1) Пункт 3 исполнен.",
        "2.1. Исполнен п. 3.",
    ] {
        let (gained, said) = of_five(&format!("2. По Сарову:\n{decision}"));
        assert_eq!(
            gained,
            ["saro done      = 2022-04-18"],
            "{decision}\n{said}"
        );
    }
    for (decision, count) in [
        ("Исполнен п. 3.4.", 1),
        ("1.2. п. 3.4 исполнен.", 1),
        ("Исполнены пп. 3.4, 3.5.", 2),
        ("Считать исполненными:\n1.1. п. 3.4;\n1.2. п. 3.5.", 2),
        ("Снять с контроля п. 3.4 как исполненный.", 1),
    ] {
        let (gained, said) = of_five(&format!("По школе № 19:\n{decision}"));
        assert_eq!(
            gained,
            vec!["scho done      = 2022-04-18"; count],
            "{decision}\n{said}"
        );
    }
    let (gained, said) = of_five("По школе № 19:\n14.04 п. 3.4 исполнен");
    assert_eq!(gained, [format!("scho {DONE}")], "{said}");
}
