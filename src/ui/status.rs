//! The bar at the bottom: the tool and its next step, how much there is, what is going on.

use eframe::egui::{Align, Layout, Ui};

use super::bidi::Paragraph;
use super::command::{self, Command};
use super::{Scope, bidi, theme};

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, is_drawing: bool) {
    let (texts, session) = (scope.texts, scope.session);
    let style = theme::note(scope.palette);
    ui.horizontal_centered(|ui| {
        let strong = style.semibold().colour(theme::colour(scope.palette.ink));
        let step = match session.selected() {
            None => texts.get("step-select"),
            Some(_) => texts.get("step-selected"),
        };
        let line = Paragraph::new()
            .text(texts.get("tool-select"), strong)
            .text(format!("  ·  {step}"), style);
        bidi::paragraph(ui, line);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            bidi::label(ui, saved(scope), style);
            if session.undo_label().is_some() {
                show_undo(ui, scope);
            } else {
                bidi::label(ui, counts(scope), style);
            }
            if is_drawing {
                bidi::label(ui, texts.get("drawing"), style);
            }
        });
    });
}

/// Whether the work is saved.
fn saved(scope: &Scope<'_>) -> String {
    let (texts, session) = (scope.texts, scope.session);
    if session.is_saving() {
        return texts.get("saving");
    }
    if !session.is_changed() {
        // A new atlas without anything in it is neither.
        let is_new = session.file().is_none() && session.atlas().cities.is_empty();
        return if is_new {
            String::new()
        } else {
            texts.get("saved")
        };
    }
    match session.unsaved_steps() {
        Some(count) => texts.with("unsaved-steps", &[("count", count.into())]),
        None => texts.get("unsaved"),
    }
}

/// What undo would take back, with its key.
fn show_undo(ui: &mut Ui, scope: &Scope<'_>) {
    let style = theme::note(scope.palette);
    let info = Command::Undo.info();
    if let Some(shortcut) = info.shortcuts.first() {
        bidi::label(ui, command::shown(ui.ctx(), shortcut), style);
    }
    bidi::label(ui, Command::Undo.name(scope.texts, scope.session), style);
}

fn counts(scope: &Scope<'_>) -> String {
    let atlas = scope.session.atlas();
    scope.texts.with(
        "status-counts",
        &[
            ("cities", atlas.cities.len().into()),
            ("ties", atlas.ties.len().into()),
            ("facts", atlas.facts.len().into()),
        ],
    )
}
