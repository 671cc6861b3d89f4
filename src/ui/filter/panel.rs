//! The filter panel: every condition with what it would leave. All of it takes effect at once, on the map and on counts.

use eframe::egui::{
    Align, Button, Context, DragValue, Frame, Layout, Margin, Panel, Role, ScrollArea, TextEdit,
    Ui, WidgetInfo, vec2,
};

use super::super::bidi;
use super::super::{Scope, theme};
use super::counted::Counted;
use super::named::Naming;
use super::rows::{self, Asked, FIELD, TEXT};
use super::{changed, country, named, near, quiet};
use crate::atlas::{Choice, Filter};
use crate::scene::facets::Facets;
use crate::scene::legend::Meaning;
use crate::session::{LookAction, NoticeAction, Session};
use crate::ui::bidi::Tip as _;
use crate::ui::mirror;

/// How wide the panel is, points.
const WIDTH: f32 = 248.0;
/// The room of the buttons at its lower end.
const BUTTONS: f32 = 60.0;

/// The panel, and what it keeps between frames.
pub(in crate::ui) struct FilterPanel {
    counted: Counted,
    naming: Option<Naming>,
    country: country::Search,
    quiet: quiet::Typed,
}

impl FilterPanel {
    pub(in crate::ui) fn new(ctx: &Context) -> Self {
        Self {
            counted: Counted::new(ctx),
            naming: None,
            country: country::Search::default(),
            quiet: quiet::Typed::default(),
        }
    }

    /// How many ties each choice would leave.
    pub(in crate::ui) fn facets(&mut self, session: &Session) -> &Facets {
        self.counted.of(session)
    }

    /// Draws the panel at the left, where the user wants it.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        if !scope.settings.filters_shown {
            return;
        }
        Panel::left("filter")
            .exact_size(WIDTH)
            .resizable(false)
            .frame(Frame::new().fill(theme::colour(scope.palette.panel)))
            .show(ui, |ui| self.show_all(ui, scope));
    }

    fn show_all(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let facets = self.counted.of(scope.session).clone();
        if let Some(error) = self.counted.take_failure() {
            let why = scope.texts.say(&error);
            let text = scope
                .texts
                .with("filter-uncounted", &[("why", (&why).into())]);
            scope.act(NoticeAction::Failed(text));
        }
        let high = ui.available_height() - BUTTONS;
        ScrollArea::vertical()
            .id_salt("filter panel")
            .auto_shrink([false, false])
            .max_height(high)
            .show(ui, |ui| {
                Frame::new()
                    .inner_margin(Margin::symmetric(20, 12))
                    .show(ui, |ui| {
                        ui.set_width(TEXT);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        title(ui, scope, &facets);
                        self.show_conditions(ui, scope, &facets);
                        rows::rule(ui, scope);
                        named::show(ui, scope, &mut self.naming);
                    });
            });
        Frame::new()
            .inner_margin(Margin::symmetric(20, 16))
            .show(ui, |ui| buttons(ui, scope, &mut self.naming));
    }

    fn show_conditions(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets) {
        words(ui, scope);
        rows::head(ui, scope, "filter-country");
        country::show(ui, scope, facets, &mut self.country);
        rows::head(ui, scope, "filter-kind");
        kinds(ui, scope, facets);
        if facets.states.len() > 1 || !scope.session.filter().states.is_any() {
            rows::head(ui, scope, "filter-state");
            states(ui, scope, facets);
        }
        rows::head(ui, scope, "filter-degree-head");
        degree(ui, scope, facets);
        rows::head(ui, scope, "filter-certainty");
        certainty(ui, scope, facets);
        rows::head(ui, scope, "filter-since");
        let names = ["filter-since-unknown", "filter-since-known"];
        either(ui, scope, facets.dated, names, |filter| &mut filter.dated);
        rows::head(ui, scope, "filter-quiet-head");
        self.quiet.show(ui, scope);
        let is_maybe_asked = scope.session.filter().maybe.is_some();
        if facets.maybe[1] > 0 || is_maybe_asked {
            rows::head(ui, scope, "filter-at-date");
            let names = ["filter-at-date-sure", "filter-at-date-maybe"];
            either(ui, scope, facets.maybe, names, |filter| &mut filter.maybe);
        }
        rows::head(ui, scope, "filter-near-head");
        near::show(ui, scope);
    }
}

/// The title with the cross that closes the panel, and how many ties are left.
fn title(ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets) {
    ui.horizontal(|ui| {
        bidi::label(
            ui,
            scope.texts.get("filter-title"),
            theme::title(scope.palette),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = scope.texts.get("filter-close");
            let button = Button::new("×").frame(false).min_size(vec2(24.0, 24.0));
            let response = ui.add(button).tip(&name);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if response.clicked() {
                let mut settings = scope.settings.clone();
                settings.filters_shown = false;
                *scope.new_settings = Some(settings);
            }
        });
    });
    let args = [("shown", facets.left.into()), ("all", facets.all.into())];
    let left = scope.texts.with("filter-shows", &args);
    let soft = theme::body(scope.palette).colour(theme::colour(scope.palette.soft_ink));
    bidi::label(ui, left, soft);
}

fn words(ui: &mut Ui, scope: &mut Scope<'_>) {
    rows::head(ui, scope, "filter-words-head");
    let mut text = scope.session.filter().words.clone();
    let name = scope.texts.get("filter-words-head");
    let edit = TextEdit::singleline(&mut text)
        .hint_text(scope.texts.get("filter-words-hint"))
        .desired_width(TEXT - 8.0)
        .min_size(vec2(TEXT, FIELD));
    let response = mirror::edit(ui, edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    if response.changed() {
        let filter = scope.session.filter();
        scope.act(changed(filter, |filter| filter.words = text));
    }
}

fn kinds(ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets) {
    for (sort, count) in &facets.sorts {
        let meaning = sort.kind().map_or(Meaning::Contested, Meaning::Kind);
        let name = scope.texts.sort(sort);
        let lines = meaning.swatch(scope.palette);
        let is_on = scope.session.filter().kinds.has(sort);
        let asked = rows::choice(ui, scope, (&name, *count), is_on, Some(&lines));
        switch(scope, asked, sort, |filter| &mut filter.kinds);
    }
}

fn states(ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets) {
    for (state, count) in &facets.states {
        let name = scope.texts.state(*state);
        let lines = Meaning::State(*state).swatch(scope.palette);
        let is_on = scope.session.filter().states.has(state);
        let asked = rows::choice(ui, scope, (&name, *count), is_on, Some(&lines));
        switch(scope, asked, state, |filter| &mut filter.states);
    }
}

fn certainty(ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets) {
    for (vouched, count) in &facets.vouched {
        let name = scope.texts.vouched(*vouched);
        let is_on = scope.session.filter().certainty.has(vouched);
        let asked = rows::choice(ui, scope, (&name, *count), is_on, None);
        switch(scope, asked, vouched, |filter| &mut filter.certainty);
    }
}

/// Does what a click on a choice of many asks for.
fn switch<T: Ord + Clone>(
    scope: &mut Scope<'_>,
    asked: Option<Asked>,
    value: &T,
    part: impl FnOnce(&mut Filter) -> &mut Choice<T>,
) {
    let Some(asked) = asked else {
        return;
    };
    scope.act(changed(scope.session.filter(), |filter| {
        let choice = part(filter);
        *choice = match asked {
            Asked::Switch => choice.switched(value),
            Asked::Alone => choice.alone(value),
        };
    }));
}

/// Two choices, of which one at least is on: without it, with it.
fn either(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    counts: [usize; 2],
    names: [&str; 2],
    part: impl Fn(&mut Filter) -> &mut Option<bool>,
) {
    let now = *part(&mut scope.session.filter().clone());
    for (value, (name, count)) in [false, true].into_iter().zip(names.into_iter().zip(counts)) {
        let name = scope.texts.get(name);
        let is_on = now.is_none_or(|only| only == value);
        let asked = rows::choice(ui, scope, (&name, count), is_on, None);
        let then = match (asked, now) {
            (None, _) => continue,
            (Some(Asked::Alone), only) => (only != Some(value)).then_some(value),
            // The last one that is on gives way to the other: neither would leave nothing.
            (Some(Asked::Switch), None) => Some(!value),
            (Some(Asked::Switch), Some(only)) => (only == value).then_some(!value),
        };
        let filter = scope.session.filter();
        scope.act(changed(filter, |filter| *part(filter) = then));
    }
}

/// Between how many ties an end has; nothing where it may be any number.
fn degree(ui: &mut Ui, scope: &mut Scope<'_>, facets: &Facets) {
    let most = u32::try_from(facets.most_degree).unwrap_or(u32::MAX);
    let now = scope.session.filter().degree;
    let (mut least, mut greatest) = (now.least.unwrap_or(0), now.most.unwrap_or(most));
    // A filter may ask for more than any city has at the date shown; it stays as it was asked for.
    let top = most.max(least).max(greatest);
    let mut is_changed = false;
    let body = theme::note(scope.palette);
    let all = scope
        .texts
        .with("filter-degree-of", &[("most", most.into())]);
    let (from, to) = (
        scope.texts.get("filter-degree-from"),
        scope.texts.get("filter-degree-to"),
    );
    // As high as its fields from the first word on, so that all of the line stands in their middle.
    ui.spacing_mut().interact_size = vec2(44.0, FIELD);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for (name, value) in [(&from, &mut least), (&to, &mut greatest)] {
            bidi::label(ui, name, body);
            let field = DragValue::new(value).range(0..=top).speed(0.2);
            let response = ui.add(field.clamp_existing_to_range(false));
            is_changed |= response.changed();
            response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, name));
        }
        bidi::label(ui, all, body);
    });
    let then = crate::atlas::Range {
        least: (least > 0).then_some(least),
        most: (greatest < most).then_some(greatest.max(least)),
    };
    if is_changed && then != now {
        let filter = scope.session.filter();
        scope.act(changed(filter, |filter| filter.degree = then));
    }
}

/// What saves the filter, and what clears it.
fn buttons(ui: &mut Ui, scope: &mut Scope<'_>, naming: &mut Option<Naming>) {
    ui.horizontal(|ui| {
        let is_on = !scope.session.filter().is_empty();
        let size = vec2(0.0, FIELD);
        let save = bidi::Button::new(scope.texts.get("filter-save-panel")).min_size(size);
        if ui.add_enabled(is_on, save).clicked() {
            *naming = Some(Naming::new_one());
        }
        let clear = bidi::Button::new(scope.texts.get("filter-clear-all")).min_size(size);
        if ui.add_enabled(is_on, clear).clicked() {
            scope.act(LookAction::SetFilter(Box::default()));
        }
    });
}
