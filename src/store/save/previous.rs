//! The version that a save replaces, kept in the folder that the system has for a program's state.
//!
//! Not beside the file as `atlas.ron~`: atlases live in version control and shared folders, where that would be litter.
//! One version a file, under its own name and a number of its path; `~/.local/state/city-ties/previous` on Linux.

use std::io;
use std::path::{Path, PathBuf};

use super::super::disk::Disk;
use super::temporary::write_beside;

/// Where replaced versions are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous(Option<PathBuf>);

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

    /// Keeps the bytes that a file held until now; says where.
    pub(super) fn keep(
        &self,
        disk: &impl Disk,
        file: &Path,
        bytes: &[u8],
    ) -> io::Result<Option<PathBuf>> {
        let Some(folder) = self.0.as_deref() else {
            return Ok(None);
        };
        disk.create_folder(folder)?;
        let kept = folder.join(name_for(file));
        // The folder is the user's alone, so the copy of a private file stays private.
        write_beside(disk, &kept, bytes, None)?.put_in_place(disk)?;
        Ok(Some(kept))
    }
}

/// A name for a file's previous version: people know it by its name, and two of a name are told apart by their path.
fn name_for(file: &Path) -> PathBuf {
    // FNV-1a: the same in every build, as a hash for names on disk must be.
    let path = file.as_os_str().as_encoded_bytes();
    let number = path.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    // File systems count bytes, and 255 of them at most.
    let name: String = name.chars().take(50).collect();
    format!("{name}-{number:016x}.ron").into()
}

/// The folder for what a program keeps from one start to the next: by the XDG rules, and what Windows and macOS have.
pub(in crate::store) fn state_folder() -> Option<PathBuf> {
    // A relative path is to be ignored, say the rules.
    let named = |name| {
        let folder = std::env::var_os(name).map(PathBuf::from);
        folder.filter(|folder| folder.is_absolute())
    };
    if cfg!(windows) {
        return named("LOCALAPPDATA");
    }
    let own = if cfg!(target_os = "macos") {
        "Library/Application Support"
    } else {
        ".local/state"
    };
    named("XDG_STATE_HOME").or_else(|| std::env::home_dir().map(|home| home.join(own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_a_name_have_a_previous_version_each() {
        let (a, b) = (
            name_for(Path::new("/a/x.ron")),
            name_for(Path::new("/b/x.ron")),
        );
        assert_ne!(a, b);
        assert!(a.to_string_lossy().starts_with("x-"), "{}", a.display());
        assert_eq!(a, name_for(Path::new("/a/x.ron")));
    }
}
