//! What holds for every table: no word is lost, the plan can be read, and the same document changes nothing.

use proptest::prelude::*;
use roadmap::import::audit::account::account;
use roadmap::import::draft::Draft;
use roadmap::import::source::Source;
use roadmap::import::{self, Options, Terms};
use roadmap::model::Workspace;
use roadmap::words::Lang;

const HEADINGS: [&str; 16] = [
    "№ п/п",
    "Мероприятие",
    "Срок",
    "Ответственные",
    "Результат",
    "Месяц",
    "Дата начала",
    "Дата окончания",
    "Место проведения",
    "Срок исполнения / форма отчёта",
    "Отметка о выполнении",
    "Январь",
    "Февраль",
    "Классы",
    "Название мероприятия",
    "Примечание",
];

const PIECES: [&str; 30] = [
    "1",
    "2.",
    "1.1.",
    "IV",
    "1. Сбор",
    "2) Отчёт",
    "Проверка журналов",
    "по плану",
    "до 15.05.2021",
    "в течение",
    "года",
    "сентябрь",
    "АВГУСТ",
    "12-16",
    "3 неделя",
    "Завуч",
    "Завуч,",
    "директор и психолог",
    "Иванов И.И.",
    "-",
    "ТКДН и ЗП",
    "«Центр «Дар»»",
    "УТВЕРЖДАЮ",
    "План на 2021 год",
    "Раздел I. Учёба",
    "+",
    "классы 5, 6, 7",
    "Цель: рост",
    "Срок",
    "\"кавычки'\\",
];

fn cell() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.join("<br>"))
}

fn row(width: usize) -> impl Strategy<Value = String> {
    let cells = prop::collection::vec((cell(), 0..8_u8), width).prop_map(|cells| {
        let cell = |(text, span): &(String, u8)| match span {
            0 => format!("<td rowspan=2>{text}</td>"),
            _ => format!("<td>{text}</td>"),
        };
        cells.iter().map(cell).collect::<Vec<_>>().concat()
    });
    let lone = cell().prop_map(move |text| format!("<td colspan={width}>{text}</td>"));
    prop_oneof![6 => cells, 1 => lone].prop_map(|cells| format!("<tr>{cells}</tr>"))
}

fn page() -> impl Strategy<Value = String> {
    let headings = prop::sample::subsequence(&HEADINGS[..], 2..7).prop_shuffle();
    let paragraphs = prop::collection::vec(cell(), 0..4);
    (headings, paragraphs).prop_flat_map(|(headings, paragraphs)| {
        let header: String = headings
            .iter()
            .map(|heading| format!("<td>{heading}</td>"))
            .collect();
        let before: String = paragraphs
            .iter()
            .map(|text| format!("<p>{text}</p>"))
            .collect();
        prop::collection::vec(row(headings.len()), 1..8).prop_map(move |rows| {
            let rows = rows.concat();
            format!(
                "<h1>План на 2021 год</h1>{before}<table><tr>{header}</tr>{rows}</table>{before}"
            )
        })
    })
}

fn imported(page: &str) -> (Source, Vec<(Draft, String)>) {
    let source = import::read::read("plan.html", page.as_bytes()).unwrap();
    let plans = import::understand(&source, &Options::default())
        .into_iter()
        .map(|draft| {
            let text = import::toml(&draft, "plan.html", Lang::Russian);
            (draft, text)
        })
        .collect();
    (source, plans)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_table_is_written_whole_and_once(page in page()) {
        let (source, plans) = imported(&page);
        if plans.is_empty() {
            return Ok(());
        }
        let account = account(&source, &plans);
        prop_assert!(account.is_whole(), "lost {:?}, surplus {:?}", account.lost, account.surplus);
        for (draft, text) in &plans {
            let read = toml::from_str::<toml::Table>(text);
            prop_assert!(read.is_ok(), "{read:?}\n{text}");
            if draft.items().next().is_some() {
                let workspace = Workspace::default();
                let terms = Terms {
                    source: "plan.html",
                    lang: Lang::Russian,
                    today: "2021-02-01".parse().unwrap(),
                    drop: true,
                    workspace: &workspace,
                };
                let base = import::base(draft, "plan.html", Lang::Russian);
                let again = import::merge(Some(&base), text, draft, terms).unwrap();
                prop_assert_eq!(&again.text, text);
                prop_assert_eq!(again.base, Some(base));
            }
        }
    }
}

#[test]
fn a_row_that_names_a_section_goes_on_with_none() {
    let page = "<h1>План на 2021 год</h1><table>\
        <tr><td>№ п/п</td><td>Мероприятие</td><td>Ответственные</td><td>Название мероприятия</td></tr>\
        <tr><td>1</td><td rowspan=2>Этап 1</td><td></td><td>Сбор</td></tr>\
        <tr><td>2</td><td></td><td>Обход</td></tr>\
        <tr><td></td><td>Этап 2</td><td></td><td>3 неделя</td></tr></table>";
    let (source, plans) = imported(page);
    assert!(account(&source, &plans).is_whole());
    assert!(plans[0].1.contains("title = \"Этап 2\""), "{}", plans[0].1);
}
