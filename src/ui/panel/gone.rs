//! What was selected and is no longer in the atlas: said above the overview, with the way back.

use eframe::egui::Ui;

use super::super::bidi::{self, Link, Paragraph};
use super::super::command::Command;
use super::super::{Scope, theme};
use super::parts;

/// Draws it, if what was selected is gone.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    if !scope.session.is_selection_gone() {
        return;
    }
    let soft = theme::body(scope.palette).colour(theme::colour(scope.palette.soft_ink));
    bidi::label(ui, scope.texts.get("selection-gone"), soft);
    let accent = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
    for command in [Command::Undo, Command::Redo] {
        if !command.is_enabled(scope.session) {
            continue;
        }
        let name = command.name(scope.texts, scope.session);
        let way = Paragraph::new().link(name.clone(), accent, Link { id: 0, name });
        if bidi::paragraph(ui, way).clicked().is_some() {
            scope.commands.push(command);
        }
    }
    parts::rule(ui, scope);
}
