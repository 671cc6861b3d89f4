use ron::Options;
use ron::extensions::Extensions;

use super::*;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// As a file has them.
fn read<T: serde::de::DeserializeOwned>(ron: &str) -> T {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(ron)
        .unwrap()
}

fn tie(text: &str) -> TieId {
    TieId::new(text).unwrap()
}

fn atlas() -> Atlas {
    let mut atlas = Atlas::default();
    for (key, city) in [
        ("seoul", r#"(name: "Seoul", names: {"ko": "서울"})"#),
        ("tehran", r#"(name: "Tehran", names: {"ko": "테헤란"})"#),
        (
            "sao-paulo",
            r#"(name: "São Paulo", names: {"ko": "상파울루"})"#,
        ),
        ("new-york", r#"(name: "New York", country: "US")"#),
        ("new-delhi", r#"(name: "New Delhi")"#),
    ] {
        atlas.cities.insert(id(key), read(city));
    }
    for key in ["seoul--tehran", "sao-paulo--seoul", "new-delhi--new-york"] {
        let claims = r#"(claims: [(kind: sister, term: "자매도시")])"#;
        atlas.ties.insert(tie(key), read(claims));
    }
    let fact = r#"(about: ["tehran"], kind: naming, people: ["Koo Ja-choon"], statement:
        "Each of the two mayors named an avenue after the city of the other while a delegation was in town")"#;
    atlas.facts.insert(id("avenue"), read(fact));
    atlas
}

fn find(query: &str) -> [Group; 4] {
    let finder = Finder::of(&atlas(), |_| "United States".to_owned());
    finder.find(query, 10)
}

fn first(query: &str) -> Option<Found> {
    find(query)
        .into_iter()
        .find_map(|group| group.first.into_iter().next())
}

#[test]
fn a_city_is_found_half_typed_without_accents_in_any_script() {
    for query in ["sao", "SÃO PAULO", "paulo", "상파"] {
        assert_eq!(first(query), Some(Found::City(id("sao-paulo"))), "{query}");
    }
    assert_eq!(first("서우"), Some(Found::City(id("seoul"))));
    assert_eq!(first("york states"), Some(Found::City(id("new-york"))));
}

#[test]
fn a_slip_of_the_pen_is_forgiven_where_nothing_else_is_meant() {
    assert_eq!(first("Tehrna"), Some(Found::City(id("tehran"))));
    assert_eq!(find("xyzzy"), <[Group; 4]>::default());
}

#[test]
fn a_tie_is_found_by_words_of_both_its_ends_or_by_its_own() {
    let ties = |query| find(query)[1].first.clone();
    assert_eq!(ties("teh seoul"), [Found::Tie(tie("seoul--tehran"))]);
    assert_eq!(ties("seoul"), [], "a city's ties are in its panel");
    assert_eq!(find("자매도시")[1].count, 3);
    assert_eq!(ties("seoul paris"), []);
}

#[test]
fn a_whole_name_comes_before_its_parts_and_the_better_tied_city_before_others() {
    assert_eq!(first("new york"), Some(Found::City(id("new-york"))));
    let s = find("s")[0].first.clone();
    assert_eq!(s[0], Found::City(id("seoul")), "two ties against one");
}

#[test]
fn a_fact_is_found_by_any_word_of_a_long_statement_and_by_its_people() {
    for query in ["town", "avenue mayors", "ja-choon"] {
        assert_eq!(first(query), Some(Found::Fact(id("avenue"))), "{query}");
    }
    let tehran = Some(Subject::City(id("tehran")));
    assert_eq!(Found::Fact(id("avenue")).shown_by(&atlas()), tehran);
}

#[test]
fn nothing_typed_finds_nothing() {
    for query in ["", "  ", "–"] {
        assert_eq!(first(query), None);
    }
}

#[test]
fn a_part_of_a_name_is_found_in_any_case_without_accents_and_however_short_its_words_are() {
    for (part, name, place) in [
        ("zur", "Zürich", Some(0)),
        ("RICH", "Zürich", Some(2)),
        ("st", "St. Petersburg", Some(0)),
        ("saint p", "St. Petersburg", Some(0)),
        ("st p", "Saint Petersburg", Some(0)),
        ("st", "Best", Some(2)),
        ("تهرا", "تهران", Some(0)),
        ("كرب", "کربلا", Some(0)),
        ("", "Seoul", Some(0)),
        ("soul", "Seoul", None),
    ] {
        assert_eq!(Part::of(part).place_in(name), place, "{part} in {name}");
    }
}
