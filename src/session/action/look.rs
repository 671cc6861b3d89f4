//! From where the atlas is looked at. That changes nothing of it, so undo does not know of it.

use crate::atlas::Filter;
use crate::session::Session;
use crate::standing::{Viewpoint, When};

/// Looks at the atlas from elsewhere.
#[derive(Debug)]
pub enum LookAction {
    /// Shows another time.
    SetWhen(When),
    /// Shows somebody else's word.
    SetViewpoint(Viewpoint),
    /// Shows what this filter leaves.
    SetFilter(Box<Filter>),
}

impl Session {
    pub(super) fn apply_look(&mut self, action: LookAction) {
        match action {
            LookAction::SetWhen(when) => self.outlook.when = when,
            LookAction::SetViewpoint(viewpoint) => self.outlook.reading.viewpoint = viewpoint,
            LookAction::SetFilter(filter) => self.outlook.filter = *filter,
        }
    }
}
