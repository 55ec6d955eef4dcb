//! A folder with a repository in it, away from the settings of whoever runs the tests.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The plan that most tests revise.
pub(crate) const PLAN: &str = include_str!("../../../roadmaps/dubovsky-2021.toml");

/// Every real plan: its name and text.
pub(crate) const PLANS: [(&str, &str); 5] = [
    ("dubovsky-2021", PLAN),
    (
        "novokuznetsk-2020-2021",
        include_str!("../../../roadmaps/novokuznetsk-2020-2021.toml"),
    ),
    (
        "pervouralsk-2022",
        include_str!("../../../roadmaps/pervouralsk-2022.toml"),
    ),
    (
        "sarov-2021-2022",
        include_str!("../../../roadmaps/sarov-2021-2022.toml"),
    ),
    (
        "school-19-2021",
        include_str!("../../../roadmaps/school-19-2021.toml"),
    ),
];

/// A folder of its own.
pub(crate) struct World {
    folder: TempDir,
}

/// What a command printed and returned.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Returns whether git is there; says so where it is not.
pub(crate) fn git_is_there() -> bool {
    let there = Command::new("git")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok();
    if !there {
        println!("skipped: git is not installed");
    }
    there
}

impl World {
    /// Returns a folder without a repository.
    pub(crate) fn bare() -> World {
        World {
            folder: TempDir::new().unwrap(),
        }
    }

    /// Returns a folder with an empty repository.
    pub(crate) fn new() -> World {
        let world = World::bare();
        world.git(["init", "-q", "-b", "main"]);
        world
    }

    /// Returns a repository with the plan in `roadmaps/`, committed.
    pub(crate) fn with_plan() -> World {
        let world = World::new();
        world.write("roadmaps/dubovsky-2021.toml", PLAN);
        world.commit("2021-02-01");
        world
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, path: impl AsRef<Path>, text: &str) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: impl AsRef<Path>) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        let bin = Path::new(env!("CARGO_BIN_EXE_roadmap")).parent().unwrap();
        let mut search = vec![PathBuf::from(bin)];
        search.extend(std::env::split_paths(
            &std::env::var_os("PATH").unwrap_or_default(),
        ));
        command.current_dir(self.path());
        command.env("PATH", std::env::join_paths(search).unwrap());
        command
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        command
            .env("HOME", self.path())
            .env("LC_ALL", "C.UTF-8")
            .env("ROADMAP_LANG", "ru");
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "Тест")
                .env(format!("GIT_{who}_EMAIL"), "test@example.org");
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs git, which must succeed, and returns what it printed.
    pub(crate) fn git<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> String {
        let ran = self.try_git(args);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.out
    }

    pub(crate) fn try_git<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        self.command("git").args(args).output().unwrap().into()
    }

    /// Feeds `input` to git.
    pub(crate) fn feed(&self, args: &[&str], input: &[u8]) {
        use std::io::Write as _;
        let mut git = self
            .command("git")
            .args(args)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        git.stdin.take().unwrap().write_all(input).unwrap();
        assert!(git.wait().unwrap().success());
    }

    /// Commits everything on `day`.
    pub(crate) fn commit(&self, day: &str) {
        let date = format!("{day}T12:00:00 +0300");
        self.git(["add", "-A"]);
        let mut commit = self.command("git");
        commit
            .env("GIT_AUTHOR_DATE", &date)
            .env("GIT_COMMITTER_DATE", &date);
        let ran: Ran = commit
            .args(["commit", "-q", "-m", day])
            .output()
            .unwrap()
            .into();
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }

    /// Runs `roadmap` in the folder.
    pub(crate) fn roadmap<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        self.command(env!("CARGO_BIN_EXE_roadmap"))
            .args(args)
            .output()
            .unwrap()
            .into()
    }

    /// Runs `roadmap` in a folder within.
    pub(crate) fn roadmap_in<A: AsRef<OsStr>>(
        &self,
        folder: &str,
        args: impl IntoIterator<Item = A>,
    ) -> Ran {
        let mut command = self.command(env!("CARGO_BIN_EXE_roadmap"));
        command.current_dir(self.path().join(folder));
        command.args(args).output().unwrap().into()
    }

    /// Runs `roadmap` in the folder, with a variable of the environment set.
    pub(crate) fn roadmap_with(&self, variable: &str, value: &str, args: &[&str]) -> Ran {
        let mut command = self.command(env!("CARGO_BIN_EXE_roadmap"));
        command.env(variable, value);
        command.args(args).output().unwrap().into()
    }

    /// Runs `roadmap` with another search path.
    pub(crate) fn roadmap_without_git(&self, args: &[&str]) -> Ran {
        let mut command = self.command(env!("CARGO_BIN_EXE_roadmap"));
        command
            .env("PATH", self.path())
            .args(args)
            .output()
            .unwrap()
            .into()
    }
}
