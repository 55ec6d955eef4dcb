//! A document imported again into the plan it became: the plan takes what is new and keeps what people wrote.

use roadmap::import::draft::Draft;
use roadmap::import::{self, Gone, Merged, Options, Terms};
use roadmap::model::Workspace;
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

fn base(text: &str) -> String {
    import::base(&draft(text), "plan.txt", Lang::Russian)
}

/// Brings `ours` up to `text`, whose document said `base` before.
#[track_caller]
fn merged(base: Option<&str>, ours: &str, text: &str, drop: bool) -> Merged {
    let workspace = Workspace::default();
    let terms = Terms {
        source: "new.txt",
        lang: Lang::Russian,
        today: "2021-02-01".parse().unwrap(),
        drop,
        workspace: &workspace,
    };
    let merged = import::merge(base, ours, &draft(text), terms).unwrap();
    toml::from_str::<toml::Table>(&merged.text).unwrap();
    let again = import::merge(merged.base.as_deref(), &merged.text, &draft(text), terms).unwrap();
    assert_eq!((&again.text, &again.base), (&merged.text, &merged.base));
    assert_eq!(again.told.kept, []);
    merged
}

#[track_caller]
fn revised(ours: &str, text: &str) -> Merged {
    merged(Some(&base(BEFORE)), ours, text, false)
}

fn kept(merged: &Merged) -> Vec<String> {
    let kept = merged.told.kept.iter();
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    kept.map(|kept| {
        let row = said(&kept.row);
        format!(
            "{row}: {}: {} / {}",
            kept.key,
            said(&kept.ours),
            said(&kept.theirs)
        )
    })
    .collect()
}

#[track_caller]
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{text}");
    text.replace(from, to)
}

fn on_windows(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[test]
fn the_same_document_changes_nothing() {
    let plain = written(BEFORE);
    let edited = replaced(&plain, "\n\n[[item]]", "\n[[item]]");
    let edited = replaced(&edited, "period       =", "note = \"моё\"\nperiod=")
        + "\n\n[events]\n\"приказ\" = 2021-02-01\n";
    for old in [&plain, &edited, &on_windows(&plain)] {
        for base in [Some(base(BEFORE)), Some(on_windows(&base(BEFORE))), None] {
            let merged = merged(base.as_deref(), old, BEFORE, true);
            assert_eq!(merged.text, *old);
            assert_eq!(
                (merged.told.kept, merged.told.gone),
                (Vec::new(), Vec::new())
            );
        }
    }
}

#[test]
fn a_changed_value_changes_its_line_alone() {
    let old = replaced(
        &written(BEFORE),
        "executors = [\"психолог\"]",
        "executors = [\"психолог\"]\nnote = \"мелом\"  # протокол № 2",
    );
    let old = replaced(
        &old,
        "title     = \"Провести лекцию для родителей\"",
        "title     = \"Провести лекцию для родителей\"  # сверено",
    );
    let old = replaced(
        &old,
        "number    = \"1\"",
        "number = \"1\" # своё\n# и это своё",
    );
    let revision = revised(&old, &BEFORE.replace("для родителей", "для всех родителей"));
    assert_eq!(
        revision.text,
        old.replace("для родителей", "для всех родителей")
    );
    assert_eq!(revision.matched, 4);
}

#[test]
fn a_new_deadline_leaves_the_former_one_with_its_ground() {
    let page = BEFORE.replace("до 15.03.2021", "до 20.03.2021");
    let ordered = page.replace("20.01.2021 № 65", "28.01.2021 № 80");
    let order = "распоряжение от 28.01.2021 № 80";
    let postponed = |text: &str, fact: &str| {
        let lines = format!("deadline  = \"до 20.03.2021\"\npostponed = [{fact}]\n");
        assert!(text.contains(&lines), "{text}");
    };
    let old = written(BEFORE);
    postponed(
        &revised(&old, &page).text,
        "{ was = \"до 15.03.2021\", on = 2021-02-01 }",
    );
    postponed(
        &revised(&old, &ordered).text,
        &format!("{{ was = \"до 15.03.2021\", on = 2021-01-28, basis = \"{order}\" }}"),
    );
    let reworded = revised(
        &old,
        &BEFORE.replace("до 15.03.2021", "до 15 марта 2021 г."),
    );
    assert_eq!(
        reworded.text,
        old.replace("до 15.03.2021", "до 15 марта 2021 г.")
    );
}

#[test]
fn a_new_deadline_stays_as_the_document_words_it() {
    let ours = written(BEFORE);
    for words in [
        "ежемесячно",
        "по понедельникам",
        "понедельник",
        "через неделю",
        "по отдельному графику",
    ] {
        let merged = revised(&ours, &replaced(BEFORE, "до 15.03.2021", words));
        let line = format!("deadline  = \"{words}\"\n");
        assert!(merged.text.contains(&line), "{words}: {}", merged.text);
        let former = "was = \"до 15.03.2021\"";
        assert!(merged.text.contains(former), "{words}: {}", merged.text);
        assert_eq!(kept(&merged), [""; 0]);
    }
}

#[test]
fn what_people_changed_stays_and_what_both_changed_is_marked_and_told() {
    let old = written(BEFORE).replace("\"до 15.03.2021\"", "\"до 18.03.2021\"");
    let old = replaced(
        &old,
        "[\"завуч\", \"методист\"]",
        "[\"методист\", \"завуч\"]",
    );
    assert_eq!(revised(&old, BEFORE).text, old);
    let page = BEFORE.replace("до 15.03.2021", "до 20.03.2021");
    let revision = revised(&old, &page);
    let line = "deadline  = \"до 18.03.2021\"\n";
    assert_eq!(
        revision.text,
        old.replace(
            line,
            &format!("# в документе: deadline = \"до 20.03.2021\"\n{line}")
        )
    );
    let row = "п. 1 «Провести лекцию для родителей»";
    assert_eq!(
        kept(&revision),
        [format!("{row}: deadline: до 18.03.2021 / до 20.03.2021")]
    );
    let later = BEFORE.replace("до 15.03.2021", "до 25.03.2021");
    let again = merged(revision.base.as_deref(), &revision.text, &later, false);
    assert_eq!(
        again.text,
        revision.text.replace("до 20.03.2021", "до 25.03.2021")
    );
    let agreed = BEFORE.replace("до 15.03.2021", "до 18.03.2021");
    let settled = merged(again.base.as_deref(), &again.text, &agreed, false);
    assert_eq!(settled.text, old, "the remark goes when both say the same");
}

#[test]
fn without_what_the_document_said_whatever_differs_stays_and_is_told() {
    let old = written(BEFORE).replace("до 15.03.2021", "до 20.03.2021");
    let page = format!("{BEFORE}5\tПоездка в музей\tмай 2021\tметодист\n");
    let page = page.replace("3\tОтчёт о работе\tиюнь 2021\tзавуч\n", "");
    let revision = merged(None, &old, &page, true);
    assert!(
        revision
            .text
            .contains("# в документе: deadline = \"до 15.03.2021\"\n")
    );
    assert!(revision.text.contains("\"до 20.03.2021\"\n") && revision.text.contains("Поездка"));
    assert_eq!(revision.told.strangers, ["п. 3 «Отчёт о работе»"]);
    assert!(!revision.text.contains("cancelled"));
}

#[test]
fn a_file_beside_the_plan_with_line_ends_of_windows_says_the_same() {
    let new = replaced(BEFORE, "до 15.03.2021", "до 30.03.2021");
    let ours = replaced(&written(BEFORE), "май 2021", "до 10.05.2021");
    let plain = revised(&ours, &new);
    let other = merged(Some(&on_windows(&base(BEFORE))), &ours, &new, false);
    assert_eq!((&other.text, &other.base), (&plain.text, &plain.base));
    assert_eq!((&other.told, other.told.kept.len()), (&plain.told, 0));
}

#[test]
fn a_file_beside_the_plan_without_rows_says_nothing() {
    let new = replaced(BEFORE, "до 15.03.2021", "до 30.03.2021");
    for base in [
        "",
        "# Что сказал документ plan.txt\ntitle = \"План работы на 2021 год\"\n",
    ] {
        let merged = merged(Some(base), &written(BEFORE), &new, false);
        assert!(!merged.told.based);
    }
}

#[test]
fn names_split_by_hand_stay_split() {
    let old = replaced(
        &written(BEFORE),
        "[\"завуч\", \"методист\"]",
        "[\"завуч методист\"]",
    );
    for base in [Some(base(BEFORE)), None] {
        let page = BEFORE.replace("завуч, методист", "завуч; методист");
        let revision = merged(base.as_deref(), &old, &page, false);
        assert_eq!(revision.text, old);
    }
}

#[test]
fn settled_guesses_are_not_told_again() {
    let page = "План на 2021 год\n\nМероприятие\tОтветственный\tМесто\nАВГУСТ\t\t\nСбор всех\tзавуч\tзал\nОтчёт всех\tзавуч\tзал\nСлёт всех\tзавуч\tзал\n";
    let draft = draft(page);
    let fresh = import::toml(&draft, "plan.txt", Lang::Russian);
    let lines = |text: &str| {
        let (guesses, kinds) = import::guesses(&draft, text, &[Some(0), Some(1), Some(2)]);
        let deadlines = guesses.iter().filter(|guess| guess.key == "deadline");
        (deadlines.map(|guess| guess.line).collect::<Vec<_>>(), kinds)
    };
    let guessed = "\"АВГУСТ\"  # угадано: срока нет, взято время из названия раздела";
    let at = |text: &str, number: usize| text.lines().nth(number - 1).unwrap().to_owned();
    let (found, kinds) = lines(&fresh);
    assert_eq!((found.len(), kinds), (3, 1));
    assert!(found.iter().all(|line| at(&fresh, *line).contains(guessed)));
    let corrected =
        fresh
            .replacen(guessed, "\"до 20 августа\"", 1)
            .replacen(guessed, "\"АВГУСТ\"", 1);
    assert_eq!(lines(&corrected).0, [found[2]]);
    let base = import::base(&draft, "plan.txt", Lang::Russian);
    let revision = merged(Some(&base), &corrected, page, false);
    assert_eq!(revision.text, corrected);
}

#[test]
fn rows_that_went_stay_and_are_told_and_unmarked_ones_are_cancelled_when_asked() {
    let old = replaced(
        &written(BEFORE),
        "title     = \"Отчёт о работе\"",
        "title     = \"Отчёт о работе\"\nstarted = 2021-05-01",
    );
    let after = BEFORE
        .replace("2\tСобрание коллектива\tмай 2021\tзавуч, методист\n", "")
        .replace("3\tОтчёт о работе\tиюнь 2021\tзавуч\n", "")
        .replace("4\tПод", "2\tПод");
    let revision = revised(&old, &after);
    assert_eq!(
        revision.told.gone,
        [
            ("п. 2 «Собрание коллектива»".to_owned(), Gone::Stays),
            ("п. 3 «Отчёт о работе»".to_owned(), Gone::Marked)
        ]
    );
    let renumbered = replaced(&old, "number    = \"2\"\n", "");
    assert_eq!(revision.text, replaced(&renumbered, "\"4\"", "\"2\""));
    let dropped = merged(revision.base.as_deref(), &revision.text, &after, true);
    assert_eq!(
        dropped.text,
        replaced(
            &revision.text,
            "executors = [\"завуч\", \"методист\"]\n",
            "executors = [\"завуч\", \"методист\"]\ncancelled = { on = 2021-02-01, reason = \"нет в новой редакции: new.txt\" }\n",
        )
    );
    assert_eq!(
        dropped.told.gone,
        [("«Собрание коллектива»".to_owned(), Gone::Dropped)]
    );
}

#[test]
fn a_row_that_was_dropped_and_comes_back_is_told_once() {
    let fewer = replaced(BEFORE, "3\tОтчёт о работе\tиюнь 2021\tзавуч\n", "");
    let dropped = merged(Some(&base(BEFORE)), &written(BEFORE), &fewer, true);
    assert!(dropped.text.contains("cancelled") && dropped.told.back.is_empty());
    let back = merged(dropped.base.as_deref(), &dropped.text, BEFORE, false);
    assert_eq!(back.text, dropped.text);
    assert_eq!(back.told.back, ["п. 3 «Отчёт о работе»"]);
    let again = merged(back.base.as_deref(), &back.text, BEFORE, false);
    assert!(again.told.back.is_empty());
}

#[test]
fn rows_that_people_added_stay_and_rows_that_they_took_out_stay_out() {
    let own = "[[item]]\ntitle = \"Своё дело\"\ndeadline = \"май\"\n";
    let old = format!("{}\n{own}", written(BEFORE));
    let (before, rest) = old.split_once("[[item]]\nnumber    = \"2\"").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    let old = format!("{before}{after}");
    let page = BEFORE.replace("май 2021\tзавуч, методист", "апрель 2021\tзавуч");
    let page = format!("{page}5\tПоездка в музей\tмай 2021\tметодист\n");
    let revision = revised(&old, &page);
    assert_eq!(revision.told.deleted, ["п. 2 «Собрание коллектива»"]);
    assert!(!revision.text.contains("Собрание"), "{}", revision.text);
    let place = |words: &str| revision.text.find(words).unwrap();
    assert!(place(own) < place("Поездка"), "{}", revision.text);
}

#[test]
fn a_new_approval_is_taken_over() {
    let old = replaced(
        &written(BEFORE),
        "№ 65\" }",
        "№ 65\", by = \"И.О. Лукьянова\" }",
    );
    let revision = revised(&old, &BEFORE.replace("20.01.2021 № 65", "01.02.2021 № 80"));
    let line = "approved     = { date = 2021-02-01, document = \"распоряжение от 01.02.2021 № 80\", by = \"И.О. Лукьянова\" }";
    assert!(revision.text.contains(line), "{}", revision.text);
    assert!(
        revision
            .text
            .contains("#   к распоряжению от 01.02.2021 № 80\n")
    );
    assert!(!revision.text.contains("№ 65"), "{}", revision.text);
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
        head.trim_end()
            .ends_with("\"логопед\" = { kind = \"role\" }  # угадано: вид исполнителя"),
        "{head}"
    );
    assert!(head.contains("\"завуч\" = { kind = \"person\", post = \"зам\" } # моё"));
}

#[test]
fn a_plan_without_a_registry_gets_one_for_new_executors_alone() {
    let old = written(BEFORE);
    let (head, rest) = old.split_once("[executors]\n").unwrap();
    let (_, rows) = rest.split_once("\n\n").unwrap();
    let page = BEFORE.replace("методист", "логопед").replace(
        "родителей\tдо 15.03.2021\tпсихолог",
        "родителей\tдо 15.03.2021\tтьютор",
    );
    let revision = revised(&format!("{head}{rows}"), &page);
    let entry =
        |name: &str| format!("\"{name}\" = {{ kind = \"role\" }}  # угадано: вид исполнителя\n");
    let registry = format!(
        "[executors]\n{}{}\n[[item]]",
        entry("тьютор"),
        entry("логопед")
    );
    assert!(revision.text.contains(&registry), "{}", revision.text);
}

#[test]
fn another_plan_is_not_taken_for_a_revision() {
    let other = "План уборки на 2021 год\n\n№\tМероприятие\tСрок\n1\tВымыть окна\tмай 2021\n";
    assert!(!merged(None, &written(BEFORE), other, false).is_same_plan());
    assert!(revised(&written(BEFORE), BEFORE).is_same_plan());
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
    let (old, said) = (written(&marked), base(&marked));
    assert!(old.contains("done      = 2022-05-16"), "{old}");
    let line = old.lines().find(|line| line.starts_with("done")).unwrap();
    let reopened = old.replace(&format!("{line}\n"), "");
    let moved = old.replace("2022-05-16", "2022-05-17");
    for plan in [&old, &reopened, &moved] {
        assert_eq!(merged(Some(&said), plan, &marked, false).text, *plan);
    }
    let blank = base(&source(""));
    let taken = merged(Some(&blank), &written(&source("")), &marked, false);
    assert!(
        taken.text.contains("done      = 2022-05-16"),
        "{}",
        taken.text
    );
    let cancelled = written(&source("")).replacen(
        "executors = [\"завуч\"]",
        "executors = [\"завуч\"]\ncancelled = { on = 2022-05-01 }",
        1,
    );
    let told = merged(Some(&blank), &cancelled, &marked, false);
    assert!(
        told.text.contains("# в документе: done = 2022-05-16"),
        "{}",
        told.text
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
        .filter(|name| !name.ends_with(".imported"))
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
fn a_deadline_that_the_document_takes_away_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let old = of_town("Саров");
    imported(folder.path(), "plan.txt", &old);
    let new = replaced(&old, "до 15.03.2021", "");
    let told = imported(folder.path(), "plan.txt", &new);
    assert!(told.contains("обновлён по документу"), "{told}");
    assert!(
        told.contains("стали неполными") && told.contains("1 Провести лекцию"),
        "{told}"
    );
    let told = imported(folder.path(), "plan.txt", &new);
    assert!(!told.contains("Провести лекцию"), "{told}");
}

#[test]
fn a_document_under_another_name_revises_the_plan_of_its_body() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let old = of_town("Саров");
    imported(folder, "plan.txt", &old);
    let inside = |name: &str| folder.join("roadmaps").join(name);
    for ending in ["toml", "imported"] {
        let [old, new] = ["sarov-2021", "school"].map(|stem| inside(&format!("{stem}.{ending}")));
        std::fs::rename(old, new).unwrap();
    }
    let told = imported(
        folder,
        "v2.txt",
        &old.replace("до 15.03.2021", "до 20.03.2021"),
    );
    assert!(told.contains("v2.txt – новая редакция плана"), "{told}");
    assert_eq!(plans(folder), ["school.toml"]);
    let text = std::fs::read_to_string(inside("school.toml")).unwrap();
    assert!(text.contains("= \"до 20.03.2021\""), "{text}");
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
    assert!(told.contains("не изменён: нового"), "{told}");
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
fn each_plan_of_a_document_goes_into_the_file_that_is_named_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let plan = |title: &str, day: u32| {
        format!(
            "План {title} на 2021 год\n\nМероприятие\tСрок\tОтветственный\nСбор отчётов\tдо {day}.03.2021\tзавуч\nПоход с детьми\tмай\tзавуч\n\n"
        )
    };
    let both = |day| plan("школ", day) + &plan("детских садов", day);
    imported(folder, "plan.txt", &both(15));
    let names = plans(folder);
    assert_eq!(names.len(), 2, "{names:?}");
    let file = |at: usize| format!("roadmaps/{}", names[at]);
    let read = |at: usize| std::fs::read_to_string(folder.join(file(at))).unwrap();
    let line = |at: usize| {
        read(at)
            .lines()
            .find(|text| text.starts_with("title"))
            .unwrap()
            .to_owned()
    };
    let titles = [line(0), line(1)];
    std::fs::write(folder.join("plan.txt"), both(20)).unwrap();
    let (code, told) = import(
        folder,
        &["plan.txt", "--into", &file(1), "--into", &file(0)],
    );
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(plans(folder), names);
    for (at, title) in titles.iter().enumerate() {
        assert!(read(at).contains("до 20.03.2021"), "{}", read(at));
        assert_eq!(line(at), *title);
    }
    let renamed = both(25).replace("План ", "Новый план ");
    std::fs::write(folder.join("plan.txt"), renamed).unwrap();
    let (code, told) = import(folder, &["plan.txt", "--into", &file(0)]);
    assert_eq!(code, Some(2), "{told}");
    assert!(
        told.contains("roadmap import plan.txt --into ФАЙЛ --into ФАЙЛ"),
        "{told}"
    );
    let (code, told) = import(
        folder,
        &["plan.txt", "--into", &file(0), "--into", &file(0)],
    );
    assert_eq!(code, Some(2), "{told}");
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
    assert_eq!(told.matches("не изменён: нового").count(), 2, "{told}");
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
    let said = base(&meetings(&rows));
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
        let revision = merged(Some(&said), &old, &meetings(&more), false);
        assert_eq!(kept(&revision.text), 8);
        if at < rows.len() {
            let mut fewer = rows.to_vec();
            fewer.remove(at);
            kept(&merged(Some(&said), &old, &meetings(&fewer), false).text);
        }
    }
}

#[test]
fn a_folder_of_documents_says_how_to_import_them() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let said = |command: &str| {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args([command, "--lang", "ru"])
            .current_dir(folder)
            .output()
            .unwrap();
        assert_eq!(done.status.code(), Some(2));
        String::from_utf8(done.stderr).unwrap()
    };
    assert!(said("status").contains("назовите файлы"));
    std::fs::write(folder.join("~$план.docx"), "").unwrap();
    std::fs::write(folder.join("заметки.txt"), "").unwrap();
    assert!(said("overdue").contains("roadmap import заметки.txt\n"));
    std::fs::create_dir(folder.join("roadmaps")).unwrap();
    for name in ["а.docx", "б.xlsx", "План 2022.ODT", "я.html"] {
        std::fs::write(folder.join(name), "").unwrap();
    }
    let command = "roadmap import \"План 2022.ODT\" а.docx б.xlsx (и ещё 1)";
    assert!(said("status").contains(command), "{}", said("status"));
}

#[test]
fn what_lies_beside_a_plan_is_no_plan() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    imported(folder, "plan.txt", &of_town("Саров"));
    let all = |paths: &[&str]| {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_roadmap"))
            .args(["status", "--lang", "ru", "--format", "csv"])
            .args(paths)
            .current_dir(folder)
            .output()
            .unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    let named = ["roadmaps/sarov-2021.imported", "roadmaps/sarov-2021.toml"];
    assert_eq!(all(&named), all(&[]));
    assert_eq!(all(&[]).0, Some(0));
    let text = std::fs::read_to_string(folder.join(named[1])).unwrap();
    assert!(text.contains("name         = \"Саров, 2021\""), "{text}");
}

/// A plan of the school in `town` that says no more than the parts for which it has text.
fn passport(town: &str, school: &str, year: &str) -> String {
    let table = BEFORE.split("\n\n").nth(1).unwrap().replace("2021", year);
    let approved = if school.is_empty() {
        String::new()
    } else {
        format!("УТВЕРЖДАЮ\nДиректор {school}\n______ Н.П. Сидорова\n\n")
    };
    let place = if town.is_empty() {
        String::new()
    } else {
        format!("в городском округе {town} ")
    };
    format!("{approved}План работы {place}на {year} год\n\n{table}")
}

#[test]
fn each_of_many_towns_years_and_schools_keeps_its_plan() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let school = "МБОУ «СОШ № 12»";
    let documents = [
        passport("Первоуральск", school, "2021"),
        passport("Саров", school, "2021"),
        passport("Дзержинск", school, "2021"),
        passport("Саров", school, "2022"),
        passport("Саров", "МБОУ «СОШ № 7»", "2021"),
        passport("", school, "2021"),
        passport("Саров", "", "2021"),
    ];
    for (count, document) in (1..).zip(&documents) {
        imported(folder, "plan.txt", document);
        assert_eq!(plans(folder).len(), count, "{document}");
    }
    for (number, document) in documents.iter().enumerate() {
        let told = imported(folder, "other.txt", document);
        assert!(told.contains("не изменён: нового"), "{number} {told}");
    }
    assert_eq!(plans(folder).len(), documents.len());
    let names: std::collections::BTreeSet<String> = plans(folder)
        .iter()
        .filter_map(|plan| {
            let text = std::fs::read_to_string(folder.join("roadmaps").join(plan)).unwrap();
            let plan: toml::Table = toml::from_str(&text).unwrap();
            Some(plan.get("name")?.as_str()?.to_owned())
        })
        .collect();
    assert_eq!(names.len(), documents.len(), "{names:?}");
}

#[test]
fn a_plan_of_another_town_takes_a_document_by_into_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    imported(folder, "plan.txt", &of_town("Саров"));
    std::fs::write(folder.join("b.txt"), of_town("Первоуральск")).unwrap();
    let (code, told) = import(folder, &["b.txt", "--into", "roadmaps/sarov-2021.toml"]);
    assert_eq!(code, Some(0), "{told}");
    let other =
        "территория – в плане «городской округ Саров», в документе «городской округ Первоуральск»";
    assert!(told.contains(other), "{told}");
}

#[test]
fn a_deadline_that_a_mark_speaks_of_stays_and_is_not_said_to_be_changed_by_people() {
    let text = BEFORE.replace("до 15.03.2021", "до 20.03.2021");
    let ours = written(BEFORE).replacen(
        "executors = [\"психолог\"]\n",
        "executors = [\"психолог\"]\ndone      = 2021-01-30\n",
        1,
    );
    let merged = revised(&ours, &text);
    assert_eq!(kept(&merged), Vec::<String>::new());
    let held: Vec<&str> = merged
        .told
        .held
        .iter()
        .map(|held| held.key.as_str())
        .collect();
    assert_eq!(held, ["deadline"]);
    assert!(
        merged.text.contains("deadline = \"до 20.03.2021\"\n"),
        "{}",
        merged.text
    );
}

#[test]
fn what_is_carried_out_is_not_cancelled_though_the_document_said_so_itself() {
    let own = BEFORE.replace("Ответственный\n", "Ответственный\tОтметка об исполнении\n");
    let before = own.replace("\tпсихолог\n", "\tпсихолог\tИсполнено 30.01.2021\n");
    let gone = before.lines().filter(|line| !line.starts_with("1\t"));
    let text = gone.collect::<Vec<_>>().join("\n");
    let ours = written(&before);
    assert!(ours.contains("done      = 2021-01-30"), "{ours}");
    let merged = merged(Some(&base(&before)), &ours, &text, true);
    let fates: Vec<Gone> = merged.told.gone.iter().map(|(_, fate)| *fate).collect();
    assert_eq!(fates, [Gone::Marked]);
}
