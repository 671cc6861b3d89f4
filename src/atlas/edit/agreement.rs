//! A claim names the fact that records its agreement: whoever changes the fact must not take that from under the claim.

use super::super::{Atlas, Edit, FactKind, Id, Subject, TieId};

/// A tie with a claim that names as its agreement a fact which an edit makes another sort of fact, or one about something
/// else. What was no agreement of the tie before may stay none.
pub(super) fn let_down(before: &Atlas, edit: &Edit) -> Option<TieId> {
    let Edit::PutFact(id, now) = edit else {
        return None;
    };
    let was = before.facts.get(id)?;
    if was.kind != FactKind::Agreement {
        return None;
    }
    let is_still_of = |tie: &TieId| {
        now.kind == FactKind::Agreement && now.about.contains(&Subject::Tie(tie.clone()))
    };
    let ties = was.about.iter().filter_map(|subject| match subject {
        Subject::Tie(tie) => Some(tie),
        Subject::City(_) => None,
    });
    let mut let_down = ties.filter(|tie| !is_still_of(tie) && names(before, tie, id));
    let_down.next().cloned()
}

fn names(atlas: &Atlas, tie: &TieId, fact: &Id) -> bool {
    let tie = atlas.ties.get(tie);
    tie.is_some_and(|tie| {
        let mut agreements = tie.claims.iter().map(|claim| &claim.agreement);
        agreements.any(|agreement| agreement.as_ref() == Some(fact))
    })
}
