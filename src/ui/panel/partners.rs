//! The ties of a city by kind, in two columns, each with its year.

use eframe::egui::{Align, Id as WidgetId, Layout, Rect, Ui, pos2, vec2};

use super::super::bidi::{self, Paragraph};
use super::super::{Scope, theme};
use super::parts::{self, SWATCH};
use crate::atlas::{Id, Kind, State, Subject};
use crate::scene::drawn::{Stroke, swatch};
use crate::session::SelectAction;
use crate::standing::overview::{Group, Partner};
use crate::standing::{Accord, Standing, Stands};
use crate::ui::bidi::Tip as _;

/// Two columns, and the gap between them.
const COLUMN: f32 = 152.0;
const GAP: f32 = 8.0;
const ROW: f32 = 20.0;
/// How wide years are.
const YEARS: f32 = 52.0;
/// How wide the sample of the lines of a tie is that is contested, or more than one kind.
const CONTESTED: f32 = 14.0;
/// A longer list shows so many, and unfolds.
const SHOWN: usize = 26;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, city: &Id, groups: &[Group]) {
    for group in groups {
        parts::rule(ui, scope);
        head(ui, scope, group);
        let lists = [
            (&group.ties, None),
            (&group.unconfirmed, Some("unconfirmed-count")),
            (&group.beside, Some("beside-count")),
        ];
        let mut is_first = true;
        for (number, (partners, said)) in lists.into_iter().enumerate() {
            if partners.is_empty() {
                continue;
            }
            // What is said of the first list stands in the head.
            if let Some(key) = said.filter(|_| !is_first) {
                ui.add_space(4.0);
                bidi::label(
                    ui,
                    counted(scope, key, partners),
                    theme::note(scope.palette),
                );
            }
            is_first = false;
            let id = WidgetId::unique(("partners", city.as_str(), &group.kind, number));
            list(ui, scope, id, &group.kind, partners);
        }
    }
}

/// How many there are, with a word for what they have in common.
fn counted(scope: &Scope<'_>, key: &str, partners: &[Partner]) -> String {
    scope.texts.with(key, &[("count", partners.len().into())])
}

/// The kind, drawn as on the map and in its colour, and how many there are: the unconfirmed ones where there is no
/// other, and those that have it beside another kind where there is none of these either.
fn head(ui: &mut Ui, scope: &Scope<'_>, group: &Group) {
    let is_confirmed =
        !group.ties.is_empty() || group.beside.iter().any(|partner| partner.confirmed);
    let plain = alone(&group.kind, State::Active, is_confirmed);
    let word = theme::colour(scope.palette.kind(&group.kind).word);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(SWATCH, 16.0), eframe::egui::Sense::hover());
        parts::lines(ui, rect, SWATCH, &swatch(&plain, scope.palette));
        let style = theme::head(scope.palette).colour(word);
        let name = Paragraph::new().text(scope.texts.kind_head(&group.kind), style);
        bidi::paragraph(ui, name.max_width(COLUMN).max_rows(1));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let count = if !group.ties.is_empty() {
                scope.texts.count(group.ties.len())
            } else if !group.unconfirmed.is_empty() {
                counted(scope, "unconfirmed-count", &group.unconfirmed)
            } else {
                counted(scope, "beside-count", &group.beside)
            };
            bidi::label(ui, count, theme::note(scope.palette));
        });
    });
    ui.add_space(2.0);
}

fn list(ui: &mut Ui, scope: &mut Scope<'_>, id: WidgetId, kind: &Kind, partners: &[Partner]) {
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
            row(ui, scope, kind, partner);
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

/// A tie of one kind alone, to draw a sample of.
fn alone(kind: &Kind, state: State, is_confirmed: bool) -> Standing {
    Standing {
        kinds: vec![kind.clone()],
        beside: Vec::new(),
        accord: if is_confirmed {
            Accord::Agreed
        } else {
            Accord::Unconfirmed
        },
        state,
        stands: Stands::Yes,
        date_disputed: false,
    }
}

/// The lines of a tie that is more than its group says: those of a dispute, then a lane for each kind beside.
fn lines(scope: &Scope<'_>, group: &Kind, partner: &Partner) -> Vec<Stroke> {
    /// Between the middles of two lanes, points.
    const LANE: f64 = 4.0;
    let standing = &partner.standing;
    let mut lanes = Vec::new();
    if standing.is_contested() {
        lanes.push(swatch(standing, scope.palette));
    } else {
        lanes.push(swatch(
            &alone(group, partner.state, partner.confirmed),
            scope.palette,
        ));
        for kind in standing.kinds.iter().filter(|kind| *kind != group) {
            let is_confirmed = standing.accord != Accord::Unconfirmed;
            lanes.push(swatch(
                &alone(kind, standing.state, is_confirmed),
                scope.palette,
            ));
        }
    }
    for beside in standing.beside.iter().filter(|b| b.kind != *group) {
        lanes.push(swatch(
            &alone(&beside.kind, beside.state, beside.confirmed),
            scope.palette,
        ));
    }
    let middle = (lanes.len() - 1) as f64 / 2.0;
    for (number, lane) in lanes.iter_mut().enumerate() {
        for stroke in lane {
            stroke.offset += (middle - number as f64) * LANE;
        }
    }
    lanes.into_iter().flatten().collect()
}

/// One partner: since when, and its name, and the lines of the tie where they tell more than its group; the row as a
/// whole leads to the tie.
fn row(ui: &mut Ui, scope: &mut Scope<'_>, group: &Kind, partner: &Partner) {
    let palette = scope.palette;
    let atlas = scope.session.atlas();
    let years = partner.since.as_ref();
    let years = years.map_or_else(
        || scope.texts.get("date-unknown-short"),
        |since| scope.texts.years(since),
    );
    let mut name = scope.texts.city(atlas, &partner.city).to_owned();
    if partner.stands == Stands::Maybe {
        name.push('?');
    }
    let has_lines = partner.standing.is_contested() || !partner.also(group).is_empty();
    let described = described(scope, group, partner);
    let (rect, response) = parts::row(ui, scope, [COLUMN, ROW], &name, &described);
    let note = theme::note(palette);
    let mut place = rect;
    place.max.x = place.left() + YEARS;
    parts::write(ui, place, Align::LEFT, &years, note);
    place.min.x = place.max.x;
    place.max.x = rect.right();
    if has_lines {
        place.max.x -= CONTESTED + 6.0;
    }
    let style = if partner.confirmed {
        note.colour(theme::colour(palette.ink))
    } else {
        note
    };
    let (width, shortened) = parts::write(ui, place, Align::LEFT, &name, style);
    if has_lines {
        let left = pos2(place.left() + width + 6.0, rect.top());
        let place = Rect::from_min_size(left, vec2(CONTESTED, rect.height()));
        parts::lines(ui, place, CONTESTED, &lines(scope, group, partner));
    }
    let clicked = response.clicked();
    let is_plain = !has_lines && partner.state == State::Active && partner.since.is_some();
    if shortened || !is_plain {
        response.tip(format!("{name}: {described}"));
    }
    if clicked {
        let tie = Subject::Tie(partner.tie.clone());
        scope.act(SelectAction::Select(Some(tie)));
    }
}

/// What a row tells of its tie in words: `contested, expired, also memorandum, since 2006`.
fn described(scope: &Scope<'_>, group: &Kind, partner: &Partner) -> String {
    let texts = scope.texts;
    let mut words = Vec::new();
    if partner.standing.is_contested() {
        words.push(texts.get("contested").to_lowercase());
    }
    words.extend(texts.state_within(partner.state));
    let also = partner.also(group).into_iter();
    let also: Vec<String> = also.map(|kind| texts.kind(kind)).collect();
    if !also.is_empty() {
        let also = also.join(", ");
        words.push(texts.with("also-kinds", &[("kinds", (&also).into())]));
    }
    words.push(match &partner.since {
        Some(since) => texts.since(since),
        None => texts.get("no-date"),
    });
    words.join(", ")
}
