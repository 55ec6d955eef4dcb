//! Hands argv to [`roadmap::cli::run`] and returns its exit code.

fn main() -> std::process::ExitCode {
    roadmap::cli::run(std::env::args_os().collect())
}
