//! What the panels are built of: titles, heads, hairlines, links, columns, lists that unfold.

use eframe::egui::{
    Align, CursorIcon, Galley, Id, Layout, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::super::bidi::{self, Link, Paragraph, Style};
use super::super::map::swatch;
use super::super::{Scope, theme};
use crate::scene::drawn;
use crate::session::Action;

/// The width of the panel's text.
pub(in crate::ui) const WIDTH: f32 = 312.0;
/// How much of a title's line is kept free at the right, for what changes the thing that it names.
const KEPT_FREE: f32 = 64.0;
/// How wide the sample of a tie's lines is, and where the words beside it begin.
pub(in crate::ui) const SWATCH: f32 = 24.0;
pub(in crate::ui) const BESIDE_SWATCH: f32 = 36.0;

/// A title takes this many lines at most.
const TITLE_ROWS: usize = 3;

/// The title of what is selected.
pub(in crate::ui) fn title(ui: &mut Ui, paragraph: Paragraph) -> Option<usize> {
    let width = ui.available_width() - KEPT_FREE;
    let paragraph = paragraph.max_width(width).max_rows(TITLE_ROWS);
    bidi::paragraph(ui, paragraph).clicked()
}

/// A hairline across the panel.
pub(in crate::ui) fn rule(ui: &mut Ui, scope: &Scope<'_>) {
    ui.add_space(8.0);
    let y = ui.cursor().top();
    let stroke = Stroke::new(1.0, theme::colour(scope.palette.rule));
    ui.painter()
        .hline(ui.max_rect().x_range().expand(20.0), y, stroke);
    ui.add_space(8.0);
}

/// The head of a section.
pub(in crate::ui) fn head(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    bidi::label(ui, scope.texts.get(key), theme::head(scope.palette));
    ui.add_space(2.0);
}

/// The head of a section, with a count at its right end.
pub(in crate::ui) fn counted_head(ui: &mut Ui, scope: &Scope<'_>, text: String, count: String) {
    ui.horizontal(|ui| {
        bidi::label(ui, text, theme::head(scope.palette));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            bidi::label(ui, count, theme::note(scope.palette));
        });
    });
    ui.add_space(2.0);
}

/// A text that leads somewhere.
pub(in crate::ui) fn link(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    text: &str,
    style: Style,
    action: Action,
) {
    let name = text.to_owned();
    let paragraph = Paragraph::new().link(text, style, Link { id: 0, name });
    if bidi::paragraph(ui, paragraph).clicked().is_some() {
        scope.act(action);
    }
}

/// A row of a list that leads somewhere as a whole, with its name and what else it tells for those who can't see it.
/// Draw into its rect.
pub(in crate::ui) fn row(
    ui: &mut Ui,
    scope: &Scope<'_>,
    size: [f32; 2],
    name: &str,
    described: &str,
) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(size.into(), Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(described);
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let around = rect.expand2(vec2(4.0, 0.0));
    if response.hovered() {
        let ground = theme::colour(scope.palette.selected);
        ui.painter().rect_filled(around, 4.0, ground);
    }
    if response.has_focus() {
        let frame = ui.visuals().selection.stroke;
        let inside = eframe::egui::StrokeKind::Inside;
        ui.painter().rect_stroke(around, 4.0, frame, inside);
    }
    (rect, response)
}

/// The lines of a tie at the left of a rect, in its middle.
pub(in crate::ui) fn lines(ui: &Ui, rect: Rect, width: f32, strokes: &[drawn::Stroke]) {
    let left = pos2(rect.left(), rect.center().y);
    swatch(ui.painter(), left, width, strokes);
}

/// A line of text in the middle of a rect, from its left or to its right, shortened where it has no room; answers how
/// wide it came out, and whether it was shortened.
pub(in crate::ui) fn write(
    ui: &Ui,
    rect: Rect,
    align: Align,
    text: &str,
    style: Style,
) -> (f32, bool) {
    let paragraph = Paragraph::new()
        .text(text, style)
        .max_width(rect.width())
        .max_rows(1)
        .without_end();
    let laid = ui.ctx().fonts_mut(|fonts| paragraph.layout(fonts));
    let size = laid.size();
    let left = align.align_size_within_range(size.x, rect.x_range()).min;
    laid.paint(ui.painter(), pos2(left, rect.center().y - size.y / 2.0));
    (size.x, laid.shortened)
}

/// The half of a row that its last word may take.
pub(in crate::ui) fn right_half(rect: Rect) -> Rect {
    Rect::from_min_max(pos2(rect.center().x, rect.top()), rect.max)
}

/// How wide a text is on one line.
pub(in crate::ui) fn width(ui: &Ui, text: &str, style: Style) -> f32 {
    let galley = |text| ui.ctx().fonts_mut(|fonts| bidi::galley(fonts, text, style));
    let galley: std::sync::Arc<Galley> = galley(text);
    galley.size().x
}

/// Columns side by side, each drawn from the same top.
pub(in crate::ui) fn columns(
    ui: &mut Ui,
    widths: &[f32],
    gap: f32,
    mut draw: impl FnMut(&mut Ui, usize),
) {
    let corner = ui.cursor().min;
    let (mut left, mut bottom) = (corner.x, corner.y);
    for (number, width) in widths.iter().enumerate() {
        let place = Rect::from_min_size(pos2(left, corner.y), vec2(*width, f32::INFINITY));
        let layout = Layout::top_down(Align::LEFT);
        let mut column = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
        draw(&mut column, number);
        bottom = bottom.max(column.min_rect().bottom());
        left += width + gap;
    }
    let whole = Rect::from_min_max(corner, pos2(left - gap, bottom));
    ui.allocate_rect(whole, Sense::hover());
}

/// Widths for columns in a room: equal ones where every text fits in its share, else as wide as their texts and the
/// rest between them; equal ones again, in which texts wrap, where nothing else fits.
pub(in crate::ui) fn shares(natural: &[f32], room: f32, gap: f32) -> Vec<f32> {
    let count = natural.len().max(1) as f32;
    let free = room - gap * (count - 1.0);
    let share = (free / count).floor();
    let rest = free - natural.iter().sum::<f32>();
    if natural.iter().all(|width| *width <= share) || rest < 0.0 {
        return vec![share; natural.len()];
    }
    natural
        .iter()
        .map(|width| (width + rest / count).floor())
        .collect()
}

/// Whether a list is unfolded, behind a link that says what more there is: `▸ Earlier totals`.
pub(in crate::ui) fn unfolds(ui: &mut Ui, scope: &Scope<'_>, id: Id, text: &str) -> bool {
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let style = theme::note(scope.palette).colour(theme::colour(scope.palette.accent));
    let sign = if open { "▾" } else { "▸" };
    let name = text.to_owned();
    let paragraph = Paragraph::new().link(format!("{sign} {text}"), style, Link { id: 0, name });
    let clicked = bidi::paragraph(ui, paragraph).clicked().is_some();
    if clicked {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    open != clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_equal_where_their_texts_fit() {
        assert_eq!(shares(&[60.0, 90.0, 80.0], 312.0, 12.0), [96.0; 3]);
    }

    #[test]
    fn a_wide_column_takes_room_from_narrow_ones() {
        assert_eq!(
            shares(&[50.0, 120.0, 80.0], 310.0, 12.0),
            [62.0, 132.0, 92.0]
        );
    }

    #[test]
    fn what_fits_nowhere_wraps_in_equal_columns() {
        assert_eq!(shares(&[200.0, 200.0], 312.0, 12.0), [150.0; 2]);
    }
}
