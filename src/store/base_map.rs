//! What the user wants beneath the ties.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// What lies beneath the ties, and where each of it comes from: what is not shown now can be shown again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BaseMaps {
    /// What is shown.
    pub shown: BaseMap,
    /// The address of a server's tiles, as it was typed.
    pub address: String,
    /// Whom that server's map is by; its own name stands in where it is empty.
    pub address_credit: String,
    /// A file of tiles.
    pub file: Option<PathBuf>,
    /// Whom the map in it is by.
    pub file_credit: String,
    /// Whether light and dark of an address's or a file's tiles are turned round in the dark look: good for maps, not for
    /// pictures from the air. OpenStreetMap's always are.
    pub turn_by_night: bool,
    /// How much of servers' tiles is kept, megabytes.
    pub keep_mb: u32,
}

/// What lies beneath the ties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BaseMap {
    /// The world that comes with the program.
    #[default]
    World,
    /// Nothing but plain ground.
    Plain,
    /// The map of OpenStreetMap, from its own server.
    OpenStreetMap,
    /// Tiles of the server at [`BaseMaps::address`].
    Address,
    /// Tiles of the file [`BaseMaps::file`].
    File,
}

impl BaseMap {
    /// Whether it is made of pictures of tiles.
    pub fn is_raster(self) -> bool {
        match self {
            Self::World | Self::Plain => false,
            Self::OpenStreetMap | Self::Address | Self::File => true,
        }
    }
}

impl BaseMaps {
    /// Whether light and dark of what is shown are turned round in the dark look.
    pub fn turns_by_night(&self) -> bool {
        match self.shown {
            BaseMap::World | BaseMap::Plain => false,
            BaseMap::OpenStreetMap => true,
            BaseMap::Address | BaseMap::File => self.turn_by_night,
        }
    }

    /// How much of servers' tiles can be asked to be kept, MB: none, then about twice as much each.
    pub const KEPT_MB: [u32; 8] = [0, 50, 100, 200, 500, 1_000, 2_000, 5_000];

    /// How much of servers' tiles is kept, bytes.
    pub fn keep_bytes(&self) -> u64 {
        u64::from(self.keep_mb) << 20
    }
}

impl Default for BaseMaps {
    fn default() -> Self {
        Self {
            shown: BaseMap::World,
            address: String::new(),
            address_credit: String::new(),
            file: None,
            file_credit: String::new(),
            turn_by_night: true,
            keep_mb: 200,
        }
    }
}
