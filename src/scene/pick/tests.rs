use super::*;
use crate::geo::World;
use crate::scene::dots::dots;
use crate::scene::drawn::{Emphasis, drawn_ties};
use crate::scene::samples::{at, atlas, frame, id, standings, tie};
use crate::scene::style::{Palette, Theme};
use crate::scene::view::{View, Viewport};

fn picker(frame: &Frame) -> Picker {
    let (atlas, standings, plain) = (atlas(), standings(), Emphasis::Plain);
    let ties = drawn_ties(&atlas, &standings, &plain, Palette::of(Theme::Day));
    Picker::new(&dots(&atlas, &standings, &plain), &ties, frame.world())
}

fn seoul(frame: &Frame) -> [f64; 2] {
    frame.to_screen(World::of(at(37.566, 126.978)))
}

#[test]
fn a_city_is_picked_within_its_reach_and_not_past_it() {
    let frame = frame();
    let [x, y] = seoul(&frame);
    let picked = picker(&frame).pick(&frame, [x - 11.0, y]);
    assert_eq!(picked.cities, [id("seoul")]);
    let missed = picker(&frame).pick(&frame, [x - 13.0, y]);
    assert!(missed.cities.is_empty());
}

#[test]
fn places_that_share_a_spot_are_all_listed() {
    let frame = frame();
    let [x, y] = seoul(&frame);
    let mut picker = picker(&frame);
    let mut twin = picker
        .dots
        .iter()
        .find(|dot| dot.city == id("seoul"))
        .unwrap()
        .clone();
    twin.city = id("seoul-twin");
    picker.dots.push(twin);
    assert_eq!(picker.pick(&frame, [x, y]).cities.len(), 2);
}

#[test]
fn a_tie_is_picked_in_every_lane() {
    let frame = frame();
    let picker = picker(&frame);
    let [x, y] = picker
        .visible_point(&frame, &tie("seoul--tehran"), &[])
        .unwrap();
    for (off, expected) in [(0.0, true), (-12.0, true), (-14.5, false)] {
        let picked = picker.pick(&frame, [x, y + off]);
        let found = picked
            .ties
            .iter()
            .any(|(id, _)| *id == tie("seoul--tehran"));
        assert_eq!(found, expected, "{off} above");
    }
}

#[test]
fn the_nearest_tie_comes_first() {
    let frame = frame();
    let picker = picker(&frame);
    for wanted in ["seoul--tehran", "los-angeles--seoul", "paris--tehran"] {
        let point = picker.visible_point(&frame, &tie(wanted), &[]).unwrap();
        let picked = picker.pick(&frame, point);
        assert!(picked.cities.is_empty());
        assert_eq!(picked.ties[0].0, tie(wanted));
        assert!(picked.ties.is_sorted_by(|a, b| a.1 <= b.1));
    }
}

#[test]
fn the_point_of_a_tie_is_in_view_and_off_what_lies_over_the_map() {
    let frame = frame();
    let picker = picker(&frame);
    let first = picker
        .visible_point(&frame, &tie("los-angeles--seoul"), &[])
        .unwrap();
    assert!(frame.screen().contains(first));
    let over = Rect::about(first, 60.0);
    let second = picker
        .visible_point(&frame, &tie("los-angeles--seoul"), &[over])
        .unwrap();
    assert!(!over.contains(second));
}

#[test]
fn ties_are_picked_on_every_copy_of_the_world() {
    let viewport = Viewport {
        width: 928.0,
        height: 728.0,
        pixels_per_point: 1.0,
    };
    let view = View {
        centre: World { x: 0.85, y: 0.5 },
        zoom: viewport.min_zoom(),
    };
    let frame = Frame::new(&view, viewport);
    let picker = picker(&frame);
    let wanted = tie("seoul--tehran");
    let [x, y] = picker.visible_point(&frame, &wanted, &[]).unwrap();
    let copy = if x < 464.0 {
        x + frame.world()
    } else {
        x - frame.world()
    };
    let picked = picker.pick(&frame, [copy, y]);
    assert!(picked.ties.iter().any(|(id, _)| *id == wanted));
}

#[test]
fn a_tie_is_found_at_the_zoom_of_a_street_too() {
    let viewport = frame().viewport();
    let centre = World::of(at(37.566, 126.978));
    let frame = Frame::new(&View { centre, zoom: 19.0 }, viewport);
    let picker = picker(&frame);
    let wanted = tie("seoul--tokyo");
    let point = picker.visible_point(&frame, &wanted, &[]).unwrap();
    assert_eq!(picker.pick(&frame, point).ties[0].0, wanted);
}

#[test]
fn a_tie_out_of_view_has_no_point() {
    let viewport = frame().viewport();
    let centre = World::of(at(-30.0, -20.0));
    let frame = Frame::new(&View { centre, zoom: 6.0 }, viewport);
    let picker = picker(&frame);
    assert_eq!(
        picker.visible_point(&frame, &tie("seoul--tokyo"), &[]),
        None
    );
}
