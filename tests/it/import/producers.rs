//! Documents as several programs write them.

use std::fmt::Write as _;

use super::layouts::{Block, Cell, Table};

/// A name of a file and how to write it.
pub(crate) type Producer = (&'static str, fn(&[Block]) -> Vec<u8>);

pub(crate) const WORD: [Producer; 3] = [
    ("plain.docx", |blocks| docx(blocks, plain_run)),
    ("edited.docx", |blocks| docx(blocks, edited_run)),
    ("paged.docx", |blocks| docx(blocks, paged_run)),
];
pub(crate) const WRITER: [Producer; 1] = [("writer.odt", odt)];
pub(crate) const SHEETS: [Producer; 2] = [
    ("shared.xlsx", |blocks| xlsx(blocks, true)),
    ("inline.xlsx", |blocks| xlsx(blocks, false)),
];
pub(crate) const PAGES: [Producer; 3] = [
    ("plain.html", |blocks| html(blocks, plain_cell).into_bytes()),
    ("word.htm", |blocks| {
        let page = html(blocks, word_cell);
        encoding_rs::WINDOWS_1251.encode(&page).0.into_owned()
    }),
    ("docs.html", |blocks| html(blocks, docs_cell).into_bytes()),
];
pub(crate) const TEXTS: [Producer; 5] = [
    ("plan.md", markdown),
    ("excel.csv", |blocks| {
        ["\u{feff}", &csv(blocks, ';')].concat().into_bytes()
    }),
    ("old.csv", |blocks| {
        let text = csv(blocks, ';');
        encoding_rs::WINDOWS_1251.encode(&text).0.into_owned()
    }),
    ("comma.csv", |blocks| csv(blocks, ',').into_bytes()),
    ("plan.tsv", |blocks| csv(blocks, '\t').into_bytes()),
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// Cuts a text in two inside a word.
fn cut(text: &str) -> (String, String) {
    let at = text.chars().count() / 2;
    (
        text.chars().take(at).collect(),
        text.chars().skip(at).collect(),
    )
}

fn run(text: &str) -> String {
    let text = escaped(text).replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!(
        "<w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
    )
}

fn plain_run(text: &str, _at: usize) -> String {
    run(text)
}

/// As Word leaves a text edited often: runs end inside words, and anything may wrap one.
fn edited_run(text: &str, at: usize) -> String {
    let (first, second) = cut(text);
    let (open, close) = [
        ("<w:ins w:id=\"1\" w:author=\"x\">", "</w:ins>"),
        ("<w:smartTag w:element=\"date\">", "</w:smartTag>"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:hyperlink w:anchor=\"a\">", "</w:hyperlink>"),
        ("<w:moveTo w:id=\"2\">", "</w:moveTo>"),
    ][at % 5];
    let field = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar \
         w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        run(&second)
    );
    let second = if at % 7 == 6 { field } else { run(&second) };
    format!(
        "{}<w:proofErr w:type=\"spellStart\"/><w:del w:id=\"3\"><w:r><w:delText>прежнее</w:delText></w:r></w:del>\
         {open}{second}{close}<w:bookmarkStart w:id=\"{at}\" w:name=\"b\"/><w:bookmarkEnd w:id=\"{at}\"/>",
        run(&first)
    )
}

/// Page breaks stand between the words of a cell: made by hand, or where Word last drew them.
fn paged_run(text: &str, at: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() < 4 {
        return run(text);
    }
    let (first, second) = words.split_at(words.len() / 2);
    let mark = if at.is_multiple_of(2) {
        "<w:r><w:br w:type=\"page\"/></w:r>"
    } else {
        "<w:r><w:lastRenderedPageBreak/></w:r>"
    };
    format!(
        "{}{mark}{}",
        run(&(first.join(" ") + " ")),
        run(&second.join(" "))
    )
}

fn docx(blocks: &[Block], run: fn(&str, usize) -> String) -> Vec<u8> {
    let mut body = String::new();
    let mut count = 0;
    let mut paragraph = |text: &str| {
        count += 1;
        if text.is_empty() {
            String::new()
        } else {
            run(text, count)
        }
    };
    for block in blocks {
        match block {
            Block::Heading(text) => write!(
                body,
                "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>{}</w:p>",
                paragraph(text)
            )
            .unwrap(),
            Block::Paragraph(text) => write!(body, "<w:p>{}</w:p>", paragraph(text)).unwrap(),
            Block::PageBreak => body.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
            Block::Table(table) => word_table(table, &mut paragraph, &mut body),
        }
    }
    super::make::docx(&body, &[])
}

fn word_table(table: &Table, paragraph: &mut impl FnMut(&str) -> String, out: &mut String) {
    out.push_str("<w:tbl><w:tblPr/><w:tblGrid/>");
    // By column: how many rows a merged cell above still covers, and its width.
    let mut reaching = vec![(0, 1); table.rows.first().map_or(0, Vec::len)];
    for (at, row) in table.rows.iter().enumerate() {
        let header = if at < table.header {
            "<w:trPr><w:tblHeader/></w:trPr>"
        } else {
            ""
        };
        write!(out, "<w:tr>{header}").unwrap();
        let mut column = 0;
        while column < row.len() {
            let (left, width) = reaching[column];
            match &row[column] {
                Some(cell) => {
                    let merge = if cell.rows > 1 {
                        "<w:vMerge w:val=\"restart\"/>"
                    } else {
                        ""
                    };
                    write!(
                        out,
                        "<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merge}</w:tcPr>",
                        cell.columns
                    )
                    .unwrap();
                    write!(out, "<w:p>{}</w:p></w:tc>", paragraph(&cell.text)).unwrap();
                    reaching[column] = (cell.rows - 1, cell.columns);
                    column += cell.columns;
                }
                None => {
                    write!(
                        out,
                        "<w:tc><w:tcPr><w:gridSpan w:val=\"{width}\"/><w:vMerge/></w:tcPr><w:p/></w:tc>"
                    )
                    .unwrap();
                    reaching[column] = (left - 1, width);
                    column += width;
                }
            }
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn odt(blocks: &[Block]) -> Vec<u8> {
    let lines = |text: &str| escaped(text).replace('\n', "<text:line-break/>");
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading(text) => write!(out, "<text:h>{}</text:h>", lines(text)).unwrap(),
            Block::Paragraph(text) => write!(out, "<text:p>{}</text:p>", lines(text)).unwrap(),
            Block::PageBreak => out.push_str("<text:p/>"),
            Block::Table(table) => {
                out.push_str("<table:table><table:table-column/>");
                for (at, row) in table.rows.iter().enumerate() {
                    let header = at < table.header;
                    out.push_str(if header {
                        "<table:table-header-rows>"
                    } else {
                        ""
                    });
                    out.push_str("<table:table-row>");
                    for cell in row {
                        let Some(cell) = cell else {
                            out.push_str("<table:covered-table-cell/>");
                            continue;
                        };
                        let (first, second) = cut(&cell.text);
                        write!(
                            out,
                            "<table:table-cell table:number-columns-spanned=\"{}\" \
                             table:number-rows-spanned=\"{}\"><text:p>{}<text:soft-page-break/>\
                             <text:span>{}</text:span></text:p></table:table-cell>",
                            cell.columns,
                            cell.rows,
                            lines(&first).replace("  ", " "),
                            lines(&second)
                        )
                        .unwrap();
                    }
                    out.push_str("</table:table-row>");
                    out.push_str(if header {
                        "</table:table-header-rows>"
                    } else {
                        ""
                    });
                }
                out.push_str("</table:table>");
            }
        }
    }
    super::make::odt(&out)
}

/// Lays blocks out below one another in one grid.
fn stacked(blocks: &[Block]) -> Vec<Vec<Option<Cell>>> {
    let mut rows = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => rows.push(vec![Some(Cell {
                text: text.clone(),
                columns: 1,
                rows: 1,
            })]),
            Block::PageBreak => {}
            Block::Table(table) => rows.extend(table.rows.iter().cloned()),
        }
    }
    rows
}

fn xlsx(blocks: &[Block], shared: bool) -> Vec<u8> {
    let mut strings = String::new();
    let mut count = 0;
    let (mut data, mut merged) = (String::new(), String::new());
    for (at, row) in stacked(blocks).iter().enumerate() {
        write!(data, "<row r=\"{}\">", at + 1).unwrap();
        for (column, cell) in row.iter().enumerate() {
            let name = |row: usize, column: usize| {
                format!(
                    "{}{}",
                    char::from(b'A' + u8::try_from(column).unwrap()),
                    row + 1
                )
            };
            let Some(cell) = cell.as_ref().filter(|cell| !cell.text.is_empty()) else {
                write!(data, "<c r=\"{}\" s=\"0\"/>", name(at, column)).unwrap();
                continue;
            };
            let (first, second) = cut(&cell.text);
            let (first, second) = (escaped(&first), escaped(&second));
            let space = "xml:space=\"preserve\"";
            let rich = format!(
                "<r><rPr><b/></rPr><t {space}>{first}</t></r><r><t {space}>{second}</t></r>"
            );
            let name_here = name(at, column);
            if column == 0 && cell.text.bytes().all(|b| b.is_ascii_digit()) {
                write!(data, "<c r=\"{name_here}\"><v>{}</v></c>", cell.text).unwrap();
            } else if shared {
                write!(data, "<c r=\"{name_here}\" t=\"s\"><v>{count}</v></c>").unwrap();
                write!(strings, "<si>{rich}</si>").unwrap();
                count += 1;
            } else {
                write!(
                    data,
                    "<c r=\"{name_here}\" t=\"inlineStr\"><is><t {space}>{first}{second}</t></is></c>"
                )
                .unwrap();
            }
            if cell.columns > 1 || cell.rows > 1 {
                let end = name(at + cell.rows - 1, column + cell.columns - 1);
                write!(merged, "<mergeCell ref=\"{name_here}:{end}\"/>").unwrap();
            }
        }
        data.push_str("</row>");
    }
    let sheet = format!("<sheetData>{data}</sheetData><mergeCells>{merged}</mergeCells>");
    super::make::xlsx_with(&sheet, &strings)
}

fn plain_cell(text: &str) -> String {
    text.replace('\n', "<br>")
}

/// As Word saves a page: a paragraph and a span in every cell, attributes and texts broken over lines.
fn word_cell(text: &str) -> String {
    let text = match text {
        "" => "<o:p>&nbsp;</o:p>".to_owned(),
        text => text.replace('\n', "<br>").replacen(' ', "\r\n  ", 1),
    };
    format!(
        "<p class=MsoNormal style='margin-bottom:0cm;\nmso-line-height-rule:exactly'><span\nstyle='mso-fareast-language:RU'>\
         {text}<o:p></o:p></span></p>"
    )
}

fn docs_cell(text: &str) -> String {
    let line = |line: &str| format!("<p class=\"c1\"><span class=\"c0\">{line}</span></p>");
    text.split('\n').map(line).collect()
}

fn html(blocks: &[Block], write_cell: fn(&str) -> String) -> String {
    let mut out = String::from(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p{margin:0}</style></head><body lang=RU>\
         <ul><li><a href=/>Главная</a></li><li><a href=/docs>Документы</a></li></ul>",
    );
    for block in blocks {
        match block {
            Block::Heading(text) => write!(out, "<h1>{}</h1>", escaped(text)).unwrap(),
            Block::Paragraph(text) => write!(out, "<p>{}</p>", escaped(text)).unwrap(),
            Block::PageBreak => out.push_str("<div style=\"page-break-before:always\"></div>"),
            Block::Table(table) => {
                out.push_str("<table border=1>\n");
                for row in &table.rows {
                    out.push_str("<tr>");
                    for cell in row.iter().flatten() {
                        let text = write_cell(&escaped(&cell.text));
                        writeln!(
                            out,
                            "<td colspan={} rowspan=\"{}\">{text}</td>",
                            cell.columns, cell.rows
                        )
                        .unwrap();
                    }
                    out.push_str("</tr>\n");
                }
                out.push_str("</table>\n");
            }
        }
    }
    out + "</body></html>"
}

/// Returns the texts of each place of a row; what a cell merged downwards covers repeats its text.
fn filled(table: &[Vec<Option<Cell>>], at: usize) -> Vec<String> {
    let text = |column: usize| {
        let above = (0..=at).rev().find_map(|row| {
            let cell = table[row].get(column)?.as_ref()?;
            Some((row, cell))
        });
        match above {
            Some((row, cell)) if row + cell.rows > at => cell.text.clone(),
            _ => String::new(),
        }
    };
    (0..table[at].len()).map(text).collect()
}

fn markdown(blocks: &[Block]) -> Vec<u8> {
    let cell = |text: String| text.replace('|', "\\|").replace('\n', "<br>");
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Heading(text) => write!(out, "# {text}\n\n").unwrap(),
            Block::Paragraph(text) => write!(out, "{text}\n\n").unwrap(),
            Block::PageBreak => {}
            Block::Table(table) => {
                for (at, row) in table.rows.iter().enumerate() {
                    let mut texts = filled(&table.rows, at);
                    if row.iter().flatten().count() == 1 && row.len() > 2 {
                        texts[0] = format!("**{}**", texts[0]);
                    }
                    let texts: Vec<String> = texts.into_iter().map(cell).collect();
                    writeln!(out, "| {} |", texts.join(" | ")).unwrap();
                    if at == 0 {
                        writeln!(out, "|{}", "---|".repeat(row.len())).unwrap();
                    }
                }
                out.push('\n');
            }
        }
    }
    out.into_bytes()
}

fn csv(blocks: &[Block], delimiter: char) -> String {
    let rows = stacked(blocks);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for at in 0..rows.len() {
        let mut texts = filled(&rows, at);
        texts.resize(width, String::new());
        let quoted = texts
            .iter()
            .map(|text| format!("\"{}\"", text.replace('"', "\"\"")));
        let quoted: Vec<String> = quoted.collect();
        write!(out, "{}\r\n", quoted.join(&delimiter.to_string())).unwrap();
    }
    out
}
