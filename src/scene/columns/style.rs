//! The style byte of a tie among many: its kind, or the two that it is contested between.

use crate::atlas::{Atlas, Certainty, Kind, Tie, TieId};
use crate::standing::{Reading, Viewpoint, When, standing};

/// How many colours there are: those of the kinds, and that of the mark.
pub const KINDS: usize = 8;
/// The number of the mark's colour.
pub const MARK: u8 = 7;
/// Set in the style of a tie that bears the mark instead of the colours of its kinds.
const MARKED: u8 = 1 << 6;

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
    pub fn of_tie(id: &TieId, tie: &Tie, when: When, from: &Reading) -> Self {
        // Nearly all of a million ties are one plain claim: no need to weigh it against others.
        if let ([claim], When::AllTime, Viewpoint::Anyone) =
            (tie.claims.as_slice(), when, &from.viewpoint)
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

    /// The same tie marked: drawn in one colour that is no kind's.
    #[must_use]
    pub fn marked(self) -> Self {
        if self.is_drawn() {
            Self(self.0 | MARKED)
        } else {
            self
        }
    }

    /// The same tie as it is drawn without the mark.
    #[must_use]
    pub fn unmarked(self) -> Self {
        if self.is_drawn() {
            Self(self.0 & !MARKED)
        } else {
            self
        }
    }

    /// Whether it is drawn.
    pub fn is_drawn(self) -> bool {
        self != Self::HIDDEN
    }

    /// The numbers of its colours, below [`KINDS`]: twice the same, or those of the two kinds that it is contested
    /// between.
    pub fn kinds(self) -> [u8; 2] {
        if self.0 & MARKED != 0 {
            return [MARK; 2];
        }
        [self.0 & 7, (self.0 >> 3) & 7]
    }
}

/// A kind that bears the colour of a number below [`MARK`].
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
        for n in 0..MARK {
            assert_eq!(number(&kind_of(n)), n);
            assert_eq!(Style::of_kind(&kind_of(n)).kinds(), [n, n]);
            assert!(Style::of_kind(&kind_of(n)).is_drawn());
        }
        let sister = Style::of_kind(&Kind::Sister).marked();
        assert_eq!(sister.kinds(), [MARK; 2]);
        assert_eq!(sister.unmarked(), Style::of_kind(&Kind::Sister));
        assert_eq!(Style::HIDDEN.marked(), Style::HIDDEN);
        let contested = Style::of_kinds(&Kind::Friendship, &Kind::None);
        assert_eq!(contested.kinds(), [1, 6]);
    }
}
