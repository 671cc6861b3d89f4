//! Which part of the plane a frame shows, and which tiles that takes.

use crate::rasterizer::{Grid, PixelRect, TileId};
use crate::scene::view::Frame;

/// The zoom of the whole world at the bottom: four tiles on a plain screen.
const BACKDROP_ZOOM: f64 = 1.0;

/// The grid of tiles at a frame's zoom.
pub(super) fn grid_of(frame: &Frame) -> Grid {
    Grid::new(frame.view().zoom, frame.viewport().pixels_per_point)
}

/// The part of the plane that a frame shows.
pub(super) fn part(frame: &Frame) -> PixelRect {
    let [x, y] = frame.origin_px();
    let viewport = frame.viewport();
    let px = |points: f64| (points * viewport.pixels_per_point).ceil() as u32;
    PixelRect {
        x,
        y,
        w: px(viewport.width),
        h: px(viewport.height),
    }
}

/// The grid of the world at the bottom.
pub(super) fn backdrop_grid(frame: &Frame) -> Grid {
    Grid::new(BACKDROP_ZOOM, frame.viewport().pixels_per_point)
}

/// The tiles of the world at the bottom.
pub(super) fn backdrop(frame: &Frame) -> Vec<TileId> {
    let grid = backdrop_grid(frame);
    let size = grid.world_px() as u32;
    let all = PixelRect {
        x: 0,
        y: 0,
        w: size,
        h: size,
    };
    grid.wanted(&all)
}

/// Whether one frame is another, moved by less than itself.
pub(super) fn is_beside(a: &Frame, b: &Frame) -> bool {
    let (a_part, b_part) = (part(a), part(b));
    a.world_px() == b.world_px()
        && (a_part.x - b_part.x).abs() < i64::from(a_part.w)
        && (a_part.y - b_part.y).abs() < i64::from(a_part.h)
}
