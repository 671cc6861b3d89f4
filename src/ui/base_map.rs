//! Which base map is shown, and whom the one that is shown is by.

use std::path::PathBuf;

use eframe::egui::Context;

use super::Window;
use super::dialog::{AddressDialog, ArchiveDialog, Dialog};
use crate::net::TileAddress;
use crate::store::{BaseMap, BaseMaps};
use crate::text::Texts;

/// What a click on its attribution opens.
const OPENSTREETMAP: &str = "https://www.openstreetmap.org/copyright";

impl Window {
    /// Shows a base map.
    pub(super) fn show_base_map(&mut self, ctx: &Context, map: BaseMap) {
        match map {
            // Which server is to be asked first.
            BaseMap::Address => {
                let dialog = AddressDialog::new(&self.settings.base_map);
                self.dialog = Some(Dialog::Address(Box::new(dialog)));
            }
            BaseMap::File => self.ask_for_archive(ctx, None),
            BaseMap::World | BaseMap::Plain | BaseMap::OpenStreetMap => {
                self.change(ctx, |settings| settings.base_map.shown = map);
            }
        }
    }

    /// Asks for a file of tiles; this one is offered.
    pub(super) fn ask_for_archive(&mut self, ctx: &Context, file: Option<PathBuf>) {
        let dialog = ArchiveDialog::new(ctx, &self.settings.base_map, file);
        self.dialog = Some(Dialog::Archive(Box::new(dialog)));
    }
}

/// Whom the base map is by, and where that is told in full.
pub(super) fn credit(maps: &BaseMaps, texts: &Texts) -> (String, Option<&'static str>) {
    let credit = match maps.shown {
        BaseMap::World => return (texts.get("attribution"), None),
        BaseMap::Plain => return (texts.get("attribution-plain"), None),
        BaseMap::OpenStreetMap => texts.get("attribution-openstreetmap"),
        BaseMap::Address if maps.address_credit.is_empty() => {
            let address = TileAddress::new(&maps.address);
            address.map_or_else(|_| String::new(), |address| address.server().to_owned())
        }
        BaseMap::Address => maps.address_credit.clone(),
        BaseMap::File if maps.file_credit.is_empty() => {
            let name = maps.file.as_ref().and_then(|file| file.file_name());
            name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
        }
        BaseMap::File => maps.file_credit.clone(),
    };
    let link = (maps.shown == BaseMap::OpenStreetMap).then_some(OPENSTREETMAP);
    // The places of cities have makers of their own.
    let both = format!("{credit} · {}", texts.get("attribution-plain"));
    (both, link)
}
