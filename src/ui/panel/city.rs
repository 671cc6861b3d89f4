//! A city: its names and numbers, its published totals held against the list, its ties, its facts.

use eframe::egui::{Align, Layout, Ui};

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::{Footnotes, facts, head, link, rule};
use crate::atlas::{Fact, Id, Subject};
use crate::geo::Country;
use crate::session::Action;
use crate::standing::overview::city_ties;
use crate::standing::totals::held;
use crate::text::number;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, id: &Id, notes: &mut Footnotes) {
    let atlas = scope.session.atlas();
    let palette = scope.palette;
    let Some(city) = atlas.cities.get(id) else {
        bidi::label(ui, scope.texts.get("nothing-known"), theme::body(palette));
        return;
    };
    let soft = theme::body(palette).colour(theme::colour(palette.soft_ink));
    bidi::label(ui, &city.name, theme::title(palette));
    let mut names = Paragraph::new();
    for name in city.names.values() {
        names = names.name(name.clone(), soft).text(" · ", soft);
    }
    let country = city.country.map(|code| {
        Country::of(code).map_or_else(|| code.to_string(), |country| country.name_en.to_owned())
    });
    let country = country.unwrap_or_else(|| scope.texts.get("not-known"));
    bidi::paragraph(ui, names.text(country, soft));
    rule(ui, scope);
    let subject = Subject::City(id.clone());
    statistic(ui, scope, &subject, "population", notes);
    statistic(ui, scope, &subject, "area", notes);
    totals(ui, scope, id, notes);
    ties(ui, scope, id);
    rule(ui, scope);
    facts::show(ui, scope, &subject, notes);
}

/// The latest number of a sort, with its date; "not known" where nobody says.
fn statistic(ui: &mut Ui, scope: &mut Scope<'_>, about: &Subject, of: &str, notes: &mut Footnotes) {
    let atlas = scope.session.atlas();
    let is_it = |fact: &&Fact| {
        fact.quantity
            .as_ref()
            .is_some_and(|quantity| quantity.of == of)
    };
    let fact = atlas
        .facts_about(about)
        .map(|(_, fact)| fact)
        .filter(is_it)
        .last();
    let body = theme::body(scope.palette);
    let soft = body.colour(theme::colour(scope.palette.soft_ink));
    let name = format!("{}  ", scope.texts.get(of));
    let paragraph = Paragraph::new().text(name, soft);
    let Some((fact, quantity)) = fact.and_then(|fact| Some((fact, fact.quantity.as_ref()?))) else {
        bidi::paragraph(ui, paragraph.text(scope.texts.get("not-known"), soft));
        return;
    };
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let mut text = format!("{} {unit}", number(quantity.value, 0));
    if let Some(when) = &fact.when {
        text = format!("{text}, {}", scope.texts.date(when));
    }
    let paragraph = notes.mark(paragraph.text(text, body), &fact.cite, scope);
    notes.paragraph(ui, scope, paragraph);
}

fn totals(ui: &mut Ui, scope: &mut Scope<'_>, id: &Id, notes: &mut Footnotes) {
    let atlas = scope.session.atlas();
    let totals: Vec<_> = atlas
        .totals
        .iter()
        .filter(|total| total.city == *id)
        .collect();
    if totals.is_empty() {
        return;
    }
    rule(ui, scope);
    head(ui, scope, "published-head");
    let body = theme::body(scope.palette);
    for total in totals {
        let held = held(atlas, total);
        let kind = match &total.kind {
            Some(kind) => scope.texts.kind_head(kind),
            None => scope.texts.get("any-kind"),
        };
        let counts = [
            ("count", total.count.into()),
            ("listed", held.listed.into()),
            ("uncertain", held.uncertain.into()),
        ];
        let line = if held.uncertain > 0 {
            "total-line-uncertain"
        } else {
            "total-line"
        };
        let line = scope.texts.with(line, &counts);
        let kind = format!("{kind}  ");
        let mut paragraph = Paragraph::new()
            .text(kind, body.semibold())
            .text(line, body);
        if let Some(as_of) = &total.as_of {
            let date = format!(" · {}", scope.texts.date(as_of));
            paragraph = paragraph.text(date, theme::note(scope.palette));
        }
        let paragraph = notes.mark(paragraph, &total.cite, scope);
        notes.paragraph(ui, scope, paragraph);
    }
}

/// The ties of a city by kind, each with its year.
fn ties(ui: &mut Ui, scope: &mut Scope<'_>, id: &Id) {
    let session = scope.session;
    let atlas = session.atlas();
    for group in city_ties(atlas, id, session.when, &session.viewpoint) {
        rule(ui, scope);
        let word = theme::colour(scope.palette.kind(&group.kind).word);
        ui.horizontal(|ui| {
            let style = theme::head(scope.palette).colour(word);
            bidi::label(ui, scope.texts.kind_head(&group.kind), style);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let count = group.ties.len() + group.unconfirmed.len();
                bidi::label(ui, count.to_string(), theme::note(scope.palette));
            });
        });
        for (i, partner) in group.ties.iter().chain(&group.unconfirmed).enumerate() {
            ui.horizontal(|ui| {
                let years = partner
                    .since
                    .as_ref()
                    .map_or_else(String::new, |since| scope.texts.years(since));
                ui.allocate_ui(eframe::egui::vec2(64.0, 20.0), |ui| {
                    ui.set_min_width(64.0);
                    bidi::label(ui, years, theme::note(scope.palette));
                });
                let go = Action::Select(Some(Subject::Tie(partner.tie.clone())));
                link(
                    ui,
                    scope,
                    atlas.name_of(&partner.city),
                    theme::body(scope.palette),
                    go,
                );
                let mark = if partner.standing.is_contested() {
                    scope.texts.get("contested")
                } else if i >= group.ties.len() {
                    scope.texts.get("unconfirmed")
                } else {
                    String::new()
                };
                bidi::label(ui, mark.to_lowercase(), theme::note(scope.palette));
            });
        }
    }
}
