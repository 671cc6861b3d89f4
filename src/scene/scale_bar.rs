//! The scale bar: a round distance, as long as it is in the middle of the view.

use std::f64::consts::TAU;

use crate::geo::{EARTH_RADIUS_M, World};

use super::view::Frame;

/// A bar and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// How long it is drawn, points.
    pub length: f64,
    /// The distance it stands for, metres: 1, 2 or 5 with zeros behind.
    pub distance_m: f64,
}

/// The longest round distance whose bar is no longer than `longest` points in the middle of the window. Mercator
/// stretches towards the poles: elsewhere in view the bar says more or less.
pub fn scale_bar(frame: &Frame, longest: f64) -> ScaleBar {
    let middle = frame.screen().middle();
    let World { y, .. } = frame.to_world(middle);
    // The cosine of the latitude, as the plane has it.
    let shrunk = 1.0 / (TAU / 2.0 * (1.0 - 2.0 * y)).cosh();
    let metres_a_point = TAU * EARTH_RADIUS_M * shrunk / frame.world();
    let distance_m = round_below(longest * metres_a_point);
    ScaleBar {
        length: distance_m / metres_a_point,
        distance_m,
    }
}

fn round_below(distance: f64) -> f64 {
    let power = 10.0_f64.powf(distance.log10().floor());
    // A hair for what is round itself but for its last bit.
    let digit = distance / power * (1.0 + 1e-9);
    power
        * if digit >= 5.0 {
            5.0
        } else if digit >= 2.0 {
            2.0
        } else {
            1.0
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Position;
    use crate::scene::view::{View, Viewport};

    fn frame(lat: f64, zoom: f64) -> Frame {
        let viewport = Viewport {
            width: 928.0,
            height: 728.0,
            pixels_per_point: 1.0,
        };
        let centre = World::of(Position::new(lat, 10.0).unwrap());
        Frame::new(&View { centre, zoom }, viewport)
    }

    #[test]
    fn distances_are_round_and_bars_short_at_every_zoom() {
        for step in 4..76 {
            let bar = scale_bar(&frame(37.0, f64::from(step) / 4.0), 100.0);
            assert!((38.0..=100.0).contains(&bar.length), "{bar:?}");
            let digit = bar.distance_m / 10.0_f64.powf(bar.distance_m.log10().floor());
            assert!(
                [1.0, 2.0, 5.0].iter().any(|d| (digit - d).abs() < 1e-9),
                "{bar:?}"
            );
        }
    }

    #[test]
    fn a_point_at_the_equator_is_the_circumference_by_the_width_of_the_world() {
        let bar = scale_bar(&frame(0.0, 2.0), 100.0);
        let metres_a_point = bar.distance_m / bar.length;
        assert!(
            (metres_a_point - 40_030_230.0 / 1024.0).abs() < 1.0,
            "{metres_a_point}"
        );
    }

    #[test]
    fn at_sixty_degrees_a_point_is_half_as_far() {
        let metres = |lat| {
            let bar = scale_bar(&frame(lat, 5.0), 100.0);
            bar.distance_m / bar.length
        };
        assert!((metres(60.0) / metres(0.0) - 0.5).abs() < 1e-3);
    }
}
