//! Why a file could not be saved.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::atlas::shown::escaped;
use crate::formats::ron::WriteError;

/// A file that could not be saved, and why; the file is as it was before, and so is the atlas. It displays as
/// "FILE: what is wrong; what to do".
#[derive(Debug, Error)]
#[error("{}: {reason}", escaped(&.path.to_string_lossy()))]
pub struct SaveError {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// Why.
    pub reason: SaveReason,
}

/// What kept a file from being saved. It displays as "what is wrong; what to do".
#[derive(Debug, Error)]
pub enum SaveReason {
    /// The folder is not there, or not any more.
    #[error("its folder is not there; check the path, or save to another folder")]
    NoFolder,
    /// What should be a folder is a file.
    #[error("a part of its path is a file, not a folder; save to another folder")]
    NotAFolder,
    /// A folder stands where the file should.
    #[error("a folder of this name is in the way; save under another name")]
    FolderInTheWay,
    /// A device, a pipe or the like.
    #[error("this is no regular file; save to a file")]
    NotAFile,
    /// Links that lead in a circle.
    #[error("its links lead in a circle; save to another file")]
    LinkLoop,
    /// A name that the disk can't hold.
    #[error("the disk can't hold a file of this name; save under a shorter, plainer one")]
    BadName,
    /// The file is marked as not to be changed, or another's.
    #[error("the file is read only; save to another file, or change its permissions")]
    ReadOnlyFile,
    /// No file may be made in the folder.
    #[error("you may not write to its folder; save to another folder, or change its permissions")]
    ReadOnlyFolder,
    /// A disk that takes no writing.
    #[error("the disk is read only; save to another disk")]
    ReadOnlyDisk,
    /// No room.
    #[error("the disk is full; make room, then save again, or save to another disk")]
    DiskFull,
    /// No room for this user.
    #[error(
        "your share of the disk is used up; make room, then save again, or save to another disk"
    )]
    QuotaUsedUp,
    /// Any other trouble of the system's.
    #[error("it can't be written ({0}); check the disk, then save again, or save elsewhere")]
    Io(io::Error),
    /// An atlas that has no form in a file.
    #[error(transparent)]
    Unwritable(#[from] WriteError),
}

impl From<io::Error> for SaveReason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoFolder,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            io::ErrorKind::IsADirectory => Self::FolderInTheWay,
            io::ErrorKind::PermissionDenied => Self::ReadOnlyFolder,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            io::ErrorKind::StorageFull => Self::DiskFull,
            io::ErrorKind::QuotaExceeded => Self::QuotaUsedUp,
            io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => Self::BadName,
            _ => Self::Io(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_would_deceive_is_shown_for_what_it_is() {
        let error = SaveError {
            path: "sister\u{202e}nor.\n".into(),
            reason: SaveReason::DiskFull,
        };
        let text = error.to_string();
        assert!(text.starts_with("sister\\u{202e}nor.\\n: "), "{text}");
    }
}
