//! The filter panel: what it counts is what it leaves, at once; filters with a name are kept in the atlas.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::{Harnessed, is_there};

fn open() -> Harnessed {
    let mut window = super::window();
    window.run_steps(4);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.run_steps(4);
    window
}

fn click(window: &mut Harnessed, label: &str) {
    window.get_by_label_contains(label).click_accesskit();
    window.run_steps(4);
}

fn type_in(window: &mut Harnessed, label: &str, text: &str) {
    let field = window.get_by_role_and_label(eframe::egui::accesskit::Role::TextInput, label);
    field.focus();
    field.type_text(text);
    window.run_steps(4);
}

/// The box of a kind in the panel, whose row in the legend has the same name.
fn tick(window: &mut Harnessed, label: &str) {
    use eframe::egui::accesskit::Role;
    let boxes = window.query_all_by_label_contains(label);
    let found = boxes
        .into_iter()
        .find(|node| node.accesskit_node().role() == Role::CheckBox)
        .map(|node| node.click_accesskit());
    assert!(found.is_some(), "{label}");
    window.run_steps(4);
}

#[test]
fn a_kind_that_is_ticked_off_leaves_the_map_and_the_counts_and_comes_back() {
    let mut window = open();
    assert!(is_there(&window, "93 of 93 ties"));
    tick(&mut window, "Memorandum, 7");
    assert!(is_there(&window, "86 of 93 ties"));
    assert!(
        is_there(&window, "without memorandum"),
        "the strip says it too"
    );
    tick(&mut window, "Memorandum, 7");
    assert!(is_there(&window, "93 of 93 ties"));
}

#[test]
fn a_country_is_found_by_a_part_of_its_name() {
    let mut window = open();
    click(&mut window, "Country of either end: Any");
    type_in(&mut window, "Find a country", "chin");
    assert!(!is_there(&window, "France, "));
    click(&mut window, "China, 11");
    assert!(is_there(&window, "11 of 93 ties"));
    assert!(is_there(&window, "with a city in China"));
}

#[test]
fn words_are_looked_for_while_they_are_typed() {
    let mut window = open();
    type_in(&mut window, "Words", "khartoum");
    assert!(is_there(&window, "1 of 93 ties"));
    click(&mut window, "Close the filter panel");
    assert!(!is_there(&window, "Close the filter panel"));
    assert!(is_there(&window, "1 of 93 ties"), "the strip stays");
}

#[test]
fn neighbours_are_those_of_the_selection_and_wait_for_one() {
    let mut window = open();
    let off = "Neighbours of the selection: Off";
    let field = window.get_by_label(off);
    assert!(field.accesskit_node().is_disabled());
    click(&mut window, "City Honolulu");
    click(&mut window, off);
    click(&mut window, "Its own ties");
    assert!(is_there(&window, "1 of 93 ties"));
    assert!(is_there(&window, "of Honolulu"));
    click(&mut window, "City Seoul");
    let link = eframe::egui::accesskit::Role::Link;
    let take = window.get_by_role_and_label(link, "Take what is selected now");
    take.click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "of Seoul"));
    assert!(!is_there(&window, "1 of 93 ties"));
}

#[test]
fn a_filter_is_saved_by_name_applied_replaced_renamed_and_removed_as_steps() {
    let mut window = open();
    tick(&mut window, "Memorandum, 7");
    click(&mut window, "Save filter");
    type_in(&mut window, "Name of the filter", "Plain");
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(is_there(&window, "Undo: Save the filter “Plain”"));
    let clear = window
        .query_all_by_label("Clear")
        .last()
        .map(|node| node.click_accesskit());
    assert!(clear.is_some());
    window.run_steps(4);
    assert!(is_there(&window, "93 of 93 ties"));
    click(&mut window, "Show Plain");
    assert!(is_there(&window, "86 of 93 ties"));
    tick(&mut window, "Friendship, ");
    click(&mut window, "Change the filter Plain");
    click(&mut window, "Replace with the present filter");
    assert!(is_there(&window, "Undo: Change the filter “Plain”"));
    click(&mut window, "Change the filter Plain");
    click(&mut window, "Rename…");
    type_in(&mut window, "Name of the filter", "Plainer");
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(is_there(&window, "Undo: Rename the filter “Plain” to"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_steps(4);
    click(&mut window, "Change the filter Plain");
    window.get_by_label("Remove").click_accesskit();
    window.run_steps(4);
    assert!(is_there(&window, "Undo: Remove the filter “Plain”"));
    assert!(!is_there(&window, "Show Plain"));
}

#[test]
fn a_filter_that_asks_for_more_ties_than_any_city_has_stays_as_it_is() {
    let mut window = super::harness(|ctx| {
        let example = include_str!("../../data/seoul-tehran.ron");
        let hubs = "saved: (filters: {\"Hubs\": (degree: (least: 999))}, stories: {";
        let text = example.replace("saved: (stories: {", hubs);
        assert_ne!(text, example);
        let opened = city_ties::store::read_from(text.as_bytes(), "-").unwrap();
        city_ties::ui::Window::new(ctx, &opened).unwrap()
    });
    window.run_steps(4);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.run_steps(4);
    click(&mut window, "Show Hubs");
    window.run_steps(4);
    assert!(is_there(&window, "0 of 93 ties"));
}
