//! Changes of the atlas.

use crate::atlas::{Atlas, Edit};
use crate::session::{Session, Stamp};

/// Changes the atlas, or is about to.
#[derive(Debug)]
pub enum EditAction {
    /// Makes an edit.
    Make(Box<Edit>),
    /// Removes something, after an answer where more goes along.
    Remove(Box<Edit>),
    /// Answers what was asked before a removal.
    AnswerRemoval(bool),
    /// Goes back to an earlier version of the atlas.
    GoBackTo(Box<Atlas>),
    /// Shows where things can be changed, or no longer.
    Editing(bool),
}

impl EditAction {
    pub(super) fn leaves_form(&self) -> bool {
        match self {
            Self::Make(_) | Self::GoBackTo(_) => true,
            // A removal puts away the form of what it removes, and ends any other by itself.
            Self::Remove(_) | Self::AnswerRemoval(_) | Self::Editing(_) => false,
        }
    }

    pub(super) fn changes_atlas(&self) -> bool {
        match self {
            Self::Make(_) | Self::Remove(_) | Self::AnswerRemoval(_) | Self::GoBackTo(_) => true,
            Self::Editing(is_editing) => *is_editing,
        }
    }
}

impl Session {
    pub(super) fn apply_edit(&mut self, action: EditAction, at: Stamp) {
        match action {
            EditAction::Make(edit) => self.edit(&edit),
            EditAction::Remove(edit) => self.remove(*edit, at.seed),
            EditAction::AnswerRemoval(yes) => self.answer_removal(yes),
            EditAction::GoBackTo(atlas) => self.go_back_to(&atlas),
            EditAction::Editing(is_editing) => self.is_editing = is_editing,
        }
    }
}
