//! What the bench asks of the map.

use super::Map;
use crate::jobs::JobError;
use crate::scene::view::View;

impl Map {
    /// Shows a view at once, as a script has it.
    pub(in crate::ui) fn look(&mut self, view: View) {
        self.camera.look(view);
    }

    /// Draws with so many threads, the window's own where it waits included.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(in crate::ui) fn draw_with(&mut self, threads: usize) -> Result<(), JobError> {
        self.basemap.draw_with(threads)
    }

    /// Whether each frame waits until all ties are drawn at its view.
    pub(in crate::ui) fn wait_for_ties(&mut self, waits: bool) {
        self.basemap.wait_for_ties(waits);
    }

    /// How many ties the last frame showed at exactly its view.
    pub(in crate::ui) fn ties_drawn(&self) -> usize {
        match (&self.many, &self.drawn) {
            (Some(many), _) if many.many().is_some() => self.basemap.ties_drawn(),
            (_, Some(drawn)) if self.basemap.is_exact() => drawn.ties.len(),
            _ => 0,
        }
    }

    /// Whether something lies under a point of the last frame's map.
    pub(in crate::ui) fn is_hit(&mut self, at: [f64; 2]) -> bool {
        let (Some(frame), Some(drawn)) = (self.basemap.frame(), self.drawn.take()) else {
            return false;
        };
        let picked = self.picked(&drawn, &frame, at);
        self.drawn = Some(drawn);
        picked.is_some_and(|picked| picked.first().is_some())
    }
}
