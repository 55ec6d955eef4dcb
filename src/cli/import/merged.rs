//! A plan file with what lies beside it, brought up to a document.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::cli::context::Context;
use crate::cli::gather::workspace_of;
use crate::cli::refusal::Refusal;
use crate::import::draft::Draft;
use crate::import::{self, Failure, Merged, Terms};
use crate::io;
use crate::words::{Lang, Message, MessageId};

/// A plan ready to be written.
pub(super) struct Ready {
    pub(super) draft: Draft,
    /// The plan as the document alone gives it.
    pub(super) fresh: String,
    /// What the file beside a new plan says.
    pub(super) base: String,
    pub(super) path: PathBuf,
    /// The file that is brought up to date, and its new text; none where the plan's file is a new one.
    pub(super) known: Option<(File, Merged)>,
}

impl Ready {
    /// Returns what the plan file is to say.
    pub(super) fn text(&self) -> &str {
        self.known
            .as_ref()
            .map_or(&self.fresh, |(_, merged)| &merged.text)
    }
}

/// A plan file, and what its document said last.
pub(super) struct File {
    path: PathBuf,
    pub(super) text: String,
    pub(super) base: Option<String>,
    /// Whether a file lies beside it that cannot be read.
    pub(super) base_unread: bool,
}

impl File {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let beside = io::imported(path);
        let base = beside.exists().then(|| text(&beside));
        Ok(File {
            path: path.to_owned(),
            text: text(path)?,
            base_unread: matches!(base, Some(Err(_))),
            base: base.and_then(Result::ok),
        })
    }

    /// Returns the plan with what is new in `draft`, of the document `source`.
    pub(super) fn merge(
        &self,
        draft: &Draft,
        source: &str,
        drop: bool,
        lang: Lang,
    ) -> Result<Merged, Failure> {
        let workspace = workspace_of(self.path.parent().unwrap_or(Path::new("")));
        let terms = Terms {
            source,
            lang,
            today: Context::today(),
            drop,
            workspace: &workspace,
        };
        import::merge(self.base.as_deref(), &self.text, draft, terms)
    }
}

fn text(path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    io::read(path, &mut bytes).map_err(|failure| Refusal::from(failure.reason))?;
    let text = io::decode(&bytes).map_err(|bad| Refusal::from(bad.problem.title))?;
    Ok(text.to_owned())
}

/// Returns why the plan at `path` was not brought up.
pub(super) fn refused(failure: Failure, path: &Path) -> Refusal {
    let shown = path.display().to_string();
    let (why, advice): (Message, Vec<Message>) = match failure {
        Failure::Broken(problem) => (
            problem.title,
            vec![MessageId::ImportBrokenHelp.with(shown.as_str())],
        ),
        Failure::Edit(error) => (error.complaint(), Vec::new()),
    };
    Refusal {
        complaint: MessageId::ImportNotUpdated.with(shown).with(why),
        advice,
    }
}

/// Writes what the document said beside the plan at `path`, unless it says so already.
pub(super) fn remember(path: &Path, base: &str) -> Result<()> {
    let beside = io::imported(path);
    let written = if beside.exists() {
        io::replace(&beside, base.as_bytes())
    } else {
        io::create(&beside, base.as_bytes())
    };
    written.with_context(|| beside.display().to_string())
}
