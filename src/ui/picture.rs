//! A picture of the window, as it was drawn.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use eframe::egui::{ColorImage, Context, ScreenshotCallback, ViewportCommand};

/// Asks for a picture of the window; it arrives on the channel after the frame is painted.
pub(super) fn ask(ctx: &Context) -> Receiver<Arc<ColorImage>> {
    let (sender, receiver) = channel();
    let wake = ctx.clone();
    let callback = ScreenshotCallback::new(move |image| {
        if sender.send(image).is_ok() {
            wake.request_repaint();
        }
    });
    ctx.send_viewport_cmd(ViewportCommand::Screenshot(callback));
    receiver
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
    let bytes: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(eframe::egui::Color32::to_array)
        .collect();
    encoder.write_header()?.write_image_data(&bytes)
}
