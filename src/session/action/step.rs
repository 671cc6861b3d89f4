//! The way through the changes that were made.

use crate::session::Session;

/// Goes back or forth through the steps.
#[derive(Clone, Copy, Debug)]
pub enum StepAction {
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
    /// Goes back or forth until so many steps are done.
    GoTo(usize),
    /// Brings back the steps that the last edit dropped, in its place.
    BringBack,
}

impl StepAction {
    pub(super) fn leaves_form(&self) -> bool {
        match self {
            Self::Redo => true,
            // What is being typed is later than any step: these put it away as it is, and it can be brought back.
            Self::Undo | Self::GoTo(_) | Self::BringBack => false,
        }
    }

    pub(super) fn changes_atlas(&self) -> bool {
        match self {
            Self::Undo | Self::Redo | Self::GoTo(_) | Self::BringBack => true,
        }
    }
}

impl Session {
    pub(super) fn apply_step(&mut self, action: StepAction) {
        match action {
            StepAction::Undo => self.undo(),
            StepAction::Redo => self.redo(),
            StepAction::GoTo(done) => self.go_to_step(done),
            StepAction::BringBack => self.bring_back_steps(),
        }
    }
}
