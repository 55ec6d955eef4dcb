//! What clauses say, by the words that people write.

use chrono::NaiveDate;

use super::super::numbers;
use super::super::term::Term;
use super::*;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn acts(text: &str) -> Said {
    let items = numbers::numbers(&[], text, &[]);
    said(text, on("2022-04-18"), &|word| {
        let mut own = numbers::range(&[], word, &[]).into_iter();
        word.begins_with_digit() && own.all(|number| items.contains(&number))
    })
}

#[track_caller]
fn case(text: &str, expected: Found) {
    assert_eq!(acts(text), Said::Acts(vec![expected]), "{text}");
}

fn done(day: Option<&str>, evidence: Option<&str>) -> Found {
    Found::Done {
        on: day.map_or(When::Unsaid, |day| When::On(on(day))),
        evidence: evidence.map(str::to_owned),
    }
}

fn to(day: &str, why: Option<&str>) -> Found {
    Found::Move {
        term: Term::Day(on(day)),
        why: why.map(str::to_owned),
    }
}

#[test]
fn what_denies_asks_or_leaves_open_decides_nothing() {
    for (text, why) in [
        ("П. 18 не считать исполненным", MessageId::MinutesDenied),
        (
            "п. 15 нельзя признать исполненным",
            MessageId::MinutesDenied,
        ),
        ("П. 19 исполнен не был", MessageId::MinutesDenied),
        ("исполнено (дата): нет", MessageId::MinutesDenied),
        ("п. 21 отменять не будем", MessageId::MinutesDenied),
        (
            "отказать в переносе срока на 1 декабря",
            MessageId::MinutesDenied,
        ),
        ("отклонить перенос на 1 декабря", MessageId::MinutesDenied),
        ("П. 17 исполнен? Ефимова", MessageId::MinutesUndecided),
        (
            "вопрос о переносе срока на 1 июня рассмотреть",
            MessageId::MinutesUndecided,
        ),
        (
            "предложить перенести п. 11 на 1 июня",
            MessageId::MinutesUndecided,
        ),
        (
            "П. 14 перенести на 6 мая, п. 15 – на 20 июня",
            MessageId::MinutesTwoTerms,
        ),
        (
            "Отложить п. 11 до особого распоряжения",
            MessageId::MinutesWhichTerm,
        ),
        (
            "перенести п. 20 на усмотрение директора",
            MessageId::MinutesWhichTerm,
        ),
        (
            "перенести на срок после 15 мая",
            MessageId::MinutesWhichTerm,
        ),
        ("перенести на 30.", MessageId::MinutesWhichTerm),
        ("перенести п. 9 с 20 мая", MessageId::MinutesWhichTerm),
        ("не исполнено, причина: нет", MessageId::MinutesNoReason),
        (
            "не исполнен, причина не установлена",
            MessageId::MinutesNoReason,
        ),
        ("не исполнен, причины выяснить", MessageId::MinutesNoReason),
        (
            "не исполнен, причину сообщить до 20 мая",
            MessageId::MinutesNoReason,
        ),
        (
            "не исполнен, причина: пока неизвестна",
            MessageId::MinutesNoReason,
        ),
        (
            "не исполнен, причина: доложить до 20 мая",
            MessageId::MinutesNoReason,
        ),
        ("не исполнен – доложить 20 мая", MessageId::MinutesNoReason),
        (
            "отменить п. 9, причину сообщить",
            MessageId::MinutesUndecided,
        ),
    ] {
        assert_eq!(acts(text), Said::Unclear(why.into()), "{text}");
    }
}

#[test]
fn a_word_that_is_not_known_is_asked_about() {
    for (text, word) in [
        ("контроль за п. 17 возложить на Ефимову О.А.", "контроль»"),
        ("п. 9 к 14.04 исполнен", "к"),
        ("отменить приказ об исполнении п. 9", "приказ об исполнении"),
        ("перенести обсуждение п. 9 на 20 мая", "обсуждение"),
        ("исключить из п. 9", "из»"),
        (
            "исключить Петрова из исполнителей п. 8",
            "петрова из исполнителей",
        ),
    ] {
        let Said::Unclear(why) = acts(text) else {
            panic!("{text}: {:?}", acts(text));
        };
        let told = why.text(crate::words::Lang::Russian);
        assert!(told.contains(&format!("«{word}")), "{text}: {told}");
    }
    for text in [
        "п. 9 исполнен с 10 по 14 апреля",
        "п. 9 исполнен 10 и 14 апреля",
        "п. 9 исполнен около 14.04",
        "п. 9 исполнен 14.04.2022, акт подпишут на неделе",
        "п. 9 доработать и считать исполненным",
        "снять с контроля п. 9 по исполнении",
        "снять с контроля в связи с частичным исполнением",
        "п. 9 перенести на 20 мая для школы № 5",
        "п. 9 не исполнен в полном объёме",
        "п. 9 не исполнен, усилить работу",
    ] {
        assert!(
            matches!(acts(text), Said::Unclear(_)),
            "{text}: {:?}",
            acts(text)
        );
    }
    for (text, rest) in [
        (
            "п. 6 исполнен двадцать пятого марта",
            "двадцать пятого марта",
        ),
        ("п. 9 исполнен 32 марта", "32 марта"),
        ("п. 2 исполнен в январе", "в январе"),
    ] {
        let why = MessageId::MinutesDayUnread.with(rest);
        assert_eq!(acts(text), Said::Unclear(why), "{text}");
    }
    case(
        "п. 27 исполнено, приказ № 15",
        done(None, Some("приказ № 15")),
    );
    case(
        "п. 9 исполнен 14.04.2022, протокол № 2 от 13.04.2022",
        done(Some("2022-04-14"), Some("протокол № 2 от 13.04.2022")),
    );
}

#[test]
fn carried_out() {
    case(
        "исполнено (дата): 14.04.2022, подтверждение: акт № 2",
        done(Some("2022-04-14"), Some("акт № 2")),
    );
    case("Пункт 9 считать исполненным", done(None, None));
    case(
        "Пункт 9 «Отмена и перенос занятий» выполнен 14 апреля (протокол № 2)",
        done(Some("2022-04-14"), Some("протокол № 2")),
    );
    case(
        "снять с контроля в связи с исполнением 14.04.2022",
        done(Some("2022-04-14"), None),
    );
    case(
        "Проведена вчера".replace("Проведена", "Проведено").as_str(),
        done(Some("2022-04-17"), None),
    );
    case("п. 9 снять с контроля как выполненный", done(None, None));
    for text in [
        "исполнено частично",
        "исполнено на 50 %",
        "будет исполнено 20.05.2022",
        "исполнено не в полном объёме",
        "исполнено на прошлой неделе",
        "не исполнено",
        "перенести рассмотрение на следующее заседание",
        "не отменять",
    ] {
        assert!(
            matches!(acts(text), Said::Unclear(_)),
            "{text}: {:?}",
            acts(text)
        );
    }
}

#[test]
fn moved_dropped_led_and_not_done() {
    let moved = |day| to(day, None);
    case("перенести на: 20.05.2022", moved("2022-05-20"));
    case(
        "перенести срок исполнения с 15.04.2022 на 20.05.2022",
        moved("2022-05-20"),
    );
    case(
        "Продлить срок исполнения пункта 9 до конца мая в связи с отпуском",
        to("2022-05-31", Some("в связи с отпуском")),
    );
    case("новый срок – не позднее 20.05", moved("2022-05-20"));
    case("перенести, срок: 10 мая", moved("2022-05-10"));
    assert!(
        matches!(acts("перенести на неделю"), Said::Acts(acts) if matches!(acts[..], [Found::Move { term: Term::Shift(_), .. }]))
    );
    let dropped = |reason: &str| Found::Cancel {
        reason: Some(reason.to_owned()),
    };
    case(
        "снять с контроля, причина: нет финансирования",
        dropped("нет финансирования"),
    );
    case(
        "отменить в связи с карантином",
        dropped("в связи с карантином"),
    );
    case("исключить из плана", Found::Cancel { reason: None });
    let led = |name: &str| Found::Lead {
        name: name.to_owned(),
        instead: None,
    };
    case("ответственным назначить: Ефимову О.А.", led("Ефимову О.А."));
    case(
        "поручить исполнение пункта 9 Ефимовой О.А.",
        led("Ефимовой О.А."),
    );
    case("Ответственный – О.А. Ефимова", led("О.А. Ефимова"));
    let unmet = |reason: &str| Found::Unmet {
        reason: reason.to_owned(),
    };
    case(
        "не исполнено, причина: исполнитель болен",
        unmet("исполнитель болен"),
    );
    case(
        "не выполнено – кураторы не назначены",
        unmet("кураторы не назначены"),
    );
    case("не исполнено из-за отпуска", unmet("из-за отпуска"));
    case(
        "не исполнено по причине болезни",
        unmet("по причине болезни"),
    );
    case(
        "не исполнено, причина – не удалось собрать заявки",
        unmet("не удалось собрать заявки"),
    );
}

#[test]
fn tasks_terms_and_what_stays() {
    let term = |day| Found::Term(Term::Day(on(day)));
    case("срок: 20.05.2022", term("2022-05-20"));
    case("провести до 25 апреля", term("2022-04-25"));
    case("п. 9 в работе, срок до 29.04.2022", term("2022-04-29"));
    for text in [
        "исполнить в двухнедельный срок",
        "обеспечить исполнение п. 9 в течение 10 дней",
        "п. 9 завершить в срок не позднее 10 дней",
    ] {
        let Said::Acts(found) = acts(text) else {
            panic!("{text}: {:?}", acts(text));
        };
        assert!(
            matches!(found[..], [Found::Term(Term::Within(_))]),
            "{text}"
        );
    }
    for text in [
        "оставить на контроле",
        "п. 9 – на контроле",
        "п. 9 взять на особый контроль",
        "усилить контроль за исполнением п. 9",
        "срок п. 12 не изменять",
        "срок исполнения п. 11 оставить прежним",
        "ответственный тот же, срок тот же",
        "оставить без изменений",
        "п. 9 не снимать с контроля",
        "п. 14 исполнить в установленный срок",
        "заслушать исполнителей по п. 9 на следующем заседании",
    ] {
        case(text, Found::Stay);
    }
    for text in [
        "п. 9 исполнен, оставить на контроле",
        "оставить на контроле до 20 мая",
        "провести совещание до 25 апреля",
        "исполнить в течение 10 рабочих дней",
        "исполнить п. 9 до 20.05.2022, но не позднее 25.05.2022",
        "исполнить до 20 мая, если выделят деньги",
        "перенести п. 9 на 20.05.2022, не позднее 25.05.2022",
    ] {
        assert!(
            matches!(acts(text), Said::Unclear(_)),
            "{text}: {:?}",
            acts(text)
        );
    }
    let done = |on| Found::Done { on, evidence: None };
    case("исполнено в срок", done(When::InTime));
    case("пункт 4 исполнен в установленные сроки", done(When::InTime));
    case("исполнен досрочно", done(When::Early));
    case("исполнено с опозданием", done(When::Unsaid));
    case(
        "считать исполненным с 17 января 2022 года",
        done(When::On(on("2022-01-17"))),
    );
    case("снять с контроля", Found::Close);
    case("п. 9 закрыть", Found::Close);
    for text in [
        "снять с контроля (дублирует п. 1)",
        "исключить (неактуально)",
    ] {
        assert!(
            matches!(acts(text), Said::Acts(acts) if matches!(acts[..], [Found::Cancel { .. }])),
            "{text}"
        );
    }
}

#[test]
fn what_is_not_filled_in_says_nothing() {
    let blank = "____________";
    let choice = MessageId::MinutesChoice
        .with(blank)
        .text(crate::words::Lang::Russian);
    let clauses = super::super::sentences::clauses(&choice);
    assert_eq!(clauses.len(), 5, "{clauses:?}");
    for text in &clauses {
        assert_eq!(acts(text), Said::Empty, "{text}");
        assert_eq!(acts(&text.replace('_', "")), Said::Empty, "{text}");
    }
    let new = MessageId::MinutesNewItem
        .with(blank)
        .text(crate::words::Lang::Russian);
    assert_eq!(acts(&new), Said::EmptyAdd);
}

#[test]
fn new_items() {
    let added = |text: &str| match acts(text) {
        Said::Add(new) => (new.title, new.deadline, new.executors.join("|"), new.number),
        other => panic!("{text}: {other:?}"),
    };
    let item = |title: &str, deadline: &str, who: &str, number: Option<&str>| {
        (
            title.to_owned(),
            deadline.to_owned(),
            who.to_owned(),
            number.map(str::to_owned),
        )
    };
    assert_eq!(
        added(
            "Дополнить план мероприятием: Разбор ошибок с кураторами, срок: до 20 мая, исполнитель: О.А. Ефимова."
        ),
        item(
            "Разбор ошибок с кураторами",
            "до 20 мая",
            "О.А. Ефимова",
            None
        )
    );
    assert_eq!(
        added(
            "Дополнить план мероприятий пунктом 32 «Разбор ошибок», срок – май 2022, исполнители: О.А. Ефимова, кураторы"
        ),
        item(
            "Разбор ошибок",
            "май 2022",
            "О.А. Ефимова|кураторы",
            Some("32")
        )
    );
    assert!(matches!(
        acts("Дополнить план мероприятием «Разбор ошибок»"),
        Said::Unclear(_)
    ));
}

#[test]
fn what_a_cause_speaks_of_is_not_decided() {
    for reason in [
        "из-за болезни исполнителя",
        "в связи с отменой конкурса",
        "из-за переноса семинара",
    ] {
        let unmet = Found::Unmet {
            reason: reason.to_owned(),
        };
        case(&format!("не исполнено {reason}"), unmet);
        let moved = to("2022-05-20", Some(reason));
        case(&format!("перенести на 20.05.2022 {reason}"), moved);
    }
    let unmet = Found::Unmet {
        reason: "болезнь исполнителя".to_owned(),
    };
    case("не исполнено: болезнь исполнителя", unmet);
    let led = Found::Lead {
        name: "Ефимову О.А.".to_owned(),
        instead: None,
    };
    case(
        "в связи с увольнением исполнителя назначить ответственным Ефимову О.А.",
        led,
    );
}
