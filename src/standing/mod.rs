//! How each tie stands at a date, from a viewpoint: derived from its claims, never stored.
//!
//! # Whether a claim stands
//! From the earliest to the latest possible day of its start a claim stands maybe, then yes, and maybe again from the
//! earliest to the latest possible day of its end. A claim without `since` stands maybe; a denial without one (kind
//! none) yes, from the beginning. A withdrawn claim never stands. What is dated "about" or "perhaps" may lie as much
//! earlier or later as the [`Margins`] say.
//!
//! # Whose word counts
//! Sister, friendship and none exclude each other; every other kind stands beside any, and so does what is only
//! proposed. Among claims by the same claimants the most certain counts (stated, inferred, doubted), then the latest
//! start. Claims on different words are not weighed against each other: where they exclude each other the tie is
//! contested, however doubted one of them is. A report (a claim by no end) is a word of its own, and no two reports
//! are the same word. Where a claim ends as another of its claimants begins, it has handed over: on the day that they
//! share the later one counts, and nothing is contested.
//!
//! # What leads
//! What a contested tie is contested between; else sister or friendship; but a kind beside that an end vouches for,
//! and that is in force, leads over a sister or friendship that no end vouches for: Baghdad's memorandum with Tehran
//! over the sisterhood that only Wikipedia knows.

use std::cmp::Reverse;

use crate::atlas::date::Day;
use crate::atlas::{Certainty, Claim, Id, Kind, State, Tie, TieId};

pub mod compare;
mod counted;
pub mod events;
pub mod follow_up;
mod life;
pub mod lives;
mod margins;
pub mod overview;
pub mod quiet;
mod reading;
pub mod sides;
#[cfg(test)]
mod tests;
pub mod totals;
mod viewpoint;
mod when;

use counted::{Counted, Words};
pub use life::{Phase, life};
pub use margins::Margins;
pub use reading::Reading;
pub use viewpoint::Viewpoint;
pub use when::{Stands, When, since_of_run, stands, stands_during};

/// How far the ends of a tie agree on what leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accord {
    /// Both ends say the same, undoubted.
    Agreed,
    /// One end's undoubted word; the other's list may just not have been seen.
    OneSided,
    /// No end's undoubted word: only reported, or doubted.
    Unconfirmed,
    /// Claims stand that exclude each other.
    Contested,
}

/// How a tie stands. There is something in `kinds` or in `beside`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Sister or friendship, or the two kinds that are contested (none may be the second), leading first. Empty where
    /// a kind beside leads, which is then the first of `beside`.
    pub kinds: Vec<Kind>,
    /// What stands beside, the most confirmed first.
    pub beside: Vec<Beside>,
    /// How far the ends agree.
    pub accord: Accord,
    /// The state of what leads.
    pub state: State,
    /// Whether what leads stands for sure.
    pub stands: Stands,
    /// Claims of the leading kind give starts that can't both be true.
    pub date_disputed: bool,
}

/// A kind that stands beside the leading one: a lane of its own on the map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beside {
    /// The kind.
    pub kind: Kind,
    /// Its state.
    pub state: State,
    /// Whether it stands for sure.
    pub stands: Stands,
    /// An end vouches for it, undoubted.
    pub confirmed: bool,
}

impl Standing {
    /// The kind that leads.
    pub fn leading(&self) -> &Kind {
        let beside = || self.beside.first().map(|beside| &beside.kind);
        // One of both is never empty; a tie without either would be no partnership.
        self.kinds.first().or_else(beside).unwrap_or(&Kind::None)
    }

    /// Whether claims stand that exclude each other.
    pub fn is_contested(&self) -> bool {
        self.accord == Accord::Contested
    }
}

/// How a tie stands at a time, from a viewpoint; `None` where it doesn't: nobody who counts claims anything but
/// "none" of it then.
pub fn standing(id: &TieId, tie: &Tie, when: When, from: &Reading) -> Option<Standing> {
    if let When::During(first, last) = when {
        return life::last_within(id, tie, [first, last], from);
    }
    let words = Words::of(tie, when, from.margins);
    match &from.viewpoint {
        Viewpoint::Anyone => anyone(id, tie, &words, from.margins),
        Viewpoint::City(city) => as_city(id, tie, (&words, from.margins), city),
        Viewpoint::Agreed => agreed(id, tie, (&words, from.margins)),
    }
}

fn anyone(id: &TieId, tie: &Tie, words: &Words, margins: Margins) -> Option<Standing> {
    let words = words.settled();
    let exclusive = leading_first(words.exclusive());
    let beside = beside(&words);
    let second = |first: &Counted| exclusive.iter().find(|c| c.kind() != first.kind());
    let opposed = exclusive
        .first()
        .and_then(|first| Some((first, second(first)?)));
    if let Some((first, second)) = opposed {
        return Some(Standing {
            kinds: vec![first.kind().clone(), second.kind().clone()],
            beside,
            accord: Accord::Contested,
            state: first.claim.state,
            stands: surest(&exclusive, first.kind())?,
            date_disputed: date_disputed((tie, margins), &exclusive, first.kind()),
        });
    }
    uncontested((id, tie), &exclusive, beside, (&words, margins))
}

fn as_city(
    id: &TieId,
    tie: &Tie,
    (words, margins): (&Words, Margins),
    city: &Id,
) -> Option<Standing> {
    if !id.has(city) {
        return None;
    }
    let own = words.by(city);
    // Only the best of its own words counts here, also among those that it shares with the other end.
    let exclusive: Vec<Counted> = counted::best(own.exclusive()).into_iter().collect();
    uncontested((id, tie), &exclusive, beside(&own), (words, margins))
}

fn agreed(id: &TieId, tie: &Tie, (words, margins): (&Words, Margins)) -> Option<Standing> {
    let [first, second] = id.ends().map(|end| words.by(end).undoubted());
    let word = counted::best(first.exclusive());
    let other_word = counted::best(second.exclusive());
    // Both agree for sure only when both words stand for sure.
    let exclusive = match (word, other_word) {
        (Some(a), Some(b)) if a.kind() == b.kind() => {
            let stands = a.stands.max(b.stands);
            leading_first([a, b].map(|word| Counted { stands, ..word }).into())
        }
        _ => Vec::new(),
    };
    let shared = first.beside().into_iter().filter_map(|word| {
        let other = surest(&second.beside(), word.kind())?;
        let stands = word.stands.max(other);
        Some(Counted { stands, ..word })
    });
    let shared = Words(shared.collect());
    let beside = beside(&shared);
    uncontested((id, tie), &exclusive, beside, (words, margins))
}

/// A tie of which the counted exclusive claims are of one kind, or none are.
fn uncontested(
    (id, tie): (&TieId, &Tie),
    exclusive: &[Counted],
    mut beside: Vec<Beside>,
    (words, margins): (&Words, Margins),
) -> Option<Standing> {
    let lead = exclusive.first().filter(|lead| *lead.kind() != Kind::None);
    let vouched = exclusive.iter().any(Counted::vouched);
    let in_force = |b: &Beside| b.confirmed && !is_over(b.state);
    if let Some(lead) = lead {
        let (kind, state) = (lead.kind(), lead.claim.state);
        let stands = surest(exclusive, kind)?;
        if vouched || !beside.first().is_some_and(in_force) {
            return Some(Standing {
                kinds: vec![kind.clone()],
                accord: accord(id, words, kind),
                date_disputed: date_disputed((tie, margins), exclusive, kind),
                beside,
                state,
                stands,
            });
        }
        beside.push(Beside {
            kind: kind.clone(),
            state,
            stands,
            confirmed: false,
        });
    }
    let first = beside.first()?;
    let (kind, state, stands) = (first.kind.clone(), first.state, first.stands);
    Some(Standing {
        kinds: Vec::new(),
        accord: accord(id, words, &kind),
        date_disputed: date_disputed((tie, margins), &words.settled().of_kind(&kind), &kind),
        beside,
        state,
        stands,
    })
}

/// The kinds beside, each with its most confirmed claim; confirmed ones in force first.
fn beside(words: &Words) -> Vec<Beside> {
    let mut found: Vec<Beside> = Vec::new();
    for claim in leading_first(words.beside()) {
        match found.iter_mut().find(|b| b.kind == *claim.kind()) {
            Some(known) => {
                known.confirmed |= claim.vouched();
                known.stands = known.stands.min(claim.stands);
            }
            None => found.push(Beside {
                kind: claim.kind().clone(),
                state: claim.claim.state,
                stands: claim.stands,
                confirmed: claim.vouched(),
            }),
        }
    }
    found.sort_by_key(|b| (!b.confirmed, is_over(b.state)));
    found
}

/// Leading first: a partnership before its denial, then what an end vouches for, the more certain, what more ends
/// say, the later start.
fn leading_first(mut claims: Vec<Counted>) -> Vec<Counted> {
    claims.sort_by_key(|c| {
        (
            *c.kind() == Kind::None,
            !c.vouched(),
            certainty_rank(&c.claim.certainty),
            Reverse(c.claim.by.len()),
            Reverse(c.latest_start()),
        )
    });
    claims
}

fn accord(id: &TieId, words: &Words, kind: &Kind) -> Accord {
    let vouches = |end: &&Id| {
        let own = words.by(end).of_one_mind();
        own.of_kind(kind).iter().any(Counted::vouched)
    };
    match id.ends().iter().filter(|end| vouches(end)).count() {
        2 => Accord::Agreed,
        1 => Accord::OneSided,
        _ => Accord::Unconfirmed,
    }
}

fn surest(claims: &[Counted], kind: &Kind) -> Option<Stands> {
    let of_kind = claims.iter().filter(|c| c.kind() == kind);
    of_kind.map(|c| c.stands).min()
}

/// Whether claims of a kind, standing together, give starts that can't both be true. A state that changed begins no
/// new tie, so a claim that took over from another of its claimants starts where that one did.
fn date_disputed((tie, margins): (&Tie, Margins), claims: &[Counted], kind: &Kind) -> bool {
    let starts: Vec<(Option<Day>, Option<Day>)> = claims
        .iter()
        .filter(|c| c.kind() == kind)
        .filter_map(|c| since_of_run(tie, c.claim))
        .map(|since| (margins.earliest_start(since), margins.latest_start(since)))
        .collect();
    let apart = |a: &(Option<Day>, Option<Day>), b: &(Option<Day>, Option<Day>)| matches!((a.1, b.0), (Some(latest), Some(earliest)) if latest < earliest);
    starts.iter().any(|a| starts.iter().any(|b| apart(a, b)))
}

/// Whether a state says that the tie is no longer in force.
pub(crate) fn is_over(state: State) -> bool {
    matches!(state, State::Expired | State::Ended)
}

/// Most certain first: stated, inferred, doubted, withdrawn.
fn certainty_rank(certainty: &Certainty) -> u8 {
    match certainty {
        Certainty::Stated => 0,
        Certainty::Inferred(_) => 1,
        Certainty::Doubted(_) => 2,
        Certainty::Withdrawn(_) => 3,
    }
}

/// Whether a claim is one of those that exclude each other. A proposal excludes nothing: it stands beside what is.
fn is_exclusive(claim: &Claim) -> bool {
    match claim.kind {
        Kind::None => true,
        Kind::Sister | Kind::Friendship => claim.state != State::Proposed,
        _ => false,
    }
}
