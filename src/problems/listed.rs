//! What was found, in the order in which people work through it.

use std::collections::BTreeSet;

use super::fix::fix;
use super::review::{Review, changed};
use super::what::Finding;
use crate::atlas::{Atlas, Entity, Id, Severity, TieId};
use crate::search::fold;

/// Everything that was found, the worst first, sorts together; a list for one state of the atlas.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// What was found: by severity, then by sort, then by place.
    pub findings: Vec<Finding>,
    /// The name of what each is at, folded as words are looked up.
    pub names: Vec<String>,
    /// Whether something surely mends each.
    pub fixable: Vec<bool>,
    /// Hints beside these, which are counted alone.
    pub more_hints: usize,
    /// What is marked as known, by its key.
    pub known: Vec<Known>,
    /// What the user has changed.
    pub mine: Changed,
}

/// A finding that is marked as known.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its key among the marks.
    pub key: String,
    /// Why it is no problem, in people's own words.
    pub why: String,
    /// What was found; `None` where nothing bears the mark any more.
    pub finding: Option<Finding>,
}

/// The entities that differ between two states of an atlas.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    cities: BTreeSet<Id>,
    ties: BTreeSet<TieId>,
    facts: BTreeSet<Id>,
    sources: BTreeSet<Id>,
    /// By their places in the later state.
    totals: BTreeSet<usize>,
    filters: BTreeSet<String>,
    stories: BTreeSet<String>,
    about: bool,
}

impl Listed {
    /// The list of a review, with what has changed since the atlas was as `opened`.
    pub fn of(review: &Review, opened: &Atlas) -> Self {
        let atlas = review.atlas();
        let mut known = Known::all(atlas);
        let mut findings = Vec::new();
        for finding in review.findings() {
            // Where nothing is marked no key has to be made.
            let mark = (!known.is_empty()).then(|| finding.key(atlas));
            let mark =
                mark.and_then(|key| known.binary_search_by(|known| known.key.cmp(&key)).ok());
            match mark {
                Some(at) => known[at].finding = Some(finding.clone()),
                None => findings.push(finding.clone()),
            }
        }
        findings.sort_by(|a, b| {
            let key = |finding: &Finding| (finding.severity(), finding.what.sort());
            key(a).cmp(&key(b)).then_with(|| a.place.cmp(&b.place))
        });
        Self {
            names: findings
                .iter()
                .map(|f| name(atlas, &f.place.entity))
                .collect(),
            fixable: findings.iter().map(|f| fix(atlas, f).is_some()).collect(),
            findings,
            more_hints: review.hints_not_kept(),
            known,
            mine: Changed::between(opened, review.atlas()),
        }
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let first = self.findings.partition_point(|f| f.severity() < severity);
        let end = self.findings.partition_point(|f| f.severity() <= severity);
        let more = if severity == Severity::Hint {
            self.more_hints
        } else {
            0
        };
        end - first + more
    }
}

impl Known {
    /// The marks of an atlas, by their keys.
    fn all(atlas: &Atlas) -> Vec<Self> {
        let marks = atlas.saved.known.iter();
        marks
            .map(|(key, why)| Self {
                key: key.clone(),
                why: why.clone(),
                finding: None,
            })
            .collect()
    }
}

/// The name of an entity, folded.
fn name(atlas: &Atlas, entity: &Entity) -> String {
    match entity {
        Entity::About => fold(&atlas.about.title),
        Entity::City(id) => fold(atlas.name_of(id)),
        Entity::Tie(id) => {
            let [a, b] = id.ends().map(|end| fold(atlas.name_of(end)));
            format!("{a} {b}")
        }
        Entity::Fact(id) => {
            let fact = atlas.facts.get(id);
            fold(fact.map_or(id.as_str(), |fact| &fact.statement))
        }
        Entity::Source(id) => {
            let source = atlas.sources.get(id);
            let named = source.map(|source| [&source.title, &source.publisher, &source.url]);
            let names = named.into_iter().flatten().flatten();
            fold(&names.map(String::as_str).collect::<Vec<_>>().join(" "))
        }
        Entity::Total(number) => {
            let total = atlas.totals.get(*number);
            total.map_or_else(String::new, |total| fold(atlas.name_of(&total.city)))
        }
        Entity::Filter(name) | Entity::Story(name) | Entity::Known(name) => fold(name),
    }
}

impl Changed {
    /// What differs.
    pub fn between(before: &Atlas, after: &Atlas) -> Self {
        let is_new = |number: &usize| !before.totals.contains(&after.totals[*number]);
        let filters = after.saved.filters.iter();
        let new_filters =
            filters.filter(|(name, filter)| before.saved.filters.get(*name) != Some(filter));
        let stories = after.saved.stories.iter();
        let new_stories =
            stories.filter(|(name, story)| before.saved.stories.get(*name) != Some(story));
        Self {
            cities: changed(&before.cities, &after.cities),
            ties: changed(&before.ties, &after.ties),
            facts: changed(&before.facts, &after.facts),
            sources: changed(&before.sources, &after.sources),
            totals: (0..after.totals.len()).filter(is_new).collect(),
            stories: new_stories.map(|(name, _)| name.clone()).collect(),
            filters: new_filters.map(|(name, _)| name.clone()).collect(),
            about: before.about != after.about,
        }
    }

    /// Whether an entity does.
    pub fn has(&self, entity: &Entity) -> bool {
        match entity {
            Entity::About => self.about,
            Entity::City(id) => self.cities.contains(id),
            Entity::Tie(id) => self.ties.contains(id),
            Entity::Fact(id) => self.facts.contains(id),
            Entity::Source(id) => self.sources.contains(id),
            Entity::Total(number) => self.totals.contains(number),
            Entity::Filter(name) => self.filters.contains(name),
            Entity::Story(name) => self.stories.contains(name),
            // Nothing is found at a mark.
            Entity::Known(_) => false,
        }
    }
}
