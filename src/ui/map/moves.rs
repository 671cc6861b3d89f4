//! Where commands take the map.

use eframe::egui;

use super::Map;
use crate::atlas::Subject;
use crate::geo::{Position, World};
use crate::scene::into_view::bounds_of;
use crate::scene::view::View;
use crate::session::{Action, Choosing, SelectAction, Session};

/// No farther off than this one looks at coordinates: a large city fills the map.
const GO_TO_ZOOM: f64 = 9.0;

impl Map {
    /// Shows the whole atlas.
    pub(in crate::ui) fn fit(&mut self) {
        self.camera.fit();
    }

    /// Shows all that is selected and has a place.
    pub(in crate::ui) fn zoom_to_selection(&mut self, ctx: &egui::Context, session: &Session) {
        if let Some(bounds) = bounds_of(session.chosen().all(), session.atlas()) {
            self.camera.show(ctx, bounds);
        }
    }

    /// Selects all that the map shows.
    pub(in crate::ui) fn select_all(&self, session: &Session) -> Option<Action> {
        let all = self.all_shown(session)?;
        Some(SelectAction::Choose(all, Choosing::Set).into())
    }

    /// Selects what the map shows and is not selected, instead of what is: of the cities, where cities alone are, and
    /// of the ties, where ties alone are.
    pub(in crate::ui) fn invert(&self, session: &Session) -> Option<Action> {
        let mut all = self.all_shown(session)?;
        match session.chosen().counts() {
            [0, 0] => {}
            [_, 0] => all.retain(|subject| matches!(subject, Subject::City(_))),
            [0, _] => all.retain(|subject| matches!(subject, Subject::Tie(_))),
            _ => {}
        }
        Some(SelectAction::Choose(all, Choosing::Toggle).into())
    }

    fn all_shown(&self, session: &Session) -> Option<Vec<Subject>> {
        let drawn = self.drawn.as_ref()?;
        Some(self.within(drawn, session).all())
    }

    /// Zooms by this many factors of two about the middle, eased.
    pub(in crate::ui) fn zoom_by(&mut self, ctx: &egui::Context, steps: f64) {
        self.camera.zoom_by(ctx, steps);
    }

    /// Flies to a place and marks it.
    pub(in crate::ui) fn go_to(&mut self, ctx: &egui::Context, place: Position) {
        self.camera.centre(ctx, place, GO_TO_ZOOM);
        self.mark = Some(place);
    }

    /// The place in the middle and the zoom, as a story keeps them; `None` before the first frame.
    pub(in crate::ui) fn here(&self) -> Option<(Position, f64)> {
        let view = self.camera.story_view()?;
        Some((view.centre.position(), view.zoom))
    }

    /// Keeps what is shown, for [`Map::back_to_view`].
    pub(in crate::ui) fn keep_view(&mut self) {
        self.kept = self.camera.view();
    }

    /// Flies to a view of a story. What is selected in it need not be in sight.
    pub(in crate::ui) fn fly_to(
        &mut self,
        ctx: &egui::Context,
        session: &Session,
        place: Position,
        zoom: f64,
    ) {
        self.selected = session.selected().cloned();
        let centre = World::of(place);
        self.camera.fly_to_story(ctx, View { centre, zoom });
    }

    /// Flies back to what was kept.
    pub(in crate::ui) fn back_to_view(&mut self, ctx: &egui::Context, session: &Session) {
        self.selected = session.selected().cloned();
        if let Some(view) = self.kept.take() {
            self.camera.fly_to(ctx, view);
        }
    }

    /// The place in the middle; `None` before the first frame.
    pub(in crate::ui) fn middle(&self) -> Option<Position> {
        self.camera.middle()
    }
}
