//! Steps, undo and redo without end, and what of it is saved.
//!
//! Every state of the atlas is kept as it was. Persistent maps share what did not change, so a state costs what its step
//! changed, and there are no inverses to get wrong.

use serde::{Deserialize, Serialize};

use super::edit::{Edit, EditError, Label, apply};
use super::{Atlas, Subject};

mod walk;

/// A state of the atlas in a history. Two are the same when nothing was done between them, or all of it was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StateId(u64);

/// An atlas with the way that led to it, and what was undone.
#[derive(Clone, Debug)]
pub struct History {
    opened: State,
    /// In order of time; those from `done` on have been undone.
    steps: Vec<Step>,
    done: usize,
    /// The state that the file holds; `None` where that is none of these.
    saved: Option<StateId>,
    last_id: u64,
}

#[derive(Clone, Debug)]
struct State {
    id: StateId,
    atlas: Atlas,
}

/// A step, with the state that it led to.
#[derive(Clone, Debug)]
struct Step {
    label: Label,
    subject: Option<Subject>,
    after: State,
}

impl History {
    /// The history of an atlas that was just opened, or begun: nothing done, nothing to save.
    pub fn new(atlas: Atlas) -> Self {
        let id = StateId(0);
        Self {
            opened: State { id, atlas },
            steps: Vec::new(),
            done: 0,
            saved: Some(id),
            last_id: 0,
        }
    }

    /// The atlas as it is now.
    pub fn atlas(&self) -> &Atlas {
        &self.state().atlas
    }

    /// The atlas as it was opened.
    pub fn opened(&self) -> &Atlas {
        &self.opened.atlas
    }

    /// Makes a step. Steps that were undone can't be redone from then on. An edit that changes nothing is no step.
    ///
    /// # Errors
    /// When the edit is refused; all is as it was then.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), EditError> {
        let before = self.atlas();
        if edit.is_idle(before) {
            return Ok(());
        }
        let atlas = apply(before, edit)?;
        let label = Label::of(edit, before, &atlas);
        let subject = edit.subject(before);
        self.push(label, subject, atlas);
        Ok(())
    }

    /// Makes the atlas another as a whole, in one step.
    pub fn replace(&mut self, atlas: Atlas, label: Label) {
        self.push(label, None, atlas);
    }

    fn push(&mut self, label: Label, subject: Option<Subject>, atlas: Atlas) {
        self.last_id += 1;
        let id = StateId(self.last_id);
        self.steps.truncate(self.done);
        self.steps.push(Step {
            label,
            subject,
            after: State { id, atlas },
        });
        self.done += 1;
    }

    /// Takes the last step back; says what it was about. `None` where there is none.
    pub fn undo(&mut self) -> Option<Option<Subject>> {
        self.done = self.done.checked_sub(1)?;
        Some(self.steps[self.done].subject.clone())
    }

    /// Makes the step again that was undone last; says what it is about. `None` where there is none.
    pub fn redo(&mut self) -> Option<Option<Subject>> {
        let step = self.steps.get(self.done)?;
        self.done += 1;
        Some(step.subject.clone())
    }

    /// The step that undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        let last = self.done.checked_sub(1)?;
        self.steps.get(last).map(|step| &step.label)
    }

    /// The step that redo would make again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.steps.get(self.done).map(|step| &step.label)
    }

    /// The state that the atlas is in: what to hand to [`History::mark_saved`] once it has been written.
    pub fn now(&self) -> StateId {
        self.state().id
    }

    /// Notes which state the file holds. It need not be the one that the atlas is in by now.
    pub fn mark_saved(&mut self, state: StateId) {
        self.saved = Some(state);
    }

    /// Notes that the file holds none of the states, or that there is none any more.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// The atlas as it was in a state; `None` where no step leads there any more.
    pub fn atlas_of(&self, state: StateId) -> Option<&Atlas> {
        let mut states = self.states();
        states.find(|s| s.id == state).map(|s| &s.atlas)
    }

    /// Whether the file holds another state than this.
    pub fn is_changed(&self) -> bool {
        Some(self.now()) != self.saved
    }

    /// How many steps lie between the file and the atlas, undone ones counted; `None` where no step leads back to what
    /// the file holds.
    pub fn unsaved_steps(&self) -> Option<usize> {
        let saved = self.states().position(|s| Some(s.id) == self.saved)?;
        Some(saved.abs_diff(self.done))
    }

    fn states(&self) -> impl Iterator<Item = &State> {
        std::iter::once(&self.opened).chain(self.steps.iter().map(|s| &s.after))
    }

    fn state(&self) -> &State {
        match self.done.checked_sub(1) {
            Some(last) => &self.steps[last].after,
            None => &self.opened,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{City, Id};

    fn add(name: &str) -> Edit {
        let city = City {
            name: name.to_owned(),
            ..City::default()
        };
        Edit::PutCity(Id::new(name).unwrap(), Box::new(city))
    }

    fn label(name: &str) -> Label {
        Label::AddCity { city: name.into() }
    }

    #[test]
    fn undo_gives_back_the_same_atlas_and_redo_the_later_one() {
        let mut history = History::new(Atlas::default());
        history.edit(&add("a")).unwrap();
        history.edit(&add("b")).unwrap();
        let last = history.atlas().clone();
        assert_eq!(history.undo_label(), Some(&label("b")));
        assert!(history.undo().is_some() && history.undo().is_some());
        assert_eq!(history.atlas(), &Atlas::default());
        assert_eq!((history.undo(), history.undo_label()), (None, None));
        assert_eq!(history.redo_label(), Some(&label("a")));
        assert!(history.redo().is_some() && history.redo().is_some());
        assert_eq!((history.redo(), history.redo_label()), (None, None));
        assert_eq!(history.atlas(), &last);
    }

    #[test]
    fn a_new_step_drops_what_was_undone() {
        let mut history = History::new(Atlas::default());
        history.edit(&add("a")).unwrap();
        history.undo();
        history.edit(&add("b")).unwrap();
        assert_eq!(history.redo(), None);
        assert_eq!(history.atlas().cities.len(), 1);
    }

    #[test]
    fn undone_to_what_the_file_holds_nothing_is_changed() {
        let mut history = History::new(Atlas::default());
        history.edit(&add("a")).unwrap();
        assert!(history.is_changed());
        history.mark_saved(history.now());
        assert_eq!(
            (history.is_changed(), history.unsaved_steps()),
            (false, Some(0))
        );
        history.edit(&add("b")).unwrap();
        history.undo();
        assert!(!history.is_changed(), "back at what was saved");
        history.undo();
        assert_eq!(
            (history.is_changed(), history.unsaved_steps()),
            (true, Some(1))
        );
    }

    #[test]
    fn what_was_saved_and_then_dropped_leaves_the_atlas_changed_for_good() {
        let mut history = History::new(Atlas::default());
        history.edit(&add("a")).unwrap();
        history.mark_saved(history.now());
        history.undo();
        history.edit(&add("b")).unwrap();
        assert_eq!(
            (history.is_changed(), history.unsaved_steps()),
            (true, None)
        );
        history.undo();
        assert!(history.is_changed(), "the file still holds a");
    }

    #[test]
    fn a_save_that_ends_after_the_next_edit_leaves_that_edit_unsaved() {
        let mut history = History::new(Atlas::default());
        history.edit(&add("a")).unwrap();
        let being_saved = history.now();
        history.edit(&add("b")).unwrap();
        history.mark_saved(being_saved);
        assert_eq!(history.unsaved_steps(), Some(1));
    }

    #[test]
    fn an_atlas_that_became_another_as_a_whole_is_a_step_like_any_other() {
        let mut history = History::new(Atlas::default());
        history.edit(&add("a")).unwrap();
        let before = history.atlas().clone();
        let reloaded = Label::Become(super::super::edit::Becoming::Reloaded);
        history.replace(Atlas::default(), reloaded.clone());
        history.mark_unsaved();
        assert_eq!(
            (history.is_changed(), history.unsaved_steps()),
            (true, None)
        );
        assert_eq!(history.undo_label(), Some(&reloaded));
        history.undo();
        assert_eq!(history.atlas(), &before);
        assert_eq!(history.atlas_of(history.now()), Some(&before));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut history = History::new(Atlas::default());
        history.edit(&add("a")).unwrap();
        history.edit(&add("a")).unwrap();
        history.undo();
        assert_eq!(history.undo(), None);
    }
}
