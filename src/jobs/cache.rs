//! The tiles that are there, up to a number of bytes.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::queue::{Base, Done};
use super::slices::Toned;
use super::tiles::Tile;
use crate::rasterizer::TileId;

/// How much a tile is wanted, the more the greater: how lately, whether it is seen, how near the view's centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    frame: u64,
    seen: bool,
    nearness: Reverse<usize>,
}

#[derive(Default)]
struct Entry {
    rank: Rank,
    /// With the revision of the base map's look.
    base: Option<(u64, Base)>,
    tile: Option<Tile>,
    /// The last generation in which it could not be drawn: asking again would fail again.
    failed: Option<u64>,
}

impl Entry {
    fn bytes(&self) -> usize {
        let base = self.base.as_ref().map(|(_, base)| &base.pixels);
        let tile = self.tile.as_ref().map(|tile| &tile.pixels);
        match (base, tile) {
            (Some(base), Some(tile)) if Arc::ptr_eq(&base.rgba, &tile.rgba) => base.rgba.len(),
            _ => [base, tile]
                .into_iter()
                .flatten()
                .map(|pixels| pixels.rgba.len())
                .sum(),
        }
    }
}

/// Tiles and base maps.
#[derive(Default)]
pub(super) struct Cache {
    entries: BTreeMap<TileId, Entry>,
    bytes: usize,
    frame: u64,
    serial: u64,
}

impl Cache {
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn tile(&self, id: TileId) -> Option<&Tile> {
        self.entries.get(&id)?.tile.as_ref()
    }

    /// The tile's base map at this revision.
    pub(super) fn base(&self, id: TileId, revision: u64) -> Option<&Base> {
        let (of, base) = self.entries.get(&id)?.base.as_ref()?;
        (*of == revision).then_some(base)
    }

    /// Whether there is nothing left to do for this tile in this generation, what covers its base map being this version.
    pub(super) fn is_settled(&self, id: TileId, generation: u64, ground: u64) -> bool {
        self.entries.get(&id).is_some_and(|entry| {
            entry.failed == Some(generation)
                || entry
                    .tile
                    .as_ref()
                    .is_some_and(|tile| (tile.generation, tile.ground) == (generation, ground))
        })
    }

    /// Begins a frame that sees some tiles and may soon see others, both nearest first.
    pub(super) fn begin_frame(&mut self, seen: &[TileId], ahead: &[TileId]) {
        self.frame += 1;
        for (ids, seen) in [(ahead, false), (seen, true)] {
            for (place, id) in ids.iter().enumerate() {
                if let Some(entry) = self.entries.get_mut(id) {
                    entry.rank = Rank {
                        frame: self.frame,
                        seen,
                        nearness: Reverse(place),
                    };
                }
            }
        }
    }

    /// Takes in what was drawn; of older generations only what beats nothing at all or something older still.
    pub(super) fn store(&mut self, done: Done, rank_of: impl Fn(TileId) -> Option<(bool, usize)>) {
        let entry = self.entries.entry(done.id).or_default();
        self.bytes -= entry.bytes();
        if let Some((seen, place)) = rank_of(done.id) {
            entry.rank = Rank {
                frame: self.frame,
                seen,
                nearness: Reverse(place),
            };
        }
        match done.result {
            Ok(drawn) => {
                let ground = drawn.base.ground;
                if entry
                    .base
                    .as_ref()
                    .is_none_or(|(revision, _)| *revision <= done.base_revision)
                {
                    entry.base = Some((done.base_revision, drawn.base));
                }
                if let Some(pixels) = drawn.tile
                    && entry
                        .tile
                        .as_ref()
                        .is_none_or(|tile| tile.generation <= done.generation)
                {
                    self.serial += 1;
                    entry.tile = Some(Tile {
                        pixels,
                        generation: done.generation,
                        ground,
                        serial: self.serial,
                    });
                }
            }
            Err(_) => entry.failed = Some(done.generation),
        }
        // What is drawn ahead seldom has to be blended anew before it is seen: its pixels alone are kept.
        if !entry.rank.seen && entry.tile.is_some() {
            entry.base = None;
        }
        self.bytes += entry.bytes();
    }

    /// Takes in a tile with many ties over its base map. Where the base map is gone, nobody wants it any more.
    pub(super) fn store_ties(&mut self, toned: Toned) {
        let Some(entry) = self.entries.get_mut(&toned.id) else {
            return;
        };
        self.bytes -= entry.bytes();
        self.serial += 1;
        entry.tile = Some(Tile {
            pixels: toned.pixels,
            generation: toned.generation,
            ground: toned.ground,
            serial: self.serial,
        });
        self.bytes += entry.bytes();
    }

    /// Whether there is nothing left to do for a tile's base map, at a revision and in a generation, what covers it being
    /// this version.
    pub(super) fn has_base(&self, id: TileId, revision: u64, generation: u64, ground: u64) -> bool {
        self.base(id, revision)
            .is_some_and(|base| base.ground == ground)
            || self
                .entries
                .get(&id)
                .is_some_and(|entry| entry.failed == Some(generation))
    }

    /// Frees memory down to a cap: first what was seen longest ago, then what was drawn ahead, then the base maps of
    /// what is seen. What is seen stays, whatever it takes.
    pub(super) fn shrink_to(&mut self, cap_bytes: usize) {
        if self.bytes <= cap_bytes {
            return;
        }
        let mut order: Vec<(Rank, TileId)> =
            self.entries.iter().map(|(id, e)| (e.rank, *id)).collect();
        order.sort_unstable();
        for (rank, id) in order {
            if self.bytes <= cap_bytes {
                return;
            }
            if rank.frame == self.frame && rank.seen {
                if let Some(entry) = self.entries.get_mut(&id)
                    && entry.tile.is_some()
                {
                    self.bytes -= entry.bytes();
                    entry.base = None;
                    self.bytes += entry.bytes();
                }
            } else if let Some(entry) = self.entries.remove(&id) {
                self.bytes -= entry.bytes();
            }
        }
    }
}
