//! What is worth a look: ties by kind, the most disputed, the most recent; a city's partners.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::counted::{self, Counted, Words};
use super::sides::{Claimant, Side, sides};
use super::{
    Accord, Margins, Reading, Standing, Stands, Viewpoint, When, is_exclusive, since_of_run,
    standing,
};
use crate::atlas::date::{Date, Day};
use crate::atlas::{Atlas, Certainty, Claim, Id, Kind, PublishedTotal, State, Subject, Tie, TieId};

/// How many ties stand: by kind, or contested, which add up to all; and of these how many stand how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that aren't contested, by the kind that leads.
    pub by_kind: BTreeMap<Kind, usize>,
    /// Those that are.
    pub contested: usize,
    /// Of all: those that no end vouches for.
    pub unconfirmed: usize,
    /// Of all: by each state but active, of what leads or stands beside.
    pub by_state: BTreeMap<State, usize>,
    /// Of all: those of which the leading kind stands maybe.
    pub maybe: usize,
}

/// A tie that is contested.
#[derive(Clone, Debug, PartialEq)]
pub struct Disputed {
    /// The tie.
    pub tie: TieId,
    /// How it stands.
    pub standing: Standing,
}

/// A tie and when it began.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// The tie.
    pub tie: TieId,
    /// How it stands.
    pub standing: Standing,
    /// Since when, on the word that leads.
    pub since: Date,
}

/// The partners of a city under one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// The ties, in order of their start, those without one last.
    pub ties: Vec<Partner>,
    /// Those that no end vouches for, counted apart, in the same order.
    pub unconfirmed: Vec<Partner>,
    /// Those that stand under another kind and have this one beside it, counted apart, in the same order.
    pub beside: Vec<Partner>,
}

/// A partner of a city.
#[derive(Clone, Debug, PartialEq)]
pub struct Partner {
    /// The tie.
    pub tie: TieId,
    /// The other end.
    pub city: Id,
    /// Since when it is of its group's kind; `None` where nobody says.
    pub since: Option<Date>,
    /// The state in which its group's kind stands.
    pub state: State,
    /// Whether that kind stands for sure.
    pub stands: Stands,
    /// Whether an end vouches for that kind, undoubted.
    pub confirmed: bool,
    /// How the tie stands from the viewpoint.
    pub standing: Standing,
}

impl Partner {
    /// What the tie is besides its group's kind. What a contested tie is contested between is not said again.
    pub fn also(&self, group: &Kind) -> Vec<&Kind> {
        let exclusive = self.standing.kinds.iter();
        let exclusive = exclusive.filter(|_| !self.standing.is_contested());
        let beside = self.standing.beside.iter().map(|beside| &beside.kind);
        let mut kinds: Vec<&Kind> = exclusive
            .chain(beside)
            .filter(|kind| *kind != group)
            .collect();
        kinds.dedup();
        kinds
    }
}

/// The totals that a city published, each with its place in the atlas's list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals<'a> {
    /// The latest of each kind, and those without a date, which may be as late: in the order of their kinds.
    pub latest: Vec<(usize, &'a PublishedTotal)>,
    /// Those that a later one of their kind has overtaken, the latest first.
    pub earlier: Vec<(usize, &'a PublishedTotal)>,
}

/// Counts standings, as a legend shows them.
pub fn counts<'a>(standings: impl IntoIterator<Item = &'a Standing>) -> Counts {
    let mut counts = Counts::default();
    for standing in standings {
        counts.add(standing, 1);
    }
    counts
}

impl Counts {
    /// Counts so many ties more that stand alike.
    pub(super) fn add(&mut self, standing: &Standing, ties: usize) {
        if standing.is_contested() {
            self.contested += ties;
        } else {
            *self.by_kind.entry(standing.leading().clone()).or_default() += ties;
        }
        if standing.accord == Accord::Unconfirmed {
            self.unconfirmed += ties;
        }
        if standing.stands == Stands::Maybe {
            self.maybe += ties;
        }
        let mut states: Vec<State> = standing.beside.iter().map(|b| b.state).collect();
        states.push(standing.state);
        states.sort_unstable();
        states.dedup();
        for state in states.into_iter().filter(|s| *s != State::Active) {
            *self.by_state.entry(state).or_default() += ties;
        }
    }

    /// How many ties stand at all.
    pub fn all(&self) -> usize {
        self.contested + self.by_kind.values().sum::<usize>()
    }
}

/// The contested ties, the most disputed first: by how many claims oppose each other, by the weight of these (stated
/// three, inferred two, doubted one), by how many facts the atlas has on them.
pub fn most_disputed(atlas: &Atlas, when: When, margins: Margins) -> Vec<Disputed> {
    let told = facts_by_tie(atlas);
    let from = Reading {
        viewpoint: Viewpoint::Anyone,
        margins,
    };
    let mut found: Vec<_> = atlas
        .ties
        .iter()
        .filter_map(|(id, tie)| {
            let standing = standing(id, tie, when, &from)?;
            standing.is_contested().then(|| {
                let opposed = Words::of(tie, when, margins).settled().exclusive();
                let weight: usize = opposed.iter().map(|c| weight(c.claim)).sum();
                let facts = told.get(id).copied().unwrap_or(0);
                let tie = id.clone();
                let rank = Reverse((opposed.len(), weight, facts));
                (rank, Disputed { tie, standing })
            })
        })
        .collect();
    // The sort is stable: equal ones stay in the order of their ids.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, disputed)| disputed).collect()
}

/// How many facts each tie has, in one walk through them.
pub(crate) fn facts_by_tie(atlas: &Atlas) -> BTreeMap<&TieId, usize> {
    let mut counts = BTreeMap::new();
    for fact in atlas.facts.values() {
        let ties = fact.about.iter().filter_map(|subject| match subject {
            Subject::Tie(tie) => Some(tie),
            Subject::City(_) => None,
        });
        // A fact that names a tie twice is one fact.
        for tie in ties.collect::<BTreeSet<_>>() {
            *counts.entry(tie).or_default() += 1;
        }
    }
    counts
}

fn weight(claim: &Claim) -> usize {
    match claim.certainty {
        Certainty::Stated => 3,
        Certainty::Inferred(_) => 2,
        Certainty::Doubted(_) => 1,
        Certainty::Withdrawn(_) => 0,
    }
}

/// What a claimant's side comes down to: one column where claims stand side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Word<'a> {
    /// Whose word it is.
    pub claimant: Claimant,
    /// Its place among the tie's claims.
    pub index: usize,
    /// The claim.
    pub claim: &'a Claim,
}

/// The words that a tie is contested between, in order of time: of what each claimant says of sister, friendship and
/// none, the most certain, then the latest. A word that has ended is among them when all time is looked at: that Seoul
/// knew of no tie until 2017 is what contests Tehran's 1963. What is only reported is left out where the ends
/// themselves don't agree.
pub fn leading_words<'a>(id: &TieId, tie: &'a Tie, when: When, margins: Margins) -> Vec<Word<'a>> {
    let mut words: Vec<Word> = sides(id, tie, when, margins)
        .into_iter()
        .filter_map(|side| leading_word(side, when))
        .collect();
    let mut own = words.iter().filter(|w| w.claimant != Claimant::Others);
    let first = own.next().map(|word| &word.claim.kind);
    if own.any(|word| Some(&word.claim.kind) != first) {
        words.retain(|word| word.claimant != Claimant::Others);
    }
    words.sort_by_key(|word| {
        let date = word.claim.since.as_ref().or(word.claim.until.as_ref());
        let day = date.and_then(Date::earliest_start);
        (day.is_none(), day)
    });
    words
}

fn leading_word(side: Side<'_>, when: When) -> Option<Word<'_>> {
    let withdrawn = |claim: &Claim| matches!(claim.certainty, Certainty::Withdrawn(_));
    let stood = side.said.iter().filter(|said| {
        is_exclusive(said.claim)
            && !withdrawn(said.claim)
            && (when == When::AllTime || said.stands.is_some())
    });
    let counted = stood.map(|said| Counted {
        claim: said.claim,
        stands: said.stands.unwrap_or(Stands::Maybe),
    });
    let best = counted::best(counted.collect())?.claim;
    let said = side
        .said
        .iter()
        .find(|said| std::ptr::eq(said.claim, best))?;
    Some(Word {
        claimant: side.claimant,
        index: said.index,
        claim: best,
    })
}

/// The ties that began last, the latest first, at most `limit`. A vague start counts from its first possible day, so
/// that "September" doesn't pass the 26th.
pub fn most_recent(atlas: &Atlas, when: When, from: &Reading, limit: usize) -> Vec<Begun> {
    let mut found: Vec<(Day, Begun)> = atlas
        .ties
        .iter()
        .filter_map(|(id, tie)| {
            let standing = standing(id, tie, when, from)?;
            let since = since_of_kind(tie, when, from, standing.leading())?.clone();
            let first = since.earliest_start()?;
            let tie = id.clone();
            Some((
                first,
                Begun {
                    tie,
                    standing,
                    since,
                },
            ))
        })
        .collect();
    found.sort_by_key(|(first, _)| Reverse(*first));
    found.truncate(limit);
    found.into_iter().map(|(_, begun)| begun).collect()
}

/// The totals of a city, the latest apart from those that they overtook.
pub fn totals_of<'a>(atlas: &'a Atlas, city: &Id) -> Totals<'a> {
    let day = |total: &PublishedTotal| total.as_of.as_ref().and_then(Date::latest_end);
    let own: Vec<(usize, &PublishedTotal)> = atlas
        .totals
        .iter()
        .enumerate()
        .filter(|(_, total)| total.city == *city)
        .collect();
    let overtaken = |total: &PublishedTotal| {
        let later = |(_, other): &(usize, &PublishedTotal)| {
            other.kind == total.kind && day(total) < day(other)
        };
        day(total).is_some() && own.iter().any(later)
    };
    let (mut earlier, mut latest): (Vec<_>, Vec<_>) =
        own.iter().partition(|(_, total)| overtaken(total));
    earlier.sort_by_key(|(_, total)| Reverse(day(total)));
    // Those of any kind after all others, those without a date after all others of their kind.
    latest.sort_by_key(|(_, total)| {
        (
            total.kind.is_none(),
            total.kind.clone(),
            Reverse(day(total)),
        )
    });
    Totals { latest, earlier }
}

/// The partners of a city by kind, in the order of [`Kind`]. A contested tie stands under the city's own word, where
/// it has one: Seoul counts Tokyo as a sister, whatever Tokyo says. A tie with another kind beside is listed under both,
/// and counted under the first.
pub fn city_ties(atlas: &Atlas, city: &Id, when: When, from: &Reading) -> Vec<Group> {
    let mut groups: BTreeMap<Kind, Group> = BTreeMap::new();
    let own = Reading {
        viewpoint: Viewpoint::City(city.clone()),
        margins: from.margins,
    };
    for (id, tie) in atlas.ties_of(city) {
        let (Some(standing), Some(other)) = (standing(id, tie, when, from), id.other(city)) else {
            continue;
        };
        let kind = kind_for((id, tie), when, &own, &standing);
        let partner = |kind: &Kind, state, stands, confirmed| Partner {
            tie: id.clone(),
            city: other.clone(),
            since: since_of_kind(tie, when, &own, kind)
                .or_else(|| since_of_kind(tie, when, from, kind))
                .cloned(),
            state,
            stands,
            confirmed,
            standing: standing.clone(),
        };
        for beside in standing.beside.iter().filter(|beside| beside.kind != kind) {
            let partner = partner(&beside.kind, beside.state, beside.stands, beside.confirmed);
            group(&mut groups, &beside.kind).beside.push(partner);
        }
        let is_confirmed = standing.accord != Accord::Unconfirmed;
        let partner = partner(&kind, standing.state, standing.stands, is_confirmed);
        let group = group(&mut groups, &kind);
        if is_confirmed {
            group.ties.push(partner);
        } else {
            group.unconfirmed.push(partner);
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    for group in &mut groups {
        for list in [&mut group.ties, &mut group.unconfirmed, &mut group.beside] {
            list.sort_by(|a, b| match (&a.since, &b.since) {
                (Some(a), Some(b)) => a.cmp_in_time(b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            });
        }
    }
    groups
}

fn group<'a>(groups: &'a mut BTreeMap<Kind, Group>, kind: &Kind) -> &'a mut Group {
    groups.entry(kind.clone()).or_insert_with(|| Group {
        kind: kind.clone(),
        ties: Vec::new(),
        unconfirmed: Vec::new(),
        beside: Vec::new(),
    })
}

fn kind_for((id, tie): (&TieId, &Tie), when: When, own: &Reading, seen: &Standing) -> Kind {
    let own = || standing(id, tie, when, own);
    let contested = seen.is_contested();
    let own_kind = contested
        .then(own)
        .flatten()
        .and_then(|s| s.kinds.into_iter().next());
    own_kind.unwrap_or_else(|| seen.leading().clone())
}

/// Since when a tie is of a kind, seen from a viewpoint, on the most certain word that says so.
pub fn since_of_kind<'a>(
    tie: &'a Tie,
    when: When,
    from: &Reading,
    kind: &Kind,
) -> Option<&'a Date> {
    let words = Words::of(tie, when, from.margins);
    let words = match &from.viewpoint {
        Viewpoint::City(city) => words.by(city),
        Viewpoint::Anyone | Viewpoint::Agreed => words,
    };
    let best_of = |words: &Words<'a>| {
        let words = words.of_kind(kind).into_iter();
        counted::best(words.filter(|c| c.claim.since.is_some()).collect())
    };
    // What a side has better words against is not what it says.
    let best = best_of(&words.settled()).or_else(|| best_of(&words))?;
    since_of_run(tie, best.claim)
}
