//! Where in an archive which tile is.

use crate::geo::TileNumber;
use crate::packed::Reader;

/// Entries in the order of their tiles.
#[derive(Debug, Default)]
pub(super) struct Directory(Vec<Entry>);

#[derive(Clone, Copy, Debug)]
struct Entry {
    id: u64,
    /// How many tiles in a row have this picture; none where it leads to another directory.
    run: u64,
    offset: u64,
    length: u64,
}

/// What a directory leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A tile's picture, in the part of the tiles.
    Tile { offset: u64, length: u64 },
    /// Another directory, in the part of the leaves.
    Directory { offset: u64, length: u64 },
}

impl Directory {
    /// From its bytes, unpacked; `None` where they break the rules.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut numbers = Reader::new(bytes);
        let count = usize::try_from(numbers.long_number().ok()?).ok()?;
        // Each entry takes four bytes at least.
        if count > bytes.len() / 4 {
            return None;
        }
        let mut column = |count: usize| {
            (0..count)
                .map(|_| numbers.long_number().ok())
                .collect::<Option<Vec<_>>>()
        };
        let (steps, runs, lengths, offsets) = (
            column(count)?,
            column(count)?,
            column(count)?,
            column(count)?,
        );
        let mut entries: Vec<Entry> = Vec::with_capacity(count);
        let mut id = 0_u64;
        for i in 0..count {
            id = id.checked_add(steps[i])?;
            let offset = match (offsets[i], entries.last()) {
                // Right behind the one before.
                (0, Some(last)) => last.offset.checked_add(last.length)?,
                (offset, _) => offset.checked_sub(1)?,
            };
            entries.push(Entry {
                id,
                run: runs[i],
                offset,
                length: lengths[i],
            });
        }
        Some(Self(entries))
    }

    /// Where a tile is, or the directory that knows.
    pub(super) fn find(&self, id: u64) -> Option<Place> {
        let next = self.0.partition_point(|entry| entry.id <= id);
        let entry = self.0.get(next.checked_sub(1)?)?;
        let Entry { offset, length, .. } = *entry;
        if entry.run == 0 {
            return Some(Place::Directory { offset, length });
        }
        (id - entry.id < entry.run).then_some(Place::Tile { offset, length })
    }
}

/// A tile's number in an archive: zoom by zoom, and within each along Hilbert's curve.
pub(super) fn id_of(tile: TileNumber) -> u64 {
    let mut id = (0..tile.zoom).map(|zoom| 1_u64 << (2 * zoom)).sum();
    let (mut x, mut y) = (u64::from(tile.x), u64::from(tile.y));
    for bit in (0..tile.zoom).rev() {
        let side = 1_u64 << bit;
        let (rx, ry) = (u64::from(x & side > 0), u64::from(y & side > 0));
        id += side * side * ((3 * rx) ^ ry);
        if ry == 0 {
            if rx == 1 {
                (x, y) = (!x & (side - 1), !y & (side - 1));
            }
            (x, y) = (y, x);
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(zoom: u8, x: u32, y: u32) -> u64 {
        id_of(TileNumber { zoom, x, y })
    }

    #[test]
    fn tiles_are_numbered_as_the_format_has_them() {
        assert_eq!(id(0, 0, 0), 0);
        assert_eq!(
            [id(1, 0, 0), id(1, 0, 1), id(1, 1, 1), id(1, 1, 0)],
            [1, 2, 3, 4]
        );
        assert_eq!(id(2, 0, 0), 5);
        assert_eq!(id(12, 3423, 1763), 19_078_479);
    }

    #[test]
    fn a_zoom_has_each_number_once() {
        let mut ids: Vec<u64> = (0..64).map(|i| id(3, i % 8, i / 8)).collect();
        ids.sort_unstable();
        assert_eq!(ids, (21..85).collect::<Vec<_>>());
    }

    #[test]
    fn entries_follow_each_other_run_on_and_lead_to_leaves() {
        // Two tiles from number 3 with one picture, the next right behind it, then a leaf from number 9.
        let bytes = [3, 3, 2, 4, 2, 1, 0, 10, 20, 30, 1, 0, 101];
        let directory = Directory::read(&bytes).unwrap();
        let tile = |offset, length| Some(Place::Tile { offset, length });
        assert_eq!(directory.find(2), None);
        assert_eq!(directory.find(3), tile(0, 10));
        assert_eq!(directory.find(4), tile(0, 10));
        assert_eq!(directory.find(5), tile(10, 20));
        assert_eq!(directory.find(6), None);
        let leaf = Place::Directory {
            offset: 100,
            length: 30,
        };
        assert_eq!(directory.find(1_000), Some(leaf));
    }

    #[test]
    fn what_breaks_the_rules_is_no_directory() {
        for bytes in [
            &[][..],
            &[255; 20],
            &[3, 1, 1],
            &[1, 0, 1, 5, 0],
            &[255, 255, 255, 255, 15, 1, 1, 1, 1],
        ] {
            assert!(Directory::read(bytes).is_none(), "{bytes:?}");
        }
    }
}
