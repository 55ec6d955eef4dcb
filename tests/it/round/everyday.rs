//! Decisions as clerks write them at every meeting: what each becomes, what only says that all stays, what is asked.

use super::minutes::{applied, asks, gains};

const DONE: &str = "done      = 2022-04-18";

/// Returns the lines of a deadline that is moved.
fn moved(was: &str, to: &str) -> [String; 2] {
    [
        format!("deadline  = \"до {to}\""),
        format!(
            "postponed = [{{ was = \"{was}\", on = 2022-04-18, basis = \"протокол № 3 от 18.04.2022\" }}]"
        ),
    ]
}

#[track_caller]
fn moves(decisions: &str, terms: &[(&str, &str)]) {
    let lines = terms.iter().flat_map(|(was, to)| moved(was, to));
    let lines: Vec<String> = lines.collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    gains(decisions, &lines);
}

#[test]
fn carried_out_in_time_is_carried_out_on_the_due_day() {
    gains("П. 9. Исполнено в срок.", &["done      = 2022-03-01"]);
    gains(
        "Мероприятия 1, 2 исполнены в установленные сроки.",
        &["done      = 2022-01-17"; 2],
    );
    gains("П. 12 исполнен в срок.", &[DONE]);
    gains("П. 12 исполнен досрочно.", &[DONE]);
    asks("П. 9 исполнен досрочно.", "день исполнения не читается");
    gains(
        "П. 1. Считать исполненным с 17 января 2022 года (приказ от 17.01.2022 № 15).",
        &["done      = [{ on = 2022-01-17, evidence = \"приказ от 17.01.2022 № 15\" }]"],
    );
    gains("п. 9 и п. 10, а также п. 11 исполнены", &[DONE; 3]);
    gains("Считать исполненными пп. 1–3.", &[DONE; 3]);
    gains("9 – исполнено.", &[DONE]);
    gains(
        "П. 9 выполнен 14.04.2022 г., п. 10 – 24.03.2022 г.",
        &["done      = 2022-04-14", "done      = 2022-03-24"],
    );
}

#[test]
fn what_is_taken_off_without_a_word_of_why_is_asked_about() {
    for decisions in [
        "Снять с контроля:\n– п. 1;\n– п. 9.",
        "Снять с контроля пункты:\n1, 9.",
        "П. 1 и 9 закрыть.",
    ] {
        let (gained, _, said) = applied(decisions);
        assert!(gained.is_empty(), "{gained:?}");
        assert!(said.contains("исполнено или отменено?"), "{said}");
    }
    // what says it more plainly holds
    let (gained, _, said) = applied("П. 9 снять с контроля. Исполнен 14.04.2022.");
    assert_eq!(gained, ["done      = 2022-04-14"], "{said}");
    gains(
        "П. 9. Снять с контроля (дублирует п. 1).",
        &["cancelled = { on = 2022-04-18, reason = \"дублирует п. 1\" }"],
    );
}

#[test]
fn what_is_left_as_it_is_is_told_and_not_asked_about() {
    for decision in [
        "П. 9. Оставить на контроле.",
        "П. 9 взять на особый контроль.",
        "П. 14 исполнить в установленный срок.",
        "Усилить контроль за исполнением п. 9.",
        "Срок п. 9 не изменять.",
        "П. 9. Ответственный тот же, срок тот же.",
        "П. 9: работа ведётся.",
        "П. 9. Заслушать Ефимову О.А. на следующем заседании.",
        "П. 9 – до 01.03.2022.",
    ] {
        let (gained, _, said) = applied(decision);
        assert!(gained.is_empty(), "{decision}: {gained:?}");
        assert!(said.contains("Остаётся как есть: 1"), "{decision}: {said}");
        assert!(!said.contains("Не понято"), "{decision}: {said}");
    }
    asks("П. 9 оставить на контроле до 20.05.2022.", "назван срок");
    asks("П. 9 исполнен, оставить на контроле.", "отрицание");
}

#[test]
fn a_task_with_a_term_moves_the_deadline() {
    let of_9 = |to| [("до 01.03.2022", to)];
    for (decisions, to) in [
        ("П. 9. Провести до 25 апреля.", "25.04.2022"),
        ("П. 9 исполнить в двухнедельный срок.", "02.05.2022"),
        ("П. 9 исполнить в течение недели.", "25.04.2022"),
        ("П. 9 исполнить в срок не позднее 10 дней.", "28.04.2022"),
        (
            "Ефимовой О.А. в срок до 01.06.2022 завершить исполнение п. 9.",
            "01.06.2022",
        ),
        (
            "Завершить заключение договоров с кураторами (п. 9) к 29 апреля.",
            "29.04.2022",
        ),
        ("П. 9 – до 1 июня.", "01.06.2022"),
        ("Срок исполнения п. 9 – 20.05.2022.", "20.05.2022"),
        ("П. 9 – в работе, срок до 29.04.2022.", "29.04.2022"),
        (
            "1. П. 9 исполнить.\nОтветственный исполнитель: Ефимова О.А.\nСрок: до 1 июня 2022 г.",
            "01.06.2022",
        ),
        (
            "П. 9. Перенести на: 01.06.2022, ответственный тот же.",
            "01.06.2022",
        ),
        (
            "П. 9 перенести на следующее заседание.\n2. Следующее заседание – 16 мая 2022 года.",
            "16.05.2022",
        ),
        (
            "П. 9 оставить на контроле, срок перенести на 20.05.2022.",
            "20.05.2022",
        ),
        ("П. 9 перенести на 2 квартал.", "30.06.2022"),
        (
            "Удовлетворить просьбу О.А. Ефимовой о переносе п. 9 на 20.05.2022.",
            "20.05.2022",
        ),
        (
            "1. П. 9 перенести на 20.05.2022.\n5. Срок п. 9 – 20.05.2022.",
            "20.05.2022",
        ),
    ] {
        moves(decisions, &of_9(to));
    }
    moves(
        "Перенести п. 9 до 20.05.2022, а п. 11 – до 01.06.2022",
        &[
            ("до 01.03.2022", "20.05.2022"),
            ("до 30.03.2022", "01.06.2022"),
        ],
    );
    asks("П. 9 исполнить в течение 10 рабочих дней.", "не читается");
    asks("П. 9 исполнить после получения писем.", "после получения");
    asks(
        "П. 9 перенести на 20.05.2022, не позднее 25.05.2022.",
        "несколько",
    );
    asks("П. 9 исполнен. Срок: 20.05.2022.", "сказано разное");
}

#[test]
fn a_term_and_a_lead_are_set_at_once() {
    let term = moved("до 30.03.2022", "20.05.2022");
    let who = "executors = [\"кураторы\", \"руководители ОО\", \"О.А. Ефимова\"]";
    for decision in [
        "По п. 11 ответственными назначить кураторов, срок – до 20 мая.",
        "1. П. 11 исполнить до 20.05.2022.\nОтв.: кураторы",
    ] {
        gains(decision, &[&term[0], &term[1], who]);
    }
    gains("П. 11. Передать ответственность кураторам.", &[who]);
    gains("По п. 11: заменить ответственного на кураторов.", &[who]);
}

#[test]
fn the_reason_names_no_item_to_decide_on() {
    let reason = |of: &str| format!("cancelled = {{ on = 2022-04-18, reason = \"{of}\" }}");
    let united = reason("в связи с объединением с п. 12");
    gains(
        "П. 9. Снять с контроля в связи с объединением с п. 12.",
        &[&united],
    );
    let same = reason("так как дублирует п. 12");
    gains("П. 9. Отменить, так как дублирует п. 12.", &[&same]);
    let (gained, _, said) = applied("П. 9. Исполнено 14.04.2022, протокол № 2 (п. 3)");
    assert!(gained.is_empty(), "{said}");
    asks(
        "П. 9. Не исполнено, так как не исполнен п. 8.",
        "назван и другой пункт",
    );
    gains(
        "П. 11 – не исполнено (не готовы программы)",
        &["unmet     = [{ on = 2022-04-18, reason = \"не готовы программы\" }]"],
    );
    let (gained, _, said) = applied("П. 9 перенести на 20.05.2022 в связи с переносом п. 11.");
    assert!(
        gained[1].contains("18.04.2022; в связи с переносом п. 11\""),
        "{said}"
    );
}

#[test]
fn two_decisions_that_differ_are_both_asked_about() {
    for decisions in [
        "1. П. 9 перенести на 20.05.2022.\n5. П. 9 перенести на 01.06.2022.",
        "1. П. 9 исполнен 14.04.2022.\n5. П. 9 перенести на 01.06.2022.",
        "1. Ответственным за п. 11 назначить Ефимову О.А.\n5. П. 11 поручить кураторам.",
    ] {
        let (gained, _, said) = applied(decisions);
        assert!(gained.is_empty(), "{decisions}: {gained:?}");
        assert_eq!(said.matches("сказано разное").count(), 2, "{said}");
    }
}

#[test]
fn what_is_decided_on_a_question_is_of_its_item() {
    for minutes in [
        "2. СЛУШАЛИ: о ходе исполнения п. 9.\nРЕШИЛИ: продлить до 20.05.2022.",
        "2. О п. 9.\nСЛУШАЛИ: Ефимову О.А.\nРЕШИЛИ:\n2.1. Информацию принять к сведению.\n\
         2.2. Срок исполнения пункта перенести на 20.05.2022.",
    ] {
        let (gained, _, said) = applied(minutes);
        assert_eq!(gained, moved("до 01.03.2022", "20.05.2022"), "{said}");
        assert!(said.contains("пункт взят из «Слушали»"), "{said}");
    }
    // of several it is asked which
    let (gained, _, said) =
        applied("2. СЛУШАЛИ: о ходе исполнения п. 9, 11.\nРЕШИЛИ: продлить до 20.05.2022.");
    assert!(gained.is_empty(), "{said}");
    assert!(said.contains("не сказано, к какому пункту"), "{said}");
}

#[test]
fn a_new_item_has_its_term_and_its_executor_on_lines_of_their_own() {
    let (gained, _, said) = applied(
        "1. Дополнить план п. 32 «Семинар для кураторов».\nСрок: 20.05.2022.\nОтветственный: О.А. Ефимова.",
    );
    let item = [
        "number    = \"32\"",
        "title     = \"Семинар для кураторов\"",
        "deadline  = \"20.05.2022\"",
        "executors = [\"О.А. Ефимова\"]",
    ];
    assert!(
        item.iter().all(|line| gained.iter().any(|own| own == line)),
        "{gained:?}\n{said}"
    );
    // what is of no plan is asked about once
    let (gained, _, said) =
        applied("1. Провести семинар для кураторов. Срок – 20.05.2022. Отв. – О.А. Ефимова.");
    assert!(gained.is_empty(), "{said}");
    assert!(said.contains("решите сами: 1"), "{said}");
}
