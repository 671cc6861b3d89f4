//! Removing: at once where one thing goes and nothing along with it, else after an answer.

use super::Session;
use crate::atlas::Edit;
use crate::atlas::edit::{Along, Label};

/// A removal that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    edit: Edit,
    /// What the step would be called.
    pub label: Label,
    /// What goes along.
    pub along: Along,
}

impl Session {
    /// The removal that waits for an answer.
    pub fn removal(&self) -> Option<&Removal> {
        self.removal.as_ref()
    }

    /// Removes something. The form that changes it is put away with it; any other ends first.
    pub(super) fn remove(&mut self, edit: Edit, seed: u64) {
        if !self.is_in_form(&edit) && !self.settle(seed) {
            return;
        }
        match Along::of(self.atlas(), &edit) {
            Ok(along) if along.is_asked_about() || is_of_several(&edit) => {
                let label = Label::foreseen(&edit, self.atlas());
                self.removal = label.map(|label| Removal { edit, label, along });
            }
            // What is refused says why.
            Ok(_) | Err(_) => self.remove_now(&edit),
        }
    }

    /// Takes the answer.
    pub(super) fn answer_removal(&mut self, yes: bool) {
        let Some(removal) = self.removal.take().filter(|_| yes) else {
            return;
        };
        let along = Along::of(self.atlas(), &removal.edit);
        let label = Label::foreseen(&removal.edit, self.atlas());
        match along {
            // The answer was about something else: the atlas has changed since.
            Ok(along) if along != removal.along || label.as_ref() != Some(&removal.label) => {
                let edit = removal.edit;
                self.removal = label.map(|label| Removal { edit, label, along });
            }
            // What is refused says why.
            Ok(_) | Err(_) => self.remove_now(&removal.edit),
        }
    }

    fn remove_now(&mut self, edit: &Edit) {
        if self.is_in_form(edit) {
            self.draft = None;
        }
        self.edit(edit);
    }

    fn is_in_form(&self, edit: &Edit) -> bool {
        let form = self.draft.as_ref().map(|draft| &draft.form);
        form.is_some_and(|form| form.removal().as_ref() == Some(edit))
    }
}

/// Whether several things go at once: their number is asked about.
fn is_of_several(edit: &Edit) -> bool {
    matches!(edit, Edit::RemoveSeveral(_) | Edit::Many(_))
}
