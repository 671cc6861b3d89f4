//! Which atlas is open.

use std::path::PathBuf;

use crate::session::{Answer, Arrival, Effect, Leaving, Session};

/// Opens an atlas, or leaves the one that is open.
#[derive(Debug)]
pub enum FileAction {
    /// Begins an empty atlas.
    New,
    /// Asks for a file to open.
    Ask,
    /// Opens a file.
    Open(PathBuf),
    /// Opens the atlas that comes with the program.
    OpenExample,
    /// An atlas was opened.
    Opened(Box<Arrival>),
    /// Opens nothing after all: the open atlas stays.
    CancelOpening,
    /// What was to be opened can't be; the open atlas stays.
    NotOpened(String),
    /// Goes on with the atlas as a copy that has no file.
    Copy,
    /// Closes the window.
    Close,
    /// Answers what was asked before unsaved work would be lost.
    Answer(Answer),
}

impl FileAction {
    pub(super) fn leaves_form(&self) -> bool {
        match self {
            Self::New | Self::Open(_) | Self::OpenExample | Self::Close => true,
            Self::Answer(answer) => match answer {
                Answer::Save => true,
                // What is not saved may be half done.
                Answer::DontSave | Answer::Cancel => false,
            },
            Self::Ask | Self::Opened(_) | Self::CancelOpening | Self::NotOpened(_) | Self::Copy => {
                false
            }
        }
    }
}

impl Session {
    pub(super) fn apply_file(&mut self, action: FileAction) -> Vec<Effect> {
        match action {
            FileAction::New => self.leave(Leaving::New),
            FileAction::Ask => vec![Effect::PickFile],
            FileAction::Open(path) => self.leave(Leaving::Open(path)),
            FileAction::OpenExample => self.leave(Leaving::OpenExample),
            FileAction::Opened(arrival) => self.opened(arrival),
            FileAction::CancelOpening => self.cancel_opening(),
            FileAction::NotOpened(text) => {
                self.not_opened(text);
                Vec::new()
            }
            FileAction::Copy => {
                self.copy_atlas();
                Vec::new()
            }
            FileAction::Close => self.leave(Leaving::Close),
            FileAction::Answer(answer) => self.answer(answer),
        }
    }
}
