//! What is gone, said above all else, with the way back: what was selected and is not in the atlas any more, and a form
//! that was put away with something in it.

use eframe::egui::Ui;

use super::super::bidi::{self, Link, Paragraph};
use super::super::command::{Command, EditCommand};
use super::super::{Scope, theme};
use super::parts;
use crate::session::{FormAction, StepAction};

/// Draws it, if what was selected is gone.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    dropped(ui, scope);
    put_away(ui, scope);
    if !scope.session.is_selection_gone() {
        return;
    }
    let soft = theme::body(scope.palette).colour(theme::colour(scope.palette.soft_ink));
    bidi::label(ui, scope.texts.get("selection-gone"), soft);
    let accent = theme::body(scope.palette).colour(theme::colour(scope.palette.accent));
    for command in [
        Command::Edit(EditCommand::Undo),
        Command::Edit(EditCommand::Redo),
    ] {
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

/// Undone steps that the last edit dropped, with the way to have them and not it.
fn dropped(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(count) = scope.session.dropped_steps() else {
        return;
    };
    let note = theme::note(scope.palette);
    let accent = note.colour(theme::colour(scope.palette.accent));
    let name = scope.texts.get("history-bring-back");
    let said = scope
        .texts
        .with("history-dropped", &[("count", count.into())]);
    let said = Paragraph::new().text(format!("{said} "), note).link(
        name.clone(),
        accent,
        Link { id: 0, name },
    );
    if bidi::paragraph(ui, said).clicked().is_some() {
        scope.act(StepAction::BringBack);
    }
    ui.add_space(4.0);
}

/// A form that was put away with something in it.
fn put_away(ui: &mut Ui, scope: &mut Scope<'_>) {
    if scope.session.cancelled().is_none() {
        return;
    }
    let note = theme::note(scope.palette);
    let accent = note.colour(theme::colour(scope.palette.accent));
    let name = scope.texts.get("bring-back");
    let said = Paragraph::new()
        .text(format!("{} ", scope.texts.get("put-away")), note)
        .link(name.clone(), accent, Link { id: 0, name });
    if bidi::paragraph(ui, said).clicked().is_some() {
        scope.act(FormAction::BringBack);
    }
    ui.add_space(4.0);
}
