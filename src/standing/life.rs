//! The life of a tie: how it stands from day to day, as the stretches between its changes.

use super::{Margins, Reading, Standing, When, standing};
use crate::atlas::date::Day;
use crate::atlas::{Claim, Tie, TieId};

/// A stretch of a tie's life in which it stands alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its first day; [`Day::MIN`] for the first of all.
    pub from: Day,
    /// Its last day; [`Day::MAX`] for the last of all.
    pub to: Day,
    /// How the tie stands; `None` where it doesn't.
    pub standing: Option<Standing>,
}

/// The life of a tie, seen from a viewpoint: phases without a gap between them, from the first day that a date can name to
/// the last, each standing otherwise than the one before.
pub fn life(id: &TieId, tie: &Tie, from: &Reading) -> Vec<Phase> {
    let turns = tie
        .claims
        .iter()
        .flat_map(|claim| turns(claim, from.margins));
    let mut starts: Vec<Day> = turns.flatten().collect();
    starts.push(Day::MIN);
    starts.sort_unstable();
    starts.dedup();
    let mut phases: Vec<Phase> = Vec::new();
    for start in starts {
        let standing = standing(id, tie, When::On(start), from);
        if let Some(last) = phases.last_mut() {
            if last.standing == standing {
                continue;
            }
            last.to = start.previous().unwrap_or(Day::MIN);
        }
        phases.push(Phase {
            from: start,
            to: Day::MAX,
            standing,
        });
    }
    phases
}

/// How a tie stood last within a stretch of time; `None` where it stood on no day of it.
pub(super) fn last_within(
    id: &TieId,
    tie: &Tie,
    [first, last]: [Day; 2],
    from: &Reading,
) -> Option<Standing> {
    let on = |day| standing(id, tie, When::On(day), from);
    // Most stand at the end still.
    on(last).or_else(|| {
        let turns = tie
            .claims
            .iter()
            .flat_map(|claim| turns(claim, from.margins));
        let turns = turns
            .flatten()
            .filter(|turn| first < *turn && *turn <= last);
        let mut ends: Vec<Day> = turns.filter_map(Day::previous).chain([first]).collect();
        ends.sort_unstable();
        ends.dedup();
        ends.into_iter().rev().find_map(on)
    })
}

/// The days on which [`super::stands`] may answer otherwise for a claim than on the day before.
pub(super) fn turns(claim: &Claim, margins: Margins) -> [Option<Day>; 4] {
    let (since, until) = (claim.since.as_ref(), claim.until.as_ref());
    [
        since.and_then(|since| margins.earliest_start(since)),
        since.and_then(|since| margins.latest_start(since)),
        until
            .and_then(|until| margins.earliest_end(until))
            .and_then(Day::next),
        until
            .and_then(|until| margins.latest_end(until))
            .and_then(Day::next),
    ]
}
