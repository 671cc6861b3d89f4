//! No reference to nothing: what one side removed and the other refers to anew is a conflict too.

use std::collections::BTreeSet;

use super::super::edit::{Edit, apply};
use super::super::place::{Entity, Place};
use super::super::{Atlas, EditError};
use super::{Content, Run, Side, Spot, missing};

/// Brings back what is referred to. Where its removal was chosen, it goes again, by the same rules as if it were removed by
/// hand: its ties with it, facts without it.
pub(super) fn make_whole(run: &mut Run<'_>, merged: &mut Atlas, versions: [&Atlas; 3]) {
    let mut brought_back = BTreeSet::new();
    loop {
        let wanted: Vec<Entity> = (missing(merged).into_iter())
            .filter(|entity| bring_back(merged, versions, entity))
            .collect();
        if wanted.is_empty() {
            break;
        }
        brought_back.extend(wanted);
    }
    for entity in brought_back {
        if kept(run, &entity, versions) {
            continue;
        }
        let Some(removal) = removal(&entity) else {
            continue;
        };
        match apply(merged, &removal) {
            Ok(after) => *merged = after,
            // It went along with another already.
            Err(
                EditError::Missing(_)
                | EditError::MissingClaim(..)
                | EditError::NameTaken(_)
                | EditError::StoryNameTaken(_)
                | EditError::NamedAsAgreement(_)
                | EditError::Invalid(_),
            ) => {}
        }
    }
}

/// Puts an entity back as a side has it; says whether one has.
fn bring_back(merged: &mut Atlas, [base, mine, theirs]: [&Atlas; 3], entity: &Entity) -> bool {
    let mut any = [mine, theirs, base].into_iter();
    match entity {
        Entity::City(id) => any
            .find_map(|atlas| atlas.cities.get(id))
            .map(|city| drop(merged.cities.insert(id.clone(), city.clone()))),
        Entity::Tie(id) => any
            .find_map(|atlas| atlas.ties.get(id))
            .map(|tie| drop(merged.ties.insert(id.clone(), tie.clone()))),
        Entity::Fact(id) => any
            .find_map(|atlas| atlas.facts.get(id))
            .map(|fact| drop(merged.facts.insert(id.clone(), fact.clone()))),
        Entity::Source(id) => any
            .find_map(|atlas| atlas.sources.get(id))
            .map(|source| drop(merged.sources.insert(id.clone(), source.clone()))),
        Entity::About
        | Entity::Total(_)
        | Entity::Filter(_)
        | Entity::Story(_)
        | Entity::Known(_) => None,
    }
    .is_some()
}

/// Whether what was brought back is to stay. Notes the conflict, unless it is known as one already.
fn kept(run: &mut Run<'_>, entity: &Entity, versions: [&Atlas; 3]) -> bool {
    let spot = Spot::at(Place::of(entity.clone()));
    let contents = versions.map(|atlas| content(atlas, entity));
    let is_there =
        [Side::Base, Side::Mine, Side::Theirs].map(|side| contents[side as usize].is_some());
    let known = run.conflicts.iter().find(|conflict| conflict.spot == spot);
    let side = match known.map(|conflict| conflict.kept) {
        Some(side) => side,
        None => run.conflict(spot, contents),
    };
    is_there[side as usize]
}

fn content(atlas: &Atlas, entity: &Entity) -> Option<Content> {
    match entity {
        Entity::City(id) => atlas.cities.get(id).cloned().map(Content::from),
        Entity::Tie(id) => atlas.ties.get(id).cloned().map(Content::from),
        Entity::Fact(id) => atlas.facts.get(id).cloned().map(Content::from),
        Entity::Source(id) => atlas.sources.get(id).cloned().map(Content::from),
        Entity::Total(number) => atlas.totals.get(*number).cloned().map(Content::from),
        // Nothing refers to these.
        Entity::About | Entity::Filter(_) | Entity::Story(_) | Entity::Known(_) => None,
    }
}

fn removal(entity: &Entity) -> Option<Edit> {
    match entity {
        Entity::City(id) => Some(Edit::RemoveCity(id.clone())),
        Entity::Tie(id) => Some(Edit::RemoveTie(id.clone())),
        Entity::Fact(id) => Some(Edit::RemoveFact(id.clone())),
        Entity::Source(id) => Some(Edit::RemoveSource(id.clone())),
        Entity::About
        | Entity::Total(_)
        | Entity::Filter(_)
        | Entity::Story(_)
        | Entity::Known(_) => None,
    }
}
