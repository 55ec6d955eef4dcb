//! What a document says beside its words: addresses of links, text struck out, rows that fit no header. None of it
//! spoils a value, and none of it is lost (`written` compares the words).

use super::make::{docx, odt, odt_with, workbook};
use super::shapes::{rows, written};

/// Returns the row that every document here has.
#[track_caller]
fn one_row(text: &str) {
    assert_eq!(
        rows(text),
        ["1 › Семинар › до 01.02.2022 › О.А. Ефимова"],
        "{text}"
    );
}

const MAIL: &str = "\"О.А. Ефимова\" = { kind = \"person\", email = \"efimova@uo.ru\" }";
const LINK: &str = "extra.\"Ссылки\" = \"https://uo.ru/plan\"";

#[test]
fn links_of_each_kind_of_document_spoil_no_value() {
    let html = "<p>План на 2022 год</p><table><tr><td>№<td>Мероприятие<td>Срок<td>Ответственный</tr><tr><td>1<td>Семинар\
        <td><a href='https://uo.ru/plan'>до 01.02.2022</a><td><a href=\"mailto:efimova@uo.ru\">О.А. Ефимова</a></table>";
    let cell = |content: &str| format!("<w:tc><w:p>{content}</w:p></w:tc>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let row =
        |cells: [String; 4]| format!("<w:tr>{}</w:tr>", cells.map(|text| cell(&text)).concat());
    let link = |address: &str, text: &str| {
        let code = |what| format!("<w:r><w:fldChar w:fldCharType=\"{what}\"/></w:r>");
        let field = format!("<w:r><w:instrText>HYPERLINK \"{address}\"</w:instrText></w:r>");
        [
            code("begin"),
            field,
            code("separate"),
            run(text),
            code("end"),
        ]
        .concat()
    };
    let header = row(["№", "Мероприятие", "Срок", "Ответственный"].map(run));
    let own = row([
        run("1"),
        run("Семинар"),
        link("https://uo.ru/plan", "до 01.02.2022"),
        link("mailto:efimova@uo.ru", "О.А. Ефимова"),
    ]);
    let word = docx(
        &format!(
            "<w:p>{}</w:p><w:tbl>{header}{own}</w:tbl>",
            run("План на 2022 год")
        ),
        &[],
    );
    let cell =
        |content: &str| format!("<table:table-cell><text:p>{content}</text:p></table:table-cell>");
    let row = |cells: [&str; 4]| {
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.map(cell).concat()
        )
    };
    let writer = odt(&format!(
        "<text:p>План на 2022 год</text:p><table:table>{}{}</table:table>",
        row(["№", "Мероприятие", "Срок", "Ответственный"]),
        row([
            "1",
            "Семинар",
            "<text:a xlink:href=\"https://uo.ru/plan\">до 01.02.2022</text:a>",
            "<text:a xlink:href=\"mailto:efimova@uo.ru\">О.А. Ефимова</text:a>",
        ]),
    ));
    let markdown = "План на 2022 год\n\n|№|Мероприятие|Срок|Ответственный|\n|-|-|-|-|\n\
        |1|Семинар|[до 01.02.2022](https://uo.ru/plan)|[О.А. Ефимова](mailto:efimova@uo.ru)|\n";
    let values = "№;Мероприятие;Срок;Ответственный\n1;Семинар;до 01.02.2022 https://uo.ru/plan;О.А. Ефимова, e-mail: efimova@uo.ru\n";
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let formula = |cell: &str, address: &str, shown: &str| {
        format!("<c r=\"{cell}\" t=\"str\"><f>HYPERLINK(\"{address}\",\"…\")</f><v>{shown}</v></c>")
    };
    let sheet = format!(
        "<sheetData><row r=\"1\">{}{}{}{}</row><row r=\"2\">{}{}{}{}</row></sheetData>",
        text("A1", "№"),
        text("B1", "Мероприятие"),
        text("C1", "Срок"),
        text("D1", "Ответственный"),
        text("A2", "1"),
        text("B2", "Семинар"),
        formula("C2", "https://uo.ru/plan", "до 01.02.2022"),
        formula("D2", "mailto:efimova@uo.ru", "О.А. Ефимова"),
    );
    let documents: [(&str, Vec<u8>); 6] = [
        ("plan.html", html.into()),
        ("plan.docx", word),
        ("plan.odt", writer),
        ("plan.md", markdown.into()),
        ("plan.csv", values.into()),
        ("plan.xlsx", workbook(&[("План", &sheet)], "")),
    ];
    for (name, document) in documents {
        let text = written(name, document);
        one_row(&text);
        assert!(text.contains(MAIL) && text.contains(LINK), "{name}\n{text}");
    }
}

#[test]
fn two_addresses_of_one_person_are_both_kept() {
    let text = written(
        "plan.csv",
        "№;Мероприятие;Срок;Ответственный\n1;Семинар;май;О.А. Ефимова (a@uo.ru), кураторы\n2;Слёт;июнь;Ефимова О.А. b@uo.ru\n",
    );
    assert!(
        text.contains("email = \"a@uo.ru\"") && text.contains("= \"b@uo.ru\""),
        "{text}"
    );
    assert!(
        text.contains("executors = [\"О.А. Ефимова\", \"кураторы\"]"),
        "{text}"
    );
}

#[test]
fn text_struck_out_is_kept_as_such_and_no_value() {
    let page = |struck: &str| {
        format!(
            "<style>.old, td.gone {{ text-decoration : line-through }} .sec .x{{display:none}}</style><p>План на 2022 год</p>\
             <table><tr><td>№<td>Мероприятие<td>Срок<td>Ответственный</tr>\
             <tr><td>1<td>Семинар<td>{struck} до 01.02.2022<td>О.А. Ефимова</tr></table>"
        )
    };
    let markdown = |struck: &str| {
        format!(
            "План на 2022 год\n\n|№|Мероприятие|Срок|Ответственный|\n|-|-|-|-|\n|1|Семинар|{struck} до 01.02.2022|О.А. Ефимова|\n"
        )
    };
    let rich = "<si><t>План на 2022 год</t></si><si><r><rPr><strike/></rPr><t>до 15.01.2022 </t></r>\
        <r><rPr><b/></rPr><t>до 01.02.2022</t></r></si><si><r><rPr><strike val=\"0\"/></rPr><t>О.А. Ефимова</t></r></si>";
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let shared = |cell: &str, number: u8| format!("<c r=\"{cell}\" t=\"s\"><v>{number}</v></c>");
    let heads = [
        ("A2", "№"),
        ("B2", "Мероприятие"),
        ("C2", "Срок"),
        ("D2", "Ответственный"),
    ];
    let heads = heads.map(|(cell, word)| text(cell, word)).concat();
    let sheet = |third: String| {
        format!(
            "<sheetData><row r=\"1\">{}</row><row r=\"2\">{heads}</row><row r=\"3\">{}{}{third}{}</row></sheetData>",
            shared("A1", 0),
            text("A3", "1"),
            text("B3", "Семинар"),
            shared("D3", 2),
        )
    };
    let inline = "<c r=\"C3\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>до 15.01.2022 </t></r><r><t>до 01.02.2022</t></r></is></c>";
    let documents: Vec<(&str, Vec<u8>)> = vec![
        ("tilde.md", markdown("~~до 15.01.2022~~").into()),
        ("tag.md", markdown("<del>до 15.01.2022</del>").into()),
        ("s.html", page("<s>до 15.01.2022</s>").into()),
        ("strike.html", page("<strike>до 15.01.2022</strike>").into()),
        (
            "style.html",
            page("<span style='text-decoration: line-through'>до 15.01.2022</span>").into(),
        ),
        (
            "class.html",
            page("<span class='red old'>до 15.01.2022</span>").into(),
        ),
        (
            "head.html",
            format!(
                "<head><style>\n@media print {{ td {{ display:none }} }}\n<!--\n.c5 {{\n text-decoration: line-through;\n}}\n--></style></head>{}",
                page("<span class='c5'>до 15.01.2022</span>")
            )
            .into(),
        ),
        (
            "shared.xlsx",
            workbook(&[("План", &sheet(shared("C3", 1)))], rich),
        ),
        (
            "inline.xlsx",
            workbook(&[("План", &sheet(inline.to_owned()))], rich),
        ),
    ];
    let writer = |name: &str, parent: &str, line: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:parent-style-name=\"{parent}\"><style:text-properties \
             style:text-line-through-style=\"{line}\"/></style:style>"
        )
    };
    let styles = writer("Old", "", "solid") + &writer("New", "Old", "none");
    let cells = [
        "1",
        "Семинар",
        "<text:span text:style-name=\"Old\">до 15.01.2022 <text:span text:style-name=\"New\">до 01.02.2022</text:span></text:span>",
        "О.А. Ефимова",
    ];
    let row = |cells: [&str; 4]| {
        let cell = |text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.map(cell).concat()
        )
    };
    let table = row(["№", "Мероприятие", "Срок", "Ответственный"]) + &row(cells);
    let writer = odt_with(
        &format!("<text:p>План на 2022 год</text:p><table:table>{table}</table:table>"),
        &format!("<office:styles>{styles}</office:styles>"),
    );
    for (name, document) in documents.into_iter().chain([("style.odt", writer)]) {
        let text = written(name, document);
        one_row(&text);
        assert!(
            text.contains("#   зачёркнуто: до 15.01.2022"),
            "{name}\n{text}"
        );
    }
}

/// Returns a Word document of one row, whose cells hold `runs`.
fn word(runs: [&str; 4]) -> Vec<u8> {
    let cell = |content: &str| format!("<w:tc><w:p>{content}</w:p></w:tc>");
    let row = |cells: [String; 4]| {
        let cells = cells.map(|content| cell(&content));
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let heads = ["№", "Мероприятие", "Срок", "Ответственный"].map(run);
    let table = row(heads) + &row(runs.map(str::to_owned));
    docx(
        &format!(
            "<w:p>{}</w:p><w:tbl>{table}</w:tbl>",
            run("План на 2022 год")
        ),
        &[],
    )
}

#[test]
fn digits_above_the_line_stay_apart_from_those_before_them() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let up = |text: &str| {
        format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let page = "<p>План на 2022 год</p><table><tr><td>№<td>Мероприятие<td>Срок<td>Ответственный</tr>\
        <tr><td>1<td>Уборка 90 м<sup>2</sup>, 7<sup>1</sup> класс<td>15.04.2022 в 10<sup>00</sup><td>О.А. Ефимова</table>";
    let cells = [
        "1",
        "Уборка 90 м<text:span text:style-name=\"Up\">2</text:span>, 7<text:span text:style-name=\"Up\">1</text:span> класс",
        "15.04.2022 в 10<text:span text:style-name=\"Up\">00</text:span>",
        "О.А. Ефимова",
    ];
    let row = |cells: [&str; 4]| {
        let cell = |text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let cells = cells.map(cell).concat();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let table = row(["№", "Мероприятие", "Срок", "Ответственный"]) + &row(cells);
    let writer = odt_with(
        &format!("<text:p>План на 2022 год</text:p><table:table>{table}</table:table>"),
        "<office:styles><style:style style:name=\"Up\"><style:text-properties style:text-position=\"super 58%\"/>\
         </style:style></office:styles>",
    );
    let text =
        |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is>{text}</is></c>");
    let plain = |cell, words: &str| text(cell, &format!("<t>{words}</t>"));
    let rich = |words: &str| format!("<r><t xml:space=\"preserve\">{words}</t></r>");
    let above =
        |words: &str| format!("<r><rPr><vertAlign val=\"superscript\"/></rPr><t>{words}</t></r>");
    let title = rich("Уборка 90 м") + &above("2") + &rich(", 7") + &above("1") + &rich(" класс");
    let sheet = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\">{}{}{}{}</row><row r=\"3\">{}{}{}{}</row></sheetData>",
        plain("A1", "План на 2022 год"),
        plain("A2", "№"),
        plain("B2", "Мероприятие"),
        plain("C2", "Срок"),
        plain("D2", "Ответственный"),
        plain("A3", "1"),
        text("B3", &title),
        text("C3", &(rich("15.04.2022 в 10") + &above("00"))),
        plain("D3", "О.А. Ефимова"),
    );
    let title = run("Уборка 90 м") + &up("2") + &run(", 7") + &up("1") + &run(" класс");
    let due = run("15.04.2022 в 10") + &up("00");
    let documents = [
        (
            "plan.docx",
            word([&run("1"), &title, &due, &run("О.А. Ефимова")]),
        ),
        ("plan.html", page.into()),
        ("plan.odt", writer),
        ("plan.xlsx", workbook(&[("План", &sheet)], "")),
    ];
    for (name, document) in documents {
        let found = written(name, document);
        assert_eq!(
            rows(&found),
            ["1 › Уборка 90 м², 7¹ класс › 15.04.2022 в 10:00 › О.А. Ефимова"],
            "{name}"
        );
    }
}

#[test]
fn what_is_filled_into_fields_of_a_form_is_read() {
    let old = |data: &str, name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText>{name}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let list = "<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"май\"/><w:listEntry w:val=\"до 01.02.2022\"/></w:ddList>";
    let tick = old("<w:checkBox><w:checked/></w:checkBox>", "FORMCHECKBOX") + &run("Семинар");
    let due = old(list, "FORMDROPDOWN");
    let form = word([&run("1"), &tick, &due, &run("О.А. Ефимова")]);
    let page = |title: &str, due: &str| {
        format!(
            "<p>План на 2022 год</p><input value='Поиск'><select><option selected>Все</select>\
             <table><tr><td>№<td>Мероприятие<td>Срок<td>Ответственный</tr>\
             <tr><td>1<td>{title}<td>{due}<td><input type=hidden value=7>О.А. Ефимова</table>"
        )
    };
    let select = "<select><option>май<option value=2 selected>до 01.02.2022<option>июнь</select>";
    let tick = "<input type='checkbox' checked>Семинар";
    for (name, document, title) in [
        ("plan.docx", form, "☒ Семинар"),
        ("select.html", page(tick, select).into(), "☒ Семинар"),
        (
            "input.html",
            page(
                "<textarea>Семинар</textarea>",
                "<input value='до 01.02.2022'>",
            )
            .into(),
            "Семинар",
        ),
    ] {
        let text = written(name, document);
        let row = format!("1 › {title} › до 01.02.2022 › О.А. Ефимова");
        assert_eq!(rows(&text), [row], "{text}");
        assert!(!text.contains("Поиск") && !text.contains("Все"), "{text}");
    }
}

#[test]
fn a_line_that_fits_no_header_is_kept_as_text() {
    let header = "№;Мероприятие;Срок;Ответственный;Результат\n1;Семинар;до 01.02.2022;О.А. Ефимова;Справка\n";
    for line in [
        "2;Слёт;О.А. Ефимова;Справка",
        "2;Слёт",
        "2;Слёт; май; июнь;июль;О.А. Ефимова;Справка;ещё",
    ] {
        let text = written(
            "plan.csv",
            format!("{header}{line}\n3;Сбор;май;О.А. Ефимова;Справка\n"),
        );
        let kept = format!("#   не разобрано: {}", line.replace(';', " | "));
        assert!(
            text.contains(&kept.replace(" |  ", " | ")),
            "{line}\n{text}"
        );
        let rows = rows(&text);
        assert_eq!(rows.len(), 2, "{rows:?}");
    }
    let several = "№;Мероприятие;Срок;Ответственный;Примечание\n1;Семинар;май;О.А. Ефимова\n2;Сбор;июнь;О.А. Ефимова\n3;Слёт;июль;О.А. Ефимова\n";
    assert_eq!(rows(&written("plan.csv", several)).len(), 3);
}
