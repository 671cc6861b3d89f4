//! What a user is doing, as a pure state: views read it and push [`Action`]s, which are applied after drawing; what must
//! happen outside comes back as [`Effect`]s.

use std::path::PathBuf;

use crate::atlas::{Atlas, Subject};
use crate::standing::{Viewpoint, When};

/// What a user does, or what came of it.
#[derive(Debug)]
pub enum Action {
    /// Selects a city or a tie, or nothing.
    Select(Option<Subject>),
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
    Opened(Box<Atlas>, Option<PathBuf>),
    /// Opens nothing after all: the open atlas stays.
    CancelOpening,
    /// Something failed; the open atlas stays.
    Failed(String),
    /// Puts the notice away.
    CloseNotice,
    /// Opens an address in the browser.
    OpenAddress(String),
}

/// What must happen outside.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the native dialog that chooses a file.
    PickFile,
    /// Read a file on another thread.
    Load(PathBuf),
    /// Read the atlas that comes with the program.
    LoadExample,
    /// Forget what is being read.
    DropLoad,
    /// Show the whole atlas on the map.
    FitAtlas,
    /// Open an address in the browser.
    OpenAddress(String),
}

/// An atlas and what its user has in view.
#[derive(Debug)]
pub struct Session {
    atlas: Atlas,
    revision: u64,
    file: Option<PathBuf>,
    /// What was selected, in order; the first is nothing.
    trail: Vec<Option<Subject>>,
    at: usize,
    notice: Option<String>,
    loading: Option<PathBuf>,
    /// The time that the map shows.
    pub when: When,
    /// Whose word the map shows.
    pub viewpoint: Viewpoint,
}

impl Session {
    /// A session with an atlas, nothing selected.
    pub fn new(atlas: Atlas, file: Option<PathBuf>) -> Self {
        Self {
            atlas,
            revision: 1,
            file,
            trail: vec![None],
            at: 0,
            notice: None,
            loading: None,
            when: When::AllTime,
            viewpoint: Viewpoint::Anyone,
        }
    }

    /// The atlas.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// Changes whenever the atlas does.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What is selected.
    pub fn selected(&self) -> Option<&Subject> {
        self.trail[self.at].as_ref()
    }

    /// Whether there is something to go back to.
    pub fn can_go_back(&self) -> bool {
        self.at > 0
    }

    /// Whether there is something to go forward to.
    pub fn can_go_forward(&self) -> bool {
        self.at + 1 < self.trail.len()
    }

    /// What went wrong, until it is put away.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// The file that is being opened.
    pub fn loading(&self) -> Option<&PathBuf> {
        self.loading.as_ref()
    }

    /// The file that is open; `None` for the atlas that comes with the program.
    pub fn file(&self) -> Option<&PathBuf> {
        self.file.as_ref()
    }

    /// Applies an action.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Select(subject) => self.select(subject),
            Action::Back => self.at = self.at.saturating_sub(1),
            Action::Forward => self.at = (self.at + 1).min(self.trail.len() - 1),
            Action::AskForFile => return vec![Effect::PickFile],
            Action::Open(path) => {
                self.loading = Some(path.clone());
                return vec![Effect::Load(path)];
            }
            Action::OpenExample => return vec![Effect::LoadExample],
            Action::Opened(atlas, file) => {
                *self = Self {
                    revision: self.revision + 1,
                    ..Self::new(*atlas, file)
                };
                return vec![Effect::FitAtlas];
            }
            Action::CancelOpening => {
                self.loading = None;
                return vec![Effect::DropLoad];
            }
            Action::Failed(text) => {
                self.loading = None;
                self.notice = Some(text);
            }
            Action::CloseNotice => self.notice = None,
            Action::OpenAddress(address) => return vec![Effect::OpenAddress(address)],
        }
        Vec::new()
    }

    fn select(&mut self, subject: Option<Subject>) {
        if self.selected() == subject.as_ref() {
            return;
        }
        self.trail.truncate(self.at + 1);
        self.trail.push(subject);
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Id;

    fn city(id: &str) -> Subject {
        Subject::City(Id::new(id).unwrap())
    }

    #[test]
    fn back_and_forward_follow_what_was_selected() {
        let mut session = Session::new(Atlas::default(), None);
        session.apply(Action::Select(Some(city("seoul"))));
        session.apply(Action::Select(Some(city("tehran"))));
        session.apply(Action::Back);
        assert_eq!(session.selected(), Some(&city("seoul")));
        session.apply(Action::Forward);
        assert_eq!(session.selected(), Some(&city("tehran")));
        session.apply(Action::Back);
        session.apply(Action::Select(Some(city("paris"))));
        assert!(
            !session.can_go_forward(),
            "a new step ends the old way forward"
        );
    }

    #[test]
    fn a_failed_opening_keeps_the_open_atlas() {
        let mut session = Session::new(Atlas::default(), None);
        session.apply(Action::Select(Some(city("seoul"))));
        let effects = session.apply(Action::Open("bad.ron".into()));
        assert_eq!(effects, [Effect::Load("bad.ron".into())]);
        session.apply(Action::Failed("bad.ron:1:1: wrong; mend it".to_owned()));
        assert_eq!(session.selected(), Some(&city("seoul")));
        assert!(session.notice().is_some() && session.loading().is_none());
    }

    #[test]
    fn opening_can_be_cancelled_while_the_open_atlas_stays() {
        let mut session = Session::new(Atlas::default(), Some("a.ron".into()));
        session.apply(Action::Open("b.ron".into()));
        assert!(session.loading().is_some());
        assert_eq!(session.apply(Action::CancelOpening), [Effect::DropLoad]);
        assert!(session.loading().is_none());
        assert_eq!(session.file(), Some(&"a.ron".into()));
    }
}
