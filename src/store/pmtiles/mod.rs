//! A user's own archive of tiles, pictures or shapes: `PMTiles`, version 3, one file that is read in small pieces.
//!
//! Of our own, since it is this small: the crate for it reads through an asynchronous runtime, which nothing else here
//! needs. The file is trusted no more than a server's reply: every length has a limit, every offset is checked.

mod directory;
mod gzip;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use thiserror::Error;

use self::directory::{Directory, Place};
use self::gzip::gunzip;
use crate::geo::TileNumber;

/// The head of each file, bytes.
const HEAD: usize = 127;

/// Limits to what is read at once, bytes: of a directory or the description, packed and unpacked, and of a tile.
const MOST_PACKED: u64 = 16 << 20;
const MOST_UNPACKED: usize = 64 << 20;
const MOST_OF_TILE: u64 = 4 << 20;
const MOST_OF_TILE_UNPACKED: usize = 8 << 20;

/// A directory's entry may lead to another directory, so many times at most.
const DEEPEST: usize = 4;

/// How many directories are kept beside the first.
const KEPT: usize = 32;

/// An archive that is open.
#[derive(Debug)]
pub struct TileArchive {
    file: Mutex<File>,
    head: Head,
    root: Arc<Directory>,
    /// By offset, the latest last.
    leaves: Mutex<Vec<(u64, Arc<Directory>)>>,
}

/// Why a file's tiles can't be shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ArchiveError {
    /// It can't be read; the system's words.
    #[error("archive-unreadable: {0}")]
    Unreadable(String),
    /// It is something else.
    #[error("archive-other")]
    Other,
    /// It is of another version than 3.
    #[error("archive-version: {0}")]
    Version(u8),
    /// It breaks its own rules, or ends before its end.
    #[error("archive-damaged")]
    Damaged,
    /// It is packed in a way that is not read here.
    #[error("archive-packing")]
    Packing,
    /// Its tiles are of a kind that is not read here.
    #[error("archive-kind")]
    Kind,
}

impl From<io::Error> for ArchiveError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

/// What the head of a file says.
#[derive(Clone, Copy, Debug)]
struct Head {
    root: Span,
    description: Span,
    leaves: Span,
    tiles: Span,
    packing: Packing,
    tile_packing: Packing,
    kind: Kind,
    zooms: (u8, u8),
}

/// A stretch of a file.
#[derive(Clone, Copy, Debug)]
struct Span {
    offset: u64,
    length: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    /// It is not said: what looks like gzip is.
    Unknown,
}

/// What tiles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pictures,
    Shapes,
    /// It is not said.
    Unknown,
}

/// What an archive says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// Whom its map is by, without tags.
    pub credit: Option<String>,
    /// The names of its layers, if its tiles are shapes.
    pub layers: Vec<String>,
}

impl TileArchive {
    /// Opens a file of tiles.
    ///
    /// # Errors
    /// When it can't be read, is none, or its tiles are of a kind that can't be shown.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        let mut file = File::open(path)?;
        let mut bytes = Vec::new();
        Read::by_ref(&mut file)
            .take(HEAD as u64)
            .read_to_end(&mut bytes)?;
        let head = Head::read(&bytes)?;
        let mut archive = Self {
            file: Mutex::new(file),
            head,
            root: Arc::default(),
            leaves: Mutex::default(),
        };
        archive.root = Arc::new(archive.directory(head.root)?);
        Ok(archive)
    }

    /// The zooms that it has.
    pub fn zooms(&self) -> RangeInclusive<u8> {
        let (least, most) = self.head.zooms;
        least..=most
    }

    /// Whether its tiles are shapes; where the head does not say, the layers do.
    pub fn is_vector(&self, description: &Description) -> bool {
        match self.head.kind {
            Kind::Pictures => false,
            Kind::Shapes => true,
            Kind::Unknown => !description.layers.is_empty(),
        }
    }

    /// A tile's picture or shapes, unpacked as far as the archive has packed them; `None` where it has none.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn tile(&self, tile: TileNumber) -> Result<Option<Vec<u8>>, ArchiveError> {
        let id = directory::id_of(tile);
        let mut directory = Some(self.root.clone());
        for _ in 0..DEEPEST {
            let Some(place) = directory.take().and_then(|directory| directory.find(id)) else {
                return Ok(None);
            };
            match place {
                Place::Tile { offset, length } => {
                    let span = self.head.tiles.within(offset, length)?;
                    let bytes = self.read(span, MOST_OF_TILE)?;
                    let packing = self.head.tile_packing;
                    return packing.unpack(bytes, MOST_OF_TILE_UNPACKED).map(Some);
                }
                Place::Directory { offset, length } => directory = Some(self.leaf(offset, length)?),
            }
        }
        Err(ArchiveError::Damaged)
    }

    /// What it says of itself.
    ///
    /// # Errors
    /// When that can't be read.
    pub fn description(&self) -> Result<Description, ArchiveError> {
        if self.head.description.length == 0 {
            return Ok(Description::default());
        }
        let bytes = self.read(self.head.description, MOST_PACKED)?;
        let bytes = self.head.packing.unpack(bytes, MOST_UNPACKED)?;
        let described: serde_json::Value =
            serde_json::from_slice(&bytes).or(Err(ArchiveError::Damaged))?;
        let credit = described
            .get("attribution")
            .and_then(|credit| credit.as_str());
        let layers = described.get("vector_layers");
        let layers = layers.and_then(|layers| layers.as_array());
        let name = |layer: &serde_json::Value| Some(layer.get("id")?.as_str()?.to_owned());
        Ok(Description {
            credit: credit.map(without_tags).filter(|credit| !credit.is_empty()),
            layers: layers.into_iter().flatten().filter_map(name).collect(),
        })
    }

    fn leaf(&self, offset: u64, length: u64) -> Result<Arc<Directory>, ArchiveError> {
        {
            let mut leaves = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(at) = leaves.iter().position(|(kept, _)| *kept == offset) {
                let kept = leaves.remove(at);
                leaves.push(kept.clone());
                return Ok(kept.1);
            }
        }
        let leaf = Arc::new(self.directory(self.head.leaves.within(offset, length)?)?);
        let mut leaves = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        leaves.push((offset, leaf.clone()));
        if leaves.len() > KEPT {
            leaves.remove(0);
        }
        Ok(leaf)
    }

    fn directory(&self, span: Span) -> Result<Directory, ArchiveError> {
        let bytes = self.read(span, MOST_PACKED)?;
        let bytes = self.head.packing.unpack(bytes, MOST_UNPACKED)?;
        Directory::read(&bytes).ok_or(ArchiveError::Damaged)
    }

    fn read(&self, span: Span, most: u64) -> Result<Vec<u8>, ArchiveError> {
        if span.length > most {
            return Err(ArchiveError::Damaged);
        }
        let mut bytes = Vec::new();
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(span.offset))?;
            // Not all at once: a length may promise more than there is.
            Read::by_ref(&mut *file)
                .take(span.length)
                .read_to_end(&mut bytes)?;
        }
        if (bytes.len() as u64) < span.length {
            return Err(ArchiveError::Damaged);
        }
        Ok(bytes)
    }
}

impl Head {
    fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let version = match bytes.strip_prefix(b"PMTiles") {
            Some(rest) => *rest.first().ok_or(ArchiveError::Damaged)?,
            None => return Err(ArchiveError::Other),
        };
        if version != 3 {
            return Err(ArchiveError::Version(version));
        }
        let bytes: &[u8; HEAD] = bytes.try_into().or(Err(ArchiveError::Damaged))?;
        let number = |at: usize| {
            let mut eight = [0; 8];
            eight.copy_from_slice(&bytes[at..at + 8]);
            u64::from_le_bytes(eight)
        };
        let span = |at: usize| Span {
            offset: number(at),
            length: number(at + 8),
        };
        let kind = match bytes[99] {
            // Which pictures they are is told by their first bytes, tile by tile.
            2..=4 => Kind::Pictures,
            1 => Kind::Shapes,
            0 => Kind::Unknown,
            _ => return Err(ArchiveError::Kind),
        };
        let zooms = (bytes[100], bytes[101]);
        if zooms.0 > zooms.1 || zooms.1 > TileNumber::DEEPEST {
            return Err(ArchiveError::Damaged);
        }
        Ok(Self {
            root: span(8),
            description: span(24),
            leaves: span(40),
            tiles: span(56),
            packing: Packing::of(bytes[97])?,
            // Pictures are packed already; many writers leave this out for them.
            tile_packing: match bytes[98] {
                0 => Packing::Unknown,
                packing => Packing::of(packing)?,
            },
            kind,
            zooms,
        })
    }
}

impl Span {
    /// A part of it.
    fn within(self, offset: u64, length: u64) -> Result<Self, ArchiveError> {
        let end = offset.checked_add(length).ok_or(ArchiveError::Damaged)?;
        if end > self.length {
            return Err(ArchiveError::Damaged);
        }
        let offset = self
            .offset
            .checked_add(offset)
            .ok_or(ArchiveError::Damaged)?;
        Ok(Self { offset, length })
    }
}

impl Packing {
    fn of(number: u8) -> Result<Self, ArchiveError> {
        match number {
            1 => Ok(Self::None),
            2 => Ok(Self::Gzip),
            _ => Err(ArchiveError::Packing),
        }
    }

    /// Unpacks, up to so many bytes.
    fn unpack(self, bytes: Vec<u8>, most: usize) -> Result<Vec<u8>, ArchiveError> {
        let is_packed = match self {
            Self::None => false,
            Self::Gzip => true,
            Self::Unknown => bytes.starts_with(&gzip::MAGIC),
        };
        if !is_packed {
            return Ok(bytes);
        }
        gunzip(&bytes, most).ok_or(ArchiveError::Damaged)
    }
}

/// A text of the web as plain words: many write their attribution with a link in it.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut is_tag = false;
    for c in text.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if is_tag => {}
            c => plain.push(c),
        }
    }
    let entities = [
        ("&copy;", "©"),
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    for (entity, sign) in entities {
        plain = plain.replace(entity, sign);
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
