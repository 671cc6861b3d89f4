//! Tables of what an atlas holds: which rows there are, what stands in their cells, in which order.
//!
//! A table is made in two steps, both of which may run on another thread: [`Rows`] (what filter, date and viewpoint leave,
//! and what has to be counted over all of it) and an [`Order`] of them (found by words, sorted by a column). Cells are
//! worked out when they are looked at ([`Lens`]): of a million rows a window shows thirty.
//!
//! The room knows words for people ([`crate::text`]), since rows are sorted and found by what their reader sees, and forms
//! ([`crate::session::draft`]), since what is written in a cell is held to the same rules. It knows no window.

use std::sync::Arc;

use crate::atlas::{Atlas, Id, Subject, TieId};

mod arrangement;
mod cell;
mod change;
mod choice;
mod column;
mod columns;
mod content;
mod export;
mod fields;
mod marks;
mod natural;
mod order;
mod paste;
mod rows;
#[cfg(test)]
mod tests;
pub mod text;
mod whole;
mod words;

pub use arrangement::Arrangement;
pub use cell::Lens;
pub use change::{Refusal, Writer};
pub use column::Column;
pub use content::{Content, Key};
pub use export::{Export, export};
pub use marks::Marks;
pub use natural::compare as compare_naturally;
pub use order::{Order, Sorting};
pub use paste::{PasteError, copy, paste};
pub use rows::{Rows, Seen, Tallies};
pub use whole::{duplicates, removal};

/// What a table is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Pairs of cities.
    #[default]
    Ties,
    /// Cities.
    Cities,
    /// What is claimed about ties.
    Claims,
    /// Facts.
    Facts,
    /// Sources.
    Sources,
}

impl Table {
    /// All of them, as their tabs stand.
    pub const ALL: [Self; 5] = [
        Self::Ties,
        Self::Cities,
        Self::Claims,
        Self::Facts,
        Self::Sources,
    ];

    /// Its name in files: also where its words for people change.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ties => "ties",
            Self::Cities => "cities",
            Self::Claims => "claims",
            Self::Facts => "facts",
            Self::Sources => "sources",
        }
    }
}

/// What a row is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowId {
    /// A city.
    City(Id),
    /// A tie.
    Tie(TieId),
    /// A claim, by its place among those of its tie, from 0.
    Claim(TieId, usize),
    /// A fact.
    Fact(Id),
    /// A source.
    Source(Id),
}

impl RowId {
    /// The row of what is selected, in the table that has one for it.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::City(id) => Self::City(id.clone()),
            Subject::Tie(id) => Self::Tie(id.clone()),
        }
    }

    /// What the row is itself on the map, where it is anything there.
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Self::City(id) => Some(Subject::City(id.clone())),
            Self::Tie(id) => Some(Subject::Tie(id.clone())),
            Self::Claim(..) | Self::Fact(_) | Self::Source(_) => None,
        }
    }
}

impl RowId {
    /// Whether an atlas has what the row is of.
    pub fn is_in(&self, atlas: &Atlas) -> bool {
        match self {
            Self::City(id) => atlas.cities.contains_key(id),
            Self::Tie(id) => atlas.ties.contains_key(id),
            Self::Claim(id, number) => atlas
                .ties
                .get(id)
                .is_some_and(|tie| *number < tie.claims.len()),
            Self::Fact(id) => atlas.facts.contains_key(id),
            Self::Source(id) => atlas.sources.contains_key(id),
        }
    }
}

/// The rows of a table as they are shown.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// All rows.
    pub rows: Arc<Rows>,
    /// Those that are shown, in order.
    pub order: Order,
}

impl Sheet {
    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.order.0.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.order.0.is_empty()
    }

    /// The row at a place, from 0.
    pub fn id(&self, place: usize) -> Option<&RowId> {
        self.rows.ids.get(*self.order.0.get(place)? as usize)
    }

    /// Where a row is shown. It looks through all rows: not for each of them.
    pub fn place_of(&self, row: &RowId) -> Option<usize> {
        self.ids().position(|id| id == row)
    }

    /// The rows, in order.
    pub fn ids(&self) -> impl Iterator<Item = &RowId> {
        self.order
            .0
            .iter()
            .filter_map(|&at| self.rows.ids.get(at as usize))
    }
}
