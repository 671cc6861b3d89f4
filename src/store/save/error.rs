//! Why a file could not be saved. `text` has the words for it.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::formats::ron::WriteError;

/// A file that could not be saved, and why; the file is as it was before, and so is the atlas.
#[derive(Debug, Error)]
#[error("{}: {reason}", .path.display())]
pub struct SaveError {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// Why.
    pub reason: SaveReason,
}

/// What kept a file from being saved.
#[derive(Debug, Error)]
pub enum SaveReason {
    /// The folder is not there, or not any more.
    #[error("cant-save-no-folder")]
    NoFolder,
    /// What should be a folder is a file.
    #[error("cant-save-not-a-folder")]
    NotAFolder,
    /// A folder stands where the file should.
    #[error("cant-save-folder")]
    FolderInTheWay,
    /// A device, a pipe or the like.
    #[error("cant-save-no-file")]
    NotAFile,
    /// Links that lead in a circle.
    #[error("cant-save-links")]
    LinkLoop,
    /// A name that the disk can't hold.
    #[error("cant-save-name")]
    BadName,
    /// Another program has changed it since it was read or saved here last.
    #[error("cant-save-overtaken")]
    Overtaken,
    /// The file is marked as not to be changed, or another's.
    #[error("cant-save-read-only")]
    ReadOnlyFile,
    /// No file may be made in the folder.
    #[error("cant-save-permission")]
    ReadOnlyFolder,
    /// A disk that takes no writing.
    #[error("cant-save-read-only-disk")]
    ReadOnlyDisk,
    /// No room.
    #[error("cant-save-full")]
    DiskFull,
    /// No room for this user.
    #[error("cant-save-quota")]
    QuotaUsedUp,
    /// Any other trouble of the system's.
    #[error("cant-save: {0}")]
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
