//! From directions in space to the Mercator plane, by basic arithmetic alone.
//!
//! The libraries of different systems give sines and logarithms that differ in the last place, and pixels with them.
//! Additions, multiplications, divisions and square roots are the same everywhere, so here are polynomials: within
//! 10⁻¹² of the true value, which is a fiftieth of a millimetre on the ground.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, LN_2, PI, TAU};

use super::World;

impl World {
    /// Where the direction from the centre of the globe, of any length, lies: x to (0°, 0°), y to (0°, 90° E), z to the
    /// north pole. The poles themselves lie infinitely far; here they are held some two worlds beyond the edge.
    pub fn of_direction([x, y, z]: [f64; 3]) -> Self {
        /// The exponential of twice the height at which the poles are held.
        const POLE: f64 = 1e12;
        let length = (x * x + y * y + z * z).sqrt();
        let (up, down) = (length + z, length - z);
        let height = if down * POLE < up {
            POLE
        } else if up * POLE < down {
            1.0 / POLE
        } else {
            up / down
        };
        Self {
            x: angle(x, y) / TAU + 0.5,
            y: 0.5 - ln(height) / 2.0 / TAU,
        }
    }
}

/// The angle of a vector of the plane, from −π to π; none has 0.
fn angle(x: f64, y: f64) -> f64 {
    /// The tangent of an eighth of half a turn.
    const EIGHTH: f64 = 0.414_213_562_373_095_05;
    let (long, short) = (x.abs().max(y.abs()), x.abs().min(y.abs()));
    if long == 0.0 {
        return 0.0;
    }
    let within = if short > EIGHTH * long {
        FRAC_PI_4 + arctangent((short - long) / (short + long))
    } else {
        arctangent(short / long)
    };
    let steep = if y.abs() > x.abs() {
        FRAC_PI_2 - within
    } else {
        within
    };
    let upper = if x < 0.0 { PI - steep } else { steep };
    if y < 0.0 { -upper } else { upper }
}

/// The arctangent of at most the tangent of π/8, either way.
fn arctangent(t: f64) -> f64 {
    const TERMS: [f64; 8] = [
        0.999_999_999_999_244_8,
        -0.333_333_332_769_224_9,
        0.199_999_930_535_558_14,
        -0.142_853_865_537_521_4,
        0.111_034_569_089_474_63,
        -0.089_925_529_061_509_11,
        0.069_741_976_865_952_65,
        -0.037_655_106_012_914_02,
    ];
    t * polynomial(&TERMS, t * t)
}

/// The natural logarithm of a normal positive number, the same on every machine.
pub(crate) fn ln(q: f64) -> f64 {
    const TERMS: [f64; 6] = [
        0.999_999_999_999_973_6,
        0.333_333_333_397_896_3,
        0.199_999_974_459_161_9,
        0.142_860_830_729_378_6,
        0.110_871_249_550_387_45,
        0.098_040_478_198_765_26,
    ];
    const MANTISSA: u64 = (1 << 52) - 1;
    /// The mantissa of √2: numbers above it count as halves of the next power.
    const ROOT_OF_TWO: u64 = 0x6_a09e_667f_3bcd;
    let bits = q.to_bits();
    let carry = u64::from(bits & MANTISSA > ROOT_OF_TWO);
    let power = (bits >> 52).cast_signed() - 1023 + carry.cast_signed();
    let m = f64::from_bits((bits & MANTISSA) | ((1023 - carry) << 52));
    let s = (m - 1.0) / (m + 1.0);
    power as f64 * LN_2 + 2.0 * s * polynomial(&TERMS, s * s)
}

/// The sum of terms times powers, in pairs so that the sums can be worked out side by side.
fn polynomial<const N: usize>(terms: &[f64; N], u: f64) -> f64 {
    let square = u * u;
    let mut sum = 0.0;
    for pair in terms.rchunks_exact(2) {
        sum = sum * square + (pair[0] + pair[1] * u);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Position;
    use proptest::prelude::*;

    #[test]
    fn the_poles_are_far_beyond_the_edge_and_nothing_is_not_a_number() {
        let north = World::of_direction([0.0, 0.0, 1.0]);
        let south = World::of_direction([0.0, 0.0, -3.0]);
        assert!(north.y < -1.0 && south.y > 2.0, "{north:?} {south:?}");
        let nothing = World::of_direction([0.0; 3]);
        assert!(nothing.x.is_finite() && nothing.y.is_finite());
    }

    proptest! {
        #[test]
        fn a_direction_lies_where_its_position_lies(
            lat in -89.9f64..89.9, lon in -180.0f64..180.0, length in 0.3f64..1.5,
        ) {
            let position = Position::new(lat, lon).unwrap();
            let (there, here) = (World::of(position), World::of_direction(position.unit().map(|c| c * length)));
            prop_assert!((there.x - here.x).abs() < 2e-12, "{there:?} {here:?}");
            // Near a pole the unit vector itself is the limit.
            prop_assert!((there.y - here.y).abs() < 2e-12 / lat.to_radians().cos(), "{there:?} {here:?}");
        }
    }
}
