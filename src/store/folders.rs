//! Where a user's programs keep what is theirs: by the XDG rules, and what Windows and macOS have instead.

use std::path::{Path, PathBuf};

/// The folder for settings; `None` on a system that has no place for them.
pub(super) fn config_folder() -> Option<PathBuf> {
    user_folder(
        "XDG_CONFIG_HOME",
        ".config",
        "Library/Application Support",
        "APPDATA",
    )
}

/// The folder for what a program keeps from one start to the next.
pub(super) fn state_folder() -> Option<PathBuf> {
    user_folder(
        "XDG_STATE_HOME",
        ".local/state",
        "Library/Application Support",
        "LOCALAPPDATA",
    )
}

/// The folder for what can be had again.
pub(super) fn cache_folder() -> Option<PathBuf> {
    user_folder("XDG_CACHE_HOME", ".cache", "Library/Caches", "LOCALAPPDATA")
}

/// A folder that a variable names, or one of this name in the user's own.
fn user_folder(variable: &str, own: &str, own_on_macos: &str, on_windows: &str) -> Option<PathBuf> {
    // A relative path is to be ignored, say the rules.
    let named = |name| {
        let folder = std::env::var_os(name).map(PathBuf::from);
        folder.filter(|folder| folder.is_absolute())
    };
    if cfg!(windows) {
        return named(on_windows);
    }
    let own = if cfg!(target_os = "macos") {
        own_on_macos
    } else {
        own
    };
    named(variable).or_else(|| std::env::home_dir().map(|home| home.join(own)))
}

/// The folder that a path is in; the one that the program runs in where the path names none.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}
