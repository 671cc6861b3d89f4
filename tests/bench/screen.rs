//! What the benchmarks draw on.

use std::error::Error;

use city_ties::geo::{Position, World};
use city_ties::rasterizer::{Grid, PixelRect};

/// A window of 1280×800 about a place.
pub(crate) fn screen(zoom: f64, lat: f64, lon: f64) -> Result<(Grid, PixelRect), Box<dyn Error>> {
    let grid = Grid::new(zoom, 1.0);
    let centre = World::of(Position::new(lat, lon)?);
    let pixel = |share: f64| (share * grid.world_px() as f64).round() as i64;
    let view = PixelRect {
        x: pixel(centre.x) - 640,
        y: pixel(centre.y) - 400,
        w: 1280,
        h: 800,
    };
    Ok((grid, view))
}
