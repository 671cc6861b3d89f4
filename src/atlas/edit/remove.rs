//! What goes along when something is removed, and what is let go of. Nothing that stays refers to what went.
//!
//! A fact outlives what it is about as long as it is about something: that a mayor came in 1977 stays true of both
//! cities when their tie is taken out. Only a fact about nothing that is left goes, since no place would show it.

use std::collections::BTreeSet;

use super::super::place::Entity;
use super::super::{Atlas, Citation, Id, Subject, TieId};
use super::EditError;

mod saved;

pub(super) use saved::{filter, known, story};

/// A city with its ties and totals.
pub(super) fn city(atlas: &mut Atlas, id: &Id) -> Result<(), EditError> {
    if atlas.cities.remove(id).is_none() {
        return Err(EditError::Missing(Entity::City(id.clone())));
    }
    let ties: Vec<TieId> = atlas.ties_of(id).map(|(tie, _)| tie.clone()).collect();
    for tie in &ties {
        atlas.ties.remove(tie);
    }
    if atlas.about.lead_tie.as_ref().is_some_and(|tie| tie.has(id)) {
        atlas.about.lead_tie = None;
    }
    atlas.totals.retain(|total| total.city != *id);
    saved::forget_city(atlas, id);
    for tie in &ties {
        saved::forget_tie(atlas, tie);
    }
    detach_facts(
        atlas,
        |subject| match subject {
            Subject::City(city) => city == id,
            Subject::Tie(tie) => tie.has(id),
        },
        |city| city == id,
    );
    Ok(())
}

/// Several cities and ties. What is left is the same as if they went one by one; but ties and facts are gone through
/// once, however many there are.
pub(super) fn several(atlas: &mut Atlas, subjects: &BTreeSet<Subject>) -> Result<(), EditError> {
    let mut cities = BTreeSet::new();
    let mut ties = BTreeSet::new();
    for subject in subjects {
        if !atlas.has(subject) {
            return Err(EditError::Missing(match subject {
                Subject::City(city) => Entity::City(city.clone()),
                Subject::Tie(tie) => Entity::Tie(tie.clone()),
            }));
        }
        match subject {
            Subject::City(city) => cities.insert(city),
            Subject::Tie(tie) => ties.insert(tie.clone()),
        };
    }
    let is_city_gone = |city: &Id| cities.contains(city);
    let is_tie_gone = |tie: &TieId| tie.ends().into_iter().any(is_city_gone);
    if !cities.is_empty() {
        ties.extend(atlas.ties.keys().filter(|tie| is_tie_gone(tie)).cloned());
    }
    for city in &cities {
        atlas.cities.remove(*city);
    }
    for tie in &ties {
        atlas.ties.remove(tie);
    }
    if atlas
        .about
        .lead_tie
        .as_ref()
        .is_some_and(|tie| ties.contains(tie))
    {
        atlas.about.lead_tie = None;
    }
    atlas.totals.retain(|total| !is_city_gone(&total.city));
    for city in &cities {
        saved::forget_city(atlas, city);
    }
    for tie in &ties {
        saved::forget_tie(atlas, tie);
    }
    detach_facts(
        atlas,
        |subject| match subject {
            Subject::City(city) => is_city_gone(city),
            // Also one that the atlas lacked: it goes with its cities.
            Subject::Tie(tie) => ties.contains(tie) || is_tie_gone(tie),
        },
        is_city_gone,
    );
    Ok(())
}

/// A tie with its claims.
pub(super) fn tie(atlas: &mut Atlas, id: &TieId) -> Result<(), EditError> {
    if atlas.ties.remove(id).is_none() {
        return Err(EditError::Missing(Entity::Tie(id.clone())));
    }
    if atlas.about.lead_tie.as_ref() == Some(id) {
        atlas.about.lead_tie = None;
    }
    saved::forget_tie(atlas, id);
    let gone = Subject::Tie(id.clone());
    detach_facts(atlas, |subject| *subject == gone, |_| false);
    Ok(())
}

/// A claim. A tie is what is claimed of it: without claims, and holding nothing else, it would be drawn nowhere.
pub(super) fn claim(atlas: &mut Atlas, id: &TieId, at: usize) -> Result<(), EditError> {
    let of = super::tie(atlas, id)?;
    if at >= of.claims.len() {
        return Err(EditError::MissingClaim(id.clone(), at));
    }
    of.claims.remove(at);
    let holds_nothing =
        of.claims.is_empty() && of.weight.is_none() && of.notes.is_none() && of.extra.is_empty();
    if holds_nothing {
        tie(atlas, id)?;
    }
    Ok(())
}

/// A fact.
pub(super) fn fact(atlas: &mut Atlas, id: &Id) -> Result<(), EditError> {
    if atlas.facts.remove(id).is_none() {
        return Err(EditError::Missing(Entity::Fact(id.clone())));
    }
    forget_agreements(atlas, std::slice::from_ref(id));
    Ok(())
}

/// A source, with every citation of it.
pub(super) fn source(atlas: &mut Atlas, id: &Id) -> Result<(), EditError> {
    sources(atlas, &BTreeSet::from([id]))
}

/// Several sources: what cites is gone through once, however many there are.
pub(super) fn sources(atlas: &mut Atlas, ids: &BTreeSet<&Id>) -> Result<(), EditError> {
    for id in ids {
        if atlas.sources.remove(*id).is_none() {
            return Err(EditError::Missing(Entity::Source((*id).clone())));
        }
    }
    let is_gone = |id: &Id| ids.contains(id);
    atlas.about.lead_source.take_if(|source| is_gone(source));
    let cites = |cite: &[Citation]| cite.iter().any(|citation| is_gone(&citation.source));
    let stays = |citation: &Citation| !is_gone(&citation.source);
    let ties: Vec<TieId> = atlas
        .ties
        .iter()
        .filter(|(_, tie)| tie.claims.iter().any(|claim| cites(&claim.cite)))
        .map(|(tie, _)| tie.clone())
        .collect();
    for tie in &ties {
        if let Some(tie) = atlas.ties.get_mut(tie) {
            for claim in &mut tie.claims {
                claim.cite.retain(stays);
            }
        }
    }
    let facts: Vec<Id> = atlas
        .facts
        .iter()
        .filter(|(_, fact)| cites(&fact.cite))
        .map(|(fact, _)| fact.clone())
        .collect();
    for fact in &facts {
        if let Some(fact) = atlas.facts.get_mut(fact) {
            fact.cite.retain(stays);
        }
    }
    for total in &mut atlas.totals {
        total.cite.retain(stays);
    }
    Ok(())
}

/// A published total.
pub(super) fn total(atlas: &mut Atlas, number: usize) -> Result<(), EditError> {
    if number >= atlas.totals.len() {
        return Err(EditError::Missing(Entity::Total(number)));
    }
    atlas.totals.remove(number);
    Ok(())
}

/// Lets facts go of subjects that are gone: of a city wholly, of a tie in favour of those of its cities that are left.
/// Who went to whom is forgotten where one of them is the city that is gone; the statement still says it.
fn detach_facts(
    atlas: &mut Atlas,
    is_gone: impl Fn(&Subject) -> bool,
    is_city_gone: impl Fn(&Id) -> bool,
) {
    let concerned: Vec<Id> = atlas
        .facts
        .iter()
        .filter(|(_, fact)| {
            let direction = fact.direction.as_ref();
            let ends = direction.map(|direction| [&direction.from, &direction.to]);
            let goes_there = ends.is_some_and(|ends| ends.into_iter().any(&is_city_gone));
            goes_there || fact.about.iter().any(&is_gone)
        })
        .map(|(id, _)| id.clone())
        .collect();
    let mut left_about_nothing = Vec::new();
    for id in concerned {
        let Some(fact) = atlas.facts.get_mut(&id) else {
            continue;
        };
        let mut about: Vec<Subject> = Vec::with_capacity(fact.about.len() + 1);
        for subject in fact.about.drain(..) {
            let heirs = match &subject {
                _ if !is_gone(&subject) => vec![subject],
                Subject::City(_) => Vec::new(),
                Subject::Tie(tie) => {
                    let ends = tie.ends().into_iter().filter(|end| !is_city_gone(end));
                    ends.cloned().map(Subject::City).collect()
                }
            };
            for heir in heirs {
                if !about.contains(&heir) {
                    about.push(heir);
                }
            }
        }
        fact.about = about;
        if let Some(direction) = &fact.direction
            && [&direction.from, &direction.to]
                .into_iter()
                .any(&is_city_gone)
        {
            fact.direction = None;
        }
        if fact.about.is_empty() {
            left_about_nothing.push(id);
        }
    }
    for id in &left_about_nothing {
        atlas.facts.remove(id);
    }
    forget_agreements(atlas, &left_about_nothing);
}

/// Claims go on without an agreement that is gone.
fn forget_agreements(atlas: &mut Atlas, gone: &[Id]) {
    if gone.is_empty() {
        return;
    }
    let is_gone = |agreement: &Option<Id>| agreement.as_ref().is_some_and(|id| gone.contains(id));
    let ties: Vec<TieId> = atlas
        .ties
        .iter()
        .filter(|(_, tie)| tie.claims.iter().any(|claim| is_gone(&claim.agreement)))
        .map(|(id, _)| id.clone())
        .collect();
    for id in ties {
        if let Some(tie) = atlas.ties.get_mut(&id) {
            for claim in &mut tie.claims {
                claim.agreement = claim.agreement.take().filter(|id| !gone.contains(id));
            }
        }
    }
}
