//! When a tie was last active.
//!
//! Activity is what the two cities did: facts about the tie but for figures and for how their states stood, and the times
//! in which a claim says that a partnership held. Only what is stated or inferred counts; nobody's doubted word wakes a
//! tie. A vague date counts with its last day, so that no tie passes for quieter than it is.

use std::collections::HashMap;

use super::is_over;
use crate::atlas::date::{Date, Day};
use crate::atlas::{Atlas, Certainty, Claim, Fact, FactKind, Id, Kind, State, Subject, Tie, TieId};

/// The last activity of a tie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activity<'a> {
    /// The last day on which it may have been.
    pub day: Day,
    /// Its date as written.
    pub when: &'a Date,
    /// What it was.
    pub what: What<'a>,
}

/// What an activity was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What<'a> {
    /// Something happened.
    Fact(&'a Id, &'a Fact),
    /// A partnership began, by a claim.
    Began(&'a Claim),
    /// A partnership held until then, by a claim.
    Held(&'a Claim),
}

/// The last activity of a tie up to a day; `None` where nothing dated is known. `facts` are those about the tie.
pub fn last_activity<'a>(
    tie: &'a Tie,
    facts: impl IntoIterator<Item = (&'a Id, &'a Fact)>,
    by: Day,
) -> Option<Activity<'a>> {
    let of_facts = facts.into_iter().filter_map(|(id, fact)| {
        let when = fact.when.as_ref().filter(|_| is_activity(fact))?;
        let day = last_day(when, by)?;
        let what = What::Fact(id, fact);
        Some(Activity { day, when, what })
    });
    // Of the same day a fact tells more than a claim: the last of equals is taken.
    of_claims(tie, by).chain(of_facts).max_by_key(|a| a.day)
}

/// When the ties of an atlas were last active, up to a day: its facts are gone through once.
#[derive(Clone, Debug)]
pub struct Quiet {
    by: Day,
    facts: HashMap<TieId, Day>,
}

impl Quiet {
    /// For the ties of an atlas.
    pub fn of(atlas: &Atlas, by: Day) -> Self {
        let mut facts: HashMap<TieId, Day> = HashMap::new();
        for fact in atlas.facts.values().filter(|fact| is_activity(fact)) {
            let Some(day) = fact.when.as_ref().and_then(|when| last_day(when, by)) else {
                continue;
            };
            for subject in &fact.about {
                if let Subject::Tie(tie) = subject {
                    let last = facts.entry(tie.clone()).or_insert(day);
                    *last = day.max(*last);
                }
            }
        }
        Self { by, facts }
    }

    /// The last day on which a tie may have been active; `None` where nothing dated is known.
    pub fn last(&self, id: &TieId, tie: &Tie) -> Option<Day> {
        let of_claims = of_claims(tie, self.by).map(|activity| activity.day).max();
        of_claims.max(self.facts.get(id).copied())
    }
}

fn of_claims(tie: &Tie, by: Day) -> impl Iterator<Item = Activity<'_>> {
    let claims = tie.claims.iter().filter(|claim| is_partnership(claim));
    claims.flat_map(move |claim| {
        let at = |when: Option<&'_ Date>| when.and_then(|when| last_day(when, by));
        let began = at(claim.since.as_ref()).zip(claim.since.as_ref());
        let held = at(claim.until.as_ref()).zip(claim.until.as_ref());
        let began = began.map(|(day, when)| (day, when, What::Began(claim)));
        let held = held.map(|(day, when)| (day, when, What::Held(claim)));
        let both = began.into_iter().chain(held);
        both.map(|(day, when, what)| Activity { day, when, what })
    })
}

/// Whether a claim says that the cities were partners, and in touch.
fn is_partnership(claim: &Claim) -> bool {
    is_sure(&claim.certainty)
        && claim.kind != Kind::None
        && !is_over(claim.state)
        && !matches!(claim.state, State::Dormant | State::Suspended)
}

fn is_activity(fact: &Fact) -> bool {
    is_sure(&fact.certainty) && !matches!(fact.kind, FactKind::Statistic | FactKind::Relations)
}

fn is_sure(certainty: &Certainty) -> bool {
    matches!(certainty, Certainty::Stated | Certainty::Inferred(_))
}

/// The last day on which something may have been, up to a day; of what has no end the last on which it may have begun.
/// `None` where it came later.
fn last_day(when: &Date, by: Day) -> Option<Day> {
    let first = when.earliest_start().or_else(|| when.latest_start())?;
    let last = when.latest_end().or_else(|| when.latest_start())?;
    (first <= by).then(|| last.min(by))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    fn date(text: &str) -> Option<Date> {
        Date::new(text).ok()
    }

    fn fact(when: &str, kind: FactKind, certainty: Certainty) -> Fact {
        Fact {
            about: vec![Subject::Tie(id())],
            when: date(when),
            certainty,
            ..Fact::new(kind, when.to_owned())
        }
    }

    fn id() -> TieId {
        TieId::new("seoul--tehran").unwrap()
    }

    fn claim(since: &str, until: &str, state: State) -> Claim {
        Claim {
            by: Vec::new(),
            kind: Kind::Contact,
            term: None,
            since: date(since),
            until: date(until),
            state,
            certainty: Certainty::Stated,
            agreement: None,
            note: None,
            cite: Vec::new(),
            extra: crate::atlas::Extra::new(),
        }
    }

    fn atlas() -> Atlas {
        let mut atlas = Atlas::default();
        let tie = Tie {
            claims: vec![
                claim("[1960..1969]", "1979~", State::Active),
                claim("1980~", "2014-04", State::Dormant),
                claim("2014-04", "", State::Active),
            ],
            ..Tie::default()
        };
        atlas.ties.insert(id(), tie);
        let stated = || Certainty::Stated;
        for (name, fact) in [
            ("a", fact("1977-06-17", FactKind::Naming, stated())),
            ("b", fact("2017-10-20", FactKind::Invitation, stated())),
            ("c", fact("2021-01-04", FactKind::Relations, stated())),
            ("d", fact("2024", FactKind::Statistic, stated())),
            (
                "e",
                fact("2022", FactKind::Visit, Certainty::Doubted(String::new())),
            ),
        ] {
            atlas.facts.insert(Id::new(name).unwrap(), fact);
        }
        atlas
    }

    #[test]
    fn a_tie_is_quiet_since_what_its_cities_did_last() {
        let atlas = atlas();
        let tie = &atlas.ties[&id()];
        for (by, last) in [
            (day(1959, 12, 31), None),
            // Begun on no known day of the 1960s: perhaps on that very day.
            (day(1965, 5, 5), Some(day(1965, 5, 5))),
            (day(1978, 1, 1), Some(day(1977, 6, 17))),
            // The lull is no activity.
            (day(1990, 1, 1), Some(day(1979, 12, 31))),
            (day(2014, 6, 1), Some(day(2014, 4, 30))),
            // Neither a tanker nor a figure nor a doubted visit wakes it.
            (day(2026, 11, 24), Some(day(2017, 10, 20))),
        ] {
            let found = last_activity(tie, &atlas.facts, by).map(|activity| activity.day);
            assert_eq!(found, last, "by {by}");
            assert_eq!(Quiet::of(&atlas, by).last(&id(), tie), last, "by {by}");
        }
    }

    #[test]
    fn the_last_activity_says_what_it_was() {
        let atlas = atlas();
        let last = last_activity(&atlas.ties[&id()], &atlas.facts, day(2026, 1, 1)).unwrap();
        assert!(matches!(last.what, What::Fact(id, _) if id.as_str() == "b"));
        assert_eq!(last.when.as_str(), "2017-10-20");
    }
}
