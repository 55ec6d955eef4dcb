//! Minutes: the skeleton, and decisions read back from it and from minutes typed by hand.

use std::fs;
use std::path::Path;

use super::{changed, folder, run, text};

pub(super) const PLAN: &str = "pervouralsk-2022";
pub(super) const ALL: [&str; 5] = [
    "dubovsky-2021",
    "novokuznetsk-2020-2021",
    "pervouralsk-2022",
    "sarov-2021-2022",
    "school-19-2021",
];

/// Minutes of 18 April with these decisions.
pub(super) fn typed(decisions: &str) -> String {
    format!(
        "ПРОТОКОЛ № 3\nзаседания рабочей группы\nот «18» апреля 2022 г.\n\nПрисутствовали: Ефимова О.А.\n\n\
         СЛУШАЛИ:\nО.А. Ефимову: пункт 10 исполнен 24.03.2022.\n\nРЕШИЛИ:\n{decisions}\n\nПредседатель ______\n"
    )
}

/// Applies minutes with `decisions` to the plan; returns the lines it gains, how many it loses, and what was said.
pub(super) fn applied(decisions: &str) -> (Vec<String>, usize, String) {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    fs::write(folder.path().join("протокол.txt"), typed(decisions)).unwrap();
    let (_, shown) = run(folder.path(), &["protocol", "--apply", "протокол.txt"]);
    assert_eq!(text(folder.path(), PLAN), before, "{shown}");
    let (_, said) = run(
        folder.path(),
        &["protocol", "--apply", "протокол.txt", "--yes"],
    );
    let after = text(folder.path(), PLAN);
    // The same minutes again change nothing.
    let (_, again) = run(
        folder.path(),
        &["protocol", "--apply", "протокол.txt", "--yes"],
    );
    assert_eq!(text(folder.path(), PLAN), after, "{again}");
    let (gained, lost) = changed(&before, &after);
    (gained, lost, said)
}

/// Checks that `decisions` gain the plan these lines, and that nothing is left unclear.
#[track_caller]
pub(super) fn gains(decisions: &str, expected: &[&str]) {
    let (gained, _, said) = applied(decisions);
    assert_eq!(gained, expected, "{decisions}\n{said}");
    assert!(!said.contains("Не понято"), "{said}");
}

/// Checks that `decisions` change nothing and are named with their place.
#[track_caller]
pub(super) fn asks(decisions: &str, why: &str) {
    let (gained, _, said) = applied(decisions);
    assert!(gained.is_empty(), "{decisions}\n{gained:?}");
    assert!(said.contains("протокол.txt, строка 11"), "{said}");
    assert!(said.contains(why), "{said}");
}

#[test]
fn numbers_need_no_blank_before_them() {
    gains("П.10 исполнен 24.03.2022.", &["done      = 2022-03-24"]);
    gains(
        "Пп.9-11 исполнены 14.04.2022.",
        &["done      = 2022-04-14"; 3],
    );
    gains(
        "п.п.9,11 исполнены 14.04.2022.",
        &["done      = 2022-04-14"; 2],
    );
}

#[test]
fn a_term_that_has_just_been_is_no_day_of_the_next_year() {
    let passed = |day: &str| format!("новый срок {day} ко дню заседания уже прошёл");
    asks("Срок п. 11 перенести на 12.04.", &passed("12.04.2022"));
    asks("Срок п. 11 перенести на 12 апреля.", &passed("12.04.2022"));
    asks("Срок п.11 перенести до 15.03.", &passed("15.03.2022"));
}

#[test]
fn a_blank_skeleton_changes_nothing() {
    for format in ["docx", "md"] {
        let folder = folder(&ALL);
        let file = format!("протокол.{format}");
        let made = [
            "protocol",
            "--meeting",
            "18.04.2022",
            "--number",
            "3",
            "-f",
            format,
            "-o",
            &file,
        ];
        let (code, said) = run(folder.path(), &made);
        assert_eq!(code, Some(0), "{said}");
        let (code, said) = run(folder.path(), &["protocol", "--apply", &file, "--yes"]);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(
            said,
            "Решения: протокол № 3 от 18.04.2022\n\nПланы не изменились.\n"
        );
        // As it was made it may be made again; once anything is written in it is not written over.
        let (code, said) = run(folder.path(), &made);
        assert_eq!(code, Some(0), "{said}");
        fs::write(folder.path().join(&file), "п. 9 исполнен").unwrap();
        let (code, said) = run(folder.path(), &made);
        assert_eq!(code, Some(2), "{said}");
    }
}

/// Returns the skeleton as text, with what is written in the first blank behind `beginning` in the decision on an item.
pub(super) fn filled(skeleton: &str, item: &str, beginning: &str, words: &str) -> String {
    let at = skeleton.find(item).unwrap_or_else(|| panic!("{item}"));
    let from = at + skeleton[at..].find(beginning).unwrap() + beginning.len();
    let blank = skeleton[from..].find("____________").unwrap() + from;
    format!("{}{words}{}", &skeleton[..blank], &skeleton[blank + 12..])
}

#[test]
fn a_filled_skeleton_of_five_plans_changes_a_line_a_fact() {
    let folder = folder(&ALL);
    let path = folder.path();
    run(
        path,
        &[
            "protocol",
            "--meeting",
            "18.04.2022",
            "--number",
            "3",
            "-f",
            "md",
            "-o",
            "п.md",
        ],
    );
    let before = ALL.map(|name| text(path, name));
    let skeleton = fs::read_to_string(path.join("п.md"))
        .unwrap()
        .replace("\\_", "_");
    let skeleton = filled(
        &skeleton,
        "п. 9 «Организация заключения",
        "перенести на: ",
        "20.05.2022",
    );
    let skeleton = filled(
        &skeleton,
        "п. 4 «Организация встречи кураторов с",
        "исполнено (дата): ",
        "25 января",
    );
    let skeleton = filled(
        &skeleton,
        "(срок 14.03.2022, опоздание 35 дней; ответственный – О.А. Ефимова)",
        "не исполнено, причина: ",
        "совпало с диктантом",
    );
    let skeleton = filled(
        &skeleton,
        "п. 11 «Работа с конц",
        "снять с контроля, причина: ",
        "программа закрыта",
    );
    let skeleton = filled(
        &skeleton,
        "п. 12 «Участие",
        "ответственным назначить: ",
        "руководители ОО",
    );
    fs::write(path.join("п.md"), skeleton).unwrap();
    let (code, said) = run(path, &["protocol", "--apply", "п.md", "--yes"]);
    assert_eq!(code, Some(0), "{said}");
    for (name, before) in ALL.iter().zip(&before) {
        let (gained, lost) = changed(before, &text(path, name));
        if *name != PLAN {
            assert!(gained.is_empty(), "{name}: {gained:?}");
            continue;
        }
        assert_eq!(
            gained,
            [
                "done      = 2022-01-25",
                "deadline  = \"до 20.05.2022\"",
                "postponed = [{ was = \"до 01.03.2022\", on = 2022-04-18, basis = \"протокол № 3 от 18.04.2022\" }]",
                "cancelled = { on = 2022-04-18, reason = \"программа закрыта\" }",
                "executors = [\"руководители ОО\", \"О.А. Ефимова\", \"кураторы\"]",
                "unmet     = [{ due = 2022-03-14, on = 2022-04-18, reason = \"совпало с диктантом\" }]",
            ]
        );
        assert_eq!(lost, 2);
    }
}

#[test]
fn decisions_typed_by_hand() {
    let done = ["done      = 2022-04-14"];
    gains(
        "1. Пункт 9 «Организация заключения договоров с кураторами» исполнен 14.04.2022.",
        &done,
    );
    gains(
        "Организацию заключения договоров с кураторами считать исполненной 14 апреля",
        &done,
    );
    gains(
        "1.1. п. 9 плана снять с контроля в связи с исполнением (14.04.2022)",
        &done,
    );
    gains("9 апреля решено: п. 9 – выполнено 14.04", &done);
    gains("1. Исполнено: п. 9, 14.04.22", &done);
    gains(
        "1. По плану Первоуральска п. 9 выполнен вчера",
        &["done      = 2022-04-17"],
    );
    gains(
        "1. Пункт 9 считать исполненным.",
        &["done      = 2022-04-18"],
    );
    gains("1. Пункты 9 и 10 исполнены 14.04.2022", &[done[0], done[0]]);
    gains(
        "1. П. 9 исполнен 14.04.2022 (акт № 2 от 10.04.2022)",
        &["done      = [{ on = 2022-04-14, evidence = \"акт № 2 от 10.04.2022\" }]"],
    );
    let moved = [
        "deadline  = \"до 20.05.2022\"",
        "postponed = [{ was = \"до 01.03.2022\", on = 2022-04-18, basis = \"протокол № 3 от 18.04.2022\" }]",
    ];
    gains(
        "1. Срок исполнения п. 9 перенести с 01.03.2022 на 20 мая",
        &moved,
    );
    gains(
        "1. Перенести срок исполнения пункта 9 на 20.05.2022 года в связи с отпуском кураторов.",
        &[
            moved[0],
            "postponed = [{ was = \"до 01.03.2022\", on = 2022-04-18, basis = \"протокол № 3 от 18.04.2022; в связи с отпуском кураторов\" }]",
        ],
    );
    gains(
        "1. П. 9 «Заключение договоров с кураторами»: новый срок – не позднее 20.05.",
        &moved,
    );
    gains("1. Пункт 9.\nПеренести на 20.05.2022", &moved);
    gains(
        "1. Пункт 9 не исполнен, причина: кураторы не назначены.",
        &["unmet     = [{ on = 2022-04-18, reason = \"кураторы не назначены\" }]"],
    );
    gains(
        "1. Пункт 9 исключить из плана.",
        &["cancelled = { on = 2022-04-18, reason = \"протокол № 3 от 18.04.2022\" }"],
    );
    gains(
        "1. Ответственными за п. 9 назначить кураторов",
        &["executors = [\"кураторы\", \"О.А. Ефимова\"]"],
    );
    gains(
        "1. Рабочую встречу п. 25 (срок 14.03.2022) считать проведённой, исполнено 15.03.2022",
        &["done      = [{ due = 2022-03-14, on = 2022-03-15 }]"],
    );
    gains(
        "1. Дополнить план мероприятием «Разбор ошибок с кураторами», срок – до 20 мая 2022 г., исполнитель – Ефимова О.А.",
        &[
            "",
            "[[item]]",
            "number    = \"332\"",
            "title     = \"Разбор ошибок с кураторами\"",
            "deadline  = \"до 20 мая 2022 г.\"",
            "executors = [\"О.А. Ефимова\"]",
        ],
    );
}

/// Sentences that are asked about, and words of the question.
const ASKED: &[(&str, &str)] = &[
    ("Пункт 9 снять с исполнения.", "исполнено или отменено"),
    ("Снять п. 9 с контроля.", "исполнено или отменено"),
    (
        "П. 9 перенести на неопределённый срок.",
        "не читается как день",
    ),
    ("Перенести п. 11 с 12 по 14 мая.", "не читается как день"),
    (
        "П. 12 провести с 12 по 14 мая.",
        "новый срок не читается как день",
    ),
    (
        "Информацию о выполнении п. 9 принять к сведению.",
        "не видно",
    ),
    ("Исполнение п. 9 приостановить до сентября.", "не видно"),
    (
        "Соисполнителем п. 9 назначить руководителей ОО.",
        "не видно",
    ),
    (
        "П. 9 изложить в новой редакции.",
        "решения для плана здесь не видно",
    ),
    (
        "Перенести срок п. 9 на более поздний срок.",
        "не читается как день",
    ),
    (
        "Продлить п. 9 на месяц в связи с болезнью.",
        "от какого дня считать",
    ),
    ("П. 9 выполнен всеми школами, кроме двух.", "не целиком"),
    ("П. 9 выполнен 14 школами.", "день исполнения не читается"),
    (
        "В п. 9 слова «с кураторами» исключить.",
        "правка слов плана",
    ),
    ("Исключить из п. 9 кураторов.", "стоит «из, кураторов»"),
    ("Исключить кураторов по п. 9.", "стоит «кураторов»"),
    (
        "Контроль за исполнением п. 9 возложить на О.А. Ефимову.",
        "что это меняет?",
    ),
    (
        "Ответственному по п. 9 представить отчёт до 20 мая.",
        "не видно",
    ),
    (
        "П. 9 считать выполненным после представления отчёта.",
        "не целиком",
    ),
    ("П. 9 исполнен 14.04, но без протокола.", "не целиком"),
    ("П. 9 будет исполнен 20 мая.", "не целиком"),
    ("П. 9 считать исполненным условно.", "не целиком"),
    ("П. 9 снять с контроля после исполнения.", "не целиком"),
    ("Сократить срок исполнения п. 9 на неделю.", "не видно"),
    ("Назначить ответственным за п. 9.", "кому поручено"),
    ("Пункты 25 и 27 не исполнены.", "причина не названа"),
    (
        "По плану Тюмени п. 9 исполнен 14.04.2022.",
        "о плане, которого здесь нет",
    ),
    (
        "По Тюменскому плану п. 9 исполнен 14.04.2022.",
        "о плане, которого здесь нет",
    ),
];

/// Sentences in which a decision must not pass to an item that it does not name, or leave one out that it names.
const OTHERS: &[(&str, &str)] = &[
    (
        "В связи с исполнением п. 8 перенести срок п. 9 на 20.05.2022.",
        "назван и другой пункт (9)",
    ),
    (
        "Ввиду неисполнения п. 8 снять с контроля п. 9 как исполненный 14.04.2022.",
        "назван и другой пункт",
    ),
    (
        "П. 9 исполнен 14.04.2022, как и п. 10.",
        "назван и другой пункт (10)",
    ),
    (
        "П. 9 перенести на 20.05.2022, так как п. 8 не исполнен.",
        "назван и другой пункт (8)",
    ),
    (
        "п.9 ип.10 исполнены 14.04.2022",
        "назван и другой пункт (10)",
    ),
    (
        "П. 9/10 исполнен 14.04.2022.",
        "назван и другой пункт (9/10)",
    ),
    (
        "Если п. 9 исполнен, п. 10 снять с контроля как исполненный.",
        "не целиком",
    ),
    (
        "Пункты 9, 10. Первый исполнен 14.04.2022.",
        "не сказано, к какому пункту",
    ),
    ("П. 9: то же.", "не видно"),
    ("П. 9 – да.", "не видно"),
    ("П. 9 +", "не видно"),
    ("п. 9;\n2. Усилить.", "«п. 9»"),
    ("П. 9: 20.05.2022.", "назван срок"),
    ("П. 9, 20.05.2022.", "назван срок"),
    ("П. 9 (20.05.2022).", "назван срок"),
];

/// Sentences that change one fact, and words of what changes.
const READ: &[(&str, &str)] = &[
    ("Обеспечить исполнение п. 9 до 20 мая.", "взят как новый"),
    ("Не позднее 20 мая исполнить п. 9.", "на «до 20.05.2022»"),
    ("П. 9 – до 20.05.2022.", "взят как новый"),
    (
        "П. 9 «Организация заключения договоров с кураторами» – до 20.05.2022.",
        "взят как новый",
    ),
    ("П. 9 выполнен в срок.", "исполнено 01.03.2022"),
    (
        "Установить срок исполнения пункта 11 – 1 июня.",
        "на «до 01.06.2022»",
    ),
    (
        "Перенести срок исполнения п. 11 на 15.06.2022 (отв. О.А. Ефимова).",
        "на «до 15.06.2022»",
    ),
    (
        "П. 9 перенести на 20.05.2022 в связи с неисполнением п. 8.",
        "на «до 20.05.2022»",
    ),
    (
        "Мероприятие 9 исполнено 14.04.2022.",
        "исполнено 14.04.2022",
    ),
    (
        "Мероприятие № 9 исполнено 14.04.2022.",
        "исполнено 14.04.2022",
    ),
    ("П. 9 20/03/2022 исполнен.", "исполнено 20.03.2022"),
    (
        "Увеличить срок исполнения пункта 9 на два месяца.",
        "на «до 01.05.2022»",
    ),
    (
        "Срок по п. 11 установить до 20.05.2022.",
        "на «до 20.05.2022»",
    ),
    ("П. 11: срок изменить на 20.05.2022.", "на «до 20.05.2022»"),
    (
        "Срок исполнения п. 9 продлить на три месяца.",
        "на «до 01.06.2022»",
    ),
    (
        "Пункт 9 признать утратившим силу.",
        "отменено 18.04.2022 – протокол № 3",
    ),
    (
        "Возложить исполнение п. 9 на руководителей ОО.",
        "ответственный: руководители ОО",
    ),
    (
        "Возложить на руководителей ОО исполнение п. 9.",
        "ответственный: руководители ОО",
    ),
    (
        "Кураторов назначить ответственными за п. 9.",
        "ответственный: кураторы",
    ),
    (
        "Мероприятие п. 9 выполнено в полном объёме.",
        "исполнено 18.04.2022",
    ),
    (
        "По Первоуральскому плану п. 9 исполнен 14.04.2022.",
        "исполнено 14.04.2022",
    ),
    (
        "Добавить п. 32 «Разбор ошибок», срок – до 20 мая.",
        "пункт добавлен",
    ),
    (
        "Дополнить план мероприятием «Разбор ошибок», срок – до 20 мая.",
        "не опечатка ли «331»?",
    ),
];

/// Sentences by which all stays as it is.
const STAYS: &[&str] = &[
    "Продолжить работу по п. 14.",
    "Оставить п. 9 на контроле.",
    "Срок исполнения п. 9 оставить без изменений.",
];

/// What sentences as people write them become.
#[test]
fn sentences_of_every_day() {
    let folder = folder(&[PLAN]);
    for (sentence, why) in ASKED.iter().chain(OTHERS) {
        fs::write(folder.path().join("п.txt"), typed(sentence)).unwrap();
        let (_, said) = run(folder.path(), &["protocol", "--apply", "п.txt"]);
        assert!(said.contains("Планы не изменились"), "{sentence}: {said}");
        assert_eq!(said.matches(why).count(), 1, "{sentence}: {said}");
    }
    for sentence in STAYS {
        fs::write(folder.path().join("п.txt"), typed(sentence)).unwrap();
        let (_, said) = run(folder.path(), &["protocol", "--apply", "п.txt"]);
        assert!(said.contains("Остаётся как есть: 1"), "{sentence}: {said}");
    }
    for (sentence, what) in READ {
        fs::write(folder.path().join("п.txt"), typed(sentence)).unwrap();
        let (_, said) = run(folder.path(), &["protocol", "--apply", "п.txt"]);
        assert!(said.contains("Изменится в планах: 1"), "{sentence}: {said}");
        assert!(said.contains(what), "{sentence}: {said}");
        assert!(!said.contains("Не понято"), "{sentence}: {said}");
    }
    for (sentence, facts) in [
        ("Пункты с 4 по 6 считать исполненными.", 3),
        ("П. 9 исключить, п. 10 исполнен 24.03.2022.", 2),
        ("Снять с контроля пп. 9, 10 как исполненные.", 2),
        ("Снять с контроля как исполненные пункты 4, 5 и 9.", 3),
    ] {
        fs::write(folder.path().join("п.txt"), typed(sentence)).unwrap();
        let (_, said) = run(folder.path(), &["protocol", "--apply", "п.txt"]);
        assert!(
            said.contains(&format!("Изменится в планах: {facts}")),
            "{sentence}: {said}"
        );
    }
}

#[test]
fn decisions_go_on_behind_a_vote_and_a_line_that_names_who_is_to_do_it() {
    let done = ["done      = 2022-04-14"; 2];
    for between in [
        "Голосовали: единогласно.",
        "ГОЛОСОВАЛИ: «за» – 5, «против» – 0.",
        "Результаты голосования: за – 5.",
    ] {
        let decisions =
            format!("1. П. 9 исполнен 14.04.2022.\n{between}\n2. П. 11 исполнен 14.04.2022.");
        gains(&decisions, &done);
    }
    asks(
        "1. Секретарь рабочей группы: п. 9 перенести на 20.05.2022.",
        "что это меняет",
    );
    asks("1. Голосовали за исключение п. 9 из плана.", "п. 9");
}

#[test]
fn decisions_of_every_meeting_are_told_apart_from_what_is_not_understood() {
    let formulas = "1. Информацию принять к сведению.\n2. Контроль за исполнением протокола возложить на О.А. Ефимову.";
    let (gained, _, said) = applied(&format!("{formulas}\n3. П. 9 исполнен 14.04.2022."));
    assert_eq!(gained, ["done      = 2022-04-14"], "{said}");
    assert!(said.contains("К пунктам планов не относится: 2"), "{said}");
    assert!(!said.contains("Не понято"), "{said}");
}

#[test]
fn an_item_of_another_plan_is_called_that() {
    let folder = folder(&[PLAN, "sarov-2021-2022"]);
    let decision = "По плану Сарова: п. 9 «Организация заключения договоров с кураторами» исполнен 14.04.2022.";
    fs::write(folder.path().join("п.txt"), typed(decision)).unwrap();
    let (_, said) = run(folder.path(), &["protocol", "--apply", "п.txt"]);
    assert!(
        said.contains("в другом плане: pervouralsk-2022:9"),
        "{said}"
    );
}

#[test]
fn what_is_not_sure_is_asked() {
    asks("1. Пункт 99 исполнен 14.04.2022", "пункта 99 нет");
    asks(
        "1. Пункт 9 «Организация анкетирования кураторов» исполнен 14.04",
        "номер 9 и название указывают на разные пункты",
    );
    asks("1. Пункт 21 снять с контроля", "исполнено или отменено?");
    asks("1. Пункт 9 исполнен частично", "не целиком");
    asks("1. Пункт 9 не исполнен", "причина не названа");
    asks("1. Пункт 9 исполнен на прошлой неделе", "какой?");
    asks("1. Пункт 9 исполнен 20.04.2022", "позже заседания");
    asks(
        "1. Пункт 9 перенести на следующее заседание",
        "день следующего заседания не назван",
    );
    asks("1. Пункт 9 перенести на неделю", "от какого дня считать?");
    asks(
        "1. Пункт 9 исполнен 14.04.2022 / перенести на 20.05.2022",
        "сказано разное",
    );
    asks(
        "1. Пункт 25 исполнен 14.04.2022",
        "несколько открытых сроков",
    );
    asks("1. Исполнено 14.04.2022.", "не сказано, к какому пункту");
    asks(
        "1. Ответственным за п. 9 назначить Петрушкина А.А.",
        "нет в [executors]",
    );
    asks("1. Провести совещание по п. 9 до 20 мая", "«совещание»");
    asks(
        "1. Дополнить план мероприятием «Разбор ошибок», исполнитель – О.А. Ефимова",
        "нет срока",
    );
}

#[test]
fn a_bare_number_does_not_go_on_with_the_item_before_it() {
    let before = "пп. 15 и 16 – перенести на 20.05.2022";
    for line in [
        "№ 9 исполнен",
        "по 9-му пункту исполнено",
        "поз. 9 исполнена",
        "9: перенести на 20.05.2022",
        "9 отменить",
    ] {
        let (gained, _, said) = applied(&format!("{before}\n{line}"));
        assert!(said.contains("не сказано, к какому пункту"), "{said}");
        assert_eq!(gained, applied(before).0, "{line}");
    }
    for line in [
        "исполнено 14 апреля",
        "исполнено 14.04.2022, протокол № 9",
        "перенести на 9 дней",
    ] {
        let (gained, _, said) = applied(&format!("п. 14:\n{line}"));
        assert!(!said.contains("не сказано, к какому пункту"), "{said}");
        assert!(!gained.is_empty(), "{line}: {said}");
    }
}

#[test]
fn an_answer_in_a_word_or_a_sign_under_an_item_is_asked_about() {
    for line in ["+", "да", "V", "ок.", "✓", "14.04.2022"] {
        let (gained, _, said) = applied(&format!("1. п. 14 «Мониторинг»:\n{line}"));
        assert!(gained.is_empty(), "{line}: {gained:?}");
        assert!(said.contains(&format!("«{line}»")), "{line}: {said}");
    }
}

#[test]
fn a_plan_that_is_not_known_is_never_taken_for_another() {
    let folder = folder(&[PLAN, "sarov-2021-2022"]);
    let before = [PLAN, "sarov-2021-2022"].map(|name| text(folder.path(), name));
    let decisions =
        "По плану Первоуральска: п. 9 усилить.\nПо плану Тюмени: п. 3 исполнен 14.04.2022.";
    fs::write(folder.path().join("п.txt"), typed(decisions)).unwrap();
    let (code, said) = run(folder.path(), &["protocol", "--apply", "п.txt", "--yes"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("о плане, которого здесь нет"), "{said}");
    let after = [PLAN, "sarov-2021-2022"].map(|name| text(folder.path(), name));
    assert_eq!(after, before);
}

#[test]
fn a_later_fact_stays() {
    let folder = folder(&[PLAN]);
    run(
        folder.path(),
        &["done", "9", "--on", "2022-05-10", "--as-of", "2022-06-01"],
    );
    let before = text(folder.path(), PLAN);
    fs::write(
        folder.path().join("п.txt"),
        typed("1. Пункт 9 перенести на 20.05.2022"),
    )
    .unwrap();
    let (code, said) = run(folder.path(), &["protocol", "--apply", "п.txt", "--yes"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("в плане записано позже: исполнено 10.05.2022"),
        "{said}"
    );
    assert_eq!(text(folder.path(), PLAN), before);
}

/// Applies minutes on items of two plans while `spoil` keeps the second from being written.
#[cfg(unix)]
fn spoiled(spoil: impl Fn(&Path)) -> String {
    let folder = folder(&[PLAN, "sarov-2021-2022"]);
    let path = folder.path();
    let before = [PLAN, "sarov-2021-2022"].map(|name| text(path, name));
    let decisions = "По плану Первоуральска: п. 9 исполнен 14.04.2022.\nПо плану Сарова: п. 3 исключить из плана.";
    fs::write(path.join("п.txt"), typed(decisions)).unwrap();
    spoil(&path.join("roadmaps/sarov-2021-2022.toml"));
    let (code, said) = run(path, &["protocol", "--apply", "п.txt", "--yes"]);
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(
        [PLAN, "sarov-2021-2022"].map(|name| text(path, name)),
        before,
        "{said}"
    );
    said
}

#[cfg(unix)]
#[test]
fn a_plan_that_cannot_be_written_keeps_all_as_they_are() {
    use std::os::unix::fs::PermissionsExt as _;
    let said = spoiled(|plan| {
        fs::set_permissions(plan, fs::Permissions::from_mode(0o444)).unwrap();
    });
    assert!(
        said.contains("sarov-2021-2022.toml: нет прав на запись"),
        "{said}"
    );
    assert!(said.contains("остальные файлы тоже не тронуты"), "{said}");
}

#[test]
fn two_at_once_lose_nothing() {
    let folder = folder(&[PLAN]);
    let path = folder.path();
    let items = ["4", "6", "8", "9", "10", "11", "12", "14"];
    for item in items {
        let text = typed(&format!("1. Пункт {item} исполнен 14.04.2022"));
        fs::write(path.join(format!("{item}.txt")), text).unwrap();
    }
    std::thread::scope(|scope| {
        for item in items {
            scope.spawn(move || {
                let file = format!("{item}.txt");
                let (code, said) = run(path, &["protocol", "--apply", &file, "--yes"]);
                assert_eq!(code, Some(0), "{said}");
            });
        }
    });
    let marks = text(path, PLAN).matches("done      = 2022-04-14").count();
    assert_eq!(marks, items.len());
}

#[test]
fn bad_minutes_are_named_and_change_nothing() {
    let folder = folder(&[PLAN]);
    let before = text(folder.path(), PLAN);
    let long = format!("РЕШИЛИ:\n{}", "Пункт 9 усилить; ".repeat(20_000));
    for (name, bytes, code) in [
        ("а.docx", b"PK\x03\x04 no archive".to_vec(), Some(2)),
        ("б.txt", b"\xff\xfe\x00\x00\x01".to_vec(), Some(2)),
        ("в.txt", typed(&long).into_bytes(), Some(1)),
        (
            "г.txt",
            "РЕШИЛИ: п. 9 исполнен".as_bytes().to_vec(),
            Some(2),
        ),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let (found, said) = run(folder.path(), &["protocol", "--apply", name, "--yes"]);
        assert_eq!(found, code, "{name}: {}", &said[..said.len().min(2000)]);
        assert_eq!(text(folder.path(), PLAN), before, "{name}");
        assert_eq!(said.contains("слишком"), name == "в.txt", "{name}");
    }
    let (code, said) = run(
        folder.path(),
        &[
            "protocol",
            "--apply",
            "г.txt",
            "--meeting",
            "2022-04-18",
            "--yes",
        ],
    );
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_dash_between_numbers_is_a_range_and_no_date() {
    let lines = |words: &str| applied(words).0.len();
    assert_eq!(lines("1. Пп. 5–6 исполнены 15.04.2022."), 2);
    assert_eq!(lines("1. Пункты 4 – 6 исполнены 20 января."), 3);
    assert_eq!(lines("1. Пункт 9 – 14 апреля исполнен."), 1);
}

#[test]
fn what_is_refused_wished_told_of_the_past_or_heard_is_no_decision() {
    for decision in [
        "1. Запретить перенос п. 6 на 01.12.2022.",
        "1. Воздержаться от переноса п. 6 на 01.12.2022.",
        "1. О.А. Ефимова возражала против переноса п. 6 на 01.12.2022.",
        "1. Оставить без переноса п. 6 (01.12.2022).",
        "1. Недопустимо перенести п. 6 на 01.12.2022.",
        "1. Отмена п. 6 преждевременна.",
        "1. П. 6 должен быть исполнен 01.04.2022.",
        "1. Проверить, исполнен ли п. 6 01.04.2022.",
        "1. О.А. Ефимова доложила, что п. 6 якобы исполнен 01.04.2022.",
        "1. Пункт 6 плана прошлого года исполнен 01.04.2022.",
        "1. Обсудили отмену п. 6.",
        "1. Исключить п. 6 из повестки дня.",
        "1. О.А. Ефимова просила отменить п. 6.",
        "1. О.А. Ефимова предложила перенести п. 6 на 01.12.2022.",
        "1. Ранее срок п. 6 был перенесён на 01.12.2022.",
        "1. Решением от 01.03.2022 срок п. 6 перенесён на 01.12.2022.",
    ] {
        asks(decision, "");
    }
}

#[test]
fn a_time_named_beside_an_item_chooses_its_due_day() {
    let folder = folder(&[PLAN]);
    let path = folder.path().join(format!("roadmaps/{PLAN}.toml"));
    let before = fs::read_to_string(&path).unwrap();
    let series = "\n[[item]]\nnumber = \"99\"\ntitle = \"Сводка\"\ndeadline = \"раз в квартал\"\nexecutors = [\"кураторы\"]\n";
    let decided = |decision: &str| {
        fs::write(&path, format!("{before}{series}")).unwrap();
        fs::write(folder.path().join("протокол.txt"), typed(decision)).unwrap();
        let (_, said) = run(
            folder.path(),
            &["protocol", "--apply", "протокол.txt", "--yes"],
        );
        (fs::read_to_string(&path).unwrap(), said)
    };
    for (decision, due) in [
        ("1. П. 99 за IV квартал отменить.", "due = 2022-12-31"),
        ("1. П. 99 за II квартал отменить.", "due = 2022-06-30"),
        ("1. Отменить п. 99 за III квартал.", "due = 2022-09-30"),
        (
            "1. П. 99, срок 30.09.2022, перенести на 20.10.2022.",
            "due = 2022-09-30",
        ),
        (
            "1. П. 99 за I квартал исполнен 01.04.2022.",
            "due = 2022-03-31",
        ),
    ] {
        let (after, said) = decided(decision);
        let own = after.split("number = \"99\"").nth(1).unwrap();
        assert_eq!(
            own.matches("due = ").count(),
            1,
            "{decision}\n{own}\n{said}"
        );
        assert!(own.contains(due), "{decision}\n{own}\n{said}");
    }
    for decision in [
        "1. П. 99 за 2022 год отменить.",
        "1. П. 99 за апрель отменить.",
        "1. П. 99 за II полугодие отменить.",
    ] {
        let (after, said) = decided(decision);
        assert!(after.ends_with(series), "{decision}\n{after}\n{said}");
    }
}
