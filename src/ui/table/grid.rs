//! The grid of a table: heads that stay, rows of which only those in sight are laid out, both scrolled sideways together.
//!
//! Drawn by hand and not by `egui_extras::TableBuilder`: that lays out a `Ui` for every cell, has no sideways scrolling
//! beneath a head that stays, and no row that a screen reader could hear.

use std::ops::Range;

use eframe::egui::{
    Align, EventFilter, Id, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, accesskit, pos2, style::ScrollAnimation, vec2,
};

use super::super::bidi::Tip as _;
use super::super::map::swatch;
use super::super::panel::write;
use super::super::{Scope, theme};
use super::cells::{Cells, Drawn};
use crate::table::{Column, Marks, RowId, Sheet, Sorting, Table};

/// The height of the heads, and of a row.
const HEAD: f32 = 26.0;
pub(super) const ROW: f32 = 24.0;
/// Before the first column, and between the words of two.
const EDGE: f32 = 16.0;
pub(super) const GAP: f32 = 12.0;
/// The bar before a marked row.
const BAR: f32 = 3.0;
const SWATCH: f32 = 24.0;
/// How narrow and how wide a column can be dragged.
pub(super) const WIDTHS: std::ops::RangeInclusive<f32> = 40.0..=1200.0;

/// What is drawn.
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) table: Table,
    pub(super) columns: &'a [Column],
    pub(super) widths: &'a [f32],
    pub(super) marks: &'a Marks,
    /// Where the cursor is: its row, if that is shown, and its column.
    pub(super) cursor: (Option<usize>, usize),
    pub(super) sorting: Option<&'a Sorting>,
    /// Rows that belong to what is selected, without being it.
    pub(super) is_related: &'a dyn Fn(&RowId) -> bool,
    /// The row to bring into sight.
    pub(super) scroll_to: Option<usize>,
    /// The column to bring into sight.
    pub(super) reveals: Option<usize>,
    /// The cell that is being written in.
    pub(super) writing: Option<(usize, usize)>,
    /// What a screen reader says of the whole.
    pub(super) name: &'a str,
}

/// What was done with it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Did {
    /// A head was clicked.
    Sort(usize),
    /// The edge of a column was dragged so far.
    Widen(usize, f32),
    /// The edge of a column was double-clicked.
    Usual(usize),
    /// A column was moved before another, or behind all.
    Put(usize, Option<usize>),
    /// A column is not wanted any more.
    Hide(usize),
    /// A column that may be out of sight was gone to.
    Reveal(usize),
    /// A cell was clicked.
    Click(usize, usize),
    /// The menu of a cell is asked for.
    Menu(usize, usize),
    /// A cell was double-clicked.
    Open(usize, usize),
}

/// What came of drawing it.
pub(super) struct Shown {
    pub(super) did: Vec<Did>,
    /// The rows' own place: what has the focus where keys go to the table.
    pub(super) body: Response,
    /// How many rows are in sight.
    pub(super) page: usize,
}

/// The rows' own place.
pub(super) fn body_id() -> Id {
    Id::unique("table rows")
}

/// Where a row is drawn.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    /// What of it is in sight.
    rect: Rect,
    /// Where its first column begins, which may be scrolled out of sight.
    left: f32,
}

impl Grid<'_> {
    /// Draws it into what is left of a `Ui`.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        cells: &mut Cells,
        write: &mut dyn FnMut(&mut Ui, Rect),
    ) -> Shown {
        let rect = ui.available_rect_before_wrap();
        // What is dragged to a height keeps it, however few rows there are.
        ui.expand_to_include_rect(rect);
        let (head, body) = rect.split_top_bottom_at_y(rect.top() + HEAD);
        let response = ui.interact(body, body_id(), Sense::focusable_noninteractive());
        keep_arrows(ui, &response);
        let mut did = Vec::new();
        let mut rows = ui.new_child(UiBuilder::new().max_rect(body));
        let scrolled = ScrollArea::both()
            .id_salt(("table", self.name))
            .auto_shrink(false)
            .show_viewport(&mut rows, |ui, viewport| {
                self.rows(ui, scope, viewport, cells, &mut did);
                // Over the rows, and only while it is in sight: whoever scrolls away comes back to it.
                if let Some((row, column)) = self.writing {
                    let at = Self::place(ui, viewport, row);
                    write(ui, self.cell(column, &self.edges(), at));
                }
            });
        if has_focus(&response) {
            let frame = ui.visuals().selection.stroke;
            ui.painter()
                .rect_stroke(body, 0.0, frame, StrokeKind::Inside);
        }
        self.describe(ui, &response, cells, scope);
        self.heads(ui, scope, head, scrolled.state.clamped_offset().x, &mut did);
        Shown {
            did,
            body: response,
            page: (body.height() / ROW).floor().max(1.0) as usize,
        }
    }

    /// Draws the rows in sight.
    fn rows(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        viewport: Rect,
        cells: &mut Cells,
        did: &mut Vec<Did>,
    ) {
        let edges = self.edges();
        let width = edges.last().copied().unwrap_or_default();
        let count = self.sheet.len();
        ui.set_min_size(vec2(width.max(viewport.width()), count as f32 * ROW));
        if let Some(row) = self.scroll_to {
            let rect = Self::place(ui, viewport, row).rect;
            ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        }
        if let Some(column) = self.reveals {
            let (left, span) = (ui.max_rect().left(), self.span(column, &edges));
            let x = left + span.start - EDGE..=left + span.end;
            let y = ui.clip_rect().center().y;
            let rect = Rect::from_x_y_ranges(x, y..=y);
            ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        }
        for row in in_sight(viewport.min.y, viewport.height(), count) {
            if let Some(drawn) = cells.row(scope, self.sheet, self.columns, row) {
                self.row(ui, scope, Self::place(ui, viewport, row), drawn, did);
            }
        }
    }

    /// Where a row is drawn, in sight or not.
    fn place(ui: &Ui, viewport: Rect, row: usize) -> Place {
        let corner = ui.max_rect().min;
        let top = corner.y + row as f32 * ROW;
        let left_top = pos2(ui.clip_rect().left(), top);
        Place {
            row,
            rect: Rect::from_min_size(left_top, vec2(viewport.width(), ROW)),
            left: corner.x,
        }
    }

    /// Where each column ends, from the left of the first.
    pub(super) fn edges(&self) -> Vec<f32> {
        let mut x = EDGE;
        let ends = self.widths.iter().map(|width| {
            x += width;
            x
        });
        ends.collect()
    }

    /// The stretch of a column.
    pub(super) fn span(&self, column: usize, edges: &[f32]) -> Range<f32> {
        let end = edges.get(column).copied().unwrap_or(EDGE);
        end - self.widths.get(column).copied().unwrap_or_default()..end
    }

    /// Draws a row, and answers to clicks on it.
    fn row(&self, ui: &Ui, scope: &Scope<'_>, at: Place, drawn: &Drawn, did: &mut Vec<Did>) {
        let Some(id) = self.sheet.id(at.row) else {
            return;
        };
        let palette = scope.palette;
        let rect = at.rect;
        // Not a stop of the tab key: the rows as a whole are one, and arrows go through them.
        let response = ui.interact(rect, Id::unique(("table row", id)), Sense::CLICK);
        let is_marked = self.marks.has(id);
        let ground = theme::colour(palette.selected);
        if is_marked {
            ui.painter().rect_filled(rect, 0.0, ground);
        } else if response.hovered() {
            ui.painter()
                .rect_filled(rect, 0.0, ground.gamma_multiply(0.5));
        }
        if is_marked || (self.is_related)(id) {
            let bar = Rect::from_min_size(rect.min, vec2(BAR, ROW));
            ui.painter()
                .rect_filled(bar, 0.0, theme::colour(palette.accent));
        }
        let line = Stroke::new(1.0, theme::colour(palette.rule));
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
        self.cells(ui, scope, at, drawn, is_marked);
        let edges = self.edges();
        let column_at = |pointer: Pos2| {
            let column = edges.iter().position(|edge| pointer.x < at.left + edge);
            column.unwrap_or(edges.len().saturating_sub(1))
        };
        let pointed = response.interact_pointer_pos().map_or(0, column_at);
        if let Some(column) = response.hover_pos().map(column_at)
            && let Some(local) = drawn.cells.get(column).and_then(|cell| cell.local.as_ref())
        {
            let mut over = response.clone();
            over.rect = self.cell(column, &edges, at);
            over.tip(local);
        }
        if response.double_clicked() {
            did.push(Did::Open(at.row, pointed));
        } else if response.clicked() {
            did.push(Did::Click(at.row, pointed));
        } else if response.secondary_clicked() {
            did.push(Did::Menu(at.row, pointed));
        }
        response.widget_info(|| {
            WidgetInfo::selected(Role::Row, true, is_marked, self.said(scope, drawn))
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(is_marked);
            node.set_row_index(at.row);
        });
    }

    /// Draws the cells of a row, as far as they are in sight.
    fn cells(&self, ui: &Ui, scope: &Scope<'_>, at: Place, drawn: &Drawn, is_marked: bool) {
        let palette = scope.palette;
        let edges = self.edges();
        for (number, (column, cell)) in self.columns.iter().zip(&drawn.cells).enumerate() {
            let place = self.cell(number, &edges, at);
            if !place.x_range().intersects(at.rect.x_range()) {
                continue;
            }
            let mut style = theme::body(palette);
            let is_strong = column.is_name() || column.is_number() || *column == Column::Kind;
            if is_marked && column.is_name() {
                style = style.semibold();
            }
            if !(cell.is_said && is_strong) {
                style = style.colour(theme::colour(palette.soft_ink));
            }
            let mut words = place;
            if !cell.lines.is_empty() {
                swatch(ui.painter(), place.left_center(), SWATCH, &cell.lines);
                words.min.x += SWATCH + 10.0;
            }
            write(ui, words, align(column), &cell.text, style);
            let is_cursor = self.cursor == (Some(at.row), number);
            if is_cursor && ui.memory(|memory| memory.has_focus(body_id())) {
                let frame = Stroke::new(1.0, theme::colour(palette.accent));
                let around = place.expand2(vec2(4.0, -1.0));
                ui.painter()
                    .rect_stroke(around, 3.0, frame, StrokeKind::Inside);
            }
        }
    }

    /// The place of a cell's words.
    fn cell(&self, column: usize, edges: &[f32], at: Place) -> Rect {
        let span = self.span(column, edges);
        let x = at.left + span.start..=at.left + span.end - GAP;
        Rect::from_x_y_ranges(x, at.rect.y_range())
    }

    /// A row as a screen reader says it: `Seoul – Tehran: Kind Contested, Since 2017`.
    fn said(&self, scope: &Scope<'_>, drawn: &Drawn) -> String {
        let cells = self.columns.iter().zip(&drawn.cells);
        let cells = cells.map(|(column, cell)| {
            let column = column.head(scope.texts);
            let said = if cell.is_said || cell.text != "–" {
                cell.text.clone()
            } else {
                scope.texts.get("table-none-said")
            };
            scope.texts.with(
                "table-cell",
                &[("column", (&column).into()), ("cell", (&said).into())],
            )
        });
        let cells = cells.collect::<Vec<_>>().join(", ");
        let name = &drawn.name;
        scope.texts.with(
            "table-row",
            &[("name", name.into()), ("cells", (&cells).into())],
        )
    }

    /// What a screen reader says of the rows as a whole: their table, and the cell of the cursor.
    fn describe(&self, ui: &Ui, body: &Response, cells: &mut Cells, scope: &Scope<'_>) {
        ui.ctx().accesskit_node_builder(body.id, |node| {
            node.set_role(accesskit::Role::Table);
            node.set_label(self.name);
            node.set_row_count(self.sheet.len());
            node.set_column_count(self.columns.len());
        });
        let (Some(place), column) = self.cursor else {
            return;
        };
        if !has_focus(body) {
            return;
        }
        let drawn = cells.row(scope, self.sheet, self.columns, place);
        let cell = drawn.and_then(|drawn| {
            drawn
                .cells
                .get(column)
                .map(|cell| (&drawn.name, &cell.text))
        });
        let (Some((name, text)), Some(column)) = (cell, self.columns.get(column)) else {
            return;
        };
        let column = column.head(scope.texts);
        let cell = [("column", (&column).into()), ("cell", text.into())];
        let cell = scope.texts.with("table-cell", &cell);
        let said = [("name", name.into()), ("cells", (&cell).into())];
        let said = scope.texts.with("table-row", &said);
        ui.ctx()
            .accesskit_node_builder(body.id, |node| node.set_value(said));
    }
}

/// Numbers stand under each other by their last figure.
pub(super) fn align(column: &Column) -> Align {
    if column.is_number() {
        Align::RIGHT
    } else {
        Align::LEFT
    }
}

/// Which rows are drawn where so much is scrolled away, points.
fn in_sight(above: f32, height: f32, count: usize) -> Range<usize> {
    let first = (above / ROW).floor().max(0.0) as usize;
    let end = ((above + height) / ROW).ceil().max(0.0) as usize;
    first.min(count)..end.min(count)
}

/// Arrows move within the rows, not between widgets.
fn keep_arrows(ui: &Ui, body: &Response) {
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: false,
    };
    if has_focus(body) {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(body.id, filter));
    }
}

/// Whether keys go to the rows, also while the window itself lies behind another.
pub(super) fn has_focus(body: &Response) -> bool {
    body.ctx.memory(|memory| memory.has_focus(body.id))
}
