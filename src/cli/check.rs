//! `city-ties check FILE…`: what is wrong, one problem a line, in the order of the file.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::output::Output;
use super::{Outcome, open, tell};
use crate::atlas::Severity;
use crate::atlas::check::first_problems;
use crate::atlas::shown::escaped;
use crate::store::Opened;
use crate::text::Texts;

/// Checks each file, and says the worst that was found.
pub(super) fn run<W: Write>(
    files: &[PathBuf],
    mut stdin: impl Read,
    out: &mut Output<W>,
    texts: &Texts,
) -> Outcome {
    let mut worst = Outcome::Clean;
    for path in files {
        let outcome = match open(path, &mut stdin) {
            Ok(opened) => report(path, &opened, out, texts),
            Err(error) => {
                tell(&error);
                Outcome::Refused
            }
        };
        worst = worst.max(outcome);
    }
    worst
}

/// How many problems of each severity are printed of a file; of more, their number.
const MOST: usize = 1000;

fn report<W: Write>(path: &Path, opened: &Opened, out: &mut Output<W>, texts: &Texts) -> Outcome {
    let found = first_problems(opened.atlas(), MOST);
    let problems = &found.problems;
    let points = opened.document.points(problems.iter().map(|p| &p.place));
    let mut lines: Vec<_> = points.into_iter().zip(problems).collect();
    lines.sort_by_key(|&(point, problem)| (point, problem.severity()));
    let path = path.to_string_lossy();
    let path = escaped(&path);
    for (point, problem) in lines {
        let kind = texts.say(&problem.kind);
        out.write(format_args!(
            "{path}:{}: {}: {}\n",
            point.line,
            texts.say(&problem.severity()),
            escaped(&kind)
        ));
    }
    for (severity, count) in &found.more {
        out.write(format_args!(
            "{path}: {}: {}\n",
            texts.say(severity),
            texts.and_more(*count)
        ));
    }
    if problems.iter().any(|p| p.severity() == Severity::Error) {
        Outcome::Errors
    } else {
        Outcome::Clean
    }
}
