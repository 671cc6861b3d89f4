//! The forms of a source and of what the atlas says of itself.

use eframe::egui::Ui;

use super::sheet::{Lines, Sheet};
use crate::session::draft::{AboutForm, Field, SourceForm};

pub(super) fn show(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut SourceForm) {
    sheet.long(ui, "label-title", Some(Field::Title), &mut form.title);
    sheet.text(ui, "label-publisher", None, &mut form.publisher);
    sheet.text(ui, "label-credit", None, &mut form.credit);
    sheet.text(ui, "label-url", None, &mut form.url);
    sheet.text(ui, "label-language", None, &mut form.language);
    sheet.date(ui, "label-published", Field::Published, &mut form.published);
    sheet.date(ui, "label-retrieved", Field::Retrieved, &mut form.retrieved);
    sheet.long(ui, "label-note", None, &mut form.notes);
}

pub(super) fn about(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut AboutForm) {
    sheet.text(ui, "label-title", None, &mut form.title);
    let description = sheet.scope.texts.get("label-description");
    let salt = ("description", 0);
    sheet.named(
        ui,
        &description,
        salt,
        None,
        &mut form.description,
        Lines::Many(5),
    );
    sheet.lead_tie(ui, &mut form.lead_tie);
    sheet.text(ui, "label-licence", None, &mut form.licence);
    sheet.long(ui, "label-credit", None, &mut form.credit);
}
