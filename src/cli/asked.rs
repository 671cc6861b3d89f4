//! What the window is asked to show first.

use std::io;
use std::path::{Path, PathBuf};

use super::{open, tell};
use crate::store::{self, OpenError, Opened, Settings};

/// The atlas that a window begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// The atlas that comes with the program.
    #[default]
    Example,
    /// A file, or standard input for `-`.
    File(PathBuf),
    /// The file opened last; the atlas that comes with the program where that can't be opened.
    Latest(PathBuf),
}

impl Asked {
    /// What a file on the command line and the user's settings ask for.
    pub fn for_window(file: Option<PathBuf>, settings: &Settings) -> Self {
        let latest = || settings.recent.first().filter(|_| settings.open_latest);
        match file {
            Some(file) => Self::File(file),
            None => latest().cloned().map_or(Self::Example, Self::Latest),
        }
    }

    /// What it is called while it is read.
    pub fn name(&self) -> &Path {
        match self {
            Self::Example => Path::new("seoul-tehran.ron"),
            Self::File(file) | Self::Latest(file) => file,
        }
    }

    /// Opens it. It can take as long as a disk, a network or whoever writes to standard input.
    ///
    /// # Errors
    /// When it can't be opened; what is wrong has been said on standard error by then, and is for the window to say too:
    /// whoever starts it from a file manager sees no standard error.
    pub fn open(&self) -> Result<Opened, OpenError> {
        let opened = match self {
            Self::Example => store::example(),
            Self::File(file) => open(file, io::stdin().lock()),
            Self::Latest(file) => {
                let latest = store::open(file).inspect_err(tell);
                latest.or_else(|_told| store::example())
            }
        };
        opened.inspect_err(tell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_file_is_opened_only_where_none_is_named_and_the_user_wants_it() {
        let mut settings = Settings::default();
        settings.remember(Path::new("/a.ron"));
        let named = || Some(PathBuf::from("b.ron"));
        assert_eq!(Asked::for_window(None, &settings), Asked::Example);
        settings.open_latest = true;
        let latest = Asked::Latest("/a.ron".into());
        assert_eq!(Asked::for_window(None, &settings), latest);
        let file = Asked::File("b.ron".into());
        assert_eq!(Asked::for_window(named(), &settings), file);
    }

    #[test]
    fn where_the_latest_file_is_gone_the_window_begins_with_the_example() {
        let gone = Asked::Latest("/there/is/no/such.ron".into());
        assert!(gone.open().unwrap().path.is_none());
        let gone = Asked::File("/there/is/no/such.ron".into());
        assert!(gone.open().is_err());
    }
}
