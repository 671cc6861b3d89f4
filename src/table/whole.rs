//! Whole rows: how marked ones are removed, and how each gets a twin.

use std::collections::BTreeSet;

use super::RowId;
use crate::atlas::edit::apply;
use crate::atlas::{Atlas, Edit, Subject, city_id, fact_id, source_id};

/// The edit that removes rows, in one step; `None` for no row.
pub fn removal(rows: &BTreeSet<RowId>) -> Option<Edit> {
    let subjects: BTreeSet<Subject> = rows.iter().filter_map(RowId::subject).collect();
    if subjects.len() > 1 && subjects.len() == rows.len() {
        return Some(Edit::RemoveSeveral(subjects));
    }
    // From the last: of a tie's claims each then still stands where it stood.
    let mut edits: Vec<Edit> = rows.iter().rev().map(removal_of).collect();
    match edits.len() {
        0 | 1 => edits.pop(),
        _ => Some(Edit::Many(edits)),
    }
}

fn removal_of(row: &RowId) -> Edit {
    match row {
        RowId::City(id) => Edit::RemoveCity(id.clone()),
        RowId::Tie(id) => Edit::RemoveTie(id.clone()),
        RowId::Claim(tie, number) => Edit::RemoveClaim(tie.clone(), *number),
        RowId::Fact(id) => Edit::RemoveFact(id.clone()),
        RowId::Source(id) => Edit::RemoveSource(id.clone()),
    }
}

/// The edit that adds another of each row, with an id of its own; `None` where none can have one: a pair has one tie.
pub fn duplicates(atlas: &Atlas, rows: &BTreeSet<RowId>, seed: u64) -> Option<Edit> {
    let mut atlas = atlas.clone();
    let mut edits = Vec::new();
    for row in rows {
        let Some(edit) = duplicate_of(&atlas, row, seed) else {
            continue;
        };
        // So that two twins get two ids. What is refused here is refused when it is made, and says why then.
        if let Ok(after) = apply(&atlas, &edit) {
            atlas = after;
        }
        edits.push(edit);
    }
    match edits.len() {
        0 | 1 => edits.pop(),
        _ => Some(Edit::Many(edits)),
    }
}

fn duplicate_of(atlas: &Atlas, row: &RowId, seed: u64) -> Option<Edit> {
    Some(match row {
        RowId::City(id) => {
            let mut city = atlas.cities.get(id)?.clone();
            // Those of the city itself; another city has others.
            city.ids.clear();
            Edit::PutCity(city_id(atlas, &city, seed), Box::new(city))
        }
        RowId::Tie(_) => return None,
        RowId::Claim(tie, number) => {
            let claim = atlas.ties.get(tie)?.claims.get(*number)?;
            Edit::AddClaim(tie.clone(), Box::new(claim.clone()))
        }
        RowId::Fact(id) => {
            let fact = atlas.facts.get(id)?.clone();
            Edit::PutFact(fact_id(atlas, &fact, seed), Box::new(fact))
        }
        RowId::Source(id) => {
            let source = atlas.sources.get(id)?.clone();
            Edit::PutSource(source_id(atlas, &source, seed), Box::new(source))
        }
    })
}
