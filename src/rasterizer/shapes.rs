//! Shapes of others' tiles, for the painter to draw in our own style: what they are, and in which order they lie.
//!
//! A shape is no picture: it is as sharp at any zoom past its archive's as at its own.

use std::ops::Range;

use super::tile::BaseColours;
use crate::scene::style::Palette;

/// Surfaces, in the order in which they lie above each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// Land.
    Land,
    /// Where people live and work close together.
    BuiltUp,
    /// Seas, lakes, and rivers that have a width.
    Water,
}

/// Lines, in the order in which they lie above each other: coasts and rivers beneath the water, the others above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The edges of water.
    Coast,
    /// Rivers and canals.
    River,
    /// Streets.
    MinorRoad,
    /// Roads from town to town.
    MajorRoad,
    /// Motorways and their like.
    Motorway,
    /// Borders within a country.
    Region,
    /// Borders of countries.
    Border,
    /// Borders in dispute.
    Disputed,
    /// Edges and lines of which nobody knows what they are.
    Outline,
}

/// What lies beneath all of a tile's shapes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beneath {
    /// The embedded world: the tile has neither land nor water.
    #[default]
    World,
    /// Land: what is none is in the tile as water.
    Land,
    /// Water: what is none is in the tile as land.
    Water,
}

impl Area {
    pub(super) const COUNT: usize = 3;
}

impl Way {
    const COUNT: usize = 9;

    pub(super) const BENEATH_WATER: [Self; 2] = [Self::Coast, Self::River];

    pub(super) const ABOVE_WATER: [Self; 7] = [
        Self::MinorRoad,
        Self::MajorRoad,
        Self::Motorway,
        Self::Region,
        Self::Border,
        Self::Disputed,
        Self::Outline,
    ];

    pub(super) fn all() -> impl Iterator<Item = Self> {
        Self::BENEATH_WATER.into_iter().chain(Self::ABOVE_WATER)
    }

    /// How wide it is at a zoom, in points; `None` where it would be no more than noise.
    pub(super) fn width_pt(self, zoom: f64) -> Option<f64> {
        let widths: &[(f64, f64)] = match self {
            // Half of it is covered by the water.
            Self::Coast => &[(0.0, 1.5)],
            Self::River => &[(5.0, 0.5), (10.0, 0.8), (14.0, 1.5), (18.0, 4.0)],
            Self::MinorRoad => &[(12.0, 0.4), (14.0, 0.9), (16.0, 2.2), (18.0, 6.0)],
            Self::MajorRoad => &[(8.5, 0.4), (12.0, 1.0), (14.0, 1.8), (18.0, 8.0)],
            Self::Motorway => &[
                (5.5, 0.4),
                (9.0, 0.9),
                (12.0, 1.4),
                (14.0, 2.4),
                (18.0, 10.0),
            ],
            Self::Region => &[(3.5, 0.5), (8.0, 0.75)],
            Self::Disputed => &[(0.0, 1.0)],
            Self::Border | Self::Outline => &[(0.0, 0.75)],
        };
        let zoom = zoom.max(0.0);
        let next = widths.partition_point(|(from, _)| *from <= zoom);
        let (from, narrow) = *widths.get(next.checked_sub(1)?)?;
        let Some(&(to, wide)) = widths.get(next) else {
            return Some(narrow);
        };
        Some(narrow + (wide - narrow) * (zoom - from) / (to - from))
    }
}

/// The colours of shapes, opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeColours {
    /// Those that the embedded world has too.
    pub base: BaseColours,
    /// Where people live and work close together.
    pub built_up: [u8; 4],
    /// Roads and streets.
    pub road: [u8; 4],
    /// Borders within a country.
    pub region: [u8; 4],
}

impl From<&Palette> for ShapeColours {
    fn from(palette: &Palette) -> Self {
        Self {
            base: BaseColours::from(palette),
            built_up: palette.built_up.0,
            road: palette.road.0,
            region: palette.region_border.0,
        }
    }
}

/// The shapes of one tile.
#[derive(Debug, Default)]
pub struct Shapes {
    beneath: Beneath,
    areas: [Lines; Area::COUNT],
    ways: [Lines; Way::COUNT],
}

/// Lines or rings of a kind, in sides of the tile from its north-western corner.
#[derive(Debug, Default)]
pub(super) struct Lines {
    points: Vec<[f32; 2]>,
    runs: Vec<Run>,
}

/// One of them.
#[derive(Debug)]
struct Run {
    points: Range<usize>,
    low: [f32; 2],
    high: [f32; 2],
}

impl Shapes {
    /// A tile without a shape.
    pub fn new(beneath: Beneath) -> Self {
        Self {
            beneath,
            ..Self::default()
        }
    }

    /// A ring of a surface, without its first point again at the end; a hole runs the other way than what it is in.
    pub fn add_area(&mut self, area: Area, ring: impl IntoIterator<Item = [f32; 2]>) {
        self.areas[area as usize].add(ring, 3);
    }

    /// A line.
    pub fn add_way(&mut self, way: Way, line: impl IntoIterator<Item = [f32; 2]>) {
        self.ways[way as usize].add(line, 2);
    }

    /// What lies beneath all of them.
    pub fn beneath(&self) -> Beneath {
        self.beneath
    }

    /// How many points they have.
    pub fn points(&self) -> usize {
        let all = self.areas.iter().chain(&self.ways);
        all.map(|lines| lines.points.len()).sum()
    }

    /// How much memory they take, bytes.
    pub fn bytes(&self) -> usize {
        let all = self.areas.iter().chain(&self.ways);
        let of = |lines: &Lines| {
            lines.points.capacity() * size_of::<[f32; 2]>()
                + lines.runs.capacity() * size_of::<Run>()
        };
        size_of::<Self>() + all.map(of).sum::<usize>()
    }

    /// Gives back memory that was taken in advance.
    pub fn shrink(&mut self) {
        for lines in self.areas.iter_mut().chain(&mut self.ways) {
            lines.points.shrink_to_fit();
            lines.runs.shrink_to_fit();
        }
    }

    pub(super) fn area(&self, area: Area) -> &Lines {
        &self.areas[area as usize]
    }

    pub(super) fn way(&self, way: Way) -> &Lines {
        &self.ways[way as usize]
    }
}

impl Lines {
    fn add(&mut self, line: impl IntoIterator<Item = [f32; 2]>, least: usize) {
        let first = self.points.len();
        self.points.extend(line);
        if self.points.len() - first < least {
            self.points.truncate(first);
            return;
        }
        let (mut low, mut high) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for point in &self.points[first..] {
            for axis in 0..2 {
                low[axis] = low[axis].min(point[axis]);
                high[axis] = high[axis].max(point[axis]);
            }
        }
        self.runs.push(Run {
            points: first..self.points.len(),
            low,
            high,
        });
    }

    /// Those that reach into a box, in sides of the tile.
    pub(super) fn within(&self, [low, high]: [[f64; 2]; 2]) -> impl Iterator<Item = &[[f32; 2]]> {
        let meets = move |run: &&Run| {
            (0..2).all(|axis| {
                f64::from(run.high[axis]) >= low[axis] && f64::from(run.low[axis]) <= high[axis]
            })
        };
        let runs = self.runs.iter().filter(meets);
        runs.map(|run| &self.points[run.points.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_grow_with_the_zoom_and_roads_are_not_drawn_where_they_would_be_noise() {
        for way in Way::all() {
            let widths: Vec<f64> = (0..80)
                .filter_map(|z| way.width_pt(f64::from(z) / 4.0))
                .collect();
            assert!(widths.is_sorted(), "{way:?}: {widths:?}");
        }
        assert_eq!(Way::MinorRoad.width_pt(11.0), None);
        assert_eq!(Way::Motorway.width_pt(3.0), None);
        assert_eq!(Way::MinorRoad.width_pt(30.0), Some(6.0));
    }

    #[test]
    fn what_is_too_short_to_be_drawn_takes_no_memory() {
        let mut shapes = Shapes::new(Beneath::Land);
        shapes.add_way(Way::Border, [[0.0; 2]]);
        shapes.add_area(Area::Water, [[0.0; 2], [1.0; 2]]);
        assert_eq!(shapes.points(), 0);
    }

    #[test]
    fn only_what_reaches_into_a_box_is_looked_at() {
        let mut shapes = Shapes::new(Beneath::World);
        shapes.add_way(Way::River, [[0.0, 0.0], [0.4, 0.4]]);
        shapes.add_way(Way::River, [[0.6, 0.9], [0.7, 0.8]]);
        let within = |low, high| shapes.way(Way::River).within([[low; 2], [high; 2]]).count();
        assert_eq!(
            [within(0.0, 1.0), within(0.0, 0.5), within(0.5, 0.55)],
            [2, 1, 0]
        );
    }
}
