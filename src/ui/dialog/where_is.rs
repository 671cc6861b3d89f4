//! What is where: the parts of the window, what each is for, and how one gets to it. What a command opens is told in the
//! command's own words, and the way to it is read from the menus, so that the sheet says what is so.

use eframe::egui::{Key, Ui};

use super::super::command::{
    self, AskCommand, Command, EditCommand, FileCommand, LookCommand, MapCommand, Menu,
    PanelCommand, SelectCommand, StoryCommand, ToolCommand, ViewCommand,
};
use super::super::{Scope, bidi, theme};
use super::After;

const WIDTH: f32 = 620.0;
const NAME: f32 = 150.0;
const BETWEEN: f32 = 16.0;

/// A part of the window.
enum Part {
    /// One that is always there: the keys of its name and of what is said of it, and a command that has to do with it.
    Own([&'static str; 2], Command),
    /// One that a command opens.
    Opened(Command),
}

/// The parts that are always there, then those that are opened.
const GROUPS: [(&str, &[Part]); 2] = [
    (
        "where-always",
        &[
            Part::Own(
                ["where-map", "where-map-is"],
                Command::Map(MapCommand::Home),
            ),
            Part::Own(
                ["where-panel", "where-panel-is"],
                Command::Select(SelectCommand::Back),
            ),
            Part::Own(
                ["edit", "where-edit-is"],
                Command::Edit(EditCommand::Editing),
            ),
            Part::Own(
                ["where-tools", "where-tools-is"],
                Command::Tool(ToolCommand::Connect),
            ),
            Part::Own(["where-search", "find-tip"], Command::Ask(AskCommand::Find)),
            Part::Own(
                ["timeline", "where-timeline-is"],
                Command::Look(LookCommand::FoldTimeline),
            ),
            Part::Own(
                ["where-status", "where-status-is"],
                Command::File(FileCommand::Save),
            ),
        ],
    ),
    (
        "where-opened",
        &[
            Part::Opened(Command::Panel(PanelCommand::Filters)),
            Part::Opened(Command::View(ViewCommand::Table)),
            Part::Opened(Command::View(ViewCommand::Compare)),
            Part::Opened(Command::Story(StoryCommand::Edit)),
            Part::Opened(Command::Panel(PanelCommand::Problems)),
            Part::Opened(Command::Panel(PanelCommand::History)),
            Part::Opened(Command::File(FileCommand::EarlierVersions)),
            Part::Opened(Command::Ask(AskCommand::Settings)),
            Part::Opened(Command::Ask(AskCommand::Commands)),
            Part::Opened(Command::Ask(AskCommand::Shortcuts)),
        ],
    ),
];

/// Draws the sheet.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>) -> After {
    let width = super::set_width(ui, WIDTH);
    super::middle(ui, width, |ui| {
        for (head, parts) in GROUPS {
            bidi::label(ui, scope.texts.get(head), theme::head(scope.palette));
            ui.add_space(4.0);
            for part in parts {
                show_part(ui, scope, part, width);
                ui.add_space(8.0);
            }
            ui.add_space(8.0);
        }
    });
    let close = super::buttons(ui, |ui| bidi::button(ui, scope.texts.get("close")));
    if close.clicked() || ui.input(|input| input.key_pressed(Key::Enter)) {
        After::Close
    } else {
        After::Stay
    }
}

fn show_part(ui: &mut Ui, scope: &Scope<'_>, part: &Part, width: f32) {
    let ([name, words], command) = match part {
        Part::Own(keys, command) => (*keys, *command),
        Part::Opened(command) => ([command.info().name, command.info().tip], *command),
    };
    let name = scope.texts.get(name);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        ui.vertical(|ui| {
            ui.set_width(NAME);
            let name = name.trim_end_matches('…');
            bidi::label(ui, name, theme::body(scope.palette).semibold());
        });
        ui.vertical(|ui| {
            ui.set_width(width - NAME - BETWEEN);
            ui.spacing_mut().item_spacing.y = 0.0;
            bidi::label(ui, scope.texts.get(words), theme::body(scope.palette));
            bidi::label(ui, way(ui, scope, command), theme::note(scope.palette));
        });
    });
}

/// How one gets to a command: its menus, its name, its first shortcut.
fn way(ui: &Ui, scope: &Scope<'_>, command: Command) -> String {
    let info = command.info();
    let menu: Menu = info.place.0;
    let steps = [Some(menu.name()), command.submenu(), Some(info.name)];
    let names = steps.into_iter().flatten().map(|key| scope.texts.get(key));
    let mut way = names.collect::<Vec<_>>().join(" › ");
    if let Some(keys) = info.shortcuts.first() {
        way.push_str("  ·  ");
        way.push_str(&command::shown(ui.ctx(), keys));
    }
    way
}
