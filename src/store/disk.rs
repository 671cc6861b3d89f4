//! The file system, as far as saving needs it: a seam, so that tests can let each call fail.
//!
//! One method is one call that can fail. What follows from a failure is the caller's matter.

use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What saving asks of a file system.
pub(super) trait Disk {
    /// What a path leads to, over all links.
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        std::fs::metadata(path)
    }

    /// The way without links; all of it must be there.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::canonicalize(path)
    }

    /// Where a link leads.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::read_link(path)
    }

    /// Whether the file may be written, found out without changing it.
    fn try_writing(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().write(true).open(path).map(drop)
    }

    /// A file's bytes.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Makes a file that is not there yet, readable by no more people than `like` is, where that is given.
    fn create(&self, path: &Path, like: Option<&Metadata>) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if let Some(like) = like {
            use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
            // Narrowed further by the user's mask; `set_permissions` gives back what the mask took.
            options.mode(like.mode() & 0o777);
        }
        #[cfg(not(unix))]
        let _unused = like;
        options.open(path)
    }

    /// Gives a file an owner and a group.
    #[cfg(unix)]
    fn set_owner(&self, file: &File, owner: Option<u32>, group: Option<u32>) -> io::Result<()> {
        std::os::unix::fs::fchown(file, owner, group)
    }

    /// Gives a file its mode.
    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        file.set_permissions(permissions)
    }

    /// Writes all bytes.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Waits until the disk has a file's bytes.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Puts a file in the place of another, all at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    /// Makes a folder, and those it is in, for the user alone.
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    /// The files in a folder, with how large each is.
    fn list(&self, path: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
        let entries = std::fs::read_dir(path)?.flatten();
        let files = entries.filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            metadata.is_file().then(|| (entry.path(), metadata.len()))
        });
        Ok(files.collect())
    }

    /// Waits until the disk has a folder's names. Only Unix lets folders be opened.
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        if cfg!(unix) {
            File::open(path)?.sync_all()
        } else {
            Ok(())
        }
    }
}

/// The real one.
pub(super) struct RealDisk;

impl Disk for RealDisk {}
