//! How loudly a tie is drawn, and how wide and opaque that makes it; points.

use super::{Emphasis, is_end_of, is_faint};
use crate::atlas::{Subject, TieId};
use crate::scene::style::Palette;
use crate::standing::Standing;

/// How loudly a tie is drawn, from the bottom of the map to the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// Something else is selected.
    Faded,
    /// A tie as the look has it, beside a dispute that stands out.
    Behind,
    /// A tie as the look has it.
    Plain,
    /// A tie of the selected city.
    OfSelected,
    /// The dispute as the window opens.
    Lead,
    /// A tie that is selected among several.
    Chosen,
    /// The selected tie, and a hovered one.
    Selected,
}

/// How loudly a tie is drawn, by what stands out.
pub(super) fn voice(id: &TieId, emphasis: &Emphasis) -> Voice {
    match emphasis {
        Emphasis::Plain => Voice::Plain,
        Emphasis::Lead(lead) if lead == id => Voice::Lead,
        Emphasis::Lead(_) => Voice::Behind,
        Emphasis::Selected(Subject::Tie(tie)) if tie == id => Voice::Selected,
        Emphasis::Selected(Subject::City(city)) if id.has(city) => Voice::OfSelected,
        Emphasis::Several(all) if all.contains(&Subject::Tie(id.clone())) => Voice::Chosen,
        Emphasis::Several(all) if is_end_of(id, all) => Voice::OfSelected,
        Emphasis::Selected(_) | Emphasis::Several(_) => Voice::Faded,
    }
}

/// The sizes of a tie in its voice.
pub(super) struct Measures {
    /// The width of a lone line.
    pub(super) single: f64,
    /// The width of each of a hollow tie's two lines, and the distance of their middles.
    pub(super) hollow: [f64; 2],
    /// The opacity of the main lines.
    pub(super) opacity: f32,
    /// The distance of the first lane beside.
    pub(super) beside: f64,
    /// How much wider than the lines the casing is.
    pub(super) casing: Option<f64>,
    /// How much wider than the casing the halo is, and how opaque.
    pub(super) halo: Option<(f64, f32)>,
}

impl Measures {
    pub(super) fn of(voice: Voice, standing: &Standing, facts: usize, palette: &Palette) -> Self {
        let faint = is_faint(standing);
        // A tie of which more is told is a little wider, by no more than a point.
        let told = (facts as f64 / 12.0).min(1.0);
        let quiet = Self {
            single: if faint { 0.9 } else { 1.25 + told },
            hollow: [if faint { 0.9 } else { 1.1 }, 3.5],
            opacity: 1.0,
            beside: 3.0,
            casing: None,
            halo: None,
        };
        let opacity = |stated: f32| {
            if faint {
                palette.unconfirmed_opacity()
            } else {
                stated
            }
        };
        match voice {
            Voice::Faded => Self {
                opacity: if faint { 0.12 } else { 0.16 },
                ..quiet
            },
            Voice::Behind => Self {
                opacity: opacity(0.72),
                ..quiet
            },
            Voice::Plain => Self {
                opacity: opacity(0.80),
                ..quiet
            },
            Voice::OfSelected => Self {
                single: if faint { 1.1 } else { 1.75 + told },
                hollow: [if faint { 1.1 } else { 1.5 }, 4.2],
                ..quiet
            },
            Voice::Lead => Self {
                single: 2.6,
                hollow: [2.6, 6.0],
                beside: 10.0,
                casing: Some(2.9),
                ..quiet
            },
            Voice::Selected => Self {
                single: 2.5,
                hollow: [2.5, 6.0],
                beside: 10.0,
                casing: Some(2.0),
                halo: Some((4.5, HALO)),
                ..quiet
            },
            Voice::Chosen => Self {
                single: 2.5,
                hollow: [2.5, 6.0],
                beside: 10.0,
                casing: Some(3.0),
                halo: Some((3.5, HALO_OF_SEVERAL)),
                ..quiet
            },
        }
    }
}

/// How opaque the halo is; narrower ones, of several, are stronger.
const HALO: f32 = 0.16;
const HALO_OF_SEVERAL: f32 = 0.28;
