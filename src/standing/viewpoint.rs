//! From whose point of view ties are seen.

use crate::atlas::{Id, SeenBy};

/// From whose point of view ties are seen. The names are the same everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Viewpoint {
    /// "Anyone": every claim.
    #[default]
    Anyone,
    /// "As Seoul sees it": what this city claims, of its ties alone.
    City(Id),
    /// "Agreed by both": what both ends claim alike, undoubted.
    Agreed,
}

impl From<&SeenBy> for Viewpoint {
    fn from(seen_by: &SeenBy) -> Self {
        match seen_by {
            SeenBy::Anyone => Self::Anyone,
            SeenBy::City(city) => Self::City(city.clone()),
            SeenBy::Agreed => Self::Agreed,
        }
    }
}

impl From<&Viewpoint> for SeenBy {
    fn from(viewpoint: &Viewpoint) -> Self {
        match viewpoint {
            Viewpoint::Anyone => Self::Anyone,
            Viewpoint::City(city) => Self::City(city.clone()),
            Viewpoint::Agreed => Self::Agreed,
        }
    }
}
