//! The buttons over the map: nearer, farther, the whole atlas, in one block.

use eframe::egui::{
    CornerRadius, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::super::command::{self, Command, MapCommand};
use super::super::{Scope, bidi, theme};

/// How wide and high a button is, points.
const BUTTON: f32 = 32.0;
const CORNER: u8 = 4;
/// Half the length of a sign's lines, and their width, points.
const HALF: f32 = 5.5;
const LINE: f32 = 1.5;

const COMMANDS: [MapCommand; 3] = [MapCommand::ZoomIn, MapCommand::ZoomOut, MapCommand::Home];

/// How large the block is, points.
pub(super) const SIZE: [f32; 2] = [BUTTON, BUTTON * COMMANDS.len() as f32];

/// Shows the block with its upper left corner here.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, corner: Pos2) {
    let block = Rect::from_min_size(corner, SIZE.into());
    let palette = scope.palette;
    let outline = Stroke::new(1.0, theme::colour(palette.rule));
    let rounding = CornerRadius::same(CORNER);
    let painter = ui.painter().clone();
    painter.rect_filled(block, rounding, theme::colour(palette.panel));
    let mut focused = None;
    for (row, command) in COMMANDS.into_iter().enumerate() {
        let top = corner + vec2(0.0, row as f32 * BUTTON);
        let place = Rect::from_min_size(top, vec2(BUTTON, BUTTON));
        let id = Id::unique(("map button", row));
        let response = ui.interact(place, id, Sense::click());
        let info = Command::from(command).info();
        let name = scope.texts.get(info.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() || response.is_pointer_button_down_on() {
            let ground = theme::colour(palette.selected);
            painter.rect_filled(place.shrink(1.0), rounding, ground);
        }
        if super::has_focus(&response) {
            focused = Some(place);
        }
        if row > 0 {
            painter.hline(place.x_range(), place.top(), outline);
        }
        let ink = Stroke::new(LINE, theme::colour(palette.ink));
        sign(&painter, place.center(), command, ink);
        let keys = info.shortcuts.first();
        let keys = keys.map(|keys| command::shown(ui.ctx(), keys));
        let response = response.on_hover_ui(|ui| {
            let words = bidi::Paragraph::new().text(&name, theme::body(palette));
            let words = match keys {
                Some(keys) => words.text(format!("  {keys}"), theme::note(palette)),
                None => words,
            };
            bidi::paragraph(ui, words);
        });
        if response.clicked() {
            scope.commands.push(command.into());
        }
    }
    painter.rect_stroke(block, rounding, outline, StrokeKind::Inside);
    if let Some(place) = focused {
        let stroke = Stroke::new(2.0, theme::colour(palette.accent));
        painter.rect_stroke(place, rounding, stroke, StrokeKind::Inside);
    }
}

/// Signs are drawn as lines: small letters of a font would be neither as plain nor in the middle.
fn sign(painter: &Painter, middle: Pos2, command: MapCommand, ink: Stroke) {
    let at = |x: f32, y: f32| pos2(middle.x + x, middle.y + y);
    if command == MapCommand::Home {
        let walls = [(-4.5, -0.5), (-4.5, 5.0), (4.5, 5.0), (4.5, -0.5)];
        let roof = [(-6.0, 0.5), (0.0, -5.5), (6.0, 0.5)];
        let door = [(-1.5, 5.0), (-1.5, 1.5), (1.5, 1.5), (1.5, 5.0)];
        for part in [&walls[..], &roof[..], &door[..]] {
            let points = part.iter().map(|(x, y)| at(*x, *y)).collect();
            painter.add(Shape::line(points, ink));
        }
        return;
    }
    painter.line_segment([at(-HALF, 0.0), at(HALF, 0.0)], ink);
    if command == MapCommand::ZoomIn {
        painter.line_segment([at(0.0, -HALF), at(0.0, HALF)], ink);
    }
}
