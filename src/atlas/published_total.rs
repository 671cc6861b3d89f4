//! Totals that a city published, held against the list.

use serde::{Deserialize, Serialize};

use super::claim::Kind;
use super::date::Date;
use super::id::Id;
use super::source::Citation;

/// "23 sister cities": how many partners a city says, or is said, to have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedTotal {
    /// Whose total.
    pub city: Id,
    /// Of which kind; absent is of any kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// How many.
    pub count: u32,
    /// As of when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// A remark for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Citation>,
}
