//! The legend: what the lines mean, and how many ties have each.
//!
//! Kinds and contested add up to all ties; what lies "of these" counts some of them again. The counts are of what
//! date and viewpoint leave, whatever is selected.

use crate::atlas::{Kind, State};
use crate::standing::overview::counts;
use crate::standing::{Accord, Standing, Stands};

use super::Standings;
use super::drawn::{Stroke, swatch};
use super::style::Palette;

/// The legend's rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// One for each kind that some tie has, and contested: they add up to all ties.
    pub rows: Vec<Row>,
    /// Of these: unconfirmed, uncertain at the date, not active, unknown. Rows without ties are left out.
    pub of_these: Vec<Row>,
}

/// A row of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it counts.
    pub meaning: Meaning,
    /// How many ties.
    pub count: usize,
}

/// What a row of the legend counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Ties of one kind that nobody contests.
    Kind(Kind),
    /// Claims that exclude each other.
    Contested,
    /// By no end's undoubted word.
    Unconfirmed,
    /// Stands only maybe at the date.
    Uncertain,
    /// Proposed, asleep, suspended, expired or ended; or in a state that nobody says.
    State(State),
}

impl Meaning {
    /// The lines that a key shows beside the row.
    pub fn swatch(&self, palette: &Palette) -> Vec<Stroke> {
        let plain = Standing {
            kinds: vec![Kind::Sister],
            beside: Vec::new(),
            accord: Accord::Agreed,
            state: State::Active,
            stands: Stands::Yes,
            date_disputed: false,
        };
        let example = match self {
            Self::Kind(kind) => Standing {
                kinds: vec![kind.clone()],
                ..plain
            },
            Self::Contested => Standing {
                kinds: vec![Kind::Sister, Kind::Friendship],
                accord: Accord::Contested,
                ..plain
            },
            Self::Unconfirmed => Standing {
                accord: Accord::Unconfirmed,
                ..plain
            },
            Self::Uncertain => Standing {
                stands: Stands::Maybe,
                ..plain
            },
            Self::State(state) => Standing {
                state: *state,
                ..plain
            },
        };
        swatch(&example, palette)
    }
}

/// The legend of ties that stand.
pub fn legend(standings: &Standings) -> Legend {
    let counts = counts(standings.values());
    let kinds = counts
        .by_kind
        .into_iter()
        .map(|(kind, count)| (Meaning::Kind(kind), count))
        .chain([(Meaning::Contested, counts.contested)]);
    let of_these = [
        (Meaning::Unconfirmed, counts.unconfirmed),
        (Meaning::Uncertain, counts.maybe),
    ]
    .into_iter()
    .chain(
        counts
            .by_state
            .into_iter()
            .map(|(state, count)| (Meaning::State(state), count)),
    );
    Legend {
        rows: rows(kinds),
        of_these: rows(of_these),
    }
}

fn rows(counted: impl Iterator<Item = (Meaning, usize)>) -> Vec<Row> {
    counted
        .filter(|(_, count)| *count > 0)
        .map(|(meaning, count)| Row { meaning, count })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::drawn::Dash;
    use crate::scene::samples::standings;
    use crate::scene::style::Theme;

    fn count(rows: &[Row], meaning: &Meaning) -> Option<usize> {
        rows.iter()
            .find(|row| row.meaning == *meaning)
            .map(|row| row.count)
    }

    #[test]
    fn kinds_and_contested_add_up_to_all_ties() {
        let standings = standings();
        let legend = legend(&standings);
        let sum: usize = legend.rows.iter().map(|row| row.count).sum();
        assert_eq!(sum, standings.len());
        assert_eq!(count(&legend.rows, &Meaning::Contested), Some(1));
        assert_eq!(count(&legend.rows, &Meaning::Kind(Kind::Sister)), Some(2));
        assert_eq!(
            count(&legend.rows, &Meaning::Kind(Kind::Memorandum)),
            Some(1)
        );
    }

    #[test]
    fn of_these_some_are_unconfirmed_uncertain_not_active_or_unknown() {
        let legend = legend(&standings());
        let meanings: Vec<_> = legend.of_these.into_iter().map(|row| row.meaning).collect();
        assert_eq!(
            meanings,
            [
                Meaning::Unconfirmed,
                Meaning::Uncertain,
                Meaning::State(State::Expired),
                Meaning::State(State::Unknown)
            ]
        );
    }

    #[test]
    fn rows_come_in_the_order_of_kinds_with_contested_last() {
        let meanings: Vec<_> = legend(&standings())
            .rows
            .into_iter()
            .map(|row| row.meaning)
            .collect();
        assert!(meanings.is_sorted());
        assert_eq!(meanings.last(), Some(&Meaning::Contested));
    }

    #[test]
    fn the_key_shows_what_the_map_draws() {
        let palette = Palette::of(Theme::Day);
        assert_eq!(Meaning::Contested.swatch(palette).len(), 2);
        let faint = &Meaning::Unconfirmed.swatch(palette)[0];
        assert!((faint.colour.opacity() - 0.6).abs() < 0.01);
        let dashed = &Meaning::State(State::Expired).swatch(palette)[0];
        assert_eq!(dashed.dash, Dash::Dashes(7.0, 5.0));
    }

    #[test]
    fn nothing_has_an_empty_legend() {
        assert_eq!(legend(&Standings::new()), Legend::default());
    }
}
