//! What speaks against one tie: its claims laid side by side, and its ends.

use super::dates::not_to_come;
use super::term;
use super::what::{Finding, What};
use crate::atlas::check::problems_in;
use crate::atlas::date::Day;
use crate::atlas::{
    Atlas, Certainty, Claim, Date, Entity, Id, Kind, Level, Place, State, Tie, TieId,
};
use crate::geo::distance_m;
use crate::standing::{Accord, Reading, When, standing};

/// Two cities nearer than this are at one place, metres: a ten-thousandth of a degree, as registers round.
const SAME_PLACE_M: f64 = 12.0;

/// The year of the first sister tie that is known: before it, the year is probably that of something else.
const FIRST_SISTERS: i32 = 1920;

/// All that speaks against a tie.
pub(super) fn tie(atlas: &Atlas, today: Day, id: &TieId, tie: &Tie) -> Vec<Finding> {
    let entity = Entity::Tie(id.clone());
    let place = Place::of(entity.clone());
    let rules = problems_in(atlas, &entity).into_iter();
    let mut found: Vec<Finding> = rules.map(Finding::from).collect();
    weighed(&mut found, &place, id, tie);
    ends(&mut found, atlas, &place, id, tie);
    for (number, claim) in tie.claims.iter().enumerate() {
        let place = || place.field("claims").item(number);
        if matches!(claim.certainty, Certainty::Withdrawn(_)) {
            continue;
        }
        if let Some(first) = tie.claims[..number]
            .iter()
            .position(|c| says_same(c, claim))
        {
            found.push(Finding {
                place: place(),
                what: What::SameClaim { first },
            });
        }
        if claim.state != State::Proposed {
            not_to_come(&mut found, today, claim.since.as_ref(), || {
                place().field("since")
            });
        }
        before_sisters(&mut found, claim, place);
        past_term(&mut found, atlas, today, claim, place);
    }
    found
}

/// How the tie stands, all in all.
fn weighed(found: &mut Vec<Finding>, place: &Place, id: &TieId, tie: &Tie) {
    let Some(standing) = standing(id, tie, When::AllTime, &Reading::default()) else {
        return;
    };
    let what = match (standing.accord, standing.kinds.as_slice()) {
        (Accord::Contested, [first, second, ..]) => What::Contradiction {
            kinds: [first.clone(), second.clone()],
        },
        (Accord::OneSided, _) => {
            let leading = standing.leading();
            let says = |end: &&Id| {
                let own = tie.claims.iter().filter(|claim| claim.by.contains(end));
                own.clone().any(|claim| claim.kind == *leading)
            };
            let [a, b] = id.ends();
            let (by, not) = if says(&a) { (a, b) } else { (b, a) };
            What::OneSided {
                by: by.clone(),
                not: not.clone(),
            }
        }
        _ => return,
    };
    found.push(Finding {
        place: place.clone(),
        what,
    });
}

/// The two ends: where they are, and what they are.
fn ends(found: &mut Vec<Finding>, atlas: &Atlas, place: &Place, id: &TieId, tie: &Tie) {
    let [a, b] = id.ends().map(|end| atlas.cities.get(end));
    let (Some(a), Some(b)) = (a, b) else {
        return; // a broken reference, which no reader lets pass
    };
    let mut report = |what| {
        found.push(Finding {
            place: place.clone(),
            what,
        });
    };
    if let (Some(a), Some(b)) = (a.at, b.at)
        && distance_m(a, b) < SAME_PLACE_M
    {
        report(What::ZeroLength);
    }
    let is_sister = tie.claims.iter().any(|claim| claim.kind == Kind::Sister);
    for (end, city) in id.ends().into_iter().zip([a, b]) {
        if is_sister && matches!(city.level, Level::State | Level::Province) {
            report(What::LevelOfSister {
                city: end.clone(),
                level: city.level,
            });
        }
    }
}

/// Whether two claims say the same, whoever reports them.
pub(super) fn says_same(a: &Claim, b: &Claim) -> bool {
    a.cite != b.cite && {
        let mut a = a.clone();
        a.cite.clone_from(&b.cite);
        a == *b
    }
}

fn before_sisters(found: &mut Vec<Finding>, claim: &Claim, place: impl Fn() -> Place) {
    let is_early = |date: &&Date| {
        let last = date.latest_start();
        last.is_some_and(|last| last.year < FIRST_SISTERS)
    };
    if claim.kind == Kind::Sister
        && let Some(date) = claim.since.as_ref().filter(is_early)
    {
        found.push(Finding {
            place: place().field("since"),
            what: What::BeforeSisters { date: date.clone() },
        });
    }
}

fn past_term(
    found: &mut Vec<Finding>,
    atlas: &Atlas,
    today: Day,
    claim: &Claim,
    place: impl Fn() -> Place,
) {
    if claim.state != State::Active || claim.until.is_some() {
        return;
    }
    let fact = claim.agreement.as_ref().and_then(|id| atlas.facts.get(id));
    if let Some(ended) = fact.and_then(term::last_day).filter(|last| *last < today) {
        found.push(Finding {
            place: place(),
            what: What::PastTerm { ended },
        });
    }
}
