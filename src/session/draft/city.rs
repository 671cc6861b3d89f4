//! A city in a form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fault::{Fault, Faults, Field, Wrong, shown_date, written};
use crate::atlas::nearest::nearest;
use crate::atlas::{
    Atlas, City, Edit, Fact, FormerName, Id, Level, Source, Subject, city_id, fact_id,
};
use crate::geo::{Country, CountryCode, Position, text_of_position};

/// A city as it stands in a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CityForm {
    /// Which city is changed; `None` for a new one.
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// Its names by language: Korean and Persian always, others where it has them.
    pub names: BTreeMap<String, String>,
    /// Names that it no longer bears.
    pub former: Vec<FormerForm>,
    /// Its country, by name or code.
    pub country: String,
    /// Its level.
    pub level: Level,
    /// Its place on the map.
    pub place: String,
    /// For a province or state: its seat.
    pub seat: String,
    /// Its ids elsewhere, by register: those of Wikidata and `GeoNames` always, others where it has them.
    pub ids: BTreeMap<String, String>,
    /// A remark.
    pub notes: String,
    /// What comes along from the register that the form was filled from.
    pub brought: Option<Brought>,
    /// The city that is connected with this one as soon as it is there.
    #[serde(default)]
    pub connects: Option<Id>,
    /// What the form does not show, or shows rounded.
    rest: City,
}

/// What comes along with a city that was looked up: its source, and what that says of it beside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brought {
    /// The source, under its id in the atlas; it is added where the atlas lacks it.
    pub source: (Id, Source),
    /// How many people live there, citing the source; the form says of which city.
    pub population: Option<Fact>,
    /// The ids that the form was filled with: with another one it is another place.
    ids: BTreeMap<String, String>,
    /// The form as it was before.
    before: Box<CityForm>,
}

/// A former name as it stands in a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FormerForm {
    /// The name.
    pub name: String,
    /// Since when.
    pub since: String,
    /// Until when.
    pub until: String,
}

/// The languages and registers that every city is asked for.
const LANGUAGES: [&str; 2] = ["ko", "fa"];
const REGISTERS: [&str; 2] = ["wikidata", "geonames"];

impl CityForm {
    /// A new city, at a place where that was pointed at.
    pub(super) fn new(at: Option<Position>) -> Self {
        let mut form = Self::of_city(&City::default());
        form.set_place(at);
        form
    }

    pub(super) fn of(id: &Id, city: &City) -> Self {
        Self {
            id: Some(id.clone()),
            ..Self::of_city(city)
        }
    }

    fn of_city(city: &City) -> Self {
        let with = |all: &BTreeMap<String, String>, keys: [&str; 2]| {
            let mut all = all.clone();
            for key in keys {
                all.entry(key.to_owned()).or_default();
            }
            all
        };
        let former = |former: &FormerName| FormerForm {
            name: former.name.clone(),
            since: shown_date(former.since.as_ref()),
            until: shown_date(former.until.as_ref()),
        };
        Self {
            id: None,
            name: city.name.clone(),
            names: with(&city.names, LANGUAGES),
            former: city.former.iter().map(former).collect(),
            country: city.country.map_or_else(String::new, country_name),
            level: city.level,
            place: city.at.map_or_else(String::new, text_of_position),
            seat: city.seat.clone().unwrap_or_default(),
            ids: with(&city.ids, REGISTERS),
            notes: city.notes.clone().unwrap_or_default(),
            brought: None,
            connects: None,
            rest: city.clone(),
        }
    }

    /// Fills the form with a city that was looked up. What the register does not know stays as it was written.
    pub fn bring(&mut self, city: &City, source: (Id, Source), population: Option<Fact>) {
        let before = Box::new(self.clone());
        let found = Self::of_city(city);
        let filled =
            |all: BTreeMap<String, String>| all.into_iter().filter(|(_, text)| !text.is_empty());
        self.name = found.name;
        self.names.extend(filled(found.names));
        self.country = found.country;
        self.place = found.place;
        self.ids.extend(filled(found.ids));
        self.brought = Some(Brought {
            source,
            population,
            ids: city.ids.clone(),
            before,
        });
    }

    /// Makes the form what it was before it was filled: another place was meant.
    pub fn take_back(&mut self) {
        if let Some(brought) = self.brought.take() {
            *self = *brought.before;
        }
    }

    /// Whether the name may be one to look up: of a new city, of which no more is known than its place.
    pub fn is_looked_up(&self) -> bool {
        let ids = self.ids.values();
        self.id.is_none() && self.country.is_empty() && ids.into_iter().all(String::is_empty)
    }

    /// Puts the city elsewhere on the map.
    pub(in crate::session) fn set_place(&mut self, at: Option<Position>) {
        self.place = at.map_or_else(String::new, text_of_position);
    }

    /// The place that stands in the form, if it is one.
    pub fn position(&self) -> Option<Position> {
        crate::geo::position_in_text(&self.place).ok()
    }

    pub(super) fn edit(&self, atlas: &Atlas, seed: u64) -> Result<Edit, Vec<Fault>> {
        let mut faults = Faults::default();
        let filled = |all: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            let filled = all
                .iter()
                .filter_map(|(key, text)| Some((key.clone(), written(text)?)));
            filled.collect()
        };
        let former = self.former.iter().enumerate();
        let former = former.map(|(number, former)| FormerName {
            name: faults.needed(Field::FormerName(number), &former.name),
            since: faults.moment(Field::FormerSince(number), &former.since),
            until: faults.moment(Field::FormerUntil(number), &former.until),
        });
        let former = former.collect();
        // A field shows a place to the metre; what was not touched stays as exact as it was.
        let at = match self.rest.at {
            Some(at) if self.place.trim() == text_of_position(at) => Some(at),
            _ => faults.place(&self.place),
        };
        let city = City {
            name: faults.needed(Field::Name, &self.name),
            names: filled(&self.names),
            former,
            country: country(&self.country, self.rest.country, &mut faults),
            level: self.level,
            at,
            seat: written(&self.seat),
            ids: filled(&self.ids),
            notes: written(&self.notes),
            extra: self.rest.extra.clone(),
        };
        let city = faults.or(Some(city))?;
        let id = self.id.clone();
        let id = id.unwrap_or_else(|| city_id(atlas, &city, seed));
        Ok(self.with_brought(atlas, id, city, seed))
    }

    /// The edit that puts the city in, and what comes along with it. The step is called after the city.
    fn with_brought(&self, atlas: &Atlas, id: Id, city: City, seed: u64) -> Edit {
        let is_same = |brought: &&Brought| {
            let mut ids = brought.ids.iter();
            ids.all(|(register, id)| city.ids.get(register) == Some(id))
        };
        let Some(brought) = self.brought.as_ref().filter(is_same) else {
            return Edit::PutCity(id, Box::new(city));
        };
        let (source_id, source) = &brought.source;
        let put = Edit::PutCity(id.clone(), Box::new(city));
        let mut edits = vec![put.clone()];
        if !atlas.sources.contains_key(source_id) {
            edits.push(Edit::PutSource(source_id.clone(), Box::new(source.clone())));
        }
        if let Some(population) = &brought.population {
            let mut fact = population.clone();
            fact.about = vec![Subject::City(id)];
            edits.push(Edit::PutFact(fact_id(atlas, &fact, seed), Box::new(fact)));
        }
        // A fact can only be about a city that is there, and the last edit is what the step is called after: so the city
        // comes first, and again.
        edits.push(put);
        Edit::Together(edits)
    }
}

fn country_name(code: CountryCode) -> String {
    Country::of(code).map_or_else(|| code.to_string(), |country| country.name_en.to_owned())
}

/// The country of a text: its name in one of our languages, or its code.
fn country(text: &str, was: Option<CountryCode>, faults: &mut Faults) -> Option<CountryCode> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    // A code that the register lacks came from the file, and stays.
    if let Some(was) = was.filter(|was| country_name(*was) == text) {
        return Some(was);
    }
    let same = |name: &str| name.to_lowercase() == text.to_lowercase();
    let found = Country::all().iter().find(|country| {
        let names = [country.name_en, country.name_ko, country.name_fa];
        same(country.code.as_str()) || names.into_iter().any(same)
    });
    if found.is_none() {
        let names = Country::all().iter().map(|country| country.name_en);
        let begins = |name: &&str| name.to_lowercase().starts_with(&text.to_lowercase());
        let near = names.clone().find(begins).or_else(|| {
            let near = nearest(text, names.clone())?;
            names.clone().find(|name| *name == near)
        });
        faults.add(Field::Country, Wrong::Country(near));
    }
    found.map(|country| country.code)
}
