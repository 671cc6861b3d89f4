//! Ties that are drawn on the map by dragging.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use city_ties::ui::Window;

use super::files::{Fake, press, wait_for, window_on};
use super::says;

type Tested<'a> = Harness<'a, Option<Window>>;

/// Where on the screen a city is.
fn city(window: &Tested<'_>, name: &str) -> Pos2 {
    window.get_by_label(name).rect().center()
}

fn button(window: &mut Tested<'_>, at: Pos2, pressed: bool) {
    window.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(1);
}

/// Presses at a place and drags to another; the button is still down.
fn drag(window: &mut Tested<'_>, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.run_steps(2);
    button(window, from, true);
    for share in [0.2, 0.5, 1.0] {
        window.hover_at(from + share * (to - from));
        window.run_steps(2);
    }
}

fn let_go(window: &mut Tested<'_>, at: Pos2) {
    button(window, at, false);
    window.run_steps(4);
}

fn write(window: &mut Tested<'_>, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run_steps(3);
}

fn key(window: &mut Tested<'_>, key: Key) {
    press(window, Modifiers::NONE, key);
}

#[test]
fn a_tie_is_drawn_by_dragging() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::C);
    let (dubai, seoul) = (city(&window, "City Dubai"), city(&window, "City Seoul"));
    drag(&mut window, dubai, seoul);
    assert_eq!(city(&window, "City Dubai"), dubai, "the map keeps still");
    let_go(&mut window, seoul);
    assert!(says(&window, "Connect Dubai") && says(&window, "no tie yet"));
    let since = window.get_by_role_and_label(Role::TextInput, "Since");
    assert!(since.accesskit_node().is_focused(), "one writes on at once");
    write(&mut window, "2019");
    key(&mut window, Key::Enter);
    assert!(says(&window, "Tie Dubai – Seoul") && says(&window, "since 2019"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(says(&window, "93 ties"), "one step");
}

#[test]
fn a_tie_drawn_where_there_is_one_offers_a_further_claim() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::C);
    let (tokyo, seoul) = (city(&window, "City Tokyo"), city(&window, "City Seoul"));
    drag(&mut window, seoul, tokyo);
    let_go(&mut window, tokyo);
    assert!(says(&window, "A further claim") && says(&window, "so far"));
    key(&mut window, Key::Escape);
    assert!(says(&window, "Saved"), "nothing was added");
}

#[test]
fn a_tie_drawn_to_an_empty_place_asks_for_the_city_first() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::C);
    let seoul = city(&window, "City Seoul");
    let there = seoul + vec2(-70.0, -60.0);
    drag(&mut window, seoul, there);
    let_go(&mut window, there);
    assert!(says(&window, "New partner of Seoul"));
    wait_for(&mut window, "Nearest to the place");
    write(&mut window, "A place of ours");
    key(&mut window, Key::Enter);
    assert!(says(&window, "Connect Seoul") && says(&window, "A place of ours – Seoul"));
    key(&mut window, Key::Enter);
    assert!(says(&window, "Tie A place of ours – Seoul"));
    for _ in 0..2 {
        press(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert!(says(&window, "Saved"), "a city and a tie");
}

#[test]
fn esc_gives_up_a_tie_that_is_being_drawn_and_the_map_stays() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::C);
    let (dubai, seoul) = (city(&window, "City Dubai"), city(&window, "City Seoul"));
    drag(&mut window, dubai, seoul);
    key(&mut window, Key::Escape);
    window.hover_at(seoul + vec2(-40.0, 0.0));
    window.run_steps(2);
    let_go(&mut window, seoul);
    assert!(!says(&window, "Connect Dubai"));
    assert_eq!(city(&window, "City Dubai"), dubai);
}

#[test]
fn a_tie_drawn_to_an_empty_place_goes_on_with_what_the_gazetteer_has_there() {
    let mut window = window_on(&Fake::default());
    key(&mut window, Key::C);
    let seoul = city(&window, "City Seoul");
    let there = seoul + vec2(-70.0, -60.0);
    drag(&mut window, seoul, there);
    let_go(&mut window, there);
    wait_for(&mut window, "Nearest to the place");
    key(&mut window, Key::Enter);
    assert!(says(&window, "Filled from GeoNames"));
    key(&mut window, Key::Enter);
    assert!(says(&window, "Connect Seoul") && says(&window, "no tie yet"));
    key(&mut window, Key::Enter);
    assert!(says(&window, "Undo: Add Seoul’s claim on"));
}
