//! How many ties fare with the filter: each one's style, and what the legend counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::atlas::{Atlas, Kind, Subject, Tie, TieId};
use crate::scene::columns::{Columns, Style, kind_of};
use crate::scene::filter::{Condition, Reach, Sieve};
use crate::scene::legend::{Legend, Meaning, Row, legend_of_many};
use crate::session::Outlook;
use crate::standing::standing;

/// The number of the colour that all kinds share which have none of their own.
const OTHER: u8 = 5;

/// A filter, ready to judge many ties.
pub(super) struct Judge<'a> {
    atlas: &'a Atlas,
    outlook: &'a Outlook,
    /// What bears the mark.
    marked: Option<&'a BTreeSet<Subject>>,
    sieve: Sieve<'a>,
}

impl<'a> Judge<'a> {
    pub(super) fn of(
        atlas: &'a Atlas,
        outlook: &'a Outlook,
        marked: Option<&'a BTreeSet<Subject>>,
    ) -> Self {
        let seen = (outlook.when, &outlook.reading);
        Self {
            atlas,
            outlook,
            marked,
            sieve: Sieve::of(&outlook.filter, atlas, seen),
        }
    }

    /// With what the filter asks of all ties, as far as that is known.
    pub(super) fn with(
        atlas: &'a Atlas,
        outlook: &'a Outlook,
        marked: Option<&'a BTreeSet<Subject>>,
        reach: Arc<Reach>,
    ) -> Self {
        let seen = (outlook.when, &outlook.reading);
        Self {
            atlas,
            outlook,
            marked,
            sieve: Sieve::with(&outlook.filter, reach, seen),
        }
    }

    /// Whether there is no filter.
    pub(super) fn leaves_all(&self) -> bool {
        self.outlook.filter.is_empty()
    }

    /// What the filter asks of all ties.
    pub(super) fn reach(&self) -> Arc<Reach> {
        self.sieve.reach()
    }

    /// How a tie is drawn; hidden where the filter leaves it out.
    pub(super) fn style(&self, id: &TieId, tie: &Tie) -> Style {
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
        Style::of_tie(id, tie, self.outlook.when, &self.outlook.reading)
    }

    fn leaves_but_for(&self, but: Option<Condition>, id: &TieId, tie: &Tie) -> bool {
        let (when, from) = (self.outlook.when, &self.outlook.reading);
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
                let (when, from) = (self.outlook.when, &self.outlook.reading);
                let standing = standing(id, tie, when, from)?;
                Some(Meaning::Kind(standing.leading().clone()))
            }
            [first, second] if first == second => Some(Meaning::Kind(kind_of(first))),
            _ => Some(Meaning::Contested),
        }
    }

    /// The legend, and how many ties are drawn, of how many without the filter. A row says how many it would show if it
    /// alone were switched on.
    pub(super) fn legend(&self, columns: &Columns) -> (Legend, [usize; 2]) {
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
            is_on: meaning.is_on(&self.outlook.filter),
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
