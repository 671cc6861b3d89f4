//! The usual pyramid of square pictures of the world.

/// One tile of the pyramid: 2^zoom columns and rows, from 180° W and from the northern edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileNumber {
    /// Doublings of the world's one tile.
    pub zoom: u8,
    /// Column, from the west.
    pub x: u32,
    /// Row, from the north.
    pub y: u32,
}

impl TileNumber {
    /// The deepest zoom whose columns can be counted.
    pub const DEEPEST: u8 = 30;

    /// The tile that holds this one, so many zooms above; `None` above the world's one tile.
    pub fn above(self, zooms: u8) -> Option<Self> {
        Some(Self {
            zoom: self.zoom.checked_sub(zooms)?,
            x: self.x.checked_shr(zooms.into()).unwrap_or(0),
            y: self.y.checked_shr(zooms.into()).unwrap_or(0),
        })
    }

    /// The four tiles that it is divided into.
    pub fn below(self) -> impl Iterator<Item = Self> {
        let parts = (self.zoom < Self::DEEPEST).then_some([(0, 0), (1, 0), (0, 1), (1, 1)]);
        parts.into_iter().flatten().map(move |(dx, dy)| Self {
            zoom: self.zoom + 1,
            x: 2 * self.x + dx,
            y: 2 * self.y + dy,
        })
    }

    /// How many columns and rows its zoom has.
    pub fn side(self) -> u32 {
        1 << self.zoom.min(Self::DEEPEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_lies_in_those_above_it_and_holds_those_below() {
        let tile = TileNumber {
            zoom: 3,
            x: 6,
            y: 1,
        };
        for part in tile.below() {
            assert_eq!(part.above(1), Some(tile));
        }
        let world = TileNumber {
            zoom: 0,
            x: 0,
            y: 0,
        };
        assert_eq!(tile.above(3), Some(world));
        assert_eq!(tile.above(4), None);
        assert_eq!((tile.side(), tile.below().count()), (8, 4));
    }
}
