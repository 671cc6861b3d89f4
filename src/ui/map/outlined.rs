//! Words on the map, with an outline of land that keeps lines off them.
//!
//! A line of words is put together once, from the fonts' own letters, as a picture on a sheet; a frame only places the
//! pictures. Outlines made of copies of the letters, each two triangles, took a software driver longer than all the rest
//! of the map.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Color32, ColorImage, Context, FontId, Galley, Mesh, Painter, Pos2, Rect, TextureHandle,
    TextureOptions, Vec2, pos2, vec2,
};

use super::super::{bidi, theme};
use crate::rasterizer::Mask;
use crate::scene::labels::OUTLINE;
use crate::scene::style::Palette;

/// A line of words.
#[derive(Clone)]
pub(super) struct Outlined {
    text: String,
    style: bidi::Style,
    /// More room behind each letter, points.
    spacing: f32,
    ground: Color32,
    size: Vec2,
}

impl Outlined {
    /// A line; `spacing` is more room behind each letter, points. What is spaced is never of a joined script.
    pub(super) fn new(
        ctx: &Context,
        text: &str,
        style: bidi::Style,
        spacing: f32,
        palette: &Palette,
    ) -> Self {
        Self {
            text: text.to_owned(),
            style,
            spacing,
            ground: theme::colour(palette.land),
            size: lay_out(ctx, text, style, spacing).size(),
        }
    }

    /// The room that it takes without its outline, points.
    pub(super) fn size(&self) -> Vec2 {
        self.size
    }

    fn key(&self) -> Key {
        Key {
            text: self.text.clone(),
            size: self.style.size.to_bits(),
            is_bold: self.style.weight == bidi::Weight::SemiBold,
            spacing: self.spacing.to_bits(),
            ink: self.style.colour,
            ground: self.ground,
        }
    }
}

/// What a picture of words depends on.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    size: u32,
    is_bold: bool,
    spacing: u32,
    ink: Color32,
    ground: Color32,
}

/// The pictures of words, on one sheet for all, so that a frame places them in one go.
#[derive(Default)]
pub(super) struct Stamps(Option<Sheet>);

struct Sheet {
    handle: TextureHandle,
    pixels_per_point: f32,
    shelves: Shelves,
    stamps: HashMap<Key, Stamp>,
}

/// A picture on the sheet; it has no size where no letter is to be seen.
#[derive(Clone, Copy)]
struct Stamp {
    /// Its left top on the sheet and its size, pixels.
    at: [usize; 2],
    size: [usize; 2],
    /// From the left top of the words to its own, pixels.
    offset: [i32; 2],
}

/// A first sheet, points; it holds the names of a usual map.
const SHEET: [f32; 2] = [1024.0, 512.0];

impl Stamps {
    /// Paints lines of words; of each, the middle of its left edge is given.
    pub(super) fn paint(&mut self, painter: &Painter, words: &[(&Outlined, Pos2)]) {
        let ctx = painter.ctx();
        let scale = ctx.pixels_per_point();
        if (self.0.as_ref()).is_some_and(|sheet| sheet.pixels_per_point != scale) {
            self.0 = None;
        }
        let mut sheet = (self.0.take())
            .unwrap_or_else(|| Sheet::new(ctx, scale, SHEET.map(|side| (side * scale) as usize)));
        while !sheet.has_all(ctx, words) {
            // Full, also of words that are not shown any more: begun anew, and larger where that is not enough.
            let times = if sheet.is_begun_for(words) { 2 } else { 1 };
            sheet = Sheet::new(ctx, scale, sheet.shelves.size.map(|side| side * times));
        }
        for (words, left) in words {
            if let Some(stamp) = sheet.stamps.get(&words.key()) {
                sheet.place(painter, stamp, *left - vec2(0.0, words.size.y / 2.0));
            }
        }
        self.0 = Some(sheet);
    }
}

impl Sheet {
    fn new(ctx: &Context, pixels_per_point: f32, size: [usize; 2]) -> Self {
        let empty = ColorImage::filled(size, Color32::TRANSPARENT);
        Self {
            handle: ctx.load_texture("map-words", empty, TextureOptions::NEAREST),
            pixels_per_point,
            shelves: Shelves::new(size),
            stamps: HashMap::new(),
        }
    }

    /// Whether it holds nothing but these words.
    fn is_begun_for(&self, words: &[(&Outlined, Pos2)]) -> bool {
        let known = words
            .iter()
            .filter(|(words, _)| self.stamps.contains_key(&words.key()));
        known.count() >= self.stamps.len()
    }

    /// Makes the pictures that are missing; says whether all have found room.
    fn has_all(&mut self, ctx: &Context, words: &[(&Outlined, Pos2)]) -> bool {
        let missing: Vec<&Outlined> = words
            .iter()
            .map(|(words, _)| *words)
            .filter(|words| !self.stamps.contains_key(&words.key()))
            .collect();
        if missing.is_empty() {
            return true;
        }
        let laid: Vec<_> = missing
            .iter()
            .map(|words| lay_out(ctx, &words.text, words.style, words.spacing))
            .collect();
        // Laid out first: that may bring letters that the fonts' image did not have yet.
        let letters = ctx.fonts_mut(|fonts| fonts.image());
        (missing.iter().zip(&laid)).all(|(words, galley)| self.add(words, galley, &letters))
    }

    /// Puts the picture of a line on the sheet; says whether it has found room.
    fn add(&mut self, words: &Outlined, galley: &Galley, letters: &ColorImage) -> bool {
        let radius = OUTLINE as f32 / 2.0 * self.pixels_per_point;
        let (mask, offset) = mask_of(galley, letters, radius, self.pixels_per_point);
        let Some(at) = self.shelves.take(mask.size) else {
            return false;
        };
        if !mask.alpha.is_empty() {
            let ground = mask.grown(radius);
            let pixels = (mask.alpha.iter().zip(&ground.alpha)).map(|(ink, ground)| {
                let of = |colour: Color32, alpha: u8| colour.gamma_multiply_u8(alpha);
                of(words.ground, *ground).blend(of(words.style.colour, *ink))
            });
            let picture = ColorImage::new(mask.size, pixels.collect());
            self.handle
                .set_partial(at, picture, TextureOptions::NEAREST);
        }
        let size = mask.size;
        self.stamps.insert(words.key(), Stamp { at, size, offset });
        true
    }

    /// Places a picture, its words' left top here; on whole pixels, so that it stays sharp.
    fn place(&self, painter: &Painter, stamp: &Stamp, left_top: Pos2) {
        if stamp.size.contains(&0) {
            return;
        }
        let scale = self.pixels_per_point;
        let corner = |axis: usize| (left_top[axis] * scale).round() + stamp.offset[axis] as f32;
        let size = vec2(stamp.size[0] as f32, stamp.size[1] as f32);
        let place = Rect::from_min_size(pos2(corner(0), corner(1)) / scale, size / scale);
        let sheet = self.shelves.size.map(|side| side as f32);
        let on_sheet = |at: [usize; 2]| pos2(at[0] as f32 / sheet[0], at[1] as f32 / sheet[1]);
        let [x, y] = stamp.at;
        let part = Rect::from_min_max(
            on_sheet([x, y]),
            on_sheet([x + stamp.size[0], y + stamp.size[1]]),
        );
        let mut mesh = Mesh::with_texture(self.handle.id());
        mesh.add_rect_with_uv(place, part, Color32::WHITE);
        painter.add(mesh);
    }
}

fn lay_out(ctx: &Context, text: &str, style: bidi::Style, spacing: f32) -> Arc<Galley> {
    ctx.fonts_mut(|fonts| {
        if spacing > 0.0 {
            fonts.layout_job(spaced(text, style, spacing))
        } else {
            bidi::galley(fonts, text, style)
        }
    })
}

fn spaced(text: &str, style: bidi::Style, spacing: f32) -> LayoutJob {
    let format = TextFormat {
        font_id: FontId::proportional(style.size),
        extra_letter_spacing: spacing,
        line_height: Some(style.line_height),
        color: style.colour,
        ..TextFormat::default()
    };
    LayoutJob::single_section(text.to_owned(), format)
}

/// The letters of a line on a mask with room for an outline, and from the line's left top to the mask's, pixels.
fn mask_of(
    galley: &Galley,
    letters: &ColorImage,
    outline: f32,
    pixels_per_point: f32,
) -> (Mask, [i32; 2]) {
    let edge = outline.ceil() as i32 + 1;
    let corner = galley.rect.left_top();
    let glyphs: Vec<_> = galley
        .rows
        .iter()
        .flat_map(|row| row.glyphs.iter().map(move |glyph| (row.pos, glyph)))
        .filter(|(_, glyph)| !glyph.uv_rect.is_nothing())
        .map(|(row, glyph)| {
            let at = row + glyph.pos.to_vec2() + glyph.uv_rect.offset - corner;
            let at = [at.x, at.y].map(|v| (v * pixels_per_point).round() as i32);
            (at, glyph.uv_rect)
        })
        .collect();
    let span = |axis: usize| {
        let first = glyphs.iter().map(|(at, _)| at[axis]).min().unwrap_or(0);
        let last = glyphs
            .iter()
            .map(|(at, uv)| at[axis] + i32::from(uv.max[axis] - uv.min[axis]))
            .max()
            .unwrap_or(0);
        (first, last)
    };
    let ([left, right], [top, bottom]) = (<[i32; 2]>::from(span(0)), <[i32; 2]>::from(span(1)));
    if glyphs.is_empty() {
        return (Mask::new([0, 0]), [0, 0]);
    }
    let size = [right - left + 2 * edge, bottom - top + 2 * edge].map(|side| side as usize);
    let mut mask = Mask::new(size);
    for ([x, y], uv) in glyphs {
        let to = [x - left + edge, y - top + edge].map(|v| v as usize);
        for row in uv.min[1]..uv.max[1] {
            for column in uv.min[0]..uv.max[0] {
                let letter = letters[(usize::from(column), usize::from(row))];
                let by = [column - uv.min[0], row - uv.min[1]].map(usize::from);
                mask.cover([to[0] + by[0], to[1] + by[1]], letter.a());
            }
        }
    }
    (mask, [left - edge, top - edge])
}

/// Where on a sheet there is room: pictures stand side by side on shelves, which lie one below the other.
struct Shelves {
    /// Of the sheet, pixels.
    size: [usize; 2],
    /// The left end of what is free on the last shelf, and its top.
    free: [usize; 2],
    /// The height of the last shelf.
    height: usize,
}

impl Shelves {
    fn new(size: [usize; 2]) -> Self {
        let (free, height) = ([0, 0], 0);
        Self { size, free, height }
    }

    /// Room for a picture; its left top.
    fn take(&mut self, [width, height]: [usize; 2]) -> Option<[usize; 2]> {
        if self.free[0] + width > self.size[0] {
            self.free = [0, self.free[1] + self.height];
            self.height = 0;
        }
        if width > self.size[0] || self.free[1] + height > self.size[1] {
            return None;
        }
        let at = self.free;
        self.free[0] += width;
        self.height = self.height.max(height);
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_on_a_sheet_do_not_overlap_and_a_full_sheet_says_so() {
        let mut shelves = Shelves::new([10, 10]);
        assert_eq!(shelves.take([6, 4]), Some([0, 0]));
        assert_eq!(shelves.take([4, 6]), Some([6, 0]));
        assert_eq!(shelves.take([3, 3]), Some([0, 6]), "below the highest");
        assert_eq!(shelves.take([3, 5]), None);
        assert_eq!(shelves.take([11, 1]), None);
    }
}
