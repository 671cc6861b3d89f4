use super::*;
use crate::atlas::{Id, TieId};

const TEXT: &str = r#"(format: "city-ties", version: 1,
cities: { // "tokyo": (
"seoul": (name: "Seoul", at: (lat: 1, lon: 2)),
  "tehran" : (name: "تهران"),
},
ties: {
"seoul--tehran": (claims: [
    (by: ["seoul"], kind: sister, cite: [(source: "a"), (source: "b")]),
    (by: ["tehran", "seoul"], kind: none),
]),
},
totals: [(city: "seoul", count: 1), (city: "tehran", count: 2)],
)"#;

fn city(id: &str) -> Place {
    Place::of(Entity::City(Id::new(id).unwrap()))
}

fn tie() -> Place {
    Place::of(Entity::Tie(TieId::new("seoul--tehran").unwrap()))
}

#[test]
fn every_entity_has_its_line_and_column() {
    let outline = Outline::of(TEXT);
    let claim = tie().field("claims").item(1);
    for (place, line, column) in [
        (city("seoul"), 3, 1),
        (city("tehran"), 4, 3),
        (city("seoul").field("at").field("lon"), 3, 44),
        (tie(), 7, 1),
        (claim.clone(), 9, 5),
        (claim.field("by").item(1), 9, 21),
        (claim.field("since"), 9, 5),
        (
            tie()
                .field("claims")
                .item(0)
                .field("cite")
                .item(1)
                .field("source"),
            8,
            66,
        ),
        (Place::of(Entity::Total(1)).field("count"), 12, 61),
    ] {
        assert_eq!(outline.locate(&place), Point { line, column }, "{place:?}");
    }
    assert!(outline.has_comments);
}

#[test]
fn a_filter_and_a_story_of_one_name_have_their_own_lines() {
    let outline = Outline::of(
        "(saved: (filters: {\n\"a\": (dated: true),\n}, stories: {\n\"a\": (views: [\n(zoom: 1),\n(zoom: 2)]),\n}))",
    );
    let filter = Place::of(Entity::Filter("a".to_owned()));
    let story = Place::of(Entity::Story("a".to_owned()));
    assert_eq!(outline.locate(&filter).line, 2);
    assert_eq!(outline.locate(&story).line, 4);
    let zoom = story.field("views").item(1).field("zoom");
    assert_eq!(outline.locate(&zoom).line, 6);
}

#[test]
fn a_key_that_stands_twice_is_found_however_it_is_written() {
    let outline = Outline::of(
        r#"(cities: {"a": (names: {"ko": "x"}), "b": (names: {"ko": "y"}), "\u{61}": ()})"#,
    );
    let [doubled] = outline.doubled.as_slice() else {
        panic!("{:?}", outline.doubled)
    };
    assert_eq!(
        (doubled.key.as_str(), doubled.first, doubled.again),
        ("a", 10, 64)
    );
}
