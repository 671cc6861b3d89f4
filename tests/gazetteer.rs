//! What a person finds in the embedded gazetteer, by what they type and where they point.

use city_ties::atlas::edit::apply;
use city_ties::atlas::{Atlas, Edit, FactKind, Id, Severity, Subject, check, city_id, fact_id};
use city_ties::gazetteer::{Gazetteer, Match, Place, geonames, geonames_in};
use city_ties::geo::{Country, Position, distance_m};
use city_ties::search::fold;
use proptest::prelude::*;

fn gazetteer() -> &'static Gazetteer {
    Gazetteer::embedded().expect("the embedded gazetteer is whole")
}

fn first(query: &str) -> Match<'static> {
    let found = gazetteer().search(query, 8);
    *found
        .first()
        .unwrap_or_else(|| panic!("nothing for {query}"))
}

/// Name and country of the first place found.
fn found(query: &str) -> (&'static str, String) {
    let place = first(query).place;
    (place.name(), place.country().to_string())
}

#[track_caller]
fn finds(query: &str, name: &str, country: &str) {
    assert_eq!(found(query), (name, country.to_owned()), "{query}");
}

#[test]
fn a_city_is_found_in_any_language() {
    for query in [
        "Seoul",
        "서울",
        "سئول",
        "سيول",
        "سیول",
        "Сеул",
        "首尔",
        "ソウル",
        "Seúl",
        "Σεούλ",
        "โซล",
    ] {
        finds(query, "Seoul", "KR");
    }
    finds("테헤란", "Tehran", "IR");
    finds("Teheran", "Tehran", "IR");
    finds("東京", "Tokyo", "JP");
    finds("뮌헨", "Munich", "DE");
}

#[test]
fn accents_and_umlauts_may_be_left_out_or_put_in() {
    finds("Sao Paulo", "São Paulo", "BR");
    finds("são paulo", "São Paulo", "BR");
    finds("Zurich", "Zürich", "CH");
    finds("ZÜRICH", "Zürich", "CH");
    finds("Lodz", "Łódź", "PL");
    finds("Séoul", "Seoul", "KR");
}

#[test]
fn karbala_is_found_as_arabic_and_persian_write_it() {
    for query in ["Karbala", "Kerbela", "كربلاء", "کربلا", "كربلا", "카르발라"]
    {
        finds(query, "Karbala", "IQ");
    }
}

#[test]
fn saint_petersburg_is_found_however_saint_is_written() {
    for query in [
        "St Petersburg",
        "St. Petersburg",
        "Saint Petersburg",
        "st petersb",
        "Sankt-Peterburg",
        "Petersburg, Russia",
        "Leningrad",
    ] {
        finds(query, "Saint Petersburg", "RU");
    }
    let both = gazetteer().search("St Petersburg", 2);
    assert_eq!(both[1].place.division(), Some("Florida"));
}

#[test]
fn the_larger_of_namesakes_comes_first_and_its_region_tells_the_other() {
    let birminghams = gazetteer().search("Birmingham", 2);
    let regions: Vec<_> = birminghams.iter().map(|m| m.place.division()).collect();
    assert_eq!(regions, [Some("England"), Some("Alabama")]);
    assert_eq!(first("Paris").place.division(), Some("Île-de-France"));
    for query in ["Paris, Texas", "paris texas", "Paris Tex"] {
        assert_eq!(first(query).place.division(), Some("Texas"), "{query}");
    }
    finds("Valencia, Venezuela", "Valencia", "VE");
    finds("Valencia, 스페인", "Valencia", "ES");
    finds("Washington, D.C.", "Washington, D.C.", "US");
}

#[test]
fn the_beginning_of_a_name_or_of_a_later_word_is_enough() {
    for typed in ["Teh", "Tehr", "Tehra", "Tehran"] {
        finds(typed, "Tehran", "IR");
    }
    finds("Paulo", "São Paulo", "BR");
    finds("janeiro", "Rio de Janeiro", "BR");
    for typed in ["서우", "서울", "서울ㅌ"] {
        let names: Vec<_> = gazetteer()
            .search(typed, 8)
            .iter()
            .map(|found| found.place.name())
            .collect();
        assert!(names.contains(&"Seoul"), "{typed}: {names:?}");
    }
    finds("붓", "Busan", "KR");
}

#[test]
fn a_slip_of_the_pen_is_forgiven_and_said() {
    for (slip, name) in [
        ("Tehrna", "Tehran"),
        ("Istambul", "Istanbul"),
        ("Ulanbatar", "Ulaanbaatar"),
        ("Johanesburg", "Johannesburg"),
        ("Buenos Ares", "Buenos Aires"),
        ("세울", "Seoul"),
        ("로스 앤젤레스", "Los Angeles"),
    ] {
        let found = first(slip);
        assert_eq!(found.place.name(), name, "{slip}");
    }
    assert!(first("Tehrna").is_guess);
    assert!(!first("Tehran").is_guess);
    assert!(gazetteer().search("zzxqv", 8).is_empty());
}

#[test]
fn the_name_that_was_found_is_told() {
    assert_eq!(first("Leningrad").name, "Leningrad");
    assert_eq!(first("서울").name, "서울");
    assert_eq!(first("Seoul").name, "Seoul");
    let place = first("Seoul").place;
    let names: Vec<_> = place.names().collect();
    assert_eq!(names, [("ko", "서울"), ("fa", "سئول")]);
    assert_eq!(place.name_in("de"), None);
}

#[test]
fn nothing_typed_finds_nothing_and_no_more_is_found_than_asked_for() {
    for nothing in ["", "  ", "…", ","] {
        assert!(gazetteer().search(nothing, 8).is_empty(), "{nothing:?}");
    }
    assert_eq!(gazetteer().search("a", 5).len(), 5);
    assert!(gazetteer().search("a", 0).is_empty());
}

#[test]
fn every_place_is_found_by_its_own_name() {
    // One in some hundreds: each search is slow in a build for tests.
    for place in gazetteer().places().step_by(601) {
        let query = format!("{}, {}", place.name(), place.country());
        let found = gazetteer().search(&query, 40);
        assert!(found.iter().any(|found| found.place == place), "{place:?}");
    }
}

#[test]
fn every_place_has_a_country_with_a_name_and_korean_and_persian_names_their_own_script() {
    assert!(gazetteer().len() > 34_000);
    let mut named = [0, 0];
    for place in gazetteer().places() {
        assert!(Country::of(place.country()).is_some(), "{place:?}");
        assert!(!place.name().trim().is_empty());
        for (tag, name) in place.names() {
            let is_own = |c: char| match tag {
                "ko" => ('가'..='힣').contains(&c),
                _ => ('\u{600}'..='\u{6ff}').contains(&c),
            };
            assert!(name.contains(is_own), "{place:?}: {name}");
            assert!(tag != "fa" || !name.contains(['ي', 'ك']), "{name}");
            named[usize::from(tag == "fa")] += 1;
        }
    }
    assert!(named[0] > 5000 && named[1] > 7000, "{named:?}");
}

#[test]
fn the_places_nearest_to_a_point_come_with_their_distances() {
    let near = gazetteer().nearest(Position::new(37.57, 126.98).unwrap(), 3);
    assert_eq!(near[0].0.name(), "Seoul");
    assert!(near[0].1 < 1000.0, "{near:?}");
    assert!(near.is_sorted_by(|a, b| a.1 <= b.1));
    assert!(gazetteer().nearest(Position::ORIGIN, 0).is_empty());
}

#[test]
fn memory_stays_small() {
    let bytes = gazetteer().memory_bytes();
    assert!(bytes < 15_000_000, "{bytes}");
    assert!(include_bytes!("../assets/gazetteer.bin").len() < 2_000_000);
}

#[test]
fn a_place_becomes_a_city_with_its_source_and_population() {
    let place = first("Karbala").place;
    let (city, source) = (place.to_city(), geonames(place.date()));
    assert_eq!(city.name, "Karbala");
    assert_eq!(city.names["fa"], "کربلا");
    assert_eq!(city.ids["geonames"], "94824");
    assert_eq!(city.country, Some(place.country()));
    assert_eq!(source.credit.as_deref(), Some("GeoNames (CC BY 4.0)"));

    let mut atlas = Atlas::default();
    let id = city_id(&atlas, &city, 1);
    assert_eq!(id.as_str(), "karbala");
    let (source_id, is_there) = geonames_in(&atlas);
    assert_eq!((source_id.as_str(), is_there), ("geonames", false));
    let mut fact = place
        .population_fact(source_id.clone(), "Many live there.".to_owned())
        .unwrap();
    fact.about = vec![Subject::City(id.clone())];
    assert_eq!(fact.kind, FactKind::Statistic);
    assert_eq!(fact.cite[0].source, source_id);
    let quantity = fact.quantity.as_ref().unwrap();
    assert_eq!(Some(quantity.value), place.population().map(f64::from));
    for edit in [
        Edit::PutSource(source_id.clone(), Box::new(source)),
        Edit::PutCity(id, Box::new(city)),
        Edit::PutFact(fact_id(&atlas, &fact, 1), Box::new(fact)),
    ] {
        atlas = apply(&atlas, &edit).unwrap();
    }
    assert_eq!(geonames_in(&atlas), (source_id, true));
    let problems = check::problems(&atlas);
    let errors: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn another_source_that_took_its_id_is_left_alone() {
    let mut atlas = Atlas::default();
    let other = city_ties::atlas::Source {
        title: Some("Names of our quarter".to_owned()),
        ..Default::default()
    };
    atlas.sources.insert(Id::new("geonames").unwrap(), other);
    let (id, is_there) = geonames_in(&atlas);
    assert_eq!((id.as_str(), is_there), ("geonames-2", false));
}

/// The nearest place, by looking at all.
fn nearest_of_all(position: Position) -> f64 {
    let distance = |place: Place<'_>| distance_m(position, place.position());
    gazetteer()
        .places()
        .map(distance)
        .fold(f64::INFINITY, f64::min)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_nearest_is_the_nearest_of_all(lat in -90.0..=90.0, lon in -180.0..=180.0) {
        let position = Position::new(lat, lon).unwrap();
        let near = gazetteer().nearest(position, 4);
        prop_assert_eq!(near.len(), 4);
        prop_assert_eq!(near[0].1, nearest_of_all(position));
    }

    #[test]
    fn folding_what_is_typed_changes_nothing_that_is_found(at in 0usize..34_000, letters in 2usize..12) {
        let name = gazetteer().places().nth(at).map_or("", Place::name);
        let typed: String = name.chars().take(letters).collect();
        prop_assume!(!typed.contains([',', '،']));
        let of = |query: &str| -> Vec<u32> {
            let found = gazetteer().search(query, 10);
            found.iter().map(|found| found.place.geonames_id()).collect()
        };
        prop_assert_eq!(of(&typed), of(&fold(&typed)));
        prop_assert_eq!(of(&typed), of(&typed.to_uppercase()));
    }

    #[test]
    fn whatever_is_typed_is_answered(query in "\\PC{0,80}") {
        prop_assert!(gazetteer().search(&query, 8).len() <= 8);
    }
}
