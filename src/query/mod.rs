//! Questions to a plan: pure functions of a [`Plan`](crate::model::Plan), a day and a filter, without words or formats.
//!
//! Each question is put to one plan at a time and answers with data of its own, so that plans can be read in
//! parallel and dropped; answers about several plans are merged by the layers above.

pub mod brief;
pub mod diff;
pub mod discipline;
pub mod extract;
pub mod filter;
pub mod find;
pub mod history;
pub mod names;
pub mod reminders;
pub mod row;
pub mod show;
pub mod slips;
pub mod state;
pub mod status;
pub mod timeline;
pub mod waits;
pub mod who;
pub mod workload;

pub use brief::{Brief, Meeting, brief};
pub use discipline::{Discipline, Kept};
pub use extract::{Extract, Marks, extract};
pub use filter::Filter;
pub use find::{Fit, Found, Hint, find};
pub use names::{Missing, Names};
pub use reminders::{Addressee, DueRow, RemindOf, Reminder, Reminders, Sender, reminders};
pub use row::{DueDay, Row, RowOccurrence, list, overdue, upcoming};
pub use show::{Carrier, Detail, DetailOccurrence, Holder, show};
pub use slips::{Move, Slip, slips};
pub use state::{Clock, Share, State, Tally};
pub use status::{Group, GroupBy, Status, status, tally};
pub use timeline::{Mark, MonthPart, Stand, Timeline, Track, timeline};
pub use waits::{Awaited, Wait, waits};
pub use who::{Directory, Named, People};
pub use workload::{Load, Naming, Remark, WorkloadBy, workload};
