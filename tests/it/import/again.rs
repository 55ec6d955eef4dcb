//! A document imported again into the plan it became: the plan takes what is new and keeps what people wrote.

use roadmap::import::draft::Draft;
use roadmap::import::{self, Options, Revision};
use roadmap::words::Lang;

const BEFORE: &str = "к распоряжению от 20.01.2021 № 65\nПлан работы на 2021 год\n\n\
    №\tМероприятие\tСрок\tОтветственный\n\
    1\tПровести лекцию для родителей\tдо 15.03.2021\tпсихолог\n\
    2\tСобрание коллектива\tмай 2021\tзавуч, методист\n\
    3\tОтчёт о работе\tиюнь 2021\tзавуч\n\
    4\tПодготовка к празднику\tиюнь 2021\tзавуч\n";

fn draft(text: &str) -> Draft {
    let source = import::read::read("plan.txt", text.as_bytes()).unwrap();
    import::understand(&source, &Options::default()).remove(0)
}

fn written(text: &str) -> String {
    import::toml(&draft(text), "plan.txt", Lang::Russian)
}

#[track_caller]
fn revised(old: &str, text: &str) -> Revision {
    let revision = import::revise(old, &draft(text), "new.txt", Lang::Russian).unwrap();
    assert_eq!(revision.lost, Vec::<String>::new(), "{}", revision.text);
    toml::from_str::<toml::Table>(&revision.text).unwrap();
    revision
}

fn told(revision: &Revision) -> Vec<String> {
    revision
        .told
        .iter()
        .map(|told| told.text(Lang::Russian))
        .collect()
}

#[track_caller]
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{text}");
    text.replace(from, to)
}

#[test]
fn the_same_document_changes_nothing() {
    let plain = written(BEFORE);
    let edited = replaced(&plain, "\n\n[[item]]", "\n[[item]]");
    let edited = replaced(&edited, "period       =", "note = \"моё\"\nperiod=")
        + "\n\n[events]\n\"приказ\" = 2021-02-01\n";
    for old in [&plain, &edited, &plain.replace('\n', "\r\n")] {
        let revision = revised(old, BEFORE);
        assert_eq!(revision.text, *old);
        assert_eq!(told(&revision), Vec::<String>::new());
    }
}

#[test]
fn a_changed_value_changes_its_line_alone() {
    let old = replaced(
        &written(BEFORE),
        "executors = [\"психолог\"]",
        "executors = [\"психолог\"]\ndone = 2021-03-14  # протокол № 2",
    );
    let old = replaced(
        &old,
        "deadline  = \"до 15.03.2021\"",
        "deadline  = \"до 15.03.2021\"  # сверено",
    );
    let old = replaced(
        &old,
        "number    = \"1\"",
        "number = \"1\" # своё\n# и это своё",
    );
    let revision = revised(&old, &BEFORE.replace("до 15.03.2021", "до 20.03.2021"));
    assert_eq!(revision.text, old.replace("до 15.03.2021", "до 20.03.2021"));
    assert_eq!(revision.matched, 4);
}

#[test]
fn names_split_by_hand_stay_split() {
    let old = replaced(
        &written(BEFORE),
        "[\"завуч\", \"методист\"]",
        "[\"завуч методист\"]",
    );
    let revision = revised(&old, &BEFORE.replace("Отчёт о работе", "Отчёт о работах"));
    assert!(
        revision.text.contains("[\"завуч методист\"]"),
        "{}",
        revision.text
    );
    assert!(
        revision.text.contains("\"Отчёт о работах\""),
        "{}",
        revision.text
    );
}

#[test]
fn a_corrected_guess_stays_and_is_told() {
    let page = "План на 2021 год\n\nМероприятие\tОтветственный\tМесто\nАВГУСТ\t\t\nСбор всех\tзавуч\tзал\nОтчёт всех\tзавуч\tзал\n";
    let guessed = "\"АВГУСТ\"  # угадано: срока нет, взято время из названия раздела";
    let old = written(page).replacen(guessed, "\"до 20 августа\"", 1);
    let revision = revised(&old, page);
    assert_eq!(revision.text, old);
    assert_eq!(
        told(&revision),
        ["Сбор всех: deadline оставлено как в плане, по документу угадано «АВГУСТ»"]
    );
}

#[test]
fn a_guess_corrected_under_its_comment_stays_and_a_changed_document_is_taken_over() {
    let page = |day: &str| {
        format!(
            "<p>План на 2021 год</p><table><tr><td>№<td>Мероприятие<td>Срок<td>Ответственный\
             <tr><td>1<td>Сбор всех<td rowspan=3>{day}<td>завуч<tr><td>2<td>Отчёт всех<td>завуч\
             <tr><td>3<td>Слёт всех<td>завуч</table>"
        )
    };
    let read = |page: &str| {
        let source = import::read::read("plan.html", page.as_bytes()).unwrap();
        import::understand(&source, &Options::default()).remove(0)
    };
    let plain = import::toml(&read(&page("май")), "plan.html", Lang::Russian);
    let second = plain.replacen("\"май\"  # угадано", "\"до 20 мая\"  # угадано", 1);
    let both = second.replacen("\"май\"  # угадано", "\"до 21 мая\"  # угадано", 1);
    for old in [second, both] {
        let revision =
            import::revise(&old, &read(&page("май")), "new.html", Lang::Russian).unwrap();
        assert_eq!(revision.text, old);
        assert!(
            told(&revision)
                .iter()
                .all(|line| line.contains("оставлено как в плане")),
            "{:?}",
            revision.told
        );
    }
    let moved = import::revise(&plain, &read(&page("июнь")), "new.html", Lang::Russian).unwrap();
    assert_eq!(moved.text, plain.replace("май", "июнь"));
    let months = "План на 2021 год\n\nМероприятие\tОтветственный\tМесто\nАВГУСТ\t\t\nСбор всех\tзавуч\tзал\nОтчёт всех\tзавуч\tзал\n";
    let old = written(months).replacen("\"АВГУСТ\"  #", "\"до 20 августа\"  #", 1);
    assert_eq!(revised(&old, months).text, old);
}

#[test]
fn rows_that_went_are_told_and_marked_ones_stay_as_cancelled() {
    let old = replaced(
        &written(BEFORE),
        "deadline  = \"июнь 2021\"",
        "deadline  = \"июнь 2021\"\nstarted = 2021-05-01",
    );
    let after = BEFORE
        .replace("2\tСобрание коллектива\tмай 2021\tзавуч, методист\n", "")
        .replace("3\tОтчёт о работе", "2\tПоездка в музей")
        .replace("4\tПод", "5\tПод");
    let after = format!("{after}3\tЗакупка книг\tмай 2021\tметодист\n");
    let revision = revised(&old, &after);
    let all = told(&revision);
    assert_eq!(
        all[0],
        "исключён пункт, которого в документе больше нет: 2 Собрание коллектива"
    );
    assert!(
        all[1].ends_with("он перенесён в раздел «Исключено из плана»: 3 Отчёт о работе"),
        "{all:?}"
    );
    let (_, excluded) = revision.text.split_once("\n[[section]]\n").unwrap();
    assert_eq!(
        excluded,
        "title = \"Исключено из плана\"\n\n[[section.item]]\n\
         title     = \"Отчёт о работе\"\ndeadline  = \"июнь 2021\"\nstarted = 2021-05-01\nexecutors = [\"завуч\"]\n\
         cancelled = { reason = \"нет в документе new.txt, прежний номер 3\" }\n"
    );
    assert_eq!(revised(&revision.text, &after).text, revision.text);
}

#[test]
fn a_new_approval_is_taken_over_and_told() {
    let old = replaced(
        &written(BEFORE),
        "№ 65\" }",
        "№ 65\", by = \"И.О. Лукьянова\" }",
    );
    let revision = revised(&old, &BEFORE.replace("20.01.2021 № 65", "01.02.2021 № 80"));
    assert!(
        revision.text.contains("approved     = { by = \"И.О. Лукьянова\", date = 2021-02-01, document = \"распоряжение от 01.02.2021 № 80\" }"),
        "{}",
        revision.text
    );
    assert!(
        revision
            .text
            .contains("#   к распоряжению от 01.02.2021 № 80\n"),
        "{}",
        revision.text
    );
    assert!(!revision.text.contains("№ 65"), "{}", revision.text);
    assert_eq!(told(&revision).len(), 1);
}

#[test]
fn new_executors_stand_below_the_known_ones() {
    let old = replaced(
        &written(BEFORE),
        "\n[[item]]\nnumber    = \"1\"",
        "\n[events]\n\"приказ\" = 2021-02-01\n\n[[item]]\nnumber    = \"1\"",
    );
    let old = replaced(
        &old,
        "\"завуч\"    = { kind = \"role\" }  # угадано: вид исполнителя",
        "\"завуч\" = { kind = \"person\", post = \"зам\" } # моё",
    );
    let revision = revised(&old, &BEFORE.replace("методист", "логопед"));
    let (head, _) = revision.text.split_once("\n[events]\n").unwrap();
    assert!(
        head.contains("\"логопед\" = { kind = \"role\" }"),
        "{}",
        revision.text
    );
    assert!(
        head.contains("\"завуч\" = { kind = \"person\", post = \"зам\" } # моё"),
        "{}",
        revision.text
    );
}

#[test]
fn another_plan_is_not_taken_for_a_revision() {
    let other =
        draft("План уборки на 2021 год\n\n№\tМероприятие\tСрок\n1\tВымыть окна\tмай 2021\n");
    assert_eq!(
        import::revise(&written(BEFORE), &other, "new.txt", Lang::Russian),
        None
    );
}

#[test]
fn a_mark_of_the_document_never_overrules_people() {
    let source = |mark: &str| {
        format!(
            "План работы на 2022 год\n\n№\tМероприятие\tСрок\tОтветственный\tОтметка о выполнении\n\
             1\tПровести лекцию\tмай\tзавуч\t{mark}\n2\tСобрание\tиюнь\tзавуч\t\n"
        )
    };
    let marked = source("Выполнено 16.05.2022");
    let old = written(&marked);
    assert!(old.contains("done      = 2022-05-16"), "{old}");
    assert_eq!(revised(&old, &marked).text, old);
    let line = old.lines().find(|line| line.starts_with("done")).unwrap();
    let reopened = old.replace(&format!("{line}\n"), "");
    assert_eq!(revised(&reopened, &marked).text, reopened);
    let moved = old.replace("2022-05-16", "2022-05-17");
    assert_eq!(revised(&moved, &marked).text, moved);
    let blank = written(&source(""));
    assert!(
        revised(&blank, &marked)
            .text
            .contains("done      = 2022-05-16"),
        "a new mark is taken over"
    );
}

#[test]
fn what_the_document_replaces_is_told() {
    let old = written(BEFORE).replace("до 15.03.2021", "до 20.03.2021");
    let revision = revised(&old, BEFORE);
    let told = told(&revision);
    assert!(
        told.iter().any(|line| line.contains("deadline")
            && line.contains("до 20.03.2021")
            && line.contains("до 15.03.2021")),
        "{told:?}"
    );
}

#[test]
fn a_title_that_people_made_longer_is_the_same_row() {
    let old = written(BEFORE).replace(
        "title     = \"Отчёт о работе\"\n",
        "title     = \"Отчёт о работе психологической службы\"\ndone = 2021-06-11\n",
    );
    assert!(old.contains("службы"), "{old}");
    let revision = revised(&old, BEFORE);
    assert!(!revision.text.contains("Исключено"), "{}", revision.text);
    assert!(
        revision.text.contains("done = 2021-06-11"),
        "{}",
        revision.text
    );
}

/// Runs `import` in `folder` and returns its exit code and what is told, in one line.
fn import(folder: &std::path::Path, args: &[&str]) -> (Option<i32>, String) {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_roadmap"))
        .args(["import", "--lang", "ru"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    let words: Vec<&str> = told.split_whitespace().collect();
    (done.status.code(), words.join(" "))
}

/// Imports a document called `name` in `folder` and returns what is told.
fn imported(folder: &std::path::Path, name: &str, text: &str) -> String {
    std::fs::write(folder.join(name), text).unwrap();
    let (code, told) = import(folder, &[name]);
    assert_eq!(code, Some(0), "{told}");
    told
}

fn plans(folder: &std::path::Path) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("roadmaps")).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A school's plan of 2021 in `town`.
fn of_town(town: &str) -> String {
    let table = BEFORE.split("\n\n").nth(1).unwrap();
    format!(
        "УТВЕРЖДАЮ\nДиректор МБОУ «СОШ № 12»\n______ Н.П. Сидорова\n\n\
         План работы в городском округе {town} на 2021 год\n\n{table}"
    )
}

#[test]
fn a_document_under_another_name_revises_the_plan_of_its_body() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let old = of_town("Саров");
    imported(folder, "plan.txt", &old);
    let inside = |name: &str| folder.join("roadmaps").join(name);
    std::fs::rename(inside("sarov-2021.toml"), inside("school.toml")).unwrap();
    let told = imported(
        folder,
        "v2.txt",
        &old.replace("до 15.03.2021", "до 20.03.2021"),
    );
    assert!(told.contains("v2.txt — новая редакция плана"), "{told}");
    assert_eq!(plans(folder), ["school.toml"]);
    let text = std::fs::read_to_string(inside("school.toml")).unwrap();
    assert!(text.contains("до 20.03.2021"), "{text}");
    let next = old.replace("на 2021 год", "на 2022 год");
    imported(folder, "other.txt", &next);
    assert_eq!(plans(folder).len(), 2);
}

#[test]
fn plans_of_two_towns_with_the_same_rows_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (name, town) in [("b1.txt", "Первоуральск"), ("b2.txt", "Саров")] {
        imported(
            folder,
            name,
            &of_town(town).replace("до 15.03.2021", &format!("до 1{}.03.2021", name.len())),
        );
    }
    assert_eq!(plans(folder).len(), 2);
}

#[test]
fn a_document_that_does_not_say_whose_it_is_changes_a_plan_only_by_into() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    imported(folder, "plan.txt", BEFORE);
    let told = imported(folder, "plan.txt", BEFORE);
    assert!(told.contains("менять нечего"), "{told}");
    let next = BEFORE.replace("до 15.03.2021", "до 20.03.2021");
    let told = imported(folder, "plan.txt", &next);
    let advice = "roadmap import plan.txt --into roadmaps/plan-2021.toml";
    assert!(told.contains(advice), "{told}");
    assert_eq!(plans(folder), ["plan-2021-2.toml", "plan-2021.toml"]);
    let read = |name: &str| std::fs::read_to_string(folder.join("roadmaps").join(name)).unwrap();
    assert!(read("plan-2021.toml").contains("до 15.03.2021"));
    let into = ["plan.txt", "--into", "roadmaps/plan-2021.toml"];
    let (code, told) = import(folder, &into);
    assert_eq!(code, Some(0), "{told}");
    assert!(read("plan-2021.toml").contains("до 20.03.2021"));
    let (code, told) = import(folder, &["plan.txt", "--into", "roadmaps/none.toml"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("обновлять нечего"), "{told}");
}

#[test]
fn parallel_imports_take_a_name_each() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::thread::scope(|scope| {
        for number in 1..=4 {
            let text = BEFORE.replace("родителей", &"родителей и детей ".repeat(number));
            scope.spawn(move || {
                let inside = folder.join(number.to_string());
                std::fs::create_dir(&inside).unwrap();
                std::fs::write(inside.join("plan.txt"), text).unwrap();
                let file = format!("{number}/plan.txt");
                assert_eq!(import(folder, &[&file]).0, Some(0));
            });
        }
    });
    assert_eq!(plans(folder).len(), 4);
}

#[test]
fn every_plan_of_a_document_is_known_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let second = BEFORE
        .replace("План работы", "План проверок")
        .replace("родителей", "учеников");
    let both = format!(
        "{BEFORE}\n{}",
        second.replace("Отчёт", "Показ").replace("Собрание", "Слёт")
    );
    imported(folder, "both.txt", &both);
    let files = ["both-2021-2.toml", "both-2021.toml"];
    assert_eq!(plans(folder), files);
    let told = imported(folder, "both.txt", &both);
    assert_eq!(told.matches("менять нечего").count(), 2, "{told}");
    assert_eq!(plans(folder), files);
}

/// A plan of rows that share titles, numbered from one.
fn meetings(rows: &[(&str, &str)]) -> String {
    let rows = (1..).zip(rows).map(|(number, (title, deadline))| {
        let number: i32 = number;
        format!("{number}\t{title}\t{deadline}\tзавуч\n")
    });
    let rows: Vec<String> = rows.collect();
    let head = "План работы на 2021 год\n\n№\tМероприятие\tСрок\tОтветственный\n";
    format!("{head}{}", rows.concat())
}

#[test]
fn marks_stay_with_their_rows_when_others_come_go_and_are_renumbered() {
    let rows = [
        ("Провести совещание", "март 2021"),
        ("Провести совещание", "апрель 2021"),
        ("Мониторинг, 1 этап", "апрель 2021"),
        ("Мониторинг, 2 этап", "май 2021"),
        ("Провести совещание", "май 2021"),
        ("Сдать отчёт", "июнь 2021"),
        ("Сдать отчёт", "июнь 2021"),
    ];
    let mut old = written(&meetings(&rows));
    for (title, deadline) in &rows[..6] {
        let row = format!("\"{title}\"\ndeadline  = \"{deadline}\"\n");
        let mark = format!("{row}note      = \"о {title} {deadline}\"\n");
        old = replaced(&old, &row, &mark).replacen(&format!("{mark}{mark}"), &mark, 1);
    }
    let kept = |text: &str| {
        let plan: toml::Table = toml::from_str(text).unwrap();
        let items = plan["item"].as_array().unwrap().clone();
        for item in items.iter().filter(|item| item.get("note").is_some()) {
            let word = |key: &str| item[key].as_str().unwrap().to_owned();
            assert_eq!(
                word("note"),
                format!("о {} {}", word("title"), word("deadline")),
                "{text}"
            );
        }
        items.len()
    };
    for at in 0..=rows.len() {
        let mut more = rows.to_vec();
        more.insert(at, ("Провести опрос", "сентябрь 2021"));
        assert_eq!(kept(&revised(&old, &meetings(&more)).text), 8);
        if at < rows.len() {
            let mut fewer = rows.to_vec();
            fewer.remove(at);
            kept(&revised(&old, &meetings(&fewer)).text);
        }
    }
}
