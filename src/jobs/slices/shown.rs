//! What is shown of many ties by now: in which tone, how far along, and what lies under a point.

use std::sync::Arc;

use super::{Entry, Made, Slices};
use crate::rasterizer::density::{Histogram, Sums};
use crate::rasterizer::tone::{Range, estimate};
use crate::rasterizer::{Grid, TileId};
use crate::scene::columns::{KINDS, TieNumber};

impl Slices {
    /// The tone's range, of all tiles seen as far as they are.
    pub(super) fn range(&mut self) -> Range {
        if let Some(range) = self.range {
            return range;
        }
        let shown = self.many().map_or([true; KINDS], |many| many.shown);
        let len = self.len().max(1);
        let mut view = Histogram::default();
        for id in &self.seen {
            let Some(entry) = self.tiles.get_mut(id) else {
                continue;
            };
            if let (None, Some(sums)) = (&entry.histogram, &entry.sums) {
                entry.histogram = Some(Arc::new(Histogram::of(sums, shown)));
                entry.done = len;
            }
            if let Some(histogram) = &entry.histogram {
                let share = entry.done as f64 / len as f64;
                view.add(histogram, |coverage| estimate(coverage, share));
            }
        }
        let range = Range::of(&view);
        self.range = Some(range);
        range
    }

    /// Whether a tile is drawn wholly, as it is to be shown now.
    pub(in crate::jobs) fn is_settled(&mut self, id: TileId) -> bool {
        let Some(generation) = self.picture.as_ref().map(|picture| picture.generation) else {
            return true;
        };
        let (range, done) = (self.range(), self.len());
        let is_made = |entry: &Entry| {
            let made = Made {
                generation,
                range,
                done,
                ground: entry.ground(),
            };
            entry.toned == Some(made)
        };
        self.tiles.get(&id).is_some_and(is_made)
    }

    /// How many ties each tile seen shows at least.
    pub(in crate::jobs) fn ties_drawn(&self) -> usize {
        let drawn = |id: &TileId| self.tiles.get(id)?.toned.map(|made| made.done);
        self.seen
            .iter()
            .map(|id| drawn(id).unwrap_or(0))
            .min()
            .unwrap_or(0)
    }

    /// The lowest numbers of the pixels about a point of the plane, device pixels, no farther off than the reach.
    pub(in crate::jobs) fn candidates(
        &self,
        grid: Grid,
        at: [f64; 2],
        reach_px: f64,
    ) -> Vec<TieNumber> {
        let reach = reach_px.ceil() as i64;
        let (x, y) = (at[0].floor() as i64, at[1].floor() as i64);
        let world = grid.world_px().cast_signed();
        let sums = |id: TileId| {
            let finished = self.tiles.get(&id).and_then(|entry| entry.sums.as_deref());
            let partial = || {
                let tiles = self.waiting.iter().flat_map(|slot| slot.canvas.tiles());
                tiles
                    .into_iter()
                    .find(|(of, _)| *of == id)
                    .map(|(_, sums)| sums)
            };
            finished.or_else(partial)
        };
        let mut found = Vec::new();
        let mut last: Option<(TileId, Option<&Sums>)> = None;
        for py in y - reach..=y + reach {
            for px in x - reach..=x + reach {
                let px = px.rem_euclid(world);
                let id = grid.tile(px / 256, py.div_euclid(256) as i32);
                let sums = match last {
                    Some((of, sums)) if of == id => sums,
                    _ => sums(id),
                };
                last = Some((id, sums));
                let within = |sums: &Sums| sums.first((px % 256) as u32, py.rem_euclid(256) as u32);
                found.extend(sums.and_then(within));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
