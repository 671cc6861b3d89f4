//! What is wrong with files as the system has them, and with what comes with the program.

use std::path::Path;

use super::{Say, Texts};
use crate::atlas::shown::escaped;
use crate::formats::ron::ReadError;
use crate::gazetteer::GazetteerError;
use crate::rasterizer::LandError;
use crate::store::{OpenError, Reason, SaveError, SaveReason, SettingsError, SettingsTrouble};

/// A path as a message shows it: what would deceive a reader is made visible.
fn shown(path: &Path) -> String {
    escaped(&path.to_string_lossy()).into_owned()
}

impl Texts {
    /// Why a file could not be opened, one line a fault: `FILE:LINE:COLUMN: what is wrong; what to do`, without line and
    /// column where a file has none. What would deceive a reader in a path or a word is escaped.
    pub fn lines_of(&self, error: &OpenError) -> Vec<String> {
        let path = shown(&error.path);
        let lines = match &error.reason {
            Reason::NotAnAtlas(error) => self.faults(error),
            Reason::NoTable(error) => vec![format!("{}: {}", error.line, self.say(&error.what))],
            reason => return vec![format!("{path}: {}", escaped(&self.reason(reason)))],
        };
        let line = |line: String| format!("{path}:{}", escaped(&line));
        lines.into_iter().map(line).collect()
    }

    /// One line a fault, with its place, and what there is to say of those that are not told.
    fn faults(&self, error: &ReadError) -> Vec<String> {
        let told = error.faults.iter();
        let mut lines: Vec<_> = told
            .map(|fault| format!("{}: {}", fault.at, self.say(fault)))
            .collect();
        if error.more > 0 {
            lines.push(format!(" {}", self.and_more(error.more)));
        }
        lines
    }

    /// `and 12 more; correct these first`
    pub fn and_more(&self, count: usize) -> String {
        self.with("and-more", &[("count", count.into())])
    }

    /// `FILE: what is wrong`
    pub fn file_and_why(&self, path: &Path, why: &str) -> String {
        let file = shown(path);
        self.with(
            "file-and-why",
            &[("file", (&file).into()), ("why", why.into())],
        )
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::Missing => self.get("cant-open-missing"),
            Reason::BadName => self.get("cant-open-name"),
            Reason::Folder => self.get("cant-open-folder"),
            Reason::NotAFile => self.get("cant-open-no-file"),
            Reason::NoPermission => self.get("cant-open-permission"),
            Reason::TooLarge => {
                let megabytes = Reason::MAX_BYTES / 1_000_000;
                self.quoting("cant-open-large", &megabytes)
            }
            Reason::Io(error) => self.system("cant-open", error),
            Reason::NotAnAtlas(error) => self.faults(error).join("\n"),
            Reason::NoTable(error) => self.say(&error.what),
            Reason::NeitherTable => self.get("cant-open-csv-neither"),
            Reason::NoTies => self.get("cant-open-csv-no-ties"),
            Reason::NoCities => self.get("cant-open-csv-no-cities"),
        }
    }

    /// A message about what the system has against something, in the system's own words.
    fn system(&self, key: &str, error: &impl ToString) -> String {
        let why = error.to_string();
        self.with(key, &[("why", (&why).into())])
    }
}

impl Say for OpenError {
    fn say(&self, texts: &Texts) -> String {
        texts.lines_of(self).join("\n")
    }
}

impl Say for ReadError {
    fn say(&self, texts: &Texts) -> String {
        let lines = texts.faults(self);
        let lines: Vec<_> = lines
            .iter()
            .map(|line| escaped(line.trim_start()))
            .collect();
        lines.join("\n")
    }
}

/// `FILE: what is wrong; what to do`
impl Say for SaveError {
    fn say(&self, texts: &Texts) -> String {
        texts.file_and_why(&self.path, &texts.say(&self.reason))
    }
}

impl Say for SaveReason {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::NoFolder => texts.get("cant-save-no-folder"),
            Self::NotAFolder => texts.get("cant-save-not-a-folder"),
            Self::FolderInTheWay => texts.get("cant-save-folder"),
            Self::NotAFile => texts.get("cant-save-no-file"),
            Self::LinkLoop => texts.get("cant-save-links"),
            Self::BadName => texts.get("cant-save-name"),
            Self::Overtaken => texts.get("cant-save-overtaken"),
            Self::ReadOnlyFile => texts.get("cant-save-read-only"),
            Self::ReadOnlyFolder => texts.get("cant-save-permission"),
            Self::ReadOnlyDisk => texts.get("cant-save-read-only-disk"),
            Self::DiskFull => texts.get("cant-save-full"),
            Self::QuotaUsedUp => texts.get("cant-save-quota"),
            Self::Io(error) => texts.system("cant-save", error),
            Self::Unwritable(error) => texts.say(error),
        }
    }
}

/// `FILE: what is wrong; what to do`
impl Say for SettingsError {
    fn say(&self, texts: &Texts) -> String {
        let why = match &self.why {
            SettingsTrouble::Unreadable(error) => error.to_string(),
            SettingsTrouble::Damaged(what) => what.clone(),
        };
        let what = match self.kept.as_deref().map(shown) {
            Some(kept) => texts.with(
                "settings-damaged",
                &[("why", (&why).into()), ("kept", (&kept).into())],
            ),
            None => texts.with("settings-unreadable", &[("why", (&why).into())]),
        };
        texts.file_and_why(&self.path, &what)
    }
}

impl Say for GazetteerError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::NotAGazetteer => texts.get("no-gazetteer"),
            Self::Version(version) => texts.quoting("gazetteer-version", version),
            Self::Packing(why) => texts.system("gazetteer-packing", why),
            Self::Damaged => texts.get("gazetteer-damaged"),
        }
    }
}

impl Say for LandError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::NotAMap => texts.get("no-world"),
            Self::Version(version) => texts.quoting("world-version", version),
            Self::Packing(why) => texts.system("world-packing", why),
            Self::Damaged => texts.get("world-damaged"),
        }
    }
}
