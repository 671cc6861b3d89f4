//! Positions and shapes on the sphere.
//!
//! Everything is in f64: degrees for positions, metres for distances, fractions of a world for the Mercator plane.
//! This room knows nothing of cities, pixels or files.

mod coordinates;
mod country;
mod direction;
mod great_circle;
mod mercator;
mod position;
mod tile_number;
pub(crate) mod vector;

pub use coordinates::{CoordinatesError, position_in_text, text_of_position};
pub use country::{Country, CountryCode, CountryError};
pub(crate) use direction::ln;
pub use great_circle::{EARTH_RADIUS_M, GreatCircle, OnPlane, distance_m};
pub use mercator::{LAT_LIMIT, World};
pub use position::{Position, PositionError};
pub use tile_number::TileNumber;
