//! The versions that saves replaced, kept in the folder that the system has for a program's state.
//!
//! Not beside the file as `atlas.ron~`: atlases live in version control and shared folders, where that would be litter.
//! A folder a file, under its own name and a number of its path; `~/.local/state/city-ties/previous` on Linux. In it each
//! version is named after the moment at which it was written, in milliseconds since 1970.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::super::checksum::checksum;
use super::super::disk::{Disk, RealDisk};
use super::super::folders::state_folder;
use super::behind_links;
use super::temporary::write_beside;

/// How many versions of a file are kept.
const VERSIONS: usize = 10;
/// How large they may be together, in bytes; the latest is kept however large it is.
const BYTES: u64 = 256_000_000;

/// Where replaced versions are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous(Option<PathBuf>);

/// An earlier version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was written.
    pub written: SystemTime,
    /// How large it is, in bytes.
    pub bytes: u64,
}

impl Previous {
    /// In the user's own folder for state; nowhere on a system that has none.
    pub fn of_user() -> Self {
        let own = state_folder();
        Self(own.map(|folder| folder.join("city-ties").join("previous")))
    }

    /// In a folder, which need not be there yet.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self(Some(folder))
    }

    /// Nowhere.
    pub fn unkept() -> Self {
        Self(None)
    }

    /// The earlier versions of a file, the latest first. May wait for a disk.
    pub fn versions(&self, file: &Path) -> Vec<Version> {
        // What can't be looked at has no versions to show.
        let place = behind_links(&RealDisk, file).unwrap_or_else(|_| file.to_owned());
        let folder = self.0.as_ref().map(|all| all.join(name_for(&place)));
        folder.map_or_else(Vec::new, |folder| versions_in(&RealDisk, &folder))
    }

    /// Keeps the bytes that a file held until now; says where.
    pub(super) fn keep(
        &self,
        disk: &impl Disk,
        file: &Path,
        bytes: &[u8],
        old: &Metadata,
    ) -> io::Result<Option<PathBuf>> {
        let Some(all) = self.0.as_deref() else {
            return Ok(None);
        };
        let folder = all.join(name_for(file));
        disk.create_folder(&folder)?;
        // Never before a version that is kept already: times of files can be set back, and clocks too.
        let latest = versions_in(disk, &folder)
            .first()
            .map(|latest| latest.written);
        let earliest = latest.map(|latest| latest + Duration::from_millis(1));
        let written = old.modified().ok().max(earliest);
        let since = written.and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
        let kept = folder.join(format!("{}.ron", since.unwrap_or_default().as_millis()));
        // The folder is the user's alone, so the copy of a private file stays private.
        write_beside(disk, &kept, bytes, None)?.put_in_place(disk)?;
        for version in superfluous(&versions_in(disk, &folder)) {
            // What stays behind is taken away after the next save.
            disk.remove(&version.path).unwrap_or_default();
        }
        Ok(Some(kept))
    }
}

/// The versions in a folder, the latest first.
fn versions_in(disk: &impl Disk, folder: &Path) -> Vec<Version> {
    let files = disk.list(folder).unwrap_or_default();
    let mut versions: Vec<Version> = files
        .into_iter()
        .filter_map(|(path, bytes)| {
            // Files of any other name are not from here.
            let name = path.file_name()?.to_str()?.strip_suffix(".ron")?;
            let since = Duration::from_millis(name.parse().ok()?);
            let written = SystemTime::UNIX_EPOCH.checked_add(since)?;
            Some(Version {
                path,
                written,
                bytes,
            })
        })
        .collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.written));
    versions
}

/// Those that are too many, or too large together.
fn superfluous(versions: &[Version]) -> &[Version] {
    let mut bytes = 0;
    let kept = versions.iter().take(VERSIONS).enumerate();
    let kept = kept.take_while(|(number, version)| {
        bytes += version.bytes;
        *number == 0 || bytes <= BYTES
    });
    let kept = kept.count();
    &versions[kept..]
}

/// A name for a file's versions: people know it by its name, and two of a name are told apart by their path.
fn name_for(file: &Path) -> PathBuf {
    let number = checksum(file.as_os_str().as_encoded_bytes());
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    // File systems count bytes, and 255 of them at most.
    let name: String = name.chars().take(50).collect();
    format!("{name}-{number:016x}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_a_name_have_versions_of_their_own() {
        let (a, b) = (
            name_for(Path::new("/a/x.ron")),
            name_for(Path::new("/b/x.ron")),
        );
        assert_ne!(a, b);
        assert!(a.to_string_lossy().starts_with("x-"), "{}", a.display());
        assert_eq!(a, name_for(Path::new("/a/x.ron")));
    }

    fn versions(sizes: &[u64]) -> Vec<Version> {
        let sizes = sizes.iter().enumerate();
        let version = |(age, bytes): (usize, &u64)| Version {
            path: format!("{age}").into(),
            written: SystemTime::UNIX_EPOCH + Duration::from_secs(1000 - age as u64),
            bytes: *bytes,
        };
        sizes.map(version).collect()
    }

    #[test]
    fn the_latest_ten_are_kept_as_long_as_they_are_not_too_large_together() {
        assert!(superfluous(&versions(&[1; 10])).is_empty());
        let eleven = versions(&[1; 11]);
        assert_eq!(superfluous(&eleven), &eleven[10..]);
        let large = versions(&[BYTES / 2, BYTES / 2, 1]);
        assert_eq!(superfluous(&large), &large[2..]);
        let huge = versions(&[BYTES * 2, 1]);
        assert_eq!(superfluous(&huge), &huge[1..], "the latest stays");
    }
}
