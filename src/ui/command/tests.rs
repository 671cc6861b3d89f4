//! That commands can be found, and none is in another's way.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::keys::{Layer, belongs_to_text, escape_takes};
use super::*;
use crate::text::Texts;

#[test]
fn every_command_stands_in_a_menu_once() {
    for command in Command::every() {
        let of_menus = Menu::BAR.iter().flat_map(|menu| menu.commands());
        let count = of_menus.filter(|info| info.command == command).count();
        assert_eq!(count, 1, "{command:?}");
    }
    assert_eq!(Command::every().len(), ALL.len());
}

#[test]
fn a_menu_has_its_groups_together() {
    for menu in Menu::BAR {
        let groups: Vec<u8> = menu.commands().map(|info| info.place.1).collect();
        assert!(groups.is_sorted(), "{menu:?}: {groups:?}");
    }
}

#[test]
fn no_two_commands_share_a_shortcut() {
    let mut taken: Vec<(KeyboardShortcut, Command)> = Vec::new();
    for info in ALL {
        for &shortcut in info.shortcuts {
            let clash = taken.iter().find(|(other, _)| *other == shortcut);
            assert!(clash.is_none(), "{:?} and {clash:?}", info.command);
            taken.push((shortcut, info.command));
        }
    }
}

#[test]
fn every_command_has_a_name_and_a_sentence_about_it() {
    let texts = Texts::english();
    for info in ALL {
        for key in [info.name, info.tip] {
            assert!(!texts.get(key).starts_with('⟨'), "{key} has no words");
        }
    }
}

#[test]
fn esc_puts_the_nearest_thing_away() {
    use Layer::{Drag, Focus, Form, Notice, Popover, Selection};
    assert_eq!(escape_takes([Drag, Notice, Form]), Drag);
    assert_eq!(escape_takes([Popover, Focus]), Popover);
    assert_eq!(escape_takes([Popover, Notice, Form]), Popover);
    assert_eq!(escape_takes([Notice, Form, Focus]), Notice);
    assert_eq!(escape_takes([Form, Focus]), Form);
    assert_eq!(escape_takes([Focus]), Focus);
    assert_eq!(escape_takes([]), Selection);
}

#[test]
fn a_text_keeps_the_keys_that_write_in_it() {
    let shortcut = KeyboardShortcut::new;
    for (kept, shortcut) in [
        (true, shortcut(Modifiers::NONE, Key::S)),
        (true, shortcut(Modifiers::NONE, Key::Delete)),
        (true, shortcut(Modifiers::NONE, Key::Home)),
        (true, shortcut(Modifiers::COMMAND, Key::Z)),
        (true, shortcut(Modifiers::COMMAND, Key::A)),
        (true, shortcut(Modifiers::ALT, Key::ArrowLeft)),
        (false, shortcut(Modifiers::COMMAND, Key::S)),
        (false, shortcut(Modifiers::NONE, Key::F1)),
    ] {
        assert_eq!(belongs_to_text(&shortcut), kept, "{shortcut:?}");
    }
}
