//! Many ties: how much of each pixel their lines cover, summed by kind.
//!
//! A [`Canvas`] is some tiles of one grid and how far along the shuffled order of ties they are. It is moved on by a
//! slice of ties at a time: their arcs are cut once, the pieces gathered by tile, and each tile's pieces drawn while its
//! sums are at hand. Several canvases share nothing, so that any number of threads can each move on one.
//!
//! Coverage is a function of the pixel on the world's plane alone, in integers, and sums don't ask in which order they
//! are made: so a tile has the same bits whichever tiles are drawn with it, by however many threads, and after an edit
//! that was drawn with its sign turned.

use crate::scene::arcs::{Course, Part};
use crate::scene::columns::{Change, Columns, Style, TieNumber};

use super::grid::{Grid, TILE_PX, TileId};

mod histogram;
mod span;
mod sums;

pub use histogram::Histogram;
use span::{Lines, Span};
pub use sums::{ONE, Sums};

/// How far past the tiles an arc is still of interest, device pixels: a line is two pixels wide.
const MARGIN_PX: f64 = 2.0;

/// Tiles of one grid that are drawn together, and how far they are.
#[derive(Clone, Debug)]
pub struct Canvas {
    grid: Grid,
    part: Part,
    tiles: Vec<(TileId, Sums)>,
    lines: Lines,
    /// How many of the order's ties are in the sums.
    done: usize,
}

impl Canvas {
    /// Nothing drawn yet in these tiles, which must be of one grid; those beyond the world's edges are left out, since no
    /// tie is drawn there.
    pub fn new(grid: Grid, ids: &[TileId]) -> Self {
        let rows = grid.world_px().div_ceil(u64::from(TILE_PX)) as i32;
        let tiles: Vec<(TileId, Sums)> = ids
            .iter()
            .filter(|id| id.world_px == grid.world_px() && (0..rows).contains(&id.row))
            .map(|id| (*id, Sums::of_tile(*id)))
            .collect();
        Self::of(grid, tiles, 0)
    }

    /// Tiles drawn before, so many ties of the order in them.
    pub fn of(grid: Grid, tiles: Vec<(TileId, Sums)>, done: usize) -> Self {
        let lines = Lines::new(tiles.iter().map(|(id, _)| *id));
        let mut part = Part {
            west: f64::INFINITY,
            east: f64::NEG_INFINITY,
            north: f64::INFINITY,
            south: f64::NEG_INFINITY,
        };
        for (id, _) in &tiles {
            let rect = grid.rect(id.col, id.row);
            part.west = part.west.min(rect.x as f64 - MARGIN_PX);
            part.east = part.east.max(rect.right() as f64 + MARGIN_PX);
            part.north = part.north.min(rect.y as f64 - MARGIN_PX);
            // The last row reaches beyond the world, where no tie is drawn.
            let bottom = rect.bottom().min(grid.world_px().cast_signed());
            part.south = part.south.max(bottom as f64 + MARGIN_PX);
        }
        Self {
            grid,
            part,
            tiles,
            lines,
            done,
        }
    }

    /// The grid that its tiles belong to.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// Its tiles and their sums.
    pub fn tiles(&self) -> &[(TileId, Sums)] {
        &self.tiles
    }

    /// Gives its tiles away.
    pub fn into_tiles(self) -> Vec<(TileId, Sums)> {
        self.tiles
    }

    /// How many of the order's ties are in the sums.
    pub fn done(&self) -> usize {
        self.done
    }

    /// Leaves out the tiles that nobody wants any more.
    pub fn retain(&mut self, mut is_wanted: impl FnMut(TileId) -> bool) {
        let before = self.tiles.len();
        self.tiles.retain(|(id, _)| is_wanted(*id));
        if self.tiles.len() < before {
            let tiles = std::mem::take(&mut self.tiles);
            *self = Self::of(self.grid, tiles, self.done);
        }
    }

    /// Draws the next ties of the order; says how many spans of pixels that took, which is what it costs.
    pub fn advance(&mut self, columns: &Columns, ties: usize) -> usize {
        let end = (self.done + ties).min(columns.len());
        if !self.tiles.is_empty() {
            for number in self.done as TieNumber..end as TieNumber {
                let style = columns.style(number);
                if style.is_drawn()
                    && let Some(course) = Course::of(columns, number)
                {
                    self.cut(number, &course, style);
                }
            }
        }
        self.done = end;
        self.draw(Sums::add)
    }

    /// Draws what changed in the ties that are in the sums already: away with what was, and what is now.
    pub fn redraw(&mut self, changes: &[Change]) {
        let drawn = |change: &&Change| (change.tie as usize) < self.done;
        let (before, after): (Vec<_>, Vec<_>) = changes
            .iter()
            .filter(drawn)
            .map(|change| {
                let with_tie = |(course, style)| (change.tie, course, style);
                (change.before.map(with_tie), change.after.map(with_tie))
            })
            .unzip();
        for (tie, course, style) in before.into_iter().flatten() {
            self.cut(tie, &course, style);
        }
        self.draw(Sums::subtract);
        for (tie, course, style) in after.into_iter().flatten() {
            self.cut(tie, &course, style);
        }
        self.draw(Sums::add);
    }

    fn cut(&mut self, tie: TieNumber, course: &Course, style: Style) {
        let lines = &mut self.lines;
        let kinds = style.kinds();
        course.pieces(self.grid.world_px(), &self.part, &mut |piece| {
            lines.cut(piece, tie, kinds);
        });
    }

    /// Draws the spans gathered for each tile.
    fn draw(&mut self, draw: fn(&mut Sums, &[Span])) -> usize {
        let mut spans = 0;
        for ((_, sums), gathered) in self.tiles.iter_mut().zip(self.lines.by_tile()) {
            draw(sums, gathered);
            spans += gathered.len();
            gathered.clear();
        }
        spans
    }
}

#[cfg(test)]
mod tests;
