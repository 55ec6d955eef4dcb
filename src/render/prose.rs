//! Changes as sentences: for a terminal, and as Markdown for an order.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Ansi};

use super::markdown::escaped;
use super::wrap::width;
use super::{Color, Style};
use crate::report::diff::{Mark, Run, Sentence, Telling};
use crate::text::harmless;

/// Writes `telling` for a terminal: taken-out and put-in words in brackets and in colour.
pub fn text(telling: &Telling, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let (plain, bold) = (Ansi::new(), Ansi::new().bold());
    paragraph(&Sentence::plain(&telling.title), 0, bold, style, out)?;
    for plan in &telling.plans {
        writeln!(out)?;
        paragraph(&Sentence::plain(&plan.title), 0, bold, style, out)?;
        for (section, sentences) in &plan.sections {
            if let Some(section) = section {
                paragraph(&Sentence::plain(section), 2, bold, style, out)?;
            }
            let indent = if section.is_some() { 4 } else { 2 };
            for sentence in sentences {
                paragraph(sentence, indent, plain, style, out)?;
            }
        }
    }
    writeln!(out)?;
    for note in &telling.notes {
        paragraph(&Sentence::plain(note), 0, plain, style, out)?;
    }
    Ok(())
}

/// Writes one sentence, wrapped, its first line set in by `indent`, the others further, and its words that are not
/// marked as `plain` says.
fn paragraph(
    sentence: &Sentence,
    indent: usize,
    plain: Ansi,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let further = indent + 2;
    let mut column = indent;
    write!(out, "{:indent$}", "")?;
    for (index, word) in words(sentence).iter().enumerate() {
        let wide: usize = word.iter().map(|(piece, _)| width(piece)).sum();
        if index > 0 && column + 1 + wide > style.width {
            write!(out, "\n{:further$}", "")?;
            column = further;
        } else if index > 0 {
            write!(out, " ")?;
            column += 1;
        }
        for (piece, mark) in word {
            write!(out, "{}", painted(piece, looks(*mark, plain), style.color))?;
        }
        column += wide;
    }
    writeln!(out)
}

/// Returns the words of a sentence: a run may end in the middle of one.
fn words(sentence: &Sentence) -> Vec<Vec<(String, Mark)>> {
    let mut words = vec![Vec::new()];
    for (piece, mark) in sentence.runs.iter().flat_map(marked) {
        let bare = piece.trim_end_matches(' ');
        if let Some(word) = words.last_mut().filter(|_| !bare.is_empty()) {
            word.push((bare.to_owned(), mark));
        }
        if bare.len() < piece.len() {
            words.push(Vec::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Returns the words of a run, each with the blank after it, the first and last with their brackets.
fn marked(run: &Run) -> Vec<(String, Mark)> {
    let text = harmless::line(&run.text);
    let text = match run.mark {
        Mark::Plain => text.into_owned(),
        Mark::Removed => format!("[-{text}-]"),
        Mark::Added => format!("{{+{text}+}}"),
    };
    text.split_inclusive(' ')
        .map(|word| (word.to_owned(), run.mark))
        .collect()
}

fn looks(mark: Mark, plain: Ansi) -> Ansi {
    match mark {
        Mark::Plain => plain,
        Mark::Removed => AnsiColor::Red.on_default().strikethrough(),
        Mark::Added => AnsiColor::Green.on_default(),
    }
}

fn painted(text: &str, ansi: Ansi, color: Color) -> String {
    match color {
        Color::Always if ansi != Ansi::new() && !text.is_empty() => format!("{ansi}{text}{ansi:#}"),
        _ => text.to_owned(),
    }
}

/// Writes `telling` as Markdown: taken-out words struck through, put-in words bold.
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
                writeln!(
                    out,
                    "- {}",
                    sentence.runs.iter().map(emphasised).collect::<String>()
                )?;
            }
        }
    }
    for note in &telling.notes {
        writeln!(out, "\n{}", escaped(note))?;
    }
    Ok(())
}

/// Returns a run with its sign set close to the words, as Markdown demands.
fn emphasised(run: &Run) -> String {
    let sign = match run.mark {
        Mark::Plain => "",
        Mark::Removed => "~~",
        Mark::Added => "**",
    };
    let body = run.text.trim();
    let blank = |yes: bool| if yes { " " } else { "" };
    if body.is_empty() {
        return blank(!run.text.is_empty()).to_owned();
    }
    let before = blank(run.text.starts_with(char::is_whitespace));
    let after = blank(run.text.ends_with(char::is_whitespace));
    format!("{before}{sign}{}{sign}{after}", escaped(body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::diff::Chapter;

    fn telling() -> Telling {
        let run = |text: &str, mark| Run {
            text: text.to_owned(),
            mark,
        };
        let sentence = Sentence {
            runs: vec![
                run("п. 3 изложен в редакции: Провести ", Mark::Plain),
                run("семинар", Mark::Removed),
                run("вебинар", Mark::Added),
                run(" для *всех* школ", Mark::Plain),
            ],
        };
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
    fn words_are_marked_without_colour() {
        let style = Style {
            width: 40,
            color: Color::Never,
            lang: crate::words::Lang::Russian,
            signs: crate::render::Signs::Unicode,
        };
        let expected = "Изменения\n\nПлан\n  Раздел\n    п. 3 изложен в редакции: Провести\n      [-семинар-]{+вебинар+} для *всех*\n      школ\n\nВсего 1.\n";
        let text = written(|out| text(&telling(), &style, out));
        assert_eq!(text, expected);
    }

    #[test]
    fn a_comma_of_another_run_stays_with_its_word() {
        let run = |text: &str| Run {
            text: text.to_owned(),
            mark: Mark::Plain,
        };
        let sentence = Sentence {
            runs: vec![run("срок перенесён (+21 день)"), run(", основание: приказ")],
        };
        let style = Style {
            width: 25,
            color: Color::Never,
            lang: crate::words::Lang::Russian,
            signs: crate::render::Signs::Unicode,
        };
        let drawn = written(|out| paragraph(&sentence, 0, Ansi::new(), &style, out));
        assert_eq!(
            drawn,
            "срок перенесён (+21\n  день), основание:\n  приказ\n"
        );
    }

    #[test]
    fn markdown_strikes_through_and_escapes() {
        let expected = "## Изменения\n\n### План\n\n#### Раздел\n\n- п. 3 изложен в редакции: Провести ~~семинар~~**вебинар** для \\*всех\\* школ\n\nВсего 1.\n";
        assert_eq!(written(|out| markdown(&telling(), out)), expected);
    }
}
