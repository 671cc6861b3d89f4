//! The bar at the top: the menus, made from the commands.

use eframe::egui::{
    AtomExt as _, Button, MenuBar, Response, Role, ScrollArea, Ui, Vec2, WidgetInfo,
    containers::menu::SubMenuButton, vec2,
};

use super::command::{
    self, Command, FileCommand, Info, LookCommand, Menu, PanelCommand, SelectCommand,
};
use super::filter::{self, FilterPanel};
use super::find::Find;
use super::{Scope, tools, viewpoint};
use crate::atlas::shown::{IN_LABEL, escaped, shortened};
use crate::session::FileAction;
use crate::store::Settings;
use crate::ui::bidi;
use crate::ui::bidi::Tip as _;

/// The least width of a menu, in points: names and shortcuts stand apart.
const MENU_WIDTH: f32 = 240.0;
/// The height of a menu's name, in points.
const BUTTON_HEIGHT: f32 = 32.0;

/// From the foot of a menu to the window's, points.
const BENEATH: f32 = 16.0;
/// A menu that scrolls shows at least so much.
const LEAST_HEIGHT: f32 = 120.0;

/// The place of a mark before a command's name, in points.
const MARK: Vec2 = vec2(14.0, 16.0);

/// Draws the menus, the tools, up to the side panel whose word is shown, and above the panel the search; answers whether
/// there was room for whose word it is.
pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    panel: f32,
    filter: &mut FilterPanel,
    find: &mut Find,
) -> bool {
    let right = ui.ctx().content_rect().right() - panel - 16.0;
    let mut seen = false;
    let height = ui.available_height();
    ui.spacing_mut().interact_size.y = BUTTON_HEIGHT;
    ui.add_space((height - BUTTON_HEIGHT) / 2.0);
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding = vec2(8.0, 4.0);
        for menu in Menu::BAR {
            let name = scope.texts.get(menu.name());
            let button = ui.menu_button(bidi::words(ui.ctx(), &name), |ui| {
                scrolled(ui, |ui| {
                    ui.set_min_width(MENU_WIDTH);
                    show_commands(ui, scope, menu, filter);
                });
            });
            let button = button.response;
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        }
        tools::show(ui, scope);
        seen = viewpoint::in_bar(ui, scope, right);
        find.show(ui, scope, panel);
    });
    seen
}

/// Draws what may be higher than the window: then it scrolls.
fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let high = ui.ctx().content_rect().bottom() - ui.cursor().top() - BENEATH;
    // Of a menu that is being measured the place is not known yet.
    let high = high.max(LEAST_HEIGHT);
    ScrollArea::vertical()
        .max_height(high)
        .min_scrolled_height(high)
        .show(ui, content);
}

fn show_commands(ui: &mut Ui, scope: &mut Scope<'_>, menu: Menu, panel: &mut FilterPanel) {
    let (mut group, mut within) = (None, None);
    for info in menu.commands() {
        if group.is_some_and(|last| last != info.place.1) {
            ui.separator();
        }
        group = Some(info.place.1);
        match info.command.submenu() {
            None => show_command(ui, scope, info),
            // Its first command opens it for all.
            Some(name) if within != Some(name) => show_submenu(ui, scope, menu, name),
            Some(_) => {}
        }
        within = info.command.submenu();
        match info.command {
            Command::File(FileCommand::OpenPath) => show_recent(ui, scope),
            Command::Select(SelectCommand::Invert) => filter::select_by(ui, scope, panel, MARK),
            _ => {}
        }
    }
}

fn show_command(ui: &mut Ui, scope: &mut Scope<'_>, info: &Info) {
    if item(ui, scope, info).clicked() {
        scope.commands.push(info.command);
        ui.close();
    }
}

/// Commands that stand in a menu beside its name.
fn show_submenu(ui: &mut Ui, scope: &mut Scope<'_>, menu: Menu, key: &str) {
    let mark = "".atom_size(MARK);
    let name = scope.texts.get(key);
    let button = Button::new((mark, bidi::words(ui.ctx(), &name)))
        .right_text(SubMenuButton::arrow_atom(None));
    let (response, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        for info in menu.commands() {
            if info.command.submenu() == Some(key) {
                show_command(ui, scope, info);
            }
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}

/// The files of late, in a menu beside their name.
fn show_recent(ui: &mut Ui, scope: &mut Scope<'_>) {
    if scope.settings.recent.is_empty() {
        return;
    }
    let mark = "".atom_size(MARK);
    let name = scope.texts.get("open-recent");
    let button = Button::new((mark, bidi::words(ui.ctx(), &name)))
        .right_text(SubMenuButton::arrow_atom(None));
    let (response, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        for file in &scope.settings.recent {
            let name = file.file_name().unwrap_or(file.as_os_str());
            let name = name.to_string_lossy();
            let button = Button::new(escaped(&shortened(&name, IN_LABEL)));
            let path = file.to_string_lossy();
            let response = ui.add(button).tip(escaped(&path));
            if response.clicked() {
                scope.act(FileAction::Open(file.clone()));
                ui.close();
            }
        }
        ui.separator();
        if bidi::button(ui, scope.texts.get("forget-recent")).clicked() {
            let mut settings = scope.settings.clone();
            settings.recent.clear();
            *scope.new_settings = Some(settings);
            ui.close();
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}

/// A command as a line of a menu: a mark where it is on, its name, its first shortcut.
fn item(ui: &mut Ui, scope: &Scope<'_>, info: &Info) -> Response {
    let name = info.command.name(scope.texts, scope.session);
    let chosen = is_chosen(info.command, scope.settings);
    let is_enabled = info.command.is_enabled(scope.session);
    let mark = if chosen == Some(true) { "✓" } else { "" };
    let mark = mark.atom_size(MARK);
    let keys = info.shortcuts.first();
    let keys = keys.map_or_else(String::new, |keys| command::shown(ui.ctx(), keys));
    let button = Button::new((mark, bidi::words(ui.ctx(), &name))).shortcut_text(keys);
    let response = ui
        .add_enabled(is_enabled, button)
        .tip(scope.texts.get(info.tip));
    // The name alone: egui would read the mark and the shortcut as parts of it.
    response.widget_info(|| match chosen {
        Some(chosen) => WidgetInfo::selected(Role::RadioButton, is_enabled, chosen, &name),
        None => WidgetInfo::labeled(Role::Button, is_enabled, &name),
    });
    response
}

/// Whether a command that chooses or switches something is on; `None` for all others.
fn is_chosen(command: Command, settings: &Settings) -> Option<bool> {
    match command {
        Command::Theme(choice) => Some(settings.theme == choice),
        Command::Language(choice) => Some(settings.language == choice),
        Command::Base(map) => Some(settings.base_map.shown == map),
        Command::Dots(choice) => Some(settings.dots_by == choice),
        Command::Look(LookCommand::WidthsByFacts) => Some(settings.widths_by_facts),
        Command::Panel(PanelCommand::Filters) => Some(settings.filters_shown),
        _ => None,
    }
}
