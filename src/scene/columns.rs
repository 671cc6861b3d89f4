//! Many ties as flat columns: what the map draws when there are too many for a style of their own.
//!
//! A city is a number, a tie two city numbers and a style byte, about nine bytes in all, in an order shuffled once. So
//! any first part of the ties is a fair sample of all of them. An edit changes the columns where the atlas changed: a
//! tie keeps its number for as long as it is there.

use std::collections::{BTreeMap, HashMap};

use crate::atlas::{Atlas, Id, TieId};
use crate::geo::{Position, World};

mod patch;
mod style;

pub use patch::Change;
pub use style::{KINDS, MARK, Style, kind_of};

/// The number of a tie: its place in the shuffled order.
pub type TieNumber = u32;
/// The number of a city.
pub type CityNumber = u32;

/// Cities with a place, and the ties between them.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    cities: Cities,
    ends: Vec<[CityNumber; 2]>,
    styles: Vec<Style>,
    /// Numbers that no tie has any more.
    free: Vec<TieNumber>,
}

/// The columns of cities.
#[derive(Clone, Debug, Default)]
struct Cities {
    ids: Vec<Id>,
    numbers: HashMap<Id, CityNumber>,
    units: Vec<[f64; 3]>,
    points: Vec<World>,
}

impl Cities {
    fn put(&mut self, id: &Id, at: Position) -> CityNumber {
        let (unit, point) = (at.unit(), World::of_direction(at.unit()));
        if let Some(&number) = self.numbers.get(id) {
            let index = number as usize;
            self.units[index] = unit;
            self.points[index] = point;
            return number;
        }
        let number = self.ids.len() as CityNumber;
        self.ids.push(id.clone());
        self.numbers.insert(id.clone(), number);
        self.units.push(unit);
        self.points.push(point);
        number
    }
}

impl Columns {
    /// The cities and ties of an atlas. `style` says how a tie is drawn now; `seed` shuffles the order.
    ///
    /// Ties with an unplaced city are left out.
    pub fn of_atlas(
        atlas: &Atlas,
        mut style: impl FnMut(&TieId, &crate::atlas::Tie) -> Style,
        seed: u64,
    ) -> Self {
        let mut columns = Self::default();
        for (id, city) in &atlas.cities {
            if let Some(at) = city.at {
                columns.cities.put(id, at);
            }
        }
        columns.ends.reserve_exact(atlas.ties.len());
        columns.styles.reserve_exact(atlas.ties.len());
        // Ties come in the order of their ids, so that the first city is mostly that of the tie before.
        let mut last: Option<(&Id, Option<CityNumber>)> = None;
        for (id, tie) in &atlas.ties {
            let [from, to] = id.ends();
            let first = match last {
                Some((same, number)) if same == from => number,
                _ => columns.number_of(from),
            };
            last = Some((from, first));
            if let (Some(from), Some(to)) = (first, columns.number_of(to)) {
                columns.ends.push([from, to]);
                columns.styles.push(style(id, tie));
            }
        }
        columns.shuffle(seed);
        columns
    }

    /// Ties between places, numbered from the first on, for tests, benches and pictures without an atlas.
    pub fn of_places(
        places: &[(Id, Position)],
        ties: &[([CityNumber; 2], Style)],
        seed: u64,
    ) -> Self {
        let mut columns = Self::default();
        for (id, at) in places {
            columns.cities.put(id, *at);
        }
        let known = columns.cities.ids.len() as CityNumber;
        for (ends, style) in ties {
            if ends.iter().all(|end| *end < known) {
                columns.ends.push(*ends);
                columns.styles.push(*style);
            }
        }
        columns.shuffle(seed);
        columns
    }

    /// Fisher and Yates's shuffle, so that any first part is a fair sample.
    fn shuffle(&mut self, seed: u64) {
        let mut random = SplitMix(seed);
        for i in (1..self.ends.len()).rev() {
            let j = random.below(i as u64 + 1) as usize;
            self.ends.swap(i, j);
            self.styles.swap(i, j);
        }
    }

    /// How many numbers there are, those of hidden and removed ties included: the length of the order.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no tie.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many ties are drawn.
    pub fn drawn(&self) -> usize {
        self.styles.iter().filter(|style| style.is_drawn()).count()
    }

    /// How a tie is drawn.
    pub fn style(&self, tie: TieNumber) -> Style {
        self.styles
            .get(tie as usize)
            .copied()
            .unwrap_or(Style::HIDDEN)
    }

    /// The cities of a tie.
    pub fn ends(&self, tie: TieNumber) -> Option<[CityNumber; 2]> {
        self.ends.get(tie as usize).copied()
    }

    /// Which tie a number stands for; `None` for one that is not drawn.
    pub fn tie(&self, tie: TieNumber) -> Option<TieId> {
        if !self.style(tie).is_drawn() {
            return None;
        }
        let [a, b] = self.ends(tie)?;
        TieId::between(self.city(a)?, self.city(b)?)
    }

    /// How many cities have a place.
    pub fn city_count(&self) -> usize {
        self.cities.ids.len()
    }

    /// Which city a number stands for.
    pub fn city(&self, city: CityNumber) -> Option<&Id> {
        self.cities.ids.get(city as usize)
    }

    /// The number of a city; `None` where it has no place.
    pub fn number_of(&self, city: &Id) -> Option<CityNumber> {
        self.cities.numbers.get(city).copied()
    }

    /// Whether a number still stands for a city with a place.
    pub fn is_there(&self, city: CityNumber) -> bool {
        let id = self.city(city);
        id.and_then(|id| self.number_of(id)) == Some(city)
    }

    /// Where a city lies on the plane.
    pub fn point(&self, city: CityNumber) -> Option<World> {
        self.cities.points.get(city as usize).copied()
    }

    /// Both ends of a tie as directions from the centre of the globe and as points of the plane.
    pub(super) fn course(&self, [a, b]: [CityNumber; 2]) -> Option<([[f64; 3]; 2], [World; 2])> {
        let units = &self.cities.units;
        let points = &self.cities.points;
        let (a, b) = (a as usize, b as usize);
        Some((
            [*units.get(a)?, *units.get(b)?],
            [*points.get(a)?, *points.get(b)?],
        ))
    }

    /// Draws a tie otherwise, as an edit would.
    #[cfg(test)]
    pub(crate) fn restyle_for_test(&mut self, tie: TieNumber, style: Style) {
        self.styles[tie as usize] = style;
    }

    /// How many drawn ties each city has, by number.
    pub fn degrees(&self) -> Vec<u32> {
        let mut degrees = vec![0; self.city_count()];
        for (ends, style) in self.ends.iter().zip(&self.styles) {
            if style.is_drawn() {
                for end in ends {
                    degrees[*end as usize] += 1;
                }
            }
        }
        degrees
    }

    /// How many ties are drawn in each kind's colour, by the numbers of [`KINDS`]; a contested tie counts in both.
    pub fn count_by_kind(&self) -> BTreeMap<u8, usize> {
        let mut counts = BTreeMap::new();
        for style in self.styles.iter().filter(|style| style.is_drawn()) {
            let [first, second] = style.unmarked().kinds();
            *counts.entry(first).or_insert(0) += 1;
            if second != first {
                *counts.entry(second).or_insert(0) += 1;
            }
        }
        counts
    }
}

/// Steele, Lea and Flood's generator: small, and good enough to shuffle with.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a bound that is far smaller than 2⁶⁴.
    fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }
}

#[cfg(test)]
pub(crate) mod tests;
