//! What lies on the map: places that share a spot, notes, the keyboard's way.

use eframe::egui::{Key, Modifiers, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};

use city_ties::ui::Window;

type Harnessed = Harness<'static, Option<Window>>;

fn is_there(window: &Harnessed, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

/// Where on the screen a city is.
fn place(window: &Harnessed, label: &str) -> Pos2 {
    window.get_by_label(label).rect().center()
}

fn click_at(window: &mut Harnessed, at: Pos2) {
    window.hover_at(at);
    window.run_steps(2);
    window.drag_at(at);
    window.run_steps(1);
    window.drop_at(at);
    window.run_steps(4);
}

#[test]
fn places_that_share_a_spot_are_named_together_and_offered() {
    let mut window = super::window();
    window.run_steps(4);
    let sydney = place(&window, "City Sydney");
    window.hover_at(sydney);
    window.run_steps(3);
    assert!(is_there(&window, "2 places here"));
    click_at(&mut window, sydney);
    assert!(is_there(&window, "Choose New South Wales"));
    assert!(!is_there(&window, "state ·"), "nothing is selected yet");
    // The keyboard goes to the second and takes it.
    window.key_press(Key::ArrowDown);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(
        !is_there(&window, "Choose New South Wales"),
        "the list is gone"
    );
    let selected = window.get_by_label("City Sydney");
    assert_eq!(selected.accesskit_node().is_selected(), Some(true));
}

#[test]
fn esc_closes_the_list_and_keeps_what_was_selected() {
    let mut window = super::window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    let sydney = place(&window, "City Sydney");
    click_at(&mut window, sydney);
    assert!(is_there(&window, "Choose Sydney"));
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(!is_there(&window, "Choose Sydney"));
    let seoul = window.get_by_label("City Seoul");
    assert_eq!(seoul.accesskit_node().is_selected(), Some(true));
}

#[test]
fn the_note_tells_what_is_pointed_at() {
    let mut window = super::window();
    window.run_steps(4);
    let honolulu = place(&window, "City Honolulu");
    window.hover_at(honolulu);
    window.run_steps(3);
    assert!(is_there(&window, "United States"));
    assert!(is_there(&window, "1 tie"));
}

#[test]
fn the_keyboard_reaches_cities_and_enter_selects_them() {
    let mut window = super::window();
    window.run_steps(4);
    assert!(window.query_by_label("Map").is_some());
    window.get_by_label("Fit the whole atlas").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::NONE, Key::Tab);
    window.run_steps(3);
    let focused = window.get_by_label("City Seoul");
    assert!(
        focused.accesskit_node().is_focused(),
        "the largest comes first"
    );
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(is_there(&window, "23 published, 23 listed"));
}

#[test]
fn tab_stops_at_nothing_without_a_name() {
    let mut window = super::window();
    window.run_steps(4);
    window.get_by_label("File").focus();
    window.run_steps(2);
    let mut stops = Vec::new();
    // Past the bar and the panel.
    for _ in 0..40 {
        window.key_press_modifiers(Modifiers::NONE, Key::Tab);
        window.run_steps(2);
        let focused = window
            .query_all(By::new().predicate(|node| node.is_focused() && !node.is_hidden()))
            .next();
        let name = focused.and_then(|node| node.accesskit_node().label());
        stops.push(name.unwrap_or_default());
    }
    assert!(stops.contains(&"Map".to_owned()), "{stops:?}");
    assert!(!stops.contains(&String::new()), "{stops:?}");
}
