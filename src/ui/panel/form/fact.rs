//! The form of a fact.

use eframe::egui::Ui;

use super::super::super::{bidi, theme};
use super::super::parts;
use super::choice::Item;
use super::sheet::{Lines, Sheet};
use crate::atlas::{Direction, FactKind, Id, Subject};
use crate::session::draft::{FACT_KINDS, FactForm, Field};

pub(super) fn show(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut FactForm) {
    sheet.subjects(ui, &mut form.about);
    let texts = sheet.scope.texts;
    let kinds = FACT_KINDS.map(|kind| Item::new(kind, texts.fact_kind(kind)));
    sheet.choice(ui, "label-sort", &mut form.kind, &kinds);
    sheet.date(ui, "label-when", Field::When, &mut form.when);
    let statement = texts.get("label-statement");
    let field = Some(Field::Statement);
    sheet.named(
        ui,
        &statement,
        ("statement", 0),
        field,
        &mut form.statement,
        Lines::Many(3),
    );
    if form.kind == FactKind::Statistic || !form.quantity[0].is_empty() {
        quantity(sheet, ui, form);
    }
    if matches!(form.kind, FactKind::Visit | FactKind::Invitation) || form.direction.is_some() {
        direction(sheet, ui, form);
    }
    if form.kind == FactKind::Agreement || form.agreement.iter().any(|text| !text.is_empty()) {
        agreement(sheet, ui, form);
    }
    sheet.certainty(ui, &mut form.certainty);
    more(sheet, ui, form);
    sheet.citations(ui, &mut form.cite);
}

/// What is measured, how much and in which unit.
fn quantity(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut FactForm) {
    let [of, value, unit] = &mut form.quantity;
    sheet.text(ui, "label-quantity-of", None, of);
    sheet.text(ui, "label-quantity", Some(Field::Quantity), value);
    sheet.text(ui, "label-unit", None, unit);
}

/// Who went to whom, of the cities that the fact is about.
fn direction(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut FactForm) {
    let atlas = sheet.scope.session.atlas();
    let mut cities: Vec<Id> = Vec::new();
    for subject in &form.about {
        match subject {
            Subject::City(city) => cities.push(city.clone()),
            Subject::Tie(tie) => cities.extend(tie.ends().map(Id::clone)),
        }
    }
    let mut items = vec![Item::new(None, sheet.scope.texts.get("no-direction"))];
    let ways = cities
        .iter()
        .flat_map(|from| cities.iter().map(move |to| (from, to)));
    let ways = ways
        .filter(|(from, to)| from != to)
        .map(|(from, to)| Direction {
            from: from.clone(),
            to: to.clone(),
        });
    for way in ways.chain(form.direction.clone()) {
        let name = format!(
            "{} → {}",
            sheet.scope.texts.city(atlas, &way.from),
            sheet.scope.texts.city(atlas, &way.to)
        );
        let is_new = items
            .iter()
            .all(|item: &Item<_>| item.value.as_ref() != Some(&way));
        if is_new {
            items.push(Item::new(Some(way), name));
        }
    }
    if items.len() > 1 {
        sheet.choice(ui, "label-direction", &mut form.direction, &items);
    }
}

/// The particulars of an agreement.
fn agreement(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut FactForm) {
    let [place, approval, term, review] = &mut form.agreement;
    sheet.text(ui, "label-signed-at", None, place);
    sheet.text(ui, "label-signatories", None, &mut form.signatories.text);
    sheet.text(ui, "label-approval", None, approval);
    sheet.text(ui, "label-duration", None, term);
    sheet.date(ui, "label-review", Field::Review, review);
}

/// What few facts have, behind a link; open where something stands in it.
fn more(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut FactForm) {
    let lists = [&form.people, &form.organisations, &form.fields];
    let is_used = lists.into_iter().any(|list| !list.text.is_empty())
        || !form.people_count.is_empty()
        || form.cost.iter().any(|text| !text.is_empty())
        || !form.note.is_empty();
    let text = sheet.scope.texts.get("more-fields");
    if !is_used && !parts::unfolds(ui, sheet.scope, sheet.id("more", 0), &text) {
        return;
    }
    if !is_used {
        ui.add_space(4.0);
        let hint = sheet.scope.texts.get("lists-hint");
        bidi::label(ui, hint, theme::note(sheet.scope.palette));
    }
    sheet.text(ui, "label-people", None, &mut form.people.text);
    sheet.text(
        ui,
        "label-organisations",
        None,
        &mut form.organisations.text,
    );
    sheet.text(
        ui,
        "label-people-count",
        Some(Field::PeopleCount),
        &mut form.people_count,
    );
    let [amount, currency] = &mut form.cost;
    sheet.text(ui, "label-cost", Some(Field::Cost), amount);
    sheet.text(ui, "label-currency", None, currency);
    sheet.text(ui, "label-fields", None, &mut form.fields.text);
    sheet.long(ui, "label-note", None, &mut form.note);
}
