//! What changed in a story.

use super::super::super::{Atlas, Story, StoryView};
use super::Label;

/// What changed in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoryChange {
    /// A view was added.
    Added,
    /// A view was taken out.
    Removed,
    /// The views stand in another order.
    Moved,
    /// The title or the words of a view.
    Words,
    /// What a view shows.
    Shown,
    /// Several of these.
    Several,
}

pub(super) fn put(name: &str, before: &Atlas, now: &Story) -> Label {
    let story = name.to_owned();
    match before.saved.stories.get(name) {
        None => Label::AddStory { story },
        Some(was) => Label::ChangeStory {
            story,
            what: StoryChange::between(was, now),
        },
    }
}

impl StoryChange {
    fn between(was: &Story, now: &Story) -> Self {
        let (was, now) = (&was.views, &now.views);
        if now.len() == was.len() + 1 && was.iter().all(|view| now.contains(view)) {
            return Self::Added;
        }
        if was.len() == now.len() + 1 && now.iter().all(|view| was.contains(view)) {
            return Self::Removed;
        }
        if was.len() != now.len() {
            return Self::Several;
        }
        if now.iter().all(|view| was.contains(view)) && was.iter().all(|view| now.contains(view)) {
            return Self::Moved;
        }
        let mut changed = was.iter().zip(now).filter(|(was, now)| was != now);
        match (changed.next(), changed.next()) {
            (Some((was, now)), None) if shows_alike(was, now) => Self::Words,
            (Some(_), None) => Self::Shown,
            _ => Self::Several,
        }
    }
}

/// Whether two views differ in their words alone.
fn shows_alike(was: &StoryView, now: &StoryView) -> bool {
    let unsaid = |view: &StoryView| StoryView {
        title: String::new(),
        words: String::new(),
        ..view.clone()
    };
    unsaid(was) == unsaid(now)
}
