//! What the size of a city's dot means: its ties, its people, or how much is told of it.

use std::collections::{BTreeSet, HashMap};

use super::dots::Dot;
use crate::atlas::{Atlas, Certainty, Date, Fact, Id, Subject};

/// What dots are sized by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SizedBy {
    /// How many ties a city has.
    #[default]
    Ties,
    /// How many people live there, by the latest fact that says so.
    Population,
    /// How many facts tell of it or of its ties.
    Facts,
}

/// How large the dots are, as shares of the largest; by the number of ties where nothing else is measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sizes {
    shares: Option<HashMap<Id, f64>>,
}

/// How large a dot is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// By the number of its ties.
    ByTies,
    /// So much of the largest, 0 to 1: a dot's area grows with what it measures.
    Share(f64),
    /// Nobody says: that is no zero, and drawn hollow.
    Unknown,
}

impl Sizes {
    /// Of an atlas. It goes through all facts.
    pub fn of(atlas: &Atlas, by: SizedBy) -> Self {
        let measured = match by {
            SizedBy::Ties => return Self::default(),
            SizedBy::Population => populations(atlas),
            SizedBy::Facts => facts(atlas),
        };
        let most = measured.values().copied().fold(0.0, f64::max);
        let share = |value: f64| {
            if most > 0.0 {
                (value / most).sqrt()
            } else {
                0.0
            }
        };
        let shares = measured.into_iter().map(|(id, value)| (id, share(value)));
        Self {
            shares: Some(shares.collect()),
        }
    }

    /// How large the dot of a city is.
    pub fn size(&self, city: &Id) -> Size {
        match &self.shares {
            None => Size::ByTies,
            Some(shares) => shares
                .get(city)
                .map_or(Size::Unknown, |share| Size::Share(*share)),
        }
    }

    /// Makes dots as large as their cities are by the measure, between two radii, the largest last; where it is the number
    /// of ties they stay as they are.
    pub fn apply(&self, dots: &mut [Dot], [least, most]: [f64; 2]) {
        for dot in &mut *dots {
            match self.size(&dot.city) {
                Size::ByTies => return,
                Size::Share(share) => dot.radius = least + (most - least) * share,
                Size::Unknown => {
                    dot.radius = least;
                    dot.is_hollow = true;
                }
            }
        }
        dots.sort_by(|a, b| a.radius.total_cmp(&b.radius));
    }

    /// Whether dots are as large as their cities have ties.
    pub fn is_by_ties(&self) -> bool {
        self.shares.is_none()
    }
}

/// The latest number of people of each city, as far as one is said and not withdrawn.
fn populations(atlas: &Atlas) -> HashMap<Id, f64> {
    let mut latest: HashMap<Id, (&Fact, f64)> = HashMap::new();
    for fact in atlas.facts.values() {
        let Some(quantity) = &fact.quantity else {
            continue;
        };
        let is_told = !matches!(fact.certainty, Certainty::Withdrawn(_));
        if quantity.of != "population" || !is_told || quantity.value <= 0.0 {
            continue;
        }
        let when = |fact: &Fact| fact.when.as_ref().and_then(Date::latest_end);
        for city in cities_of(fact) {
            let is_later = latest
                .get(city)
                .is_none_or(|(before, _)| when(before) <= when(fact));
            if is_later {
                latest.insert(city.clone(), (fact, quantity.value));
            }
        }
    }
    latest
        .into_iter()
        .map(|(city, (_, value))| (city, value))
        .collect()
}

fn cities_of(fact: &Fact) -> impl Iterator<Item = &Id> {
    fact.about.iter().filter_map(|subject| match subject {
        Subject::City(city) => Some(city),
        Subject::Tie(_) => None,
    })
}

/// How many facts tell of each city or of its ties; none is known, and nothing.
fn facts(atlas: &Atlas) -> HashMap<Id, f64> {
    let mut counts: HashMap<Id, f64> = atlas.cities.keys().map(|id| (id.clone(), 0.0)).collect();
    for fact in atlas.facts.values() {
        // A fact that names a city twice is one fact.
        let cities: BTreeSet<&Id> = fact
            .about
            .iter()
            .flat_map(|subject| match subject {
                Subject::City(city) => vec![city],
                Subject::Tie(tie) => tie.ends().into(),
            })
            .collect();
        for city in cities {
            if let Some(count) = counts.get_mut(city) {
                *count += 1.0;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::super::drawn::Emphasis;
    use super::super::samples::{atlas, id, tie};
    use super::*;
    use crate::atlas::{FactKind, Quantity};

    fn fact(about: Subject, when: &str, people: Option<f64>) -> Fact {
        Fact {
            about: vec![about],
            when: Date::new(when).ok(),
            quantity: people.map(|value| Quantity {
                of: "population".to_owned(),
                value,
                unit: Some("people".to_owned()),
            }),
            ..Fact::new(FactKind::Statistic, "So many.")
        }
    }

    fn told() -> Atlas {
        let mut atlas = atlas();
        let seoul = Subject::City(id("seoul"));
        for (key, fact) in [
            ("b-new", fact(seoul.clone(), "2020", Some(400.0))),
            ("c-old", fact(seoul, "1970", Some(900.0))),
            (
                "d-paris",
                fact(Subject::City(id("paris")), "2020", Some(100.0)),
            ),
            (
                "e-tie",
                fact(Subject::Tie(tie("paris--seoul")), "2001", None),
            ),
        ] {
            atlas.facts.insert(id(key), fact);
        }
        atlas
    }

    #[test]
    fn areas_grow_with_the_latest_number_of_people_and_unknown_is_no_zero() {
        let sizes = Sizes::of(&told(), SizedBy::Population);
        assert_eq!(sizes.size(&id("seoul")), Size::Share(1.0));
        assert_eq!(sizes.size(&id("paris")), Size::Share(0.5));
        assert_eq!(sizes.size(&id("tokyo")), Size::Unknown);
    }

    #[test]
    fn facts_of_a_tie_count_for_both_its_cities_and_none_is_known() {
        let sizes = Sizes::of(&told(), SizedBy::Facts);
        assert_eq!(sizes.size(&id("seoul")), Size::Share(1.0));
        let Size::Share(paris) = sizes.size(&id("paris")) else {
            panic!("it is known");
        };
        assert!((paris * paris - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(sizes.size(&id("tokyo")), Size::Share(0.0));
    }

    #[test]
    fn without_another_measure_ties_are_it() {
        let sizes = Sizes::of(&told(), SizedBy::Ties);
        assert_eq!(sizes.size(&id("seoul")), Size::ByTies);
    }

    #[test]
    fn dots_are_as_large_as_measured_and_those_of_which_nobody_says_are_hollow() {
        let standings = super::super::samples::standings();
        let mut dots = super::super::dots::dots(&told(), &standings, &Emphasis::Plain);
        let before = dots.clone();
        Sizes::default().apply(&mut dots, [2.0, 8.0]);
        assert_eq!(dots, before, "by ties they are already");
        Sizes::of(&told(), SizedBy::Population).apply(&mut dots, [2.0, 8.0]);
        let told: Vec<(&str, f64, bool)> = dots
            .iter()
            .map(|dot| (dot.city.as_str(), dot.radius, dot.is_hollow))
            .collect();
        let [.., paris, seoul] = told[..] else {
            panic!("{told:?}");
        };
        assert_eq!(
            [paris, seoul],
            [("paris", 5.0, false), ("seoul", 8.0, false)]
        );
        assert!(
            told[..3]
                .iter()
                .all(|(_, radius, hollow)| *hollow && *radius == 2.0)
        );
    }
}
