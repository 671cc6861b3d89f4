//! Saving: one write at a time, whatever atlas it is of.
//!
//! A write goes on when its atlas is left, and may end when another is shown: so it is known by a number that no other
//! write of this run has, and not by the state of an atlas, which every atlas counts anew.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::{Change, Effect, Notice, Offer, Session};
use crate::atlas::{Atlas, StateId};

/// Names one save of a program's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaveId(u64);

/// The saves of a session, which outlive its atlases.
#[derive(Debug, Default)]
pub(super) struct Saves {
    last: u64,
    under_way: Option<Save>,
    /// Where the atlas is to be saved as soon as nothing is being written; each place once, in the order asked for.
    waiting: VecDeque<PathBuf>,
}

/// A save that is being written.
#[derive(Debug)]
struct Save {
    id: SaveId,
    path: PathBuf,
    /// What is written of the atlas; `None` once the atlas has been left.
    state: Option<StateId>,
    /// What the file will hold.
    atlas: Atlas,
}

impl Saves {
    /// Whether something is being written.
    pub(super) fn are_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    /// Whether what is being written, or is about to be, is this state of the atlas.
    pub(super) fn will_hold(&self, state: StateId) -> bool {
        let written = self.under_way.as_ref().and_then(|save| save.state);
        written == Some(state) || !self.waiting.is_empty()
    }

    /// The atlas is left: what is being written is no longer of the one that is shown.
    pub(super) fn leave(&mut self) {
        if let Some(save) = &mut self.under_way {
            save.state = None;
        }
        // Who leaves waits for these, or has agreed to their loss.
        self.waiting.clear();
    }

    /// Where the atlas was asked to be saved last, while that is not done.
    fn path(&self) -> Option<&Path> {
        let save = self.under_way.as_ref();
        let written = save.filter(|save| save.state.is_some());
        let waiting = self.waiting.back();
        waiting
            .or(written.map(|save| &save.path))
            .map(PathBuf::as_path)
    }

    /// Takes the save that has ended; `None` for one that is not known.
    fn end(&mut self, id: SaveId) -> Option<Save> {
        self.under_way.take_if(|save| save.id == id)
    }
}

impl Session {
    /// Whether a save is under way; it may be of an atlas that has been left.
    pub fn is_saving(&self) -> bool {
        self.saves.are_under_way()
    }

    /// Saves to the file, or asks for one where there is none.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        let file = self.file().filter(|_| !self.is_read_only());
        let file = self.saves.path().or(file.map(PathBuf::as_path));
        match file.map(Path::to_owned) {
            Some(file) => self.save_to(file),
            None => vec![Effect::PickPlace],
        }
    }

    /// Saves to a file. One write at a time: a second waits for the first, and writes the atlas as it is then.
    pub(super) fn save_to(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.is_saving() {
            self.saves.waiting.retain(|waiting| *waiting != path);
            self.saves.waiting.push_back(path);
            return Vec::new();
        }
        if self.must_take_over(&path) {
            return self.overtaken(path);
        }
        self.forget_dropped();
        self.saves.last += 1;
        let id = SaveId(self.saves.last);
        self.saves.under_way = Some(Save {
            id,
            path: path.clone(),
            state: Some(self.state()),
            atlas: self.atlas().clone(),
        });
        vec![Effect::Save(id, path)]
    }

    /// A file is written; `remark` is what to know of that.
    pub(super) fn saved(&mut self, id: SaveId, remark: Option<Notice>) -> Vec<Effect> {
        let Some(save) = self.saves.end(id) else {
            return Vec::new();
        };
        let is_of_this = save.state.is_some();
        if let Some(state) = save.state {
            self.history.mark_saved(state);
            self.held.saved(save.atlas, state);
            self.log.push(Change::Saved(state, save.path.clone()));
            self.set_file(save.path);
            let offer = self.notice.as_ref().and_then(|notice| notice.offer);
            if offer == Some(Offer::SaveElsewhere) {
                self.notice = None;
            }
        }
        if remark.is_some() {
            self.keep_open();
        }
        let effects = self.after_save();
        if let Some(notice) = remark {
            // Another atlas may be shown by now, which has nothing to be saved elsewhere.
            let is_shown = is_of_this && !effects.contains(&Effect::Shown);
            self.tell(Notice {
                offer: notice.offer.filter(|_| is_shown),
                ..notice
            });
        }
        effects
    }

    /// A save has failed: the work stays, and another place is offered.
    pub(super) fn not_saved(&mut self, id: SaveId, text: String) -> Vec<Effect> {
        let Some(save) = self.saves.end(id) else {
            return Vec::new();
        };
        self.keep_open();
        if save.state.is_none() {
            self.tell(text.into());
            return self.after_save();
        }
        self.notice = Some(Notice::from(text).offering(Offer::SaveElsewhere));
        // The same place would fail again; another that was asked for is a way out.
        self.saves.waiting.retain(|waiting| *waiting != save.path);
        if self.saves.waiting.is_empty() {
            return self.not_placed();
        }
        self.after_save()
    }

    /// A save was not made, since the file is not what it was: what is there now is taken over first. One of an atlas that
    /// was left has nobody any more who could say what to do.
    pub(super) fn save_overtaken(&mut self, id: SaveId) -> Vec<Effect> {
        match self.saves.end(id) {
            Some(save) if save.state.is_some() => self.overtaken(save.path),
            _ => self.after_save(),
        }
    }

    /// Nothing is being written any more: the next save begins, or what waited for the last one happens.
    fn after_save(&mut self) -> Vec<Effect> {
        match self.saves.waiting.pop_front() {
            Some(path) => self.save_to(path),
            None => self.go_on(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apply, change, changed};
    use super::super::{Answer, FileAction, SaveAction, StepAction};
    use super::*;

    /// The one save among the effects.
    fn save_in(effects: &[Effect], to: &str) -> SaveId {
        match effects {
            [Effect::Save(id, path)] if path == Path::new(to) => *id,
            other => panic!("no save to {to}: {other:?}"),
        }
    }

    fn begin(session: &mut Session, to: &str) -> SaveId {
        let effects = apply(session, SaveAction::SaveTo(to.into()));
        save_in(&effects, to)
    }

    fn ended(session: &mut Session, id: SaveId) -> Vec<Effect> {
        apply(session, SaveAction::Saved(id, None))
    }

    fn failed(session: &mut Session, id: SaveId) -> Vec<Effect> {
        apply(
            session,
            SaveAction::NotSaved(id, "the disk is full".to_owned()),
        )
    }

    /// A changed atlas after one whose save is under way.
    fn next_atlas() -> (Session, SaveId) {
        let mut session = changed(Some("a.ron"));
        let old = begin(&mut session, "a.ron");
        change(&mut session, "tehran");
        apply(&mut session, FileAction::New);
        let effects = apply(&mut session, FileAction::Answer(Answer::DontSave));
        assert_eq!(effects, [Effect::Shown]);
        change(&mut session, "paris");
        (session, old)
    }

    #[test]
    fn a_save_of_an_atlas_that_was_left_says_nothing_of_the_next() {
        let (mut session, old) = next_atlas();
        assert_eq!(ended(&mut session, old), []);
        assert!(session.is_changed(), "the new atlas is in no file");
        assert_eq!(session.file(), None);
        assert!(!session.is_saving());
    }

    #[test]
    fn a_save_that_fails_after_its_atlas_was_left_is_told_without_an_offer() {
        let (mut session, old) = next_atlas();
        assert_eq!(failed(&mut session, old), []);
        let notice = session.notice().unwrap();
        assert!(notice.text.contains("full") && notice.is_trouble);
        assert_eq!(notice.offer, None, "what is shown now did not fail");
    }

    #[test]
    fn the_next_atlass_save_waits_for_the_old_ones_whether_that_succeeds_or_fails() {
        for end in [ended, failed] {
            let (mut session, old) = next_atlas();
            let effects = apply(&mut session, SaveAction::SaveTo("b.ron".into()));
            assert_eq!(effects, [], "one write at a time");
            let effects = end(&mut session, old);
            let new = save_in(&effects, "b.ron");
            assert_ne!(old, new);
            assert_eq!(ended(&mut session, old), [], "that one has ended already");
            assert!(session.is_changed());
            ended(&mut session, new);
            assert!(!session.is_changed());
            assert_eq!(session.file(), Some(&"b.ron".into()));
        }
    }

    #[test]
    fn the_window_waits_for_a_save_of_an_atlas_that_was_left_and_stays_where_that_fails() {
        for (end, closes) in [(ended as fn(&mut _, _) -> _, true), (failed, false)] {
            let (mut session, old) = next_atlas();
            apply(&mut session, StepAction::Undo);
            assert_eq!(apply(&mut session, FileAction::Close), []);
            let effects = end(&mut session, old);
            assert_eq!(effects.contains(&Effect::Close), closes, "{effects:?}");
        }
    }

    #[test]
    fn closing_without_saving_waits_for_a_write_and_asks_no_second_time() {
        let mut session = changed(Some("a.ron"));
        let id = begin(&mut session, "a.ron");
        change(&mut session, "tehran");
        apply(&mut session, FileAction::Close);
        assert_eq!(
            apply(&mut session, FileAction::Answer(Answer::DontSave)),
            []
        );
        assert_eq!(ended(&mut session, id), [Effect::Close]);
    }

    #[test]
    fn saved_first_the_window_closes_once_the_file_is_written() {
        let mut session = changed(Some("a.ron"));
        apply(&mut session, FileAction::Close);
        let effects = apply(&mut session, FileAction::Answer(Answer::Save));
        let id = save_in(&effects, "a.ron");
        assert_eq!(ended(&mut session, id), [Effect::Close]);
    }

    #[test]
    fn what_is_to_be_known_of_a_save_is_read_before_the_window_closes() {
        let mut session = changed(Some("a.ron"));
        apply(&mut session, FileAction::Close);
        let effects = apply(&mut session, FileAction::Answer(Answer::Save));
        let id = save_in(&effects, "a.ron");
        let remark = Notice::from("not confirmed".to_owned()).offering(Offer::SaveElsewhere);
        let effects = apply(&mut session, SaveAction::Saved(id, Some(remark.clone())));
        assert_eq!(effects, []);
        assert_eq!(session.notice(), Some(&remark));
        assert_eq!(apply(&mut session, FileAction::Close), [Effect::Close]);
    }

    #[test]
    fn what_is_to_be_known_of_a_save_is_still_said_when_the_next_atlas_is_shown() {
        let mut session = changed(Some("a.ron"));
        apply(&mut session, FileAction::New);
        let effects = apply(&mut session, FileAction::Answer(Answer::Save));
        let id = save_in(&effects, "a.ron");
        let remark = Notice::from("not confirmed".to_owned()).offering(Offer::SaveElsewhere);
        let effects = apply(&mut session, SaveAction::Saved(id, Some(remark)));
        assert_eq!(effects, [Effect::Shown]);
        let notice = session.notice().unwrap();
        assert_eq!(
            (notice.text.as_str(), notice.offer),
            ("not confirmed", None)
        );
    }

    #[test]
    fn a_save_that_fails_keeps_the_work_and_the_window_and_offers_another_place() {
        let mut session = changed(Some("a.ron"));
        apply(&mut session, FileAction::Close);
        let effects = apply(&mut session, FileAction::Answer(Answer::Save));
        let id = save_in(&effects, "a.ron");
        assert_eq!(failed(&mut session, id), []);
        assert!(session.is_changed());
        let notice = session.notice().unwrap();
        assert_eq!(notice.offer, Some(Offer::SaveElsewhere));
        let id = begin(&mut session, "b.ron");
        assert_eq!(
            ended(&mut session, id),
            [],
            "the window was not to be closed any more"
        );
        assert!(session.notice().is_none(), "the trouble is over");
    }

    #[test]
    fn a_second_save_waits_for_the_first_and_writes_what_was_changed_meanwhile() {
        let mut session = changed(Some("a.ron"));
        let first = begin(&mut session, "a.ron");
        change(&mut session, "tehran");
        assert_eq!(apply(&mut session, SaveAction::Save), []);
        let effects = ended(&mut session, first);
        assert!(session.is_changed(), "the first knew nothing of Tehran");
        let second = save_in(&effects, "a.ron");
        ended(&mut session, second);
        assert!(!session.is_changed());
    }

    #[test]
    fn a_save_while_another_place_is_written_means_that_place() {
        let mut session = changed(Some("a.ron"));
        let first = begin(&mut session, "b.ron");
        change(&mut session, "tehran");
        apply(&mut session, SaveAction::Save);
        let effects = ended(&mut session, first);
        save_in(&effects, "b.ron");
    }

    #[test]
    fn where_one_place_fails_another_that_was_asked_for_is_written_and_a_new_atlas_waits_for_it() {
        let mut session = changed(Some("a.ron"));
        let first = begin(&mut session, "a.ron");
        apply(&mut session, SaveAction::SaveTo("b.ron".into()));
        assert_eq!(apply(&mut session, FileAction::New), []);
        assert!(session.question().is_none(), "it is about to be saved");
        let effects = failed(&mut session, first);
        let second = save_in(&effects, "b.ron");
        assert_eq!(ended(&mut session, second), [Effect::Shown]);
    }
}
