//! Stories: views of the atlas with words, shown one after the other, and made in the window.
//!
//! [`card`] shows a story over the map, [`keys`] turns its pages, [`editor`] makes one in the panel's place, and
//! [`way_in`] leads there from the overview.

use eframe::egui::Context;

use super::Scope;
use crate::atlas::{Atlas, Edit, Story, StoryView};
use crate::geo::Position;
use crate::session::{Action, EditAction, Session, StoryAction};

mod card;
mod editor;
mod fields;
mod keys;
mod rows;
mod way_in;

pub(super) use card::show as card;
pub(super) use keys::actions as keys;
pub(super) use way_in::show as way_in;

/// What the making of stories keeps between frames.
#[derive(Debug, Default)]
pub(super) struct Stories {
    is_open: bool,
    /// The story in hand, by its name.
    name: Option<String>,
    /// The view that is unfolded.
    view: Option<usize>,
    fields: fields::Fields,
    /// What part of the map is shown; `None` before its first frame.
    here: Option<(Position, f64)>,
}

impl Stories {
    /// Takes note of what part of the map is shown.
    pub(super) fn follow(&mut self, here: Option<(Position, f64)>) {
        self.here = here;
    }

    /// Whether the editor stands in the panel's place.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// Opens the editor.
    pub(super) fn open(&mut self, session: &Session) {
        self.is_open = true;
        self.name = self.in_hand(session.atlas()).map(ToOwned::to_owned);
    }

    /// The name of the story in hand, else of the first one.
    fn in_hand<'a>(&self, atlas: &'a Atlas) -> Option<&'a String> {
        let stories = &atlas.saved.stories;
        let own = self.name.as_ref();
        let own = own.and_then(|name| stories.get_key_value(name));
        own.or_else(|| stories.first_key_value())
            .map(|(name, _)| name)
    }

    /// Shows the story in hand, or ends the one that is shown.
    pub(super) fn toggle(&self, session: &Session) -> Option<Action> {
        if session.showing().is_some() {
            return Some(StoryAction::End.into());
        }
        let stories = &session.atlas().saved.stories;
        let has_views = |name: &&String| stories.get(*name).is_some_and(|s| !s.views.is_empty());
        let own = self.in_hand(session.atlas()).filter(has_views);
        let name = own.or_else(|| stories.keys().find(has_views))?;
        Some(StoryAction::Show(name.clone()).into())
    }

    /// Adds what is in view to the story in hand, behind the view that is unfolded; makes a story where there is none.
    pub(super) fn add_view(&mut self, ctx: &Context, scope: &Session, new: &str) -> Option<Action> {
        let view = self.view_here(scope)?;
        let atlas = scope.atlas();
        let in_hand = self.in_hand(atlas).cloned();
        let name = in_hand.unwrap_or_else(|| free_name(atlas, new));
        let story = atlas.saved.stories.get(&name).cloned().unwrap_or_default();
        let behind = self.view.filter(|_| self.is_open);
        let at = behind.map_or(story.views.len(), |number| number + 1);
        self.is_open = true;
        self.name = Some(name.clone());
        self.unfold(ctx, Some(at.min(story.views.len())));
        Some(put(name, story.with(view, behind)))
    }

    /// Makes a story of what is in view.
    fn begin(&mut self, ctx: &Context, session: &Session, new: &str) -> Option<Action> {
        let view = self.view_here(session)?;
        let name = free_name(session.atlas(), new);
        self.name = Some(name.clone());
        self.unfold(ctx, Some(0));
        Some(put(name, Story::default().with(view, None)))
    }

    fn view_here(&self, session: &Session) -> Option<StoryView> {
        let (at, zoom) = self.here?;
        let [lat, lon] = [at.lat(), at.lon()].map(|degrees| (degrees * 1e3).round() / 1e3);
        let at = Position::new(lat, lon).unwrap_or(at);
        Some(session.view_here(at, (zoom * 100.0).round() / 100.0))
    }

    /// Unfolds a view, its title ready to be written.
    fn unfold(&mut self, ctx: &Context, view: Option<usize>) {
        self.view = view;
        self.fields.forget();
        if view.is_some() {
            self.fields.begin("story-title");
            ctx.request_repaint();
        }
    }
}

/// The edit that gives a story another content.
fn put(name: String, story: Story) -> Action {
    EditAction::Make(Box::new(Edit::PutStory(name, Box::new(story)))).into()
}

/// A name that no story has: the one given, or with a number behind it.
fn free_name(atlas: &Atlas, name: &str) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let free = names.find(|name| !atlas.saved.stories.contains_key(name));
    free.unwrap_or_default()
}

/// The title of a view, or its number where it has none.
fn title_of(scope: &Scope<'_>, view: &StoryView, number: usize) -> String {
    if view.title.trim().is_empty() {
        let args = [("number", (number + 1).into())];
        scope.texts.with("story-untitled-view", &args)
    } else {
        view.title.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_story_has_a_name_of_its_own() {
        let mut atlas = Atlas::default();
        for name in ["Story", "Story 2", "Story 3"] {
            assert_eq!(free_name(&atlas, "Story"), name);
            let stories = &mut atlas.saved.stories;
            stories.insert(name.to_owned(), Story::default());
        }
    }
}
