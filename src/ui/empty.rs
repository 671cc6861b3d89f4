//! An atlas without a city: how to begin, over the map.

use eframe::egui::{Frame, Id, Margin, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::bidi::{self, Link, Paragraph};
use super::command::{Command, FileCommand, ToolCommand};
use super::{Scope, mirror, theme};
use crate::session::Tool;

/// What can be done about it, in the order in which it is offered.
const OFFERS: [(Command, &str); 3] = [
    (Command::Tool(ToolCommand::AddCity), "empty-add-city"),
    (Command::File(FileCommand::OpenExample), "open-example"),
    (Command::File(FileCommand::Open), "empty-open"),
];

const WIDTH: f32 = 400.0;
const HEIGHT: f32 = 108.0;

/// Draws the offers over the middle of the map, if the atlas is empty and none is about to come.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, map: Rect) {
    // While the first city is added its place can be clicked.
    let is_begun = scope.session.tool() != Tool::Select || scope.session.draft().is_some();
    let is_opening = scope.session.loading().is_some();
    if !scope.session.atlas().cities.is_empty() || is_begun || is_opening {
        return;
    }
    let place = Rect::from_center_size(
        pos2(map.center().x, map.center().y),
        vec2(WIDTH.min(map.width()), HEIGHT),
    );
    // The map beneath must not take what is meant for the offers.
    ui.interact(place, Id::unique("empty"), Sense::click_and_drag());
    let id = Id::unique("empty mirrored");
    mirror::mirrored_again(ui, id, |ui| (place, offers(ui, scope, place)));
}

fn offers(ui: &mut Ui, scope: &mut Scope<'_>, place: Rect) {
    let palette = scope.palette;
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place));
    Frame::new()
        .fill(theme::colour(palette.panel))
        .stroke(Stroke::new(1.0, theme::colour(palette.rule)))
        .corner_radius(4)
        .inner_margin(Margin::same(20))
        .show(&mut ui, |ui| {
            ui.set_width(ui.available_width());
            let head = theme::body(palette).semibold();
            bidi::label(ui, scope.texts.get("empty-atlas"), head);
            ui.add_space(8.0);
            let accent = theme::body(palette).colour(theme::colour(palette.accent));
            let mut line = Paragraph::new();
            for (number, (_, key)) in OFFERS.iter().enumerate() {
                if number > 0 {
                    line = line.text("  ·  ", theme::body(palette));
                }
                let name = scope.texts.get(key);
                line = line.link(name.clone(), accent, Link { id: number, name });
            }
            let clicked = bidi::paragraph(ui, line).clicked();
            let offer = clicked.and_then(|number| OFFERS.get(number));
            scope.commands.extend(offer.map(|(command, _)| *command));
        });
}
