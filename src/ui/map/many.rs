//! The map of an atlas with many ties: their density in the tiles, and above it only what is selected or hovered, and
//! the most important cities.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::basemap::Basemap;
use super::judging::{Answer, Judged, Judging, Seen, sight};
use crate::atlas::{Atlas, Id, Subject, Tie, TieId};
use crate::geo::World;
use crate::jobs::Many;
use crate::rasterizer::Grid;
use crate::rasterizer::tone::Ink;
use crate::scene::area::Area;
use crate::scene::columns::{Change, Columns, KINDS, TieNumber};
use crate::scene::dots::Dot;
use crate::scene::dots_many::Crowd;
use crate::scene::drawn::{Emphasis, is_end_of};
use crate::scene::judge::Judge;
use crate::scene::pick::{Picked, Picker, TIE_REACH};
use crate::scene::pick_many;
use crate::scene::sizes::Sizes;
use crate::scene::style::{Palette, Theme};
use crate::scene::view::Frame;
use crate::scene::{Standings, standings_of};
use crate::session::{Chosen, Session};

/// More ties than these are drawn as a density.
pub(in crate::ui) const MANY: usize = 2_000;

/// Shuffles the order in which ties are drawn; the same each time, so that a picture is.
const SEED: u64 = 0x5eed;

/// Of more cities than these, dots are chosen for each frame, however few ties there are.
const MANY_CITIES: usize = 2_000;

/// No more cities than these, selected among several, have dots wherever they lie; of more, those that find room.
const MOST_CHOSEN: usize = 300;

/// No more ties than these are drawn one by one above the density: all that are selected, or none of more; then those of
/// selected cities.
const MOST_ABOVE: usize = 600;

/// The radii between which dots lie that are sized by another measure than ties, points.
pub(super) const SIZES: [f64; 2] = [1.3, 5.0];

/// Leaves selected cities to the dots of each frame where they are many.
pub(super) fn keep_few(dots: &mut Vec<Dot>) {
    if dots.iter().filter(|dot| dot.is_chosen).count() > MOST_CHOSEN {
        dots.retain(|dot| !dot.is_chosen);
    }
}

/// Whether an atlas has so many ties that they are drawn as a density.
pub(super) fn is_dense(atlas: &Atlas) -> bool {
    atlas.ties.len() > MANY
}

/// The columns of the atlas shown, kept from edit to edit.
pub(super) struct ManyTies {
    pub(super) judged: Judged,
    atlas: Atlas,
    /// What is selected among several, of more cities than are drawn wherever they lie.
    chosen: Option<Chosen>,
    /// The cities in another order than by their ties: those selected first, or the largest by another measure.
    ranked: Option<Crowd>,
    sizes: Arc<Sizes>,
    ink: (Theme, Arc<Ink>),
    many: Many,
    in_view: Option<(Frame, Vec<Dot>, Picker)>,
}

/// Ties judged, and what is drawn otherwise than in the columns before.
type Next = (Judged, Option<Arc<[Change]>>);

impl ManyTies {
    /// The columns of the session's atlas, if that has many ties or cities; those of the last outlook are changed where
    /// that was another. What takes long is left to `judging`: until it has an answer they stay as they were.
    pub(super) fn of(
        last: Option<Self>,
        session: &Session,
        (theme, sizes): (Theme, &Arc<Sizes>),
        judging: &mut Judging,
    ) -> Option<Self> {
        let answer = judging.take();
        let atlas = session.atlas();
        if !is_dense(atlas) && atlas.cities.len() <= MANY_CITIES {
            return None;
        }
        let ink = match &last {
            Some(last) if last.ink.0 == theme => last.ink.clone(),
            _ => (theme, Arc::new(Ink::of(Palette::of(theme)))),
        };
        let chosen = session.chosen();
        let [cities, ties] = chosen.counts();
        let seen = Seen {
            outlook: session.outlook().clone(),
            marked: (ties > MOST_ABOVE).then(|| chosen.clone()),
        };
        let (judged, changes) = match last {
            Some(last) if last.judged.seen.outlook.revision == seen.outlook.revision => {
                seen_otherwise(last.judged, atlas, &seen, judging, answer)
            }
            Some(last) if last.judged.seen.sees_as(&seen) => {
                edited(last.judged, [&last.atlas, atlas], &seen, judging)
            }
            _ => (first(atlas, seen), None),
        };
        let mut ranked =
            (!sizes.is_by_ties()).then(|| judged.crowd.sized_by(&judged.columns, sizes));
        if cities > MOST_CHOSEN {
            let is_chosen = |city: &Id| chosen.has(&Subject::City(city.clone()));
            let crowd = ranked.as_ref().unwrap_or(&judged.crowd);
            ranked = Some(crowd.led_by(&judged.columns, is_chosen));
        }
        Some(Self {
            atlas: atlas.clone(),
            many: Many {
                columns: judged.columns.clone(),
                changes,
                ink: ink.1.clone(),
                shown: [true; KINDS],
            },
            judged,
            chosen: (cities > MOST_CHOSEN).then(|| chosen.clone()),
            ranked,
            sizes: Arc::clone(sizes),
            ink,
            in_view: None,
        })
    }

    /// What the tiles show of them, where they are drawn as a density.
    pub(super) fn many(&self) -> Option<Many> {
        is_dense(&self.atlas).then(|| self.many.clone())
    }

    /// How the ties stand that are drawn one by one: what is selected.
    pub(super) fn standings(session: &Session, emphasis: &Emphasis) -> Standings {
        let atlas = session.atlas();
        let stand = |ties: &mut dyn Iterator<Item = &TieId>| {
            standings_of(atlas, ties, session.when(), session.reading())
        };
        match emphasis {
            Emphasis::Selected(Subject::Tie(tie)) => stand(&mut std::iter::once(tie)),
            Emphasis::Selected(Subject::City(city)) => {
                stand(&mut atlas.ties_of(city).map(|(tie, _)| tie))
            }
            Emphasis::Several(all) => {
                let chosen = all.iter().filter_map(|subject| match subject {
                    Subject::Tie(tie) => Some(tie),
                    Subject::City(_) => None,
                });
                if chosen.clone().nth(MOST_ABOVE).is_some() {
                    return Standings::new();
                }
                let of_cities = atlas.ties.keys().filter(|tie| is_end_of(tie, all));
                stand(&mut chosen.chain(of_cities).take(MOST_ABOVE))
            }
            Emphasis::Plain | Emphasis::Lead(_) => Standings::new(),
        }
    }

    /// The dots of a frame, under those that are drawn wherever they lie.
    pub(super) fn with_dots(&mut self, frame: &Frame, above: &[Dot]) -> Vec<Dot> {
        let twice: BTreeSet<&Id> = above.iter().map(|dot| &dot.city).collect();
        let beneath = self.crowd_in(frame).0.iter();
        let beneath = beneath.filter(|dot| !twice.contains(&dot.city));
        beneath.chain(above).cloned().collect()
    }

    fn crowd_in(&mut self, frame: &Frame) -> (&[Dot], &Picker) {
        let make = || {
            let crowd = self.ranked.as_ref().unwrap_or(&self.judged.crowd);
            let mut dots = crowd.dots(&self.judged.columns, frame);
            if let Some(chosen) = &self.chosen {
                for dot in &mut dots {
                    dot.is_chosen = chosen.has(&Subject::City(dot.city.clone()));
                }
            }
            self.sizes.apply(&mut dots, SIZES);
            let picker = Picker::new(&dots, &[], frame.world());
            (*frame, dots, picker)
        };
        let kept = self.in_view.take().filter(|(of, ..)| of == frame);
        let (_, dots, picker) = self.in_view.insert(kept.unwrap_or_else(make));
        (dots, picker)
    }

    /// The cities in an area, also those without a dot at this zoom.
    pub(super) fn cities_within(&self, area: &Area, with_ties_alone: bool) -> Vec<Subject> {
        let columns = &self.judged.columns;
        let is_meant = |(city, degree): &(_, u32)| {
            (*degree > 0 || !with_ties_alone) && columns.point(*city).is_some_and(|at| area.has(at))
        };
        let within = self.judged.crowd.cities().filter(is_meant);
        let named = within.filter_map(|(city, _)| columns.city(city).cloned());
        named.map(Subject::City).collect()
    }

    /// The ties that are drawn and lie wholly in an area.
    pub(super) fn ties_within(&self, area: &Area) -> Vec<Subject> {
        let columns = &self.judged.columns;
        let is_within = |tie: &TieNumber| {
            let points = columns
                .ends(*tie)
                .map(|ends| ends.map(|end| columns.point(end)));
            matches!(points, Some([Some(a), Some(b)])
                if area.has(a) && area.has(b) && area.has_tie([a, b].map(World::position)))
        };
        self.drawn_ties()
            .filter(is_within)
            .filter_map(|tie| self.named(tie))
            .collect()
    }

    /// All ties that are drawn.
    pub(super) fn all_ties(&self) -> impl Iterator<Item = Subject> {
        self.drawn_ties().filter_map(|tie| self.named(tie))
    }

    fn drawn_ties(&self) -> impl Iterator<Item = TieNumber> {
        let columns = &self.judged.columns;
        (0..columns.len() as TieNumber).filter(|tie| columns.style(*tie).is_drawn())
    }

    fn named(&self, tie: TieNumber) -> Option<Subject> {
        self.judged.columns.tie(tie).map(Subject::Tie)
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
        let near = pick_many::nearest(&self.judged.columns, candidates, world_px, on_plane, reach);
        let named = near
            .into_iter()
            .filter_map(|(tie, distance)| Some((self.judged.columns.tie(tie)?, distance / scale)));
        picked.ties.extend(named);
        picked.ties.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut known = BTreeSet::new();
        picked.ties.retain(|(tie, _)| known.insert(tie.clone()));
        picked
    }
}

/// The ties of an atlas that was not shown before.
fn first(atlas: &Atlas, seen: Seen) -> Judged {
    let (outlook, marked) = (seen.outlook.clone(), seen.marked.clone());
    let judge = Judge::of(atlas, sight(&outlook), marked.as_ref().map(Chosen::all));
    let columns = Columns::of_atlas(atlas, |id, tie| judge.style(id, tie), SEED);
    Judged::of(Arc::new(columns), &judge, seen)
}

/// The ties of the same atlas at another date, say: as the answer has them, if there is one, and asked about anew where it
/// is an answer to something else.
fn seen_otherwise(
    judged: Judged,
    atlas: &Atlas,
    seen: &Seen,
    judging: &mut Judging,
    answer: Option<Answer>,
) -> Next {
    let answer = answer.filter(|answer| answer.is_about(&judged.columns));
    let (judged, changes) = match answer {
        Some(answer) => (answer.judged, Some(answer.changes)),
        None => (judged, None),
    };
    if judged.is_settled && judged.seen == *seen {
        return (judged, changes);
    }
    match judging.ask(atlas, &judged.columns, seen) {
        Some(answer) => (answer.judged, Some(answer.changes)),
        None => (judged, changes),
    }
}

/// The ties of an edited atlas, seen as before it. An edit may bring ties that it does not touch under a filter, and out of
/// it: all are judged anew then, after those that it touches.
fn edited(
    judged: Judged,
    [before, after]: [&Atlas; 2],
    seen: &Seen,
    judging: &mut Judging,
) -> Next {
    let marked = seen.marked.as_ref().map(Chosen::all);
    let judge = Judge::with(after, sight(&seen.outlook), marked, judged.reach.clone());
    let style = |id: &TieId, tie: &Tie| judge.style(id, tie);
    let (columns, changes) = judged.columns.patched(before, after, style);
    let (columns, changes) = (Arc::new(columns), Some(changes.into()));
    if judge.leaves_all() {
        return (Judged::of(columns, &judge, seen.clone()), changes);
    }
    let rough = Judged {
        seen: seen.clone(),
        is_settled: false,
        crowd: Crowd::of(&columns),
        columns,
        ..judged
    };
    match judging.ask(after, &rough.columns, seen) {
        // What the answer changes is told of the rough columns, which nobody has seen: all is drawn anew.
        Some(answer) => (answer.judged, None),
        None => (rough, changes),
    }
}

#[cfg(test)]
mod tests;
