//! The tour of the window, and the sheet of what is where.

use city_ties::store::{self, Settings, SettingsFile};
use city_ties::ui::{Memory, Window};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::files::press;
use super::scratch::Scratch;
use super::{harness, says, window};

/// A window as somebody finds it who has these settings.
fn with_settings(file: &SettingsFile) -> Harness<'static, Option<Window>> {
    let file = file.clone();
    let opened = store::example().unwrap();
    let mut window = harness(move |ctx| {
        let memory = Memory::in_file(file.clone());
        let mut window = Window::new(ctx, &opened).unwrap().remembering(ctx, memory);
        window.offer_tour();
        window
    });
    window.run_steps(4);
    window
}

#[test]
fn a_newcomer_is_shown_five_cards_and_never_again_by_themselves() {
    let folder = Scratch::new();
    let file = SettingsFile::in_folder(folder.path());
    let mut window = with_settings(&file);
    for number in 1..=4 {
        assert!(says(&window, &format!("{number} of 5")));
        window.get_by_label("Next").click();
        window.run_steps(4);
    }
    assert!(says(&window, "Ctrl+S saves it"));
    window.get_by_label("Done").click();
    window.run_steps(4);
    assert!(!says(&window, "of 5"));
    drop(window);
    assert!(file.read().0.tour_seen);
    assert!(!says(&with_settings(&file), "of 5"));
}

#[test]
fn esc_skips_the_tour_and_leaves_the_selection() {
    let folder = Scratch::new();
    let mut window = with_settings(&SettingsFile::in_folder(folder.path()));
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "1 of 5"), "the window is used beneath it");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(4);
    assert!(!says(&window, "of 5"));
    assert!(
        says(&window, "11 published, 16 listed"),
        "Tehran is still shown"
    );
}

#[test]
fn the_tour_steps_aside_for_a_dialog() {
    let folder = Scratch::new();
    let mut window = with_settings(&SettingsFile::in_folder(folder.path()));
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.run_steps(4);
    assert!(!says(&window, "1 of 5"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(4);
    assert!(says(&window, "1 of 5"));
}

#[test]
fn the_tour_is_not_shown_unless_it_is_offered_and_help_has_it() {
    assert!(!Settings::default().tour_seen);
    let mut window = window();
    window.run_steps(4);
    assert!(!says(&window, "1 of 5"));
    for name in ["Help", "Tour of the window"] {
        window.get_by_label(name).click();
        window.run_steps(4);
    }
    assert!(says(&window, "1 of 5"));
}

#[test]
fn what_is_where_names_the_way_to_each_part() {
    let mut window = window();
    window.run_steps(4);
    for name in ["Help", "What is where"] {
        window.get_by_label(name).click();
        window.run_steps(4);
    }
    assert!(says(&window, "View › Filters  ·  Ctrl+Shift+F"));
    assert!(says(&window, "View › Timeline › Fold"));
}
