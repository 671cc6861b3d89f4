//! Opens a pair of CSV files.

use std::path::Path;

use super::error::{OpenError, Reason};
use crate::atlas::Atlas;
use crate::formats::csv::{self, Half};

/// Opens the atlas in a file of cities and one of ties.
///
/// # Errors
/// When one of them can't be read.
pub fn open_pair(cities: &Path, ties: &Path) -> Result<Atlas, OpenError> {
    let read = |path: &Path| {
        std::fs::read(path).map_err(|error| OpenError {
            path: path.to_owned(),
            reason: error.into(),
        })
    };
    let bytes = (read(cities)?, read(ties)?);
    csv::read(&bytes.0, &bytes.1).map_err(|error| OpenError {
        path: match error.half {
            Half::Cities => cities.to_owned(),
            Half::Ties => ties.to_owned(),
        },
        reason: Reason::NoTable(error),
    })
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
