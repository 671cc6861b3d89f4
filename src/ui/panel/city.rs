//! A city: its names and numbers, its published totals held against the list, its ties, its facts.

use eframe::egui::{Align, Ui};

use super::super::bidi::{self, Paragraph};
use super::super::dialog::{Dialog, TwinDialog};
use super::super::{Scope, theme};
use super::known::City as Lists;
use super::notes::Footnotes;
use super::parts;
use super::{edit, facts, outlook, partners, totals};
use crate::atlas::shown::{IN_PANEL, shortened};
use crate::atlas::{Certainty, City, Date, Fact, Id, Level, Subject};
use crate::scene::labels::local_name;
use crate::session::Target;

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
    let name = scope.texts.city_name(city);
    let top = ui.cursor().min;
    parts::title(
        ui,
        Paragraph::new().text(shortened(name, IN_PANEL), theme::title(palette)),
    );
    edit::button(ui, scope, top);
    let target = || Target::City(id.clone());
    edit::with_pencil(ui, scope, name, target, |ui, scope| {
        names(ui, scope, city);
    });
    outlook::see_as(ui, scope, id);
    super::super::compare::in_panel(ui, scope, id);
    parts::rule(ui, scope);
    let subject = Subject::City(id.clone());
    number(ui, scope, &subject, ["population", "people"], notes);
    number(ui, scope, &subject, ["area", "km²"], notes);
    totals::show(ui, scope, id, lists, notes);
    edit::add(ui, scope, "add-total", || Target::NewTotal(id.clone()));
    partners::show(ui, scope, id, &lists.groups);
    if scope.session.is_editing() {
        parts::rule(ui, scope);
        edit::add(ui, scope, "connect-to", || Target::Connect(id.clone()));
        if edit::line(ui, scope, "merge-with", "→") {
            let twin = TwinDialog::new(ui.ctx(), scope, id.clone());
            scope.new_dialog = Some(Dialog::Twin(Box::new(twin)));
        }
    }
    parts::rule(ui, scope);
    facts::show(ui, scope, &subject, notes);
    facts::on_ties(ui, scope, id, &lists.told);
}

/// Its names in other languages, its own first, then what it is and in which country.
fn names(ui: &mut Ui, scope: &Scope<'_>, city: &City) {
    let body = theme::body(scope.palette);
    let soft = body.colour(theme::colour(scope.palette.soft_ink));
    let note = theme::note(scope.palette);
    let local = local_name(city, scope.texts.language().tag());
    let others = std::iter::once(&city.name).chain(city.names.values());
    let shown = scope.texts.city_name(city);
    let mut names: Vec<&str> = local.into_iter().collect();
    for name in others.map(String::as_str) {
        if name != shown && !names.contains(&name) {
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
    line = line.text(country, soft);
    if city.at.is_none() {
        // Else nothing says why it is nowhere on the map.
        line = line.text(format!(" · {}", scope.texts.get("place-not-known")), soft);
    }
    bidi::paragraph(ui, line);
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
fn number(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    about: &Subject,
    [of, unit]: [&str; 2],
    notes: &mut Footnotes,
) {
    let body = theme::body(scope.palette);
    let soft = body.colour(theme::colour(scope.palette.soft_ink));
    let latest = latest(scope, about, of);
    let name = scope.texts.get(of);
    let city = match about {
        Subject::City(id) => scope.texts.city(scope.session.atlas(), id),
        Subject::Tie(_) => "",
    };
    let statement = scope.texts.with(
        "number-of",
        &[("what", (&name).into()), ("city", city.into())],
    );
    let target = || match latest {
        Some((id, _)) => Target::Fact(id.clone()),
        None => Target::NewNumber(about.clone(), [of.to_owned(), unit.to_owned()], statement),
    };
    let fact = latest.map(|(_, fact)| fact);
    let width = parts::width(ui, &name, body).ceil();
    edit::with_pencil(ui, scope, &name, target, |ui, scope| {
        parts::columns(
            ui,
            &[width, parts::WIDTH - width - 8.0],
            8.0,
            |ui, column| {
                if column == 0 {
                    bidi::label(ui, &name, soft);
                } else {
                    value(ui, scope, fact, notes);
                }
            },
        );
    });
}

/// A number, how sure it is, and when it was counted.
fn value(ui: &mut Ui, scope: &mut Scope<'_>, fact: Option<&Fact>, notes: &mut Footnotes) {
    let body = theme::body(scope.palette);
    let soft = body.colour(theme::colour(scope.palette.soft_ink));
    let value = Paragraph::new().align(Align::RIGHT);
    let Some((fact, quantity)) = fact.and_then(|fact| Some((fact, fact.quantity.as_ref()?))) else {
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
}

/// The latest statistic of a sort that nobody has withdrawn; one without a date only where there is no other.
fn latest<'a>(scope: &Scope<'a>, about: &Subject, of: &str) -> Option<(&'a Id, &'a Fact)> {
    let is_it = |fact: &&Fact| {
        let measures = fact.quantity.as_ref().is_some_and(|q| q.of == of);
        measures && !matches!(fact.certainty, Certainty::Withdrawn(_))
    };
    let facts = &scope.session.atlas().facts;
    facts
        .iter()
        .filter(|(_, fact)| fact.about.contains(about) && is_it(fact))
        .max_by_key(|(_, fact)| fact.when.as_ref().and_then(Date::latest_end))
}
