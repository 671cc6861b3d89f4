//! The life of a tie on its axis: since when it is quiet, bars whose ends are moved, what a new fact offers.

use city_ties::ui::Window;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::{says, window};

type Tested = Harness<'static, Option<Window>>;

const START: &str = "Start of Tehran: sister since 1963, doubted";
const UNDO: &str = "Change the beginning of Tehran’s claim on Seoul – Tehran";

/// The window on the tie, where things can be changed.
fn editing() -> Tested {
    let mut window = window();
    window.run_steps(4);
    window
        .get_by_label("Tie Seoul – Tehran, contested")
        .click_accesskit();
    window.get_by_label("Edit in the panel").click_accesskit();
    window.run_steps(6);
    window
}

#[test]
fn a_tie_says_since_when_it_is_quiet_at_the_date_shown() {
    let mut window = window();
    window.run_steps(4);
    window
        .get_by_label("Tie Seoul – Tehran, contested")
        .click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "Quiet since 23 Oct 2022 (event)"));
    window.get_by_label("Type a date").focus();
    window.run_steps(2);
    window.get_by_label("Type a date").type_text("1990");
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(says(&window, "Quiet since c. 1979 (contact), 10 years"));
}

#[test]
fn only_where_things_can_be_changed_the_ends_of_bars_can_be_taken() {
    let mut window = editing();
    let start = window.get_by_label(START);
    assert_eq!(start.accesskit_node().value().as_deref(), Some("1963"));
    window.get_by_label("Edit in the panel").click_accesskit();
    window.run_steps(4);
    assert!(window.query_by_label(START).is_none());
}

#[test]
fn the_end_of_a_bar_is_moved_by_keys_as_one_step_and_esc_gives_it_up() {
    let mut window = editing();
    window.get_by_label(START).focus();
    window.run_steps(2);
    for _ in 0..3 {
        window.key_press(Key::ArrowRight);
        window.run_steps(2);
    }
    let start = window.get_by_label(START);
    assert_eq!(start.accesskit_node().value().as_deref(), Some("1966"));
    window.key_press(Key::Escape);
    window.run_steps(4);
    let start = window.get_by_label(START);
    assert_eq!(start.accesskit_node().value().as_deref(), Some("1963"));
    start.focus();
    window.run_steps(2);
    window.key_press(Key::ArrowRight);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(says(&window, "Tehran: sister since Feb 1964"));
    assert!(says(&window, UNDO));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(4);
    assert!(says(&window, "Tehran: sister since 1963"));
}

#[test]
fn the_end_of_a_bar_is_moved_by_hand_to_a_year() {
    let mut window = editing();
    let from = window.get_by_label(START).rect().center();
    let to = from + eframe::egui::vec2(37.0, 0.0);
    let press = |window: &mut Tested, pos: Pos2, pressed| {
        window.event(Event::PointerMoved(pos));
        window.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(2);
    };
    press(&mut window, from, true);
    window.event(Event::PointerMoved(to));
    window.run_steps(2);
    press(&mut window, to, false);
    window.run_steps(3);
    assert!(says(&window, UNDO));
    let moved = (1970..=1976).filter(|year| says(&window, &format!("Tehran: sister since {year}")));
    assert_eq!(moved.count(), 1, "a whole year, some ten years on");
}
