//! Where tiles lie on the screen, of whichever grid, in whichever frame.

use eframe::egui::{Color32, Mesh, Painter, Pos2, Rect, TextureId, Ui, pos2};

use super::part;
use crate::rasterizer::PixelRect;
use crate::scene::view::Frame;

/// Where tiles of any grid lie in a frame.
pub(super) struct Place {
    painter: Painter,
    frame: Frame,
    /// The map's corner, on a whole device pixel: or tiles would be blurred.
    corner: Pos2,
    rect: Rect,
}

impl Place {
    pub(super) fn new(ui: &Ui, frame: Frame, rect: Rect) -> Self {
        let scale = ui.ctx().pixels_per_point();
        let whole = |points: f32| (points * scale).round() / scale;
        Self {
            painter: ui.painter_at(rect),
            frame,
            corner: pos2(whole(rect.min.x), whole(rect.min.y)),
            rect,
        }
    }

    /// Draws a tile of a world so many pixels wide.
    pub(super) fn put(&self, tile: &PixelRect, world_px: u64, texture: TextureId, opacity: f32) {
        let tint = Color32::WHITE.gamma_multiply(opacity);
        for at in self.places(tile, world_px) {
            if at.intersects(self.rect) {
                // A mesh, which is neither rounded nor feathered as an image would be.
                let mut mesh = Mesh::with_texture(texture);
                mesh.add_rect_with_uv(at, UV, tint);
                self.painter.add(mesh);
            }
        }
    }

    /// The same place, where nothing is drawn but about some tiles: what lies beneath the others would not be seen, and
    /// a software driver pays for each pixel.
    pub(super) fn about(&self, tiles: impl Iterator<Item = PixelRect>, world_px: u64) -> Self {
        let places = tiles.flat_map(|tile| self.places(&tile, world_px).collect::<Vec<_>>());
        let rect = places
            .map(|place| place.intersect(self.rect))
            .filter(Rect::is_positive)
            .fold(Rect::NOTHING, Rect::union);
        Self {
            painter: self.painter.with_clip_rect(rect),
            rect,
            ..*self
        }
    }

    /// Where a tile lies on each copy of the world that may be in view.
    fn places(&self, tile: &PixelRect, world_px: u64) -> impl Iterator<Item = Rect> {
        let world = self.frame.world_px() as f64;
        let grow = world / world_px as f64;
        let [x0, y0] = self.frame.origin_px().map(|px| px as f64);
        let scale = self.frame.viewport().pixels_per_point;
        let corner = self.corner;
        // Both edges of a tile by the same sum as the neighbours' own: not even a rounding leaves a seam.
        let x = move |px: i64, copy: f64| {
            corner.x + ((px as f64 * grow + copy * world - x0) / scale) as f32
        };
        let y = move |px: i64| corner.y + ((px as f64 * grow - y0) / scale) as f32;
        let width = self.frame.viewport().width * scale;
        let first = ((x0 - tile.right() as f64 * grow) / world).floor();
        let last = ((x0 + width - tile.x as f64 * grow) / world).ceil();
        let tile = *tile;
        (first as i64..=last as i64).map(move |copy| {
            let copy = copy as f64;
            Rect::from_min_max(
                pos2(x(tile.x, copy), y(tile.y)),
                pos2(x(tile.right(), copy), y(tile.bottom())),
            )
        })
    }

    /// Whether another frame's picture, scaled, covers this one; on its own copy of the world.
    pub(super) fn is_covered_by(&self, other: &Frame) -> bool {
        let grow = self.frame.world_px() as f64 / other.world_px() as f64;
        let (mine, theirs) = (part(&self.frame), part(other));
        let covers = |from: i64, size: u32, start: i64, length: u32| {
            let (from, size) = (from as f64 * grow, f64::from(size) * grow);
            from <= start as f64 && from + size >= start as f64 + f64::from(length)
        };
        covers(theirs.x, theirs.w, mine.x, mine.w) && covers(theirs.y, theirs.h, mine.y, mine.h)
    }
}

const UV: Rect = Rect {
    min: Pos2::ZERO,
    max: pos2(1.0, 1.0),
};
