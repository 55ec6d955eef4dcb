//! Changes as sentences, and papers as text: for a terminal, and as Markdown.

use std::io::{self, Write};

use anstyle::Style as Ansi;

use super::markdown::escaped;
use super::plain::plain;
use super::wrap::{held_together, width, wrap};
use super::{Color, Style};
use crate::report::diff::Telling;
use crate::report::paper::Block;
use crate::report::{Paper, Table, Tone, Value};
use crate::text::harmless;

/// Writes `telling` for a terminal.
pub fn text(telling: &Telling, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let (plain, bold) = (Ansi::new(), Ansi::new().bold());
    paragraph(&telling.title, 0, bold, style, out)?;
    for plan in &telling.plans {
        writeln!(out)?;
        paragraph(&plan.title, 0, bold, style, out)?;
        for (section, sentences) in &plan.sections {
            if let Some(section) = section {
                paragraph(section, 2, bold, style, out)?;
            }
            let indent = if section.is_some() { 4 } else { 2 };
            for sentence in sentences {
                paragraph(sentence, indent, plain, style, out)?;
            }
        }
    }
    writeln!(out)?;
    for note in &telling.notes {
        paragraph(note, 0, plain, style, out)?;
    }
    Ok(())
}

/// Writes one sentence, wrapped, its first line set in by `indent`, the others further.
fn paragraph(
    sentence: &str,
    indent: usize,
    ansi: Ansi,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let sentence = harmless::line(sentence);
    let further = indent + 2;
    let mut column = indent;
    write!(out, "{:indent$}", "")?;
    let words = held_together(&sentence).filter(|word| !word.is_empty());
    for (index, word) in words.enumerate() {
        let wide = width(word);
        if index > 0 && column + 1 + wide > style.width {
            write!(out, "\n{:further$}", "")?;
            column = further;
        } else if index > 0 {
            write!(out, " ")?;
            column += 1;
        }
        match style.color {
            Color::Always if ansi != Ansi::new() => write!(out, "{ansi}{word}{ansi:#}")?,
            _ => write!(out, "{word}")?,
        }
        column += wide;
    }
    writeln!(out)
}

/// Writes `telling` as Markdown.
pub fn markdown(telling: &Telling, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}", escaped(&telling.title))?;
    for plan in &telling.plans {
        writeln!(out, "\n### {}", escaped(&plan.title))?;
        for (section, sentences) in &plan.sections {
            if let Some(section) = section {
                writeln!(out, "\n#### {}", escaped(section))?;
            }
            writeln!(out)?;
            for sentence in sentences {
                writeln!(out, "- {}", escaped(sentence))?;
            }
        }
    }
    for note in &telling.notes {
        writeln!(out, "\n{}", escaped(note))?;
    }
    Ok(())
}

/// Writes a paper as text to be copied: paragraphs are not broken into lines, tables take the width.
pub fn paper(paper: &Paper<'_>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for block in &paper.blocks {
        match block {
            Block::Table(table) => super::text::table(table, style, out)?,
            _ => {
                for line in said(block) {
                    writeln!(out, "{}", harmless::line(&line))?;
                }
            }
        }
    }
    Ok(())
}

/// Writes a paper as Markdown.
pub fn paper_markdown(paper: &Paper<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (place, block) in paper.blocks.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Table(table) => super::markdown::table(table, out)?,
            Block::Heading(text) => writeln!(out, "### {}", escaped(text))?,
            // Lines that are not parted would run into one.
            Block::Corner(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
                writeln!(out, "{}", lines.join("\\\n"))?;
            }
            Block::NewPage => writeln!(out, "---")?,
            _ => {
                for line in said(block) {
                    writeln!(out, "{}", escaped(&line))?;
                }
            }
        }
    }
    Ok(())
}

/// Writes a paper as the text of a letter: paragraphs apart, and a paragraph for each row of a table, since no program of
/// mail keeps columns. Lines are broken at `width` where one is given.
pub fn letter(paper: &Paper<'_>, width: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let limit = width.unwrap_or(usize::MAX);
    for (place, block) in paper.blocks.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let lines = match block {
            Block::Table(table) => rows(table),
            _ => said(block),
        };
        for line in lines {
            let line = line.replace('\u{a0}', " ");
            let text = line.trim_start();
            let indent = line.len() - text.len();
            let wrapped = wrap(&harmless::line(text), limit.saturating_sub(indent));
            for part in wrapped {
                writeln!(out, "{:indent$}{part}", "")?;
            }
        }
    }
    Ok(())
}

/// Returns the lines that say the rows of a table: the first two cells, the others below under their headings.
fn rows(table: &Table<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (place, line) in table.lines.iter().enumerate() {
        if place > 0 {
            lines.push(String::new());
        }
        let cells: Vec<String> = line.cells.iter().map(|cell| plain(&cell.value)).collect();
        match cells.as_slice() {
            [label, text, others @ ..] => {
                // A muted label says that there is none.
                let number = match line.cells.first() {
                    Some(cell) if cell.tone == Tone::Muted => String::new(),
                    _ => format!("{}. ", label.trim_end_matches('.')),
                };
                lines.push(number + &one_line(text));
                let columns = table
                    .columns
                    .iter()
                    .skip(2)
                    .zip(others)
                    .zip(line.cells.iter().skip(2));
                for ((column, said), cell) in columns.filter(|((_, said), _)| !said.is_empty()) {
                    let is_date = matches!(cell.value, Value::Date(_));
                    let said = cell.remarks.iter().fold(said.clone(), |said, remark| {
                        // «09.05.2022 (выходной)»
                        let own = is_date && remark.split(' ').count() == 1;
                        let own = own && remark.chars().all(char::is_alphabetic);
                        if own {
                            format!("{said} ({remark})")
                        } else {
                            format!("{said}; {remark}")
                        }
                    });
                    lines.push(format!("  {}: {}", column.title, one_line(&said)));
                }
                lines.extend(
                    line.cells[1]
                        .remarks
                        .iter()
                        .map(|remark| format!("  {}", one_line(remark))),
                );
            }
            heading => lines.extend(heading.iter().map(|text| one_line(text))),
        }
    }
    lines
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the lines of a block that is no table.
fn said(block: &Block<'_>) -> Vec<String> {
    match block {
        Block::Corner(lines) => lines.clone(),
        Block::Name(text) | Block::Heading(text) | Block::Label(text) | Block::Text(text) => {
            vec![text.clone()]
        }
        Block::Signature { post, name } => vec![format!("{post} {name}").trim().to_owned()],
        Block::NewPage => vec!["─".repeat(20)],
        Block::Table(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::diff::Chapter;

    fn telling() -> Telling {
        let sentence = "п. 3: слово «семинар» заменено словом «вебинар» для *всех* школ".to_owned();
        Telling {
            title: "Изменения".to_owned(),
            plans: vec![Chapter {
                title: "План".to_owned(),
                sections: vec![(Some("Раздел".to_owned()), vec![sentence])],
            }],
            notes: vec!["Всего 1.".to_owned()],
        }
    }

    fn written(draw: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        draw(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn sentences_are_wrapped_below_their_headings() {
        let style = Style {
            width: 40,
            color: Color::Never,
            lang: crate::words::Lang::Russian,
            signs: crate::render::Signs::Unicode,
        };
        let expected = "Изменения\n\nПлан\n  Раздел\n    п. 3: слово «семинар» заменено\n      словом «вебинар» для *всех* школ\n\nВсего 1.\n";
        assert_eq!(written(|out| text(&telling(), &style, out)), expected);
    }

    #[test]
    fn markdown_escapes() {
        let expected = "## Изменения\n\n### План\n\n#### Раздел\n\n- п. 3: слово «семинар» заменено словом «вебинар» для \\*всех\\* школ\n\nВсего 1.\n";
        assert_eq!(written(|out| markdown(&telling(), out)), expected);
    }
}
