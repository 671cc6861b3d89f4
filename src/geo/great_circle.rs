//! Great circles: the shortest way between two positions.

use super::{LAT_LIMIT, Position, World};

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

    /// The arc on the Mercator plane: parts of connected points, within the world's edges at ±85.05°, each point
    /// within `tolerance` (in widths of the world) of the true arc. x is unwrapped: it starts within the world and
    /// runs on past the antimeridian, so that a part has no jump; draw it again a world to the left and right.
    ///
    /// A new part begins where the arc leaves the plane over a pole. Halved in angle, so that the points depend on
    /// the arc and the tolerance alone.
    pub fn on_mercator(&self, tolerance: f64) -> Vec<Vec<World>> {
        let mut parts = Vec::new();
        let mut part: Vec<World> = Vec::new();
        let mut last_x = None;
        for share in self.shares(tolerance) {
            let position = self.at(share);
            if position.lat().abs() > LAT_LIMIT {
                if part.len() > 1 {
                    parts.push(std::mem::take(&mut part));
                }
                part.clear();
                continue;
            }
            let mut point = World::of(position);
            if let Some(last) = last_x {
                point.x += f64::round(last - point.x);
            }
            last_x = Some(point.x);
            part.push(point);
        }
        if part.len() > 1 {
            parts.push(part);
        }
        parts
    }

    fn shares(&self, tolerance: f64) -> Vec<f64> {
        // Sixteen equal pieces first: halving alone would take a symmetric S-shape for straight.
        const FIRST: u32 = 16;
        let mut shares = vec![0.0];
        let plane = |share: f64| {
            let position = self.at(share);
            let lat = position.lat().clamp(-89.9, 89.9);
            World::of(Position::new(lat, position.lon()).unwrap_or(Position::ORIGIN))
        };
        for i in 0..FIRST {
            let (from, to) = (
                f64::from(i) / f64::from(FIRST),
                f64::from(i + 1) / f64::from(FIRST),
            );
            halve(
                &plane,
                (from, plane(from)),
                (to, plane(to)),
                tolerance,
                14,
                &mut shares,
            );
        }
        shares
    }
}

fn halve(
    plane: &impl Fn(f64) -> World,
    from: (f64, World),
    to: (f64, World),
    tolerance: f64,
    depth: u32,
    shares: &mut Vec<f64>,
) {
    let share = f64::midpoint(from.0, to.0);
    let middle = plane(share);
    let dx = to.1.x - from.1.x - f64::round(to.1.x - from.1.x);
    let mx = middle.x - from.1.x - f64::round(middle.x - from.1.x);
    let off = f64::hypot(mx - dx / 2.0, middle.y - f64::midpoint(from.1.y, to.1.y));
    if depth > 0 && off > tolerance {
        halve(plane, from, (share, middle), tolerance, depth - 1, shares);
        halve(plane, (share, middle), to, tolerance, depth - 1, shares);
    } else {
        shares.push(to.0);
    }
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
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
    fn the_short_way_crosses_the_antimeridian_without_a_jump() {
        let parts = GreatCircle::between(at(37.566, 126.978), at(37.77, -122.42)).on_mercator(1e-5);
        assert_eq!(parts.len(), 1);
        for pair in parts[0].windows(2) {
            assert!((pair[1].x - pair[0].x).abs() < 0.1, "{pair:?}");
        }
        let (first, last) = (parts[0][0], parts[0][parts[0].len() - 1]);
        assert!(
            last.x > first.x && last.x - first.x < 0.5,
            "eastwards over the Pacific"
        );
    }

    #[test]
    fn over_the_pole_the_arc_breaks_at_the_edge() {
        let parts = GreatCircle::between(at(60.0, 0.0), at(60.0, 180.0)).on_mercator(1e-5);
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().flatten().all(|p| (0.0..=1.0).contains(&p.y)));
    }

    #[test]
    fn equal_and_antipodal_places_have_finite_arcs() {
        for to in [at(10.0, 20.0), at(-10.0, -160.0)] {
            let parts = GreatCircle::between(at(10.0, 20.0), to).on_mercator(1e-5);
            assert!(
                parts
                    .iter()
                    .flatten()
                    .all(|p| p.x.is_finite() && p.y.is_finite())
            );
        }
    }
}
