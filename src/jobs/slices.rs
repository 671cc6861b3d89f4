//! Many ties over the map's tiles, a slice at a time.
//!
//! What is drawn lies under the lock of the queue only while nobody draws on it: a worker takes a canvas out, moves it on
//! for about [`SLICE`] and puts it back, or drops it if it is not wanted any more by then. A canvas is toned now and then
//! on its way, ever more seldom, and once it is complete. The tone's range is that of all the tiles seen, so tiles that
//! are done are toned again as others come in; what is at rest has the tone of a picture drawn at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use super::queue::{Base, Numbered};
use crate::rasterizer::density::{Canvas, Histogram, Sums};
use crate::rasterizer::tone::{Ink, Range};
use crate::rasterizer::{Grid, Pixels, TileId};
use crate::scene::columns::{Change, Columns, KINDS};

mod shown;
mod wanted;
mod work;

use work::InHand;
pub(super) use work::{Job, Outcome, Pace};

/// How long a worker draws before it looks whether something else is wanted sooner.
const SLICE: Duration = Duration::from_millis(3);

/// After how long a canvas is first shown incomplete; then after twice that, and so on.
const FIRST_SHOWN: Duration = Duration::from_millis(40);

/// The most that sums of tiles out of sight may take, bytes.
const KEPT_BYTES: usize = 48 << 20;

/// More changes than these are drawn as a new picture.
const MOST_CHANGES: usize = 2_000;

/// Many ties: what a picture shows of them.
#[derive(Clone)]
pub struct Many {
    /// The ties.
    pub columns: Arc<Columns>,
    /// How these columns differ from those of the picture before, if they come from them.
    pub changes: Option<Arc<[Change]>>,
    /// The colours.
    pub ink: Arc<Ink>,
    /// Which kinds are shown.
    pub shown: [bool; KINDS],
}

/// A tile's new pixels.
pub(super) struct Toned {
    pub(super) id: TileId,
    pub(super) generation: u64,
    /// The version of what covers its base map.
    pub(super) ground: u64,
    pub(super) pixels: Pixels,
}

/// What there is to do and what is done, under the queue's lock.
#[derive(Default)]
pub(super) struct Slices {
    picture: Option<Arc<Numbered>>,
    seen: Vec<TileId>,
    ahead: Vec<TileId>,
    waiting: Vec<Slot>,
    /// The tiles that a worker has in hand.
    in_hand: BTreeSet<TileId>,
    tiles: BTreeMap<TileId, Entry>,
    range: Option<Range>,
    frame: u64,
    /// Counts what makes canvases in hand worthless.
    epoch: u64,
    /// Pixels that nobody has fetched yet. Here, not in a channel, so that they come in the order in which they were made.
    ready: Vec<Toned>,
}

struct Slot {
    canvas: Canvas,
    spent: Duration,
    shown_after: Duration,
    /// To be shown before it is moved on.
    is_due: bool,
}

#[derive(Default)]
struct Entry {
    frame: u64,
    base: Option<Base>,
    /// Its sums, once all ties are in them.
    sums: Option<Arc<Sums>>,
    histogram: Option<Arc<Histogram>>,
    /// How many of the order's ties the histogram has.
    done: usize,
    /// What its pixels were made of.
    toned: Option<Made>,
    in_hand: bool,
}

impl Entry {
    /// The version of what covers its base map.
    fn ground(&self) -> u64 {
        self.base.as_ref().map_or(0, |base| base.ground)
    }
}

/// What pixels were made of.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Made {
    generation: u64,
    range: Range,
    done: usize,
    ground: u64,
}

impl Slices {
    /// Shows many ties from now on, or none.
    pub(super) fn show(&mut self, picture: Option<Arc<Numbered>>) {
        let old = self.picture.take();
        let columns = |picture: &Option<Arc<Numbered>>| {
            let many = picture.as_ref()?.picture.many.as_ref()?;
            Some(many.columns.clone())
        };
        let (was, is) = (columns(&old), columns(&picture));
        let is_same = match (&was, &is) {
            (Some(was), Some(is)) => Arc::ptr_eq(was, is),
            _ => false,
        };
        if !is_same {
            let changes = picture
                .as_ref()
                .and_then(|picture| picture.picture.many.as_ref()?.changes.clone())
                .filter(|changes| was.is_some() && changes.len() <= MOST_CHANGES);
            self.epoch += 1;
            self.in_hand.clear();
            if let (Some(changes), Some(is)) = (changes, is) {
                self.redraw(&changes, is.len());
            } else {
                self.waiting.clear();
                for entry in self.tiles.values_mut() {
                    entry.sums = None;
                    entry.histogram = None;
                    entry.done = 0;
                }
            }
            self.range = None;
        }
        let is_new_look = match (&old, &picture) {
            (Some(old), Some(new)) => old.base_revision != new.base_revision,
            _ => true,
        };
        if is_new_look {
            for entry in self.tiles.values_mut() {
                entry.base = None;
            }
        }
        self.ready.clear();
        self.picture = picture;
    }

    fn redraw(&mut self, changes: &[Change], len: usize) {
        for (id, entry) in &mut self.tiles {
            let Some(sums) = entry.sums.take() else {
                continue;
            };
            let grid = Grid::of(*id);
            let sums = Arc::unwrap_or_clone(sums);
            let mut canvas = Canvas::of(grid, vec![(*id, sums)], len);
            canvas.redraw(changes);
            if let Some((_, sums)) = canvas.into_tiles().pop() {
                entry.histogram = None;
                entry.done = len;
                entry.sums = Some(Arc::new(sums));
            }
        }
        for slot in &mut self.waiting {
            slot.canvas.redraw(changes);
        }
    }

    fn many(&self) -> Option<&Many> {
        self.picture.as_ref()?.picture.many.as_ref()
    }

    /// How many numbers there are to draw.
    fn len(&self) -> usize {
        self.many().map_or(0, |many| many.columns.len())
    }

    /// What to do next, if anything.
    pub(super) fn take(&mut self) -> Option<Job> {
        let picture = self.picture.clone()?;
        let len = self.len();
        let range = self.range();
        let generation = picture.generation;
        for id in self.seen.iter().chain(&self.ahead) {
            let Some(entry) = self.tiles.get_mut(id) else {
                continue;
            };
            let made = Made {
                generation,
                range,
                done: len,
                ground: entry.ground(),
            };
            if entry.in_hand || entry.toned == Some(made) {
                continue;
            }
            if let (Some(base), Some(sums)) = (&entry.base, &entry.sums) {
                entry.in_hand = true;
                let (base, sums) = (base.clone(), sums.clone());
                return Some(Job::Tone(*id, base, sums, range, picture));
            }
        }
        let seen: BTreeSet<TileId> = self.seen.iter().copied().collect();
        let next = self
            .waiting
            .iter()
            .enumerate()
            .min_by_key(|(_, slot)| {
                let is_seen = slot.canvas.tiles().iter().any(|(id, _)| seen.contains(id));
                (!is_seen, slot.canvas.done())
            })
            .map(|(i, _)| i)?;
        let mut slot = self.waiting.swap_remove(next);
        let mut bases = BTreeMap::new();
        for (id, _) in slot.canvas.tiles() {
            self.in_hand.insert(*id);
            if let Some(base) = self.tiles.get(id).and_then(|entry| entry.base.clone()) {
                bases.insert(*id, base);
            }
        }
        let is_due = std::mem::take(&mut slot.is_due);
        let in_hand = Box::new(InHand {
            slot,
            epoch: self.epoch,
            picture,
            bases,
        });
        Some(if is_due {
            Job::Show(in_hand, range)
        } else {
            Job::Advance(in_hand)
        })
    }

    /// Takes back what a worker has done; says whether there is something new to show.
    pub(super) fn put_back(&mut self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Toned(toned, made) => {
                if let Some(entry) = self.tiles.get_mut(&toned.id) {
                    entry.in_hand = false;
                }
                self.show_tile(toned, made);
                true
            }
            Outcome::Advanced(in_hand, histograms) => {
                if in_hand.epoch == self.epoch {
                    let done = in_hand.slot.canvas.done();
                    for (id, histogram) in histograms {
                        let entry = self.tiles.entry(id).or_default();
                        entry.histogram = Some(Arc::new(histogram));
                        entry.done = done;
                        self.range = None;
                    }
                    self.keep(in_hand.slot);
                }
                false
            }
            Outcome::Shown(in_hand, shown) => {
                let is_wanted = in_hand.epoch == self.epoch;
                if is_wanted {
                    self.keep(in_hand.slot);
                    for (toned, made) in shown {
                        self.show_tile(toned, made);
                    }
                }
                is_wanted
            }
        }
    }

    fn show_tile(&mut self, toned: Toned, made: Made) {
        if let Some(entry) = self.tiles.get_mut(&toned.id) {
            entry.toned = Some(made);
        }
        self.ready.push(toned);
    }

    /// The pixels made since the last call, oldest first.
    pub(super) fn fetch(&mut self) -> Vec<Toned> {
        std::mem::take(&mut self.ready)
    }

    /// Keeps a canvas to be moved on, or its tiles if it is complete.
    fn keep(&mut self, slot: Slot) {
        for (id, _) in slot.canvas.tiles() {
            self.in_hand.remove(id);
        }
        if slot.canvas.done() < self.len() {
            self.waiting.push(slot);
            return;
        }
        for (id, sums) in slot.canvas.into_tiles() {
            self.tiles.entry(id).or_default().sums = Some(Arc::new(sums));
        }
    }

    /// Gives up after a fault of the program's: no ties are drawn until another picture is shown.
    pub(super) fn give_up(&mut self) {
        self.picture = None;
        self.epoch += 1;
        self.waiting.clear();
        self.in_hand.clear();
        for entry in self.tiles.values_mut() {
            entry.in_hand = false;
        }
    }
}
