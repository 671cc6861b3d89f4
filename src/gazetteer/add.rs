//! What a place becomes in an atlas: a city, its population as a fact, and GeoNames as the source of both.

use super::Place;
use crate::atlas::{Atlas, Citation, City, Date, Fact, FactKind, Id, Level, Quantity, Source};

/// The register under which the model keeps GeoNames' ids.
const REGISTER: &str = "geonames";

/// The address by which the source is known again, whatever else was changed about it.
const ADDRESS: &str = "www.geonames.org";

/// GeoNames as a source, as it was in a month, with the credit that its licence asks for.
pub fn geonames(month: &str) -> Source {
    Source {
        title: Some("GeoNames geographical database".to_owned()),
        publisher: Some("GeoNames".to_owned()),
        credit: Some("GeoNames (CC BY 4.0)".to_owned()),
        language: Some("en".to_owned()),
        url: Some(ADDRESS.to_owned()),
        published: date_of(month),
        ..Source::default()
    }
}

/// The id of GeoNames as a source of an atlas, and whether the atlas has it already. It carries no characters by chance:
/// two people who add cities from it mean the same source.
pub fn geonames_in(atlas: &Atlas) -> (Id, bool) {
    let is_it = |source: &Source| {
        let address = source.url.as_deref().unwrap_or_default();
        let address = address
            .trim_start_matches("https://")
            .trim_start_matches("http://");
        address.trim_end_matches('/').trim_start_matches("www.") == &ADDRESS[4..]
    };
    if let Some((id, _)) = atlas.sources.iter().find(|(_, source)| is_it(source)) {
        return (id.clone(), true);
    }
    let numbered = (2..).map(|number: u32| format!("{REGISTER}-{number}"));
    let mut ids = std::iter::once(REGISTER.to_owned())
        .chain(numbered)
        .filter_map(|text| Id::new(&text).ok())
        .filter(|id| !atlas.sources.contains_key(id));
    loop {
        if let Some(id) = ids.next() {
            return (id, false);
        }
    }
}

impl Place<'_> {
    /// The place as a city of an atlas. Its level is not known here: the register tells no districts from cities.
    pub fn to_city(self) -> City {
        City {
            name: self.name().to_owned(),
            names: self
                .names()
                .map(|(tag, name)| (tag.to_owned(), name.to_owned()))
                .collect(),
            country: Some(self.country()),
            level: Level::City,
            at: Some(self.position()),
            ids: [(REGISTER.to_owned(), self.geonames_id().to_string())].into(),
            ..City::default()
        }
    }

    /// How many people live there, as a fact that is yet to be about the city; `None` where not known. The statement is
    /// the caller's, since it is for people; its date is the extract's, since GeoNames gives none of the count.
    pub fn population_fact(self, source: Id, statement: String) -> Option<Fact> {
        Some(Fact {
            when: date_of(self.date()),
            quantity: Some(Quantity {
                of: "population".to_owned(),
                value: self.population()?.into(),
                unit: Some("people".to_owned()),
            }),
            cite: vec![Citation {
                source,
                place: Some(self.geonames_id().to_string()),
                quote: None,
            }],
            ..Fact::new(FactKind::Statistic, statement)
        })
    }
}

/// The extract's month, or earlier: what GeoNames had then it may have had for years.
fn date_of(month: &str) -> Option<Date> {
    Date::new(month).ok()
}
