//! Several plans in one document, and one plan in several tables.

use roadmap::import::audit::account::account;
use roadmap::import::{self, Options};
use roadmap::words::Lang;

use super::columns::table;
use super::shapes::{rows, value};

/// Returns a page of these paragraphs; `*` is a table of two rows, another each time.
fn page(parts: &[&str]) -> String {
    let plans = [
        "1|Сбор|май|завуч;2|Отчёт|июнь|завуч",
        "1|Слёт|май|методист;2|Поход|июнь|методист",
    ];
    let mut plans = plans.iter();
    let part = |part: &&str| match *part {
        "*" => {
            let rows = plans.next().unwrap().split(';');
            let header = std::iter::once("№|Мероприятие|Срок|Ответственный");
            table(&header.chain(rows).collect::<Vec<_>>())
        }
        text => format!("<p>{text}</p>"),
    };
    parts.iter().map(part).collect()
}

/// Imports a page of these paragraphs and returns its plans, and the account without the guesses about executors.
#[track_caller]
fn plans(parts: &[&str]) -> (Vec<String>, Vec<String>) {
    let source = import::read::read("plan.html", page(parts).as_bytes()).unwrap();
    let drafts = import::understand(&source, &Options::default());
    let plans: Vec<_> = drafts
        .into_iter()
        .map(|draft| {
            let text = import::toml(&draft, "plan.html", Lang::Russian);
            (draft, text)
        })
        .collect();
    let account = account(&source, &plans);
    assert!(
        account.is_whole(),
        "{:?} {:?}",
        account.lost,
        account.surplus
    );
    let files = ["a.toml".to_owned(), "b.toml".to_owned()];
    let told = account
        .messages(&files)
        .iter()
        .map(|line| line.text(Lang::Russian))
        .collect();
    (plans.into_iter().map(|(_, text)| text).collect(), told)
}

const FIRST: [&str; 2] = ["1 › Сбор › май › завуч", "2 › Отчёт › июнь › завуч"];
const SECOND: [&str; 2] = ["1 › Слёт › май › методист", "2 › Поход › июнь › методист"];

#[test]
fn each_annex_with_a_title_is_a_plan() {
    let (texts, told) = plans(&[
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ГОРОДА САРОВА",
        "ПРИКАЗ",
        "от 20 января 2022 г. № 65",
        "Приложение № 1",
        "План подготовки школ города Сарова на 2022 год",
        "*",
        "Приложение № 2",
        "к приказу от 20 января 2022 г. № 65",
        "График проверок детских садов на 2022 год",
        "*",
    ]);
    assert_eq!(texts.len(), 2);
    assert_eq!(rows(&texts[0]), FIRST);
    assert_eq!(rows(&texts[1]), SECOND);
    assert_eq!(
        value(&texts[0], "title"),
        "План подготовки школ города Сарова на 2022 год"
    );
    assert_eq!(
        value(&texts[1], "title"),
        "График проверок детских садов на 2022 год"
    );
    for text in &texts {
        assert_eq!(value(text, "territory"), "город Саров");
        assert_eq!(
            value(text, "organization"),
            "Управление образования города Сарова"
        );
        assert!(
            text.contains("document = \"приказ от 20.01.2022 № 65\""),
            "{text}"
        );
    }
    let named: Vec<&String> = told
        .iter()
        .filter(|line| line.starts_with("план "))
        .collect();
    assert_eq!(
        named,
        [
            "план 1: «План подготовки школ города Сарова на 2022 год», 2 пункта → a.toml",
            "план 2: «График проверок детских садов на 2022 год», 2 пункта → b.toml",
        ]
    );
}

#[test]
fn a_plan_without_a_period_has_that_of_the_first() {
    let (texts, _) = plans(&[
        "План работы школ на 2022 год",
        "*",
        "План работы детских садов",
        "*",
    ]);
    assert_eq!(value(&texts[1], "period"), "2022");
    assert!(
        texts[1].contains("period       = \"2022\"  # угадано"),
        "{}",
        texts[1]
    );
}

#[test]
fn a_list_of_people_between_plans_is_no_plan() {
    let parts = [
        "План школ на 2022 год",
        "*",
        "Приложение № 2",
        "Состав рабочей группы",
    ];
    let people = table(&[
        "Ф.И.О.|Должность",
        "Медведев В.Г.|директор",
        "Григорьев М.В.|завуч",
    ]);
    let source = page(&parts) + &people;
    let text = super::shapes::written("plan.html", source);
    assert!(
        text.contains("\"Состав рабочей группы\" = { kind = \"group\""),
        "{text}"
    );
    assert!(text.contains("\n#   Приложение № 2\n"), "{text}");
    assert_eq!(rows(&text), FIRST);
}

#[test]
fn tables_of_several_months_are_one_plan_over_all_of_them() {
    let (texts, _) = plans(&[
        "План работы школы на май 2022 года",
        "*",
        "План работы школы на июнь 2022 года",
        "*",
    ]);
    assert_eq!(texts.len(), 1);
    assert_eq!(value(&texts[0], "period"), "2022-05-01..2022-06-30");
    let of = |month: &'static str| move |row: &str| format!("{month} › {row}");
    let first = FIRST.map(of("май"));
    let second = SECOND.map(of("июнь"));
    assert_eq!(rows(&texts[0]), [&first[..], &second[..]].concat());
}
