//! What lies under the pointer. What is picked is what is drawn: the same dots, courses and lanes, on every copy of
//! the world.

use crate::atlas::{Id, TieId};

use super::Rect;
use super::dots::Dot;
use super::drawn::DrawnTie;
use super::lanes::Course;
use super::view::Frame;

/// How near the pointer must come to the middle of a dot, points.
pub const CITY_REACH: f64 = 12.0;
/// How near it must come to a line, points.
pub const TIE_REACH: f64 = 8.0;
/// How far from a dot the point of a tie must lie, points, so that a click on it doesn't mean the city.
const CLEAR_OF_DOTS: f64 = CITY_REACH + 4.0;
/// How far within the window the point of a tie must lie, points.
const MARGIN: f64 = 8.0;

/// All that lies near enough to be meant, nearest first. A city is meant before any tie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picked {
    /// The cities, nearest first; more than one where places share a spot.
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
    /// Half the breadth of its body.
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
        let mut cities: Vec<(f64, &Id)> = self
            .dots
            .iter()
            .map(|dot| (distance_to_dot(frame, dot, at), &dot.city))
            .filter(|(distance, _)| *distance <= CITY_REACH)
            .collect();
        cities.sort_by(|a, b| a.0.total_cmp(&b.0));
        // Last drawn is on top: of equally near ties it is the one meant.
        let mut ties: Vec<(TieId, f64)> = self
            .ties
            .iter()
            .rev()
            .map(|tie| (tie, tie.distance(frame, at, TIE_REACH)))
            .filter(|(_, distance)| *distance <= TIE_REACH)
            .map(|(tie, distance)| (tie.id.clone(), distance))
            .collect();
        ties.sort_by(|a, b| a.1.total_cmp(&b.1));
        Picked {
            cities: cities.into_iter().map(|(_, id)| id.clone()).collect(),
            ties,
        }
    }

    /// A point of a tie's line on the screen, for a mark or a click that means this tie: away from dots, and as clear
    /// of other ties as can be; a tie too short for that has its clearest point. `None` where no part of it is in
    /// view, or only beneath what lies over the map.
    pub fn visible_point(&self, frame: &Frame, id: &TieId, overlays: &[Rect]) -> Option<[f64; 2]> {
        /// So many points along the line are tried.
        const TRIED: usize = 24;
        let tie = self.ties.iter().find(|tie| tie.id == *id)?;
        let shown = frame.screen().grown(-MARGIN);
        let mut points = tie.points(frame, &shown);
        points.retain(|at| shown.contains(*at) && !overlays.iter().any(|o| o.contains(*at)));
        let every = points.len().div_ceil(TRIED).max(1);
        let middle = points.len() as f64 / 2.0;
        points
            .iter()
            .enumerate()
            .step_by(every)
            .map(|(i, at)| {
                let others = self.ties.iter().filter(|other| other.id != *id);
                let off_ties = others
                    .map(|other| other.distance(frame, *at, TIE_REACH))
                    .fold(TIE_REACH, f64::min);
                let off_dots = self
                    .dots
                    .iter()
                    .map(|dot| distance_to_dot(frame, dot, *at))
                    .fold(CLEAR_OF_DOTS, f64::min);
                // Between equally clear points, the one nearest the middle of the line.
                let off_middle = (i as f64 - middle).abs() / middle.max(1.0);
                // A dot nearby means another thing altogether; another tie nearby is still farther than this one.
                (4.0 * off_dots + off_ties - off_middle, *at)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, at)| at)
    }
}

impl Tie {
    /// How far its body or the nearest of its lines is from a point of the screen; infinitely far well past `reach`.
    fn distance(&self, frame: &Frame, at: [f64; 2], reach: f64) -> f64 {
        let [left, top] = frame.origin();
        let on_plane = [at[0] + left, at[1] + top];
        let part = Rect::about(on_plane, reach + self.half.max(self.aside));
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
        const APART: f64 = 6.0;
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

/// How far the nearest copy of a dot is from a point of the screen, points.
fn distance_to_dot(frame: &Frame, dot: &Dot, [x, y]: [f64; 2]) -> f64 {
    let world = frame.world();
    let [dot_x, dot_y] = frame.to_screen(dot.at);
    let dx = dot_x - x;
    f64::hypot(dx - (dx / world).round() * world, dot_y - y)
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
mod tests {
    use super::*;
    use crate::geo::World;
    use crate::scene::dots::dots;
    use crate::scene::drawn::{Emphasis, drawn_ties};
    use crate::scene::samples::{at, atlas, frame, id, standings, tie};
    use crate::scene::style::{Palette, Theme};
    use crate::scene::view::{View, Viewport};

    fn picker(frame: &Frame) -> Picker {
        let (atlas, standings, plain) = (atlas(), standings(), Emphasis::Plain);
        let ties = drawn_ties(&atlas, &standings, &plain, Palette::of(Theme::Day));
        Picker::new(&dots(&atlas, &standings, &plain), &ties, frame.world())
    }

    fn seoul(frame: &Frame) -> [f64; 2] {
        frame.to_screen(World::of(at(37.566, 126.978)))
    }

    #[test]
    fn a_city_is_picked_within_its_reach_and_not_past_it() {
        let frame = frame();
        let [x, y] = seoul(&frame);
        let picked = picker(&frame).pick(&frame, [x - 11.0, y]);
        assert_eq!(picked.cities, [id("seoul")]);
        let missed = picker(&frame).pick(&frame, [x - 13.0, y]);
        assert!(missed.cities.is_empty());
    }

    #[test]
    fn places_that_share_a_spot_are_all_listed() {
        let frame = frame();
        let [x, y] = seoul(&frame);
        let mut picker = picker(&frame);
        let mut twin = picker
            .dots
            .iter()
            .find(|dot| dot.city == id("seoul"))
            .unwrap()
            .clone();
        twin.city = id("seoul-twin");
        picker.dots.push(twin);
        assert_eq!(picker.pick(&frame, [x, y]).cities.len(), 2);
    }

    #[test]
    fn a_tie_is_picked_in_every_lane() {
        let frame = frame();
        let picker = picker(&frame);
        let [x, y] = picker
            .visible_point(&frame, &tie("seoul--tehran"), &[])
            .unwrap();
        for (off, expected) in [(0.0, true), (-12.0, true), (-14.5, false)] {
            let picked = picker.pick(&frame, [x, y + off]);
            let found = picked
                .ties
                .iter()
                .any(|(id, _)| *id == tie("seoul--tehran"));
            assert_eq!(found, expected, "{off} above");
        }
    }

    #[test]
    fn the_nearest_tie_comes_first() {
        let frame = frame();
        let picker = picker(&frame);
        for wanted in ["seoul--tehran", "los-angeles--seoul", "paris--tehran"] {
            let point = picker.visible_point(&frame, &tie(wanted), &[]).unwrap();
            let picked = picker.pick(&frame, point);
            assert!(picked.cities.is_empty());
            assert_eq!(picked.ties[0].0, tie(wanted));
            assert!(picked.ties.is_sorted_by(|a, b| a.1 <= b.1));
        }
    }

    #[test]
    fn the_point_of_a_tie_is_in_view_and_off_what_lies_over_the_map() {
        let frame = frame();
        let picker = picker(&frame);
        let first = picker
            .visible_point(&frame, &tie("los-angeles--seoul"), &[])
            .unwrap();
        assert!(frame.screen().contains(first));
        let over = Rect::about(first, 60.0);
        let second = picker
            .visible_point(&frame, &tie("los-angeles--seoul"), &[over])
            .unwrap();
        assert!(!over.contains(second));
    }

    #[test]
    fn ties_are_picked_on_every_copy_of_the_world() {
        let viewport = Viewport {
            width: 928.0,
            height: 728.0,
            pixels_per_point: 1.0,
        };
        let view = View {
            centre: World { x: 0.85, y: 0.5 },
            zoom: viewport.min_zoom(),
        };
        let frame = Frame::new(&view, viewport);
        let picker = picker(&frame);
        let wanted = tie("seoul--tehran");
        let [x, y] = picker.visible_point(&frame, &wanted, &[]).unwrap();
        let copy = if x < 464.0 {
            x + frame.world()
        } else {
            x - frame.world()
        };
        let picked = picker.pick(&frame, [copy, y]);
        assert!(picked.ties.iter().any(|(id, _)| *id == wanted));
    }

    #[test]
    fn a_tie_is_found_at_the_zoom_of_a_street_too() {
        let viewport = frame().viewport();
        let centre = World::of(at(37.566, 126.978));
        let frame = Frame::new(&View { centre, zoom: 19.0 }, viewport);
        let picker = picker(&frame);
        let wanted = tie("seoul--tokyo");
        let point = picker.visible_point(&frame, &wanted, &[]).unwrap();
        assert_eq!(picker.pick(&frame, point).ties[0].0, wanted);
    }

    #[test]
    fn a_tie_out_of_view_has_no_point() {
        let viewport = frame().viewport();
        let centre = World::of(at(-30.0, -20.0));
        let frame = Frame::new(&View { centre, zoom: 6.0 }, viewport);
        let picker = picker(&frame);
        assert_eq!(
            picker.visible_point(&frame, &tie("seoul--tokyo"), &[]),
            None
        );
    }
}
