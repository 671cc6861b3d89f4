//! How many partners a city lists, as the years go by.

use std::collections::BTreeMap;

use super::super::life::turns;
use super::super::{Margins, Stands, When};
use super::counts;
use crate::atlas::date::Day;
use crate::atlas::{Atlas, Id, Kind};

/// How many partners a city lists from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The first day.
    pub from: Day,
    /// Those that stand for sure.
    pub listed: u32,
    /// Those that may stand.
    pub uncertain: u32,
}

/// How many partners of a kind a city lists by its own words, from change to change: the first entry holds from the
/// first day that a date can name. What published totals are held against, at any date. A tie is judged on the days of
/// its own changes alone.
pub fn course(atlas: &Atlas, city: &Id, kind: Option<&Kind>, margins: Margins) -> Vec<Reached> {
    // By day, how many more or fewer stand for sure and maybe.
    let mut changes: BTreeMap<Day, [i64; 2]> = BTreeMap::from([(Day::MIN, [0, 0])]);
    for (_, tie) in atlas.ties_of(city) {
        let turns = tie.claims.iter().flat_map(|claim| turns(claim, margins));
        let mut days: Vec<Day> = turns.flatten().collect();
        days.push(Day::MIN);
        days.sort_unstable();
        days.dedup();
        let mut before = [0, 0];
        for day in days {
            let now = match counts(tie, city, kind, (When::On(day), margins)) {
                Some(Stands::Yes) => [1, 0],
                Some(Stands::Maybe) => [0, 1],
                None => [0, 0],
            };
            if now != before {
                let change = changes.entry(day).or_default();
                change[0] += now[0] - before[0];
                change[1] += now[1] - before[1];
                before = now;
            }
        }
    }
    let mut reached: Vec<Reached> = Vec::with_capacity(changes.len());
    let mut sums = [0_i64; 2];
    for (from, change) in changes {
        sums = [sums[0] + change[0], sums[1] + change[1]];
        let [listed, uncertain] = sums.map(|sum| u32::try_from(sum).unwrap_or(0));
        let is_news = reached
            .last()
            .is_none_or(|last| (last.listed, last.uncertain) != (listed, uncertain));
        if is_news {
            reached.push(Reached {
                from,
                listed,
                uncertain,
            });
        }
    }
    reached
}
