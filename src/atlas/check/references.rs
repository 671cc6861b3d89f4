//! References to what the atlas lacks, with what was probably meant.

use super::Check;
use crate::atlas::nearest::nearest;
use crate::atlas::place::{Entity, Place};
use crate::atlas::problem::{ProblemKind, Severity};
use crate::atlas::{Citation, Fact, Id, PublishedTotal, Subject, Tie, TieId};

impl<'a> Check<'a> {
    pub(super) fn references(&mut self) {
        self.about_references();
        for (id, tie) in &self.atlas.ties {
            self.tie_references(id, tie);
        }
        for (id, fact) in &self.atlas.facts {
            self.fact_references(id, fact);
        }
        for (number, total) in self.atlas.totals.iter().enumerate() {
            self.total_references(number, total);
        }
        for (name, filter) in &self.atlas.saved.filters {
            self.filter_references(name, filter);
        }
        for (name, story) in &self.atlas.saved.stories {
            self.story_references(name, story);
        }
    }

    /// What was probably meant, which takes a walk past all there is: not for what is only counted.
    fn nearest(&self, id: &Id, ids: impl Iterator<Item = &'a Id>) -> Option<Id> {
        let errors = self.counts.get(&Severity::Error);
        let is_told = errors.is_none_or(|errors| *errors < self.most);
        is_told.then(|| nearest_id(id, ids)).flatten()
    }

    pub(super) fn missing_city(&self, id: &Id) -> Option<ProblemKind> {
        let cities = &self.atlas.cities;
        (!cities.contains_key(id)).then(|| ProblemKind::MissingCity {
            id: id.clone(),
            nearest: self.nearest(id, cities.keys()),
        })
    }

    pub(super) fn missing_tie(&self, id: &TieId) -> Option<ProblemKind> {
        (!self.atlas.ties.contains_key(id)).then(|| ProblemKind::MissingTie(id.clone()))
    }

    pub(super) fn missing_fact(&self, id: &Id) -> Option<ProblemKind> {
        let facts = &self.atlas.facts;
        (!facts.contains_key(id)).then(|| ProblemKind::MissingFact {
            id: id.clone(),
            nearest: self.nearest(id, facts.keys()),
        })
    }

    pub(super) fn missing_source(&self, id: &Id) -> Option<ProblemKind> {
        let sources = &self.atlas.sources;
        (!sources.contains_key(id)).then(|| ProblemKind::MissingSource {
            id: id.clone(),
            nearest: self.nearest(id, sources.keys()),
        })
    }

    pub(super) fn about_references(&mut self) {
        let about = &self.atlas.about;
        let place = || Place::of(Entity::About);
        let source = about.lead_source.as_ref();
        let source = source.and_then(|id| self.missing_source(id));
        self.report_if(source, || place().field("lead_source"));
        let tie = about.lead_tie.as_ref().and_then(|id| self.missing_tie(id));
        self.report_if(tie, || place().field("lead_tie"));
    }

    pub(super) fn citation_references(&mut self, cite: &[Citation], place: impl Fn() -> Place) {
        for (number, citation) in cite.iter().enumerate() {
            self.report_if(self.missing_source(&citation.source), || {
                place().field("cite").item(number).field("source")
            });
        }
    }

    pub(super) fn tie_references(&mut self, id: &TieId, tie: &Tie) {
        let tie_place = || Place::of(Entity::Tie(id.clone()));
        for end in id.ends() {
            self.report_if(self.missing_city(end), tie_place);
        }
        for (number, claim) in tie.claims.iter().enumerate() {
            let place = || tie_place().field("claims").item(number);
            for (number, city) in claim.by.iter().enumerate() {
                let kind = if !id.has(city) {
                    ProblemKind::NotAnEnd { city: city.clone() }
                } else if claim.by[..number].contains(city) {
                    ProblemKind::NamedTwice { city: city.clone() }
                } else {
                    continue;
                };
                self.report(place().field("by").item(number), kind);
            }
            let agreement = claim.agreement.as_ref();
            let agreement = agreement.and_then(|id| self.missing_fact(id));
            self.report_if(agreement, || place().field("agreement"));
            self.citation_references(&claim.cite, place);
        }
    }

    pub(super) fn fact_references(&mut self, id: &Id, fact: &Fact) {
        let place = || Place::of(Entity::Fact(id.clone()));
        for (number, subject) in fact.about.iter().enumerate() {
            let missing = match subject {
                Subject::City(id) => self.missing_city(id),
                Subject::Tie(id) => self.missing_tie(id),
            };
            self.report_if(missing, || place().field("about").item(number));
        }
        if let Some(direction) = &fact.direction {
            for (field, id) in [("from", &direction.from), ("to", &direction.to)] {
                self.report_if(self.missing_city(id), || {
                    place().field("direction").field(field)
                });
            }
        }
        self.citation_references(&fact.cite, place);
    }

    pub(super) fn total_references(&mut self, number: usize, total: &PublishedTotal) {
        let place = || Place::of(Entity::Total(number));
        self.report_if(self.missing_city(&total.city), || place().field("city"));
        self.citation_references(&total.cite, place);
    }
}

fn nearest_id<'a>(id: &Id, ids: impl Iterator<Item = &'a Id>) -> Option<Id> {
    let near = nearest(id.as_str(), ids.map(Id::as_str))?;
    Id::new(near).ok()
}
