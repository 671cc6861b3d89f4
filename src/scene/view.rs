//! Where one looks: a centre and a zoom, and what they make of a window.
//!
//! Everything is f64 and counted in whole device pixels from a rounded corner, so that labels, dots and tiles share
//! one grid and none swims against another.

use crate::geo::{Position, World};

use super::Rect;

/// The farthest zoom in: a street. The world is 256 points wide at zoom 0 and doubles with each.
pub const MAX_ZOOM: f64 = 19.0;
/// The width of the world at zoom 0, points.
const WORLD_AT_0: f64 = 256.0;

/// Where one looks. The world goes on to east and west without end, but not past its upper and lower edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What lies in the middle of the window.
    pub centre: World,
    /// How near: the world is 256 · 2^zoom points wide.
    pub zoom: f64,
}

/// The window's map area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Its width, points.
    pub width: f64,
    /// Its height, points.
    pub height: f64,
    /// Device pixels a point.
    pub pixels_per_point: f64,
}

/// Free room to leave at the sides of what is fitted, points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Padding {
    /// At the left.
    pub left: f64,
    /// At the right.
    pub right: f64,
    /// At the top.
    pub top: f64,
    /// At the bottom.
    pub bottom: f64,
}

/// A part of the world that holds some positions: the narrowest there is, over the antimeridian if that is shorter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its western edge and its upper edge; x lies within the world.
    pub min: World,
    /// Its eastern edge, past 1 where it crosses the antimeridian, and its lower edge.
    pub max: World,
}

/// A view in a window, on the grid of device pixels: where things lie on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    world_px: u64,
    origin_px: [i64; 2],
    viewport: Viewport,
}

impl Padding {
    /// The same on every side.
    pub fn all(points: f64) -> Self {
        Self {
            left: points,
            right: points,
            top: points,
            bottom: points,
        }
    }
}

impl Viewport {
    /// The farthest zoom out: where the world is as high as the window, so that nothing lies beyond it.
    pub fn min_zoom(&self) -> f64 {
        (self.height.max(1.0) / WORLD_AT_0).log2().max(0.0)
    }

    fn middle(&self) -> [f64; 2] {
        [self.width / 2.0, self.height / 2.0]
    }
}

impl Bounds {
    /// The narrowest part of the world that holds all these; `None` without any.
    pub fn of(positions: impl IntoIterator<Item = Position>) -> Option<Self> {
        let mut xs = Vec::new();
        let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
        for position in positions {
            let World { x, y } = World::of(position);
            let y = y.clamp(0.0, 1.0);
            xs.push(x.rem_euclid(1.0));
            top = top.min(y);
            bottom = bottom.max(y);
        }
        xs.sort_by(f64::total_cmp);
        let (first, last) = (*xs.first()?, *xs.last()?);
        // The widest stretch of longitude without a position is left out; the way round behind the last comes first.
        let mut widest = first + 1.0 - last;
        let (mut west, mut east) = (first, last);
        for pair in xs.windows(2) {
            if pair[1] - pair[0] > widest {
                widest = pair[1] - pair[0];
                (west, east) = (pair[1], pair[0] + 1.0);
            }
        }
        Some(Self {
            min: World { x: west, y: top },
            max: World { x: east, y: bottom },
        })
    }
}

impl View {
    /// The nearest view that holds the bounds within the window less the padding, but no nearer than `nearest`.
    pub fn fit(bounds: &Bounds, viewport: &Viewport, padding: &Padding, nearest: f64) -> Self {
        let free = [
            (viewport.width - padding.left - padding.right).max(1.0),
            (viewport.height - padding.top - padding.bottom).max(1.0),
        ];
        let spans = [bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y];
        let zoom = (0..2)
            .map(|i| (free[i] / (spans[i] * WORLD_AT_0)).log2())
            .fold(nearest, f64::min)
            .max(viewport.min_zoom());
        let world = WORLD_AT_0 * zoom.exp2();
        Self {
            centre: World {
                x: f64::midpoint(bounds.min.x, bounds.max.x)
                    + (padding.right - padding.left) / 2.0 / world,
                y: f64::midpoint(bounds.min.y, bounds.max.y)
                    + (padding.bottom - padding.top) / 2.0 / world,
            },
            zoom,
        }
        .clamped(viewport)
    }

    /// The next view that shows nothing beyond the world's upper and lower edge. x comes back into the world.
    #[must_use]
    pub fn clamped(self, viewport: &Viewport) -> Self {
        let zoom = self.zoom.clamp(viewport.min_zoom().min(MAX_ZOOM), MAX_ZOOM);
        let half = viewport.height / 2.0 / (WORLD_AT_0 * zoom.exp2());
        let y = if half < 0.5 {
            self.centre.y.clamp(half, 1.0 - half)
        } else {
            0.5
        };
        Self {
            centre: World {
                x: self.centre.x.rem_euclid(1.0),
                y,
            },
            zoom,
        }
    }

    /// Moved so that what lies under the pointer follows it by so many points.
    #[must_use]
    pub fn panned(self, by: [f64; 2], viewport: &Viewport) -> Self {
        let world = self.world();
        Self {
            centre: World {
                x: self.centre.x - by[0] / world,
                y: self.centre.y - by[1] / world,
            },
            ..self
        }
        .clamped(viewport)
    }

    /// At another zoom, with what lies under a point of the screen kept there (as far as the world's edges let it).
    #[must_use]
    pub fn zoomed_about(self, point: [f64; 2], zoom: f64, viewport: &Viewport) -> Self {
        let zoom = zoom.clamp(viewport.min_zoom().min(MAX_ZOOM), MAX_ZOOM);
        let middle = viewport.middle();
        let off = [point[0] - middle[0], point[1] - middle[1]];
        let (before, after) = (self.world(), WORLD_AT_0 * zoom.exp2());
        Self {
            centre: World {
                x: self.centre.x + off[0] / before - off[0] / after,
                y: self.centre.y + off[1] / before - off[1] / after,
            },
            zoom,
        }
        .clamped(viewport)
    }

    /// The width of the world, points.
    pub fn world(&self) -> f64 {
        WORLD_AT_0 * self.zoom.exp2()
    }
}

impl Frame {
    /// What a view makes of a window. The world becomes a whole number of device pixels wide, and the corner of the
    /// window a whole pixel of it: the picture is the view's, moved by less than a pixel.
    pub fn new(view: &View, viewport: Viewport) -> Self {
        let scale = viewport.pixels_per_point;
        let world_px = (view.world() * scale).round().max(1.0);
        let corner =
            |centre: f64, size: f64| (centre * world_px - size * scale / 2.0).round() as i64;
        Self {
            world_px: world_px as u64,
            origin_px: [
                corner(view.centre.x, viewport.width),
                corner(view.centre.y, viewport.height),
            ],
            viewport,
        }
    }

    /// The width of the world, device pixels.
    pub fn world_px(&self) -> u64 {
        self.world_px
    }

    /// The upper left corner of the window, device pixels of the world plane; x may lie on a copy of the world.
    pub fn origin_px(&self) -> [i64; 2] {
        self.origin_px
    }

    /// The window.
    pub fn viewport(&self) -> Viewport {
        self.viewport
    }

    /// The width of the world, points.
    pub fn world(&self) -> f64 {
        self.world_px as f64 / self.viewport.pixels_per_point
    }

    /// The upper left corner of the window, points of the world plane.
    pub fn origin(&self) -> [f64; 2] {
        self.origin_px
            .map(|px| px as f64 / self.viewport.pixels_per_point)
    }

    /// The window itself, as a part of the screen.
    pub fn screen(&self) -> Rect {
        Rect::at([0.0, 0.0], [self.viewport.width, self.viewport.height])
    }

    /// The view that this frame shows to the bit.
    pub fn view(&self) -> View {
        let world = self.world();
        let [left, top] = self.origin();
        View {
            centre: World {
                x: (left + self.viewport.width / 2.0) / world,
                y: (top + self.viewport.height / 2.0) / world,
            },
            zoom: (world / WORLD_AT_0).log2(),
        }
    }

    /// Where a point of the plane lies on the screen, on the very copy of the world that its x names.
    pub fn to_screen(&self, at: World) -> [f64; 2] {
        let world = self.world();
        let [left, top] = self.origin();
        [at.x * world - left, at.y * world - top]
    }

    /// Which point of the plane lies at a point of the screen.
    pub fn to_world(&self, [x, y]: [f64; 2]) -> World {
        let world = self.world();
        let [left, top] = self.origin();
        World {
            x: (x + left) / world,
            y: (y + top) / world,
        }
    }

    /// Every place on the screen, or at most `margin` beside it, where a point of the world lies: one for each copy
    /// of the world in view, from left to right.
    pub fn places(&self, at: World, margin: f64) -> impl Iterator<Item = [f64; 2]> + use<> {
        let world = self.world();
        let [x, y] = self.to_screen(at);
        let (width, height) = (self.viewport.width, self.viewport.height);
        let first = ((-margin - x) / world).ceil();
        let last = if (-margin..=height + margin).contains(&y) {
            ((width + margin - x) / world).floor()
        } else {
            first - 1.0
        };
        (first as i64..=last as i64).map(move |copy| [x + copy as f64 * world, y])
    }
}

#[cfg(test)]
mod tests;
