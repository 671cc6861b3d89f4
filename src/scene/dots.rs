//! Cities as dots: how large, and which of them are the main ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Atlas, Id, Subject, TieId};
use crate::geo::World;

use super::drawn::{Emphasis, is_end_of};
use super::{Standings, degrees};

/// The radius of a main city's dot, points.
const MAIN: f64 = 5.5;
/// The radii between which the others' lie by their number of ties, points.
const SMALLEST: f64 = 2.2;
const LARGEST: f64 = 3.8;

/// A city on the map.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a plain property of its own"
)]
pub struct Dot {
    /// Which city.
    pub city: Id,
    /// Where it lies.
    pub at: World,
    /// Its radius, points. A ring of land lies about it.
    pub radius: f64,
    /// How many ties it has, of those that stand.
    pub degree: usize,
    /// Whether it always has its name: a main city, or part of the selection.
    pub is_main: bool,
    /// Whether it is drawn large: a main city, or the selection alone while there is one.
    pub is_large: bool,
    /// Whether it fades behind a selection it has no part in.
    pub is_faded: bool,
    /// Whether a ring marks it as selected, or as an end of the selected tie.
    pub is_ringed: bool,
    /// Whether it is selected among several: a narrower ring, so that many of them don't cover the map.
    pub is_chosen: bool,
    /// Whether nobody says how large it is.
    pub is_hollow: bool,
}

/// No more cities than this, selected among several, have their names wherever they lie.
const NAMED_OF_SEVERAL: usize = 12;

/// How opaque a faded dot is, 0 to 1.
pub const FADED: f32 = 0.45;
/// The ring about what is selected: its radius and its width, points, in accent.
pub const RING: (f64, f64) = (10.0, 2.0);
/// The ring about what is selected among several: how far outside the dot, and its width, points, in accent.
pub const RING_OF_SEVERAL: (f64, f64) = (3.2, 1.8);
/// The width of the ring of land about a dot, points.
pub const GROUND: f64 = 1.4;

/// The main cities: the two of most ties. Without ties there are none.
pub fn main_cities(standings: &Standings) -> BTreeSet<Id> {
    let degrees = degrees(standings);
    let mut cities: Vec<(&Id, &usize)> = degrees.iter().collect();
    // Sorted stably from the order of ids, so that equals don't change places.
    cities.sort_by_key(|(_, degree)| std::cmp::Reverse(**degree));
    cities
        .into_iter()
        .take(2)
        .map(|(id, _)| id.clone())
        .collect()
}

/// The placed cities of an atlas, in the order to draw them: the important ones on top.
pub fn dots(atlas: &Atlas, standings: &Standings, emphasis: &Emphasis) -> Vec<Dot> {
    let degrees = degrees(standings);
    let ringed: BTreeSet<Id> = match emphasis {
        Emphasis::Selected(Subject::City(city)) => [city.clone()].into(),
        Emphasis::Selected(Subject::Tie(tie)) => tie.ends().map(Id::clone).into(),
        Emphasis::Plain | Emphasis::Lead(_) | Emphasis::Several(_) => BTreeSet::new(),
    };
    let chosen = chosen(emphasis);
    let mut main = match emphasis {
        Emphasis::Lead(tie) => tie.ends().map(Id::clone).into(),
        // A few have their names wherever they lie; of many those that find room.
        Emphasis::Several(_) if chosen.len() <= NAMED_OF_SEVERAL => chosen.clone(),
        Emphasis::Plain | Emphasis::Selected(_) | Emphasis::Several(_) => main_cities(standings),
    };
    main.extend(ringed.iter().cloned());
    let none = BTreeSet::new();
    let large = match emphasis {
        Emphasis::Several(_) => &none,
        _ if ringed.is_empty() => &main,
        _ => &ringed,
    };
    let most = degrees
        .iter()
        .filter(|(id, _)| !large.contains(*id))
        .map(|(_, degree)| *degree)
        .max()
        .unwrap_or(0);
    let concerned = concerned(standings, emphasis);
    let mut dots: Vec<Dot> = atlas
        .cities
        .iter()
        .filter_map(|(id, city)| {
            let degree = degrees.get(id).copied().unwrap_or(0);
            let is_large = large.contains(id);
            Some(Dot {
                city: id.clone(),
                at: World::of(city.at?),
                radius: if is_large { MAIN } else { radius(degree, most) },
                degree,
                is_main: main.contains(id),
                is_large,
                is_faded: concerned.as_ref().is_some_and(|c| !c.contains(id)),
                is_ringed: ringed.contains(id),
                is_chosen: chosen.contains(id),
                is_hollow: false,
            })
        })
        .collect();
    dots.sort_by_key(|dot| (dot.is_large, dot.is_chosen, !dot.is_faded, dot.degree));
    dots
}

/// The cities that are selected among several.
fn chosen(emphasis: &Emphasis) -> BTreeSet<Id> {
    let Emphasis::Several(all) = emphasis else {
        return BTreeSet::new();
    };
    let cities = all.iter().filter_map(|subject| match subject {
        Subject::City(city) => Some(city.clone()),
        Subject::Tie(_) => None,
    });
    cities.collect()
}

/// By the logarithm: the second tie says more than the twentieth. Where no city has many, two don't make it a hub.
fn radius(degree: usize, most: usize) -> f64 {
    const MANY: usize = 12;
    let share = (degree.max(1) as f64).ln() / (most.max(MANY) as f64).ln();
    SMALLEST + (LARGEST - SMALLEST) * share.min(1.0)
}

/// The cities that a selection is about: the cities and their partners, and both ends of ties. `None` where nothing is
/// selected.
fn concerned(standings: &Standings, emphasis: &Emphasis) -> Option<BTreeSet<Id>> {
    match emphasis {
        Emphasis::Plain | Emphasis::Lead(_) => None,
        Emphasis::Selected(Subject::Tie(tie)) => Some(tie.ends().into_iter().cloned().collect()),
        Emphasis::Selected(Subject::City(city)) => Some(
            partners(standings, city)
                .into_keys()
                .chain([city.clone()])
                .collect(),
        ),
        Emphasis::Several(all) => {
            let of_ties = standings
                .keys()
                .filter(|tie| is_end_of(tie, all) || all.contains(&Subject::Tie((*tie).clone())));
            let ends = of_ties.flat_map(TieId::ends).cloned();
            Some(ends.chain(chosen(emphasis)).collect())
        }
    }
}

/// The partners of a city, with the ties that make them so.
pub fn partners<'a>(standings: &'a Standings, city: &Id) -> BTreeMap<Id, &'a TieId> {
    standings
        .keys()
        .filter_map(|tie| Some((tie.other(city)?.clone(), tie)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::samples::{atlas, id, standings, tie};

    fn dot(emphasis: &Emphasis, city: &str) -> Dot {
        let dots = dots(&atlas(), &standings(), emphasis);
        dots.into_iter().find(|dot| dot.city == id(city)).unwrap()
    }

    #[test]
    fn an_unplaced_city_has_no_dot() {
        let dots = dots(&atlas(), &standings(), &Emphasis::Plain);
        assert_eq!(dots.len(), 5);
    }

    #[test]
    fn the_two_cities_of_most_ties_are_the_main_ones() {
        let main = main_cities(&standings());
        assert!(main.contains(&id("seoul")) && main.len() == 2, "{main:?}");
        assert!(dot(&Emphasis::Plain, "seoul").radius > dot(&Emphasis::Plain, "tokyo").radius);
    }

    #[test]
    fn the_ends_of_the_lead_are_main_whatever_their_degree() {
        let lead = Emphasis::Lead(tie("seoul--tokyo"));
        assert!(dot(&lead, "tokyo").is_large);
        assert!(!dot(&lead, "paris").is_main);
    }

    #[test]
    fn a_selected_city_and_its_partners_stay_while_the_rest_fades() {
        let selected = Emphasis::Selected(Subject::City(id("tehran")));
        assert!(dot(&selected, "tehran").is_ringed);
        assert!(!dot(&selected, "paris").is_faded);
        assert!(dot(&selected, "tokyo").is_faded);
        let seoul = dot(&selected, "seoul");
        assert!(seoul.is_main && !seoul.is_large, "{seoul:?}");
    }

    #[test]
    fn several_selected_cities_are_marked_and_their_partners_stay() {
        let all = ["tokyo", "tehran"].map(|city| Subject::City(id(city)));
        let several = Emphasis::Several(BTreeSet::from(all).into());
        for (city, is_chosen, is_faded) in [
            ("tokyo", true, false),
            ("tehran", true, false),
            ("seoul", false, false),
            ("los-angeles", false, true),
        ] {
            let dot = dot(&several, city);
            assert_eq!(
                (dot.is_chosen, dot.is_faded),
                (is_chosen, is_faded),
                "{city}"
            );
            assert!(!dot.is_large && !dot.is_ringed);
        }
        let tie = BTreeSet::from([Subject::Tie(tie("seoul--tokyo"))]);
        let ends = dot(&Emphasis::Several(tie.into()), "tokyo");
        assert!(!ends.is_chosen && !ends.is_faded, "{ends:?}");
    }

    #[test]
    fn radii_grow_with_the_number_of_ties_within_their_bounds() {
        let radii: Vec<f64> = (0..40).map(|degree| radius(degree, 30)).collect();
        assert!(radii.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(radii[0] >= SMALLEST && radii[39] <= LARGEST);
    }
}
