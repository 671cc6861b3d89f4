//! The tools in the bar: what a click on the map does, each with its key.

use eframe::egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, epaint::CubicBezierShape, pos2, vec2,
};

use super::command::{self, Command, ToolCommand};
use super::{Scope, theme};
use crate::session::Tool;
use crate::ui::bidi;
use crate::ui::bidi::Tip as _;

const HEIGHT: f32 = 32.0;
const ICON: f32 = 16.0;

/// The tools, from the left.
const TOOLS: [(Tool, Command); 3] = [
    (Tool::Select, Command::Tool(ToolCommand::Select)),
    (Tool::Connect, Command::Tool(ToolCommand::Connect)),
    (Tool::AddCity, Command::Tool(ToolCommand::AddCity)),
];

/// Draws the tools, behind a line that parts them from the menus.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.add_space(12.0);
    let (rule, _) = ui.allocate_exact_size(vec2(1.0, 28.0), Sense::hover());
    let stroke = Stroke::new(1.0, theme::colour(scope.palette.rule));
    ui.painter().vline(rule.center().x, rule.y_range(), stroke);
    ui.add_space(12.0);
    ui.spacing_mut().item_spacing.x = 4.0;
    for (tool, command) in TOOLS {
        button(ui, scope, tool, command);
    }
}

fn button(ui: &mut Ui, scope: &mut Scope<'_>, tool: Tool, command: Command) {
    let (palette, info) = (scope.palette, command.info());
    // Moving a city and measuring are ways of selecting as far as the bar is concerned.
    let is_on = scope.session.tool() == tool;
    let name = scope.texts.get(info.name);
    let keys = info.shortcuts.first();
    let keys = keys.map_or_else(String::new, |keys| command::shown(ui.ctx(), keys));
    let (ink, soft) = (theme::colour(palette.ink), theme::colour(palette.soft_ink));
    let colour = if is_on {
        theme::colour(palette.accent)
    } else {
        ink
    };
    let style = theme::body(palette).colour(colour);
    let style = if is_on { style.semibold() } else { style };
    let words = bidi::line(ui.ctx(), &name, style);
    let key = ui
        .painter()
        .layout_no_wrap(keys, FontId::proportional(12.0), soft);
    let width = 10.0 + ICON + 8.0 + words.size().x + 8.0 + key.size().x + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &name));
    let painter = ui.painter();
    if is_on || response.hovered() {
        let ground = theme::colour(palette.selected);
        painter.rect_filled(rect, 4.0, ground);
    }
    if response.has_focus() {
        let frame = ui.visuals().selection.stroke;
        painter.rect_stroke(rect, 4.0, frame, StrokeKind::Inside);
    }
    let icon = Rect::from_center_size(
        pos2(rect.left() + 10.0 + ICON / 2.0, rect.center().y),
        vec2(ICON, ICON),
    );
    draw(painter, tool, icon, colour);
    let left = icon.right() + 8.0;
    let middle = rect.center().y;
    let at = pos2(left, middle - words.size().y / 2.0);
    let right = left + words.size().x + 8.0;
    painter.galley(at, words, colour);
    painter.galley(pos2(right, middle - key.size().y / 2.0 + 1.0), key, soft);
    if response.tip(scope.texts.get(info.tip)).clicked() {
        scope.commands.push(command);
    }
}

/// A pointer, two dots with an arc, a dot with a plus.
fn draw(painter: &Painter, tool: Tool, rect: Rect, colour: Color32) {
    let at = |x: f32, y: f32| -> Pos2 { rect.min + vec2(x, y) };
    let stroke = Stroke::new(1.4, colour);
    match tool {
        Tool::Select | Tool::Move | Tool::Measure => {
            let arrow = vec![
                at(3.5, 1.5),
                at(3.5, 12.5),
                at(6.6, 9.9),
                at(8.8, 14.5),
                at(10.6, 13.6),
                at(8.5, 9.2),
                at(12.3, 8.8),
            ];
            painter.add(Shape::closed_line(arrow, stroke));
        }
        Tool::Connect => {
            let curve = [at(3.0, 13.0), at(4.0, 6.5), at(8.0, 3.5), at(13.0, 3.0)];
            painter.add(CubicBezierShape::from_points_stroke(
                curve,
                false,
                Color32::TRANSPARENT,
                stroke,
            ));
            painter.circle_filled(curve[0], 2.4, colour);
            painter.circle_filled(curve[3], 2.4, colour);
        }
        Tool::AddCity => {
            painter.circle_filled(at(5.0, 10.5), 3.0, colour);
            let font = FontId::proportional(13.0);
            painter.text(at(11.5, 4.5), Align2::CENTER_CENTER, "+", font, colour);
        }
    }
}
