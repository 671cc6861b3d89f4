//! A point on the globe.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why two numbers are no position.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum PositionError {
    /// A latitude past a pole, or no number.
    #[error("bad-latitude: {0}")]
    Latitude(f64),
    /// A longitude past ±180°, or no number.
    #[error("bad-longitude: {0}")]
    Longitude(f64),
}

/// A point on the globe, in degrees (WGS 84). It is on the globe from the moment that it exists.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Raw", into = "Raw")]
pub struct Position {
    lat: f64,
    lon: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    lat: f64,
    lon: f64,
}

impl Position {
    /// The equator at Greenwich.
    pub const ORIGIN: Self = Self { lat: 0.0, lon: 0.0 };

    /// A position from its latitude (north positive) and longitude (east positive), degrees.
    ///
    /// # Errors
    /// When one of them is not on the globe.
    pub fn new(lat: f64, lon: f64) -> Result<Self, PositionError> {
        if !(-90.0..=90.0).contains(&lat) {
            Err(PositionError::Latitude(lat))
        } else if !(-180.0..=180.0).contains(&lon) {
            Err(PositionError::Longitude(lon))
        } else {
            Ok(Self { lat, lon })
        }
    }

    /// Degrees north of the equator.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// The unit vector from the centre of the globe: x to (0°, 0°), y to (0°, 90° E), z to the north pole.
    pub fn unit(self) -> [f64; 3] {
        let (sin_lat, cos_lat) = self.lat.to_radians().sin_cos();
        let (sin_lon, cos_lon) = self.lon.to_radians().sin_cos();
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
    }
}

impl TryFrom<Raw> for Position {
    type Error = PositionError;
    fn try_from(raw: Raw) -> Result<Self, PositionError> {
        Self::new(raw.lat, raw.lon)
    }
}

impl From<Position> for Raw {
    fn from(position: Position) -> Self {
        Self {
            lat: position.lat,
            lon: position.lon,
        }
    }
}
