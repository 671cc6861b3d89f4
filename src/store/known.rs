//! What a file is known to hold, and how it is told whether it still does.

use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use super::checksum::checksum;
use super::error::{OpenError, Reason};
use super::open::read_bytes;
use crate::atlas::Atlas;
use crate::formats::ron::{Document, read};

/// The length and checksum of a file's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    length: u64,
    sum: u64,
}

impl Print {
    /// That of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            length: bytes.len() as u64,
            sum: checksum(bytes),
        }
    }
}

/// What a file is known to hold.
#[derive(Clone, Debug)]
pub enum Known {
    /// These bytes, which were read.
    Read(Box<Document>),
    /// Bytes of this print, which were written.
    Written(Print),
}

impl Known {
    /// Whether it is these bytes.
    pub fn is(&self, bytes: &[u8]) -> bool {
        match self {
            Self::Read(document) => document.bytes() == Some(bytes),
            Self::Written(print) => *print == Print::of(bytes),
        }
    }
}

/// A file as it looks from outside, without being read: while this stays the same, so does what it holds. Links are
/// followed, so a link that leads elsewhere now looks different too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glance {
    /// Nothing there.
    Gone,
    /// A file.
    There(Shape),
    /// It could not be looked at.
    Hidden(io::ErrorKind),
}

/// What a system says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    length: u64,
    modified: Option<SystemTime>,
    /// The file that the name stands for, and when anything about it changed last: told apart even where somebody sets
    /// the time of change back, or puts a file of the same size in its place within one tick of the clock.
    unix: Option<(u64, u64, i64, i64)>,
}

impl Glance {
    /// Looks. May wait for a disk.
    pub fn at(path: &Path) -> Self {
        match std::fs::metadata(path) {
            Ok(metadata) => Self::There(Shape {
                length: metadata.len(),
                modified: metadata.modified().ok(),
                unix: unix(&metadata),
            }),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Gone,
                kind => Self::Hidden(kind),
            },
        }
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn unix(metadata: &Metadata) -> Option<(u64, u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let of = metadata;
    Some((of.dev(), of.ino(), of.ctime(), of.ctime_nsec()))
}

#[cfg(not(unix))]
fn unix(_: &Metadata) -> Option<(u64, u64, i64, i64)> {
    None
}

/// What a second reading of a file brought.
#[derive(Debug)]
pub enum Again {
    /// It holds what it was known to hold.
    AsBefore,
    /// It holds something else.
    Other(Box<Document>),
}

/// Reads a file again. What it holds in common with an atlas is shared with that, so that comparing both costs little.
///
/// # Errors
/// When it can't be read, or holds no atlas.
pub fn read_again(path: &Path, known: Option<&Known>, atlas: &Atlas) -> Result<Again, OpenError> {
    let document = read_bytes(path).and_then(|bytes| {
        if known.is_some_and(|known| known.is(&bytes)) {
            return Ok(None);
        }
        Ok(Some(read(bytes).map_err(Reason::from)?))
    });
    match document {
        Ok(None) => Ok(Again::AsBefore),
        Ok(Some(document)) => Ok(Again::Other(Box::new(document.sharing(atlas)))),
        Err(reason) => Err(OpenError {
            path: path.to_owned(),
            reason,
        }),
    }
}
