//! The sums of one tile: coverage a pixel and kind, and the lowest order number that touched a pixel.

use crate::rasterizer::grid::{Grid, TILE_PX, TileId};
use crate::scene::columns::{KINDS, TieNumber};

use super::span::{SPAN_BITS, Span};

/// A line of a pixel's length, in the units of the sums: four million ties through one pixel still fit.
pub const ONE: u32 = 1024;

/// Where no tie has been.
const NO_TIE: TieNumber = TieNumber::MAX;

/// Pixels a row, with one to either side, so that a line along the edge needs no second look.
const STRIDE: usize = TILE_PX as usize + 2;
const CELLS: usize = STRIDE * STRIDE;
/// Half of what a position across moves when it passes a pixel.
const FRACTION_BITS: u32 = 10;

type Plane<T> = Box<[T; CELLS]>;

/// The sums of one tile. Kinds that no tie in it has take no memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Sums {
    w: u32,
    h: u32,
    planes: [Option<Plane<u32>>; KINDS],
    first: Option<Plane<TieNumber>>,
}

impl Sums {
    /// Nothing drawn yet. At the world's edges a tile is smaller.
    pub fn of_tile(id: TileId) -> Self {
        let rect = Grid::of(id).rect(id.col, id.row);
        let below = (id.world_px.cast_signed() - rect.y).clamp(0, i64::from(TILE_PX));
        Self {
            w: rect.w,
            h: below as u32,
            planes: std::array::from_fn(|_| None),
            first: None,
        }
    }

    /// Width, pixels.
    pub fn w(&self) -> u32 {
        self.w
    }

    /// Height, pixels; less than a tile's in the world's last row.
    pub fn h(&self) -> u32 {
        self.h
    }

    /// The memory taken, bytes.
    pub fn bytes(&self) -> usize {
        let planes = self.planes.iter().flatten().count() + usize::from(self.first.is_some());
        planes * CELLS * size_of::<u32>()
    }

    /// The coverage of a row of pixels by a kind; `None` where the kind has none in the whole tile.
    pub fn row(&self, kind: u8, y: u32) -> Option<&[u32]> {
        let plane = self.planes.get(usize::from(kind))?.as_ref()?;
        let start = (y as usize + 1) * STRIDE + 1;
        plane.get(start..start + self.w as usize)
    }

    /// The lowest order number that touched a pixel.
    pub fn first(&self, x: u32, y: u32) -> Option<TieNumber> {
        if x >= self.w || y >= self.h {
            return None;
        }
        let number = self.first.as_ref()?[(y as usize + 1) * STRIDE + x as usize + 1];
        (number != NO_TIE).then_some(number)
    }

    /// Adds lines.
    pub(super) fn add(&mut self, spans: &[Span]) {
        for span in spans {
            let first = self.first.get_or_insert_with(|| plane(NO_TIE));
            for (kind, share) in shares(span) {
                let plane = self.planes[kind].get_or_insert_with(|| plane(0));
                if span.is_steep {
                    draw::<1, STRIDE>(span, share, plane, first, u32::wrapping_add);
                } else {
                    draw::<STRIDE, 1>(span, share, plane, first, u32::wrapping_add);
                }
            }
        }
    }

    /// Takes lines away again. Their order numbers stay where they were the lowest: who asks must check them.
    pub(super) fn subtract(&mut self, spans: &[Span]) {
        for span in spans {
            for (kind, share) in shares(span) {
                let Some(plane) = &mut self.planes[kind] else {
                    continue;
                };
                if span.is_steep {
                    draw::<1, STRIDE>(span, share, plane, &mut Unmarked, u32::wrapping_sub);
                } else {
                    draw::<STRIDE, 1>(span, share, plane, &mut Unmarked, u32::wrapping_sub);
                }
            }
        }
    }
}

impl std::fmt::Debug for Sums {
    /// Without the hundred thousand numbers.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kinds: Vec<usize> = (0..KINDS)
            .filter(|kind| self.planes[*kind].is_some())
            .collect();
        write!(f, "sums of {}×{} pixels, kinds {kinds:?}", self.w, self.h)
    }
}

fn plane(fill: u32) -> Plane<u32> {
    // Not on the stack on its way to the heap.
    match vec![fill; CELLS].into_boxed_slice().try_into() {
        Ok(plane) => plane,
        Err(_) => unreachable!("made with this many cells"),
    }
}

/// Which kinds a span counts for, and the parts of its length: all, or the two halves.
fn shares(span: &Span) -> impl Iterator<Item = (usize, Share)> + use<> {
    let [a, b] = span.kinds.map(usize::from);
    let pair = if a == b {
        [Some((a, Share::All)), None]
    } else {
        [Some((a, Share::Less)), Some((b, Share::Half))]
    };
    pair.into_iter().flatten()
}

/// How much of a length counts; what one half rounds down, the other has.
#[derive(Clone, Copy, PartialEq)]
enum Share {
    All,
    Half,
    Less,
}

impl Share {
    #[inline]
    fn of(self, length: u16) -> u32 {
        let length = u32::from(length);
        match self {
            Self::All => length,
            Self::Half => length / 2,
            Self::Less => length - length / 2,
        }
    }
}

/// Where order numbers are marked, if at all.
trait Mark {
    fn mark(&mut self, cell: usize, tie: TieNumber);
}

struct Unmarked;

impl Mark for Unmarked {
    #[inline]
    fn mark(&mut self, _: usize, _: TieNumber) {}
}

impl Mark for Plane<TieNumber> {
    #[inline]
    fn mark(&mut self, cell: usize, tie: TieNumber) {
        self[cell] = self[cell].min(tie);
    }
}

/// Draws a span: `ACROSS` cells lie between the two pixels that share it, `ALONG` cells between one column and the next.
#[inline]
fn draw<const ACROSS: usize, const ALONG: usize>(
    span: &Span,
    share: Share,
    plane: &mut Plane<u32>,
    first: &mut impl Mark,
    put: impl Fn(u32, u32) -> u32,
) {
    let mut at = span.across;
    let mut column = (usize::from(span.start) + 1) * ALONG;
    let mut pixel = |length: u32, at: i32, column: usize| {
        // One past the tile to either side has a cell of its own.
        let place = (at >> SPAN_BITS) + 1;
        if !(0..=TILE_PX.cast_signed()).contains(&place) {
            return;
        }
        let fraction = (at as u32 >> (SPAN_BITS - FRACTION_BITS)) & ((1 << FRACTION_BITS) - 1);
        let far = (length * fraction) >> FRACTION_BITS;
        let near_cell = column + place as usize * ACROSS;
        let far_cell = near_cell + ACROSS;
        plane[near_cell] = put(plane[near_cell], length - far);
        plane[far_cell] = put(plane[far_cell], far);
        let nearest = near_cell + (fraction as usize >> (FRACTION_BITS - 1)) * ACROSS;
        first.mark(nearest, span.tie);
    };
    pixel(share.of(span.first), at, column);
    if span.more == 0 {
        return;
    }
    let whole = share.of(span.whole);
    for _ in 1..span.more {
        at += span.slope;
        column += ALONG;
        pixel(whole, at, column);
    }
    pixel(share.of(span.last), at + span.slope, column + ALONG);
}
