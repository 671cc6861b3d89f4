//! The window, through the names that a screen reader hears.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]
#![cfg(feature = "window")]

use city_ties::store;
use city_ties::ui::Window;
use eframe::egui::Context;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

#[path = "ui/bars.rs"]
mod bars;
#[path = "ui/base_map.rs"]
mod base_map;
#[path = "ui/camera.rs"]
mod camera;
#[path = "ui/citations.rs"]
mod citations;
#[path = "ui/commands.rs"]
mod commands;
#[path = "ui/compare.rs"]
mod compare;
#[path = "ui/drawing.rs"]
mod drawing;
#[path = "ui/files.rs"]
mod files;
#[path = "ui/filter.rs"]
mod filter;
#[path = "ui/filter_panel.rs"]
mod filter_panel;
#[path = "ui/finding.rs"]
mod finding;
#[path = "ui/forms.rs"]
mod forms;
#[path = "ui/history.rs"]
mod history;
#[path = "ui/map.rs"]
mod map;
#[path = "ui/outside.rs"]
mod outside;
#[path = "ui/places.rs"]
mod places;
#[path = "ui/problems.rs"]
mod problems;
#[path = "ui/recovery.rs"]
mod recovery;
#[path = "ui/saving.rs"]
mod saving;
#[path = "common/scratch.rs"]
mod scratch;
#[path = "ui/settings.rs"]
mod settings;
#[path = "ui/several.rs"]
mod several;
#[path = "ui/story.rs"]
mod story;
#[path = "ui/table.rs"]
mod table;
#[path = "common/tile_server.rs"]
#[allow(
    dead_code,
    reason = "the test of the map itself sees more of its moods"
)]
mod tile_server;
#[path = "ui/time.rs"]
mod time;
#[path = "ui/tour.rs"]
mod tour;
#[path = "common/vector_archive.rs"]
#[allow(dead_code, reason = "the tests of the parts need the rest")]
mod vector_archive;

type Harnessed = Harness<'static, Option<Window>>;

fn is_there(window: &Harnessed, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

/// The window on the atlas that comes with the program.
fn window() -> Harness<'static, Option<Window>> {
    let opened = store::example().unwrap();
    harness(move |ctx| Window::new(ctx, &opened).unwrap())
}

/// A window that is made in its first frame.
fn harness(make: impl Fn(&Context) -> Window + 'static) -> Harness<'static, Option<Window>> {
    Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(60)
        .build_ui_state(
            move |ui, window: &mut Option<Window>| {
                window.get_or_insert_with(|| make(ui.ctx())).show(ui);
            },
            None,
        )
}

#[test]
fn a_name_of_a_hundred_thousand_letters_is_shortened_wherever_it_stands() {
    let mut window = harness(|ctx| {
        let text = include_str!("files/small.ron");
        let long = format!("name: \"Seoul{}\"", "o".repeat(100_000));
        let text = text.replace("name: \"Seoul\"", &long);
        assert!(text.len() > 100_000);
        let opened = store::read_from(text.as_bytes(), "-").unwrap();
        Window::new(ctx, &opened).unwrap()
    });
    window.run_steps(4);
    let city = "City Seouloooooo";
    window.get_by_label_contains(city).click_accesskit();
    window.run_steps(4);
    for node in window.query_all_by_label_contains("Seoulooooo") {
        let label = node.accesskit_node().label().unwrap_or_default();
        assert!(label.chars().count() < 1000, "{} letters", label.len());
    }
}

#[test]
fn a_click_on_seoul_tells_what_is_known_and_back_returns() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    assert!(
        window
            .query_all_by_label_contains("23 published, 23 listed")
            .next()
            .is_some()
    );
    assert!(
        window
            .query_all_by_label_contains("28 published, 18 listed, 1 uncertain")
            .next()
            .is_some()
    );
    window
        .get_by_label("Tie Seoul – Tehran, contested")
        .click_accesskit();
    window.run_steps(4);
    assert!(
        window
            .query_all_by_label_contains("since 1963")
            .next()
            .is_some()
    );
    assert!(
        window
            .query_all_by_label_contains("since 18 Oct 2017")
            .next()
            .is_some()
    );
    window.get_by_label("Back").click();
    window.run_steps(4);
    assert!(
        window
            .query_all_by_label_contains("South Korea")
            .next()
            .is_some()
    );
}

/// What stands in the window, by a part of its accessible name.
fn says(window: &Harness<'_, Option<Window>>, part: &str) -> bool {
    window.query_all_by_label_contains(part).next().is_some()
}

#[test]
fn the_overview_tells_the_dispute_with_its_sources_and_how_to_begin() {
    let mut window = window();
    window.run_steps(4);
    for part in [
        "sister since 1963",
        "no such tie in its lists until 17 October 2017",
        "friendship since 18 October 2017",
        "Click a city or a tie; Edit changes it.",
        "Seoul city to expand exchanges with Tehran",
    ] {
        assert!(says(&window, part), "{part}");
    }
    // The reason is for the tie's own panel; here it would only be cut off.
    window.get_by_label("doubted");
    assert!(!says(&window, "doubted: "));
}

#[test]
fn a_contested_tie_shows_every_claim_with_its_reason_and_its_place_on_the_time_axis() {
    let mut window = window();
    window.run_steps(4);
    window
        .get_by_label("Tie Seoul – Tehran, contested")
        .click_accesskit();
    window.run_steps(4);
    for part in [
        "6,551",
        "Tehran: sister since 1963, doubted",
        "Seoul: contact since c. 1980 until Apr 2014, dormant, inferred",
        "doubted: Yonhap said in 2017 that no agreement had been signed before",
        "doubted: the Korean reports of the same signing",
        "17 Jun 1977: Tehran's mayor Gholamreza Nikpey",
    ] {
        assert!(says(&window, part), "{part}");
    }
    window.get_by_label("1963 may echo the diplomatic relations of October 1962.");
}

#[test]
fn earlier_totals_unfold_and_an_undated_one_says_what_it_is_held_against() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    assert!(!says(&window, "Before Tokyo, whose governor"));
    window.get_by_label("Earlier totals (4)").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "Before Tokyo, whose governor"));
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "11 published, 16 listed, 1 uncertain"));
    assert!(says(&window, "held against the list as it stands"));
    assert!(says(&window, "held against the list as of 17 Sep 2024"));
}

#[test]
fn a_partner_without_a_date_says_so() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    let row = window.get_by_label("Khartoum");
    let described = row.accesskit_node().description();
    assert_eq!(described.as_deref(), Some("no date given"));
}

#[test]
fn a_kind_that_nobody_vouches_for_is_counted_as_unconfirmed_and_never_as_none() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Sydney").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "1 unconfirmed"));
    assert!(window.query_by_label("0").is_none());
}

#[test]
fn a_tie_says_in_its_head_what_has_expired_beside_it() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("Tie Moscow – Tehran").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "Sister, unconfirmed · Memorandum, expired"));
}

#[test]
fn the_way_back_is_there_from_the_start_and_names_where_one_came_from() {
    let mut window = window();
    window.run_steps(4);
    let back = window.get_by_label("Back");
    assert!(back.accesskit_node().is_disabled());
    let place = back.rect();
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    assert_eq!(window.get_by_label("Back").rect(), place, "nothing moves");
    window.get_by_label("Khartoum").click_accesskit();
    window.run_steps(4);
    window.get_by_label("Atlas › Tehran");
    window.get_by_label("Back").click();
    window.run_steps(4);
    assert!(says(&window, "Iran"));
    assert!(!says(&window, "Atlas ›"));
}

#[test]
fn a_partner_in_the_panel_leads_to_its_tie() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    window.get_by_label("Wellington").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "Raised to sister on 26 September 2023."));
}

#[test]
fn a_fact_tells_its_particulars_beneath_the_pointer() {
    let mut window = window();
    window.run_steps(4);
    window
        .get_by_label("Tie Damascus – Tehran")
        .click_accesskit();
    window.run_steps(4);
    window
        .get_by_label_contains("Tehran and Damascus signed a sister-city agreement.")
        .hover();
    window.run_steps(12);
    assert!(says(&window, "Tehran → Damascus"));
}

#[test]
fn each_line_of_the_dispute_leads_to_the_tie() {
    for line in [
        "Tehran: sister since 1963",
        "Seoul: no such tie in its lists until 17 October 2017",
        "Both: friendship since 18 October 2017",
    ] {
        let mut window = window();
        window.run_steps(4);
        let mut links = window.query_all_by_label(line);
        links.next().unwrap().click_accesskit();
        drop(links);
        window.run_steps(4);
        assert!(
            window.query_by_label("Who says what").is_some(),
            "{line}: the tie's own panel"
        );
    }
}

#[test]
fn a_city_tells_how_many_facts_its_ties_have_and_leads_there() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    window
        .get_by_label("33 facts on Seoul – Tehran")
        .click_accesskit();
    window.run_steps(4);
    assert!(window.query_by_label("Who says what").is_some());
}

#[test]
fn the_legend_folds_and_unfolds() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("Fold the legend").click_accesskit();
    window.run_steps(4);
    assert!(window.query_by_label("State unknown").is_none());
    window.get_by_label("Unfold the legend").click_accesskit();
    window.run_steps(4);
    assert!(window.query_by_label("State unknown").is_some());
}
