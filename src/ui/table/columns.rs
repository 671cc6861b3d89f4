//! The menu of columns: which of them are shown.

use std::sync::Arc;

use eframe::egui::{
    Popup, PopupCloseBehavior, Role, ScrollArea, TextEdit, Ui, WidgetInfo, style::StyleModifier,
    vec2,
};

use super::super::{Scope, bidi, mirror, theme};
use super::Tables;
use crate::search::Part;
use crate::table::{Arrangement, Column, Rows};

/// From so many columns on one is found by words.
const MANY: usize = 12;
const WIDTH: f32 = 240.0;
const HEIGHT: f32 = 360.0;

/// Draws its button, and the menu while it is open.
pub(super) fn menu(tables: &mut Tables, ui: &mut Ui, scope: &Scope<'_>) {
    let button = ui.add(bidi::Button::new(scope.texts.get("table-columns")));
    let shown = Popup::menu(&button)
        // As in the window: a menu's own style leaves out the frames of what can be ticked and written in.
        .style(StyleModifier::default())
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| tables.menu_of_columns(ui, scope));
    if shown.is_none() {
        tables.column_words.clear();
    }
}

impl Tables {
    fn menu_of_columns(&mut self, ui: &mut Ui, scope: &Scope<'_>) {
        let rows = Arc::clone(&self.known.sheet().rows);
        let columns = self.own().arrangement.ordered(&rows.columns);
        ui.set_width(WIDTH);
        if columns.len() >= MANY {
            let label = scope.texts.get("table-columns-find");
            let field = TextEdit::singleline(&mut self.column_words)
                .hint_text(&label)
                .desired_width(WIDTH)
                .min_size(vec2(0.0, 28.0));
            let field = mirror::edit(ui, field);
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
        }
        let words = Part::of(&self.column_words);
        let named = columns
            .iter()
            .map(|column| (column, column.head_among(&rows.columns, scope.texts)));
        let has_words = |(_, name): &(&Column, String)| words.is_in(name);
        let found: Vec<(&Column, String)> = named.filter(has_words).collect();
        ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
            // Nothing jumps while one types.
            ui.set_min_width(WIDTH);
            if found.is_empty() {
                let none = scope.texts.get("table-columns-none");
                bidi::label(ui, none, theme::body(scope.palette));
            }
            for (column, name) in found {
                let mut is_shown = self.own().arrangement.shows(column, rows.table);
                let response = theme::marked(ui, scope.palette, is_shown, |ui| {
                    bidi::checkbox(ui, &mut is_shown, name)
                });
                if response.changed() {
                    self.rearrange(|it, of| it.show(column, of.table, is_shown));
                }
            }
        });
        ui.separator();
        let is_usual = self.own().arrangement == Arrangement::default();
        let usual = bidi::Button::new(scope.texts.get("table-columns-usual"));
        let usual = ui.add_enabled(!is_usual, usual);
        let usual = usual.on_hover_text(scope.texts.get("table-columns-usual-tip"));
        if usual.clicked() {
            self.rearrange(|it, _| *it = Arrangement::default());
        }
    }

    /// Arranges the table otherwise, and keeps it so.
    pub(super) fn rearrange(&mut self, how: impl FnOnce(&mut Arrangement, &Rows)) {
        let rows = Arc::clone(&self.known.sheet().rows);
        how(&mut self.own().arrangement, &rows);
        self.rearranged = Some(self.table);
    }
}
