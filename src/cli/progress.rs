//! Shows on a terminal that reading goes on, once it takes longer than a second.

use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::words::{Lang, MessageId};

/// How long reading may take before it is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// Files read so far.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    begun: Instant,
    read: AtomicU64,
}

impl Progress {
    /// Returns the progress of reading `files` files, shown where stderr is a terminal.
    pub(super) fn new(files: usize, lang: Lang) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar =
                ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
            let template = format!(
                "{} {{pos}}/{{len}} {{bar:30}}",
                MessageId::ReadingFiles.text(lang)
            );
            ProgressStyle::with_template(&template)
                .map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
        });
        Progress {
            bar,
            begun: Instant::now(),
            read: AtomicU64::new(0),
        }
    }

    /// Counts one more file.
    pub(super) fn advance(&self) {
        let read = self.read.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(bar) = self
            .bar
            .as_ref()
            .filter(|_| self.begun.elapsed() > PATIENCE)
        {
            if bar.is_hidden() {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            bar.set_position(read);
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
