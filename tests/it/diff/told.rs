//! What is told of revisions, word by word.

use roadmap::query::Clock;
use roadmap::query::diff::{Change, PlanDiff, apply, between};
use roadmap::report::DiffReport;
use roadmap::report::diff::Fate;
use roadmap::report::{About, Asked};
use roadmap::words::{Lang, MessageId};

use super::plan::{PLANS, day, read};

/// Returns what is told of a revision, a sentence a line; the titles beside numbers are left out.
fn told(old: &str, new: &str, lang: Lang) -> String {
    let mut diff = between(&read(old), &read(new));
    diff.background.titles.clear();
    sentences(diff, lang)
}

fn sentences(diff: PlanDiff, lang: Lang) -> String {
    let about = About {
        asked: Asked::default(),
        clock: Clock {
            as_of: day(0),
            within: Clock::WITHIN,
        },
        unread: Vec::new(),
        notes: Vec::new(),
        nothing_read: false,
    };
    let sides = (
        MessageId::DiffWorkingTree.into(),
        MessageId::DiffWorkingTree.into(),
    );
    let telling = DiffReport::new([(diff, Fate::Kept)], sides, about).telling(lang);
    let sections = telling.plans.iter().flat_map(|plan| &plan.sections);
    let sentences = sections.flat_map(|(_, sentences)| sentences);
    sentences.map(|sentence| format!("{sentence}\n")).collect()
}

const OLD: &str = r#"
title = "План"
period = "2021"
[[item]]
number = "1"
title = "Утверждение муниципальной дорожной карты"
deadline = "Март 2021"
executors = ["Муниципальный координатор"]
[[item]]
number = "2"
title = "Экспертиза документов"
deadline = "до 25.05.2021"
executors = ["Кураторы"]
[[item]]
number = "3"
title = "Проведение установочного семинара для школ"
deadline = "до 10.06.2021"
executors = ["Кураторы", "школы"]
[[item]]
number = "4"
title = "Экспертиза документов"
deadline = "до 01.10.2021"
executors = ["Кураторы"]
[[item]]
number = "5"
title = "Мониторинг посещаемости"
deadline = "ежемесячно"
executors = ["школы"]
[[item]]
number = "6"
title = "Подведение итогов"
deadline = "декабрь 2021"
executors = ["Муниципальный координатор"]
"#;

/// The plan with a row put in, one moved, one reworded, one postponed, one reassigned, one dropped, one done.
const NEW: &str = r#"
title = "План"
period = "2021"
[[item]]
number = "1"
title = "Утверждение муниципальной дорожной карты"
deadline = "март 2021 г."
executors = ["Муниципальный координатор"]
done = 2021-03-30
evidence = "приказ № 7"
[[item]]
number = "2"
title = "Назначение кураторов школ"
deadline = "до 01.05.2021"
executors = ["Муниципальный координатор"]
[[item]]
number = "3"
title = "Экспертиза документов"
deadline = "до 10.06.2021"
executors = ["Кураторы"]
[[item]]
number = "4"
title = "Проведение установочного вебинара для школ"
deadline = "до 10.06.2021"
executors = ["Кураторы", "школы"]
[[item]]
number = "5"
title = "Экспертиза документов"
deadline = "до 01.10.2021"
executors = ["школы", "Кураторы", "ИРО"]
[[item]]
number = "6"
title = "Подведение итогов"
deadline = "декабрь 2021"
executors = ["Муниципальный координатор"]
cancelled = { on = 2021-06-01, reason = "приказ № 12" }
"#;

#[test]
fn each_change_is_told_once_in_a_sentence() {
    let expected = "\
п. 1: срок изложен иначе, дни те же: «март 2021 г.» вместо «Март 2021»
п. 1: исполнено 30.03.2021, в срок; подтверждение: приказ № 7
п. 2 включён: «Назначение кураторов школ»; срок: до 01.05.2021; исполнитель: Муниципальный координатор
пункты 2–4 стали пунктами 3–5
п. 3 (был 2): срок перенесён с 25.05.2021 на 10.06.2021 (+16 дней)
п. 4 (был 3): в названии слово «семинара» заменено словом «вебинара»
п. 5 (был 4): исполнители добавлены: школы, ИРО; ответственный – школы, прежде – Кураторы
прежний п. 5 исключён: «Мониторинг посещаемости»
п. 6 отменён: приказ № 12
";
    assert_eq!(told(OLD, NEW, Lang::Russian), expected);
    assert_eq!(told(OLD, OLD, Lang::Russian), "");
}

#[test]
fn a_row_is_told_by_number_and_title_and_a_mark_by_its_due_day() {
    let new = format!(
        "{}done = [{{ due = 2021-03-31, on = 2021-03-30 }}]\n{}",
        &OLD[..OLD.find("[[item]]\nnumber = \"6\"").unwrap()],
        &OLD[OLD.find("[[item]]\nnumber = \"6\"").unwrap()..]
    )
    .replace("до 25.05.2021", "до 08.06.2021")
    .replace("для школ", "школ");
    let told = |lang| sentences(between(&read(OLD), &read(&new)), lang);
    let expected = "\
п. 2 «Экспертиза документов»: срок перенесён с 25.05.2021 на 08.06.2021 (+14 дней)
п. 3: в названии слово «для» исключено
п. 5 «Мониторинг посещаемости»: срок 31.03.2021 – исполнено 30.03.2021, в срок
";
    assert_eq!(told(Lang::Russian), expected);
    let english = "item 5 «Мониторинг посещаемости»: due 31.03.2021 – done on 30.03.2021, in time";
    assert!(told(Lang::English).contains(english));
}

#[test]
fn the_way_back_is_told_too() {
    let expected = "\
item 1: deadline reworded, same days: «Март 2021» for «март 2021 г.»
item 1: mark of execution of 30.03.2021 taken back
item 1: evidence dropped: приказ № 7
the former item 2 removed: «Назначение кураторов школ»
items 3–5 became items 2–4
item 2 (was 3): deadline moved from 10.06.2021 to 25.05.2021 (−16 days)
item 3 (was 4): in the title, the word «вебинара» is replaced by the word «семинара»
item 4 (was 5): executors removed: школы, ИРО; led by Кураторы, formerly by школы
item 5 added: «Мониторинг посещаемости»; deadline: ежемесячно; executor: школы
item 6 is reopened
";
    assert_eq!(told(NEW, OLD, Lang::English), expected);
}

#[test]
fn a_row_put_elsewhere_is_one_move() {
    let rows: Vec<&str> = OLD.split("[[item]]").collect();
    let moved = [0, 1, 3, 4, 5, 2, 6].map(|row| rows[row]).join("[[item]]");
    assert_eq!(
        told(OLD, &moved, Lang::Russian),
        "п. 2 переставлен после п. 5\n"
    );
    let expected = "п. 2 переставлен в начало\n";
    let first = [0, 2, 1, 3, 4, 5, 6].map(|row| rows[row]).join("[[item]]");
    let told = told(OLD, &first, Lang::Russian);
    assert!(
        told == expected || told == "п. 1 переставлен после п. 2\n",
        "{told}"
    );
}

#[test]
fn one_of_two_rows_with_the_same_title_is_not_taken_for_the_other() {
    let text = PLANS[0];
    let rows: Vec<&str> = text.split("[[item]]").collect();
    let twice: Vec<usize> = (0..rows.len())
        .filter(|row| rows[*row].contains("\"Экспертиза документов"))
        .collect();
    assert_eq!(twice.len(), 2, "the plan has changed");
    for gone in &twice {
        let rest: Vec<&str> = rows
            .iter()
            .enumerate()
            .filter(|(row, _)| row != gone)
            .map(|(_, row)| *row)
            .collect();
        let told = told(text, &rest.join("[[item]]"), Lang::Russian);
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(
            told.starts_with(&format!("п. {gone} исключён: «Экспертиза документов")),
            "{told}"
        );
    }
}

#[test]
fn a_postponement_and_its_basis_are_one_sentence() {
    let ledger = "deadline = \"до 08.06.2021\"\npostponed = [{ was = \"до 25.05.2021\", on = 2021-05-20, basis = \"протокол № 3\" }]";
    let new = OLD.replace("deadline = \"до 25.05.2021\"", ledger);
    let expected =
        "п. 2: срок перенесён с 25.05.2021 на 08.06.2021 (+14 дней), основание: протокол № 3\n";
    assert_eq!(told(OLD, &new, Lang::Russian), expected);
    let (old, new) = (read(OLD), read(&new));
    for (old, new) in [(&old, &new), (&new, &old)] {
        let json = serde_json::to_string(&between(old, new).changes).unwrap();
        let changes: Vec<Change> = serde_json::from_str(&json).unwrap();
        assert_eq!(apply(&old.content, &changes), new.content);
    }
}

#[test]
fn an_executor_called_otherwise_is_one_sentence() {
    let registry = "[executors]\n\"Кураторы\" = { kind = \"group\" }\n[[item]]";
    let old = OLD.replacen("[[item]]", registry, 1);
    let new = old.replace("Кураторы", "Наставники");
    let expected = "по всему плану (3 пункта) исполнитель «Кураторы» назван «Наставники»\n";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
}

#[test]
fn a_mark_is_told_once_whatever_it_serves() {
    let old = OLD.replace("\"ежемесячно\"", "\"Март, сентябрь 2021\"");
    let whole = "\"Март, сентябрь 2021\"\ndone = 2021-04-10";
    let new = old.replace("\"Март, сентябрь 2021\"", whole);
    assert_eq!(
        told(&old, &new, Lang::Russian),
        "п. 5: исполнено 10.04.2021\n"
    );
    let back = "п. 5: отметка об исполнении 10.04.2021 снята\n";
    assert_eq!(told(&new, &old, Lang::Russian), back);
    let mended = new.replace("2021-04-10", "2021-04-12");
    let expected = "п. 5: отметка об исполнении исправлена: 12.04.2021 вместо 10.04.2021\n";
    assert_eq!(told(&new, &mended, Lang::Russian), expected);
    let each = "\"Март, сентябрь 2021\"\ndone = [{ due = 2021-03-31, on = 2021-03-20, evidence = \"протокол № 1\" }, { due = 2021-09-30, on = 2021-10-05 }]";
    let each = old.replace("\"Март, сентябрь 2021\"", each);
    let expected = "п. 5: срок 31.03.2021 – исполнено 20.03.2021, в срок, подтверждение: протокол № 1; \
                    срок 30.09.2021 – исполнено 05.10.2021, с опозданием на 5 дней\n";
    assert_eq!(told(&old, &each, Lang::Russian), expected);
}

#[test]
fn an_alias_is_the_same_executor() {
    let registry = "[executors]\n\"Кураторы\" = { kind = \"group\", aliases = [\"наставники школ\"] }\n\
                    \"школы\" = { kind = \"group\" }\n[[item]]";
    let old = OLD.replacen("[[item]]", registry, 1);
    let new = old.replacen(
        "executors = [\"Кураторы\"]",
        "executors = [\"наставники школ\"]",
        1,
    );
    let expected = "п. 2: исполнители записаны иначе: наставники школ\n";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
    let added = old.replacen(
        "executors = [\"Кураторы\"]",
        "executors = [\"наставники школ\", \"школы\"]",
        1,
    );
    let expected = "п. 2: исполнитель добавлен: школы\n";
    assert_eq!(told(&old, &added, Lang::Russian), expected);
}

#[test]
fn a_numbering_that_moved_is_one_sentence() {
    let renumbered = |numbers: [&str; 6]| {
        let mut text = OLD.to_owned();
        for (at, number) in numbers.iter().enumerate() {
            text = text.replace(&format!("\"{}\"", at + 1), &format!("\"№{number}\""));
        }
        text.replace('№', "")
    };
    let case = |numbers, ru, en| {
        let new = renumbered(numbers);
        assert_eq!(told(OLD, &new, Lang::Russian), ru);
        assert_eq!(told(OLD, &new, Lang::English), en);
    };
    case(
        ["1", "2", "4", "3", "5", "6"],
        "нумерация изменена: 3 теперь 4, 4 теперь 3\n",
        "numbering changed: 3 now 4, 4 now 3\n",
    );
    case(
        ["1", "3", "4", "5", "7", "8"],
        "нумерация изменена: 2–4 теперь 3–5, 5–6 теперь 7–8\n",
        "numbering changed: 2–4 now 3–5, 5–6 now 7–8\n",
    );
    case(
        ["1.", "2.", "3.", "4.", "5.", "6."],
        "номера пунктов 1–6 записаны иначе: «1.» вместо «1» и так далее\n",
        "numbers of items 1–6 written differently: «1.» for «1» and so on\n",
    );
    case(
        ["1.", "2.", "4.", "5.", "6.", "7."],
        "нумерация изменена: 1–2 записаны иначе («1» теперь «1.»), 3–6 теперь 4–7\n",
        "numbering changed: 1–2 written differently («1» now «1.»), 3–6 now 4–7\n",
    );
    case(
        ["1", "2", "2а", "4", "5", "6"],
        "п. 3 стал п. 2а\n",
        "item 3 became item 2а\n",
    );
    case(
        ["1", "2", "", "4", "5", "6"],
        "у пункта в строке 3 снят номер 3\n",
        "the item in row 3 no longer has the number 3\n",
    );
}

#[test]
fn a_row_without_a_number_is_called_by_its_title() {
    let old = OLD
        .replace("number = \"3\"\n", "")
        .replace("number = \"4\"\n", "");
    let new = old
        .replace("до 10.06.2021", "до 24.06.2021")
        .replace("до 01.10.2021", "до 02.10.2021");
    let expected = "п. «Проведение установочного семинара»: срок перенесён с 10.06.2021 на 24.06.2021 (+14 дней)\n\
                    п. «Экспертиза документов»: срок перенесён с 01.10.2021 на 02.10.2021 (+1 день)\n";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
    let row = "[[item]]\ntitle = \"Слёт\"\ndeadline = \"май 2021\"\n[[item]]\nnumber = \"2\"";
    let added = old.replace("[[item]]\nnumber = \"2\"", row);
    let expected = "пункт без номера включён: «Слёт»; срок: май 2021\n";
    assert_eq!(told(&old, &added, Lang::Russian), expected);
}

#[test]
fn a_section_put_elsewhere_is_one_move() {
    let section = |title: &str, numbers: [&str; 2]| {
        let row = |number: &str| {
            format!(
                "[[section.item]]\nnumber = \"{number}\"\ntitle = \"{title}: {number}\"\ndeadline = \"Май 2021\"\n"
            )
        };
        format!(
            "[[section]]\ntitle = \"{title}\"\n{}{}",
            row(numbers[0]),
            row(numbers[1])
        )
    };
    let head = "title = \"План\"\nperiod = \"2021\"\n";
    let (one, other) = (section("Школы", ["1", "2"]), section("Сады", ["3", "4"]));
    let (old, new) = (format!("{head}{one}{other}"), format!("{head}{other}{one}"));
    let moved = "раздел «Школы» переставлен после раздела «Сады»\n";
    assert_eq!(told(&old, &new, Lang::Russian), moved);
}

#[test]
fn a_row_that_cannot_be_read_is_not_told_as_dropped() {
    let arena = toml_spanner::Arena::new();
    let new = OLD.replace("deadline = \"до 25.05.2021\"", "deadline = true");
    let (document, _) = roadmap::document::plan(&new, &arena);
    let workspace = roadmap::model::Workspace::default();
    let readings = roadmap::model::Readings::default();
    let (plan, _) = roadmap::model::lower("plan", document, &workspace, &readings);
    let new = roadmap::query::diff::Revision::of(&plan);
    let diff = between(&read(OLD), &new);
    assert_eq!(diff.unread, ["2 Экспертиза документов"]);
    assert_eq!(diff.changes, []);
}

#[test]
fn a_row_whose_title_is_all_new_is_the_same_row_though_its_number_moved() {
    let first = "[[item]]\nnumber = \"1\"\ntitle = \"Закупка мебели\"\ndeadline = \"до 01.02.2021\"\nexecutors = [\"завхоз\"]\n";
    let shifted = (1..=6).rev().fold(OLD.to_owned(), |text, number| {
        let new = format!("number = \"{}\"", number + 1);
        text.replace(&format!("number = \"{number}\""), &new)
    });
    let new = shifted
        .replacen("[[item]]", &format!("{first}[[item]]"), 1)
        .replace("Мониторинг посещаемости", "Сверка журналов");
    let expected = "\
п. 1 включён: «Закупка мебели»; срок: до 01.02.2021; исполнитель: завхоз
пункты 1–6 стали пунктами 2–7
п. 6 (был 5): название изложено в редакции: «Сверка журналов»
";
    assert_eq!(told(OLD, &new, Lang::Russian), expected);
}

#[test]
fn a_row_without_a_number_that_was_moved_is_called_by_its_title() {
    let old = OLD.replace("number = \"3\"\n", "");
    let rows: Vec<&str> = old.split("[[item]]").collect();
    let order = |order: [usize; 7]| order.map(|row| rows[row]).join("[[item]]");
    let after = order([0, 1, 2, 3, 6, 4, 5]);
    assert_eq!(
        told(&old, &after, Lang::Russian),
        "п. 6 переставлен после п. «Проведение установочного семинара»\n"
    );
    let itself = order([0, 1, 2, 4, 5, 3, 6]);
    assert_eq!(
        told(&old, &itself, Lang::Russian),
        "п. «Проведение установочного семинара» переставлен после п. 5\n"
    );
    let both = order([0, 1, 4, 5, 6, 2, 3]);
    assert_eq!(
        told(&old, &both, Lang::Russian),
        "2 пункта начиная с п. 2 переставлены после п. 6\n"
    );
}

#[test]
fn a_member_of_a_group_called_otherwise_is_one_sentence() {
    let registry = "[executors]\n\"Кураторы\" = { kind = \"group\", members = [\"Иванова А.А.\", \"школы\"] }\n\
                    \"Иванова А.А.\" = { kind = \"person\" }\n\"школы\" = { kind = \"group\" }\n[[item]]";
    let old = OLD.replacen("[[item]]", registry, 1);
    let new = old.replace("Иванова А.А.", "Петрова А.А.");
    let expected = "в реестре исполнителей «Иванова А.А.» назван «Петрова А.А.»\n";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
}

#[test]
fn a_text_put_in_or_taken_out_whole_is_not_a_new_wording() {
    let with = OLD.replace(
        "deadline = \"декабрь 2021\"",
        "deadline = \"декабрь 2021\"\nresult = \"Отчёт\"\nnote = \"с прениями\"\nextra = { \"Место\" = \"ДК\" }",
    );
    let with = with.replace("title = \"План\"", "title = \"План\"\ngoal = \"Успехи\"");
    let set = "\
в паспорт внесено: цель – Успехи
п. 6: ожидаемый результат внесён: Отчёт
п. 6: примечание внесено: с прениями
п. 6: графа «Место» заполнена: ДК
";
    assert_eq!(told(OLD, &with, Lang::Russian), set);
    let unset = "\
из паспорта исключено: цель – Успехи
п. 6: ожидаемый результат исключён: Отчёт
п. 6: примечание снято: с прениями
п. 6: графа «Место» очищена, было: ДК
";
    assert_eq!(told(&with, OLD, Lang::Russian), unset);
}

#[test]
fn a_row_in_the_place_of_one_dropped_is_another_row() {
    let new = OLD
        .replace("Подведение итогов", "Закупка мебели и подведение черты")
        .replace("декабрь 2021", "до 01.02.2021")
        .replacen("Муниципальный координатор", "##", 1)
        .replace("Муниципальный координатор", "завхоз")
        .replace("##", "Муниципальный координатор");
    let expected = "\
прежний п. 6 исключён: «Подведение итогов»
п. 6 включён: «Закупка мебели и подведение черты»; срок: до 01.02.2021; исполнитель: завхоз
";
    assert_eq!(told(OLD, &new, Lang::Russian), expected);
}

#[test]
fn who_stands_in_for_another_is_one_sentence() {
    let case = |from: &str, to: &str, expected: &str| {
        let new = OLD.replacen(from, to, 1);
        assert_eq!(told(OLD, &new, Lang::Russian), expected);
    };
    case(
        "[\"Муниципальный координатор\"]",
        "[\"завхоз\"]",
        "п. 1: исполнитель заменён: Муниципальный координатор → завхоз\n",
    );
    case(
        "[\"Кураторы\", \"школы\"]",
        "[\"завхоз\", \"школы\"]",
        "п. 3: ответственный заменён: Кураторы → завхоз\n",
    );
    case(
        "[\"Кураторы\", \"школы\"]",
        "[\"Кураторы\", \"завхоз\"]",
        "п. 3: исполнитель заменён: школы → завхоз\n",
    );
    case(
        "[\"Кураторы\", \"школы\"]",
        "[\"школы\", \"завхоз\"]",
        "п. 3: исполнитель добавлен: завхоз; исполнитель исключён: Кураторы; ответственный – школы, прежде – Кураторы\n",
    );
}

#[test]
fn a_row_reworded_whole_beside_one_put_in_is_one_row() {
    let row = "[[item]]\nnumber = \"5\"\ntitle = \"Закупка мебели\"\ndeadline = \"до 01.02.2021\"\n[[item]]\nnumber = \"6\"";
    let new = OLD
        .replace("Мониторинг посещаемости", "Сверка журналов")
        .replace("number = \"6\"", "number = \"7\"")
        .replace("[[item]]\nnumber = \"5\"", row);
    let expected = "\
п. 5 включён: «Закупка мебели»; срок: до 01.02.2021
пункты 5–6 стали пунктами 6–7
п. 6 (был 5): название изложено в редакции: «Сверка журналов»
";
    assert_eq!(told(OLD, &new, Lang::Russian), expected);
}

#[test]
fn a_person_renamed_whom_half_the_rows_drop_is_still_one_sentence() {
    let registry = "[executors]\n\"Кураторы\" = { kind = \"group\" }\n[[item]]";
    let old = OLD
        .replacen("[[item]]", registry, 1)
        .replace("[\"Кураторы\", \"школы\"]", "[\"школы\"]");
    let new = old
        .replacen("executors = [\"Кураторы\"]\n", "", 1)
        .replace("Кураторы", "Наставники");
    let expected = "\
по всему плану (1 пункт) исполнитель «Кураторы» назван «Наставники»
п. 2: исполнитель исключён: Наставники
";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
}

/// Returns the plan with every row that `change` names changed.
fn changed(text: &str, change: &dyn Fn(usize, &str) -> String) -> String {
    let rows = text.split("[[item]]").enumerate();
    let rows = rows.map(|(at, row)| change(at, row));
    rows.collect::<Vec<_>>().join("[[item]]")
}

#[test]
fn equal_changes_of_rows_are_one_sentence() {
    let new = changed(PLANS[2], &|at, row| {
        if [2, 4, 5, 6, 7, 30].contains(&at) {
            row.replace("\"]\nresult", "\", \"ТКДН и ЗП\"]\nresult")
        } else {
            row.to_owned()
        }
    });
    let expected = "пп. 2, 4–7: исполнитель добавлен: ТКДН\u{a0}и\u{a0}ЗП\n";
    let told_of = told(PLANS[2], &new, Lang::Russian);
    assert_eq!(told_of.lines().next().unwrap().to_owned() + "\n", expected);
    let column = changed(PLANS[2], &|at, row| match at {
        0 => row.to_owned(),
        _ => format!(
            "{}\nextra = {{ \"Финансирование\" = \"не требуется\" }}\n\n",
            row.trim_end()
        ),
    });
    let expected = "по всему плану (31 пункт): графа «Финансирование» заполнена: не требуется\n";
    assert_eq!(told(PLANS[2], &column, Lang::Russian), expected);
    let english =
        "throughout the plan (31 items): column «Финансирование» filled in: не требуется\n";
    assert_eq!(told(PLANS[2], &column, Lang::English), english);
    let dropped =
        "deadline = \"ежемесячно\"\ncancelled = { on = 2021-05-01, reason = \"приказ № 3\" }";
    let both = OLD.replace("deadline = \"ежемесячно\"", dropped).replace(
        "deadline = \"декабрь 2021\"",
        &dropped.replace("ежемесячно", "декабрь 2021"),
    );
    assert_eq!(
        told(OLD, &both, Lang::Russian),
        "пп. 5, 6 отменены: приказ № 3\n"
    );
}

#[test]
fn who_stands_in_over_the_whole_plan_is_one_sentence() {
    let old = OLD.replace("Кураторы", "О.А. Ефимова");
    let new = old.replace("О.А. Ефимова", "М.Л. Жигулина").replacen(
        "\"М.Л. Жигулина\", \"школы\"",
        "\"М.Л. Жигулина\", \"школы\", \"ИРО\"",
        1,
    );
    let expected = "\
по всему плану (3 пункта) исполнитель «О.А. Ефимова» заменён на «М.Л. Жигулина»
п. 3: исполнитель добавлен: ИРО
";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
    let registry = "[executors]\n\"О.А. Ефимова\" = { kind = \"person\" }\n[[item]]";
    let (old, new) = (&old, &new);
    let old = old.replacen("[[item]]", registry, 1);
    let new = new.replacen(
        "[[item]]",
        &registry.replace("О.А. Ефимова", "М.Л. Жигулина"),
        1,
    );
    assert_eq!(told(&old, &new, Lang::Russian), expected);
    // A person of the same surname is the same person.
    let respelt = old.replace("О.А. Ефимова", "Ефимова Ольга");
    assert!(told(&old, &respelt, Lang::Russian).contains("назван"));
    // Where one row still names the former, each is told.
    let left = new.replacen("М.Л. Жигулина\"]", "О.А. Ефимова\"]", 1);
    assert!(!told(&old, &left, Lang::Russian).contains("(3 пункта)"));
}

#[test]
fn a_basis_is_named_once_with_what_rests_on_it() {
    let put_off = |text: &str, was: &str, to: &str| {
        let ledger = format!(
            "deadline = \"{to}\"\npostponed = [{{ was = \"{was}\", on = 2021-05-20, basis = \"протокол № 3\" }}]"
        );
        text.replace(&format!("deadline = \"{was}\""), &ledger)
    };
    let new = put_off(OLD, "до 25.05.2021", "до 08.06.2021");
    let new = put_off(&new, "до 01.10.2021", "до 01.11.2021");
    let expected = "\
сроки перенесены (основание: протокол № 3): п. 2 – с 25.05.2021 на 08.06.2021 (+14 дней); \
п. 4 – с 01.10.2021 на 01.11.2021 (+31 день)
";
    assert_eq!(told(OLD, &new, Lang::Russian), expected);
    // What was put off and is put back is one sentence too.
    let back = told(&new, OLD, Lang::Russian);
    let expected = "\
п. 2: перенос срока с 25.05.2021 на 08.06.2021 отменён (−14 дней), основание переноса – протокол № 3
п. 4: перенос срока с 01.10.2021 на 01.11.2021 отменён (−31 день), основание переноса – протокол № 3
";
    assert_eq!(back, expected);
}

#[test]
fn the_approval_is_told_as_an_order_names_it() {
    let approved = |text: &str| OLD.replacen("title", &format!("approved = {text}\ntitle"), 1);
    let old = approved("{ date = 2021-01-20, document = \"распоряжение от 20.01.2021 № 65\" }");
    let new = approved("{ date = 2022-01-28, document = \"распоряжение от 28.01.2022 № 112\" }");
    let expected = "утверждён распоряжением от 28.01.2022 № 112 (прежде – от 20.01.2021 № 65)\n";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
    let other = approved("{ date = 2022-01-28, document = \"приказ № 112\" }");
    let expected =
        "утверждён 28.01.2022 приказом № 112 (прежде – распоряжение от 20.01.2021 № 65)\n";
    assert_eq!(told(&old, &other, Lang::Russian), expected);
    assert_eq!(
        told(OLD, &approved("{ date = 2022-01-28 }"), Lang::Russian),
        "утверждён 28.01.2022\n"
    );
}

#[test]
fn two_who_share_the_rows_of_another_are_told_by_row() {
    let old = OLD.replacen("[\"школы\"]", "[\"Кураторы\"]", 1);
    let new = old
        .replacen("Кураторы", "Наставники", 2)
        .replace("Кураторы", "Тьюторы");
    assert_eq!(old.matches("Кураторы").count(), 4);
    assert!(!told(&old, &new, Lang::Russian).contains("по всему плану"));
}

#[test]
fn a_rewording_stays_one_where_the_period_is_new() {
    let new = OLD
        .replace("period = \"2021\"", "period = \"2022\"")
        .replace("\"ежемесячно\"", "\"каждый месяц\"");
    let expected = "\
период: «2022» вместо «2021»
п. 5: срок изложен иначе, дни те же: «каждый месяц» вместо «ежемесячно»
";
    assert_eq!(told(OLD, &new, Lang::Russian), expected);
}

#[test]
fn a_row_far_away_is_another_one() {
    let row = |number: usize, rest: &str| format!("[[item]]\nnumber = \"{number}\"\n{rest}\n");
    let head = "title = \"План\"\nperiod = \"2021\"\n";
    let rest = [
        "title = \"Мониторинг посещаемости\"\ndeadline = \"ежемесячно\"",
        "title = \"Олимпиада по астрономии\"\ndeadline = \"март 2021\"",
        "title = \"Ремонт кровли\"\ndeadline = \"август 2021\"",
    ];
    let plan = |first: Option<&str>, last: Option<&str>| {
        let rows = first.into_iter().chain(rest).chain(last).enumerate();
        head.to_owned() + &rows.map(|(at, text)| row(at + 1, text)).collect::<String>()
    };
    let is_move = |was: &str, is: &str| {
        let told = told(&plan(Some(was), None), &plan(None, Some(is)), Lang::Russian);
        told.contains("переставлен")
    };
    let meeting = "title = \"Проведение совещания с руководителями ОО по вопросам питания\"\ndeadline = \"до 04.02.2021\"";
    let seminar =
        "title = \"Проведение семинара с руководителями ОО\"\ndeadline = \"до 01.12.2021\"";
    assert!(!is_move(&format!("{meeting}\ndone = 2021-02-03"), seminar));
    assert!(!is_move(meeting, seminar));
    let same_day = seminar.replace("01.12.2021", "04.02.2021");
    assert!(is_move(meeting, &same_day), "a field in common");
    assert!(
        !is_move(&format!("{meeting}\ndone = 2021-02-03"), &same_day),
        "but the work was done"
    );
    let later = meeting.replace("04.02.2021", "01.12.2021");
    assert!(is_move(meeting, &later), "the same title");
}

#[test]
fn numbers_of_two_numberings_are_told_apart() {
    let row = |number: usize, title: &str, deadline: &str| {
        format!("[[item]]\nnumber = \"{number}\"\ntitle = \"{title}\"\ndeadline = \"{deadline}\"\n")
    };
    let plan = |rows: [(&str, &str); 3]| {
        let rows = rows.iter().enumerate();
        let rows = rows.map(|(at, (title, deadline))| row(at + 1, title, deadline));
        format!(
            "title = \"План\"\nperiod = \"2021\"\n{}",
            rows.collect::<String>()
        )
    };
    let contest = ("Олимпиада по астрономии", "май 2021");
    let old = plan([
        ("Семинар для педагогов", "март 2021"),
        ("Ремонт кровли", "август 2021"),
        contest,
    ]);
    let new = plan([
        ("Субботник во дворе", "февраль 2021"),
        ("Семинар для педагогов", "апрель 2021"),
        contest,
    ]);
    let expected = "\
п. 1 включён: «Субботник во дворе»; срок: февраль 2021
п. 1 стал п. 2
п. 2 (был 1): срок перенесён с «март 2021» на «апрель 2021» (+30 дней)
прежний п. 2 исключён: «Ремонт кровли»
";
    assert_eq!(told(&old, &new, Lang::Russian), expected);
}

#[test]
fn a_section_under_another_title_is_the_one_with_most_of_its_rows() {
    let titles = [
        "Ремонт кровли",
        "Закупка учебников",
        "Субботник во дворе",
        "Медицинский осмотр",
        "Олимпиада по астрономии",
        "Педагогический совет",
    ];
    let section = |title: &str, rows: &[usize]| {
        let row = |row: &usize| {
            format!(
                "[[section.item]]\nnumber = \"{}\"\ntitle = \"{}\"\ndeadline = \"Май 2021\"\n",
                row + 1,
                titles[*row]
            )
        };
        let rows: String = rows.iter().map(row).collect();
        format!("[[section]]\ntitle = \"{title}\"\n{rows}")
    };
    let plan =
        |sections: &[String]| format!("title = \"План\"\nperiod = \"2021\"\n{}", sections.concat());
    let old = plan(&[section("Школы", &[0, 1, 2]), section("Сады", &[3, 4, 5])]);
    let new = plan(&[section("Лицеи", &[0, 1, 3]), section("Ясли", &[2, 4, 5])]);
    let both = told(&old, &new, Lang::Russian);
    assert!(both.contains("раздел «Школы» назван «Лицеи»"), "{both}");
    assert!(both.contains("раздел «Сады» назван «Ясли»"), "{both}");
    let new = plan(&[
        section("Лицеи", &[0, 1]),
        section("Дворы", &[2]),
        section("Сады", &[3, 4, 5]),
    ]);
    let split = told(&old, &new, Lang::Russian);
    assert!(split.contains("раздел «Школы» назван «Лицеи»"), "{split}");
}

/// Tells what becomes of rows with these deadlines.
fn deadlines(old: &[&str], new: &[&str]) -> String {
    let [old, new] = [old, new].map(|deadlines| {
        let row = |(at, deadline): (usize, &&str)| {
            format!(
                "[[item]]\nnumber = \"{at}\"\ntitle = \"Дело {at}\"\ndeadline = \"{deadline}\"\n"
            )
        };
        let rows: String = (1..).zip(deadlines).map(row).collect();
        format!("title = \"План\"\nperiod = \"2022\"\n{rows}")
    });
    told(&old, &new, Lang::Russian)
}

#[test]
fn the_same_days_are_told_only_where_days_are_known() {
    let changed = "п. 1: срок изменён с «{0}» на «{1}»\n";
    for [old, new] in [
        [
            "в течение 10 рабочих дней после утверждения отчёта",
            "в течение 20 рабочих дней после утверждения отчёта",
        ],
        ["по мере необходимости", "по запросу"],
        ["постоянно", "весь период"],
        [
            "до 29.04.2022 выгрузка данных ФИОКО 16.05.2022",
            "до 29.04.2022 выгрузка данных ФИОКО 30.05.2022",
        ],
        [
            "до 29.04.2022 выгрузка данных ФИОКО 16.05.2022",
            "до 29.04.2022",
        ],
    ] {
        let expected = changed.replace("{0}", old).replace("{1}", new);
        assert_eq!(deadlines(&[old], &[new]), expected);
    }
}

#[test]
fn what_stands_behind_a_deadline_that_moves_is_told_too() {
    let [old, new] = [
        "до 29.04.2022 выгрузка данных ФИОКО 16.05.2022",
        "до 10.05.2022",
    ];
    assert_eq!(
        deadlines(&[old], &[new]),
        format!("п. 1: срок перенесён с «{old}» на «{new}» (+11 дней)\n")
    );
    assert_eq!(
        deadlines(&["до 29.04.2022"], &["до 10.05.2022"]),
        "п. 1: срок перенесён с 29.04.2022 на 10.05.2022 (+11 дней)\n"
    );
}

#[test]
fn deadlines_that_come_to_the_same_words_are_one_sentence() {
    let old = [
        "постоянно",
        "март 2022",
        "Март 2022 г.",
        "по запросу",
        "1 квартал",
    ];
    let new = [
        "по мере необходимости",
        "в марте 2022",
        "в марте 2022",
        "по мере необходимости",
        "1 квартал",
    ];
    assert_eq!(
        deadlines(&old, &new),
        "\
пп. 1, 4: срок изменён с «постоянно», «по запросу» на «по мере необходимости»
пп. 2, 3: срок изложен иначе, дни те же: «в марте 2022» вместо «март 2022», «Март 2022 г.»
"
    );
}
