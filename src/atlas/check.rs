//! Finds what is wrong with an atlas, and names it as data.
//!
//! Two sorts of wrong are told apart. A reference to nothing makes a file no atlas: readers refuse it, so that everything
//! behind them may rely on references. All else can be opened, shown and mended.

use std::collections::{BTreeMap, BTreeSet};

use super::place::{Entity, Place};
use super::problem::{Problem, ProblemKind, Severity};
use super::{
    Atlas, Citation, City, Fact, FactKind, Id, PublishedTotal, Source, Subject, Tie, TieId,
};

mod fields;
mod references;
mod saved;

/// What is wrong with an atlas, in the order of its entities, broken references first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The first of each severity.
    pub problems: Vec<Problem>,
    /// How many more there are, by severity.
    pub more: BTreeMap<Severity, usize>,
}

/// All that is wrong with an atlas, entity by entity, broken references first.
pub fn problems(atlas: &Atlas) -> Vec<Problem> {
    first_problems(atlas, usize::MAX).problems
}

/// The same, of each severity so many at most: a file that is wrong throughout is wrong hundreds of thousands of times.
pub fn first_problems(atlas: &Atlas, most: usize) -> Found {
    let mut check = Check::new(atlas, most);
    check.references();
    for (id, city) in &atlas.cities {
        check.city(id, city);
    }
    for (id, tie) in &atlas.ties {
        check.tie(id, tie);
    }
    for (id, fact) in &atlas.facts {
        check.fact(&Place::of(Entity::Fact(id.clone())), fact);
    }
    for (number, total) in atlas.totals.iter().enumerate() {
        check.total(number, total);
    }
    for (name, filter) in &atlas.saved.filters {
        check.filter(name, filter);
    }
    for (name, story) in &atlas.saved.stories {
        check.story(name, story);
    }
    // Last, when all that cites has been seen.
    for (id, source) in &atlas.sources {
        check.source(id, source);
    }
    check.found
}

/// References to what the atlas lacks, and claims by who is no end: what no reader may let pass.
pub fn broken_references(atlas: &Atlas) -> Vec<Problem> {
    first_broken_references(atlas, usize::MAX).problems
}

/// The same, so many at most.
pub fn first_broken_references(atlas: &Atlas, most: usize) -> Found {
    let mut check = Check::new(atlas, most);
    check.references();
    check.found
}

/// What can't be in one entity, broken references first: of [`problems`] those that are errors and stand there.
pub fn errors_in(atlas: &Atlas, entity: &Entity) -> Vec<Problem> {
    let mut found = problems_in(atlas, entity);
    found.retain(|p| p.severity() == Severity::Error);
    found
}

/// What is wrong in one entity, broken references first: of [`problems`] those that stand there. Whether anything cites a
/// source is not asked: that takes a walk through all that could.
pub fn problems_in(atlas: &Atlas, entity: &Entity) -> Vec<Problem> {
    let mut check = Check::new(atlas, usize::MAX);
    match entity {
        Entity::About => check.about_references(),
        Entity::City(id) => {
            if let Some(city) = atlas.cities.get(id) {
                check.city(id, city);
            }
        }
        Entity::Tie(id) => {
            if let Some(tie) = atlas.ties.get(id) {
                check.tie_references(id, tie);
                check.tie(id, tie);
            }
        }
        Entity::Fact(id) => {
            if let Some(fact) = atlas.facts.get(id) {
                check.fact_references(id, fact);
                check.fact(&Place::of(entity.clone()), fact);
            }
        }
        Entity::Source(id) => {
            if let Some(source) = atlas.sources.get(id) {
                check.source(id, source);
            }
        }
        Entity::Total(number) => {
            if let Some(total) = atlas.totals.get(*number) {
                check.total_references(*number, total);
                check.total(*number, total);
            }
        }
        Entity::Filter(name) => {
            if let Some(filter) = atlas.saved.filters.get(name) {
                check.filter_references(name, filter);
                check.filter(name, filter);
            }
        }
        // What is known is said in people's own words.
        Entity::Known(_) => {}
        Entity::Story(name) => {
            if let Some(story) = atlas.saved.stories.get(name) {
                check.story_references(name, story);
                check.story(name, story);
            }
        }
    }
    let mut found = check.found.problems;
    found.retain(|p| p.kind != ProblemKind::SourceUnused);
    found
}

struct Check<'a> {
    atlas: &'a Atlas,
    /// The sources that something cites, seen so far.
    cited: BTreeSet<&'a Id>,
    /// How many of each severity are kept.
    most: usize,
    /// How many of each severity there are so far.
    counts: BTreeMap<Severity, usize>,
    found: Found,
}

impl<'a> Check<'a> {
    fn new(atlas: &'a Atlas, most: usize) -> Self {
        Self {
            atlas,
            cited: BTreeSet::new(),
            most,
            counts: BTreeMap::new(),
            found: Found::default(),
        }
    }

    fn report(&mut self, place: Place, kind: ProblemKind) {
        let severity = kind.severity();
        let count = self.counts.entry(severity).or_default();
        *count += 1;
        if *count > self.most {
            *self.found.more.entry(severity).or_default() += 1;
        } else {
            self.found.problems.push(Problem { place, kind });
        }
    }

    /// Files are large and sound, so a place is made only where there is something to report.
    fn report_if(&mut self, kind: Option<ProblemKind>, place: impl FnOnce() -> Place) {
        if let Some(kind) = kind {
            self.report(place(), kind);
        }
    }
}

/// What stands in an entity, beside its references.
impl<'a> Check<'a> {
    fn city(&mut self, id: &Id, city: &City) {
        let place = Place::of(Entity::City(id.clone()));
        self.not_blank(&place, "name", &city.name);
        for (number, former) in city.former.iter().enumerate() {
            let place = place.field("former").item(number);
            self.not_blank(&place, "name", &former.name);
            self.span(&place, former.since.as_ref(), former.until.as_ref());
        }
        if city.at.is_none() {
            self.report(place, ProblemKind::CityWithoutPosition);
        }
    }

    fn tie(&mut self, id: &TieId, tie: &'a Tie) {
        let place = Place::of(Entity::Tie(id.clone()));
        self.finite(&place, "weight", tie.weight);
        if tie.claims.is_empty() {
            self.report(place.clone(), ProblemKind::TieWithoutClaims);
        }
        for (number, claim) in tie.claims.iter().enumerate() {
            let place = place.field("claims").item(number);
            self.span(&place, claim.since.as_ref(), claim.until.as_ref());
            self.reason(&place, &claim.certainty);
            if let Some(fact) = &claim.agreement {
                self.agreement(&place.field("agreement"), id, fact);
            }
            if let Some(first) = tie.claims[..number].iter().position(|c| c == claim) {
                self.report(place.clone(), ProblemKind::ClaimTwice { first: first + 1 });
            }
            if claim.cite.is_empty() {
                self.report(place.clone(), ProblemKind::ClaimWithoutSource);
            }
            self.citations(&place, &claim.cite);
        }
    }

    fn agreement(&mut self, place: &Place, tie: &TieId, id: &Id) {
        let Some(fact) = self.atlas.facts.get(id) else {
            return; // a broken reference, reported as such
        };
        let kind = if fact.kind != FactKind::Agreement {
            ProblemKind::NoAgreement { id: id.clone() }
        } else if !fact.about.contains(&Subject::Tie(tie.clone())) {
            ProblemKind::AgreementElsewhere { id: id.clone() }
        } else {
            return;
        };
        self.report(place.clone(), kind);
    }

    fn fact(&mut self, place: &Place, fact: &'a Fact) {
        self.not_blank(place, "statement", &fact.statement);
        if fact.about.is_empty() {
            self.report(place.clone(), ProblemKind::AboutNothing);
        }
        if let Some(quantity) = &fact.quantity {
            self.finite(&place.field("quantity"), "value", Some(quantity.value));
        }
        if let Some(cost) = &fact.cost {
            self.finite(&place.field("cost"), "amount", Some(cost.amount));
        }
        self.reason(place, &fact.certainty);
        if fact.cite.is_empty() {
            self.report(place.clone(), ProblemKind::FactWithoutSource);
        }
        self.citations(place, &fact.cite);
    }

    fn total(&mut self, number: usize, total: &'a PublishedTotal) {
        let place = Place::of(Entity::Total(number));
        self.moment(&place, "as_of", total.as_of.as_ref());
        if total.cite.is_empty() {
            self.report(place.clone(), ProblemKind::TotalWithoutSource);
        }
        self.citations(&place, &total.cite);
    }

    fn source(&mut self, id: &'a Id, source: &Source) {
        let place = Place::of(Entity::Source(id.clone()));
        let blank = |text: &Option<String>| text.as_ref().is_none_or(|t| t.trim().is_empty());
        if blank(&source.title) && blank(&source.url) {
            self.report(place.clone(), ProblemKind::NamelessSource);
        }
        self.moment(&place, "published", source.published.as_ref());
        self.moment(&place, "retrieved", source.retrieved.as_ref());
        if !self.cited.contains(id) && self.atlas.about.lead_source.as_ref() != Some(id) {
            self.report(place, ProblemKind::SourceUnused);
        }
    }

    fn citations(&mut self, place: &Place, cite: &'a [Citation]) {
        for (number, citation) in cite.iter().enumerate() {
            self.cited.insert(&citation.source);
            let words = citation
                .quote
                .as_ref()
                .map_or(0, |quote| quote.split_whitespace().count());
            if words > ProblemKind::QUOTE_WORDS {
                let place = place.field("cite").item(number).field("quote");
                self.report(place, ProblemKind::QuoteTooLong { words });
            }
        }
    }
}
