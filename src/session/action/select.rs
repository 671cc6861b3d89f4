//! What is selected.

use crate::atlas::Subject;
use crate::session::{Choosing, Session};

/// Selects something, or goes along what was selected.
#[derive(Debug)]
pub enum SelectAction {
    /// Selects a city or a tie, or nothing.
    Select(Option<Subject>),
    /// Selects several, or more or fewer of them.
    Choose(Vec<Subject>, Choosing),
    /// Back to what was selected before.
    Back,
    /// Forward again.
    Forward,
}

impl SelectAction {
    pub(super) fn leaves_form(&self) -> bool {
        match self {
            Self::Select(_) | Self::Choose(..) | Self::Back | Self::Forward => true,
        }
    }
}

impl Session {
    pub(super) fn apply_select(&mut self, action: SelectAction) {
        match action {
            SelectAction::Select(subject) => self.select(subject),
            SelectAction::Choose(subjects, how) => self.choose(subjects, how),
            SelectAction::Back => self.at = self.before().unwrap_or(self.at),
            SelectAction::Forward => self.at = self.behind().unwrap_or(self.at),
        }
    }
}
