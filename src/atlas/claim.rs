//! Claims: one statement about a tie, by one end, by both, or only reported.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::id::Id;
use super::source::Citation;
use super::{Extra, is_empty_extra};

/// One statement about a tie: one line of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Whose own word it is: one end, both, or neither (only reported: the citations say by whom).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Id>,
    /// What the tie is said to be.
    pub kind: Kind,
    /// The claimant's own word for it: 자매도시, خواهرخوانده.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// Since when: a date or a set, never an interval; absent is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Until when: a date or a set; absent is not known to have ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The state of the tie while the claim stands.
    #[serde(default, skip_serializing_if = "State::is_active")]
    pub state: State,
    /// How sure it is that the claim holds.
    #[serde(default, skip_serializing_if = "Certainty::is_stated")]
    pub certainty: Certainty,
    /// The fact that records the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id>,
    /// A remark for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Citation>,
    /// Fields that foreign files brought.
    #[serde(default, skip_serializing_if = "is_empty_extra")]
    pub extra: Extra,
}

/// What a tie is said to be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Sister or twin cities.
    Sister,
    /// Friendship cities.
    Friendship,
    /// A memorandum of understanding.
    Memorandum,
    /// A common project.
    Project,
    /// Contact without an agreement.
    Contact,
    /// Another kind, by its name.
    Other(String),
    /// No partnership: a denial, or a silence that counts as one.
    None,
}

/// The state of a tie while a claim stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Proposed, not yet agreed.
    Proposed,
    /// In force.
    #[default]
    Active,
    /// Asleep.
    Dormant,
    /// Suspended by one side.
    Suspended,
    /// Past its term.
    Expired,
    /// Ended.
    Ended,
    /// Nobody says.
    Unknown,
}

/// How sure it is that a claim or fact holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Said plainly by its source.
    #[default]
    Stated,
    /// Worked out, and how.
    Inferred(String),
    /// Evidence speaks against it, and which.
    Doubted(String),
    /// Superseded by better evidence, and why.
    Withdrawn(String),
}

impl State {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands it a reference"
    )]
    fn is_active(&self) -> bool {
        *self == Self::Active
    }
}

impl Certainty {
    pub(super) fn is_stated(&self) -> bool {
        *self == Self::Stated
    }
}
