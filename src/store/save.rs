//! Saves an atlas: the whole file or none of it, whatever happens meanwhile.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use thiserror::Error;

use crate::atlas::Atlas;
use crate::formats::ron::{Document, WriteError, write};

/// A file that could not be saved, and why; what was there before still is. It displays as "FILE: what is wrong; what to
/// do".
#[derive(Debug, Error)]
#[error("{}: {reason}", .path.display())]
pub struct SaveError {
    /// The file, as the user named it.
    pub path: PathBuf,
    /// Why.
    pub reason: SaveReason,
}

/// What kept a file from being saved. It displays as "what is wrong; what to do".
#[derive(Debug, Error)]
pub enum SaveReason {
    /// Its folder is not there.
    #[error("its folder is not there, or takes no files; check the path, or save elsewhere")]
    NoFolder,
    /// A folder bears its name.
    #[error("a folder of this name is in the way; choose another name")]
    Folder,
    /// Not the user's to write.
    #[error("you may not write here; change the permissions, or save elsewhere")]
    NoPermission,
    /// No room.
    #[error("the disk is full; make room, or save elsewhere")]
    NoSpace,
    /// A disk that is only read.
    #[error("this disk can only be read; save elsewhere")]
    ReadOnlyDisk,
    /// Any other trouble of the system's.
    #[error("it can't be written ({0}); check the disk, or save elsewhere")]
    Io(io::Error),
    /// The atlas has no form in a file: a fault of the program's.
    #[error("the atlas has no form in a file ({0}); please report this")]
    NoForm(#[from] WriteError),
}

impl From<io::Error> for SaveReason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            _ => Self::Io(error),
        }
    }
}

/// Saves an atlas to a file. `document` is the file that it was read from: an atlas without changes is written back to
/// the byte. What the file held before is kept beside it, its name ending in `~`.
///
/// # Errors
/// When it can't be written; what was there before still is.
pub fn save(path: &Path, atlas: &Atlas, document: Option<&Document>) -> Result<(), SaveError> {
    let save = || -> Result<(), SaveReason> {
        let bytes = match document {
            Some(document) => document.bytes_for(atlas)?,
            None => write(atlas)?.into_bytes(),
        };
        Ok(replace(path, &bytes, Previous::Keep)?)
    };
    save().map_err(|reason| SaveError {
        path: path.to_owned(),
        reason,
    })
}

/// What becomes of what a file held before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Previous {
    /// It is kept beside the file.
    Keep,
    /// It is not worth keeping.
    Drop,
}

/// Gives a file new bytes: a reader, or whoever comes after a power cut, finds all of the old or all of the new.
///
/// # Errors
/// When they can't be written; the old ones are still there.
pub(super) fn replace(path: &Path, bytes: &[u8], previous: Previous) -> io::Result<()> {
    // A link stays one: what it leads to is replaced.
    let target = led_to(path);
    let was = match fs::metadata(&target) {
        Ok(was) if was.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // A rename would not mind that the file is not to be written.
        Ok(was) if was.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(was) => Some(was),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let new = beside(&target, ".", &format!(".{}.new", unique()));
    let replaced = write_synced(&new, bytes, was.as_ref()).and_then(|()| {
        if was.is_some() && previous == Previous::Keep {
            keep(&target)?;
        }
        fs::rename(&new, &target)
    });
    if let Err(error) = replaced {
        // Half a file is nobody's. Where it can't be removed either, the trouble before is what to tell.
        fs::remove_file(&new).unwrap_or_default();
        return Err(error);
    }
    sync_folder(&target)
}

/// Where a path leads, through links, also where what they lead to is not there yet.
fn led_to(path: &Path) -> PathBuf {
    if let Ok(whole) = fs::canonicalize(path) {
        return whole;
    }
    match fs::read_link(path) {
        Ok(to) => path.parent().unwrap_or(Path::new("")).join(to),
        Err(_) => path.to_owned(),
    }
}

/// A name in the same folder: the file's own with something before and behind.
fn beside(path: &Path, before: &str, behind: &str) -> PathBuf {
    let mut name = OsString::from(before);
    name.push(path.file_name().unwrap_or(OsStr::new("atlas")));
    name.push(behind);
    path.with_file_name(name)
}

/// Different for each file of each running program.
fn unique() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("{}-{number}", std::process::id())
}

/// Writes a new file with the rights of the one that it will replace, down to the disk.
fn write_synced(path: &Path, bytes: &[u8], like: Option<&Metadata>) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    if let Some(like) = like {
        own_like(&file, like);
        file.set_permissions(like.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a file to whom another belongs, where the user may: in a folder of several people's, say.
#[cfg(unix)]
fn own_like(file: &File, like: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    // Who may not give files away keeps this one, which is the usual case, and no reason not to save.
    fchown(file, None, Some(like.gid())).unwrap_or_default();
    fchown(file, Some(like.uid()), None).unwrap_or_default();
}

#[cfg(not(unix))]
fn own_like(_file: &File, _like: &Metadata) {}

/// Keeps what a file holds under a name beside it. A second name costs nothing; where a disk has none, it is copied.
fn keep(path: &Path) -> io::Result<()> {
    let kept = beside(path, "", "~");
    match fs::remove_file(&kept) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::hard_link(path, &kept).or_else(|_| fs::copy(path, &kept).map(|_| ()))
}

/// Without it, a power cut could undo the rename.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Elsewhere a folder can't be opened; the system orders its writes itself.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}
