//! What there is to filter by, with counts: how many ties each choice would leave.
//!
//! A choice counts the ties that all other conditions leave: what it would show if it alone were switched on. So the
//! counts of one condition do not change while it is switched about, and a user sees before a click what it brings.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::atlas::{Atlas, Filter, Id, Sort, State, Subject, Vouched};
use crate::geo::CountryCode;
use crate::standing::overview::since_of_kind;
use crate::standing::{Reading, Stands, When, standing};

use super::filter::{Condition, Sieve, Unmet, sort_of, vouched};
use super::standings;

/// How many ties each choice would leave. Choices that no tie has are not there; those that the rest of the filter
/// leaves none of are, with none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// How many ties stand.
    pub all: usize,
    /// How many of them the filter leaves.
    pub left: usize,
    /// By what leads.
    pub sorts: BTreeMap<Sort, usize>,
    /// By state, that of a lane beside too.
    pub states: BTreeMap<State, usize>,
    /// By who vouches for it. Contested ties are in none.
    pub vouched: BTreeMap<Vouched, usize>,
    /// Those that stand for sure at the date, and those that stand maybe.
    pub maybe: [usize; 2],
    /// Those whose date is not known, and those whose is.
    pub dated: [usize; 2],
    /// By the country of an end.
    pub countries: BTreeMap<CountryCode, usize>,
    /// The most ties that a city has.
    pub most_degree: usize,
}

impl Facets {
    /// Of an atlas at a date, from a viewpoint. It goes through all ties: a job for another thread where they are many.
    pub fn of(atlas: &Atlas, filter: &Filter, (when, from): (When, &Reading)) -> Self {
        let all = standings(atlas, when, from);
        let sieve = Sieve::new(filter, &all.keys(), (when, from));
        let mut degrees: HashMap<&Id, usize> = HashMap::new();
        let mut facets = Self {
            all: all.len(),
            ..Self::default()
        };
        for (id, standing) in &all {
            for end in id.ends() {
                *degrees.entry(end).or_insert(0) += 1;
            }
            let unmet = sieve.unmet(atlas, id, standing);
            // Where two conditions are unmet no choice of one alone would leave the tie.
            let counts = |condition| match unmet {
                Unmet::None => 1,
                Unmet::One(alone) => usize::from(alone == condition),
                Unmet::Several => 0,
            };
            facets.left += usize::from(unmet == Unmet::None);
            if let Some(sort) = sort_of(standing) {
                *facets.sorts.entry(sort).or_insert(0) += counts(Condition::Kind);
            }
            let states = standing.beside.iter().map(|beside| beside.state);
            for state in states.chain([standing.state]).collect::<BTreeSet<_>>() {
                *facets.states.entry(state).or_insert(0) += counts(Condition::State);
            }
            if let Some(vouched) = vouched(standing) {
                *facets.vouched.entry(vouched).or_insert(0) += counts(Condition::Certainty);
            }
            let is_maybe = usize::from(standing.stands == Stands::Maybe);
            facets.maybe[is_maybe] += counts(Condition::Maybe);
            if counts(Condition::Dated) > 0 {
                let tie = atlas.ties.get(id);
                let since = tie.and_then(|tie| since_of_kind(tie, when, from, standing.leading()));
                facets.dated[usize::from(since.is_some())] += 1;
            }
            for code in sieve.countries_of(atlas, id) {
                *facets.countries.entry(code).or_insert(0) += counts(Condition::City);
            }
        }
        facets.most_degree = degrees.into_values().max().unwrap_or(0);
        facets
    }
}

/// A property that cities or ties are selected by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Ties, by what leads.
    Sort(Sort),
    /// Ties, by state, that of a lane beside too.
    State(State),
    /// Cities, by country.
    Country(CountryCode),
}

impl By {
    /// All that a filter leaves with this property. It goes through all ties.
    pub fn subjects(
        &self,
        atlas: &Atlas,
        filter: &Filter,
        (when, from): (When, &Reading),
    ) -> Vec<Subject> {
        let sieve = Sieve::of(filter, atlas, (when, from));
        let left = atlas.ties.iter().filter_map(|(id, tie)| {
            let standing = standing(id, tie, when, from)?;
            sieve.leaves(atlas, id, &standing).then_some((id, standing))
        });
        match self {
            Self::Sort(sort) => left
                .filter(|(_, standing)| sort_of(standing).as_ref() == Some(sort))
                .map(|(id, _)| Subject::Tie(id.clone()))
                .collect(),
            Self::State(state) => left
                .filter(|(_, standing)| {
                    let beside = standing.beside.iter().map(|beside| beside.state);
                    beside.chain([standing.state]).any(|one| one == *state)
                })
                .map(|(id, _)| Subject::Tie(id.clone()))
                .collect(),
            Self::Country(code) => {
                let is_there = |id: &Id| {
                    let city = atlas.cities.get(id);
                    city.is_some_and(|city| city.country == Some(*code))
                };
                let cities: BTreeSet<&Id> = if filter.is_empty() {
                    atlas.cities.keys().filter(|id| is_there(id)).collect()
                } else {
                    // A filter shows cities by their ties.
                    let ends = left.flat_map(|(id, _)| id.ends());
                    ends.filter(|id| is_there(id)).collect()
                };
                cities.into_iter().cloned().map(Subject::City).collect()
            }
        }
    }
}
