//! Saves an atlas so that at every moment the file holds the old version or the new one, wholly.
//!
//! The new version is written beside the file, with the same mode and owner, and the disk has it before it takes the
//! file's place; a link stays a link, to the new version. The version before is kept elsewhere (`previous.rs`). What a save
//! can't keep: access lists and extended attributes, and that other hard links of the file see the new version.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, RealDisk};
use super::folders::folder_of;
use super::known::{Known, Print};
use crate::atlas::Atlas;
use crate::formats::ron::{Document, write};

mod error;
mod previous;
mod temporary;
#[cfg(test)]
mod tests;

pub use error::{SaveError, SaveReason};
pub use previous::{Previous, Version};
use temporary::write_beside;

/// How many links lead to a file at most, as most systems have it.
const LINKS: usize = 40;

/// What a save did. The file holds the atlas now.
#[derive(Debug)]
pub struct Saved {
    /// What the file holds now.
    pub print: Print,
    /// What became of the version before.
    pub before: Before,
    /// Why the disk does not promise to keep the new version through a loss of power, where it does not.
    pub unconfirmed: Option<io::Error>,
}

/// What became of the version that a save replaced.
#[derive(Debug)]
pub enum Before {
    /// There was no such file.
    None,
    /// It was the same to the byte, and was left alone.
    Same,
    /// It is kept here; nowhere where that was not asked for.
    Kept(Option<PathBuf>),
    /// It could not be kept.
    Lost(io::Error),
}

/// Saves an atlas to a file, whatever that holds. Where `document` is what was opened and the atlas says the same, the file gets the bytes that
/// were read; else the canonical form. What the file held is kept in `previous`.
///
/// # Errors
/// When it can't be saved; the file holds what it held before.
pub fn save(
    path: &Path,
    atlas: &Atlas,
    document: Option<&Document>,
    previous: &Previous,
) -> Result<Saved, SaveError> {
    save_over(path, atlas, document, previous, None)
}

/// The same, where the file still holds what it is known to hold. One that is gone has nothing to be written over.
///
/// # Errors
/// As [`save`], and when the file holds anything else.
pub fn save_over(
    path: &Path,
    atlas: &Atlas,
    document: Option<&Document>,
    previous: &Previous,
    known: Option<&Known>,
) -> Result<Saved, SaveError> {
    let bytes = match document {
        Some(document) => document.bytes_for(atlas),
        None => write(atlas).map(String::into_bytes),
    };
    bytes
        .map_err(SaveReason::from)
        .and_then(|bytes| save_bytes(&RealDisk, previous, path, &bytes, known))
        .map_err(|reason| SaveError {
            path: path.to_owned(),
            reason,
        })
}

/// Writes a text to a file, whatever that holds.
///
/// # Errors
/// When it can't be written; the file holds what it held before.
pub fn save_text(path: &Path, text: &str) -> Result<Saved, SaveError> {
    save_bytes(&RealDisk, &Previous::unkept(), path, text.as_bytes(), None).map_err(|reason| {
        SaveError {
            path: path.to_owned(),
            reason,
        }
    })
}

/// Gives a small file of the program's own new bytes, wholly or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let disk = RealDisk;
    // A link stays a link, as whoever keeps settings under version control has it.
    let place = disk.canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = disk.metadata(&place).ok();
    write_beside(&disk, &place, bytes, old.as_ref())?.put_in_place(&disk)
}

fn save_bytes(
    disk: &impl Disk,
    previous: &Previous,
    path: &Path,
    bytes: &[u8],
    known: Option<&Known>,
) -> Result<Saved, SaveReason> {
    let print = Print::of(bytes);
    let place = behind_links(disk, path)?;
    let old = match disk.metadata(&place) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let mut before = Before::None;
    if let Some(old) = &old {
        if old.is_dir() {
            return Err(SaveReason::FolderInTheWay);
        }
        if !old.is_file() {
            return Err(SaveReason::NotAFile);
        }
        let held = disk.read(&place);
        if held.as_ref().is_ok_and(|held| held == bytes) {
            // Who saves again because the disk did not confirm the last time wants to hear of it.
            return Ok(Saved {
                print,
                before: Before::Same,
                unconfirmed: confirm(disk, &place).err(),
            });
        }
        // What can't be read may be anything.
        if let Some(known) = known
            && !held.as_ref().is_ok_and(|held| known.is(held))
        {
            return Err(SaveReason::Overtaken);
        }
        // Another file could take its place even so; but who made it read only does not want that.
        if old.permissions().readonly() {
            return Err(SaveReason::ReadOnlyFile);
        }
        disk.try_writing(&place)
            .map_err(|error| match error.kind() {
                io::ErrorKind::PermissionDenied => SaveReason::ReadOnlyFile,
                _ => error.into(),
            })?;
        // The work is worth more than the version before it: where that can't be kept, the save goes on, and says so.
        let kept = held.and_then(|held| previous.keep(disk, &place, &held, old));
        before = kept.map_or_else(Before::Lost, Before::Kept);
    }
    write_beside(disk, &place, bytes, old.as_ref())?.put_in_place(disk)?;
    Ok(Saved {
        print,
        before,
        unconfirmed: confirm(disk, &place).err(),
    })
}

/// Waits until the disk has the file's new name. Some file systems can't be asked; theirs is the best that can be had.
fn confirm(disk: &impl Disk, place: &Path) -> io::Result<()> {
    disk.sync_folder(folder_of(place))
        .or_else(|error| match error.kind() {
            // The last is for a folder that may be written but not read.
            io::ErrorKind::InvalidInput
            | io::ErrorKind::Unsupported
            | io::ErrorKind::PermissionDenied => Ok(()),
            _ => Err(error),
        })
}

/// The file that a path means: behind all links, also those that lead to a file which is not there yet.
fn behind_links(disk: &impl Disk, path: &Path) -> Result<PathBuf, SaveReason> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let name = path
            .file_name()
            .ok_or(SaveReason::FolderInTheWay)?
            .to_owned();
        let folder = disk.canonicalize(folder_of(&path))?;
        let place = folder.join(name);
        match disk.read_link(&place) {
            // A relative link counts from the folder that it is in.
            Ok(to) => path = folder.join(to),
            // No link, or nothing there.
            Err(_) => return Ok(place),
        }
    }
    Err(SaveReason::LinkLoop)
}
