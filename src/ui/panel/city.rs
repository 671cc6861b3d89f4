//! A city: its names and numbers, its published totals held against the list, its ties, its facts.

use eframe::egui::{Align, Ui};

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::known::City as Lists;
use super::notes::Footnotes;
use super::parts::{self, WIDTH};
use super::{facts, partners, totals};
use crate::atlas::{Certainty, City, Date, Fact, Id, Level, Subject};
use crate::scene::labels::local_name;

pub(super) fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (id, lists): (&Id, &Lists),
    notes: &mut Footnotes,
) {
    let atlas = scope.session.atlas();
    let palette = scope.palette;
    let Some(city) = atlas.cities.get(id) else {
        bidi::label(ui, scope.texts.get("nothing-known"), theme::body(palette));
        return;
    };
    parts::title(ui, Paragraph::new().text(&city.name, theme::title(palette)));
    names(ui, scope, city);
    parts::rule(ui, scope);
    let subject = Subject::City(id.clone());
    number(ui, scope, &subject, "population", notes);
    number(ui, scope, &subject, "area", notes);
    totals::show(ui, scope, id, &lists.held, notes);
    partners::show(ui, scope, id, &lists.groups);
    parts::rule(ui, scope);
    facts::show(ui, scope, &subject, notes);
}

/// Its names in other languages, its own first, then what it is and in which country.
fn names(ui: &mut Ui, scope: &Scope<'_>, city: &City) {
    let body = theme::body(scope.palette);
    let soft = body.colour(theme::colour(scope.palette.soft_ink));
    let note = theme::note(scope.palette);
    let local = local_name(city, "en");
    let others = city.names.values().map(String::as_str);
    let mut names: Vec<&str> = local.into_iter().collect();
    for name in others.filter(|name| *name != city.name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut line = Paragraph::new();
    for name in names {
        line = line.name(name, body).text(" · ", soft);
    }
    if city.level != Level::City {
        let level = scope.texts.level(city.level);
        line = line.text(format!("{level} · "), soft);
    }
    let country = city.country.map(|code| scope.texts.country(code));
    let country = country.unwrap_or_else(|| scope.texts.get("country-not-known"));
    bidi::paragraph(ui, line.text(country, soft));
    for former in &city.former {
        let since = former.since.as_ref().map(|date| scope.texts.since(date));
        let until = former.until.as_ref().map(|date| scope.texts.until(date));
        let parts = [Some(former.name.clone()), since, until];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        bidi::label(ui, said, note);
    }
    if let Some(remark) = &city.notes {
        bidi::label(ui, remark, note);
    }
}

/// The latest number of a sort, with its date; "not known" where nobody says.
fn number(ui: &mut Ui, scope: &mut Scope<'_>, about: &Subject, of: &str, notes: &mut Footnotes) {
    let body = theme::body(scope.palette);
    let soft = body.colour(theme::colour(scope.palette.soft_ink));
    let fact = latest(scope, about, of);
    let name = scope.texts.get(of);
    let width = parts::width(ui, &name, body).ceil();
    parts::columns(ui, &[width, WIDTH - width - 8.0], 8.0, |ui, column| {
        if column == 0 {
            bidi::label(ui, &name, soft);
            return;
        }
        let value = Paragraph::new().align(Align::RIGHT);
        let Some((fact, quantity)) = fact.and_then(|fact| Some((fact, fact.quantity.as_ref()?)))
        else {
            bidi::paragraph(ui, value.text(scope.texts.get("not-known"), soft));
            return;
        };
        let value = value.text(scope.texts.quantity(quantity), body);
        let mut said = Vec::new();
        if fact.certainty != Certainty::Stated {
            said.push(scope.texts.certainty(&fact.certainty));
        }
        said.extend(fact.when.as_ref().map(|date| scope.texts.date(date)));
        let note = theme::note(scope.palette);
        let value = match said.join(", ") {
            none if none.is_empty() => value,
            said => value.text(format!("  {said}"), note),
        };
        notes.said(ui, scope, value, &fact.cite);
    });
}

/// The latest statistic of a sort that nobody has withdrawn; one without a date only where there is no other.
fn latest<'a>(scope: &Scope<'a>, about: &Subject, of: &str) -> Option<&'a Fact> {
    let is_it = |fact: &&Fact| {
        let measures = fact.quantity.as_ref().is_some_and(|q| q.of == of);
        measures && !matches!(fact.certainty, Certainty::Withdrawn(_))
    };
    let facts = &scope.session.atlas().facts;
    facts
        .values()
        .filter(|fact| fact.about.contains(about))
        .filter(is_it)
        .max_by_key(|fact| fact.when.as_ref().and_then(Date::latest_end))
}
