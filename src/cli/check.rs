//! `city-ties check FILE…`: what is wrong, one problem a line, in the order of the file.

use std::fmt::Display;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::output::Output;
use crate::atlas::Severity;
use crate::atlas::check::problems;
use crate::store::{OpenError, Opened, open, read_from};

/// Checks each file, and says the worst that was found.
pub(super) fn run<W: Write>(
    files: &[PathBuf],
    mut stdin: impl Read,
    out: &mut Output<W>,
    complain: &mut dyn FnMut(&dyn Display),
) -> Outcome {
    let mut worst = Outcome::Clean;
    for path in files {
        let opened = if path == Path::new("-") {
            read_from(&mut stdin, "-")
        } else {
            open(path)
        };
        let outcome = match opened {
            Ok(opened) => report(path, &opened, out),
            Err(error) => refuse(&error, complain),
        };
        worst = worst.max(outcome);
    }
    worst
}

fn refuse(error: &OpenError, complain: &mut dyn FnMut(&dyn Display)) -> Outcome {
    for line in error.lines() {
        complain(&line);
    }
    Outcome::Refused
}

fn report<W: Write>(path: &Path, opened: &Opened, out: &mut Output<W>) -> Outcome {
    let problems = problems(opened.atlas());
    let points = opened.document.points(problems.iter().map(|p| &p.place));
    let mut lines: Vec<_> = points.into_iter().zip(&problems).collect();
    lines.sort_by_key(|&(point, problem)| (point, problem.severity()));
    for (point, problem) in lines {
        out.write(format_args!(
            "{}:{}: {}: {}\n",
            path.display(),
            point.line,
            problem.severity(),
            problem.kind
        ));
    }
    if problems.iter().any(|p| p.severity() == Severity::Error) {
        Outcome::Errors
    } else {
        Outcome::Clean
    }
}
