//! One of several things to choose from, each with room for some words.

use eframe::egui::{Frame, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::super::{Scope, theme};

/// From a card's edges to what it holds, points.
const INSIDE: Vec2 = Vec2::new(8.0, 6.0);

/// How wide what a card holds may be, of a card that is so wide.
pub(super) fn inside(width: f32) -> f32 {
    width - 2.0 * INSIDE.x - 4.0
}

/// Draws a card; `name` is what a screen reader says of it.
pub(super) fn show(
    ui: &mut Ui,
    scope: &Scope<'_>,
    width: f32,
    is_chosen: bool,
    name: &str,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let palette = scope.palette;
    let (fill, line, thick) = if is_chosen {
        (palette.selected, palette.accent, 2.0)
    } else {
        (palette.field, palette.field_outline, 1.0)
    };
    let frame = Frame::new()
        .fill(theme::colour(fill))
        .stroke(Stroke::new(thick, theme::colour(line)))
        .corner_radius(3)
        // The edge takes of the room, so that nothing moves when a card is chosen.
        .inner_margin(INSIDE + Vec2::splat(2.0 - thick));
    let shown = frame.show(ui, |ui| {
        ui.set_width(inside(width));
        content(ui);
    });
    let rect = shown.response.rect;
    let response = ui.interact(rect, ui.next_auto_id(), Sense::click());
    ui.skip_ahead_auto_ids(1);
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme::colour(palette.accent));
        let painter = ui.painter();
        painter.rect_stroke(rect.expand(1.0), 4, ring, StrokeKind::Outside);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, name));
    response
}
