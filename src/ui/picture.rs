//! A picture of the window, as it was drawn.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{Color32, ColorImage, Context, ScreenshotCallback, ViewportCommand};

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
