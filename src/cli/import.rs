//! `roadmap import`: a document of another program becomes a plan file, or brings one up to date.

use std::collections::{HashMap, HashSet};
use std::io::Write as _;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use toml_spanner::Arena;

use super::Outcome;
use super::args::{ImportArgs, PlanFormat};
use super::context::Context;
use super::refusal::Refusal;
use crate::calendar::Period;
use crate::check;
use crate::diagnostic::Level;
use crate::document;
use crate::import::account::Account;
use crate::import::draft::{Draft, Text};
use crate::import::source::{ReaderNote, Source};
use crate::import::{self, Options};
use crate::io;
use crate::model::{Readings, Workspace, lower};
use crate::text::russian::fold;
use crate::words::{Lang, Message, MessageId};

/// A plan ready to be written.
struct Ready {
    draft: Draft,
    text: String,
    path: PathBuf,
    /// Whether the plan is brought up to date; else its file is a new one.
    known: bool,
}

/// Runs the command; a document that cannot be imported does not hold up the others.
pub(super) fn run(args: &ImportArgs, context: &Context) -> Outcome {
    let mut outcome = Outcome::Done;
    for file in &args.files {
        if let Err(error) = one(file, args, context) {
            Context::note(&format!("{}:", file.display()));
            context.fail(&error);
            outcome = Outcome::Failed;
        }
    }
    outcome
}

fn one(file: &Path, args: &ImportArgs, context: &Context) -> Result<()> {
    let source = source(file, args)?;
    let options = Options {
        stem: file
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned()),
        period: args.period.clone(),
    };
    let name = file
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let drafts = import::understand(&source, &options);
    if drafts.is_empty() {
        return Err(Refusal::from(Message::from(MessageId::ImportNoPlan)).into());
    }
    into(args, file, drafts.len())?;
    let mut plans = Vec::new();
    let mut names = Names::new(&args.output);
    for draft in drafts {
        period(&draft)?;
        let text = import::toml(&draft, &name, context.lang);
        let stems = import::file_stems(&draft, &options.stem);
        let found = match &args.into {
            Some(path) => Some(path.clone()),
            None => names.of(&stems, &draft, &name, context),
        };
        let known = found.is_some();
        let path = found.unwrap_or_else(|| names.take(&stems, |path| !path.exists()));
        plans.push(Ready {
            draft,
            text,
            path,
            known,
        });
    }
    let account = tell(&source, &plans, context);
    if args.dry_run {
        for plan in &plans {
            show(&plan.text, args.format)?;
        }
    }
    proven(&account)?;
    for plan in plans.iter().filter(|_| !args.dry_run) {
        if plan.known && !account.read_whole {
            let shown = plan.path.display().to_string();
            return Err(Refusal::from(MessageId::ImportPartialUpdate.with(shown)).into());
        }
        save(plan, &name, args.format, context)?;
    }
    if account.read_whole {
        return Ok(());
    }
    Err(Refusal::from(Message::from(MessageId::ImportPartial)).into())
}

/// Refuses an `--into` that names no file, or one file for several plans.
fn into(args: &ImportArgs, file: &Path, plans: usize) -> Result<()> {
    let Some(path) = &args.into else {
        return Ok(());
    };
    let refused = |complaint, help| Refusal {
        complaint,
        advice: vec![help],
    };
    if plans > 1 {
        let complaint = MessageId::ImportIntoMany.with(plans);
        return Err(refused(complaint, MessageId::ImportIntoManyHelp.into()).into());
    }
    if !path.exists() {
        let help = MessageId::ImportIntoMissingHelp.with(file.display().to_string());
        let complaint = MessageId::ImportIntoMissing.with(path.display().to_string());
        return Err(refused(complaint, help).into());
    }
    Ok(())
}

/// Fails when the words of the plans are not those read: such plans are not to be trusted.
fn proven(account: &Account) -> Result<()> {
    if account.is_whole() {
        return Ok(());
    }
    Err(Refusal::from(Message::from(MessageId::ImportUnproven)).into())
}

fn source(file: &Path, args: &ImportArgs) -> Result<Source> {
    let mut bytes = Vec::new();
    let name = if file == Path::new("-") {
        io::read_stream(std::io::stdin().lock(), &mut bytes).map_err(Refusal::from)?;
        args.kind.as_ref().map_or_else(
            || "-".to_owned(),
            |kind| format!("-.{}", kind.trim_start_matches('.')),
        )
    } else {
        io::read(file, &mut bytes).map_err(|failure| Refusal::from(failure.reason))?;
        file.to_string_lossy().into_owned()
    };
    import::read::read(&name, &bytes).map_err(|error| {
        let advice = error.help.into_iter().collect();
        Refusal {
            complaint: error.problem,
            advice,
        }
        .into()
    })
}

/// Refuses a plan whose period nobody names.
fn period(draft: &Draft) -> Result<()> {
    let named = draft
        .passport
        .period
        .as_ref()
        .is_some_and(|text| Period::parse(&text.value).is_some());
    if named {
        return Ok(());
    }
    Err(Refusal {
        complaint: MessageId::ImportNoPeriod.into(),
        advice: vec![MessageId::ImportPeriodHelp.into()],
    }
    .into())
}

/// The names of the plan files of one document.
struct Names<'a> {
    folder: &'a Path,
    taken: HashSet<PathBuf>,
    /// By stem: the number up to which all, from 2 on, are taken.
    numbers: HashMap<String, u32>,
}

impl<'a> Names<'a> {
    fn new(folder: &'a Path) -> Self {
        Names {
            folder,
            taken: HashSet::new(),
            numbers: HashMap::new(),
        }
    }

    /// Takes the file that is the plan of `draft`, of the document `name`.
    ///
    /// A file whose rows are alike and that is not known to be of the same body is named, and stays as it is.
    fn of(
        &mut self,
        stems: &[String],
        draft: &Draft,
        name: &str,
        context: &Context,
    ) -> Option<PathBuf> {
        let like = |path: &Path| likeness(path, draft, context.lang);
        let same = |path: &Path| like(path) == Likeness::Same;
        let found = self.named(stems, same).or_else(|| {
            let path = self.titled(draft, same)?;
            let told = MessageId::ImportSamePlan.with(name);
            context.tell(&told.with(path.display().to_string()));
            Some(path)
        });
        if let Some(path) = found {
            self.taken.insert(path.clone());
            return Some(path);
        }
        let alike = |path: &Path| like(path) == Likeness::Alike;
        let other = self.named(stems, alike);
        if let Some(path) = other.or_else(|| self.titled(draft, alike)) {
            let told = MessageId::ImportLikePlan.with(path.display().to_string());
            context.tell(&told.with(name));
        }
        None
    }

    /// Returns the plan file that has one of these names and `fits`.
    fn named(&self, stems: &[String], fits: impl Fn(&Path) -> bool) -> Option<PathBuf> {
        let last = stems.last().map_or("plan", String::as_str);
        let numbered = (2..).map(|number| self.path(&format!("{last}-{number}")));
        let numbered = numbered.take_while(|path| path.exists());
        let named = stems.iter().map(|stem| self.path(stem)).chain(numbered);
        named
            .filter(|path| !self.taken.contains(path) && path.exists())
            .find(|path| fits(path))
    }

    /// Returns the plan file of the folder that has the title and the period of `draft` and `fits`: a document revised
    /// under another name.
    fn titled(&self, draft: &Draft, fits: impl Fn(&Path) -> bool) -> Option<PathBuf> {
        let files = io::discover(&[self.folder.to_path_buf()]).files;
        files
            .into_iter()
            .find(|path| !self.taken.contains(path) && is_titled(path, draft) && fits(path))
    }

    fn path(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}.toml"))
    }

    /// Takes the first path that is `free`, by the names of `stems` and then by numbers behind the last.
    fn take(&mut self, stems: &[String], free: impl Fn(&Path) -> bool) -> PathBuf {
        let path = |stem: &str| self.folder.join(format!("{stem}.toml"));
        let last = stems.last().map_or("plan", String::as_str);
        let first = self.numbers.entry(last.to_owned()).or_insert(2);
        let numbered = |number: u32| path(&format!("{last}-{number}"));
        while self.taken.contains(&numbered(*first)) {
            *first += 1;
        }
        let named = stems.iter().map(|stem| path(stem));
        let found = named
            .chain((*first..u32::MAX).map(numbered))
            .find(|path| !self.taken.contains(path) && free(path))
            .unwrap_or_else(|| path(last));
        self.taken.insert(found.clone());
        found
    }
}

/// Returns whether the file at `path` is a plan of the title and the period of `draft`.
fn is_titled(path: &Path, draft: &Draft) -> bool {
    let mut bytes = Vec::new();
    let Ok(Ok(text)) = io::read(path, &mut bytes).map(|()| io::decode(&bytes)) else {
        return false;
    };
    let arena = Arena::new();
    let (plan, _) = document::plan(text, &arena);
    let same = |old: Option<&str>, new: Option<&Text>| {
        old.zip(new)
            .is_some_and(|(old, new)| fold(old) == fold(&new.value))
    };
    let passport = &draft.passport;
    same(plan.title.map(|text| text.value), passport.title.as_ref())
        && same(plan.period.map(|text| text.value), passport.period.as_ref())
}

/// What a plan file is to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// It has the rows of the document and is of the same body, or the document changes nothing of it.
    Same,
    /// It has like rows; whose it is, is not said or differs.
    Alike,
    /// It is another plan, or none.
    Other,
}

fn likeness(path: &Path, draft: &Draft, lang: Lang) -> Likeness {
    let mut bytes = Vec::new();
    let text = io::read(path, &mut bytes)
        .ok()
        .and_then(|()| io::decode(&bytes).ok());
    let Some(text) = text else {
        return Likeness::Other;
    };
    match import::revise(text, draft, "", lang) {
        None => Likeness::Other,
        Some(revision) if revision.text == text => Likeness::Same,
        Some(_) if import::is_of_the_same_body(text, draft) => Likeness::Same,
        Some(_) => Likeness::Alike,
    }
}

/// How many notes of one kind are said before the rest are counted.
const MOST_NOTES: usize = 5;

/// Says what the reader has to say, the first of each kind in full.
fn notes(notes: &[ReaderNote], context: &Context) {
    let mut kinds: Vec<Vec<&ReaderNote>> = Vec::new();
    for note in notes {
        let alike = |kind: &&mut Vec<&ReaderNote>| {
            kind.first()
                .is_some_and(|first| first.message.id == note.message.id)
        };
        match kinds.iter_mut().find(alike) {
            Some(kind) => kind.push(note),
            None => kinds.push(vec![note]),
        }
    }
    for kind in kinds {
        let one_more = usize::from(kind.len() == MOST_NOTES + 1);
        for note in kind.iter().take(MOST_NOTES + one_more) {
            context.tell(
                &MessageId::NoteAt
                    .with(note.place.message())
                    .with(note.message.clone()),
            );
        }
        if let Some(first) = kind.get(MOST_NOTES).filter(|_| one_more == 0) {
            let more = MessageId::NoteMore.with(kind.len() - MOST_NOTES);
            context.tell(&more.with(first.place.message()));
        }
    }
}

/// Says what was read, guessed and left out, and what check finds.
fn tell(source: &Source, plans: &[Ready], context: &Context) -> Account {
    notes(&source.notes, context);
    let pairs: Vec<(&Draft, &str)> = plans
        .iter()
        .map(|plan| (&plan.draft, plan.text.as_str()))
        .collect();
    let (mut account, checked) = std::thread::scope(|scope| {
        let checked = scope.spawn(|| plans.iter().map(|plan| checked(&plan.text)).collect());
        let account = import::account::account(source, &pairs);
        let checked: Vec<_> = checked.join().unwrap_or_else(|panic| resume_unwind(panic));
        (account, checked)
    });
    for (written, plan) in account.plans.iter_mut().zip(plans) {
        if plan.known {
            for guess in &mut written.guesses {
                guess.line = None;
            }
        }
    }
    let files: Vec<String> = plans
        .iter()
        .map(|plan| plan.path.display().to_string())
        .collect();
    for line in account.messages(&files) {
        context.tell(&line);
    }
    for ((errors, warnings), file) in checked.into_iter().zip(&files) {
        let said = if plans.len() == 1 {
            MessageId::ImportChecked
        } else {
            MessageId::ImportCheckedOf
        };
        let said = said.with(errors).with(warnings).with(file.as_str());
        context.tell(&said);
    }
    account
}

/// Returns how many errors and warnings check finds in the plan `text`.
fn checked(text: &str) -> (usize, usize) {
    let arena = Arena::new();
    let workspace = Workspace::default();
    let (document, mut problems) = document::plan(text, &arena);
    let (plan, more) = lower("import", document, &workspace, &mut Readings::default());
    problems.extend(more);
    let problems = check::check(&plan, problems, text, &workspace, Context::today());
    let problems = check::settle(problems, &workspace);
    let count = |level: Level| {
        problems
            .iter()
            .filter(|problem| problem.level == level)
            .count()
    };
    (count(Level::Deny), count(Level::Warn))
}

fn show(text: &str, format: PlanFormat) -> Result<()> {
    let mut out = Context::out();
    match format {
        PlanFormat::Toml => out.write_all(text.as_bytes())?,
        PlanFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &json(toml::from_str(text)?))?;
            out.write_all(b"\n")?;
        }
    }
    Ok(out.flush()?)
}

/// Returns `value` as JSON, which knows no days: each is its text, `2021-03-27`.
fn json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(value) => value.into(),
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter().map(|(key, value)| (key, json(value)));
            entries.collect::<serde_json::Map<_, _>>().into()
        }
    }
}

/// Writes a new file, or updates the one that holds the same plan.
fn save(plan: &Ready, source: &str, format: PlanFormat, context: &Context) -> Result<()> {
    if format == PlanFormat::Json {
        return show(&plan.text, format);
    }
    let path = &plan.path;
    let shown = path.display().to_string();
    if !plan.known {
        return create(plan, context);
    }
    let _lock = super::edit::lock_all([path.as_path()])?;
    let mut old = Vec::new();
    io::read(path, &mut old).map_err(|failure| Refusal::from(failure.reason))?;
    let old = io::decode(&old).map_err(|bad| Refusal::from(bad.problem.title))?;
    let Some(revision) = import::revise(old, &plan.draft, source, context.lang) else {
        return Err(Refusal {
            complaint: MessageId::ImportExists.with(shown),
            advice: vec![MessageId::ImportExistsHelp.into()],
        }
        .into());
    };
    for told in &revision.told {
        Context::note(&told.text(context.lang));
    }
    if !revision.lost.is_empty() {
        let lost = revision.lost.join(" ");
        return Err(Refusal::from(MessageId::ImportRevisionLost.with(lost)).into());
    }
    if revision.text == old {
        Context::note(&MessageId::ImportUnchanged.with(shown).text(context.lang));
        return Ok(());
    }
    io::replace(path, revision.text.as_bytes()).with_context(|| shown.clone())?;
    Context::note(
        &MessageId::ImportUpdated
            .with(shown)
            .with(revision.matched)
            .text(context.lang),
    );
    Ok(())
}

/// Writes a new file, under the next free name where another import has taken its own meanwhile.
fn create(plan: &Ready, context: &Context) -> Result<()> {
    let mut path = plan.path.clone();
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for number in 2.. {
        match io::create(&path, plan.text.as_bytes()) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                path.set_file_name(format!("{stem}-{number}.toml"));
            }
            written => {
                let shown = path.display().to_string();
                written.with_context(|| shown.clone())?;
                Context::note(&MessageId::ImportWritten.with(shown).text(context.lang));
                break;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;
    use crate::import::account::account;

    #[test]
    fn a_plan_takes_the_first_free_name() {
        let stems = ["saratov-2022".to_owned(), "school-2022".to_owned()];
        let taken = |taken: &[&str]| {
            let free = |path: &Path| !taken.iter().any(|name| path.ends_with(name));
            Names::new(Path::new("roadmaps")).take(&stems, free)
        };
        assert_eq!(taken(&[]), Path::new("roadmaps/saratov-2022.toml"));
        let others = [
            "saratov-2022.toml",
            "school-2022.toml",
            "school-2022-2.toml",
        ];
        assert_eq!(taken(&others[..1]), Path::new("roadmaps/school-2022.toml"));
        assert_eq!(taken(&others), Path::new("roadmaps/school-2022-3.toml"));
        let mut names = Names::new(Path::new("roadmaps"));
        let last = (0..5)
            .map(|_| names.take(&stems, |path| !path.ends_with(others[2])))
            .last();
        assert_eq!(last, Some(PathBuf::from("roadmaps/school-2022-5.toml")));
    }

    #[test]
    fn days_are_text_in_json() {
        let plan =
            "[approved]\ndate = 2021-03-27\n[[item]]\ndone = [2021-04-01, 2021-05-01T10:00:00]\n";
        assert_eq!(
            json(toml::from_str(plan).unwrap()).to_string(),
            r#"{"approved":{"date":"2021-03-27"},"item":[{"done":["2021-04-01","2021-05-01T10:00:00"]}]}"#
        );
    }

    #[test]
    fn a_word_lost_or_added_fails_the_import() {
        let page = "План на 2021 год\n\n№\tМероприятие\tСрок\n1\tСбор родителей\tмай\n";
        let source = import::read::read("plan.txt", page.as_bytes()).unwrap();
        let draft = import::understand(&source, &Options::default()).remove(0);
        let text = import::toml(&draft, "plan.txt", Lang::Russian);
        let outcome = |text: String| proven(&account(&source, &[(draft.clone(), text)]));
        assert!(outcome(text.clone()).is_ok());
        assert!(outcome(text.replace("Сбор родителей", "Сбор")).is_err());
        assert!(outcome(text.replace("Сбор родителей", "Сбор родителей школы")).is_err());
    }
}
