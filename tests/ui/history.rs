//! The list of steps: going back and forth, and what an edit after undo drops.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::files::press;
use super::{Harnessed, says, window};

/// The window with three cities removed, one after the other, and the list of steps open.
fn three_steps() -> Harnessed {
    let mut window = window();
    window.run_steps(4);
    for city in ["Karbala", "Wellington", "Honolulu"] {
        window
            .get_by_label(&format!("City {city}"))
            .click_accesskit();
        window.run_steps(4);
        press(&mut window, Modifiers::NONE, Key::Delete);
        window.run_steps(2);
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.run_steps(3);
    }
    assert!(says(&window, "3 changes not saved"));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    window.run_steps(3);
    window
}

fn click(window: &mut Harnessed, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run_steps(4);
}

/// Whether a line of the list is the state that is shown.
fn is_here(window: &Harnessed, name: &str) -> bool {
    let line = window.get_by_role_and_label(Role::ListBoxOption, name);
    line.accesskit_node().is_selected() == Some(true)
}

#[test]
fn a_click_on_a_step_goes_back_to_it_and_a_later_one_forth() {
    let mut window = three_steps();
    let [first, last] = ["Remove Karbala and 1 tie", "Remove Honolulu and 1 tie"];
    assert!(is_here(&window, last));
    click(&mut window, Role::ListBoxOption, first);
    assert!(is_here(&window, first) && !is_here(&window, last));
    assert!(says(&window, "1 change not saved"));
    assert!(says(&window, "City Wellington") && !says(&window, "City Karbala"));
    click(&mut window, Role::ListBoxOption, "As it was opened");
    assert!(says(&window, "City Karbala"));
    assert!(
        says(&window, "South") || says(&window, "Iraq"),
        "what came back is selected"
    );
    click(&mut window, Role::ListBoxOption, last);
    assert!(says(&window, "3 changes not saved"));
}

#[test]
fn an_edit_after_undo_says_what_it_dropped_and_gives_it_back() {
    let mut window = three_steps();
    click(&mut window, Role::ListBoxOption, "Remove Karbala and 1 tie");
    window.get_by_label("City Jakarta").click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::Delete);
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run_steps(3);
    assert!(says(&window, "2 undone steps went with this change."));
    // It wraps: each of its lines can be clicked.
    let offers = window.query_all_by_label("Have them back instead");
    let clicked = offers
        .into_iter()
        .find(|node| node.accesskit_node().role() == Role::Link);
    assert!(clicked.map(|node| node.click()).is_some());
    window.run_steps(4);
    assert!(says(&window, "City Jakarta"));
    let line = Role::ListBoxOption;
    window.get_by_role_and_label(line, "Remove Honolulu and 1 tie");
    assert!(!says(&window, "2 undone steps went"));
}

#[test]
fn steps_are_named_in_the_language_that_the_window_has_now() {
    let mut window = three_steps();
    assert!(says(&window, "Remove Wellington and"));
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    window.run_steps(3);
    click(&mut window, Role::RadioButton, "한국어");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(4);
    assert!(says(&window, "웰링턴") && !says(&window, "Remove Wellington"));
}
