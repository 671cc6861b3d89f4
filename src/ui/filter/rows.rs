//! What the filter panel is built of.

use eframe::egui::{
    Align, CornerRadius, CursorIcon, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::super::bidi;
use super::super::map::swatch;
use super::super::{Scope, theme};
use crate::scene::drawn;
use crate::ui::bidi::Tip as _;
use crate::ui::panel::parts;

/// The width of the panel's text.
pub(super) const TEXT: f32 = 208.0;
/// The height of a row, and of a field.
const ROW: f32 = 26.0;
pub(super) const FIELD: f32 = 28.0;
const BOX: f32 = 16.0;
const SWATCH: f32 = 24.0;

/// The head of a group, 12 below the one before.
pub(super) fn head(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    ui.add_space(12.0);
    bidi::label(ui, scope.texts.get(key), theme::head(scope.palette));
    ui.add_space(4.0);
}

/// A hairline across the panel.
pub(super) fn rule(ui: &mut Ui, scope: &Scope<'_>) {
    ui.add_space(16.0);
    let y = ui.cursor().top();
    let stroke = Stroke::new(1.0, theme::colour(scope.palette.rule));
    let across = ui.max_rect().x_range().expand(20.0);
    ui.painter().hline(across, y, stroke);
}

/// What a click on a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// On where it is off, and off where it is on.
    Switch,
    /// This alone.
    Alone,
}

/// A choice: a box with a tick where it is on, its lines, its name, how many ties it would leave.
pub(super) fn choice(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (name, count): (&str, usize),
    is_on: bool,
    lines: Option<&[drawn::Stroke]>,
) -> Option<Asked> {
    let width = ui.available_width().max(TEXT);
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let exact = scope.texts.exact(count as f64);
    let label = format!("{name}, {exact}");
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &label));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let palette = scope.palette;
    if response.has_focus() {
        let focus = ui.visuals().selection.stroke;
        let about = rect.expand2(vec2(4.0, 0.0));
        ui.painter()
            .rect_stroke(about, 3.0, focus, StrokeKind::Inside);
    }
    let place = Rect::from_center_size(
        pos2(rect.left() + BOX / 2.0, rect.center().y),
        vec2(BOX, BOX),
    );
    if is_on {
        ticked(ui, scope, place);
    } else {
        empty(ui, scope, place, response.hovered());
    }
    let mut left = place.right() + 8.0;
    if let Some(lines) = lines {
        swatch(ui.painter(), pos2(left, rect.center().y), SWATCH, lines);
        left += SWATCH + 8.0;
    }
    let note = theme::note(palette);
    let (wide, _) = parts::write(ui, rect, Align::RIGHT, &exact, note);
    let words = Rect::from_min_max(
        pos2(left, rect.top()),
        pos2(rect.right() - wide - 8.0, rect.bottom()),
    );
    let ink = if is_on { palette.ink } else { palette.soft_ink };
    let body = theme::body(palette).colour(theme::colour(ink));
    parts::write(ui, words, Align::LEFT, name, body);
    let alone = ui.input(|input| input.modifiers.alt);
    let response = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .tip(scope.texts.get("filter-choice-tip"));
    response
        .clicked()
        .then_some(if alone { Asked::Alone } else { Asked::Switch })
}

fn empty(ui: &Ui, scope: &Scope<'_>, rect: Rect, is_lit: bool) {
    let palette = scope.palette;
    let outline = if is_lit {
        palette.ink
    } else {
        palette.field_outline
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(2),
        theme::colour(palette.field),
        Stroke::new(1.0, theme::colour(outline)),
        StrokeKind::Inside,
    );
}

fn ticked(ui: &Ui, scope: &Scope<'_>, rect: Rect) {
    let painter = ui.painter();
    painter.rect_filled(rect, 2.0, theme::colour(scope.palette.accent));
    let at = |x: f32, y: f32| rect.min + vec2(x, y);
    let tick = vec![at(4.0, 8.2), at(7.0, 11.2), at(12.2, 5.0)];
    let stroke = Stroke::new(1.8, theme::colour(scope.palette.field));
    painter.add(Shape::line(tick, stroke));
}
