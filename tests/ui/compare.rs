//! Cities side by side, and their published totals over time.

use city_ties::ui::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{says, window};

type Tested = Harness<'static, Option<Window>>;

fn pin(window: &mut Tested, city: &str) {
    window
        .get_by_label(&format!("City {city}"))
        .click_accesskit();
    window.run_steps(4);
    let pin = format!("Pin {city} for comparing");
    window
        .get_by_role_and_label(Role::Link, &pin)
        .click_accesskit();
    window.run_steps(4);
}

/// The window with Seoul and Tehran side by side.
fn compared() -> Tested {
    let mut window = window();
    window.run_steps(4);
    pin(&mut window, "Seoul");
    pin(&mut window, "Tehran");
    window.get_by_label("Compare").click();
    window.run_steps(4);
    window
}

#[test]
fn pinned_cities_are_compared_by_figures_ties_growth_and_shared_partners() {
    let window = compared();
    assert!(
        window.query_by_label("City Seoul").is_none(),
        "in the map's place"
    );
    for part in [
        "Area, Seoul 607 km² inferred, c. 27 Jan 2016, Tehran 1,274 km² c. 27 Jan 2016",
        "Sister, published, Seoul 23 c. 27 Jan 2016, Tehran 21 17 Sep 2024",
        "All, Seoul 56, Tehran 38",
        "Seoul: 56 ties at the date shown",
        "Shared partners (",
        "Ankara – Seoul: Sister 1971",
    ] {
        assert!(says(&window, part), "{part}");
    }
}

#[test]
fn the_date_holds_in_a_comparison_too_and_esc_is_the_way_back_to_the_map() {
    let mut window = compared();
    window.get_by_label("Type a date").focus();
    window.run_steps(2);
    window.get_by_label("Type a date").type_text("1970");
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(!says(&window, "All, Seoul 56"));
    window.key_press_modifiers(Modifiers::NONE, Key::Escape);
    window.run_steps(4);
    assert!(window.query_by_label("City Seoul").is_some());
}

#[test]
fn with_one_city_left_there_is_nothing_to_compare_and_the_map_is_back() {
    let mut window = compared();
    let mut pins = window.query_all_by_role_and_label(Role::Link, "Take out the pin of Seoul");
    pins.next().unwrap().click_accesskit();
    drop(pins);
    window.run_steps(4);
    assert!(window.query_by_label("City Seoul").is_some());
    assert!(says(&window, "Pinned"));
    window.get_by_label("Clear the pins").click();
    window.run_steps(4);
    assert!(!says(&window, "Pinned"));
}

#[test]
fn totals_are_told_over_time_with_the_names_behind_them() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "2 Jul 2010: 23 published, 23 listed"));
    assert!(says(
        &window,
        "9 are missing from the list; perhaps, by others’ or doubted words: Tokyo"
    ));
    window.get_by_label("Who is listed (23)").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "Taipei, "), "the names of the list");
}
