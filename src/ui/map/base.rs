//! What lies beneath the ties: the embedded world, plain ground, or tiles of a server or a file over the world.

use std::sync::Arc;

use super::Map;
use crate::jobs::{JobError, Origin, Raster, RasterError, Wake};
use crate::net::TileAddress;
use crate::rasterizer::{BaseColours, Ground, GroundLook, ShapeColours, Wash};
use crate::scene::style::{Palette, Theme};
use crate::store::{BaseMap, BaseMaps, TileFolder};

/// From so many device pixels a point tiles are asked for that are twice as fine.
const FINE: f64 = 1.25;

/// How much of the look's own land is mixed into tiles by night, in 255ths: of maps whose light and dark are turned round,
/// and of pictures that would glare.
const TURNED_BY_NIGHT: u8 = 90;
const WASHED_BY_NIGHT: u8 = 190;

pub(super) struct Base {
    wake: Wake,
    /// Where copies of tiles are kept; nowhere in tests.
    folder: Option<TileFolder>,
    shown: BaseMap,
    turns_by_night: bool,
    source: Option<Source>,
    ground: Option<(GroundLook, Arc<dyn Ground>)>,
    /// Counts what is shown.
    revision: u64,
}

struct Source {
    origin: Origin,
    /// `None` where no thread could be had for it.
    raster: Option<Raster>,
}

impl Base {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            wake,
            folder: None,
            shown: BaseMap::World,
            turns_by_night: false,
            source: None,
            ground: None,
            revision: 0,
        }
    }

    /// Has room for so many bytes of copies from now on; the folder to be tidied, where that is less than before.
    fn keep_at_most(&self, bytes: u64) -> Option<TileFolder> {
        let folder = self.folder.as_ref()?;
        let before = folder.limit_bytes();
        folder.set_limit_bytes(bytes);
        (bytes < before).then(|| folder.clone())
    }

    /// Keeps copies of tiles there from now on.
    pub(super) fn keep_in(&mut self, folder: Option<TileFolder>) {
        self.folder = folder;
    }

    /// Shows what the user wants, on a screen of so many device pixels a point. Nothing is fetched for anything else.
    pub(super) fn follow(
        &mut self,
        maps: &BaseMaps,
        pixels_per_point: f64,
    ) -> Result<(), JobError> {
        let origin = origin(maps, pixels_per_point);
        let is_same = self.source.as_ref().map(|source| &source.origin) == origin.as_ref();
        let shown = (maps.shown, maps.turns_by_night());
        if is_same && (self.shown, self.turns_by_night) == shown {
            return Ok(());
        }
        self.revision += 1;
        (self.shown, self.turns_by_night) = shown;
        if is_same {
            return Ok(());
        }
        self.ground = None;
        let Some(origin) = origin else {
            self.source = None;
            return Ok(());
        };
        let wake = self.wake.clone();
        let raster = Raster::start(origin.clone(), self.folder.clone(), move || wake());
        let (raster, result) = match raster {
            Ok(raster) => (Some(raster), Ok(())),
            Err(error) => (None, Err(error)),
        };
        self.source = Some(Source { origin, raster });
        result
    }

    /// Another number whenever something else is shown.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// The colours of the world beneath.
    pub(super) fn colours(&self, palette: &Palette) -> BaseColours {
        let colours = BaseColours::from(palette);
        if self.shown != BaseMap::Plain {
            return colours;
        }
        let land = colours.land;
        BaseColours {
            water: land,
            land,
            coast: land,
            border: land,
            disputed: land,
        }
    }

    /// What covers the world, the same until something changes.
    pub(super) fn ground(
        &mut self,
        palette: &Palette,
        pixels_per_point: f64,
    ) -> Option<Arc<dyn Ground>> {
        let raster = self.raster()?;
        let (share, turns) = match palette.theme {
            Theme::Day => (0, false),
            Theme::Night if self.turns_by_night => (TURNED_BY_NIGHT, true),
            Theme::Night => (WASHED_BY_NIGHT, false),
        };
        let colour = palette.land.0;
        let look = GroundLook {
            wash: Wash {
                colour,
                share,
                turns,
            },
            colours: ShapeColours::from(palette),
            pixels_per_point,
        };
        if let Some((of, ground)) = &self.ground
            && *of == look
        {
            return Some(ground.clone());
        }
        let ground = raster.ground(look);
        self.ground = Some((look, ground.clone()));
        Some(ground)
    }

    /// The tiles that are fetched, where some are.
    pub(super) fn raster(&self) -> Option<&Raster> {
        self.source.as_ref()?.raster.as_ref()
    }

    /// Why tiles don't come now, if they don't.
    pub(super) fn trouble(&self) -> Option<RasterError> {
        self.raster()?.trouble()
    }

    /// Asks for them again at once.
    pub(super) fn try_again(&self) {
        if let Some(raster) = self.raster() {
            raster.try_again();
        }
    }
}

impl Map {
    /// Keeps copies of tiles there from now on.
    pub(in crate::ui) fn keep_tiles_in(&mut self, folder: Option<TileFolder>) {
        self.base.keep_in(folder);
    }

    /// Has room for so many bytes of copies from now on; the folder to be tidied, where that is less than before.
    pub(in crate::ui) fn keep_tiles_at_most(&self, bytes: u64) -> Option<TileFolder> {
        self.base.keep_at_most(bytes)
    }

    /// Why the base map's tiles don't come now, if they don't.
    pub(in crate::ui) fn base_trouble(&self) -> Option<RasterError> {
        self.base.trouble()
    }

    /// Asks for them again at once.
    pub(in crate::ui) fn fetch_again(&self) {
        self.base.try_again();
    }
}

/// Where tiles are to come from, if some are wanted; of an address that is none, the world is shown.
fn origin(maps: &BaseMaps, pixels_per_point: f64) -> Option<Origin> {
    let address = match maps.shown {
        BaseMap::World | BaseMap::Plain => return None,
        BaseMap::OpenStreetMap => TileAddress::openstreetmap(),
        BaseMap::Address => TileAddress::new(&maps.address).ok()?,
        BaseMap::File => return maps.file.clone().map(Origin::Archive),
    };
    let twice = pixels_per_point > FINE && address.has_fine();
    Some(Origin::Server { address, twice })
}
