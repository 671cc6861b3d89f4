//! The form.

use crate::session::{Form, Session, Stamp, Target};

/// Opens, fills in or ends the form.
#[derive(Debug)]
pub enum FormAction {
    /// Opens a form.
    Begin(Target),
    /// What stands in the form now.
    Fill(Form),
    /// Ends the form with what stands in it.
    Commit,
    /// Puts the form away.
    PutAway,
    /// Brings back the form that was put away.
    BringBack,
}

impl FormAction {
    pub(super) fn leaves_form(&self) -> bool {
        match self {
            Self::Begin(_) => true,
            Self::Fill(_) | Self::Commit | Self::PutAway | Self::BringBack => false,
        }
    }

    pub(super) fn changes_atlas(&self) -> bool {
        match self {
            Self::Begin(_) | Self::Fill(_) | Self::Commit | Self::BringBack => true,
            Self::PutAway => false,
        }
    }
}

impl Session {
    pub(super) fn apply_form(&mut self, action: FormAction, at: Stamp) {
        match action {
            FormAction::Begin(target) => self.begin(target),
            FormAction::Fill(form) => self.set_form(form),
            FormAction::Commit => self.finish(at.seed),
            FormAction::PutAway => self.put_away(),
            FormAction::BringBack => self.bring_back(),
        }
    }
}
