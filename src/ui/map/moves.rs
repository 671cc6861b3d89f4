//! Where commands take the map.

use eframe::egui;

use super::Map;
use crate::geo::{Position, World};
use crate::scene::view::View;
use crate::session::Session;

/// No farther off than this one looks at coordinates: a large city fills the map.
const GO_TO_ZOOM: f64 = 9.0;

impl Map {
    /// Shows the whole atlas.
    pub(in crate::ui) fn fit(&mut self) {
        self.camera.fit();
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

    /// The place in the middle and the zoom; `None` before the first frame.
    pub(in crate::ui) fn here(&self) -> Option<(Position, f64)> {
        let view = self.camera.view()?;
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
        self.camera.fly_to(ctx, View { centre, zoom });
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
