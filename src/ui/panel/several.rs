//! Several selected: how many of what, where they are, and the list of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use eframe::egui::{
    Align, CursorIcon, Margin, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::super::bidi::{self, Paragraph};
use super::super::command::{Command, EditCommand, MapCommand, SelectCommand};
use super::super::map::name_of;
use super::super::{Scope, theme};
use super::parts::{self, BESIDE_SWATCH, SWATCH, WIDTH};
use crate::atlas::{Sort, Subject};
use crate::geo::CountryCode;
use crate::scene::drawn::{Stroke, swatch};
use crate::scene::filter::sort_of;
use crate::scene::legend::Meaning;
use crate::session::{Choosing, Chosen, Outlook, SelectAction, Session};
use crate::standing::standing;
use crate::ui::bidi::Tip as _;

/// The height of a row of the list, and of a row of a count.
const ROW: f32 = 25.0;
const COUNT_ROW: f32 = 22.0;
/// The button that takes a row out of the selection.
const OUT: f32 = 24.0;
/// No more countries than these are counted by name.
const COUNTRIES: usize = 6;

/// What the page works out, once for a selection as it is seen from somewhere.
#[derive(Default)]
pub(super) struct Several {
    of: Option<(Outlook, Chosen)>,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    /// The ties by what leads them; those that do not stand at the date, from the viewpoint, last and without.
    sorts: Vec<(Option<Sort>, usize)>,
    /// The cities by country, the commonest first.
    countries: Vec<(Option<CountryCode>, usize)>,
    rows: Vec<Subject>,
}

impl Counts {
    fn of(session: &Session, chosen: &Chosen) -> Self {
        let atlas = session.atlas();
        let mut sorts = BTreeMap::new();
        for id in chosen.ties() {
            let tie = atlas.ties.get(id);
            let standing = tie.and_then(|tie| standing(id, tie, session.when(), session.reading()));
            let sort = standing.and_then(|standing| sort_of(&standing));
            *sorts.entry((sort.is_none(), sort)).or_insert(0) += 1;
        }
        let mut countries = BTreeMap::new();
        for id in chosen.cities() {
            let country = atlas.cities.get(id).and_then(|city| city.country);
            *countries.entry(country).or_insert(0) += 1;
        }
        let mut countries: Vec<_> = countries.into_iter().collect();
        countries.sort_by_key(|(country, count)| (country.is_none(), Reverse(*count)));
        Self {
            sorts: sorts
                .into_iter()
                .map(|((_, sort), count)| (sort, count))
                .collect(),
            countries,
            rows: chosen.all().iter().cloned().collect(),
        }
    }
}

/// `12 cities and 3 ties`, or the name of the one that is selected.
pub(super) fn name(scope: &Scope<'_>, chosen: &Chosen) -> String {
    if let (false, Some(only)) = (chosen.is_several(), chosen.lead()) {
        return name_of(scope, only);
    }
    let [cities, ties] = chosen.counts();
    scope.texts.cities_and_ties(cities, ties)
}

impl Several {
    /// Draws the page.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, chosen: &Chosen) {
        let now = (scope.session.outlook().clone(), chosen.clone());
        if self.of.as_ref() != Some(&now) {
            self.counts = Counts::of(scope.session, chosen);
            self.of = Some(now);
        }
        eframe::egui::Frame::new()
            .inner_margin(Margin {
                left: 20,
                right: 20,
                top: 12,
                bottom: 0,
            })
            .show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing.y = 4.0;
                super::way_back(ui, scope);
                let what = name(scope, chosen);
                let title = [("what", (&what).into())];
                let title = scope.texts.with("several-selected", &title);
                let style = theme::title(scope.palette);
                parts::title(ui, Paragraph::new().text(title, style));
                ui.add_space(4.0);
                buttons(ui, scope);
                self.show_counts(ui, scope);
                parts::rule(ui, scope);
                self.show_list(ui, scope);
            });
    }

    fn show_counts(&self, ui: &mut Ui, scope: &Scope<'_>) {
        let Counts {
            sorts, countries, ..
        } = &self.counts;
        ui.spacing_mut().item_spacing.y = 0.0;
        if !sorts.is_empty() {
            parts::rule(ui, scope);
        }
        for (sort, count) in sorts {
            let (text, lines) = match sort {
                Some(sort) => {
                    let meaning = sort.kind().map_or(Meaning::Contested, Meaning::Kind);
                    (scope.texts.sort(sort), meaning.swatch(scope.palette))
                }
                None => (scope.texts.get("does-not-stand"), Vec::new()),
            };
            count_row(ui, scope, &text, *count, Some(&lines));
        }
        if !countries.is_empty() {
            parts::rule(ui, scope);
        }
        for (country, count) in countries.iter().take(COUNTRIES) {
            let text = match country {
                Some(code) => scope.texts.country(*code),
                None => scope.texts.get("country-not-known"),
            };
            count_row(ui, scope, &text, *count, None);
        }
        if countries.len() > COUNTRIES {
            let others: usize = countries[COUNTRIES..].iter().map(|(_, count)| count).sum();
            let more = [("count", (countries.len() - COUNTRIES).into())];
            let text = scope.texts.with("more-countries", &more);
            count_row(ui, scope, &text, others, None);
        }
        ui.spacing_mut().item_spacing.y = 4.0;
    }

    fn show_list(&self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let rows = &self.counts.rows;
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("several")
            .auto_shrink([false, false])
            .show_rows(ui, ROW, rows.len(), |ui, shown| {
                for subject in rows.get(shown).unwrap_or_default() {
                    row(ui, scope, subject);
                }
            });
    }
}

/// What can be done with all of them.
fn buttons(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.horizontal(|ui| {
        for (command, key) in [
            (Command::Map(MapCommand::ZoomToSelection), "zoom-to"),
            (Command::Edit(EditCommand::Delete), "remove-several"),
            (Command::Select(SelectCommand::Clear), "clear"),
        ] {
            let name = scope.texts.get(key);
            let button = bidi::Button::new(name).min_size(vec2(64.0, 28.0));
            let tip = scope.texts.get(command.info().tip);
            let is_enabled = command.is_enabled(scope.session);
            if ui.add_enabled(is_enabled, button).tip(tip).clicked() {
                scope.commands.push(command);
            }
        }
    });
}

/// A line that counts: its sample where it is of ties, its name, how many.
fn count_row(ui: &mut Ui, scope: &Scope<'_>, text: &str, count: usize, lines: Option<&[Stroke]>) {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, COUNT_ROW), Sense::hover());
    let count = scope.texts.exact(count as f64);
    let label = format!("{text}, {count}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    let left = match lines {
        Some(lines) => {
            parts::lines(ui, rect, SWATCH, lines);
            BESIDE_SWATCH
        }
        None => 0.0,
    };
    let note = theme::note(scope.palette);
    let (wide, _) = parts::write(ui, rect, Align::RIGHT, &count, note);
    let words = Rect::from_min_max(
        pos2(rect.left() + left, rect.top()),
        pos2(rect.right() - wide - 8.0, rect.bottom()),
    );
    parts::write(ui, words, Align::LEFT, text, theme::body(scope.palette));
}

/// One of them: a click leads to it, Ctrl+click and the cross take it out of the selection.
fn row(ui: &mut Ui, scope: &mut Scope<'_>, subject: &Subject) {
    let name = name_of(scope, subject);
    let (note, lines) = told(scope, subject);
    let start = ui.cursor().min;
    let width = WIDTH - OUT - 4.0;
    let (rect, response) = parts::row(ui, scope, [width, ROW], &name, &note);
    if response.clicked() {
        let leaves = ui.input(|input| input.modifiers.command);
        scope.act(if leaves {
            SelectAction::Choose(vec![subject.clone()], Choosing::Remove)
        } else {
            SelectAction::Select(Some(subject.clone()))
        });
    }
    let left = if let Subject::Tie(_) = subject {
        parts::lines(ui, rect, SWATCH, &lines);
        BESIDE_SWATCH
    } else {
        0.0
    };
    let soft = theme::note(scope.palette);
    // The name comes first: what it is beside has the room that is left.
    let words = rect.with_min_x(rect.left() + left);
    let (wide, _) = parts::write(ui, words, Align::LEFT, &name, theme::body(scope.palette));
    let rest = words.with_min_x((words.left() + wide + 12.0).min(words.right()));
    if rest.width() > 24.0 {
        parts::write(ui, rest, Align::RIGHT, &note, soft);
    }
    let place = Rect::from_min_size(pos2(start.x + width + 4.0, start.y), vec2(OUT, ROW));
    let out = scope.texts.with("take-out", &[("name", (&name).into())]);
    let id = ui.scope_id().with(("out", subject.to_string()));
    let cross = ui.interact(place, id, Sense::click());
    cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, &out));
    let is_lit = cross.hovered() || cross.has_focus();
    let ink = if is_lit {
        scope.palette.ink
    } else {
        scope.palette.soft_ink
    };
    let style = bidi::Style::new(12.0, 16.0, theme::colour(ink));
    parts::write(ui, place.shrink2(vec2(6.0, 0.0)), Align::Center, "×", style);
    if cross.has_focus() {
        let focus = ui.visuals().selection.stroke;
        let inside = eframe::egui::StrokeKind::Inside;
        ui.painter().rect_stroke(place, 3.0, focus, inside);
    }
    let cross = cross.on_hover_cursor(CursorIcon::PointingHand).tip(&out);
    if cross.clicked() {
        let gone = vec![subject.clone()];
        scope.act(SelectAction::Choose(gone, Choosing::Remove));
    }
}

/// A city's country; how a tie is drawn.
fn told(scope: &Scope<'_>, subject: &Subject) -> (String, Vec<Stroke>) {
    let session = scope.session;
    let atlas = session.atlas();
    match subject {
        Subject::City(id) => {
            let country = atlas.cities.get(id).and_then(|city| city.country);
            let country = country.map(|code| scope.texts.country(code));
            (country.unwrap_or_default(), Vec::new())
        }
        Subject::Tie(id) => {
            let tie = atlas.ties.get(id);
            let standing = tie.and_then(|tie| standing(id, tie, session.when(), session.reading()));
            match standing {
                Some(standing) => (String::new(), swatch(&standing, scope.palette)),
                None => (scope.texts.get("does-not-stand"), Vec::new()),
            }
        }
    }
}
