//! What mends a finding, where one thing surely does.

use super::ties::says_same;
use super::what::{Finding, What};
use crate::atlas::edit::apply;
use crate::atlas::{
    Atlas, Claim, Edit, Entity, Fact, Id, Place, ProblemKind, State, Step, Subject, TieId,
};
use crate::geo::{Country, Position};

/// A fix: what it does, and the edit that does it, one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, for its button.
    pub remedy: Remedy,
    /// The edit.
    pub edit: Edit,
}

/// What a fix does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Removes the claim that says nothing new.
    RemoveClaim,
    /// Makes one claim of two, with the sources of both.
    FoldClaims,
    /// Removes the tie of which nothing is claimed.
    RemoveTie,
    /// Removes the source that nothing cites.
    RemoveSource,
    /// Adds the tie to what its agreement is about.
    AddTieToAgreement,
    /// Says that the claim is expired.
    Expire,
    /// Swaps latitude and longitude.
    SwapPosition,
    /// Turns the sign of a latitude or longitude.
    MirrorPosition,
}

/// The fix of a finding; `None` where none is sure, or where the atlas is not as it was found any more.
pub fn fix(atlas: &Atlas, finding: &Finding) -> Option<Fix> {
    let place = &finding.place;
    match (&finding.what, &place.entity) {
        (What::Rule(ProblemKind::ClaimTwice { first }), Entity::Tie(id)) => {
            let (at, claim) = claim_at(atlas, id, place)?;
            let other = claim_of(atlas, id, first.checked_sub(1)?)?;
            (claim == other).then(|| Fix {
                remedy: Remedy::RemoveClaim,
                edit: Edit::RemoveClaim(id.clone(), at),
            })
        }
        (What::SameClaim { first }, Entity::Tie(id)) => fold(atlas, id, *first, place),
        (What::Rule(ProblemKind::TieWithoutClaims), Entity::Tie(id)) => Some(Fix {
            remedy: Remedy::RemoveTie,
            edit: Edit::RemoveTie(id.clone()),
        }),
        (What::Rule(ProblemKind::SourceUnused), Entity::Source(id)) => Some(Fix {
            remedy: Remedy::RemoveSource,
            edit: Edit::RemoveSource(id.clone()),
        }),
        (What::Rule(ProblemKind::AgreementElsewhere { id: fact }), Entity::Tie(tie)) => {
            let mut with: Fact = atlas.facts.get(fact)?.clone();
            with.about.push(Subject::Tie(tie.clone()));
            Some(Fix {
                remedy: Remedy::AddTieToAgreement,
                edit: Edit::PutFact(fact.clone(), Box::new(with)),
            })
        }
        (What::PastTerm { .. }, Entity::Tie(id)) => {
            let (at, claim) = claim_at(atlas, id, place)?;
            let expired = Claim {
                state: State::Expired,
                ..claim.clone()
            };
            Some(Fix {
                remedy: Remedy::Expire,
                edit: Edit::ChangeClaim(id.clone(), at, Box::new(expired)),
            })
        }
        (What::FarFromCountry { .. }, Entity::City(id)) => turned(atlas, id),
        _ => None,
    }
}

/// The sure fixes of several findings as one edit, one step; `None` where none is sure. The findings stand in the order of
/// their places.
pub fn fix_all<'a>(
    atlas: &Atlas,
    findings: impl DoubleEndedIterator<Item = &'a Finding>,
) -> Option<Edit> {
    let mut after = atlas.clone();
    let mut edits = Vec::new();
    // The last first: a claim that goes moves those behind it up. Each fix is worked out on what the others leave.
    for finding in findings.rev() {
        let Some(Fix { edit, .. }) = fix(&after, finding) else {
            continue;
        };
        // Sources that nothing cites have nothing to do with each other, and each removal walks through the atlas.
        if !matches!(edit, Edit::RemoveSource(_)) {
            match apply(&after, &edit) {
                Ok(fixed) => after = fixed,
                // What was sure alone is not beside the others.
                Err(_) => continue,
            }
        }
        edits.push(edit);
    }
    (!edits.is_empty()).then_some(Edit::Many(edits))
}

fn claim_of<'a>(atlas: &'a Atlas, id: &TieId, at: usize) -> Option<&'a Claim> {
    atlas.ties.get(id)?.claims.get(at)
}

/// The claim that a place names.
fn claim_at<'a>(atlas: &'a Atlas, id: &TieId, place: &Place) -> Option<(usize, &'a Claim)> {
    let [Step::Field("claims"), Step::Item(at), ..] = place.steps.as_slice() else {
        return None;
    };
    Some((*at, claim_of(atlas, id, *at)?))
}

/// One claim of two that say the same, where the first stands.
fn fold(atlas: &Atlas, id: &TieId, first: usize, place: &Place) -> Option<Fix> {
    let (at, second) = claim_at(atlas, id, place)?;
    let mut whole = claim_of(atlas, id, first)?.clone();
    if !says_same(&whole, second) {
        return None;
    }
    let new = second.cite.iter().filter(|cite| !whole.cite.contains(cite));
    let new: Vec<_> = new.cloned().collect();
    whole.cite.extend(new);
    Some(Fix {
        remedy: Remedy::FoldClaims,
        edit: Edit::Together(vec![
            // The later one first: the earlier one's place stays.
            Edit::RemoveClaim(id.clone(), at),
            Edit::ChangeClaim(id.clone(), first, Box::new(whole)),
        ]),
    })
}

/// A city within its country, where one slip put it outside.
fn turned(atlas: &Atlas, id: &Id) -> Option<Fix> {
    let city = atlas.cities.get(id)?;
    let (at, country) = (city.at?, city.country.and_then(Country::of)?);
    let (lat, lon) = (at.lat(), at.lon());
    let slips = [
        (Remedy::SwapPosition, (lon, lat)),
        (Remedy::MirrorPosition, (lat, -lon)),
        (Remedy::MirrorPosition, (-lat, lon)),
    ];
    let mut within = slips.into_iter().filter_map(|(remedy, (lat, lon))| {
        let at = Position::new(lat, lon).ok()?;
        (country.distance_m(at) == 0.0).then_some((remedy, at))
    });
    let (remedy, at) = within.next()?;
    // Two slips that may have happened are a question, and no fix.
    within.next().is_none().then(|| Fix {
        remedy,
        edit: Edit::MoveCity(id.clone(), Some(at)),
    })
}
