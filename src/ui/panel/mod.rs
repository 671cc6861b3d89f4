//! The side panel: what is known of what is selected, and from which source.

use eframe::egui::{Button, Margin, Role, ScrollArea, Ui, WidgetInfo};

use super::bidi::{self, Link, Paragraph};
use super::story::Stories;
use super::{Scope, theme};
use crate::atlas::Subject;
use crate::session::SelectAction;
use crate::ui::bidi::Tip as _;

mod axis;
mod cite;
mod city;
mod claim;
mod edit;
mod facts;
mod follow_up;
mod form;
mod gone;
mod known;
mod notes;
mod outlook;
mod overview;
mod partners;
pub(super) mod parts;
mod quiet;
mod several;
mod sources;
mod tie;
mod totals;

pub(super) use axis::{hatch, way_round};
pub(super) use form::wrong;
use known::Known;
use notes::Footnotes;
pub(super) use parts::write;

/// The panel, and what it keeps between frames.
#[derive(Default)]
pub(super) struct Panel {
    known: Known,
    sources: sources::Listed,
    form: form::State,
    pub(super) stories: Stories,
    several: several::Several,
    hidden: super::filter::Hidden,
}

impl Panel {
    /// Draws the panel.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let session = scope.session;
        if let Some(draft) = session.draft() {
            form::show(ui, scope, draft, &mut self.form);
            return;
        }
        if self.stories.is_open() && session.showing().is_none() {
            self.stories.show(ui, scope);
            return;
        }
        let chosen = scope.session.chosen();
        if chosen.is_several() {
            self.several.show(ui, scope, chosen);
            return;
        }
        let selected = chosen.lead().cloned();
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
                        if self.hidden.show(ui, scope) {
                            parts::rule(ui, scope);
                        }
                        self.show_selected(ui, scope, selected.as_ref());
                    });
            });
    }

    fn show_selected(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, selected: Option<&Subject>) {
        let mut notes = Footnotes::default();
        if let Some(selected) = selected {
            follow_up::show(ui, scope, selected);
        }
        match selected {
            None => {
                let lists = self.known.overview(scope.session);
                overview::show(ui, scope, lists, &mut notes);
                sources::show(ui, scope, &mut self.sources);
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

/// Back, forward, and from where one came. It is always there, so that a first selection shifts nothing.
fn way_back(ui: &mut Ui, scope: &mut Scope<'_>) {
    let session = scope.session;
    ui.horizontal(|ui| {
        for (sign, key, can, action) in [
            ("‹", "back", session.can_go_back(), SelectAction::Back),
            (
                "›",
                "forward",
                session.can_go_forward(),
                SelectAction::Forward,
            ),
        ] {
            let name = scope.texts.get(key);
            let button = Button::new(sign).frame(false).min_size([24.0, 24.0].into());
            let response = ui.add_enabled(can, button).tip(&name);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, can, name.clone()));
            if response.clicked() {
                scope.act(action);
            }
        }
        if session.selected().is_some() {
            came_from(ui, scope);
        }
    });
}

/// The way that led here: `Atlas › Seoul – Tehran`. The first word leads to the overview, the other back.
fn came_from(ui: &mut Ui, scope: &mut Scope<'_>) {
    const OVERVIEW: usize = 0;
    let style = theme::note(scope.palette);
    let link = |id, name: String| (name.clone(), style, Link { id, name });
    let (name, style, to) = link(OVERVIEW, scope.texts.get("atlas"));
    let mut way = Paragraph::new().max_rows(1).link(name, style, to);
    if let Some(before) = scope.session.came_from() {
        let (name, style, to) = link(OVERVIEW + 1, several::name(scope, before));
        way = way.text(" › ", style).link(name, style, to);
    }
    match bidi::paragraph(ui, way).clicked() {
        Some(OVERVIEW) => scope.act(SelectAction::Select(None)),
        Some(_) => scope.act(SelectAction::Back),
        None => {}
    }
}
