//! The tiles of the map: which are wanted, where they are placed, and what lies there until they are drawn.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{self, Color32, ColorImage, Pos2, Rect, TextureOptions, Ui, Vec2, pos2, vec2};

use super::Map;
use crate::jobs::Picture;
use crate::rasterizer::{BaseColours, BaseLook, Grid, Overlay, PixelRect, Strokes, TileId};
use crate::scene::drawn::DrawnTie;
use crate::scene::style::Palette;
use crate::scene::view::Frame;

impl Map {
    /// Places the tiles of this frame, and asks for those that are missing.
    pub(super) fn place_tiles(&mut self, ui: &Ui, frame: &Frame, rect: Rect) {
        let scale = ui.ctx().pixels_per_point();
        let [x, y] = frame.origin_px();
        let view = PixelRect {
            x,
            y,
            w: (rect.width() * scale).ceil() as u32,
            h: (rect.height() * scale).ceil() as u32,
        };
        let viewport = frame.viewport();
        let grid = Grid::new(frame.view().zoom, viewport.pixels_per_point);
        self.tiles.receive();
        let wanted = grid.wanted(&view);
        if std::mem::take(&mut self.is_first) {
            self.tiles.render_now(&wanted);
        }
        let moved = (x - self.origin[0], y - self.origin[1]);
        self.origin = [x, y];
        self.tiles.request(&wanted, &grid.ahead(&view, moved));
        let covering = grid.covering(&view);
        let corner = |rect: &PixelRect| {
            let at = vec2((rect.x - x) as f32, (rect.y - y) as f32) / scale;
            Rect::from_min_size(at.to_pos2(), vec2(rect.w as f32, rect.h as f32) / scale)
                .translate(rect_min(ui, scale))
        };
        let painter = ui.painter_at(rect);
        let is_whole = wanted.iter().all(|id| self.tiles.get(*id).is_some());
        if !is_whole {
            self.place_last(&painter, frame, rect, scale);
        }
        for placed in &covering {
            if let Some(texture) = self.texture(ui, placed.id) {
                place(&painter, texture, corner(&placed.rect));
            }
        }
        if is_whole {
            self.last_whole = covering
                .iter()
                .map(|placed| (placed.id, placed.id.world_px))
                .collect();
        }
        let kept: BTreeSet<TileId> = covering
            .iter()
            .map(|placed| placed.id)
            .chain(self.last_whole.iter().map(|(id, _)| *id))
            .collect();
        self.textures.retain(|id, _| kept.contains(id));
    }

    /// The last whole picture, scaled to where it belongs now.
    fn place_last(&self, painter: &egui::Painter, frame: &Frame, rect: Rect, scale: f32) {
        let [x, y] = frame.origin_px().map(|px| px as f64);
        for (id, world_px) in &self.last_whole {
            let Some((_, texture)) = self.textures.get(id) else {
                continue;
            };
            let grow = frame.world_px() as f64 / *world_px as f64;
            let tile = Grid::of(*id).rect(id.col, id.row);
            for copy in -2..=2 {
                let left = (tile.x as f64 * grow) + f64::from(copy) * frame.world_px() as f64 - x;
                let top = tile.y as f64 * grow - y;
                let size = vec2(
                    (f64::from(tile.w) * grow) as f32,
                    (f64::from(tile.h) * grow) as f32,
                );
                let at = Rect::from_min_size(pos2(left as f32, top as f32) / scale, size / scale)
                    .translate(rect.min.to_vec2());
                if at.intersects(rect) {
                    place(painter, texture.id(), at);
                }
            }
        }
    }

    /// The texture of a tile, brought up to date with its pixels.
    fn texture(&mut self, ui: &Ui, id: TileId) -> Option<egui::TextureId> {
        let Some(tile) = self.tiles.get(id) else {
            return self.textures.get(&id).map(|(_, texture)| texture.id());
        };
        if let Some((serial, texture)) = self.textures.get(&id)
            && *serial == tile.serial
        {
            return Some(texture.id());
        }
        let size = [tile.pixels.w as usize, tile.pixels.h as usize];
        let image = ColorImage::from_rgba_premultiplied(size, &tile.pixels.rgba);
        let texture = ui.ctx().load_texture("tile", image, TextureOptions::LINEAR);
        let handle = texture.id();
        self.textures.insert(id, (tile.serial, texture));
        Some(handle)
    }
}

fn rect_min(ui: &Ui, scale: f32) -> Vec2 {
    // On whole pixels, or tiles would be blurred.
    let min = ui.max_rect().min;
    vec2(
        (min.x * scale).round() / scale,
        (min.y * scale).round() / scale,
    )
}

fn place(painter: &egui::Painter, texture: egui::TextureId, at: Rect) {
    let mut mesh = egui::Mesh::with_texture(texture);
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    mesh.add_rect_with_uv(at, whole, Color32::WHITE);
    painter.add(mesh);
}

/// The base map in a palette's colours, with ties over it.
pub(super) fn picture(
    palette: &Palette,
    pixels_per_point: f64,
    ties: &Arc<Vec<DrawnTie>>,
) -> Picture {
    let ties = Arc::clone(ties);
    Picture {
        look: BaseLook {
            colours: BaseColours {
                water: palette.water.0,
                land: palette.land.0,
                coast: palette.coast.0,
                border: palette.border.0,
                disputed: palette.disputed_border.0,
            },
            pixels_per_point,
        },
        overlay: Arc::new(move |world_px| {
            Arc::new(Strokes::prepare(&ties, world_px, pixels_per_point)) as Arc<dyn Overlay>
        }),
    }
}
