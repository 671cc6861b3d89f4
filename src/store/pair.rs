//! Opens a pair of CSV files.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::{OpenError, Reason};
use super::open::Opened;
use crate::atlas::Atlas;
use crate::formats::csv::{self, Half};
use crate::formats::ron::Document;

/// So much of a file is read to see what its columns are, bytes.
const HEAD_BYTES: u64 = 4096;

/// So many files beside a table are looked into for the other one.
const MOST_LOOKED_INTO: usize = 100;

/// Opens the atlas in a file of cities and one of ties.
///
/// # Errors
/// When one of them can't be read.
pub fn open_pair(cities: &Path, ties: &Path) -> Result<Atlas, OpenError> {
    let bytes = (read(cities)?, read(ties)?);
    csv::read(&bytes.0, &bytes.1).map_err(|error| OpenError {
        path: match error.half {
            Half::Cities => cities.to_owned(),
            Half::Ties => ties.to_owned(),
        },
        reason: Reason::NoTable(error),
    })
}

/// Opens the atlas of which a CSV file is one half, the other lying beside it. It has no file that it could be saved to.
///
/// # Errors
/// When the file can't be read, or is neither table; when the other one is not beside it, or can't be read.
pub(super) fn open_half(path: &Path) -> Result<Opened, OpenError> {
    let refused = |reason| OpenError {
        path: path.to_owned(),
        reason,
    };
    let half = half_of(path).map_err(refused)?;
    let half = half.ok_or_else(|| refused(Reason::NeitherTable))?;
    let other = other_beside(path, half);
    let (cities, ties) = match (half, &other) {
        (Half::Cities, Some(ties)) => (path, ties.as_path()),
        (Half::Ties, Some(cities)) => (cities.as_path(), path),
        (Half::Cities, None) => return Err(refused(Reason::NoTies)),
        (Half::Ties, None) => return Err(refused(Reason::NoCities)),
    };
    let mut atlas = open_pair(cities, ties)?;
    atlas.about.title = title_of(cities);
    Ok(Opened {
        path: None,
        document: Document::unwritten(atlas),
    })
}

/// Whether a file is called like a table.
pub fn is_csv(path: &Path) -> bool {
    let ending = path.extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, Reason::MAX_BYTES).map_err(|reason| OpenError {
        path: path.to_owned(),
        reason,
    })
}

/// So many bytes of a file at most.
fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, Reason> {
    // Before opening: a folder opens on some systems, and a pipe waits for whoever writes to it.
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(Reason::Folder);
    }
    if !metadata.is_file() {
        return Err(Reason::NotAFile);
    }
    if metadata.len() > Reason::MAX_BYTES {
        return Err(Reason::TooLarge);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn half_of(path: &Path) -> Result<Option<Half>, Reason> {
    Ok(Half::of(&read_up_to(path, HEAD_BYTES)?))
}

/// The other table in the same folder: the one whose name says so, else the only one there is.
fn other_beside(path: &Path, half: Half) -> Option<PathBuf> {
    // What can't be looked into is not what is looked for.
    let is_other = |path: &Path| matches!(half_of(path), Ok(found) if found == Some(half.other()));
    let name = path.file_name()?.to_str();
    let (own, others) = match half {
        Half::Cities => ("cities", "ties"),
        Half::Ties => ("ties", "cities"),
    };
    let named = name
        .and_then(|name| name.rfind(own).map(|at| (name, at)))
        .map(|(name, at)| {
            let (before, after) = (&name[..at], &name[at + own.len()..]);
            path.with_file_name(format!("{before}{others}{after}"))
        });
    if let Some(named) = named.filter(|named| is_other(named)) {
        return Some(named);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let beside = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let tables = beside.flatten().map(|entry| entry.path());
    let mut others = tables
        .filter(|other| is_csv(other) && other.is_file())
        .take(MOST_LOOKED_INTO)
        .filter(|other| is_other(other));
    let only = others.next()?;
    others.next().is_none().then_some(only)
}

/// What the atlas is called: what the file of cities is, less that word; where nothing is left, its folder.
fn title_of(cities: &Path) -> String {
    let stem = cities.file_stem().unwrap_or_default().to_string_lossy();
    let title = stem.replacen("cities", "", 1);
    let title = title.trim_matches(|c: char| c.is_whitespace() || "-_.".contains(c));
    if !title.is_empty() {
        return title.to_owned();
    }
    let folder = cities.parent().and_then(Path::file_name);
    folder.unwrap_or_default().to_string_lossy().into_owned()
}

/// The most memory that this process ever had, bytes; 0 where the system doesn't say.
pub fn peak_memory_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| {
        let kilobytes = line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?;
        kilobytes.trim().parse::<u64>().ok()
    });
    peak.unwrap_or(0) * 1024
}
