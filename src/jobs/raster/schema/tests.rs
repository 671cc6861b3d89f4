//! Layers in the words of each of the three ways.

use super::*;
use crate::formats::mvt::made::{
    self, LINES, RINGS, Tag, feature, layer, protomaps, rectangle, tile,
};

const LINE: [[i32; 2]; 2] = [[0, 0], [100, 100]];

/// What a shape in a layer is drawn as.
fn class_of(name: &'static str, shape: u8, tags: &[(&'static str, Tag)]) -> Option<Class> {
    let bytes = tile(&[layer(name, vec![feature(shape, tags, &[&LINE])])]);
    let layers = layers(&bytes).unwrap();
    let feature = layers[0].features().next().unwrap().unwrap();
    class(Holds::of(name)?, &feature)
}

fn kind(key: &'static str, kind: &'static str) -> [(&'static str, Tag); 1] {
    [(key, Tag::Text(kind))]
}

const WATER: Option<Class> = Some(Class::Area(Area::Water));
const BUILT_UP: Option<Class> = Some(Class::Area(Area::BuiltUp));

#[test]
fn layers_of_protomaps_are_known() {
    let of = |name, shape, tag| class_of(name, shape, &kind("kind", tag));
    assert_eq!(of("earth", RINGS, "earth"), Some(Class::Area(Area::Land)));
    assert_eq!(of("water", RINGS, "ocean"), WATER);
    assert_eq!(of("water", RINGS, "swimming_pool"), None);
    assert_eq!(of("water", LINES, "river"), Some(Class::Way(Way::River)));
    assert_eq!(of("water", LINES, "stream"), None);
    assert_eq!(of("landuse", RINGS, "residential"), BUILT_UP);
    assert_eq!(of("landcover", RINGS, "urban_area"), BUILT_UP);
    assert_eq!(of("landuse", RINGS, "park"), None);
    assert_eq!(
        of("roads", LINES, "highway"),
        Some(Class::Way(Way::Motorway))
    );
    assert_eq!(
        of("roads", LINES, "major_road"),
        Some(Class::Way(Way::MajorRoad))
    );
    assert_eq!(
        of("roads", LINES, "minor_road"),
        Some(Class::Way(Way::MinorRoad))
    );
    assert_eq!(of("roads", LINES, "rail"), None);
    assert_eq!(
        of("boundaries", LINES, "country"),
        Some(Class::Way(Way::Border))
    );
    assert_eq!(
        of("boundaries", LINES, "region"),
        Some(Class::Way(Way::Region))
    );
    assert_eq!(of("boundaries", LINES, "county"), None);
    let old = kind("pmap:kind", "highway");
    assert_eq!(
        class_of("roads", LINES, &old),
        Some(Class::Way(Way::Motorway))
    );
    assert_eq!(of("buildings", RINGS, "building"), None);
}

#[test]
fn layers_of_openmaptiles_are_known() {
    let of = |name, shape, tag| class_of(name, shape, &kind("class", tag));
    assert_eq!(of("water", RINGS, "ocean"), WATER);
    assert_eq!(of("waterway", LINES, "river"), Some(Class::Way(Way::River)));
    assert_eq!(of("landuse", RINGS, "residential"), BUILT_UP);
    assert_eq!(
        of("transportation", LINES, "trunk"),
        Some(Class::Way(Way::Motorway))
    );
    assert_eq!(
        of("transportation", LINES, "secondary"),
        Some(Class::Way(Way::MajorRoad))
    );
    assert_eq!(
        of("transportation", LINES, "minor"),
        Some(Class::Way(Way::MinorRoad))
    );
    assert_eq!(of("transportation", LINES, "rail"), None);
    let border = |disputed, maritime, level| {
        let tags = [
            ("admin_level", Tag::Number(level)),
            ("disputed", Tag::Number(disputed)),
            ("maritime", Tag::Number(maritime)),
        ];
        class_of("boundary", LINES, &tags)
    };
    assert_eq!(border(0, 0, 2), Some(Class::Way(Way::Border)));
    assert_eq!(border(1, 0, 2), Some(Class::Way(Way::Disputed)));
    assert_eq!(border(0, 0, 4), Some(Class::Way(Way::Region)));
    assert_eq!([border(0, 1, 2), border(0, 0, 8)], [None; 2]);
}

#[test]
fn layers_of_shortbread_are_known() {
    let of = |name, shape, tag| class_of(name, shape, &kind("kind", tag));
    assert_eq!(class_of("ocean", RINGS, &[]), WATER);
    assert_eq!(of("water_polygons", RINGS, "water"), WATER);
    assert_eq!(of("water_polygons", RINGS, "glacier"), None);
    assert_eq!(
        of("water_lines", LINES, "canal"),
        Some(Class::Way(Way::River))
    );
    assert_eq!(of("land", RINGS, "residential"), BUILT_UP);
    assert_eq!(
        of("streets", LINES, "motorway"),
        Some(Class::Way(Way::Motorway))
    );
    assert_eq!(
        of("streets", LINES, "living_street"),
        Some(Class::Way(Way::MinorRoad))
    );
    let tags = [
        ("admin_level", Tag::Number(2)),
        ("disputed", Tag::Flag(true)),
    ];
    assert_eq!(
        class_of("boundaries", LINES, &tags),
        Some(Class::Way(Way::Disputed))
    );
    let tags = [
        ("admin_level", Tag::Number(2)),
        ("maritime", Tag::Flag(true)),
    ];
    assert_eq!(class_of("boundaries", LINES, &tags), None);
}

#[test]
fn what_lies_beneath_follows_from_the_layers_of_the_archive() {
    let beneath = |bytes: &[u8], said: &[&str]| {
        let said: Vec<String> = said.iter().map(|name| (*name).to_owned()).collect();
        shapes(bytes, &said).unwrap().beneath()
    };
    let inland = tile(&[layer("transportation", vec![])]);
    assert_eq!(
        beneath(&inland, &["transportation", "water"]),
        Beneath::Land
    );
    assert_eq!(beneath(&inland, &["earth", "water"]), Beneath::Water);
    assert_eq!(beneath(&inland, &["transportation"]), Beneath::World);
    assert_eq!(beneath(&inland, &[]), Beneath::World);
    assert_eq!(beneath(&protomaps(), &[]), Beneath::Water);
}

#[test]
fn of_layers_that_nobody_knows_the_outlines_are_drawn_and_beside_known_ones_nothing() {
    let ring = rectangle([10, 10], [90, 90]);
    let districts = || layer("districts", vec![feature(RINGS, &[], &[&ring])]);
    let shapes = |layers: &[made::Layer]| shapes(&tile(layers), &[]).unwrap();
    assert_eq!(shapes(&[districts()]).points(), 5);
    assert_eq!(shapes(&[districts(), layer("roads", vec![])]).points(), 0);
}

#[test]
fn edges_along_the_frame_of_a_tile_are_no_coast() {
    let with = |ring: &[[i32; 2]]| {
        let bytes = tile(&[layer("water", vec![feature(RINGS, &[], &[ring])])]);
        shapes(&bytes, &[]).unwrap().points() - ring.len()
    };
    assert_eq!(with(&rectangle([10, 10], [90, 90])), 5, "all about a lake");
    assert_eq!(
        with(&rectangle([-64, -64], [4160, 4160])),
        0,
        "none in the sea"
    );
    assert_eq!(
        with(&rectangle([0, 0], [4096, 4096])),
        0,
        "without a margin either"
    );
    assert_eq!(
        with(&rectangle([-64, -64], [90, 4160])),
        2,
        "one side of a coast"
    );
}

#[test]
fn what_is_no_tile_is_refused_and_an_extent_of_any_size_is_taken() {
    assert_eq!(
        shapes(&[0x1a, 9, 1], &[]).map(|_| ()),
        Err(MvtError::CutShort)
    );
    let mut wide = layer(
        "water",
        vec![feature(RINGS, &[], &[&rectangle([0, 0], [9, 9])])],
    );
    wide.extent = u32::MAX;
    assert!(shapes(&tile(&[wide]), &[]).unwrap().points() > 0);
}
