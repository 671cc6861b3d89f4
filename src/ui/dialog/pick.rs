//! A field to type in, and beneath it a list of what that means: the arrow keys go through it, Enter or a click takes.

use eframe::egui::{
    Align, Align2, Id, Key, Layout, Modifiers, Rect, Response, Role, ScrollArea, Sense, TextEdit,
    Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::super::{Scope, bidi, mirror, theme};

/// The dialog's width, and its list's height: the same whatever is found, so that nothing jumps while one types.
const WIDTH: f32 = 560.0;
const HEIGHT: f32 = 360.0;
const ROW: f32 = 28.0;
const INSET: f32 = 8.0;
/// How much of a line its note may take: the name tells more.
const MOST_OF_NOTE: f32 = 0.4;

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
pub(in crate::ui) enum Row<T> {
    /// A heading.
    Head(String),
    /// Something that can be taken.
    Item(Item<T>),
}

/// Something that can be taken.
#[derive(Debug)]
pub(in crate::ui) struct Item<T> {
    pub(in crate::ui) value: T,
    pub(in crate::ui) name: String,
    pub(in crate::ui) note: String,
    pub(in crate::ui) is_enabled: bool,
}

impl Pick {
    /// What is typed.
    pub(in crate::ui) fn text(&self) -> &str {
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
        let steps = steps(ui);
        let response = self.field(ui, scope, field, vec2(width, 0.0));
        let is_entered = is_entered(ui, &response);
        // While egui measures a dialog for the first time, nothing in it can have the focus.
        if ui.is_enabled() && (!self.was_focused || is_entered) {
            response.request_focus();
            self.was_focused = true;
        }
        let rows = rows(&self.text);
        ui.add_space(INSET);
        let height = HEIGHT.min(ui.available_height());
        let list = List {
            size: vec2(width, height),
            shrinks: false,
            steps,
            nothing,
        };
        let taken = self.list(ui, scope, &rows, list);
        let taken = taken.or(is_entered.then_some(self.marked));
        taken.and_then(|number| item(rows, number))
    }

    /// The field alone, so wide and at least so high; its `key` is that of its name.
    pub(in crate::ui) fn field(
        &mut self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        key: &str,
        size: Vec2,
    ) -> Response {
        let id = Self::id(key);
        let name = scope.texts.get(key);
        let edit = TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text(bidi::words(ui.ctx(), &name))
            .margin(vec2(INSET, 6.0))
            .min_size(size)
            .align(Align2::LEFT_CENTER)
            .desired_width(size.x);
        let response = mirror::edit(ui, edit);
        response
            .ctx
            .accesskit_node_builder(id, |node| node.set_label(name));
        if response.changed() {
            self.marked = 0;
        }
        response
    }

    /// The id of a field by the key of its name.
    pub(in crate::ui) fn id(key: &str) -> Id {
        Id::unique(key)
    }

    /// The number of the item that is marked.
    pub(in crate::ui) fn marked(&self) -> usize {
        self.marked
    }

    /// The rows; answers the number of the item that was clicked.
    pub(in crate::ui) fn list<T>(
        &mut self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        rows: &[Row<T>],
        list: List<'_>,
    ) -> Option<usize> {
        let last = rows.iter().filter(|row| matches!(row, Row::Item(_)));
        let last = last.count().saturating_sub(1);
        let before = self.marked;
        let (down, up) = list.steps;
        self.marked = (self.marked + down).saturating_sub(up).min(last);
        let has_moved = self.marked != before;
        let scroll = ScrollArea::vertical()
            .max_height(list.size.y)
            .min_scrolled_height(list.size.y)
            .auto_shrink([false, list.shrinks]);
        let mut taken = None;
        scroll.show(ui, |ui| {
            ui.set_width(list.size.x);
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
                        let response = draw(ui, scope, item, is_marked, list.size.x);
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
                bidi::label(ui, list.nothing, theme::note(scope.palette));
            }
        });
        taken
    }
}

/// How a list is drawn, and what its keys did.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct List<'a> {
    /// How wide it is, and how high at most, points.
    pub(in crate::ui) size: Vec2,
    /// Whether it is only as high as what was found.
    pub(in crate::ui) shrinks: bool,
    /// How far its mark goes down, and up: see [`steps`].
    pub(in crate::ui) steps: (usize, usize),
    /// What is said where there are no rows.
    pub(in crate::ui) nothing: &'a str,
}

/// What a number stands for, if it can be taken.
pub(in crate::ui) fn item<T>(rows: Vec<Row<T>>, number: usize) -> Option<T> {
    let items = rows.into_iter().filter_map(|row| match row {
        Row::Head(_) => None,
        Row::Item(item) => Some(item),
    });
    let item = items.into_iter().nth(number)?;
    item.is_enabled.then_some(item.value)
}

/// Whether Enter was pressed in a field.
pub(in crate::ui) fn is_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// How far the arrow keys go down, and up; to be asked before the field is drawn.
pub(in crate::ui) fn steps(ui: &Ui) -> (usize, usize) {
    (pressed(ui, Key::ArrowDown), pressed(ui, Key::ArrowUp))
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
        // The note comes first: what the name leaves would often be nothing.
        .layout(Layout::right_to_left(Align::Center));
    let mut line = ui.new_child(builder);
    line.scope(|ui| {
        ui.set_max_width(inner.width() * MOST_OF_NOTE);
        bidi::truncated(ui, item.note.as_str(), theme::note(palette));
    });
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
