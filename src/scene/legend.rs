//! The legend: what the lines mean, and how many ties have each.
//!
//! Kinds and contested add up to all ties; what lies "of these" counts some of them again. The counts are of what
//! date, viewpoint and filter leave, whatever is selected. A row that the filter switches off says how many ties it would
//! bring back.

use crate::atlas::{Filter, Kind, Sort, State, TieId, Vouched};
use crate::standing::overview::counts;
use crate::standing::{Accord, Standing, Stands};

use super::Standings;
use super::columns::{Columns, KINDS, TieNumber, kind_of};
use super::drawn::{Stroke, swatch};
use super::filter::Condition;
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
    /// How many ties: of those that are left by what the filter asks for besides.
    pub count: usize,
    /// Whether the filter leaves them.
    pub is_on: bool,
    /// The one kind that all of them have; `None` where they differ.
    pub kind: Option<Kind>,
}

impl Row {
    /// The lines that a key shows beside it, in the colour of its ties where they have one.
    pub fn swatch(&self, palette: &Palette) -> Vec<Stroke> {
        self.meaning.swatch_of(self.kind.as_ref(), palette)
    }
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
    /// The lines that a key shows for it, whatever ties there are.
    pub fn swatch(&self, palette: &Palette) -> Vec<Stroke> {
        self.swatch_of(None, palette)
    }

    /// The condition of a filter that switches its ties on and off.
    pub fn condition(&self) -> Condition {
        match self {
            Self::Kind(_) | Self::Contested => Condition::Kind,
            Self::Unconfirmed => Condition::Certainty,
            Self::Uncertain => Condition::Maybe,
            Self::State(_) => Condition::State,
        }
    }

    /// Whether a filter leaves its ties, as far as this row goes.
    pub fn is_on(&self, filter: &Filter) -> bool {
        match self {
            Self::Kind(_) | Self::Contested => {
                self.sort().is_none_or(|sort| filter.kinds.has(&sort))
            }
            Self::Unconfirmed => filter.certainty.has(&Vouched::Unconfirmed),
            Self::Uncertain => filter.maybe != Some(false),
            Self::State(state) => filter.states.has(state),
        }
    }

    /// The filter with its ties switched on or off.
    pub fn switched(&self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::Kind(_) | Self::Contested => {
                if let Some(sort) = self.sort() {
                    filter.kinds = filter.kinds.switched(&sort);
                }
            }
            Self::Unconfirmed => {
                filter.certainty = filter.certainty.switched(&Vouched::Unconfirmed);
            }
            Self::Uncertain => {
                filter.maybe = (filter.maybe != Some(false)).then_some(false);
            }
            Self::State(state) => filter.states = filter.states.switched(state),
        }
        filter
    }

    /// The filter with its ties alone; with all, where they were alone already.
    pub fn alone(&self, filter: &Filter) -> Filter {
        let mut filter = filter.clone();
        match self {
            Self::Kind(_) | Self::Contested => {
                if let Some(sort) = self.sort() {
                    filter.kinds = filter.kinds.alone(&sort);
                }
            }
            Self::Unconfirmed => {
                filter.certainty = filter.certainty.alone(&Vouched::Unconfirmed);
            }
            Self::Uncertain => {
                filter.maybe = (filter.maybe != Some(true)).then_some(true);
            }
            Self::State(state) => filter.states = filter.states.alone(state),
        }
        filter
    }

    fn sort(&self) -> Option<Sort> {
        match self {
            Self::Kind(kind) => Sort::of_kind(kind),
            _ => Some(Sort::Contested),
        }
    }

    fn swatch_of(&self, kind: Option<&Kind>, palette: &Palette) -> Vec<Stroke> {
        let plain = |kind: &Kind| Standing {
            kinds: vec![kind.clone()],
            beside: Vec::new(),
            accord: Accord::Agreed,
            state: State::Active,
            stands: Stands::Yes,
            date_disputed: false,
        };
        let commonest = kind.unwrap_or(&Kind::Sister);
        // A state is no kind's own: without one it is shown in ink.
        let neutral = kind.unwrap_or(&Kind::None);
        let example = match self {
            Self::Kind(kind) => plain(kind),
            Self::Contested => Standing {
                kinds: vec![Kind::Sister, Kind::Friendship],
                accord: Accord::Contested,
                ..plain(&Kind::Sister)
            },
            Self::Unconfirmed => Standing {
                accord: Accord::Unconfirmed,
                ..plain(commonest)
            },
            Self::Uncertain => Standing {
                stands: Stands::Maybe,
                ..plain(commonest)
            },
            Self::State(state) => Standing {
                state: *state,
                ..plain(neutral)
            },
        };
        swatch(&example, palette)
    }

    /// The kinds of a tie for which the row counts it; none where it doesn't.
    fn kinds_of<'a>(&self, standing: &'a Standing) -> Vec<&'a Kind> {
        let leading = |counts: bool| counts.then(|| standing.leading()).into_iter().collect();
        match self {
            Self::Kind(kind) => leading(!standing.is_contested() && standing.leading() == kind),
            Self::Contested => leading(standing.is_contested()),
            Self::Unconfirmed => leading(standing.accord == Accord::Unconfirmed),
            Self::Uncertain => leading(standing.stands == Stands::Maybe),
            Self::State(state) => {
                let mut kinds: Vec<&Kind> = leading(standing.state == *state);
                let beside = standing.beside.iter().filter(|b| b.state == *state);
                kinds.extend(beside.map(|b| &b.kind));
                kinds
            }
        }
    }
}

/// The legend of ties that stand, without a filter.
pub fn legend(standings: &Standings) -> Legend {
    legend_of(standings, &Filter::default(), |_, _, _| true)
}

/// The legend of ties that stand. `is_left` says whether all conditions of the filter but one leave a tie: a row counts
/// what it would show if it alone were switched on.
pub fn legend_of(
    standings: &Standings,
    filter: &Filter,
    is_left: impl Fn(Condition, &TieId, &Standing) -> bool,
) -> Legend {
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
    let rows = |rows: Vec<Row>| {
        let counted = rows
            .into_iter()
            .map(|row| counted(row, standings, filter, &is_left));
        counted.collect()
    };
    Legend {
        rows: rows(self::rows(kinds, standings)),
        of_these: rows(self::rows(of_these, standings)),
    }
}

fn counted(
    row: Row,
    standings: &Standings,
    filter: &Filter,
    is_left: &impl Fn(Condition, &TieId, &Standing) -> bool,
) -> Row {
    let is_on = row.meaning.is_on(filter);
    if filter.is_empty() {
        return row;
    }
    let condition = row.meaning.condition();
    let is_counted = |(id, standing): &(&TieId, &Standing)| {
        !row.meaning.kinds_of(standing).is_empty() && is_left(condition, id, standing)
    };
    let count = standings.iter().filter(is_counted).count();
    Row {
        count,
        is_on,
        ..row
    }
}

/// The legend of many ties: their kinds alone, since that is all that is drawn of them.
pub fn legend_of_many(columns: &Columns) -> Legend {
    let mut kinds = [0; KINDS];
    let mut contested = 0;
    for number in 0..columns.len() as TieNumber {
        let style = columns.style(number);
        match style.unmarked().kinds() {
            _ if !style.is_drawn() => {}
            [first, second] if first == second => kinds[usize::from(first)] += 1,
            _ => contested += 1,
        }
    }
    let kinds = kinds.into_iter().zip(0..).map(|(count, number)| Row {
        meaning: Meaning::Kind(kind_of(number)),
        count,
        is_on: true,
        kind: Some(kind_of(number)),
    });
    let contested = Row {
        meaning: Meaning::Contested,
        count: contested,
        is_on: true,
        kind: None,
    };
    Legend {
        rows: kinds
            .chain([contested])
            .filter(|row| row.count > 0)
            .collect(),
        of_these: Vec::new(),
    }
}

fn rows(counted: impl Iterator<Item = (Meaning, usize)>, standings: &Standings) -> Vec<Row> {
    counted
        .filter(|(_, count)| *count > 0)
        .map(|(meaning, count)| Row {
            kind: shared_kind(&meaning, standings),
            meaning,
            count,
            is_on: true,
        })
        .collect()
}

fn shared_kind(meaning: &Meaning, standings: &Standings) -> Option<Kind> {
    let mut kinds = standings.values().flat_map(|s| meaning.kinds_of(s));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then(|| first.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::drawn::Dash;
    use crate::scene::samples::{standings, tie};
    use crate::scene::style::{Rgba, Theme};

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
    fn a_state_is_shown_in_the_colour_of_the_one_kind_that_has_it_else_in_ink() {
        let palette = Palette::of(Theme::Day);
        let expired = Meaning::State(State::Expired);
        let colour = |standings: &Standings| {
            let rows = legend(standings).of_these;
            let row = rows.into_iter().find(|row| row.meaning == expired).unwrap();
            let Rgba([r, g, b, _]) = row.swatch(palette)[0].colour;
            [r, g, b]
        };
        let of = |kind: &Kind| {
            let Rgba([r, g, b, _]) = palette.kind(kind).line;
            [r, g, b]
        };
        let mut standings = standings();
        assert_eq!(colour(&standings), of(&Kind::Memorandum));
        let friends = standings.get_mut(&tie("seoul--tokyo")).unwrap();
        friends.state = State::Expired;
        assert_eq!(colour(&standings), of(&Kind::None), "two kinds have it");
    }

    #[test]
    fn nothing_has_an_empty_legend() {
        assert_eq!(legend(&Standings::new()), Legend::default());
    }
}
