//! A rectangle on the map, and what lies within it.

use crate::geo::{GreatCircle, Position, World};

use super::Rect;
use super::view::Frame;

/// How exactly the course of a tie is followed, widths of the world: a hundredth of a pixel at the first zooms.
const TOLERANCE: f64 = 1e-5;

/// A part of the plane: from its western edge so far to the east, from its upper edge so far down. It lies on every copy
/// of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    west: f64,
    north: f64,
    width: f64,
    height: f64,
}

impl Area {
    /// The whole plane.
    pub const EVERYWHERE: Self = Self {
        west: 0.0,
        north: f64::NEG_INFINITY,
        width: 1.0,
        height: f64::INFINITY,
    };

    /// What a rectangle of the screen covers.
    pub fn on_screen(rect: &Rect, frame: &Frame) -> Self {
        let (from, to) = (frame.to_world(rect.min), frame.to_world(rect.max));
        Self {
            west: from.x,
            north: from.y,
            width: to.x - from.x,
            height: to.y - from.y,
        }
    }

    /// Whether a point lies within, on whichever copy of the world.
    pub fn has(&self, at: World) -> bool {
        let down = at.y - self.north;
        self.eastwards(at) <= self.width && (0.0..=self.height).contains(&down)
    }

    /// Whether the whole tie between two positions lies within, the way that it takes: one whose ends do may leave the
    /// area between them.
    pub fn has_tie(&self, ends: [Position; 2]) -> bool {
        let [from, to] = ends.map(World::of);
        if !self.has(from) || !self.has(to) {
            return false;
        }
        let arc = GreatCircle::between(ends[0], ends[1]);
        let mut x = from.x;
        let mut along = self.eastwards(from);
        arc.shares(TOLERANCE).into_iter().all(|share| {
            let at = arc.on_plane(share).at;
            // The short way from the last point: so the course does not jump from one copy of the world to the next.
            let step = at.x - x - (at.x - x).round();
            x = at.x;
            along += step;
            let down = at.y - self.north;
            // As far off as the course is followed exactly, an end that lies on the edge is within.
            (-TOLERANCE..=self.width + TOLERANCE).contains(&along)
                && (-TOLERANCE..=self.height + TOLERANCE).contains(&down)
        })
    }

    /// How far east of the western edge a point lies: less than a world.
    fn eastwards(&self, at: World) -> f64 {
        (at.x - self.west).rem_euclid(1.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::samples::{at, frame};
    use super::*;

    const OSLO: (f64, f64) = (59.91, 10.75);
    const ROME: (f64, f64) = (41.89, 12.48);

    fn area([west, south]: [f64; 2], [east, north]: [f64; 2]) -> Area {
        let (from, to) = (World::of(at(north, west)), World::of(at(south, east)));
        Area {
            west: from.x,
            north: from.y,
            width: (to.x - from.x).rem_euclid(1.0),
            height: to.y - from.y,
        }
    }

    fn place((lat, lon): (f64, f64)) -> Position {
        at(lat, lon)
    }

    #[test]
    fn a_place_is_within_on_every_copy_of_the_world_and_over_the_antimeridian() {
        let pacific = area([160.0, -60.0], [-60.0, 60.0]);
        for (lat, lon, is_in) in [
            (-36.8, 174.8, true),
            (21.3, -157.9, true),
            (64.1, -149.0, false),
            (0.0, 0.0, false),
        ] {
            let point = World::of(at(lat, lon));
            for copy in -2..3 {
                let copied = World {
                    x: point.x + f64::from(copy),
                    ..point
                };
                assert_eq!(pacific.has(copied), is_in, "{lat} {lon}, copy {copy}");
            }
        }
    }

    #[test]
    fn a_tie_that_bows_out_of_the_area_is_not_within_though_its_ends_are() {
        let (vancouver, berlin) = (at(49.3, -123.1), at(52.5, 13.4));
        let low = area([-130.0, 40.0], [20.0, 60.0]);
        assert!(low.has(World::of(vancouver)) && low.has(World::of(berlin)));
        assert!(
            !low.has_tie([vancouver, berlin]),
            "its course goes by Greenland"
        );
        assert!(area([-130.0, 40.0], [20.0, 80.0]).has_tie([berlin, vancouver]));
    }

    #[test]
    fn a_tie_whose_short_way_leads_round_the_other_side_is_not_within() {
        let ends = [at(-36.8, 174.8), at(-33.4, -70.7)];
        assert!(!area([-80.0, -85.0], [178.0, 60.0]).has_tie(ends));
        assert!(area([170.0, -85.0], [-60.0, 60.0]).has_tie(ends));
    }

    #[test]
    fn the_whole_screen_holds_what_is_on_it() {
        let frame = frame();
        let all = Area::on_screen(&frame.screen(), &frame);
        for city in [OSLO, ROME] {
            let point = World::of(place(city));
            assert_eq!(all.has(point), frame.places(point, 0.0).next().is_some());
        }
        assert!(area([0.0, 30.0], [20.0, 70.0]).has_tie([place(OSLO), place(ROME)]));
    }

    proptest! {
        #[test]
        fn what_is_within_is_what_is_drawn_in_the_rectangle(
            lat in -80.0f64..80.0, lon in -180.0f64..180.0,
            x in 0.0f64..900.0, y in 0.0f64..700.0, width in 1.0f64..400.0, height in 1.0f64..400.0,
        ) {
            let frame = frame();
            let rect = Rect::at([x, y], [width, height]);
            let point = World::of(at(lat, lon));
            let is_drawn_there = frame.places(point, 1000.0).any(|place| rect.contains(place));
            prop_assert_eq!(Area::on_screen(&rect, &frame).has(point), is_drawn_there);
        }
    }
}
