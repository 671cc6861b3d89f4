//! Arguments → a window or a command.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

#[cfg(feature = "window")]
use city_ties::cli::Asked;
use city_ties::cli::{self, BenchOptions, Command, Outcome};
#[cfg(feature = "window")]
use city_ties::ui::{self, Memory};

fn main() -> ExitCode {
    let began = Instant::now();
    let words = std::env::args_os().skip(1);
    let is_there = |path: &OsStr| Path::new(path).exists();
    let outcome = match Command::from_words(words, is_there) {
        Ok(Command::Window { file }) => window(file),
        Ok(Command::Check { files }) => cli::check(&files),
        Ok(Command::Merge { base, mine, theirs }) => cli::merge(&base, &mine, &theirs),
        Ok(Command::Bench(options)) => bench(&options, began),
        Ok(Command::Help) => cli::help(),
        Ok(Command::Version) => cli::version(),
        Err(error) => {
            cli::complain_of(&error);
            Outcome::Refused
        }
    };
    outcome.into()
}

/// Opens the window and stays until it closes.
#[cfg(feature = "window")]
fn window(file: Option<PathBuf>) -> Outcome {
    // For machines without a display: the screen as a picture instead of a window that stays, the same for everybody.
    let first_screen = std::env::var_os("CITY_TIES_FIRST_SCREEN").map(Into::into);
    let memory = match &first_screen {
        None => Memory::of_user(),
        Some(_) => Memory::default(),
    };
    let asked = Asked::for_window(file, &memory.settings);
    match ui::run(asked.clone(), memory, first_screen) {
        Ok(()) => Outcome::Clean,
        Err(error) => {
            // Without a window nothing was read yet; of what is no atlas it would have had nothing to show.
            if asked.open().is_err() {
                return Outcome::Refused;
            }
            cli::complain(&error);
            Outcome::NoOpenGl
        }
    }
}

/// Opens a window that plays the bench's script.
#[cfg(feature = "window")]
fn bench(options: &BenchOptions, began: Instant) -> Outcome {
    let loading = Instant::now();
    let atlas = match cli::open_for_bench(options) {
        Ok(atlas) => atlas,
        Err(outcome) => return outcome,
    };
    let window = ui::bench::Options {
        all_ties: options.all_ties,
        threads: options.threads,
        shot: options.shot.clone(),
        began,
        loaded_in: loading.elapsed(),
    };
    match ui::bench::run(atlas, window) {
        Ok(report) => cli::report(&report, options.json),
        Err(error) => {
            cli::complain(&error);
            Outcome::NoOpenGl
        }
    }
}

/// A build without the window has no bench either.
#[cfg(not(feature = "window"))]
fn bench(_options: &BenchOptions, _began: Instant) -> Outcome {
    window(None)
}

/// A build without the window says so.
#[cfg(not(feature = "window"))]
fn window(_file: Option<PathBuf>) -> Outcome {
    cli::no_window()
}
