//! Pinning cities: from a city's panel, from the map's menu, and the strip over the map that says which are pinned.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::super::bidi::{self, Link, Paragraph};
use super::super::panel::parts;
use super::super::{Scope, theme};
use super::{FEWEST, open};
use crate::atlas::Id;
use crate::atlas::shown::{IN_PANEL, shortened};
use crate::session::PinAction;

const ROW: f32 = 24.0;

/// What pinning a city would be called now; `None` where no more can be pinned.
fn name(scope: &Scope<'_>, city: &Id) -> Option<String> {
    let session = scope.session;
    let is_pinned = session.is_pinned(city);
    if !is_pinned && !session.can_pin() {
        return None;
    }
    let name = shortened(scope.texts.city(session.atlas(), city), IN_PANEL);
    let args = [("city", name.as_ref().into())];
    Some(if is_pinned {
        scope.texts.with("unpin", &args)
    } else {
        scope.texts.with("pin", &args)
    })
}

/// A line in a city's panel.
pub(in crate::ui) fn in_panel(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id) {
    let accent = theme::note(scope.palette).colour(theme::colour(scope.palette.accent));
    if let Some(name) = name(scope, city) {
        parts::link(
            ui,
            scope,
            &name,
            accent,
            PinAction::Turn(city.clone()).into(),
        );
    } else {
        let full = scope.texts.get("pins-full");
        bidi::label(ui, full, theme::note(scope.palette));
    }
}

/// A line in the menu of a city on the map.
pub(in crate::ui) fn in_menu(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id) {
    let Some(name) = name(scope, city) else {
        return;
    };
    if ui.button(name).clicked() {
        scope.act(PinAction::Turn(city.clone()));
        ui.close();
    }
}

/// The strip: which cities are pinned, each a click from being none, "Compare" and "Clear".
pub(in crate::ui) fn strip(ui: &mut Ui, scope: &mut Scope<'_>) {
    let pinned = scope.session.pinned();
    let size = vec2(ui.available_width(), ROW);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        if ui.button(scope.texts.get("compare-clear")).clicked() {
            scope.act(PinAction::Clear);
        }
        let compare = eframe::egui::Button::new(scope.texts.get("compare"));
        let can = pinned.len() >= FEWEST;
        let response = ui.add_enabled(can, compare);
        if response
            .on_disabled_hover_text(scope.texts.get("compare-more"))
            .clicked()
        {
            open(scope);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let body = theme::body(scope.palette);
            let accent = body.colour(theme::colour(scope.palette.accent));
            let head = scope.texts.get("pinned");
            let mut line = Paragraph::new().text(head, body.semibold()).max_rows(1);
            for (number, city) in pinned.iter().enumerate() {
                let name = scope.texts.city(scope.session.atlas(), city);
                let args = [("city", name.into())];
                let link = Link {
                    id: number,
                    name: scope.texts.with("unpin", &args),
                };
                line = line
                    .text("  ", body)
                    .link(format!("{name} ✕"), accent, link);
            }
            if let Some(number) = bidi::paragraph(ui, line).clicked() {
                let city = pinned.get(number).cloned();
                scope
                    .actions
                    .extend(city.map(|city| PinAction::Turn(city).into()));
            }
        });
    });
}
