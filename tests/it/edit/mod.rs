//! Edits: on every row in every layout, on the disk, from many processes, and the words of their commands.

mod commands;
mod corpus;
#[cfg(unix)]
mod disk;
mod fixes;
mod fmt;
mod inverse;
mod merging;
mod model;
#[cfg(unix)]
mod new;
mod placements;
mod processes;
mod proposed;
mod rows;
