//! Cities side by side: how many ties each has, which partners they share, and how their ties grew.

use std::collections::BTreeMap;

use super::life::turns;
use super::overview::{Counts, counts};
use super::{Reading, Standing, When, standing};
use crate::atlas::date::Day;
use crate::atlas::{Atlas, Id, TieId};

/// Cities side by side, each thing in the order of the cities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// How many ties each has.
    pub counts: Vec<Counts>,
    /// The ties between two of them.
    pub between: Vec<(TieId, Standing)>,
    /// The partners of more than one of them, those of most first, then by id.
    pub shared: Vec<Shared>,
}

/// A partner of several cities.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The partner.
    pub city: Id,
    /// Its tie with each of the cities; `None` where there is none.
    pub ties: Vec<Option<(TieId, Standing)>>,
}

/// Compares cities at a time, from a viewpoint; only ties that `leaves` says yes to count.
pub fn compare(
    atlas: &Atlas,
    cities: &[Id],
    (when, from): (When, &Reading),
    leaves: impl Fn(&TieId, &Standing) -> bool,
) -> Comparison {
    let mut partners: BTreeMap<&Id, Vec<Option<(TieId, Standing)>>> = BTreeMap::new();
    let mut comparison = Comparison::default();
    for (number, city) in cities.iter().enumerate() {
        let mut own = Vec::new();
        for (id, tie) in atlas.ties_of(city) {
            let Some(seen) = standing(id, tie, when, from).filter(|seen| leaves(id, seen)) else {
                continue;
            };
            let Some(other) = id.other(city) else {
                continue;
            };
            own.push(seen.clone());
            let is_between = cities.iter().position(|city| city == other);
            if is_between.is_some_and(|place| place > number) {
                comparison.between.push((id.clone(), seen.clone()));
            }
            let ties = partners.entry(other);
            let ties = ties.or_insert_with(|| vec![None; cities.len()]);
            ties[number] = Some((id.clone(), seen));
        }
        comparison.counts.push(counts(&own));
    }
    let shared = partners.into_iter().map(|(city, ties)| Shared {
        city: city.clone(),
        ties,
    });
    comparison.shared = shared.filter(|shared| shared.count() > 1).collect();
    comparison
        .shared
        .sort_by_key(|shared| std::cmp::Reverse(shared.count()));
    comparison
}

impl Shared {
    /// Of how many of the cities it is a partner.
    pub fn count(&self) -> usize {
        self.ties.iter().flatten().count()
    }
}

/// How many ties of a city stand from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grown {
    /// The first day.
    pub from: Day,
    /// How many stand, for sure or maybe.
    pub ties: usize,
}

/// How many ties of a city stand, from change to change, the first entry from the first day that a date can name; seen
/// from a viewpoint.
pub fn growth(atlas: &Atlas, city: &Id, from: &Reading) -> Vec<Grown> {
    let mut changes: BTreeMap<Day, i64> = BTreeMap::from([(Day::MIN, 0)]);
    for (id, tie) in atlas.ties_of(city) {
        let turns = tie
            .claims
            .iter()
            .flat_map(|claim| turns(claim, from.margins));
        let mut days: Vec<Day> = turns.flatten().collect();
        days.push(Day::MIN);
        days.sort_unstable();
        days.dedup();
        let mut stood = false;
        for day in days {
            let stands = standing(id, tie, When::On(day), from).is_some();
            if stands != stood {
                *changes.entry(day).or_default() += if stands { 1 } else { -1 };
                stood = stands;
            }
        }
    }
    let mut ties = 0;
    let mut grown: Vec<Grown> = Vec::with_capacity(changes.len());
    for (from, change) in changes {
        ties += change;
        let ties = usize::try_from(ties).unwrap_or(0);
        if grown.last().is_none_or(|last| last.ties != ties) {
            grown.push(Grown { from, ties });
        }
    }
    grown
}
