//! The Web Mercator plane (EPSG:3857), scaled so that the world is one unit wide and high.

use super::Position;

/// The latitude at which the Mercator world ends, degrees north and south.
pub const LAT_LIMIT: f64 = 85.051_128_779_806_59;

/// A point of the Mercator plane in widths of the world: x grows eastwards from 180° W, y southwards from the
/// northern limit. The world itself is 0..1 both ways; x beyond it lies on a copy of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct World {
    /// Eastwards; whole numbers are the antimeridian.
    pub x: f64,
    /// Southwards.
    pub y: f64,
}

impl World {
    /// Where a position lies; the poles lie infinitely far.
    pub fn of(position: Position) -> Self {
        Self {
            x: position.lon() / 360.0 + 0.5,
            y: y_of_lat(position.lat()),
        }
    }

    /// The position at this point, of whichever copy of the world; beyond the poles never happens.
    pub fn position(self) -> Position {
        let lon = (self.x.rem_euclid(1.0) - 0.5) * 360.0;
        let lat = (std::f64::consts::PI * (1.0 - 2.0 * self.y))
            .sinh()
            .atan()
            .to_degrees();
        // Both are on the globe by construction; a NaN input is answered by the origin.
        Position::new(lat.clamp(-90.0, 90.0), lon).unwrap_or(Position::ORIGIN)
    }
}

fn y_of_lat(lat: f64) -> f64 {
    0.5 - lat.to_radians().tan().asinh() / std::f64::consts::TAU
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_a_unit_square() {
        let corner = World::of(Position::new(LAT_LIMIT, -180.0).unwrap());
        assert!(
            corner.x.abs() < 1e-12 && corner.y.abs() < 1e-9,
            "{corner:?}"
        );
        let middle = World::of(Position::new(0.0, 0.0).unwrap());
        assert_eq!(middle, World { x: 0.5, y: 0.5 });
    }

    #[test]
    fn a_position_comes_back_from_the_plane_on_any_copy() {
        for (lat, lon) in [(37.566, 126.978), (-33.9, 151.2), (0.0, -179.9)] {
            let there = World::of(Position::new(lat, lon).unwrap());
            for copy in [-2.0, 0.0, 3.0] {
                let back = World {
                    x: there.x + copy,
                    ..there
                }
                .position();
                assert!(
                    (back.lat() - lat).abs() < 1e-9 && (back.lon() - lon).abs() < 1e-9,
                    "{back:?}"
                );
            }
        }
    }
}
