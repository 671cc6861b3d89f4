//! How often which coverage occurs in a tile: what the tone's two ends are found from.

use super::sums::{ONE, Sums};
use crate::scene::columns::KINDS;

/// Buckets to a doubling.
const BUCKETS_A_DOUBLING: u32 = 32;
/// The mantissa's bits that tell them apart.
const BITS: u32 = BUCKETS_A_DOUBLING.ilog2();
/// One bucket for nothing, the others for 1 to 2³² units.
const BUCKETS: usize = (32 * BUCKETS_A_DOUBLING) as usize + 1;

/// Pixels by their coverage, over some tiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    buckets: Vec<u32>,
    /// The coverage of all pixels by kind, in the units of the sums.
    by_kind: [u64; KINDS],
}

impl Default for Histogram {
    fn default() -> Self {
        Self {
            buckets: vec![0; BUCKETS],
            by_kind: [0; KINDS],
        }
    }
}

impl Histogram {
    /// Of one tile and the kinds that are shown: every other pixel of every other row, which is plenty.
    pub fn of(sums: &Sums, shown: [bool; KINDS]) -> Self {
        let mut histogram = Self::default();
        let mut row = vec![0u32; sums.w().div_ceil(2) as usize];
        for y in (0..sums.h()).step_by(2) {
            row.fill(0);
            for kind in (0..KINDS).filter(|kind| shown[*kind]) {
                let Some(cells) = sums.row(kind as u8, y) else {
                    continue;
                };
                let mut total = 0;
                for (sum, cell) in row.iter_mut().zip(cells.iter().step_by(2)) {
                    *sum += cell;
                    total += u64::from(*cell);
                }
                histogram.by_kind[kind] += total;
            }
            for sum in &row {
                histogram.buckets[bucket(*sum)] += 1;
            }
        }
        histogram
    }

    /// Takes in another tile's; `scaled` says what a coverage in pixels stands for, where only a share of the ties has
    /// been drawn.
    pub fn add(&mut self, other: &Self, scaled: impl Fn(f64) -> f64) {
        self.buckets[0] += other.buckets[0];
        for (i, count) in other.buckets.iter().enumerate().skip(1) {
            if *count > 0 {
                let units = scaled(value(i) / f64::from(ONE)) * f64::from(ONE);
                self.buckets[bucket(units as u32)] += count;
            }
        }
        for (sum, more) in self.by_kind.iter_mut().zip(other.by_kind) {
            *sum += more;
        }
    }

    /// How many pixels were counted.
    pub fn pixels(&self) -> u64 {
        self.buckets.iter().map(|count| u64::from(*count)).sum()
    }

    /// The share of pixels without any line, 0 to 1.
    pub fn bare(&self) -> f64 {
        match self.pixels() {
            0 => 1.0,
            pixels => f64::from(self.buckets[0]) / pixels as f64,
        }
    }

    /// The coverage, in pixels' lengths, that this share of all pixels doesn't exceed.
    pub fn quantile(&self, share: f64) -> f64 {
        self.quantile_from(0, share)
    }

    /// The same of the pixels that have a line.
    pub fn covered_quantile(&self, share: f64) -> f64 {
        self.quantile_from(1, share)
    }

    /// How much of all coverage is each kind's, 0 to 1.
    pub fn kinds(&self) -> [f64; KINDS] {
        let all: u64 = self.by_kind.iter().sum();
        self.by_kind.map(|sum| sum as f64 / all.max(1) as f64)
    }

    fn quantile_from(&self, first: usize, share: f64) -> f64 {
        let counts = &self.buckets[first..];
        let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
        let wanted = share * all as f64;
        let mut below = 0.0;
        for (i, count) in counts.iter().enumerate() {
            let here = f64::from(*count);
            if here > 0.0 && below + here >= wanted {
                let within = ((wanted - below) / here).clamp(0.0, 1.0);
                let (low, high) = (value(first + i), value(first + i + 1));
                return (low + (high - low) * within) / f64::from(ONE);
            }
            below += here;
        }
        0.0
    }
}

/// The bucket of a coverage.
fn bucket(units: u32) -> usize {
    if units == 0 {
        return 0;
    }
    let power = units.ilog2();
    let mantissa = (u64::from(units) << 32 >> power) as u32 >> (32 - BITS);
    (power * BUCKETS_A_DOUBLING + mantissa) as usize + 1
}

/// The least coverage of a bucket.
fn value(bucket: usize) -> f64 {
    if bucket == 0 {
        return 0.0;
    }
    let from_first = (bucket - 1) as u32;
    let (power, step) = (
        from_first / BUCKETS_A_DOUBLING,
        from_first % BUCKETS_A_DOUBLING,
    );
    f64::from(power).exp2() * (1.0 + f64::from(step) / f64::from(BUCKETS_A_DOUBLING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coverage_lies_in_its_bucket() {
        for units in [1, 2, 3, 31, 32, 33, 1000, 1024, 65_537, u32::MAX] {
            let at = bucket(units);
            assert!(value(at) <= f64::from(units) + 1e-9, "{units}");
            assert!(
                value(at + 1) > f64::from(units) || at + 1 == BUCKETS,
                "{units}"
            );
            assert_eq!(bucket(value(at).ceil() as u32), at, "{units}");
        }
        assert_eq!(bucket(0), 0);
    }
}
