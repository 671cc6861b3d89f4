//! What a user is doing, as a pure state: views read it and push [`Action`]s, which are applied after drawing; what must
//! happen outside comes back as [`Effect`]s.

use std::path::PathBuf;

use crate::atlas::{Atlas, Fact, History, Id};
use crate::geo::Position;

mod action;
mod change;
mod chosen;
pub mod draft;
mod edit;
mod files;
mod measure;
mod notice;
mod outlook;
mod outside;
mod pins;
mod read_only;
mod removal;
#[cfg(test)]
mod samples;
mod saves;
mod steps;
mod story;
#[cfg(test)]
mod tests;
mod tool;

pub use action::{
    Action, EditAction, FileAction, FormAction, LookAction, NoticeAction, PinAction, SaveAction,
    SelectAction, StepAction, StoryAction, ToolAction,
};
pub use change::Change;
pub use chosen::{Choosing, Chosen};
pub use draft::{Draft, Form, KeptForm, Target};
pub use files::{Answer, Arrival, Leaving};
pub use measure::Measure;
pub use notice::{Notice, Offer};
pub use outlook::Outlook;
pub use outside::{MergeDone, MergeJob, MergeStep, Merging, Outside, Told};
pub use pins::MOST_PINNED;
pub use removal::Removal;
pub use saves::SaveId;
pub use steps::StepLine;
pub use story::Shown;
pub use tool::{Point, Tool};

use chosen::Present;
use files::Files;
use outside::Held;
use saves::Saves;
use steps::Steps;
use story::Showing;

/// When an action happens, and a number that no other has: what a pure room can't know by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Seconds since 1970-01-01, UTC.
    pub unix_s: i64,
    /// For the ids of what is new: different for every action, on every machine.
    pub seed: u64,
}

/// What must happen outside.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Show the native dialog that chooses a file.
    PickFile,
    /// Read a file on another thread.
    Load(PathBuf),
    /// Read the atlas that comes with the program.
    LoadExample,
    /// Forget what is being read.
    DropLoad,
    /// Show the native dialog that chooses a file to save to.
    PickPlace,
    /// Write the atlas as it is now to a file on another thread.
    Save(SaveId, PathBuf),
    /// Close the window.
    Close,
    /// Another atlas is shown: see the whole of it on the map. What is kept of the file that was opened last is its own.
    Shown,
    /// The atlas that was opened last is not shown after all: forget what is kept of its file.
    DropArrived,
    /// Open an address in the browser.
    OpenAddress(String),
    /// Show a place on the map.
    GoTo(Position),
    /// Keep what part of the map is shown, until it is asked back.
    KeepView,
    /// Show this place in the middle of the map, at this zoom.
    FlyTo(Position, f64),
    /// Show again what part of the map was kept.
    BackToView,
    /// Work out on another thread what becomes of the atlas now that its file holds another.
    Merge(Box<MergeJob>),
    /// Look at once what the open file holds, also if that was told already.
    Look,
    /// What the open file was last found to hold is known to the session now: a save may write over it.
    TakenOver,
    /// Say something of the open file.
    Tell(Told),
}

/// An atlas and what its user has in view.
#[derive(Debug)]
pub struct Session {
    history: History,
    outlook: Outlook,
    files: Files,
    saves: Saves,
    steps: Steps,
    held: Held,
    /// What was selected, in order; the first is nothing.
    trail: Vec<Chosen>,
    at: usize,
    present: Present,
    notice: Option<Notice>,
    draft: Option<Draft>,
    cancelled: Option<Draft>,
    /// What was noted last of the open form.
    noted: Option<KeptForm>,
    /// How many forms have been opened.
    drafts: u64,
    last_source: Option<Id>,
    /// The fact that was added last, and the revision that it made.
    added: Option<(Id, u64)>,
    tool: Tool,
    /// What the tool for it measures; nothing with another.
    measure: Option<Measure>,
    is_editing: bool,
    removal: Option<Removal>,
    /// The story that is being shown.
    showing: Option<Showing>,
    /// The cities that are pinned for comparing; those that are gone come back with undo.
    pins: Vec<Id>,
    /// What was done since somebody last asked.
    log: Vec<Change>,
}

impl Session {
    /// A session with an atlas, nothing selected.
    pub fn new(atlas: Atlas, file: Option<PathBuf>) -> Self {
        let history = History::new(atlas);
        Self {
            held: Held::of(history.atlas().clone(), history.now()),
            history,
            outlook: Outlook::default(),
            files: Files::of(file),
            saves: Saves::default(),
            steps: Steps::default(),
            trail: vec![Chosen::default()],
            at: 0,
            present: Present::default(),
            notice: None,
            draft: None,
            cancelled: None,
            noted: None,
            drafts: 0,
            last_source: None,
            added: None,
            tool: Tool::Select,
            measure: None,
            is_editing: false,
            removal: None,
            showing: None,
            pins: Vec::new(),
            log: Vec::new(),
        }
    }

    /// The atlas.
    pub fn atlas(&self) -> &Atlas {
        self.history.atlas()
    }

    /// Whether what was selected is not in the atlas any more.
    pub fn is_selection_gone(&self) -> bool {
        !self.is_there(self.at)
    }

    /// Whether there is something to go back to.
    pub fn can_go_back(&self) -> bool {
        self.before().is_some()
    }

    /// What was selected before, where that was anything: where going back leads.
    pub fn came_from(&self) -> Option<&Chosen> {
        let before = &self.trail[self.before()?];
        (!before.is_empty()).then_some(before)
    }

    /// Whether there is something to go forward to.
    pub fn can_go_forward(&self) -> bool {
        self.behind().is_some()
    }

    /// The place on the trail to go back to, over what is gone.
    fn before(&self) -> Option<usize> {
        (0..self.at).rev().find(|&at| self.is_there(at))
    }

    /// The place on the trail to go forward to, over what is gone.
    fn behind(&self) -> Option<usize> {
        (self.at + 1..self.trail.len()).find(|&at| self.is_there(at))
    }

    /// Whether the panel shows where things can be changed.
    pub fn is_editing(&self) -> bool {
        self.is_editing
    }

    /// The fact that was just added: nothing was changed since.
    pub fn added_fact(&self) -> Option<(&Id, &Fact)> {
        let (id, revision) = self.added.as_ref()?;
        let is_new = *revision == self.revision();
        self.atlas().facts.get_key_value(id).filter(|_| is_new)
    }

    /// Applies an action, and what waited for it.
    pub fn apply(&mut self, action: impl Into<Action>, at: Stamp) -> Vec<Effect> {
        let action = action.into();
        self.steps.now_s = at.unix_s;
        if self.refuses(&action) {
            return vec![Effect::Tell(Told::ReadOnly)];
        }
        let mut effects = self.act(action, at);
        effects.extend(self.take_over_what_waits());
        self.look_at_chosen();
        effects
    }
}
