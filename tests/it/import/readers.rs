//! What the readers of documents give, kind by kind, and that nothing breaks them.

use super::make::{docx, odt, outline, xlsx};

#[track_caller]
fn case(name: &str, bytes: &[u8], expected: &str) {
    let lines: Vec<&str> = expected.lines().map(str::trim_start).collect();
    assert_eq!(
        outline(name, bytes).trim_end(),
        lines.join("\n").trim(),
        "{name}"
    );
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn word_tables_keep_their_grid() {
    let body = format!(
        "<w:tbl><w:tblGrid/>
        <w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>
        <w:tr><w:trPr><w:tblHeader w:val=\"0\"/></w:trPr>{}{}{}</w:tr>
        <w:sdt><w:sdtPr/><w:sdtContent><w:tr>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>{}</w:tr></w:sdtContent></w:sdt>
        <w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>{}</w:tr>
        <w:tr>{}<w:tc><w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/></w:tc>{}</w:tr></w:tbl>",
        tc("<w:gridSpan w:val=\"2\"/>", "Раздел"),
        tc("<w:vMerge w:val=\"restart\"/>", "Срок"),
        tc("", "1"),
        tc("", "Отчёт"),
        tc("<w:vMerge/>", ""),
        tc("", "2"),
        tc("", "Сверка"),
        tc("<w:vMerge w:val=\"continue\"/>", ""),
        tc("", "сдвиг"),
        tc("<w:hMerge w:val=\"restart\"/>", "a"),
        tc("", "в"),
        tc("", "г"),
        tc("<w:vMerge/>", "без начала"),
    );
    case(
        "a.docx",
        &docx(&body, &[]),
        "* 2x1:Раздел | 1x3:Срок
        1 | Отчёт | ^
        2 | Сверка | ^
        сдвиг
        a | ·{в | г; } | без начала",
    );
}

#[test]
fn word_text_is_the_final_text() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:del><w:r><w:delText>старый</w:delText></w:r></w:del><w:ins><w:r><w:t>новый</w:t></w:r></w:ins></w:p>
        <w:p><w:moveFrom><w:r><w:t>ушло</w:t></w:r></w:moveFrom><w:moveTo>{}</w:moveTo></w:p>
        <w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайна</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>видно</w:t></w:r></w:p>
        <w:p><w:r><w:t>Приём</w:t><w:noBreakHyphen/><w:t>пе</w:t><w:softHyphen/><w:t>ре\u{ad}дача\u{a0}г.</w:t><w:tab/><w:t>1</w:t><w:br/><w:t>2</w:t></w:r></w:p>
        <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>лишнее</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"X\">{}</w:fldSimple></w:p>
        <w:p><w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:commentRangeStart w:id=\"0\"/></w:p>
        <w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
        run("текст "), run("пришло"), run("до "), run("01.09"), run("02"), run("ссылка"), run(" и ярлык"),
        run("у рамки"), run("в рамке"), run("в рамке"), run("начало "), run("и конец"),
    );
    let notes = "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>по согласованию</w:t></w:r></w:p></w:footnote></w:footnotes>";
    case(
        "a.docx",
        &docx(&body, &[("word/footnotes.xml", notes)]),
        "текст новый
        пришло
        до видно
        Приём=передача~г.⇥1⏎2
        01.0902
        ссылка и ярлык
        у рамки
        в рамке
        начало и конец
        по согласованию
        ! paragraph 1: there are tracked changes: the final text was taken, deleted is `старый`
        ! paragraph 2: there are tracked changes: the final text was taken, deleted is `ушло`
        ! paragraph 3: hidden text was left out: `тайна`
        ! paragraph 6: footnote: по согласованию
        ! paragraph 8: a text box was read as paragraphs",
    );
}

#[test]
fn a_page_break_in_a_cell_is_a_blank() {
    let body = "<w:p><w:r><w:t>отчёт</w:t><w:br w:type=\"page\"/><w:t>школы</w:t><w:br/><w:t>и сада</w:t></w:r></w:p>";
    case("a.docx", &docx(body, &[]), "отчёт школы⏎и сада");
}

#[test]
fn what_is_not_read_is_told() {
    let picture = "<w:r><w:drawing><a:blip r:embed=\"x\"/></w:drawing></w:r>";
    let body = format!("<w:p>{picture}<w:r><w:t>План</w:t></w:r></w:p>");
    let edge = |text: &str| format!("<w:hdr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>");
    let comments =
        "<w:comments><w:comment><w:p><w:r><w:t>уточнить</w:t></w:r></w:p></w:comment></w:comments>";
    let (header, footer) = (edge("Отдел образования"), edge("3"));
    let parts = [
        ("word/header1.xml", header.as_str()),
        ("word/footer1.xml", footer.as_str()),
        ("word/comments.xml", comments),
    ];
    case(
        "a.docx",
        &docx(&body, &parts),
        "План
        ! the document: a page header or footer was left out: `Отдел образования`
        ! the document: a reviewer's comment was left out: `уточнить`
        ! paragraph 1: a picture was not read",
    );
    let text = "<text:p>План<office:annotation><dc:creator>x</dc:creator><text:p>уточнить</text:p></office:annotation>\
                <draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame></text:p>";
    case(
        "a.odt",
        &odt(text),
        "План
        ! paragraph 1: a reviewer's comment was left out: `уточнить`
        ! paragraph 1: a picture was not read",
    );
}

#[test]
fn pictures_in_cells_of_a_page_are_told_and_small_signs_are_not() {
    let page =
        "<img src=logo.png><table><tr><td>Сбор <img src=a.png><td><svg><text>май</text></svg>
        <td>Завуч<img src=i.gif width=16px height=16></table>";
    case(
        "a.html",
        page.as_bytes(),
        "Сбор | · | Завуч
        ! table 1, row 1: a picture was not read
        ! table 1, row 1: a picture was not read",
    );
}

#[test]
fn word_numbers_are_computed() {
    let item = |pr: &str, text: &str| {
        format!("<w:p><w:pPr>{pr}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let list = |level: usize| {
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>")
    };
    let row = |text: &str| {
        format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            item(&list(1), ""),
            p(text)
        )
    };
    let body = format!(
        "{}<w:tbl>{}{}</w:tbl>{}{}",
        item("<w:pStyle w:val=\"N\"/>", "Раздел"),
        row("Отчёт"),
        row("Сверка"),
        item(&list(0), "Раздел"),
        item(
            "<w:pStyle w:val=\"N\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
            "без номера"
        ),
    );
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="4">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;
    let styles = r#"<w:styles><w:style w:styleId="N"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
    case(
        "a.docx",
        &docx(
            &body,
            &[
                ("word/numbering.xml", numbering),
                ("word/styles.xml", styles),
            ],
        ),
        "# I. Раздел
        1) | Отчёт
        2) | Сверка
        II. Раздел
        # без номера
        ! table 1: automatic numbering: 2 numbers computed, the file does not hold them
        ! the document: automatic numbering: 2 numbers computed, the file does not hold them",
    );
}

#[test]
fn deleted_and_hidden_rows_are_told() {
    let row = |pr: &str, text: &str| format!("<w:tr><w:trPr>{pr}</w:trPr>{}</w:tr>", tc("", text));
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row("", "есть"),
        row("<w:del/>", "нет"),
        row("<w:hidden/>", "скрыто"),
        row("<w:ins/>", "новое")
    );
    case(
        "a.docm",
        &docx(&body, &[("word/vbaProject.bin", "")]),
        "есть
        новое
        ! the document: the file has macros: they were not run
        ! table 1, row 2: there are tracked changes: the final text was taken, deleted is `нет`
        ! table 1, row 2: hidden text was left out: `скрыто`",
    );
}

#[test]
fn writer_tables_and_text() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let covered = "<table:covered-table-cell/>";
    let text = format!(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>я</office:change-info><text:p>было</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:h>План</text:h><text:p>два<text:s text:c=\"2\"/>пробела <text:span>и</text:span><text:tab/>x<text:line-break/>y<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>сноска</text:p></text:note-body></text:note></text:p>
        <text:p><text:span text:style-name=\"H\">тайна</text:span><text:soft-page-break/>явно</text:p>
        <table:table><table:table-header-rows><table:table-row>{}{covered}{}</table:table-row></table:table-header-rows>
        <table:table-row>{}{}{covered}</table:table-row>
        <table:table-row table:number-rows-repeated=\"2\">{}</table:table-row></table:table>",
        cell("table:number-columns-spanned=\"2\"", "Раздел"),
        cell("table:number-rows-spanned=\"2\"", "Срок"),
        cell("", "1"),
        cell("", "Отчёт<table:table><table:table-row><table:table-cell/></table:table-row></table:table>"),
        cell("table:number-columns-repeated=\"3\"", "да"),
    );
    case(
        "a.odt",
        &odt(&text),
        "# План
        два  пробела и⇥x⏎y
        явно
        * 2x1:Раздел | 1x2:Срок
        1 | Отчёт | ^
        да | да | да
        да | да | да
        сноска
        ! the document: there are tracked changes: the final text was taken, deleted is `было`
        ! paragraph 2: footnote: сноска
        ! paragraph 3: hidden text was left out: `тайна`",
    );
}

#[test]
fn page_edges_and_outline_numbers_of_writer() {
    let heading = |attributes: &str, text: &str| {
        format!("<text:h text:outline-level=\"1\" {attributes}>{text}</text:h>")
    };
    let text = [
        heading("", "Учёба"),
        heading("text:is-list-header=\"true\"", "без номера"),
        heading("", "Труд"),
        "<text:h text:outline-level=\"2\">Сад</text:h>".to_owned(),
        "<text:p>у рамки<draw:custom-shape><text:p>в рамке</text:p></draw:custom-shape></text:p>"
            .to_owned(),
    ];
    let styles = "<office:styles><text:outline-style>\
        <text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"\"/></text:outline-style></office:styles>\
        <office:master-styles><style:master-page><style:header><text:p>Отдел образования</text:p></style:header>\
        <style:footer><text:p><text:page-number>2</text:page-number></text:p></style:footer></style:master-page></office:master-styles>";
    case(
        "a.odt",
        &super::make::odt_with(&text.concat(), styles),
        "# I. Учёба
        # без номера
        # II. Труд
        # Сад
        у рамки
        в рамке
        ! the document: a page header or footer was left out: `Отдел образования`
        ! paragraph 6: a text box was read as paragraphs
        ! the document: automatic numbering: 2 numbers computed, the file does not hold them",
    );
}

#[test]
fn writer_numbers_are_computed() {
    let list =
        |attributes: &str, items: &str| format!("<text:list {attributes}>{items}</text:list>");
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let inner = format!(
        "<text:list-item>{}</text:list-item>",
        list("", &(item("в") + &item("г")))
    );
    let text = [
        list("text:style-name=\"L\"", &(item("а") + &item("") + &inner)),
        list(
            "text:style-name=\"L\" text:continue-numbering=\"true\"",
            &item("д"),
        ),
        list("text:style-name=\"L\"", &item("е")),
        list("text:style-name=\"нет\"", &item("ж")),
    ];
    case(
        "a.odt",
        &odt(&text.concat()),
        "1. а
        2.
        2.1) в
        2.2) г
        3. д
        1. е
        ж
        ! the document: automatic numbering: 6 numbers computed, the file does not hold them",
    );
}

#[test]
fn sheets_show_what_excel_shows() {
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><r><t>{text}</t></r></is></c>")
    };
    let sheet = format!(
        "<cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols><sheetData>
        <row r=\"3\">{}</row><row r=\"4\"/><row r=\"5\" hidden=\"1\"><c r=\"B5\"><v>1.3</v></c>{}<c r=\"D5\" s=\"1\"><v>44440</v></c></row>
        <row r=\"6\"><c r=\"B6\" s=\"2\"><v>1.1</v></c><c r=\"D6\"><f>B6*2</f></c></row>
        <row r=\"1000000\">{}</row></sheetData>
        <mergeCells count=\"2\"><mergeCell ref=\"B3:D3\"/><mergeCell ref=\"C5:C6\"/></mergeCells>",
        text("B3", "Раздел"),
        text("C5", "Отчёт &amp; сверка"),
        text("B1000000", "конец"),
    );
    case(
        "a.xlsx",
        &xlsx(&sheet),
        "3x1:Раздел
        · | · | ·
        1.3 | 1x2:Отчёт & сверка | 01.09.2021
        1.10 | ^ | ·
        · | · | ·
        конец | · | ·
        ! sheet `План`, B5: the number 1.3: the document may have had `1.30`
        ! sheet `План`, 5:5: hidden rows were read
        ! sheet `План`, D:D: hidden columns were read
        ! sheet `План`, D6: a formula without a value: open the file in Excel and save it",
    );
}

#[test]
fn pages_may_leave_end_tags_out() {
    let page = "<!DOCTYPE html><html><head><title>нет</title><style>td{}</style><h1>План</h1>
        <table><thead><tr><th colspan=2>Раз&shy;дел<th rowspan=2>Срок&nbsp;г.<tbody>
        <tr><td>1<td><p>Отчёт<p>Сверка<br>годовая<ul><li>а<li>б</ul><ol start=3><li>в<li><p>г<li></ol>
        <tr><td>2<td><table><tr><td>в</table>после<td hidden>тайна<tr style='display: none'><td>ничего<tr><td rowspan=0>3<td>&laquo;4&raquo;
        <tr><td>5</table><p hidden>прочь<p>Конец<script>var x = '<td>';</script>";
    case(
        "a.html",
        page.as_bytes(),
        "# План
        * 2x1:Раздел | 1x2:Срок~г.
        1 | Отчёт ¶ Сверка⏎годовая ¶ а ¶ б ¶ 3. в ¶ 4. г ¶ 5. | ^
        2 | после{в; } | ·
        1x2:3 | «4»
        ^ | 5
        Конец
        ! table 1, row 3: hidden text was left out: `тайна`
        ! table 1, row 4: hidden text was left out: `ничего`
        ! paragraph 2: hidden text was left out: `прочь`
        ! table 1: automatic numbering: 3 numbers computed, the file does not hold them",
    );
}

#[test]
fn encodings_are_recognised() {
    let text = "№;Мероприятие;Срок\n1;Подготовка отчёта;до 1 сентября\n";
    let rows = "№ | Мероприятие | Срок\n1 | Подготовка отчёта | до 1 сентября";
    let wide = |mark: &[u8], units: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(units);
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    let cases = [
        (text.as_bytes().to_vec(), ""),
        (["\u{feff}", text].concat().into_bytes(), ""),
        (
            encoding_rs::WINDOWS_1251.encode(text).0.into_owned(),
            "windows-1251",
        ),
        (
            encoding_rs::KOI8_R
                .encode(&text.replace('№', "N"))
                .0
                .into_owned(),
            "KOI8-R",
        ),
        (encoding_rs::IBM866.encode(text).0.into_owned(), "IBM866"),
        (wide(&[0xff, 0xfe], u16::to_le_bytes), "UTF-16LE"),
        (wide(&[], u16::to_be_bytes), "UTF-16BE"),
    ];
    for (bytes, encoding) in cases {
        let rows = if encoding == "KOI8-R" {
            rows.replace('№', "N")
        } else {
            rows.to_owned()
        };
        let note = format!("\n! the document: read in the encoding {encoding}");
        let note = if encoding.is_empty() { "" } else { &note };
        case("a.csv", &bytes, &format!("{rows}{note}"));
    }
    let page = "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>Ё";
    let page = encoding_rs::WINDOWS_1251.encode(page).0.into_owned();
    case(
        "a.htm",
        &page,
        "Ё\n! the document: read in the encoding windows-1251",
    );
    case("a.txt", b"\xd0\xbf\xd0\xbb\xd0\xb0\xd0\xbd \xd0\xbf\xd0\xbb\xd0\xb0\xd0\xbd \xd0\xbf\xd0\xbb\xd0\xb0\xd0\xbd \xd0\xbf\xd0\xbb\xd0\xb0\xd0\xbd\xd0\xbf\xd0\xbb\xd0\xb0\xd0\xbd \xd0",
        "план план план планплан �\n! the document: 1 character was not readable: `�` stands there instead");
}

#[test]
fn values_with_delimiters() {
    case(
        "a.csv",
        "№,Мероприятие\n1,\"Отчёт, \"\"новый\"\"\nи сверка\"\n,\n".as_bytes(),
        "№ | Мероприятие\n1 | Отчёт, \"новый\"⏎и сверка\n· | ·",
    );
    case("a.csv", "sep=,\nа;б,в\n".as_bytes(), "а;б | в");
    case("a.tsv", "а,б\tв;г\n1\n".as_bytes(), "а,б | в;г\n1");
}

#[test]
fn markdown_tables() {
    let text = "# План\n\nНа **2021** год\nи дальше\n| № | Что |\n|--:|-----|\n| 1\\. | a \\| b<br>в |\n| | *да* |\n\n<table><tr><td>html\n</td></tr></table>\nПодвал\n---\n";
    case(
        "a.md",
        text.as_bytes(),
        "# План\nНа 2021 год⏎и дальше\n№ | Что\n1. | a | b⏎в\n· | да\nhtml\n# Подвал",
    );
}

#[test]
fn text_with_a_row_a_line() {
    let text = "**План**\n\nа\tб\tв\nРаздел\n1\tотчёт\tмай\n\n\tи сверка\t\n2\tсбор\tиюнь\n\nПодпись\n\nx\ty\n";
    case(
        "a.txt",
        text.as_bytes(),
        "# План\nа | б | в\n3x1:Раздел\n1 | отчёт | май\n… · | и сверка | ·\n2 | сбор | июнь\nПодпись\nx | y",
    );
}

#[test]
fn text_with_a_cell_a_line() {
    let text = "\t№\nп/п\n\tЧто\n\tСрок\n\n\t1\n\tОтчёт\n\n\n\tмай\n\n\t2\n\tСбор\n\n\t3\n\tСверка\nи печать\n\tиюнь\n\nКонец\n";
    case(
        "a.txt",
        text.as_bytes(),
        "№⏎п/п | Что | Срок\n1 | Отчёт | май\n2 | Сбор\n3 | Сверка⏎и печать | июнь\nКонец\n! line 12: the row has 2 cells instead of 3",
    );
}

#[test]
fn the_foot_of_a_page_s_table_stands_below_it() {
    case(
        "a.html",
        "<table><thead><tr><th>№<th>Дело</thead><tfoot><tr><td colspan=2>Итог</tfoot>\
         <tbody><tr><td>1<td>Слёт</tbody></table>"
            .as_bytes(),
        "* № | Дело\n1 | Слёт\n2x1:Итог",
    );
}

#[test]
fn paragraphs_that_tabs_part_alike_are_a_table() {
    let line = |cells: [&str; 3]| {
        let runs = cells.map(|cell| format!("<w:r><w:t>{cell}</w:t></w:r>"));
        format!("<w:p>{}</w:p>", runs.join("<w:r><w:tab/></w:r>"))
    };
    let body = [
        line(["№", "Дело", "Срок"]),
        line(["1", "Слёт", "май"]),
        line(["2", "Бал", "июнь"]),
    ];
    case(
        "a.docx",
        &docx(&body.concat(), &[]),
        "№ | Дело | Срок\n1 | Слёт | май\n2 | Бал | июнь",
    );
}
