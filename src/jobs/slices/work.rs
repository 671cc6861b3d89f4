//! What a worker does with many ties.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::queue::{Base, Numbered};
use super::{Made, SLICE, Slot, Toned};
use crate::rasterizer::density::{Histogram, Sums};
use crate::rasterizer::tone::{Range, Tone};
use crate::rasterizer::{Grid, Painter, TileId};

/// What a worker takes out.
pub(in crate::jobs) enum Job {
    /// Moves a canvas on.
    Advance(Box<InHand>),
    /// Shows a canvas as far as it is.
    Show(Box<InHand>, Range),
    /// Shows a tile that is complete.
    Tone(TileId, Base, Arc<Sums>, Range, Arc<Numbered>),
}

/// A canvas that a worker has in hand.
pub(in crate::jobs) struct InHand {
    pub(super) slot: Slot,
    pub(super) epoch: u64,
    pub(super) picture: Arc<Numbered>,
    pub(super) bases: BTreeMap<TileId, Base>,
}

/// What a worker brings back.
pub(in crate::jobs) enum Outcome {
    Advanced(Box<InHand>, Vec<(TileId, Histogram)>),
    Shown(Box<InHand>, Vec<(Toned, Made)>),
    Toned(Toned, Made),
}

/// How many ties a worker takes at once, adapted to how long they take.
pub(in crate::jobs) struct Pace(usize);

impl Default for Pace {
    fn default() -> Self {
        Self(1024)
    }
}

impl Job {
    /// Does it, on whatever thread.
    pub(in crate::jobs) fn run(self, pace: &mut Pace, painter: &mut Painter) -> Option<Outcome> {
        match self {
            Self::Tone(id, base, sums, range, picture) => {
                let done = picture.picture.many.as_ref()?.columns.len();
                let toner = Toner::new(&picture, range, done)?;
                let (toned, made) = toner.tone(painter, id, &base, &sums);
                Some(Outcome::Toned(toned, made))
            }
            Self::Show(in_hand, range) => {
                let canvas = &in_hand.slot.canvas;
                let toner = Toner::new(&in_hand.picture, range, canvas.done())?;
                let shown = canvas
                    .tiles()
                    .iter()
                    .filter_map(|(id, sums)| {
                        Some(toner.tone(painter, *id, in_hand.bases.get(id)?, sums))
                    })
                    .collect();
                Some(Outcome::Shown(in_hand, shown))
            }
            Self::Advance(mut in_hand) => {
                let many = in_hand.picture.picture.many.clone()?;
                let slot = &mut in_hand.slot;
                let began = Instant::now();
                slot.canvas.advance(&many.columns, pace.0);
                let took = began.elapsed();
                pace.adapt(took);
                slot.spent += took;
                let is_complete = slot.canvas.done() >= many.columns.len();
                slot.is_due = !is_complete && slot.spent >= slot.shown_after;
                let mut histograms = Vec::new();
                if is_complete || slot.is_due {
                    slot.shown_after = slot.spent * 2;
                    for (id, sums) in slot.canvas.tiles() {
                        histograms.push((*id, Histogram::of(sums, many.shown)));
                    }
                }
                Some(Outcome::Advanced(in_hand, histograms))
            }
        }
    }
}

impl Pace {
    fn adapt(&mut self, took: Duration) {
        let wanted = SLICE.as_secs_f64() / took.as_secs_f64().max(1e-5);
        self.0 = ((self.0 as f64 * wanted.clamp(0.25, 4.0)) as usize).clamp(64, 1 << 20);
    }
}

/// Tones tiles that have so many ties drawn.
struct Toner<'a> {
    picture: &'a Numbered,
    tone: Tone<'a>,
    made: Made,
}

impl<'a> Toner<'a> {
    fn new(picture: &'a Numbered, range: Range, done: usize) -> Option<Self> {
        let many = picture.picture.many.as_ref()?;
        let share = done as f64 / many.columns.len().max(1) as f64;
        Some(Self {
            picture,
            tone: Tone::new(&range, share.max(f64::EPSILON), &many.ink, many.shown),
            made: Made {
                generation: picture.generation,
                range,
                done,
                ground: 0,
            },
        })
    }

    fn tone(&self, painter: &mut Painter, id: TileId, base: &Base, sums: &Sums) -> (Toned, Made) {
        let pixels = self.tone.over(&base.pixels, sums);
        let rect = Grid::of(id).rect(id.col, id.row);
        let overlay = self.picture.overlay(id.world_px);
        let toned = Toned {
            id,
            generation: self.made.generation,
            ground: base.ground,
            pixels: painter.over(&pixels, overlay.as_ref(), &rect),
        };
        let made = Made {
            ground: base.ground,
            ..self.made
        };
        (toned, made)
    }
}
