//! What is shown: the legend's rows switch kinds and states, and a filter that is on is plain to see.

use egui_kittest::kittest::{NodeT, Queryable};

use super::{Harnessed, is_there};

fn click(window: &mut Harnessed, label: &str) {
    window.get_by_label_contains(label).click_accesskit();
    window.run_steps(4);
}

#[test]
fn a_row_of_the_legend_hides_its_ties_and_clear_brings_them_back() {
    let mut window = super::window();
    window.run_steps(4);
    assert!(!is_there(&window, "Clear"), "no filter is on");
    let row = "Contested, ";
    let toggled = |window: &Harnessed| window.get_by_label_contains(row).accesskit_node().toggled();
    let on = toggled(&window);
    click(&mut window, row);
    assert_ne!(toggled(&window), on);
    assert!(is_there(&window, "without contested"));
    assert!(!is_there(&window, "Tie Seoul – Tehran"), "it is contested");
    click(&mut window, "Clear");
    assert_eq!(toggled(&window), on);
    assert!(is_there(&window, "Tie Seoul – Tehran"));
}

#[test]
fn a_selected_tie_that_is_filtered_out_stays_in_the_panel_with_why_and_show() {
    let mut window = super::window();
    window.run_steps(4);
    click(&mut window, "Tie Seoul – Tehran, contested");
    click(&mut window, "Contested, ");
    assert!(is_there(&window, "its kind is switched off"));
    assert!(
        is_there(&window, "since 1963"),
        "the panel still tells of it"
    );
    window.get_by_label("Show").click_accesskit();
    window.run_steps(4);
    assert!(!is_there(&window, "its kind is switched off"));
}
