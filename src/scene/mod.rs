//! What to draw and where, for the window and for pictures alike.
//!
//! Everything here is plain data worked out from the atlas, how its ties stand, and a view; nothing knows of a window
//! or of files. Lengths are *points* (a point is one or more device pixels) unless a name ends in `_px`, which are
//! device pixels. Screen positions grow rightwards and downwards from the map's upper left corner.

use std::collections::BTreeMap;

use crate::atlas::{Atlas, Id, TieId};
use crate::standing::{Reading, Standing, When, standing};

pub mod arcs;
pub mod area;
pub mod columns;
pub mod dots;
pub mod dots_many;
pub mod drawn;
pub mod facets;
pub mod filter;
pub mod flight;
pub mod into_view;
pub mod judge;
pub mod labels;
pub mod lanes;
pub mod legend;
pub mod pick;
pub mod pick_many;
mod rect;
#[cfg(test)]
pub(crate) mod samples;
pub mod scale_bar;
pub mod sizes;
pub mod style;
pub mod tooltip;
pub mod view;

pub use rect::Rect;

/// How every tie stands that stands at all.
pub type Standings = BTreeMap<TieId, Standing>;

/// How the ties of an atlas stand at a date, from a viewpoint; those that don't are left out.
pub fn standings(atlas: &Atlas, when: When, from: &Reading) -> Standings {
    atlas
        .ties
        .iter()
        .filter_map(|(id, tie)| Some((id.clone(), standing(id, tie, when, from)?)))
        .collect()
}

/// How some ties of an atlas stand; those that don't, or that it lacks, are left out.
pub fn standings_of<'a>(
    atlas: &Atlas,
    ties: impl Iterator<Item = &'a TieId>,
    when: When,
    from: &Reading,
) -> Standings {
    ties.filter_map(|id| Some((id.clone(), standing(id, atlas.ties.get(id)?, when, from)?)))
        .collect()
}

/// How many ties each city has, of those that stand.
pub fn degrees(standings: &Standings) -> BTreeMap<Id, usize> {
    let mut degrees = BTreeMap::new();
    for city in standings.keys().flat_map(TieId::ends) {
        *degrees.entry(city.clone()).or_insert(0) += 1;
    }
    degrees
}
