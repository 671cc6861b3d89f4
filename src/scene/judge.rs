//! How many ties fare with the filter: each one's style, and what the legend counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::columns::{Columns, Style, kind_of};
use super::filter::{Condition, Reach, Sieve};
use super::legend::{Legend, Meaning, Row, legend_of_many};
use crate::atlas::{Atlas, Filter, Kind, Subject, Tie, TieId};
use crate::standing::{Reading, When, standing};

/// The number of the colour that all kinds share which have none of their own.
const OTHER: u8 = 5;

/// From where ties are judged.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// The time that is looked at.
    pub when: When,
    /// Whose word counts, and how it is read.
    pub from: &'a Reading,
    /// Which ties are left.
    pub filter: &'a Filter,
}

/// A filter, ready to judge many ties.
pub struct Judge<'a> {
    atlas: &'a Atlas,
    sight: Sight<'a>,
    /// What bears the mark.
    marked: Option<&'a BTreeSet<Subject>>,
    sieve: Sieve<'a>,
    /// Asked for each of a million ties.
    leaves_all: bool,
}

impl<'a> Judge<'a> {
    /// One for an atlas; `marked` is what bears the mark.
    pub fn of(atlas: &'a Atlas, sight: Sight<'a>, marked: Option<&'a BTreeSet<Subject>>) -> Self {
        Self {
            atlas,
            sight,
            marked,
            sieve: Sieve::of(sight.filter, atlas, (sight.when, sight.from)),
            leaves_all: sight.filter.is_empty(),
        }
    }

    /// With what the filter asks of all ties, as far as that is known.
    pub fn with(
        atlas: &'a Atlas,
        sight: Sight<'a>,
        marked: Option<&'a BTreeSet<Subject>>,
        reach: Arc<Reach>,
    ) -> Self {
        Self {
            atlas,
            sight,
            marked,
            sieve: Sieve::with(sight.filter, reach, (sight.when, sight.from)),
            leaves_all: sight.filter.is_empty(),
        }
    }

    /// Whether there is no filter.
    pub fn leaves_all(&self) -> bool {
        self.leaves_all
    }

    /// What the filter asks of all ties.
    pub fn reach(&self) -> Arc<Reach> {
        self.sieve.reach()
    }

    /// How a tie is drawn; hidden where the filter leaves it out.
    pub fn style(&self, id: &TieId, tie: &Tie) -> Style {
        let style = self.unfiltered(id, tie);
        if !style.is_drawn() || !(self.leaves_all() || self.leaves_but_for(None, id, tie)) {
            return Style::HIDDEN;
        }
        let bears = |marked: &BTreeSet<_>| marked.contains(&Subject::Tie(id.clone()));
        if self.marked.is_some_and(bears) {
            style.marked()
        } else {
            style
        }
    }

    fn unfiltered(&self, id: &TieId, tie: &Tie) -> Style {
        Style::of_tie(id, tie, self.sight.when, self.sight.from)
    }

    fn leaves_but_for(&self, but: Option<Condition>, id: &TieId, tie: &Tie) -> bool {
        let Sight { when, from, .. } = self.sight;
        standing(id, tie, when, from).is_some_and(|standing| {
            let sieve = &self.sieve;
            sieve.leaves_but_for(but, self.atlas, id, &standing)
        })
    }

    /// What a row counts a tie of this style as: those kinds that share a colour have a row each, by their names.
    fn meaning(&self, id: &TieId, tie: &Tie, style: Style) -> Option<Meaning> {
        match style.kinds() {
            _ if !style.is_drawn() => None,
            [OTHER, OTHER] => {
                let Sight { when, from, .. } = self.sight;
                let standing = standing(id, tie, when, from)?;
                Some(Meaning::Kind(standing.leading().clone()))
            }
            [first, second] if first == second => Some(Meaning::Kind(kind_of(first))),
            _ => Some(Meaning::Contested),
        }
    }

    /// The legend, and how many ties are drawn, of how many without the filter. A row says how many it would show if it
    /// alone were switched on.
    pub fn legend(&self, columns: &Columns) -> (Legend, [usize; 2]) {
        let drawn = columns.drawn();
        if self.leaves_all() {
            let legend = legend_of_many(columns);
            let is_other = |row: &Row| matches!(row.meaning, Meaning::Kind(Kind::Other(_)));
            if !legend.rows.iter().any(is_other) {
                return (legend, [drawn, drawn]);
            }
        }
        let mut counts: BTreeMap<Meaning, usize> = BTreeMap::new();
        let mut all = 0;
        let is_placed = |id: &TieId| id.ends().iter().all(|end| columns.number_of(end).is_some());
        for (id, tie) in self.atlas.ties.iter().filter(|(id, _)| is_placed(id)) {
            let Some(meaning) = self.meaning(id, tie, self.unfiltered(id, tie)) else {
                continue;
            };
            all += 1;
            let is_left = self.leaves_all() || self.leaves_but_for(Some(Condition::Kind), id, tie);
            *counts.entry(meaning).or_insert(0) += usize::from(is_left);
        }
        let rows = counts.into_iter().map(|(meaning, count)| Row {
            is_on: meaning.is_on(self.sight.filter),
            kind: match &meaning {
                Meaning::Kind(kind) => Some(kind.clone()),
                _ => None,
            },
            meaning,
            count,
        });
        let legend = Legend {
            rows: rows.collect(),
            of_these: Vec::new(),
        };
        (legend, [drawn, all])
    }
}
