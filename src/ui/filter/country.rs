//! The countries of either end: a list to tick in, found by a part of a name.

use eframe::egui::{
    Align, Button, Popup, PopupCloseBehavior, RectAlign, Role, ScrollArea, TextEdit, Ui,
    WidgetInfo, vec2,
};

use super::super::{Scope, theme};
use super::changed;
use super::rows::{self, Asked, FIELD, TEXT};
use crate::geo::CountryCode;
use crate::scene::facets::Facets;
use crate::search::Part;
use crate::ui::mirror;
use crate::ui::panel::parts;

/// How high the list is at most.
const LIST: f32 = 320.0;
/// So many names stand in the field; of more, their number.
const NAMED: usize = 2;

/// What is looked for in the list while it is open.
#[derive(Default)]
pub(super) struct Search {
    part: String,
    /// The field is still to get the focus.
    wants_focus: bool,
}

/// Draws the field, and the list while it is open.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets, search: &mut Search) {
    let chosen = &scope.session.filter().countries;
    let names = chosen
        .iter()
        .take(NAMED)
        .map(|code| scope.texts.country(*code));
    let said = match chosen.len() {
        0 => scope.texts.get("filter-any"),
        1..=NAMED => names.collect::<Vec<_>>().join(", "),
        count => scope
            .texts
            .with("filter-countries-count", &[("count", count.into())]),
    };
    let button = Button::new("").min_size(vec2(TEXT, FIELD));
    let response = ui.add(button);
    let name = scope
        .texts
        .with("filter-country-field", &[("chosen", (&said).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    if response.clicked() {
        search.part.clear();
        search.wants_focus = true;
    }
    let inside = response.rect.shrink2(vec2(8.0, 0.0));
    let soft = theme::note(scope.palette);
    parts::write(ui, inside, Align::RIGHT, "▾", soft);
    let words = inside.with_max_x(inside.right() - 16.0);
    parts::write(ui, words, Align::LEFT, &said, theme::body(scope.palette));
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_START)
        .show(|ui| list(ui, scope, facets, search));
}

fn list(ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets, search: &mut Search) {
    ui.set_width(TEXT + 16.0);
    let name = scope.texts.get("filter-country-search");
    let edit = TextEdit::singleline(&mut search.part)
        .hint_text(&name)
        .desired_width(TEXT);
    let response = mirror::edit(ui, edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    // The first pass only measures; what is not yet there can't hold the focus.
    if search.wants_focus && !ui.is_sizing_pass() {
        response.request_focus();
        search.wants_focus = false;
    }
    ui.add_space(4.0);
    let part = Part::of(&search.part);
    let mut found: Vec<(String, CountryCode, usize)> = facets
        .countries
        .iter()
        .map(|(code, count)| (scope.texts.country(*code), *code, *count))
        .filter(|(name, ..)| part.is_in(name))
        .collect();
    found.sort();
    // As high as what it holds, also where counts come later or the search leaves fewer.
    let list = ScrollArea::vertical()
        .max_height(LIST)
        .min_scrolled_height(LIST);
    list.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // A scroll bar stands beside the counts, not on them.
        ui.set_max_width(TEXT);
        for (name, code, count) in found {
            let is_on = scope.session.filter().countries.contains(&code);
            let asked = rows::choice(ui, scope, (&name, count), is_on, None);
            if let Some(asked) = asked {
                switch(scope, code, asked);
            }
        }
    });
}

fn switch(scope: &mut Scope<'_>, code: CountryCode, asked: Asked) {
    let filter = scope.session.filter();
    scope.act(changed(filter, |filter| {
        let countries = &mut filter.countries;
        match asked {
            Asked::Alone if countries.len() == 1 && countries.contains(&code) => countries.clear(),
            Asked::Alone => *countries = [code].into(),
            Asked::Switch => {
                if !countries.remove(&code) {
                    countries.insert(code);
                }
            }
        }
    }));
}
