//! Stories: views of an atlas in order, each with words, to be shown one after the other.
//!
//! A story says where to look and what to read there; it repeats nothing that is known, so that it stays true when the
//! atlas changes. What a view shows is worked out when it is shown.

use serde::{Deserialize, Serialize};

use super::saved::Filter;
use super::{Date, Id, Subject};
use crate::geo::Position;

/// Views in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Its views, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<StoryView>,
}

/// One view of a story: a place on the map, a time, whose word, what of it, and what is said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryView {
    /// Its title; may be blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What is said about it; may be blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What lies in the middle of the map.
    pub at: Position,
    /// How near: on a map 928 points wide the world is 256 · 2^zoom points wide. Other maps show the same stretch from
    /// west to east.
    pub zoom: f64,
    /// The time that is shown, a span or the first day of what is written; absent is all time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Whose word is shown.
    #[serde(default, skip_serializing_if = "SeenBy::is_anyone")]
    pub seen_by: SeenBy,
    /// Which ties are shown.
    #[serde(default, skip_serializing_if = "Filter::is_default")]
    pub filter: Filter,
    /// What is selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<Subject>,
}

/// Whose word a view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeenBy {
    /// Every claim.
    #[default]
    Anyone,
    /// What a city claims.
    City(Id),
    /// What both ends claim alike.
    Agreed,
}

impl SeenBy {
    /// Whether every claim is shown.
    pub fn is_anyone(&self) -> bool {
        *self == Self::Anyone
    }
}

impl Story {
    /// The story with the view of a number moved to another number, the others closing up.
    #[must_use]
    pub fn moved(&self, from: usize, to: usize) -> Self {
        let mut story = self.clone();
        if from < story.views.len() {
            let view = story.views.remove(from);
            story.views.insert(to.min(story.views.len()), view);
        }
        story
    }

    /// The story without the view of a number.
    #[must_use]
    pub fn without(&self, number: usize) -> Self {
        let mut story = self.clone();
        if number < story.views.len() {
            story.views.remove(number);
        }
        story
    }

    /// The story with a view behind that of a number, or at the end.
    #[must_use]
    pub fn with(&self, view: StoryView, behind: Option<usize>) -> Self {
        let mut story = self.clone();
        let end = story.views.len();
        let at = behind.map_or(end, |number| (number + 1).min(end));
        story.views.insert(at, view);
        story
    }

    /// The story with another view in place of that of a number.
    #[must_use]
    pub fn changed(&self, number: usize, view: StoryView) -> Self {
        let mut story = self.clone();
        if let Some(place) = story.views.get_mut(number) {
            *place = view;
        }
        story
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(title: &str) -> StoryView {
        StoryView {
            title: title.to_owned(),
            words: String::new(),
            at: Position::ORIGIN,
            zoom: 2.0,
            date: None,
            seen_by: SeenBy::Anyone,
            filter: Filter::default(),
            selected: None,
        }
    }

    fn titles(story: &Story) -> Vec<&str> {
        story.views.iter().map(|view| view.title.as_str()).collect()
    }

    #[test]
    fn views_are_moved_added_changed_and_taken_out_and_the_others_keep_their_order() {
        let story = Story {
            views: ["a", "b", "c"].map(view).into(),
        };
        assert_eq!(titles(&story.moved(0, 2)), ["b", "c", "a"]);
        assert_eq!(titles(&story.moved(2, 1)), ["a", "c", "b"]);
        assert_eq!(titles(&story.moved(9, 0)), ["a", "b", "c"]);
        assert_eq!(
            titles(&story.with(view("d"), Some(0))),
            ["a", "d", "b", "c"]
        );
        assert_eq!(titles(&story.with(view("d"), None)), ["a", "b", "c", "d"]);
        assert_eq!(titles(&story.without(1)), ["a", "c"]);
        assert_eq!(titles(&story.changed(1, view("x"))), ["a", "x", "c"]);
    }
}
