//! The style byte of a tie among many: its kind, or the two that it is contested between.

use crate::atlas::{Atlas, Certainty, Kind, Tie, TieId};
use crate::standing::{Viewpoint, When, standing};

/// How many kinds have a colour of their own.
pub const KINDS: usize = 7;

/// How a tie is drawn among many: in the colours of one kind or two, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style(u8);

impl Style {
    /// Not drawn: it doesn't stand, or a filter leaves it out.
    pub const HIDDEN: Self = Self(u8::MAX);

    /// A tie of a kind.
    pub fn of_kind(kind: &Kind) -> Self {
        Self::of_kinds(kind, kind)
    }

    /// A tie contested between two kinds.
    pub fn of_kinds(first: &Kind, second: &Kind) -> Self {
        Self(number(first) | number(second) << 3)
    }

    /// How a tie of an atlas is drawn at a time, from a viewpoint.
    pub fn of_tie(id: &TieId, tie: &Tie, when: When, from: &Viewpoint) -> Self {
        // Nearly all of a million ties are one plain claim: no need to weigh it against others.
        if let ([claim], When::AllTime, Viewpoint::Anyone) = (tie.claims.as_slice(), when, from)
            && claim.kind != Kind::None
            && !matches!(claim.certainty, Certainty::Withdrawn(_))
        {
            return Self::of_kind(&claim.kind);
        }
        let Some(standing) = standing(id, tie, when, from) else {
            return Self::HIDDEN;
        };
        match standing.kinds.as_slice() {
            [first, second, ..] => Self::of_kinds(first, second),
            [] | [_] => Self::of_kind(standing.leading()),
        }
    }

    /// Whether it is drawn.
    pub fn is_drawn(self) -> bool {
        self != Self::HIDDEN
    }

    /// The numbers of its kinds, below [`KINDS`]: twice the same, or the two that it is contested between.
    pub fn kinds(self) -> [u8; 2] {
        let within = |number: u8| (number & 7).min(KINDS as u8 - 1);
        [within(self.0), within(self.0 >> 3)]
    }
}

/// A kind that bears the colour of a number below [`KINDS`].
pub fn kind_of(number: u8) -> Kind {
    match number {
        0 => Kind::Sister,
        1 => Kind::Friendship,
        2 => Kind::Memorandum,
        3 => Kind::Project,
        4 => Kind::Contact,
        5 => Kind::Other(String::new()),
        _ => Kind::None,
    }
}

fn number(kind: &Kind) -> u8 {
    match kind {
        Kind::Sister => 0,
        Kind::Friendship => 1,
        Kind::Memorandum => 2,
        Kind::Project => 3,
        Kind::Contact => 4,
        Kind::Other(_) => 5,
        Kind::None => 6,
    }
}

/// The style of a tie that may not be in the atlas any more.
pub(super) fn style_in(
    atlas: &Atlas,
    id: &TieId,
    style: &mut impl FnMut(&TieId, &Tie) -> Style,
) -> Style {
    atlas
        .ties
        .get(id)
        .map_or(Style::HIDDEN, |tie| style(id, tie))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_number_and_back() {
        for n in 0..KINDS as u8 {
            assert_eq!(number(&kind_of(n)), n);
            assert_eq!(Style::of_kind(&kind_of(n)).kinds(), [n, n]);
            assert!(Style::of_kind(&kind_of(n)).is_drawn());
        }
        let contested = Style::of_kinds(&Kind::Friendship, &Kind::None);
        assert_eq!(contested.kinds(), [1, 6]);
    }
}
