//! `roadmap import`: a document of another program becomes a plan file, or brings one up to date.

mod guesses;
mod keys;
mod merged;
mod target;
mod told;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::Outcome;
use super::args::{ImportArgs, PlanFormat, StreamKind};
use super::context::Context;
use super::edit::lock_all;
use super::gather::argument;
use super::refusal::Refusal;
use crate::calendar::Period;
use crate::import::audit::account::Account;
use crate::import::draft::Draft;
use crate::import::source::Source;
use crate::import::{self, Options};
use crate::io::{self, Lock};
use crate::words::{Message, MessageId};
use merged::Ready;
use target::Names;

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
    let said = |_: &anyhow::Error| told::notes(&source.notes, context);
    has_rows(&drafts, &source).inspect_err(said)?;
    let chosen = into(args, file, &drafts)?;
    let drafts = drafts.into_iter().zip(chosen).collect();
    let ready = ready(drafts, (file, &name, &options.stem), args, context);
    let (plans, _lock) = ready.inspect_err(said)?;
    let account = told::tell(&source, &plans, context);
    if args.dry_run {
        for plan in &plans {
            if let Some((file, merged)) = &plan.known {
                told::changes(plan, (file, merged), false, context);
            }
            show(plan.text(), args.format)?;
        }
    }
    proven(&account)?;
    for plan in plans.iter().filter(|_| !args.dry_run) {
        if plan.known.is_some() && !account.read_whole {
            let shown = plan.path.display().to_string();
            return Err(Refusal::from(MessageId::ImportPartialUpdate.with(shown)).into());
        }
        save(plan, args, context)?;
    }
    if account.read_whole {
        return Ok(());
    }
    Err(Refusal::from(Message::from(MessageId::ImportPartial)).into())
}

/// Refuses a document without a plan or without a row of one.
fn has_rows(drafts: &[Draft], source: &Source) -> Result<()> {
    let unfit = || {
        let mut left = source.left_out.iter();
        left.any(|left| left.kept == Some(MessageId::ImportMisfit))
    };
    let blank = |draft: &Draft| draft.items().next().is_none();
    let why = match drafts {
        [] => MessageId::ImportNoPlan,
        drafts if !drafts.iter().any(blank) => return Ok(()),
        _ if unfit() => MessageId::ImportNoRowFits,
        _ => MessageId::ImportNoRows,
    };
    Err(Refusal::from(Message::from(why)).into())
}

/// Returns the plans of `drafts`, some with a file that the user names for them, with the files they go to, and the lock
/// of those that are there already.
fn ready(
    drafts: Vec<(Draft, Option<PathBuf>)>,
    (source, name, stem): (&Path, &str, &str),
    args: &ImportArgs,
    context: &Context,
) -> Result<(Vec<Ready>, Option<Lock>)> {
    if args.output == Path::new("-") {
        return Err(Refusal {
            complaint: MessageId::ImportOnStream.into(),
            advice: vec![MessageId::ImportOnStreamHelp.into()],
        }
        .into());
    }
    let mut names = Names::new(&args.output, &args.into);
    let mut targets = Vec::new();
    for (draft, chosen) in drafts {
        period(&draft)?;
        let stems = import::file_stems(&draft, stem);
        let found = chosen.or_else(|| names.of(&stems, &draft, source, context));
        let known = found.is_some();
        let path = found.unwrap_or_else(|| names.take(&stems, |path| !path.exists()));
        targets.push((draft, path, known));
    }
    let known = || {
        targets
            .iter()
            .filter(|(.., known)| *known)
            .map(|(_, path, _)| path.as_path())
    };
    let held = !args.dry_run && known().next().is_some();
    let lock = held.then(|| lock_all(known())).transpose()?;
    let mut called = Vec::new();
    let mut plans = Vec::new();
    for (mut draft, path, known) in targets {
        let base = import::base(&draft, name, context.lang);
        let known = if known {
            let file = merged::File::read(&path)?;
            let merged = file.merge(&draft, name, args.drop, context.lang);
            Some((
                file,
                merged.map_err(|failure| merged::refused(failure, &path))?,
            ))
        } else {
            import::merge::kept::recall(&mut draft);
            draft.passport.name = names.called(&draft, &called);
            called.extend(draft.passport.name.iter().map(|name| name.value.clone()));
            None
        };
        let fresh = import::toml(&draft, name, context.lang);
        plans.push(Ready {
            draft,
            fresh,
            base,
            path,
            known,
        });
    }
    Ok((plans, lock))
}

/// Returns for each plan the file that `--into` names for it; refuses one that is not there, and several that do not tell
/// which plan is whose.
fn into(args: &ImportArgs, file: &Path, drafts: &[Draft]) -> Result<Vec<Option<PathBuf>>> {
    let refused = |complaint, help| Refusal {
        complaint,
        advice: vec![help],
    };
    if let Some(path) = args.into.iter().find(|path| !path.exists()) {
        let help = MessageId::ImportIntoMissingHelp.with(file.display().to_string());
        let complaint = MessageId::ImportIntoMissing.with(path.display().to_string());
        return Err(refused(complaint, help).into());
    }
    target::chosen(&args.into, drafts).ok_or_else(|| {
        let complaint = MessageId::ImportIntoMany.with(drafts.len());
        let help = MessageId::ImportIntoManyHelp.with(argument(file));
        refused(complaint.with(args.into.len()), help).into()
    })
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
        args.kind.map_or_else(|| "-".to_owned(), StreamKind::file)
    } else if args.kind.is_some() {
        return Err(Refusal::from(Message::from(MessageId::ImportKindOfStream)).into());
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

/// Writes a new file, or updates the one that holds the same plan, and what lies beside it.
fn save(plan: &Ready, args: &ImportArgs, context: &Context) -> Result<()> {
    if args.format == PlanFormat::Json {
        return show(plan.text(), args.format);
    }
    let Some((file, merged)) = &plan.known else {
        return create(plan, context);
    };
    if merged.text != file.text {
        io::replace(&plan.path, merged.text.as_bytes())
            .with_context(|| plan.path.display().to_string())?;
    }
    let said = |base: &String| base.split_once('\n').map(|(_, said)| said.to_owned());
    if let Some(base) = &merged.base
        && file.base.as_ref().and_then(said) != said(base)
    {
        merged::remember(&plan.path, base)?;
    }
    told::changes(plan, (file, merged), true, context);
    told::next(&plan.path, context);
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
        match io::create(&path, plan.fresh.as_bytes()) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                path.set_file_name(format!("{stem}-{number}.toml"));
            }
            written => {
                let shown = path.display().to_string();
                written.with_context(|| shown.clone())?;
                merged::remember(&path, &plan.base)?;
                Context::note(&MessageId::ImportWritten.with(shown).text(context.lang));
                break;
            }
        }
    }
    told::next(&path, context);
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;
    use crate::import::audit::account::account;
    use crate::words::Lang;

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
