//! `city-ties check FILE…`: what is wrong, one problem a line, in the order of the file.

use std::fmt::Display;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::output::Output;
use super::{Outcome, open};
use crate::atlas::Severity;
use crate::atlas::check::problems;
use crate::store::Opened;

/// Checks each file, and says the worst that was found.
pub(super) fn run<W: Write>(
    files: &[PathBuf],
    mut stdin: impl Read,
    out: &mut Output<W>,
    complain: &mut dyn FnMut(&dyn Display),
) -> Outcome {
    let mut worst = Outcome::Clean;
    for path in files {
        let outcome = match open(path, &mut stdin) {
            Ok(opened) => report(path, &opened, out),
            Err(error) => {
                error.lines().iter().for_each(|line| complain(line));
                Outcome::Refused
            }
        };
        worst = worst.max(outcome);
    }
    worst
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
