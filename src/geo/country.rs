//! Countries: their codes, names and where their names stand on the map.

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Position, distance_m};

/// Why a text is no country code.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("bad-country: {0}")]
pub struct CountryError(pub String);

/// A country's code, ISO 3166-1 alpha-2. Two capital letters; whether the register has it is [`Country::of`]'s matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

/// A country as the embedded table has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Country {
    /// Its code.
    pub code: CountryCode,
    /// Its name in English.
    pub name_en: &'static str,
    /// Its name in Korean.
    pub name_ko: &'static str,
    /// Its name in Persian.
    pub name_fa: &'static str,
    /// Where its name stands on a map: a roomy place in its main part; `None` where no shape is known.
    pub label_at: Option<Position>,
    /// From which zoom (256-pixel world at 0) its name has room; infinite for those that are too small at any.
    pub label_zoom: f32,
    /// The boxes that its parts lie in, as the table has them: west, south, east, north in whole degrees, with commas
    /// between, and a space between boxes.
    pub boxes: &'static str,
}

/// A box of whole degrees that parts of a country lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct DegreeBox {
    west: i16,
    south: i16,
    east: i16,
    north: i16,
}

/// One country a line, after a line of headings, sorted by code; made by `assets/build/countries.py`.
const TABLE: &str = include_str!("../../assets/countries.tsv");

/// The table, read once. A line that is none would be missing here: a test holds that none is.
static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(Country::parse).collect());

impl Country {
    /// The country of a code, or `None` where the register has none.
    pub fn of(code: CountryCode) -> Option<&'static Self> {
        let all = Self::all();
        all.binary_search_by_key(&code, |country| country.code)
            .ok()
            .map(|at| &all[at])
    }

    /// All countries, sorted by code: those of ISO 3166-1, and Kosovo as `XK`.
    pub fn all() -> &'static [Self] {
        &COUNTRIES
    }

    /// Its name in the language of a tag like `ko` or `fa-IR`; in English where the table lacks the language.
    pub fn name_in(&self, language: &str) -> &'static str {
        match language.split('-').next() {
            Some("ko") => self.name_ko,
            Some("fa") => self.name_fa,
            _ => self.name_en,
        }
    }

    /// How far a place lies from the boxes that the country's parts lie in, metres; 0 within one. A box is larger than
    /// what lies in it: what is far from all of them is far from the country, and what is within one need not be in it.
    pub fn distance_m(&self, from: Position) -> f64 {
        let boxes = self.boxes.split(' ').filter_map(DegreeBox::parse);
        let distances = boxes.map(|one| one.distance_m(from));
        distances.min_by(f64::total_cmp).unwrap_or(0.0)
    }

    /// A line of the table: code, three names, longitude, latitude, zoom, boxes; the last but one may be empty.
    fn parse(line: &'static str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[code, name_en, name_ko, name_fa, lon, lat, zoom, boxes] = fields.as_slice() else {
            return None;
        };
        let label_at = match (lat, lon) {
            ("", "") => None,
            _ => Some(Position::new(lat.parse().ok()?, lon.parse().ok()?).ok()?),
        };
        let label_zoom = if zoom.is_empty() {
            f32::INFINITY
        } else {
            zoom.parse().ok()?
        };
        Some(Self {
            code: CountryCode::new(code).ok()?,
            name_en,
            name_ko,
            name_fa,
            label_at,
            label_zoom,
            boxes,
        })
    }
}

impl DegreeBox {
    /// West, south, east, north, with commas between.
    fn parse(text: &str) -> Option<Self> {
        let mut sides = text.split(',').map(str::parse);
        let mut side = || sides.next()?.ok();
        Some(Self {
            west: side()?,
            south: side()?,
            east: side()?,
            north: side()?,
        })
    }

    fn distance_m(self, from: Position) -> f64 {
        let [west, south, east, north] =
            [self.west, self.south, self.east, self.north].map(f64::from);
        let lat = from.lat().clamp(south, north);
        if (west..=east).contains(&from.lon()) {
            return Position::new(lat, from.lon()).map_or(0.0, |near| distance_m(from, near));
        }
        // Its nearest point lies on a side, unless it lies over a pole: no country is so large, but for Antarctica,
        // which goes all round.
        let sides = [west, east].map(|lon| Position::new(lat, lon));
        let distances = sides.into_iter().flatten();
        let distances = distances.map(|near| distance_m(from, near));
        distances.min_by(f64::total_cmp).unwrap_or(0.0)
    }
}

impl CountryCode {
    /// A code from two capital letters.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn new(text: &str) -> Result<Self, CountryError> {
        match text.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([a, b])),
            _ => Err(CountryError(text.to_owned())),
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for CountryCode {
    type Error = CountryError;
    fn try_from(text: String) -> Result<Self, CountryError> {
        Self::new(&text)
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> &'static Country {
        Country::of(CountryCode::new(code).unwrap()).unwrap()
    }

    #[test]
    fn every_line_of_the_table_is_a_country() {
        assert_eq!(Country::all().len(), TABLE.lines().count() - 1);
        assert_eq!(Country::all().len(), 250, "249 of ISO 3166-1 and Kosovo");
    }

    #[test]
    fn countries_are_sorted_and_none_stands_twice() {
        assert!(Country::all().is_sorted_by(|a, b| a.code < b.code));
    }

    #[test]
    fn a_country_is_found_by_its_code_and_named_in_three_languages() {
        let korea = country("KR");
        assert_eq!(
            (korea.name_en, korea.name_ko, korea.name_fa),
            ("South Korea", "대한민국", "کرهٔ جنوبی")
        );
        assert_eq!(country("IR").name_in("ko"), "이란");
        assert_eq!(country("US").name_in("fa-IR"), "ایالات متحده");
        assert_eq!(country("HK").name_in("de"), "Hong Kong");
    }

    #[test]
    fn a_code_that_the_register_lacks_is_no_country() {
        assert_eq!(Country::of(CountryCode::new("ZZ").unwrap()), None);
    }

    #[test]
    fn every_country_has_names_and_a_place_on_the_map() {
        for country in Country::all() {
            for name in [country.name_en, country.name_ko, country.name_fa] {
                assert!(!name.is_empty() && name.trim() == name, "{country:?}");
            }
            assert!(
                country.label_at.is_some_and(|at| at.lat().abs() < 85.0),
                "{country:?}"
            );
            assert!(country.label_zoom >= 0.0, "{country:?}");
        }
    }

    #[test]
    fn every_country_lies_in_boxes_with_its_label_near() {
        for country in Country::all() {
            for text in country.boxes.split(' ') {
                let one = DegreeBox::parse(text).unwrap();
                assert!(
                    one.west < one.east && one.south < one.north,
                    "{}",
                    country.code
                );
            }
            let label = country.label_at.unwrap();
            let distance_m = country.distance_m(label);
            assert!(
                distance_m < 200_000.0,
                "{}: {distance_m} m from its label",
                country.code
            );
        }
    }

    #[test]
    fn a_place_is_far_from_a_country_that_it_is_not_in() {
        let at = |lat, lon| Position::new(lat, lon).unwrap();
        let seoul = at(37.566, 126.978);
        assert_eq!(country("KR").distance_m(seoul), 0.0);
        assert!(country("IR").distance_m(seoul) > 5_000_000.0);
        // Where the latitude and the longitude are swapped.
        assert!(country("IR").distance_m(at(51.42, 35.69)) > 1_000_000.0);
        assert_eq!(country("FR").distance_m(at(4.92, -52.31)), 0.0, "Cayenne");
        assert_eq!(country("FJ").distance_m(at(-16.43, 179.36)), 0.0, "Labasa");
    }

    #[test]
    fn large_countries_have_room_for_their_names_before_small_ones() {
        assert!(country("RU").label_zoom < country("IR").label_zoom);
        assert!(country("IR").label_zoom < country("KR").label_zoom);
        assert!(country("KR").label_zoom < country("VA").label_zoom);
        assert!(country("VA").label_zoom.is_infinite());
    }

    #[test]
    fn a_text_that_is_no_code_is_refused() {
        for text in ["", "K", "kr", "KOR", "K1", "한국"] {
            assert!(CountryCode::new(text).is_err(), "{text}");
        }
    }
}
