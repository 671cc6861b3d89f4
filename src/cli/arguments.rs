//! The words of a command line → what they ask for.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use thiserror::Error;

use super::BenchOptions;
use crate::text::{Say, Texts};

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
    /// Two sides' changes to a file, brought together.
    Merge {
        /// What both began from.
        base: PathBuf,
        /// One side; the result is written there.
        mine: PathBuf,
        /// The other side.
        theirs: PathBuf,
    },
    /// Times and memory of a window that is moved by a script.
    Bench(BenchOptions),
    /// Help.
    Help,
    /// The version.
    Version,
}

/// A command line that asks for what there is not.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UsageError {
    /// An option that there is not.
    #[error("usage-no-option: {0}")]
    UnknownOption(String),
    /// More files than one for one window.
    #[error("usage-one-file: {0}")]
    TooManyFiles(String),
    /// Neither a command nor a file.
    #[error("usage-no-command: {0}")]
    UnknownCommand(String),
    /// An empty word where a file should be: a shell's variable that was not set, probably.
    #[error("usage-no-name")]
    EmptyPath,
    /// An option without a file behind it.
    #[error("usage-needs-file: {0}")]
    NeedsFile(&'static str),
    /// An option without a number behind it.
    #[error("usage-needs-number: {0}")]
    NeedsNumber(&'static str),
    /// An option without another that it needs: one half of a pair of files.
    #[error("usage-needs-pair: {0}, {1}")]
    NeedsPair(&'static str, &'static str),
    /// Nothing to check.
    #[error("usage-check")]
    NothingToCheck,
    /// Not three files to merge.
    #[error("usage-merge")]
    NotThreeToMerge,
}

impl Say for UsageError {
    fn say(&self, texts: &Texts) -> String {
        let about = |key: &str, what: &str| texts.with(key, &[("what", what.into())]);
        let needs = |key: &str, option: &str| texts.with(key, &[("option", option.into())]);
        match self {
            Self::UnknownOption(option) => about("usage-no-option", option),
            Self::TooManyFiles(file) => about("usage-one-file", file),
            Self::UnknownCommand(word) => about("usage-no-command", word),
            Self::EmptyPath => texts.get("usage-no-name"),
            Self::NeedsFile(option) => needs("usage-needs-file", option),
            Self::NeedsNumber(option) => needs("usage-needs-number", option),
            Self::NeedsPair(option, other) => texts.with(
                "usage-needs-pair",
                &[("option", (*option).into()), ("other", (*other).into())],
            ),
            Self::NothingToCheck => texts.get("usage-check"),
            Self::NotThreeToMerge => texts.get("usage-merge"),
        }
    }
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
        let mut words = words.into_iter().peekable();
        if words.next_if(|word| word == "bench").is_some() {
            return bench(words);
        }
        let mut files: Vec<OsString> = Vec::new();
        let (mut check, mut merge) = (false, false);
        let mut options_ended = false;
        for (number, word) in words.enumerate() {
            let text = word.to_string_lossy();
            match text.as_ref() {
                _ if options_ended => files.push(word),
                "--" => options_ended = true,
                "-h" | "--help" => return Ok(Self::Help),
                "-V" | "--version" => return Ok(Self::Version),
                "check" if number == 0 => check = true,
                "merge" if number == 0 => merge = true,
                "help" if number == 0 && !is_there(&word) => return Ok(Self::Help),
                option if option.starts_with('-') && option != "-" => {
                    return Err(UsageError::UnknownOption(option.to_owned()));
                }
                _ => files.push(word),
            }
        }
        if files.iter().any(|file| file.is_empty()) {
            return Err(UsageError::EmptyPath);
        }
        if check {
            if files.is_empty() {
                return Err(UsageError::NothingToCheck);
            }
            let files = files.into_iter().map(PathBuf::from).collect();
            return Ok(Self::Check { files });
        }
        if merge {
            let files: Result<[OsString; 3], _> = files.try_into();
            let [base, mine, theirs] = files
                .map_err(|_files| UsageError::NotThreeToMerge)?
                .map(PathBuf::from);
            return Ok(Self::Merge { base, mine, theirs });
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

/// What the words behind `bench` ask for.
fn bench(mut words: impl Iterator<Item = OsString>) -> Result<Command, UsageError> {
    let mut options = BenchOptions::default();
    let (mut cities, mut ties) = (None, None);
    while let Some(word) = words.next() {
        let mut path = |option| {
            let next = words.next().map(PathBuf::from);
            next.ok_or(UsageError::NeedsFile(option))
        };
        match word.to_string_lossy().as_ref() {
            "-h" | "--help" => return Ok(Command::Help),
            "--all-ties" => options.all_ties = true,
            "--json" => options.json = true,
            "--cities" => cities = Some(path("--cities")?),
            "--ties" => ties = Some(path("--ties")?),
            "--shot" => options.shot = Some(path("--shot")?),
            "--threads" => {
                let number = words.next().and_then(|word| word.to_str()?.parse().ok());
                let number = number.filter(|number| *number > 0);
                let missing = UsageError::NeedsNumber("--threads");
                options.threads = Some(number.ok_or(missing)?);
            }
            option if option.starts_with('-') && option != "-" => {
                return Err(UsageError::UnknownOption(option.to_owned()));
            }
            _ if options.file.is_some() => return Err(UsageError::TooManyFiles(shown(&word))),
            _ => options.file = Some(word.into()),
        }
    }
    options.pair = match (cities, ties) {
        (Some(cities), Some(ties)) => Some((cities, ties)),
        (None, None) => None,
        (Some(_), None) => return Err(UsageError::NeedsPair("--cities", "--ties")),
        (None, Some(_)) => return Err(UsageError::NeedsPair("--ties", "--cities")),
    };
    Ok(Command::Bench(options))
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
            (
                "merge a b c",
                Command::Merge {
                    base: "a".into(),
                    mine: "b".into(),
                    theirs: "c".into(),
                },
            ),
            ("--help", Command::Help),
            ("check --help", Command::Help),
            ("help", Command::Help),
            ("-V", Command::Version),
            (
                "bench --all-ties --cities a --ties b --threads 2",
                Command::Bench(BenchOptions {
                    pair: Some(("a".into(), "b".into())),
                    all_ties: true,
                    threads: Some(2),
                    ..BenchOptions::default()
                }),
            ),
        ] {
            assert_eq!(command(line), Ok(wanted), "{line}");
        }
    }

    #[test]
    fn an_empty_word_is_no_file() {
        for line in [&[""][..], &["check", "a.ron", ""], &["merge", "a", "", "c"]] {
            let command = Command::from_words(line.iter().map(OsString::from), |_| false);
            assert_eq!(command, Err(UsageError::EmptyPath), "{line:?}");
        }
    }

    #[test]
    fn what_there_is_not_is_refused_with_a_way_on() {
        for (line, wanted) in [
            ("--hlep", UsageError::UnknownOption("--hlep".to_owned())),
            ("chekc", UsageError::UnknownCommand("chekc".to_owned())),
            ("a.ron b.ron", UsageError::TooManyFiles("b.ron".to_owned())),
            ("check", UsageError::NothingToCheck),
            ("merge a.ron b.ron", UsageError::NotThreeToMerge),
            (
                "bench --ties b",
                UsageError::NeedsPair("--ties", "--cities"),
            ),
            ("bench --threads no", UsageError::NeedsNumber("--threads")),
        ] {
            assert_eq!(command(line), Err(wanted), "{line}");
        }
    }
}
