//! What lies under the pointer. What is picked is what is drawn: the same dots, courses and lanes, on every copy of
//! the world.

use std::collections::BTreeMap;

use crate::atlas::{Id, TieId};

use super::Rect;
use super::dots::Dot;
use super::drawn::DrawnTie;
use super::lanes::Course;
use super::view::Frame;

mod clicks;

pub use clicks::{Click, Clicks};

/// How near the pointer must come to the middle of a dot, points.
pub const CITY_REACH: f64 = 12.0;
/// How near it must come to a line, points.
pub const TIE_REACH: f64 = 8.0;
/// How far from a dot the point of a tie must lie, points, so that a click on it doesn't mean the city.
const CLEAR_OF_DOTS: f64 = CITY_REACH + 4.0;
/// How far within the window the point of a tie must lie, points.
const MARGIN: f64 = 8.0;

/// All that may be meant. A city is meant before any tie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picked {
    /// The nearest city within reach, and behind it those that share its spot: whose dots overlap its dot, so that
    /// nobody can point at one of them alone.
    pub cities: Vec<Id>,
    /// The ties and how far they are, points; nearest first.
    pub ties: Vec<(TieId, f64)>,
}

/// The dots and ties of a map, ready to be asked. It holds for one width of the world; panning leaves it as it is.
#[derive(Clone, Debug)]
pub struct Picker {
    dots: Vec<Dot>,
    ties: Vec<Tie>,
}

#[derive(Clone, Debug)]
struct Tie {
    id: TieId,
    course: Course,
    /// Half the breadth of its body: within it the distance is nothing.
    half: f64,
    /// Where its lines run.
    lanes: Vec<f64>,
    aside: f64,
}

impl Picker {
    /// Of these dots and ties on a world so many points wide ([`Frame::world`]).
    pub fn new(dots: &[Dot], ties: &[DrawnTie], world: f64) -> Self {
        let ties = ties
            .iter()
            .map(|tie| Tie {
                id: tie.id.clone(),
                course: Course::new(tie.ends, world),
                half: tie.breadth / 2.0,
                lanes: tie.strokes.iter().map(|stroke| stroke.offset).collect(),
                aside: tie.aside(),
            })
            .collect();
        Self {
            dots: dots.to_vec(),
            ties,
        }
    }

    /// What lies under a point of the screen.
    pub fn pick(&self, frame: &Frame, at: [f64; 2]) -> Picked {
        let mut cities: Vec<(f64, &Dot, [f64; 2])> = self
            .dots
            .iter()
            .map(|dot| {
                let place = nearest_place(frame, dot, at);
                (distance(place, at), dot, place)
            })
            .filter(|(distance, ..)| *distance <= CITY_REACH)
            .collect();
        cities.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let Some(&(_, nearest, spot)) = cities.first() {
            cities.retain(|&(_, dot, place)| {
                dot.city == nearest.city || distance(place, spot) < dot.radius + nearest.radius
            });
        }
        // Last drawn is on top: of equally near ties it is the one meant.
        let mut ties: Vec<(TieId, f64)> = self
            .ties
            .iter()
            .rev()
            .map(|tie| (tie, tie.distance(frame, at)))
            .filter(|(_, distance)| *distance <= TIE_REACH)
            .map(|(tie, distance)| (tie.id.clone(), distance))
            .collect();
        ties.sort_by(|a, b| a.1.total_cmp(&b.1));
        Picked {
            cities: cities
                .into_iter()
                .map(|(_, dot, _)| dot.city.clone())
                .collect(),
            ties,
        }
    }

    /// For each tie in view a point of its line on the screen, for a mark or a click that means this tie: away from
    /// dots, and as clear of other ties as can be; a tie too short for that has its clearest point. Ties of which no
    /// part is in view, or only beneath what lies over the map, have none.
    pub fn visible_points(&self, frame: &Frame, overlays: &[Rect]) -> BTreeMap<TieId, [f64; 2]> {
        let shown = frame.screen().grown(-MARGIN);
        let is_open =
            |at: &[f64; 2]| shown.contains(*at) && !overlays.iter().any(|o| o.contains(*at));
        let lines: Vec<Vec<[f64; 2]>> = self
            .ties
            .iter()
            .map(|tie| {
                let mut points = tie.points(frame, &shown);
                points.retain(is_open);
                points
            })
            .collect();
        let mut ties = Crowd::new(frame, TIE_REACH);
        for (i, line) in lines.iter().enumerate() {
            for at in line {
                ties.add(i, *at);
            }
        }
        let mut dots = Crowd::new(frame, CLEAR_OF_DOTS);
        for dot in &self.dots {
            for at in frame.places(dot.at, CLEAR_OF_DOTS) {
                dots.add(NO_TIE, at);
            }
        }
        let clearest = |i: usize, line: &Vec<[f64; 2]>| {
            let middle = line.len() as f64 / 2.0;
            line.iter()
                .enumerate()
                .map(|(k, at)| {
                    // Between equally clear points, the one nearest the middle of the line.
                    let off_middle = (k as f64 - middle).abs() / middle.max(1.0);
                    // A dot nearby means another thing altogether; another tie nearby is still farther than this one.
                    (
                        4.0 * dots.room(i, *at) + ties.room(i, *at) - off_middle,
                        *at,
                    )
                })
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, at)| at)
        };
        self.ties
            .iter()
            .zip(&lines)
            .enumerate()
            .filter_map(|(i, (tie, line))| Some((tie.id.clone(), clearest(i, line)?)))
            .collect()
    }

    /// The point of one tie, as [`Self::visible_points`] has it.
    pub fn visible_point(&self, frame: &Frame, id: &TieId, overlays: &[Rect]) -> Option<[f64; 2]> {
        self.visible_points(frame, overlays).remove(id)
    }
}

/// Points on the screen in square cells as wide as they disturb: who is near is found in nine of them.
struct Crowd {
    reach: f64,
    columns: i64,
    rows: i64,
    /// Each point with the tie that it belongs to, row by row.
    cells: Vec<Vec<(usize, [f64; 2])>>,
}

/// The owner of points that belong to no tie.
const NO_TIE: usize = usize::MAX;

impl Crowd {
    fn new(frame: &Frame, reach: f64) -> Self {
        let screen = frame.screen();
        let cells = |length: f64| (length / reach).ceil().max(0.0) as i64 + 1;
        let (columns, rows) = (cells(screen.width()), cells(screen.height()));
        Self {
            reach,
            columns,
            rows,
            cells: vec![Vec::new(); (columns * rows) as usize],
        }
    }

    fn add(&mut self, tie: usize, at: [f64; 2]) {
        let [x, y] = self.cell(at);
        if let Some(index) = self.index(x, y) {
            self.cells[index].push((tie, at));
        }
    }

    /// How far the nearest point that is not the tie's own is, up to the reach.
    fn room(&self, tie: usize, at: [f64; 2]) -> f64 {
        let [x, y] = self.cell(at);
        (y - 1..=y + 1)
            .flat_map(|y| (x - 1..=x + 1).map(move |x| (x, y)))
            .filter_map(|(x, y)| self.index(x, y))
            .flat_map(|index| &self.cells[index])
            .filter(|(other, _)| *other != tie)
            .map(|(_, other)| distance(*other, at))
            .fold(self.reach, f64::min)
    }

    fn cell(&self, at: [f64; 2]) -> [i64; 2] {
        at.map(|v| (v / self.reach).floor() as i64)
    }

    fn index(&self, x: i64, y: i64) -> Option<usize> {
        ((0..self.columns).contains(&x) && (0..self.rows).contains(&y))
            .then(|| (y * self.columns + x) as usize)
    }
}

impl Tie {
    /// How far its body or the nearest of its lines is from a point of the screen; infinitely far well past its reach.
    fn distance(&self, frame: &Frame, at: [f64; 2]) -> f64 {
        let [left, top] = frame.origin();
        let on_plane = [at[0] + left, at[1] + top];
        let part = Rect::about(on_plane, TIE_REACH + self.half.max(self.aside));
        let mut nearest = f64::INFINITY;
        for run in self.course.near(&part, self.aside) {
            let shift = run.copy as f64 * self.course.world();
            let from = [on_plane[0] - shift, on_plane[1]];
            for pair in run.steps.windows(2) {
                let to_middle = to_segment(from, pair[0].at, pair[1].at);
                nearest = nearest.min((to_middle - self.half).max(0.0));
                for lane in &self.lanes {
                    let (a, b) = (pair[0].aside(*lane), pair[1].aside(*lane));
                    nearest = nearest.min(to_segment(from, a, b));
                }
            }
        }
        nearest
    }

    /// Points along its middle on the screen, close together.
    fn points(&self, frame: &Frame, part: &Rect) -> Vec<[f64; 2]> {
        const APART: f64 = 5.0;
        let [left, top] = frame.origin();
        let mut points = Vec::new();
        for run in self.course.near(&part.shifted(left, top), 0.0) {
            let shift = run.copy as f64 * self.course.world() - left;
            for pair in run.steps.windows(2) {
                let way = pair[1].from_start - pair[0].from_start;
                // A long piece at a near zoom reaches far out of view: enough points of it lie in view all the same.
                let pieces = (way / APART).ceil().clamp(1.0, 4096.0) as u32;
                points.extend((0..pieces).map(|i| {
                    let share = f64::from(i) / f64::from(pieces);
                    let [x, y] = pair[0].towards(&pair[1], share).at;
                    [x + shift, y - top]
                }));
            }
        }
        points
    }
}

/// Where on the screen the copy of a dot that is nearest to a point of the screen lies.
fn nearest_place(frame: &Frame, dot: &Dot, at: [f64; 2]) -> [f64; 2] {
    let world = frame.world();
    let [x, y] = frame.to_screen(dot.at);
    [x + ((at[0] - x) / world).round() * world, y]
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    f64::hypot(a[0] - b[0], a[1] - b[1])
}

/// The distance of a point from a straight line between two others.
pub(super) fn to_segment(point: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let off = [point[0] - from[0], point[1] - from[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let share = if length > 0.0 {
        ((along[0] * off[0] + along[1] * off[1]) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    f64::hypot(off[0] - along[0] * share, off[1] - along[1] * share)
}

#[cfg(test)]
mod tests;
