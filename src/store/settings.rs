//! What the program remembers of its user: the look, the window's place, the files of late.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::base_map::BaseMaps;
use super::folders::config_folder;
use super::save::replace;

/// What the program remembers. A file may leave any of it out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// In which language the window is.
    pub language: LanguageChoice,
    /// How large texts and all else are, in percent of the usual; see [`Settings::TEXT_SIZES`].
    pub text_size: u16,
    /// How widely vague dates are taken.
    pub margins: MarginSettings,
    /// Whether things may move by themselves: eased zooming, fading.
    pub motion: bool,
    /// Where the window stood when it was closed.
    pub window: Option<WindowPlace>,
    /// Whether a window that is asked for no file opens the latest one.
    pub open_latest: bool,
    /// Whether the tour of the window was taken or skipped.
    pub tour_seen: bool,
    /// Whether the timeline is folded to a thin bar.
    pub timeline_folded: bool,
    /// Whether the filter panel is shown.
    pub filters_shown: bool,
    /// What lies beneath the ties.
    pub base_map: BaseMaps,
    /// The table under the map.
    pub table: TableSettings,
    /// What the dots of cities are sized by.
    pub dots_by: DotsChoice,
    /// Whether lines are wider of ties of which more is told, where there are few.
    pub widths_by_facts: bool,
    /// Files that were opened or saved, the latest first.
    pub recent: Vec<PathBuf>,
}

/// By how much dates that are only about right are taken wider than they are written, to either side: in years for a year,
/// in months for a month, in days for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarginSettings {
    /// Of dates marked "about".
    pub about: u8,
    /// Of dates marked "perhaps".
    pub perhaps: u8,
}

impl Default for MarginSettings {
    fn default() -> Self {
        Self {
            about: 2,
            perhaps: 1,
        }
    }
}

/// What is remembered of the tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableSettings {
    /// Whether one is shown under the map.
    pub is_shown: bool,
    /// How high it is there, points.
    pub height: f32,
    /// How each was arranged, by its name in files; one that is as usual is left out.
    pub arranged: BTreeMap<String, ArrangedTable>,
}

/// How the columns of a table were arranged, each by its name in files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArrangedTable {
    /// Those that were shown or hidden.
    pub shown: BTreeMap<String, bool>,
    /// How wide those are that were widened or narrowed, points.
    pub widths: BTreeMap<String, f32>,
    /// All of them in order, once one was moved.
    pub order: Vec<String>,
    /// The one that rows are sorted by.
    pub sorted_by: Option<String>,
    /// Whether the largest comes first.
    pub falling: bool,
}

impl Default for TableSettings {
    fn default() -> Self {
        Self {
            is_shown: false,
            height: 264.0,
            arranged: BTreeMap::new(),
        }
    }
}

/// What the dots of cities are sized by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DotsChoice {
    /// How many ties a city has.
    #[default]
    Ties,
    /// How many people live there.
    Population,
    /// How many facts tell of it.
    Facts,
}

/// Where settings are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFile(PathBuf);

/// Settings that could not be read.
#[derive(Debug, Error)]
#[error("{}: no-settings: {why}", .path.display())]
pub struct SettingsError {
    /// The file.
    pub path: PathBuf,
    /// Where damaged ones have been put aside; `None` where the file is still there, and must not be written over: it
    /// may be sound.
    pub kept: Option<PathBuf>,
    /// Why.
    pub why: SettingsTrouble,
}

/// What keeps settings from being read.
#[derive(Debug, Error)]
pub enum SettingsTrouble {
    /// The file can't be read now; what is in it may be sound.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
    /// No settings are in it.
    #[error("{0}")]
    Damaged(String),
}

/// Which look the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// Light.
    Day,
    /// Dark.
    Night,
    /// As the system has it; light where it does not say.
    #[default]
    System,
}

/// Which language the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LanguageChoice {
    /// English.
    #[serde(rename = "en")]
    English,
    /// Korean.
    #[serde(rename = "ko")]
    Korean,
    /// Persian.
    #[serde(rename = "fa")]
    Persian,
    /// As the system has it; English where there are no words in its language.
    #[default]
    #[serde(rename = "system")]
    System,
}

/// Where a window stands, in points of the system's own scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its left top corner; unknown where the system does not tell (Wayland).
    #[serde(default)]
    pub at: Option<(f32, f32)>,
    /// Width and height of what is inside its frame.
    pub size: (f32, f32),
    /// Whether it fills the screen.
    #[serde(default)]
    pub maximized: bool,
}

impl WindowPlace {
    /// No screen is larger, in points.
    const LARGEST: f32 = 32_000.0;

    fn is_sound(&self) -> bool {
        let (width, height) = self.size;
        let (x, y) = self.at.unwrap_or_default();
        [width, height]
            .iter()
            .all(|side| (1.0..=Self::LARGEST).contains(side))
            && [x, y].iter().all(|edge| edge.abs() <= Self::LARGEST)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            language: LanguageChoice::System,
            text_size: 100,
            margins: MarginSettings::default(),
            motion: true,
            window: None,
            open_latest: false,
            tour_seen: false,
            timeline_folded: false,
            filters_shown: false,
            base_map: BaseMaps::default(),
            table: TableSettings::default(),
            dots_by: DotsChoice::default(),
            widths_by_facts: true,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// The sizes of text that can be chosen, in percent.
    pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 100..=200;

    /// How far one step makes texts larger or smaller, in percent of the usual.
    pub const TEXT_STEP: u16 = 10;

    /// How many files are remembered.
    const RECENT: usize = 10;

    /// Sets the size of texts, within [`Self::TEXT_SIZES`].
    pub fn set_text_size(&mut self, percent: u16) {
        self.text_size = percent.clamp(*Self::TEXT_SIZES.start(), *Self::TEXT_SIZES.end());
    }

    /// Remembers a file as the latest.
    pub fn remember(&mut self, file: &Path) {
        self.recent.retain(|known| known != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(Self::RECENT);
    }

    /// What was written by hand, within what there is.
    fn sound(mut self) -> Self {
        self.set_text_size(self.text_size);
        self.recent.truncate(Self::RECENT);
        if !self.table.height.is_finite() {
            self.table.height = TableSettings::default().height;
        }
        self.window = self.window.filter(WindowPlace::is_sound);
        self
    }

    /// The folders of the files of late, each once, the latest first.
    pub fn recent_folders(&self) -> Vec<&Path> {
        let mut folders = Vec::new();
        for folder in self.recent.iter().filter_map(|file| file.parent()) {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        folders
    }
}

impl SettingsFile {
    /// Settings are small; what is larger is something else.
    const MAX_BYTES: u64 = 1_000_000;

    /// The user's own, in the folder that the system has for it; `None` where it has none.
    pub fn of_user() -> Option<Self> {
        config_folder().map(|folder| Self::in_folder(&folder.join("city-ties")))
    }

    /// The settings in a folder, which need not be there yet.
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.join("settings.ron"))
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Reads the settings. A file that is not there yet means the usual ones; so does one that can't be read. One that is
    /// damaged is put aside so that this is told once.
    pub fn read(&self) -> (Settings, Option<SettingsError>) {
        let why = match self.try_read() {
            Ok(settings) => return (settings, None),
            Err(why) => why,
        };
        let kept = match why {
            SettingsTrouble::Damaged(_) => self.put_aside(),
            SettingsTrouble::Unreadable(_) => None,
        };
        let path = self.0.clone();
        (Settings::default(), Some(SettingsError { path, kept, why }))
    }

    /// Puts the file aside; says where it is now, if that could be done.
    fn put_aside(&self) -> Option<PathBuf> {
        let kept = self.0.with_extension("damaged.ron");
        let moved = std::fs::rename(&self.0, &kept);
        moved.is_ok().then_some(kept)
    }

    fn try_read(&self) -> Result<Settings, SettingsTrouble> {
        let file = match File::open(&self.0) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Settings::default()),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::new();
        file.take(Self::MAX_BYTES).read_to_end(&mut bytes)?;
        let settings: Settings = ron::de::from_bytes(&bytes)
            .map_err(|error| SettingsTrouble::Damaged(error.to_string()))?;
        Ok(settings.sound())
    }

    /// Writes the settings: whole, or not at all.
    ///
    /// # Errors
    /// When they can't be written; those written before are still there.
    pub fn write(&self, settings: &Settings) -> io::Result<()> {
        let style = ron::ser::PrettyConfig::new().new_line("\n");
        let mut text = ron::ser::to_string_pretty(settings, style).map_err(io::Error::other)?;
        text.push('\n');
        if let Some(folder) = self.0.parent() {
            std::fs::create_dir_all(folder)?;
        }
        replace(&self.0, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_file_comes_first_and_none_comes_twice() {
        let mut settings = Settings::default();
        for number in 0..12 {
            settings.remember(Path::new(&format!("/a/{number}.ron")));
        }
        settings.remember(Path::new("/b/5.ron"));
        settings.remember(Path::new("/a/7.ron"));
        assert_eq!(settings.recent.len(), 10);
        assert_eq!(settings.recent[0], Path::new("/a/7.ron"));
        assert_eq!(settings.recent[1], Path::new("/b/5.ron"));
        assert_eq!(
            settings.recent_folders(),
            [Path::new("/a"), Path::new("/b")]
        );
        let sevens = settings
            .recent
            .iter()
            .filter(|file| file.ends_with("7.ron"));
        assert_eq!(sevens.count(), 1);
    }

    #[test]
    fn texts_are_never_smaller_than_usual_nor_larger_than_twice_that() {
        let mut settings = Settings::default();
        settings.set_text_size(20);
        assert_eq!(settings.text_size, 100);
        settings.set_text_size(2_000);
        assert_eq!(settings.text_size, 200);
    }
}
