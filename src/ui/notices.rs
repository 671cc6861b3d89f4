//! The strip above the map: what went wrong, and what to do.

use eframe::egui::Ui;

use super::{Scope, bidi, theme};
use crate::session::Action;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(notice) = scope.session.notice() else {
        return;
    };
    let style = theme::body(scope.palette).colour(theme::colour(scope.palette.error));
    ui.add_space(8.0);
    bidi::label(ui, notice, style);
    ui.horizontal(|ui| {
        if ui.button(scope.texts.get("copy")).clicked() {
            ui.ctx().copy_text(notice.to_owned());
        }
        if ui.button(scope.texts.get("close")).clicked() {
            scope.actions.push(Action::CloseNotice);
        }
    });
    ui.add_space(8.0);
}
