//! What is wanted of a source, what is there, and what to do next: everything under one lock, and nothing that waits.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::health::{Health, IN_A_ROW};
use super::look::{Look, Pyramid};
use super::source::{RasterError, Source};
use crate::geo::TileNumber;
use crate::net::Backoff;
use crate::rasterizer::{Content, Piece};

/// How many tiles in view are asked for at once: no more than the rules of tile servers allow. What has left the view does
/// not count, though its answer may be waited for yet.
pub(super) const AT_ONCE: usize = 4;

/// The most memory that pictures take, bytes; what is in view stays, whatever it takes.
const MOST_BYTES: usize = 96 << 20;

/// So many zooms above a tile that is not there a picture is looked for: its pixels are 32 of ours then.
const MOST_ABOVE: u8 = 5;

/// A tile that the source does not have is asked for again after so long.
const MISSING: Duration = Duration::from_hours(1);

/// A tile that the source refuses for good, or that is no picture, after so long.
const REFUSED: Duration = Duration::from_mins(10);

#[derive(Default)]
pub(super) struct State {
    pub(super) source: Option<Arc<dyn Source>>,
    is_opening: bool,
    pyramid: Option<Pyramid>,
    entries: BTreeMap<TileNumber, Entry>,
    /// What was last looked at.
    look: Option<Look>,
    /// What that takes, nearest its middle first.
    wanted: Vec<TileNumber>,
    frame: u64,
    stamp: u64,
    bytes: usize,
    health: Health,
    pub(super) is_stopped: bool,
}

#[derive(Default)]
struct Entry {
    picture: Option<Picture>,
    /// The frame that last wanted it.
    used: u64,
    is_in_hand: bool,
    /// A copy kept here has been looked for.
    has_looked: bool,
    is_missing: bool,
    /// The version that is here.
    tag: Option<String>,
    due: Due,
    backoff: Backoff,
}

struct Picture {
    content: Content,
    /// No other picture has it.
    stamp: u64,
}

/// When a tile is to be asked for.
#[derive(Clone, Copy, Default, PartialEq)]
enum Due {
    #[default]
    Now,
    /// It holds until then.
    Fresh(Instant),
    /// It could not be had.
    Retry(Instant),
}

/// What a worker does next.
pub(super) enum Next {
    Open,
    /// Looks for a copy that is kept here.
    Look(TileNumber, Arc<dyn Source>),
    /// Asks the source, which has this version already.
    Ask(TileNumber, Arc<dyn Source>, Option<String>),
    /// Nothing, for so long if nobody wants anything before.
    Wait(Option<Duration>),
}

/// What came of asking for a tile.
pub(super) enum Came {
    /// A picture or shapes, which hold for so long.
    Picture(Content, Option<String>, Duration),
    /// What was there holds on.
    Unchanged(Duration),
    Missing,
    Failed(RasterError),
}

impl State {
    pub(super) fn next(&mut self, now: Instant) -> Next {
        let may_ask = self.health.may_ask(now);
        let retry = self.health.again();
        let Some(source) = self.source.clone() else {
            if may_ask && !self.is_opening && self.look.is_some() {
                self.is_opening = true;
                return Next::Open;
            }
            let wait = retry.map(|at| at.saturating_duration_since(now));
            return Next::Wait(wait.filter(|_| !self.is_opening));
        };
        let in_hand = |number: &&TileNumber| {
            let entry = self.entries.get(number);
            entry.is_some_and(|entry| entry.is_in_hand)
        };
        if self.wanted.iter().filter(in_hand).count() >= AT_ONCE {
            // Whoever has done with one wakes the others.
            return Next::Wait(None);
        }
        let mut soonest: Option<Instant> = None;
        for number in &self.wanted {
            let entry = self.entries.entry(*number).or_default();
            entry.used = self.frame;
            if entry.is_in_hand {
                continue;
            }
            if !entry.has_looked {
                entry.is_in_hand = true;
                return Next::Look(*number, source);
            }
            let due = match entry.due {
                Due::Now => now,
                Due::Fresh(at) | Due::Retry(at) => at,
            };
            if due <= now && may_ask {
                entry.is_in_hand = true;
                self.health.is_probing = self.health.trouble().is_some();
                return Next::Ask(*number, source, entry.tag.clone());
            }
            let due = retry.map_or(due, |retry| retry.max(due));
            soonest = Some(soonest.map_or(due, |soonest| soonest.min(due)));
        }
        // Whoever probes wakes the others.
        let soonest = soonest.filter(|_| !self.health.is_probing);
        Next::Wait(soonest.map(|at| at.saturating_duration_since(now)))
    }

    /// The source is open, or could not be opened.
    pub(super) fn opened(&mut self, result: Result<Arc<dyn Source>, RasterError>, now: Instant) {
        self.is_opening = false;
        match result {
            Ok(source) => {
                self.pyramid = Some(Pyramid {
                    zooms: source.zooms(),
                    points: source.points(),
                    margin: source.margin(),
                });
                self.stamp += 1;
                self.source = Some(source);
                self.health.recover();
                self.want();
            }
            Err(error) => self.health.fail(error, IN_A_ROW, self.frame, now),
        }
    }

    /// What was kept here of a tile: its picture, its version, and for how long it still holds.
    pub(super) fn looked(
        &mut self,
        number: TileNumber,
        kept: Option<(Content, Option<String>, Option<Duration>)>,
        now: Instant,
    ) -> bool {
        let entry = self.entries.entry(number).or_default();
        (entry.is_in_hand, entry.has_looked) = (false, true);
        let Some((content, tag, holds)) = kept else {
            return false;
        };
        entry.tag = tag;
        entry.due = holds.map_or(Due::Now, |holds| Due::Fresh(now + holds));
        self.put(number, content);
        true
    }

    /// Takes in what came of asking; says whether there is something new to show.
    pub(super) fn asked(&mut self, number: TileNumber, came: Came, now: Instant) -> bool {
        self.health.is_probing = false;
        let seed = (u64::from(number.x) << 32 | u64::from(number.y)).wrapping_mul(0x9e37_79b9);
        let entry = self.entries.entry(number).or_default();
        entry.is_in_hand = false;
        let fresh = |holds| Due::Fresh(now + holds);
        let error = match came {
            Came::Picture(content, tag, holds) => {
                (entry.tag, entry.due, entry.is_missing) = (tag, fresh(holds), false);
                entry.backoff.succeed();
                self.put(number, content);
                self.recover();
                return true;
            }
            Came::Unchanged(holds) => {
                entry.due = fresh(holds);
                return self.recover();
            }
            Came::Missing => {
                (entry.is_missing, entry.due) = (true, fresh(MISSING));
                let gone = entry.picture.take();
                self.stamp += 1;
                self.bytes -= gone.as_ref().map_or(0, |gone| gone.content.bytes());
                self.want();
                return self.recover() || gone.is_some();
            }
            Came::Failed(error) => error,
        };
        let (is_passing, asked_for) = match &error {
            RasterError::Fetch(error) => (error.is_passing(), error.retry_after()),
            RasterError::NoPicture(_)
            | RasterError::NoShapes(_)
            | RasterError::Panicked(_)
            | RasterError::Archive(_) => (false, None),
        };
        let wait = entry.backoff.fail(asked_for, seed);
        entry.due = Due::Retry(now + if is_passing { wait } else { REFUSED });
        let was_well = self.health.trouble().is_none();
        // Nobody there: the next tile would fare no better.
        let counts = if error.is_nobody_there() { IN_A_ROW } else { 1 };
        self.health.fail(error, counts, seed, now);
        was_well && self.health.trouble().is_some()
    }

    /// The source answers: what it could not do before it may be able to do now. Says whether it did not before.
    fn recover(&mut self) -> bool {
        let was_in_trouble = self.health.recover();
        if was_in_trouble {
            self.retry();
        }
        was_in_trouble
    }

    fn retry(&mut self) {
        for entry in self.entries.values_mut() {
            if let Due::Retry(_) = entry.due {
                entry.due = Due::Now;
            }
        }
    }

    /// Asks again at once for whatever could not be had.
    pub(super) fn try_again(&mut self, now: Instant) {
        self.health.ask_at(now);
        self.retry();
    }

    /// Another number whenever there are other pictures than before.
    pub(super) fn stamp(&self) -> u64 {
        self.stamp
    }

    pub(super) fn trouble(&self) -> Option<&RasterError> {
        self.health.trouble()
    }

    /// How many tiles workers have in hand.
    #[cfg(test)]
    pub(super) fn in_hand(&self) -> usize {
        let entries = self.entries.values();
        entries.filter(|entry| entry.is_in_hand).count()
    }

    fn put(&mut self, number: TileNumber, content: Content) {
        self.stamp += 1;
        self.bytes += content.bytes();
        let picture = Picture {
            content,
            stamp: self.stamp,
        };
        let entry = self.entries.entry(number).or_default();
        if let Some(old) = entry.picture.replace(picture) {
            self.bytes -= old.content.bytes();
        }
        self.shrink();
    }

    /// Forgets what was wanted longest ago, where there is too much; with it goes what is known of tiles without a
    /// picture.
    fn shrink(&mut self) {
        /// As much as some thousand screens.
        const MOST_ENTRIES: usize = 50_000;
        if self.bytes <= MOST_BYTES && self.entries.len() <= MOST_ENTRIES {
            return;
        }
        let frame = self.frame;
        let mut old: Vec<(u64, TileNumber)> = self
            .entries
            .iter()
            .filter(|(_, entry)| entry.used != frame && !entry.is_in_hand)
            .map(|(number, entry)| (entry.used, *number))
            .collect();
        old.sort_unstable();
        for (_, number) in old {
            if self.bytes <= MOST_BYTES && self.entries.len() <= MOST_ENTRIES {
                return;
            }
            let gone = self.entries.remove(&number).and_then(|gone| gone.picture);
            self.stamp += u64::from(gone.is_some());
            self.bytes -= gone.map_or(0, |gone| gone.content.bytes());
        }
    }

    /// Looks at a part of the plane: its tiles are wanted from now on, and no others. Says whether that is another part.
    pub(super) fn look_at(&mut self, look: Look) -> bool {
        if self.look == Some(look) {
            return false;
        }
        self.look = Some(look);
        self.want();
        true
    }

    fn want(&mut self) {
        let (Some(look), Some(pyramid)) = (self.look, self.pyramid.clone()) else {
            return;
        };
        self.frame += 1;
        let Some(zoom) = look.zoom(&pyramid) else {
            self.wanted.clear();
            return;
        };
        let mut numbers = look.tiles(zoom);
        // In the place of what the source lacks: what lies above it.
        let mut at = 0;
        while let Some(number) = numbers.get(at).copied() {
            at += 1;
            let is_missing = self
                .entries
                .get(&number)
                .is_some_and(|entry| entry.is_missing);
            let is_near = zoom - number.zoom < MOST_ABOVE && number.zoom > *pyramid.zooms.start();
            if is_missing
                && is_near
                && let Some(above) = number.above(1)
                && !numbers.contains(&above)
            {
                numbers.push(above);
            }
        }
        for number in &numbers {
            self.entries.entry(*number).or_default().used = self.frame;
        }
        self.wanted = numbers;
    }

    /// What there is to lay over a part of the plane, no two over the same place, with its stamps.
    pub(super) fn pieces(&self, look: &Look) -> Vec<(Piece, u64)> {
        let Some(pyramid) = &self.pyramid else {
            return Vec::new();
        };
        let Some(zoom) = look.zoom(pyramid) else {
            return Vec::new();
        };
        let look = look.grown(pyramid.margin);
        let piece = |within: TileNumber, tile: TileNumber| {
            let picture = self.entries.get(&tile)?.picture.as_ref()?;
            let content = picture.content.clone();
            Some((
                Piece {
                    within,
                    tile,
                    content,
                },
                picture.stamp,
            ))
        };
        let mut pieces = Vec::new();
        for number in look.tiles(zoom) {
            if let Some(own) = piece(number, number) {
                pieces.push(own);
                continue;
            }
            let mut above = (1..=MOST_ABOVE).filter_map(|zooms| number.above(zooms));
            let above = above.find(|above| piece(number, *above).is_some());
            let of_above = |within| piece(within, above?);
            let below: Vec<_> = number
                .below()
                .map(|below| (below, piece(below, below)))
                .collect();
            if below.iter().all(|(_, piece)| piece.is_none()) {
                pieces.extend(of_above(number));
                continue;
            }
            let below = below.into_iter();
            pieces.extend(below.filter_map(|(below, piece)| piece.or_else(|| of_above(below))));
        }
        pieces
    }
}
