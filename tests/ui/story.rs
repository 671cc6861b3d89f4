//! Stories, as they are shown and made.

use city_ties::ui::Window;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::{says, window};

type Tested = Harness<'static, Option<Window>>;

fn press(window: &mut Tested, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run_steps(4);
}

fn date(window: &Tested) -> String {
    let date = window.get_by_label("Date shown");
    date.accesskit_node().value().unwrap_or_default()
}

/// The window, its story begun from the overview.
fn story() -> Tested {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("Show the story").click_accesskit();
    window.run_steps(4);
    window
}

fn number(window: &Tested) -> usize {
    let line = window.get_by_label_contains(" of 9  ·  Two capitals");
    let node = line.accesskit_node();
    let label = node.label().or(node.value()).unwrap_or_default();
    label.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn the_story_of_the_two_cities_is_told_by_the_arrow_keys() {
    let mut window = story();
    let told = [
        (
            "1965",
            "had good relations in the 1960s and 1970s",
            "Contact",
        ),
        (
            "1964",
            "Tehran counts Seoul among its sister cities",
            "Sister",
        ),
        ("Dec 1977", "name a street in each capital", "Contested"),
        ("1990", "lay still for years", "Contact, dormant"),
        ("Apr 2014", "began to restore their ties", "Contested"),
        ("Feb 2016", "Asian Mayors Forum in Tehran", "Contested"),
        (
            "18 Oct 2017",
            "signed a friendship-city agreement",
            "Friendship",
        ),
        ("Feb 2021", "No source here says", "Contested"),
        ("All time", "the broad double line", "Most disputed"),
    ];
    for (at, (when, words, stands)) in told.into_iter().enumerate() {
        assert_eq!(number(&window), at + 1);
        assert_eq!(date(&window), when);
        assert!(says(&window, words), "{words}");
        assert!(says(&window, stands), "{when}: {stands}");
        press(&mut window, Key::ArrowRight);
    }
    assert_eq!(number(&window), 9, "there is no view behind");
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::PageUp);
    assert_eq!(number(&window), 7);
    press(&mut window, Key::Home);
    assert_eq!(number(&window), 1);
    window.get_by_label("Next").click();
    window.run_steps(4);
    assert_eq!(number(&window), 2);
}

#[test]
fn esc_ends_the_story_and_brings_back_what_was_there() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("City Tehran").click_accesskit();
    window.run_steps(4);
    press(&mut window, Key::OpenBracket);
    let before = (date(&window), window.get_by_label("City Seoul").rect());
    press(&mut window, Key::F5);
    press(&mut window, Key::ArrowRight);
    assert!(says(&window, "A sister since 1963, says one side"));
    press(&mut window, Key::Escape);
    window.run_steps(80);
    assert!(!says(&window, "A sister since 1963, says one side"));
    assert!(says(&window, "Iran"), "Tehran is selected");
    let after = (date(&window), window.get_by_label("City Seoul").rect());
    assert_eq!(before, after);
}

#[test]
fn a_story_is_made_of_what_is_in_view_and_every_step_is_undone() {
    let mut window = window();
    window.run_steps(4);
    window.get_by_label("Edit in the panel").click();
    window.run_steps(4);
    window.get_by_label("Edit stories…").click_accesskit();
    window.run_steps(4);
    window.get_by_label("New story").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "Save the story “Story”"));
    let title = window.get_by_role_and_label(Role::TextInput, "Title");
    title.type_text("Where we begin");
    window.run_steps(2);
    press(&mut window, Key::Enter);
    assert!(says(&window, "Change the words of “Story”"));
    window.get_by_label("City Seoul").click_accesskit();
    window.run_steps(4);
    window.get_by_label("Add this view").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "View 2: View 2"));
    assert!(says(&window, "Add a view to “Story”"));
    window.get_by_label("Move up").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "View 2: Where we begin"));
    window.get_by_label("Take out").click_accesskit();
    window.run_steps(4);
    assert!(says(&window, "View 1: Where we begin"));
    for _ in 0..5 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_steps(4);
    }
    assert!(!says(&window, "Where we begin"));
    assert!(
        says(&window, "View 1: Good relations"),
        "the story of the atlas"
    );
}
