//! An atlas whose file another window has open: it can be read here, and changed as a copy.

use std::path::PathBuf;

use super::{Change, Session};

impl Session {
    /// Whether the atlas can't be changed here, since another window has its file open.
    pub fn is_read_only(&self) -> bool {
        self.files.is_locked
    }

    /// Notes whether another window has the file open.
    pub(super) fn set_locked(&mut self, is_locked: bool) {
        self.files.is_locked = is_locked;
        if is_locked {
            // Nothing was changed yet: windows learn of each other as they open.
            self.is_editing = false;
        }
    }

    /// Goes on with the atlas as one that has no file.
    pub(super) fn copy_atlas(&mut self) {
        let Some(file) = self.files.file.take() else {
            return;
        };
        self.files.is_locked = false;
        self.files.copied = Some(file);
        self.log.push(Change::Copied);
    }
}

/// A name for a copy: `ports.ron` → `ports-copy.ron`.
pub(super) fn name_of_copy(of: &std::path::Path) -> Option<String> {
    let stem = of.file_stem()?.to_string_lossy();
    let name = PathBuf::from(format!("{stem}-copy"));
    let name = match of.extension() {
        Some(ending) => name.with_extension(ending),
        None => name,
    };
    Some(name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apply, apply_merging, change};
    use super::super::{
        Action, EditAction, Effect, FileAction, FormAction, Outside, SaveAction, StepAction,
        Target, Told, Tool, ToolAction,
    };
    use super::*;
    use crate::atlas::Atlas;

    fn locked() -> Session {
        let mut session = Session::new(Atlas::default(), Some("ports.ron".into()));
        apply(&mut session, Action::Outside(Outside::Locked(true)));
        session
    }

    #[test]
    fn what_another_window_has_open_can_be_read_and_not_changed() {
        let mut session = locked();
        assert!(session.is_read_only());
        for action in [
            Action::from(FormAction::Begin(Target::About)),
            EditAction::Editing(true).into(),
            ToolAction::Take(Tool::AddCity).into(),
            StepAction::Undo.into(),
            StepAction::GoTo(0).into(),
            SaveAction::SaveTo("ports.ron".into()).into(),
        ] {
            assert_eq!(apply(&mut session, action), [Effect::Tell(Told::ReadOnly)]);
        }
        change(&mut session, "seoul");
        assert!(session.atlas().cities.is_empty() && session.draft().is_none());
        assert_eq!(
            apply(&mut session, SaveAction::Save),
            [Effect::PickPlace],
            "elsewhere it can be saved"
        );
    }

    #[test]
    fn as_a_copy_it_can_be_changed_and_asks_for_a_place_of_its_own() {
        let mut session = locked();
        apply(&mut session, FileAction::Copy);
        change(&mut session, "seoul");
        assert_eq!(session.atlas().cities.len(), 1);
        assert_eq!(session.file(), None);
        assert_eq!(session.file_name(), "ports-copy.ron");
        assert_eq!(apply(&mut session, SaveAction::Save), [Effect::PickPlace]);
    }

    #[test]
    fn when_the_other_window_closes_it_can_be_changed() {
        let mut session = locked();
        apply(&mut session, Action::Outside(Outside::Locked(false)));
        change(&mut session, "seoul");
        assert_eq!(session.atlas().cities.len(), 1);
    }

    #[test]
    fn what_another_program_saves_is_shown_meanwhile() {
        let mut session = locked();
        let mut theirs = Atlas::default();
        "Harbours".clone_into(&mut theirs.about.title);
        let changed = Outside::Changed(Box::new(theirs));
        apply_merging(&mut session, changed);
        assert_eq!(session.atlas().about.title, "Harbours");
    }
}
