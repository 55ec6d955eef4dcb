//! What Word and Writer do to plans, from the document to the plan file.

use super::make::{docx, odt, odt_with};
use super::shapes::{rows, value, written};

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// Returns a paragraph of runs.
fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// Returns an empty or filled paragraph of the list `list` at `level`.
fn listed(list: u8, level: u8, text: &str) -> String {
    let number =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    format!("<w:p><w:pPr>{number}</w:pPr>{}</w:p>", run(text))
}

/// Returns a cell: of plain text, or of the blocks given.
fn tc(content: &str) -> String {
    let blocks = if content.starts_with('<') {
        content.to_owned()
    } else {
        p(&run(content))
    };
    format!("<w:tc>{blocks}</w:tc>")
}

fn tr<const N: usize>(cells: [&str; N]) -> String {
    format!("<w:tr>{}</w:tr>", cells.map(tc).concat())
}

/// Returns a row whose only cell covers four columns.
fn wide(content: &str) -> String {
    format!("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr>{content}</w:tc></w:tr>")
}

/// Returns a Word document with the plan of these rows.
fn plan(rows: &[String], parts: &[(&str, &str)]) -> Vec<u8> {
    let header = tr(["№ п/п", "Мероприятие", "Срок", "Ответственный"]);
    let title = p(&run("План работы на 2022 год"));
    docx(
        &format!("{title}<w:tbl>{header}{}</w:tbl>", rows.concat()),
        parts,
    )
}

/// Returns numbering.xml with these abstract lists, each a list of levels; list n is the n-th, from 1, and then `more`.
fn numbering(lists: &[&[(&str, &str)]], more: &str) -> String {
    let level = |(at, (format, text)): (usize, &(&str, &str))| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let list = |(at, levels): (usize, &&[(&str, &str)])| {
        let levels: String = levels.iter().enumerate().map(level).collect();
        format!("<w:abstractNum w:abstractNumId=\"{at}\">{levels}</w:abstractNum>")
    };
    let number = |at: usize| {
        format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{at}\"/></w:num>",
            at + 1
        )
    };
    let definitions: String = lists.iter().enumerate().map(list).collect();
    let numbers: String = (0..lists.len()).map(number).collect();
    format!("<w:numbering>{definitions}{numbers}{more}</w:numbering>")
}

#[test]
fn word_numbers_stand_for_typed_ones() {
    let decimal: &[(&str, &str)] = &[("decimal", "%1.")];
    let deep: &[(&str, &str)] = &[("upperRoman", "%1."), ("decimal", "%1.%2.")];
    let anew = "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">\
        <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";
    let lists = numbering(&[decimal, deep], anew);
    let parts = [("word/numbering.xml", lists.as_str())];
    let item = |list, level, title| tr([&listed(list, level, ""), title, "май 2022", "завуч"]);
    let deep = plan(
        &[
            wide(&listed(2, 0, "Организация")),
            item(2, 1, "Сбор"),
            item(2, 1, "Отчёт"),
            wide(&listed(2, 0, "Методика")),
            item(2, 1, "Семинар"),
        ],
        &parts,
    );
    assert_eq!(
        rows(&written("plan.docx", deep)),
        [
            "I. Организация › I.1. › Сбор › май 2022 › завуч",
            "I. Организация › I.2. › Отчёт › май 2022 › завуч",
            "II. Методика › II.1. › Семинар › май 2022 › завуч",
        ]
    );
    let restarted = plan(
        &[
            wide(&listed(2, 0, "Организация")),
            item(1, 0, "Сбор"),
            item(1, 0, "Отчёт"),
            wide(&listed(2, 0, "Методика")),
            item(3, 0, "Семинар"),
        ],
        &parts,
    );
    assert_eq!(
        rows(&written("plan.docx", restarted)),
        [
            "I. Организация › 1. › Сбор › май 2022 › завуч",
            "I. Организация › 2. › Отчёт › май 2022 › завуч",
            "II. Методика › 1. › Семинар › май 2022 › завуч",
        ]
    );
}

#[test]
fn numbers_before_titles_and_names_are_numbers() {
    let lists = numbering(&[&[("decimal", "%1.")], &[("decimal", "%1)")]], "");
    let row = |title, who: &str| tr([&listed(1, 0, title), "май 2022", who]);
    let names = [listed(2, 0, "методист"), listed(2, 0, "завуч школы")].concat();
    let rows_of_table = [
        tr(["Мероприятие", "Срок", "Ответственный"]),
        row("Сбор", "завуч"),
        row("Отчёт", &names),
    ];
    let body = format!(
        "{}<w:tbl>{}</w:tbl>",
        p(&run("План на 2022 год")),
        rows_of_table.concat()
    );
    let document = docx(&body, &[("word/numbering.xml", &lists)]);
    assert_eq!(
        rows(&written("plan.docx", document)),
        [
            "1. › Сбор › май 2022 › завуч",
            "2. › Отчёт › май 2022 › методист, завуч школы",
        ]
    );
    let typed =
        "План на 2022 год\n\nМероприятие\tСрок\n1. Сбор\tмай\n1.1. Отчёт\tиюнь\n2. Слёт\tиюль\n";
    assert_eq!(
        rows(&written("plan.txt", typed)),
        ["1. › Сбор › май", "1.1. › Отчёт › июнь", "2. › Слёт › июль"]
    );
    let years = "План на 2022 год\n\nМероприятие\tСрок\n2022. Сбор\tмай\n2023. Отчёт\tиюнь\n";
    assert_eq!(
        rows(&written("plan.txt", years)),
        ["2022. Сбор › май", "2023. Отчёт › июнь"]
    );
}

#[test]
fn a_table_inside_a_cell_gives_its_rows() {
    let inner = |rows: &[&[&str]]| {
        let row = |row: &&[&str]| {
            let cells: String = row.iter().map(|cell| tc(cell)).collect();
            format!("<w:tr>{cells}</w:tr>")
        };
        let rows: String = rows.iter().map(row).collect();
        format!("<w:tbl>{rows}</w:tbl><w:p/>")
    };
    let steps = p(&run("Подготовка школ")) + &inner(&[&["1.1", "осмотр"], &["1.2", "ремонт"]]);
    let days = inner(&[&["до 01.06.2022"], &["до 01.08.2022"]]);
    let names = inner(&[&["завуч"], &["методист"]]);
    let text = written(
        "plan.docx",
        plan(
            &[
                tr(["1", &steps, &days, &names]),
                tr(["2", "Сбор", "май", "завуч"]),
            ],
            &[],
        ),
    );
    assert_eq!(
        rows(&text),
        [
            "1 › Подготовка школ 1.1 осмотр 1.2 ремонт › до 01.06.2022 до 01.08.2022 › завуч, методист",
            "2 › Сбор › май › завуч",
        ]
    );
}

#[test]
fn text_boxes_give_the_passport_once() {
    let inside = [
        "УТВЕРЖДАЮ",
        "Директор МБОУ «СОШ № 12»",
        "________ О.А. Ефимова",
        "приказ от 31.08.2021 № 145",
    ]
    .map(|line| p(&run(line)))
    .concat();
    let shape = format!(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    let rows_of_table = [
        tr(["Мероприятие", "Срок"]),
        tr(["Сбор", "май"]),
        tr(["Отчёт", "июнь"]),
    ];
    let body = format!(
        "{}{}<w:tbl>{}</w:tbl>",
        p(&shape),
        p(&run("План на 2021-2022 учебный год")),
        rows_of_table.concat()
    );
    let lines = [
        "УТВЕРЖДАЮ",
        "Директор МБОУ «СОШ № 12»",
        "________ О.А. Ефимова",
        "приказ от 31.08.2021 № 145",
    ];
    let lines = lines
        .map(|line| format!("<text:p>{line}</text:p>"))
        .concat();
    let shapes = [
        format!("<draw:frame><draw:text-box>{lines}</draw:text-box></draw:frame>"),
        format!("<draw:custom-shape>{lines}</draw:custom-shape>"),
    ];
    let table = writer_table(&[
        &["Мероприятие", "Срок"],
        &["Сбор", "май"],
        &["Отчёт", "июнь"],
    ]);
    let title = "<text:p>План на 2021-2022 учебный год</text:p>";
    let writer = shapes.map(|shape| {
        (
            "plan.odt",
            odt(&format!("<text:p>{shape}</text:p>{title}{table}")),
        )
    });
    for (name, document) in [("plan.docx", docx(&body, &[]))].into_iter().chain(writer) {
        let text = written(name, document);
        assert_eq!(
            text.matches("Ефимова").count(),
            2,
            "once kept, once concluded: {text}"
        );
        assert_eq!(
            value(&text, "title"),
            "План на 2021-2022 учебный год",
            "{name}"
        );
        assert_eq!(value(&text, "organization"), "МБОУ «СОШ № 12»", "{name}");
        assert!(text.contains("{ date = 2021-08-31, document = \"приказ от 31.08.2021 № 145\", by = \"О.А. Ефимова\" }"), "{text}");
    }
}

#[test]
fn coloured_months_are_bars() {
    let green = "<w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"92D050\"/></w:tcPr><w:p/></w:tc>";
    let row = |months: &str| {
        let months: String = months
            .chars()
            .map(|c| if c == '#' { green.to_owned() } else { tc("") })
            .collect();
        format!("<w:tr>{}{}{months}</w:tr>", tc("Сбор"), tc("завуч"))
    };
    let title = p(&run("План-график на 2022 год"));
    let header = tr(["Мероприятие", "Ответственный", "Янв.", "Фев.", "Март"]);
    let body = format!("{title}<w:tbl>{header}{}{}</w:tbl>", row("##-"), row("--#"));
    assert_eq!(
        rows(&written("plan.docx", docx(&body, &[]))),
        ["Сбор › январь – февраль › завуч", "Сбор › март › завуч"]
    );
}

#[test]
fn tracked_changes_give_the_final_plan() {
    let del = |text: &str| {
        format!("<w:del><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del>")
    };
    let ins = |text: &str| format!("<w:ins>{}</w:ins>", run(text));
    let moved = format!(
        "<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>",
        run("Экскурсия"),
        run("Поход")
    );
    let marked = |mark: &str, cells: [&str; 4]| {
        format!(
            "<w:tr><w:trPr><w:{mark}/></w:trPr>{}</w:tr>",
            cells.map(tc).concat()
        )
    };
    let split = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}",
        run("зав"),
        p(&run("уч"))
    );
    let document = plan(
        &[
            tr([
                "1",
                &p(&(run("Сбор ") + &del("учителей") + &ins("родителей"))),
                &p(&(del("май ") + &ins("июнь ") + &run("2022"))),
                "завуч",
            ]),
            marked(
                "del",
                [
                    &p(&del("2")),
                    &p(&del("Субботник")),
                    &p(&del("июль")),
                    &p(&del("завуч")),
                ],
            ),
            tr([&p(&(del("3") + &ins("2"))), "Отчёт", "август 2022", &split]),
            marked("ins", ["3", &p(&ins("Слёт")), "сентябрь 2022", "завуч"]),
            tr(["4", &p(&moved), "октябрь 2022", "завуч"]),
        ],
        &[],
    );
    assert_eq!(
        rows(&written("plan.docx", document)),
        [
            "1 › Сбор родителей › июнь 2022 › завуч",
            "2 › Отчёт › август 2022 › завуч",
            "3 › Слёт › сентябрь 2022 › завуч",
            "4 › Поход › октябрь 2022 › завуч",
        ]
    );
}

#[test]
fn fields_hidden_text_and_controls_give_what_is_seen() {
    let field = |code: &str, shown: &str| {
        let part = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        format!(
            "{}<w:r><w:instrText> {code} </w:instrText></w:r>{}{}{}",
            part("begin"),
            part("separate"),
            run(shown),
            part("end")
        )
    };
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайна</w:t></w:r>";
    let control = |inside: &str| {
        format!("<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let unfilled = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Место для тайны</w:t></w:r></w:sdtContent></w:sdt>";
    let footnote = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let third = format!(
        "<w:tr>{}{}{}{}</w:tr>",
        tc("3"),
        control(&tc("Семинар")),
        tc(&p(&control(&run("15.05.2022")))),
        tc(&control(&p(&(run("методист") + unfilled))))
    );
    let document = plan(
        &[
            tr([
                "1",
                &p(&(run("Сбор") + footnote + hidden)),
                &p(&field("DATE", "15.05.2022")),
                &p(&field("HYPERLINK x", "завуч")),
            ]),
            control(&tr([
                "2",
                "От\u{ad}чёт",
                "до 1\u{a0}июня 2022\u{a0}г.",
                "зам. дирек\u{ad}тора",
            ])),
            third,
            tr([&p(hidden), &p(hidden), &p(hidden), &p(hidden)]),
        ],
        &[(
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>* по согласованию</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )],
    );
    let text = written("plan.docx", document);
    assert_eq!(
        rows(&text),
        [
            "1 › Сбор › 15.05.2022 › завуч",
            "2 › Отчёт › до 1 июня 2022 г. › зам. директора",
            "3 › Семинар › 15.05.2022 › методист",
        ]
    );
    assert!(text.contains("\n#   * по согласованию\n"), "{text}");
    assert!(!text.contains("тайн"), "{text}");
}

fn writer_table(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| {
        let content = if cell.starts_with('<') {
            (*cell).to_owned()
        } else {
            format!("<text:p>{cell}</text:p>")
        };
        format!("<table:table-cell>{content}</table:table-cell>")
    };
    let row = |row: &&[&str]| {
        let cells: String = row.iter().map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<table:table>{rows}</table:table>")
}

#[test]
fn writer_numbers_stand_for_typed_ones() {
    let number = |goes_on: bool| {
        format!(
            "<text:list text:style-name=\"L\" text:continue-numbering=\"{goes_on}\"><text:list-item><text:p/></text:list-item></text:list>"
        )
    };
    let header: &[&str] = &["№", "Мероприятие", "Срок", "Ответственный"];
    let (first, next) = (number(false), number(true));
    let one = writer_table(&[
        header,
        &[&first, "Сбор", "май", "завуч"],
        &[&next, "Отчёт", "июнь", "завуч"],
    ]);
    let two = writer_table(&[
        header,
        &[
            &first,
            "Слёт<text:note><text:note-body><text:p>* сноска</text:p></text:note-body></text:note>",
            "июль",
            "завуч",
        ],
    ]);
    let heading = |text: &str| format!("<text:h text:outline-level=\"1\">{text}</text:h>");
    let body = format!(
        "<text:p>План работы на 2022 год</text:p>{}{one}{}{two}",
        heading("Организационные мероприятия"),
        heading("Методическая работа")
    );
    let styles = "<office:styles><text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"1\" \
        style:num-suffix=\".\"/></text:outline-style></office:styles>";
    let text = written("plan.odt", odt_with(&body, styles));
    assert_eq!(
        rows(&text),
        [
            "1. Организационные мероприятия › 1. › Сбор › май › завуч",
            "1. Организационные мероприятия › 2. › Отчёт › июнь › завуч",
            "2. Методическая работа › 1. › Слёт › июль › завуч",
        ]
    );
    assert!(text.contains("\n#   * сноска\n"), "{text}");
}
