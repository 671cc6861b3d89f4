//! How the map moves, and that it rests.

use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Vec2, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::window;
use city_ties::store;
use city_ties::ui::Window;

type Driven = Harness<'static, Option<Window>>;

/// The window as it is by default, with its flights and fades, sixty frames a second.
fn moving() -> Driven {
    let opened = store::example().unwrap();
    let mut window = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(120)
        .build_ui_state(
            move |ui, window: &mut Option<Window>| {
                window
                    .get_or_insert_with(|| Window::new(ui.ctx(), &opened).unwrap())
                    .show(ui);
            },
            None,
        );
    let animation_time = eframe::egui::Style::default().animation_time;
    window
        .ctx
        .all_styles_mut(|style| style.animation_time = animation_time);
    window.run();
    window
}

fn still() -> Driven {
    let mut window = window();
    window.run();
    window
}

/// Where a city's dot is.
fn place(window: &Driven, city: &str) -> Pos2 {
    window.get_by_label(&format!("City {city}")).rect().center()
}

fn shows(window: &Driven, city: &str) -> bool {
    window.query_by_label(&format!("City {city}")).is_some()
}

/// Turns the wheel over a point, so many notches away from the user.
fn wheel(window: &Driven, at: Pos2, notches: f32) {
    window.hover_at(at);
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, notches),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
}

/// Drags from a point and lets go while the pointer is still fast.
fn flick(window: &mut Driven, from: Pos2, step: Vec2) -> Pos2 {
    window.drag_at(from);
    window.step();
    let mut at = from;
    for _ in 0..6 {
        at += step;
        window.hover_at(at);
        window.step();
    }
    window.drop_at(at);
    window.step();
    at
}

fn near(a: Pos2, b: Pos2) -> bool {
    a.distance(b) < 1.6
}

#[test]
fn home_shows_the_whole_atlas_again() {
    for make in [still, moving] {
        let mut window = make();
        let before = place(&window, "Seoul");
        wheel(&window, before, 10.0);
        window.run();
        assert!(!shows(&window, "Wellington"), "the zoom has not gone near");
        window.key_press(Key::Home);
        window.run();
        assert!(shows(&window, "Wellington"));
        assert!(near(place(&window, "Seoul"), before));
    }
}

#[test]
fn the_wheel_zooms_about_the_pointer() {
    for make in [still, moving] {
        let mut window = make();
        let at = place(&window, "Tehran");
        for _ in 0..4 {
            wheel(&window, at, 1.0);
            window.step();
        }
        window.run();
        let now = place(&window, "Tehran");
        assert!(near(now, at), "Tehran has slipped from {at} to {now}");
        assert!(!shows(&window, "Wellington"), "nothing was zoomed");
    }
}

#[test]
fn a_link_to_a_tie_out_of_sight_flies_there_and_back_flies_back() {
    for make in [still, moving] {
        let mut window = make();
        let seoul = place(&window, "Seoul");
        wheel(&window, seoul, 16.0);
        window.run();
        window.get_by_label("City Seoul").click_accesskit();
        window.run();
        assert!(!shows(&window, "Tehran"));
        window.key_press(Key::Escape);
        window.run();
        window.get_by_label("Los Angeles – Tehran").click();
        window.run();
        assert!(shows(&window, "Tehran") && shows(&window, "Los Angeles"));
        wheel(&window, place(&window, "Tehran"), 16.0);
        window.run();
        assert!(!shows(&window, "Seoul"));
        for _ in 0..2 {
            window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
            window.run();
        }
        assert!(
            shows(&window, "Seoul"),
            "Back has not flown to what is selected"
        );
    }
}

#[test]
fn a_click_on_the_map_moves_nothing() {
    let mut window = still();
    wheel(&window, place(&window, "Seoul"), 8.0);
    window.run();
    let before = place(&window, "Seoul");
    // Its partners lie all round the world.
    window.drag_at(before);
    window.step();
    window.drop_at(before);
    window.run();
    assert!(super::says(&window, "South Korea"), "Seoul is not selected");
    assert!(near(place(&window, "Seoul"), before));
}

#[test]
fn a_flick_lets_the_map_glide_on_and_come_to_rest() {
    let mut window = moving();
    let before = place(&window, "Seoul");
    let dragged = flick(&mut window, Pos2::new(500.0, 300.0), vec2(12.0, 0.0)).x - 500.0;
    window.run();
    let moved = place(&window, "Seoul").x - before.x;
    assert!(
        moved > dragged + 10.0,
        "{moved} points moved, {dragged} dragged"
    );
    assert!(moved < dragged + 120.0, "it went on too far: {moved}");
}

#[test]
fn without_motion_the_map_stays_where_it_is_let_go() {
    let mut window = still();
    let before = place(&window, "Seoul");
    let dragged = flick(&mut window, Pos2::new(500.0, 300.0), vec2(12.0, 0.0)).x - 500.0;
    window.run();
    let moved = place(&window, "Seoul").x - before.x;
    assert!(
        (moved - dragged).abs() < 8.0,
        "{moved} points moved, {dragged} dragged"
    );
}

#[test]
fn nothing_is_repainted_at_rest() {
    let mut window = moving();
    // What is drawn ahead must wake nobody either.
    std::thread::sleep(std::time::Duration::from_millis(400));
    window.run();
    for _ in 0..3 {
        assert_eq!(window.try_run().unwrap(), 1, "it goes on painting");
    }
    assert!(!window.ctx.has_requested_repaint());
}

#[test]
fn a_window_that_grows_shows_the_whole_atlas_larger_until_it_is_moved() {
    let mut window = still();
    let apart = |window: &Driven| place(window, "Seoul").x - place(window, "Tehran").x;
    let before = apart(&window);
    window.set_size(vec2(2000.0, 1250.0));
    window.run();
    let after = apart(&window);
    assert!(after > before * 1.3, "{before} {after}");
    wheel(&window, place(&window, "Seoul"), -1.0);
    window.run();
    let zoomed = apart(&window);
    window.set_size(vec2(1280.0, 800.0));
    window.run();
    assert!(
        (apart(&window) - zoomed).abs() < 2.0,
        "one's own view keeps its scale"
    );
}

#[test]
fn a_window_that_grows_on_the_way_to_the_whole_atlas_ends_at_the_whole_of_it() {
    let apart = |window: &Driven| place(window, "Seoul").x - place(window, "Tehran").x;
    let mut window = moving();
    let small = apart(&window);
    wheel(&window, place(&window, "Seoul"), 2.0);
    window.run();
    window.key_press(Key::Home);
    window.run_steps(3);
    window.set_size(vec2(2000.0, 1250.0));
    window.run();
    let large = apart(&window);
    assert!(large > small * 1.3, "{small} {large}");
}
