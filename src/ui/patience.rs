//! How long something may go on before the window speaks of it: words that come and go at once only unsettle.

use eframe::egui::Context;

/// So long people wait without a word, seconds.
const PATIENCE_S: f64 = 0.3;

/// Since when something has been going on.
#[derive(Debug, Default)]
pub(super) struct Since(Option<f64>);

impl Since {
    /// Whether it has gone on for longer than people wait without a word.
    pub(super) fn is_long(&mut self, ctx: &Context, goes_on: bool) -> bool {
        if !goes_on {
            self.0 = None;
            return false;
        }
        let now = ctx.input(|input| input.time);
        let passed = now - *self.0.get_or_insert(now);
        let rest = (PATIENCE_S - passed).max(0.0);
        if rest > 0.0 {
            ctx.request_repaint_after_secs(rest as f32);
        }
        passed >= PATIENCE_S
    }
}
