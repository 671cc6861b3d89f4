//! Sources as citations, and facts by how many they rest on.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::{says, window};

#[test]
fn facts_with_one_source_only_are_listed_and_lead_to_what_they_are_about() {
    let mut window = window();
    window.run_steps(4);
    assert!(!says(&window, "Facts without a source"), "each has one");
    let link = window.get_by(|node| {
        node.role() == Role::Link
            && node
                .label()
                .is_some_and(|label| label.contains("Facts with one source only ("))
    });
    link.click_accesskit();
    window.run_steps(4);
    window
        .get_by_label("The two cities had good relations in the 1960s and 1970s.")
        .click_accesskit();
    window.run_steps(4);
    assert!(window.query_by_label("Who says what").is_some());
}

#[test]
fn a_source_is_copied_as_a_citation_from_its_menu() {
    let mut window = window();
    window.run_steps(4);
    window
        .get_by_label("Tehran Municipality, its atlas")
        .click_secondary();
    window.run_steps(4);
    for entry in ["Copy as a citation", "Copy as CSL-JSON", "Copy the address"] {
        window.get_by_label(entry);
    }
}
