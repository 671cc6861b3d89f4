//! The address of a server's tiles, and whom its map is by.

use eframe::egui::{Id, Key, Response, TextEdit, Ui};

use super::super::{Scope, bidi, theme};
use super::After;
use crate::net::{AddressError, TileAddress};
use crate::store::{BaseMap, BaseMaps};
use crate::ui::bidi::Tip as _;
use crate::ui::mirror;

const WIDTH: f32 = 520.0;

/// The dialog.
#[derive(Debug)]
pub(in crate::ui) struct AddressDialog {
    address: String,
    credit: String,
    turns: bool,
    /// Whether the user has said that this is it: what is wrong is said from then on, not while one writes.
    is_meant: bool,
    has_begun: bool,
}

impl AddressDialog {
    /// A dialog that begins with what was typed last.
    pub(in crate::ui) fn new(maps: &BaseMaps) -> Self {
        Self {
            address: maps.address.clone(),
            credit: maps.address_credit.clone(),
            turns: maps.turn_by_night,
            is_meant: false,
            has_begun: false,
        }
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) -> After {
        let texts = scope.texts;
        let width = super::set_width(ui, WIDTH);
        let found = TileAddress::new(&self.address);
        let mut entered = false;
        let first = super::middle(ui, width, |ui| {
            let label = texts.get("address-label");
            let hint = texts.get("address-hint");
            let field = field(
                ui,
                scope,
                width,
                ("address", label, hint),
                &mut self.address,
            );
            let is_blank = self.address.trim().is_empty();
            // A line is kept free for it: nothing moves when it is there.
            match &found {
                Err(error) if self.is_meant || (!is_blank && !field.has_focus()) => {
                    let style =
                        theme::note(scope.palette).colour(theme::colour(scope.palette.error));
                    bidi::label(ui, remedy(scope, *error), style);
                }
                _ => {
                    bidi::label(ui, texts.get("address-forms"), theme::note(scope.palette));
                }
            }
            ui.add_space(8.0);
            let (label, hint) = (texts.get("credit-label"), texts.get("credit-hint"));
            let credit = field_of_credit(ui, scope, width, (label, hint), &mut self.credit);
            bidi::label(ui, texts.get("credit-why"), theme::note(scope.palette));
            turning(ui, scope, &mut self.turns);
            entered = [&field, &credit].iter().any(|field| field.lost_focus())
                && ui.input(|input| input.key_pressed(Key::Enter));
            field
        });
        if !std::mem::replace(&mut self.has_begun, true) {
            first.request_focus();
        }
        let mut after = After::Stay;
        super::buttons(ui, |ui| {
            if bidi::button(ui, texts.get("base-use")).clicked() || entered {
                self.is_meant = true;
                if let Ok(address) = &found {
                    self.take(scope, address);
                    after = After::Done;
                } else {
                    first.request_focus();
                }
            }
            if bidi::button(ui, texts.get("cancel")).clicked() {
                after = After::Close;
            }
        });
        after
    }

    fn take(&self, scope: &mut Scope<'_>, address: &TileAddress) {
        let mut settings = scope.settings.clone();
        let maps = &mut settings.base_map;
        maps.shown = BaseMap::Address;
        address.as_str().clone_into(&mut maps.address);
        self.credit.trim().clone_into(&mut maps.address_credit);
        maps.turn_by_night = self.turns;
        *scope.new_settings = Some(settings);
    }
}

/// Whether light and dark are turned round in the dark look.
pub(super) fn turning(ui: &mut Ui, scope: &Scope<'_>, turns: &mut bool) {
    ui.add_space(8.0);
    theme::marked(ui, scope.palette, *turns, |ui| {
        let name = scope.texts.get("turn-by-night");
        bidi::checkbox(ui, turns, name).tip(scope.texts.get("turn-by-night-tip"))
    });
}

/// A field with its name above it.
fn field(
    ui: &mut Ui,
    scope: &Scope<'_>,
    width: f32,
    (id, label, hint): (&str, String, String),
    text: &mut String,
) -> Response {
    let label = bidi::label(ui, label, theme::note(scope.palette));
    let field = TextEdit::singleline(text)
        .id(Id::unique(("base map", id)))
        .hint_text(hint)
        .desired_width(width);
    mirror::edit(ui, field).labelled_by(label.id)
}

fn field_of_credit(
    ui: &mut Ui,
    scope: &Scope<'_>,
    width: f32,
    (label, hint): (String, String),
    text: &mut String,
) -> Response {
    field(ui, scope, width, ("credit", label, hint), text)
}

fn remedy(scope: &Scope<'_>, error: AddressError) -> String {
    scope.texts.get(match error {
        AddressError::Scheme => "address-scheme",
        AddressError::Server => "address-server",
        AddressError::Places => "address-places",
        AddressError::Braces => "address-braces",
        AddressError::Sign => "address-sign",
    })
}
