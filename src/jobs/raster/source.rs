//! Where tiles come from: a server, with the copies that are kept of its tiles, or a file.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;

use super::decode::decode;
use super::schema;
use crate::formats::mvt::MvtError;
use crate::geo::TileNumber;
use crate::net::{Client, FetchError, Reply, TileAddress};
use crate::rasterizer::Content;
use crate::store::{ArchiveError, KeptTile, TileArchive, TileCopies, TileFolder};
use crate::text::{Say, Texts};

/// A tile's picture is seldom larger than 100 kB; bytes.
const MOST_BYTES: u64 = 4 << 20;

/// How long a tile holds of which its server says nothing: as long as the rules of OpenStreetMap's ask for.
const HOLDS: Duration = Duration::from_hours(7 * 24);

/// No tile is asked for again sooner, whatever its server says.
const HOLDS_LEAST: Duration = Duration::from_mins(10);

/// Where tiles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A server.
    Server {
        /// Its tiles' addresses.
        address: TileAddress,
        /// Whether tiles are asked for that are twice as fine, where it has some.
        twice: bool,
    },
    /// A file.
    Archive(PathBuf),
}

/// Why tiles don't come.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RasterError {
    /// Not from the server.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// What comes is no picture, or none of a size that is taken; the decoder's words.
    #[error("base-no-picture: {0}")]
    NoPicture(String),
    /// What comes is no tile of shapes.
    #[error("base-no-shapes: {0:?}")]
    NoShapes(MvtError),
    /// Asking for them is a fault of the program's; with its message.
    #[error("job-panicked: {0}")]
    Panicked(String),
    /// Not from the file.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

impl RasterError {
    /// Whether there is no source at all to be asked.
    pub(super) fn is_nobody_there(&self) -> bool {
        matches!(
            self,
            Self::Fetch(FetchError::Unreachable(_)) | Self::Archive(ArchiveError::Unreadable(_))
        )
    }

    /// What the system or the decoder says of it, in its own words.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Fetch(FetchError::Unreachable(why))
            | Self::Archive(ArchiveError::Unreadable(why))
            | Self::NoPicture(why)
            | Self::Panicked(why) => Some(why),
            Self::Fetch(_) | Self::Archive(_) | Self::NoShapes(_) => None,
        }
    }

    /// How long the source asks to wait.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Fetch(error) => error.retry_after(),
            Self::NoPicture(_) | Self::NoShapes(_) | Self::Panicked(_) | Self::Archive(_) => None,
        }
    }
}

impl Say for RasterError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Fetch(FetchError::Unreachable(_)) => texts.get("base-unreachable"),
            Self::Fetch(FetchError::TimedOut) => texts.get("base-slow"),
            Self::Fetch(FetchError::Refused { status, .. }) => {
                texts.with("base-refused", &[("status", u32::from(*status).into())])
            }
            Self::Fetch(FetchError::TooLarge) | Self::NoPicture(_) => texts.get("base-no-picture"),
            Self::NoShapes(_) => texts.get("base-no-shapes"),
            Self::Panicked(why) => texts.with("job-panicked", &[("why", why.into())]),
            Self::Archive(_) => texts.get("base-file"),
        }
    }
}

impl Say for ArchiveError {
    fn say(&self, texts: &Texts) -> String {
        match self {
            Self::Unreadable(why) => texts.with("archive-unreadable", &[("why", why.into())]),
            Self::Other => texts.get("archive-other"),
            Self::Version(version) => texts.with(
                "archive-version",
                &[("version", u32::from(*version).into())],
            ),
            Self::Damaged => texts.get("archive-damaged"),
            Self::Packing => texts.get("archive-packing"),
            Self::Kind => texts.get("archive-kind"),
        }
    }
}

/// One source that is open. Its calls wait for disks and servers.
pub(super) trait Source: Send + Sync {
    /// The zooms that it has.
    fn zooms(&self) -> RangeInclusive<u8>;

    /// How wide a tile is meant to be seen, points.
    fn points(&self) -> f64 {
        256.0
    }

    /// How far what is in a tile reaches past its edges, points.
    fn margin(&self) -> f64 {
        0.0
    }

    /// What a tile's bytes hold.
    fn read(&self, bytes: &[u8]) -> Result<Content, RasterError> {
        decode(bytes)
            .map(Content::from)
            .map_err(RasterError::NoPicture)
    }

    /// The copy that is kept here of a tile.
    fn kept(&self, tile: TileNumber) -> Option<KeptTile>;

    /// Asks for a tile; `tag` names the version that is here already.
    fn ask(&self, tile: TileNumber, tag: Option<&str>) -> Result<Reply, RasterError>;

    /// Keeps a copy that has proved to be a picture, or notes how long the one that is kept still holds.
    fn keep(&self, tile: TileNumber, copy: &KeptTile);

    /// How long a tile holds for which the source says so long.
    fn holds(&self, said: Option<Duration>) -> Duration {
        said.unwrap_or(HOLDS).max(HOLDS_LEAST)
    }
}

impl Origin {
    /// Opens it.
    ///
    /// # Errors
    /// When a file can't be.
    pub(super) fn open(&self, folder: Option<&TileFolder>) -> Result<Box<dyn Source>, RasterError> {
        let (address, twice) = match self {
            Self::Server { address, twice } => (address, twice),
            Self::Archive(path) => return Ok(archive(path)?),
        };
        let name = format!("{}{}", address.as_str(), if *twice { "@2x" } else { "" });
        Ok(Box::new(Server {
            client: Client::new(MOST_BYTES),
            copies: folder.map(|folder| folder.of_source(&name)),
            address: address.clone(),
            twice: *twice,
        }))
    }
}

/// A file of pictures or of shapes.
fn archive(path: &Path) -> Result<Box<dyn Source>, ArchiveError> {
    let archive = TileArchive::open(path)?;
    // Without a description its tiles are as good: their own layers tell what they are.
    let description = archive.description().unwrap_or_default();
    Ok(if archive.is_vector(&description) {
        let layers = description.layers;
        Box::new(Vector { archive, layers })
    } else {
        Box::new(archive)
    })
}

struct Server {
    client: Client,
    address: TileAddress,
    twice: bool,
    copies: Option<TileCopies>,
}

impl Source for Server {
    fn zooms(&self) -> RangeInclusive<u8> {
        // As deep as OpenStreetMap's; of a server that ends sooner, what it lacks is made from what lies above.
        0..=19
    }

    fn kept(&self, tile: TileNumber) -> Option<KeptTile> {
        self.copies.as_ref()?.get(tile)
    }

    fn ask(&self, tile: TileNumber, tag: Option<&str>) -> Result<Reply, RasterError> {
        let address = self.address.of(tile, self.twice);
        Ok(self.client.get(&address, tag)?)
    }

    fn keep(&self, tile: TileNumber, copy: &KeptTile) {
        if let Some(copies) = &self.copies {
            copies.put(tile, copy);
        }
    }
}

impl Source for TileArchive {
    fn zooms(&self) -> RangeInclusive<u8> {
        Self::zooms(self)
    }

    fn kept(&self, _: TileNumber) -> Option<KeptTile> {
        None
    }

    fn ask(&self, tile: TileNumber, _: Option<&str>) -> Result<Reply, RasterError> {
        Ok(match self.tile(tile)? {
            Some(bytes) => Reply::Found {
                bytes,
                tag: None,
                holds: None,
            },
            None => Reply::Missing,
        })
    }

    fn keep(&self, _: TileNumber, _: &KeptTile) {}
}

/// A file of shapes.
struct Vector {
    archive: TileArchive,
    /// The layers that it says it has.
    layers: Vec<String>,
}

impl Source for Vector {
    fn zooms(&self) -> RangeInclusive<u8> {
        self.archive.zooms()
    }

    fn points(&self) -> f64 {
        // As those who make them have agreed on: half as many a side as of pictures.
        512.0
    }

    fn margin(&self) -> f64 {
        // Half of the widest road.
        6.0
    }

    fn read(&self, bytes: &[u8]) -> Result<Content, RasterError> {
        let shapes = schema::shapes(bytes, &self.layers).map_err(RasterError::NoShapes)?;
        Ok(Content::Shapes(Arc::new(shapes)))
    }

    fn kept(&self, _: TileNumber) -> Option<KeptTile> {
        None
    }

    fn ask(&self, tile: TileNumber, tag: Option<&str>) -> Result<Reply, RasterError> {
        Source::ask(&self.archive, tile, tag)
    }

    fn keep(&self, _: TileNumber, _: &KeptTile) {}
}
