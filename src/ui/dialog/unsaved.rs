//! What is asked before unsaved work would be lost.

use eframe::egui::{Ui, Vec2};

use super::super::{Scope, bidi, theme};
use crate::session::{Answer, FileAction};

const WIDTH: f32 = 400.0;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let width = super::set_width(ui, WIDTH);
    let texts = scope.texts;
    let atlas = texts.title_of(scope.session.atlas());
    let text = texts.with("unsaved-text", &[("atlas", (&atlas).into())]);
    super::middle(ui, width, |ui| {
        bidi::label(ui, text, theme::body(scope.palette));
    });
    super::buttons(ui, |ui| {
        for (answer, key) in [
            (Answer::Save, "save-button"),
            (Answer::DontSave, "dont-save"),
            (Answer::Cancel, "cancel"),
        ] {
            let button = bidi::Button::new(texts.get(key)).min_size(Vec2::new(72.0, 28.0));
            let response = ui.add(button);
            // Enter saves: the answer that loses nothing.
            let nothing_focused = ui.memory(|memory| memory.focused().is_none());
            if answer == Answer::Save && nothing_focused && ui.is_enabled() {
                response.request_focus();
            }
            if response.clicked() {
                scope.act(FileAction::Answer(answer));
            }
        }
    });
}
