//! Who says what of a tie: for putting claims side by side, and on one time axis.

use super::counted::Words;
use super::when::{Stands, stands_at};
use super::{Margins, When, is_exclusive, stands};
use crate::atlas::date::{Date, Day};
use crate::atlas::{Certainty, Claim, Id, Kind, State, Tie, TieId};

/// Whose word a claim is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claimant {
    /// One end's.
    End(Id),
    /// Both ends'.
    Both,
    /// Neither's: it is only reported.
    Others,
}

/// What a claimant says.
#[derive(Clone, Debug, PartialEq)]
pub struct Side<'a> {
    /// Who.
    pub claimant: Claimant,
    /// Its claims in order of time: what it denies from the beginning first, what it gives no date for last.
    pub said: Vec<Said<'a>>,
}

/// One claim of a claimant.
#[derive(Clone, Debug, PartialEq)]
pub struct Said<'a> {
    /// Its place among the tie's claims.
    pub index: usize,
    /// The claim.
    pub claim: &'a Claim,
    /// Whether it stands at the time; `None` where it doesn't.
    pub stands: Option<Stands>,
    /// Whether it counts among what its claimant says then: a surer or later word of the same claimant outranks it.
    pub counts: bool,
}

/// A claimant's row on the time axis. What both ends say is in both their rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One end, or the others.
    pub claimant: Claimant,
    /// Its bars, in the order of their start.
    pub bars: Vec<Bar>,
    /// How many lanes they need so that none covers another.
    pub lanes: usize,
}

/// A claim as a bar on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its claim's place among the tie's claims.
    pub index: usize,
    /// In which lane of its row, from 0 at the top.
    pub lane: usize,
    /// What it says the tie is.
    pub kind: Kind,
    /// The state while it stands.
    pub state: State,
    /// How sure it is.
    pub certainty: Certainty,
    /// What it is made of, in order of time, each beginning where the one before ends; at most three.
    pub stretches: Vec<Stretch>,
}

/// A part of a bar, from its first to its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day; `None` runs on to the past.
    pub from: Option<Day>,
    /// The last day; `None` runs on to the future.
    pub to: Option<Day>,
    /// Whether the claim stands for sure.
    pub stands: Stands,
}

/// What each claimant says: the first end, the second, both, others; those that say nothing are left out. Withdrawn
/// claims are there too, standing never.
pub fn sides<'a>(id: &TieId, tie: &'a Tie, when: When, margins: Margins) -> Vec<Side<'a>> {
    let claimants = [
        Claimant::End(id.ends()[0].clone()),
        Claimant::End(id.ends()[1].clone()),
        Claimant::Both,
        Claimant::Others,
    ];
    let counting = Words::of(tie, when, margins).settled();
    let sides = claimants.into_iter().map(|claimant| {
        let mut said: Vec<Said> = tie
            .claims
            .iter()
            .enumerate()
            .filter(|(_, claim)| claimant_of(id, claim) == claimant)
            .map(|(index, claim)| Said {
                index,
                claim,
                stands: stands_at(tie, claim, when, margins),
                counts: counting.0.iter().any(|c| std::ptr::eq(c.claim, claim)),
            })
            .collect();
        said.sort_by_key(|said| in_time(said.claim));
        Side { claimant, said }
    });
    sides.filter(|side| !side.said.is_empty()).collect()
}

/// Whose word a claim is. One that names another city than the ends is nobody's here: a problem that a check reports.
pub fn claimant_of(id: &TieId, claim: &Claim) -> Claimant {
    let [first, second] = id.ends().map(|end| claim.by.contains(end).then_some(end));
    match (first, second) {
        (Some(_), Some(_)) => Claimant::Both,
        (Some(end), None) | (None, Some(end)) => Claimant::End(end.clone()),
        (None, None) => Claimant::Others,
    }
}

/// The claims of a tie as bars, a row an end and one for the others; rows without bars are left out, withdrawn claims
/// too.
pub fn time_axis(id: &TieId, tie: &Tie, margins: Margins) -> Vec<Row> {
    let [first, second] = id.ends().map(|end| Claimant::End(end.clone()));
    let rows = [first, second, Claimant::Others].map(|claimant| {
        let own = |claim: &Claim| match claimant_of(id, claim) {
            Claimant::Both => claimant != Claimant::Others,
            one => one == claimant,
        };
        let mut bars: Vec<Bar> = tie
            .claims
            .iter()
            .enumerate()
            .filter(|(_, claim)| own(claim))
            .filter_map(|(index, claim)| bar(index, claim, margins))
            .collect();
        // What excludes each other first, so that the lane at the top tells the tie's life.
        bars.sort_by_key(|bar| {
            let exclusive = is_exclusive(&tie.claims[bar.index]);
            (!exclusive, bar.from())
        });
        let lanes = fill_lanes(&mut bars);
        Row {
            claimant,
            bars,
            lanes,
        }
    });
    rows.into_iter()
        .filter(|row| !row.bars.is_empty())
        .collect()
}

impl Bar {
    /// Its first day; `None` runs on to the past.
    pub fn from(&self) -> Option<Day> {
        self.stretches.first().and_then(|stretch| stretch.from)
    }

    /// Its last day; `None` runs on to the future.
    pub fn to(&self) -> Option<Day> {
        self.stretches.last().and_then(|stretch| stretch.to)
    }

    /// Whether one would cover the other: they share days on which either stands for sure, or one of them has no
    /// others. Where one hands over to the next, both only maybe in between, they lie in one lane.
    fn meets(&self, other: &Self) -> bool {
        let span =
            |from: Option<Day>, to: Option<Day>| (from.unwrap_or(Day::MIN), to.unwrap_or(Day::MAX));
        let (a, b) = (span(self.from(), self.to()), span(other.from(), other.to()));
        let shared = (a.0.max(b.0), a.1.min(b.1));
        let sure = |bar: &Self| {
            bar.stretches.iter().any(|stretch| {
                let (from, to) = span(stretch.from, stretch.to);
                stretch.stands == Stands::Yes && from < shared.1 && shared.0 < to
            })
        };
        shared.0 < shared.1 && (sure(self) || sure(other) || shared == a || shared == b)
    }
}

fn bar(index: usize, claim: &Claim, margins: Margins) -> Option<Bar> {
    if matches!(claim.certainty, Certainty::Withdrawn(_)) {
        return None;
    }
    let stretches = stretches(claim, margins);
    // A claim that ends before it begins is a problem that a check reports; here it has nothing to show.
    (!stretches.is_empty()).then(|| Bar {
        index,
        lane: 0,
        kind: claim.kind.clone(),
        state: claim.state,
        certainty: claim.certainty.clone(),
        stretches,
    })
}

/// Cuts a claim's time where [`stands`] changes its answer.
pub fn stretches(claim: &Claim, margins: Margins) -> Vec<Stretch> {
    let since = claim.since.as_ref();
    let until = claim.until.as_ref();
    let from = since.and_then(|since| margins.earliest_start(since));
    let to = until.and_then(|until| margins.latest_end(until));
    // The first day on which the claim has surely begun, and the first on which it may be over.
    let begun = since.and_then(|since| margins.latest_start(since));
    let may_be_over = until.and_then(|until| margins.earliest_end(until));
    let may_be_over = may_be_over.and_then(Day::next);
    let mut starts = vec![from];
    let mut cuts: Vec<Day> = [begun, may_be_over].into_iter().flatten().collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(|cut| from.is_none_or(|from| from < *cut) && to.is_none_or(|to| *cut <= to));
    starts.extend(cuts.into_iter().map(Some));
    let ends = starts
        .iter()
        .skip(1)
        .map(|next| next.and_then(Day::previous));
    let ends: Vec<Option<Day>> = ends.chain([to]).collect();
    let mut found: Vec<Stretch> = Vec::new();
    for (from, to) in starts.into_iter().zip(ends) {
        let within = from.or(to).unwrap_or(Day::MAX);
        let Some(stands) = stands(claim, within, margins) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if last.stands == stands => last.to = to,
            _ => found.push(Stretch { from, to, stands }),
        }
    }
    found
}

/// Puts each bar into the first lane where it covers none, and answers how many lanes that took.
fn fill_lanes(bars: &mut [Bar]) -> usize {
    let mut lanes = 0;
    for i in 0..bars.len() {
        let (placed, rest) = bars.split_at_mut(i);
        let Some(bar) = rest.first_mut() else { break };
        let taken = |lane: usize| placed.iter().any(|p| p.lane == lane && p.meets(bar));
        let lane = (0..lanes).find(|lane| !taken(*lane)).unwrap_or(lanes);
        bar.lane = lane;
        lanes = lanes.max(lane + 1);
    }
    lanes
}

/// Where a claim comes in order of time: by its start, or by its end where it gives none. A denial without a start
/// stands from the beginning.
fn in_time(claim: &Claim) -> (bool, Option<Day>) {
    if claim.kind == Kind::None && claim.since.is_none() {
        return (false, None);
    }
    let date = claim.since.as_ref().or(claim.until.as_ref());
    let day = date.and_then(Date::earliest_start);
    (day.is_none(), day)
}
