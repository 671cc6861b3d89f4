//! Entries that lie beside each other: two that probably are one city, and a district beside its city.
//!
//! Only neighbours are compared: cities are put into cells of a tenth of a degree of latitude, so that 17,000 of them
//! take some milliseconds.

use std::collections::{BTreeMap, BTreeSet};

use super::what::{Finding, Likeness, What};
use crate::atlas::nearest::distance;
use crate::atlas::{Atlas, City, Entity, Id, Level, Place};
use crate::geo::{Position, distance_m};
use crate::search::fold;

/// Two entries of one name this near each other are one city: a large city's middle is put here or there.
const SAME_NAME_M: f64 = 15_000.0;
/// Two entries of nearly one name.
const NEAR_NAME_M: f64 = 5_000.0;
/// A slip in a shorter name makes another name.
const SLIPS_FROM: usize = 6;
/// A district lies so near its city.
const DISTRICT_M: f64 = 25_000.0;
/// The side of a cell, degrees: the largest distance is two and a half of them.
const CELL: f64 = 0.1;

struct Placed<'a> {
    id: &'a Id,
    city: &'a City,
    at: Position,
    /// Its names, folded: the English one first.
    names: Vec<String>,
}

/// What is found among all cities of an atlas.
pub(super) fn twins(atlas: &Atlas) -> Vec<Finding> {
    let mut found = Vec::new();
    same_ids(&mut found, atlas);
    unplaced(&mut found, atlas);
    let placed: Vec<Placed<'_>> = atlas.cities.iter().filter_map(Placed::of).collect();
    let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (number, place) in placed.iter().enumerate() {
        cells.entry(cell(place.at)).or_default().push(number);
    }
    for (number, one) in placed.iter().enumerate() {
        for other in neighbours(&cells, one.at) {
            if other != number {
                beside(&mut found, one, &placed[other]);
            }
        }
    }
    found.sort_by(|a, b| a.place.cmp(&b.place));
    found
}

impl<'a> Placed<'a> {
    fn of((id, city): (&'a Id, &'a City)) -> Option<Self> {
        let names = std::iter::once(&city.name).chain(city.names.values());
        let mut names: Vec<String> = names.map(|name| fold(name)).collect();
        names.dedup();
        Some(Self {
            id,
            city,
            at: city.at?,
            names,
        })
    }
}

/// Reports of a pair what is found from the first one's side.
fn beside(found: &mut Vec<Finding>, one: &Placed<'_>, other: &Placed<'_>) {
    let distance_m = distance_m(one.at, other.at);
    let (level, other_level) = (one.city.level, other.city.level);
    let shares_id = |register: &String| {
        let ids = [&one.city.ids, &other.city.ids].map(|ids| ids.get(register));
        matches!(ids, [Some(a), Some(b)] if a == b)
    };
    if level == Level::District && other_level == Level::City && distance_m < DISTRICT_M {
        found.push(Finding {
            place: Place::of(Entity::City(one.id.clone())),
            what: What::DistrictOf {
                city: other.id.clone(),
                distance_m,
            },
        });
    }
    // Each pair once, from the side of the later id; and once only where an id says it already.
    if one.id <= other.id || level != other_level || one.city.ids.keys().any(shares_id) {
        return;
    }
    // Two registers' ids tell two places apart better than their names do.
    let tells_apart = |register: &String| {
        let ids = [&one.city.ids, &other.city.ids].map(|ids| ids.get(register));
        matches!(ids, [Some(a), Some(b)] if a != b)
    };
    let countries = [one.city.country, other.city.country];
    let abroad = matches!(countries, [Some(a), Some(b)] if a != b);
    if abroad || one.city.ids.keys().any(tells_apart) {
        return;
    }
    let is_twin = match () {
        () if distance_m < SAME_NAME_M && share_name(one, other) => true,
        () => distance_m < NEAR_NAME_M && nearly(&one.names[0], &other.names[0]),
    };
    if is_twin {
        found.push(twin(one.id, other.id, Likeness::Near { distance_m }));
    }
}

fn share_name(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let has = |name: &String| !name.is_empty() && other.names.contains(name);
    one.names.iter().any(has)
}

/// Whether a slip of the pen leads from one name to the other.
fn nearly(a: &str, b: &str) -> bool {
    let length = a.chars().count().min(b.chars().count());
    length >= SLIPS_FROM && a.len().abs_diff(b.len()) <= 4 && distance(a, b) <= 1
}

fn same_ids(found: &mut Vec<Finding>, atlas: &Atlas) {
    let mut first: BTreeMap<(&str, &str), &Id> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (id, city) in &atlas.cities {
        for (register, there) in &city.ids {
            if let Some(other) = first.get(&(register.as_str(), there.as_str())) {
                let likeness = Likeness::SameId {
                    register: register.clone(),
                    id: there.clone(),
                };
                // Two registers may say it of the same two.
                if told.insert((id, *other)) {
                    found.push(twin(id, other, likeness));
                }
            } else {
                first.insert((register, there), id);
            }
        }
    }
}

/// A city without a place beside one of its name and country with one.
fn unplaced(found: &mut Vec<Finding>, atlas: &Atlas) {
    let without = || atlas.cities.iter().filter(|(_, city)| city.at.is_none());
    if without().next().is_none() {
        return;
    }
    let key = |city: &City| {
        (
            fold(&city.name),
            city.country.map(|c| c.to_string()),
            city.level as u8,
        )
    };
    let mut named = BTreeMap::new();
    for (id, city) in atlas.cities.iter().filter(|(_, city)| city.at.is_some()) {
        named.entry(key(city)).or_insert(id);
    }
    for (id, city) in without() {
        if let Some(other) = named.get(&key(city)) {
            found.push(twin(id, other, Likeness::SameName));
        }
    }
}

fn twin(one: &Id, other: &Id, likeness: Likeness) -> Finding {
    Finding {
        place: Place::of(Entity::City(one.clone())),
        what: What::Twin {
            other: other.clone(),
            likeness,
        },
    }
}

/// Rows of latitude, and along them columns that are as wide on the ground; those at a pole are few.
fn cell(at: Position) -> (i32, i32) {
    let row = (at.lat() / CELL).floor();
    (row as i32, (at.lon() / width(row)).floor() as i32)
}

/// How wide a row's columns are, degrees.
fn width(row: f64) -> f64 {
    let lat = (row.abs() + 1.0) * CELL;
    CELL / lat.to_radians().cos().max(0.01)
}

/// Those in the cells about a place, as far as the largest distance goes.
fn neighbours(
    cells: &BTreeMap<(i32, i32), Vec<usize>>,
    at: Position,
) -> impl Iterator<Item = usize> {
    const REACH: i32 = 3;
    let (row, _) = cell(at);
    (row - REACH..=row + REACH).flat_map(move |row| {
        let width = width(f64::from(row));
        let column = |lon: f64| (lon / width).floor() as i32;
        let reach = f64::from(REACH) * width;
        let (west, east) = (at.lon() - reach, at.lon() + reach);
        // Over 180° the row goes on at its other end.
        let mut spans = vec![(column(west.max(-180.0)), column(east.min(180.0)))];
        if west < -180.0 {
            spans.push((column(west + 360.0), column(180.0)));
        }
        if east > 180.0 {
            spans.push((column(-180.0), column(east - 360.0)));
        }
        let cells = spans
            .into_iter()
            .flat_map(move |(from, to)| cells.range((row, from)..=(row, to)));
        cells.flat_map(|(_, numbers)| numbers.iter().copied())
    })
}
