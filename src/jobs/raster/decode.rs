//! Bytes of strangers into pixels.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

use crate::rasterizer::Pixels;

/// The longest side of a tile's picture, pixels; servers have 256 or 512. What is larger is refused by its head.
const LONGEST: u32 = 2048;

/// The most memory that decoding may take, bytes: the largest picture four times over.
const MOST_BYTES: u64 = 64 << 20;

/// A tile's picture, premultiplied. PNG, JPEG and WebP are told by their first bytes, whatever a server calls them.
///
/// # Errors
/// When it is none of these, damaged, or too large; in the decoder's words.
pub(super) fn decode(bytes: &[u8]) -> Result<Pixels, String> {
    let format = image::guess_format(bytes).map_err(|error| error.to_string())?;
    if !matches!(
        format,
        ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP
    ) {
        return Err(format!("{format:?}"));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let image = reader.decode().map_err(|error| error.to_string())?;
    let mut image = image.into_rgba8();
    for pixel in image.pixels_mut() {
        let [colour @ .., alpha] = &mut pixel.0;
        let alpha = u16::from(*alpha);
        if alpha < 255 {
            for c in colour {
                *c = ((u16::from(*c) * alpha + 127) / 255) as u8;
            }
        }
    }
    let (w, h) = image.dimensions();
    Ok(Pixels {
        w,
        h,
        rgba: image.into_raw().into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(w: u32, h: u32, pixel: [u8; 4]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, w, h);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        let all = pixel.repeat((w * h) as usize);
        writer.write_image_data(&all).unwrap();
        writer.finish().unwrap();
        bytes
    }

    /// The head of a picture that has no more to it.
    fn head_of(side: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = png::Encoder::new(&mut bytes, side, side);
        drop(encoder.write_header().unwrap());
        bytes
    }

    #[test]
    fn a_picture_is_premultiplied() {
        let pixels = decode(&png(2, 1, [200, 100, 0, 51])).unwrap();
        assert_eq!((pixels.w, pixels.h), (2, 1));
        assert_eq!(pixels.rgba[..4], [40, 20, 0, 51]);
    }

    #[test]
    fn a_picture_of_thirty_thousand_pixels_a_side_is_refused_by_its_head() {
        assert!(decode(&head_of(30_000)).is_err());
    }

    #[test]
    fn what_is_no_picture_is_refused_whatever_it_is() {
        let whole = png(8, 8, [1, 2, 3, 255]);
        for bytes in [
            &b""[..],
            b"<html>Please log in</html>",
            &whole[..whole.len() / 2],
            &[0; 1000],
            b"GIF89a\x01\x00\x01\x00\x00\x00\x00",
        ] {
            assert!(decode(bytes).is_err());
        }
    }
}
