//! What part of the plane is looked at, and which tiles that takes.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::geo::TileNumber;
use crate::rasterizer::PixelRect;

/// So many zooms finer tiles than fit are taken of a source that has no others.
const FINER: u8 = 2;

/// Which tiles a source has.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pyramid {
    pub(super) zooms: RangeInclusive<u8>,
    /// How wide a tile is meant to be seen, points.
    pub(super) points: f64,
    /// How far what is in a tile reaches past its edges, points.
    pub(super) margin: f64,
}

/// What part of the plane is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) rect: PixelRect,
    pub(super) world_px: u64,
    pub(super) pixels_per_point: f64,
}

impl Look {
    /// The zoom whose tiles are nearest to the size that they are meant to be seen in.
    ///
    /// `None` where a source has none but so much finer ones that hundreds would be wanted at once.
    pub(super) fn zoom(&self, pyramid: &Pyramid) -> Option<u8> {
        let Pyramid { zooms, points, .. } = pyramid;
        let world = self.world_px as f64 / self.pixels_per_point;
        let zoom = (world / points).log2().round();
        let zoom = zoom.max(0.0) as u8;
        (zoom + FINER >= *zooms.start()).then(|| zoom.clamp(*zooms.start(), *zooms.end()))
    }

    /// The same with a margin of so many points.
    pub(super) fn grown(&self, points: f64) -> Self {
        let margin = (points * self.pixels_per_point).ceil() as u32;
        let PixelRect { x, y, w, h } = self.rect;
        Self {
            rect: PixelRect {
                x: x - i64::from(margin),
                y: y - i64::from(margin),
                w: w + 2 * margin,
                h: h + 2 * margin,
            },
            ..*self
        }
    }

    /// The tiles that it takes, each once however many copies of the world are seen, nearest its middle first.
    pub(super) fn tiles(&self, zoom: u8) -> Vec<TileNumber> {
        let side = 1_i64 << zoom.min(TileNumber::DEEPEST);
        let length = self.world_px as f64 / side as f64;
        let range = |from: i64, to: i64| {
            let first = (from as f64 / length).floor() as i64;
            let last = (to as f64 / length).ceil() as i64;
            first..last
        };
        let rows = range(self.rect.y, self.rect.bottom());
        let rows = rows.start.max(0)..rows.end.min(side);
        let columns = range(self.rect.x, self.rect.right());
        let middle = |from: i64, to: i64| f64::midpoint(from as f64, to as f64) / length;
        let (cx, cy) = (
            middle(self.rect.x, self.rect.right()),
            middle(self.rect.y, self.rect.bottom()),
        );
        let mut found: Vec<(f64, TileNumber)> = Vec::new();
        for y in rows {
            for x in columns.clone() {
                let (dx, dy) = (x as f64 + 0.5 - cx, y as f64 + 0.5 - cy);
                let number = TileNumber {
                    zoom,
                    x: x.rem_euclid(side) as u32,
                    y: y as u32,
                };
                found.push((dx * dx + dy * dy, number));
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut seen = BTreeSet::new();
        let numbers = found.into_iter().map(|(_, number)| number);
        numbers.filter(|number| seen.insert(*number)).collect()
    }
}
