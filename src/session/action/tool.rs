//! Tools, and what is done with them on the map.

use crate::atlas::Id;
use crate::geo::Position;
use crate::session::{Effect, Point, Session, Stamp, Tool};

/// Takes a tool, uses it or lays it down.
#[derive(Debug)]
pub enum ToolAction {
    /// Takes a tool.
    Take(Tool),
    /// The map was clicked.
    Point(Point),
    /// A tie was drawn: from a city to another, or to where there is none yet.
    Draw(Id, Point),
    /// Takes the tool that measures, its first click made.
    MeasureFrom(Position),
    /// Puts away what is nearest: the form, the tool, the story, the selection.
    Escape,
}

impl ToolAction {
    pub(super) fn changes_atlas(&self) -> bool {
        match self {
            Self::Take(tool) => match tool {
                Tool::AddCity | Tool::Connect | Tool::Move => true,
                Tool::Select | Tool::Measure => false,
            },
            Self::Draw(..) => true,
            // A click changes something only with a tool that could be taken.
            Self::Point(_) | Self::MeasureFrom(_) | Self::Escape => false,
        }
    }
}

impl Session {
    pub(super) fn apply_tool(&mut self, action: ToolAction, at: Stamp) -> Vec<Effect> {
        match action {
            ToolAction::Take(tool) => self.take(tool, at.seed),
            ToolAction::Point(point) => self.point(point, at.seed),
            ToolAction::Draw(from, to) => self.draw(from, to, at.seed),
            ToolAction::MeasureFrom(place) => self.measure_from(place, at.seed),
            ToolAction::Escape => return self.escape(),
        }
        Vec::new()
    }
}
