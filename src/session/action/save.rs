//! Saving the atlas.

use std::path::PathBuf;

use crate::session::{Effect, Notice, SaveId, Session};

/// Saves the atlas, or says what came of it.
#[derive(Debug)]
pub enum SaveAction {
    /// Saves to the file, or asks for one where there is none.
    Save,
    /// Asks for a file to save to.
    Ask,
    /// Saves to a file.
    SaveTo(PathBuf),
    /// No file to save to was chosen.
    NotPlaced,
    /// A save has ended well; with what to know of it.
    Saved(SaveId, Option<Notice>),
    /// A save failed; the work stays.
    NotSaved(SaveId, String),
}

impl SaveAction {
    pub(super) fn leaves_form(&self) -> bool {
        match self {
            // What stands in a form is to be saved too.
            Self::Save | Self::Ask | Self::SaveTo(_) => true,
            Self::NotPlaced | Self::Saved(..) | Self::NotSaved(..) => false,
        }
    }
}

impl Session {
    /// Whether an action saves to the file that is open. Elsewhere what can't be changed here can be saved, and where it
    /// has no other place, one is asked for.
    pub(super) fn writes_over_file(&self, action: &SaveAction) -> bool {
        match action {
            SaveAction::SaveTo(path) => self.file() == Some(path),
            SaveAction::Save
            | SaveAction::Ask
            | SaveAction::NotPlaced
            | SaveAction::Saved(..)
            | SaveAction::NotSaved(..) => false,
        }
    }

    pub(super) fn apply_save(&mut self, action: SaveAction) -> Vec<Effect> {
        match action {
            SaveAction::Save => self.save(),
            SaveAction::Ask => vec![Effect::PickPlace],
            SaveAction::SaveTo(path) => self.save_to(path),
            SaveAction::NotPlaced => self.not_placed(),
            SaveAction::Saved(id, remark) => self.saved(id, remark),
            SaveAction::NotSaved(id, text) => self.not_saved(id, text),
        }
    }
}
