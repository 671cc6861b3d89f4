//! What has been done to an atlas since it was opened, as plain data: whoever keeps it can do it again.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{KeptForm, Session};
use crate::atlas::edit::Becoming;
use crate::atlas::{Edit, Patch, StateId};

/// One thing that was done. The same ones in the same order on the same atlas lead to the same history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// An edit was made.
    Edit(Edit),
    /// The last step was taken back.
    Undo,
    /// A step was made again.
    Redo,
    /// A file holds this state.
    Saved(StateId, PathBuf),
    /// The steps that the last edit dropped were brought back in its place.
    BringBack,
    /// The atlas became another as a whole.
    Become(Box<Patch>, Becoming),
    /// No file holds any of the states.
    Unsaved,
    /// Something stands in an open form that is no step yet; `None` when it is closed.
    Form(Option<Box<KeptForm>>),
    /// From here on it is a copy, and has no file.
    Copied,
}

impl Session {
    /// Takes what has been done since this was last asked, in order.
    pub fn take_changes(&mut self) -> Vec<Change> {
        self.note_end_of_form();
        std::mem::take(&mut self.log)
    }

    /// Does again what was done once. It is noted as done now.
    pub(super) fn replay(&mut self, changes: Vec<Change>) {
        let mut form = None;
        for change in changes {
            match change {
                Change::Form(kept) => form = kept,
                Change::Edit(edit) => self.edit(&edit),
                Change::Undo => self.undo(),
                Change::Redo => self.redo(),
                Change::BringBack => self.bring_back_steps(),
                Change::Saved(state, path) => {
                    self.history.mark_saved(state);
                    if let Some(atlas) = self.history.atlas_of(state).cloned() {
                        self.held.saved(atlas, state);
                    }
                    self.set_file(path.clone());
                    self.log.push(Change::Saved(state, path));
                }
                Change::Become(patch, becoming) => self.become_another(*patch, becoming),
                Change::Copied => self.copy_atlas(),
                Change::Unsaved => {
                    self.history.mark_unsaved();
                    self.log.push(Change::Unsaved);
                }
            }
        }
        if let Some(form) = form {
            self.reopen(*form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Action, Arrival, EditAction, Effect, FileAction, SaveAction, Stamp, StepAction,
    };
    use super::*;
    use crate::atlas::{Atlas, City, Id};

    fn put(name: &str) -> Action {
        let city = City {
            name: name.to_owned(),
            ..City::default()
        };
        EditAction::Make(Box::new(Edit::PutCity(
            Id::new(name).unwrap(),
            Box::new(city),
        )))
        .into()
    }

    #[test]
    fn what_was_done_can_be_done_again_with_its_undo_redo_and_saves() {
        let mut session = Session::new(Atlas::default(), Some("a.ron".into()));
        let mut apply = |action| session.apply(action, Stamp::default());
        apply(put("a"));
        apply(put("b"));
        let effects = apply(SaveAction::Save.into());
        let [Effect::Save(id, _)] = effects[..] else {
            panic!("{effects:?}");
        };
        apply(SaveAction::Saved(id, None).into());
        for action in [
            put("c"),
            StepAction::Undo.into(),
            StepAction::Undo.into(),
            StepAction::Redo.into(),
            put("d"),
        ] {
            apply(action);
        }
        let changes = session.take_changes();
        assert_eq!(session.take_changes(), []);
        let mut again = Session::new(Atlas::default(), None);
        let arrival = Arrival {
            changes: changes.clone(),
            ..Arrival::default()
        };
        again.apply(FileAction::Opened(Box::new(arrival)), Stamp::default());
        assert_eq!(again.atlas(), session.atlas());
        assert_eq!(again.unsaved_steps(), session.unsaved_steps());
        assert_eq!(again.undo_label(), session.undo_label());
        assert_eq!(again.file(), session.file());
        assert_eq!(
            again.take_changes(),
            changes,
            "a second crash loses nothing"
        );
    }
}
