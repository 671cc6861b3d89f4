//! The sheet of shortcuts, made from the commands.

use eframe::egui::{Align, Key, Layout, Ui};

use super::super::command::{self, Info, Menu};
use super::super::{Scope, bidi, theme};
use super::After;

/// What the mouse and the arrows do on the map: no commands, so they stand here.
const ON_THE_MAP: [[&str; 2]; 13] = [
    ["gesture-click", "gesture-click-does"],
    ["gesture-ctrl-click", "gesture-ctrl-click-does"],
    ["gesture-alt-click", "gesture-alt-click-does"],
    ["gesture-area", "gesture-area-does"],
    ["gesture-area-ties", "gesture-area-ties-does"],
    ["gesture-drag", "gesture-drag-does"],
    ["gesture-wheel", "gesture-wheel-does"],
    ["gesture-double-click", "gesture-double-click-does"],
    ["gesture-menu", "gesture-menu-does"],
    ["gesture-tab", "gesture-tab-does"],
    ["gesture-enter", "gesture-enter-does"],
    ["gesture-story", "gesture-story-does"],
    ["gesture-range", "gesture-range-does"],
];

const COLUMN: f32 = 280.0;
const BETWEEN: f32 = 40.0;
/// A single column is wider: nothing stands beside it.
const LONE_COLUMN: f32 = 360.0;
const ROW: f32 = 22.0;

/// A part of the sheet.
#[derive(Clone, Copy)]
enum Part {
    Menu(Menu),
    OnTheMap,
}

/// The parts in columns beside each other, for as many as there is room.
const COLUMNS: [&[&[Part]]; 3] = [
    &[
        &[Part::Menu(Menu::File), Part::Menu(Menu::Edit)],
        &[Part::Menu(Menu::View)],
        &[Part::Menu(Menu::Help), Part::OnTheMap],
    ],
    &[
        &[
            Part::Menu(Menu::File),
            Part::Menu(Menu::Edit),
            Part::Menu(Menu::Help),
        ],
        &[Part::Menu(Menu::View), Part::OnTheMap],
    ],
    &[&[
        Part::Menu(Menu::File),
        Part::Menu(Menu::Edit),
        Part::Menu(Menu::Help),
        Part::Menu(Menu::View),
        Part::OnTheMap,
    ]],
];

/// Draws the sheet.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) -> After {
    let room = super::room(ui.ctx()).x;
    let wide = |columns: &[&[Part]]| {
        let count = columns.len() as f32;
        count * COLUMN + (count - 1.0) * BETWEEN
    };
    let columns = COLUMNS.iter().find(|columns| wide(columns) <= room);
    let [.., lone] = COLUMNS;
    let columns = columns.copied().unwrap_or(lone);
    let is_lone = columns.len() == 1;
    let width = super::set_width(ui, if is_lone { LONE_COLUMN } else { wide(columns) });
    super::middle(ui, width, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = BETWEEN;
            for parts in columns {
                column(ui, if is_lone { width } else { COLUMN }, |ui| {
                    for part in *parts {
                        match part {
                            Part::Menu(menu) => show_menu(ui, scope, *menu),
                            Part::OnTheMap => show_gestures(ui, scope),
                        }
                    }
                });
            }
        });
    });
    let close = super::buttons(ui, |ui| bidi::button(ui, scope.texts.get("close")));
    if close.clicked() || ui.input(|input| input.key_pressed(Key::F1)) {
        After::Close
    } else {
        After::Stay
    }
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        content(ui);
    });
}

fn show_menu(ui: &mut Ui, scope: &Scope<'_>, menu: Menu) {
    let mut with_keys = menu
        .commands()
        .filter(|info| !info.shortcuts.is_empty())
        .peekable();
    if with_keys.peek().is_none() {
        return;
    }
    bidi::label(ui, scope.texts.get(menu.name()), theme::head(scope.palette));
    for info in with_keys {
        row(ui, scope, &scope.texts.get(info.name), &keys(ui, info));
    }
    ui.add_space(12.0);
}

fn show_gestures(ui: &mut Ui, scope: &Scope<'_>) {
    bidi::label(
        ui,
        scope.texts.get("on-the-map"),
        theme::head(scope.palette),
    );
    for [gesture, does] in ON_THE_MAP {
        let (gesture, does) = (scope.texts.get(gesture), scope.texts.get(does));
        row(ui, scope, &does, &gesture);
    }
}

/// All shortcuts of a command, as the system writes them.
fn keys(ui: &Ui, info: &Info) -> String {
    let names: Vec<String> = info
        .shortcuts
        .iter()
        // On many keyboards it is the same key as plus; so it is listened to, but not a shortcut to be learnt.
        .filter(|shortcut| shortcut.logical_key != Key::Equals)
        .map(|shortcut| command::shown(ui.ctx(), shortcut))
        .collect();
    names.join(", ")
}

fn row(ui: &mut Ui, scope: &Scope<'_>, what: &str, keys: &str) {
    ui.allocate_ui_with_layout(
        [ui.available_width(), ROW].into(),
        // The keys come first: they are never cut short.
        Layout::right_to_left(Align::Center),
        |ui| {
            bidi::label(ui, keys, theme::note(scope.palette));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let what = what.trim_end_matches('…');
                bidi::truncated(ui, what, theme::body(scope.palette));
            });
        },
    );
}
