//! Files that are damaged, hostile or enormous: a clear word, soon, and whatever could be read.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use roadmap::import::audit::account::account;
use roadmap::import::{self, Options, read};
use roadmap::words::Lang;

use super::make::{archive, docx, odt, outline, source, xlsx};

/// How long a hostile file may take in a build without optimisation on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

#[track_caller]
fn refused(name: &str, bytes: &[u8], word: &str) {
    let begin = Instant::now();
    let error = read::read(name, bytes).unwrap_err();
    assert!(
        error.problem.text(Lang::English).contains(word),
        "{error:?}"
    );
    assert!(begin.elapsed() < LONGEST);
}

#[track_caller]
fn noted(name: &str, bytes: &[u8], word: &str) {
    let begin = Instant::now();
    let source = source(name, bytes);
    let said: Vec<_> = source
        .notes
        .iter()
        .map(|note| note.message.text(Lang::English))
        .collect();
    assert!(
        word.is_empty() || said.iter().any(|said| said.contains(word)),
        "{said:?}"
    );
    assert!(begin.elapsed() < LONGEST);
}

#[test]
fn bombs_are_refused() {
    let blank = vec![b' '; 64 << 20];
    let parts = |name| {
        archive(&[
            ("[Content_Types].xml", &b"spreadsheetml"[..]),
            (name, blank.as_slice()),
        ])
    };
    refused(
        "a.docx",
        &parts("word/document.xml"),
        "unpacks to an enormous size",
    );
    refused(
        "a.xlsx",
        &parts("xl/media/x.bin"),
        "unpacks to an enormous size",
    );
    let many: Vec<(String, &[u8])> = (0..12_000)
        .map(|number| (number.to_string(), &b""[..]))
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, content)| (name.as_str(), *content))
        .collect();
    refused("a.docx", &archive(&many), "unpacks to an enormous size");
}

#[test]
fn sizes_that_a_workbook_claims_are_not_trusted() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>";
    for claim in [
        "4294967295",
        "18446744073709551615",
        "99999999999999999999999",
        " 4294967295",
    ] {
        for name in ["xl/sharedStrings.xml", "xl/SharedStrings.XML"] {
            let strings = format!("<x:sst uniqueCount=\"{claim}\"><si><t>x</t></si></x:sst>");
            let strings = workbook_with(sheet, name, &strings);
            refused("a.xlsx", &strings, "unpacks to an enormous size");
        }
    }
    let rows = "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\"/></cols>\
        <sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    noted("a.xlsx", &xlsx(rows), "");
}

/// Returns a workbook of one sheet whose shared strings are the part `name`.
fn workbook_with(sheet: &str, name: &str, strings: &str) -> Vec<u8> {
    let whole = xlsx(sheet);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut parts: Vec<(String, String)> = Vec::new();
    for own in names
        .into_iter()
        .filter(|own| !own.to_lowercase().ends_with("sharedstrings.xml"))
    {
        let text = std::io::read_to_string(zip.by_name(&own).unwrap()).unwrap();
        parts.push((own, text));
    }
    parts.push((name.to_owned(), strings.to_owned()));
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    archive(&parts)
}

#[test]
fn a_tag_of_many_attributes_ends_the_page() {
    let own = (0..300_000).fold(String::new(), |mut out, at| {
        let _ = write!(out, " a{at}=\"x y\"");
        out
    });
    for tag in [
        format!("<table{own}>"),
        format!("<p{}>", own.replace('"', "'")),
        format!("<td{own}"),
    ] {
        let page = format!("<p>цела</p>{tag}<p>нет</p>");
        noted("a.html", page.as_bytes(), "more than");
    }
    let script = format!(
        "<script>{}</script><p>цела</p>",
        "if (a<b) { c = 'd'; } ".repeat(2_000)
    );
    assert_eq!(outline("a.html", script.as_bytes()), "цела\n");
}

#[test]
fn truncated_and_foreign_archives_are_refused() {
    let whole = docx("<w:p/>", &[]);
    for length in [1, 30, whole.len() / 2, whole.len() - 1] {
        let part = whole.get(..length).unwrap();
        assert!(read::read("a.docx", part).is_err(), "{length}");
    }
    refused(
        "a.docx",
        &archive(&[("word/../../etc/passwd", "x"), ("/tmp/x", "y")]),
        "not clear what kind",
    );
    let bytes = archive(&[
        ("[Content_Types].xml", "wordprocessingml"),
        ("../word/document.xml", "<a/>"),
    ]);
    refused("a.docx", &bytes, "damaged");
}

#[test]
fn own_entities_are_refused() {
    let document = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><w:document><w:body><w:p>&b;</w:p></w:body></w:document>";
    let bytes = archive(&[
        ("[Content_Types].xml", "wordprocessingml"),
        ("word/document.xml", document),
    ]);
    refused("a.docx", &bytes, "DOCTYPE");
}

#[test]
fn what_stands_before_the_damage_is_read() {
    let document = "<w:document><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>цела</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p></w:tc>";
    let bytes = archive(&[
        ("[Content_Types].xml", "wordprocessingml"),
        ("word/document.xml", document),
    ]);
    let read = outline("a.docx", &bytes);
    assert_eq!(
        read,
        "цела\n·\n! the document: the file is damaged: what stands before the damage was read\n"
    );
}

#[test]
fn depth_is_bounded() {
    let nest = |open: &str, count: usize| open.repeat(count);
    noted(
        "a.docx",
        &docx(&nest("<w:tbl><w:tr><w:tc>", 20_000), &[]),
        "too deeply nested",
    );
    noted(
        "a.docx",
        &docx(&nest("<w:sdt><w:sdtContent>", 20_000), &[]),
        "too deeply nested",
    );
    noted(
        "a.odt",
        &odt(&nest("<text:section>", 50_000)),
        "too deeply nested",
    );
    for open in ["<table><tr><td>", "<div>", "<b>", "<p><font color=x>"] {
        noted("a.html", nest(open, 100_000).as_bytes(), "");
    }
}

#[test]
fn spans_and_repetitions_are_bounded() {
    let cell = |attributes: &str| {
        format!(
            "<table:table><table:table-row {attributes}><table:table-cell table:number-columns-repeated=\"1000000\" table:number-rows-spanned=\"99999999999\"><text:p>да</text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    noted(
        "a.odt",
        &odt(&cell("table:number-rows-repeated=\"1000000\"")),
        "more than 50000 cells",
    );
    let span = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000\"/></w:tcPr><w:p/></w:tc><w:tc/></w:tr></w:tbl>";
    let table = source("a.docx", &docx(span, &[]));
    assert!(table.tables().all(|table| table.columns <= 1024));
    let mut page = "<table><tr>".to_owned();
    for column in 0..2000 {
        write!(
            page,
            "<td colspan={column}000 rowspan=99999999999999999999>x"
        )
        .unwrap();
    }
    page.push_str(&"<tr><td>y".repeat(60_000));
    noted("a.html", page.as_bytes(), "");
    noted("a.csv", ";".repeat(300_000).as_bytes(), "");
    noted("a.txt", "\t".repeat(300_000).as_bytes(), "");
    noted(
        "a.md",
        format!("a|b\n-|-\n{}", "|".repeat(300_000)).as_bytes(),
        "",
    );
}

#[test]
fn texts_are_bounded() {
    for (name, piece, word) in [
        ("a.txt", "x\n\n", "more than 50000 cells"),
        ("a.txt", "\ta\n\n", "more than 50000 cells"),
        ("a.txt", "a\tb\n", "more than 50000 cells"),
        ("a.html", "<p>x", "more than 50000 cells"),
        ("a.md", "<a", ""),
        ("a.md", "[a](", ""),
        ("a.md", "[", ""),
    ] {
        let head = if name == "a.md" { "# a\n" } else { "" };
        noted(
            name,
            (head.to_owned() + &piece.repeat(100_000)).as_bytes(),
            word,
        );
    }
}

#[test]
fn rows_of_values_are_bounded() {
    let text = "№;Мероприятие;Срок\n1;Семинар;май\n".to_owned() + &";;\n".repeat(210_000);
    noted("a.csv", text.as_bytes(), "more than");
}

#[test]
fn words_without_end_take_no_time() {
    let begin = Instant::now();
    let source = source("plan.md", "[a](".repeat(30_000).as_bytes());
    assert!(import::understand(&source, &Options::default()).is_empty());
    assert!(begin.elapsed() < LONGEST);
}

#[test]
fn rows_without_end_are_bounded() {
    let mut rows = String::new();
    for row in 1..=200_000 {
        write!(rows, "<row r=\"{row}\"/>").unwrap();
    }
    rows.push_str("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    let sheet = format!(
        "<sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"
    );
    noted("a.xlsx", &xlsx(&sheet), "");
    let corners = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    noted("a.xlsx", &xlsx(corners), "too far to the right");
    noted(
        "a.docx",
        &docx(
            &format!("<w:tbl>{}</w:tbl>", "<w:tr/>".repeat(100_000)),
            &[],
        ),
        "more than 50000 cells",
    );
}

#[test]
fn circles_end() {
    let styles = r#"<w:styles><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>текст</w:t></w:r></w:p>"#;
    assert_eq!(
        outline("a.docx", &docx(body, &[("word/styles.xml", styles)])),
        "текст\n"
    );
}

#[test]
fn a_merged_cell_lends_its_text_within_bounds() {
    let row = |text: &str, merge: &str| {
        format!(
            "<w:tr><w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
        )
    };
    let long = "я".repeat(20_000);
    let rows = row(&long, " w:val=\"restart\"") + &row("", "").repeat(1_000);
    let source = source("a.docx", &docx(&format!("<w:tbl>{rows}</w:tbl>"), &[]));
    let rows = source.tables().flat_map(|table| &table.rows);
    let spans = rows.flat_map(|row| &row.cells).map(|cell| cell.rowspan);
    // The third begins a blank cell of its own.
    assert_eq!(spans.take(3).collect::<Vec<_>>(), [2, 0, 999]);
}

#[test]
fn a_grid_is_bounded() {
    let cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    let wide = format!("<w:tr>{}</w:tr>", cell.repeat(1_000));
    let rows = format!("<w:tr>{cell}</w:tr>").repeat(2_000);
    let bytes = docx(&format!("<w:tbl>{wide}{rows}</w:tbl>"), &[]);
    noted("a.docx", &bytes, "more than 50000 cells");
}

#[test]
fn a_drawn_table_is_bounded_by_its_bars() {
    let rule = format!("+{}+\n", "-".repeat(800));
    let line = format!("|{}\n", "a|".repeat(400));
    let text = |lines| format!("{rule}{rule}{}{rule}", line.repeat(lines));
    noted("a.txt", text(500).as_bytes(), "more than 50000 cells");
    let few = source("a.txt", text(400).as_bytes());
    let mut said = few
        .notes
        .iter()
        .map(|note| note.message.text(Lang::English));
    assert!(said.all(|said| !said.contains("more than")));
}

#[test]
fn columns_in_which_no_cell_begins_take_no_time() {
    let cell = "<td colspan=1000 rowspan=65534>x</td>".repeat(1_000);
    let rows = "<tr><td>y</td></tr>".repeat(2_000);
    let page = format!("<table><tr>{cell}</tr>{rows}</table>");
    let begin = Instant::now();
    let source = source("a.html", page.as_bytes());
    assert_eq!(source.tables().next().map(|table| table.columns), Some(2));
    assert!(import::understand(&source, &Options::default()).is_empty());
    assert!(begin.elapsed() < LONGEST);
}

#[test]
fn labels_are_bounded() {
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{}\"/></w:lvl>\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>",
        "%1".repeat(10_000)
    );
    let item = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    let bytes = docx(&item.repeat(20_000), &[("word/numbering.xml", &numbering)]);
    noted("a.docx", &bytes, "numbers computed");
}

#[test]
fn cells_that_no_sheet_has_are_told() {
    for cell in ["ZZZZZZ99999999", "A99999999999", "", "1"] {
        let sheet =
            format!("<sheetData><row r=\"1\"><c r=\"{cell}\"><v>1</v></c></row></sheetData>");
        noted("a.xlsx", &xlsx(&sheet), "damaged");
    }
    let row = "<sheetData><row r=\"99999999999\"><c><v>1</v></c></row></sheetData>";
    noted("a.xlsx", &xlsx(row), "damaged");
    let area = "<dimension ref=\"A1:ZZZZ99999999\"/><sheetData/>";
    noted("a.xlsx", &xlsx(area), "damaged");
}

#[test]
fn tables_are_bounded() {
    let row = "<tr><th>Мероприятие</th><th>Срок</th><th>Исполнитель</th></tr><tr><td>Сбор</td><td>май</td><td>завуч</td></tr>";
    let page = format!("<p>абзац</p><table>{row}</table>").repeat(10_000);
    noted("a.html", page.as_bytes(), "2000 tables");
    assert_eq!(source("a.html", page.as_bytes()).tables().count(), 2_000);
    let text = "Мероприятие\tСрок\tИсполнитель\nСбор\tмай\tзавуч\n\nабзац\n\n".repeat(10_000);
    noted("a.txt", text.as_bytes(), "2000 tables");
    let tables = source("a.txt", text.as_bytes()).tables().count();
    assert!((2_000..=2_001).contains(&tables), "{tables}");
}

#[test]
fn cells_over_a_thousand_rows_and_columns_take_no_time() {
    let row = format!(
        "<tr>{}</tr>",
        "<td colspan=1000 rowspan=1000>x</td>".repeat(20)
    );
    let page = format!("<table>{}</table>", row.repeat(2_000));
    let begin = Instant::now();
    let source = source("a.html", page.as_bytes());
    import::understand(&source, &Options::default());
    assert!(begin.elapsed() < LONGEST, "{:?}", begin.elapsed());
}

#[test]
fn thousands_of_columns_take_no_time() {
    let columns = |cell: &str| {
        (0..4_000).fold(String::new(), |mut out, at| {
            let _ = write!(out, "<{cell}>К{at}</{cell}>");
            out
        })
    };
    let page = format!(
        "<table><tr><th>Мероприятие</th><th>Срок</th>{}</tr><tr><td>Сбор</td><td>май</td>{}</tr></table>",
        columns("th"),
        columns("td")
    );
    let bare = format!("<table><tr>{0}</tr><tr>{0}</tr></table>", columns("td"));
    for page in [page, bare] {
        let source = source("a.html", page.as_bytes());
        let begin = Instant::now();
        import::understand(&source, &Options::default());
        assert!(begin.elapsed() < LONGEST, "{:?}", begin.elapsed());
    }
}

/// Reads a document through to its plan files and returns how many items they hold; no word may be lost.
#[track_caller]
fn items(name: &str, text: &str) -> usize {
    let begin = Instant::now();
    let source = source(name, text.as_bytes());
    let plans: Vec<_> = import::understand(&source, &Options::default())
        .into_iter()
        .map(|draft| {
            let text = import::toml(&draft, name, Lang::Russian);
            (draft, text)
        })
        .collect();
    let account = account(&source, &plans);
    assert!(account.is_whole());
    assert!(begin.elapsed() < LONGEST, "{:?}", begin.elapsed());
    account.plans.iter().map(|plan| plan.items).sum()
}

#[test]
fn a_plan_may_name_ten_thousand() {
    let mut text = "План на 2022 год\n\nМероприятие;Срок;Ответственный\n".to_owned();
    let name = |number: usize| {
        let letters: Vec<char> = ('а'..='я').collect();
        let letter = |by: usize| letters[number / by % letters.len()];
        format!("Я{}{}{}", letter(1), letter(32), letter(1024))
    };
    for row in 0..1_250 {
        let names: Vec<String> = (row * 8..row * 8 + 8).map(name).collect();
        writeln!(text, "Дело {row};май;\"{}\"", names.join("; ")).unwrap();
    }
    assert_eq!(items("a.csv", &text), 1_250);
}

#[test]
fn a_document_may_hold_a_thousand_plans() {
    let mut text = String::new();
    for plan in 1..=1_000 {
        writeln!(
            text,
            "План работы школы № {plan} на 2022 год\n\nМероприятие\tСрок\tОтветственный\nСбор\tмай\tзавуч\n"
        )
        .unwrap();
    }
    assert_eq!(items("a.txt", &text), 1_000);
}

#[test]
fn a_line_of_many_words_takes_no_time() {
    let line = "Пункт 9 усилить; ".repeat(20_000);
    for text in [
        format!("РЕШИЛИ:\n{line}\n"),
        format!("Мероприятие     Срок\n{line}\nБеседа          май\n"),
    ] {
        let begin = Instant::now();
        read::read("a.txt", text.as_bytes()).unwrap();
        assert!(begin.elapsed() < LONGEST, "{:?}", begin.elapsed());
    }
}

#[test]
fn thousands_of_rows_without_numbers_take_no_time() {
    let rows = (0..8_000).fold(String::new(), |mut out, at| {
        let _ = writeln!(out, "Провести дело {at};май;Завуч");
        out
    });
    let page = format!("План работы на 2022 год;;\nМероприятие;Срок;Ответственный\n{rows}");
    let source = source("a.csv", page.as_bytes());
    let begin = Instant::now();
    import::understand(&source, &Options::default());
    assert!(begin.elapsed() < LONGEST, "{:?}", begin.elapsed());
}

#[test]
fn names_that_go_on_over_many_lines_are_read_soon() {
    let mut text = "План на 2022 год\n\n1. Слёт. Срок: май. Ответственные:\n".to_owned();
    for _ in 0..2_500 {
        text += "Лукьянова И.О., завуч школы, Лобанов С.В., учитель физической культуры,\n";
    }
    let begin = Instant::now();
    let source = source("план.txt", text.as_bytes());
    import::understand(&source, &Options::default());
    assert!(begin.elapsed() < LONGEST);
}
