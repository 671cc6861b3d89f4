//! The window, through the names that a screen reader hears.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]
#![cfg(feature = "window")]

use city_ties::store;
use city_ties::ui::Window;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// The window on the atlas that comes with the program.
fn window() -> Harness<'static, Option<Window>> {
    let opened = store::example().unwrap();
    Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(60)
        .build_ui_state(
            move |ui, window: &mut Option<Window>| {
                window
                    .get_or_insert_with(|| Window::new(ui.ctx(), &opened).unwrap())
                    .show(ui);
            },
            None,
        )
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
