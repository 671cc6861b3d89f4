//! The ties of a city by kind, in two columns, each with its year.

use eframe::egui::{Align, Id as WidgetId, Layout, Rect, Ui, pos2, vec2};

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::parts::{self, SWATCH};
use crate::atlas::{Id, Kind, State, Subject};
use crate::scene::drawn::swatch;
use crate::session::Action;
use crate::standing::overview::{Group, Partner};
use crate::standing::{Accord, Standing, Stands};

/// Two columns, and the gap between them.
const COLUMN: f32 = 152.0;
const GAP: f32 = 8.0;
const ROW: f32 = 20.0;
/// How wide years are.
const YEARS: f32 = 52.0;
/// How wide the sample of a contested tie's lines is.
const CONTESTED: f32 = 14.0;
/// A longer list shows so many, and unfolds.
const SHOWN: usize = 26;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id, groups: &[Group]) {
    for group in groups {
        parts::rule(ui, scope);
        head(ui, scope, group);
        if !group.ties.is_empty() {
            list(ui, scope, city, &group.kind, &group.ties);
        }
        if !group.unconfirmed.is_empty() {
            if !group.ties.is_empty() {
                ui.add_space(4.0);
                bidi::label(ui, unconfirmed(scope, group), theme::note(scope.palette));
            }
            list(ui, scope, city, &group.kind, &group.unconfirmed);
        }
    }
}

/// How many of a group no end vouches for.
fn unconfirmed(scope: &Scope<'_>, group: &Group) -> String {
    let count = [("count", group.unconfirmed.len().into())];
    scope.texts.with("unconfirmed-count", &count)
}

/// The kind, drawn as on the map and in its colour, and how many there are: the unconfirmed ones where there is no
/// other.
fn head(ui: &mut Ui, scope: &Scope<'_>, group: &Group) {
    let plain = Standing {
        kinds: vec![group.kind.clone()],
        beside: Vec::new(),
        accord: if group.ties.is_empty() {
            Accord::Unconfirmed
        } else {
            Accord::Agreed
        },
        state: State::Active,
        stands: Stands::Yes,
        date_disputed: false,
    };
    let word = theme::colour(scope.palette.kind(&group.kind).word);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(SWATCH, 16.0), eframe::egui::Sense::hover());
        parts::lines(ui, rect, SWATCH, &swatch(&plain, scope.palette));
        let style = theme::head(scope.palette).colour(word);
        let name = Paragraph::new().text(scope.texts.kind_head(&group.kind), style);
        bidi::paragraph(ui, name.max_width(COLUMN).max_rows(1));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let count = if group.ties.is_empty() {
                unconfirmed(scope, group)
            } else {
                group.ties.len().to_string()
            };
            bidi::label(ui, count, theme::note(scope.palette));
        });
    });
    ui.add_space(2.0);
}

fn list(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id, kind: &Kind, partners: &[Partner]) {
    let unconfirmed = partners.first().is_some_and(is_unconfirmed);
    let id = WidgetId::unique(("partners", city.as_str(), kind, unconfirmed));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let shown = if open || partners.len() <= SHOWN {
        partners
    } else {
        &partners[..SHOWN]
    };
    let rows = shown.len().div_ceil(2);
    // Down the left column, then down the right one.
    let halves: Vec<&[Partner]> = shown.chunks(rows.max(1)).collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    parts::columns(ui, &[COLUMN, COLUMN], GAP, |ui, half| {
        for partner in halves.get(half).copied().unwrap_or_default() {
            row(ui, scope, partner);
        }
    });
    ui.spacing_mut().item_spacing.y = 4.0;
    if partners.len() > SHOWN {
        let count = [("count", (partners.len() - SHOWN).into())];
        let text = if open {
            scope.texts.get("fewer")
        } else {
            scope.texts.with("more", &count)
        };
        parts::unfolds(ui, scope, id, &text);
    }
}

/// One partner: since when, and its name; the row as a whole leads to the tie.
fn row(ui: &mut Ui, scope: &mut Scope<'_>, partner: &Partner) {
    let palette = scope.palette;
    let atlas = scope.session.atlas();
    let years = partner.since.as_ref();
    let years = years.map_or_else(
        || scope.texts.get("date-unknown-short"),
        |since| scope.texts.years(since),
    );
    let mut name = atlas.name_of(&partner.city).to_owned();
    if partner.standing.stands == Stands::Maybe {
        name.push('?');
    }
    let contested = partner.standing.is_contested();
    let mut described = Vec::new();
    if contested {
        described.push(scope.texts.get("contested").to_lowercase());
    }
    if partner.standing.state != State::Active {
        described.push(scope.texts.state(partner.standing.state).to_lowercase());
    }
    described.push(match &partner.since {
        Some(since) => scope.texts.since(since),
        None => scope.texts.get("no-date"),
    });
    let described = described.join(", ");
    let (rect, response) = parts::row(ui, scope, [COLUMN, ROW], &name, &described);
    let note = theme::note(palette);
    let mut place = rect;
    place.max.x = place.left() + YEARS;
    parts::write(ui, place, Align::LEFT, &years, note);
    place.min.x = place.max.x;
    place.max.x = rect.right();
    if contested {
        place.max.x -= CONTESTED + 6.0;
    }
    let style = if is_unconfirmed(partner) {
        note
    } else {
        note.colour(theme::colour(palette.ink))
    };
    let (width, shortened) = parts::write(ui, place, Align::LEFT, &name, style);
    if contested {
        let left = pos2(place.left() + width + 6.0, rect.top());
        let place = Rect::from_min_size(left, vec2(CONTESTED, rect.height()));
        parts::lines(ui, place, CONTESTED, &swatch(&partner.standing, palette));
    }
    let clicked = response.clicked();
    let is_plain = !contested && partner.standing.state == State::Active && partner.since.is_some();
    if shortened || !is_plain {
        response.on_hover_text(format!("{name}: {described}"));
    }
    if clicked {
        let tie = Subject::Tie(partner.tie.clone());
        scope.actions.push(Action::Select(Some(tie)));
    }
}

fn is_unconfirmed(partner: &Partner) -> bool {
    partner.standing.accord == Accord::Unconfirmed
}
