//! Coordinates to go to, as people write and paste them.

use eframe::egui::{Id, Key, TextEdit, Ui};

use super::super::{Scope, bidi, mirror, theme};
use super::After;
use crate::geo::{CoordinatesError, PositionError, position_in_text};
use crate::session::Action;

const WIDTH: f32 = 420.0;

/// The dialog.
#[derive(Debug, Default)]
pub(in crate::ui) struct GoTo {
    text: String,
    /// Whether the user has said that this is it: what is wrong is said from then on, not while one writes.
    is_meant: bool,
    has_begun: bool,
}

impl GoTo {
    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        let texts = scope.texts;
        let width = super::set_width(ui, WIDTH);
        let label = bidi::label(ui, texts.get("coordinates"), theme::note(scope.palette));
        let field = TextEdit::singleline(&mut self.text)
            .id(Id::unique("go to"))
            .hint_text(texts.get("coordinates-hint"))
            .desired_width(width);
        let field = mirror::edit(ui, field).labelled_by(label.id);
        if !std::mem::replace(&mut self.has_begun, true) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let found = position_in_text(&self.text);
        let is_blank = self.text.trim().is_empty();
        // A line is kept free for it: nothing moves when it is there.
        let (words, style) = match found {
            Ok(at) => (texts.position(at), theme::note(scope.palette)),
            Err(error) if self.is_meant || (!is_blank && !field.has_focus()) => {
                let colour = theme::colour(scope.palette.error);
                (
                    remedy(scope, error),
                    theme::note(scope.palette).colour(colour),
                )
            }
            Err(_) => (texts.get("coordinates-forms"), theme::note(scope.palette)),
        };
        bidi::label(ui, words, style);
        let mut after = After::Stay;
        super::buttons(ui, |ui| {
            if bidi::button(ui, texts.get("go-to-button")).clicked() || entered {
                self.is_meant = true;
                if let Ok(at) = found {
                    scope.act(Action::GoTo(at));
                    after = After::Done;
                } else {
                    field.request_focus();
                }
            }
            if bidi::button(ui, texts.get("cancel")).clicked() {
                after = After::Close;
            }
        });
        after
    }
}

fn remedy(scope: &Scope<'_>, error: CoordinatesError) -> String {
    scope.texts.get(match error {
        CoordinatesError::Form => "fault-place",
        CoordinatesError::Swapped(_) => "fault-swapped",
        CoordinatesError::Position(PositionError::Latitude(_)) => "fault-latitude",
        CoordinatesError::Position(PositionError::Longitude(_)) => "fault-longitude",
    })
}
