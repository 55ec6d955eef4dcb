//! The `roadmap` command.

fn main() {}
