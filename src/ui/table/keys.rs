//! Keys of the rows, while they have the focus.

use eframe::egui::{Key, Modifiers, Ui};

use super::super::Scope;
use super::Tables;
use crate::table::Column;

impl Tables {
    /// Does what keys ask for.
    pub(super) fn keys(&mut self, ui: &Ui, scope: &mut Scope<'_>, columns: &[Column]) {
        let (page, last) = (self.page, self.known.sheet().len().saturating_sub(1));
        let now = self.place_of_cursor();
        let (mut to, mut column) = (now, self.own().column);
        let mut modifiers = Modifiers::NONE;
        ui.input(|input| {
            modifiers = input.modifiers;
            for (key, step) in [
                (Key::ArrowDown, 1),
                (Key::ArrowUp, -1),
                (Key::PageDown, page.cast_signed()),
                (Key::PageUp, -page.cast_signed()),
                (Key::Home, isize::MIN),
                (Key::End, isize::MAX),
            ] {
                for _ in 0..input.num_presses(key) {
                    let from = to.map_or(if step > 0 { -1 } else { 0 }, usize::cast_signed);
                    to = Some(
                        from.saturating_add(step)
                            .clamp(0, last.cast_signed())
                            .cast_unsigned(),
                    );
                }
            }
            column += input.num_presses(Key::ArrowRight);
            column = column.saturating_sub(input.num_presses(Key::ArrowLeft));
        });
        let column = column.min(columns.len().saturating_sub(1));
        if column != self.own().column {
            self.own().column = column;
            self.reveals = Some(column);
            ui.ctx().request_repaint();
        }
        if let Some(place) = to
            && to != now
        {
            self.step_to(scope, place, modifiers);
            ui.ctx().request_repaint();
        }
        self.orders(ui, scope, columns, to);
    }

    /// Does what keys ask for that do not move the cursor.
    fn orders(
        &mut self,
        ui: &Ui,
        scope: &mut Scope<'_>,
        columns: &[Column],
        cursor: Option<usize>,
    ) {
        let modifiers = ui.input(|input| input.modifiers);
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if modifiers.command && pressed(Key::A) {
            let own = self.own.entry(self.table).or_default();
            own.marks.all(self.known.sheet());
            self.select_marked(scope, false);
        }
        if modifiers.command && pressed(Key::I) {
            let own = self.own.entry(self.table).or_default();
            own.marks.invert(self.known.sheet());
            self.select_marked(scope, false);
        }
        if pressed(Key::Enter) || pressed(Key::F2) {
            self.begin(scope, columns, false);
        }
        if pressed(Key::Delete) {
            self.remove(scope);
        }
        self.clipboard(ui, scope, columns);
        if pressed(Key::Space)
            && let Some(place) = cursor
        {
            self.click(scope, place, Modifiers::COMMAND);
        }
    }

    /// Moves the cursor to a place; with Ctrl without marking, with Shift marking on the way.
    fn step_to(&mut self, scope: &mut Scope<'_>, place: usize, modifiers: Modifiers) {
        let Some(row) = self.known.sheet().id(place).cloned() else {
            return;
        };
        self.goes_to = Some(row.clone());
        if modifiers.command && !modifiers.shift {
            self.own().marks.go(row);
        } else {
            self.click(scope, place, modifiers);
        }
    }
}
