//! The arcs of many ties, cut into straight pieces where they are looked at.
//!
//! An arc is the shorter way on its great circle. On the Mercator plane its curvature is known: sin(inclination) times
//! the sine of the way from where it crosses the equator, so never more than one world's radius. From that follows how
//! far a piece strays from its chord, and it is halved until that is within [`TOLERANCE_PX`]. Cut at its northernmost
//! or southernmost point, an arc runs one way only in x and in y, so that a piece lies exactly within the box of its
//! ends: what misses the part looked at is dropped unseen, and what is left never depends on that part.
//!
//! What is drawn and what is picked comes from the same pieces.

use std::f64::consts::TAU;

use super::columns::{Columns, TieNumber};
use crate::geo::World;
use crate::geo::vector::{cross, dot};

/// How far a piece may lie from the true arc, device pixels.
pub const TOLERANCE_PX: f64 = 0.1;
/// The longest piece, device pixels, so that slopes in integers stay exact enough.
const LONGEST_PX: f64 = 1024.0;
/// How far beyond the map's edge a piece may begin or end, worlds: farther out, towards the poles, x means nothing.
const BEYOND_EDGE: f64 = 0.25;
/// Halvings after which a piece is taken as it is: shorter than a pixel at any zoom.
const DEPTH: u32 = 40;
/// Units to a pixel.
const UNITS: f64 = 65_536.0;

/// A part of the plane, device pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The western edge.
    pub west: f64,
    /// The eastern edge.
    pub east: f64,
    /// The upper edge.
    pub north: f64,
    /// The lower edge.
    pub south: f64,
}

/// A straight piece of an arc on the plane, in 1/65,536 of a device pixel: the same integers wherever it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins: x, y.
    pub from: [i64; 2],
    /// Where it ends.
    pub to: [i64; 2],
}

/// The shorter way between two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    units: [[f64; 3]; 2],
    points: [World; 2],
}

/// A point of an arc on the way of being halved.
#[derive(Clone, Copy)]
struct Node {
    /// Its direction from the centre of the globe, of a length near 1.
    direction: [f64; 3],
    /// Where it lies on the plane, device pixels; x goes on over the antimeridian.
    x: f64,
    y: f64,
    /// The square of its latitude's tangent.
    steepness: f64,
}

impl Piece {
    /// Where it begins, device pixels.
    pub fn from_px(&self) -> [f64; 2] {
        self.from.map(|v| v as f64 / UNITS)
    }

    /// Where it ends, device pixels.
    pub fn to_px(&self) -> [f64; 2] {
        self.to.map(|v| v as f64 / UNITS)
    }
}

impl Course {
    /// The course of a tie among columns.
    pub fn of(columns: &Columns, tie: TieNumber) -> Option<Self> {
        let (units, points) = columns.course(columns.ends(tie)?)?;
        Some(Self { units, points })
    }

    /// Calls `take` with each piece that may meet a part of a world so many device pixels wide. On other copies of the
    /// world the pieces are the same, moved by whole worlds.
    pub fn pieces(&self, world_px: u64, part: &Part, take: &mut impl FnMut(Piece)) {
        let world = world_px as f64;
        // Half of what a piece may reach beyond the edge: nothing that is looked at lies where no piece may end.
        let beyond = world * BEYOND_EDGE / 2.0;
        let part = Part {
            north: part.north.max(-beyond),
            south: part.south.min(world + beyond),
            ..*part
        };
        let [a, b] = self.points;
        let ax = a.x * world;
        let bx = ax + short_way(b.x - a.x) * world;
        let (ay, by) = (a.y * world, b.y * world);
        // An arc bulges towards the nearer pole only.
        let middle = world / 2.0;
        if (ay.min(by) >= middle && ay.min(by) > part.south)
            || (ay.max(by) <= middle && ay.max(by) < part.north)
        {
            return;
        }
        let (west, east) = (ax.min(bx), ax.max(bx));
        let first = ((part.west - east) / world).ceil() as i64;
        let last = ((part.east - west) / world).floor() as i64;
        for copy in first..=last {
            let shift = copy as f64 * world;
            let cut = Cut {
                world,
                part: Part {
                    west: part.west - shift,
                    east: part.east - shift,
                    ..part
                },
                shift: copy * (world_px.cast_signed() << 16),
                curvature: 0.0,
                take: &mut *take,
            };
            cut.arc(self.units, [ax, bx], [ay, by]);
        }
    }
}

impl Node {
    fn new(direction: [f64; 3], x: f64, y: f64) -> Self {
        let [dx, dy, dz] = direction;
        Self {
            direction,
            x,
            y,
            steepness: dz * dz / (dx * dx + dy * dy),
        }
    }
}

/// Cutting one arc.
struct Cut<'a, F> {
    world: f64,
    part: Part,
    /// Added to every x, in units.
    shift: i64,
    /// The square of what makes the tangent of a latitude the curvature there, and pixels radii of the world.
    curvature: f64,
    take: &'a mut F,
}

impl<F: FnMut(Piece)> Cut<'_, F> {
    fn arc(mut self, [a, b]: [[f64; 3]; 2], [ax, bx]: [f64; 2], [ay, by]: [f64; 2]) {
        /// Below this the plane of the arc is rounding noise: the places are equal or antipodal.
        const NOISE: f64 = 1e-24;
        let normal = cross(a, b);
        let size = dot(normal, normal);
        let along = dot(a, b);
        let start = Node::new(a, ax, ay);
        let end = Node::new(b, bx, by);
        if size <= NOISE {
            if along < 0.0 {
                // No one way is the shortest; theirs goes over the north pole, or from pole to pole over Greenwich.
                let pole = [0.0, 0.0, 1.0];
                let via = if start.steepness > 1e24 {
                    [1.0, 0.0, 0.0]
                } else {
                    pole
                };
                let via = self.project(via, f64::midpoint(ax, bx));
                self.halve(start, via, 0);
                self.halve(via, end, 0);
            }
            return;
        }
        let inclined = normal[2] * normal[2] / size;
        self.curvature = inclined * (TAU / self.world).powi(2);
        // Where the arc is nearest a pole: between its ends if it goes up from one and down to the other.
        let (leaves, arrives) = (b[2] - a[2] * along, b[2] * along - a[2]);
        if leaves * arrives < 0.0 {
            let towards = if leaves > 0.0 { 1.0 } else { -1.0 };
            let highest = [
                -towards * normal[2] * normal[0] / size,
                -towards * normal[2] * normal[1] / size,
                towards * (1.0 - inclined),
            ];
            if let Some(highest) = normalised(highest) {
                let highest = self.project(highest, f64::midpoint(ax, bx));
                self.quarter(start, highest);
                self.quarter(highest, end);
                return;
            }
        }
        self.quarter(start, end);
    }

    /// Between points more than a quarter of the globe apart, one a quarter on comes first: the sum of nearly opposite
    /// directions would be noise.
    fn quarter(&mut self, from: Node, to: Node) {
        let (a, b) = (from.direction, to.direction);
        let along = dot(a, b);
        if along < 0.0 {
            let beside = std::array::from_fn(|i| b[i] - a[i] * along);
            if let Some(quarter) = normalised(beside) {
                let middle = self.project(quarter, f64::midpoint(from.x, to.x));
                self.halve(from, middle, 0);
                self.halve(middle, to, 0);
                return;
            }
        }
        self.halve(from, to, 0);
    }

    fn halve(&mut self, from: Node, to: Node, depth: u32) {
        let Part {
            west,
            east,
            north,
            south,
        } = self.part;
        if (from.x < west && to.x < west)
            || (from.x > east && to.x > east)
            || (from.y < north && to.y < north)
            || (from.y > south && to.y > south)
        {
            return;
        }
        if depth == DEPTH || self.is_straight(&from, &to) {
            let units = |v: f64| (v * UNITS).round() as i64;
            let piece = Piece {
                from: [units(from.x) + self.shift, units(from.y)],
                to: [units(to.x) + self.shift, units(to.y)],
            };
            (self.take)(piece);
            return;
        }
        // Anywhere between will do; the middle of the chord in space lies about halfway.
        let (a, b) = (from.direction, to.direction);
        let direction = std::array::from_fn(|i| f64::midpoint(a[i], b[i]));
        let middle = self.project(direction, f64::midpoint(from.x, to.x));
        self.halve(from, middle, depth + 1);
        self.halve(middle, to, depth + 1);
    }

    /// Whether the arc between two points strays from its chord by no more than the tolerance: by an eighth of the
    /// chord's square times the greatest curvature.
    fn is_straight(&self, from: &Node, to: &Node) -> bool {
        const MOST: f64 = (8.0 * TOLERANCE_PX) * (8.0 * TOLERANCE_PX);
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let square = dx * dx + dy * dy;
        // No latitude makes it more than the world's own curvature. At a pole itself it is no number, which `min` drops.
        let curvature =
            (self.curvature * from.steepness.max(to.steepness)).min((TAU / self.world).powi(2));
        let beyond = self.world * BEYOND_EDGE;
        let within = -beyond..=self.world + beyond;
        square * square * curvature <= MOST
            && square <= LONGEST_PX * LONGEST_PX
            && within.contains(&from.y)
            && within.contains(&to.y)
    }

    /// A point of the arc from its direction; x on the copy of the world where its neighbours lie.
    fn project(&self, direction: [f64; 3], near_x: f64) -> Node {
        let World { x, y } = World::of_direction(direction);
        let near = near_x / self.world;
        let x = x + (near - x).round();
        Node::new(direction, x * self.world, y * self.world)
    }
}

fn short_way(d: f64) -> f64 {
    d - d.round()
}

fn normalised(v: [f64; 3]) -> Option<[f64; 3]> {
    let length = dot(v, v).sqrt();
    (length > 0.0).then(|| v.map(|c| c / length))
}

#[cfg(test)]
mod tests;
