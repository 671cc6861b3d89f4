//! Where things can be changed: the button beside a title, and, once that is on, a pencil beside each thing and a line
//! that adds another.
//!
//! Readers see none of the pencils: the panel is calm until somebody wants to change it.

use eframe::egui::{
    Align, Direction, Layout, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::super::command::{Command, EditCommand};
use super::super::tour::{self, Place};
use super::super::{Scope, theme};
use super::parts::{self, WIDTH};
use crate::session::{EditAction, FormAction, Target};
use crate::ui::bidi;
use crate::ui::bidi::Tip as _;

/// The room of a pencil, and how much of it is not in the margin.
const PENCIL: f32 = 24.0;
const INTO_TEXT: f32 = 5.0;

/// The button that shows and hides the pencils, at the right of the title that begins at `top`.
pub(super) fn button(ui: &mut Ui, scope: &mut Scope<'_>, top: Pos2) {
    let is_on = scope.session.is_editing();
    let name = scope.texts.get("edit");
    let words = bidi::line(ui.ctx(), &name, theme::body(scope.palette));
    let size = vec2((words.size().x + 18.0).max(52.0), 28.0);
    let rect = Rect::from_min_size(pos2(top.x + WIDTH - size.x, top.y + 1.0), size);
    tour::mark(ui.ctx(), Place::Edit, rect);
    // The menu has the same word; who can't see which is which hears more.
    let spoken = scope.texts.get("editing");
    let mut button = bidi::Button::new(&name);
    if is_on {
        button = button.fill(theme::colour(scope.palette.selected));
    }
    let middle = Layout::centered_and_justified(Direction::TopDown);
    let mut place = ui.new_child(UiBuilder::new().max_rect(rect).layout(middle));
    let can = Command::Edit(EditCommand::Editing).is_enabled(scope.session);
    let response = place.add_enabled(can, button.min_size(size));
    response.widget_info(|| WidgetInfo::selected(Role::Button, can, is_on, &spoken));
    if response.clicked() {
        scope.act(EditAction::Editing(!is_on));
    }
}

/// Draws a thing with its pencil beside it, where pencils are shown. They stand in the panel's margin, so that nothing
/// moves when they come and go.
pub(super) fn with_pencil(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    what: &str,
    target: impl FnOnce() -> Target,
    draw: impl FnOnce(&mut Ui, &mut Scope<'_>),
) {
    let corner = ui.cursor().min;
    let right = corner.x + ui.available_width();
    draw(ui, scope);
    if !scope.session.is_editing() {
        return;
    }
    let place = Rect::from_min_size(pos2(right - INTO_TEXT, corner.y), vec2(PENCIL, PENCIL));
    let mut margin = ui.new_child(UiBuilder::new().max_rect(place));
    if pencil(&mut margin, scope, what).clicked() {
        scope.act(FormAction::Begin(target()));
    }
}

/// A pencil that changes something.
fn pencil(ui: &mut Ui, scope: &Scope<'_>, what: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(PENCIL, PENCIL), Sense::click());
    let name = scope.texts.with("change-what", &[("what", what.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let is_lit = response.hovered() || response.has_focus();
    let palette = scope.palette;
    let colour = theme::colour(if is_lit {
        palette.accent
    } else {
        palette.soft_ink
    });
    let stroke = Stroke::new(1.25, colour);
    let at = |x: f32, y: f32| rect.center() + vec2(x + 1.0, y - 1.0);
    let painter = ui.painter();
    // A pencil from its tip at the lower left to its end at the upper right.
    let shaft = [
        at(-5.5, 5.5),
        at(-4.5, 2.0),
        at(3.0, -5.5),
        at(5.5, -3.0),
        at(-2.0, 4.5),
    ];
    painter.add(eframe::egui::Shape::closed_line(shaft.to_vec(), stroke));
    painter.line_segment([at(1.2, -3.7), at(3.7, -1.2)], stroke);
    if response.has_focus() {
        let frame = ui.visuals().selection.stroke;
        painter.rect_stroke(rect, 4.0, frame, StrokeKind::Inside);
    }
    response.tip(name)
}

/// A line that adds something, where pencils are shown.
pub(super) fn add(ui: &mut Ui, scope: &mut Scope<'_>, key: &str, target: impl FnOnce() -> Target) {
    if scope.session.is_editing() && line(ui, scope, key, "+") {
        scope.act(FormAction::Begin(target()));
    }
}

/// A line that does something, behind a sign; answers whether it was clicked.
pub(super) fn line(ui: &mut Ui, scope: &Scope<'_>, key: &str, sign: &str) -> bool {
    let name = scope.texts.get(key);
    let (rect, response) = parts::row(ui, scope, [ui.available_width(), 26.0], &name, "");
    let style = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
    parts::write(ui, rect, Align::LEFT, sign, style);
    let words = Rect::from_min_max(pos2(rect.left() + 20.0, rect.top()), rect.max);
    parts::write(ui, words, Align::LEFT, &name, style);
    response.clicked()
}
