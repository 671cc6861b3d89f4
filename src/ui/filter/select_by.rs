//! The menu that selects by kind, state or country: of all that the map shows.

use eframe::egui::containers::menu::SubMenuButton;
use eframe::egui::{AtomExt as _, Button, Role, ScrollArea, Ui, Vec2, WidgetInfo};

use super::super::Scope;
use super::FilterPanel;
use crate::scene::facets::By;
use crate::session::{Choosing, SelectAction};

/// How high a list is at most.
const LIST: f32 = 420.0;
/// The least width of a list.
const WIDTH: f32 = 200.0;

/// Draws the line of the menu, and its menus beside it; `mark` is the place before a command's name.
pub(in crate::ui) fn show(ui: &mut Ui, scope: &mut Scope<'_>, panel: &mut FilterPanel, mark: Vec2) {
    let name = scope.texts.get("select-by");
    let button = Button::new(("".atom_size(mark), name.as_str()));
    let button = button.right_text(SubMenuButton::arrow_atom(None));
    let (response, _) = SubMenuButton::from_button(button).ui(ui, |ui| {
        let facets = panel.facets(scope.session);
        let texts = scope.texts;
        let sorts = facets.sorts.iter();
        let sorts = sorts.map(|(sort, count)| (texts.sort(sort), By::Sort(sort.clone()), *count));
        let states = facets.states.iter();
        let states = states.map(|(state, count)| (texts.state(*state), By::State(*state), *count));
        let countries = facets.countries.keys();
        let countries = countries.map(|code| (texts.country(*code), By::Country(*code), 0));
        let mut lists = [
            ("filter-kind", sorts.collect::<Vec<_>>()),
            ("filter-state", states.collect()),
            ("select-by-country", countries.collect()),
        ];
        lists[2].1.sort_by(|a, b| a.0.cmp(&b.0));
        for (key, choices) in lists {
            let name = scope.texts.get(key);
            ui.menu_button(name, |ui| list(ui, scope, &choices));
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}

fn list(ui: &mut Ui, scope: &mut Scope<'_>, choices: &[(String, By, usize)]) {
    ui.set_min_width(WIDTH);
    let rows = ScrollArea::vertical()
        .max_height(LIST)
        .min_scrolled_height(LIST);
    rows.show(ui, |ui| {
        for (name, by, count) in choices {
            let mut button = Button::new(name).wrap_mode(eframe::egui::TextWrapMode::Extend);
            if *count > 0 {
                button = button.right_text(scope.texts.exact(*count as f64));
            }
            let response = ui
                .add(button)
                .on_hover_text(scope.texts.get("select-by-tip"));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            if response.clicked() {
                let session = scope.session;
                let seen = (session.when(), session.reading());
                let subjects = by.subjects(session.atlas(), session.filter(), seen);
                let how = if ui.input(|input| input.modifiers.command) {
                    Choosing::Add
                } else {
                    Choosing::Set
                };
                scope.act(SelectAction::Choose(subjects, how));
                ui.close();
            }
        }
    });
}
