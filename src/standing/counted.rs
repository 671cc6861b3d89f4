//! Claims that stand, and which of them count.

use super::when::{Stands, When, hands_over, stands_at};
use super::{Margins, certainty_rank, is_exclusive};
use crate::atlas::date::{Date, Day};
use crate::atlas::{Certainty, Claim, Id, Kind, Tie};

/// A claim that stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'a> {
    /// The claim.
    pub(super) claim: &'a Claim,
    /// Whether it stands for sure.
    pub(super) stands: Stands,
}

/// The claims of a tie that stand, in the order of the file.
#[derive(Clone, Debug)]
pub(super) struct Words<'a>(pub(super) Vec<Counted<'a>>);

impl<'a> Words<'a> {
    /// Those that stand at a time; where one hands over to another, the later one alone.
    pub(super) fn of(tie: &'a Tie, when: When, margins: Margins) -> Self {
        let standing: Vec<Counted> = tie
            .claims
            .iter()
            .filter_map(|claim| {
                let stands = stands_at(tie, claim, when, margins)?;
                Some(Counted { claim, stands })
            })
            .collect();
        let handed_over = |claim: &Counted| {
            standing.iter().any(|later| {
                let both_exclude = is_exclusive(claim.claim) && is_exclusive(later.claim);
                let replaces = both_exclude || claim.kind() == later.kind();
                replaces
                    && later.stands <= claim.stands
                    && hands_over(claim.claim, later.claim)
                    && !hands_over(later.claim, claim.claim)
            })
        };
        Self(
            standing
                .iter()
                .filter(|c| !handed_over(c))
                .copied()
                .collect(),
        )
    }

    /// The words of one end, alone or together with the other.
    pub(super) fn by(&self, city: &Id) -> Self {
        self.only(|c| c.claim.by.contains(city))
    }

    /// The words that an end vouches for.
    pub(super) fn undoubted(&self) -> Self {
        self.only(Counted::vouched)
    }

    /// Of the words of one claimant those that count: what stands beside, and of what excludes each other the best.
    pub(super) fn of_one_mind(&self) -> Self {
        let best = best(self.exclusive());
        self.only(|c| !is_exclusive(c.claim) || best.is_some_and(|best| best.kind() == c.kind()))
    }

    /// The claims after each claimant has settled what excludes what among its own words.
    pub(super) fn settled(&self) -> Self {
        self.only(|claim| {
            !is_exclusive(claim.claim)
                || claim.claim.by.is_empty()
                || best(
                    self.exclusive()
                        .into_iter()
                        .filter(|other| other.same_word(claim))
                        .collect(),
                )
                .is_none_or(|best| best.kind() == claim.kind())
        })
    }

    /// Those that exclude each other.
    pub(super) fn exclusive(&self) -> Vec<Counted<'a>> {
        self.only(|c| is_exclusive(c.claim)).0
    }

    /// Those that stand beside any kind.
    pub(super) fn beside(&self) -> Vec<Counted<'a>> {
        self.only(|c| !is_exclusive(c.claim)).0
    }

    /// Those of a kind.
    pub(super) fn of_kind(&self, kind: &Kind) -> Vec<Counted<'a>> {
        self.only(|c| c.kind() == kind).0
    }

    fn only(&self, keep: impl Fn(&Counted<'a>) -> bool) -> Self {
        Self(self.0.iter().filter(|claim| keep(claim)).copied().collect())
    }
}

impl<'a> Counted<'a> {
    /// What it says the tie is.
    pub(super) fn kind(&self) -> &'a Kind {
        &self.claim.kind
    }

    /// Whether it is an end's undoubted word.
    pub(super) fn vouched(&self) -> bool {
        !self.claim.by.is_empty()
            && matches!(
                self.claim.certainty,
                Certainty::Stated | Certainty::Inferred(_)
            )
    }

    /// The last day on which it may have started; what doesn't say sorts before all that do.
    pub(super) fn latest_start(&self) -> Option<Day> {
        self.claim.since.as_ref().and_then(Date::latest_start)
    }

    /// Whether both have the same claimants, however they are ordered.
    fn same_word(&self, other: &Self) -> bool {
        let within = |a: &[Id], b: &[Id]| a.iter().all(|id| b.contains(id));
        within(&self.claim.by, &other.claim.by) && within(&other.claim.by, &self.claim.by)
    }
}

/// Of one claimant's words the one that counts: the most certain, then the latest start, then the last in the file.
pub(super) fn best(words: Vec<Counted>) -> Option<Counted> {
    words.into_iter().max_by_key(|word| {
        let certain = u8::MAX - certainty_rank(&word.claim.certainty);
        (certain, word.latest_start())
    })
}
