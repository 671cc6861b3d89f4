//! Why a file could not be opened. `text` has the words for it.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::formats::csv::CsvError;
use crate::formats::ron::{Fault, ReadError};

/// A file that could not be opened, and why.
#[derive(Debug, Error)]
#[error("{}: {reason}", .path.display())]
pub struct OpenError {
    /// The file, as the user named it; `-` for standard input.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// What kept a file from being opened.
#[derive(Debug, Error)]
pub enum Reason {
    /// Nothing there.
    #[error("cant-open-missing")]
    Missing,
    /// A name that no file can have, with a NUL character in it say.
    #[error("cant-open-name")]
    BadName,
    /// A folder.
    #[error("cant-open-folder")]
    Folder,
    /// A pipe, a socket or a device: waiting for it may never end.
    #[error("cant-open-no-file")]
    NotAFile,
    /// Not the user's to read.
    #[error("cant-open-permission")]
    NoPermission,
    /// Larger than any atlas.
    #[error("cant-open-large")]
    TooLarge,
    /// Any other trouble of the system's.
    #[error("cant-open: {0}")]
    Io(io::Error),
    /// Bytes that are no atlas.
    #[error(transparent)]
    NotAnAtlas(#[from] ReadError),
    /// Bytes that are no table of cities or ties.
    #[error(transparent)]
    NoTable(CsvError),
    /// A table that is neither of cities nor of ties.
    #[error("cant-open-csv-neither")]
    NeitherTable,
    /// A table of cities without that of its ties.
    #[error("cant-open-csv-no-ties")]
    NoTies,
    /// A table of ties without that of its cities.
    #[error("cant-open-csv-no-cities")]
    NoCities,
}

impl Reason {
    /// The largest file that is read, in bytes: twice what a million ties take.
    pub const MAX_BYTES: u64 = 512_000_000;
}

impl From<Fault> for Reason {
    fn from(fault: Fault) -> Self {
        Self::NotAnAtlas(fault.into())
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename => Self::BadName,
            _ => Self::Io(error),
        }
    }
}
