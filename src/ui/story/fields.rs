//! Fields of the story in hand. What is written in one becomes a step when it is left.

use eframe::egui::{Id, Key, TextEdit, Ui, vec2};

use super::super::panel::parts::WIDTH;
use super::super::{Scope, bidi, mirror, theme};

/// What stands in the fields while somebody writes.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Which field is written in, and what stands there.
    written: Option<(Id, String)>,
    /// The field that takes the focus when it is drawn, by its key.
    begins: Option<&'static str>,
}

impl Fields {
    /// Forgets what is written.
    pub(super) fn forget(&mut self) {
        self.written = None;
    }

    /// A field takes the focus when it is drawn next.
    pub(super) fn begin(&mut self, key: &'static str) {
        self.begins = Some(key);
    }

    /// Draws a field with its name above it; answers with what was written when it is left.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        (id, key): (Id, &str),
        text: &str,
        rows: usize,
    ) -> Option<String> {
        let name = scope.texts.get(key);
        bidi::label(ui, &name, theme::note(scope.palette));
        let own = self.written.take_if(|(of, _)| *of == id);
        let mut written = own.map_or_else(|| text.to_owned(), |(_, written)| written);
        let edit = if rows > 1 {
            TextEdit::multiline(&mut written).desired_rows(rows)
        } else {
            TextEdit::singleline(&mut written)
        };
        let field = edit.id(id).margin(vec2(8.0, 5.0)).desired_width(WIDTH);
        let response = mirror::edit(ui, field);
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_label(name));
        if self.begins.take_if(|begins| *begins == key).is_some() {
            response.request_focus();
        }
        let gives_up = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if response.has_focus() {
            self.written = Some((id, written));
            return None;
        }
        let is_left = response.lost_focus() && !gives_up && written != text;
        is_left.then_some(written)
    }
}
