//! What the program remembers of its user: the look, the window's place, the files of late.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// What the program remembers. A file may leave any of it out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// How large texts and all else are, in percent of the usual; see [`Settings::TEXT_SIZES`].
    pub text_size: u16,
    /// Whether things may move by themselves: eased zooming, fading.
    pub motion: bool,
    /// Where the window stood when it was closed.
    pub window: Option<WindowPlace>,
    /// Files that were opened or saved, the latest first.
    pub recent: Vec<PathBuf>,
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

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            text_size: 100,
            motion: true,
            window: None,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// The sizes of text that can be chosen, in percent.
    pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 100..=200;

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
