//! The side panel: what is known of what is selected, and from which source.

use eframe::egui::{Button, Margin, Role, ScrollArea, Ui, WidgetInfo};

use super::{Scope, bidi, theme};
use crate::atlas::Subject;
use crate::session::Action;

mod axis;
mod city;
mod claim;
mod edit;
mod facts;
mod form;
mod gone;
mod known;
mod notes;
mod overview;
mod partners;
mod parts;
mod tie;
mod totals;

use known::Known;
use notes::Footnotes;

/// The panel, and what it keeps between frames.
#[derive(Default)]
pub(super) struct Panel {
    known: Known,
    form: form::State,
}

impl Panel {
    /// Draws the panel.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let session = scope.session;
        if let Some(draft) = session.draft() {
            form::show(ui, scope, draft, &mut self.form);
            return;
        }
        let selected = scope.session.selected().cloned();
        let salt = selected.as_ref().map(ToString::to_string);
        ScrollArea::vertical()
            .id_salt(salt)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                eframe::egui::Frame::new()
                    .inner_margin(Margin::symmetric(20, 12))
                    .show(ui, |ui| {
                        ui.set_width(parts::WIDTH);
                        ui.spacing_mut().item_spacing.y = 4.0;
                        way_back(ui, scope);
                        gone::show(ui, scope);
                        self.show_selected(ui, scope, selected.as_ref());
                    });
            });
    }

    fn show_selected(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, selected: Option<&Subject>) {
        let mut notes = Footnotes::default();
        match selected {
            None => {
                let lists = self.known.overview(scope.session);
                overview::show(ui, scope, lists, &mut notes);
            }
            Some(Subject::City(id)) => {
                let lists = self.known.city(scope.session, id);
                city::show(ui, scope, (id, lists), &mut notes);
            }
            Some(Subject::Tie(id)) => tie::show(ui, scope, id, &mut notes),
        }
        notes.section(ui, scope);
    }
}

/// Back, forward, and the way to the overview.
fn way_back(ui: &mut Ui, scope: &mut Scope<'_>) {
    let session = scope.session;
    if !session.can_go_back() && !session.can_go_forward() {
        return;
    }
    ui.horizontal(|ui| {
        for (sign, key, can, action) in [
            ("‹", "back", session.can_go_back(), Action::Back),
            ("›", "forward", session.can_go_forward(), Action::Forward),
        ] {
            let name = scope.texts.get(key);
            let button = Button::new(sign).frame(false).min_size([24.0, 24.0].into());
            let response = ui.add_enabled(can, button).on_hover_text(&name);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, can, name.clone()));
            if response.clicked() {
                scope.actions.push(action);
            }
        }
        let name = scope.texts.get("atlas");
        let style = theme::note(scope.palette);
        if session.selected().is_some() {
            parts::link(ui, scope, &name, style, Action::Select(None));
        } else {
            bidi::label(ui, name, style);
        }
    });
}
