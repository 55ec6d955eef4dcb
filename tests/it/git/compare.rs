//! `roadmap diff` between revisions, the working tree and files.

use super::world::{PLAN, World, git_is_there};

const PATH: &str = "roadmaps/dubovsky-2021.toml";

fn postponed() -> String {
    PLAN.replace("\"Февраль 2021 г.\"", "\"до 15.04.2021\"")
}

#[test]
fn tells_what_the_working_tree_changed() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    assert_eq!(world.roadmap(["diff", "--exit-code"]).code, Some(0));
    world.write(PATH, &postponed());
    let ran = world.roadmap(["diff"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.out
            .contains("п. 1 «Проведение установочного вебинара для школ - участниц…»: срок перенесён с «Февраль 2021 г.»\n    на «до 15.04.2021» (+46 дней)"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("Всего 1 изменение: 1 изменение срока."),
        "{}",
        ran.out
    );
    assert_eq!(world.roadmap(["diff", "--exit-code"]).code, Some(1));
    let stat = world.roadmap(["diff", "--stat"]).out;
    assert!(
        stat.contains("«500+», Дубовский район: 1 изменение (1 изменение срока)"),
        "{stat}"
    );
    let json = world.roadmap(["diff", "--format", "json", PATH]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rows"][0]["change"], "deadline");
    assert_eq!(json["rows"][0]["roadmap"], "dubovsky-2021");
    assert_eq!(json["rows"][0]["days"], 46);
    assert_eq!(json["total"]["deadlines"], 1);
    let english = world.roadmap(["diff", "--lang", "en"]).out;
    assert!(
        english.contains("участниц…»: deadline moved from"),
        "{english}"
    );
}

#[test]
fn compares_revisions_and_follows_a_renamed_plan() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.git(["tag", "первая"]);
    world.git(["mv", PATH, "roadmaps/Дубовский район 2021.toml"]);
    world.write("roadmaps/Дубовский район 2021.toml", &postponed());
    let told = "(Дубовский район 2021, раньше dubovsky-2021)";
    let working = world.roadmap(["diff"]).out;
    assert!(
        working.contains(told) && working.contains("Всего 1 изменение"),
        "{working}"
    );
    world.commit("2021-03-01");
    for range in [
        "первая..HEAD",
        "первая..",
        "первая...HEAD",
        "первая",
        "HEAD^",
    ] {
        let ran = world.roadmap(["diff", range, "--", "roadmaps"]);
        assert!(
            ran.out.contains(told) && ran.out.contains("Всего 1 изменение"),
            "{range}: {ran:?}"
        );
    }
    let back = world.roadmap(["diff", "HEAD..первая"]).out;
    assert!(back.contains("(−46 дней)"), "{back}");
    // named by its path alone, it is the same plan; another that came beside it is not told of
    world.write(
        "roadmaps/other.toml",
        "title = \"Другой план\"\nperiod = \"2022\"\n",
    );
    world.commit("2021-04-01");
    for path in [PATH, "roadmaps/Дубовский район 2021.toml"] {
        let ran = world.roadmap(["diff", "первая", "HEAD", "--", path]);
        assert!(
            ran.out.contains(told) && ran.out.contains("Всего 1 изменение"),
            "{path}: {ran:?}"
        );
        assert!(!ran.out.contains("Другой план"), "{path}: {ran:?}");
    }
}

#[test]
fn plans_come_and_go() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    std::fs::remove_file(world.path().join(PATH)).unwrap();
    world.write("roadmaps/новый.toml", "title = \"Новый\"\nperiod = \"2022\"\n[[item]]\nnumber = \"1\"\ntitle = \"Совещание\"\ndeadline = \"Май 2022\"\n");
    let out = world.roadmap(["diff"]).out;
    assert!(out.contains("(dubovsky-2021): план исключён"), "{out}");
    assert!(out.contains("\nновый: новый план, 1 пункт"), "{out}");
    assert!(
        out.contains("Всего 2 изменения: 1 новый план, исключён 1 план."),
        "{out}"
    );
    let counted = world.roadmap(["diff", "--stat"]).out;
    assert!(counted.contains("новый: новый план, 1 пункт"), "{counted}");
    let gone = world.roadmap(["diff", PATH]);
    assert!(gone.err.contains("не ревизия и не файл"), "{gone:?}");
    let gone = world.roadmap(["diff", "--", PATH]).out;
    assert!(
        gone.contains("план исключён") && !gone.contains("новый план"),
        "{gone}"
    );
}

#[test]
fn two_files_need_no_repository() {
    let world = World::bare();
    world.write("старый план.toml", PLAN);
    world.write("новый.toml", &postponed());
    let ran = world.roadmap([
        "diff",
        "старый план.toml",
        "новый.toml",
        "--format",
        "md",
        "--exit-code",
    ]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.out
            .starts_with("## Изменения: старый план.toml → новый.toml\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains(
            "- п. 1 «Проведение установочного вебинара для школ - участниц…»: срок перенесён"
        ),
        "{}",
        ran.out
    );
}

#[test]
fn says_why_it_cannot() {
    if !git_is_there() {
        return;
    }
    let outside = World::bare();
    outside.write(PATH, PLAN);
    let case = |world: &World, args: &[&str], words: &str| {
        let ran = world.roadmap(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:?}");
        assert!(ran.err.contains(words), "{args:?}: {ran:?}");
    };
    case(&outside, &["diff"], "это не репозиторий git");
    case(&outside, &["history"], "это не репозиторий git");
    let world = World::with_plan();
    case(
        &world,
        &["diff", "нет-такой"],
        "«нет-такой» – не ревизия и не файл",
    );
    case(
        &world,
        &["diff", "нет-такой", "--", "roadmaps"],
        "нет ревизии «нет-такой»",
    );
    case(
        &world,
        &["diff", "HEAD..--output=pwned", "--", "roadmaps"],
        "нет ревизии «--output=pwned»",
    );
    assert!(!world.path().join("pwned").exists());
    case(
        &world,
        &["diff", "--", "roadmaps", "/"],
        "лежит вне репозитория",
    );
    let ran = world.roadmap_without_git(&["diff"]);
    assert!(
        ran.err.contains("git не найден") && ran.code == Some(2),
        "{ran:?}"
    );
    let unborn = World::new();
    unborn.write(PATH, PLAN);
    case(&unborn, &["diff"], "ещё нет ни одной ревизии");
    let bare = World::bare();
    bare.git(["init", "-q", "--bare"]);
    bare.write(PATH, PLAN);
    case(&bare, &["diff"], "нет рабочей копии");
}

#[test]
fn a_broken_plan_does_not_hide_the_others() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write("roadmaps/битый.toml", "title = \"Битый\"\n");
    world.commit("2021-02-02");
    world.write("roadmaps/битый.toml", "title = \"Битый\n");
    world.write(PATH, &postponed());
    let ran = world.roadmap(["diff"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("битый.toml: 1:"), "{ran:?}");
    assert!(
        ran.out.contains(
            "п. 1 «Проведение установочного вебинара для школ - участниц…»: срок перенесён"
        ),
        "{ran:?}"
    );
}

#[test]
fn a_revision_that_cannot_be_read_is_named_as_git_names_it() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write(PATH, "title = \"Битый\n");
    world.commit("2021-02-02");
    world.write(PATH, PLAN);
    let ran = world.roadmap(["diff"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains(&format!("HEAD:{PATH}: 1:")), "{ran:?}");
    assert!(
        ran.out.contains("В том, что прочитано, изменений нет."),
        "{ran:?}"
    );
}

#[test]
fn a_repository_within_is_not_looked_into() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.git(["init", "-q", "roadmaps/соседи"]);
    world.write("roadmaps/соседи/план.toml", PLAN);
    let ran = world.roadmap(["diff"]);
    assert!(ran.out.contains("Изменений нет."), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf8_are_names() {
    use std::os::unix::ffi::OsStrExt as _;
    if !git_is_there() {
        return;
    }
    let world = World::new();
    let name = std::ffi::OsStr::from_bytes(b"roadmaps/\xcf\xeb\xe0\xed \"1\"\t.toml");
    world.write(name, PLAN);
    world.commit("2021-02-01");
    world.write(name, &postponed());
    let ran = world.roadmap(["diff"]);
    assert!(
        ran.out.contains("Всего 1 изменение") && ran.code == Some(0),
        "{ran:?}"
    );
    let ran = world.roadmap([
        std::ffi::OsStr::new("diff"),
        std::ffi::OsStr::new("--"),
        name,
    ]);
    assert!(
        ran.out.contains("Всего 1 изменение") && ran.code == Some(0),
        "{ran:?}"
    );
}

#[test]
fn a_day_means_the_revision_that_held_then() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write(PATH, &postponed());
    world.commit("2021-03-10");
    world.write(PATH, &postponed().replace("\"Июнь\"", "\"Июль\""));
    world.commit("2021-04-10");
    for (day, count) in [
        ("2021-02-01", 2),
        ("2021-03-09", 2),
        ("2021-03-10", 1),
        ("10.04.2021", 0),
        ("2021-12-31", 0),
    ] {
        let ran = world.roadmap(["diff", "--since", day, "--format", "jsonl"]);
        assert_eq!(
            (ran.code, ran.out.lines().count()),
            (Some(0), count),
            "{day}: {ran:?}"
        );
    }
    let told = world.roadmap(["diff", "--since", "2021-03-31"]).out;
    assert!(told.contains("(10.03.2021) → рабочая копия"), "{told}");
    let told = world
        .roadmap(["diff", "--since", "2021-02-10", "HEAD^"])
        .out;
    assert!(told.contains("(01.02.2021) → HEAD^"), "{told}");
    let early = world.roadmap(["diff", "--since", "2021-01-31"]);
    assert_eq!(early.code, Some(2));
    assert!(
        early
            .err
            .contains("на 31.01.2021 ревизий ещё нет: первая – от 01.02.2021"),
        "{early:?}"
    );
    let rows = |day: &str| {
        world
            .roadmap(["history", "--since", day, "--format", "jsonl"])
            .out
    };
    assert_eq!(rows("2021-03-31").lines().count(), 2);
    assert!(rows("2021-03-31").contains("\"date\":\"2021-03-10\""));
    assert_eq!(rows("2021-04-10").lines().count(), 1);
}

#[test]
fn a_fact_after_the_day_is_no_change_yet() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    let facts = "done      = 2021-02-20\nunmet = [{ on = 2021-02-10, reason = \"карантин\" }]\nresult    = \"Установочный";
    let marked = PLAN.replacen("result    = \"Установочный", facts, 1);
    assert_ne!(marked, PLAN);
    world.write("roadmaps/dubovsky-2021.toml", &marked);
    let told = |args: &[&str]| {
        let ran = world.roadmap([&["diff"], args].concat());
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.out
    };
    let case = |as_of: &str, done: bool, unmet: bool| {
        let out = told(&["--as-of", as_of]);
        assert_eq!(out.contains("20.02.2021"), done, "{out}");
        assert_eq!(out.contains("карантин"), unmet, "{out}");
        assert_eq!(out.contains("Изменений нет"), !done && !unmet, "{out}");
        let json: serde_json::Value =
            serde_json::from_str(&told(&["--as-of", as_of, "--format", "json"])).unwrap();
        assert_eq!(json["as_of"], as_of);
        let rows = json["rows"].as_array().unwrap().len();
        assert_eq!(rows, usize::from(done) + usize::from(unmet), "{json}");
    };
    case("2021-02-20", true, true);
    case("2021-02-19", false, true);
    case("2021-02-10", false, true);
    case("2021-02-09", false, false);
    let title = "Изменения: HEAD → рабочая копия. Отметки и решения по 19.02.2021\n";
    assert!(told(&["--as-of", "19.02.2021"]).starts_with(title));
    assert!(told(&[]).starts_with("Изменения: HEAD → рабочая копия\n"));
    let ran = world.roadmap(["diff", "--since", "20.02.2021", "--as-of", "19.02.2021"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let ran = world.roadmap(["diff", "HEAD", "HEAD", "HEAD"]);
    assert!(ran.err.contains("обе ревизии уже названы"), "{ran:?}");
}

#[test]
fn what_is_staged_is_compared() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write(PATH, &postponed());
    world.git(["add", PATH]);
    world.write(PATH, PLAN);
    let staged = world.roadmap(["diff", "--staged"]).out;
    assert!(
        staged.contains("HEAD → подготовленное к сохранению"),
        "{staged}"
    );
    assert!(
        staged.contains(
            "п. 1 «Проведение установочного вебинара для школ - участниц…»: срок перенесён"
        ),
        "{staged}"
    );
    let disk = world.roadmap(["diff"]).out;
    assert!(disk.contains("Изменений нет."), "{disk}");
    let both = world.roadmap(["diff", "HEAD", "HEAD", "--staged"]);
    assert_eq!(both.code, Some(2), "{both:?}");
}

#[test]
fn ignored_plans_are_not_new() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write(".gitignore", "черновики/\n");
    world.write("roadmaps/черновики/план.toml", PLAN);
    world.write(
        "roadmaps/новый.toml",
        "title = \"Новый\"\nperiod = \"2022\"\n",
    );
    let out = world.roadmap(["diff"]).out;
    assert!(out.contains("\nновый: новый план"), "{out}");
    assert!(!out.contains("план)"), "{out}");
}

#[test]
fn a_plan_whose_content_is_missing_is_named_and_not_told_as_new() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    let id = world.git(["rev-parse", &format!("HEAD:{PATH}")]);
    let (folder, file) = id.trim().split_at(2);
    let object = world.path().join(".git/objects").join(folder).join(file);
    std::fs::remove_file(object).unwrap();
    world.write(PATH, &postponed());
    let ran = world.roadmap(["diff"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.err
            .contains(&format!("HEAD:{PATH}: в репозитории нет объекта")),
        "{ran:?}"
    );
    assert!(!ran.out.contains("новый план"), "{ran:?}");
    let history = world.roadmap(["history"]);
    assert_eq!(history.code, Some(2), "{history:?}");
}

#[test]
fn an_unresolved_merge_is_named_with_the_lines_of_both_sides() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.git(["switch", "-q", "-c", "other"]);
    world.write(
        PATH,
        &PLAN.replace("\"Февраль 2021 г.\"", "\"до 16.04.2021\""),
    );
    world.commit("2021-03-01");
    world.git(["switch", "-q", "main"]);
    world.write(PATH, &postponed());
    world.commit("2021-03-02");
    assert_eq!(world.try_git(["merge", "-q", "other"]).code, Some(1));
    let ran = world.roadmap(["diff"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.err.contains("не завершено слияние git: HEAD – строка"),
        "{ran:?}"
    );
    assert!(ran.err.contains("other – строка"), "{ran:?}");
    let staged = world.roadmap(["diff", "--staged"]);
    assert_eq!(staged.code, Some(2), "{staged:?}");
    assert!(
        staged.err.contains("в индексе несколько версий"),
        "{staged:?}"
    );
    assert!(!staged.out.contains("план исключён"), "{staged:?}");
}

#[test]
fn an_order_is_written_on_paper() {
    if !git_is_there() {
        return;
    }
    let world = World::with_plan();
    world.write(PATH, &postponed());
    let ran = world.roadmap(["diff", "--form", "order"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let point = "1) в графе «Срок исполнения» пункта 1 слова «Февраль 2021 г.» заменить словами «до 15.04.2021».";
    assert!(ran.out.contains(point), "{ran:?}");
    let file = [
        "diff",
        "--form",
        "order",
        "--format",
        "docx",
        "--output",
        "приказ.docx",
    ];
    assert_eq!(world.roadmap(file).code, Some(0));
    assert!(world.path().join("приказ.docx").is_file());
    assert_eq!(world.roadmap(file).code, Some(0), "it is the program's own");
    world.write("приказ.docx", "чужой");
    assert_eq!(world.roadmap(file).code, Some(2), "it is another's");
    let forced = world.roadmap(file.into_iter().chain(["--force"]));
    assert_eq!(forced.code, Some(0), "{forced:?}");
    assert_eq!(
        world
            .roadmap(["diff", "--format", "docx", "-o", "x.docx"])
            .code,
        Some(2)
    );
    assert_eq!(
        world
            .roadmap(["diff", "--form", "order", "--format", "json"])
            .code,
        Some(2)
    );
    let unsaid = world.roadmap(["diff", "--form", "order", "-o", "y.docx"]);
    assert_eq!(unsaid.code, Some(2), "a file of text is not written unsaid");
    let nameless = world.roadmap(["diff", "--form", "order", "--format", "docx"]);
    assert_eq!(nameless.code, Some(0), "{nameless:?}");
    assert!(world.path().join("О внесении изменений.docx").is_file());
}
