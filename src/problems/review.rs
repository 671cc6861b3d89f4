//! What was found in an atlas, kept so that after an edit only what it touched is looked at again.

use std::collections::{BTreeMap, BTreeSet};

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::what::{Finding, What};
use super::{cities, dates, numbers, ties, totals, twins};
use crate::atlas::check::problems_in;
use crate::atlas::date::Day;
use crate::atlas::{
    Atlas, Entity, Fact, Id, Place, ProblemKind, Severity, Source, TieId, times_cited,
};

/// Past so many ties their hints are counted and not kept: nobody reads a million of one sort, and each takes some
/// hundred bytes.
const HINTS_KEPT: usize = 200_000;

/// All that is found in an atlas on a day.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// What was looked at, and on which day; nothing yet where there is no day.
    atlas: Atlas,
    today: Option<Day>,
    cities: BTreeMap<Id, Vec<Finding>>,
    ties: BTreeMap<TieId, Vec<Finding>>,
    facts: BTreeMap<Id, Vec<Finding>>,
    sources: BTreeMap<Id, Vec<Finding>>,
    /// Found among all cities, among all numbers, totals, citations and saved filters.
    twins: Vec<Finding>,
    numbers: Vec<Finding>,
    totals: Vec<Finding>,
    unused: Vec<Finding>,
    saved: Vec<Finding>,
    /// Hints that are counted alone.
    uncounted: usize,
}

impl Review {
    /// Looks at an atlas for the first time.
    pub fn of(atlas: &Atlas, today: Day) -> Self {
        let mut review = Self::default();
        review.update(atlas, today);
        review
    }

    /// The atlas that was looked at last.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// Everything that is found, entity by entity.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let cities = self.cities.values().flatten().chain(&self.twins);
        let facts = self.facts.values().flatten().chain(&self.numbers);
        let sources = self.sources.values().flatten().chain(&self.unused);
        cities
            .chain(self.ties.values().flatten())
            .chain(facts)
            .chain(sources)
            .chain(&self.totals)
            .chain(&self.saved)
    }

    /// How many hints there are beside those that are kept.
    pub fn hints_not_kept(&self) -> usize {
        self.uncounted
    }

    /// Looks at an atlas that came of the one before, or at another: at what differs between the two, and at what
    /// depends on that. Another day is a reason to look at everything.
    pub fn update(&mut self, atlas: &Atlas, today: Day) {
        if self.today != Some(today) {
            *self = Self {
                today: Some(today),
                ..Self::default()
            };
        }
        let before = std::mem::replace(&mut self.atlas, atlas.clone());
        let cities = changed(&before.cities, &atlas.cities);
        let facts = changed(&before.facts, &atlas.facts);
        let sources = changed(&before.sources, &atlas.sources);
        let mut ties = changed(&before.ties, &atlas.ties);
        let ties_changed = !ties.is_empty();
        ties.extend(depending(atlas, &cities, &facts));

        self.look_at_ties(&before, &ties, today);
        for id in &cities {
            let found = atlas
                .cities
                .get(id)
                .map(|city| cities::city(atlas, id, city));
            keep(&mut self.cities, id, found);
        }
        for id in &facts {
            let found = atlas
                .facts
                .get(id)
                .map(|fact| of_fact(atlas, today, id, fact));
            keep(&mut self.facts, id, found);
        }
        for id in &sources {
            let source = atlas.sources.get(id);
            let found = source.map(|source| of_source(atlas, today, id, source));
            keep(&mut self.sources, id, found);
        }
        let totals_changed = before.totals != atlas.totals;
        if !cities.is_empty() {
            self.twins = twins::twins(atlas);
        }
        if !facts.is_empty() {
            self.numbers = numbers::numbers(atlas);
        }
        if ties_changed || totals_changed {
            self.totals = of_totals(atlas, today);
        }
        let cited = ties_changed || totals_changed || !facts.is_empty() || !sources.is_empty();
        if cited || before.about.lead_source != atlas.about.lead_source {
            self.unused = unused(atlas);
        }
        if before.saved != atlas.saved {
            self.saved = of_saved(atlas);
        }
    }

    fn look_at_ties(&mut self, before: &Atlas, ties: &BTreeSet<TieId>, today: Day) {
        let atlas = &self.atlas;
        let is_hint = |finding: &Finding| finding.severity() == Severity::Hint;
        let [was_many, is_many] = [before, atlas].map(|atlas| atlas.ties.len() > HINTS_KEPT);
        if was_many != is_many && was_many {
            // What was counted is kept from now on; who gets here has removed very many ties.
            self.uncounted = 0;
        }
        for id in ties {
            if was_many
                && is_many
                && let Some(tie) = before.ties.get(id)
            {
                let found = ties::tie(before, today, id, tie);
                self.uncounted -= found
                    .iter()
                    .filter(|f| is_hint(f))
                    .count()
                    .min(self.uncounted);
            }
            let mut found = atlas
                .ties
                .get(id)
                .map(|tie| ties::tie(atlas, today, id, tie));
            if is_many && let Some(found) = &mut found {
                let all = found.len();
                found.retain(|finding| !is_hint(finding));
                self.uncounted += all - found.len();
            }
            keep(&mut self.ties, id, found);
        }
    }
}

/// Keeps what was found in an entity, if that is there and anything was.
fn keep<K: Ord + Clone>(all: &mut BTreeMap<K, Vec<Finding>>, id: &K, found: Option<Vec<Finding>>) {
    match found {
        Some(found) if !found.is_empty() => {
            all.insert(id.clone(), found);
        }
        _ => {
            all.remove(id);
        }
    }
}

/// The keys of what was added, removed or changed.
pub(super) fn changed<K: Ord + Clone, V: Clone + PartialEq>(
    before: &OrdMap<K, V>,
    after: &OrdMap<K, V>,
) -> BTreeSet<K> {
    let key = |item| match item {
        DiffItem::Add(key, _)
        | DiffItem::Remove(key, _)
        | DiffItem::Update { new: (key, _), .. } => K::clone(key),
    };
    before.diff(after).map(key).collect()
}

/// The ties that depend on cities, or on facts as their agreements.
fn depending(atlas: &Atlas, cities: &BTreeSet<Id>, facts: &BTreeSet<Id>) -> Vec<TieId> {
    if cities.is_empty() && facts.is_empty() {
        return Vec::new();
    }
    let ties = atlas.ties.iter().filter(|(id, tie)| {
        let agreements = tie.claims.iter().filter_map(|c| c.agreement.as_ref());
        id.ends().into_iter().any(|end| cities.contains(end))
            || agreements.into_iter().any(|fact| facts.contains(fact))
    });
    ties.map(|(id, _)| id.clone()).collect()
}

fn rules(atlas: &Atlas, entity: &Entity) -> Vec<Finding> {
    let problems = problems_in(atlas, entity).into_iter();
    problems.map(Finding::from).collect()
}

fn of_fact(atlas: &Atlas, today: Day, id: &Id, fact: &Fact) -> Vec<Finding> {
    let place = Place::of(Entity::Fact(id.clone()));
    let mut found = rules(atlas, &place.entity);
    dates::fact(&mut found, today, &place, fact);
    found
}

fn of_source(atlas: &Atlas, today: Day, id: &Id, source: &Source) -> Vec<Finding> {
    let place = Place::of(Entity::Source(id.clone()));
    let mut found = rules(atlas, &place.entity);
    dates::source(&mut found, today, &place, source);
    found
}

fn of_totals(atlas: &Atlas, today: Day) -> Vec<Finding> {
    let mut all = Vec::new();
    for (number, total) in atlas.totals.iter().enumerate() {
        let place = Place::of(Entity::Total(number));
        all.extend(rules(atlas, &place.entity));
        dates::total(&mut all, today, &place, total);
        totals::total(&mut all, atlas, &place, total);
    }
    all
}

fn of_saved(atlas: &Atlas) -> Vec<Finding> {
    let filters = atlas.saved.filters.keys().cloned().map(Entity::Filter);
    let stories = atlas.saved.stories.keys().cloned().map(Entity::Story);
    filters
        .chain(stories)
        .flat_map(|entity| rules(atlas, &entity))
        .collect()
}

/// Sources that nothing cites.
fn unused(atlas: &Atlas) -> Vec<Finding> {
    let lead = atlas.about.lead_source.as_ref();
    let times = times_cited(atlas).into_iter();
    let unused = times.filter(|(id, count)| *count == 0 && Some(*id) != lead);
    unused
        .map(|(id, _)| Finding {
            place: Place::of(Entity::Source(id.clone())),
            what: What::Rule(ProblemKind::SourceUnused),
        })
        .collect()
}
