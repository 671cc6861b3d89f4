//! The bar at the bottom: the tool and its next step, how much there is, what is going on.

use eframe::egui::{Align, Layout, Ui};

use super::bidi::Paragraph;
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
            let atlas = session.atlas();
            let counts = texts.with(
                "status-counts",
                &[
                    ("cities", atlas.cities.len().into()),
                    ("ties", atlas.ties.len().into()),
                    ("facts", atlas.facts.len().into()),
                ],
            );
            bidi::label(ui, counts, style);
            if is_drawing {
                bidi::label(ui, texts.get("drawing"), style);
            }
        });
    });
}
