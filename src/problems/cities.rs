//! What speaks against one city by itself.

use super::what::{Finding, What};
use crate::atlas::check::problems_in;
use crate::atlas::{Atlas, City, Entity, Id, Place};
use crate::geo::Country;

/// A place further than this from the boxes that its country lies in is not there, metres: boxes are of whole degrees,
/// and islets are missing from them.
const FAR_M: f64 = 150_000.0;

/// All that speaks against a city.
pub(super) fn city(atlas: &Atlas, id: &Id, city: &City) -> Vec<Finding> {
    let entity = Entity::City(id.clone());
    let rules = problems_in(atlas, &entity).into_iter();
    let mut found: Vec<Finding> = rules.map(Finding::from).collect();
    let country = city.country.and_then(Country::of);
    if let (Some(at), Some(country)) = (city.at, country) {
        let distance_m = country.distance_m(at);
        if distance_m > FAR_M {
            found.push(Finding {
                place: Place::of(entity).field("at"),
                what: What::FarFromCountry {
                    country: country.code,
                    distance_m,
                },
            });
        }
    }
    found
}
