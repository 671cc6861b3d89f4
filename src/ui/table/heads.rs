//! The heads of a table: a click sorts, an edge that is dragged widens.

use eframe::egui::{
    CursorIcon, Id, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::super::panel::write;
use super::super::{Scope, theme};
use super::grid::{Did, GAP, Grid, align};
use crate::table::Column;

/// How far beside a column's edge it can be taken.
const GRIP: f32 = 4.0;

impl Grid<'_> {
    /// Draws them, scrolled sideways with the rows beneath.
    pub(super) fn heads(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        rect: Rect,
        scrolled: f32,
        did: &mut Vec<Did>,
    ) {
        let painter = ui.painter_at(rect);
        let line = Stroke::new(1.0, theme::colour(scope.palette.rule));
        painter.rect_filled(rect, 0.0, theme::colour(scope.palette.paper));
        painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
        let edges = self.edges();
        let clipped = ui.clip_rect().intersect(rect);
        let mut heads = ui.new_child(UiBuilder::new().max_rect(rect));
        heads.set_clip_rect(clipped);
        for (number, column) in self.columns.iter().enumerate() {
            let span = self.span(number, &edges);
            let left = rect.left() - scrolled;
            let place =
                Rect::from_x_y_ranges(left + span.start..=left + span.end - GAP, rect.y_range());
            // Also those out of sight: whoever goes through them by key brings them there.
            self.head(&heads, scope, place, (number, column), did);
        }
    }

    fn head(
        &self,
        ui: &Ui,
        scope: &Scope<'_>,
        place: Rect,
        (number, column): (usize, &Column),
        did: &mut Vec<Did>,
    ) {
        let palette = scope.palette;
        let name = column.head(scope.texts);
        let response = ui.interact(place, Id::unique(("table head", number)), Sense::click());
        let sorting = self.sorting.filter(|sorting| sorting.column == *column);
        let key = match sorting {
            None => scope
                .texts
                .with("table-sort", &[("column", (&name).into())]),
            Some(sorting) if sorting.is_falling => scope
                .texts
                .with("table-sorted-falling", &[("column", (&name).into())]),
            Some(_) => scope
                .texts
                .with("table-sorted", &[("column", (&name).into())]),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &key));
        let mut style = theme::note(palette);
        if sorting.is_some() || response.hovered() || response.has_focus() {
            style = style.colour(theme::colour(palette.ink));
        }
        let mut words = place;
        if sorting.is_some() {
            words.max.x -= 12.0;
        }
        let (width, _) = write(ui, words, align(column), &name, style);
        if let Some(sorting) = sorting {
            let left = if column.is_number() {
                words.right()
            } else {
                words.left() + width
            };
            arrow(
                ui,
                pos2(left + 8.0, place.center().y),
                sorting.is_falling,
                scope,
            );
        }
        if response.has_focus() {
            let frame = ui.visuals().selection.stroke;
            ui.painter()
                .rect_stroke(place, 3.0, frame, StrokeKind::Inside);
        }
        if response.clicked() {
            did.push(Did::Sort(number));
        }
        if response.gained_focus() {
            did.push(Did::Reveal(number));
        }
        grip(ui, scope, place, number, did);
    }
}

/// What is taken at a column's right edge to widen it.
fn grip(ui: &Ui, scope: &Scope<'_>, head: Rect, number: usize, did: &mut Vec<Did>) {
    let edge = head.right() + GAP / 2.0;
    let place = Rect::from_x_y_ranges(edge - GRIP..=edge + GRIP, head.y_range());
    let sense = Sense::CLICK | Sense::DRAG;
    let grip = ui
        .interact(place, Id::unique(("table edge", number)), sense)
        .on_hover_cursor(CursorIcon::ResizeColumn);
    if grip.hovered() || grip.dragged() {
        let line = Stroke::new(1.0, theme::colour(scope.palette.accent));
        ui.painter().vline(edge, head.y_range(), line);
    }
    if grip.double_clicked() {
        did.push(Did::Usual(number));
    } else if grip.dragged() {
        did.push(Did::Widen(number, grip.drag_delta().x));
    }
}

/// The mark of the column that is sorted by.
fn arrow(ui: &Ui, middle: Pos2, is_falling: bool, scope: &Scope<'_>) {
    let tip = if is_falling { 2.5 } else { -2.5 };
    let points = vec![
        middle + vec2(-3.5, -tip),
        middle + vec2(3.5, -tip),
        middle + vec2(0.0, tip),
    ];
    let colour = theme::colour(scope.palette.ink);
    ui.painter()
        .add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
