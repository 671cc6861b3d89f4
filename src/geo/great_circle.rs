//! Great circles: the shortest way between two positions.

use std::f64::consts::TAU;

use super::vector::{cross, dot};
use super::{Position, World};

/// The mean radius of the globe, metres (IUGG).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// The distance between two positions along the great circle, metres, on a sphere of the mean radius.
///
/// By the arctangent of cross and dot product, which is exact for near and for antipodal places alike.
pub fn distance_m(a: Position, b: Position) -> f64 {
    angle(a.unit(), b.unit()) * EARTH_RADIUS_M
}

/// The shorter arc of the great circle between two positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GreatCircle {
    a: [f64; 3],
    /// Unit vector at a right angle to `a` in the plane of the arc, towards `b`.
    side: [f64; 3],
    angle: f64,
}

impl GreatCircle {
    /// The arc from one position to the other. Antipodal places have no one shortest way: theirs goes over the north
    /// pole (over the equator, for the poles themselves). Equal places have an arc of no length.
    pub fn between(from: Position, to: Position) -> Self {
        let (a, b) = (from.unit(), to.unit());
        let along = dot(a, b);
        let towards = [
            b[0] - a[0] * along,
            b[1] - a[1] * along,
            b[2] - a[2] * along,
        ];
        let side = normalised(towards)
            .or_else(|| normalised(north_of(a)))
            .unwrap_or([1.0, 0.0, 0.0]);
        Self {
            a,
            side,
            angle: angle(a, b),
        }
    }

    /// The length of the arc, metres.
    pub fn length_m(&self) -> f64 {
        self.angle * EARTH_RADIUS_M
    }

    /// The position at a share of the way, 0 at the start and 1 at the end.
    pub fn at(&self, share: f64) -> Position {
        let [x, y, z] = self.unit_at(share);
        let lat = z.atan2(x.hypot(y)).to_degrees();
        let lon = if x == 0.0 && y == 0.0 {
            0.0
        } else {
            y.atan2(x).to_degrees()
        };
        Position::new(lat, lon).unwrap_or(Position::ORIGIN)
    }

    fn unit_at(&self, share: f64) -> [f64; 3] {
        let (sin, cos) = (self.angle * share).sin_cos();
        std::array::from_fn(|i| self.a[i] * cos + self.side[i] * sin)
    }

    /// Where the arc runs on the Mercator plane at a share of the way, and in which direction.
    ///
    /// x lies within the world (0..1); past latitude 89.9° the point is held there, since the poles lie infinitely
    /// far.
    pub fn on_plane(&self, share: f64) -> OnPlane {
        let (sin, cos) = (self.angle * share).sin_cos();
        let [x, y, z] = std::array::from_fn(|i| self.a[i] * cos + self.side[i] * sin);
        let [dx, dy, dz]: [f64; 3] =
            std::array::from_fn(|i| (self.side[i] * cos - self.a[i] * sin) * self.angle);
        let held = z.clamp(-HIGHEST_SINE, HIGHEST_SINE);
        let off_axis = (1.0 - held * held).max(f64::MIN_POSITIVE);
        OnPlane {
            at: World {
                x: y.atan2(x) / TAU + 0.5,
                y: 0.5 - held.atanh() / TAU,
            },
            per_share: [
                (x * dy - y * dx) / (x * x + y * y).max(off_axis) / TAU,
                -dz / off_axis / TAU,
            ],
        }
    }

    /// Shares of the way, from 0 to 1, between which straight lines on the Mercator plane stay within `tolerance` (in
    /// widths of the world) of the arc.
    ///
    /// Halved in angle, so that they depend on the arc and the tolerance alone.
    pub fn shares(&self, tolerance: f64) -> Vec<f64> {
        // Sixteen equal pieces first: halving alone would take a symmetric S-shape for straight.
        const FIRST: u32 = 16;
        const DEPTH: u32 = 14;
        let mut shares = vec![0.0];
        let mut from = (0.0, self.on_plane(0.0).at);
        for i in 1..=FIRST {
            let share = f64::from(i) / f64::from(FIRST);
            let to = (share, self.on_plane(share).at);
            self.halve(from, to, tolerance, DEPTH, &mut shares);
            from = to;
        }
        shares
    }

    fn halve(
        &self,
        from: (f64, World),
        to: (f64, World),
        tolerance: f64,
        depth: u32,
        shares: &mut Vec<f64>,
    ) {
        let share = f64::midpoint(from.0, to.0);
        let middle = self.on_plane(share).at;
        if depth > 0 && sag(from.1, middle, to.1) > tolerance {
            self.halve(from, (share, middle), tolerance, depth - 1, shares);
            self.halve((share, middle), to, tolerance, depth - 1, shares);
        } else {
            shares.push(to.0);
        }
    }

    /// How far the middle of the arc between two shares lies from its chord on the Mercator plane, in widths of the
    /// world.
    pub fn sag(&self, from: f64, to: f64) -> f64 {
        sag(
            self.on_plane(from).at,
            self.on_plane(f64::midpoint(from, to)).at,
            self.on_plane(to).at,
        )
    }
}

/// A point of an arc on the Mercator plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnPlane {
    /// Where.
    pub at: World,
    /// How it moves on as the share of the way grows: widths of the world eastwards and southwards a whole way.
    pub per_share: [f64; 2],
}

/// The sine of latitude 89.9°.
const HIGHEST_SINE: f64 = 0.999_998_476_913_287_7;

fn sag(from: World, middle: World, to: World) -> f64 {
    let short = |d: f64| d - d.round();
    let dx = short(to.x - from.x);
    let mx = short(middle.x - from.x);
    f64::hypot(mx - dx / 2.0, middle.y - f64::midpoint(from.y, to.y))
}

fn norm(v: [f64; 3]) -> f64 {
    dot(v, v).sqrt()
}

fn angle(a: [f64; 3], b: [f64; 3]) -> f64 {
    norm(cross(a, b)).atan2(dot(a, b))
}

fn normalised(v: [f64; 3]) -> Option<[f64; 3]> {
    let length = norm(v);
    // Below this the direction is rounding noise: the places are equal or antipodal.
    (length > 1e-12).then(|| v.map(|c| c / length))
}

fn north_of(a: [f64; 3]) -> [f64; 3] {
    [-a[2] * a[0], -a[2] * a[1], 1.0 - a[2] * a[2]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).unwrap()
    }

    /// Great-circle distances between airports as published by the Great Circle Mapper (WGS 84 ellipsoid), km: a
    /// sphere stays within 0.6 % of them.
    #[test]
    fn distances_agree_with_published_pairs() {
        for (a, b, km) in [
            (
                at(40.639_751, -73.778_925),
                at(33.942_536, -118.408_075),
                3983.0,
            ), // JFK – LAX
            (at(51.4775, -0.461_389), at(40.639_751, -73.778_925), 5555.0), // LHR – JFK
            (
                at(-33.946_111, 151.177_222),
                at(33.942_536, -118.408_075),
                12_061.0,
            ), // SYD – LAX
        ] {
            let got = distance_m(a, b) / 1000.0;
            assert!((got - km).abs() < km * 0.006, "{got} against {km}");
        }
    }

    #[test]
    fn a_quarter_of_the_globe_is_a_quarter_of_the_circumference() {
        let quarter = std::f64::consts::FRAC_PI_2 * EARTH_RADIUS_M;
        assert!((distance_m(at(0.0, 0.0), at(0.0, 90.0)) - quarter).abs() < 1e-6);
        assert!((distance_m(at(0.0, 0.0), at(90.0, 17.0)) - quarter).abs() < 1e-6);
    }

    #[test]
    fn the_short_way_from_seoul_to_san_francisco_crosses_the_pacific() {
        let arc = GreatCircle::between(at(37.566, 126.978), at(37.77, -122.42));
        for share in [0.0, 0.3, 0.6, 1.0] {
            assert!(arc.on_plane(share).per_share[0] > 0.0, "eastwards");
        }
        assert!(arc.on_plane(0.9).at.x < 0.3, "and over the antimeridian");
    }

    #[test]
    fn points_on_the_plane_are_the_positions_of_the_arc() {
        let arc = GreatCircle::between(at(37.566, 126.978), at(-33.87, 151.2));
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let (plane, globe) = (arc.on_plane(share).at, World::of(arc.at(share)));
            assert!((plane.x - globe.x).abs() < 1e-12 && (plane.y - globe.y).abs() < 1e-12);
        }
    }

    #[test]
    fn the_direction_on_the_plane_is_that_of_the_next_points() {
        let arc = GreatCircle::between(at(35.7, 51.4), at(40.7, -74.0));
        for share in [0.1, 0.5, 0.9] {
            const STEP: f64 = 1e-6;
            let (before, after) = (arc.on_plane(share - STEP).at, arc.on_plane(share + STEP).at);
            let [dx, dy] = arc.on_plane(share).per_share;
            assert!(((after.x - before.x) / (2.0 * STEP) - dx).abs() < 1e-6);
            assert!(((after.y - before.y) / (2.0 * STEP) - dy).abs() < 1e-6);
        }
    }

    #[test]
    fn straight_lines_between_the_shares_stay_within_the_tolerance() {
        let arc = GreatCircle::between(at(60.0, -150.0), at(59.0, 20.0));
        let tolerance = 1e-4;
        let shares = arc.shares(tolerance);
        for pair in shares.windows(2) {
            assert!(arc.sag(pair[0], pair[1]) <= tolerance);
        }
        assert!(arc.shares(tolerance / 100.0).len() > shares.len());
    }

    #[test]
    fn over_the_pole_and_between_equal_or_antipodal_places_all_is_finite() {
        for (from, to) in [
            (at(60.0, 0.0), at(60.0, 180.0)),
            (at(10.0, 20.0), at(10.0, 20.0)),
            (at(10.0, 20.0), at(-10.0, -160.0)),
            (at(90.0, 0.0), at(-90.0, 0.0)),
        ] {
            let arc = GreatCircle::between(from, to);
            for share in arc.shares(1e-5) {
                let OnPlane { at, per_share } = arc.on_plane(share);
                let all = [at.x, at.y, per_share[0], per_share[1]];
                assert!(all.iter().all(|n| n.is_finite()), "{all:?}");
            }
        }
    }
}
