//! The embedded world: land, lakes and borders, unpacked and thinned out for each level of detail.
//!
//! The file (`assets/world.map`): the bytes `CTWM`, a version byte, then one zlib stream with four layers: land, lakes,
//! borders, disputed borders. A layer: the number of its lines, then of each line's vertices (LEB128); a level byte a
//! vertex; the vertices, each the zigzag step from the one before in the layer. Coordinates are integers on a square of
//! 2²² units, x east from 180° W, y south from the northern limit of Web Mercator. Rings do not repeat their first vertex.

use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock};

use thiserror::Error;

use super::recent::Recent;
use crate::packed::{Damaged, Reader};

/// Width and height of the world in the file's units.
pub(super) const UNITS: i32 = 1 << 22;

/// A world past twice its own size is damaged.
const WITHIN: RangeInclusive<i32> = -UNITS..=2 * UNITS;

/// Vertices in a chunk: small enough that its box says much, large enough that boxes cost little.
const CHUNK: usize = 32;

/// Levels past this are nonsense: 2²² units are a pixel each at zoom 14.
const LEVELS: u8 = 24;

/// The level that a zoom leaves and the one that it enters.
const LEVELS_KEPT: usize = 2;

/// More than this is no world of ours, whatever a damaged file claims.
const UNPACKED_LIMIT: usize = 64 << 20;

static EMBEDDED: LazyLock<Result<Arc<Land>, LandError>> =
    LazyLock::new(|| Land::unpack(include_bytes!("../../assets/world.map")).map(Arc::new));

/// Why bytes are no world.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LandError {
    /// They do not begin like one.
    #[error("no-world")]
    NotAMap,
    /// A newer program made them.
    #[error("world-version: {0}")]
    Version(u8),
    /// They do not unpack.
    #[error("world-packing: {0}")]
    Packing(String),
    /// They end too early, go on too long or hold a number that cannot be.
    #[error("world-damaged")]
    Damaged,
}

impl From<Damaged> for LandError {
    fn from(Damaged: Damaged) -> Self {
        Self::Damaged
    }
}

/// The world's shapes. Unpacked once and shared; a level is thinned out when it is drawn.
#[derive(Debug)]
pub struct Land {
    layers: [Source; 4],
}

/// What the file's layers hold, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    Land,
    Lakes,
    Borders,
    Disputed,
}

impl Layer {
    const ALL: [Self; 4] = [Self::Land, Self::Lakes, Self::Borders, Self::Disputed];

    fn closed(self) -> bool {
        matches!(self, Self::Land | Self::Lakes)
    }
}

/// One layer as the file has it.
#[derive(Debug)]
struct Source {
    closed: bool,
    points: Vec<[i32; 2]>,
    /// From which zoom each point counts.
    levels: Vec<u8>,
    /// Where each line ends among the points.
    ends: Vec<usize>,
    deepest: u8,
    /// From here on a level is drawn as the deepest: it has nearly all points, and would be made and kept beside it.
    full_from: u8,
    /// The layer at the levels drawn last: all of them together would take fifty megabytes.
    sketches: Recent<u8, Arc<Sketch>>,
}

/// One layer with the points that count at one level.
#[derive(Debug, Default)]
pub(super) struct Sketch {
    /// Rings with their first point again at the end.
    pub(super) points: Vec<[i32; 2]>,
    pub(super) chunks: Vec<Chunk>,
    pub(super) lines: Vec<Line>,
}

/// A run of edges; neighbouring chunks of a line share a point.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) bounds: Bounds,
    /// The line's length before it, units; kept for lines, which may be dashed, not for rings.
    pub(super) so_far: f64,
}

/// A line or ring: a range of chunks.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) chunks: std::ops::Range<usize>,
    pub(super) bounds: Bounds,
}

/// A box of units, both ends belonging to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) low: [i32; 2],
    pub(super) high: [i32; 2],
}

impl Bounds {
    const NONE: Self = Self {
        low: [i32::MAX; 2],
        high: [i32::MIN; 2],
    };

    fn take_in(&mut self, other: Self) {
        for axis in 0..2 {
            self.low[axis] = self.low[axis].min(other.low[axis]);
            self.high[axis] = self.high[axis].max(other.high[axis]);
        }
    }
}

impl Land {
    /// The world that the program carries, unpacked by the first that asks; that takes some tens of milliseconds, so
    /// it should be a worker.
    ///
    /// # Errors
    /// When the program was built with a file that is none.
    pub fn embedded() -> Result<Arc<Self>, LandError> {
        EMBEDDED.clone()
    }

    /// Unpacks a world.
    ///
    /// # Errors
    /// When the bytes are no world, or damaged.
    pub fn unpack(bytes: &[u8]) -> Result<Self, LandError> {
        let packed = match bytes {
            [b'C', b'T', b'W', b'M', 1, packed @ ..] => packed,
            [b'C', b'T', b'W', b'M', version, ..] => return Err(LandError::Version(*version)),
            _ => return Err(LandError::NotAMap),
        };
        let plain = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, UNPACKED_LIMIT)
            .map_err(|error| LandError::Packing(error.to_string()))?;
        let mut reader = Reader::new(&plain);
        let mut layers = Vec::with_capacity(Layer::ALL.len());
        for layer in Layer::ALL {
            layers.push(Source::read(&mut reader, layer.closed())?);
        }
        if reader.left() > 0 {
            return Err(LandError::Damaged);
        }
        let layers = layers.try_into().or(Err(LandError::Damaged))?;
        Ok(Self { layers })
    }

    /// A layer at a level; levels past the deepest are the deepest.
    pub(super) fn sketch(&self, layer: Layer, level: u32) -> Arc<Sketch> {
        let source = &self.layers[layer as usize];
        let level = u8::try_from(level)
            .ok()
            .filter(|level| *level < source.full_from)
            .unwrap_or(source.deepest);
        source
            .sketches
            .get_or_make(level, || Arc::new(source.thin_out(level)))
    }
}

impl Source {
    fn read(reader: &mut Reader<'_>, closed: bool) -> Result<Self, LandError> {
        let lines = reader.count()?;
        let mut ends = Vec::with_capacity(lines);
        let mut total = 0usize;
        for _ in 0..lines {
            total = total
                .checked_add(reader.count()?)
                .ok_or(LandError::Damaged)?;
            ends.push(total);
        }
        let levels = reader.bytes(total)?.to_vec();
        let deepest = levels.iter().copied().max().unwrap_or(0);
        if deepest > LEVELS {
            return Err(LandError::Damaged);
        }
        let mut points = Vec::with_capacity(total);
        let [mut x, mut y] = [0i32; 2];
        for _ in 0..total {
            x = reader.step(x, &WITHIN)?;
            y = reader.step(y, &WITHIN)?;
            points.push([x, y]);
        }
        Ok(Self {
            closed,
            points,
            full_from: full_from(&levels, deepest),
            levels,
            ends,
            deepest,
            sketches: Recent::new(LEVELS_KEPT),
        })
    }

    fn thin_out(&self, level: u8) -> Sketch {
        let least = if self.closed { 3 } else { 2 };
        // At its size from the start: growing would take twice the memory for a while.
        let counted = self.levels.iter().filter(|of| **of <= level).count();
        let mut sketch = Sketch {
            points: Vec::with_capacity(counted + self.ends.len()),
            ..Sketch::default()
        };
        let mut start = 0;
        for &end in &self.ends {
            let first = sketch.points.len();
            let counted = (start..end).filter(|&i| self.levels[i] <= level);
            sketch.points.extend(counted.map(|i| self.points[i]));
            start = end;
            if sketch.points.len() - first < least {
                sketch.points.truncate(first);
                continue;
            }
            if self.closed {
                sketch.points.push(sketch.points[first]);
            }
            sketch.cut_into_chunks(first, !self.closed);
        }
        sketch.points.shrink_to_fit();
        sketch.chunks.shrink_to_fit();
        sketch
    }
}

/// The first level at which nearly all points count.
fn full_from(levels: &[u8], deepest: u8) -> u8 {
    const NEARLY: f64 = 0.95;
    let enough = levels.len() as f64 * NEARLY;
    (0..deepest)
        .find(|level| levels.iter().filter(|of| *of <= level).count() as f64 >= enough)
        .unwrap_or(deepest)
}

impl Sketch {
    /// Cuts the line that the points from `first` on make.
    fn cut_into_chunks(&mut self, first: usize, measured: bool) {
        let end = self.points.len() - 1;
        let chunks = self.chunks.len();
        let mut whole = Bounds::NONE;
        let mut so_far = 0.0;
        for from in (first..end).step_by(CHUNK) {
            let to = (from + CHUNK).min(end);
            let run = &self.points[from..=to];
            let mut bounds = Bounds::NONE;
            for &point in run {
                bounds.take_in(Bounds {
                    low: point,
                    high: point,
                });
            }
            whole.take_in(bounds);
            self.chunks.push(Chunk {
                first: from,
                last: to,
                bounds,
                so_far,
            });
            if measured {
                so_far += run
                    .windows(2)
                    .map(|pair| length(pair[0], pair[1]))
                    .sum::<f64>();
            }
        }
        self.lines.push(Line {
            chunks: chunks..self.chunks.len(),
            bounds: whole,
        });
    }
}

/// The length of an edge, units.
pub(super) fn length(a: [i32; 2], b: [i32; 2]) -> f64 {
    f64::hypot(f64::from(b[0] - a[0]), f64::from(b[1] - a[1]))
}

/// Whether an edge runs along the map's frame: land is cut there, but there is no coast.
pub(super) fn on_frame(a: [i32; 2], b: [i32; 2]) -> bool {
    (0..2).any(|axis| a[axis] == b[axis] && (a[axis] <= 0 || a[axis] >= UNITS))
}

#[cfg(test)]
mod tests;
