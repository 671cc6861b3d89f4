//! What happened when: the facts of an atlas by year.

use std::collections::BTreeMap;

use crate::atlas::date::{Date, Day};
use crate::atlas::{Atlas, Certainty, Fact, FactKind, Id, Subject};

/// How many things happened in each year, of the facts that nobody has withdrawn. What took years counts in that in which
/// it began; what has no date, and figures, which are not events, are left out. Years without any are left out too.
pub fn per_year(atlas: &Atlas) -> BTreeMap<i32, usize> {
    let mut years = BTreeMap::new();
    for day in atlas.facts.values().filter_map(began) {
        *years.entry(day.year).or_default() += 1;
    }
    years
}

/// What happened between or in what is selected, with its first day, in order of time.
pub fn of<'a>(atlas: &'a Atlas, subject: &'a Subject) -> Vec<(Day, &'a Id, &'a Fact)> {
    let mut events: Vec<_> = atlas
        .facts_about(subject)
        .filter_map(|(id, fact)| Some((began(fact)?, id, fact)))
        .collect();
    events.sort_by_key(|(day, id, _)| (*day, *id));
    events
}

/// The first day on which something may have begun to happen.
fn began(fact: &Fact) -> Option<Day> {
    let is_event = !matches!(fact.kind, FactKind::Statistic)
        && !matches!(fact.certainty, Certainty::Withdrawn(_));
    let when = fact.when.as_ref().filter(|_| is_event)?;
    when.earliest_start().or_else(|| Date::latest_start(when))
}
