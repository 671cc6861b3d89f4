//! What a step names, as it was called when the step was made, in all its languages: a step of an hour ago is read in the
//! window's language of now.

use std::collections::BTreeMap;

use super::super::super::{Atlas, City, Fact, Id, Subject, TieId};

/// A city by its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CityName {
    /// Its name in English; its id where the atlas lacked it.
    name: String,
    /// Its names in other languages, by BCP 47 tag.
    names: BTreeMap<String, String>,
}

/// What a fact is about first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactAbout {
    /// Nothing.
    Nothing,
    /// A city.
    City(CityName),
    /// A tie, by its ends.
    Tie([CityName; 2]),
}

impl CityName {
    /// The names of a city of an atlas.
    pub fn of(atlas: &Atlas, id: &Id) -> Self {
        let city = atlas.cities.get(id);
        city.map_or_else(|| Self::from(id.as_str()), Self::of_city)
    }

    pub(super) fn of_city(city: &City) -> Self {
        Self {
            name: city.name.clone(),
            names: city.names.clone(),
        }
    }

    /// The name in a language, else in English.
    pub fn in_language(&self, tag: &str) -> &str {
        self.names.get(tag).unwrap_or(&self.name)
    }
}

/// A city that has a name in no other language.
impl From<&str> for CityName {
    fn from(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            names: BTreeMap::new(),
        }
    }
}

impl FactAbout {
    pub(super) fn of(atlas: &Atlas, fact: &Fact) -> Self {
        match fact.about.first() {
            Some(Subject::City(city)) => Self::City(CityName::of(atlas, city)),
            Some(Subject::Tie(tie)) => Self::Tie(ends(atlas, tie)),
            None => Self::Nothing,
        }
    }
}

/// The ends of a tie.
pub(in super::super) fn ends(atlas: &Atlas, tie: &TieId) -> [CityName; 2] {
    tie.ends().map(|end| CityName::of(atlas, end))
}
