//! Published totals, held against what their publisher claims.

use super::counted::{Counted, Words};
use super::{Margins, Stands, When, is_over};
use crate::atlas::date::Date;
use crate::atlas::{Atlas, Certainty, Id, Kind, PublishedTotal, State, Tie, TieId};

mod course;

pub use course::{Reached, course};

/// How many partners the atlas lists for a published total: "18 listed, 1 uncertain".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Those that stood for sure.
    pub listed: u32,
    /// Those that may have stood.
    pub uncertain: u32,
    /// Of the uncertain ones those of which it is not known since when: what may have stood at any date is no judgement
    /// about the one of the total.
    pub undated: u32,
}

/// A published total held against its publisher's own claims as of its date.
///
/// Stated and inferred ones count, also where the other end contests them; doubted and only reported ones don't, nor
/// does what was only proposed, or over; what is in a state that nobody knows is uncertain. A total of any kind counts
/// sisters and friends: what may stand beside, from a memorandum to a contact, makes no partner city. A total "as of
/// about 27 January" is held against that day; one as of a month or year against its whole: what stood from its first
/// day to its last is listed, the rest uncertain.
pub fn held(atlas: &Atlas, total: &PublishedTotal, margins: Margins) -> Held {
    let mut held = Held::default();
    for (_, tie) in atlas.ties_of(&total.city) {
        match partner(tie, total, margins) {
            Some(Stands::Yes) => held.listed += 1,
            Some(Stands::Maybe) => {
                held.uncertain += 1;
                held.undated += u32::from(is_undated(tie, total));
            }
            None => {}
        }
    }
    held
}

/// Which partners a published total is held against, by name: what the counts of [`Held`] are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Those that stood for sure.
    pub listed: Vec<TieId>,
    /// Those that may have stood.
    pub uncertain: Vec<TieId>,
    /// Of the listed ones those that the publisher does not say itself: its word is only inferred. Where the list has more
    /// than was published, these are the first to doubt.
    pub inferred: Vec<TieId>,
    /// Partners by another's word alone, or by the publisher's own that is doubted: where the list has fewer than was
    /// published, these may be among the missing.
    pub elsewhere: Vec<TieId>,
}

impl Ledger {
    /// The names behind a published total.
    pub fn of(atlas: &Atlas, total: &PublishedTotal, margins: Margins) -> Self {
        let mut ledger = Self::default();
        for (id, tie) in atlas.ties_of(&total.city) {
            match partner(tie, total, margins) {
                Some(Stands::Yes) => {
                    ledger.listed.push(id.clone());
                    if is_inferred(tie, total, margins) {
                        ledger.inferred.push(id.clone());
                    }
                }
                Some(Stands::Maybe) => ledger.uncertain.push(id.clone()),
                None if is_partner_elsewhere(tie, total, margins) => {
                    ledger.elsewhere.push(id.clone());
                }
                None => {}
            }
        }
        ledger
    }

    /// How many of a published count the list lacks, the uncertain ones taken as listed.
    pub fn missing(&self, count: u32) -> usize {
        let have = self.listed.len() + self.uncertain.len();
        (count as usize).saturating_sub(have)
    }

    /// How many the list has beyond a published count, the uncertain ones left out.
    pub fn surplus(&self, count: u32) -> usize {
        self.listed.len().saturating_sub(count as usize)
    }
}

/// The time that a total is held against: its first day, or all time.
fn time_of(total: &PublishedTotal) -> When {
    total.as_of.as_ref().map_or(When::AllTime, When::of)
}

/// Whether a city lists a tie by inference alone.
fn is_inferred(tie: &Tie, total: &PublishedTotal, margins: Margins) -> bool {
    let own = Words::of(tie, time_of(total), margins).by(&total.city);
    let own = own.undoubted().of_one_mind();
    let mut own = own.0.iter().map(|word| word.claim);
    let kind = total.kind.as_ref();
    let stated = |certainty: &Certainty| *certainty == Certainty::Stated;
    !own.any(|claim| fits(&claim.kind, kind) && stated(&claim.certainty))
}

/// Whether somebody else, or the city's own doubted word, has a tie under a kind.
fn is_partner_elsewhere(tie: &Tie, total: &PublishedTotal, margins: Margins) -> bool {
    let words = Words::of(tie, time_of(total), margins);
    let mut claims = words.0.iter().map(|word| word.claim);
    claims.any(|claim| fits(&claim.kind, total.kind.as_ref()) && is_in_force(claim.state))
}

fn partner(tie: &Tie, total: &PublishedTotal, margins: Margins) -> Option<Stands> {
    let at = |when| counts(tie, &total.city, total.kind.as_ref(), (when, margins));
    let as_of = total.as_of.as_ref();
    let first = as_of.and_then(Date::earliest_start);
    let last = as_of.and_then(Date::latest_end);
    match (first, last) {
        (Some(first), Some(last)) if first < last => {
            match (at(When::On(first)), at(When::On(last))) {
                (None, None) => None,
                (Some(Stands::Yes), Some(Stands::Yes)) => Some(Stands::Yes),
                _ => Some(Stands::Maybe),
            }
        }
        (Some(day), _) | (None, Some(day)) => at(When::On(day)),
        (None, None) => at(When::AllTime),
    }
}

/// Whether it is uncertain only because the list gives no date: as the list stands it is there for sure.
fn is_undated(tie: &Tie, total: &PublishedTotal) -> bool {
    let own = Words::of(tie, When::AllTime, Margins::AS_WRITTEN).by(&total.city);
    let own = own.undoubted().of_one_mind();
    own.0.iter().any(|word| {
        let claim = word.claim;
        let is_dated = claim.since.is_some() || claim.until.is_some();
        let is_in_force = claim.state != State::Unknown && is_in_force(claim.state);
        fits(&claim.kind, total.kind.as_ref()) && is_in_force && !is_dated
    })
}

/// Whether a city's own words list a tie under a kind.
fn counts(
    tie: &Tie,
    city: &Id,
    kind: Option<&Kind>,
    (when, margins): (When, Margins),
) -> Option<Stands> {
    let own = Words::of(tie, when, margins)
        .by(city)
        .undoubted()
        .of_one_mind();
    let counted = own.0.iter();
    let counted = counted.filter(|word| is_in_force(word.claim.state) && fits(word.kind(), kind));
    // Nobody says that it is in force, nor that it isn't.
    let stands = |claim: &Counted| match claim.claim.state {
        State::Unknown => Stands::Maybe,
        _ => claim.stands,
    };
    counted.map(stands).min()
}

fn is_in_force(state: State) -> bool {
    state != State::Proposed && !is_over(state)
}

/// Whether a claim's kind is what a total counts.
fn fits(kind: &Kind, counted: Option<&Kind>) -> bool {
    match counted {
        Some(counted) => kind == counted,
        None => matches!(kind, Kind::Sister | Kind::Friendship),
    }
}
