//! Edits, undo and redo, and what of them is saved.

use super::{Change, Session};
use crate::atlas::edit::Label;
use crate::atlas::{Atlas, Edit, StateId, Subject};

impl Session {
    /// Whether the atlas holds what its file does not.
    pub fn is_changed(&self) -> bool {
        self.history.is_changed()
    }

    /// Whether closing now would lose something: changes that no file holds, or what stands in a form.
    pub fn has_unsaved_work(&self) -> bool {
        self.is_changed() || self.has_changed_draft()
    }

    /// Whether something stands in a form that the atlas does not have yet.
    pub(super) fn has_changed_draft(&self) -> bool {
        self.draft.as_ref().is_some_and(super::Draft::is_changed)
    }

    /// How many steps lie between the atlas and its file, a form that is being changed counted; `None` where no undo leads
    /// back to what the file holds.
    pub fn unsaved_steps(&self) -> Option<usize> {
        let steps = self.history.unsaved_steps()?;
        Some(steps + usize::from(self.has_changed_draft()))
    }

    /// The atlas as it was opened: what differs from it is what the user has changed.
    pub fn as_opened(&self) -> &Atlas {
        self.history.opened()
    }

    /// The step that undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        self.history.undo_label()
    }

    /// The step that redo would make again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.history.redo_label()
    }

    /// The state that the atlas is in.
    pub fn state(&self) -> StateId {
        self.history.now()
    }

    /// Makes an edit; one that is refused says why, and nothing has changed.
    pub(super) fn edit(&mut self, edit: &Edit) {
        let before = self.state();
        if let Err(error) = self.step(edit) {
            self.notice = Some(error.into());
        } else if self.state() != before {
            self.outlook.revision += 1;
            self.log.push(Change::Edit(edit.clone()));
        }
    }

    /// Takes the last step back, and shows where. What is being typed is later than any step: that goes first, without
    /// becoming a step, and can be brought back.
    pub(super) fn undo(&mut self) {
        if self.draft.is_some() {
            let was_changed = self.has_changed_draft();
            self.put_away();
            if was_changed {
                return;
            }
        }
        self.forget_dropped();
        if let Some(subject) = self.history.undo() {
            self.log.push(Change::Undo);
            self.changed_at(subject);
        }
    }

    /// Makes the step again that was undone last, and shows where.
    pub(super) fn redo(&mut self) {
        self.forget_dropped();
        if let Some(subject) = self.history.redo() {
            self.log.push(Change::Redo);
            self.changed_at(subject);
        }
    }

    /// Whoever undoes a step wants to see it: what it was about is selected, where that is there and not selected among
    /// others already.
    pub(super) fn changed_at(&mut self, subject: Option<Subject>) {
        self.outlook.revision += 1;
        if let Some(subject) = subject
            && self.atlas().has(&subject)
            && !self.trail[self.at].has(&subject)
        {
            self.select(Some(subject));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Action, EditAction, Effect, SaveAction, SelectAction, Session, Stamp, StepAction,
    };
    use super::*;
    use crate::atlas::{City, EditError, Id};

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn city(text: &str) -> Subject {
        Subject::City(id(text))
    }

    fn session() -> Session {
        let mut atlas = Atlas::default();
        for name in ["seoul", "tehran"] {
            let city = City {
                name: name.to_owned(),
                ..City::default()
            };
            atlas.cities.insert(id(name), city);
        }
        Session::new(atlas, None)
    }

    fn apply(session: &mut Session, action: impl Into<Action>) {
        let effects = session.apply(action, Stamp::default());
        assert_eq!(effects, [], "an edit stays inside");
    }

    fn edit(session: &mut Session, edit: Edit) {
        apply(session, EditAction::Make(Box::new(edit)));
    }

    #[test]
    fn an_edit_changes_the_atlas_and_undo_gives_it_back() {
        let mut session = session();
        let before = session.atlas().clone();
        let mut revision = session.revision();
        let mut moved = |session: &Session| {
            let moved = session.revision() > revision;
            revision = session.revision();
            moved
        };
        edit(
            &mut session,
            Edit::RenameCity(id("seoul"), "Seoul".to_owned()),
        );
        assert!(session.is_changed() && moved(&session));
        let after = session.atlas().clone();
        assert!(session.undo_label().is_some() && session.redo_label().is_none());
        apply(&mut session, StepAction::Undo);
        assert!(!session.is_changed() && moved(&session));
        assert_eq!(session.atlas(), &before);
        apply(&mut session, StepAction::Redo);
        assert!(session.is_changed() && moved(&session));
        assert_eq!(session.atlas(), &after);
        apply(&mut session, StepAction::Redo);
        assert!(!moved(&session), "there was nothing to redo");
    }

    #[test]
    fn what_is_removed_is_no_longer_selected_and_undo_selects_it_again() {
        let mut session = session();
        apply(&mut session, SelectAction::Select(Some(city("tehran"))));
        apply(&mut session, SelectAction::Select(Some(city("seoul"))));
        edit(&mut session, Edit::RemoveCity(id("seoul")));
        assert_eq!(session.selected(), None);
        apply(&mut session, SelectAction::Back);
        assert_eq!(session.selected(), Some(&city("tehran")));
        assert!(!session.can_go_forward(), "only what is gone lies ahead");
        apply(&mut session, StepAction::Undo);
        assert_eq!(session.selected(), Some(&city("seoul")));
    }

    #[test]
    fn what_is_gone_can_be_put_away() {
        let mut session = session();
        apply(&mut session, SelectAction::Select(Some(city("seoul"))));
        edit(&mut session, Edit::RemoveCity(id("seoul")));
        assert!(session.is_selection_gone());
        apply(&mut session, SelectAction::Select(None));
        assert!(!session.is_selection_gone());
        apply(&mut session, StepAction::Undo);
        assert_eq!(session.selected(), Some(&city("seoul")));
    }

    #[test]
    fn the_way_back_leaves_out_what_is_gone() {
        let mut session = session();
        for name in ["seoul", "tehran"] {
            apply(&mut session, SelectAction::Select(Some(city(name))));
        }
        edit(&mut session, Edit::RemoveCity(id("seoul")));
        apply(&mut session, SelectAction::Back);
        assert_eq!(session.selected(), None, "the overview, where it began");
        assert!(!session.can_go_back() && session.can_go_forward());
        apply(&mut session, SelectAction::Forward);
        assert_eq!(session.selected(), Some(&city("tehran")));
    }

    #[test]
    fn a_refused_edit_says_why_and_changes_nothing() {
        let mut session = session();
        let revision = session.revision();
        edit(&mut session, Edit::RenameCity(id("seoul"), String::new()));
        let refused = session.notice().and_then(|notice| notice.refused.as_ref());
        assert!(
            matches!(refused, Some(EditError::Invalid(_))),
            "{refused:?}"
        );
        assert!(!session.is_changed() && session.revision() == revision);
        assert_eq!(session.undo_label(), None);
    }

    #[test]
    fn a_save_that_ends_after_the_next_edit_leaves_that_edit_unsaved() {
        let mut session = session();
        edit(
            &mut session,
            Edit::RenameCity(id("seoul"), "Seoul".to_owned()),
        );
        let path = std::path::PathBuf::from("a.ron");
        let effects = session.apply(SaveAction::SaveTo(path.clone()), Stamp::default());
        let [Effect::Save(id, _)] = effects[..] else {
            panic!("{effects:?}");
        };
        edit(
            &mut session,
            Edit::RenameCity(self::id("tehran"), "Tehran".to_owned()),
        );
        session.apply(SaveAction::Saved(id, None), Stamp::default());
        assert_eq!(session.unsaved_steps(), Some(1));
        apply(&mut session, StepAction::Undo);
        assert!(!session.is_changed());
        assert_eq!(session.file(), Some(&path));
    }
}
