//! The way from the atlas as it was opened to what it is now, step by step: to be seen, and gone back and forth.

use std::collections::BTreeMap;

use super::{Change, Session};
use crate::atlas::edit::Label;
use crate::atlas::{Edit, History, StateId};

/// What a session knows of its steps beside the history itself.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// When it is now: seconds since 1970, UTC.
    pub(super) now_s: i64,
    /// When each state was made.
    made: BTreeMap<StateId, i64>,
    /// The history before the last edit, where that dropped steps that had been undone.
    dropped: Option<Box<History>>,
}

/// One line of the way: the state in which the atlas was opened, or what a step led to.
#[derive(Clone, Copy, Debug)]
pub struct StepLine<'a> {
    /// What the step is called; `None` for the state in which the atlas was opened.
    pub label: Option<&'a Label>,
    /// When it was made: seconds since 1970, UTC; `None` is not known.
    pub made_s: Option<i64>,
    /// Whether the file holds this state.
    pub is_saved: bool,
}

impl Session {
    /// How many steps there are, undone ones too.
    pub fn step_count(&self) -> usize {
        self.history.steps().len()
    }

    /// How many steps are done: the number of the line that the atlas is at.
    pub fn steps_done(&self) -> usize {
        self.history.done()
    }

    /// The line of a number: 0 is the state in which the atlas was opened, each other the state that a step led to.
    pub fn step_line(&self, number: usize) -> Option<StepLine<'_>> {
        let (label, state) = match number.checked_sub(1) {
            None => (None, self.history.first_state()),
            Some(step) => {
                let (label, state) = self.history.steps().nth(step)?;
                (Some(label), state)
            }
        };
        Some(StepLine {
            label,
            made_s: self.steps.made.get(&state).copied(),
            is_saved: self.file().is_some() && self.history.holds(state),
        })
    }

    /// How many undone steps the last edit dropped, as long as they can still be brought back in its place.
    pub fn dropped_steps(&self) -> Option<usize> {
        let dropped = self.steps.dropped.as_ref().map(|history| history.undone());
        // While it is being written the file would hold a state that no step leads to.
        dropped.filter(|_| !self.is_saving())
    }

    /// Goes back or forth until so many steps are done, and shows what the last of them was about. What is being typed
    /// is put away, and can be brought back.
    pub(super) fn go_to_step(&mut self, done: usize) {
        let done = done.min(self.step_count());
        if done == self.steps_done() {
            return;
        }
        if self.draft.is_some() {
            self.put_away();
        }
        self.steps.dropped = None;
        let mut subject = None;
        while self.history.done() > done
            && let Some(about) = self.history.undo()
        {
            self.log.push(Change::Undo);
            subject = about;
        }
        while self.history.done() < done
            && let Some(about) = self.history.redo()
        {
            self.log.push(Change::Redo);
            subject = about;
        }
        self.changed_at(subject);
    }

    /// Makes an edit of the history, and remembers when, and what it dropped.
    pub(super) fn step(&mut self, edit: &Edit) -> Result<(), crate::atlas::EditError> {
        let before = (self.history.undone() > 0).then(|| Box::new(self.history.clone()));
        let state = self.state();
        self.history.edit(edit)?;
        if self.state() != state {
            self.steps.made.insert(self.state(), self.steps.now_s);
            self.steps.dropped = before;
        }
        Ok(())
    }

    /// Nothing can be brought back any more in the place of the last edit.
    pub(super) fn forget_dropped(&mut self) {
        self.steps.dropped = None;
    }

    /// Brings back the steps that the last edit dropped, and drops that instead.
    pub(super) fn bring_back_steps(&mut self) {
        if self.dropped_steps().is_none() {
            return;
        }
        if let Some(history) = self.steps.dropped.take() {
            self.history = *history;
            self.log.push(Change::BringBack);
            self.changed_at(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apply, change, changed};
    use super::super::{EditAction, SaveAction, Stamp, StepAction};
    use super::*;
    use crate::atlas::{City, Id, Subject};

    fn add(session: &mut Session, name: &str, unix_s: i64) {
        let city = City {
            name: name.to_owned(),
            ..City::default()
        };
        let edit = Edit::PutCity(Id::new(name).unwrap(), Box::new(city));
        let at = Stamp { unix_s, seed: 0 };
        session.apply(EditAction::Make(Box::new(edit)), at);
    }

    #[test]
    fn a_step_is_gone_to_back_and_forth_and_what_it_was_about_is_selected() {
        let mut session = Session::new(crate::atlas::Atlas::default(), None);
        for (number, name) in ["a", "b", "c"].into_iter().enumerate() {
            add(&mut session, name, 100 + i64::try_from(number).unwrap());
        }
        assert_eq!((session.step_count(), session.steps_done()), (3, 3));
        apply(&mut session, StepAction::GoTo(1));
        assert_eq!((session.step_count(), session.steps_done()), (3, 1));
        assert_eq!(session.atlas().cities.len(), 1);
        apply(&mut session, StepAction::GoTo(2));
        let b = Subject::City(Id::new("b").unwrap());
        assert_eq!(session.selected(), Some(&b));
        assert_eq!(session.step_line(2).unwrap().made_s, Some(101));
        apply(&mut session, StepAction::GoTo(99));
        assert_eq!(session.steps_done(), 3, "no further than there are steps");
        apply(&mut session, StepAction::GoTo(0));
        assert!(session.atlas().cities.is_empty());
        assert!(session.step_line(0).unwrap().label.is_none());
    }

    #[test]
    fn steps_that_an_edit_after_undo_drops_can_be_brought_back_in_its_place() {
        let mut session = Session::new(crate::atlas::Atlas::default(), None);
        for name in ["a", "b", "c"] {
            add(&mut session, name, 0);
        }
        apply(&mut session, StepAction::GoTo(1));
        add(&mut session, "d", 0);
        assert_eq!(
            (session.step_count(), session.dropped_steps()),
            (2, Some(2))
        );
        let changes = session.take_changes();
        apply(&mut session, StepAction::BringBack);
        assert_eq!((session.step_count(), session.steps_done()), (3, 1));
        assert_eq!(session.dropped_steps(), None);
        apply(&mut session, StepAction::Redo);
        apply(&mut session, StepAction::Redo);
        assert_eq!(session.atlas().cities.len(), 3);
        // A journal leads to the same.
        let mut again = Session::new(crate::atlas::Atlas::default(), None);
        let more = session.take_changes();
        again.replay(changes.into_iter().chain(more).collect());
        assert_eq!(again.atlas(), session.atlas());
    }

    #[test]
    fn what_was_dropped_is_gone_with_the_next_edit_or_save() {
        let mut session = changed(Some("a.ron"));
        apply(&mut session, StepAction::Undo);
        change(&mut session, "tehran");
        assert_eq!(session.dropped_steps(), Some(1));
        change(&mut session, "paris");
        assert_eq!(session.dropped_steps(), None);
        apply(&mut session, StepAction::Undo);
        change(&mut session, "rome");
        apply(&mut session, SaveAction::SaveTo("a.ron".into()));
        assert_eq!(session.dropped_steps(), None);
    }
}
