//! The date and the viewpoint that all the rest shows.

use city_ties::ui::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::{says, window};

type Tested = Harness<'static, Option<Window>>;

fn ready() -> Tested {
    let mut window = window();
    window.run_steps(4);
    window
}

fn press(window: &mut Tested, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run_steps(4);
}

/// The date shown, as a screen reader says it.
fn date(window: &Tested) -> String {
    let date = window.get_by_label("Date shown");
    date.accesskit_node().value().unwrap_or_default()
}

fn type_date(window: &mut Tested, text: &str) {
    window.get_by_label("Type a date").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Delete);
    window.run_steps(1);
    window.get_by_label("Type a date").type_text(text);
    window.run_steps(2);
    press(window, Key::Enter);
}

fn choose_tie(window: &mut Tested) {
    window
        .get_by_label("Tie Seoul – Tehran, contested")
        .click_accesskit();
    window.run_steps(4);
}

#[test]
fn brackets_step_a_year_and_all_time_is_the_way_back() {
    let mut window = ready();
    assert_eq!(date(&window), "All time");
    press(&mut window, Key::OpenBracket);
    let this_year: i32 = date(&window).parse().unwrap();
    press(&mut window, Key::OpenBracket);
    press(&mut window, Key::OpenBracket);
    assert_eq!(date(&window), (this_year - 2).to_string());
    press(&mut window, Key::CloseBracket);
    assert_eq!(date(&window), (this_year - 1).to_string());
    window.get_by_label("All time").click();
    window.run_steps(4);
    assert_eq!(date(&window), "All time");
}

#[test]
fn brackets_pressed_within_one_frame_each_step_a_year() {
    let mut window = ready();
    press(&mut window, Key::OpenBracket);
    let this_year: i32 = date(&window).parse().unwrap();
    for _ in 0..5 {
        window.key_press_modifiers(Modifiers::NONE, Key::OpenBracket);
    }
    window.run_steps(4);
    let stepped: i32 = date(&window).parse().unwrap();
    assert_eq!(stepped, this_year - 5);
}

#[test]
fn a_typed_date_changes_the_tie_and_what_is_no_date_is_told() {
    let mut window = ready();
    choose_tie(&mut window);
    type_date(&mut window, "1990");
    assert_eq!(date(&window), "1990");
    assert!(says(&window, "Contact, dormant"));
    type_date(&mut window, "2014-04");
    assert_eq!(date(&window), "Apr 2014");
    type_date(&mut window, "soon");
    assert_eq!(date(&window), "Apr 2014", "the date stays");
    type_date(&mut window, "");
    assert_eq!(date(&window), "All time");
}

#[test]
fn a_hand_drags_the_date_and_a_screen_reader_moves_it() {
    let mut window = ready();
    let slider = window.get_by_label("Date shown").rect();
    let press_at = |window: &mut Tested, at: Pos2, pressed| {
        window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(1);
    };
    window.event(Event::PointerMoved(slider.center()));
    press_at(&mut window, slider.center(), true);
    window.event(Event::PointerMoved(slider.left_center()));
    window.run_steps(1);
    press_at(&mut window, slider.left_center(), false);
    window.run_steps(3);
    let first = date(&window);
    assert!(first.as_str() < "1970", "{first}");
    window.get_by_label("Date shown").increment_accesskit();
    window.run_steps(3);
    assert_eq!(date(&window), format!("Feb {first}"));
}

#[test]
fn the_years_pass_while_it_plays_and_stand_while_it_does_not() {
    let mut window = ready();
    window.get_by_label("Play").click();
    window.run_steps(3);
    let first = date(&window);
    window.run_steps(12);
    assert_ne!(date(&window), first, "it goes on");
    window.get_by_label("Pause").click();
    window.run_steps(2);
    let stopped = date(&window);
    window.run_steps(6);
    assert_eq!(date(&window), stopped);
}

#[test]
fn the_timeline_folds_and_every_control_stays() {
    let mut window = ready();
    let map = window.get_by_label("Map").rect();
    window.get_by_label("Fold the timeline").click();
    window.run_steps(4);
    let larger = window.get_by_label("Map").rect();
    assert!(larger.height() > map.height() + 80.0);
    for label in ["Play", "Type a date", "Date shown", "All time"] {
        let rect = window.get_by_label(label).rect();
        assert!(rect.top() >= larger.bottom(), "{label}: {rect}");
    }
}

#[test]
fn a_viewpoint_is_chosen_seen_in_the_tie_and_left_again() {
    let mut window = ready();
    choose_tie(&mut window);
    type_date(&mut window, "1990");
    assert!(says(&window, "Contested · Contact, dormant"));
    window.get_by_label("Whose word is shown: Anyone").click();
    window.run_steps(4);
    window.get_by_label("As Seoul sees it").click();
    window.run_steps(4);
    window.get_by_label("1990 · As Seoul sees it");
    assert!(says(&window, "Contact, dormant") && !says(&window, "Contested ·"));
    window.get_by_label("Back to anyone’s word").click();
    window.run_steps(4);
    window.get_by_label("1990 · Anyone");
    assert!(says(&window, "Contested · Contact, dormant"));
}

#[test]
fn a_tie_that_does_not_stand_then_stays_selected_and_leads_to_when_it_does() {
    let mut window = ready();
    choose_tie(&mut window);
    type_date(&mut window, "1990");
    window.get_by_label("Whose word is shown: Anyone").click();
    window.run_steps(4);
    window.get_by_label("Agreed by both").click();
    window.run_steps(4);
    window.get_by_label("Not standing: 1990, Agreed by both");
    window.get_by_label("Go to 18 Oct 2017").click_accesskit();
    window.run_steps(4);
    assert_eq!(date(&window), "18 Oct 2017");
    window.get_by_label("18 Oct 2017 · Agreed by both");
}

#[test]
fn a_city_leads_to_its_own_view_of_the_map() {
    let mut window = ready();
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    window
        .get_by_role_and_label(Role::Link, "See the map as Tehran sees it")
        .click_accesskit();
    window.run_steps(4);
    window.get_by_label("Whose word is shown: As Tehran sees it");
}

#[test]
fn a_stretch_of_time_is_typed_stepped_and_left_again() {
    let mut window = ready();
    choose_tie(&mut window);
    type_date(&mut window, "1980/1990");
    assert_eq!(date(&window), "1980–1990");
    assert!(says(&window, "1980–1990 · Anyone"));
    press(&mut window, Key::CloseBracket);
    assert_eq!(date(&window), "1981–1991");
    type_date(&mut window, "1985");
    assert_eq!(date(&window), "1985");
}

#[test]
fn a_stretch_of_time_is_taken_with_shift_and_moved_by_its_ends() {
    let mut window = ready();
    let slider = window.get_by_label("Date shown").rect();
    let drag = |window: &mut Tested, from: Pos2, to: Pos2, modifiers: Modifiers| {
        let press = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        };
        window.event(Event::PointerMoved(from));
        window.event_modifiers(press(from, true), modifiers);
        window.run_steps(1);
        window.event_modifiers(Event::PointerMoved(to), modifiers);
        window.run_steps(1);
        window.event_modifiers(press(to, false), modifiers);
        window.run_steps(3);
    };
    let [quarter, middle] =
        [0.25, 0.5].map(|share| slider.lerp_inside(eframe::egui::vec2(share, 0.5)));
    drag(&mut window, quarter, middle, Modifiers::SHIFT);
    let taken = date(&window);
    assert!(taken.contains('–'), "a stretch: {taken}");
    drag(&mut window, middle, slider.right_center(), Modifiers::NONE);
    let longer = date(&window);
    let start = |date: &str| date.split('–').next().unwrap().to_owned();
    assert_eq!(start(&longer), start(&taken), "the other end stays");
    assert_ne!(longer, taken);
}

#[test]
fn an_atlas_without_a_date_has_no_empty_timeline() {
    let mut window = super::harness(|ctx| {
        let text = r#"(format: "city-ties", version: 1,
cities: {"a": (name: "Aa", at: (lat: 1, lon: 2)), "b": (name: "Bb", at: (lat: 3, lon: 4))},
ties: {"a--b": (claims: [(by: ["a"], kind: sister)])},
)"#;
        let opened = city_ties::store::read_from(text.as_bytes(), "-").unwrap();
        Window::new(ctx, &opened).unwrap()
    });
    window.run_steps(4);
    window.get_by_label("Map");
    assert!(window.query_by_label("Date shown").is_none());
}
