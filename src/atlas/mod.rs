//! The model: what is known, by whom, since when, from which source.
//!
//! An [`Atlas`] is an immutable value of persistent maps: a copy costs nothing, an edit a few microseconds.
//! It changes by [`Edit`]s, whose steps a [`History`] keeps.
//! This room knows nothing of files, windows or clocks; what stands at a date is derived in `standing/`.

use std::collections::BTreeMap;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

mod about;
pub mod check;
mod cited;
mod city;
mod claim;
pub mod date;
pub mod edit;
mod fact;
mod history;
mod id;
pub mod merge;
pub(crate) mod nearest;
mod new_id;
mod patch;
mod place;
mod problem;
mod published_total;
mod saved;
pub mod shown;
mod source;
mod sourced;
mod story;
mod tie;

pub use about::About;
pub use cited::times_cited;
pub use city::{City, FormerName, Level};
pub use claim::{Certainty, Claim, Kind, State};
pub use date::{Date, DateError};
pub use edit::{Edit, EditError};
pub use fact::{Agreement, Cost, Direction, Fact, FactKind, Quantity};
pub use history::{History, StateId};
pub use id::{Id, IdError, Subject, TieId};
pub(crate) use new_id::undecomposed;
pub use new_id::{city_id, fact_id, source_id};
pub use patch::{Differences, Differing, Patch};
pub use place::{Entity, Place, Step};
pub use problem::{DateText, Problem, ProblemKind, Severity};
pub use published_total::PublishedTotal;
pub use saved::{Choice, Filter, Near, Range, Saved, Sort, Vouched};
pub use source::{Citation, Source};
pub use sourced::Sourced;
pub use story::{SeenBy, Story, StoryView};
pub use tie::Tie;

/// Fields that foreign files brought, kept and shown as they came.
pub type Extra = BTreeMap<String, Value>;

/// A value of an [`Extra`] field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A date.
    Date(Date),
}

fn is_empty_extra(extra: &Extra) -> bool {
    extra.is_empty()
}

/// Cities, the ties between them, the facts about both, and the sources of it all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Atlas {
    /// What the atlas says of itself.
    pub about: About,
    /// Its cities.
    pub cities: OrdMap<Id, City>,
    /// Its ties, one a pair.
    pub ties: OrdMap<TieId, Tie>,
    /// Its facts.
    pub facts: OrdMap<Id, Fact>,
    /// Its sources.
    pub sources: OrdMap<Id, Source>,
    /// Totals that cities published.
    pub totals: imbl::Vector<PublishedTotal>,
    /// What is saved for its readers.
    pub saved: Saved,
}

impl Atlas {
    /// The ties of a city, in the order of their ids.
    pub fn ties_of<'a>(&'a self, city: &'a Id) -> impl Iterator<Item = (&'a TieId, &'a Tie)> {
        self.ties.iter().filter(move |(id, _)| id.has(city))
    }

    /// The facts about a subject, in the order of their ids (which begin with their dates).
    pub fn facts_about<'a>(
        &'a self,
        subject: &'a Subject,
    ) -> impl Iterator<Item = (&'a Id, &'a Fact)> {
        self.facts
            .iter()
            .filter(move |(_, fact)| fact.about.contains(subject))
    }

    /// Whether a city or tie is in it.
    pub fn has(&self, subject: &Subject) -> bool {
        match subject {
            Subject::City(id) => self.cities.contains_key(id),
            Subject::Tie(id) => self.ties.contains_key(id),
        }
    }

    /// The English name of a city, or its id where the atlas lacks the city.
    pub fn name_of<'a>(&'a self, city: &'a Id) -> &'a str {
        self.cities
            .get(city)
            .map_or(city.as_str(), |c| c.name.as_str())
    }
}
