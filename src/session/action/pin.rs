//! Cities that are compared.

use crate::atlas::Id;
use crate::session::Session;

/// Says which cities are compared.
#[derive(Debug)]
pub enum PinAction {
    /// Pins a city for comparing, or takes its pin out.
    Turn(Id),
    /// Takes all pins out.
    Clear,
}

impl Session {
    pub(super) fn apply_pin(&mut self, action: PinAction) {
        match action {
            PinAction::Turn(city) => self.pin(city),
            PinAction::Clear => self.pins.clear(),
        }
    }
}
