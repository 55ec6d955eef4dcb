//! Writes a synthetic workspace of plans, for benchmarks and for trying the reports at scale.
//!
//! ```text
//! cargo run --release --example generate -- --plans 1000 DIR
//! ```
//!
//! `DIR` gets a `roadmap.toml` and `roadmaps/NNN/*.toml`, at most 500 plans to a folder. Lengths, kinds of deadlines and
//! wording follow the five plans of `roadmaps/`; every plan is valid. The same seed always writes the same bytes, and
//! plan N is the same however many are asked for.

mod deadline;
mod execution;
mod period;
mod plan;
mod random;
mod words;

use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::random::Random;

/// Plans to a folder.
const FOLDER: usize = 500;

/// Write a synthetic workspace of plans
#[derive(Debug, Parser)]
struct Args {
    /// How many plans to write
    #[arg(long, default_value_t = 1000)]
    plans: usize,
    /// What the plans are drawn from; the same seed writes the same bytes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many items a plan has, both ends included
    #[arg(long, default_value = "20..60", value_parser = items)]
    items: RangeInclusive<usize>,
    /// Write into a folder that is not empty, replacing plans generated before
    #[arg(long)]
    force: bool,
    /// Where to write
    dir: PathBuf,
}

/// What has been written.
#[derive(Debug, Clone, Copy, Default)]
struct Written {
    plans: usize,
    rows: usize,
    bytes: usize,
}

impl Written {
    fn and(self, other: Self) -> Self {
        Written {
            plans: self.plans + other.plans,
            rows: self.rows + other.rows,
            bytes: self.bytes + other.bytes,
        }
    }
}

#[expect(clippy::print_stdout, reason = "the totals are the program's answer")]
fn main() -> Result<()> {
    let args = Args::parse();
    let written = workspace(&args)?;
    println!(
        "{} plans, {} rows, {} bytes",
        written.plans, written.rows, written.bytes
    );
    Ok(())
}

/// Writes everything beside its place first, so that a run cut short leaves no half of a workspace.
fn workspace(args: &Args) -> Result<Written> {
    let dir = &args.dir;
    fs::create_dir_all(dir).with_context(|| format!("cannot create {}", dir.display()))?;
    may_replace(dir, args.force)?;

    let draft = dir.join(".generate");
    clear(&draft)?;
    let written = (0..args.plans.div_ceil(FOLDER))
        .into_par_iter()
        .map(|folder| self::folder(args, &draft, folder))
        .try_reduce(Written::default, |one, other| Ok(one.and(other)))?;
    fs::create_dir_all(draft.join("roadmaps"))?;
    write(&draft.join("roadmap.toml"), &plan::workspace())?;

    clear(&dir.join("roadmaps"))?;
    for name in ["roadmap.toml", "roadmaps"] {
        fs::rename(draft.join(name), dir.join(name))
            .with_context(|| format!("cannot put {name} into {}", dir.display()))?;
    }
    clear(&draft)?;
    Ok(written)
}

/// Real plans are never replaced, whatever the flag says.
fn may_replace(dir: &Path, force: bool) -> Result<()> {
    if fs::read_dir(dir)?.next().is_none() {
        return Ok(());
    }
    ensure!(
        force,
        "{} is not empty; --force replaces generated plans",
        dir.display()
    );
    let workspace = dir.join("roadmap.toml");
    let generated = fs::read_to_string(&workspace).is_ok_and(|text| text.starts_with(plan::MARK));
    ensure!(
        generated || !(workspace.exists() || dir.join("roadmaps").exists()),
        "{} holds plans that were not generated",
        dir.display()
    );
    Ok(())
}

fn folder(args: &Args, draft: &Path, folder: usize) -> Result<Written> {
    let path = draft.join("roadmaps").join(format!("{folder:03}"));
    fs::create_dir_all(&path).with_context(|| format!("cannot create {}", path.display()))?;
    let first = folder * FOLDER;
    let mut written = Written::default();
    for index in first..args.plans.min(first + FOLDER) {
        let mut random = Random::new(args.seed, index);
        let rows = random.within(args.items.clone());
        let plan = plan::draw(&mut random, index, rows);
        write(&path.join(plan.file), &plan.text)?;
        written = written.and(Written {
            plans: 1,
            rows,
            bytes: plan.text.len(),
        });
    }
    Ok(written)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn clear(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("cannot remove {}", dir.display()))?;
    }
    Ok(())
}

fn items(text: &str) -> Result<RangeInclusive<usize>, String> {
    let (least, most) = text.split_once("..").unwrap_or((text, text));
    let number = |part: &str| part.parse::<usize>().map_err(|error| error.to_string());
    let (least, most) = (number(least)?, number(most)?);
    if least == 0 || most < least {
        return Err("expected a range such as 20..60".to_owned());
    }
    Ok(least..=most)
}
