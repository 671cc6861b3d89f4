//! Commands by menu and by key.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{says, window};
use city_ties::ui::Window;
use eframe::egui::{Key, Modifiers};

fn press(window: &mut Harness<'_, Option<Window>>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(4);
}

#[test]
fn the_sheet_of_shortcuts_opens_by_f1_and_esc_closes_it_alone() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::F1);
    assert!(
        says(&window, "Ctrl+O"),
        "the sheet names the shortcut of Open"
    );
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Ctrl+O"));
    assert!(says(&window, "South Korea"), "the selection is still there");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "South Korea"), "now it is cleared");
}

#[test]
fn esc_closes_a_menu_before_it_clears_the_selection() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    window.get_by_label("View").click();
    window.run_steps(4);
    assert!(says(&window, "Text size"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!says(&window, "Text size"), "the menu is closed");
    assert!(says(&window, "South Korea"));
}

#[test]
fn alt_and_an_arrow_go_back_and_forward() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(!says(&window, "South Korea"));
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert!(says(&window, "South Korea"));
}

#[test]
fn a_look_is_chosen_in_the_menu_and_marked_there() {
    let mut window = window();
    window.run_steps(4);
    for (look, theme) in [
        ("Dark", eframe::egui::Theme::Dark),
        ("Light", eframe::egui::Theme::Light),
    ] {
        for label in ["View", "Look", look] {
            window.get_by_label(label).click();
            window.run_steps(4);
        }
        assert_eq!(window.ctx.theme(), theme);
    }
}

#[test]
fn text_grows_to_twice_its_size_and_no_further() {
    let mut window = window();
    window.run_steps(4);
    for _ in 0..15 {
        press(&mut window, Modifiers::COMMAND, Key::Plus);
    }
    assert!((window.ctx.zoom_factor() - 2.0).abs() < 1e-6);
    press(&mut window, Modifiers::COMMAND, Key::Num0);
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 1e-6);
}

/// The sizes are in points: a window of 720 × 480 pixels with texts of twice the size is one of 360 × 240.
#[test]
fn a_dialog_is_within_the_window_and_its_buttons_in_sight_at_every_size() {
    for size in [
        [1280.0, 800.0],
        [720.0, 480.0],
        [640.0, 400.0],
        [360.0, 240.0],
    ] {
        let mut window = window();
        window.set_size(size.into());
        window.run_steps(4);
        for (modifiers, key, button) in [
            (Modifiers::NONE, Key::F1, "Close"),
            (Modifiers::COMMAND, Key::Comma, "Close"),
        ] {
            press(&mut window, modifiers, key);
            window.run_steps(4);
            let button = window.get_by_label(button).rect();
            let all = eframe::egui::Rect::from_min_size(eframe::egui::Pos2::ZERO, size.into());
            assert!(all.contains_rect(button), "{key:?} at {size:?}: {button}");
            press(&mut window, Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn the_sheet_of_shortcuts_is_as_high_as_what_it_holds() {
    let mut window = window();
    window.run_steps(4);
    press(&mut window, Modifiers::NONE, Key::F1);
    window.run_steps(4);
    let last = window.get_by_value("Enter, Space").rect();
    let close = window.get_by_label("Close").rect();
    assert!(
        last.bottom() < close.top(),
        "{last} reaches beneath {close}"
    );
}
