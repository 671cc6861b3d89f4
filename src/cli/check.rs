//! `city-ties check FILE…`: what is wrong, one problem a line, in the order of the file.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::output::Output;
use super::{Outcome, open, tell};
use crate::atlas::Severity;
use crate::atlas::date::Day;
use crate::atlas::shown::escaped;
use crate::problems::{Finding, Listed, Review};
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
    let atlas = opened.atlas();
    let listed = Listed::of(&Review::of(atlas, today()), atlas);
    let mut told: Vec<&Finding> = Vec::new();
    let mut more = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        let all = listed.findings.iter();
        let mut all: Vec<_> = all.filter(|f| f.severity() == severity).collect();
        let count = listed.count(severity);
        all.truncate(MOST);
        if count > all.len() {
            more.push((severity, count - all.len()));
        }
        told.append(&mut all);
    }
    let points = opened.document.points(told.iter().map(|f| &f.place));
    let mut lines: Vec<_> = points.into_iter().zip(told).collect();
    lines.sort_by_key(|&(point, finding)| (point, finding.severity()));
    let path = path.to_string_lossy();
    let path = escaped(&path);
    for (point, finding) in lines {
        let words = texts.finding(atlas, finding);
        out.write(format_args!(
            "{path}:{}: {}: {}\n",
            point.line,
            texts.say(&finding.severity()),
            escaped(&words)
        ));
    }
    for (severity, count) in more {
        out.write(format_args!(
            "{path}: {}: {}\n",
            texts.say(&severity),
            texts.and_more(count)
        ));
    }
    if listed.count(Severity::Error) > 0 {
        Outcome::Errors
    } else {
        Outcome::Clean
    }
}

/// The day that it is in Greenwich; of a clock that is far off, the last of all: no date is still to come then.
fn today() -> Day {
    const SECONDS_A_DAY: u64 = 24 * 60 * 60;
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / SECONDS_A_DAY);
    let day = i64::try_from(days).ok().and_then(Day::of_number);
    day.unwrap_or(Day::MAX)
}
