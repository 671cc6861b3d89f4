//! The commands of base maps, and whom the one that is shown is by.

use std::path::PathBuf;

use eframe::egui::Context;

use super::Window;
use super::command::Command;
use super::dialog::{AddressDialog, ArchiveDialog, Dialog};
use crate::net::TileAddress;
use crate::store::{BaseMap, BaseMaps};
use crate::text::Texts;

/// What a click on its attribution opens.
const OPENSTREETMAP: &str = "https://www.openstreetmap.org/copyright";

/// Whether a command belongs in the menu of base maps.
pub(super) fn holds(command: Command) -> bool {
    map_of(command).is_some() || command == Command::BaseAgain
}

/// Whether a command shows the base map that is shown; `None` for all that show none.
pub(super) fn is_shown(command: Command, shown: BaseMap) -> Option<bool> {
    map_of(command).map(|map| map == shown)
}

/// The base map that a command shows.
fn map_of(command: Command) -> Option<BaseMap> {
    Some(match command {
        Command::BaseWorld => BaseMap::World,
        Command::BasePlain => BaseMap::Plain,
        Command::BaseOpenStreetMap => BaseMap::OpenStreetMap,
        Command::BaseAddress => BaseMap::Address,
        Command::BaseFile => BaseMap::File,
        _ => return None,
    })
}

impl Window {
    /// Does what a command of this menu says.
    pub(super) fn run_base(&mut self, ctx: &Context, command: Command) {
        match map_of(command) {
            None => self.map.fetch_again(),
            // Which server is to be asked first.
            Some(BaseMap::Address) => {
                let dialog = AddressDialog::new(&self.settings.base_map);
                self.dialog = Some(Dialog::Address(Box::new(dialog)));
            }
            Some(BaseMap::File) => self.ask_for_archive(ctx, None),
            Some(map) => self.change(ctx, |settings| settings.base_map.shown = map),
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
