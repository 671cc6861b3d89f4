//! The bar at the bottom: what a click does, how much there is, what is going on.

use eframe::egui::{Align, Layout, Ui};

use super::{Scope, bidi, theme};

pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, is_drawing: bool) {
    let (texts, session) = (scope.texts, scope.session);
    let style = theme::note(scope.palette);
    ui.horizontal_centered(|ui| {
        let step = match (session.loading(), session.selected()) {
            (Some(file), _) => {
                let file = file.display().to_string();
                texts.with("loading", &[("file", (&file).into())])
            }
            (None, None) => texts.get("status-none"),
            (None, Some(_)) => texts.get("status-selected"),
        };
        bidi::label(ui, step, style);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
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
