//! What is asked before something is removed with which more goes along.

use eframe::egui::{Ui, Vec2};

use super::super::{Scope, bidi, theme};
use crate::session::EditAction;

const WIDTH: f32 = 400.0;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(removal) = scope.session.removal() else {
        return;
    };
    super::set_width(ui, WIDTH);
    let texts = scope.texts;
    let body = theme::body(scope.palette);
    let along = removal.along;
    for (count, key) in [
        (along.ties, "along-ties"),
        (along.facts, "along-facts"),
        (along.totals, "along-totals"),
        (along.citations, "along-citations"),
        (along.agreements, "along-agreements"),
        (along.detached, "along-detached"),
    ] {
        if count > 0 {
            bidi::label(ui, texts.with(key, &[("count", count.into())]), body);
        }
    }
    ui.add_space(4.0);
    bidi::label(
        ui,
        texts.get("undo-brings-back"),
        theme::note(scope.palette),
    );
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        for (yes, key) in [(true, "remove-button"), (false, "cancel")] {
            let button = bidi::Button::new(texts.get(key)).min_size(Vec2::new(72.0, 28.0));
            let response = ui.add(button);
            let nothing_focused = ui.memory(|memory| memory.focused().is_none());
            if yes && nothing_focused && ui.is_enabled() {
                response.request_focus();
            }
            if response.clicked() {
                scope.act(EditAction::AnswerRemoval(yes));
            }
        }
    });
}
