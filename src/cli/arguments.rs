//! The words of a command line → what they ask for.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use thiserror::Error;

/// What a command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The window, on a file or on the atlas that comes with the program.
    Window {
        /// The file.
        file: Option<PathBuf>,
    },
    /// What is wrong with some files.
    Check {
        /// The files, at least one; `-` is standard input.
        files: Vec<PathBuf>,
    },
    /// Help.
    Help,
    /// The version.
    Version,
}

/// A command line that asks for what there is not. It displays as "what is wrong; what to do".
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UsageError {
    /// An option that there is not.
    #[error("there is no option {0}; see city-ties --help")]
    UnknownOption(String),
    /// More files than one for one window.
    #[error(
        "the window opens one file, and {0} is one too many; to check several: city-ties check FILE..."
    )]
    TooManyFiles(String),
    /// Neither a command nor a file.
    #[error("{0} is neither a command nor a file; see city-ties --help, or check the path")]
    UnknownCommand(String),
    /// Nothing to check.
    #[error("check needs a file; write city-ties check FILE, or - for standard input")]
    NothingToCheck,
}

impl Command {
    /// What the words behind the program's name ask for. `is_there` tells whether a path exists: a lone word that is no path
    /// is more likely a command misspelt than a file to open.
    ///
    /// # Errors
    /// When they ask for what there is not.
    pub fn from_words(
        words: impl IntoIterator<Item = OsString>,
        is_there: impl Fn(&OsStr) -> bool,
    ) -> Result<Self, UsageError> {
        let mut files: Vec<OsString> = Vec::new();
        let mut check = false;
        let mut options_ended = false;
        for (number, word) in words.into_iter().enumerate() {
            let text = word.to_string_lossy();
            match text.as_ref() {
                _ if options_ended => files.push(word),
                "--" => options_ended = true,
                "-h" | "--help" => return Ok(Self::Help),
                "-V" | "--version" => return Ok(Self::Version),
                "check" if number == 0 => check = true,
                "help" if number == 0 && !is_there(&word) => return Ok(Self::Help),
                option if option.starts_with('-') && option != "-" => {
                    return Err(UsageError::UnknownOption(option.to_owned()));
                }
                _ => files.push(word),
            }
        }
        if check {
            if files.is_empty() {
                return Err(UsageError::NothingToCheck);
            }
            let files = files.into_iter().map(PathBuf::from).collect();
            return Ok(Self::Check { files });
        }
        let mut files = files.into_iter();
        let file = files.next();
        if let Some(word) = &file
            && !options_ended
            && is_bare(word)
            && !is_there(word)
        {
            return Err(UsageError::UnknownCommand(shown(word)));
        }
        match files.next() {
            Some(second) => Err(UsageError::TooManyFiles(shown(&second))),
            None => Ok(Self::Window {
                file: file.map(PathBuf::from),
            }),
        }
    }
}

/// A word without anything that makes it a path: no folder, no extension.
fn is_bare(word: &OsStr) -> bool {
    let text = word.to_string_lossy();
    text != "-" && !text.contains(['/', '\\', '.'])
}

fn shown(word: &OsStr) -> String {
    word.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(line: &str) -> Result<Command, UsageError> {
        let words = line.split_whitespace().map(OsString::from);
        Command::from_words(words, |path| path == "atlas")
    }

    #[test]
    fn words_ask_for_a_window_or_a_command() {
        let window = |file: Option<&str>| Command::Window {
            file: file.map(PathBuf::from),
        };
        let check = |files: &[&str]| Command::Check {
            files: files.iter().map(PathBuf::from).collect(),
        };
        for (line, wanted) in [
            ("", window(None)),
            ("a.ron", window(Some("a.ron"))),
            ("atlas", window(Some("atlas"))),
            ("-- check", window(Some("check"))),
            ("-- -odd", window(Some("-odd"))),
            ("check a.ron -", check(&["a.ron", "-"])),
            ("check -- -a.ron", check(&["-a.ron"])),
            ("--help", Command::Help),
            ("check --help", Command::Help),
            ("help", Command::Help),
            ("-V", Command::Version),
        ] {
            assert_eq!(command(line), Ok(wanted), "{line}");
        }
    }

    #[test]
    fn what_there_is_not_is_refused_with_a_way_on() {
        for (line, wanted) in [
            ("--hlep", UsageError::UnknownOption("--hlep".to_owned())),
            ("chekc", UsageError::UnknownCommand("chekc".to_owned())),
            ("a.ron b.ron", UsageError::TooManyFiles("b.ron".to_owned())),
            ("check", UsageError::NothingToCheck),
        ] {
            assert_eq!(command(line), Err(wanted), "{line}");
        }
    }
}
