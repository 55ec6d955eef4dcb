//! The world as a command sees it: language, width, colour, today, and where words go.

use std::io::{BufRead as _, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use toml_spanner::Arena;

use super::args::{ColorArg, Day, Shared};
use super::refusal::Refusal;
use crate::io::{self, discover::WORKSPACE_FILE};
use crate::render::{self, Color, Signs, Style};
use crate::words::{Lang, Message, MessageId};

/// Columns of a table where no terminal says how many it has.
const WIDTH: u16 = 100;

/// The surroundings of one run.
#[derive(Debug)]
pub(super) struct Context {
    /// The language of this run.
    pub(super) lang: Lang,
    /// Columns of tables.
    pub(super) width: u16,
    /// Whether answers are coloured.
    pub(super) color: bool,
}

impl Context {
    /// Returns the surroundings, as options and environment say.
    pub(super) fn new(shared: &Shared) -> Self {
        let wanted = |is_terminal: bool| match shared.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => {
                is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        Context {
            lang: shared.lang.map_or_else(|| language(None), Lang::from),
            width: width(shared.width),
            color: wanted(std::io::stdout().is_terminal()),
        }
    }

    /// Returns surroundings that know a language and nothing else.
    pub(super) fn plain(lang: Lang) -> Self {
        Context {
            lang,
            width: width(None),
            color: false,
        }
    }

    /// Returns how answers are to look.
    pub(super) fn style(&self) -> Style {
        let color = if self.color {
            Color::Always
        } else {
            Color::Never
        };
        Style {
            width: usize::from(self.width),
            color,
            lang: self.lang,
            signs: signs(),
        }
    }

    /// Returns the day of today.
    pub(super) fn today() -> NaiveDate {
        Day::today()
    }

    /// Returns the place where answers go.
    pub(super) fn out() -> impl Write {
        std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock())
    }

    /// Writes a line beside the answer; errors are ignored, since stderr may be closed.
    pub(super) fn note(line: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }

    /// Asks on a terminal; elsewhere says what is asked, and only `--yes` says yes.
    pub(super) fn confirm(&self, question: &Message) -> anyhow::Result<bool> {
        let question = question.text(self.lang);
        if !std::io::stdin().is_terminal() {
            Self::note(&question);
            Self::note(MessageId::ConfirmNeedsYes.text(self.lang));
            return Ok(false);
        }
        let mut err = std::io::stderr().lock();
        write!(
            err,
            "{question} {} ",
            MessageId::ConfirmYesOrNo.text(self.lang)
        )?;
        err.flush()?;
        let mut answer = String::new();
        std::io::stdin().lock().read_line(&mut answer)?;
        Ok(matches!(
            answer.trim().to_lowercase().as_str(),
            "д" | "да" | "y" | "yes"
        ))
    }

    /// Writes a message beside the answer, broken into lines that fit the terminal.
    pub(super) fn tell(&self, message: &Message) {
        Self::note(&render::hanging(
            &message.text(self.lang),
            usize::from(self.width),
        ));
    }

    /// Reports what was wrong with a request, and what to write instead: each in a line, broken where a terminal ends.
    pub(super) fn complain(&self, complaint: &Message, advice: &[Message]) {
        let is_terminal = std::io::stderr().is_terminal();
        let put = |line: String| {
            if is_terminal {
                Self::note(&render::hanging(&line, usize::from(self.width)));
            } else {
                Self::note(&line);
            }
        };
        let level = MessageId::LevelError.text(self.lang);
        put(format!("{level}: {}", complaint.text(self.lang)));
        for line in advice {
            put(format!("  {}", line.text(self.lang)));
        }
    }

    /// Returns what went wrong and why, those of the system in the catalogue's words.
    fn causes(&self, error: &anyhow::Error) -> String {
        let said = error.chain().map(|cause| match cause.downcast_ref() {
            Some(error) => io::said(error).text(self.lang),
            None => cause.to_string(),
        });
        said.collect::<Vec<_>>().join(": ")
    }

    /// Reports why a command failed.
    pub(super) fn fail(&self, error: &anyhow::Error) {
        if let Some(refusal) = error.downcast_ref::<Refusal>() {
            self.complain(&refusal.complaint, &refusal.advice);
        } else {
            let level = MessageId::LevelError.text(self.lang);
            Self::note(&format!("{level}: {}", self.causes(error)));
        }
    }
}

/// Returns how many columns there are: as asked, as the terminal has, as the environment says.
fn width(asked: Option<u16>) -> u16 {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    let known = asked.or_else(terminal).or_else(columns);
    known.unwrap_or(WIDTH).max(40)
}

/// Returns the language of this run: `--lang`, then `ROADMAP_LANG`, the workspace of the current folder, the locale
/// if it is English, else Russian.
pub(super) fn language(option: Option<&str>) -> Lang {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = || {
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(variable)?;
        Lang::named(&name).filter(|lang| *lang == Lang::English)
    };
    option
        .and_then(Lang::named)
        .or_else(|| variable("ROADMAP_LANG").as_deref().and_then(Lang::named))
        .or_else(workspace_language)
        .or_else(locale)
        .unwrap_or_default()
}

/// Returns the signs that the terminal has: those of ASCII where the locale names another encoding than UTF-8; where it
/// names nothing, as on Windows, those of Unicode.
fn signs() -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match locale.map(|locale| locale.to_lowercase()) {
        Some(locale) if !locale.contains("utf-8") && !locale.contains("utf8") => Signs::Ascii,
        _ => Signs::Unicode,
    }
}

/// Returns the workspace file that holds for `folder`.
pub(super) fn workspace_file(folder: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    io::find_upwards(folder, WORKSPACE_FILE)
}

/// The workspace file is read for its language alone here; what is wrong with it is said when plans are read.
fn workspace_language() -> Option<Lang> {
    let mut buffer = Vec::new();
    io::read(&workspace_file(Path::new("."))?, &mut buffer).ok()?;
    let arena = Arena::new();
    let (document, _) = crate::document::workspace(io::decode(&buffer).ok()?, &arena);
    document.lang.and_then(|lang| Lang::named(lang.value))
}
