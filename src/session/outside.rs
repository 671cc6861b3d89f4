//! The open file in other hands: what another program made of it, brought together with what was done here.
//!
//! A session knows what its file held when it was last read or written here: the base of every merge. What somebody else
//! puts there is taken over in one step, which can be undone. Where both changed the same thing differently, it waits for
//! its user's choice ([`Merging`]); put off, it waits for the next save, which never writes over what it has not taken over.

use std::path::PathBuf;

use super::{Change, Effect, Notice, Offer, SaveId, Session};
use crate::atlas::edit::{Becoming, Label};
use crate::atlas::merge::{Choices, Side, Spot};
use crate::atlas::{Atlas, Patch, StateId};

mod merging;

pub use merging::{MergeDone, MergeJob, Merging};

use merging::{Came, Merges};

/// What has become of the open file outside.
#[derive(Debug)]
pub enum Outside {
    /// It holds another atlas.
    Changed(Box<Atlas>),
    /// It is gone; with what to say of that.
    Gone(String),
    /// It holds no atlas any more; with what to say of that.
    Damaged(String),
    /// It can't be read at the moment; with what to say of that.
    Unreadable(String),
    /// It holds what it held before.
    AsBefore,
    /// Another window has it open, or no longer.
    Locked(bool),
    /// A save was not made, since another program has changed it meanwhile.
    Overtaken(SaveId),
    /// A merge is made.
    Merged(Box<MergeDone>),
    /// A merge can't be made; with what to say of that.
    NotMerged(String),
    /// Something is done about what both have changed differently.
    Merge(MergeStep),
    /// Something is to be known of it; that takes the place of what was said of it before.
    Told(Notice),
}

/// What is told of the open file, in words that are not this room's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What another program made of it is shown now.
    Reloaded,
    /// What another program made of it, and what was changed here, were brought together.
    Merged,
    /// It is taken over as soon as the open form is closed.
    Waits,
    /// It is not taken over, since the user wants to choose later.
    PutOff,
    /// It can't be changed here, since another window has it open.
    ReadOnly,
}

/// What is done about what both have changed differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeStep {
    /// A side is chosen: for one place, or for all.
    Choose(Option<Spot>, Side),
    /// What others did is taken over, as was chosen.
    Finish,
    /// It is chosen later.
    PutOff,
    /// What was put off is asked again.
    Review,
}

/// What is known of the open file.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// What it held when it was last read or written here.
    base: Atlas,
    /// The state of the history that was.
    state: Option<StateId>,
    /// What another program has put there since, and is not taken over yet.
    theirs: Option<Box<Atlas>>,
    /// It is not taken over before somebody asks for it.
    is_put_off: bool,
    merges: Merges,
    merging: Option<Merging>,
    /// Where the atlas is to be saved as soon as what others did is taken over.
    save: Option<PathBuf>,
    /// What was said of its trouble.
    trouble: Option<String>,
    /// What else was said of it last.
    told: Option<String>,
}

impl Held {
    /// A file that holds a state of an atlas.
    pub(super) fn of(base: Atlas, state: StateId) -> Self {
        Self {
            base,
            state: Some(state),
            ..Self::default()
        }
    }

    /// The same after a save: what else was known of it is as it was.
    pub(super) fn saved(&mut self, base: Atlas, state: StateId) {
        self.base = base;
        self.state = Some(state);
        self.trouble = None;
        // The atlas may be in another file now, in which that is not.
        self.theirs = None;
        self.merges.under_way = None;
        self.merging = None;
    }

    /// The merges of an atlas that is left: nobody waits for one, and none of the next has its number.
    pub(super) fn left_merges(&mut self) -> Merges {
        self.merges.under_way = None;
        std::mem::take(&mut self.merges)
    }

    /// Counts on from merges that were made before.
    pub(super) fn go_on_with(&mut self, merges: Merges) {
        self.merges = merges;
    }

    /// Whether the file holds what is not taken over yet.
    fn has_theirs(&self) -> bool {
        self.theirs.is_some() || self.merges.under_way.is_some()
    }
}

impl Session {
    /// What the file held when it was last read or written here.
    pub fn base(&self) -> &Atlas {
        &self.held.base
    }

    /// What both sides changed differently, while its user chooses.
    pub fn merging(&self) -> Option<&Merging> {
        self.held.merging.as_ref()
    }

    /// Whether what the file holds is being brought together with what was done here.
    pub fn is_merging(&self) -> bool {
        self.held.merges.under_way.is_some()
    }

    /// Notes what has become of the file.
    pub(super) fn outside(&mut self, outside: Outside) -> Vec<Effect> {
        match outside {
            Outside::Changed(theirs) => {
                self.recover();
                self.held.merging = None;
                self.held.merges.under_way = None;
                self.held.theirs = Some(theirs);
                self.held.is_put_off = false;
                if self.can_take_over() {
                    self.take_over()
                } else {
                    vec![Effect::Tell(Told::Waits)]
                }
            }
            Outside::AsBefore => {
                self.recover();
                if let Some(state) = self.held.state {
                    self.history.mark_saved(state);
                }
                self.save_after_all()
            }
            Outside::Locked(is_locked) => {
                self.set_locked(is_locked);
                Vec::new()
            }
            Outside::Overtaken(id) => self.save_overtaken(id),
            Outside::Merged(done) => self.merged(*done),
            Outside::NotMerged(text) => self.not_merged(text),
            Outside::Merge(step) => self.merge(step),
            Outside::Told(notice) => {
                self.tell_of_file(notice);
                Vec::new()
            }
            Outside::Gone(text) => {
                self.lose(text, true);
                // There is nothing any more that a save could write over.
                self.held.theirs = None;
                self.held.merges.under_way = None;
                self.save_after_all()
            }
            Outside::Damaged(text) => self.refuse_save(text, true),
            Outside::Unreadable(text) => self.refuse_save(text, false),
        }
    }

    /// A save was refused, since the file is not what it was: what is there now is to be read first.
    pub(super) fn overtaken(&mut self, path: PathBuf) -> Vec<Effect> {
        self.held.save = Some(path);
        if self.held.theirs.is_some() {
            return self.take_over();
        }
        // What is being merged is saved as soon as it is.
        if self.held.has_theirs() {
            return Vec::new();
        }
        vec![Effect::Look]
    }

    /// Whether a save to this file has to take over first what others put there.
    pub(super) fn must_take_over(&self, path: &std::path::Path) -> bool {
        self.held.has_theirs() && self.file().is_some_and(|file| file == path)
    }

    /// Takes over what waits, if it can be.
    pub(super) fn take_over_what_waits(&mut self) -> Vec<Effect> {
        let waits = self.held.theirs.is_some() && !self.held.is_put_off;
        if waits && self.can_take_over() {
            self.take_over()
        } else {
            Vec::new()
        }
    }

    /// A form, and the question before a removal, say what is in the atlas: that does not change beneath them.
    fn can_take_over(&self) -> bool {
        self.draft.is_none() && self.removal.is_none()
    }

    /// Takes over what others put into the file: works out what becomes of the atlas.
    fn take_over(&mut self) -> Vec<Effect> {
        let Some(theirs) = self.held.theirs.take() else {
            return Vec::new();
        };
        self.held.is_put_off = false;
        self.begin_merge(theirs, Choices::new())
    }

    /// The file holds this; the atlas becomes what came of bringing both together.
    fn hold(&mut self, theirs: Box<Atlas>, came: Came) -> Vec<Effect> {
        // What was put off is decided.
        self.notice
            .take_if(|notice| notice.offer == Some(Offer::ReviewMerge));
        let mut effects = vec![Effect::TakenOver];
        if let Some((patch, becoming)) = came.became {
            self.become_another(patch, becoming);
            effects.push(Effect::Tell(match becoming {
                Becoming::Merged => Told::Merged,
                Becoming::Reloaded | Becoming::Earlier => Told::Reloaded,
            }));
        }
        self.held.base = *theirs;
        self.held.state = came.is_saved.then(|| self.state());
        if came.is_saved {
            self.note_saved(self.state());
        } else {
            self.history.mark_unsaved();
            self.log.push(Change::Unsaved);
        }
        effects.extend(self.save_after_all());
        effects
    }

    /// Makes the atlas another as a whole, in one step.
    pub(super) fn become_another(&mut self, patch: Patch, becoming: Becoming) {
        let atlas = patch.apply(self.atlas());
        self.history.replace(atlas, Label::Become(becoming));
        self.outlook.revision += 1;
        self.log.push(Change::Become(Box::new(patch), becoming));
    }

    /// Notes that the file holds a state.
    fn note_saved(&mut self, state: StateId) {
        self.history.mark_saved(state);
        if let Some(file) = self.file().cloned() {
            self.log.push(Change::Saved(state, file));
        }
    }

    fn save_after_all(&mut self) -> Vec<Effect> {
        match self.held.save.take() {
            Some(path) => self.save_to(path),
            None => Vec::new(),
        }
    }

    /// The file is in trouble, and what it holds must not be written over unseen.
    fn refuse_save(&mut self, text: String, is_lost: bool) -> Vec<Effect> {
        let is_asked = self.held.save.take().is_some();
        if is_asked {
            self.held.trouble = None;
        }
        self.lose(text, is_lost);
        if is_asked {
            self.not_placed()
        } else {
            Vec::new()
        }
    }

    /// Says what is wrong with the file, once. Where it is lost, the only whole version is here.
    fn lose(&mut self, text: String, is_lost: bool) {
        if is_lost {
            self.history.mark_unsaved();
        }
        if self.held.trouble.as_ref() == Some(&text) {
            return;
        }
        self.recover();
        self.held.trouble = Some(text.clone());
        self.tell(Notice::from(text).offering(Offer::SaveElsewhere));
    }

    /// Says something of the file, in the place of what was said of it before.
    fn tell_of_file(&mut self, notice: Notice) {
        let before = self.held.told.replace(notice.text.clone());
        if let Some(before) = before {
            self.notice.take_if(|said| said.text == before);
        }
        self.tell(notice);
    }

    /// Goes back to an earlier version, in one step.
    pub(super) fn go_back_to(&mut self, earlier: &Atlas) {
        let patch = Patch::between(self.atlas(), earlier);
        if !patch.differences(self.atlas()).are_none() {
            self.become_another(patch, Becoming::Earlier);
        }
    }

    /// The trouble is over: what was said of it is not said any longer.
    fn recover(&mut self) {
        let Some(text) = self.held.trouble.take() else {
            return;
        };
        self.notice.take_if(|notice| notice.text == text);
    }
}

#[cfg(test)]
#[path = "outside/tests.rs"]
mod tests;
