//! The window comes up: with OpenGL, and where there is none, with the other renderer if it is built in.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::Context;
use eframe::{Renderer, egui};

use super::picture::FirstScreen;
use super::{Memory, Window, stamp};
use crate::atlas::Atlas;
use crate::cli::Asked;
use crate::jobs::{self, JobError};
use crate::session::{FileAction, Session};
use crate::store::{JournalFolder, LockFolder, OpenError, Opened, Previous};
use crate::text::Texts;

/// The renderers, in the order in which they are tried. OpenGL comes first: on software drivers it is several times as
/// fast. Named here, since eframe would prefer the other one as soon as it is built in.
const RENDERERS: &[Renderer] = &[
    Renderer::Glow,
    #[cfg(feature = "wgpu")]
    Renderer::Wgpu,
];

/// So long a window waits for its first atlas before it comes up without: one that is read by then is there in the first
/// frame, and nothing flashes past.
const FIRST_PATIENCE: Duration = Duration::from_millis(250);

/// Why the window could not be opened. It displays as "what is wrong; what to do".
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoWindow(pub(super) String);

/// Opens the window on the atlas that was asked for, or on an empty one until that is read, or with what is wrong with it;
/// stays until it closes.
///
/// # Errors
/// When no window can be opened, or none that can be drawn in.
pub fn run(asked: Asked, memory: Memory, first_screen: Option<PathBuf>) -> Result<(), NoWindow> {
    jobs::warm_up();
    let viewport = egui::ViewportBuilder::default()
        .with_title("City Ties")
        .with_app_id("city-ties")
        .with_icon(icon())
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([720.0, 480.0]);
    let viewport = memory.place(viewport);
    let mut parts = Some((asked, memory, first_screen));
    let mut failures = Vec::new();
    for renderer in RENDERERS {
        let options = eframe::NativeOptions {
            viewport: viewport.clone(),
            renderer: *renderer,
            dithering: false,
            ..Default::default()
        };
        let app = |cc: &eframe::CreationContext<'_>| {
            // Only a renderer that is there creates the window's state; after that no other is tried.
            let (asked, memory, first_screen) = parts.take().unwrap_or_default();
            let ctx = &cc.egui_ctx;
            let name = asked.name().to_owned();
            let window = Window::opening(ctx, name, move || asked.open())?;
            let mut window = window.remembering(ctx, memory);
            window = window.keeping(Previous::of_user());
            // A picture of the first screen is nobody's work.
            if first_screen.is_none() {
                window.offer_tour();
                window = window.watching(ctx, LockFolder::of_user());
                if let Some(folder) = JournalFolder::of_user() {
                    window = window.journaling(folder);
                }
            }
            window.first_screen = FirstScreen::saved_to(first_screen);
            Ok(Box::new(window) as Box<dyn eframe::App>)
        };
        match eframe::run_native("city-ties", options, Box::new(app)) {
            Ok(()) => return Ok(()),
            Err(error) => failures.push(error.to_string()),
        }
        if parts.is_none() {
            break;
        }
    }
    let why = failures.join("; ");
    Err(NoWindow(
        Texts::english().with("no-opengl", &[("why", (&why).into())]),
    ))
}

/// What the desktop shows of the window; without one it would show egui's.
pub(super) fn icon() -> egui::IconData {
    // The picture is embedded; a test holds that it can be read.
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}

impl Window {
    /// A window that opens its first atlas as it would any other: on an empty one until then, with a way to give up. `name`
    /// is said meanwhile.
    ///
    /// # Errors
    /// When the system gives no thread for drawing the map.
    pub fn opening(
        ctx: &Context,
        name: PathBuf,
        load: impl FnOnce() -> Result<Opened, OpenError> + Send + 'static,
    ) -> Result<Self, JobError> {
        let mut window = Self::on_session(ctx, Session::new(Atlas::default(), None))?;
        // There is nothing to lose that it could ask about; what it wants to be loaded is what is loaded here.
        window.session.apply(FileAction::Open(name), stamp());
        window.files.read(load);
        if let Some(read) = window.files.wait_for_read(FIRST_PATIENCE) {
            let action = window.opened(read);
            window.apply(ctx, vec![action]);
        }
        Ok(window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desktop_gets_an_icon() {
        let icon = icon();
        assert_eq!((icon.width, icon.height), (256, 256));
    }
}
