//! Ties: pairs of cities, with what is claimed about them.

use serde::{Deserialize, Serialize};

use super::claim::Claim;
use super::{Extra, is_empty_extra};

/// What is claimed about a pair of cities. A pair has one tie; its id is the pair.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// The claims, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// A weight that an import brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// A remark for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Fields that foreign files brought.
    #[serde(default, skip_serializing_if = "is_empty_extra")]
    pub extra: Extra,
}
