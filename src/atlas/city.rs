//! Cities: the nodes of the atlas.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::{Extra, is_empty_extra};
use crate::geo::{CountryCode, Position};

/// A place that has ties: a city, or what stands for one (a province, a district).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// Its English name, or its own where it has no English one.
    pub name: String,
    /// Names by language tag (BCP 47): `ko`, `fa`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// Names that it no longer bears.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerName>,
    /// Its country, ISO 3166-1 alpha-2; absent is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// Its level in the administration of its country.
    #[serde(default, skip_serializing_if = "Level::is_city")]
    pub level: Level,
    /// Where it stands on the map, degrees; absent is unknown: listed and counted, not drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
    /// For a province or state: the name of its seat, where it is drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<String>,
    /// Ids elsewhere, by register: `wikidata`, `geonames`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<String, String>,
    /// A remark for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Fields that foreign files brought.
    #[serde(default, skip_serializing_if = "is_empty_extra")]
    pub extra: Extra,
}

/// A name that a city bore once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// Since when it bore it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// The level of a place in the administration of its country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A city or municipality.
    #[default]
    City,
    /// A part of a city.
    District,
    /// A province.
    Province,
    /// A state of a federation.
    State,
    /// A prefecture.
    Prefecture,
    /// Anything else.
    Other,
}

impl Level {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands it a reference"
    )]
    fn is_city(&self) -> bool {
        *self == Self::City
    }
}
