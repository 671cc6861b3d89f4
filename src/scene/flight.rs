//! The way from one view to another: near ones straight, far ones up, over and down again.

use super::view::{View, Viewport};
use crate::geo::World;

/// How much a flight prefers rising to sweeping over the ground (ρ of van Wijk and Nuij, "Smooth and efficient zooming
/// and panning", 2003); their users found 1.4 the most pleasant.
const RISE: f64 = std::f64::consts::SQRT_2;

/// Up to so many window widths the ground is swept over: within sight, or nearly so, nobody needs an overview.
const NEAR: f64 = 1.0;

/// A way from one view to another, the short way round the world. Its shares are those of the way as it is felt: equal
/// ones look equally fast, whether they pan or zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: View,
    /// Its x within half a world of where the flight begins.
    to: View,
    way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// Over the ground, at one zoom.
    Straight,
    /// About the one point of the screen under which the ground stays, or nearly so: too little to sweep over.
    Zoom,
    /// The optimal path of the paper: r(0), the path's length, and the width of what is seen at its beginning.
    Arc { r: f64, length: f64, width: f64 },
}

impl Flight {
    /// From a view to another in a window.
    pub fn new(from: View, to: View, viewport: &Viewport) -> Self {
        let east = to.centre.x - from.centre.x;
        let centre = World {
            x: from.centre.x + east - east.round(),
            ..to.centre
        };
        let to = View { centre, ..to };
        let sweep = f64::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y);
        let [width, width_to] = [from, to].map(|view| viewport.width.max(1.0) / view.world());
        let is_level = (to.zoom - from.zoom).abs() < 1e-9;
        let way = if is_level && sweep <= NEAR * width {
            Way::Straight
        } else if sweep < 1e-6 * width.min(width_to) {
            Way::Zoom
        } else {
            let rise = RISE.powi(4) * sweep * sweep;
            let grown = width_to * width_to - width * width;
            let r = |b: f64| -b.asinh();
            let r_from = r((grown + rise) / (2.0 * width * RISE * RISE * sweep));
            let r_to = r((grown - rise) / (2.0 * width_to * RISE * RISE * sweep));
            let length = (r_to - r_from) / RISE;
            Way::Arc {
                r: r_from,
                length,
                width,
            }
        };
        Self { from, to, way }
    }

    /// Where it ends.
    pub fn to(&self) -> View {
        self.to
    }

    /// The view at a share of the way, 0 to 1.
    pub fn at(&self, share: f64) -> View {
        if share <= 0.0 {
            return self.from;
        }
        if share >= 1.0 {
            return self.to;
        }
        let (from, to) = (self.from, self.to);
        let mix = |a: f64, b: f64, share: f64| a + (b - a) * share;
        let (swept, zoom) = match self.way {
            Way::Straight => (share, from.zoom),
            Way::Zoom => (share, mix(from.zoom, to.zoom, share)),
            Way::Arc { r, length, width } => {
                let sweep = f64::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y);
                let s = RISE * share * length + r;
                let swept = width / (RISE * RISE) * (r.cosh() * s.tanh() - r.sinh());
                (
                    (swept / sweep).clamp(0.0, 1.0),
                    from.zoom + (s.cosh() / r.cosh()).log2(),
                )
            }
        };
        View {
            centre: World {
                x: mix(from.centre.x, to.centre.x, swept),
                y: mix(from.centre.y, to.centre.y, swept),
            },
            zoom,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WINDOW: Viewport = Viewport {
        width: 928.0,
        height: 728.0,
        pixels_per_point: 1.0,
    };

    fn view(x: f64, y: f64, zoom: f64) -> View {
        View {
            centre: World { x, y },
            zoom,
        }
    }

    #[test]
    fn a_flight_from_fiji_to_samoa_crosses_the_antimeridian() {
        let flight = Flight::new(view(0.994, 0.55, 6.0), view(0.022, 0.54, 6.0), &WINDOW);
        let xs: Vec<f64> = (0..=10)
            .map(|i| flight.at(f64::from(i) / 10.0).centre.x)
            .collect();
        assert!((xs[10] - 1.022).abs() < 1e-12, "{xs:?}");
        assert!(xs.is_sorted(), "{xs:?}");
    }

    #[test]
    fn near_places_are_panned_to_without_zooming() {
        let flight = Flight::new(view(0.5, 0.4, 5.0), view(0.52, 0.41, 5.0), &WINDOW);
        for i in 0..=20 {
            assert_eq!(flight.at(f64::from(i) / 20.0).zoom, 5.0);
        }
    }

    #[test]
    fn far_places_are_seen_from_above_on_the_way() {
        let flight = Flight::new(view(0.1, 0.4, 12.0), view(0.4, 0.4, 12.0), &WINDOW);
        let middle = flight.at(0.5);
        assert!((middle.centre.x - 0.25).abs() < 1e-6, "{middle:?}");
        assert!(middle.zoom < 4.0, "{middle:?}");
    }

    proptest! {
        #[test]
        fn a_flight_begins_and_ends_where_it_should_and_takes_the_short_way(
            x0 in 0.0f64..1.0, y0 in 0.0f64..1.0, z0 in 1.0f64..19.0,
            x1 in -2.0f64..3.0, y1 in 0.0f64..1.0, z1 in 1.0f64..19.0,
        ) {
            let (from, to) = (view(x0, y0, z0), view(x1, y1, z1));
            let flight = Flight::new(from, to, &WINDOW);
            prop_assert_eq!(flight.at(0.0), from);
            prop_assert_eq!(flight.at(1.0), flight.to());
            let round = flight.to().centre.x - x1;
            prop_assert!((round - round.round()).abs() < 1e-9, "not the place asked for");
            prop_assert!((flight.to().centre.x - x0).abs() <= 0.5 + 1e-9, "the long way round");
            // No jump at either end: what is seen just after the start and just before the end is nearly the same,
            // measured in what the window holds.
            for (share, end) in [(1e-6, from), (1.0 - 1e-6, flight.to())] {
                let near = flight.at(share);
                let px = f64::hypot(near.centre.x - end.centre.x, near.centre.y - end.centre.y) * end.world();
                prop_assert!(px < 0.5 && (near.zoom - end.zoom).abs() < 1e-3, "a jump of {px} to {near:?}");
            }
        }

        #[test]
        fn a_flight_never_turns_back_over_the_ground_nor_dives_below_both_its_ends(
            x0 in 0.0f64..1.0, z0 in 1.0f64..19.0, x1 in 0.0f64..1.0, y1 in 0.0f64..1.0, z1 in 1.0f64..19.0,
        ) {
            let flight = Flight::new(view(x0, 0.5, z0), view(x1, y1, z1), &WINDOW);
            let swept = |share: f64| (flight.at(share).centre.x - x0).abs();
            for i in 0..50 {
                let (share, next) = (f64::from(i) / 50.0, f64::from(i + 1) / 50.0);
                prop_assert!(swept(next) >= swept(share) - 1e-12);
                prop_assert!(flight.at(share).zoom <= z0.max(z1) + 1e-6);
            }
        }
    }
}
