//! Helpers of the map: going to coordinates, measuring, and the menu at a place.

use std::sync::{Arc, Mutex};

use eframe::egui::{Context, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use city_ties::store;
use city_ties::ui::Window;
use city_ties::ui::platform::{Chosen, FileWish, Platform};

type Harnessed = Harness<'static, Option<Window>>;

/// A system that keeps what is copied.
#[derive(Clone, Default)]
struct Clipboard(Arc<Mutex<Vec<String>>>);

impl Platform for Clipboard {
    fn choose_file(&self, _wish: &FileWish) -> Chosen {
        Chosen::Nothing
    }

    fn copy(&self, _ctx: &Context, text: &str) {
        self.0.lock().unwrap().push(text.to_owned());
    }
}

fn window() -> (Harnessed, Clipboard) {
    let opened = store::example().unwrap();
    let clipboard = Clipboard::default();
    let system = clipboard.clone();
    let make = move |ctx: &Context| Window::new(ctx, &opened).unwrap().on(system.clone());
    let mut window = super::harness(make);
    window.run_steps(4);
    (window, clipboard)
}

fn place(window: &Harnessed, label: &str) -> Pos2 {
    window.get_by_label(label).rect().center()
}

fn is_there(window: &Harnessed, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

fn click(window: &mut Harnessed, at: Pos2, button: PointerButton) {
    window.hover_at(at);
    window.run_steps(2);
    for pressed in [true, false] {
        window.event(eframe::egui::Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(2);
    }
    window.run_steps(3);
}

#[test]
fn the_distance_between_two_clicks_is_told_and_esc_ends_it() {
    let (mut window, _) = window();
    window.key_press(Key::M);
    window.run_steps(3);
    assert!(is_there(&window, "click where it begins"));
    let seoul = place(&window, "City Seoul");
    click(&mut window, seoul, PointerButton::Primary);
    assert!(is_there(&window, "click where it ends"));
    // A screen reader chooses the second by its name.
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "6,551 km"), "between the cities' places");
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(!is_there(&window, "6,551 km · click"));
}

#[test]
fn coordinates_that_are_typed_bring_their_place_into_the_middle() {
    let (mut window, clipboard) = window();
    window.key_press_modifiers(Modifiers::COMMAND, Key::G);
    window.run_steps(4);
    window.event(eframe::egui::Event::Text("91, 200".to_owned()));
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(is_there(&window, "Latitudes end at the poles"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(eframe::egui::Event::Text("37°30′N 127°E".to_owned()));
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(60);
    assert!(
        !is_there(&window, "Go to coordinates"),
        "the dialog is gone"
    );
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.run_steps(3);
    let copied = clipboard.0.lock().unwrap().concat();
    let (lat, lon) = copied.split_once(", ").unwrap();
    let off = |text: &str, degrees: f64| (text.parse::<f64>().unwrap() - degrees).abs();
    assert!(
        off(lat, 37.5) < 0.001 && off(lon, 127.0) < 0.001,
        "{copied}"
    );
}

#[test]
fn the_menu_at_a_city_copies_its_place_and_measures_from_there() {
    let (mut window, clipboard) = window();
    let honolulu = place(&window, "City Honolulu");
    click(&mut window, honolulu, PointerButton::Secondary);
    window
        .get_by_label_contains("Copy position")
        .click_accesskit();
    window.run_steps(4);
    let copied = clipboard.0.lock().unwrap().concat();
    assert!(copied.starts_with("21.3"), "{copied}");
    click(&mut window, honolulu, PointerButton::Secondary);
    window.get_by_label("Measure from here").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "click where it ends"));
    click(&mut window, honolulu, PointerButton::Secondary);
    window.get_by_label("Add a city here").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "New city"), "its form opens");
}
