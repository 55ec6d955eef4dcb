//! The options of reports.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::value::{Day, Spoken, day, range, words};
use crate::query::{Clock, GroupBy, State, WorkloadBy};
use crate::render::Format;
use crate::text::russian;

/// Where the plans are, and as of which day they are read.
#[derive(Debug, Args)]
pub(in crate::cli) struct Input {
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) as_of: Option<Day>,
}

/// Which plans, and whose items of which of their sections, a report covers.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct NamesArgs {
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) executor: Vec<String>,
    #[arg(short, long, value_name = "NAME", value_parser = words)]
    pub(in crate::cli) roadmap: Vec<String>,
    #[arg(short, long, value_name = "TITLE", value_parser = words)]
    pub(in crate::cli) section: Vec<String>,
}

/// Which items a report covers.
#[derive(Debug, Args)]
pub(in crate::cli) struct FilterArgs {
    #[command(flatten)]
    pub(in crate::cli) names: NamesArgs,
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = Spoken::<StateArg>::new())]
    state: Vec<StateArg>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) from: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) to: Option<Day>,
}

impl From<NamesArgs> for FilterArgs {
    fn from(names: NamesArgs) -> Self {
        FilterArgs {
            names,
            state: Vec::new(),
            from: None,
            to: None,
        }
    }
}

impl FilterArgs {
    /// Returns the states asked for.
    pub(in crate::cli) fn states(&self) -> Vec<State> {
        let asked = |state: &State| self.state.iter().any(|arg| arg.means(*state));
        State::ALL.into_iter().filter(asked).collect()
    }

    /// Returns whether `words` are a value of `--state`.
    pub(in crate::cli) fn is_state(words: &str) -> bool {
        StateArg::from_str(&russian::fold(words), true).is_ok()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StateArg {
    #[value(aliases = ["исполнено", "исполнено в срок", "в срок", "выполнено", "сделано", "исп."])]
    Done,
    #[value(aliases = ["исполнено с опозданием", "с опозданием", "выполнено с опозданием", "с опозд."])]
    DoneLate,
    #[value(aliases = ["просрочено", "просроченные", "просрочка", "проср.", "over."])]
    Overdue,
    #[value(aliases = ["скоро срок", "скоро", "soon"])]
    DueSoon,
    #[value(aliases = ["в работе", "в раб.", "in pr."])]
    InProgress,
    #[value(aliases = ["запланировано", "в плане", "впереди", "заплан.", "plan."])]
    Planned,
    #[value(aliases = ["без даты", "без срока", "no date"])]
    Undated,
    #[value(aliases = ["отменено", "отмененные", "отмен.", "canc."])]
    Cancelled,
    #[value(aliases = ["не исполнено", "неисполнено", "не выполнено", "не сделано", "открыто", "открытые"])]
    Open,
}

impl StateArg {
    /// Returns whether it stands for `state`.
    fn means(self, state: State) -> bool {
        match self {
            StateArg::Done => state == State::Done,
            StateArg::DoneLate => state == State::DoneLate,
            StateArg::Overdue => state == State::Overdue,
            StateArg::DueSoon => state == State::DueSoon,
            StateArg::InProgress => state == State::InProgress,
            StateArg::Planned => state == State::Planned,
            StateArg::Undated => state == State::Undated,
            StateArg::Cancelled => state == State::Cancelled,
            StateArg::Open => !matches!(state, State::Done | State::DoneLate | State::Cancelled),
        }
    }
}

/// How a report is written, and where to.
#[derive(Debug, Args)]
pub(in crate::cli) struct WrittenArgs {
    #[arg(short, long, value_enum, default_value_t = FormatArg::Table)]
    pub(in crate::cli) format: FormatArg,
    #[command(flatten)]
    pub(in crate::cli) file: FileArgs,
}

/// Which file is written, and what becomes of it.
#[derive(Debug, Args)]
pub(in crate::cli) struct FileArgs {
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) force: bool,
    #[arg(long)]
    pub(in crate::cli) open: bool,
}

impl FileArgs {
    /// Returns whether no file is asked for: what can be read on the screen goes there.
    pub(in crate::cli) fn is_none(&self) -> bool {
        self.output.is_none() && !self.open
    }
}

/// How a report is written, and what its exit code says.
#[derive(Debug, Args)]
pub(in crate::cli) struct Output {
    #[command(flatten)]
    pub(in crate::cli) written: WrittenArgs,
    #[arg(long)]
    pub(in crate::cli) exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FormatArg {
    Table,
    Md,
    Html,
    Csv,
    Json,
    Jsonl,
    Docx,
    Xlsx,
}

impl From<FormatArg> for Format {
    fn from(arg: FormatArg) -> Self {
        match arg {
            FormatArg::Table => Format::Table,
            FormatArg::Md => Format::Md,
            FormatArg::Html => Format::Html,
            FormatArg::Csv => Format::Csv,
            FormatArg::Json => Format::Json,
            FormatArg::Jsonl => Format::Jsonl,
            FormatArg::Docx => Format::Docx,
            FormatArg::Xlsx => Format::Xlsx,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Within {
    #[arg(long, value_name = "DAYS", allow_negative_numbers = true, default_value_t = Clock::WITHIN, value_parser = clap::value_parser!(u32).range(range("--within")))]
    pub(in crate::cli) within: u32,
}

/// What every report of the states of items asks for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Question {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct StatusArgs {
    #[command(flatten)]
    pub(in crate::cli) question: Question,
    #[arg(display_order = 0, long, value_parser = Spoken::<StatusBy>::new(), default_value = "roadmap")]
    pub(in crate::cli) by: StatusBy,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum StatusBy {
    #[value(aliases = ["план", "планы", "по планам", "по плану", "plan"])]
    Roadmap,
    #[value(aliases = ["раздел", "разделы", "по разделам"])]
    Section,
    #[value(aliases = ["исполнитель", "исполнители", "по исполнителям", "ответственный"])]
    Executor,
    #[value(aliases = ["месяц", "месяцы", "по месяцам"])]
    Month,
}

impl From<StatusBy> for GroupBy {
    fn from(by: StatusBy) -> Self {
        match by {
            StatusBy::Roadmap => GroupBy::Roadmap,
            StatusBy::Section => GroupBy::Section,
            StatusBy::Executor => GroupBy::Executor,
            StatusBy::Month => GroupBy::Month,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct OverdueArgs {
    #[command(flatten)]
    pub(in crate::cli) question: Question,
    #[arg(display_order = 0, long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) until: Option<Day>,
    #[arg(display_order = 0, long, value_parser = Spoken::<OverdueBy>::new())]
    pub(in crate::cli) by: Option<OverdueBy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum OverdueBy {
    #[value(aliases = ["исполнитель", "исполнители", "по исполнителям", "ответственный"])]
    Executor,
    #[value(aliases = ["давность", "возраст", "по давности"])]
    Age,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SlipsBy {
    #[value(aliases = ["исполнитель", "исполнители", "по исполнителям", "ответственный"])]
    Executor,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WorkloadArgs {
    #[command(flatten)]
    pub(in crate::cli) question: Question,
    #[arg(display_order = 0, long, value_parser = Spoken::<WorkloadByArg>::new())]
    pub(in crate::cli) by: Option<WorkloadByArg>,
    #[arg(display_order = 0, long)]
    pub(in crate::cli) expand: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum WorkloadByArg {
    #[value(aliases = ["месяц", "месяцы", "по месяцам"])]
    Month,
}

impl From<WorkloadByArg> for WorkloadBy {
    fn from(by: WorkloadByArg) -> Self {
        match by {
            WorkloadByArg::Month => WorkloadBy::Month,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct TimelineArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
    #[command(flatten)]
    pub(in crate::cli) written: WrittenArgs,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SlipsArgs {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[arg(long, value_parser = Spoken::<SlipsBy>::new())]
    pub(in crate::cli) by: Option<SlipsBy>,
    #[command(flatten)]
    pub(in crate::cli) filter: FilterArgs,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowArgs {
    pub(in crate::cli) item: String,
    #[arg(long = "in", value_name = "PATH")]
    pub(in crate::cli) places: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    #[command(flatten)]
    pub(in crate::cli) within: Within,
    #[command(flatten)]
    pub(in crate::cli) written: WrittenArgs,
}
