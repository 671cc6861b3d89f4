//! Where commands take the map.

use eframe::egui;

use super::Map;
use crate::geo::Position;

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

    /// The place in the middle; `None` before the first frame.
    pub(in crate::ui) fn middle(&self) -> Option<Position> {
        self.camera.middle()
    }
}
