//! What a user is doing, as a pure state: views read it and push [`Action`]s, which are applied after drawing; what must
//! happen outside comes back as [`Effect`]s.

use std::path::PathBuf;

use crate::atlas::{Atlas, Edit, Fact, Filter, History, Id, StoryView, Subject};
use crate::geo::Position;
use crate::standing::{Viewpoint, When};

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

pub use change::Change;
pub use chosen::{Choosing, Chosen};
pub use draft::{Draft, Form, KeptForm, Target};
pub use files::{Answer, Arrival, Leaving};
pub use measure::Measure;
pub use notice::{Notice, Offer};
pub use outlook::Outlook;
pub use outside::{MergeStep, Merging, Outside, Told};
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

/// What a user does, or what came of it.
#[derive(Debug)]
pub enum Action {
    /// Selects a city or a tie, or nothing.
    Select(Option<Subject>),
    /// Selects several, or more or fewer of them.
    Choose(Vec<Subject>, Choosing),
    /// Shows another time.
    SetWhen(When),
    /// Shows somebody else's word.
    SetViewpoint(Viewpoint),
    /// Changes the atlas.
    Edit(Box<Edit>),
    /// Removes something, after an answer where more goes along.
    Remove(Box<Edit>),
    /// Answers what was asked before a removal.
    AnswerRemoval(bool),
    /// Opens a form.
    Begin(Target),
    /// What stands in the form now.
    Fill(Form),
    /// Ends the form with what stands in it.
    Commit,
    /// Puts the form away.
    PutAway,
    /// Brings back the form that was put away.
    BringBack,
    /// Takes a tool.
    Take(Tool),
    /// The map was clicked.
    Point(Point),
    /// Takes the tool that measures, its first click made.
    MeasureFrom(Position),
    /// Shows a place on the map.
    GoTo(Position),
    /// Puts away what is nearest: the form, the tool, the selection.
    Escape,
    /// Shows where things can be changed, or no longer.
    Editing(bool),
    /// Shows what this filter leaves. That changes nothing of the atlas, so undo does not know of it.
    Filter(Box<Filter>),
    /// Begins to show a story, by its name.
    ShowStory(String),
    /// Shows the view of this number of the story that is shown, or its last one.
    TurnTo(usize),
    /// Ends the story that is shown.
    EndStory,
    /// Puts in view what a view of a story has.
    LookAt(Box<StoryView>),
    /// Pins a city for comparing, or takes its pin out.
    Pin(Id),
    /// Takes all pins out.
    ClearPins,
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
    /// Goes back or forth until so many steps are done.
    GoToStep(usize),
    /// Brings back the steps that the last edit dropped, in its place.
    BringBackSteps,
    /// Back to what was selected before.
    Back,
    /// Forward again.
    Forward,
    /// Asks for a file to open.
    AskForFile,
    /// Opens a file.
    Open(PathBuf),
    /// Opens the atlas that comes with the program.
    OpenExample,
    /// An atlas was opened.
    Opened(Box<Arrival>),
    /// Opens nothing after all: the open atlas stays.
    CancelOpening,
    /// What was to be opened can't be; the open atlas stays.
    NotOpened(String),
    /// Something failed.
    Failed(String),
    /// Something is to be known, though nothing failed.
    Remark(String),
    /// Goes back to an earlier version of the atlas.
    GoBackTo(Box<Atlas>),
    /// Goes on with the atlas as a copy that has no file.
    CopyAtlas,
    /// Begins an empty atlas.
    New,
    /// Saves to the file, or asks for one where there is none.
    Save,
    /// Asks for a file to save to.
    AskWhereToSave,
    /// Saves to a file.
    SaveTo(PathBuf),
    /// No file to save to was chosen.
    NotPlaced,
    /// A save has ended well; with what to know of it.
    Saved(SaveId, Option<Notice>),
    /// A save failed; the work stays.
    NotSaved(SaveId, String),
    /// Something has become of the open file outside, or is done about it.
    Outside(Outside),
    /// Closes the window.
    Close,
    /// Answers what was asked before unsaved work would be lost.
    Answer(Answer),
    /// Puts the notice away.
    CloseNotice,
    /// Opens an address in the browser.
    OpenAddress(String),
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
    pub fn apply(&mut self, action: Action, at: Stamp) -> Vec<Effect> {
        self.steps.now_s = at.unix_s;
        if self.refuses(&action) {
            return vec![Effect::Tell(Told::ReadOnly)];
        }
        let mut effects = self.act(action, at);
        effects.extend(self.take_over_what_waits());
        self.look_at_chosen();
        effects
    }

    #[expect(clippy::too_many_lines, reason = "a line or so for each action")]
    fn act(&mut self, action: Action, at: Stamp) -> Vec<Effect> {
        if tool::leaves_form(&action) && !self.settle(at.seed) {
            // Whoever must mend a form first has to see it.
            return match action {
                Action::Answer(_) => self.answer(Answer::Cancel),
                _ => Vec::new(),
            };
        }
        match action {
            Action::Select(subject) => self.select(subject),
            Action::Choose(subjects, how) => self.choose(subjects, how),
            Action::SetWhen(when) => self.outlook.when = when,
            Action::SetViewpoint(viewpoint) => self.outlook.viewpoint = viewpoint,
            Action::Edit(edit) => self.edit(&edit),
            Action::Remove(edit) => self.remove(*edit, at.seed),
            Action::AnswerRemoval(yes) => self.answer_removal(yes),
            Action::Begin(target) => self.begin(target),
            Action::Fill(form) => self.set_form(form),
            Action::Commit => {
                self.commit(at.seed);
            }
            Action::PutAway => self.put_away(),
            Action::BringBack => self.bring_back(),
            Action::Take(tool) => self.take(tool, at.seed),
            Action::Point(point) => self.point(point, at.seed),
            Action::MeasureFrom(place) => self.measure_from(place, at.seed),
            Action::GoTo(place) => return vec![Effect::GoTo(place)],
            Action::Escape => return self.escape(),
            Action::Editing(is_editing) => self.is_editing = is_editing,
            Action::Filter(filter) => self.outlook.filter = *filter,
            Action::ShowStory(name) => return self.show_story(name),
            Action::TurnTo(number) => return self.turn_to(number),
            Action::EndStory => return self.end_story(),
            Action::LookAt(view) => return self.look_at(&view),
            Action::Pin(city) => self.pin(city),
            Action::ClearPins => self.pins.clear(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::GoToStep(done) => self.go_to_step(done),
            Action::BringBackSteps => self.bring_back_steps(),
            Action::Back => self.at = self.before().unwrap_or(self.at),
            Action::Forward => self.at = self.behind().unwrap_or(self.at),
            Action::AskForFile => return vec![Effect::PickFile],
            Action::Open(path) => return self.leave(Leaving::Open(path)),
            Action::OpenExample => return self.leave(Leaving::OpenExample),
            Action::Opened(arrival) => return self.opened(arrival),
            Action::CancelOpening => return self.cancel_opening(),
            Action::NotOpened(text) => self.not_opened(text),
            Action::Failed(text) => self.tell(text.into()),
            Action::Remark(text) => self.tell(Notice::remark(text)),
            Action::New => return self.leave(Leaving::New),
            Action::Save => return self.save(),
            Action::AskWhereToSave => return vec![Effect::PickPlace],
            Action::SaveTo(path) => return self.save_to(path),
            Action::NotPlaced => return self.not_placed(),
            Action::Saved(id, remark) => return self.saved(id, remark),
            Action::NotSaved(id, text) => return self.not_saved(id, text),
            Action::Outside(outside) => return self.outside(outside),
            Action::GoBackTo(atlas) => self.go_back_to(&atlas),
            Action::CopyAtlas => self.copy_atlas(),
            Action::Close => return self.leave(Leaving::Close),
            Action::Answer(answer) => return self.answer(answer),
            Action::CloseNotice => self.notice = None,
            Action::OpenAddress(address) => return vec![Effect::OpenAddress(address)],
        }
        Vec::new()
    }
}
