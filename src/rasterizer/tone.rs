//! From sums to colours: one formula from one tie to a million, without a threshold.
//!
//! How opaque a pixel is has two parts. The first is a line as such: what covers a pixel once is as strong as it gets, so
//! that a lone tie is a line. The second tells many from more, by the logarithm between two ends that the view gives: the
//! coverage that 5 of 100 pixels don't exceed, and that which 5 of 1,000 covered ones exceed. The farther those ends are
//! apart, the more weight has the second. Where hardly a pixel is bare the first part shrinks, and the whole is never
//! opaque: the land beneath stays legible.
//!
//! The hue is the kinds', mixed as light is; how opaque it lies over the ground, as the eye sees it (in linear light lone
//! ties glare at night).

use super::density::{Histogram, ONE, Sums};
use super::tile::Pixels;
use crate::geo::ln;
use crate::scene::columns::{KINDS, MARK, kind_of};
use crate::scene::style::Palette;

/// Of all pixels, the share that the lower end is not exceeded by.
const FLOOR: f64 = 0.05;
/// Of covered pixels, the share that the upper end is not exceeded by.
const CEILING: f64 = 0.995;
/// How many times the lower end the upper must be for both parts to weigh the same.
const EVEN: f64 = 8.0;
/// What is left of the first part where no pixel is bare.
const LEAST_LINE: f64 = 0.32;
/// The most opaque that ties get.
const WHOLE: f64 = 0.86;
/// Hits of a partial picture up to which they hardly stand for more than themselves.
const FEW_HITS: f64 = 4.0;
/// How far the rarer kinds are brought up to the commonest, as a power of their share.
const RARER: f64 = 0.75;

/// What a view's tone depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    floor: f64,
    ceiling: f64,
    bare: f64,
    /// How much each kind counts for the hue.
    weights: [f64; KINDS],
}

impl Range {
    /// Of all the tiles in view.
    pub fn of(view: &Histogram) -> Self {
        let floor = view.quantile(FLOOR).max(1.0);
        Self {
            floor,
            ceiling: view.covered_quantile(CEILING).max(floor),
            bare: view.bare(),
            weights: view.kinds().map(|share| share.max(0.01).powf(-RARER)),
        }
    }

    /// How opaque so much coverage is, in pixels' lengths.
    pub fn opacity(&self, coverage: f64) -> f64 {
        let span = ln(self.ceiling / self.floor);
        let weight = 1.0 / (1.0 + span / ln(EVEN));
        let line = coverage.min(1.0) * (LEAST_LINE + (1.0 - LEAST_LINE) * self.bare);
        let more = if span > 0.0 {
            (ln(coverage.max(self.floor) / self.floor) / span).min(1.0)
        } else {
            0.0
        };
        WHOLE * (weight * line + (1.0 - weight) * more)
    }
}

/// What a coverage stands for where only a share of the ties, in a fair order, is in the sums: nearly itself for a lone
/// tie, its share's multiple for many.
pub fn estimate(coverage: f64, share: f64) -> f64 {
    coverage + (coverage / share - coverage) * coverage / (coverage + FEW_HITS)
}

/// The colours of the kinds, made ready to be mixed.
#[derive(Clone, Debug)]
pub struct Ink {
    plain: [[u8; 3]; KINDS],
    linear: [[f32; 3]; KINDS],
    /// From linear light to sRGB.
    encoded: Vec<u8>,
}

impl Ink {
    /// Of a theme.
    pub fn of(palette: &Palette) -> Self {
        /// Fine enough for every shade of eight bits but the darkest few.
        const STEPS: usize = 4096;
        let plain = std::array::from_fn(|kind| {
            let colour = match kind as u8 {
                MARK => palette.accent,
                kind => palette.kind(&kind_of(kind)).line,
            };
            let [r, g, b, _] = colour.0;
            [r, g, b]
        });
        Self {
            plain,
            linear: plain.map(|rgb| rgb.map(|c| decoded(f32::from(c) / 255.0))),
            encoded: (0..=STEPS)
                .map(|i| (encoded(i as f32 / STEPS as f32) * 255.0).round() as u8)
                .collect(),
        }
    }

    fn mixed(&self, parts: &[(usize, f32)]) -> [u8; 3] {
        let mut light = [0.0f32; 3];
        let mut all = 0.0;
        for &(kind, weight) in parts {
            all += weight;
            for (sum, c) in light.iter_mut().zip(self.linear[kind]) {
                *sum += c * weight;
            }
        }
        let steps = (self.encoded.len() - 1) as f32;
        light.map(|c| self.encoded[(c / all * steps + 0.5) as usize])
    }
}

/// Lays ties over tiles that have the same share of them drawn.
#[derive(Clone, Debug)]
pub struct Tone<'a> {
    ink: &'a Ink,
    shown: [bool; KINDS],
    weights: [f32; KINDS],
    /// How opaque which sum is, in 1/65,536.
    opacities: Vec<u16>,
}

/// Steps of the table of opacities to a doubling of the sum.
const STEPS: u32 = 128;
const STEP_BITS: u32 = STEPS.ilog2();

impl<'a> Tone<'a> {
    /// For tiles with this share of the ties, above 0 and up to 1, of a view's range. Kinds not `shown` are left out.
    pub fn new(range: &Range, share: f64, ink: &'a Ink, shown: [bool; KINDS]) -> Self {
        let mut opacities = vec![0];
        for power in 0..32 {
            for step in 0..STEPS {
                let sum = f64::from(1u32 << power) * (1.0 + f64::from(step) / f64::from(STEPS));
                let opacity = range.opacity(estimate(sum / f64::from(ONE), share));
                opacities.push((opacity * 65_535.0).round() as u16);
            }
        }
        Self {
            ink,
            shown,
            weights: range.weights.map(|weight| weight as f32),
            opacities,
        }
    }

    /// The ties over a tile's base map.
    pub fn over(&self, base: &Pixels, sums: &Sums) -> Pixels {
        let mut rgba = base.rgba.to_vec();
        let shown: Vec<usize> = (0..KINDS)
            .filter(|kind| self.shown[*kind] && sums.row(*kind as u8, 0).is_some())
            .collect();
        let (w, h) = (base.w.min(sums.w()) as usize, base.h.min(sums.h()));
        for y in 0..h {
            let line = &mut rgba[y as usize * base.w as usize * 4..][..w * 4];
            let rows: Vec<(usize, &[u32])> = shown
                .iter()
                .filter_map(|kind| Some((*kind, sums.row(*kind as u8, y)?)))
                .collect();
            match rows.as_slice() {
                [] => {}
                [(kind, row)] => self.lay_one(line, *kind, row),
                rows => self.lay_several(line, rows),
            }
        }
        if shown.is_empty() {
            return base.clone();
        }
        Pixels {
            w: base.w,
            h: base.h,
            rgba: rgba.into(),
        }
    }

    fn lay_one(&self, line: &mut [u8], kind: usize, row: &[u32]) {
        let colour = self.ink.plain[kind];
        for (pixel, sum) in line.chunks_exact_mut(4).zip(row) {
            if *sum > 0 {
                blend(pixel, colour, self.opacity(*sum));
            }
        }
    }

    fn lay_several(&self, line: &mut [u8], rows: &[(usize, &[u32])]) {
        let mut parts = Vec::with_capacity(KINDS);
        for (x, pixel) in line.chunks_exact_mut(4).enumerate() {
            let mut sum = 0u32;
            parts.clear();
            for (kind, row) in rows {
                let here = row[x];
                if here > 0 {
                    sum = sum.saturating_add(here);
                    let coverage = here as f32;
                    parts.push((*kind, coverage * coverage * self.weights[*kind]));
                }
            }
            let colour = match parts.as_slice() {
                [] => continue,
                [(kind, _)] => self.ink.plain[*kind],
                parts => self.ink.mixed(parts),
            };
            blend(pixel, colour, self.opacity(sum));
        }
    }

    fn opacity(&self, sum: u32) -> u32 {
        let power = sum.ilog2();
        let step = (u64::from(sum) << 32 >> power) as u32 >> (32 - STEP_BITS);
        u32::from(self.opacities[(power * STEPS + step) as usize + 1])
    }
}

/// Lays an opaque colour over a pixel by so many 65,535ths.
fn blend(pixel: &mut [u8], colour: [u8; 3], opacity: u32) {
    const WHOLE: u32 = 65_535;
    for (below, above) in pixel.iter_mut().zip(colour) {
        let mixed = u32::from(*below) * (WHOLE - opacity) + u32::from(above) * opacity;
        *below = ((mixed + WHOLE / 2) / WHOLE) as u8;
    }
}

/// From sRGB to linear light.
fn decoded(c: f32) -> f32 {
    if c <= 0.040_45 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

/// From linear light to sRGB.
fn encoded(c: f32) -> f32 {
    if c <= 0.003_130_8 {
        c * 12.92
    } else {
        1.055 * c.powf(1.0 / 2.4) - 0.055
    }
}

#[cfg(test)]
mod tests;
