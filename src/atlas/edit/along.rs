//! What goes along with an edit: for asking before, and for saying so in the step's label.

use super::super::{Atlas, Citation, Fact, Id, Subject};
use super::{Edit, EditError, apply};

/// How much goes along when something is removed, beside itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// Ties removed with it.
    pub ties: usize,
    /// Facts removed with it, being about nothing that is left.
    pub facts: usize,
    /// Facts that stay and lose what they were about, or whom it was between.
    pub detached: usize,
    /// Published totals removed with it.
    pub totals: usize,
    /// Citations taken off claims, facts and totals.
    pub citations: usize,
    /// Claims that lose their agreement.
    pub agreements: usize,
}

impl Along {
    /// What an edit would take along.
    ///
    /// # Errors
    /// When the edit would be refused.
    pub fn of(atlas: &Atlas, edit: &Edit) -> Result<Self, EditError> {
        Ok(Self::between(atlas, &apply(atlas, edit)?, edit))
    }

    /// What an edit took along. Asking the two atlases keeps it true to what [`apply`] does.
    pub(super) fn between(before: &Atlas, after: &Atlas, edit: &Edit) -> Self {
        let removed = match edit {
            Edit::RemoveCity(_) => [0, 0, 0],
            Edit::RemoveTie(_) => [1, 0, 0],
            Edit::RemoveSeveral(subjects) => {
                let is_tie = |subject: &&Subject| matches!(subject, Subject::Tie(_));
                [subjects.iter().filter(is_tie).count(), 0, 0]
            }
            Edit::RemoveFact(_) => [0, 1, 0],
            Edit::RemoveTotal(_) => [0, 0, 1],
            Edit::RemoveClaim(..) | Edit::RemoveSource(_) => [0; 3],
            Edit::Many(edits) if edits.iter().any(Edit::removes) => [
                count(edits, |edit| matches!(edit, Edit::RemoveTie(_))),
                count(edits, |edit| matches!(edit, Edit::RemoveFact(_))),
                count(edits, |edit| matches!(edit, Edit::RemoveTotal(_))),
            ],
            // Nothing else removes.
            _ => return Self::default(),
        };
        let less = |before: usize, after: usize| before.saturating_sub(after);
        let changed = |(id, fact): (&Id, &Fact)| {
            let now = after.facts.get(id);
            now.is_some_and(|now| now.about != fact.about || now.direction != fact.direction)
        };
        Self {
            ties: less(before.ties.len(), after.ties.len() + removed[0]),
            facts: less(before.facts.len(), after.facts.len() + removed[1]),
            detached: before.facts.iter().filter(|one| changed(*one)).count(),
            totals: less(before.totals.len(), after.totals.len() + removed[2]),
            citations: parts(edit).map(|edit| citations_with(before, edit)).sum(),
            agreements: parts(edit).map(|edit| agreements_with(before, edit)).sum(),
        }
    }

    /// Whether to ask before: something is lost beside what is removed. Facts that only lose a subject stay.
    pub fn is_asked_about(&self) -> bool {
        let lost = [
            self.ties,
            self.facts,
            self.totals,
            self.citations,
            self.agreements,
        ];
        lost.into_iter().any(|count| count > 0)
    }
}

/// An edit itself, or the many that it is made of.
fn parts(edit: &Edit) -> impl Iterator<Item = &Edit> {
    match edit {
        Edit::Many(edits) => edits.iter(),
        edit => std::slice::from_ref(edit).iter(),
    }
}

fn count(edits: &[Edit], is: impl Fn(&Edit) -> bool) -> usize {
    edits.iter().filter(|edit| is(edit)).count()
}

/// How many citations an edit takes off by removing what they cite.
fn citations_with(before: &Atlas, edit: &Edit) -> usize {
    match edit {
        Edit::RemoveSource(id) => citations_of(before, id),
        _ => 0,
    }
}

/// How many claims lose their agreement by an edit that removes a fact.
fn agreements_with(before: &Atlas, edit: &Edit) -> usize {
    match edit {
        Edit::RemoveFact(id) => agreements_on(before, id),
        _ => 0,
    }
}

/// How often a source is cited.
fn citations_of(atlas: &Atlas, source: &Id) -> usize {
    let cites = |cite: &[Citation]| cite.iter().filter(|c| c.source == *source).count();
    let claims = atlas.ties.values().flat_map(|tie| &tie.claims);
    let claims: usize = claims.map(|claim| cites(&claim.cite)).sum();
    let facts: usize = atlas.facts.values().map(|fact| cites(&fact.cite)).sum();
    let totals: usize = atlas.totals.iter().map(|total| cites(&total.cite)).sum();
    claims + facts + totals
}

/// How many claims name a fact as their agreement.
fn agreements_on(atlas: &Atlas, fact: &Id) -> usize {
    let claims = atlas.ties.values().flat_map(|tie| &tie.claims);
    claims
        .filter(|claim| claim.agreement.as_ref() == Some(fact))
        .count()
}
