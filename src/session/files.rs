//! Files: new, open, and what is asked before unsaved work would be lost.

use std::path::{Path, PathBuf};

use super::read_only::name_of_copy;
use super::{Change, Effect, Notice, Outlook, Session};
use crate::atlas::{Atlas, StateId};
use crate::standing::Reading;

/// What would put another atlas in the place of this one, or end the program.
#[derive(Debug)]
pub enum Leaving {
    /// Begin an empty atlas.
    New,
    /// Open a file.
    Open(PathBuf),
    /// Open the atlas that comes with the program.
    OpenExample,
    /// Show an atlas that was opened meanwhile.
    Show(Box<Arrival>),
    /// Close the window.
    Close,
}

/// An atlas that was opened.
#[derive(Debug, Default)]
pub struct Arrival {
    /// The atlas.
    pub atlas: Atlas,
    /// Its file; `None` where there is none to save to.
    pub file: Option<PathBuf>,
    /// What was done to it before the program last ended without a save.
    pub changes: Vec<Change>,
    /// What to know of it, said when it is shown: until then another atlas is, and it may never be.
    pub remark: Option<Notice>,
}

/// What a user answers when unsaved work would be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    DontSave,
    /// Stay.
    Cancel,
}

/// The state of a session's files.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) file: Option<PathBuf>,
    /// Another window has it open.
    pub(super) is_locked: bool,
    /// The file that the atlas is a copy of.
    pub(super) copied: Option<PathBuf>,
    /// What is being read, and the state whose loss was agreed to for it.
    loading: Option<(PathBuf, StateId)>,
    /// What waits for an answer.
    question: Option<Leaving>,
    /// What waits for a save, and the state whose loss was agreed to for it.
    then: Option<(Leaving, Option<StateId>)>,
}

impl Files {
    /// An atlas with its file, if it has one.
    pub(super) fn of(file: Option<PathBuf>) -> Self {
        Self {
            file,
            ..Self::default()
        }
    }
}

impl Session {
    /// The file that is being opened.
    pub fn loading(&self) -> Option<&Path> {
        self.files.loading.as_ref().map(|(path, _)| path.as_path())
    }

    /// The file that is open; `None` for the atlas that comes with the program, and for a new one.
    pub fn file(&self) -> Option<&PathBuf> {
        self.files.file.as_ref()
    }

    /// What would lose unsaved work, and waits for an answer.
    pub fn question(&self) -> Option<&Leaving> {
        self.files.question.as_ref()
    }

    /// The name that is offered for the file: its own, or one made of the atlas's title.
    pub fn file_name(&self) -> String {
        let copied = self.files.copied.as_deref();
        if let Some(name) = copied.and_then(name_of_copy) {
            return name;
        }
        let own = self.file().and_then(|file| file.file_name());
        own.map_or_else(
            || name_for(&self.atlas().about.title),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    /// Notes which file holds the atlas.
    pub(super) fn set_file(&mut self, file: PathBuf) {
        self.files.file = Some(file);
        self.files.copied = None;
    }

    /// Leaves the atlas for another, or for good: at once where nothing is lost, else after a save that is under way, or
    /// after an answer. It takes the place of whatever else was to be done.
    pub(super) fn leave(&mut self, what: Leaving) -> Vec<Effect> {
        let mut effects = self.forget_plans();
        if !self.has_unsaved_work() {
            effects.extend(self.go(what));
        } else if self.saves.will_hold(self.state()) {
            // What is being written right now needs no question, only patience.
            self.files.then = Some((what, None));
        } else {
            self.files.question = Some(what);
        }
        effects
    }

    /// Takes the answer to what was asked.
    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(what) = self.files.question.take() else {
            return Vec::new();
        };
        match answer {
            Answer::Save => {
                self.files.then = Some((what, None));
                self.save()
            }
            Answer::DontSave => self.go(what),
            Answer::Cancel => dropped(&what),
        }
    }

    /// Does what was waited with for a save; asks where more was changed than was agreed to be lost.
    pub(super) fn go_on(&mut self) -> Vec<Effect> {
        match self.files.then.take() {
            Some((what, agreed)) => self.go_if_agreed(what, agreed),
            None => Vec::new(),
        }
    }

    fn go_if_agreed(&mut self, what: Leaving, agreed: Option<StateId>) -> Vec<Effect> {
        if agreed == Some(self.state()) && !self.has_changed_draft() {
            self.go(what)
        } else {
            self.leave(what)
        }
    }

    /// Goes, now that nothing is lost by it or the loss is agreed to.
    fn go(&mut self, what: Leaving) -> Vec<Effect> {
        let must_wait = match &what {
            // What is read meanwhile is not shown yet.
            Leaving::Open(_) | Leaving::OpenExample => false,
            // Should the save fail, another place can be offered only while its atlas is shown.
            Leaving::New | Leaving::Show(_) => self.saves.will_hold(self.state()),
            // Should it fail, there must be a window to say so.
            Leaving::Close => self.is_saving(),
        };
        if must_wait {
            self.files.then = Some((what, Some(self.state())));
            return Vec::new();
        }
        match what {
            Leaving::New => self.show(Arrival::default()),
            Leaving::Open(path) => self.load(path.clone(), Effect::Load(path)),
            Leaving::OpenExample => self.load("seoul-tehran.ron".into(), Effect::LoadExample),
            Leaving::Show(arrival) => self.show(*arrival),
            Leaving::Close => vec![Effect::Close],
        }
    }

    fn load(&mut self, path: PathBuf, effect: Effect) -> Vec<Effect> {
        self.files.loading = Some((path, self.state()));
        vec![effect]
    }

    fn show(&mut self, arrival: Arrival) -> Vec<Effect> {
        let mut saves = std::mem::take(&mut self.saves);
        saves.leave();
        let merges = self.held.left_merges();
        *self = Self {
            outlook: Outlook {
                revision: self.outlook.revision + 1,
                reading: Reading {
                    margins: self.margins(),
                    ..Reading::default()
                },
                ..Outlook::default()
            },
            drafts: self.drafts,
            notice: arrival.remark,
            saves,
            ..Self::new(arrival.atlas, arrival.file)
        };
        self.held.go_on_with(merges);
        self.replay(arrival.changes);
        vec![Effect::Shown]
    }

    /// Shows what was opened; asks where the old atlas has been changed while it was read.
    pub(super) fn opened(&mut self, arrival: Box<Arrival>) -> Vec<Effect> {
        let agreed = self.files.loading.take().map(|(_, state)| state);
        self.go_if_agreed(Leaving::Show(arrival), agreed)
    }

    /// Opens nothing after all.
    pub(super) fn cancel_opening(&mut self) -> Vec<Effect> {
        self.files.loading = None;
        vec![Effect::DropLoad]
    }

    /// Opening has failed.
    pub(super) fn not_opened(&mut self, text: String) {
        self.files.loading = None;
        self.notice = Some(text.into());
    }

    /// Nothing is saved: what waited for it does not happen.
    pub(super) fn not_placed(&mut self) -> Vec<Effect> {
        let then = self.files.then.take();
        then.map_or_else(Vec::new, |(what, _)| dropped(&what))
    }

    /// The window is not closed by itself: there is something to read in it.
    pub(super) fn keep_open(&mut self) {
        self.files
            .then
            .take_if(|(what, _)| matches!(what, Leaving::Close));
    }

    /// Forgets what was to be done next.
    fn forget_plans(&mut self) -> Vec<Effect> {
        let mut effects = self.not_placed();
        if let Some(what) = self.files.question.take() {
            effects.extend(dropped(&what));
        }
        if self.files.loading.take().is_some() {
            effects.push(Effect::DropLoad);
        }
        effects
    }
}

/// What must happen when something is not done after all.
fn dropped(what: &Leaving) -> Vec<Effect> {
    match what {
        Leaving::Show(_) => vec![Effect::DropArrived],
        Leaving::New | Leaving::Open(_) | Leaving::OpenExample | Leaving::Close => Vec::new(),
    }
}

/// A file's name for a title: `Seoul and Tehran` → `seoul-and-tehran.ron`.
fn name_for(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let name = if words.is_empty() {
        "atlas".to_owned()
    } else {
        words.join("-")
    };
    format!("{name}.ron")
}

#[cfg(test)]
mod tests;
