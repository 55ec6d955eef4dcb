//! Shows on a terminal that reading goes on, once it takes longer than a second.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::words::{Lang, MessageId};

/// How long reading may take before it is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a bar stays on the screen before it is drawn anew.
const PERIOD: Duration = Duration::from_millis(50);

/// Columns of the bar.
const BAR: usize = 30;

/// Files read so far.
pub(super) struct Progress {
    files: usize,
    lang: Lang,
    /// Columns of the terminal; 0 where there is none.
    room: usize,
    begun: Instant,
    read: AtomicUsize,
    drawn: Mutex<Drawn>,
}

/// What is on the screen.
#[derive(Default)]
struct Drawn {
    at: Option<Instant>,
    columns: usize,
}

impl Progress {
    /// Returns the progress of reading `files` files, shown where stderr is a terminal.
    pub(super) fn new(files: usize, lang: Lang) -> Self {
        let stderr = std::io::stderr();
        let terminal = stderr.is_terminal();
        let size = terminal_size::terminal_size_of(stderr);
        let width = size.map_or(80, |(width, _)| usize::from(width.0));
        Progress {
            files,
            lang,
            room: if terminal { width.saturating_sub(1) } else { 0 },
            begun: Instant::now(),
            read: AtomicUsize::new(0),
            drawn: Mutex::default(),
        }
    }

    /// Counts one more file.
    pub(super) fn advance(&self) {
        let read = self.read.fetch_add(1, Ordering::Relaxed) + 1;
        if self.room == 0 || self.begun.elapsed() < PATIENCE {
            return;
        }
        // Whoever comes while another thread draws need not wait.
        let Ok(mut drawn) = self.drawn.try_lock() else {
            return;
        };
        if drawn.at.is_none_or(|at| at.elapsed() >= PERIOD) {
            let words = MessageId::ReadingFiles.text(self.lang);
            let line = line(words, read, self.files, self.room);
            drawn.at = Some(Instant::now());
            drawn.columns = drawn.columns.max(line.chars().count());
            write(&format!("\r{line}"));
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        let columns = self.drawn.lock().map_or(0, |drawn| drawn.columns);
        if columns > 0 {
            write(&format!("\r{:columns$}\r", ""));
        }
    }
}

/// Returns the line that shows how many of `files` are `read`, of at most `room` columns.
fn line(words: &str, read: usize, files: usize, room: usize) -> String {
    let full = (read * BAR).checked_div(files).unwrap_or(BAR).min(BAR);
    let bar = "█".repeat(full) + &"░".repeat(BAR - full);
    let line = format!("{words} {read}/{files} {bar}");
    line.chars().take(room).collect()
}

/// Writes to the terminal; one that is gone is not an error of reading.
fn write(text: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = stderr
        .write_all(text.as_bytes())
        .and_then(|()| stderr.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_fits_the_terminal() {
        let bar = |full, rest| "█".repeat(full) + &"░".repeat(rest);
        assert_eq!(
            line("Чтение", 0, 3, 80),
            format!("Чтение 0/3 {}", bar(0, 30))
        );
        assert_eq!(
            line("Чтение", 1, 3, 80),
            format!("Чтение 1/3 {}", bar(10, 20))
        );
        assert_eq!(
            line("Чтение", 3, 3, 80),
            format!("Чтение 3/3 {}", bar(30, 0))
        );
        assert_eq!(line("Чтение", 3, 3, 12), "Чтение 3/3 █");
        assert_eq!(line("", 0, 0, 80), format!(" 0/0 {}", bar(30, 0)));
    }
}
