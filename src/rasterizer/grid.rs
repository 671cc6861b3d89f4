//! The grid of tiles: squares of device pixels on the plane of a world that is a whole number of pixels wide.
//!
//! All in integers, so that a tile lies where it lies: seams, drift and blurred copies cannot happen here.

/// Width and height of a tile, device pixels. Only the world's last column is narrower.
pub const TILE_PX: u32 = 256;

const TILE: i64 = TILE_PX as i64;

/// A rectangle of device pixels on the world plane at some world width. `x` counts from 180° W and may lie on another
/// copy of the world (below 0 or past the width); `y` counts from the northern edge, and beyond both edges there is
/// only empty sea or ice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PixelRect {
    /// Left edge, device pixels.
    pub x: i64,
    /// Top edge, device pixels.
    pub y: i64,
    /// Width, device pixels.
    pub w: u32,
    /// Height, device pixels.
    pub h: u32,
}

impl PixelRect {
    /// One past the last column.
    pub fn right(&self) -> i64 {
        self.x + i64::from(self.w)
    }

    /// One past the last row.
    pub fn bottom(&self) -> i64 {
        self.y + i64::from(self.h)
    }

    /// Whether it has no pixel.
    pub fn is_empty(&self) -> bool {
        self.w == 0 || self.h == 0
    }
}

/// One tile of one grid; the same for every copy of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileId {
    /// The grid: how many device pixels its world is wide.
    pub world_px: u64,
    /// Column, from 180° W.
    pub col: u32,
    /// Row, from the northern edge; below 0 and past the last row lies what is beyond the world.
    pub row: i32,
}

/// A tile where a view shows it, on the copy of the world that it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which tile.
    pub id: TileId,
    /// Where, in absolute device pixels; subtract the view's origin for the place in the window.
    pub rect: PixelRect,
}

/// The grid at one zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grid {
    world_px: u64,
}

impl Grid {
    /// The farthest zoom in: about a third of a metre a point at the equator.
    pub const MAX_ZOOM: f64 = 19.0;

    /// The grid at a zoom (256 points a world at 0, doubling with each) on a screen of so many pixels a point; both
    /// are held within what the grid can do, the zoom in 0..=[`Self::MAX_ZOOM`].
    pub fn new(zoom: f64, pixels_per_point: f64) -> Self {
        let zoom = if zoom.is_finite() { zoom } else { 0.0 };
        let pixels_per_point = if pixels_per_point.is_finite() {
            pixels_per_point.clamp(0.5, 8.0)
        } else {
            1.0
        };
        let world = f64::from(TILE_PX) * pixels_per_point * zoom.clamp(0.0, Self::MAX_ZOOM).exp2();
        Self {
            world_px: world.round() as u64,
        }
    }

    /// The grid that a tile belongs to.
    pub fn of(id: TileId) -> Self {
        Self {
            world_px: id.world_px.max(1),
        }
    }

    /// The world's width and height, device pixels.
    pub fn world_px(self) -> u64 {
        self.world_px
    }

    /// The zoom whose world is exactly this wide: what the rounding to whole pixels made of the zoom asked for.
    pub fn zoom(self, pixels_per_point: f64) -> f64 {
        (self.world_px as f64 / (f64::from(TILE_PX) * pixels_per_point)).log2()
    }

    /// How many columns the world has.
    pub fn columns(self) -> u32 {
        self.world_px.div_ceil(u64::from(TILE_PX)) as u32
    }

    /// The tile at a column, taken round the globe, and a row.
    pub fn tile(self, col: i64, row: i32) -> TileId {
        TileId {
            world_px: self.world_px,
            col: col.rem_euclid(i64::from(self.columns())) as u32,
            row,
        }
    }

    /// Where a tile lies on the first copy of the world; narrower than [`TILE_PX`] in the last column.
    pub fn rect(self, col: u32, row: i32) -> PixelRect {
        let x = i64::from(col) * TILE;
        PixelRect {
            x,
            y: i64::from(row) * TILE,
            w: (self.world_px.cast_signed() - x).clamp(0, TILE) as u32,
            h: TILE_PX,
        }
    }

    /// The tiles that a view covers, row by row, on all the copies of the world that it shows: together they cover
    /// every pixel of it once.
    pub fn covering(self, view: &PixelRect) -> Vec<Placed> {
        let mut placed = Vec::new();
        if view.is_empty() {
            return placed;
        }
        let world = self.world_px.cast_signed();
        for row in view.y.div_euclid(TILE)..=(view.bottom() - 1).div_euclid(TILE) {
            for copy in view.x.div_euclid(world)..=(view.right() - 1).div_euclid(world) {
                let west = copy * world;
                let first = (view.x - west).max(0) / TILE;
                let last = ((view.right() - west).min(world) - 1) / TILE;
                for col in first..=last {
                    let (col, row) = (col as u32, row as i32);
                    let mut rect = self.rect(col, row);
                    rect.x += west;
                    placed.push(Placed {
                        id: self.tile(i64::from(col), row),
                        rect,
                    });
                }
            }
        }
        placed
    }

    /// Which tiles to draw for a view, each once, those nearest its centre first.
    pub fn wanted(self, view: &PixelRect) -> Vec<TileId> {
        let mut placed = self.covering(view);
        let (cx, cy) = (view.x + view.right(), view.y + view.bottom());
        placed.sort_by_key(|tile| {
            let dx = tile.rect.x + tile.rect.right() - cx;
            let dy = tile.rect.y + tile.rect.bottom() - cy;
            (dx * dx + dy * dy, tile.rect.y, tile.rect.x)
        });
        let mut seen = std::collections::HashSet::new();
        placed
            .into_iter()
            .map(|tile| tile.id)
            .filter(|id| seen.insert(*id))
            .collect()
    }

    /// The tiles to draw ahead of a movement: a ring one tile wide about the view and one more where it is heading
    /// (`towards`: the view's own movement, any length, positive to the east and south), nearest first.
    pub fn ahead(self, view: &PixelRect, towards: (i64, i64)) -> Vec<TileId> {
        if view.is_empty() {
            return Vec::new();
        }
        let reach = |movement: i64, side: i64| TILE * (1 + i64::from(movement.signum() == side));
        let (west, east) = (reach(towards.0, -1), reach(towards.0, 1));
        let (north, south) = (reach(towards.1, -1), reach(towards.1, 1));
        // Beyond the world's edges every tile is one plain colour: nothing to be ahead of.
        let top = (view.y - north).max(view.y.min(0));
        let bottom = (view.bottom() + south).min(view.bottom().max(self.world_px.cast_signed()));
        let wider = PixelRect {
            x: view.x - west,
            y: top,
            w: view.w + (west + east) as u32,
            h: (bottom - top).max(0) as u32,
        };
        let shown: std::collections::HashSet<TileId> = self
            .covering(view)
            .into_iter()
            .map(|tile| tile.id)
            .collect();
        self.wanted(&wider)
            .into_iter()
            .filter(|id| !shown.contains(id))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rect(x: i64, y: i64, w: u32, h: u32) -> PixelRect {
        PixelRect { x, y, w, h }
    }

    #[test]
    fn the_world_is_a_whole_number_of_pixels_wide() {
        assert_eq!(Grid::new(0.0, 1.0).world_px(), 256);
        assert_eq!(Grid::new(1.5, 1.0).world_px(), 724);
        assert_eq!(Grid::new(19.0, 2.0).world_px(), 1 << 28);
        assert_eq!(Grid::new(99.0, f64::NAN), Grid::new(19.0, 1.0));
        assert_eq!(Grid::new(f64::NAN, 1.0), Grid::new(0.0, 1.0));
    }

    #[test]
    fn the_zoom_comes_back_rounded_to_the_pixel() {
        let grid = Grid::new(3.217, 1.25);
        let zoom = grid.zoom(1.25);
        assert!((zoom - 3.217).abs() < 1e-3);
        assert_eq!(Grid::new(zoom, 1.25), grid);
    }

    #[test]
    fn the_last_column_is_narrower() {
        let grid = Grid::new(1.5, 1.0);
        assert_eq!(grid.columns(), 3);
        assert_eq!(grid.rect(1, 0).w, 256);
        assert_eq!(grid.rect(2, 0), rect(512, 0, 212, 256));
        assert_eq!(grid.tile(-1, 0).col, 2);
    }

    #[test]
    fn copies_of_the_world_are_the_same_tiles() {
        let grid = Grid::new(1.5, 1.0);
        let here = grid.covering(&rect(100, 50, 600, 300));
        let there = grid.covering(&rect(100 - 5 * 724, 50, 600, 300));
        assert_eq!(here.len(), there.len());
        for (a, b) in here.iter().zip(&there) {
            assert_eq!(a.id, b.id);
            assert_eq!(a.rect.x, b.rect.x + 5 * 724);
        }
    }

    #[test]
    fn what_is_nearest_the_centre_is_wanted_first_and_once() {
        let grid = Grid::new(4.0, 1.0);
        let wanted = grid.wanted(&rect(1024, 1024, 768, 768));
        assert_eq!(wanted.len(), 9);
        assert_eq!(wanted[0], grid.tile(5, 5));
        let whole = Grid::new(0.0, 1.0);
        assert_eq!(whole.wanted(&rect(-700, 0, 1400, 256)).len(), 1);
    }

    #[test]
    fn the_ring_is_wider_where_one_is_heading() {
        let grid = Grid::new(6.0, 1.0);
        let view = rect(2560, 2560, 512, 512);
        assert_eq!(grid.ahead(&view, (0, 0)).len(), 12);
        let east = grid.ahead(&view, (3, 0));
        assert_eq!(east.len(), 16);
        assert!(east.contains(&grid.tile(13, 10)) && !east.contains(&grid.tile(8, 10)));
    }

    #[test]
    fn nothing_is_drawn_ahead_beyond_the_edges_of_the_world() {
        let grid = Grid::new(2.0, 1.0);
        let ahead = grid.ahead(&rect(0, 0, 512, 1024), (0, -1));
        assert!(ahead.iter().all(|id| (0..4).contains(&id.row)), "{ahead:?}");
    }

    proptest! {
        #[test]
        fn every_pixel_of_a_view_is_covered_once(
            zoom in 0.0f64..19.0, ppp in 0.5f64..3.0,
            x in -1i64 << 32..1i64 << 32, y in -3000i64..1i64 << 30, w in 1u32..2600, h in 1u32..1500,
        ) {
            let grid = Grid::new(zoom, ppp);
            let view = rect(x, y, w, h);
            let placed = grid.covering(&view);
            let mut area = 0;
            for tile in &placed {
                let r = &tile.rect;
                let width = r.right().min(view.right()) - r.x.max(view.x);
                let height = r.bottom().min(view.bottom()) - r.y.max(view.y);
                prop_assert!(width > 0 && height > 0, "{r:?} lies outside the view");
                prop_assert_eq!(r.x.rem_euclid(grid.world_px().cast_signed()), i64::from(tile.id.col) * TILE);
                area += width * height;
            }
            prop_assert_eq!(area, i64::from(w) * i64::from(h));
            for pair in placed.windows(2) {
                let (a, b) = (pair[0].rect, pair[1].rect);
                prop_assert!(b.y > a.y || b.x == a.right(), "a gap or an overlap: {a:?} {b:?}");
            }
        }
    }
}
