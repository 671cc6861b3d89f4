//! What a new fact may mean for the claims of its ties: what is offered, and never done unasked.

use super::when::hands_over;
use super::{Margins, is_over, stands};
use crate::atlas::date::{Date, Day};
use crate::atlas::{Atlas, Certainty, Claim, Edit, Fact, FactKind, Id, Kind, Subject, TieId};

/// A change of a claim that a fact suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// What sort of change.
    pub change: Change,
    /// The tie.
    pub tie: TieId,
    /// The claim, by its place among the tie's claims.
    pub index: usize,
    /// The step that makes it.
    pub edit: Edit,
}

/// What sort of change a fact suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The fact is the agreement that the claim rests on.
    Record,
    /// What had an end goes on.
    Extend,
    /// What had no end ends with the fact.
    Close,
}

/// What a fact suggests for the claims of the ties that it is about. An agreement is recorded with a claim that began with
/// it, or extends one that has ended; an event closes what stood.
pub fn follow_ups(atlas: &Atlas, id: &Id, fact: &Fact, margins: Margins) -> Vec<FollowUp> {
    let Some((when, day)) = fact
        .when
        .as_ref()
        .and_then(|when| Some((when, first(when)?)))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for subject in &fact.about {
        let Subject::Tie(tie_id) = subject else {
            continue;
        };
        let Some(tie) = atlas.ties.get(tie_id) else {
            continue;
        };
        let claims = tie.claims.iter().enumerate();
        for (index, claim) in claims.filter(|(_, claim)| is_open_to_change(claim)) {
            let has_heir = tie.claims.iter().any(|later| hands_over(claim, later));
            let changes = match fact.kind {
                FactKind::Agreement => agreed(claim, id, (day, margins), has_heir),
                FactKind::Event => closed(claim, when, day, margins),
                _ => Vec::new(),
            };
            found.extend(changes.into_iter().map(|(change, claim)| FollowUp {
                change,
                tie: tie_id.clone(),
                index,
                edit: Edit::ChangeClaim(tie_id.clone(), index, Box::new(claim)),
            }));
        }
    }
    found
}

fn agreed(
    claim: &Claim,
    id: &Id,
    (day, margins): (Day, Margins),
    has_heir: bool,
) -> Vec<(Change, Claim)> {
    let mut changes = Vec::new();
    let began = claim.since.as_ref();
    let began_then = began.is_some_and(|since| {
        margins
            .earliest_start(since)
            .is_some_and(|first| first <= day)
            && margins.latest_start(since).is_some_and(|last| day <= last)
    });
    if began_then && claim.agreement.is_none() {
        let agreement = Some(id.clone());
        let claim = claim.clone();
        changes.push((Change::Record, Claim { agreement, ..claim }));
    }
    let began_before = began.and_then(first).is_none_or(|first| first < day);
    if claim.until.is_some() && began_before && !has_heir {
        let (until, claim) = (None, claim.clone());
        changes.push((Change::Extend, Claim { until, ..claim }));
    }
    changes
}

fn closed(claim: &Claim, when: &Date, day: Day, margins: Margins) -> Vec<(Change, Claim)> {
    if claim.until.is_some() || stands(claim, day, margins).is_none() {
        return Vec::new();
    }
    // An end is a moment: of what took time, its first day.
    let moment = if when.is_interval() {
        Date::new(&day.to_string()).ok()
    } else {
        Some(when.clone())
    };
    let until = moment.map(Some).into_iter();
    let closed = until.map(|until| Claim {
        until,
        ..claim.clone()
    });
    closed.map(|claim| (Change::Close, claim)).collect()
}

/// Whether a claim is an end's own undoubted word of a partnership that is not over.
fn is_open_to_change(claim: &Claim) -> bool {
    !claim.by.is_empty()
        && claim.kind != Kind::None
        && matches!(claim.certainty, Certainty::Stated | Certainty::Inferred(_))
        && !is_over(claim.state)
}

fn first(date: &Date) -> Option<Day> {
    date.earliest_start().or_else(|| date.latest_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::edit::apply;
    use crate::atlas::{Extra, State, Tie};

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn tie_id() -> TieId {
        TieId::new("seoul--tehran").unwrap()
    }

    fn claim(since: &str, until: &str) -> Claim {
        Claim {
            by: vec![id("seoul")],
            kind: Kind::Friendship,
            term: None,
            since: Date::new(since).ok(),
            until: Date::new(until).ok(),
            state: State::Active,
            certainty: Certainty::Stated,
            agreement: None,
            note: None,
            cite: Vec::new(),
            extra: Extra::new(),
        }
    }

    fn fact(kind: FactKind, when: &str) -> Fact {
        Fact {
            about: vec![Subject::Tie(tie_id())],
            when: Date::new(when).ok(),
            ..Fact::new(kind, "It was so.")
        }
    }

    fn suggested(claims: Vec<Claim>, fact: &Fact) -> Vec<(Change, Claim)> {
        let mut atlas = Atlas::default();
        let tie = Tie {
            claims,
            ..Tie::default()
        };
        atlas.ties.insert(tie_id(), tie);
        atlas.facts.insert(id("new"), fact.clone());
        let found = follow_ups(&atlas, &id("new"), fact, Margins::USUAL);
        let made = found.into_iter().map(|found| {
            let after = apply(&atlas, &found.edit).unwrap();
            let claims = &after.ties[&tie_id()].claims;
            (found.change, claims[found.index].clone())
        });
        made.collect()
    }

    #[test]
    fn an_agreement_is_recorded_with_the_claim_that_began_with_it() {
        let fact = fact(FactKind::Agreement, "2017-10-18");
        let found = suggested(vec![claim("2017-10", ""), claim("1963", "")], &fact);
        let [(Change::Record, claim)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(claim.agreement, Some(id("new")));
    }

    #[test]
    fn an_agreement_extends_what_has_ended_unless_another_claim_goes_on_with_it() {
        let fact = fact(FactKind::Agreement, "2017-10-18");
        let found = suggested(vec![claim("2010", "2015")], &fact);
        let [(Change::Extend, extended)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(extended.until, None);
        let handed_over = vec![claim("2010", "2015"), claim("2015", "")];
        assert_eq!(suggested(handed_over, &fact), []);
    }

    #[test]
    fn an_event_closes_what_stood_on_its_day_with_its_own_date() {
        let found = suggested(
            vec![claim("2010", ""), claim("2022", ""), claim("2010", "2015")],
            &fact(FactKind::Event, "2020-05~"),
        );
        let [(Change::Close, closed)] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(closed.until, Date::new("2020-05~").ok());
        let found = suggested(vec![claim("2010", "")], &fact(FactKind::Event, "2020/2021"));
        assert_eq!(found[0].1.until, Date::new("2020-01-01").ok());
    }

    #[test]
    fn what_nobody_vouches_for_and_what_has_no_date_is_let_be() {
        let mut reported = claim("2010", "");
        reported.by.clear();
        let mut doubted = claim("2010", "");
        doubted.certainty = Certainty::Doubted("so".to_owned());
        let fact_of = |when| fact(FactKind::Event, when);
        assert_eq!(suggested(vec![reported, doubted], &fact_of("2020")), []);
        assert_eq!(suggested(vec![claim("2010", "")], &fact_of("")), []);
        let visit = fact(FactKind::Visit, "2020");
        assert_eq!(suggested(vec![claim("2010", "")], &visit), []);
    }
}
