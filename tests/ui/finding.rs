//! Finding by words, and commands by name.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::files::{Fake, press, wait_for, window_on};
use super::says;

#[test]
fn a_tie_is_found_by_the_beginnings_of_its_cities_and_shown() {
    let mut window = window_on(&Fake::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    wait_for(&mut window, "Two cities find the tie between them");
    window
        .get_by(|node| node.role() == Role::TextInput && node.is_focused())
        .type_text("teh seo");
    wait_for(&mut window, "1 tie");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run_steps(3);
    assert!(says(&window, "6,551"));
}

#[test]
fn a_command_is_run_by_a_few_letters_of_its_name() {
    let mut window = window_on(&Fake::default());
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    window
        .get_by(|node| node.role() == Role::TextInput && node.is_focused())
        .type_text("short");
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(says(&window, "On the map"), "the sheet of shortcuts");
}

#[test]
fn the_arrow_keys_mark_what_enter_takes_and_esc_finds_nothing() {
    let mut window = window_on(&Fake::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.run_steps(3);
    window
        .get_by(|node| node.role() == Role::TextInput && node.is_focused())
        .type_text("paris");
    wait_for(&mut window, "1 city");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let marked = window
        .get_by(|node| node.role() == Role::ListBoxOption && node.is_selected() == Some(true));
    assert_ne!(marked.accesskit_node().label().as_deref(), Some("Paris"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "1 city"));
}

#[test]
fn the_field_in_the_bar_is_used_without_a_dialog_and_left_with_esc() {
    let mut window = window_on(&Fake::default());
    window.run_steps(3);
    let name = "Search cities, ties, facts";
    window.get_by_label(name).click();
    window.run_steps(3);
    window.get_by_label(name).type_text("tehr");
    wait_for(&mut window, "1 city");
    window
        .get_by(|node| {
            node.role() == Role::ListBoxOption && node.label().as_deref() == Some("Tehran")
        })
        .click();
    window.run_steps(3);
    assert!(says(&window, "11 published, 16 listed"), "Tehran is shown");
    assert!(!says(&window, "1 city"), "the list is gone");
    press(&mut window, Modifiers::NONE, Key::E);
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.run_steps(3);
    assert!(says(&window, "Type in any script"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(3);
    assert!(!says(&window, "Type in any script"));
    assert!(
        says(&window, "11 published, 16 listed"),
        "Esc leaves the list alone"
    );
}
