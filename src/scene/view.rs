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
mod tests {
    use super::*;

    const WINDOW: Viewport = Viewport {
        width: 928.0,
        height: 728.0,
        pixels_per_point: 1.0,
    };

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).unwrap()
    }

    fn near(a: [f64; 2], b: [f64; 2], within: f64) -> bool {
        (a[0] - b[0]).abs() <= within && (a[1] - b[1]).abs() <= within
    }

    #[test]
    fn the_narrowest_part_of_the_world_leaves_out_the_widest_gap() {
        // Every 50 degrees but over the Atlantic, 65 wide.
        let lons = [-75.0, -10.0, 40.0, 90.0, 140.0, -170.0, -120.0];
        let bounds = Bounds::of(lons.map(|lon| at(10.0, lon))).unwrap();
        assert!((bounds.min.x - World::of(at(0.0, -10.0)).x).abs() < 1e-12);
        assert!((bounds.max.x - World::of(at(0.0, -75.0)).x - 1.0).abs() < 1e-12);
    }

    #[test]
    fn bounds_of_one_place_are_that_place_and_of_none_are_none() {
        let seoul = at(37.6, 127.0);
        let bounds = Bounds::of([seoul]).unwrap();
        assert_eq!(bounds.min, bounds.max);
        assert_eq!(bounds.min, World::of(seoul));
        assert_eq!(Bounds::of([]), None);
    }

    #[test]
    fn what_is_fitted_lies_within_the_padding() {
        let places = [
            at(53.3, -6.2),
            at(37.6, 127.0),
            at(-41.3, 174.8),
            at(-23.5, -46.6),
        ];
        let bounds = Bounds::of(places).unwrap();
        let padding = Padding {
            left: 60.0,
            right: 24.0,
            top: 40.0,
            bottom: 20.0,
        };
        let view = View::fit(&bounds, &WINDOW, &padding, 6.0);
        let frame = Frame::new(&view, WINDOW);
        for place in places {
            let seen: Vec<_> = frame.places(World::of(place), 0.0).collect();
            assert!(
                seen.iter().any(|at| (59.0..905.0).contains(&at[0])),
                "{place:?} at {seen:?}"
            );
        }
        assert!(near(
            [frame.to_screen(bounds.min)[0], 0.0],
            [60.0, 0.0],
            1.0
        ));
    }

    #[test]
    fn one_place_is_fitted_no_nearer_than_asked() {
        let bounds = Bounds::of([at(37.6, 127.0)]).unwrap();
        let view = View::fit(&bounds, &WINDOW, &Padding::all(40.0), 6.0);
        assert!((view.zoom - 6.0).abs() < 1e-12);
    }

    #[test]
    fn no_view_shows_what_lies_above_or_below_the_world() {
        let mut view = View {
            centre: World { x: 0.3, y: 0.5 },
            zoom: -3.0,
        }
        .clamped(&WINDOW);
        assert!((view.world() - 728.0).abs() < 1e-9, "{view:?}");
        view = view.zoomed_about([10.0, 700.0], 4.2, &WINDOW);
        for by in [[0.0, 9e9], [0.0, -9e9]] {
            let frame = Frame::new(&view.panned(by, &WINDOW), WINDOW);
            assert!(frame.to_world([0.0, 0.5]).y >= 0.0);
            assert!(frame.to_world([0.0, 727.5]).y <= 1.0);
        }
    }

    #[test]
    fn panning_east_never_ends() {
        let start = View {
            centre: World { x: 0.9, y: 0.5 },
            zoom: 3.0,
        };
        let round = start.panned([-start.world(), 0.0], &WINDOW);
        assert!((round.centre.x - start.centre.x).abs() < 1e-12);
    }

    #[test]
    fn zooming_keeps_what_lies_under_the_pointer() {
        let view = View {
            centre: World { x: 0.6, y: 0.4 },
            zoom: 4.0,
        };
        let pointer = [200.0, 500.0];
        let held = Frame::new(&view, WINDOW).to_world(pointer);
        let nearer = view.zoomed_about(pointer, 9.0, &WINDOW);
        let then = Frame::new(&nearer, WINDOW).to_screen(held);
        // The first frame's corner was rounded by half a pixel, which is sixteen after five doublings.
        assert!(near(then, pointer, 17.0), "{then:?}");
    }

    #[test]
    fn the_screen_and_the_plane_answer_each_other_at_every_zoom() {
        for zoom in [1.6, 7.3, 19.0] {
            let view = View {
                centre: World { x: 0.85, y: 0.39 },
                zoom,
            };
            let frame = Frame::new(
                &view,
                Viewport {
                    pixels_per_point: 1.25,
                    ..WINDOW
                },
            );
            let there = frame.to_screen(frame.to_world([123.0, 456.0]));
            assert!(near(there, [123.0, 456.0], 1e-6), "{there:?}");
            assert!(near(frame.to_screen(view.centre), [464.0, 364.0], 0.8));
        }
    }

    #[test]
    fn a_place_is_seen_once_for_each_copy_of_the_world_in_view() {
        let view = View {
            centre: World { x: 0.5, y: 0.5 },
            zoom: WINDOW.min_zoom(),
        };
        let frame = Frame::new(&view, WINDOW);
        let edge = World { x: 0.0, y: 0.5 };
        let seen: Vec<_> = frame.places(edge, 0.0).collect();
        assert_eq!(seen.len(), 2, "{seen:?}");
        assert!((seen[1][0] - seen[0][0] - 728.0).abs() < 1e-9);
        assert_eq!(frame.places(World { x: 0.5, y: 1.2 }, 0.0).count(), 0);
    }
}
