//! The neighbours of the selection: ties on a way of so many steps from what is selected.

use std::collections::BTreeSet;

use eframe::egui::{Align, Button, Popup, RectAlign, Role, Ui, WidgetInfo, vec2};

use super::super::bidi::{self, Link, Paragraph};
use super::super::{Scope, theme};
use super::changed;
use super::rows::{FIELD, TEXT};
use crate::atlas::shown::{IN_LABEL, shortened};
use crate::atlas::{Id, Near, Subject};
use crate::ui::panel::parts;

/// The most steps that are offered: farther out nearly all that hangs together is reached.
const MOST_STEPS: u32 = 5;
/// So many cities are named; of more, their number.
const NAMED: usize = 3;

/// Draws the field, and of which cities it holds.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let near = scope.session.filter().near.clone();
    let selected = selected_cities(scope);
    let steps = near.as_ref().map_or(0, |near| near.steps);
    let said = in_words(scope, steps);
    let is_enabled = near.is_some() || !selected.is_empty();
    let button = Button::new("").min_size(vec2(TEXT, FIELD));
    let response = ui.add_enabled(is_enabled, button);
    let response = response.on_disabled_hover_text(scope.texts.get("filter-near-none"));
    let name = scope
        .texts
        .with("filter-near-field", &[("chosen", (&said).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, is_enabled, &name));
    let inside = response.rect.shrink2(vec2(8.0, 0.0));
    let soft = theme::note(scope.palette);
    parts::write(ui, inside, Align::RIGHT, "▾", soft);
    let body = theme::body(scope.palette);
    let ink = if is_enabled {
        scope.palette.ink
    } else {
        scope.palette.soft_ink
    };
    let words = inside.with_max_x(inside.right() - 16.0);
    parts::write(
        ui,
        words,
        Align::LEFT,
        &said,
        body.colour(theme::colour(ink)),
    );
    let cities = near.as_ref().map_or(&selected, |near| &near.cities);
    Popup::menu(&response)
        .align(RectAlign::BOTTOM_START)
        .show(|ui| {
            ui.set_min_width(TEXT);
            for steps in 0..=MOST_STEPS {
                if bidi::button(ui, in_words(scope, steps)).clicked() {
                    set(scope, cities, steps);
                    ui.close();
                }
            }
        });
    if near.is_some() {
        ui.add_space(4.0);
        of_which(ui, scope, cities, &selected, steps);
    }
}

/// Of which cities it holds; with what is selected now to take instead.
fn of_which(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    cities: &BTreeSet<Id>,
    selected: &BTreeSet<Id>,
    steps: u32,
) {
    let atlas = scope.session.atlas();
    let names = || {
        let names = cities
            .iter()
            .map(|city| shortened(atlas.name_of(city), IN_LABEL));
        names.collect::<Vec<_>>().join(", ")
    };
    let of = if cities.len() <= NAMED {
        names()
    } else {
        scope
            .texts
            .with("cities-count", &[("count", cities.len().into())])
    };
    let note = theme::note(scope.palette);
    let of = scope
        .texts
        .with("filter-near-of", &[("cities", (&of).into())]);
    bidi::paragraph(
        ui,
        Paragraph::new().text(of, note).max_width(TEXT).max_rows(2),
    );
    if !selected.is_empty() && selected != cities {
        let name = scope.texts.get("filter-near-take");
        let accent = note.colour(theme::colour(scope.palette.accent));
        let link = Link {
            id: 0,
            name: name.clone(),
        };
        let take = Paragraph::new().link(name, accent, link);
        if bidi::paragraph(ui, take).clicked().is_some() {
            set(scope, selected, steps);
        }
    }
}

fn in_words(scope: &Scope<'_>, steps: u32) -> String {
    match steps {
        0 => scope.texts.get("filter-near-off"),
        steps => scope
            .texts
            .with("filter-near-steps", &[("steps", steps.into())]),
    }
}

fn set(scope: &mut Scope<'_>, cities: &BTreeSet<Id>, steps: u32) {
    let near = (steps > 0).then(|| Near {
        cities: cities.clone(),
        steps,
    });
    let filter = scope.session.filter();
    scope.act(changed(filter, |filter| filter.near = near));
}

/// The cities that are selected, and the ends of the ties that are.
fn selected_cities(scope: &Scope<'_>) -> BTreeSet<Id> {
    let mut cities = BTreeSet::new();
    for subject in scope.session.chosen().all() {
        match subject {
            Subject::City(city) => {
                cities.insert(city.clone());
            }
            Subject::Tie(tie) => cities.extend(tie.ends().map(Clone::clone)),
        }
    }
    cities
}
