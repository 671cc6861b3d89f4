//! Showing a story: its views one after the other, and afterwards what was there before.

use super::{Chosen, Effect, Session};
use crate::atlas::{Date, Filter, Story, StoryView};
use crate::geo::Position;
use crate::standing::{Viewpoint, When};

/// The story that is being shown, and what was in view before it began.
#[derive(Debug)]
pub(super) struct Showing {
    name: String,
    at: usize,
    before: Before,
}

/// What a story puts aside. The place on the map is kept by the map.
#[derive(Debug)]
struct Before {
    when: When,
    viewpoint: Viewpoint,
    filter: Filter,
    trail: Vec<Chosen>,
    at: usize,
}

/// The view of a story that is being shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The story's name.
    pub name: &'a str,
    /// The story.
    pub story: &'a Story,
    /// The view, by its place among the story's, from 0.
    pub at: usize,
    /// The view.
    pub view: &'a StoryView,
}

impl Session {
    /// What is shown of a story; `None` where none is, or where its views are gone.
    pub fn showing(&self) -> Option<Shown<'_>> {
        let showing = self.showing.as_ref()?;
        let (name, story) = self.atlas().saved.stories.get_key_value(&showing.name)?;
        let at = showing.at.min(story.views.len().checked_sub(1)?);
        Some(Shown {
            name,
            story,
            at,
            view: story.views.get(at)?,
        })
    }

    /// What is in view now, as a view of a story; the map knows the place.
    pub fn view_here(&self, at: Position, zoom: f64) -> StoryView {
        StoryView {
            title: String::new(),
            words: String::new(),
            at,
            zoom,
            date: self.when().text().and_then(|text| Date::new(&text).ok()),
            seen_by: self.viewpoint().into(),
            filter: self.filter().clone(),
            selected: self.selected().cloned(),
        }
    }

    /// Begins to show a story with its first view.
    pub(super) fn show_story(&mut self, name: String) -> Vec<Effect> {
        let story = self.atlas().saved.stories.get(&name);
        if story.is_none_or(|story| story.views.is_empty()) {
            return Vec::new();
        }
        let mut effects = self.end_story();
        effects.push(Effect::KeepView);
        self.showing = Some(Showing {
            name,
            at: 0,
            before: Before {
                when: self.outlook.when,
                viewpoint: self.outlook.reading.viewpoint.clone(),
                filter: self.outlook.filter.clone(),
                trail: self.trail.clone(),
                at: self.at,
            },
        });
        effects.extend(self.turn_to(0));
        effects
    }

    /// Shows the view of a number, or the last one.
    pub(super) fn turn_to(&mut self, number: usize) -> Vec<Effect> {
        if let Some(showing) = &mut self.showing {
            showing.at = number;
        }
        let view = self.showing().map(|shown| (shown.at, shown.view.clone()));
        let Some((at, view)) = view else {
            return Vec::new();
        };
        if let Some(showing) = &mut self.showing {
            showing.at = at;
        }
        self.look_at(&view)
    }

    /// Puts in view what a view of a story has.
    pub(super) fn look_at(&mut self, view: &StoryView) -> Vec<Effect> {
        self.outlook.when = view.date.as_ref().map_or(When::AllTime, When::of);
        self.outlook.reading.viewpoint = (&view.seen_by).into();
        self.outlook.filter = view.filter.clone();
        self.select(view.selected.clone());
        vec![Effect::FlyTo(view.at, view.zoom)]
    }

    /// Ends the story, and brings back what was there before it.
    pub(super) fn end_story(&mut self) -> Vec<Effect> {
        let Some(Showing { before, .. }) = self.showing.take() else {
            return Vec::new();
        };
        self.outlook.when = before.when;
        self.outlook.reading.viewpoint = before.viewpoint;
        self.outlook.filter = before.filter;
        self.trail = before.trail;
        self.at = before.at;
        vec![Effect::BackToView]
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{apply, change};
    use super::super::{
        EditAction, Effect, LookAction, SelectAction, Session, StoryAction, ToolAction,
    };
    use super::*;
    use crate::atlas::date::Day;
    use crate::atlas::{Atlas, Edit, Id, SeenBy, Subject};

    fn seoul() -> Subject {
        Subject::City(Id::new("seoul").unwrap())
    }

    fn view(zoom: f64, date: &str) -> StoryView {
        StoryView {
            title: String::new(),
            words: String::new(),
            at: Position::ORIGIN,
            zoom,
            date: Date::new(date).ok(),
            seen_by: SeenBy::City(Id::new("seoul").unwrap()),
            filter: Filter::default(),
            selected: Some(seoul()),
        }
    }

    fn put(session: &mut Session, views: &[StoryView]) {
        let views = views.to_vec();
        let edit = Edit::PutStory("Both".to_owned(), Box::new(Story { views }));
        apply(session, EditAction::Make(Box::new(edit)));
    }

    /// A session with Seoul, and a story of two views.
    fn session() -> Session {
        let mut session = Session::new(Atlas::default(), None);
        change(&mut session, "seoul");
        put(&mut session, &[view(3.0, "1977"), view(4.0, "1990-06")]);
        session
    }

    fn show(session: &mut Session) -> Vec<Effect> {
        apply(session, StoryAction::Show("Both".to_owned()))
    }

    fn on(year: i32, month: u8) -> When {
        When::On(Day::new(year, month, 1).unwrap())
    }

    #[test]
    fn each_view_of_a_story_shows_its_place_date_word_and_selection() {
        let mut session = session();
        let effects = show(&mut session);
        assert_eq!(
            effects,
            [Effect::KeepView, Effect::FlyTo(Position::ORIGIN, 3.0)]
        );
        assert_eq!(session.when(), on(1977, 1));
        assert_eq!(session.selected(), Some(&seoul()));
        assert_eq!(
            *session.viewpoint(),
            Viewpoint::City(Id::new("seoul").unwrap())
        );
        let effects = apply(&mut session, StoryAction::TurnTo(1));
        assert_eq!(effects, [Effect::FlyTo(Position::ORIGIN, 4.0)]);
        assert_eq!(session.when(), on(1990, 6));
        apply(&mut session, StoryAction::TurnTo(9));
        assert_eq!(session.showing().unwrap().at, 1, "there is no view behind");
    }

    #[test]
    fn the_end_of_a_story_brings_back_what_was_there() {
        let mut session = session();
        apply(&mut session, LookAction::SetWhen(on(2014, 4)));
        show(&mut session);
        apply(&mut session, StoryAction::TurnTo(1));
        apply(&mut session, LookAction::SetViewpoint(Viewpoint::Agreed));
        assert_eq!(
            apply(&mut session, ToolAction::Escape),
            [Effect::BackToView]
        );
        assert!(session.showing().is_none());
        assert_eq!(session.when(), on(2014, 4));
        assert_eq!(*session.viewpoint(), Viewpoint::Anyone);
        assert_eq!(session.selected(), None);
        assert!(!session.can_go_back(), "the story leaves no trail");
    }

    #[test]
    fn a_story_without_views_is_not_shown_and_one_that_loses_some_goes_on_with_the_rest() {
        let mut session = session();
        show(&mut session);
        apply(&mut session, StoryAction::TurnTo(1));
        put(&mut session, &[view(3.0, "1977")]);
        assert_eq!(session.showing().unwrap().at, 0);
        put(&mut session, &[]);
        assert!(session.showing().is_none());
        apply(&mut session, StoryAction::End);
        assert_eq!(show(&mut session), []);
    }

    #[test]
    fn what_is_in_view_becomes_a_view_that_shows_the_same() {
        let mut session = session();
        apply(&mut session, SelectAction::Select(Some(seoul())));
        apply(&mut session, LookAction::SetWhen(on(1990, 6)));
        apply(&mut session, LookAction::SetViewpoint(Viewpoint::Agreed));
        let here = session.view_here(Position::ORIGIN, 5.0);
        assert_eq!(here.date, Date::new("1990-06").ok());
        let outlook = session.outlook().clone();
        apply(&mut session, LookAction::SetWhen(When::AllTime));
        apply(&mut session, SelectAction::Select(None));
        apply(&mut session, StoryAction::LookAt(Box::new(here)));
        assert_eq!(*session.outlook(), outlook);
        assert_eq!(session.selected(), Some(&seoul()));
    }

    #[test]
    fn a_city_that_is_removed_is_let_go_of_by_stories() {
        let mut session = session();
        let edit = Edit::RemoveCity(Id::new("seoul").unwrap());
        apply(&mut session, EditAction::Make(Box::new(edit)));
        let story = &session.atlas().saved.stories["Both"];
        let let_go = |view: &StoryView| view.selected.is_none() && view.seen_by.is_anyone();
        assert!(story.views.iter().all(let_go));
        assert!(crate::atlas::check::broken_references(session.atlas()).is_empty());
    }
}
