//! Names on the map: which have room, and where.
//!
//! Placed one after another, the important ones first; a name that finds no free place is left out until one zooms
//! in. No name covers another, a dot, or what lies over the map. The main cities and the selection always have theirs.

use std::collections::BTreeMap;

use crate::atlas::{Atlas, City, Id, Subject};
use crate::geo::{Country, CountryCode, World};

use super::Rect;
use super::dots::Dot;
use super::view::Frame;

/// The outline of land about a name, points.
pub const OUTLINE: f64 = 3.2;
/// The widest spacing between the letters of a country's name, points.
pub const COUNTRY_SPACING: f64 = 1.6;

/// Sizes of type, points: names of large dots, their local names and other names, countries.
const LARGE: f64 = 15.0;
const SMALL: f64 = 12.0;
const COUNTRY: f64 = 10.0;
/// The height of a line of type, to its size.
const LINE: f64 = 1.25;
/// Between a dot's edge and its name.
const GAP: f64 = 4.0;
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
}

impl Side {
    /// In the order in which they are tried. Great circles bow towards the pole: the other side is emptier, and a
    /// large name with many ties about it goes there first.
    fn in_order(dot: &Dot) -> [Self; 8] {
        use Side::{Above, Below, Left, LowerLeft, LowerRight, Right, UpperLeft, UpperRight};
        let is_northern = dot.at.y < 0.5;
        match (dot.is_large, is_northern) {
            (false, true) => [
                Right, Left, LowerRight, UpperRight, LowerLeft, UpperLeft, Below, Above,
            ],
            (false, false) => [
                Right, Left, UpperRight, LowerRight, UpperLeft, LowerLeft, Above, Below,
            ],
            (true, true) => [
                LowerRight, LowerLeft, Below, Right, Left, UpperRight, UpperLeft, Above,
            ],
            (true, false) => [
                UpperRight, UpperLeft, Above, Right, Left, LowerRight, LowerLeft, Below,
            ],
        }
    }
}

/// How far a step away is, points, and how many a large name may take.
const STEP_AWAY: f64 = 7.0;
const MOST_STEPS: u8 = 3;

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
    /// All that it covers, points of the screen.
    pub rect: Rect,
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
    /// What is under the pointer: its cities are named before the others.
    pub hovered: Option<&'a Subject>,
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
        for country in scene.countries {
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
    let is_hovered = |id: &Id| match scene.hovered {
        Some(Subject::City(city)) => city == id,
        Some(Subject::Tie(tie)) => tie.has(id),
        None => false,
    };
    let mut dots: Vec<&Dot> = scene.dots.iter().collect();
    dots.sort_by_key(|dot| {
        let rank = (dot.is_large, dot.is_main, is_hovered(&dot.city));
        std::cmp::Reverse((rank, !dot.is_faded, dot.degree))
    });
    dots.truncate(MOST);
    dots
}

/// The lines of a city's label, measured.
struct Words {
    name: (String, f64, f64, Weight),
    local: Option<(String, f64)>,
}

impl Words {
    fn of(dot: &Dot, city: &City, language: &str, measure: &dyn Measure) -> Self {
        let (size, weight) = if dot.is_large {
            (LARGE, Weight::Semibold)
        } else {
            (SMALL, Weight::Regular)
        };
        let name = name_in(city, language).to_owned();
        let width = measure.width(&name, size, weight);
        let local = local_name(city, language)
            .filter(|_| dot.is_large)
            .map(|local| {
                (
                    local.to_owned(),
                    measure.width(local, SMALL, Weight::Regular),
                )
            });
        Self {
            name: (name, width, size, weight),
            local,
        }
    }

    fn size(&self) -> [f64; 2] {
        let (_, width, size, _) = &self.name;
        let (local_width, local_height) = self
            .local
            .as_ref()
            .map_or((0.0, 0.0), |(_, width)| (*width, SMALL * LINE));
        [width.max(local_width), size * LINE + local_height]
    }
}

/// Names placed so far, and what they must keep off.
struct Placer<'a> {
    scene: &'a Scene<'a>,
    /// The dots in view, with their rings.
    dots: Vec<(&'a Id, Rect)>,
    labels: Vec<Label>,
}

impl<'a> Placer<'a> {
    fn new(scene: &'a Scene<'a>) -> Self {
        let dots = scene.dots.iter().flat_map(|dot| {
            let places = scene.frame.places(dot.at, dot.radius);
            places.map(|at| (&dot.city, Rect::about(at, dot.radius)))
        });
        Self {
            dots: dots.collect(),
            scene,
            labels: Vec::new(),
        }
    }

    fn place_city(&mut self, dot: &Dot, at: [f64; 2], words: &Words) {
        let size = words.size();
        let reach = if dot.is_ringed {
            super::dots::RING.0
        } else {
            dot.radius
        };
        let rect = |spot: Spot| {
            let away = f64::from(spot.steps_away) * STEP_AWAY;
            beside(at, reach + away, size, spot.side)
        };
        let free = |spot: &Spot| self.is_free(&rect(*spot), &dot.city);
        let last = self.scene.previous.get(&dot.city).copied();
        let spots = || candidates(dot);
        let spot = last
            .filter(free)
            .or_else(|| spots().find(free))
            .or_else(|| spots().min_by_key(|spot| self.covered(&rect(*spot), Some(&dot.city))))
            .filter(|spot| dot.is_main || free(spot));
        if let Some(spot) = spot {
            self.labels.push(label(dot, spot, rect(spot), words));
        }
    }

    fn place_country(&mut self, country: &Country, measure: &dyn Measure) {
        let frame = self.scene.frame;
        let Some(at) = country.label_at.map(World::of) else {
            return;
        };
        if frame.view().zoom < f64::from(country.label_zoom) {
            return;
        }
        let text = match self.scene.language {
            "ko" => country.name_ko.to_owned(),
            "fa" => country.name_fa.to_owned(),
            _ => country.name_en.to_uppercase(),
        };
        // Letters of a joined script can't be set apart.
        let spacing = if self.scene.language == "fa" {
            0.0
        } else {
            COUNTRY_SPACING
        };
        let letters = text.chars().count() as f64;
        let width = measure.width(&text, COUNTRY, Weight::Regular) + spacing * letters;
        let size = [width, COUNTRY * LINE];
        for [x, y] in frame.places(at, 0.0) {
            let rect = Rect::at([x - width / 2.0, y - size[1] / 2.0], size);
            if self.is_free_of_all(&rect) {
                self.labels.push(Label {
                    of: Named::Country(country.code),
                    rect,
                    name: Text {
                        text: text.clone(),
                        at: [rect.min[0], y],
                        size: COUNTRY,
                        weight: Weight::Regular,
                        spacing,
                    },
                    local: None,
                    is_soft: true,
                });
            }
        }
    }

    fn is_free_of_all(&self, rect: &Rect) -> bool {
        self.covered(rect, None) == [0; 5]
    }

    fn is_free(&self, rect: &Rect, city: &Id) -> bool {
        self.covered(rect, Some(city)) == [0; 5]
    }

    /// How much a name here would cover of what matters, the worst first: what lies over the map or out of view,
    /// names, lines that stand out, other dots of the same name's copies and other cities.
    fn covered(&self, rect: &Rect, city: Option<&Id>) -> [usize; 5] {
        let outside = !self.scene.frame.screen().encloses(rect);
        let overlays = self.scene.overlays.iter().filter(|o| o.meets(rect));
        let labels = self
            .labels
            .iter()
            .filter(|label| label.rect.grown(1.0).meets(rect));
        let lines = self
            .scene
            .lines
            .iter()
            .flat_map(|line| line.windows(2))
            .filter(|pair| rect.is_crossed_by(pair[0], pair[1]));
        let dots = self
            .dots
            .iter()
            .filter(|(id, dot)| Some(*id) != city && dot.meets(rect));
        [
            overlays.count(),
            usize::from(outside),
            labels.count(),
            lines.count().min(1),
            dots.count(),
        ]
    }
}

/// The places of a city's name in the order in which they are tried.
fn candidates(dot: &Dot) -> impl Iterator<Item = Spot> {
    let sides = Side::in_order(dot);
    let most = if dot.is_main { MOST_STEPS } else { 0 };
    let spot = |side| move |steps_away| Spot { side, steps_away };
    let mut spots: Vec<(usize, Spot)> = sides
        .into_iter()
        .enumerate()
        .flat_map(|(rank, side)| (0..=most).map(spot(side)).map(move |spot| (rank, spot)))
        .collect();
    // A step away on a better side is as good as the next two sides.
    spots.sort_by_key(|(rank, spot)| rank + 2 * usize::from(spot.steps_away));
    spots.into_iter().map(|(_, spot)| spot)
}

/// The rectangle of a name beside a dot.
fn beside([x, y]: [f64; 2], radius: f64, [width, height]: [f64; 2], side: Side) -> Rect {
    let gap = radius + GAP;
    // At a corner, closer: a name's own corner is mostly empty.
    let corner = radius * 0.7 + 2.0;
    let middle = [x - width / 2.0, y - height / 2.0];
    let min = match side {
        Side::Right => [x + gap, middle[1]],
        Side::Left => [x - gap - width, middle[1]],
        Side::UpperRight => [x + corner, y - corner - height * 0.8],
        Side::LowerRight => [x + corner, y + corner - height * 0.2],
        Side::UpperLeft => [x - corner - width, y - corner - height * 0.8],
        Side::LowerLeft => [x - corner - width, y + corner - height * 0.2],
        Side::Above => [middle[0], y - radius - 1.0 - height],
        Side::Below => [middle[0], y + radius + 1.0],
    };
    Rect::at(min, [width, height])
}

fn label(dot: &Dot, spot: Spot, rect: Rect, words: &Words) -> Label {
    let (name, name_width, size, weight) = &words.name;
    // Both lines begin at the dot's side: at the left where the name is to the right of it.
    let left = |width: f64| match spot.side {
        Side::Right | Side::UpperRight | Side::LowerRight => rect.min[0],
        Side::Left | Side::UpperLeft | Side::LowerLeft => rect.max[0] - width,
        Side::Above | Side::Below => rect.middle()[0] - width / 2.0,
    };
    let name_height = size * LINE;
    Label {
        of: Named::City(dot.city.clone(), spot),
        rect,
        name: Text {
            text: name.clone(),
            at: [left(*name_width), rect.min[1] + name_height / 2.0],
            size: *size,
            weight: *weight,
            spacing: 0.0,
        },
        local: words.local.as_ref().map(|(local, width)| Text {
            text: local.clone(),
            at: [left(*width), rect.min[1] + name_height + SMALL * LINE / 2.0],
            size: SMALL,
            weight: Weight::Regular,
            spacing: 0.0,
        }),
        is_soft: dot.is_faded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Standings;
    use crate::scene::dots::dots;
    use crate::scene::drawn::Emphasis;
    use crate::scene::samples::{at, atlas, frame, id, standings, tie};
    use crate::scene::view::View;

    /// Half an em a letter.
    struct Even;

    impl Measure for Even {
        fn width(&self, text: &str, size: f64, _: Weight) -> f64 {
            text.chars().count() as f64 * size / 2.0
        }
    }

    struct Map {
        atlas: Atlas,
        dots: Vec<Dot>,
        frame: Frame,
        overlays: Vec<Rect>,
        lines: Vec<Vec<[f64; 2]>>,
        countries: Vec<Country>,
        language: &'static str,
    }

    impl Map {
        fn new(emphasis: &Emphasis) -> Self {
            Self {
                atlas: atlas(),
                dots: dots(&atlas(), &standings(), emphasis),
                frame: frame(),
                overlays: Vec::new(),
                lines: Vec::new(),
                countries: Vec::new(),
                language: "en",
            }
        }

        fn labels(&self, previous: &Spots) -> Vec<Label> {
            let scene = Scene {
                atlas: &self.atlas,
                dots: &self.dots,
                countries: &self.countries,
                frame: &self.frame,
                hovered: None,
                language: self.language,
                overlays: &self.overlays,
                lines: &self.lines,
                previous,
            };
            labels(&scene, &Even)
        }

        fn label(&self, city: &str) -> Option<Label> {
            let of = |label: &Label| matches!(&label.of, Named::City(of, _) if *of == id(city));
            self.labels(&Spots::new()).into_iter().find(of)
        }
    }

    fn lead() -> Emphasis {
        Emphasis::Lead(tie("seoul--tehran"))
    }

    #[test]
    fn main_cities_are_large_with_their_local_name_beneath() {
        let seoul = Map::new(&lead()).label("seoul").unwrap();
        assert_eq!(seoul.name.weight, Weight::Semibold);
        let local = seoul.local.unwrap();
        assert_eq!(local.text, "서울");
        assert!(local.at[1] > seoul.name.at[1]);
        let paris = Map::new(&lead()).label("paris").unwrap();
        assert_eq!((paris.name.weight, paris.local), (Weight::Regular, None));
    }

    #[test]
    fn the_windows_language_is_used_where_there_is_a_name_in_it() {
        let map = Map {
            language: "ko",
            ..Map::new(&lead())
        };
        let seoul = map.label("seoul").unwrap();
        assert_eq!((seoul.name.text.as_str(), seoul.local), ("서울", None));
        assert_eq!(map.label("tokyo").unwrap().name.text, "Tokyo");
    }

    #[test]
    fn no_name_covers_another_a_dot_or_what_lies_over_the_map() {
        let mut map = Map::new(&lead());
        // A crowd about Paris.
        for i in 0..60 {
            let place = at(48.0 + f64::from(i % 8), 2.0 + f64::from(i / 8) * 3.0);
            let mut dot = map.dots[0].clone();
            dot.city = id(&format!("town-{i}"));
            dot.at = World::of(place);
            map.atlas
                .cities
                .insert(dot.city.clone(), map.atlas.cities[&id("paris")].clone());
            map.dots.push(dot);
        }
        map.overlays = vec![Rect::at([0.0, 500.0], [200.0, 228.0])];
        let labels = map.labels(&Spots::new());
        assert!(labels.len() > 5 && labels.len() < 60, "{}", labels.len());
        for (i, a) in labels.iter().enumerate() {
            assert!(!labels[i + 1..].iter().any(|b| b.rect.meets(&a.rect)));
            assert!(!map.overlays[0].meets(&a.rect));
            for dot in &map.dots {
                for place in map.frame.places(dot.at, 0.0) {
                    assert!(
                        !a.rect.meets(&Rect::about(place, dot.radius * 0.7)),
                        "{a:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_main_cities_have_their_names_even_where_nothing_is_free() {
        let mut map = Map::new(&lead());
        map.overlays = vec![map.frame.screen()];
        assert!(map.label("seoul").is_some() && map.label("tehran").is_some());
        assert!(map.label("tokyo").is_none());
    }

    #[test]
    fn names_move_aside_for_the_tie_that_stands_out() {
        let mut map = Map::new(&lead());
        let before = map.label("tokyo").unwrap().rect;
        let [x, y] = before.middle();
        map.lines = vec![vec![[x - 4.0, y], [x + 4.0, y]]];
        let after = map.label("tokyo").unwrap().rect;
        assert!(!after.is_crossed_by([x - 4.0, y], [x + 4.0, y]));
    }

    #[test]
    fn a_name_stays_on_its_side_while_that_is_free() {
        let map = Map::new(&lead());
        let below = Spot {
            side: Side::Below,
            steps_away: 0,
        };
        let mut kept = spots(&map.labels(&Spots::new()));
        kept.insert(id("tokyo"), below);
        let again = spots(&map.labels(&kept));
        assert_eq!(again[&id("tokyo")], below);
    }

    #[test]
    fn names_outside_the_selection_step_back() {
        let map = Map::new(&Emphasis::Selected(Subject::City(id("tehran"))));
        assert!(map.label("tokyo").unwrap().is_soft);
        assert!(!map.label("paris").unwrap().is_soft);
    }

    #[test]
    fn countries_are_named_in_capitals_only_when_near_enough_and_free() {
        let japan = Country {
            code: CountryCode::new("JP").unwrap(),
            name_en: "Japan",
            name_ko: "일본",
            name_fa: "ژاپن",
            label_at: Some(at(43.0, 143.0)),
            label_zoom: 3.0,
        };
        let mut map = Map::new(&lead());
        map.countries = vec![japan];
        let is_country = |label: &&Label| matches!(label.of, Named::Country(_));
        assert_eq!(
            map.labels(&Spots::new()).iter().filter(is_country).count(),
            0
        );
        let near = View {
            centre: World::of(at(38.0, 140.0)),
            zoom: 5.0,
        };
        map.frame = Frame::new(&near, map.frame.viewport());
        let labels = map.labels(&Spots::new());
        let name = labels.iter().find(is_country).unwrap();
        assert_eq!(name.name.text, "JAPAN");
        assert!(name.is_soft);
    }

    #[test]
    fn an_empty_map_has_no_names() {
        let mut map = Map::new(&lead());
        map.dots = dots(&Atlas::default(), &Standings::new(), &Emphasis::Plain);
        assert!(map.labels(&Spots::new()).is_empty());
    }
}
