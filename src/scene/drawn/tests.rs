use super::*;
use crate::scene::samples::{atlas, id, standings, tie};
use crate::scene::style::Theme;

fn drawn(emphasis: &Emphasis) -> Vec<DrawnTie> {
    drawn_ties(&atlas(), &standings(), emphasis, Palette::of(Theme::Day))
}

fn one(emphasis: &Emphasis, id: &str) -> DrawnTie {
    let ties = drawn(emphasis);
    ties.into_iter().find(|drawn| drawn.id == tie(id)).unwrap()
}

fn main(tie: &DrawnTie) -> &Stroke {
    tie.strokes.last().unwrap()
}

#[test]
fn ties_to_an_unplaced_city_are_not_drawn() {
    let ties = drawn(&Emphasis::Plain);
    assert_eq!(ties.len(), standings().len() - 1);
    assert!(ties.iter().all(|drawn| drawn.id != tie("nowhere--seoul")));
}

#[test]
fn a_contested_tie_is_hollow_in_the_colours_of_its_two_kinds() {
    let palette = Palette::of(Theme::Day);
    let contested = one(&Emphasis::Plain, "seoul--tehran");
    let [.., below, above] = contested.strokes.as_slice() else {
        panic!("two lines");
    };
    assert_eq!(above.colour, palette.kind(&Kind::Sister).line);
    assert_eq!(below.colour, palette.kind(&Kind::Friendship).line);
    assert!((above.offset - below.offset - 3.5).abs() < 1e-9);
    assert!((above.width - 1.1).abs() < 1e-9);
    assert_eq!(contested.casing, None, "the ground shows between");
}

#[test]
fn what_nobody_concerned_confirms_is_thin_and_faint() {
    let faint = one(&Emphasis::Plain, "paris--seoul");
    assert!((main(&faint).width - 0.9).abs() < 1e-9);
    assert!((faint.opacity - 0.6).abs() < 1e-6);
}

#[test]
fn a_kind_that_stands_beside_has_a_lane_clear_of_the_lines() {
    for (emphasis, clear) in [
        (Emphasis::Plain, 1.75 + 3.0),
        (Emphasis::Selected(Subject::Tie(tie("seoul--tehran"))), 10.0),
    ] {
        let lane = one(&emphasis, "seoul--tehran").strokes[0];
        assert!((lane.offset - clear).abs() < 1e-9, "{lane:?}");
    }
}

#[test]
fn a_memorandum_alone_is_the_line_itself() {
    let memorandum = one(&Emphasis::Plain, "paris--tehran");
    assert_eq!(memorandum.strokes.len(), 1);
    assert!(main(&memorandum).offset.abs() < 1e-9);
}

#[test]
fn the_lead_lies_on_top_on_its_casing_and_the_others_step_back() {
    let lead = Emphasis::Lead(tie("seoul--tehran"));
    let ties = drawn(&lead);
    let top = ties.last().unwrap();
    assert_eq!(top.id, tie("seoul--tehran"));
    assert!((top.casing.unwrap().width - 11.5).abs() < 1e-9);
    assert!((main(top).width - 2.6).abs() < 1e-9);
    assert!((one(&lead, "seoul--tokyo").opacity - 0.72).abs() < 1e-6);
}

#[test]
fn the_selected_tie_has_a_halo_and_the_rest_fades() {
    let selected = Emphasis::Selected(Subject::Tie(tie("seoul--tehran")));
    let top = drawn(&selected).pop().unwrap();
    assert_eq!(top.id, tie("seoul--tehran"));
    assert!((top.casing.unwrap().width - 10.5).abs() < 1e-9);
    assert!((top.halo.unwrap().width - 15.0).abs() < 1e-9);
    assert!((one(&selected, "seoul--tokyo").opacity - 0.16).abs() < 1e-6);
    assert!((one(&selected, "paris--seoul").opacity - 0.12).abs() < 1e-6);
}

#[test]
fn a_selected_citys_ties_stand_out_full() {
    let selected = Emphasis::Selected(Subject::City(id("tehran")));
    let memorandum = one(&selected, "paris--tehran");
    assert!((memorandum.opacity - 1.0).abs() < 1e-6);
    assert!((main(&memorandum).width - 1.75).abs() < 1e-9);
    let contested = one(&selected, "seoul--tehran");
    assert!((main(&contested).offset - 2.1).abs() < 1e-9);
    assert!((one(&selected, "seoul--tokyo").opacity - 0.16).abs() < 1e-6);
}

#[test]
fn states_are_told_by_dashes() {
    assert_eq!(Dash::of(State::Active), Dash::Solid);
    assert_eq!(Dash::of(State::Dormant), Dash::of(State::Ended));
    assert_eq!(Dash::of(State::Unknown), Dash::Dots(4.0));
    assert_ne!(Dash::of(State::Proposed), Dash::of(State::Suspended));
}

#[test]
fn facts_add_at_most_one_point_of_width() {
    let standing = &standings()[&tie("seoul--tokyo")];
    let palette = Palette::of(Theme::Day);
    let width = |facts| Measures::of(Voice::Plain, standing, facts, palette).single;
    assert!((width(0) - 1.25).abs() < 1e-9);
    assert!(width(3) > width(1));
    assert!((width(1000) - 2.25).abs() < 1e-9);
}
