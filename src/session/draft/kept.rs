//! What stands in an open form and is no step yet, kept against a crash like the steps are.

use serde::{Deserialize, Serialize};

use super::{Draft, Form};
use crate::session::{Change, Session};

/// A form that is open, with something in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptForm {
    /// What stands in it.
    form: Form,
    /// What stood in it at first.
    begun: Form,
}

impl Session {
    /// Whether what stands in the open form is not noted yet. An end of what was noted is noted by itself.
    pub fn has_form_to_note(&self) -> bool {
        match &self.draft {
            Some(draft) if draft.is_changed() => self
                .noted
                .as_ref()
                .is_none_or(|noted| noted.form != draft.form),
            Some(_) | None => false,
        }
    }

    /// Notes what stands in the open form, so that it can be done again. Meant to be called now and then: not every letter
    /// needs to be kept by itself.
    pub fn note_form(&mut self) {
        if !self.has_form_to_note() {
            return;
        }
        self.noted = self.draft.as_ref().map(|draft| KeptForm {
            form: draft.form.clone(),
            begun: draft.begun.clone(),
        });
        let kept = self.noted.clone().map(Box::new);
        self.log.push(Change::Form(kept));
    }

    /// Notes that the form which was noted is closed, or as it was at first.
    pub(in crate::session) fn note_end_of_form(&mut self) {
        let is_open = self.draft.as_ref().is_some_and(Draft::is_changed);
        if !is_open && self.noted.take().is_some() {
            self.log.push(Change::Form(None));
        }
    }

    /// Opens a form as it was noted.
    pub(in crate::session) fn reopen(&mut self, kept: KeptForm) {
        self.drafts += 1;
        self.is_editing = true;
        self.tool = kept.form.tool();
        self.draft = Some(Draft {
            form: kept.form,
            begun: kept.begun,
            number: self.drafts,
            must_end: false,
        });
        self.note_form();
    }
}

#[cfg(test)]
mod tests {
    use super::super::Target;
    use super::*;
    use crate::atlas::Atlas;
    use crate::session::samples::apply;
    use crate::session::{Arrival, FileAction, FormAction};

    fn typed(title: &str) -> Session {
        let mut session = Session::new(Atlas::default(), Some("a.ron".into()));
        apply(&mut session, FormAction::Begin(Target::About));
        fill(&mut session, title);
        session
    }

    fn fill(session: &mut Session, title: &str) {
        let Some(Form::About(mut form)) = session.draft().map(|draft| draft.form.clone()) else {
            panic!("no form");
        };
        title.clone_into(&mut form.title);
        apply(session, FormAction::Fill(Form::About(form)));
    }

    fn again(changes: Vec<Change>) -> Session {
        let mut session = Session::new(Atlas::default(), None);
        let arrival = Arrival {
            changes,
            ..Arrival::default()
        };
        apply(&mut session, FileAction::Opened(Box::new(arrival)));
        session
    }

    #[test]
    fn what_stood_in_a_form_comes_back_as_it_was_noted_last() {
        let mut session = typed("Por");
        session.note_form();
        fill(&mut session, "Ports");
        assert!(session.has_form_to_note());
        session.note_form();
        session.note_form();
        let changes = session.take_changes();
        assert_eq!(changes.len(), 2, "nothing is noted twice");
        let mut again = again(changes);
        let draft = again.draft().unwrap();
        assert_eq!(draft.form, session.draft().unwrap().form);
        assert!(draft.is_changed() && again.has_unsaved_work());
        assert_eq!(
            again.take_changes().len(),
            1,
            "a second crash loses nothing"
        );
        apply(&mut again, FormAction::Commit);
        assert_eq!(again.atlas().about.title, "Ports");
    }

    #[test]
    fn a_form_that_was_ended_or_put_away_does_not_come_back() {
        for end in [FormAction::Commit, FormAction::PutAway] {
            let mut session = typed("Ports");
            session.note_form();
            apply(&mut session, end);
            let again = again(session.take_changes());
            assert!(again.draft().is_none());
            assert_eq!(again.atlas(), session.atlas());
        }
    }
}
