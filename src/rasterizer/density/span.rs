//! Straight pieces of arcs → spans: runs of pixels in one tile, exact in integers.
//!
//! A piece is followed along the axis on which it is longer, pixel by pixel, and in each shared out between the two pixels
//! nearest its middle on the other axis. How much it gives is the length of the piece there, so that all it gives is its
//! length. Where it runs is a sum of integers, the same from whichever pixel one begins to count.

use crate::rasterizer::grid::{TILE_PX, TileId};
use crate::scene::arcs::Piece;
use crate::scene::columns::TieNumber;

use super::sums::ONE;

/// Bits behind the point of a piece's coordinates.
const PIECE_BITS: u32 = 16;
/// Bits behind the point of a span's position and slope; before it there is room for 2,048 pixels, twice the longest piece.
pub(super) const SPAN_BITS: u32 = 20;

const TILE: i64 = TILE_PX as i64;

/// A run of pixels along one axis of a tile, and where the line runs on the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// Which tie.
    pub(super) tie: TieNumber,
    /// Where the line crosses the middle of the first pixel's column (row, where it is steep), less half a pixel.
    pub(super) across: i32,
    /// How that moves with each column.
    pub(super) slope: i32,
    /// The length of the line in a whole column, in the sums' units.
    pub(super) whole: u16,
    /// Its length in the first column.
    pub(super) first: u16,
    /// And in the last; where there is but one column, `first` holds.
    pub(super) last: u16,
    /// The first column (row) within the tile.
    pub(super) start: u8,
    /// How many columns (rows) follow the first.
    pub(super) more: u8,
    /// Whether it runs along rows instead of columns.
    pub(super) is_steep: bool,
    /// The kinds that it counts for, by number; twice the same, or half for each.
    pub(super) kinds: [u8; 2],
}

/// Spans gathered by tile.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    /// The corner of the tiles that are wanted, and how many columns there are.
    col: i64,
    row: i64,
    cols: usize,
    /// Row by row which tile lies where.
    at: Vec<Option<u16>>,
    spans: Vec<Vec<Span>>,
}

impl Lines {
    pub(super) fn new(ids: impl Iterator<Item = TileId> + Clone) -> Self {
        let col = ids.clone().map(|id| i64::from(id.col)).min().unwrap_or(0);
        let row = ids.clone().map(|id| i64::from(id.row)).min().unwrap_or(0);
        let last = ids.clone().map(|id| i64::from(id.col)).max().unwrap_or(col);
        let below = ids.clone().map(|id| i64::from(id.row)).max().unwrap_or(row);
        let (cols, rows) = ((last - col + 1) as usize, (below - row + 1) as usize);
        let mut at = vec![None; cols * rows];
        let mut spans = Vec::new();
        for id in ids {
            let (x, y) = (i64::from(id.col) - col, i64::from(id.row) - row);
            at[y as usize * cols + x as usize] = Some(spans.len() as u16);
            spans.push(Vec::new());
        }
        Self {
            col,
            row,
            cols,
            at,
            spans,
        }
    }

    pub(super) fn by_tile(&mut self) -> impl Iterator<Item = &mut Vec<Span>> {
        self.spans.iter_mut()
    }

    /// Cuts a piece into spans.
    pub(super) fn cut(&mut self, piece: Piece, tie: TieNumber, kinds: [u8; 2]) {
        let Some(line) = Line::of(piece) else { return };
        let (mut column, mut at) = (line.begin, line.at);
        while column <= line.end {
            let tile = column.div_euclid(TILE);
            let stop = line.end.min(tile * TILE + TILE - 1);
            let count = stop - column;
            let then = at + line.slope * count;
            let nearer = at.min(then) >> SPAN_BITS;
            let farther = (at.max(then) >> SPAN_BITS) + 1;
            for other in nearer.div_euclid(TILE)..=farther.div_euclid(TILE) {
                let (col, row) = if line.is_steep {
                    (other, tile)
                } else {
                    (tile, other)
                };
                if let Some(spans) = self.at(col, row) {
                    spans.push(Span {
                        tie,
                        across: (at - ((other * TILE) << SPAN_BITS)) as i32,
                        slope: line.slope as i32,
                        whole: line.whole,
                        first: line.length_in(column),
                        last: line.length_in(stop),
                        start: (column - tile * TILE) as u8,
                        more: count as u8,
                        is_steep: line.is_steep,
                        kinds,
                    });
                }
            }
            at = then + line.slope;
            column = stop + 1;
        }
    }

    fn at(&mut self, col: i64, row: i64) -> Option<&mut Vec<Span>> {
        let x = usize::try_from(col - self.col).ok()?;
        let y = usize::try_from(row - self.row).ok()?;
        if x >= self.cols {
            return None;
        }
        let index = (*self.at.get(y * self.cols + x)?)?;
        self.spans.get_mut(usize::from(index))
    }
}

/// A piece as it runs along its longer axis; the axis's pixels are called columns.
struct Line {
    is_steep: bool,
    /// The first column and the last.
    begin: i64,
    end: i64,
    /// Where it crosses the middle of the first column, less half a pixel: between the middles of the two pixels that share
    /// it there.
    at: i64,
    slope: i64,
    /// Its length in the sums' units: in a whole column, in the first and in the last.
    whole: u16,
    first: u16,
    last: u16,
}

impl Line {
    /// `None` for a piece of no length.
    fn of(Piece { from, to }: Piece) -> Option<Self> {
        const HALF: i64 = 1 << (PIECE_BITS - 1);
        let is_steep = (to[1] - from[1]).abs() > (to[0] - from[0]).abs();
        let (along, across) = if is_steep { (1, 0) } else { (0, 1) };
        let (from, to) = if to[along] < from[along] {
            (to, from)
        } else {
            (from, to)
        };
        let way = to[along] - from[along];
        if way == 0 {
            return None;
        }
        let tangent = (to[across] - from[across]) as f64 / way as f64;
        let slope = (tangent * f64::from(1 << SPAN_BITS)).round() as i64;
        let whole = ((1.0 + tangent * tangent).sqrt() * f64::from(ONE)).round() as i64;
        let length = |way: i64| ((whole * way + HALF) >> PIECE_BITS) as u16;
        let (begin, end) = (from[along] >> PIECE_BITS, (to[along] - 1) >> PIECE_BITS);
        let (first, last) = if begin == end {
            (length(way), length(way))
        } else {
            (
                length(((begin + 1) << PIECE_BITS) - from[along]),
                length(to[along] - (end << PIECE_BITS)),
            )
        };
        let to_middle = (begin << PIECE_BITS) + HALF - from[along];
        let at = (from[across] << (SPAN_BITS - PIECE_BITS)) + ((slope * to_middle) >> PIECE_BITS)
            - (1 << (SPAN_BITS - 1));
        Some(Self {
            is_steep,
            begin,
            end,
            at,
            slope,
            whole: whole as u16,
            first,
            last,
        })
    }

    fn length_in(&self, column: i64) -> u16 {
        if column == self.begin {
            self.first
        } else if column == self.end {
            self.last
        } else {
            self.whole
        }
    }
}
