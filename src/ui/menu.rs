//! The bar at the top: menus and their shortcuts.

use eframe::egui::{Button, Key, KeyboardShortcut, MenuBar, Modifiers, Ui, ViewportCommand};

use super::Scope;
use super::map::Map;
use crate::scene::style::Theme;
use crate::session::Action;

const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
const BACK: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft);
const FORWARD: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT, Key::ArrowRight);
const CLEAR: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::Escape);

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, theme: &mut Theme, map: &mut Map) {
    shortcuts(ui, scope);
    let texts = scope.texts;
    ui.add_space(10.0);
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button(texts.get("menu-file"), |ui| {
            let shortcut = ui.ctx().format_shortcut(&OPEN);
            if ui
                .add(Button::new(texts.get("open")).shortcut_text(shortcut))
                .clicked()
            {
                scope.actions.push(Action::AskForFile);
            }
            if ui.button(texts.get("open-example")).clicked() {
                scope.actions.push(Action::OpenExample);
            }
            if ui.button(texts.get("quit")).clicked() {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        });
        ui.menu_button(texts.get("menu-view"), |ui| {
            ui.radio_value(theme, Theme::Day, texts.get("theme-day"));
            ui.radio_value(theme, Theme::Night, texts.get("theme-night"));
            ui.separator();
            if ui.button(texts.get("home")).clicked() {
                map.fit();
            }
        });
        ui.menu_button(texts.get("menu-help"), |ui| {
            ui.set_max_width(280.0);
            ui.label(texts.get("shortcuts"));
        });
    });
}

fn shortcuts(ui: &Ui, scope: &mut Scope<'_>) {
    for (shortcut, action) in [
        (OPEN, Action::AskForFile),
        (BACK, Action::Back),
        (FORWARD, Action::Forward),
        (CLEAR, Action::Select(None)),
    ] {
        if ui
            .ctx()
            .input_mut(|input| input.consume_shortcut(&shortcut))
        {
            scope.actions.push(action);
        }
    }
}
