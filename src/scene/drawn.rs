//! Ties as they are drawn: which lines, in which lanes, how wide, in which colour.
//!
//! The table "Ties, in pixels" of the look, as data. Widths and distances are points.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::atlas::{Atlas, Kind, State, Subject, TieId};
use crate::geo::Position;
use crate::standing::overview::facts_by_tie;
use crate::standing::{Accord, Standing, Stands};

use self::measures::{Measures, Voice, voice};
use super::Standings;
use super::style::{Palette, Rgba};

mod measures;

/// What stands out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// Nothing.
    #[default]
    Plain,
    /// One tie, as the window opens on it: the others step back a little.
    Lead(TieId),
    /// What is selected: a tie, or a city with all its ties. The rest fades.
    Selected(Subject),
    /// Several that are selected, cities with all their ties. The rest fades.
    Several(Arc<BTreeSet<Subject>>),
}

/// A tie with everything that drawing it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnTie {
    /// Which tie.
    pub id: TieId,
    /// Where its two cities are, in the order of its id.
    pub ends: [Position; 2],
    /// A wide faint band beneath everything, about what is selected.
    pub halo: Option<Band>,
    /// A band in the colour of the ground, which keeps other ties off.
    pub casing: Option<Band>,
    /// How broad its body is, points: from one to the other line of a hollow tie, or the casing; nothing for a lone
    /// line. What lies between is the tie too.
    pub breadth: f64,
    /// The lines, bottom to top.
    pub strokes: Vec<Stroke>,
    /// How opaque the lines are as a whole, 0 to 1: where they meet nothing shows through twice.
    pub opacity: f32,
}

/// A band along the middle of a tie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Its width, points.
    pub width: f64,
    /// Its colour, and how opaque.
    pub colour: Rgba,
}

/// A line of a tie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its distance above the middle (below where negative), points; it joins the middle at both ends.
    pub offset: f64,
    /// Its width, points.
    pub width: f64,
    /// Its colour, and how opaque it is within the whole.
    pub colour: Rgba,
    /// Its dashes.
    pub dash: Dash,
}

/// How a line is interrupted; lengths in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// So long on, so long off.
    Dashes(f64, f64),
    /// Round dots as wide as the line, so far from middle to middle.
    Dots(f64),
}

impl Dash {
    /// How a state is told: dashes for what is not in force, dots for what nobody knows.
    pub fn of(state: State) -> Self {
        match state {
            State::Active => Self::Solid,
            State::Proposed => Self::Dashes(2.0, 4.0),
            State::Dormant | State::Suspended | State::Expired | State::Ended => {
                Self::Dashes(7.0, 5.0)
            }
            State::Unknown => Self::Dots(4.0),
        }
    }
}

impl DrawnTie {
    /// How far its lines reach from its middle, points.
    pub fn reach(&self) -> f64 {
        let bands = [self.halo, self.casing]
            .into_iter()
            .flatten()
            .map(|band| band.width / 2.0);
        let strokes = self
            .strokes
            .iter()
            .map(|stroke| stroke.offset.abs() + stroke.width / 2.0);
        bands.chain(strokes).fold(0.0, f64::max)
    }

    /// The distance of its farthest lane from the middle, points.
    pub fn aside(&self) -> f64 {
        self.strokes
            .iter()
            .map(|stroke| stroke.offset.abs())
            .fold(0.0, f64::max)
    }
}

/// Whether the tie is drawn thin and faint: by no end's undoubted word, or only maybe at the date.
pub fn is_faint(standing: &Standing) -> bool {
    standing.accord == Accord::Unconfirmed || standing.stands == Stands::Maybe
}

/// The ties of an atlas as drawn, bottom to top. Ties with an unplaced city are left out.
pub fn drawn_ties(
    atlas: &Atlas,
    standings: &Standings,
    emphasis: &Emphasis,
    palette: &Palette,
) -> Vec<DrawnTie> {
    drawn_as_told(atlas, standings, emphasis, palette, &facts_by_tie(atlas))
}

/// The same, all lines as wide whatever is told of their ties.
pub fn drawn_ties_evenly(
    atlas: &Atlas,
    standings: &Standings,
    emphasis: &Emphasis,
    palette: &Palette,
) -> Vec<DrawnTie> {
    drawn_as_told(atlas, standings, emphasis, palette, &BTreeMap::new())
}

fn drawn_as_told(
    atlas: &Atlas,
    standings: &Standings,
    emphasis: &Emphasis,
    palette: &Palette,
    facts: &BTreeMap<&TieId, usize>,
) -> Vec<DrawnTie> {
    let mut ties: Vec<_> = standings
        .iter()
        .filter_map(|(id, standing)| {
            let voice = voice(id, emphasis);
            let told = facts.get(id).copied().unwrap_or(0);
            let tie = draw(atlas, id, standing, voice, told, palette)?;
            // What is loud, disputed or sure lies above what is faint.
            let contested = standing.accord == Accord::Contested;
            Some(((voice, !is_faint(standing), contested), tie))
        })
        .collect();
    ties.sort_by_key(|(order, _)| *order);
    ties.into_iter().map(|(_, tie)| tie).collect()
}

/// A tie at full strength, as it is drawn above the others while the pointer is on it; `None` where an end has no place.
pub fn hovered(
    atlas: &Atlas,
    id: &TieId,
    standing: &Standing,
    palette: &Palette,
) -> Option<DrawnTie> {
    // The loudest voice is as wide whatever is told.
    draw(atlas, id, standing, Voice::Selected, 0, palette)
}

/// The lines of a standing as a key shows them (in the legend and in lists): as wide as those of a selected city, so
/// that dashes and dots are plain on so short a line; only what is faint is faint.
pub fn swatch(standing: &Standing, palette: &Palette) -> Vec<Stroke> {
    let opacity = if is_faint(standing) {
        palette.unconfirmed_opacity()
    } else {
        1.0
    };
    let measures = Measures::of(Voice::OfSelected, standing, 0, palette);
    let mut strokes = main_strokes(standing, &measures, palette);
    for stroke in &mut strokes {
        stroke.colour = stroke.colour.with_opacity(opacity);
    }
    strokes
}

/// Whether an end of a tie is among these.
pub fn is_end_of(id: &TieId, subjects: &BTreeSet<Subject>) -> bool {
    let has = |end: &crate::atlas::Id| subjects.contains(&Subject::City(end.clone()));
    id.ends().into_iter().any(has)
}

fn draw(
    atlas: &Atlas,
    id: &TieId,
    standing: &Standing,
    voice: Voice,
    facts: usize,
    palette: &Palette,
) -> Option<DrawnTie> {
    let [from, to] = id.ends().map(|end| atlas.cities.get(end)?.at);
    let measures = Measures::of(voice, standing, facts, palette);
    let main = main_strokes(standing, &measures, palette);
    // The bands lie about the main lines; what stands beside keeps its own distance.
    let widest = |of: fn(&Stroke) -> f64| main.iter().map(of).fold(0.0, f64::max);
    let apart = widest(|stroke| 2.0 * stroke.offset.abs());
    let breadth = apart + widest(|stroke| stroke.width);
    let casing = measures.casing.map(|more| Band {
        width: breadth + more,
        colour: palette.land,
    });
    let halo = measures.halo.map(|(more, opacity)| Band {
        width: breadth + measures.casing.unwrap_or_default() + more,
        colour: palette.accent.with_opacity(opacity),
    });
    let mut strokes = beside_strokes(standing, voice, &measures, palette);
    strokes.extend(main);
    Some(DrawnTie {
        id: id.clone(),
        ends: [from?, to?],
        halo,
        casing,
        breadth: casing.map_or(apart, |band| band.width),
        strokes,
        opacity: measures.opacity,
    })
}

/// The line in the middle, or the two of a contested tie: the leading kind's above, as in the key.
fn main_strokes(standing: &Standing, measures: &Measures, palette: &Palette) -> Vec<Stroke> {
    let line = |kind: &Kind, offset: f64, width: f64| Stroke {
        offset,
        width,
        colour: palette.kind(kind).line,
        dash: Dash::of(standing.state),
    };
    let [width, apart] = measures.hollow;
    match standing.kinds.as_slice() {
        [above, below, ..] => vec![
            line(below, -apart / 2.0, width),
            line(above, apart / 2.0, width),
        ],
        [] | [_] => vec![line(standing.leading(), 0.0, measures.single)],
    }
}

/// What stands beside the main kind, in lanes above and below by turns.
fn beside_strokes(
    standing: &Standing,
    voice: Voice,
    measures: &Measures,
    palette: &Palette,
) -> Vec<Stroke> {
    const WIDTH: f64 = 1.1;
    /// From lane to lane on one side.
    const NEXT: f64 = 3.0;
    // Alone, the first one is the main line itself.
    let skip = usize::from(standing.kinds.is_empty());
    // About a hollow tie lanes keep their distance from its lines, not from its middle.
    let hollow = standing.kinds.len() > 1 && measures.casing.is_none();
    let first = measures.beside
        + if hollow {
            measures.hollow[1] / 2.0
        } else {
            0.0
        };
    standing
        .beside
        .iter()
        .skip(skip)
        .enumerate()
        .map(|(i, beside)| {
            let offset = first + NEXT * (i / 2) as f64;
            let faint = !beside.confirmed || beside.stands == Stands::Maybe;
            let opacity = if faint && !matches!(voice, Voice::Selected | Voice::Chosen) {
                palette.unconfirmed_opacity()
            } else {
                1.0
            };
            Stroke {
                offset: if i % 2 == 0 { offset } else { -offset },
                width: if faint { 0.9 } else { WIDTH },
                colour: palette.kind(&beside.kind).line.with_opacity(opacity),
                dash: Dash::of(beside.state),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
