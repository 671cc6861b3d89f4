//! Several selected: by Ctrl+click, by a rectangle, all of them; and what the panel tells of them.

use eframe::egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{Harnessed, is_there};

const CTRL: Modifiers = Modifiers::COMMAND.plus(Modifiers::CTRL);

fn place(window: &Harnessed, label: &str) -> Pos2 {
    window.get_by_label(label).rect().center()
}

fn is_selected(window: &Harnessed, label: &str) -> bool {
    let node = window.get_by_label(label);
    node.accesskit_node().is_selected() == Some(true)
}

fn ctrl_click(window: &mut Harnessed, label: &str) {
    let at = place(window, label);
    window.hover_at(at);
    window.run_steps(2);
    for pressed in [true, false] {
        window.event(eframe::egui::Event::PointerButton {
            pos: at,
            button: eframe::egui::PointerButton::Primary,
            pressed,
            modifiers: CTRL,
        });
        window.event(eframe::egui::Event::ModifiersChanged(CTRL));
        window.run_steps(1);
    }
    window.event(eframe::egui::Event::ModifiersChanged(Modifiers::NONE));
    window.run_steps(4);
}

/// Drags from one point to another with keys held from before the press to the end.
fn drag(window: &mut Harnessed, from: Pos2, to: Pos2, held: Modifiers) {
    window.event(eframe::egui::Event::ModifiersChanged(held));
    window.hover_at(from);
    window.run_steps(1);
    let button = |pos, pressed| eframe::egui::Event::PointerButton {
        pos,
        button: eframe::egui::PointerButton::Primary,
        pressed,
        modifiers: held,
    };
    window.event(button(from, true));
    window.run_steps(1);
    for share in [0.3, 0.7, 1.0] {
        window.hover_at(from.lerp(to, share));
        window.run_steps(1);
    }
    window.event(button(to, false));
    window.run_steps(1);
    window.event(eframe::egui::Event::ModifiersChanged(Modifiers::NONE));
    window.run_steps(4);
}

#[test]
fn ctrl_click_adds_to_the_selection_and_takes_out_of_it() {
    let mut window = super::window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    ctrl_click(&mut window, "City Tehran");
    assert!(is_there(&window, "2 cities selected"));
    assert!(is_selected(&window, "City Seoul") && is_selected(&window, "City Tehran"));
    ctrl_click(&mut window, "City Honolulu");
    assert!(is_there(&window, "3 cities selected"));
    assert!(is_there(&window, "United States, 1"), "counted by country");
    ctrl_click(&mut window, "City Tehran");
    assert!(is_there(&window, "2 cities selected"));
    window
        .get_by_label("Take Honolulu out of the selection")
        .click();
    window.run_steps(4);
    assert!(
        is_there(&window, "23 published, 23 listed"),
        "Seoul alone is left"
    );
}

#[test]
fn esc_clears_several_at_once_and_back_brings_them_again() {
    let mut window = super::window();
    window.run_steps(4);
    window.key_press_modifiers(CTRL, Key::A);
    window.run_steps(4);
    assert!(is_there(&window, " ties selected"));
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(!is_there(&window, " ties selected"));
    window.get_by_label("Back").click();
    window.run_steps(4);
    assert!(is_there(&window, " ties selected"));
}

#[test]
fn shift_and_a_drag_take_the_cities_within_and_move_nothing() {
    let mut window = super::window();
    window.run_steps(4);
    let seoul = place(&window, "City Seoul");
    let (from, to) = (
        seoul - eframe::egui::vec2(40.0, 40.0),
        seoul + eframe::egui::vec2(90.0, 60.0),
    );
    drag(&mut window, from, to, Modifiers::SHIFT);
    assert_eq!(place(&window, "City Seoul"), seoul, "the map stays");
    assert!(is_there(&window, "cities selected"));
    assert!(is_selected(&window, "City Seoul") && is_selected(&window, "City Tokyo"));
    assert!(!is_selected(&window, "City Tehran"));
    let tehran = place(&window, "City Tehran");
    let about = eframe::egui::vec2(12.0, 12.0);
    drag(
        &mut window,
        tehran - about,
        tehran + about,
        Modifiers::SHIFT | CTRL,
    );
    assert!(is_selected(&window, "City Tehran") && is_selected(&window, "City Seoul"));
}

#[test]
fn with_alt_the_rectangle_takes_ties_that_lie_wholly_within_too() {
    let mut window = super::window();
    window.run_steps(4);
    let seoul = place(&window, "City Seoul");
    let (from, to) = (
        seoul - eframe::egui::vec2(40.0, 60.0),
        seoul + eframe::egui::vec2(90.0, 60.0),
    );
    drag(&mut window, from, to, Modifiers::SHIFT | Modifiers::ALT);
    assert!(is_there(&window, " ties selected"));
    assert!(is_selected(&window, "Tie Seoul – Taipei"));
    assert!(!is_there(&window, "Friendship, 0"));
}

#[test]
fn removing_several_asks_and_is_one_step() {
    let mut window = super::window();
    window.run_steps(4);
    window.get_by_label("City Honolulu").click_accesskit();
    window.run_steps(4);
    ctrl_click(&mut window, "City Wellington");
    window.get_by_label("Remove…").click();
    window.run_steps(4);
    assert!(is_there(&window, "Remove 2 cities and 2 ties"));
    assert!(is_there(&window, "2 ties go with it"));
    window.get_by_label("Remove").click();
    window.run_steps(4);
    assert!(window.query_by_label("City Honolulu").is_none());
    window.key_press_modifiers(CTRL, Key::Z);
    window.run_steps(4);
    assert!(is_selected(&window, "City Honolulu") && is_selected(&window, "City Wellington"));
    assert!(
        is_there(&window, "2 cities selected"),
        "undo selects what it brings back"
    );
}

#[test]
fn inverting_leaves_what_was_not_selected_of_the_same_sort() {
    let mut window = super::window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    window.key_press_modifiers(CTRL | Modifiers::SHIFT, Key::I);
    window.run_steps(4);
    assert!(!is_selected(&window, "City Seoul") && is_selected(&window, "City Tehran"));
    assert!(
        !is_there(&window, " ties selected"),
        "cities alone were selected"
    );
}

#[test]
fn the_menu_selects_by_kind_state_and_country() {
    let mut window = super::window();
    window.run_steps(4);
    for (list, choice, selected) in [
        ("Kind", "Memorandum", "7 ties selected"),
        ("State", "Expired", "1 tie selected"),
        ("Country", "China", "10 cities selected"),
    ] {
        for label in ["Edit", "Select by", list, choice] {
            let button = eframe::egui::accesskit::Role::Button;
            let nodes = window.query_all_by_label(label);
            let mut buttons = nodes.filter(|node| node.accesskit_node().role() == button);
            buttons.next().unwrap().click_accesskit();
            drop(buttons);
            window.run_steps(4);
        }
        let lone = selected.starts_with("1 tie");
        assert!(lone || is_there(&window, selected), "{selected}");
        window.key_press(Key::Escape);
        window.run_steps(4);
    }
}

#[test]
fn what_dots_are_sized_by_is_chosen_in_the_menu_and_told_by_the_legend() {
    let mut window = super::window();
    window.run_steps(4);
    assert!(is_there(&window, "Dots: number of ties"));
    for label in ["View", "Size dots by", "Population"] {
        let node = window.query_all_by_label(label).next();
        node.unwrap().click_accesskit();
        window.run_steps(4);
    }
    assert!(is_there(&window, "Dots: population"));
}

#[test]
fn esc_gives_up_a_rectangle_and_keeps_what_was_selected() {
    let mut window = super::window();
    window.run_steps(4);
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    let seoul = place(&window, "City Seoul");
    window.event(eframe::egui::Event::ModifiersChanged(Modifiers::SHIFT));
    let button = |pos, pressed| eframe::egui::Event::PointerButton {
        pos,
        button: eframe::egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::SHIFT,
    };
    let from = seoul - eframe::egui::vec2(40.0, 40.0);
    window.hover_at(from);
    window.run_steps(1);
    window.event(button(from, true));
    window.run_steps(1);
    window.hover_at(seoul);
    window.run_steps(2);
    window.event(eframe::egui::Event::ModifiersChanged(Modifiers::NONE));
    window.key_press(Key::Escape);
    window.run_steps(2);
    window.event(button(seoul, false));
    window.run_steps(4);
    assert!(is_selected(&window, "City Tehran") && !is_selected(&window, "City Seoul"));
}
