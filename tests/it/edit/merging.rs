//! Two revisions of one plan made one.

use roadmap::edit::merge::{Merged, Terms, merge};
use roadmap::model::Workspace;
use roadmap::words::Lang;

use crate::git::world::PLANS;

const HEAD: &str = "# план\ntitle  = \"План\"\nperiod = \"2022\"\n";

/// Returns a row, two blank-separated parts of a plan apart.
fn row(number: &str, title: &str, more: &str) -> String {
    format!(
        "\n[[item]]\nnumber   = \"{number}\"\ntitle    = \"{title}\"\ndeadline = \"до 01.06.2022\"\n{more}"
    )
}

fn plan(rows: &[String]) -> String {
    format!("{HEAD}{}", rows.concat())
}

/// Returns a plan of three rows.
fn base() -> String {
    plan(&three())
}

fn three() -> [String; 3] {
    [
        row("1.", "Определение кураторов", ""),
        row(
            "2.",
            "Встреча с администрацией школ",
            "result   = \"Протокол\"\n",
        ),
        row("3.", "Защита концептуальных документов", ""),
    ]
}

#[track_caller]
fn merged(base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let workspace = Workspace::default();
    let terms = |names| Terms {
        names,
        marker: 7,
        lang: Lang::Russian,
        as_of: "2022-06-01".parse().unwrap(),
        workspace: &workspace,
    };
    let found = merge(base, ours, theirs, &terms(["наше", "другое"]));
    let back = merge(base, theirs, ours, &terms(["другое", "наше"]));
    match (&found, &back) {
        (Some(one), Some(other)) if one.conflicts.is_empty() => assert_eq!(one, other, "symmetry"),
        (one, other) => {
            let conflicts =
                |merged: &Option<Merged>| merged.as_ref().map(|merged| merged.conflicts.clone());
            assert_eq!(conflicts(one), conflicts(other), "symmetry");
        }
    }
    found
}

#[track_caller]
fn clean(base: &str, ours: &str, theirs: &str) -> String {
    let merged = merged(base, ours, theirs).unwrap();
    assert_eq!(merged.conflicts, [], "{}", merged.text);
    assert_eq!(merged.told, [], "{}", merged.text);
    merged.text
}

#[track_caller]
fn conflict(base: &str, ours: &str, theirs: &str) -> String {
    let merged = merged(base, ours, theirs).unwrap();
    assert_ne!(merged.conflicts, [], "{}", merged.text);
    merged.text
}

#[test]
fn one_side_alone_is_taken_byte_for_byte() {
    let odd = "\u{feff}title = 'П'\r\n\n\n[[item]] # как есть\r\ntitle='x'\n ";
    for (base, ours, theirs, expected) in [
        (&*base(), odd, &*base(), odd),
        (&base(), &base(), odd, odd),
        (&base(), odd, odd, odd),
        ("title = [", odd, "title = [", odd),
    ] {
        assert_eq!(clean(base, ours, theirs), expected);
    }
}

#[test]
fn marks_of_one_row_come_together() {
    let three = three();
    let with = |more: &str| plan(&[three[0].clone() + more, three[1].clone(), three[2].clone()]);
    let text = clean(
        &base(),
        &with("done     = 2022-05-20\n"),
        &with("note     = \"да\"\n"),
    );
    assert_eq!(text, with("done     = 2022-05-20\nnote     = \"да\"\n"));
    let text = clean(
        &base(),
        &with("# раз\nstarted  = 2022-05-20\n# два\n"),
        &with("note     = \"да\"\n"),
    );
    assert_eq!(
        text,
        with("# раз\nstarted  = 2022-05-20\nnote     = \"да\"\n# два\n")
    );
}

#[test]
fn different_marks_of_one_fact_are_a_conflict_of_this_fact_alone() {
    let three = three();
    let with = |mark: &str, note: &str| {
        plan(&[
            three[0].clone() + mark,
            three[1].clone() + note,
            three[2].clone(),
        ])
    };
    let text = conflict(
        &base(),
        &with("done     = 2022-05-20\n", "note     = \"а\"\n"),
        &with("done     = 2022-05-21\n", "started  = 2022-05-01\n"),
    );
    let mark =
        "<<<<<<< наше\ndone     = 2022-05-20\n=======\ndone     = 2022-05-21\n>>>>>>> другое\n";
    assert_eq!(
        text,
        with(mark, "started  = 2022-05-01\nnote     = \"а\"\n")
    );
}

#[test]
fn facts_that_say_nothing_certain_together_are_a_conflict() {
    let with = |more: &str| plan(&[row("1", "Встреча", more)]);
    let base = with("");
    for (one, other) in [
        (
            "done     = 2022-05-20\n",
            "cancelled = { on = 2022-05-01, reason = \"протокол\" }\n",
        ),
        (
            "dates    = [2022-05-20]\n",
            "moved    = [{ due = 2022-06-01, to = 2022-07-01, on = 2022-05-01 }]\n",
        ),
    ] {
        let text = conflict(&base, &with(one), &with(other));
        assert!(text.contains(one) && text.contains(other), "{text}");
    }
    let done = with("done     = [{ due = 2022-06-01, on = 2022-05-20 }]\n");
    let dropped = |due: &str| {
        with(&format!(
            "cancelled = [{{ due = {due}, on = 2022-05-01, reason = \"протокол\" }}]\n"
        ))
    };
    conflict(&base, &done, &dropped("2022-06-01"));
    clean(&base, &done, &dropped("2022-06-02"));
    clean(&done, &dropped("2022-06-01"), &done);
    let moved = |day: &str| {
        with(&format!(
            "moved    = [{{ due = 2022-06-01, to = {day}, on = 2022-05-01 }}]\n"
        ))
    };
    conflict(&base, &moved("2022-07-01"), &moved("2022-07-02"));
    let later = base.replace("до 01.06.2022", "до 01.07.2022");
    conflict(&base, &later, &moved("2022-07-01"));
}

#[test]
fn rows_that_both_add_stand_one_behind_the_other() {
    let more = |rows: &[String]| plan(&[&three()[..], rows].concat());
    let [four, five] = [row("4.", "Педсовет", ""), row("5.", "Олимпиада", "")];
    let text = clean(
        &base(),
        &more(std::slice::from_ref(&five)),
        &more(std::slice::from_ref(&four)),
    );
    assert_eq!(text, more(&[four.clone(), five.clone()]));
    // The same row typed by both is one.
    let text = clean(
        &base(),
        &more(std::slice::from_ref(&four)),
        &more(&[four.clone(), five.clone()]),
    );
    assert_eq!(text, more(&[four.clone(), five]));
    let text = conflict(
        &base(),
        &more(std::slice::from_ref(&four)),
        &more(&[four.replace("01.06", "02.06")]),
    );
    assert!(
        text.matches("Педсовет").count() == 1 && text.contains("<<<<<<< наше\ndeadline"),
        "{text}"
    );
    let cut = |text: String| text.trim_end().to_owned();
    let text = clean(
        &cut(base()),
        &cut(more(std::slice::from_ref(&four))),
        &cut(base().replace("Встреча", "Сбор")),
    );
    assert_eq!(text, cut(more(&[four]).replace("Встреча", "Сбор")));
}

#[test]
fn a_number_that_both_gave_is_given_anew_and_told() {
    let more = |rows: &[String]| plan(&[&three()[..], rows].concat());
    let [one, other] = [row("4.", "Педсовет", ""), row("4.", "Олимпиада", "")];
    let merged = merged(
        &base(),
        &more(std::slice::from_ref(&one)),
        &more(std::slice::from_ref(&other)),
    )
    .unwrap();
    let renewed = one.replace(
        "number   = \"4.\"",
        "# при слиянии дан новый номер, был 4.\nnumber   = \"5.\"",
    );
    assert_eq!(merged.text, more(&[other, renewed]));
    assert_eq!(merged.conflicts, []);
    let told: Vec<String> = merged
        .told
        .iter()
        .map(|told| told.text(Lang::Russian))
        .collect();
    assert_eq!(
        told,
        ["п. 4. «Педсовет»: номер заняли обе стороны, здесь он стал 5."]
    );
}

#[test]
fn runs_of_rows_keep_together_and_what_refers_to_a_number_is_for_people() {
    let more = |rows: &[String]| plan(&[&three()[..], rows].concat());
    let ours = [row("4.", "Аттестация", ""), row("5.", "Вебинар", "")];
    let theirs = [row("4.", "Педсовет", ""), row("5.", "Олимпиада", "")];
    let found = merged(&base(), &more(&ours), &more(&theirs)).unwrap();
    assert_eq!(
        (found.conflicts.len(), found.told.len()),
        (0, 2),
        "{}",
        found.text
    );
    let numbers: Vec<&str> = found
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("number   = "))
        .collect();
    assert_eq!(
        numbers,
        [
            "\"1.\"", "\"2.\"", "\"3.\"", "\"4.\"", "\"5.\"", "\"6.\"", "\"7.\""
        ]
    );
    let referring = theirs
        .clone()
        .map(|row| row.replace("Олимпиада", "Отчёт о выполнении п. 4"));
    let found = merged(&base(), &more(&ours), &more(&referring)).unwrap();
    assert_eq!(
        (found.conflicts.len(), found.told.len()),
        (1, 1),
        "{}",
        found.text
    );
}

#[test]
fn a_reference_to_a_number_that_passed_on_is_for_people() {
    let [first, second, third] = three();
    let third_is_second = third.replace("\"3.\"", "\"2.\"");
    let without = plan(&[first.clone(), third_is_second]);
    for (words, conflicts) in [
        ("Отчёт о выполнении п. 2", 1),
        ("Отчёт о выполнении пп. 2, 3", 2),
        ("Отчёт о выполнении п. 1", 0),
    ] {
        let referring = [
            first.clone(),
            second.clone(),
            third.clone(),
            row("4.", words, ""),
        ];
        let found = merged(&base(), &without, &plan(&referring)).unwrap();
        assert_eq!(
            found.conflicts.len(),
            conflicts,
            "{words}: {:?}",
            found.conflicts
        );
    }
}

#[test]
fn a_number_is_given_once_in_plans_of_sections_too() {
    let section = |title: &str, rows: &[String]| {
        let rows = rows.concat().replace("[[item]]", "[[section.item]]");
        format!("\n[[section]]\ntitle    = \"{title}\"\n{rows}")
    };
    let [a, b] = ["Организация", "Контроль"];
    let through = |one: &[String], two: &[String]| {
        let (mut rows, mut more) = (vec![row("1", "Сбор", "")], vec![row("2", "Отчёт", "")]);
        rows.extend_from_slice(one);
        more.extend_from_slice(two);
        format!("{HEAD}{}{}", section(a, &rows), section(b, &more))
    };
    let base = through(&[], &[]);
    let [one, other] = [row("3", "Педсовет", ""), row("3", "Олимпиада", "")];
    let merged_text = merged(
        &base,
        &through(std::slice::from_ref(&one), &[]),
        &through(&[], std::slice::from_ref(&other)),
    )
    .unwrap();
    assert_eq!(
        (merged_text.conflicts.len(), merged_text.told.len()),
        (0, 1),
        "{}",
        merged_text.text
    );
    assert_eq!(
        merged_text.text.matches("\"3\"").count(),
        1,
        "{}",
        merged_text.text
    );
    // Where numbers begin anew in each section, each has its own third row.
    let anew = |text: &str| text.replace("\"2\"", "\"1\"");
    let text = clean(
        &anew(&base),
        &anew(&through(&[one], &[])),
        &anew(&through(&[], &[other])),
    );
    assert_eq!(text.matches("\"3\"").count(), 2, "{text}");
    // A row added last in a section stays there, whatever sections come.
    let new = row("4", "Семинар", "");
    let ours = base.clone() + &section("Итоги", &[row("3", "Доклад", "")]);
    let text = clean(&base, &ours, &through(&[], &[new]));
    assert!(text.find("Семинар") < text.find("Итоги"), "{text}");
}

#[test]
fn what_one_side_excludes_and_the_other_leaves_goes() {
    let [one, two, three] = three();
    let noted = three.clone() + "note     = \"да\"\n";
    let without = plan(&[one.clone(), three.replace("3.", "2.")]);
    let text = clean(
        &base(),
        &without,
        &plan(&[one.clone(), two.clone(), noted.clone()]),
    );
    assert_eq!(text, plan(&[one.clone(), noted.replace("3.", "2.")]));
    let done = plan(&[
        one.clone(),
        two.clone() + "done     = 2022-05-20\n",
        three.clone(),
    ]);
    let text = conflict(&base(), &without, &done);
    let marked = format!("<<<<<<< наше\n=======\n{two}done     = 2022-05-20\n>>>>>>> другое\n");
    assert_eq!(text, plan(&[one, marked, three.replace("3.", "2.")]));
}

#[test]
fn a_row_put_in_the_place_of_another_does_not_take_its_marks() {
    let [one, two, three] = three();
    let other = row("2.", "Закупка учебников", "result   = \"Протокол\"\n");
    let ours = plan(&[one.clone(), other.clone(), three.clone()]);
    let theirs = plan(&[one, two + "done     = 2022-05-20\n", three]);
    let text = conflict(&base(), &ours, &theirs);
    assert!(text.contains(&other) && text.contains("Встреча"), "{text}");
}

#[test]
fn line_ends_marks_and_ends_of_files_stay() {
    let [one, two, three] = three();
    let ours = plan(&[
        one.clone() + "done     = 2022-05-20\n",
        two.clone(),
        three.clone(),
    ]);
    let theirs = plan(&[
        one.clone(),
        two.clone(),
        three.clone() + "note     = \"да\"\n",
    ]);
    let both = plan(&[
        one + "done     = 2022-05-20\n",
        two,
        three + "note     = \"да\"\n",
    ]);
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}");
    assert_eq!(
        clean(&crlf(&base()), &crlf(&ours), &crlf(&theirs)),
        crlf(&both)
    );
    assert_eq!(clean(&crlf(&base()), &ours, &crlf(&theirs)), both);
    assert_eq!(clean(&base(), &ours, &crlf(&theirs)), crlf(&both));
    assert_eq!(
        clean(&marked(&base()), &marked(&ours), &marked(&theirs)),
        marked(&both)
    );
    assert_eq!(clean(&base(), &ours, &marked(&theirs)), marked(&both));
    let bare = |text: &str| text.trim_end().to_owned();
    assert_eq!(
        clean(&bare(&base()), &bare(&ours), &bare(&theirs)),
        bare(&both)
    );
}

#[test]
fn what_is_no_plan_is_left_to_git() {
    let [ours, theirs] = ["раз", "два"].map(|word| base().replace("Встреча", word));
    assert!(merged(&base(), &ours, &theirs).is_some());
    for broken in [
        "title = [",
        "a = 1\na = 2\n",
        "<<<<<<< a\n=======\n>>>>>>> b\n",
        "",
        "x = 1\n",
    ] {
        assert_eq!(merged(broken, &ours, &theirs), None, "{broken}");
        assert_eq!(merged(&base(), broken, &theirs), None, "{broken}");
    }
    let mixed = ours.replacen('\n', "\r\n", 1);
    assert_eq!(merged(&base(), &mixed, &theirs), None);
    let inline = "title = 'П'\nperiod = '2022'\nitem = [{ title = 'а', deadline = 'май' }]\n";
    assert_eq!(
        merged(
            inline,
            &inline.replace("май", "июнь"),
            &inline.replace("май", "июль")
        ),
        None
    );
}

#[test]
fn registry_and_passport_are_merged_key_by_key() {
    let text = |more: &str, goal: &str| {
        format!(
            "{HEAD}goal   = \"{goal}\"\n\n[executors]\n\"О.А. Ефимова\" = {{ kind = \"person\" }}\n{more}{}",
            three().concat()
        )
    };
    let base = text("", "Цель");
    let [one, other] = [
        "\"кураторы\" = { kind = \"group\" }\n",
        "\"Школа № 19\" = { kind = \"unit\" }\n",
    ];
    let found = clean(&base, &text(one, "Цель"), &text(other, "Другая"));
    assert!(
        [
            text(&format!("{one}{other}"), "Другая"),
            text(&format!("{other}{one}"), "Другая")
        ]
        .contains(&found),
        "{found}"
    );
    let found = conflict(&base, &text(one, "Одна"), &text(other, "Другая"));
    assert_eq!(found.matches("<<<<<<<").count(), 1, "{found}");
}

#[test]
fn of_two_postponements_of_one_row_the_later_holds_under_a_mark() {
    const MARK: &str = "# при слиянии сошлись два переноса, действует последний\n";
    let [first, second, third] = three();
    let with = |deadline: &str, ledger: &str| {
        let row = first.replace("\"до 01.06.2022\"", deadline);
        plan(&[row + ledger, second.clone(), third.clone()])
    };
    let entry =
        |was: &str, on: &str| format!("{{ was = \"{was}\", on = {on}, basis = \"№ {on}\" }}");
    let ledger = |entries: &[String]| format!("postponed = [{}]\n", entries.join(", "));
    let (june, march) = ("до 01.06.2022", "до 01.03.2022");
    let known = entry(march, "2022-02-01");
    for known in [None, Some(known)] {
        let ledger = |new: &[String]| ledger(&[known.as_slice(), new].concat());
        let base = with(
            "\"до 01.06.2022\"",
            &known.as_ref().map_or(String::new(), |_| ledger(&[])),
        );
        let early = with("\"до 20.06.2022\"", &ledger(&[entry(june, "2022-05-01")]));
        let late = with("\"до 10.06.2022\"", &ledger(&[entry(june, "2022-05-20")]));
        let both = [
            entry(june, "2022-05-01"),
            entry("до 20.06.2022", "2022-05-20"),
        ];
        let both = format!("{MARK}{}", ledger(&both));
        let merged = merged(&base, &early, &late).unwrap();
        assert_eq!(merged.conflicts, []);
        assert_eq!(merged.text, with("\"до 10.06.2022\"", &both));
        assert_eq!(merged.told.len(), 1, "{:?}", merged.told);

        // One day, no day, an entry mended, another change of the schedule or of the remark behind: for people.
        let on_one_day = with("\"до 11.06.2022\"", &ledger(&[entry(june, "2022-05-20")]));
        conflict(&base, &on_one_day, &late);
        let undated = with(
            "\"до 11.06.2022\"",
            &ledger(&[format!("{{ was = \"{june}\" }}")]),
        );
        conflict(&base, &undated, &late);
        let by_hand = with(
            "\"до 11.06.2022\"",
            &known.as_ref().map_or(String::new(), |_| ledger(&[])),
        );
        conflict(&base, &by_hand, &late);
        let twice = [
            entry(june, "2022-05-01"),
            entry("до 20.06.2022", "2022-05-02"),
        ];
        conflict(&base, &with("\"до 21.06.2022\"", &ledger(&twice)), &late);
        let remark = with(
            "\"до 20.06.2022\" # по просьбе школ",
            &ledger(&[entry(june, "2022-05-01")]),
        );
        conflict(&base, &remark, &late);
    }
}

#[test]
fn rows_moved_by_one_side_are_marked_by_the_other() {
    let [one, two, three] = three();
    let ours = plan(&[three.clone(), one.clone(), two.clone()]);
    let theirs = plan(&[
        one.clone() + "done     = 2022-05-20\n",
        two.clone(),
        three.clone(),
    ]);
    let text = clean(&base(), &ours, &theirs);
    assert_eq!(
        text,
        plan(&[
            three.clone(),
            one.clone() + "done     = 2022-05-20\n",
            two.clone()
        ])
    );
    let other = plan(&[two, one, three]);
    assert_eq!(
        merged(&base(), &ours, &other),
        None,
        "both rearranged the plan"
    );
}

/// Every line that a side adds, and every line that neither takes out, is in the merged text.
#[test]
fn no_line_is_lost() {
    for (name, text) in PLANS {
        let lines: Vec<&str> = text.lines().collect();
        for at in (0..lines.len()).step_by(17) {
            let with = |at: usize, line: &str| {
                let mut lines = lines.clone();
                lines.insert(at.min(lines.len()), line);
                lines.join("\n") + "\n"
            };
            let (ours, theirs) = (with(at, "# наше"), with((at * 3) % lines.len(), "# другое"));
            let Some(merged) = merged(text, &ours, &theirs) else {
                // Within a value of several lines a comment may break it.
                continue;
            };
            assert_eq!(merged.conflicts, [], "{name} {at}");
            let mut found: Vec<&str> = merged.text.lines().collect();
            let mut wanted = lines.clone();
            wanted.extend(["# наше", "# другое"]);
            found.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{name} {at}");
        }
    }
}
