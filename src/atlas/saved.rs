//! What an atlas keeps for its readers beside what is known: filters and stories with a name.
//!
//! A [`Filter`] says which ties are shown. It is plain data; how a tie fares with it is worked out in `scene/filter.rs`,
//! since that depends on how the tie stands at a date.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Date, Id, Kind, State, Story};
use crate::geo::CountryCode;

/// What is saved beside what is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// Filters by name: so few that a map that is copied whole is light enough.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub filters: BTreeMap<String, Filter>,
    /// Stories by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stories: BTreeMap<String, Story>,
    /// What a check finds and people have judged to be right: which finding, and why. The key is made in `problems`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub known: BTreeMap<String, String>,
}

impl Saved {
    /// Marks a finding as known, by its key, and says why.
    pub(super) fn mark(&mut self, finding: &str, why: &str) {
        self.known.insert(finding.to_owned(), why.to_owned());
    }

    /// Whether nothing is saved.
    pub fn is_empty(&self) -> bool {
        self.filters.is_empty() && self.stories.is_empty() && self.known.is_empty()
    }
}

/// Which ties are shown: those that meet every condition. The default leaves all.
///
/// A tie meets the conditions on cities (`countries` and `degree`) when one of its ends meets both of them: of an atlas
/// about Seoul, "Germany" leaves Seoul's German partners, and not an empty map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// By what leads, or being contested.
    #[serde(default, skip_serializing_if = "Choice::is_any")]
    pub kinds: Choice<Sort>,
    /// By the state of what leads.
    #[serde(default, skip_serializing_if = "Choice::is_any")]
    pub states: Choice<State>,
    /// By who vouches for it. What is contested is nobody's undisputed word, and passes.
    #[serde(default, skip_serializing_if = "Choice::is_any")]
    pub certainty: Choice<Vouched>,
    /// Whether it stands only maybe at the date shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maybe: Option<bool>,
    /// Whether it is known since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<bool>,
    /// Whether its last known activity lies before this date; what is not known to have been active at all is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_before: Option<Date>,
    /// With an end in one of these countries; none means in any.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub countries: BTreeSet<CountryCode>,
    /// With an end of so many ties, before any filter.
    #[serde(default, skip_serializing_if = "Range::is_all")]
    pub degree: Range,
    /// On a way of so many ties from some cities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
    /// In whose words (names of both ends, terms, notes) each of these words is found.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Filter {
    /// Whether it says nothing: what is written to a file is then left out.
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it leaves all ties.
    pub fn is_empty(&self) -> bool {
        let without_words = Self {
            words: String::new(),
            ..self.clone()
        };
        without_words == Self::default() && self.words.trim().is_empty()
    }
}

/// Which values of a property are left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice<T: Ord> {
    /// All.
    #[default]
    Any,
    /// These alone: values that come later stay out.
    Only(BTreeSet<T>),
    /// All but these: values that come later are in.
    But(BTreeSet<T>),
}

impl<T: Ord + Clone> Choice<T> {
    /// Whether it leaves all.
    pub fn is_any(&self) -> bool {
        match self {
            Self::Any => true,
            Self::Only(_) => false,
            Self::But(out) => out.is_empty(),
        }
    }

    /// Whether a value is left.
    pub fn has(&self, value: &T) -> bool {
        match self {
            Self::Any => true,
            Self::Only(these) => these.contains(value),
            Self::But(these) => !these.contains(value),
        }
    }

    /// The choice with a value switched on or off.
    #[must_use]
    pub fn switched(&self, value: &T) -> Self {
        let toggled = |these: &BTreeSet<T>| {
            let mut these = these.clone();
            if !these.remove(value) {
                these.insert(value.clone());
            }
            these
        };
        match self {
            Self::Any => Self::But([value.clone()].into()),
            Self::Only(these) => Self::Only(toggled(these)),
            Self::But(these) => {
                let these = toggled(these);
                if these.is_empty() {
                    Self::Any
                } else {
                    Self::But(these)
                }
            }
        }
    }

    /// The choice of a value alone; of all, where it was alone already.
    #[must_use]
    pub fn alone(&self, value: &T) -> Self {
        let only = Self::Only([value.clone()].into());
        if *self == only { Self::Any } else { only }
    }
}

/// What the lines of the map are told apart by: the kind that leads, or that claims exclude each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
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
    /// Claims exclude each other.
    Contested,
}

impl Sort {
    /// The sort of ties that a kind leads; `None` for no partnership, which never does.
    pub fn of_kind(kind: &Kind) -> Option<Self> {
        Some(match kind {
            Kind::Sister => Self::Sister,
            Kind::Friendship => Self::Friendship,
            Kind::Memorandum => Self::Memorandum,
            Kind::Project => Self::Project,
            Kind::Contact => Self::Contact,
            Kind::Other(name) => Self::Other(name.clone()),
            Kind::None => return None,
        })
    }

    /// The kind that leads; `None` for what is contested.
    pub fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Sister => Kind::Sister,
            Self::Friendship => Kind::Friendship,
            Self::Memorandum => Kind::Memorandum,
            Self::Project => Kind::Project,
            Self::Contact => Kind::Contact,
            Self::Other(name) => Kind::Other(name.clone()),
            Self::Contested => return None,
        })
    }
}

/// Which ends vouch for a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vouched {
    /// Both ends say the same, undoubted.
    Agreed,
    /// One end alone.
    OneSided,
    /// No end's undoubted word.
    Unconfirmed,
}

/// A range of counts, both ends within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// The most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
}

impl Range {
    /// Whether every count is in it.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a count is in it.
    pub fn has(self, count: usize) -> bool {
        self.least.is_none_or(|least| count >= least as usize)
            && self.most.is_none_or(|most| count <= most as usize)
    }
}

/// What lies about some cities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    /// The cities.
    pub cities: BTreeSet<Id>,
    /// How many ties the way may have: 1 leaves their own ties.
    pub steps: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switching_a_value_off_and_on_again_leaves_all() {
        let off = Choice::Any.switched(&State::Ended);
        assert!(!off.has(&State::Ended) && off.has(&State::Active));
        assert_eq!(off.switched(&State::Ended), Choice::Any);
    }

    #[test]
    fn of_one_value_alone_others_can_be_added_and_all_brought_back() {
        let alone = Choice::Any.alone(&State::Ended);
        assert!(alone.has(&State::Ended) && !alone.has(&State::Active));
        assert!(alone.switched(&State::Active).has(&State::Active));
        assert_eq!(alone.alone(&State::Ended), Choice::Any);
    }

    #[test]
    fn a_range_has_both_its_ends() {
        let range = Range {
            least: Some(2),
            most: Some(4),
        };
        let within: Vec<usize> = (0..7).filter(|count| range.has(*count)).collect();
        assert_eq!(within, [2, 3, 4]);
        assert!(Range::default().has(0));
    }

    #[test]
    fn blank_words_are_no_condition() {
        let filter = Filter {
            words: "  ".to_owned(),
            ..Filter::default()
        };
        assert!(filter.is_empty());
    }
}
