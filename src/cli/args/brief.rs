//! The options of `brief`.

use clap::Args;

use super::report::{Input, NamesArgs, Output};
use super::value::{Day, day, words};

#[derive(Debug, Args)]
pub(in crate::cli) struct BriefArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[arg(display_order = 0, long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) meeting: Option<Day>,
    #[arg(display_order = 0, long, value_name = "DATE|REV", value_parser = words)]
    pub(in crate::cli) since: Option<String>,
    #[arg(display_order = 0, long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) next: Option<Day>,
    #[command(flatten)]
    pub(in crate::cli) names: NamesArgs,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
}
