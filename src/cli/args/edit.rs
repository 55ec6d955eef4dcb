//! The options of the commands that edit plans.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::value::{Day, DueDay, Spoken, day, due_day, period, words};
use crate::edit::Declaration;
use crate::model::ExecutorKind;

/// Which rows are edited, and whether the files are.
#[derive(Debug, Args)]
pub(in crate::cli) struct Target {
    #[arg(required = true)]
    pub(in crate::cli) items: Vec<String>,
    #[arg(long = "in", value_name = "PATH")]
    pub(in crate::cli) places: Vec<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Day>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DoneArgs {
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) on: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = due_day)]
    pub(in crate::cli) due: Option<DueDay>,
    #[arg(long, conflicts_with = "due")]
    pub(in crate::cli) all: bool,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) evidence: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) note: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct StartArgs {
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) on: Option<Day>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CancelArgs {
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) reason: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) on: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = due_day)]
    pub(in crate::cli) due: Option<DueDay>,
    #[arg(long, conflicts_with = "due")]
    pub(in crate::cli) all: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct UnmetArgs {
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    #[arg(long, value_name = "TEXT", value_parser = words, required_unless_present = "undo")]
    pub(in crate::cli) reason: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) on: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = due_day)]
    pub(in crate::cli) due: Option<DueDay>,
    #[arg(long, conflicts_with_all = ["reason", "on"])]
    pub(in crate::cli) undo: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReopenArgs {
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    #[arg(long, value_name = "DATE", value_parser = due_day)]
    pub(in crate::cli) due: Option<DueDay>,
    #[arg(long, conflicts_with = "due")]
    pub(in crate::cli) all: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct PostponeArgs {
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    #[arg(long = "to", value_name = "PHRASE", required_unless_present = "undo")]
    pub(in crate::cli) deadline: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) basis: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) on: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = due_day)]
    pub(in crate::cli) due: Option<DueDay>,
    #[arg(long, conflicts_with = "due")]
    pub(in crate::cli) all: bool,
    #[arg(long, conflicts_with_all = ["deadline", "basis", "on", "all"])]
    pub(in crate::cli) undo: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AssignArgs {
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) add: Vec<String>,
    #[arg(long = "after", value_name = "NAME", value_parser = words, requires = "add")]
    pub(in crate::cli) behind: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) remove: Vec<String>,
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) lead: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) declared: DeclareArgs,
}

/// What an executor is whom the registry does not know yet.
#[derive(Debug, Args)]
pub(in crate::cli) struct DeclareArgs {
    #[arg(long, requires = "executor_kind")]
    new: bool,
    #[arg(long = "kind", value_name = "KIND", requires = "new", value_parser = Spoken::<KindArg>::new())]
    executor_kind: Option<KindArg>,
    #[arg(long, value_name = "TEXT", requires = "new", value_parser = words)]
    post: Option<String>,
}

impl DeclareArgs {
    pub(in crate::cli) fn declaration(self) -> Option<Declaration> {
        let kind = self.executor_kind.filter(|_| self.new)?;
        Some(Declaration {
            kind: kind.into(),
            post: self.post,
        })
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum KindArg {
    #[value(aliases = ["лицо", "человек", "сотрудник"])]
    Person,
    #[value(aliases = ["организация", "подразделение", "учреждение"])]
    Unit,
    #[value(aliases = ["роль", "должность"])]
    Role,
    #[value(aliases = ["группа"])]
    Group,
}

impl From<KindArg> for ExecutorKind {
    fn from(arg: KindArg) -> Self {
        match arg {
            KindArg::Person => ExecutorKind::Person,
            KindArg::Unit => ExecutorKind::Unit,
            KindArg::Role => ExecutorKind::Role,
            KindArg::Group => ExecutorKind::Group,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FmtArgs {
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) check: bool,
    #[arg(long, conflicts_with = "check")]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AddArgs {
    pub(in crate::cli) plan: String,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) title: String,
    #[arg(long = "deadline", value_name = "PHRASE")]
    pub(in crate::cli) deadline: String,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) executor: Vec<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) result: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) number: Option<String>,
    #[arg(short, long, value_name = "TITLE", value_parser = words)]
    pub(in crate::cli) section: Option<String>,
    #[arg(long, value_name = "TITLE", value_parser = words, conflicts_with = "section")]
    pub(in crate::cli) new_section: Option<String>,
    #[arg(long, value_name = "ITEM", conflicts_with_all = ["section", "new_section"])]
    pub(in crate::cli) after: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) declared: DeclareArgs,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Day>,
    #[arg(long, requires = "new_section")]
    pub(in crate::cli) yes: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewArgs {
    #[arg(required_unless_present = "source")]
    pub(in crate::cli) name: Option<String>,
    #[arg(long = "from", value_name = "PLAN", conflicts_with_all = ["title", "organization", "territory", "executor"])]
    pub(in crate::cli) source: Option<String>,
    #[arg(long, requires = "source", conflicts_with = "all")]
    pub(in crate::cli) open: bool,
    #[arg(long, requires = "source")]
    pub(in crate::cli) all: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Day>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) title: Option<String>,
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub(in crate::cli) period: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) organization: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub(in crate::cli) territory: Option<String>,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) executor: Vec<String>,
}
