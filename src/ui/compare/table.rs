//! The columns of a comparison, a city each.

use std::collections::BTreeSet;

use eframe::egui::{Align, Rect, Sense, Ui, vec2};

use super::super::bidi::{self, Link, Paragraph};
use super::super::panel::parts;
use super::super::{Scope, theme};
use super::{Known, chart, figures};
use crate::atlas::{Kind, Subject, TieId};
use crate::scene::drawn::swatch;
use crate::session::{PinAction, SelectAction};
use crate::standing::Standing;
use crate::standing::overview::{Counts, since_of_kind, totals_of};

/// The column of names at the left, and the least that a city's may have.
const NAMES: f32 = 128.0;
const ROW: f32 = 24.0;
const SWATCH: f32 = 24.0;
/// More shared partners than these are counted.
const SHARED: usize = 60;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, known: &Known) {
    let count = known.cities.len().max(1) as f32;
    let width = ((ui.available_width() - NAMES) / count).floor();
    let columns = Columns { width };
    columns.heads(ui, scope, known);
    section(ui, scope, "compare-figures");
    for (key, of) in [("population", "population"), ("area", "area")] {
        columns.row(ui, scope, &scope.texts.get(key), known, |scope, number| {
            figures::figure(scope, &known.cities[number], of)
        });
    }
    for kind in kinds_of_totals(scope, known) {
        let name = match &kind {
            Some(kind) => scope.texts.kind_head(kind),
            None => scope.texts.get("any-kind"),
        };
        let args = [("kind", (&name).into())];
        let name = scope.texts.with("compare-published", &args);
        columns.row(ui, scope, &name, known, |scope, number| {
            figures::total(scope, &known.cities[number], kind.as_ref())
        });
    }
    section(ui, scope, "compare-ties");
    columns.counts(ui, scope, known);
    section(ui, scope, "compare-growth");
    chart::show(ui, scope, NAMES, &known.cities, &known.growth);
    if !known.comparison.between.is_empty() {
        section(ui, scope, "compare-between");
        for (tie, standing) in &known.comparison.between {
            between(ui, scope, tie, standing);
        }
    }
    shared(ui, scope, known, &columns);
}

fn section(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    parts::rule(ui, scope);
    parts::head(ui, scope, key);
}

/// The kinds of which one of the cities published a total.
fn kinds_of_totals(scope: &Scope<'_>, known: &Known) -> BTreeSet<Option<Kind>> {
    let atlas = scope.session.atlas();
    let totals = known.cities.iter().map(|city| totals_of(atlas, city));
    totals
        .flat_map(|totals| totals.latest)
        .map(|(_, total)| total.kind.clone())
        .collect()
}

struct Columns {
    width: f32,
}

impl Columns {
    /// Where a city's column lies in a row.
    fn place(&self, row: Rect, number: usize) -> Rect {
        let left = row.left() + NAMES + number as f32 * self.width;
        Rect::from_min_size(
            eframe::egui::pos2(left, row.top()),
            vec2(self.width - 12.0, row.height()),
        )
    }

    /// The cities' names, each leading to its panel, and the way to take it out.
    fn heads(&self, ui: &mut Ui, scope: &mut Scope<'_>, known: &Known) {
        let widths: Vec<f32> = std::iter::once(NAMES)
            .chain(known.cities.iter().map(|_| self.width))
            .collect();
        parts::columns(ui, &widths, 0.0, |ui, column| {
            let Some(city) = column.checked_sub(1).and_then(|at| known.cities.get(at)) else {
                return;
            };
            ui.set_max_width(self.width - 12.0);
            let name = scope.texts.city(scope.session.atlas(), city).to_owned();
            let style = theme::body(scope.palette).semibold();
            let style = style.colour(theme::colour(scope.palette.accent));
            let select = Link {
                id: 0,
                name: name.clone(),
            };
            let args = [("city", (&name).into())];
            let take_out = Link {
                id: 1,
                name: scope.texts.with("unpin", &args),
            };
            let line = Paragraph::new()
                .link(name, style, select)
                .text("  ", style)
                .link("✕", theme::note(scope.palette), take_out);
            match bidi::paragraph(ui, line).clicked() {
                Some(0) => {
                    let city = Subject::City(city.clone());
                    scope.act(SelectAction::Select(Some(city)));
                }
                Some(_) => scope.act(PinAction::Turn(city.clone())),
                None => {}
            }
            let country = scope.session.atlas().cities.get(city);
            let country = country.and_then(|city| city.country);
            let country = country.map_or_else(
                || scope.texts.get("country-not-known"),
                |code| scope.texts.country(code),
            );
            bidi::truncated(ui, country, theme::note(scope.palette));
        });
    }

    /// A row: a name, and in each column a value with a note behind it, or "not known".
    fn row(
        &self,
        ui: &mut Ui,
        scope: &Scope<'_>,
        name: &str,
        known: &Known,
        value: impl Fn(&Scope<'_>, usize) -> Option<[String; 2]>,
    ) {
        let size = vec2(ui.available_width(), ROW);
        let (row, response) = ui.allocate_exact_size(size, Sense::hover());
        let soft = theme::colour(scope.palette.soft_ink);
        let (body, note) = (theme::body(scope.palette), theme::note(scope.palette));
        let mut head = row;
        head.max.x = head.left() + NAMES - 8.0;
        parts::write(ui, head, Align::LEFT, name, note);
        let mut said = vec![name.to_owned()];
        for (number, city) in known.cities.iter().enumerate() {
            let mut place = self.place(row, number);
            let value = value(scope, number);
            let (value, beside, style) = match value {
                Some([value, beside]) => (value, beside, body),
                None => (
                    scope.texts.get("not-known"),
                    String::new(),
                    body.colour(soft),
                ),
            };
            let (taken, _) = parts::write(ui, place, Align::LEFT, &value, style);
            place.min.x += taken + 8.0;
            parts::write(ui, place, Align::LEFT, &beside, note);
            let name = scope.texts.city(scope.session.atlas(), city);
            said.push(format!("{name} {value} {beside}").trim_end().to_owned());
        }
        tell(ui, &response, &said.join(", "));
    }

    /// Ties by kind, all of them, and of these those that no end vouches for.
    fn counts(&self, ui: &mut Ui, scope: &Scope<'_>, known: &Known) {
        let counts = &known.comparison.counts;
        let kinds: BTreeSet<&Kind> = counts.iter().flat_map(|c| c.by_kind.keys()).collect();
        let of = |number: usize, count: &dyn Fn(&Counts) -> usize| {
            let count = counts.get(number).map_or(0, count);
            Some([scope.texts.count(count), String::new()])
        };
        for kind in kinds {
            let name = scope.texts.kind_head(kind);
            self.row(ui, scope, &name, known, |_, number| {
                of(number, &|c| c.by_kind.get(kind).copied().unwrap_or(0))
            });
        }
        let contested = scope.texts.get("contested");
        self.row(ui, scope, &contested, known, |_, number| {
            of(number, &|counts| counts.contested)
        });
        let all = scope.texts.get("compare-all");
        self.row(ui, scope, &all, known, |_, number| of(number, &Counts::all));
        let unconfirmed = scope.texts.get("compare-unconfirmed");
        self.row(ui, scope, &unconfirmed, known, |_, number| {
            of(number, &|counts| counts.unconfirmed)
        });
    }
}

fn tell(ui: &Ui, response: &eframe::egui::Response, said: &str) {
    let label = eframe::egui::Role::Label;
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(label, ui.is_enabled(), said));
}

/// A tie between two of the cities, as a row that leads to it.
fn between(ui: &mut Ui, scope: &mut Scope<'_>, tie: &TieId, standing: &Standing) {
    let [a, b] = tie
        .ends()
        .map(|end| scope.texts.city(scope.session.atlas(), end));
    let args = [("a", a.into()), ("b", b.into())];
    let name = scope.texts.with("tie-name", &args);
    let word = word(scope, standing);
    let size = [ui.available_width(), ROW];
    let (rect, response) = parts::row(ui, scope, size, &name, &word);
    parts::lines(ui, rect, SWATCH, &swatch(standing, scope.palette));
    let mut place = rect;
    place.min.x += SWATCH + 12.0;
    let body = theme::body(scope.palette);
    let (taken, _) = parts::write(ui, place, Align::LEFT, &name, body);
    place.min.x += taken + 12.0;
    let note = theme::note(scope.palette);
    parts::write(ui, place, Align::LEFT, &word, note);
    if response.clicked() {
        let tie = Subject::Tie(tie.clone());
        scope.act(SelectAction::Select(Some(tie)));
    }
}

fn word(scope: &Scope<'_>, standing: &Standing) -> String {
    if standing.is_contested() {
        scope.texts.get("contested")
    } else {
        scope.texts.kind_head(standing.leading())
    }
}

/// The partners of several of the cities, with the tie in each column.
fn shared(ui: &mut Ui, scope: &mut Scope<'_>, known: &Known, columns: &Columns) {
    let shared = &known.comparison.shared;
    parts::rule(ui, scope);
    let head = scope
        .texts
        .with("compare-shared", &[("count", shared.len().into())]);
    bidi::label(ui, head, theme::head(scope.palette));
    ui.add_space(2.0);
    let mut chosen = None;
    for partner in shared.iter().take(SHARED) {
        let name = scope
            .texts
            .city(scope.session.atlas(), &partner.city)
            .to_owned();
        let size = vec2(ui.available_width(), ROW);
        let (row, response) = ui.allocate_exact_size(size, Sense::hover());
        let mut head = row;
        head.max.x = head.left() + NAMES - 8.0;
        parts::write(ui, head, Align::LEFT, &name, theme::body(scope.palette));
        let mut said = vec![name.clone()];
        for (number, tie) in partner.ties.iter().enumerate() {
            let Some((tie, standing)) = tie else {
                continue;
            };
            let place = columns.place(row, number);
            let id = ui
                .scope_id()
                .with(("shared", partner.city.as_str(), number));
            let link = ui.interact(place, id, Sense::click());
            let what = cell(ui, scope, place, (tie, standing), link.hovered());
            let city = scope.session.atlas().name_of(&known.cities[number]);
            let told = format!("{name} – {city}: {what}");
            let role = eframe::egui::Role::Link;
            link.widget_info(|| eframe::egui::WidgetInfo::labeled(role, true, &told));
            if link.clicked() {
                chosen = Some(tie.clone());
            }
            said.push(format!("{city} {what}"));
        }
        tell(ui, &response, &said.join(", "));
    }
    if shared.len() > SHARED {
        let more = scope
            .texts
            .with("more", &[("count", (shared.len() - SHARED).into())]);
        bidi::label(ui, more, theme::note(scope.palette));
    }
    if let Some(tie) = chosen {
        scope.act(SelectAction::Select(Some(Subject::Tie(tie))));
    }
}

/// One tie in its column: its lines, what it is, since when. Answers with the words.
fn cell(
    ui: &Ui,
    scope: &Scope<'_>,
    place: Rect,
    (tie, standing): (&TieId, &Standing),
    is_lit: bool,
) -> String {
    let session = scope.session;
    let since = session.atlas().ties.get(tie).and_then(|tie| {
        let kind = standing.leading();
        since_of_kind(tie, session.when(), session.reading(), kind)
    });
    let mut what = word(scope, standing);
    if let Some(since) = since {
        what = format!("{what} {}", scope.texts.years(since));
    }
    parts::lines(ui, place, SWATCH, &swatch(standing, scope.palette));
    let mut words = place;
    words.min.x += SWATCH + 8.0;
    let mut note = theme::note(scope.palette);
    if is_lit {
        note = note.colour(theme::colour(scope.palette.accent));
    }
    parts::write(ui, words, Align::LEFT, &what, note);
    what
}
