//! The forms of a city and of a published total of it.

use eframe::egui::{Button, Rect, Ui, pos2, vec2};

use super::super::super::theme;
use super::super::parts;
use super::choice::Item;
use super::offers::{self, Answer, Offering, Offers};
use super::sheet::{FIELD, Lines, Sheet};
use crate::atlas::Level;
use crate::session::draft::{CityForm, Field, FormerForm, KindForm, TotalForm};
use crate::session::{Tool, ToolAction};
use crate::ui::bidi;

const LEVELS: [Level; 6] = [
    Level::City,
    Level::District,
    Level::Province,
    Level::State,
    Level::Prefecture,
    Level::Other,
];

pub(super) fn show(
    sheet: &mut Sheet<'_, '_>,
    ui: &mut Ui,
    form: &mut CityForm,
    offers: &mut Offers,
) {
    name(sheet, ui, form, offers);
    if form.id.is_none() {
        // A new city is a name, a place and a country; who knows more unfolds the rest.
        place(sheet, ui, form);
        country(sheet, ui, form);
        let text = sheet.scope.texts.get("more-of-city");
        let is_wrong = sheet.has_fault_besides(&[Field::Name, Field::Place, Field::Country]);
        let id = sheet.id("more of city", 0);
        if !is_wrong && !parts::unfolds(ui, sheet.scope, id, &text) {
            return;
        }
        ui.add_space(4.0);
    }
    rest(sheet, ui, form);
}

fn country(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut CityForm) {
    sheet.text(ui, "label-country", Some(Field::Country), &mut form.country);
}

/// All but its name, and the place and country of a new one.
fn rest(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut CityForm) {
    let texts = sheet.scope.texts;
    for (language, name) in &mut form.names {
        let label = match language.as_str() {
            "ko" => texts.get("label-name-ko"),
            "fa" => texts.get("label-name-fa"),
            other => texts.with("label-name-in", &[("language", other.into())]),
        };
        sheet.named(ui, &label, (language, 0), None, name, Lines::One);
    }
    if form.id.is_some() {
        country(sheet, ui, form);
    }
    let levels = LEVELS.map(|level| Item::new(level, capitalised(&texts.level(level))));
    sheet.choice(ui, "label-level", &mut form.level, &levels);
    if form.id.is_some() {
        place(sheet, ui, form);
    }
    if form.level != Level::City || !form.seat.is_empty() {
        sheet.text(ui, "label-seat", None, &mut form.seat);
    }
    former(sheet, ui, form);
    for (register, id) in &mut form.ids {
        let label = match register.as_str() {
            "wikidata" => texts.get("label-wikidata"),
            "geonames" => texts.get("label-geonames"),
            other => other.to_owned(),
        };
        sheet.named(ui, &label, (register, 1), None, id, Lines::One);
    }
    sheet.long(ui, "label-note", None, &mut form.notes);
}

/// Its name; one that another city of the atlas has is told, not refused: there are many Birminghams.
fn name(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut CityForm, offers: &mut Offers) {
    let (texts, atlas) = (sheet.scope.texts, sheet.scope.session.atlas());
    let twin = offers
        .twin(sheet.scope, form)
        .and_then(|id| atlas.cities.get(id));
    let told = twin.map(|city| {
        let country = city.country.map(|code| texts.country(code));
        let country = country.unwrap_or_else(|| texts.get("country-not-known"));
        texts.with(
            "city-twin",
            &[
                ("city", (&city.name).into()),
                ("country", (&country).into()),
            ],
        )
    });
    let field = Some(Field::Name);
    sheet.row(ui, &texts.get("label-name"), |sheet, ui, label| {
        let found = offers.found(ui.ctx(), sheet.scope, form);
        let is_offered = !found.is_empty();
        match offers.entered(form, &found) {
            Some(Answer::Place(place, ends)) => {
                sheet.is_ended |= offers::take(sheet.scope, form, place) && ends;
            }
            Some(Answer::Ends) => sheet.is_ended = true,
            None => {}
        }
        if is_offered {
            let taken = sheet.search(ui, label, "label-name", field, &mut form.name, found);
            if let Some(place) = taken {
                offers::take(sheet.scope, form, place);
                // Enter ends the form now.
                let name = sheet.id("label-name", 0);
                ui.memory_mut(|memory| memory.request_focus(name));
            }
        } else {
            let salt = ("label-name", 0);
            sheet.line(ui, label, salt, field, &mut form.name, Lines::One);
        }
        sheet.remark(ui, field, &mut form.name, told);
        let offering = match (is_offered, offers.is_awaited(form)) {
            (true, _) => Offering::Made,
            (false, true) => Offering::Awaited,
            (false, false) => Offering::Nothing,
        };
        offers::beneath(sheet, ui, form, offering);
    });
}

/// A word as it stands alone: `City`.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Where it is: typed, or pointed at on the map.
fn place(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut CityForm) {
    let texts = sheet.scope.texts;
    let name = texts.get("label-place");
    let is_pointing = matches!(sheet.scope.session.tool(), Tool::Move | Tool::AddCity);
    let field = Some(Field::Place);
    sheet.row(ui, &name, |sheet, ui, label| {
        sheet.line(
            ui,
            label,
            ("label-place", 0),
            field,
            &mut form.place,
            Lines::One,
        );
        let words = form.position().map(|at| texts.position(at));
        sheet.remark(ui, field, &mut form.place, words);
        let key = if is_pointing {
            "pointing"
        } else {
            "point-on-map"
        };
        let button = Button::selectable(is_pointing, bidi::words(ui.ctx(), &texts.get(key)))
            .frame_when_inactive(true);
        if ui.add(button.min_size(vec2(0.0, 28.0))).clicked() {
            let tool = if is_pointing {
                Tool::Select
            } else {
                Tool::Move
            };
            sheet.scope.act(ToolAction::Take(tool));
        }
    });
}

/// Names that it bore once.
fn former(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut CityForm) {
    let texts = sheet.scope.texts;
    let mut off = None;
    for (number, former) in form.former.iter_mut().enumerate() {
        let name = texts.get("label-former");
        let field = Field::FormerName(number);
        sheet.row(ui, &name, |sheet, ui, label| {
            let corner = ui.cursor().min;
            ui.set_max_width(FIELD - 28.0);
            sheet.line(
                ui,
                label,
                ("former", number),
                Some(field),
                &mut former.name,
                Lines::One,
            );
            sheet.remark(ui, Some(field), &mut former.name, None);
            let rect = Rect::from_min_size(
                pos2(corner.x + FIELD - 24.0, corner.y + 2.0),
                vec2(24.0, 24.0),
            );
            let name = texts.with("take-off", &[("what", (&former.name).into())]);
            if sheet.takes_off(ui, rect, sheet.id("former off", number), &name) {
                off = Some(number);
            }
        });
        let dates = [
            ("label-since", Field::FormerSince(number), &mut former.since),
            ("label-until", Field::FormerUntil(number), &mut former.until),
        ];
        for (key, field, text) in dates {
            sheet.date_named(ui, &texts.get(key), (key, number + 1), field, text);
        }
    }
    if let Some(number) = off {
        form.former.remove(number);
    }
    let name = texts.get("add-former");
    if sheet.adds(ui, &name, "") {
        form.former.push(FormerForm::default());
    }
    ui.add_space(4.0);
}

/// A published total.
pub(super) fn total(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut TotalForm) {
    let texts = sheet.scope.texts;
    let any = Item::new(None, texts.get("any-kind"));
    let kinds = sheet.kinds().map(|(kind, item)| Item {
        value: Some(kind),
        name: item.name,
        lines: item.lines,
    });
    let items: Vec<_> = std::iter::once(any).chain(kinds).collect();
    let mut kind = form.kind.as_ref().map(|form| form.kind.clone());
    sheet.choice(ui, "label-kind", &mut kind, &items);
    let name = form.kind.take().map_or_else(String::new, |form| form.name);
    form.kind = kind.map(|kind| KindForm { kind, name });
    if let Some(KindForm {
        kind: crate::atlas::Kind::Other(_),
        name,
    }) = &mut form.kind
    {
        sheet.text(ui, "label-kind-name", Some(Field::Kind), name);
    }
    sheet.text(ui, "label-count", Some(Field::Count), &mut form.count);
    sheet.date(ui, "label-as-of", Field::AsOf, &mut form.as_of);
    sheet.long(ui, "label-note", None, &mut form.note);
    sheet.citations(ui, &mut form.cite);
}

/// Where the form of a total says whose it is.
pub(super) fn whose(sheet: &Sheet<'_, '_>, ui: &mut Ui, form: &TotalForm) {
    let name = sheet
        .scope
        .texts
        .city(sheet.scope.session.atlas(), &form.city);
    let style = theme::body(sheet.scope.palette);
    super::super::super::bidi::label(ui, name, style);
    ui.set_max_width(parts::WIDTH);
}
