//! What a text of a document shows by itself, wherever it stands: a heading, a title, a date, a section, a label.
//!
//! | to | go to |
//! |---|---|
//! | teach a heading of a column | the table in `headings`; parts of the year: `scale` |
//! | know what a cell holds: a deadline, words, nobody | `cell` |
//! | know a title of a plan, a section of time or of work | `titles`, `boundaries` |
//! | read dates and years; names of places and bodies | `dates`, `named` |
//! | read «Срок: …», «Отв.: …» in running text | `labels`; a line that only signs part: `line` |
//! | keep links and mail out of values | `addresses` |
//! | know a row that sums up | `sums` |
//! | know the words of this program's papers and sheets | `own` |

pub(super) mod addresses;
pub(super) mod boundaries;
pub(super) mod cell;
pub(super) mod dates;
pub(super) mod headings;
pub(super) mod labels;
pub(super) mod line;
pub(super) mod named;
pub(super) mod own;
pub(super) mod scale;
pub(super) mod sums;
pub(super) mod titles;
