//! Saving: to a file, to another, before work would be lost, with trouble.

use std::path::Path;

use city_ties::ui::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::files::{Fake, press, wait_for, window_on, write_path};
use super::says;
use super::scratch::Scratch;

const EXAMPLE: &str = include_str!("../../data/seoul-tehran.ron");
const SHIFT_COMMAND: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Removes a city from the atlas in the window.
fn remove(window: &mut Harness<'_, Option<Window>>, city: &str) {
    window
        .get_by_label(&format!("City {city}"))
        .click_accesskit();
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Delete);
    // Its ties go along, so it is asked about.
    window.get_by_role_and_label(Role::Button, "Remove").click();
    window.run_steps(3);
}

/// Closes the window as its frame does; whether it stays.
fn stays_open_when_closed(window: &mut Harness<'_, Option<Window>>) -> bool {
    let viewport = window.input_mut().viewports.get_mut(&ViewportId::ROOT);
    viewport.unwrap().events.push(ViewportEvent::Close);
    window.step();
    let stays = window.output().viewport_output[&ViewportId::ROOT]
        .commands
        .contains(&ViewportCommand::CancelClose);
    let viewport = window.input_mut().viewports.get_mut(&ViewportId::ROOT);
    viewport.unwrap().events.clear();
    window.run_steps(3);
    stays
}

pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn undo_says_what_it_takes_back_and_takes_it_back() {
    let mut window = window_on(&Fake::default());
    remove(&mut window, "Tirana");
    assert!(says(&window, "Undo: Remove Tirana and 1 tie"));
    assert!(says(&window, "1 change not saved"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(says(&window, "City Tirana") && says(&window, "Saved"));
    window.get_by_label("Edit").click();
    window.run_steps(3);
    window.get_by_label("Redo: Remove Tirana and 1 tie").click();
    window.run_steps(3);
    assert!(!says(&window, "City Tirana"));
}

#[test]
fn redo_without_anything_to_redo_takes_nothing_back() {
    let mut window = window_on(&Fake::default());
    remove(&mut window, "Tirana");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(!says(&window, "City Tirana"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(!says(&window, "City Tirana") && says(&window, "1 change not saved"));
}

#[test]
fn what_is_removed_while_it_is_selected_can_be_brought_back_where_it_was_shown() {
    let mut window = window_on(&Fake::default());
    remove(&mut window, "Tirana");
    assert!(says(&window, "no longer in the atlas"));
    let way_back = "Undo: Remove Tirana and 1 tie";
    window.get_by_role_and_label(Role::Link, way_back).click();
    window.run_steps(3);
    assert!(says(&window, "City Tirana") && says(&window, "Albania"));
    assert!(!says(&window, "no longer in the atlas"));
}

#[test]
fn the_example_asks_for_a_place_once_and_is_saved_there_from_then_on() {
    let folder = Scratch::new();
    let file = folder.path().join("mine.ron");
    let mut window = window_on(&Fake::choosing(&file));
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_until(&mut window, || file.exists());
    assert_eq!(
        read(&file),
        EXAMPLE,
        "without changes it is the same to the byte"
    );
    remove(&mut window, "Tirana");
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "Saved");
    assert!(!read(&file).contains("\"tirana\""));
}

#[test]
fn where_the_system_has_no_dialog_the_place_is_typed() {
    let folder = Scratch::new();
    let there = folder.file("there.ron", "");
    let mut window = window_on(&Fake::default());
    press(&mut window, SHIFT_COMMAND, Key::S);
    wait_for(&mut window, "Save the atlas as");
    assert!(
        window
            .get_by_role_and_label(Role::TextInput, "Path of the file")
            .value()
            .unwrap()
            .ends_with("seoul-and-tehran.ron"),
        "a name is offered"
    );
    write_path(
        &mut window,
        &folder.path().join("no/where").to_string_lossy(),
    );
    wait_for(&mut window, "There is no such folder.");
    press(&mut window, Modifiers::COMMAND, Key::A);
    window
        .get_by_role_and_label(Role::TextInput, "Path of the file")
        .type_text(&there);
    wait_for(&mut window, "Saving replaces it.");
    press(&mut window, Modifiers::COMMAND, Key::A);
    write_path(&mut window, &folder.path().join("new").to_string_lossy());
    let file = folder.path().join("new.ron");
    wait_until(&mut window, || file.exists());
    assert_eq!(read(&file), EXAMPLE);
    assert_eq!(read(Path::new(&there)), "", "what is there was left alone");
}

#[test]
fn a_typed_name_without_its_ending_says_that_it_replaces_the_file_that_has_it() {
    let folder = Scratch::new();
    let there = folder.file("atlas.ron", "");
    let mut window = window_on(&Fake::default());
    press(&mut window, SHIFT_COMMAND, Key::S);
    wait_for(&mut window, "Save the atlas as");
    press(&mut window, Modifiers::COMMAND, Key::A);
    let path = folder.path().join("atlas");
    window
        .get_by_role_and_label(Role::TextInput, "Path of the file")
        .type_text(&path.to_string_lossy());
    wait_for(&mut window, "Saving replaces it.");
    window.get_by_role_and_label(Role::Button, "Cancel").click();
    window.run_steps(3);
    assert_eq!(read(Path::new(&there)), "");
}

#[test]
fn closing_with_unsaved_work_asks_and_cancel_stays() {
    let mut window = window_on(&Fake::default());
    assert!(!stays_open_when_closed(&mut window), "nothing is lost");
    remove(&mut window, "Tirana");
    assert!(stays_open_when_closed(&mut window));
    assert!(says(&window, "Save the changes?"));
    window.get_by_label("Cancel").click();
    window.run_steps(3);
    assert!(!says(&window, "Save the changes?"));
    assert!(says(&window, "1 change not saved"));
    assert!(stays_open_when_closed(&mut window));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Save the changes?"), "Esc is Cancel");
}

#[test]
fn a_new_atlas_asks_for_the_old_ones_work_first() {
    let folder = Scratch::new();
    let file = folder.path().join("kept.ron");
    let mut window = window_on(&Fake::choosing(&file));
    remove(&mut window, "Tirana");
    press(&mut window, Modifiers::COMMAND, Key::N);
    assert!(says(&window, "City Seoul") && says(&window, "Save the changes?"));
    window.get_by_role_and_label(Role::Button, "Save").click();
    wait_for(&mut window, "There is no city in this atlas yet");
    assert!(!read(&file).contains("\"tirana\""));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(
        !says(&window, "City Seoul"),
        "the new atlas has a history of its own"
    );
}

#[test]
fn a_save_that_fails_says_why_and_the_work_stays() {
    let folder = Scratch::new();
    let mut window = window_on(&Fake::choosing(folder.path()));
    remove(&mut window, "Tirana");
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "Save as…");
    assert!(says(&window, "1 change not saved"));
    assert!(says(
        &window,
        &folder.path().file_name().unwrap().to_string_lossy()
    ));
}

/// Draws frames until something has happened outside.
pub(crate) fn wait_until(window: &mut Harness<'_, Option<Window>>, happened: impl Fn() -> bool) {
    for _ in 0..500 {
        if happened() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    assert!(happened());
    std::thread::sleep(std::time::Duration::from_millis(50));
    window.run_steps(3);
}
