//! Names on the map: which have room, and where.
//!
//! Placed one after another, the important ones first; a name that finds no free place is left out until one zooms
//! in. No name covers another, a dot, or what lies over the map, nor stands among the ends of the ties of a main city.
//! The main cities and the selection always have theirs. What is hovered plays no part: pointing moves nothing.

use std::collections::BTreeMap;

use crate::atlas::{Atlas, City, Id};
use crate::geo::{Country, CountryCode};

use super::Rect;
use super::dots::Dot;
use super::view::Frame;

mod cells;
mod place;

use place::{Placer, Words};

/// The outline of land about a name, points.
pub const OUTLINE: f64 = 3.2;
/// The widest spacing between the letters of a country's name, points.
pub const COUNTRY_SPACING: f64 = 1.6;

/// From which zoom countries are named at all: farther out cities need the room.
const COUNTRIES_FROM: f64 = 2.4;
/// No more cities than this are tried, the most important ones: a window has room for fewer.
const MOST: usize = 600;

/// How wide a text is: whoever draws it knows.
pub trait Measure {
    /// The width of a line of text, points, at a size and weight.
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64;
}

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// On which side of its dot a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Above and to the right.
    UpperRight,
    /// Below and to the right.
    LowerRight,
    /// Above and to the left.
    UpperLeft,
    /// Below and to the left.
    LowerLeft,
    /// Above.
    Above,
    /// Below.
    Below,
    /// Above, beginning at the dot.
    AboveRight,
    /// Below, beginning at the dot.
    BelowRight,
    /// Above, ending at the dot.
    AboveLeft,
    /// Below, ending at the dot.
    BelowLeft,
}

impl Side {
    /// In the order in which they are tried. Great circles bow towards the pole: the other side is emptier, and a
    /// large name with many ties about it goes there first.
    fn in_order(dot: &Dot) -> [Self; 12] {
        use Side::{
            Above, AboveLeft, AboveRight, Below, BelowLeft, BelowRight, Left, LowerLeft,
            LowerRight, Right, UpperLeft, UpperRight,
        };
        let northern = if dot.is_large {
            [
                LowerRight, BelowRight, Below, LowerLeft, BelowLeft, Right, Left, UpperRight,
                UpperLeft, AboveRight, AboveLeft, Above,
            ]
        } else {
            [
                Right, Left, LowerRight, UpperRight, LowerLeft, UpperLeft, BelowRight, BelowLeft,
                Below, AboveRight, AboveLeft, Above,
            ]
        };
        if dot.at.y < 0.5 {
            northern
        } else {
            northern.map(Self::mirrored)
        }
    }

    /// The same below instead of above.
    fn mirrored(self) -> Self {
        match self {
            Self::Right | Self::Left => self,
            Self::UpperRight => Self::LowerRight,
            Self::LowerRight => Self::UpperRight,
            Self::UpperLeft => Self::LowerLeft,
            Self::LowerLeft => Self::UpperLeft,
            Self::Above => Self::Below,
            Self::Below => Self::Above,
            Self::AboveRight => Self::BelowRight,
            Self::BelowRight => Self::AboveRight,
            Self::AboveLeft => Self::BelowLeft,
            Self::BelowLeft => Self::AboveLeft,
        }
    }
}

/// Where a name stands by its dot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// On which side.
    pub side: Side,
    /// How far out of the usual place: a name that must stand somewhere moves away from what it would cover.
    pub steps_away: u8,
}

/// Where names stood last: they stay there while that place is free, so that nothing jumps.
pub type Spots = BTreeMap<Id, Spot>;

/// A name on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Whose name.
    pub of: Named,
    /// All that it covers, points of the screen: a rectangle a line.
    pub rects: Vec<Rect>,
    /// The name.
    pub name: Text,
    /// Beneath it, the name in the local language.
    pub local: Option<Text>,
    /// Whether it steps back: a country's, or a city's outside the selection.
    pub is_soft: bool,
}

/// Whose name a label is.
#[derive(Clone, Debug, PartialEq)]
pub enum Named {
    /// A city's, and where by its dot.
    City(Id, Spot),
    /// A country's.
    Country(CountryCode),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// The middle of its left edge, points of the screen.
    pub at: [f64; 2],
    /// Its size, points.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// More room behind each letter, points.
    pub spacing: f64,
}

/// All that the placing of names looks at.
pub struct Scene<'a> {
    /// Whose names.
    pub atlas: &'a Atlas,
    /// The dots on the map.
    pub dots: &'a [Dot],
    /// Countries that may be named.
    pub countries: &'a [Country],
    /// Where one looks.
    pub frame: &'a Frame,
    /// The window's language, as in [`City::names`]; a city without a name in it shows its English one.
    pub language: &'a str,
    /// What lies over the map, points of the screen.
    pub overlays: &'a [Rect],
    /// Lines on the screen that no name should cover: the tie that stands out.
    pub lines: &'a [Vec<[f64; 2]>],
    /// Where names stood last.
    pub previous: &'a Spots,
}

/// Where names have room on the screen, the important ones first.
pub fn labels(scene: &Scene, measure: &dyn Measure) -> Vec<Label> {
    let mut placer = Placer::new(scene);
    for dot in by_importance(scene) {
        let Some(city) = scene.atlas.cities.get(&dot.city) else {
            continue;
        };
        let words = Words::of(dot, city, scene.language, measure);
        for at in scene.frame.places(dot.at, dot.radius) {
            placer.place_city(dot, at, &words);
        }
    }
    if scene.frame.view().zoom >= COUNTRIES_FROM {
        let mut countries: Vec<&Country> = scene.countries.iter().collect();
        countries.sort_by(|a, b| a.label_zoom.total_cmp(&b.label_zoom));
        for country in countries {
            placer.place_country(country, measure);
        }
    }
    placer.labels
}

/// Where these names stand, for the next placing.
pub fn spots(labels: &[Label]) -> Spots {
    let spot = |label: &Label| match &label.of {
        Named::City(id, spot) => Some((id.clone(), *spot)),
        Named::Country(_) => None,
    };
    labels.iter().filter_map(spot).collect()
}

/// A city's name in a language, or its English one.
pub fn name_in<'a>(city: &'a City, language: &str) -> &'a str {
    city.names.get(language).map_or(&city.name, String::as_str)
}

/// A city's name in the language of its country, where it is known and not the name already shown.
pub fn local_name<'a>(city: &'a City, language: &str) -> Option<&'a str> {
    let local = local_language(city.country?.as_str())?;
    let name = city.names.get(local)?;
    (name != name_in(city, language)).then_some(name)
}

/// The main language of a country whose name for a city is worth a line: those not written in Latin letters.
fn local_language(country: &str) -> Option<&'static str> {
    Some(match country {
        "KR" | "KP" => "ko",
        "IR" | "AF" => "fa",
        "JP" => "ja",
        "CN" | "TW" | "HK" | "MO" => "zh",
        "RU" | "BY" => "ru",
        "UA" => "uk",
        "GR" | "CY" => "el",
        "IL" => "he",
        "TH" => "th",
        "IN" => "hi",
        "BD" => "bn",
        "GE" => "ka",
        "AM" => "hy",
        "BG" => "bg",
        "ET" => "am",
        "IQ" | "SY" | "LB" | "JO" | "EG" | "SA" | "YE" | "AE" | "QA" | "KW" | "BH" | "OM"
        | "LY" | "DZ" | "MA" | "TN" | "SD" | "PS" => "ar",
        _ => return None,
    })
}

fn by_importance<'a>(scene: &Scene<'a>) -> Vec<&'a Dot> {
    let mut dots: Vec<&Dot> = scene.dots.iter().collect();
    dots.sort_by_key(|dot| {
        let rank = (dot.is_large, dot.is_main, !dot.is_faded);
        std::cmp::Reverse((rank, dot.degree))
    });
    dots.truncate(MOST);
    dots
}

#[cfg(test)]
mod tests;
