//! The heads of a table: a click sorts, an edge that is dragged widens, a head that is dragged moves its column.

use eframe::egui::{
    CursorIcon, Id, Key, Modifiers, Popup, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::panel::write;
use super::super::{Scope, bidi, theme};
use super::grid::{Did, GAP, Grid, align};
use crate::scene::style::Rgba;
use crate::table::Column;
use crate::ui::bidi::Tip as _;

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
            let head = self.head(&heads, scope, place, (number, column), did);
            self.moves(&heads, scope, &head, (number, left), did);
            self.menu(&head, scope, number, did);
        }
    }

    /// Moves a column by its head: dragged, or with Shift and an arrow.
    fn moves(
        &self,
        ui: &Ui,
        scope: &Scope<'_>,
        head: &Response,
        (number, left): (usize, f32),
        did: &mut Vec<Did>,
    ) {
        if head.has_focus() {
            let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
            let to = if key(Key::ArrowLeft) {
                number.checked_sub(1)
            } else if key(Key::ArrowRight) {
                Some(number + 1).filter(|to| *to < self.columns.len())
            } else {
                None
            };
            if let Some(to) = to {
                did.push(self.put(number, to));
                // Whoever moves it on finds it where it is now.
                ui.memory_mut(|memory| memory.request_focus(head_id(to)));
            }
        }
        let Some(pointer) = head.interact_pointer_pos() else {
            return;
        };
        if !(head.dragged() || head.drag_stopped()) {
            return;
        }
        let edges = self.edges();
        let middle = |column: usize| {
            let span = self.span(column, &edges);
            left + span.start.midpoint(span.end)
        };
        let before = (0..self.columns.len()).find(|column| pointer.x < middle(*column));
        if head.drag_stopped() {
            if before != Some(number) && before != Some(number + 1) {
                did.push(Did::Put(number, before));
            }
            return;
        }
        let edge = match before {
            Some(before) => self.span(before, &edges).start,
            None => edges.last().copied().unwrap_or_default(),
        };
        let line = Stroke::new(2.0, theme::colour(scope.palette.accent));
        let x = left + edge - GAP / 2.0;
        ui.painter().vline(x, head.rect.y_range(), line);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }

    /// A column at the place of another.
    fn put(&self, column: usize, place: usize) -> Did {
        let before = if place > column { place + 1 } else { place };
        Did::Put(
            column,
            Some(before).filter(|before| *before < self.columns.len()),
        )
    }

    /// What can be done with a column, at the pointer.
    fn menu(&self, head: &Response, scope: &Scope<'_>, number: usize, did: &mut Vec<Did>) {
        let last = self.columns.len().saturating_sub(1);
        let offers = [
            ("table-column-before", number > 0),
            ("table-column-behind", number < last),
            ("table-column-hide", last > 0),
        ];
        let chosen = Popup::context_menu(head).show(|ui| {
            let mut chosen = None;
            for (key, is_offered) in offers {
                let button = bidi::Button::new(scope.texts.get(key));
                if ui.add_enabled(is_offered, button).clicked() {
                    chosen = Some(key);
                    ui.close();
                }
            }
            chosen
        });
        did.extend(match chosen.and_then(|shown| shown.inner) {
            Some("table-column-before") => Some(self.put(number, number - 1)),
            Some("table-column-behind") => Some(self.put(number, number + 1)),
            Some(_) => Some(Did::Hide(number)),
            None => None,
        });
    }

    fn head(
        &self,
        ui: &Ui,
        scope: &Scope<'_>,
        place: Rect,
        (number, column): (usize, &Column),
        did: &mut Vec<Did>,
    ) -> Response {
        let palette = scope.palette;
        let name = column.head(scope.texts);
        let response = ui.interact(place, head_id(number), Sense::click_and_drag());
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
        // A head that could be sorted by shows its mark, quietly, before it is clicked.
        let is_pointed = response.hovered() || response.has_focus();
        if sorting.is_some() || is_pointed {
            words.max.x -= 12.0;
        }
        let (width, _) = write(ui, words, align(column), &name, style);
        if sorting.is_some() || is_pointed {
            let left = if column.is_number() {
                words.right()
            } else {
                words.left() + width
            };
            arrow(
                ui,
                pos2(left + 8.0, place.center().y),
                sorting.is_some_and(|sorting| sorting.is_falling),
                if sorting.is_some() {
                    palette.ink
                } else {
                    palette.disabled
                },
            );
        }
        if response.has_focus() {
            let frame = ui.visuals().selection.stroke;
            ui.painter()
                .rect_stroke(place, 3.0, frame, StrokeKind::Inside);
        }
        let response = response.tip(self.tip(scope, column));
        if response.clicked() {
            did.push(Did::Sort(number));
        }
        if response.gained_focus() {
            did.push(Did::Reveal(number));
        }
        grip(ui, scope, place, number, did);
        response
    }

    /// What a click on a head does, and whether its column can be written in.
    fn tip(&self, scope: &Scope<'_>, column: &Column) -> String {
        let name = column.head(scope.texts);
        let sorts = scope
            .texts
            .with("table-sort", &[("column", (&name).into())]);
        if column.is_editable(self.table) {
            return sorts;
        }
        format!("{sorts}\n{}", scope.texts.get("table-read-only"))
    }
}

fn head_id(number: usize) -> Id {
    Id::unique(("table head", number))
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
fn arrow(ui: &Ui, middle: Pos2, is_falling: bool, colour: Rgba) {
    let tip = if is_falling { 2.5 } else { -2.5 };
    let points = vec![
        middle + vec2(-3.5, -tip),
        middle + vec2(3.5, -tip),
        middle + vec2(0.0, tip),
    ];
    let colour = theme::colour(colour);
    ui.painter()
        .add(Shape::convex_polygon(points, colour, Stroke::NONE));
}
