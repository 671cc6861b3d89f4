//! What the window remembers from one start to the next: kept up while it runs, and once more when it closes.

use std::io;
use std::path::Path;

use eframe::egui::{Context, ViewportBuilder, ViewportCommand, pos2};

use super::Window;
use super::theme;
use crate::jobs::Jobs;
use crate::session::{Action, NoticeAction};
use crate::standing::Margins;
use crate::store::{
    MarginSettings, Settings, SettingsError, SettingsFile, TileFolder, WindowPlace,
};
use crate::text::{Language, Texts};

/// What a window starts from, and where it keeps what it remembers.
#[derive(Debug, Default)]
pub struct Memory {
    /// Where settings are kept; `None` keeps nothing.
    pub file: Option<SettingsFile>,
    /// The settings.
    pub settings: Settings,
    /// Where copies of tiles are kept; `None` keeps none.
    pub tiles: Option<TileFolder>,
    /// What was wrong with those that were kept.
    pub problem: Option<SettingsError>,
    /// The language of the system.
    pub system_language: Language,
}

impl Memory {
    /// The user's own.
    pub fn of_user() -> Self {
        let memory = SettingsFile::of_user().map_or_else(Self::default, Self::in_file);
        let tiles = TileFolder::of_user(memory.settings.base_map.keep_bytes());
        Self {
            tiles,
            system_language: Language::of_system(),
            ..memory
        }
    }

    /// What a file keeps.
    pub fn in_file(file: SettingsFile) -> Self {
        let (settings, problem) = file.read();
        // What is still there may be sound, and is worth more than the usual ones written over it.
        let must_stay = problem
            .as_ref()
            .is_some_and(|problem| problem.kept.is_none());
        Self {
            file: (!must_stay).then_some(file),
            settings,
            tiles: None,
            problem,
            system_language: Language::default(),
        }
    }

    /// The window's frame as it was left.
    pub(super) fn place(&self, viewport: ViewportBuilder) -> ViewportBuilder {
        let Some(place) = &self.settings.window else {
            return viewport;
        };
        let viewport = viewport
            .with_inner_size(<[f32; 2]>::from(place.size))
            .with_maximized(place.maximized);
        match place.at {
            Some(at) => viewport.with_position(<[f32; 2]>::from(at)),
            None => viewport,
        }
    }
}

/// Writes settings as they change, one write after the other, and never on the window's own thread.
pub(super) struct Keeper {
    file: Option<SettingsFile>,
    /// What the file holds.
    written: Settings,
    /// What was last tried to write: what fails is not tried again until there is something else to write, or the window
    /// closes.
    tried: Settings,
    writes: Jobs<io::Result<Settings>>,
    /// Remove copies of tiles that there is no room for any more.
    tidying: Jobs<()>,
    /// Where the window stands now; written when it closes, not at each step of a resizing hand.
    place: Option<WindowPlace>,
    has_complained: bool,
}

impl Keeper {
    pub(super) fn new(ctx: &Context, file: Option<SettingsFile>, written: Settings) -> Self {
        let (wake, tidied) = (ctx.clone(), ctx.clone());
        Self {
            file,
            place: written.window,
            tried: written.clone(),
            written,
            writes: Jobs::new(move || wake.request_repaint()),
            tidying: Jobs::new(move || tidied.request_repaint()),
            has_complained: false,
        }
    }

    /// Writes what has changed; says once what keeps it from being written.
    fn keep(&mut self, settings: &Settings, texts: &Texts) -> Option<Action> {
        let mut complaint = None;
        while let Some((_, result)) = self.tidying.finished() {
            let said = result.err().map(|error| texts.say(&error));
            complaint = said
                .map(|said| NoticeAction::Failed(said).into())
                .or(complaint);
        }
        while let Some((_, result)) = self.writes.finished() {
            let error = match result {
                Ok(Ok(written)) => {
                    self.written = written;
                    continue;
                }
                Ok(Err(error)) => error.to_string(),
                Err(error) => texts.say(&error),
            };
            if !self.has_complained {
                self.has_complained = true;
                complaint = self.complaint(&error, texts);
            }
        }
        if let Some(file) = &self.file
            && *settings != self.tried
            && self.writes.open() == 0
        {
            let (file, settings) = (file.clone(), settings.clone());
            self.tried = settings.clone();
            self.writes.start("write settings", move || {
                file.write(&settings).map(|()| settings)
            });
        }
        complaint
    }

    fn complaint(&self, why: &str, texts: &Texts) -> Option<Action> {
        let file = self.file.as_ref()?;
        Some(NoticeAction::Failed(texts.file_and_why(file.path(), why)).into())
    }

    /// Writes a last time, with the window's place. Waits: nothing is drawn any more.
    fn close(&mut self, settings: &Settings) -> io::Result<()> {
        while let Some((_, result)) = self.writes.wait() {
            // What failed is tried once more below.
            if let Ok(Ok(written)) = result {
                self.written = written;
            }
        }
        let last = Settings {
            window: self.place,
            ..settings.clone()
        };
        match &self.file {
            Some(file) if last != self.written => file.write(&last),
            _ => Ok(()),
        }
    }
}

impl Window {
    /// The same window with what is remembered of its user.
    #[must_use]
    pub fn remembering(mut self, ctx: &Context, memory: Memory) -> Self {
        self.keeper = Keeper::new(ctx, memory.file, memory.settings.clone());
        self.settings = Settings::default();
        self.system_language = memory.system_language;
        self.map.keep_tiles_in(memory.tiles);
        self.set(ctx, memory.settings);
        self.tables.recall(&self.settings.table);
        if let Some(file) = self.session.file().cloned() {
            self.remember(&file);
        }
        let problem = memory.problem.map(|problem| self.texts.say(&problem));
        self.first_words.extend(problem);
        self
    }

    /// Begins the tour if its user has never seen it.
    pub fn offer_tour(&mut self) {
        if !self.settings.tour_seen {
            self.tour.begin();
        }
    }

    /// Changes the settings, and what they are about.
    pub(super) fn set(&mut self, ctx: &Context, settings: Settings) {
        theme::choose(ctx, settings.theme);
        ctx.set_zoom_factor(f32::from(settings.text_size) / 100.0);
        if settings.motion != self.settings.motion {
            theme::set_motion(ctx, settings.motion);
        }
        let language = Language::chosen(settings.language, self.system_language);
        if language != self.texts.language() {
            self.texts = Texts::of(language).into();
            theme::speak(ctx, language);
        }
        self.session.set_margins(margins(settings.margins));
        let tiles = self.map.keep_tiles_at_most(settings.base_map.keep_bytes());
        if let Some(tiles) = tiles {
            self.keeper
                .tidying
                .start_detached("tidy the tiles", move || tiles.tidy());
        }
        self.settings = settings;
    }

    /// Remembers a file that was opened or saved.
    pub(super) fn remember(&mut self, file: &Path) {
        // Without a folder to be relative to, the path is remembered as it was given.
        let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        self.settings.remember(&whole);
    }

    /// Keeps up with what has changed in this frame.
    pub(super) fn keep(&mut self, ctx: &Context) -> Option<Action> {
        self.keeper.place = Some(place(ctx, self.keeper.place));
        self.keeper.keep(&self.settings, &self.texts)
    }

    /// Keeps what there is when the window closes.
    pub(super) fn keep_last(&mut self) {
        if let Err(error) = self.keeper.close(&self.settings)
            && let Some(file) = &self.keeper.file
        {
            let why = self.texts.file_and_why(file.path(), &error.to_string());
            crate::cli::complain(&why);
        }
    }
}

/// The margins that settings ask for; none larger than there may be, whatever was written by hand.
pub(super) fn margins(settings: MarginSettings) -> Margins {
    Margins::new(settings.about, settings.perhaps)
}

/// Where the window stands, in the system's own points; a window that fills the screen keeps the place that it will go
/// back to.
fn place(ctx: &Context, last: Option<WindowPlace>) -> WindowPlace {
    let (viewport, content) = ctx.input(|input| (input.viewport().clone(), input.content_rect()));
    let maximized = viewport.maximized.unwrap_or(false) || viewport.fullscreen.unwrap_or(false);
    if maximized && let Some(last) = last {
        return WindowPlace { maximized, ..last };
    }
    let scale = ctx.zoom_factor();
    let size = viewport.inner_rect.unwrap_or(content).size() * scale;
    let at = viewport.outer_rect.map(|rect| rect.min * scale);
    WindowPlace {
        at: at.map(|at| (at.x, at.y)),
        size: (size.x, size.y),
        maximized,
    }
}

/// Brings a window back that would stand on a screen which is no longer there.
pub(super) fn back_on_screen(ctx: &Context, frame: &eframe::Frame) {
    /// So much of its bar must be in sight to take hold of it, in pixels.
    const HOLD_PX: i32 = 48;
    let Some(window) = frame.winit_window() else {
        return;
    };
    // Some systems don't tell where a window is, and place it themselves.
    let Ok(at) = window.outer_position() else {
        return;
    };
    let width = window.outer_size().width.cast_signed();
    let mut screens = window.available_monitors().peekable();
    if screens.peek().is_none() {
        return;
    }
    let is_in_sight = screens.any(|screen| {
        let (corner, size) = (screen.position(), screen.size());
        let right = corner.x + size.width.cast_signed();
        let bottom = corner.y + size.height.cast_signed();
        at.x + width > corner.x + HOLD_PX
            && at.x + HOLD_PX < right
            && at.y >= corner.y - HOLD_PX
            && at.y + HOLD_PX < bottom
    });
    if !is_in_sight {
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(pos2(0.0, 0.0)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ThemeChoice;

    /// A folder of this test's own, and the file of settings that it is for.
    fn place(name: &str) -> (std::path::PathBuf, SettingsFile) {
        let name = format!("city-ties-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let file = SettingsFile::in_folder(&folder);
        (folder, file)
    }

    #[test]
    fn what_could_not_be_written_at_first_is_written_when_the_window_closes() {
        let (folder, file) = place("tried-again");
        // Where a folder should be, there is none yet that can be written to.
        let in_the_way = SettingsFile::in_folder(&file.path().join("no-folder"));
        drop(std::fs::remove_dir_all(&folder));
        file.write(&Settings::default()).unwrap();
        let ctx = Context::default();
        let mut keeper = Keeper::new(&ctx, Some(in_the_way.clone()), Settings::default());
        let night = Settings {
            theme: ThemeChoice::Night,
            ..Settings::default()
        };
        let texts = Texts::english();
        let mut complaints = Vec::from_iter(keeper.keep(&night, &texts));
        while keeper.writes.open() > 0 {
            std::thread::yield_now();
            complaints.extend(keeper.keep(&night, &texts));
        }
        assert_eq!(complaints.len(), 1, "told once, and not tried every frame");
        std::fs::remove_file(file.path()).unwrap();
        keeper.close(&night).unwrap();
        assert_eq!(in_the_way.read().0, night);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn settings_that_can_only_not_be_read_now_are_not_written_over() {
        let (folder, file) = place("unreadable");
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(file.path()).unwrap();
        let memory = Memory::in_file(file.clone());
        assert!(memory.problem.is_some() && memory.file.is_none());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
