//! What an atlas says of itself.

use serde::{Deserialize, Serialize};

/// Title, description, licence and credit of the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What it holds, in a few sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The licence of the data, an SPDX expression.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Whose work it rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// The source that the atlas begins from, shown in its overview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_source: Option<super::Id>,
    /// The tie that the atlas opens on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_tie: Option<super::TieId>,
}
