//! The only room that touches the user's files.
//!
//! It reads no more of a file than it must in order to refuse it, and says what is wrong in words that name the file, the
//! place and the remedy. What the bytes mean is the matter of [`crate::formats`].

mod base_map;
mod checksum;
mod disk;
mod error;
mod folders;
mod journal;
mod known;
mod lock;
mod look;
mod open;
mod pair;
#[cfg(feature = "window")]
mod pmtiles;
mod save;
mod settings;
mod tile_folder;

pub use base_map::{BaseMap, BaseMaps};
pub use error::{OpenError, Reason};
pub use journal::{Journal, JournalFolder, LeftOver, Recorded, left_over, set_damaged_aside};
pub use known::{Again, Glance, Known, Print, Shape, read_again};
pub use lock::{Lock, LockFolder, Locked, Owner};
pub use look::{Look, Place, is_empty};
pub use open::{Opened, open, open_or_wait, read_from};
pub use pair::{is_csv, open_pair, peak_memory_bytes};
#[cfg(feature = "window")]
pub use pmtiles::{ArchiveError, Description, TileArchive};
pub use save::{
    Before, Previous, SaveError, SaveReason, Saved, Version, save, save_over, save_text,
};
pub use settings::{
    ArrangedTable, DotsChoice, LanguageChoice, MarginSettings, Settings, SettingsError,
    SettingsFile, SettingsTrouble, TableSettings, ThemeChoice, WindowPlace,
};
pub use tile_folder::{KeptTile, TileCopies, TileFolder};

/// The atlas that comes with the program.
///
/// # Errors
/// Never in a build whose tests passed: they open it.
pub fn example() -> Result<Opened, OpenError> {
    read_from(
        &include_bytes!("../../data/seoul-tehran.ron")[..],
        "seoul-tehran.ron",
    )
}

/// Makes the file that a picture is written to.
///
/// # Errors
/// When it can't be made.
pub fn create_picture(path: &std::path::Path) -> std::io::Result<std::fs::File> {
    std::fs::File::create(path)
}
