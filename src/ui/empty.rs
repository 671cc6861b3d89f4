//! An atlas without a city: how to begin, over the map.

use std::path::Path;

use eframe::egui::{Context, Id, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::bidi::{self, Link, Paragraph};
use super::command::{Command, FileCommand, ToolCommand};
use super::{Scope, command, mirror, theme};
use crate::atlas::shown::{IN_LABEL, escaped, shortened};
use crate::session::{FileAction, Tool};

/// What can be done about it, in the order in which it is offered: the command, the key of its name here, and the key of
/// what is said of it.
const OFFERS: [(Command, &str, &str); 3] = [
    (
        Command::Tool(ToolCommand::AddCity),
        "empty-add-city",
        "empty-add-city-is",
    ),
    (
        Command::File(FileCommand::Open),
        "empty-open",
        "empty-open-is",
    ),
    (
        Command::File(FileCommand::OpenExample),
        "open-example",
        "empty-example-is",
    ),
];

const WIDTH: f32 = 440.0;
const INSIDE: f32 = 24.0;
/// From the map's edges.
const OUTSIDE: f32 = 16.0;
/// How many of the files of late are listed; the menu has them all.
const RECENT: usize = 5;

/// Draws the offers over the middle of the map, if the atlas is empty and none is about to come.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, map: Rect) {
    // While the first city is added its place can be clicked.
    let is_begun = scope.session.tool() != Tool::Select || scope.session.draft().is_some();
    let is_opening = scope.session.loading().is_some();
    if !scope.session.atlas().cities.is_empty() || is_begun || is_opening {
        return;
    }
    let id = Id::unique("empty");
    // As high as it was found to be; the first frame guesses.
    let high = height(ui.ctx(), id).unwrap_or(320.0);
    let room = map.shrink(OUTSIDE);
    let size = vec2(WIDTH, high).min(room.size());
    let place = Rect::from_center_size(map.center(), size);
    // The map beneath must not take what is meant for the offers.
    ui.interact(place, id, Sense::click_and_drag());
    let mirrored = Id::unique("empty mirrored");
    mirror::mirrored_again(ui, mirrored, |ui| (place, card(ui, scope, place, id)));
}

fn height(ctx: &Context, id: Id) -> Option<f32> {
    ctx.data(|data| data.get_temp(id))
}

fn card(ui: &mut Ui, scope: &mut Scope<'_>, place: Rect, id: Id) {
    let palette = scope.palette;
    let painter = ui.painter();
    painter.rect_filled(place, 4.0, theme::colour(palette.panel));
    let outline = Stroke::new(1.0, theme::colour(palette.rule));
    painter.rect_stroke(place, 4.0, outline, StrokeKind::Inside);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place.shrink(INSIDE)));
    let scrolled = ScrollArea::vertical().show(&mut ui, |ui| {
        ui.set_width(place.width() - 2.0 * INSIDE);
        bidi::label(ui, scope.texts.get("empty-atlas"), theme::title(palette));
        ui.add_space(12.0);
        offers(ui, scope);
        recent(ui, scope);
        bidi::label(ui, scope.texts.get("empty-drop"), theme::note(palette));
    });
    let high = scrolled.content_size.y + 2.0 * INSIDE;
    if height(ui.ctx(), id) != Some(high) {
        ui.ctx().data_mut(|data| data.insert_temp(id, high));
        ui.ctx().request_repaint();
    }
}

fn offers(ui: &mut Ui, scope: &mut Scope<'_>) {
    for (command, name, what) in OFFERS {
        if !command.is_enabled(scope.session) {
            continue;
        }
        let keys = command.info().shortcuts.first();
        let keys = keys.map(|keys| command::shown(ui.ctx(), keys));
        if line(ui, scope, &scope.texts.get(name), keys.as_deref()) {
            scope.commands.push(command);
        }
        bidi::label(ui, scope.texts.get(what), theme::note(scope.palette));
        ui.add_space(8.0);
    }
}

/// The files of late.
fn recent(ui: &mut Ui, scope: &mut Scope<'_>) {
    let files = &scope.settings.recent;
    if files.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let head = theme::head(scope.palette);
    bidi::label(ui, scope.texts.get("open-recent"), head);
    let mut opened = None;
    for file in files.iter().take(RECENT) {
        let name = file.file_name().unwrap_or(file.as_os_str());
        let name = name.to_string_lossy();
        let folder = file.parent().map(Path::to_string_lossy);
        let folder = folder.as_deref().map(|folder| escaped(folder));
        let name = shortened(&name, IN_LABEL);
        if line(ui, scope, &escaped(&name), folder.as_deref()) {
            opened = Some(file.clone());
        }
    }
    if let Some(file) = opened {
        scope.act(FileAction::Open(file));
    }
    ui.add_space(12.0);
}

/// A link, and quietly behind it what belongs to it, on one line; says whether it was clicked.
fn line(ui: &mut Ui, scope: &Scope<'_>, name: &str, note: Option<&str>) -> bool {
    let palette = scope.palette;
    let accent = theme::body(palette).colour(theme::colour(palette.accent));
    let link = Link {
        id: 0,
        name: name.to_owned(),
    };
    let mut line = Paragraph::new().max_rows(1).link(name, accent, link);
    if let Some(note) = note {
        line = line.text("   ", theme::note(palette));
        line = line.name(note, theme::note(palette));
    }
    bidi::paragraph(ui, line).clicked().is_some()
}
