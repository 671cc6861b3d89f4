//! The map of an atlas with many ties: their density in the tiles, and above it only what is selected or hovered, and
//! the most important cities.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::basemap::Basemap;
use crate::atlas::{Atlas, Subject, TieId};
use crate::jobs::Many;
use crate::rasterizer::Grid;
use crate::rasterizer::tone::Ink;
use crate::scene::columns::{Columns, KINDS, Style};
use crate::scene::dots::Dot;
use crate::scene::dots_many::Crowd;
use crate::scene::drawn::Emphasis;
use crate::scene::legend::{Legend, legend_of_many};
use crate::scene::pick::{Picked, Picker, TIE_REACH};
use crate::scene::pick_many;
use crate::scene::style::{Palette, Theme};
use crate::scene::view::Frame;
use crate::scene::{Standings, standings_of};
use crate::session::Session;

/// More ties than these are drawn as a density.
pub(super) const MANY: usize = 2_000;

/// Shuffles the order in which ties are drawn; the same each time, so that a picture is.
const SEED: u64 = 0x5eed;

/// The columns of the atlas shown, kept from edit to edit.
pub(super) struct ManyTies {
    revision: u64,
    atlas: Atlas,
    pub(super) columns: Arc<Columns>,
    crowd: Crowd,
    pub(super) legend: Legend,
    ink: (Theme, Arc<Ink>),
    many: Many,
    in_view: Option<(Frame, Vec<Dot>, Picker)>,
}

impl ManyTies {
    /// The columns of the session's atlas; those of the atlas before are changed where it was.
    pub(super) fn of(last: Option<Self>, session: &Session, theme: Theme) -> Self {
        let atlas = session.atlas();
        let style = |id: &TieId, tie: &crate::atlas::Tie| {
            Style::of_tie(id, tie, session.when(), session.viewpoint())
        };
        let ink = match &last {
            Some(last) if last.ink.0 == theme => last.ink.clone(),
            _ => (theme, Arc::new(Ink::of(Palette::of(theme)))),
        };
        let (columns, changes) = match &last {
            Some(last) if last.revision == session.revision() => (last.columns.clone(), None),
            Some(last) => {
                let (columns, changes) = last.columns.patched(&last.atlas, atlas, style);
                (Arc::new(columns), Some(changes.into()))
            }
            None => (Arc::new(Columns::of_atlas(atlas, style, SEED)), None),
        };
        let kept = last.filter(|last| Arc::ptr_eq(&last.columns, &columns));
        let (crowd, legend) = match kept {
            Some(last) => (last.crowd, last.legend),
            None => (Crowd::of(&columns), legend_of_many(&columns)),
        };
        Self {
            revision: session.revision(),
            atlas: atlas.clone(),
            many: Many {
                columns: columns.clone(),
                changes,
                ink: ink.1.clone(),
                shown: [true; KINDS],
            },
            columns,
            crowd,
            legend,
            ink,
            in_view: None,
        }
    }

    /// What the tiles show of them.
    pub(super) fn many(&self) -> Many {
        self.many.clone()
    }

    /// How the ties stand that are drawn one by one: what is selected.
    pub(super) fn standings(session: &Session, emphasis: &Emphasis) -> Standings {
        let atlas = session.atlas();
        let stand = |ties: &mut dyn Iterator<Item = &TieId>| {
            standings_of(atlas, ties, session.when(), session.viewpoint())
        };
        match emphasis {
            Emphasis::Selected(Subject::Tie(tie)) => stand(&mut std::iter::once(tie)),
            Emphasis::Selected(Subject::City(city)) => {
                stand(&mut atlas.ties_of(city).map(|(tie, _)| tie))
            }
            Emphasis::Plain | Emphasis::Lead(_) => Standings::new(),
        }
    }

    /// The dots of a frame, under those of what is selected.
    pub(super) fn dots(&mut self, frame: &Frame) -> &[Dot] {
        self.crowd_in(frame).0
    }

    fn crowd_in(&mut self, frame: &Frame) -> (&[Dot], &Picker) {
        let make = || {
            let dots = self.crowd.dots(&self.columns, frame);
            let picker = Picker::new(&dots, &[], frame.world());
            (*frame, dots, picker)
        };
        let kept = self.in_view.take().filter(|(of, ..)| of == frame);
        let (_, dots, picker) = self.in_view.insert(kept.unwrap_or_else(make));
        (dots, picker)
    }

    /// Adds the cities and ties that lie under a point of the map to what is picked already.
    pub(super) fn pick(
        &mut self,
        basemap: &Basemap,
        frame: &Frame,
        at: [f64; 2],
        mut picked: Picked,
    ) -> Picked {
        if picked.cities.is_empty() {
            picked.cities = self.crowd_in(frame).1.pick(frame, at).cities;
        }
        let scale = frame.viewport().pixels_per_point;
        let [left, top] = frame.origin_px().map(|px| px as f64);
        let on_plane = [left + at[0] * scale, top + at[1] * scale];
        let grid = Grid::new(frame.view().zoom, scale);
        let reach = TIE_REACH * scale;
        let candidates = basemap.candidates(grid, on_plane, reach);
        let world_px = frame.world_px();
        let near = pick_many::nearest(&self.columns, candidates, world_px, on_plane, reach);
        let named = near
            .into_iter()
            .filter_map(|(tie, distance)| Some((self.columns.tie(tie)?, distance / scale)));
        picked.ties.extend(named);
        picked.ties.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut known = BTreeSet::new();
        picked.ties.retain(|(tie, _)| known.insert(tie.clone()));
        picked
    }
}
