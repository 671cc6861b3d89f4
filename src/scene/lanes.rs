//! The ways of ties across the Mercator plane, and the lanes beside them.
//!
//! A [`Course`] is the great circle between two cities at one size of the world. It is kept coarsely and refined only
//! near what is looked at, so that a tie costs about the same at the zoom of the world and of a street. What is
//! drawn, hovered, picked and read aloud comes from the same courses.

use crate::geo::{GreatCircle, Position};

use super::Rect;
use super::drawn::Dash;
use super::view::Frame;

/// How far a drawn line may lie from the true arc, in the units of the course's world.
const TOLERANCE: f64 = 0.1;
/// The world up to which a course is kept as fine as it is drawn; in a larger one it is refined piece by piece.
const COARSE_WORLD: f64 = 8192.0;
/// The most pieces that a coarse segment is refined into: past it lie only arcs near a pole, out of view.
const MOST_PIECES: f64 = 512.0;
/// How closely a lane's way out of the city and back is followed.
const EASING_STEP: f64 = 3.0;

/// The great circle between two cities on a Mercator world of one width.
#[derive(Clone, Debug)]
pub struct Course {
    arc: GreatCircle,
    world: f64,
    knots: Vec<Knot>,
    bounds: Rect,
    /// 1 where the arc's left side is the upper one (it runs eastwards), −1 where its right side is.
    upwards: f64,
}

/// A point of the coarse course.
#[derive(Clone, Copy, Debug)]
struct Knot {
    share: f64,
    at: [f64; 2],
    /// The way from the first city, along the curve.
    length: f64,
    /// How far the arc may stray from the straight line to the next knot.
    sag: f64,
}

/// Connected points of a course near what is looked at, on one copy of the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// On which copy: the points lie so many worlds to the east of where [`Step::at`] says.
    pub copy: i64,
    /// The points, from the first city on.
    pub steps: Vec<Step>,
}

/// A point of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Where, in the units of the course's world.
    pub at: [f64; 2],
    /// The direction of a lane above the course, of length 1.
    pub normal: [f64; 2],
    /// The way from the first city.
    pub from_start: f64,
    /// The way to the second city.
    pub to_end: f64,
}

impl Course {
    /// The course of the shorter way between two cities on a world so wide (points or pixels: its units are those of
    /// everything about it).
    pub fn new([from, to]: [Position; 2], world: f64) -> Self {
        let arc = GreatCircle::between(from, to);
        let mut knots: Vec<Knot> = Vec::new();
        for share in arc.shares(TOLERANCE / world.min(COARSE_WORLD)) {
            let at = arc.on_plane(share).at;
            let mut at = [at.x * world, at.y * world];
            let mut length = 0.0;
            if let Some(last) = knots.last_mut() {
                at[0] = unwrapped(at[0], last.at[0], world);
                length = last.length + arc_length(&arc, last.share, share) * world;
                // The middle of a piece is about its farthest point; a third more is safe for uneven ones.
                last.sag = arc.sag(last.share, share) * world * 1.33;
            }
            knots.push(Knot {
                share,
                at,
                length,
                sag: 0.0,
            });
        }
        let bounds = knots
            .windows(2)
            .map(|pair| Rect::spanning(pair[0].at, pair[1].at).grown(pair[0].sag))
            .reduce(Rect::with)
            .unwrap_or(Rect::at([0.0, 0.0], [0.0, 0.0]));
        let runs_east = match (knots.first(), knots.last()) {
            (Some(first), Some(last)) => last.at[0] >= first.at[0],
            _ => true,
        };
        Self {
            arc,
            world,
            knots,
            bounds,
            upwards: if runs_east { 1.0 } else { -1.0 },
        }
    }

    /// The width of its world.
    pub fn world(&self) -> f64 {
        self.world
    }

    /// The length of the drawn line.
    pub fn length(&self) -> f64 {
        self.knots.last().map_or(0.0, |knot| knot.length)
    }

    /// What of the course lies near a part of the plane, on every copy of the world that reaches into it. The points
    /// are the same whichever part is asked for; a run may go on past it.
    ///
    /// `aside` is the greatest distance of a lane that will be drawn: its way out of the city is followed closely.
    pub fn near(&self, part: &Rect, aside: f64) -> Vec<Run> {
        // Level and upright pieces have boxes without area: a hair makes them meet what they touch.
        const HAIR: f64 = 1e-6;
        let bounds = self.bounds.grown(HAIR);
        let first = ((part.min[0] - bounds.max[0]) / self.world).ceil() as i64;
        let last = ((part.max[0] - bounds.min[0]) / self.world).floor() as i64;
        let mut runs = Vec::new();
        for copy in first..=last {
            let part = part.shifted(-(copy as f64) * self.world, 0.0);
            if !bounds.meets(&part) {
                continue;
            }
            let mut run: Vec<Step> = Vec::new();
            for pair in self.knots.windows(2) {
                let reach = pair[0].sag + HAIR;
                if !Rect::spanning(pair[0].at, pair[1].at)
                    .grown(reach)
                    .meets(&part)
                {
                    end_run(&mut run, copy, &mut runs);
                    continue;
                }
                for pair in self.refined(&pair[0], &pair[1], aside).windows(2) {
                    let [from, to] = [pair[0], pair[1]];
                    if !Rect::spanning(from.at, to.at).grown(TOLERANCE).meets(&part) {
                        end_run(&mut run, copy, &mut runs);
                        continue;
                    }
                    if run.is_empty() {
                        run.push(from);
                    }
                    run.push(to);
                }
            }
            end_run(&mut run, copy, &mut runs);
        }
        runs
    }

    /// The points from one knot to the next, both of them with it.
    fn refined(&self, from: &Knot, to: &Knot, aside: f64) -> Vec<Step> {
        let whole = to.share - from.share;
        let pieces = (from.sag / TOLERANCE).sqrt().ceil().clamp(1.0, MOST_PIECES);
        let mut shares: Vec<f64> = (0..pieces as u32)
            .map(|i| from.share + whole * f64::from(i) / pieces)
            .collect();
        shares.push(to.share);
        if aside > 0.0 {
            self.add_easing(from, to, easing(aside), &mut shares);
            shares.sort_by(f64::total_cmp);
            shares.dedup();
        }
        let mut steps: Vec<Step> = shares
            .into_iter()
            .map(|share| self.step(share, from))
            .collect();
        let mut way = 0.0;
        for i in 1..steps.len() {
            let (last, at) = (steps[i - 1].at, steps[i].at);
            way += f64::hypot(at[0] - last[0], at[1] - last[1]);
            steps[i].from_start = way;
        }
        // Chords are a little shorter than the curve: stretched, so that dashes run on into the next piece.
        let stretch = if way > 0.0 {
            (to.length - from.length) / way
        } else {
            1.0
        };
        for step in &mut steps {
            step.from_start = from.length + step.from_start * stretch;
            step.to_end = self.length() - step.from_start;
        }
        steps
    }

    /// The shares between two knots that follow a lane's way out of the first city and into the second.
    fn add_easing(&self, from: &Knot, to: &Knot, zone: f64, shares: &mut Vec<f64>) {
        let total = self.length();
        let (before, after) = (from.length, to.length);
        let mut way = EASING_STEP;
        while way < zone + EASING_STEP {
            for length in [way, total - way] {
                if length > before && length < after {
                    let part = (length - before) / (after - before);
                    shares.push(from.share + part * (to.share - from.share));
                }
            }
            way += EASING_STEP;
        }
    }

    /// The point at a share, near a knot; its lengths are still to be measured.
    fn step(&self, share: f64, near: &Knot) -> Step {
        let plane = self.arc.on_plane(share);
        let [dx, dy] = plane.per_share;
        let norm = dx.hypot(dy);
        let normal = if norm > 0.0 {
            [dy / norm * self.upwards, -dx / norm * self.upwards]
        } else {
            [0.0, -1.0]
        };
        Step {
            at: [
                unwrapped(plane.at.x * self.world, near.at[0], self.world),
                plane.at.y * self.world,
            ],
            normal,
            from_start: 0.0,
            to_end: 0.0,
        }
    }
}

impl Step {
    /// The point of a lane so far above the course (below where negative). A lane runs at its distance all the way
    /// but at the ends, where it eases into the city.
    pub fn aside(&self, offset: f64) -> [f64; 2] {
        self.at_distance(offset * self.eased(offset))
    }

    /// Both edges, upper first, of a line so wide in a lane.
    pub fn edges(&self, offset: f64, width: f64) -> [[f64; 2]; 2] {
        let middle = offset * self.eased(offset);
        [
            self.at_distance(middle + width / 2.0),
            self.at_distance(middle - width / 2.0),
        ]
    }

    /// A point between this one and the next.
    #[must_use]
    pub fn towards(&self, next: &Self, share: f64) -> Self {
        let mix = |a: f64, b: f64| a + (b - a) * share;
        let mix2 = |a: [f64; 2], b: [f64; 2]| [mix(a[0], b[0]), mix(a[1], b[1])];
        Self {
            at: mix2(self.at, next.at),
            normal: mix2(self.normal, next.normal),
            from_start: mix(self.from_start, next.from_start),
            to_end: mix(self.to_end, next.to_end),
        }
    }

    fn at_distance(&self, distance: f64) -> [f64; 2] {
        [
            self.at[0] + self.normal[0] * distance,
            self.at[1] + self.normal[1] * distance,
        ]
    }

    /// How much of its distance a lane has here: none in the cities, all from some way out.
    fn eased(&self, offset: f64) -> f64 {
        let halfway = f64::midpoint(self.from_start, self.to_end);
        let zone = easing(offset.abs()).min(halfway);
        if zone <= 0.0 {
            return 0.0;
        }
        let t = (self.from_start.min(self.to_end) / zone).clamp(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    }
}

/// The lines of a lane on the screen, in points: what a frame draws live above the tiles, such as a hovered tie. Dashes
/// lie where the tiles have them; a dot is a line of one point.
pub fn on_screen(
    ends: [Position; 2],
    offset: f64,
    dash: Dash,
    frame: &Frame,
) -> Vec<Vec<[f64; 2]>> {
    let course = Course::new(ends, frame.world());
    let [left, top] = frame.origin();
    let margin = offset.abs() + 8.0;
    let part = frame.screen().shifted(left, top).grown(margin);
    let runs = course.near(&part, offset.abs());
    let pieces = runs.into_iter().flat_map(|run| {
        let pieces = match dash {
            Dash::Solid => vec![run.steps],
            Dash::Dashes(on, off) => dashes(&run.steps, on, on + off),
            Dash::Dots(apart) => dashes(&run.steps, 0.0, apart),
        };
        pieces.into_iter().map(move |piece| (run.copy, piece))
    });
    let placed = pieces.map(|(copy, steps)| {
        let shift = copy as f64 * course.world - left;
        let point = |step: &Step| {
            let [x, y] = step.aside(offset);
            [x + shift, y - top]
        };
        steps.iter().map(point).collect()
    });
    placed.collect()
}

/// The pieces of a run that lie within dashes so long, counted from the first city with one every `period`. A dash
/// of no length is a single point.
pub fn dashes(steps: &[Step], on: f64, period: f64) -> Vec<Vec<Step>> {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return Vec::new();
    };
    let (begin, end) = (first.from_start, last.from_start);
    let mut pieces = Vec::new();
    let mut rest = steps;
    let mut number = ((begin - on) / period).ceil();
    while number * period <= end {
        let (from, to) = (number * period, number * period + on);
        number += 1.0;
        // Behind the last step before the dash nothing is needed any more.
        while rest.len() > 2 && rest[1].from_start <= from {
            rest = &rest[1..];
        }
        let mut piece = vec![at_length(rest, from.max(begin))];
        if on > 0.0 {
            let inside = rest
                .iter()
                .skip_while(|step| step.from_start <= from)
                .take_while(|step| step.from_start < to);
            piece.extend(inside);
            piece.push(at_length(rest, to.min(end)));
        }
        pieces.push(piece);
    }
    pieces
}

/// The point of a run at a way from the first city.
fn at_length(steps: &[Step], way: f64) -> Step {
    let next = steps
        .partition_point(|step| step.from_start < way)
        .clamp(1, steps.len() - 1);
    let (from, to) = (steps[next - 1], steps[next]);
    let length = to.from_start - from.from_start;
    let share = if length > 0.0 {
        ((way - from.from_start) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    from.towards(&to, share)
}

/// The way that a lane takes from the city to its full distance: longer for a farther one, so that all leave the city
/// at the same slant.
fn easing(aside: f64) -> f64 {
    8.0 + 4.0 * aside
}

fn end_run(steps: &mut Vec<Step>, copy: i64, runs: &mut Vec<Run>) {
    if !steps.is_empty() {
        let steps = std::mem::take(steps);
        runs.push(Run { copy, steps });
    }
}

fn unwrapped(x: f64, near: f64, world: f64) -> f64 {
    x + ((near - x) / world).round() * world
}

/// The length of the curve on the plane between two shares, in widths of the world: by Gauss and Legendre's five
/// points, exact to far less than a pixel on pieces as flat as these.
fn arc_length(arc: &GreatCircle, from: f64, to: f64) -> f64 {
    const POINTS: [(f64, f64); 5] = [
        (0.0, 0.568_888_888_888_888_9),
        (0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
        (-0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
        (0.906_179_845_938_664, 0.236_926_885_056_189_08),
        (-0.906_179_845_938_664, 0.236_926_885_056_189_08),
    ];
    let (middle, half) = (f64::midpoint(from, to), (to - from) / 2.0);
    POINTS
        .iter()
        .map(|(node, weight)| {
            let [dx, dy] = arc.on_plane(middle + half * node).per_share;
            dx.hypot(dy) * weight
        })
        .sum::<f64>()
        * half
}

#[cfg(test)]
mod tests;
