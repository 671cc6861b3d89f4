//! Archives made here, sound and otherwise.

use super::*;
use std::path::PathBuf;

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let name = format!("city-ties-{name}-{}.pmtiles", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

fn tile(zoom: u8, x: u32, y: u32) -> TileNumber {
    TileNumber { zoom, x, y }
}

fn number(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// A directory of entries: number, run, offset, length.
fn directory(entries: &[[u64; 4]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(entries.len() as u64, &mut bytes);
    let mut last = 0;
    for entry in entries {
        number(entry[0] - last, &mut bytes);
        last = entry[0];
    }
    for (column, more) in [(1, 0), (3, 0), (2, 1)] {
        for entry in entries {
            number(entry[column] + more, &mut bytes);
        }
    }
    gzip(&bytes)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    packed.extend(miniz_oxide::deflate::compress_to_vec(bytes, 6));
    packed.extend_from_slice(&[0; 4]);
    packed.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    packed
}

/// The world's tile in the first directory, those of zoom 1 in a leaf, all four one picture.
fn archive() -> Vec<u8> {
    let description = gzip(
        br#"{"name": "made up", "attribution": "<a href=\"https://a.example\">&copy; A &amp; B</a>"}"#,
    );
    let leaf = directory(&[[1, 4, 5, 4]]);
    let root = directory(&[[0, 1, 0, 5], [1, 0, 0, leaf.len() as u64]]);
    let tiles = b"worldpart";
    let mut bytes = b"PMTiles\x03".to_vec();
    let mut offset = HEAD as u64;
    for part in [&root, &description, &leaf, &tiles.to_vec()] {
        bytes.extend_from_slice(&offset.to_le_bytes());
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        offset += part.len() as u64;
    }
    bytes.extend_from_slice(&[0; 24]);
    // Clustered, packed by gzip, tiles as they are, PNG, zooms 0 to 1.
    bytes.extend_from_slice(&[1, 2, 1, 2, 0, 1]);
    bytes.resize(HEAD, 0);
    for part in [&root, &description, &leaf, &tiles.to_vec()] {
        bytes.extend_from_slice(part);
    }
    bytes
}

fn opened(name: &str, bytes: &[u8]) -> Result<TileArchive, ArchiveError> {
    let file = Scratch::new(name, bytes);
    TileArchive::open(&file.0)
}

#[test]
fn tiles_are_found_in_the_first_directory_and_in_leaves() {
    let archive = opened("sound", &archive()).unwrap();
    assert_eq!(archive.zooms(), 0..=1);
    let text = |tile| archive.tile(tile).unwrap();
    assert_eq!(text(tile(0, 0, 0)).as_deref(), Some(&b"world"[..]));
    for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        assert_eq!(text(tile(1, x, y)).as_deref(), Some(&b"part"[..]));
    }
    assert_eq!(text(tile(2, 0, 0)), None);
}

#[test]
fn whom_its_map_is_by_is_told_without_tags() {
    let archive = opened("credit", &archive()).unwrap();
    let description = archive.description().unwrap();
    assert_eq!(description.credit.as_deref(), Some("© A & B"));
}

#[test]
fn what_can_not_be_shown_is_told_apart() {
    let with = |at: usize, byte: u8| {
        let mut bytes = archive();
        bytes[at] = byte;
        opened(&format!("byte-{at}-{byte}"), &bytes).unwrap_err()
    };
    assert_eq!(with(0, b'Q'), ArchiveError::Other);
    assert_eq!(with(7, 2), ArchiveError::Version(2));
    assert_eq!(with(97, 3), ArchiveError::Packing);
    assert_eq!(with(99, 6), ArchiveError::Kind);
    assert_eq!(with(100, 9), ArchiveError::Damaged);
    let missing = TileArchive::open(Path::new("/nowhere/at/all.pmtiles"));
    assert!(matches!(missing, Err(ArchiveError::Unreadable(_))));
    assert_eq!(opened("empty", b"").unwrap_err(), ArchiveError::Other);
}

#[test]
fn whatever_is_cut_or_changed_in_it_no_archive_panics_or_takes_all_memory() {
    let whole = archive();
    let read_all = |archive: TileArchive| {
        for number in [tile(0, 0, 0), tile(1, 1, 0), tile(9, 300, 200)] {
            drop(archive.tile(number));
        }
        drop(archive.description());
    };
    for end in 0..whole.len() {
        if let Ok(archive) = opened("cut", &whole[..end]) {
            read_all(archive);
        }
    }
    for at in 0..whole.len() {
        for byte in [0, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            if let Ok(archive) = opened("changed", &bytes) {
                read_all(archive);
            }
        }
    }
}
