//! What is drawn one by one: the ties, cities and rows of the legend that date, viewpoint and filter leave.

use super::many::{self, ManyTies};
use crate::atlas::Subject;
use crate::scene::dots::{Dot, dots};
use crate::scene::drawn::{DrawnTie, Emphasis, drawn_ties, drawn_ties_evenly};
use crate::scene::filter::Sieve;
use crate::scene::legend::{Legend, legend_of};
use crate::scene::pick::Picker;
use crate::scene::sizes::{SizedBy, Sizes};
use crate::scene::style::{Palette, Theme};
use crate::scene::view::Frame;
use crate::scene::{self, Standings};
use crate::session::{Outlook, Session};

/// The radii between which dots lie that are sized by another measure than ties, points.
const SIZES: [f64; 2] = [2.2, 9.0];

/// What is drawn one by one, worked out once for an atlas, a selection, a theme and a scale.
pub(super) struct Drawn {
    pub(super) key: Key,
    pub(super) legend: Legend,
    /// How many ties the filter leaves, of how many that stand.
    pub(super) shown: [usize; 2],
    pub(super) standings: Standings,
    pub(super) dots: Vec<Dot>,
    pub(super) ties: Vec<DrawnTie>,
    pub(super) picker: Option<(u64, Picker)>,
}

impl Drawn {
    /// What is drawn one by one, of what the filter leaves.
    pub(super) fn of(session: &Session, key: Key, many: Option<&ManyTies>, sizes: &Sizes) -> Self {
        let atlas = session.atlas();
        let when_and_from = (session.when(), session.reading());
        // What is drawn one by one goes with the density about it, which may still be that of the filter before.
        let filter = match many {
            Some(many) => &many.judged.seen.outlook.filter,
            None => session.filter(),
        };
        let sieve = match many {
            Some(many) => Sieve::with(filter, many.judged.reach.clone(), when_and_from),
            None => Sieve::of(filter, atlas, when_and_from),
        };
        let is_dense = many::is_dense(atlas);
        let all = if is_dense {
            ManyTies::standings(session, &key.emphasis)
        } else {
            scene::standings(atlas, session.when(), session.reading())
        };
        let standings = sieve.sift(atlas, &all);
        // What a filter hides does not make the rest step back.
        let emphasis = match &key.emphasis {
            Emphasis::Lead(tie) | Emphasis::Selected(Subject::Tie(tie))
                if !is_dense && !standings.contains_key(tie) =>
            {
                Emphasis::Plain
            }
            emphasis => emphasis.clone(),
        };
        let mut dots = dots(atlas, &standings, &emphasis);
        if many.is_some() {
            // The others are chosen for each frame.
            dots.retain(|dot| dot.is_ringed || dot.is_main || dot.is_chosen);
            many::keep_few(&mut dots);
        } else if !filter.is_empty() {
            for dot in &mut dots {
                dot.is_faded |= dot.degree == 0 && !dot.is_ringed;
            }
        }
        sizes.apply(&mut dots, if many.is_some() { many::SIZES } else { SIZES });
        let (legend, shown) = match many {
            Some(many) if is_dense => (many.judged.legend.clone(), many.judged.shown),
            _ => {
                let legend = legend_of(&all, filter, |but, id, standing| {
                    sieve.leaves_but_for(Some(but), atlas, id, standing)
                });
                (legend, [standings.len(), all.len()])
            }
        };
        Self {
            legend,
            shown,
            dots,
            ties: if key.widths_by_facts {
                drawn_ties(atlas, &standings, &emphasis, Palette::of(key.theme))
            } else {
                drawn_ties_evenly(atlas, &standings, &emphasis, Palette::of(key.theme))
            },
            standings,
            picker: None,
            key,
        }
    }

    /// Panning keeps the picker; another zoom needs another one.
    pub(super) fn keep_picker(&mut self, frame: &Frame) {
        let world_px = frame.world_px();
        if self.picker.as_ref().is_none_or(|(at, _)| *at != world_px) {
            let picker = Picker::new(&self.dots, &self.ties, frame.world());
            self.picker = Some((world_px, picker));
        }
    }
}

/// What the drawing depends on.
#[derive(Clone, PartialEq)]
pub(super) struct Key {
    pub(super) outlook: Outlook,
    pub(super) emphasis: Emphasis,
    pub(super) theme: Theme,
    pub(super) pixels_per_point: u64,
    /// Which base map.
    pub(super) base: u64,
    pub(super) sized_by: SizedBy,
    pub(super) widths_by_facts: bool,
}
