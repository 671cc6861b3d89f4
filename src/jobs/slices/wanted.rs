//! Which tiles are wanted, and the canvases on which they are drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use super::super::queue::Base;
use super::{Entry, FIRST_SHOWN, KEPT_BYTES, Slices, Slot};
use crate::rasterizer::density::{Canvas, Sums};
use crate::rasterizer::{Grid, TILE_PX, TileId};

impl Slices {
    /// Says which tiles are wanted, and what of their base maps is there; `groups` canvases can be drawn at once.
    pub(in crate::jobs) fn request<'a>(
        &mut self,
        seen: &[TileId],
        ahead: &[TileId],
        base: impl Fn(TileId) -> Option<&'a Base>,
        groups: usize,
    ) {
        if self.many().is_none() {
            return;
        }
        if self.seen != seen {
            self.range = None;
        }
        self.seen = seen.to_vec();
        self.ahead = ahead.to_vec();
        self.frame += 1;
        let wanted: BTreeSet<TileId> = seen.iter().chain(ahead).copied().collect();
        for id in &wanted {
            let entry = self.tiles.entry(*id).or_default();
            entry.frame = self.frame;
            if entry.base.is_none() {
                entry.base = base(*id).cloned();
            }
        }
        self.waiting.retain_mut(|slot| {
            slot.canvas.retain(|id| wanted.contains(&id));
            !slot.canvas.tiles().is_empty()
        });
        let len = self.len();
        let mut covered: BTreeSet<TileId> = self.in_hand.clone();
        for slot in &self.waiting {
            covered.extend(slot.canvas.tiles().iter().map(|(id, _)| *id));
        }
        let mut missing = |ids: &[TileId], tiles: &mut BTreeMap<TileId, Entry>| {
            let mut missing: Vec<TileId> = Vec::new();
            for id in ids {
                let Some(entry) = tiles.get_mut(id) else {
                    continue;
                };
                let rows = Grid::of(*id).world_px().div_ceil(u64::from(TILE_PX)) as i32;
                if !(0..rows).contains(&id.row) {
                    // Beyond the world no tie is drawn.
                    entry
                        .sums
                        .get_or_insert_with(|| Arc::new(Sums::of_tile(*id)));
                    entry.done = len;
                    entry.histogram.get_or_insert_with(Arc::default);
                } else if entry.sums.is_none() && covered.insert(*id) {
                    missing.push(*id);
                }
            }
            missing
        };
        let seen_missing = missing(seen, &mut self.tiles);
        let ahead_missing = missing(ahead, &mut self.tiles);
        self.begin(seen_missing, groups);
        for strip in strips(ahead_missing) {
            self.begin(strip, 1);
        }
        self.forget();
    }

    fn begin(&mut self, mut ids: Vec<TileId>, groups: usize) {
        if ids.is_empty() {
            return;
        }
        ids.sort_unstable_by_key(|id| (id.col, id.row));
        let size = ids.len().div_ceil(groups.max(1));
        for group in ids.chunks(size) {
            self.waiting.push(Slot {
                canvas: Canvas::new(Grid::of(group[0]), group),
                spent: Duration::ZERO,
                shown_after: FIRST_SHOWN,
                is_due: false,
            });
        }
    }

    /// Frees the sums of what was wanted longest ago; base maps are kept elsewhere.
    fn forget(&mut self) {
        let frame = self.frame;
        for entry in self.tiles.values_mut() {
            if entry.frame != frame {
                entry.base = None;
            }
        }
        let old = |entry: &Entry| entry.frame != frame && !entry.in_hand;
        let mut kept: Vec<(u64, TileId, usize)> = self
            .tiles
            .iter()
            .filter(|(_, entry)| old(entry))
            .map(|(id, entry)| {
                let sums = entry.sums.as_ref().map_or(0, |sums| sums.bytes());
                (entry.frame, *id, sums + 4096)
            })
            .collect();
        kept.sort_unstable_by(|a, b| b.cmp(a));
        let mut bytes = 0;
        for (_, id, size) in kept {
            bytes += size;
            if bytes > KEPT_BYTES {
                self.tiles.remove(&id);
            }
        }
    }

    /// A tile's base map is there.
    pub(in crate::jobs) fn base_is_there(&mut self, id: TileId, base: &Base) {
        if let Some(entry) = self.tiles.get_mut(&id) {
            entry.base = Some(base.clone());
        }
    }
}

/// Rows and columns of tiles, so that each canvas lies close together.
fn strips(ids: Vec<TileId>) -> Vec<Vec<TileId>> {
    let mut columns: BTreeMap<u32, Vec<TileId>> = BTreeMap::new();
    for id in ids {
        columns.entry(id.col).or_default().push(id);
    }
    let mut rows: BTreeMap<i32, Vec<TileId>> = BTreeMap::new();
    let mut strips = Vec::new();
    for column in columns.into_values() {
        if column.len() > 2 {
            strips.push(column);
        } else {
            for id in column {
                rows.entry(id.row).or_default().push(id);
            }
        }
    }
    strips.extend(rows.into_values());
    strips
}
