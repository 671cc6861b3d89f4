//! A picture of the window, as it was drawn.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use eframe::egui::{Color32, ColorImage, Context, ScreenshotCallback, ViewportCommand};

use super::Window;

/// A picture that was asked for; it arrives after the frame is painted.
pub(super) struct Pending(Arc<Mutex<Option<Arc<ColorImage>>>>);

impl Pending {
    /// The picture, once it is there.
    pub(super) fn take(&self) -> Option<Arc<ColorImage>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Asks for a picture of the window.
pub(super) fn ask(ctx: &Context) -> Pending {
    let place = Arc::new(Mutex::new(None));
    let (there, wake) = (Arc::clone(&place), ctx.clone());
    let callback = ScreenshotCallback::new(move |image| {
        *there.lock().unwrap_or_else(PoisonError::into_inner) = Some(image);
        wake.request_repaint();
    });
    ctx.send_viewport_cmd(ViewportCommand::Screenshot(callback));
    Pending(place)
}

/// Saves a picture as PNG.
///
/// # Errors
/// When the file can't be made or written.
pub(super) fn save(image: &ColorImage, path: &Path) -> Result<(), png::EncodingError> {
    let [width, height] = image.size;
    let file = crate::store::create_picture(path)?;
    let mut encoder = png::Encoder::new(file, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let bytes: Vec<u8> = image.pixels.iter().flat_map(Color32::to_array).collect();
    encoder.write_header()?.write_image_data(&bytes)
}

/// The first complete screen, which can be asked for as a picture.
#[derive(Default)]
pub(super) struct FirstScreen {
    /// Where its picture is to be saved, if anywhere.
    file: Option<PathBuf>,
    picture: Option<Pending>,
    /// How many frames were drawn since the last file came.
    frames: u64,
}

impl FirstScreen {
    /// One whose picture is saved to a file, if one is given.
    pub(super) fn saved_to(file: Option<PathBuf>) -> Self {
        Self {
            file,
            ..Self::default()
        }
    }

    /// Another file has come: the screen is not complete any more.
    pub(super) fn begin_again(&mut self) {
        self.frames = 0;
    }

    /// Whether nothing was drawn yet.
    pub(super) fn is_undrawn(&self) -> bool {
        self.frames == 0
    }

    /// A frame was drawn.
    pub(super) fn end_frame(&mut self) {
        self.frames += 1;
    }
}

impl Window {
    /// Saves the first complete screen where that is asked for, then closes.
    pub(super) fn save_first_screen(&mut self, ctx: &Context) {
        let screen = &mut self.first_screen;
        let Some(file) = &screen.file else {
            return;
        };
        let is_there = !self.files.is_reading() && screen.frames >= 3;
        // An atlas that came late is flown to, and its tiles fade in: a repaint is asked for until both are done.
        let moves = screen.picture.is_none() && ctx.has_requested_repaint();
        if !is_there || moves || self.map.is_drawing() {
            // After a moment, since what is asked for at once would pass for movement in the next frame.
            ctx.request_repaint_after(Duration::from_millis(20));
            return;
        }
        let picture = screen.picture.get_or_insert_with(|| ask(ctx));
        if let Some(image) = picture.take() {
            if let Err(error) = save(&image, file) {
                let why = self.texts.file_and_why(file, &error.to_string());
                crate::cli::complain(&why);
            }
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}
