//! A field to type in, and beneath it a list of what that means: the arrow keys go through it, Enter or a click takes.

use eframe::egui::{
    Align, Id, Key, Layout, Modifiers, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    UiBuilder, WidgetInfo, vec2,
};

use super::super::{Scope, bidi, mirror, theme};

/// The dialog's width, and its list's height: the same whatever is found, so that nothing jumps while one types.
const WIDTH: f32 = 560.0;
const HEIGHT: f32 = 360.0;
const ROW: f32 = 28.0;
const INSET: f32 = 8.0;

/// What is typed, and which row is marked.
#[derive(Debug, Default)]
pub(in crate::ui) struct Pick {
    text: String,
    marked: usize,
    /// Whether the field has had the focus: it gets it once, and keeps it.
    was_focused: bool,
}

/// One line of the list.
#[derive(Debug)]
pub(super) enum Row<T> {
    /// A heading.
    Head(String),
    /// Something that can be taken.
    Item(Item<T>),
}

/// Something that can be taken.
#[derive(Debug)]
pub(super) struct Item<T> {
    pub(super) value: T,
    pub(super) name: String,
    pub(super) note: String,
    pub(super) is_enabled: bool,
}

impl Pick {
    /// What is typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Draws field and list; answers what was taken. `nothing` is said where there are no rows.
    pub(super) fn show<T: Clone>(
        &mut self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        field: &str,
        rows: impl FnOnce(&str) -> Vec<Row<T>>,
        nothing: &str,
    ) -> Option<T> {
        let width = super::set_width(ui, WIDTH);
        let (down, up) = (pressed(ui, Key::ArrowDown), pressed(ui, Key::ArrowUp));
        let is_entered = self.field(ui, scope, field, width);
        let rows = rows(&self.text);
        let last = rows
            .iter()
            .filter(|row| matches!(row, Row::Item(_)))
            .count();
        let before = self.marked;
        self.marked = (self.marked + down)
            .saturating_sub(up)
            .min(last.saturating_sub(1));
        let has_moved = self.marked != before;
        ui.add_space(INSET);
        let taken = self.list(ui, scope, &rows, width, has_moved, nothing);
        let taken = taken.or(is_entered.then_some(self.marked))?;
        let items = rows.into_iter().filter_map(|row| match row {
            Row::Head(_) => None,
            Row::Item(item) => Some(item),
        });
        let item = items.into_iter().nth(taken)?;
        item.is_enabled.then_some(item.value)
    }

    fn field(&mut self, ui: &mut Ui, scope: &Scope<'_>, key: &str, width: f32) -> bool {
        let id = Id::unique(key);
        let name = scope.texts.get(key);
        let edit = TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text(name.as_str())
            .margin(vec2(INSET, 6.0))
            .desired_width(width);
        let response = mirror::edit(ui, edit);
        response
            .ctx
            .accesskit_node_builder(id, |node| node.set_label(name));
        if response.changed() {
            self.marked = 0;
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // While egui measures a dialog for the first time, nothing in it can have the focus.
        if ui.is_enabled() && (!self.was_focused || is_entered) {
            response.request_focus();
            self.was_focused = true;
        }
        is_entered
    }

    /// The rows; answers the number of the item that was clicked.
    fn list<T>(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        rows: &[Row<T>],
        width: f32,
        has_moved: bool,
        nothing: &str,
    ) -> Option<usize> {
        let height = HEIGHT.min(ui.available_height());
        let scroll = ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, false]);
        let mut taken = None;
        scroll.show(ui, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut number = 0;
            for row in rows {
                match row {
                    Row::Head(text) => {
                        ui.add_space(if number == 0 { 0.0 } else { INSET });
                        bidi::label(ui, text.as_str(), theme::head(scope.palette));
                    }
                    Row::Item(item) => {
                        let is_marked = number == self.marked;
                        let response = draw(ui, scope, item, is_marked, width);
                        if is_marked && has_moved {
                            response.scroll_to_me(None);
                        }
                        if response.clicked() {
                            taken = Some(number);
                        }
                        number += 1;
                    }
                }
            }
            if rows.is_empty() {
                bidi::label(ui, nothing, theme::note(scope.palette));
            }
        });
        taken
    }
}

/// How often a key that goes through the list was pressed; the field would move its cursor by it.
fn pressed(ui: &Ui, key: Key) -> usize {
    ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key))
}

fn draw<T>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    item: &Item<T>,
    is_marked: bool,
    width: f32,
) -> Response {
    let palette = scope.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::CLICK);
    if is_marked || response.hovered() {
        let ground = theme::colour(palette.selected);
        let strength = if is_marked { 1.0 } else { 0.5 };
        ui.painter()
            .rect_filled(rect, 4.0, ground.gamma_multiply(strength));
    }
    let inner = Rect::from_min_max(rect.min + vec2(INSET, 0.0), rect.max - vec2(INSET, 0.0));
    let name = if item.is_enabled {
        theme::body(palette)
    } else {
        theme::note(palette)
    };
    let builder = UiBuilder::new()
        .max_rect(inner)
        // The note comes first: it is never cut short.
        .layout(Layout::right_to_left(Align::Center));
    let mut line = ui.new_child(builder);
    bidi::label(&mut line, item.note.as_str(), theme::note(palette));
    line.with_layout(Layout::left_to_right(Align::Center), |ui| {
        bidi::truncated(ui, item.name.as_str(), name);
    });
    let (is_enabled, name) = (item.is_enabled, item.name.as_str());
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, is_enabled, name));
    // egui would call it switched on.
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(is_marked));
    response
}
