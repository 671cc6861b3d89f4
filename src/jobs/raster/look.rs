//! What part of the plane is looked at, and which tiles that takes.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::geo::TileNumber;
use crate::rasterizer::PixelRect;

/// So many zooms finer tiles than fit are taken of a source that has no others.
const FINER: u8 = 2;

/// What part of the plane is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) rect: PixelRect,
    pub(super) world_px: u64,
    pub(super) pixels_per_point: f64,
}

impl Look {
    /// The zoom whose tiles are nearest to the size that they are meant to be seen in: 256 points.
    ///
    /// `None` where a source has none but so much finer ones that hundreds would be wanted at once.
    pub(super) fn zoom(&self, zooms: &RangeInclusive<u8>) -> Option<u8> {
        let points = self.world_px as f64 / self.pixels_per_point;
        let zoom = (points / 256.0).log2().round();
        let zoom = zoom.max(0.0) as u8;
        (zoom + FINER >= *zooms.start()).then(|| zoom.clamp(*zooms.start(), *zooms.end()))
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
