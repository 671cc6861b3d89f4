//! A file written beside another, to take its place all at once.

use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::super::disk::Disk;

/// How many names are tried: each that is taken was left by a program of this number that was killed while saving.
const NAMES: u32 = 100;

/// A file that is whole, on the disk, and not yet in its place.
#[must_use = "it litters the folder until it is put in place or taken away"]
pub(super) struct Temporary {
    path: PathBuf,
    place: PathBuf,
}

/// Writes bytes beside the place where they shall be, with mode and owner of what is there now.
pub(super) fn write_beside(
    disk: &impl Disk,
    place: &Path,
    bytes: &[u8],
    like: Option<&Metadata>,
) -> io::Result<Temporary> {
    let (mut file, path) = create_beside(disk, place, like)?;
    let written = fill(disk, &mut file, bytes, like);
    // Windows removes and renames no open file.
    drop(file);
    let temporary = Temporary {
        path,
        place: place.to_owned(),
    };
    match written {
        Ok(()) => Ok(temporary),
        Err(error) => {
            temporary.take_away(disk);
            Err(error)
        }
    }
}

impl Temporary {
    /// Puts it in its place, instead of what is there; then the old is gone and the new is there, at every moment one.
    pub(super) fn put_in_place(self, disk: &impl Disk) -> io::Result<()> {
        let moved = disk.rename(&self.path, &self.place);
        if moved.is_err() {
            self.take_away(disk);
        }
        moved
    }

    fn take_away(self, disk: &impl Disk) {
        // The trouble before is what the user hears of; a hidden file that stays behind harms nobody.
        disk.remove(&self.path).unwrap_or_default();
    }
}

fn create_beside(
    disk: &impl Disk,
    place: &Path,
    like: Option<&Metadata>,
) -> io::Result<(File, PathBuf)> {
    let process = std::process::id();
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..NAMES {
        // Short whatever the file is called: names have an end.
        let path = place.with_file_name(format!(".city-ties-{process}-{number}.tmp"));
        match disk.create(&path, like) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

fn fill(
    disk: &impl Disk,
    file: &mut File,
    bytes: &[u8],
    like: Option<&Metadata>,
) -> io::Result<()> {
    disk.write(file, bytes)?;
    if let Some(like) = like {
        keep_owner_and_mode(disk, file, like)?;
    }
    disk.sync(file)
}

/// Gives the new file the owner, group and mode of the old. Where the system does not let a user give a file away, it
/// stays the user's own: the group is kept if that may be, and without it the group may no more than anybody may.
#[cfg(unix)]
fn keep_owner_and_mode(disk: &impl Disk, file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let mut mode = like.mode() & 0o7777;
    let now = file.metadata()?;
    if now.uid() != like.uid() && disk.set_owner(file, Some(like.uid()), None).is_err() {
        // Not to run as another than before.
        mode &= !0o4000;
    }
    if now.gid() != like.gid() && disk.set_owner(file, None, Some(like.gid())).is_err() {
        mode &= !0o2000;
        mode = (mode & !0o070) | ((mode & 0o007) << 3);
    }
    // Last: a change of owner takes bits off.
    disk.set_permissions(file, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep_owner_and_mode(disk: &impl Disk, file: &File, like: &Metadata) -> io::Result<()> {
    disk.set_permissions(file, like.permissions())
}
