//! The form of a claim.

use eframe::egui::{Context, Id, Rect, Ui, pos2, vec2};

use super::super::super::bidi::{self, Paragraph};
use super::super::super::kept::kept;
use super::super::super::theme;
use super::super::parts::WIDTH;
use super::choice::{Found, Item};
use super::sheet::{FIELD, Sheet};
use crate::atlas::{Atlas, Id as CityId, Kind, State, Subject};
use crate::scene::legend::Meaning;
use crate::search::Part;
use crate::session::draft::{CertaintyForm, ClaimForm, Degree, Ends, Field, KindForm};

const STATES: [State; 7] = [
    State::Active,
    State::Proposed,
    State::Dormant,
    State::Suspended,
    State::Expired,
    State::Ended,
    State::Unknown,
];

/// How many cities a search shows.
const MOST: usize = 6;

pub(super) fn show(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut ClaimForm) {
    partner(sheet, ui, form);
    sheet.kind(ui, &mut form.kind);
    by(sheet, ui, form);
    sheet.text(ui, "label-term", None, &mut form.term);
    sheet.date(ui, "label-since", Field::Since, &mut form.since);
    sheet.date(ui, "label-until", Field::Until, &mut form.until);
    let texts = sheet.scope.texts;
    let states = STATES.map(|state| Item::new(state, texts.state(state)));
    sheet.choice(ui, "label-state", &mut form.state, &states);
    sheet.certainty(ui, &mut form.certainty);
    agreement(sheet, ui, form);
    sheet.long(ui, "label-note", None, &mut form.note);
    sheet.citations(ui, &mut form.cite);
}

/// The other city, where that is yet to be chosen.
fn partner(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut ClaimForm) {
    let Ends::From {
        city,
        search,
        partner,
    } = &mut form.ends
    else {
        return;
    };
    let name = sheet.scope.texts.get("label-partner");
    let atlas = sheet.scope.session.atlas();
    if let Some(chosen) = partner {
        let mut is_off = false;
        sheet.row(ui, &name, |sheet, ui, _| {
            let corner = ui.cursor().min;
            ui.add_space(4.0);
            let style = theme::body(sheet.scope.palette).semibold();
            let name = sheet.scope.texts.city(atlas, chosen);
            bidi::label(ui, name, style);
            let rect = Rect::from_min_size(
                pos2(corner.x + FIELD - 24.0, corner.y + 2.0),
                vec2(24.0, 24.0),
            );
            let off = sheet.scope.texts.with("take-off", &[("what", name.into())]);
            is_off = sheet.takes_off(ui, rect, sheet.id("take off partner", 0), &off);
        });
        if is_off {
            *partner = None;
        }
        return;
    }
    let found = cities(ui.ctx(), sheet, city, search);
    let taken = sheet.row(ui, &name, |sheet, ui, label| {
        let taken = sheet.search(
            ui,
            label,
            "label-partner",
            Some(Field::Partner),
            search,
            found,
        );
        sheet.remark(ui, Some(Field::Partner), search, None);
        taken
    });
    if taken.is_some() {
        *partner = taken;
        // One goes on with the next field.
        sheet.focus_next();
    }
}

/// The cities that a search finds: those whose names begin with it first.
fn cities(ctx: &Context, sheet: &Sheet<'_, '_>, from: &CityId, search: &str) -> Vec<Found<CityId>> {
    let (texts, session) = (sheet.scope.texts, sheet.scope.session);
    let atlas = session.atlas();
    let key = (session.revision(), from.clone(), search.to_owned());
    let place = Id::unique("partners found");
    let kept = kept(ctx, place, key, |(_, from, search)| {
        found_ids(atlas, from, &Part::of(search))
    });
    let there = kept
        .1
        .iter()
        .filter_map(|id| atlas.cities.get_key_value(id));
    there
        .map(|(id, city)| Found {
            value: id.clone(),
            name: texts.city_name(city).to_owned(),
            right: city
                .country
                .map_or_else(String::new, |code| texts.country(code)),
        })
        .collect()
}

fn found_ids(atlas: &Atlas, from: &CityId, part: &Part) -> Vec<CityId> {
    if part.is_empty() {
        return Vec::new();
    }
    let others = atlas.cities.iter().filter(|(id, _)| *id != from);
    let mut found: Vec<_> = others
        .filter_map(|(id, city)| {
            let names = std::iter::once(&city.name).chain(city.names.values());
            let places = names.filter_map(|name| part.place_in(name));
            Some((places.min()?.min(1), &city.name, id))
        })
        .collect();
    found.sort_unstable();
    let best = found.into_iter().take(MOST);
    best.map(|(.., id)| id.clone()).collect()
}

/// Whose own word it is.
fn by(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut ClaimForm) {
    let atlas = sheet.scope.session.atlas();
    let names = form
        .cities()
        .map(|city| city.map(|id| sheet.scope.texts.city(atlas, id).to_owned()));
    let name = sheet.scope.texts.get("label-by");
    let mut now = form.by;
    let by = &mut now;
    sheet.row(ui, &name, |sheet, ui, _| {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.set_max_width(FIELD);
            ui.spacing_mut().item_spacing.x = 16.0;
            for (by, name) in by.iter_mut().zip(names) {
                if let Some(name) = name {
                    theme::marked(ui, sheet.scope.palette, *by, |ui| {
                        bidi::checkbox(ui, by, name)
                    });
                }
            }
        });
        if !by[0] && !by[1] {
            let nobody = sheet.scope.texts.get("by-nobody");
            bidi::label(ui, nobody, theme::note(sheet.scope.palette));
        }
        sheet.remark(ui, Some(Field::By), &mut String::new(), None);
    });
    form.claim_by(now, &sheet.scope.texts.get("doubt-nobody"));
}

/// The fact that records the agreement, of those about the tie.
fn agreement(sheet: &mut Sheet<'_, '_>, ui: &mut Ui, form: &mut ClaimForm) {
    let atlas = sheet.scope.session.atlas();
    let Some(tie) = form.tie() else {
        return;
    };
    let subject = Subject::Tie(tie);
    let agreements: Vec<_> = atlas
        .facts_about(&subject)
        .filter(|(_, fact)| fact.kind == crate::atlas::FactKind::Agreement)
        .map(|(id, _)| id.clone())
        .chain(form.agreement.clone())
        .collect();
    if agreements.is_empty() {
        return;
    }
    let mut items = vec![Item::new(None, sheet.scope.texts.get("no-agreement"))];
    for id in agreements {
        let fact = atlas.facts.get(&id);
        let name = fact.map_or_else(|| id.to_string(), |fact| fact.statement.clone());
        if items.iter().all(|item| item.value.as_ref() != Some(&id)) {
            items.push(Item::new(Some(id), name));
        }
    }
    sheet.choice(ui, "label-agreement", &mut form.agreement, &items);
}

impl Sheet<'_, '_> {
    /// What a tie is said to be, each kind with its line; another kind has its name.
    pub(super) fn kind(&mut self, ui: &mut Ui, form: &mut KindForm) {
        let items = self
            .kinds()
            .map(|(kind, item)| Item {
                value: kind,
                ..item
            })
            .collect::<Vec<_>>();
        self.choice(ui, "label-kind", &mut form.kind, &items);
        if matches!(form.kind, Kind::Other(_)) {
            self.text(ui, "label-kind-name", Some(Field::Kind), &mut form.name);
        }
    }

    /// The kinds to choose from, with their names and lines.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (Kind, Item<Kind>)> + use<> {
        let (texts, palette) = (self.scope.texts, self.scope.palette);
        let items = KindForm::ALL.map(|kind| {
            let name = match &kind {
                Kind::Other(_) => texts.get("another-kind"),
                kind => texts.kind_head(kind),
            };
            let lines = Meaning::Kind(kind.clone()).swatch(palette);
            (
                kind.clone(),
                Item {
                    value: kind,
                    name,
                    lines,
                },
            )
        });
        items.into_iter()
    }

    /// How sure it is, and why.
    pub(super) fn certainty(&mut self, ui: &mut Ui, form: &mut CertaintyForm) {
        let texts = self.scope.texts;
        let degrees = [
            (Degree::Stated, "degree-stated"),
            (Degree::Inferred, "degree-inferred"),
            (Degree::Doubted, "degree-doubted"),
            (Degree::Withdrawn, "degree-withdrawn"),
        ];
        let items = degrees.map(|(degree, key)| Item::new(degree, texts.get(key)));
        self.choice(ui, "label-certainty", &mut form.degree, &items);
        if form.degree != Degree::Stated {
            self.long(ui, "label-why", Some(Field::Why), &mut form.why);
        }
    }
}

/// Whose claim it is, as the title of its form.
pub(super) fn title(sheet: &Sheet<'_, '_>, form: &ClaimForm) -> String {
    let (texts, atlas) = (sheet.scope.texts, sheet.scope.session.atlas());
    if form.number.is_none() {
        return match &form.ends {
            Ends::Tie(_) => texts.get("form-new-claim"),
            // The pair has a tie: what is added is a further claim on it.
            Ends::From { .. } if form.tie().is_some_and(|tie| atlas.ties.contains_key(&tie)) => {
                texts.get("form-further-claim")
            }
            Ends::From { city, .. } => {
                let city = sheet.scope.texts.city(atlas, city);
                texts.with("form-connect", &[("city", city.into())])
            }
        };
    }
    match (form.by, form.cities()) {
        ([true, true], _) => texts.get("form-claim-both"),
        ([true, false], [Some(city), _]) | ([false, true], [_, Some(city)]) => {
            let city = sheet.scope.texts.city(atlas, city);
            texts.with("form-claim-of", &[("city", city.into())])
        }
        _ => texts.get("form-claim-reported"),
    }
}

/// The tie, and which of its claims it is.
pub(super) fn beneath(sheet: &Sheet<'_, '_>, ui: &mut Ui, form: &ClaimForm) {
    let (texts, atlas) = (sheet.scope.texts, sheet.scope.session.atlas());
    let Some(tie) = form.tie() else {
        return;
    };
    let [a, b] = tie.ends().map(|end| sheet.scope.texts.city(atlas, end));
    let name = texts.with("tie-name", &[("a", a.into()), ("b", b.into())]);
    let body = theme::body(sheet.scope.palette);
    let soft = body.colour(theme::colour(sheet.scope.palette.soft_ink));
    let count = atlas.ties.get(&tie).map_or(0, |tie| tie.claims.len());
    let which = match form.number {
        Some(number) => texts.with(
            "claim-of-claims",
            &[("number", (number + 1).into()), ("count", count.into())],
        ),
        None if count == 0 => texts.get("no-tie-yet"),
        None => texts.with("claims-so-far", &[("count", count.into())]),
    };
    ui.set_max_width(WIDTH);
    bidi::paragraph(
        ui,
        Paragraph::new()
            .text(name, body)
            .text(format!("  {which}"), soft),
    );
}
