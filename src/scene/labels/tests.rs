use super::*;
use crate::atlas::Subject;
use crate::geo::World;
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
        let meets = |rect: &Rect| a.rects.iter().any(|own| own.meets(rect));
        assert!(!labels[i + 1..].iter().any(|b| b.rects.iter().any(meets)));
        assert!(!meets(&map.overlays[0]));
        for dot in &map.dots {
            for place in map.frame.places(dot.at, 0.0) {
                assert!(!meets(&Rect::about(place, dot.radius * 0.7)), "{a:?}");
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
    let before = map.label("tokyo").unwrap().rects[0];
    let [x, y] = before.middle();
    map.lines = vec![vec![[x - 4.0, y], [x + 4.0, y]]];
    let after = map.label("tokyo").unwrap().rects[0];
    assert!(!after.is_crossed_by([x - 4.0, y], [x + 4.0, y]));
}

#[test]
fn a_name_stays_on_its_side_while_that_is_free() {
    let map = Map::new(&lead());
    let above = Spot {
        side: Side::AboveRight,
        steps_away: 0,
    };
    let mut kept = spots(&map.labels(&Spots::new()));
    kept.insert(id("tokyo"), above);
    let again = spots(&map.labels(&kept));
    assert_ne!(spots(&map.labels(&Spots::new()))[&id("tokyo")], above);
    assert_eq!(again[&id("tokyo")], above);
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
        boxes: "129,31,146,46",
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

#[test]
fn no_name_stands_among_the_ties_of_a_main_city() {
    let mut map = Map::new(&lead());
    let seoul = map
        .dots
        .iter()
        .position(|dot| dot.city == id("seoul"))
        .unwrap();
    // A town just to the left, whose name would reach over Seoul.
    let mut town = map.dots[0].clone();
    town.city = id("town");
    town.at = World {
        x: map.dots[seoul].at.x - 50.0 / map.frame.world(),
        y: map.dots[seoul].at.y,
    };
    let paris = map.atlas.cities[&id("paris")].clone();
    map.atlas.cities.insert(id("town"), paris);
    map.dots.push(town);
    let spot = |map: &Map| spots(&map.labels(&Spots::new()))[&id("town")].side;
    map.dots[seoul].degree = 2;
    assert_eq!(spot(&map), Side::Right);
    map.dots[seoul].degree = 50;
    assert_ne!(spot(&map), Side::Right);
}

#[test]
fn a_large_name_stands_at_the_lower_right_and_others_give_way() {
    let mut map = Map::new(&lead());
    let seoul = |map: &Map| spots(&map.labels(&Spots::new()))[&id("seoul")];
    let before = seoul(&map);
    assert_eq!(before.side, Side::LowerRight);
    // A dot in the way: the name moves on, but stays at the lower right.
    let mut town = map.dots[0].clone();
    let at = map.label("seoul").unwrap().rects[0].min;
    town.at = map.frame.to_world([at[0] + 3.0, at[1] + 4.0]);
    town.city = id("tehran");
    map.dots.push(town);
    let moved = seoul(&map);
    assert!(
        moved.side == Side::LowerRight && moved.steps_away > 0,
        "{moved:?}"
    );
}
