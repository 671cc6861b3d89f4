//! Looks at a path that is being typed: what is there, and how it could go on.

use std::path::{Path, PathBuf};

use super::folders::folder_of;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Nothing, in a folder that is there.
    Free,
    /// Nothing, and its folder is not there either.
    NoFolder,
}

/// What a look at a path saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Where a save would go: the path itself, or the one with the ending that it lacks.
    pub path: PathBuf,
    /// What stands there.
    pub place: Place,
    /// How the path could go on: folders (ending in `/`), then atlases, by name.
    pub goes_on: Vec<PathBuf>,
}

impl Look {
    /// How many ways to go on are told.
    pub const MOST: usize = 8;

    /// Looks. May wait for a disk.
    pub fn at(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
            place: Place::of(path),
            goes_on: goes_on(path),
        }
    }

    /// Looks where a file would be saved: what another system's user would not know how to open is given this ending;
    /// what stands there already keeps its name. May wait for a disk.
    pub fn for_saving(path: &Path, ending: &str) -> Self {
        let look = Self::at(path);
        if look.place != Place::Free || path.extension().is_some() {
            return look;
        }
        let path = path.with_extension(ending);
        Self {
            place: Place::of(&path),
            path,
            ..look
        }
    }
}

impl Place {
    fn of(path: &Path) -> Self {
        if path.is_dir() {
            Self::Folder
        } else if path.exists() {
            Self::File
        } else if folder_of(path).is_dir() {
            Self::Free
        } else {
            Self::NoFolder
        }
    }
}

/// Whether an empty file stands at a path. May wait for a disk.
pub fn is_empty(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0)
}

/// Behind `/` all that the folder has; else what begins like the last name, in any case.
fn goes_on(path: &Path) -> Vec<PathBuf> {
    let text = path.to_string_lossy();
    let is_whole_folder = text.ends_with(std::path::is_separator);
    let (folder, begin) = if is_whole_folder || text.is_empty() {
        (path, String::new())
    } else {
        let name = path.file_name().unwrap_or_default();
        (folder_of(path), name.to_string_lossy().to_lowercase())
    };
    // A folder that can't be read has nothing to offer; opening says why.
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<(bool, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            let is_meant =
                name.starts_with(&begin) && (!name.starts_with('.') || begin.starts_with('.'));
            let path = entry.path();
            let is_folder = path.is_dir();
            let is_offered = is_folder || path.extension().is_some_and(|end| end == "ron");
            (is_meant && is_offered).then_some((!is_folder, path))
        })
        .collect();
    found.sort();
    let whole = |(is_file, path): (bool, PathBuf)| if is_file { path } else { path.join("") };
    found.into_iter().map(whole).take(Look::MOST).collect()
}
