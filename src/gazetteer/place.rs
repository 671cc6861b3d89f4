//! A place of the gazetteer, read where it lies.

use std::fmt;

use super::unpack::Record;
use super::{Gazetteer, LANGUAGES};
use crate::geo::{CountryCode, Position};

/// A place. It is a number and where to look it up: cheap to copy and to hold.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    gazetteer: &'a Gazetteer,
    number: u16,
}

impl<'a> Place<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer, number: u16) -> Self {
        Self { gazetteer, number }
    }

    /// Its main name: the English one, or its own in Latin letters.
    pub fn name(self) -> &'a str {
        self.text(usize::from(self.number))
    }

    /// Its name in a language, by its tag: `ko`, `fa`; `None` where the register has none, or does not tell.
    pub fn name_in(self, language: &str) -> Option<&'a str> {
        let column = LANGUAGES.iter().position(|tag| *tag == language)?;
        let name = self.gazetteer.names.in_language(self.number, column)?;
        Some(self.text(name))
    }

    /// Its names by language tag, without the main one.
    pub fn names(self) -> impl Iterator<Item = (&'static str, &'a str)> {
        let named = move |tag: &'static str| Some((tag, self.name_in(tag)?));
        LANGUAGES.into_iter().filter_map(named)
    }

    /// Its country.
    pub fn country(self) -> CountryCode {
        self.division_of().country
    }

    /// The state, province or the like that tells it from namesakes in its country; `None` where not known.
    pub fn division(self) -> Option<&'a str> {
        let name = &*self.division_of().name;
        (!name.is_empty()).then_some(name)
    }

    /// Where it is, to a ten-thousandth of a degree.
    pub fn position(self) -> Position {
        self.record().position()
    }

    /// How many people live there; `None` is not known.
    pub fn population(self) -> Option<u32> {
        let count = self.record().population;
        (count > 0).then_some(count)
    }

    /// Its number at GeoNames.
    pub fn geonames_id(self) -> u32 {
        self.record().geonames_id
    }

    /// The month in which GeoNames had it like this: `2026-07`.
    pub fn date(self) -> &'a str {
        self.gazetteer.date()
    }

    fn text(self, name: usize) -> &'a str {
        self.gazetteer.names.text(&self.gazetteer.file.names, name)
    }

    fn record(self) -> Record {
        self.gazetteer.file.records[usize::from(self.number)]
    }

    fn division_of(self) -> &'a super::unpack::Division {
        &self.gazetteer.file.divisions[usize::from(self.record().division)]
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.geonames_id() == other.geonames_id()
    }
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.name(), self.country())?;
        self.division()
            .map_or(Ok(()), |name| write!(f, " ({name})"))
    }
}
