//! What the window remembers. The folder is the test's own: the user's is never read or written.

use city_ties::standing::Margins;
use city_ties::store::{self, Settings, SettingsFile, ThemeChoice};
use city_ties::ui::{Memory, Window};
use eframe::egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::scratch::Scratch;
use super::{harness, says};

pub(super) fn window_in(folder: &Scratch) -> Harness<'static, Option<Window>> {
    let opened = store::example().unwrap();
    let folder = folder.path().to_owned();
    let mut window = harness(move |ctx| {
        let memory = Memory::in_file(SettingsFile::in_folder(&folder));
        Window::new(ctx, &opened).unwrap().remembering(ctx, memory)
    });
    window.run_steps(4);
    window
}

fn kept(folder: &Scratch) -> Settings {
    SettingsFile::in_folder(folder.path()).read().0
}

#[test]
fn a_look_and_a_text_size_hold_at_once_and_at_the_next_start() {
    let folder = Scratch::new();
    let mut window = window_in(&folder);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.run_steps(4);
    window.get_by_label("Dark").click();
    window.run_steps(4);
    window.get_by_label("Larger text").click();
    window.run_steps(4);
    window
        .get_by_label("Smooth movement of the map and of lists")
        .click();
    window.run_steps(4);
    assert_eq!(window.ctx.theme(), Theme::Dark);
    assert!((window.ctx.zoom_factor() - 1.1).abs() < 1e-6);
    window.get_by_label("Close").click();
    window.run_steps(4);
    // Dropping a window waits for what it writes.
    drop(window);
    let settings = kept(&folder);
    assert_eq!(settings.theme, ThemeChoice::Night);
    assert_eq!(settings.text_size, 110);
    assert!(!settings.motion);

    let window = window_in(&folder);
    assert_eq!(window.ctx.theme(), Theme::Dark);
    assert!((window.ctx.zoom_factor() - 1.1).abs() < 1e-6);
}

#[test]
fn how_widely_vague_dates_are_taken_is_said_in_words_and_kept() {
    let folder = Scratch::new();
    let mut window = window_in(&folder);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.run_steps(4);
    assert!(says(&window, "about 1963 is taken as 1961–1965"));
    assert!(says(&window, "1963? is taken as 1962–1964"));
    window
        .get_by_label("Take approximate dates more widely")
        .click();
    window.run_steps(4);
    window
        .get_by_label("Take uncertain dates more narrowly")
        .click();
    window.run_steps(4);
    assert!(says(&window, "about 1963 is taken as 1960–1966"));
    assert!(says(&window, "1963? is taken as 1963"));
    drop(window);
    let margins = kept(&folder).margins;
    assert_eq!((margins.about, margins.perhaps), (3, 0));
}

#[test]
fn the_usual_settings_take_vague_dates_with_the_usual_margins() {
    let usual = Settings::default().margins;
    assert_eq!(Margins::new(usual.about, usual.perhaps), Margins::USUAL);
}

#[test]
fn damaged_settings_are_told_above_the_map() {
    let folder = Scratch::new();
    folder.file("settings.ron", "(((");
    assert!(says(&window_in(&folder), "settings can't be read"));
    assert!(!says(&window_in(&folder), "settings can't be read"));
}
