//! How what is said of ties is read.

use super::{Margins, Viewpoint};

/// How what is said of ties is read, whatever the time: whose word counts, and how widely dates are taken that are only
/// about right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Whose word counts.
    pub viewpoint: Viewpoint,
    /// How widely "about" and "perhaps" are taken.
    pub margins: Margins,
}

impl From<Viewpoint> for Reading {
    /// With the usual margins.
    fn from(viewpoint: Viewpoint) -> Self {
        Self {
            viewpoint,
            margins: Margins::default(),
        }
    }
}
