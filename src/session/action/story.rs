//! Stories that are shown.

use crate::atlas::StoryView;
use crate::session::{Effect, Session};

/// Shows a story, or leafs through it.
#[derive(Debug)]
pub enum StoryAction {
    /// Begins to show a story, by its name.
    Show(String),
    /// Shows the view of this number of the story that is shown, or its last one.
    TurnTo(usize),
    /// Ends the story that is shown.
    End,
    /// Puts in view what a view of a story has.
    LookAt(Box<StoryView>),
}

impl StoryAction {
    pub(super) fn leaves_form(&self) -> bool {
        match self {
            Self::Show(_) | Self::TurnTo(_) | Self::End | Self::LookAt(_) => true,
        }
    }
}

impl Session {
    pub(super) fn apply_story(&mut self, action: StoryAction) -> Vec<Effect> {
        match action {
            StoryAction::Show(name) => self.show_story(name),
            StoryAction::TurnTo(number) => self.turn_to(number),
            StoryAction::End => self.end_story(),
            StoryAction::LookAt(view) => self.look_at(&view),
        }
    }
}
