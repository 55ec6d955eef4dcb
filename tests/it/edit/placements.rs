//! Rows in every layout that TOML allows: a comment, a blank line or blanks at every legal place.
/// A row as lines. A line that begins with `|` goes on inside a string: nothing may stand above or behind it.
pub(crate) type Shape = &'static [&'static str];

/// Layouts of the executors, the deadline and the rest, as rows that are open.
pub(crate) const OPEN: &[Shape] = &[
    &[
        "[[item]]",
        "number    = \"1\"",
        "title     = \"Раз\"",
        "deadline  = \"до 01.03.2022\"",
        "executors = [\"А\", \"Б\", \"В\"]",
        "result    = \"Отчёт\"",
    ],
    &[
        "[[item]]",
        "number = '1'",
        "title='Раз'",
        "deadline='до 01.03.2022'",
        "executors=['А','Б','В']",
    ],
    &[
        "[[item]]",
        "title = \"\"\"Раз",
        "|и два\"\"\"",
        "deadline = '''",
        "|до 01.03.2022'''",
        "executors = [ \"А\" ,  'Б' , \"В\" ]",
    ],
    &[
        "  [[ item ]]",
        "  title = \"Раз\"",
        "\tdeadline = \"\"\"до \\",
        "|  01.03.2022\"\"\"",
        "\texecutors = [",
        "\t\t\"А\",",
        "\t\t\"Б\",",
        "\t\t\"В\",",
        "\t]",
    ],
    &[
        "[[item]]",
        "executors = [",
        "  \"А\",",
        "  'Б',",
        "  \"В\"",
        "]",
        "deadline = 2022-03-01",
        "title = \"Раз\"",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "executors = [\"А\",",
        "             \"Б\",",
        "             \"В\"]",
        "deadline = \"до 01.03.2022\"",
        "extra.\"Форма\" = \"очно\"",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [",
        "  \"А\", \"Б\",",
        "  \"В\",",
        "]",
        "[item.extra]",
        "a = \"б\"",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [",
        "",
        "  \"А\"",
        "  ,",
        "",
        "  \"Б\"",
        "  , \"В\"",
        "",
        "]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [\"А\"]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "executors = [\"А\",]",
        "deadline = \"до 01.03.2022\"",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [ 'А']",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [",
        "    \"А\",",
        "]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [",
        "    'А'",
        "  ]",
        "note = \"сам\"",
        "evidence = \"сам\"",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = []",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [  ]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "executors = [ ]",
        "deadline = \"до 01.03.2022\"",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "executors = [",
        "",
        "]",
        "postponed = [",
        "  { was = \"до 01.02.2022\", on = 2022-01-15 },",
        "]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "started = 2022-01-10",
        "note = \"\"\"сам",
        "|себе\"\"\"",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "postponed = [{ was = \"до 01.02.2022\", on = 2022-01-15 }]",
        "done = []",
        "evidence = 'акт'",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "postponed = [ {was='до 01.01.2022',on=2022-01-05}, {was='до 01.02.2022',on=2022-01-15} ]",
        "done = [",
        "]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"по отдельному графику\"",
        "dates = [2022-03-01]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"по отдельному графику\"",
        "dates = [",
        "  { start = 2022-02-01, due = 2022-03-01 },",
        "]",
        "executors = ['А', 'Б']",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май, июль, сентябрь 2022\"",
        "executors = [\"А\"]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май, июль, сентябрь 2022\"",
        "done = [{ due = 2022-03-31, on = 2022-03-30 }]",
        "executors = [\"А\"]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май, июль, сентябрь 2022\"",
        "done = [ { due = 2022-03-31, on = 2022-03-30 } ]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май, июль, сентябрь 2022\"",
        "done = [",
        "  { due = 2022-03-31, on = 2022-03-30 },",
        "]",
        "evidence = 'акт'",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май, июль, сентябрь 2022\"",
        "done = [",
        "      {due=2022-03-31,on=2022-03-30},",
        "      {due=2022-05-31,on=2022-05-30}",
        "]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май, июль, сентябрь 2022\"",
        "done = [{ due = 2022-03-31, on = 2022-03-30 }, { due = 2022-05-31, on = 2022-05-30 }]",
    ],
];

/// Layouts of marks written by hand.
pub(crate) const MARKED: &[Shape] = &[
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "done = 2022-02-27",
        "evidence = 'акт'",
    ],
    &[
        "[[item]]",
        "done=2022-02-27",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "started = 2022-01-10",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "cancelled = { on = 2022-02-20, reason = \"\"\"нет",
        "|мест\"\"\" }",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "done = [",
        "  { on = 2022-02-27, evidence = 'акт' },",
        "]",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"до 01.03.2022\"",
        "done = [{ on = 2022-02-27 }]",
        "cancelled = { on = 2022-03-01 }",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май 2022\"",
        "done = [",
        "  { due = 2022-03-31, on = 2022-03-30 },",
        "  { due = 2022-05-31, on = 2022-05-30, evidence = \"\"\"акт",
        "|№ 2\"\"\" }",
        "]",
        "started = 2022-01-10",
    ],
    &[
        "[[item]]",
        "title = \"Раз\"",
        "deadline = \"март, май 2022\"",
        "done = [{ due = 2022-03-31, on = 2022-03-30 },",
        "  { due = 2022-05-31, on = 2022-05-30 }]",
    ],
];

/// How the lines of a file end and whether the last one does.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ends {
    Lf,
    Crlf,
    LfWithoutLast,
    CrlfWithoutLast,
}

impl Ends {
    fn of(self, lines: &[String]) -> String {
        let text = match self {
            Ends::Lf | Ends::LfWithoutLast => lines.join("\n"),
            Ends::Crlf | Ends::CrlfWithoutLast => lines.join("\r\n"),
        };
        match self {
            Ends::Lf => text + "\n",
            Ends::Crlf => text + "\r\n",
            Ends::LfWithoutLast | Ends::CrlfWithoutLast => text,
        }
    }
}

/// Returns `shape` plain, with a comment or blank line above each line, with a comment behind each, and with all.
fn placements(shape: Shape) -> Vec<Vec<String>> {
    let bare = |line: &str| line.strip_prefix('|').unwrap_or(line).to_owned();
    let whole = || shape.iter().map(|line| bare(line)).collect::<Vec<String>>();
    let above = |at: usize| shape.get(at).is_none_or(|line| !line.starts_with('|'));
    let behind = |at: usize| above(at + 1);
    let mut variants = vec![whole()];
    for at in 0..shape.len() {
        for line in ["# над", "  \t"].into_iter().filter(|_| above(at)) {
            let mut lines = whole();
            lines.insert(at, line.to_owned());
            variants.push(lines);
        }
        for tail in ["\t# за "].into_iter().filter(|_| behind(at)) {
            let mut lines = whole();
            lines[at].push_str(tail);
            variants.push(lines);
        }
    }
    let mut all = Vec::new();
    for (at, line) in shape.iter().enumerate() {
        if above(at) {
            all.extend([
                format!("# над {at}"),
                String::new(),
                format!("\t# перед {at}"),
            ]);
        }
        all.push(
            bare(line)
                + &if behind(at) {
                    format!(" # за {at}")
                } else {
                    String::new()
                },
        );
    }
    variants.push(all);
    variants
}

/// What stands below the row, and how the lines end.
const FILES: [(Shape, Ends); 4] = [
    (
        &["", "[[item]]", "title = \"Два\"", "deadline = \"май 2022\""],
        Ends::Lf,
    ),
    (&["# конец"], Ends::Crlf),
    (&[], Ends::LfWithoutLast),
    (&[], Ends::CrlfWithoutLast),
];

/// Calls `test` with every plan that has `shape` as its row, last or not.
pub(crate) fn each_plan(shape: Shape, test: impl FnMut(&str)) {
    each_file(shape, &["title = \"П\"", "period = \"2022\"", ""], test);
}

/// Calls `test` with every file that has `shape` below `head`. What stands below a row and how its last line ends meet
/// the row as it is and what is placed at its last lines; of what is placed higher up both kinds of line ends are tried.
pub(crate) fn each_file(shape: Shape, head: Shape, mut test: impl FnMut(&str)) {
    let plain: Vec<String> = placements(shape).swap_remove(0);
    for row in placements(shape) {
        let at_end = row == plain || !row.ends_with(&plain[plain.len() - 2..]);
        for (tail, ends) in FILES.into_iter().step_by(if at_end { 1 } else { 3 }) {
            let own = |line: &&str| (*line).to_owned();
            let head = head.iter().map(own);
            let tail = tail.iter().map(own);
            let lines: Vec<String> = head.chain(row.clone()).chain(tail).collect();
            test(&ends.of(&lines));
        }
    }
}
