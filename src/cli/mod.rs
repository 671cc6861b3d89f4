//! The commands beside the window, one file each, and what the words on the command line ask for.
//!
//! Results go to standard output, complaints to standard error as `city-ties: FILE:LINE:COLUMN: what is wrong; what to do`.

mod arguments;
mod asked;
mod bench;
mod check;
mod merge;
mod output;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::atlas::Atlas;
use crate::atlas::shown::escaped;
use crate::store::{self, OpenError, Opened};
use crate::text::{Language, Say, Texts};

pub use arguments::{Command, UsageError};
pub use asked::Asked;
pub use bench::{BenchOptions, Phase, Report};

/// What a command says to the shell with its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done, and nothing to complain of.
    Clean = 0,
    /// Done, and errors were found.
    Errors = 1,
    /// Not done: a file can't be opened as an atlas, or the command line asks for what there is not.
    Refused = 2,
    /// There is no OpenGL to draw a window with.
    NoOpenGl = 3,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// What `--help` prints.
pub const HELP: &str = "\
City Ties: an atlas of the ties between cities

Usage:
  city-ties [FILE]         open the window
                           (without FILE: the atlas that comes with the program)
  city-ties check FILE...  print what is wrong with atlases, one problem a line:
                           FILE:LINE: severity: text
                           exit code 0: no errors, 1: errors, 2: no atlas
  city-ties merge BASE MINE THEIRS
                           bring two people's changes together, in MINE; what
                           both changed differently is printed, one a line
                           exit code 0: all clear, 1: conflicts, 2: no atlas
  city-ties bench [FILE | --cities FILE --ties FILE] [OPTION...]
                           open a window, move the map by a fixed script, and
                           report times and memory

Options:
  -h, --help               print this
  -V, --version            print the version

Options of bench:
  --cities FILE --ties FILE  a pair of CSV files instead of an atlas
  --all-ties               every frame waits until all ties are drawn
  --threads N              how many threads draw
  --json                   report as JSON
  --shot OUT.png           save the last view

A FILE of - is standard input. Behind -- every word is a file.

Examples:
  city-ties
  city-ties seoul-tehran.ron
  city-ties check seoul-tehran.ron
  city-ties merge common.ron mine.ron theirs.ron
  city-ties bench --json
  git show HEAD:seoul-tehran.ron | city-ties check -
";

/// Prints what people ask for who don't know what to ask for.
pub fn help() -> Outcome {
    output::print(HELP)
}

/// Prints the version.
pub fn version() -> Outcome {
    output::print(concat!("city-ties ", env!("CARGO_PKG_VERSION"), "\n"))
}

/// Prints what is wrong with each file.
pub fn check(files: &[PathBuf]) -> Outcome {
    let mut out = output::Output::stdout();
    let outcome = check::run(files, io::stdin().lock(), &mut out, &texts());
    outcome.max(out.finish())
}

/// Brings two sides' changes together in the file of one of them.
pub fn merge(base: &Path, mine: &Path, theirs: &Path) -> Outcome {
    let mut out = output::Output::stdout();
    let outcome = merge::run([base, mine, theirs], &mut out);
    outcome.max(out.finish())
}

/// Opens what the bench is asked for.
///
/// # Errors
/// When it can't be opened; what is wrong has been said by then.
pub fn open_for_bench(options: &BenchOptions) -> Result<Atlas, Outcome> {
    let opened = match (&options.pair, &options.file) {
        (Some((cities, ties)), _) => store::open_pair(cities, ties),
        (None, Some(file)) => open(file, io::stdin().lock()).map(|opened| opened.atlas().clone()),
        (None, None) => store::example().map(|opened| opened.atlas().clone()),
    };
    opened.map_err(|error| {
        tell(&error);
        Outcome::Refused
    })
}

/// Prints what the bench found.
pub fn report(report: &Report, as_json: bool) -> Outcome {
    output::print(&if as_json {
        report.json()
    } else {
        report.text()
    })
}

/// Opens a file, or standard input for `-`.
fn open(path: &Path, stdin: impl Read) -> Result<Opened, OpenError> {
    if path == Path::new("-") {
        store::read_from(stdin, "-")
    } else {
        store::open(path)
    }
}

/// The words of the commands.
fn texts() -> Texts {
    Texts::of(Language::of_system())
}

/// Says on standard error what went wrong.
pub fn complain_of(what: &impl Say) {
    complain(&texts().say(what));
}

/// Says why a file could not be opened, a line a fault.
fn tell(error: &OpenError) {
    for line in texts().lines_of(error) {
        complain(&line);
    }
}

/// A build without the window says so.
pub fn no_window() -> Outcome {
    complain(&texts().get("no-window"));
    Outcome::Refused
}

/// Prints a complaint on standard error.
pub fn complain(what: &dyn std::fmt::Display) {
    // Where even this can't be said, there is nobody to say it to; the exit code still tells.
    // A path or a word of a file must not reach a terminal as a command to it; the message itself may have several lines.
    let what = what.to_string();
    let lines: Vec<_> = what.split('\n').map(escaped).collect();
    writeln!(io::stderr().lock(), "city-ties: {}", lines.join("\n")).unwrap_or_default();
}
