//! Opens an atlas from a file or a stream.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::{OpenError, Reason};
use super::pair::{is_csv, open_half};
use crate::atlas::Atlas;
use crate::formats::ron::{Document, SNIFF_BYTES, read, sniff};

/// An atlas that was opened, and where from.
#[derive(Debug)]
pub struct Opened {
    /// The file; `None` where there is none to save to.
    pub path: Option<PathBuf>,
    /// The file as read, and the atlas in it.
    pub document: Document,
}

impl Opened {
    /// The atlas.
    pub fn atlas(&self) -> &Atlas {
        self.document.atlas()
    }
}

/// Opens the atlas in a file, or in two CSV files of which it is given one. A pipe is refused: nobody may ever write to it.
///
/// # Errors
/// When the file can't be read, or is no atlas.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_file(path, Pipes::Refused)
}

/// Opens the atlas in a file or a pipe, for callers who need not wait for the end of this call.
///
/// # Errors
/// When the file can't be read, or is no atlas.
pub fn open_or_wait(path: &Path) -> Result<Opened, OpenError> {
    open_file(path, Pipes::WaitedFor)
}

/// What becomes of a pipe with a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pipes {
    Refused,
    WaitedFor,
}

fn open_file(path: &Path, pipes: Pipes) -> Result<Opened, OpenError> {
    if is_csv(path) {
        return open_half(path);
    }
    let document = read_file(path, pipes).map_err(|reason| OpenError {
        path: path.to_owned(),
        reason,
    })?;
    Ok(Opened {
        path: Some(path.to_owned()),
        document,
    })
}

/// Opens the atlas in a stream; `name` stands in its errors where a path would.
///
/// # Errors
/// When the stream can't be read, or holds no atlas.
pub fn read_from(stream: impl Read, name: &str) -> Result<Opened, OpenError> {
    let bytes = read_stream(stream, 0);
    let document = bytes.and_then(|bytes| Ok(read(bytes)?));
    let document = document.map_err(|reason| OpenError {
        path: name.into(),
        reason,
    })?;
    Ok(Opened {
        path: None,
        document,
    })
}

fn read_file(path: &Path, pipes: Pipes) -> Result<Document, Reason> {
    let (stream, expected) = open_stream(path, pipes)?;
    Ok(read(read_stream(stream, expected)?)?)
}

/// The bytes of a file that begins like an atlas.
pub(super) fn read_bytes(path: &Path) -> Result<Vec<u8>, Reason> {
    let (stream, expected) = open_stream(path, Pipes::Refused)?;
    read_stream(stream, expected)
}

/// A file with how many bytes will probably come.
fn open_stream(path: &Path, pipes: Pipes) -> Result<(File, u64), Reason> {
    // Before opening: a folder opens on some systems and not on others.
    let metadata = std::fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(Reason::Folder);
    }
    let is_readable = metadata.is_file() || pipes == Pipes::WaitedFor && is_pipe(&metadata);
    if !is_readable {
        return Err(Reason::NotAFile);
    }
    if metadata.len() > Reason::MAX_BYTES {
        return Err(Reason::TooLarge);
    }
    Ok((File::open(path)?, metadata.len()))
}

#[cfg(unix)]
fn is_pipe(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.file_type().is_fifo()
}

/// Elsewhere pipes have no place among the files.
#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Reads to the end, if the beginning looks like an atlas: 200 MB of noise cost no more than their first kilobytes.
/// `expected` is how many bytes will probably come.
fn read_stream(mut stream: impl Read, expected: u64) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let head = read_up_to(&mut stream, SNIFF_BYTES as u64, &mut bytes)?;
    sniff(&bytes, head < SNIFF_BYTES as u64)?;
    let rest = Reason::MAX_BYTES + 1 - head;
    bytes.reserve_exact(usize::try_from(expected.min(rest).saturating_sub(head)).unwrap_or(0) + 1);
    if head + read_up_to(&mut stream, rest, &mut bytes)? > Reason::MAX_BYTES {
        return Err(Reason::TooLarge);
    }
    Ok(bytes)
}

fn read_up_to(stream: &mut impl Read, limit: u64, bytes: &mut Vec<u8>) -> io::Result<u64> {
    stream.take(limit).read_to_end(bytes).map(|n| n as u64)
}
