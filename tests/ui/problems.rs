//! What speaks against the atlas: found by itself, listed, mended.

use std::time::{Duration, Instant};

use city_ties::store;
use city_ties::ui::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::files::press;
use super::{Harnessed, harness, is_there, says};

/// A window on an atlas of two cities, their tie twice claimed from two sources, and a source that nothing cites.
fn window() -> Harnessed {
    const ATLAS: &str = r#"(format: "city-ties", version: 1,
cities: {
"daegu": (name: "Daegu", country: "KR", at: (lat: 35.87, lon: 128.6)),
"milan": (name: "Milan", country: "IT", at: (lat: 45.46, lon: 9.19)),
},
ties: {
"daegu--milan": (claims: [
    (by: ["daegu", "milan"], kind: sister, since: "1998", cite: [(source: "a")]),
    (by: ["daegu", "milan"], kind: sister, since: "1998", cite: [(source: "b")]),
]),
},
sources: {
"a": (title: "Daegu's list"),
"b": (title: "Milan's list"),
"c": (title: "A leaflet"),
},
)"#;
    let mut window = harness(|ctx| {
        let opened = store::read_from(ATLAS.as_bytes(), "-").unwrap();
        Window::new(ctx, &opened).unwrap()
    });
    wait(&mut window, "2 warnings");
    window
}

/// Lets frames pass until something is said.
fn wait(window: &mut Harnessed, text: &str) {
    let until = Instant::now() + Duration::from_secs(20);
    while !is_there(window, text) {
        assert!(Instant::now() < until, "nobody says {text}");
        std::thread::sleep(Duration::from_millis(10));
        window.run_steps(1);
    }
    window.run_steps(2);
}

fn click(window: &mut Harnessed, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    window.run_steps(4);
}

/// Clicks the leftmost link of a name: the list stands at the left.
fn click_line(window: &mut Harnessed, name: &str) {
    let links = window.query_all_by_role_and_label(Role::Link, name);
    let line = links.min_by(|a, b| a.rect().left().total_cmp(&b.rect().left()));
    line.unwrap().click();
    window.run_steps(4);
}

fn open(window: &mut Harnessed) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.run_steps(2);
}

#[test]
fn a_click_on_a_problem_shows_what_it_is_at_and_its_fix_is_one_step() {
    let mut window = window();
    open(&mut window);
    assert!(says(&window, "Same claim twice, 1"));
    click_line(&mut window, "Daegu – Milan");
    assert!(says(
        &window,
        "It says the same as claim 1, from another source."
    ));
    assert!(says(&window, "Who says what"), "the panel shows the tie");
    click(&mut window, Role::Button, "Make one claim of both");
    wait(&mut window, "1 warning");
    assert!(!says(&window, "Same claim twice"));
    assert!(says(&window, "1 change not saved"), "one step");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait(&mut window, "2 warnings");
    assert!(says(&window, "Same claim twice, 1"));
}

#[test]
fn the_status_bar_opens_the_list_which_can_be_searched_and_shows_ones_own_changes_alone() {
    let mut window = window();
    click(&mut window, Role::Link, "2 warnings");
    assert!(says(&window, "Source without use, 1"));
    let search = window.get_by_role_and_label(Role::TextInput, "Search");
    search.focus();
    window.run_steps(2);
    window.event(eframe::egui::Event::Text("milan".to_owned()));
    window.run_steps(3);
    assert!(says(&window, "Same claim twice, 1") && !says(&window, "Source without use"));
    click(&mut window, Role::CheckBox, "My changes only");
    assert!(says(&window, "No problem matches."));
    click(&mut window, Role::Link, "Show all");
    assert!(says(&window, "Source without use, 1"));
}

#[test]
fn folding_a_sort_and_leaving_out_a_severity_shorten_the_list() {
    let mut window = window();
    open(&mut window);
    assert!(says(&window, "A leaflet"));
    window.get_by_label("Source without use, 1").click();
    window.run_steps(3);
    assert!(!says(&window, "A leaflet"));
    click(&mut window, Role::CheckBox, "2 warnings");
    assert!(!says(&window, "Same claim twice"));
    window.get_by_label("Close the problems").click();
    window.run_steps(3);
    assert!(!says(&window, "My changes only"));
}

#[test]
fn what_is_marked_as_known_with_a_reason_is_counted_no_more_until_the_mark_is_taken_off() {
    let mut window = window();
    open(&mut window);
    click_line(&mut window, "A leaflet");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(2);
    click(&mut window, Role::Button, "Known…");
    assert!(says(&window, "Why this is no problem"));
    window.event(eframe::egui::Event::Text("Kept for later.".to_owned()));
    window.run_steps(2);
    click(&mut window, Role::Button, "Mark as known");
    wait(&mut window, "1 warning");
    assert!(says(&window, "Undo: Mark a problem as known"));
    assert!(says(&window, "Known, 1") && !says(&window, "Source without use"));
    window.get_by_label("Known, 1").click();
    window.run_steps(3);
    click_line(&mut window, "A leaflet");
    assert!(says(&window, "Known: Kept for later."));
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_steps(2);
    click(&mut window, Role::Button, "Take the mark off");
    wait(&mut window, "2 warnings");
}

/// A window on an atlas that has Milan twice.
fn twice() -> Harnessed {
    const ATLAS: &str = r#"(format: "city-ties", version: 1,
cities: {
"daegu": (name: "Daegu", country: "KR", at: (lat: 35.87, lon: 128.6)),
"milan": (name: "Milan", names: {"it": "Milano"}, country: "IT", at: (lat: 45.46, lon: 9.19)),
"milano": (name: "Milano", names: {"ko": "밀라노"}, at: (lat: 45.47, lon: 9.18)),
},
ties: {
"daegu--milan": (claims: [(by: ["daegu", "milan"], kind: sister, since: "1998", cite: [(source: "a")])]),
"daegu--milano": (claims: [(by: ["daegu", "milano"], kind: sister, since: "1998", cite: [(source: "b")])]),
},
facts: {
"visit": (about: ["milano"], kind: visit, statement: "A choir came.", cite: [(source: "a")]),
},
sources: {
"a": (title: "Daegu's list"),
"b": (title: "Milan's list"),
},
)"#;
    let mut window = harness(|ctx| {
        let opened = store::read_from(ATLAS.as_bytes(), "-").unwrap();
        Window::new(ctx, &opened).unwrap()
    });
    wait(&mut window, "1 warning");
    window
}

#[test]
fn two_entries_for_one_city_are_merged_side_by_side_in_one_step() {
    let mut window = twice();
    open(&mut window);
    click_line(&mut window, "Milano");
    click(&mut window, Role::Button, "Merge…");
    assert!(says(&window, "1 tie; 1 joins a tie that is there already"));
    assert!(says(&window, "1 claim says what another says") && says(&window, "1 fact"));
    click(&mut window, Role::RadioButton, "Name: Milano");
    click(&mut window, Role::Button, "Merge");
    wait(&mut window, "No problems");
    assert!(says(&window, "Undo: Merge Milano into Milan"));
    assert!(says(&window, "2 cities") || says(&window, "1 change not saved"));
    assert!(says(&window, "밀라노") && says(&window, "A choir came."));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait(&mut window, "1 warning");
    assert!(says(&window, "3 cities · 2 ties · 1 fact"));
}

#[test]
fn a_city_is_merged_with_one_that_is_looked_up_from_its_own_panel() {
    let mut window = twice();
    window.get_by_label("City Milan").click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::E);
    click(&mut window, Role::Link, "Merge with…");
    assert!(says(
        &window,
        "Type the name of the other entry for this city."
    ));
    let until = Instant::now() + Duration::from_secs(20);
    window.event(eframe::egui::Event::Text("밀라노".to_owned()));
    while !is_there(&window, "1 city") {
        assert!(Instant::now() < until, "nothing is found");
        window.run_steps(1);
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run_steps(4);
    assert!(says(&window, "Merge two cities") && says(&window, "Name: Milano"));
    click(&mut window, Role::Button, "Swap");
    click(&mut window, Role::Button, "Merge");
    wait(&mut window, "No problems");
    assert!(says(&window, "Undo: Merge Milan into Milano"));
    assert!(
        says(&window, "City Milan") && !says(&window, "City Milano"),
        "its values stay chosen"
    );
}

#[test]
fn all_of_a_sort_are_mended_in_one_step() {
    const ATLAS: &str = r#"(format: "city-ties", version: 1,
sources: {
"a": (title: "A leaflet"),
"b": (title: "A letter"),
"c": (title: "A book"),
},
)"#;
    let mut window = harness(|ctx| {
        let opened = store::read_from(ATLAS.as_bytes(), "-").unwrap();
        Window::new(ctx, &opened).unwrap()
    });
    wait(&mut window, "3 warnings");
    open(&mut window);
    click(&mut window, Role::Button, "Fix all 3");
    wait(&mut window, "No problems");
    assert!(says(&window, "Undo: Remove 3 sources"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait(&mut window, "3 warnings");
    assert!(!says(&window, "not saved"), "it was one step");
}
