//! What answers mean, a row for each wording.

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn answer(done: &str, evidence: &str, reason: &str) -> Answer {
    Answer {
        done: done.to_owned(),
        evidence: evidence.to_owned(),
        reason: reason.to_owned(),
        ..Answer::default()
    }
}

/// Answers given on Monday, 18 April 2022.
fn said(done: &str) -> Reply {
    reply(&answer(done, "", ""), Some(date("2022-04-18")))
}

#[test]
fn days_are_read_in_the_ways_people_write_them() {
    for (text, on) in [
        ("12.04.2022", "2022-04-12"),
        ("12.04.2022 г.", "2022-04-12"),
        ("12.04.22", "2022-04-12"),
        ("12.04", "2022-04-12"),
        ("12/04/2022", "2022-04-12"),
        ("2022-04-12", "2022-04-12"),
        ("12.04.2022 10:00", "2022-04-12"),
        ("12 апреля", "2022-04-12"),
        ("10 апр.", "2022-04-10"),
        ("12-го апреля", "2022-04-12"),
        ("двенадцатого апреля", "2022-04-12"),
        ("вчера", "2022-04-17"),
        ("Позавчера", "2022-04-16"),
        ("сегодня", "2022-04-18"),
        ("в пятницу", "2022-04-15"),
        ("прошлая пятница", "2022-04-15"),
        ("44663", "2022-04-12"),
        ("Исполнено 12.04.2022", "2022-04-12"),
        ("выполнено вчера", "2022-04-17"),
        ("провели вчера", "2022-04-17"),
        ("Сделали 12.04", "2022-04-12"),
        ("направлено 12.04.2022", "2022-04-12"),
        ("исполнил 12 апреля", "2022-04-12"),
        ("Исполнено в полном объёме 12.04.2022", "2022-04-12"),
        ("выполнено полностью, 12 апреля", "2022-04-12"),
        ("исполнено своевременно вчера", "2022-04-17"),
        ("да, 12.04", "2022-04-12"),
        ("+ 12.04", "2022-04-12"),
        ("проведено 12 апреля.", "2022-04-12"),
        ("28.12", "2021-12-28"),
        ("18.04", "2022-04-18"),
        ("17.04", "2022-04-17"),
    ] {
        let reply = said(text);
        assert_eq!(reply.done, Done::On(date(on)), "{text}");
        assert_eq!(reply.doubts, [], "{text}");
    }
}

#[test]
fn a_verb_says_yes_of_itself_alone() {
    for text in [
        "провели частично",
        "сделали половину",
        "направлено на согласование",
        "выполнили бы, но болели",
        "провели с другими",
        "сделаем 12.05",
        "проведём вчерашнее",
    ] {
        let reply = said(text);
        assert!(!reply.doubts.is_empty(), "{text}: {reply:?}");
    }
}

#[test]
fn yes_without_a_day_is_yes() {
    for text in [
        "+",
        "да",
        "Да.",
        "ДА!",
        "выполнено",
        "Исполнено",
        "исполнено в срок",
        "готово",
        "✓",
        "V",
        "ИСТИНА",
        "Ок",
    ] {
        assert_eq!(said(text).done, Done::Undated, "{text}");
        assert_eq!(said(text).doubts, [], "{text}");
    }
}

#[test]
fn no_is_no() {
    for text in ["нет", "-", "–", "не исполнено", "Не выполнено", "нет."]
    {
        assert_eq!(said(text).done, Done::Not, "{text}");
    }
    let reply = said("не исполнено, причина: болезнь");
    assert_eq!(reply.reason.as_deref(), Some("болезнь"));
}

#[test]
fn times_of_several_days_are_asked_about() {
    for (text, from, to) in [
        ("на прошлой неделе", "2022-04-11", "2022-04-17"),
        ("в апреле", "2022-04-01", "2022-04-18"),
        ("март", "2022-03-01", "2022-03-31"),
        ("10-12 апреля", "2022-04-10", "2022-04-12"),
    ] {
        let reply = said(text);
        assert_eq!(reply.done, Done::Within(date(from), date(to)), "{text}");
        assert_eq!(reply.doubts.len(), 1, "{text}");
    }
}

#[test]
fn what_is_not_sure_is_asked_about() {
    for text in [
        "в работе",
        "частично",
        "до 15.05",
        "15 мая",
        "15.05.2022",
        "19.04.2022",
        "30.02.2022",
        "12",
        "?",
        "см. приложение",
        "x",
        "будет исполнено 15.05",
        "планируется в мае",
        "отменено",
        "12.04.2022 и 13.04.2022",
        "19.04",
        "не исполнялось, но будет",
        "перенесли на 12.04",
        "перенесено на 12 апреля",
        "перенесли на 12.04.2022",
        "приказ 12",
        "школа 5",
        "5 человек",
    ] {
        let reply = said(text);
        assert!(
            matches!(reply.done, Done::Unclear | Done::Not),
            "{text}: {:?}",
            reply.done
        );
        assert!(
            !reply.doubts.is_empty() || reply.done == Done::Not,
            "{text}"
        );
        let moved_back = text.starts_with("перенес");
        assert!(!moved_back || reply.done == Done::Unclear, "{text}");
    }
    let moved = said("перенесли на 20.05");
    let read = (moved.done, moved.until, moved.doubts.len());
    assert_eq!(read, (Done::Not, Some(date("2022-05-20")), 0));
}

#[test]
fn a_yes_that_is_taken_back_in_part_is_asked_about() {
    for text in [
        "да, но без протокола",
        "исполнено не полностью",
        "выполнено, документы в работе",
        "12.04, отчёт до 20 мая",
        "да, кроме п. 2",
        "выполнено частично",
        "нет ещё, но почти",
        "выполнено на 80 %",
        "выполнено, осталось подписать",
        "в основном да",
        "вроде да",
        "да?",
        "+/-",
        "12.04, но не все школы",
        "12.04.2022 кроме МКОУ ЦХМО",
        "выполнено за исключением школы № 19",
        "исполнено, ждём подписи",
        "да, кураторы болеют",
        "готово почти",
        "не исполнено, но почти готово",
        "не выполнено до конца",
        "около 12 апреля",
        "да, завтра отправим",
        "проведено наполовину",
        "сделано, отчёт пока не готов",
        "в работе, 12.04 начали",
        "да, если примут",
        "исполнено только в части школ",
    ] {
        let reply = said(text);
        assert!(!reply.doubts.is_empty(), "{text}: {reply:?}");
    }
    for text in [
        "да, полностью",
        "выполнено в полном объёме",
        "Исполнено своевременно",
        "да, всё сделано",
        "выполнено, прошу снять с контроля",
    ] {
        let reply = said(text);
        let read = (reply.done, reply.evidence, reply.doubts.len());
        assert_eq!(read, (Done::Undated, None, 0), "{text}");
    }
    for (text, proof) in [
        ("да, протокол № 3", "протокол № 3"),
        (
            "исполнено полностью, «Отчёт» от 11.04.2022 № 3",
            "«Отчёт» от 11.04.2022 № 3",
        ),
        ("проведено совещание с кураторами", "совещание с кураторами"),
        ("выполнено (фото в чате)", "фото в чате"),
        ("да; https://example.org/1", "https://example.org/1"),
    ] {
        let reply = said(text);
        let read = (reply.done, reply.evidence.as_deref(), reply.doubts.len());
        assert_eq!(read, (Done::Undated, Some(proof), 0), "{text}");
    }
}

#[test]
fn a_request_to_drop_the_row_is_no_reason() {
    for reason in [
        "прошу снять с контроля",
        "Снять с контроля",
        "нет финансирования, прошу исключить из плана",
        "просим отменить",
    ] {
        let reply = reply(&answer("", "", reason), Some(date("2022-04-18")));
        assert!(reply.drop, "{reason}");
        assert_eq!((reply.done, reply.reason), (Done::Unsaid, None), "{reason}");
    }
    assert!(said("прошу снять с контроля").drop);
    for reason in ["не смогли снять ограничения", "нет средств", "выполнено"]
    {
        let reply = reply(&answer("", "", reason), Some(date("2022-04-18")));
        assert!(!reply.drop, "{reason}");
    }
}

#[test]
fn what_points_to_another_row_is_asked_about() {
    for text in [
        "то же",
        "То же самое.",
        "аналогично п. 1",
        "см. выше",
        "См. п. 3",
        "там же",
        "-//-",
        "\"",
    ] {
        let proved = reply(&answer("12.04", text, ""), Some(date("2022-04-18")));
        assert_eq!(
            (proved.doubts.len(), &proved.evidence),
            (1, &None),
            "{text}"
        );
        let unmet = reply(&answer("", "", text), Some(date("2022-04-18")));
        assert_eq!((unmet.doubts.len(), &unmet.reason), (1, &None), "{text}");
    }
    for text in ["см. приложение", "см. протокол № 2", "тот же протокол № 2"]
    {
        let proved = reply(&answer("12.04", text, ""), Some(date("2022-04-18")));
        assert_eq!(proved.doubts, [], "{text}");
    }
}

#[test]
fn what_is_no_proof_is_asked_about() {
    let doubts = |evidence: &str| {
        let reply = reply(&answer("12.04", evidence, ""), Some(date("2022-04-18")));
        reply.doubts.len()
    };
    for evidence in [
        "будет позже",
        "отсутствует",
        "нет протокола",
        "акта нет",
        "акт в работе",
        "протокол не подписан",
    ] {
        assert_eq!(doubts(evidence), 1, "{evidence}");
    }
    for evidence in ["протокол без номера", "приказ № 5", "не требуется", "фото"]
    {
        assert_eq!(doubts(evidence), 0, "{evidence}");
    }
    let yes = reply(&answer("", "", "выполнено"), Some(date("2022-04-18")));
    assert_eq!(yes.doubts.len(), 1);
}

#[test]
fn without_the_day_of_the_answer_only_whole_days_are_known() {
    let said = |text: &str| reply(&answer(text, "", ""), None);
    for text in [
        "12.04.2022",
        "12 апреля 2022 года",
        "исполнено 12.04.22",
        "44663",
    ] {
        assert_eq!(said(text).done, Done::On(date("2022-04-12")), "{text}");
    }
    for text in ["12.04", "вчера", "в пятницу", "10 апр."] {
        assert_eq!(said(text).done, Done::Unclear, "{text}");
    }
    assert_eq!(said("да").done, Done::Undated);
}

#[test]
fn what_stands_beside_the_day_proves_it() {
    let case = |done: &str, evidence: &str, expected: &str| {
        let reply = reply(&answer(done, evidence, ""), Some(date("2022-04-18")));
        assert_eq!(reply.evidence.as_deref(), Some(expected), "{done}");
    };
    case("12.04.2022, протокол № 3", "", "протокол № 3");
    case("12.04 (приказ № 5)", "", "приказ № 5");
    case("12.04.2022", " протокол № 3 ", "протокол № 3");
    case("12.04.2022; фото", "сайт", "фото; сайт");
    case(
        "выполнено, приказ от 12.04.2022 № 5",
        "",
        "приказ от 12.04.2022 № 5",
    );
    let reply = said("выполнено, приказ от 12.04.2022 № 5");
    assert_eq!(reply.done, Done::Undated);
    assert_eq!(
        super::reply(&answer("12.04", "-", ""), Some(date("2022-04-18"))).evidence,
        None
    );
}

#[test]
fn a_new_term_is_found_in_the_reason() {
    let case = |reason: &str, until: Option<&str>, doubts: usize| {
        let reply = reply(&answer("", "", reason), Some(date("2022-04-18")));
        assert_eq!(reply.done, Done::Not, "{reason}");
        assert_eq!(reply.reason.as_deref(), Some(reason));
        assert_eq!(reply.until, until.map(date), "{reason}");
        assert_eq!(reply.doubts.len(), doubts, "{reason}: {:?}", reply.doubts);
    };
    case("нет средств", None, 0);
    for reason in [
        "ждём п. 11",
        "ждём п.11",
        "ждём 11 пункт",
        "ждём исполнения пункта 11",
        "зависит от пп. 11, 12",
    ] {
        case(reason, None, 0);
    }
    case("п. 11 не закрыт, до 15.05.2022", Some("2022-05-15"), 0);
    case("болезнь, до 15.05.2022", Some("2022-05-15"), 0);
    case("Отпуск; новый срок – 20.05", Some("2022-05-20"), 0);
    case("нет денег, перенести на июнь", Some("2022-06-30"), 0);
    case("карантин (до 18.04)", Some("2022-04-18"), 0);
    case("карантин до 17.04.2022", None, 1);
    case("заболел 12.04.2022", None, 1);
    case("перенести на 31.04", None, 1);
    case("прошу перенести на 12.04", None, 1);
    case("простой до 20.05.2022", Some("2022-05-20"), 0);
    for reason in [
        "просим продлить до 20.05.2022 в связи с болезнью",
        "Перенести на 20 мая ввиду отпуска Ефимовой О.А.",
        "Новый срок 20.05.2022. Болезнь куратора.",
        "до 20 мая, так как нет средств",
    ] {
        case(reason, Some("2022-05-20"), 0);
    }
    // a request says nothing of why
    for (request, until) in [
        ("прошу перенести на 20 мая", "2022-05-20"),
        (
            "Просим продлить срок исполнения до 15.05.2022 г.",
            "2022-05-15",
        ),
        ("15.05.2022", "2022-05-15"),
        ("до конца мая", "2022-05-31"),
    ] {
        let reply = reply(&answer("", "", request), Some(date("2022-04-18")));
        assert_eq!(reply.reason, None, "{request}");
        assert_eq!(
            (reply.done, reply.until),
            (Done::Not, Some(date(until))),
            "{request}"
        );
    }
}

#[test]
fn cells_that_do_not_agree_are_asked_about() {
    let on = Some(date("2022-04-18"));
    let both = reply(&answer("12.04.2022", "", "болезнь"), on);
    assert_eq!(both.doubts.len(), 1);
    let only = reply(&answer("", "протокол № 3", ""), on);
    assert_eq!((only.done, only.doubts.len()), (Done::Unsaid, 0));
    let none = reply(&answer(" ", "-", "нет"), on);
    assert_eq!((none.done, none.doubts.len()), (Done::Unsaid, 0));
}
