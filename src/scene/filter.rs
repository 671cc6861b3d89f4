//! Which ties a filter leaves, and why it leaves others out.
//!
//! A [`Sieve`] is a [`Filter`] made ready for an atlas at a date, from a viewpoint: what depends on all ties (how many each
//! city has, what lies about some cities) is worked out once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use crate::atlas::date::Day;
use crate::atlas::{
    Atlas, Choice, City, Date, Filter, Id, Near, Range, Sort, State, Tie, TieId, Vouched,
};
use crate::geo::CountryCode;
use crate::search::{Part, fold};
use crate::standing::overview::since_of_kind;
use crate::standing::quiet::Quiet;
use crate::standing::{Accord, Reading, Standing, Stands, When, standing};

use super::Standings;

/// A condition of a filter: what it looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// What leads, or that it is contested.
    Kind,
    /// The state of what leads.
    State,
    /// Who vouches for it.
    Certainty,
    /// Whether it stands maybe.
    Maybe,
    /// Whether its date is known.
    Dated,
    /// Since when it is quiet.
    Quiet,
    /// The country of an end, and how many ties it has.
    City,
    /// How far it is from some cities.
    Near,
    /// Words that it is found by.
    Words,
}

impl Condition {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Kind,
        Self::State,
        Self::Certainty,
        Self::Maybe,
        Self::Dated,
        Self::Quiet,
        Self::City,
        Self::Near,
        Self::Words,
    ];
}

impl Condition {
    /// The filter without this condition.
    pub fn lifted(self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::Kind => filter.kinds = Choice::Any,
            Self::State => filter.states = Choice::Any,
            Self::Certainty => filter.certainty = Choice::Any,
            Self::Maybe => filter.maybe = None,
            Self::Dated => filter.dated = None,
            Self::Quiet => filter.quiet_before = None,
            Self::City => {
                filter.countries.clear();
                filter.degree = Range::default();
            }
            Self::Near => filter.near = None,
            Self::Words => filter.words.clear(),
        }
        filter
    }
}

/// How many conditions a tie does not meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unmet {
    /// It is left.
    None,
    /// This one alone.
    One(Condition),
    /// More than one.
    Several,
}

/// A filter, ready to judge ties.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    filter: &'a Filter,
    when: When,
    from: &'a Reading,
    reach: Arc<Reach>,
    words: Vec<Part>,
    /// When ties were last active; worked out with the first tie that is asked about.
    quiet: OnceLock<Quiet>,
}

/// What a filter asks of all ties together, worked out once for an atlas at a date, from a viewpoint.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// How many ties each city has; empty where no condition asks for it.
    degrees: HashMap<Id, usize>,
    /// The cities from which the last step of a way may start.
    near: Option<HashSet<Id>>,
}

impl Reach {
    /// Of ties that stand: `standing` are all of them.
    fn new<'a>(filter: &'a Filter, standing: &(impl Iterator<Item = &'a TieId> + Clone)) -> Self {
        let mut degrees = HashMap::new();
        if !filter.degree.is_all() {
            for city in standing.clone().flat_map(TieId::ends) {
                *degrees.entry(city.clone()).or_insert(0) += 1;
            }
        }
        let near = filter.near.as_ref().map(|near| reach(near, standing));
        Self {
            degrees,
            near: near.map(|reached| reached.into_iter().cloned().collect()),
        }
    }
}

impl<'a> Sieve<'a> {
    /// A filter made ready for ties that stand. `standing` are all of them.
    pub fn new(
        filter: &'a Filter,
        standing: &(impl Iterator<Item = &'a TieId> + Clone),
        (when, from): (When, &'a Reading),
    ) -> Self {
        Self::with(filter, Reach::new(filter, standing).into(), (when, from))
    }

    /// A filter made ready by what it asks of all ties, which is known already.
    pub fn with(filter: &'a Filter, reach: Arc<Reach>, (when, from): (When, &'a Reading)) -> Self {
        Self {
            filter,
            when,
            from,
            reach,
            words: filter.words.split_whitespace().map(Part::of).collect(),
            quiet: OnceLock::new(),
        }
    }

    /// What the filter asks of all ties.
    pub fn reach(&self) -> Arc<Reach> {
        Arc::clone(&self.reach)
    }

    /// A filter made ready for an atlas. Its ties are looked at only where a condition depends on all of them.
    pub fn of(filter: &'a Filter, atlas: &'a Atlas, (when, from): (When, &'a Reading)) -> Self {
        let stands =
            move |(id, tie): (&'a TieId, &'a Tie)| standing(id, tie, when, from).map(|_| id);
        Self::new(filter, &atlas.ties.iter().filter_map(stands), (when, from))
    }

    /// Whether a tie is left.
    pub fn leaves(&self, atlas: &Atlas, id: &TieId, standing: &Standing) -> bool {
        self.leaves_but_for(None, atlas, id, standing)
    }

    /// Whether a tie is left by all conditions but one.
    pub fn leaves_but_for(
        &self,
        but: Option<Condition>,
        atlas: &Atlas,
        id: &TieId,
        standing: &Standing,
    ) -> bool {
        Condition::ALL
            .into_iter()
            .filter(|condition| Some(*condition) != but)
            .all(|condition| self.meets(condition, atlas, id, standing))
    }

    /// The conditions that a tie does not meet; none where it is left.
    pub fn why_not(&self, atlas: &Atlas, id: &TieId, standing: &Standing) -> Vec<Condition> {
        let mut unmet = Condition::ALL.to_vec();
        unmet.retain(|condition| !self.meets(*condition, atlas, id, standing));
        unmet
    }

    /// Which condition a tie does not meet, where it is one alone.
    pub(super) fn unmet(&self, atlas: &Atlas, id: &TieId, standing: &Standing) -> Unmet {
        let mut unmet = Condition::ALL
            .into_iter()
            .filter(|condition| !self.meets(*condition, atlas, id, standing));
        match (unmet.next(), unmet.next()) {
            (None, _) => Unmet::None,
            (Some(alone), None) => Unmet::One(alone),
            (Some(_), Some(_)) => Unmet::Several,
        }
    }

    /// The countries of those ends of a tie that have as many ties as the filter asks for.
    pub(super) fn countries_of(&self, atlas: &Atlas, id: &TieId) -> BTreeSet<CountryCode> {
        let country = |city: &&Id| atlas.cities.get(*city).and_then(|city| city.country);
        let ends = id.ends().into_iter().filter(|end| self.has_degree(end));
        ends.filter_map(|end| country(&end)).collect()
    }

    fn meets(&self, condition: Condition, atlas: &Atlas, id: &TieId, standing: &Standing) -> bool {
        let filter = self.filter;
        let tie = || atlas.ties.get(id);
        match condition {
            Condition::Kind => filter.kinds.is_any() || self.has_kind(standing),
            Condition::State => has_state(&filter.states, standing),
            Condition::Certainty => {
                vouched(standing).is_none_or(|vouched| filter.certainty.has(&vouched))
            }
            Condition::Maybe => filter
                .maybe
                .is_none_or(|maybe| (standing.stands == Stands::Maybe) == maybe),
            Condition::Dated => filter.dated.is_none_or(|dated| {
                let kind = standing.leading();
                let since = tie().and_then(|tie| since_of_kind(tie, self.when, self.from, kind));
                since.is_some() == dated
            }),
            Condition::Quiet => filter
                .quiet_before
                .as_ref()
                .is_none_or(|before| self.was_active_before(before, atlas, id)),
            Condition::City => {
                (filter.countries.is_empty() && filter.degree.is_all())
                    || id.ends().into_iter().any(|end| self.has_city(atlas, end))
            }
            Condition::Near => self
                .reach
                .near
                .as_ref()
                .is_none_or(|near| id.ends().iter().any(|end| near.contains(end))),
            Condition::Words => self.words.is_empty() || self.is_found(atlas, id, tie()),
        }
    }

    /// Whether the last known activity of a tie lies before a date.
    fn was_active_before(&self, before: &Date, atlas: &Atlas, id: &TieId) -> bool {
        let by = self.when.last(Day::MAX);
        let quiet = self.quiet.get_or_init(|| Quiet::of(atlas, by));
        let last = atlas.ties.get(id).and_then(|tie| quiet.last(id, tie));
        let first = before.earliest_start().or_else(|| before.latest_start());
        last.zip(first).is_some_and(|(last, first)| last < first)
    }

    fn has_kind(&self, standing: &Standing) -> bool {
        sort_of(standing).is_some_and(|sort| self.filter.kinds.has(&sort))
    }

    fn has_city(&self, atlas: &Atlas, id: &Id) -> bool {
        let country = || atlas.cities.get(id).and_then(|city| city.country);
        let countries = &self.filter.countries;
        let is_there =
            countries.is_empty() || country().is_some_and(|code| countries.contains(&code));
        is_there && self.has_degree(id)
    }

    fn has_degree(&self, id: &Id) -> bool {
        let degree = || self.reach.degrees.get(id).copied().unwrap_or(0);
        self.filter.degree.is_all() || self.filter.degree.has(degree())
    }

    fn is_found(&self, atlas: &Atlas, id: &TieId, tie: Option<&Tie>) -> bool {
        let mut text = String::new();
        let mut add = |said: &str| {
            text.push_str(&fold(said));
            // So that no word is found across two texts.
            text.push('\n');
        };
        for end in id.ends() {
            match atlas.cities.get(end) {
                Some(city) => names(city).for_each(&mut add),
                None => add(end.as_str()),
            }
        }
        for claim in tie.iter().flat_map(|tie| &tie.claims) {
            [&claim.term, &claim.note]
                .into_iter()
                .flatten()
                .for_each(|said| add(said));
        }
        tie.iter()
            .filter_map(|tie| tie.notes.as_ref())
            .for_each(|said| add(said));
        let is_in = |word: &Part| word.place_in_folded(&text).is_some();
        self.words.iter().all(is_in)
    }

    /// The ties that are left, without lanes beside of kinds and states that are switched off.
    pub fn sift(&self, atlas: &Atlas, standings: &Standings) -> Standings {
        standings
            .iter()
            .filter(|(id, standing)| self.leaves(atlas, id, standing))
            .map(|(id, standing)| (id.clone(), self.drawn(standing)))
            .collect()
    }

    /// A tie that is left, without lanes beside of kinds and states that are switched off.
    pub fn drawn(&self, standing: &Standing) -> Standing {
        let mut standing = standing.clone();
        // Where nothing else leads the first one does, and was judged as such.
        let leads = usize::from(standing.kinds.is_empty());
        let mut place = 0;
        standing.beside.retain(|beside| {
            place += 1;
            let is_on = |sort| self.filter.kinds.has(&sort);
            let is_off_state = match &self.filter.states {
                Choice::But(off) => off.contains(&beside.state),
                Choice::Any | Choice::Only(_) => false,
            };
            place <= leads || (Sort::of_kind(&beside.kind).is_none_or(is_on) && !is_off_state)
        });
        standing
    }
}

/// What a tie counts as in the legend; `None` for what is no tie.
pub fn sort_of(standing: &Standing) -> Option<Sort> {
    if standing.is_contested() {
        Some(Sort::Contested)
    } else {
        Sort::of_kind(standing.leading())
    }
}

/// Which ends vouch for a tie; `None` for a contested one.
pub fn vouched(standing: &Standing) -> Option<Vouched> {
    match standing.accord {
        Accord::Agreed => Some(Vouched::Agreed),
        Accord::OneSided => Some(Vouched::OneSided),
        Accord::Unconfirmed => Some(Vouched::Unconfirmed),
        Accord::Contested => None,
    }
}

/// A state that is switched off is that of what leads; one that is asked for alone may also be that of a lane beside, as
/// the legend counts it.
fn has_state(states: &Choice<State>, standing: &Standing) -> bool {
    match states {
        Choice::Only(these) => {
            let beside = standing.beside.iter().map(|beside| beside.state);
            beside
                .chain([standing.state])
                .any(|state| these.contains(&state))
        }
        Choice::Any | Choice::But(_) => states.has(&standing.state),
    }
}

/// The cities from which the last step may start: those at most one step less away.
fn reach<'a>(near: &'a Near, ties: &(impl Iterator<Item = &'a TieId> + Clone)) -> HashSet<&'a Id> {
    if near.steps == 0 {
        return HashSet::new();
    }
    let mut reached: HashSet<&Id> = near.cities.iter().collect();
    for _ in 1..near.steps {
        let steps: Vec<&Id> = ties
            .clone()
            .map(TieId::ends)
            .filter(|ends| ends.iter().any(|end| reached.contains(end)))
            .flatten()
            .collect();
        let before = reached.len();
        reached.extend(steps);
        if reached.len() == before {
            break;
        }
    }
    reached
}

fn names(city: &City) -> impl Iterator<Item = &str> {
    let former = city.former.iter().map(|former| former.name.as_str());
    let other = city.names.values().map(String::as_str);
    [city.name.as_str()].into_iter().chain(other).chain(former)
}

#[cfg(test)]
mod tests;
