//! Facts: what happened, or what is known, about cities and ties.

use serde::{Deserialize, Serialize};

use super::claim::Certainty;
use super::date::Date;
use super::id::{Id, Subject};
use super::source::Citation;
use super::{Extra, is_empty_extra};

/// Something that happened or is known, in our own words, with its sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The cities and ties that it is about.
    pub about: Vec<Subject>,
    /// What sort of fact.
    pub kind: FactKind,
    /// When; a span for what lasted. Absent is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Date>,
    /// The statement, in our own words.
    pub statement: String,
    /// For a statistic: how much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// Who went to whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// People named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// Organisations named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<String>,
    /// How many people took part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people_count: Option<u32>,
    /// What it cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
    /// Fields of cooperation: transport, culture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// For an agreement: its particulars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// How sure it is.
    #[serde(default, skip_serializing_if = "Certainty::is_stated")]
    pub certainty: Certainty,
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

impl Fact {
    /// A fact of which no more is known than what it says: about nothing yet, without a date or a source.
    pub fn new(kind: FactKind, statement: impl Into<String>) -> Self {
        Self {
            about: Vec::new(),
            kind,
            when: None,
            statement: statement.into(),
            quantity: None,
            direction: None,
            people: Vec::new(),
            organisations: Vec::new(),
            people_count: None,
            cost: None,
            fields: Vec::new(),
            agreement: None,
            certainty: Certainty::Stated,
            note: None,
            cite: Vec::new(),
            extra: Extra::new(),
        }
    }
}

/// What sort of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// An agreement signed.
    Agreement,
    /// A visit.
    Visit,
    /// An invitation.
    Invitation,
    /// A street, park or building named.
    Naming,
    /// A number about a city.
    Statistic,
    /// What somebody wishes for.
    Interest,
    /// What somebody plans.
    Plan,
    /// Anything else that happened.
    Event,
    /// How relations were.
    Relations,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// What is measured: `population`, `area`, `area_ratio`.
    pub of: String,
    /// How much.
    pub value: f64,
    /// In which unit: `people`, `km²`; absent for a bare ratio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// Who went to whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Direction {
    /// Where from.
    pub from: Id,
    /// Where to.
    pub to: Id,
}

/// What something cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// How much.
    pub amount: f64,
    /// In which currency, ISO 4217: `KRW`.
    pub currency: String,
}

/// The particulars of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Where it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<String>,
    /// When or by whom it was approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<String>,
    /// How long it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// When it is reviewed next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_review: Option<Date>,
}
