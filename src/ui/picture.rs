//! A picture of the window, as it was drawn.

use std::path::Path;
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

impl Window {
    /// Saves the first complete screen where that is asked for, then closes.
    pub(super) fn first_screen(&mut self, ctx: &Context) {
        let Some(path) = &self.first_screen else {
            return;
        };
        let is_there = self.opening.is_none() && self.frames >= 3;
        // An atlas that came late is flown to, and its tiles fade in: a repaint is asked for until both are done.
        let moves = self.picture.is_none() && ctx.has_requested_repaint();
        if !is_there || moves || self.map.is_drawing() {
            // After a moment, since what is asked for at once would pass for movement in the next frame.
            ctx.request_repaint_after(Duration::from_millis(20));
            return;
        }
        let picture = self.picture.get_or_insert_with(|| ask(ctx));
        if let Some(image) = picture.take() {
            if let Err(error) = save(&image, path) {
                let why = self.texts.file_and_why(path, &error.to_string());
                crate::cli::complain(&why);
            }
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}
