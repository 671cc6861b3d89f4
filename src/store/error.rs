//! Why a file could not be opened.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::atlas::shown::escaped;
use crate::formats::csv::CsvError;
use crate::formats::ron::{Fault, ReadError};

/// A file that could not be opened, and why. It displays as one line a fault, `FILE:LINE:COLUMN: what is wrong; what to do`.
#[derive(Debug, Error)]
#[error("{}", self.lines().join("\n"))]
pub struct OpenError {
    /// The file, as the user named it; `-` for standard input.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// What kept a file from being opened. It displays as "what is wrong; what to do".
#[derive(Debug, Error)]
pub enum Reason {
    /// Nothing there.
    #[error("there is no such file; check the path")]
    Missing,
    /// A name that no file can have, with a NUL character in it say.
    #[error("no file can have such a name; check the path")]
    BadName,
    /// A folder.
    #[error("this is a folder; name a file in it")]
    Folder,
    /// A pipe, a socket or a device: waiting for it may never end.
    #[error(
        "this is a pipe or a device, not a file; give its output to city-ties as -, or save it in a file"
    )]
    NotAFile,
    /// Not the user's to read.
    #[error("you may not read this file; change its permissions, or ask its owner")]
    NoPermission,
    /// Larger than any atlas.
    #[error(
        "the file is larger than {} MB; an atlas of a million ties is not, so this is probably another file",
        Reason::MAX_BYTES / 1_000_000
    )]
    TooLarge,
    /// Any other trouble of the system's.
    #[error("it can't be read ({0}); check the disk, then try again")]
    Io(io::Error),
    /// Bytes that are no atlas.
    #[error(transparent)]
    NotAnAtlas(#[from] ReadError),
    /// Bytes that are no table of cities or ties.
    #[error(transparent)]
    NoTable(CsvError),
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

impl OpenError {
    /// One line a fault: `FILE:LINE:COLUMN: what is wrong; what to do`, without line and column where a file has none.
    /// What would deceive a reader in a path or a word is escaped.
    pub fn lines(&self) -> Vec<String> {
        let path = self.path.to_string_lossy();
        let path = escaped(&path);
        match &self.reason {
            Reason::NotAnAtlas(error) => {
                let faults = error.faults.iter();
                let lines = faults
                    .map(|fault| format!("{path}:{}: {}", fault.at, escaped(&fault.to_string())));
                let more = (error.more > 0)
                    .then(|| format!("{path}: and {} more; correct these first", error.more));
                lines.chain(more).collect()
            }
            Reason::NoTable(error) => {
                let said = error.to_string();
                vec![format!("{path}:{}: {}", error.line, escaped(&said))]
            }
            other => vec![format!("{path}: {}", escaped(&other.to_string()))],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_with_a_file_says_what_to_do() {
        for kind in [
            io::ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::IsADirectory,
            io::ErrorKind::InvalidInput,
            io::ErrorKind::Interrupted,
        ] {
            let error = OpenError {
                path: "a.ron".into(),
                reason: io::Error::from(kind).into(),
            };
            let text = error.to_string();
            assert!(text.starts_with("a.ron: ") && text.contains("; "), "{text}");
        }
    }
}
