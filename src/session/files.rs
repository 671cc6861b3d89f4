//! Files: new, open, save, and what is asked before unsaved work would be lost.

use std::path::{Path, PathBuf};

use super::{Effect, Notice, Offer, Session};
use crate::atlas::{Atlas, StateId};

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
    Show(Box<Atlas>, Option<PathBuf>),
    /// Close the window.
    Close,
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
    file: Option<PathBuf>,
    /// What is being read, and the state whose loss was agreed to for it.
    loading: Option<(PathBuf, StateId)>,
    saving: Option<(PathBuf, StateId)>,
    /// Where to save again once the save under way has ended.
    again: Option<PathBuf>,
    /// What waits for an answer.
    question: Option<Leaving>,
    /// What waits for a save.
    then: Option<Leaving>,
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

    /// Whether a save is under way.
    pub fn is_saving(&self) -> bool {
        self.files.saving.is_some()
    }

    /// What would lose unsaved work, and waits for an answer.
    pub fn question(&self) -> Option<&Leaving> {
        self.files.question.as_ref()
    }

    /// The name that is offered for the file: its own, or one made of the atlas's title.
    pub fn file_name(&self) -> String {
        let own = self.file().and_then(|file| file.file_name());
        own.map_or_else(
            || name_for(&self.atlas().about.title),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    /// Leaves the atlas for another, or for good: at once where nothing is lost, else after an answer.
    pub(super) fn leave(&mut self, what: Leaving) -> Vec<Effect> {
        if !self.is_changed() {
            return self.go(what);
        }
        // What is being written right now needs no question, only patience.
        if self
            .files
            .saving
            .as_ref()
            .is_some_and(|(_, state)| *state == self.state())
        {
            self.files.then = Some(what);
        } else {
            self.files.question = Some(what);
        }
        Vec::new()
    }

    /// Takes the answer to what was asked.
    pub(super) fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        let Some(what) = self.files.question.take() else {
            return Vec::new();
        };
        match answer {
            Answer::Save => {
                self.files.then = Some(what);
                self.save()
            }
            Answer::DontSave => self.go(what),
            Answer::Cancel => Vec::new(),
        }
    }

    fn go(&mut self, what: Leaving) -> Vec<Effect> {
        match what {
            Leaving::New => self.show(Atlas::default(), None),
            Leaving::Open(path) => self.load(path.clone(), Effect::Load(path)),
            Leaving::OpenExample => self.load("seoul-tehran.ron".into(), Effect::LoadExample),
            Leaving::Show(atlas, file) => self.show(*atlas, file),
            Leaving::Close => vec![Effect::Close],
        }
    }

    fn load(&mut self, path: PathBuf, effect: Effect) -> Vec<Effect> {
        self.files.loading = Some((path, self.state()));
        vec![effect]
    }

    fn show(&mut self, atlas: Atlas, file: Option<PathBuf>) -> Vec<Effect> {
        *self = Self {
            revision: self.revision + 1,
            ..Self::new(atlas, file)
        };
        vec![Effect::FitAtlas]
    }

    /// Shows what was opened; asks where the old atlas has been changed while it was read.
    pub(super) fn opened(&mut self, atlas: Box<Atlas>, file: Option<PathBuf>) -> Vec<Effect> {
        let agreed = self.files.loading.take().map(|(_, state)| state);
        let agreed = agreed.filter(|_| !self.has_changed_draft());
        if self.has_unsaved_work() && agreed != Some(self.state()) {
            self.files.question = Some(Leaving::Show(atlas, file));
            return Vec::new();
        }
        self.show(*atlas, file)
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

    /// Saves to the file, or asks for one where there is none.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        match self.file().cloned() {
            Some(file) => self.save_to(file),
            None => vec![Effect::PickPlace],
        }
    }

    /// Saves to a file. One save at a time: a second waits for the first.
    pub(super) fn save_to(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.is_saving() {
            self.files.again = Some(path);
            return Vec::new();
        }
        let state = self.state();
        self.files.saving = Some((path.clone(), state));
        vec![Effect::Save(path, state)]
    }

    /// No place was chosen: nothing is saved, and what waited for it does not happen.
    pub(super) fn not_placed(&mut self) {
        self.files.then = None;
    }

    /// The file holds a state now. A save of an atlas that has been left since is nobody's any more.
    pub(super) fn saved(&mut self, path: PathBuf, state: StateId) -> Vec<Effect> {
        if self.files.saving.as_ref() != Some(&(path.clone(), state)) {
            return Vec::new();
        }
        self.history.mark_saved(state);
        self.files.saving = None;
        self.files.file = Some(path);
        if self
            .notice
            .as_ref()
            .is_some_and(|notice| notice.offer == Some(Offer::SaveElsewhere))
        {
            self.notice = None;
        }
        if let Some(path) = self.files.again.take() {
            return self.save_to(path);
        }
        self.files
            .then
            .take()
            .map_or_else(Vec::new, |what| self.leave(what))
    }

    /// A save has failed: the work stays, and another place is offered.
    pub(super) fn not_saved(&mut self, text: String) {
        self.files.saving = None;
        self.files.again = None;
        self.files.then = None;
        self.notice = Some(Notice {
            offer: Some(Offer::SaveElsewhere),
            ..text.into()
        });
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
mod tests {
    use super::super::{Action, Stamp};
    use super::*;
    use crate::atlas::{City, Edit, Id};

    fn apply(session: &mut Session, action: Action) -> Vec<Effect> {
        session.apply(action, Stamp::default())
    }

    fn change(session: &mut Session, name: &str) {
        let city = City {
            name: name.to_owned(),
            ..City::default()
        };
        let edit = Edit::PutCity(Id::new(name).unwrap(), Box::new(city));
        apply(session, Action::Edit(Box::new(edit)));
    }

    fn changed(file: Option<&str>) -> Session {
        let mut session = Session::new(Atlas::default(), file.map(Into::into));
        change(&mut session, "seoul");
        session
    }

    #[test]
    fn without_changes_nothing_is_asked() {
        let mut session = Session::new(Atlas::default(), None);
        assert_eq!(apply(&mut session, Action::Close), [Effect::Close]);
        assert!(session.question().is_none());
    }

    #[test]
    fn unsaved_work_is_asked_about_before_it_would_be_lost() {
        for leave in [
            Action::Close,
            Action::New,
            Action::OpenExample,
            Action::Open("b.ron".into()),
        ] {
            let mut session = changed(Some("a.ron"));
            assert_eq!(apply(&mut session, leave), []);
            assert!(session.question().is_some());
            assert_eq!(apply(&mut session, Action::Answer(Answer::Cancel)), []);
            assert!(session.question().is_none() && session.is_changed());
        }
    }

    #[test]
    fn saved_first_the_window_closes_once_the_file_is_written() {
        let mut session = changed(Some("a.ron"));
        apply(&mut session, Action::Close);
        let state = session.state();
        let effects = apply(&mut session, Action::Answer(Answer::Save));
        assert_eq!(effects, [Effect::Save("a.ron".into(), state)]);
        let effects = apply(&mut session, Action::Saved("a.ron".into(), state));
        assert_eq!(effects, [Effect::Close]);
    }

    #[test]
    fn a_save_that_fails_keeps_the_work_and_the_window_and_offers_another_place() {
        let mut session = changed(Some("a.ron"));
        apply(&mut session, Action::Close);
        apply(&mut session, Action::Answer(Answer::Save));
        let effects = apply(
            &mut session,
            Action::NotSaved("the disk is full".to_owned()),
        );
        assert_eq!(effects, []);
        assert!(session.is_changed());
        let notice = session.notice().unwrap();
        assert_eq!(notice.offer, Some(Offer::SaveElsewhere));
        let state = session.state();
        apply(&mut session, Action::SaveTo("b.ron".into()));
        apply(&mut session, Action::Saved("b.ron".into(), state));
        assert!(session.notice().is_none(), "the trouble is over");
    }

    #[test]
    fn work_without_a_file_asks_for_a_place_and_stays_when_none_is_chosen() {
        let mut session = changed(None);
        apply(&mut session, Action::Close);
        let effects = apply(&mut session, Action::Answer(Answer::Save));
        assert_eq!(effects, [Effect::PickPlace]);
        apply(&mut session, Action::NotPlaced);
        let state = session.state();
        let effects = apply(&mut session, Action::SaveTo("b.ron".into()));
        assert_eq!(effects, [Effect::Save("b.ron".into(), state)]);
        let effects = apply(&mut session, Action::Saved("b.ron".into(), state));
        assert_eq!(effects, [], "the window was not to be closed any more");
        assert_eq!(session.file(), Some(&"b.ron".into()));
    }

    #[test]
    fn what_is_changed_while_a_file_is_read_is_not_lost_to_it() {
        let mut session = Session::new(Atlas::default(), None);
        apply(&mut session, Action::Open("b.ron".into()));
        change(&mut session, "tehran");
        let opened = Action::Opened(Box::default(), Some("b.ron".into()));
        assert_eq!(apply(&mut session, opened), []);
        assert_eq!(session.atlas().cities.len(), 1, "still the old atlas");
        let effects = apply(&mut session, Action::Answer(Answer::DontSave));
        assert_eq!(effects, [Effect::FitAtlas]);
        assert_eq!(session.file(), Some(&"b.ron".into()));
    }

    #[test]
    fn a_second_save_waits_for_the_first_and_writes_what_was_changed_meanwhile() {
        let mut session = changed(Some("a.ron"));
        let first = session.state();
        apply(&mut session, Action::Save);
        change(&mut session, "tehran");
        assert_eq!(apply(&mut session, Action::Save), []);
        let second = session.state();
        let effects = apply(&mut session, Action::Saved("a.ron".into(), first));
        assert_eq!(effects, [Effect::Save("a.ron".into(), second)]);
        apply(&mut session, Action::Saved("a.ron".into(), second));
        assert!(!session.is_changed());
    }

    #[test]
    fn a_new_file_is_named_after_the_title() {
        assert_eq!(name_for("Seoul and Tehran"), "seoul-and-tehran.ron");
        assert_eq!(name_for("서울 · تهران!"), "서울-تهران.ron");
        assert_eq!(name_for(" "), "atlas.ron");
    }
}
